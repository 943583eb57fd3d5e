"""konsekvens score, explain, word and schema on case 1, and on files that are no assessment."""

import json
import re
from pathlib import Path

import pytest
from docx import Document
from jsonschema import Draft202012Validator

from assessment.checklist_files import read_data
from assessment.core.schema import SCHEMAS, schema_of
from assessment.core.vocabulary import AnswerType
from tests.cli.conftest import ROOT, Run
from tests.shipped import shipped_checklists

PERSPECTIVES = {"barnets-rattigheter", "jamstalldhet", "jamlikhet", "halsans-bestamningsfaktorer"}


def test_the_result_is_told_for_each_perspective_and_alternative(run: Run, after: Path) -> None:
    said = run("score", after)

    assert said.exit_code == 0
    assert said.stdout.startswith("Anpassad grundskola samlas till två enheter · UBN 2026/0118\n")
    assert "  Två enheter: Blandat (före åtgärder: Allvarlig risk) – betydande försämring" in said.stdout
    assert "Inget hindrar att bedömningen blir klar för nämnden.\n" in said.stdout


def test_what_is_missing_is_told(run: Run, before: Path) -> None:
    said = run("score", before)

    assert said.exit_code == 0
    assert "Det här behöver ett svar för Två enheter" in said.stdout
    assert said.stdout.endswith("kan bara vara ett utkast: svar på det som behöver ett svar saknas.\n")


def test_an_empty_assessment_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "tom.yaml"
    path.write_text("format: 1\nid: tom\nalternativ: [{id: forslaget, namn: Förslaget}]\n", encoding="utf-8")
    said = run("score", path)

    assert "Inget är bedömt ännu." in said.stdout
    assert "Inte bedömt" in said.stdout


def test_points_are_told_when_somebody_has_begun(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "begun.yaml"
    path.write_text("format: 1\nid: x\nsvar: {genomforande/agare: {svar: ingen}}\n", encoding="utf-8")
    said = run("score", path)

    assert "\nRedo att genomföras?\n  Åtta frågor återstår att svara på.\n" in said.stdout
    assert re.search(r"  Talar för .+: Ingen ansvarar för att det blir gjort\.\n", said.stdout)
    assert "  Förutsättningar: Hittills 0 av högst 18 poäng." in said.stdout


def test_the_trace_of_points_is_told_line_by_line_and_only_when_all_is_asked_for(
    run: Run, after: Path, tmp_path: Path
) -> None:
    checklist = shipped_checklists().checklist("genomforande")
    assert checklist is not None
    asked = [q for s in checklist.sections for q in s.questions if q.type is AnswerType.CHOICE]
    answers = {checklist.key(q): {"svar": q.all_options[0].id} for q in asked}
    path = tmp_path / "poäng.json"
    path.write_text(json.dumps({"format": 1, "id": "x", "svar": answers}), encoding="utf-8")
    said = run("explain", path)

    _, _, points = said.stdout.partition("\nRedo att genomföras?\n")
    lines = re.findall(r"^    .+: ([\d,]+)(?: hittills)? \([\d,–]+\)$", points, re.MULTILINE)
    *own, total = (float(line.replace(",", ".")) for line in lines)
    assert len(own) > 5
    assert sum(own) == total
    assert "    Nivå: " in points
    assert "Redo att genomföras?" not in run("explain", after, "--grupp", "elever-langst-resa").stdout


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.json")), ids=lambda p: p.stem)
def test_the_result_as_json_fits_its_schema_and_has_no_total(run: Run, file: Path) -> None:
    read = json.loads(run("score", file, "--json").stdout)

    Draft202012Validator(schema_of("result")).validate(read)
    assert {p["perspektiv"] for p in read["perspektiv"]} == PERSPECTIVES
    assert not re.search(
        r"total|summa|medel[^\"]*värde", json.dumps({**read, "målkonflikter": []}, ensure_ascii=False)
    )
    assert all(read[part] for part in ("skulle-ändra", "vikter", "målkonflikter", "jämförelser"))


def test_the_trace_adds_up(run: Run, after: Path) -> None:
    said = run("explain", after, "--perspektiv", "barnets-rattigheter", "--alternativ", "forslaget")
    parts, sums = 0.0, []
    for line in said.stdout.splitlines():
        if part := re.search(r"vikt \d × [\d,]+ = ([\d,]+)$", line):
            parts += float(part[1].replace(",", "."))
        elif total := re.fullmatch(r" +Summa: ([\d,]+) av \d+", line):
            sums.append((parts, float(total[1].replace(",", "."))))
            parts = 0.0

    assert said.exit_code == 0
    assert len(sums) >= 8
    assert [s for s in sums if s[0] != s[1]] == []


def test_the_trace_of_one_group_is_shown_before_and_after_measures(run: Run, after: Path) -> None:
    said = run(
        "explain",
        after,
        "--perspektiv",
        "Jämlikhet",
        "--alternativ",
        "Två enheter",
        "--grupp",
        "elever-langst-resa",
    )

    assert said.exit_code == 0
    assert said.stdout.startswith("Jämlikhet – Två enheter\nelever med längst resa, utsatt\n")
    assert "100 × 4 / 12 = 33,33…, visas som 33 (måttlig)" in said.stdout
    assert "Med beslutade åtgärder:" in said.stdout
    assert "syskon" not in said.stdout
    both = run("explain", after, "--grupp", "syskon")
    assert both.stdout.count(" – ") == 9


def test_a_group_that_is_not_asked_about_there_is_told(run: Run, after: Path) -> None:
    said = run("explain", after, "--perspektiv", "barnets-rattigheter", "--grupp", "personal")

    assert said.stdout == "Ingen fråga ställs för anställda i verksamheten där.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--perspektiv", "jamlikheten"],
            "Perspektivet ”jamlikheten” finns inte i bedömningen: menade du ”jamlikhet”?",
        ),
        (["--alternativ", "x"], "Alternativet ”x” finns inte i bedömningen: det som finns är forslaget,"),
        (["--grupp", "syskonen"], "Gruppen ”syskonen” finns inte i bedömningen: menade du ”syskon”?"),
    ],
)
def test_a_name_that_is_not_in_the_assessment_is_told_with_the_nearest(
    run: Run, after: Path, arguments: list[str], sentence: str
) -> None:
    said = run("explain", after, *arguments)

    assert said.exit_code == 2
    assert sentence in said.stderr


