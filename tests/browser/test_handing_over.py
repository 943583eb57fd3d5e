"""What is handed over comes out of the browser as a file, each made when its button is pressed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Server, settled

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize(
    ("button", "ending"),
    [
        ("Bilagan som PDF", ".pdf"),
        ("Tabeller i Excel", ".xlsx"),
        ("Texten som Word", "-tjansteutlatande.docx"),
        ("Jämlikhet som blankett", "blankett-jamlikhet.docx"),
    ],
)
def test_every_other_file_is_made_when_its_button_is_pressed(
    page: Page,
    server: Server,
    example: str,
    tmp_path: Path,
    real_tool: Callable[[str], str],
    *,
    button: str,
    ending: str,
) -> None:
    if ending == ".pdf":
        assert real_tool("soffice")
    page.goto(f"{server.address}/granska?bedomning={example}")
    page.get_by_text("Blanketter för en workshop").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    target = tmp_path / "fil"
    waiting.value.save_as(target)

    assert waiting.value.suggested_filename.endswith(ending)
    assert target.read_bytes().startswith(b"%PDF-" if ending == ".pdf" else b"PK")


def test_a_word_file_that_carries_the_answers_is_opened_again(
    page: Page, server: Server, example: str, tmp_path: Path
) -> None:
    page.goto(f"{server.address}/granska?bedomning={example}")
    page.get_by_text("Lägg alla svar i Word-filen").click()
    expect(page.get_by_text("Nästa Word-fil bär alla svar.")).to_be_visible()
    settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bilagan som Word").click()
    target = tmp_path / "bilaga.docx"
    waiting.value.save_as(target)

    page.goto(server.address)
    page.locator("input[type=file]").set_input_files(target)
    expect(page.locator("h1")).to_have_text("1 Ärendet")
    expect(page).not_to_have_url(re.compile(f"bedomning={example}"))
