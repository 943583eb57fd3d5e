"""What every question's box has: a heading that reads as one, and ways on that say whether they are open."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Server
from tests.browser.test_accessible import go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SECTION = "barnets-rattigheter?avsnitt=paverkan"
SAFETY = ".st-key-fraga-barnets-rattigheter-trygghet"
_ANOTHER_RUN = """() => document.addEventListener("click", () => {
  const app = document.querySelector('[data-testid="stApp"]');
  app.setAttribute("data-test-script-state", "running");
  setTimeout(() => app.setAttribute("data-test-script-state", "notRunning"), 0);
}, { once: true })"""
"""As seen on the page when who else is here is asked for just before a press is heard of."""


def test_a_button_opens_what_belongs_to_a_question_and_says_so(
    page: Page, server: Server, example: str
) -> None:
    """For who does not see the page too: open or not, and where one stands afterwards."""
    go(page, server, example, SECTION)
    box = page.locator(SAFETY)
    expect(box.get_by_role("heading", level=3)).to_have_count(1)
    way = box.get_by_role("button", name="Kommentera")
    field = box.get_by_label("Ny kommentar")
    expect(way).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_count(0)

    way.focus()
    page.keyboard.press("Enter")
    expect(way).to_have_attribute("aria-expanded", "true")
    expect(field).to_be_focused()

    way.focus()
    page.keyboard.press("Enter")
    expect(field).to_have_count(0)
    expect(way).to_have_attribute("aria-expanded", "false")
    expect(way).to_be_focused()


def test_focus_goes_into_what_is_opened_though_another_run_ends_first(
    page: Page, server: Server, example: str
) -> None:
    go(page, server, example, SECTION)
    box = page.locator(SAFETY)
    way = box.get_by_role("button", name="Kommentera")
    expect(way).to_have_attribute("aria-expanded", "false")
    page.evaluate(_ANOTHER_RUN)

    way.focus()
    page.keyboard.press("Enter")
    expect(box.get_by_label("Ny kommentar")).to_be_focused()


def test_what_is_saved_stays_in_sight_on_every_step(page: Page, server: Server, example: str) -> None:
    for place in ("arendet", SECTION):
        go(page, server, example, place)
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 1500)")
        line = page.locator(".st-key-sparat")
        expect(line).to_be_in_viewport()
        top = line.evaluate("line => line.getBoundingClientRect().top")
        assert -1 <= top < 20, place
