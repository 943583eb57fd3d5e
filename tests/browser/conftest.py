"""One Chromium and one server with the example open, for the tests that do not need their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.driving import Server, chromium, serving, settled, visiting


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright, real_tool: Callable[[str], str]) -> Iterator[Browser]:
    with chromium(playwright, real_tool("chromium")) as started:
        yield started


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("person")) as started:
        yield started


@pytest.fixture(scope="module")
def example(browser: Browser, server: Server) -> str:
    """The id of a copy of the first example, opened through the start page."""
    with visiting(browser) as page:
        page.goto(server.address)
        page.get_by_role("button", name="Anpassad grundskola").first.click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        return page.url.split("bedomning=")[1]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with visiting(browser) as opened:
        yield opened
