"""Every page in the dark, on a phone and at 200 % zoom; what opens on it, and where focus is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import PATIENCE, Server, answered, settled
from tests.browser.test_accessible import ADDRESSES, STREAMLITS_OWN, go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

EVERY = [
    *ADDRESSES,
    "register",
    "register?visa=forfaller",
    "register?visa=belastning",
    "utgava",
    "utkast",
    "visning",
    "visning?avsnitt=4",
    "visning?avsnitt=6",
]
UNKNOWN = "arendet?bedomning=finns-inte"
PHONE, DESKTOP = 360, 1280


@contextmanager
def looking(
    browser: Browser, *, width: int, zoom: int = 1, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """Open a window as somebody has it; a zoom of 2 leaves room for half of what is on the screen."""
    context = browser.new_context(
        viewport={"width": width // zoom, "height": 900},
        device_scale_factor=zoom,
        color_scheme=scheme,
        locale="sv-SE",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """Return what axe finds that is ours to mend."""
    return [
        f"{v['id']}: {v['help']} – {[n['html'][:160] for n in v['nodes'][:3]]}"
        for v in Axe().run(page).response["violations"]
        if v["id"] not in STREAMLITS_OWN
    ]


def sideways(page: Page) -> int:
    """Return how many pixels of the page stand outside the window."""
    return int(
        page.evaluate(
            "Math.max(...['html', '[data-testid=stMain]'].map(s => document.querySelector(s))"
            ".map(e => e.scrollWidth - e.clientWidth))"
        )
    )


@pytest.mark.parametrize("address", EVERY)
def test_in_the_dark_on_a_phone(browser: Browser, server: Server, example: str, address: str) -> None:
    with looking(browser, width=PHONE, scheme="dark") as page:
        go(page, server, example, address)

        assert violations(page) == []
        assert sideways(page) == 0


@pytest.mark.parametrize("address", EVERY)
def test_at_200_per_cent_nothing_is_scrolled_sideways(
    browser: Browser, server: Server, example: str, address: str
) -> None:
    with looking(browser, width=DESKTOP, zoom=2) as page:
        go(page, server, example, address)

        assert sideways(page) == 0
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        assert sideways(page) == 0


def test_every_page_is_swedish_and_has_a_title_and_an_address_of_its_own(
    page: Page, server: Server, example: str
) -> None:
    titles = {}
    for address in EVERY:
        path = address.partition("?")[0]
        go(page, server, example, address)
        assert page.locator("html").get_attribute("lang") == "sv"
        assert page.url.removeprefix(f"{server.address}/").partition("?")[0] == path
        titles[path] = page.title()

    assert len(set(titles.values())) == len(titles)
    assert all("Konsekvens" in title for title in titles.values())


def test_focus_is_on_the_heading_after_every_step(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "arendet")
    while (onwards := page.locator('.st-key-vidare button:has-text("Vidare")')).count():
        before = page.locator("h1").inner_text()
        onwards.press("Enter")
        expect(page.locator("h1")).not_to_have_text(before)
        expect(page.locator("h1")).to_be_focused()
        settled(page)


def test_focus_is_on_the_heading_of_every_stop_of_the_tour(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "visning")
    for _ in range(5):
        before = page.locator("h2").inner_text()
        page.get_by_role("button", name="Vidare").press("Enter")
        expect(page.locator("h2")).not_to_have_text(before)
        expect(page.locator("h2")).to_be_focused()
        settled(page)

    expect(page.get_by_role("button", name="Vidare")).to_have_count(0)


@pytest.mark.parametrize("address", ["barnets-rattigheter?avsnitt=paverkan", "samlad", "resultat"])
def test_what_opens_is_as_good(page: Page, server: Server, example: str, address: str) -> None:
    go(page, server, example, address)
    meaning = page.get_by_test_id("stMain").locator("summary", has_text="Vad betyder det här?").first
    meaning.press("Enter")
    expect(meaning.locator("xpath=..").get_by_role("listitem").first).to_be_visible()
    for folded in page.locator("details > summary").all():
        folded.evaluate("e => { e.parentElement.open = true }")

    assert violations(page) == []


def test_an_empty_assessment_is_as_good(page: Page, server: Server) -> None:
    page.goto(server.address)
    settled(page)
    page.get_by_role("button", name="Börja en ny bedömning").click()
    page.wait_for_url("**/arendet?bedomning=*")
    answered(page)
    empty = page.url.split("bedomning=")[1]
    for address in ("arendet", "grupper", "barnets-rattigheter", "resultat", "granska"):
        go(page, server, empty, address)
        assert violations(page) == [], address


def test_an_assessment_that_is_not_there_is_as_good(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/{UNKNOWN}")
    settled(page)

    assert violations(page) == []
