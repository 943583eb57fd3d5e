"""``konsekvens importera``: lists in Word and Excel become drafts that the check accepts."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from assessment.checklist_files import read_folder
from assessment.core.diagnostics import has_errors
from tests.cli.conftest import ROOT, Run


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A list of questions in Word."""
    document = Document()
    document.add_heading("Näringslivet", 0)
    document.add_heading("Företagen", 1)
    document.add_paragraph("1. Hur påverkas små företag?")
    document.add_paragraph("2. Vilka branscher berörs?")
    for text in ("Handel", "Industri: tillverkning # och annat"):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Kostnader", 1)
    document.add_paragraph("Vad kostar det?")
    document.add_paragraph("När märks det?")
    path = tmp_path / "lista.docx"
    document.save(str(path))
    return path


@pytest.fixture
def excel(tmp_path: Path) -> Path:
    """A list of questions in Excel."""
    book = openpyxl.Workbook()
    for row in (["Område", "Fråga", "Svarsalternativ"], ["Klimat", "Finns en plan?", "Ja; Nej"]):
        book.worksheets[0].append(row)
    path = tmp_path / "lista.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["word", "excel"])
def test_a_draft_is_accepted_by_the_check(
    run: Run, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "checklistor"
    shutil.copytree(ROOT / "checklists", folder, ignore=shutil.ignore_patterns("scenarier"))
    out = folder / "naringslivet.yaml"

    made = run("importera", request.getfixturevalue(kind), "-o", out, "--namn", "Näringslivet")

    assert made.exit_code == 0, made.output
    assert f"Skrev {out}." in made.output
    assert "Utkastet ”Näringslivet” har" in made.output
    assert "Så här blev varje rad:" in made.output
    told = (
        "fråga (effekt): 1. Hur påverkas små företag?",
        "svar: Handel",
        "inte med (checklistan heter något",
    )
    assert kind == "excel" or all(sentence in made.output for sentence in told)
    loaded = read_folder(folder)
    assert not has_errors(loaded.diagnostics), [d.message for d in loaded.diagnostics if d.file == str(out)]
    assert loaded.checklists is not None
    assert loaded.checklists.checklist("naringslivet") is not None
    assert out.read_text(encoding="utf-8").count("# granska:") >= 4


def test_an_earlier_draft_is_kept(run: Run, excel: Path, tmp_path: Path) -> None:
    out = tmp_path / "utkast.yaml"
    out.write_text("min egen", encoding="utf-8")

    assert "Filen som fanns där heter nu" in run("importera", excel, "-o", out).output


def test_what_cannot_be_a_draft_is_told(run: Run, excel: Path, tmp_path: Path) -> None:
    out = tmp_path / "utkast.yaml"
    empty = tmp_path / "tom.docx"
    Document().save(str(empty))
    broken = tmp_path / "trasig.xlsx"
    broken.write_bytes(b"nej")

    assert "har inga frågor" in run("importera", empty, "-o", out).output
    assert "ingen arbetsbok från Excel" in run("importera", broken, "-o", out).output
    assert "slutar inte på .docx eller .xlsx" in run("importera", tmp_path / "a.pdf", "-o", out).output
    assert "slutar inte på .yaml" in run("importera", excel, "-o", tmp_path / "a.txt").output
    assert not out.exists()
