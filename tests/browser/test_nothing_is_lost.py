"""What has left its field is never lost: not by a killed server, a reload or a second window."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, serving, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SAFETY = ".st-key-fraga-barnets-rattigheter-trygghet"
LINE = "Restiden blir längre för några. Å, ä och ö & <allt>."


def test_an_answer_outlives_the_browser_and_a_killed_server(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as server, visiting(browser) as page:
        page.goto(server.address)
        page.get_by_role("button", name="Anpassad grundskola").first.click()
        page.get_by_role("link", name=re.compile("Barnets rättigheter")).click()
        page.get_by_role("radio", name="Så påverkas barnen").click()
        question = page.locator(SAFETY)
        reason = question.get_by_role("textbox", name="Motivering")
        reason.fill(LINE)
        reason.press("Tab")
        answered(page)
        question.get_by_role("radio", name="Vet inte").last.click()
        expect(question.get_by_role("radio", name="Vet inte").last).to_be_checked()
        address = page.url.removeprefix(server.address)
        answered(page)
        server.kill()

    with serving(tmp_path) as again, visiting(browser) as page:
        page.goto(again.address + address)
        question = page.locator(SAFETY)
        expect(question.get_by_role("textbox", name="Motivering")).to_have_value(LINE)
        expect(question.get_by_role("radio", name="Vet inte").last).to_be_checked()
        page.goto(again.address)
        expect(page.get_by_role("link", name="Anpassad grundskola").first).to_be_visible()


def test_an_answer_is_there_after_a_reload_in_a_second_window_and_by_going_back(
    browser: Browser, server: Server, example: str, page: Page
) -> None:
    page.goto(f"{server.address}/arendet?bedomning={example}")
    board = page.get_by_role("textbox", name="Nämnd", exact=True)
    board.fill("Barn- och utbildningsnämnden")
    board.press("Tab")
    answered(page)
    page.reload()
    expect(board).to_have_value("Barn- och utbildningsnämnden")

    with visiting(browser) as second:
        second.goto(page.url)
        expect(second.get_by_role("textbox", name="Nämnd", exact=True)).to_have_value(
            "Barn- och utbildningsnämnden"
        )
    page.get_by_role("button", name="Vidare: 2 Alternativ").click()
    expect(page.locator("h1")).to_have_text("2 Alternativ")
    page.go_back()
    expect(board).to_have_value("Barn- och utbildningsnämnden")


@pytest.mark.parametrize("leaving", ["Vidare: 2 Alternativ", "3 Vilka berörs?", "Alla bedömningar"])
def test_a_text_is_saved_by_leaving_the_page_straight_from_its_field(
    page: Page, server: Server, example: str, leaving: str
) -> None:
    address = f"{server.address}/arendet?bedomning={example}"
    page.goto(address)
    settled(page)
    typed = f"Utredare som gick till {leaving}"
    page.get_by_role("textbox", name="Handläggande funktion").fill(typed)
    way_out = page.get_by_role("button", name=leaving).or_(page.get_by_role("link", name=leaving))
    way_out.first.click()
    expect(page.locator("h1")).not_to_have_text("1 Ärendet")

    page.goto(address)
    expect(page.get_by_role("textbox", name="Handläggande funktion")).to_have_value(typed)


def test_a_list_of_groups_stays_open_while_several_are_ticked(
    page: Page, server: Server, example: str
) -> None:
    page.goto(f"{server.address}/grupper?bedomning={example}")
    page.get_by_text("Ålder", exact=True).click()
    boxes = page.get_by_role("checkbox")
    expect(boxes.nth(1)).to_be_attached()
    for place in (0, 1):
        boxes.nth(place).check(force=True)
        answered(page)

    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()


def test_a_link_to_a_question_moves_focus_to_it(page: Page, server: Server, example: str) -> None:
    where = "avsnitt=paverkan&fraga=barnets-rattigheter/lek-fritid"
    page.goto(f"{server.address}/barnets-rattigheter?bedomning={example}&{where}")

    heading = page.locator(".st-key-fraga-barnets-rattigheter-lek-fritid h3")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_a_link_to_a_question_moves_focus_to_it_on_a_slow_computer_too(
    page: Page, server: Server, example: str
) -> None:
    """There the heading is drawn after the script has stopped running."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    where = "avsnitt=paverkan&fraga=barnets-rattigheter/lek-fritid"
    page.goto(f"{server.address}/barnets-rattigheter?bedomning={example}&{where}")

    expect(page.locator(".st-key-fraga-barnets-rattigheter-lek-fritid h3")).to_be_focused(timeout=90_000)


def test_the_word_file_is_downloaded(page: Page, server: Server, example: str, tmp_path: Path) -> None:
    page.goto(f"{server.address}/granska?bedomning={example}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bilagan som Word").click()
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)

    assert target.suffix == ".docx"
    assert target.read_bytes()[:2] == b"PK"


def test_a_word_file_that_cannot_be_made_says_why_and_costs_no_answer(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path, KONSEKVENS_TEMPLATES=str(tmp_path)) as server, visiting(browser) as page:
        page.goto(server.address)
        page.get_by_role("button", name="Anpassad grundskola").first.click()
        page.get_by_role("link", name=re.compile("Granska och exportera")).click()
        page.get_by_role("button", name="Bilagan som Word").click()
        expect(page.get_by_text("Filen gick inte att skapa").first).to_be_visible()
        page.get_by_role("textbox", name="Granskat av").fill("Barnrättsstrateg")
        page.get_by_role("textbox", name="Granskat av").press("Tab")

        expect(page.get_by_test_id("stAlert")).to_contain_text("konsekvensbedomning.docx")