def test_word_is_written_and_an_earlier_file_is_kept(run: Run, after: Path, tmp_path: Path) -> None:
    out = tmp_path / "bilaga.docx"
    first = run("word", after, "-o", out)
    assert (first.exit_code, first.stdout) == (0, f"Skrev {out} (Utkast).\n")
    assert Document(str(out)).core_properties.title == "Anpassad grundskola samlas till två enheter"
    content = out.read_bytes()

    second = run("word", after, "-o", out)
    kept = tmp_path / "bilaga (tidigare 1).docx"
    assert f"Filen som fanns där heter nu {kept}." in second.stdout
    assert kept.read_bytes() == content
    assert run("word", after, "-o", out, "--skriv-över").stdout == f"Skrev {out} (Utkast).\n"
    run("word", after, "-o", out)
    assert {p.name for p in tmp_path.iterdir()} == {
        "bilaga.docx",
        "bilaga (tidigare 1).docx",
        "bilaga (tidigare 2).docx",
    }


def test_word_can_be_written_into_a_folder(run: Run, after: Path, tmp_path: Path) -> None:
    assert run("word", after, "-o", tmp_path).exit_code == 0
    assert (tmp_path / f"{after.stem}.docx").exists()


def test_a_place_where_word_cannot_be_written_is_told(run: Run, after: Path, tmp_path: Path) -> None:
    said = run("word", after, "-o", tmp_path / "ingen" / "a.docx")

    assert said.exit_code == 1
    assert (
        said.stderr == f"Fel: Mappen {tmp_path / 'ingen'} finns inte. Skapa den först, eller välj en annan.\n"
    )
    (tmp_path / "fil.docx").mkdir()
    (tmp_path / "fil.docx" / f"{after.stem}.docx").mkdir()
    said = run("word", after, "-o", tmp_path / "fil.docx", "--skriv-över")
    assert (said.exit_code, "det är en mapp, inte en fil" in said.stderr) == (1, True)
    assert [p.name for p in (tmp_path / "fil.docx").iterdir()] == [f"{after.stem}.docx"]


def test_a_template_that_is_none_is_told(run: Run, after: Path, tmp_path: Path) -> None:
    said = run("word", after, "-o", tmp_path / "a.docx", "--mall", tmp_path / "ingen.docx")

    assert said.exit_code == 1
    assert said.stderr.startswith("Fel: ")
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_schema_is_printed(run: Run, kind: str) -> None:
    assert json.loads(run("schema", kind).stdout) == schema_of(kind)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_in_the_documentation_are_fresh(run: Run, kind: str) -> None:
    kept = (ROOT / "docs" / "schema" / f"{kind}.json").read_text(encoding="utf-8")

    assert run("schema", kind).stdout == kept, f"konsekvens schema {kind} > docs/schema/{kind}.json"


def test_the_examples_fit_the_schema() -> None:
    for file in (ROOT / "examples").glob("*.json"):
        Draft202012Validator(schema_of("assessment")).validate(json.loads(file.read_text(encoding="utf-8")))


def test_an_editor_finds_the_schema_of_every_file() -> None:
    said = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    wired = {
        **said["yaml.schemas"],
        **{s["url"].removeprefix("./"): s["fileMatch"] for s in said["json.schemas"]},
    }

    assert [schema for schema in wired if not (ROOT / schema).exists()] == []
    for schema, patterns in wired.items():
        files = {p for pattern in patterns if pattern[0] != "!" for p in ROOT.glob(pattern)}
        files -= {ROOT / pattern[1:] for pattern in patterns if pattern[0] == "!"}
        validator = Draft202012Validator(json.loads((ROOT / schema).read_text(encoding="utf-8")))
        assert files
        for path in files:
            read = read_data(path.read_bytes(), path.name).data
            assert not list(validator.iter_errors(read)), path
