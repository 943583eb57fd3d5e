"""At every step: what has left its field outlives a reload, going back, a second window and a cut line."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.driving import Server, answered, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

FIELDS = {
    "arendet": "Handläggande funktion",
    "alternativ": "Vilka andra lösningar har ni tänkt på men valt bort?",
    "grupper": "Område",
    "avgransning": "Motivering",
    "barnets-rattigheter?avsnitt=paverkan": "Motivering",
    "jamstalldhet?avsnitt=paverkan": "Motivering",
    "jamlikhet?avsnitt=vardagen": "Motivering",
    "halsans-bestamningsfaktorer?avsnitt=omradena": "Motivering",
    "samlad": "Hur har ni vägt det som talar för mot det som talar emot?",
    "granska": "Granskat av",
}
CATCH_SOCKETS = """() => {
  const own = window.WebSocket;
  window.sockets = [];
  window.WebSocket = class extends own {
    constructor(...given) { super(...given); window.sockets.push(this); }
  };
}"""
CUT_AND_LEAVE = """() => {
  window.sockets.forEach((socket) => socket.close());
  document.activeElement.blur();
}"""


@pytest.fixture(scope="module")
def libraries(browser: Browser, server: Server) -> str:
    """The id of a copy of the example in which every step has something to write."""
    with visiting(browser) as page:
        page.goto(server.address)
        page.get_by_role("button", name="Tre biblioteksfilialer stängs").click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        return page.url.split("bedomning=")[1]


def field(page: Page, step: str) -> Locator:
    return page.get_by_test_id("stMain").get_by_role("textbox", name=FIELDS[step]).first


@pytest.mark.parametrize("step", FIELDS)
def test_what_has_left_its_field_is_kept(
    browser: Browser, page: Page, server: Server, libraries: str, step: str
) -> None:
    page.add_init_script(f"({CATCH_SOCKETS})()")
    address = f"{server.address}/{step}{'&' if '?' in step else '?'}bedomning={libraries}"
    page.goto(address)
    settled(page)
    written = f"Skrivet i {step.partition('?')[0]}, å ä ö"
    field(page, step).fill(written)
    field(page, step).press("Tab")
    answered(page)
    page.reload()
    expect(field(page, step)).to_have_value(written)

    page.get_by_role("link", name="Så räknar vi").click()
    expect(page.locator("h1")).to_have_text("Så räknar vi")
    page.go_back()
    expect(field(page, step)).to_have_value(written)
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Så räknar vi")
    page.go_back()
    expect(field(page, step)).to_have_value(written)
    settled(page)

    with visiting(browser) as second:
        second.goto(address)
        expect(field(second, step)).to_have_value(written)

        # The lid is shut in the very moment that the field is left: the answer goes into a line that is dead.
        after = f"{written}, innan datorn somnade"
        field(page, step).fill(after)
        page.evaluate(CUT_AND_LEAVE)
        page.context.set_offline(True)
        expect(page.get_by_test_id("stConnectionStatus").or_(page.locator("[role=dialog]"))).to_be_visible()
        page.context.set_offline(False)
        expect(field(page, step)).to_be_enabled()
        answered(page)
        expect(field(page, step)).to_have_value(after)

        second.reload()
        expect(field(second, step)).to_have_value(after)
