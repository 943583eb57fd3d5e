"""Reviewing in two windows: one comments, the other answers; the trash, and what is frozen."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.driving import Server, answered, settled, visiting
from tests.browser.test_accessible import STREAMLITS_OWN

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SECTION = "barnets-rattigheter?avsnitt=paverkan"


@pytest.fixture
def official(browser: Browser) -> Iterator[Page]:
    with visiting(browser) as opened:
        yield opened


def go(page: Page, server: Server, assessment: str, address: str) -> None:
    page.goto(f"{server.address}/{address}{'&' if '?' in address else '?'}bedomning={assessment}")
    settled(page)


def begun(page: Page, server: Server) -> str:
    """Return the id of a copy of the first example."""
    page.goto(server.address)
    page.locator("[class*='st-key-exempel-'] button").first.click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    return page.url.split("bedomning=")[1]


def question(page: Page) -> Locator:
    return page.locator(".st-key-fraga-barnets-rattigheter-trygghet")


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['help']}" for v in found if v["id"] not in STREAMLITS_OWN]


def test_a_reviewer_comments_and_the_official_answers(page: Page, official: Page, server: Server) -> None:
    assessment = begun(page, server)
    go(page, server, assessment, SECTION)
    question(page).get_by_text("Kommentera", exact=True).click()
    answered(page)
    field = question(page).get_by_label("Ny kommentar")
    field.fill("Hur vet ni det?")
    field.press("Tab")
    answered(page)
    expect(question(page).get_by_label("Kommentar", exact=True)).to_have_value("Hur vet ni det?")
    expect(field).to_have_value("")
    assert violations(page) == []

    go(official, server, assessment, "granska")
    expect(official.get_by_text("1 kommentar är inte löst.").first).to_be_visible()
    assert violations(official) == []
    row = official.locator("[class*='st-key-kommentar-']")
    way = official.get_by_test_id("stMain").get_by_role("link", name="trygg").first
    way.click()
    official.wait_for_url("**/barnets-rattigheter?*fraga=*")
    settled(official)
    expect(official.get_by_test_id("stSidebar").get_by_text("1 kommentar")).to_be_visible()
    row = question(official).locator("[class*='st-key-kommentar-']")
    row.get_by_label("Svar på kommentaren").fill("Elevenkäten 2025.")
    row.get_by_label("Svar på kommentaren").press("Tab")
    answered(official)
    row.get_by_text("Löst", exact=True).click()
    answered(official)
    expect(row.get_by_text("Elevenkäten 2025.")).to_be_visible()
    expect(official.get_by_test_id("stSidebar").get_by_text("1 kommentar")).to_have_count(0)
    assert violations(official) == []

    page.reload()
    settled(page)
    expect(question(page).get_by_text("Elevenkäten 2025.")).to_be_visible()
    expect(question(page).get_by_role("checkbox", name="Löst")).to_be_checked()


def test_what_is_frozen_looks_so_and_can_be_read(page: Page, server: Server) -> None:
    assessment = begun(page, server)
    go(page, server, assessment, "granska")
    page.get_by_role("button", name="Gör klar för nämnden").click()
    answered(page)
    for address in ("arendet", SECTION, f"{SECTION}&visa=matris", "granska"):
        go(page, server, assessment, address)
        assert violations(page) == []
    go(page, server, assessment, "arendet")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_role("textbox").first).to_be_disabled()
    assert main.locator("input:enabled, textarea:enabled").count() == 0


def test_what_is_thrown_is_taken_back(page: Page, server: Server) -> None:
    assessment = begun(page, server)
    go(page, server, assessment, "granska")
    page.get_by_text("Kasta bedömningen", exact=True).click()
    page.get_by_role("button", name="Ja, kasta bedömningen").click()
    page.wait_for_url("**/papperskorg")
    settled(page)
    assert violations(page) == []
    page.get_by_role("button", name="Ta tillbaka").first.click()
    answered(page)
    expect(page.get_by_text("finns bland dina bedömningar igen")).to_be_visible()
    assert violations(page) == []

    go(page, server, assessment, "arendet")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 Ärendet")


def test_a_long_text_is_pasted_and_stands_after_a_reload(page: Page, server: Server) -> None:
    assessment = begun(page, server)
    go(page, server, assessment, "arendet")
    pasted = "Så här skriver den som klistrar in en hel utredning. " * 1_000
    field = page.get_by_label("Vad föreslås?").first
    field.fill(pasted[:50_000])
    field.press("Tab")
    answered(page)
    page.reload()
    settled(page)

    assert field.input_value() == pasted[:50_000]
