"""konsekvens template check and fields: what to mend in an own template, and what it may print."""

import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import ROOT, Run


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the shipped template, to change."""
    path = tmp_path / "egen.docx"
    path.write_bytes((ROOT / "templates" / "konsekvensbedomning.docx").read_bytes())
    return path


@pytest.mark.parametrize("name", sorted(p.name for p in (ROOT / "templates").glob("*.docx")))
def test_the_shipped_templates_have_nothing_to_mend(run: Run, name: str) -> None:
    path = ROOT / "templates" / name
    said = run("template", "check", path)

    assert (said.exit_code, said.stdout) == (0, f"{path}: inget att rätta.\n")


def test_a_misspelt_field_is_told_with_paragraph_tag_and_suggestion(run: Run, own: Path) -> None:
    document = Document(str(own))
    document.paragraphs[0].insert_paragraph_before("{{ huvud.titl }}")
    document.save(str(own))
    said = run("template", "check", own)

    assert said.exit_code == 1
    assert said.stdout.splitlines() == [
        "Stycke 1, ”{{ huvud.titl }}”: fältet huvud.titl finns inte. Menade du huvud.titel?",
        f"{own}: 1 sak att rätta.",
    ]
    assert json.loads(run("template", "check", own, "--json").stdout) == [
        {
            "plats": "stycke 1",
            "tagg": "{{ huvud.titl }}",
            "fel": "fältet huvud.titl finns inte.",
            "förslag": "Menade du huvud.titel?",
        }
    ]


def test_what_shuts_a_reader_out_is_told_when_the_tags_are_right(run: Run, own: Path) -> None:
    document = Document(str(own))
    document.add_paragraph("Slut")
    document.add_paragraph("")
    document.add_paragraph("Sist")
    document.save(str(own))
    said = run("template", "check", own)

    assert said.exit_code == 1
    assert "Stycket efter, ”Slut”: är tomt. Ta bort det, och ändra avståndet i formatmallen." in said.stdout


def test_without_a_readable_example_the_tags_are_checked_alone(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exempel"
    folder.mkdir()
    (folder / "trasig.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("KONSEKVENS_EXAMPLES", str(folder))

    assert run("template", "check", own).exit_code == 0


def test_a_template_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    said = run("template", "check", tmp_path / "ingen.docx")

    assert said.exit_code == 1
    assert said.stderr == f"Fel: {tmp_path / 'ingen.docx'}: filen eller mappen finns inte.\n"


def test_every_field_is_listed_as_in_the_guide(run: Run) -> None:
    said = run("template", "fields")

    assert said.exit_code == 0
    assert said.stdout.strip() in (ROOT / "templates" / "LÄSMIG.md").read_text(encoding="utf-8")


def test_a_checklist_is_written_as_an_empty_form(run: Run, tmp_path: Path) -> None:
    said = run("blankett", "barnets-rattigheter", "-o", tmp_path)
    path = tmp_path / "blankett-barnets-rattigheter.docx"
    assert said.exit_code == 0
    assert said.stdout.startswith(f"Skrev {path} (")
    whole = len(Document(str(path)).tables)

    again = run("blankett", "Barnets rättigheter", "--kort", "-o", path)
    assert "Filen som fanns där heter nu" in again.stdout
    assert 0 < len(Document(str(path)).tables) < whole


def test_the_groups_of_an_assessment_stand_in_its_forms(run: Run, after: Path, tmp_path: Path) -> None:
    run("blankett", "jamlikhet", "--grupper-från", after, "-o", tmp_path / "a.docx")
    rows = [row.cells[0].text for table in Document(str(tmp_path / "a.docx")).tables for row in table.rows]

    assert "Elever med längst resa" in rows


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["barnets-rattigheter"], "Skriv också var blanketten ska sparas, till exempel -o blankett-barnets-"),
        (["barnets-rattigheter", "-o", "a.pdf"], "a.pdf slutar inte på .docx."),
        (["barnets-rattighetr", "-o", "a.docx"], "menade du ”barnets-rattigheter”"),
        (["kaffe", "-o", "a.docx"], "Checklistan ”kaffe” finns inte: de som finns är arendet"),
    ],
)
def test_a_form_that_cannot_be_written_is_told(run: Run, arguments: list[str], sentence: str) -> None:
    said = run("blankett", *arguments)

    assert said.exit_code == 2
    assert sentence in said.stderr
