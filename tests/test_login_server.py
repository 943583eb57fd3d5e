"""The door of the server: who it opens for without login, under which name, and how its cookies travel."""

import asyncio
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assessment.server import ServerError, serve
from assessment.server.launch import _names
from assessment.server.login import OwnFiles, SecureCookies
from assessment.settings import Settings
from tests.test_identity import settings


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "konsekvens.lillmark.se"])  # noqa: S104 - an address that is to be refused
def test_without_login_nobody_but_the_own_computer_is_let_in(address: str) -> None:
    with pytest.raises(
        ServerError, match=r"utan inloggning.*KONSEKVENS_LOGIN_METADATA.*KONSEKVENS_WITHOUT_LOGIN=ja"
    ):
        serve(Settings.read({"KONSEKVENS_ADDRESS": address, "KONSEKVENS_PORT": "0"}))


def test_with_login_it_answers_to_the_name_that_people_write() -> None:
    assert _names(settings(KONSEKVENS_ADDRESS="0.0.0.0")) == ("konsekvens.lillmark.se",)  # noqa: S104 - not bound
    assert _names(settings(KONSEKVENS_ALLOWED_HOSTS="a.lillmark.se")) == ("a.lillmark.se",)


def test_no_cookie_travels_without_https() -> None:
    async def page(_request: Request) -> Response:
        answer = PlainTextResponse("hej")
        answer.set_cookie("a", "1", httponly=True)
        answer.set_cookie("b", "2", secure=True)
        return answer

    app = SecureCookies(Starlette(routes=[Route("/", page)]))

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://prov") as client:
            return await client.get("/")

    found = asyncio.run(asked()).headers.get_list("set-cookie")

    assert [cookie.lower().count("; secure") for cookie in found] == [1, 1]
    assert "httponly" in found[0].lower()


@pytest.mark.parametrize("cookie", ["", "_streamlit_user=", "_streamlit_user=e30.x.y", "_streamlit_user=åäö"])
def test_a_file_is_not_even_made_for_a_cookie_that_is_not_ours(cookie: str) -> None:
    asked: list[Any] = []
    said: list[Any] = []

    async def inner(scope: Any, _receive: Any, _send: Any) -> None:
        asked.append(scope["path"])

    async def send(message: Any) -> None:
        said.append(message)

    async def receive() -> dict[str, str]:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/media/a.docx",
        "headers": [(b"cookie", cookie.encode("latin-1"))],
    }
    asyncio.run(OwnFiles(inner, lambda *_: True)(scope, receive, send))

    assert asked == []
    assert said[0]["status"] == 404
