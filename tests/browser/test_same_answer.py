"""Two windows in the same answer: both versions are shown, and what is chosen is what stands."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, settled, visiting
from tests.browser.test_accessible import STREAMLITS_OWN

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]
_TOLD = "Två har svarat på samma fråga"


@pytest.fixture
def begun(page: Page, server: Server) -> Page:
    page.goto(server.address)
    page.get_by_role("button", name="Börja en ny bedömning").click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    return page


def _write(page: Page, label: str, text: str) -> None:
    field = page.get_by_role("textbox", name=label)
    field.fill(text)
    field.press("Tab")
    answered(page)


@pytest.mark.parametrize(
    ("choice", "stands"), [("Behåll min", "Skolor delas"), ("Ta den andras", "Skolor samlas")]
)
def test_two_in_the_same_answer_see_both_versions_and_one_chooses(
    browser: Browser, begun: Page, choice: str, stands: str
) -> None:
    with visiting(browser) as other:
        other.goto(begun.url)
        settled(other)
        _write(begun, "Ärendemening", "Skolor samlas")
        _write(other, "Ärendemening", "Skolor delas")

        expect(other.get_by_text(_TOLD)).to_be_visible()
        expect(other.get_by_text("Den andra: ”Skolor samlas”")).to_be_visible()
        expect(other.get_by_text("Du: ”Skolor delas”")).to_be_visible()
        found = Axe().run(other).response["violations"]
        assert [v["id"] for v in found if v["id"] not in STREAMLITS_OWN] == []

        other.get_by_role("button", name=choice).click()
        expect(other.get_by_text(_TOLD)).to_have_count(0)
        answered(other)
        begun.reload()
        settled(begun)
        expect(begun.get_by_role("textbox", name="Ärendemening")).to_have_value(stands)
        expect(begun.get_by_text(_TOLD)).to_have_count(0)


def test_a_version_that_was_never_chosen_is_in_the_history(browser: Browser, begun: Page) -> None:
    with visiting(browser) as other:
        other.goto(begun.url)
        settled(other)
        _write(begun, "Ärendemening", "Skolor samlas")
        _write(other, "Ärendemening", "Skolor delas")
        expect(other.get_by_text(_TOLD)).to_be_visible()

    begun.goto(begun.url.replace("/arendet", "/historik"))
    settled(begun)
    expect(begun.get_by_text("Skolor samlas → Skolor delas")).to_be_visible()
    expect(begun.get_by_text("Skolor delas → Skolor samlas")).to_be_visible()


def test_two_in_different_answers_are_not_asked_to_choose(browser: Browser, begun: Page) -> None:
    with visiting(browser) as other:
        other.goto(begun.url)
        settled(other)
        _write(begun, "Ärendemening", "Skolor samlas")
        _write(other, "Diarienummer", "KS 2026/0118")
        expect(other.get_by_text(_TOLD)).to_have_count(0)
        begun.reload()
        settled(begun)
        expect(begun.get_by_role("textbox", name="Ärendemening")).to_have_value("Skolor samlas")
        expect(begun.get_by_role("textbox", name="Diarienummer")).to_have_value("KS 2026/0118")
