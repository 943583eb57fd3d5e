"""Two windows in one assessment: each is told of the other, without anybody doing anything."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, settled, visiting
from tests.browser.test_accessible import STREAMLITS_OWN

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


def test_each_window_is_told_of_the_other_and_a_reload_is_nobody_new(
    browser: Browser, page: Page, server: Server
) -> None:
    page.goto(server.address)
    page.get_by_role("button", name="Börja en ny bedömning").click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    began = page.url
    ways: tuple[Callable[[], object], ...] = (
        page.reload,
        lambda: page.goto(began.replace("/arendet", "/grupper")),
        page.go_back,
        page.go_forward,
        lambda: page.goto(began),
    )
    for way in ways:
        way()
        settled(page)
        expect(page.get_by_text("Också här nu")).to_have_count(0)

    with visiting(browser) as other:
        other.goto(page.url.replace("/arendet", "/grupper"))
        settled(other)
        expect(other.get_by_text("Också här nu: ett annat fönster, i 1 Ärendet")).to_be_visible()
        assert [
            v["id"] for v in Axe().run(other).response["violations"] if v["id"] not in STREAMLITS_OWN
        ] == []
        # Who was here first is told by the page's own clock, with a text half written.
        field = page.get_by_role("textbox", name="Ärendemening")
        field.press_sequentially("Skol")
        expect(page.get_by_text("Också här nu: ett annat fönster, i 3 Vilka berörs?")).to_be_visible()
        expect(field).to_be_focused()
        expect(field).to_have_value("Skol")
