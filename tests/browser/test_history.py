"""The history in a real browser: a change is seen and taken back, and words are erased for good."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Server, answered, settled
from tests.browser.test_reviewing import begun, go, violations

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

PERSON = "19121212-1212"


def write_title(page: Page, text: str) -> None:
    field = page.get_by_label("Ärendemening")
    field.fill(text)
    field.press("Tab")
    answered(page)


def test_a_change_is_taken_back_from_the_history(page: Page, server: Server) -> None:
    go(page, server, begun(page, server), "arendet")
    was = page.get_by_label("Ärendemening").input_value()
    write_title(page, "Något helt annat")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Historik").click()
    page.wait_for_url("**/historik?*")
    settled(page)

    expect(page.get_by_text(f"{was} → Något helt annat")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Ta tillbaka det som stod innan").first.click()
    answered(page)
    expect(page.get_by_text(f"Något helt annat → {was}")).to_be_visible()

    go(page, server, page.url.split("bedomning=")[1], "arendet")
    expect(page.get_by_label("Ärendemening")).to_have_value(was)


def test_a_personnummer_is_found_and_erased_for_good(page: Page, server: Server) -> None:
    assessment = begun(page, server)
    go(page, server, assessment, "arendet")
    write_title(page, f"Ärende om {PERSON}")
    go(page, server, assessment, "historik")
    expect(page.get_by_text(PERSON).first).to_be_visible()
    page.get_by_role("link", name="Rensa personuppgifter").click()
    page.wait_for_url("**/rensa?*")
    settled(page)
    field = page.get_by_label("Vad ska rensas?", exact=True)
    field.fill(PERSON)
    field.press("Tab")
    answered(page)

    expect(page.get_by_text("Det står i ett svar nu")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Rensa för gott").click()
    answered(page)
    expect(page.get_by_text("måste ni rensa för hand")).to_be_visible()
    expect(page.get_by_text(PERSON)).to_have_count(0)
    assert violations(page) == []

    go(page, server, assessment, "historik")
    expect(page.get_by_text("Det som stod här är rensat.").first).to_be_visible()
    expect(page.get_by_text(PERSON)).to_have_count(0)
