"""Every page of the wizard through axe, on a wide and a narrow screen, and by keyboard."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

ADDRESSES = [
    "",
    "arendet",
    "alternativ",
    "grupper",
    "avgransning",
    "barnets-rattigheter?avsnitt=paverkan",
    "barnets-rattigheter?avsnitt=paverkan&visa=matris",
    "jamstalldhet",
    "jamlikhet",
    "halsans-bestamningsfaktorer",
    "genomforande",
    "samlad",
    "resultat",
    "granska",
    "metod",
    "papperskorg",
    "historik",
    "rensa",
]
STREAMLITS_OWN = {
    "presentation-role-conflict": "The drop zone of Streamlit's uploader has a role and a label.",
}
"""Rules of axe that Streamlit's own elements break and that our code cannot mend, each with what and why."""


def go(page: Page, server: Server, example: str, address: str) -> None:
    joined = f"{address}{'&' if '?' in address else '?'}bedomning={example}" if address else ""
    page.goto(f"{server.address}/{joined}")
    settled(page)


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_that_we_can_mend(page: Page, server: Server, example: str, address: str) -> None:
    go(page, server, example, address)
    found = Axe().run(page).response["violations"]

    assert [
        f"{v['id']}: {v['help']} – {[n['html'][:160] for n in v['nodes'][:3]]}"
        for v in found
        if v["id"] not in STREAMLITS_OWN
    ] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_come_in_order_and_there_is_one_first(
    page: Page, server: Server, example: str, address: str
) -> None:
    go(page, server, example, address)
    levels = [
        int(tag[1]) for tag in page.locator("h1,h2,h3,h4,h5,h6").evaluate_all("a => a.map(e => e.tagName)")
    ]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_narrow_screen_needs_no_sideways_scrolling(
    browser: Browser, server: Server, example: str, address: str
) -> None:
    with visiting(browser, width=400, height=860) as page:
        go(page, server, example, address)

        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_an_effect_question_is_answered_with_the_keyboard_alone(
    page: Page, server: Server, example: str
) -> None:
    go(page, server, example, "barnets-rattigheter?avsnitt=paverkan")
    question = page.locator(".st-key-fraga-barnets-rattigheter-lek-fritid")
    for name in ("Nej", "Ja"):
        question.get_by_role("radio", name=name, exact=True).press("Enter")
        expect(question.get_by_role("radio", name=name, exact=True)).to_be_checked()
        answered(page)
    worse = question.get_by_role("radio", name="Något sämre")
    expect(worse).to_have_count(1)
    worse.press("Enter")

    expect(worse).to_be_checked()
    expect(question.get_by_text("Hur länge varar det som blir sämre?")).to_be_visible()


def test_what_is_the_same_for_all_stays_chosen_when_it_is_chosen_again(
    page: Page, server: Server, example: str
) -> None:
    go(page, server, example, "barnets-rattigheter?avsnitt=paverkan")
    question = page.locator(".st-key-fraga-barnets-rattigheter-trygghet")
    chosen = question.get_by_role("radiogroup", name="Är effekten lika").get_by_role("radio", checked=True)
    chosen.press("Enter")
    answered(page)

    expect(chosen).to_have_count(1)
