"""The language that a request is answered in: what was chosen, what is set, what the browser asks for."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assessment.server.page import FirstPage, rewritten, script
from assessment.server.spoken import BY_BROWSER, COOKIE, spoken

KNOWN = ("sv", "en")
PAGE = '<html lang="en"><head><title>x</title></head><body><noscript>x</noscript></body></html>'


def scope(address: str = "", setting_of: Mapping[str, str] | None = None, *more: tuple[str, str]) -> Any:
    headers = [*(setting_of or {}).items(), *more]
    return {
        "query_string": address.encode("latin-1"),
        "headers": [(a.encode(), b.encode()) for a, b in headers],
    }


async def streamlits(request: Request) -> Response:
    return HTMLResponse("" if request.method == "HEAD" else PAGE)


def visited(*addresses: str, setting: str = "sv", method: str = "GET") -> list[httpx.Response]:
    """Return the answers to one browser, which keeps its cookies."""
    app = Starlette(routes=[Route("/{rest:path}", streamlits, methods=["GET", "HEAD"])])
    transport = httpx.ASGITransport(FirstPage(app, setting))

    async def visit() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as browser:
            return [await browser.request(method, a, headers={"accept": "text/html"}) for a in addresses]

    return asyncio.run(visit())


@pytest.mark.parametrize(
    ("address", "cookie", "setting", "browser", "expected"),
    [
        ("", "", "sv", "en", "sv"),
        ("", "", "en", "sv", "en"),
        ("", "", BY_BROWSER, "en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("", "", BY_BROWSER, "de, sv;q=0.5, en;q=0.7", "en"),
        ("", "", BY_BROWSER, "de,fr", "sv"),
        ("", "", BY_BROWSER, "", "sv"),
        ("", f"{COOKIE}=en", "sv", "sv", "en"),
        ("", f"{COOKIE}=sv", "en", "en", "sv"),
        ("", f"{COOKIE}=sv", BY_BROWSER, "en", "sv"),
        ("sprak=en", f"{COOKIE}=sv", "sv", "sv", "en"),
        ("bedomning=a&sprak=sv", f"{COOKIE}=en", "en", "en", "sv"),
        ("sprak=sv&sprak=en", "", "sv", "", "en"),
    ],
)
def test_the_address_goes_before_the_cookie_before_the_setting_before_the_browser(
    address: str, cookie: str, setting: str, browser: str, expected: str
) -> None:
    asked = scope(address, {"cookie": cookie, "accept-language": browser})

    assert spoken(asked, setting, KNOWN) == expected


@pytest.mark.parametrize(
    ("browser", "expected"),
    [
        ("en;q=0, sv;q=0.1", "sv"),
        ("en;q=nan, sv;q=0.1", "sv"),
        ("sv;q=0.1, en;q=inf", "sv"),
        ("sv;q=0.1, en;q=1e9", "sv"),
        ("sv;q=0.1, en;q=-1", "sv"),
        ("en;q=1.000, sv", "en"),
        ("EN-gb;Q=0.3", "en"),
        (",,;q=;;=,en", "en"),
        ("*", "sv"),
        ("en" * 10_000, "sv"),
    ],
)
def test_a_browsers_wishes_are_read_as_far_as_they_can_be(browser: str, expected: str) -> None:
    assert spoken(scope("", {"accept-language": browser}), BY_BROWSER, KNOWN) == expected


def test_headers_that_are_sent_in_parts_are_read_whole() -> None:
    cookies = scope("", {"cookie": "a=b"}, ("cookie", f"{COOKIE}=en"), ("cookie", "c=d"))
    wishes = scope("", {"accept-language": "de"}, ("accept-language", "en;q=0.5"))

    assert spoken(cookies, "sv", KNOWN) == "en"
    assert spoken(wishes, BY_BROWSER, KNOWN) == "en"


@pytest.mark.parametrize(
    "cookie", [f"bad[=1; {COOKIE}=en", f'x="; {COOKIE}=en', f"{COOKIE}=en; \x01=2", f"=; {COOKIE}=en"]
)
def test_somebody_elses_odd_cookie_does_not_hide_ours(cookie: str) -> None:
    assert spoken(scope("", {"cookie": cookie}), "sv", KNOWN) == "en"


@pytest.mark.parametrize(
    "address",
    [
        "sprak=../en",
        "sprak=<script>",
        "sprak=en%0d%0aSet-Cookie:%20a=b",
        "sprak=",
        "sprak",
        "sprak=%ff",
        "sprak=EN",
    ],
)
def test_what_is_no_language_of_ours_is_not_heeded_and_not_remembered(address: str) -> None:
    (answer,) = visited(f"/?{address}")

    assert '<html lang="sv">' in answer.text
    assert "set-cookie" not in answer.headers
    assert "a" not in answer.cookies


def test_a_choice_is_spoken_and_remembered() -> None:
    chosen, again, back, after = visited("/?sprak=en&bedomning=x", "/arendet", "/?sprak=sv", "/")

    assert '<html lang="en">' in chosen.text
    assert "Konsekvens needs JavaScript" in chosen.text
    kept = chosen.headers["set-cookie"]
    assert kept.startswith(f"{COOKIE}=en; Path=/; Max-Age=")
    assert {"SameSite=Lax", "HttpOnly"} <= set(kept.split("; "))
    assert '<html lang="en">' in again.text
    assert "set-cookie" not in again.headers
    assert '<html lang="sv">' in back.text
    assert '<html lang="sv">' in after.text


def test_a_head_request_is_answered_as_the_page_would_be_but_without_it() -> None:
    (answer,) = visited("/?sprak=en", method="HEAD")

    assert answer.status_code == HTTPStatus.OK
    assert answer.content == b""
    assert answer.headers["set-cookie"].startswith(f"{COOKIE}=en;")


def test_pages_that_are_made_at_once_never_mix_their_languages() -> None:
    async def made() -> list[str]:
        return list(
            await asyncio.gather(*(asyncio.to_thread(rewritten, PAGE, tag) for tag in ("sv", "en") * 20))
        )

    pages = asyncio.run(made())

    assert ["needs JavaScript" in page for page in pages] == [False, True] * 20


def test_streamlit_keeps_its_own_words_in_english() -> None:
    assert "Inget passar" not in script("en")
    assert '["en-GB", "en"]' in script("en")
    assert "Inget passar" in script("sv")
    assert '["sv-SE", "sv"]' in script("sv")
