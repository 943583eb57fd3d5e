"""The result page in a real browser: pictures that are drawn, and traces that open without a mouse."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


def go(page: Page, server: Server, example: str) -> None:
    page.goto(f"{server.address}/resultat?bedomning={example}")
    settled(page)


@pytest.mark.parametrize("width", [1280, 400])
def test_the_pictures_are_drawn_and_told_in_words(
    browser: Browser, server: Server, example: str, width: int
) -> None:
    with visiting(browser, width=width) as page:
        go(page, server, example)
        pictures = page.locator(
            '[role="graphics-document"][aria-label^="Stapeldiagram: försämring åt vänster"]'
        )
        expect(pictures.first).to_be_visible()
        box = pictures.first.bounding_box()

        assert box is not None
        assert box["height"] > 50
        assert box["x"] + box["width"] <= width
        assert page.get_by_test_id("stException").count() == 0
        assert page.locator('[data-testid="stVegaLiteChart"] pre').count() == 0


def test_a_trace_is_opened_with_the_keyboard(page: Page, server: Server, example: str) -> None:
    go(page, server, example)
    trace = page.locator("tr.spar details").first
    trace.locator("summary").press("Enter")

    expect(trace.get_by_text("100 × summan / vikterna")).to_be_visible()


def test_a_change_leads_to_its_very_question(page: Page, server: Server, example: str) -> None:
    go(page, server, example)
    page.get_by_role("link", name="Till frågan").first.click()
    settled(page)

    expect(page.locator('[class*="st-key-fraga-"] h3:focus')).to_be_visible()
