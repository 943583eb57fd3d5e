"""konsekvens pdf and statement on case 1: what is written, and what is said when it cannot be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run


@pytest.mark.real
def test_a_pdf_is_written(run: Run, after: Path, tmp_path: Path, real_tool: Callable[[str], str]) -> None:
    assert real_tool("soffice")
    said = run("pdf", after, "-o", tmp_path)

    assert (said.exit_code, said.stdout) == (0, f"Skrev {tmp_path / after.stem}.pdf (Utkast).\n")
    assert (tmp_path / f"{after.stem}.pdf").read_bytes().startswith(b"%PDF-1.")


def test_without_libreoffice_the_sentence_says_what_to_do(
    run: Run, after: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.pdf.find_libreoffice", lambda: None)
    said = run("pdf", after, "-o", tmp_path / "a.pdf")

    assert said.exit_code == 1
    assert said.stderr.startswith("Fel: PDF kräver LibreOffice, och det finns inte där programmet körs.")
    assert list(tmp_path.iterdir()) == []


def test_the_text_for_the_statement_is_written(run: Run, after: Path, tmp_path: Path) -> None:
    said = run("statement", after, "-o", tmp_path)
    path = tmp_path / f"{after.stem}-tjansteutlatande.docx"

    assert (said.exit_code, said.stdout) == (0, f"Skrev {path} (Utkast).\n")
    assert "Bedömning ur social dimension" in [p.text for p in Document(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["pdf"], "Skriv också var PDF-filen ska sparas, till exempel -o fall-1-anpassad-grundskola.pdf."),
        (["pdf", "-o", "a.docx"], "a.docx slutar inte på .pdf. Skriv till exempel -o a.pdf."),
        (["statement", "-o", "a.pdf"], "a.pdf slutar inte på .docx. Skriv till exempel -o a.docx."),
    ],
)
def test_a_place_that_fits_no_such_file_is_told(
    run: Run, after: Path, arguments: list[str], sentence: str
) -> None:
    said = run(arguments[0], after, *arguments[1:])

    assert said.exit_code == 2
    assert sentence in said.stderr
