"""What every question's box has: a heading that reads as one, and ways on that say whether they are open."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Server
from tests.browser.test_accessible import go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SECTION = "barnets-rattigheter?avsnitt=paverkan"
SAFETY = ".st-key-fraga-barnets-rattigheter-trygghet"
_ANOTHER = """() => document.addEventListener("click", () => {
  const app = document.querySelector('[data-testid="stApp"]');
  app.setAttribute("data-test-script-state", "running");
  setTimeout(() => app.setAttribute("data-test-script-state", "notRunning"), 0);
}, { once: true })"""
"""As when who else is here is asked for just before a press is heard of."""
_SHORT = """(() => {
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (!(window.short && name === "data-test-script-state")) set.call(this, name, value);
  };
})()"""
"""As when the browser is so busy that it draws a run's beginning and end at once."""


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


@pytest.mark.parametrize("run", ["another's, before", "too short to be seen"])
def test_focus_goes_into_what_is_opened_whatever_run_is_seen(
    page: Page, server: Server, example: str, run: str
) -> None:
    page.add_init_script(_SHORT)
    go(page, server, example, SECTION)
    box = page.locator(SAFETY)
    way = box.get_by_role("button", name="Kommentera")
    expect(way).to_have_attribute("aria-expanded", "false")
    page.evaluate(_ANOTHER if run.startswith("another") else "window.short = true")

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
