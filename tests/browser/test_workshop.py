"""The checklist workshop by its screen texts alone: reword a question, add one, retire one, and publish."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


def _choose(page: Page, label: str, wanted: str) -> None:
    # Written, as in a long list: only what fits of it is drawn.
    page.get_by_role("combobox", name=label, exact=True).click()
    page.keyboard.type(wanted)
    expect(page.get_by_role("option", name=wanted, exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    answered(page)


def _saved(page: Page) -> None:
    page.get_by_role("button", name="Spara i utkastet").click()
    answered(page)
    expect(page.get_by_text("Ändringen är sparad i utkastet.")).to_be_visible()
    # The page is drawn once for the form and once more with what it changed.
    settled(page)


def test_a_question_is_reworded_added_and_retired_and_all_is_published(
    browser: Browser, server: Server
) -> None:
    with visiting(browser) as page:
        page.goto(server.address)
        settled(page)
        page.get_by_role("link", name="Läs och ändra checklistorna").click()
        expect(page.get_by_role("heading", name="Checklistor", exact=True)).to_be_visible()
        settled(page)
        page.get_by_text("Utkast", exact=True).first.click()
        page.get_by_label("Vad ska utkastet heta?").fill("Våren 2027")
        page.get_by_role("button", name="Ta fram ett utkast").click()
        expect(page.get_by_role("heading", name="Våren 2027")).to_be_visible()
        settled(page)

        page.get_by_label("Frågan ska lyda").fill("Vilket problem vill ni lösa?")
        _saved(page)

        _choose(page, "Vad vill du ändra?", "Lägga till en fråga")
        _choose(page, "Vad svarar man med?", "Egna ord")
        page.get_by_label("Frågan ska lyda").fill("Vilka beslut hänger det här ihop med?")
        page.get_by_label("Hjälptext").fill("Till exempel budgeten eller en översiktsplan.")
        _saved(page)

        _choose(page, "Vad vill du ändra?", "Sluta fråga")
        _choose(page, "Fråga", RETIRED)
        page.get_by_role("button", name="Sluta fråga").click()
        answered(page)
        expect(page.get_by_text(f"Ändringen är sparad i utkastet. ”{RETIRED}” ställs inte")).to_be_visible()

        page.reload()
        settled(page)
        page.get_by_text("Vad ändras?", exact=True).click()
        answered(page)
        expect(page.get_by_text("Vilka beslut hänger det här ihop med?").first).to_be_visible()

        page.get_by_text("Publicera", exact=True).first.click()
        answered(page)
        page.get_by_label("Vem har beslutat?").fill("Kommunstyrelsen")
        page.get_by_label("Diarienummer").fill("KS 2027/12")
        page.get_by_label("Vad är nytt? En mening.").fill("Frågan om problemet är tydligare.")
        page.get_by_role("button", name="Publicera").click()
        expect(page.get_by_text("Publicering 1 används nu.")).to_be_visible()
        expect(page.get_by_text("Beslutad av Kommunstyrelsen")).to_be_visible()

        page.goto(server.address)
        settled(page)
        page.get_by_role("button", name="Börja en ny bedömning").click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        expect(page.get_by_text("Vilket problem vill ni lösa?").first).to_be_visible()
        expect(page.get_by_text(RETIRED)).to_have_count(0)


RETIRED = "Vad vill ni uppnå?"
