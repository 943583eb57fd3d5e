"""konsekvens compare: two versions of case 1, the same file twice, and two other cases."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assessment.core.schema import schema_of
from tests.cli.conftest import ROOT, Run


@pytest.fixture
def changed(after: Path, tmp_path: Path) -> Path:
    """Case 1 where one rating, an attribute, a name and a list differ."""
    read = json.loads(after.read_text(encoding="utf-8"))
    answer = read["effekter"]["barnets-rattigheter/trygghet"]["forslaget"]
    answer["grupper"]["elever-langst-resa"] = -2
    answer["varaktighet"] = "bestående"
    answer["motivering"] = "Ny motivering."
    read["alternativ"][1]["namn"] = "Två skolor"
    read["åtgärder"] = read["åtgärder"][1:]
    path = tmp_path / "ändrad.json"
    path.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
    return path


def test_two_versions_are_told_with_result_flags_and_answers(run: Run, before: Path, after: Path) -> None:
    said = run("compare", before, after)

    assert said.exit_code == 0
    assert (
        "  Barnets rättigheter – Två enheter\n    Bedömning: Allvarlig risk → Blandat (före åtg"
        in said.stdout
    )
    assert "    Skillnaden i hälsa växer: öppen → besvarad" in said.stdout
    assert "Kan bli klar för nämnden\n  nej → ja" in said.stdout
    assert "    Elever med längst resa, med åtgärd: inget → både något bättre och något sämre" in said.stdout
    assert "  Åtgärder → taxi: tillkommer" in said.stdout
    assert "två olika ärenden" not in said.stdout


def test_a_changed_rating_is_told_for_its_group_and_reaches_the_numbers(
    run: Run, after: Path, changed: Path
) -> None:
    said = run("compare", after, changed).stdout

    assert "Försämring: " in said
    assert "    Elever med längst resa: något sämre → tydligt sämre" in said
    assert "    Varaktighet: " in said
    assert "    Motivering: ”" in said
    assert "→ ”Ny motivering.”" in said
    assert "Alternativ → forslaget → namn: ”Två enheter” → ”Två skolor”" in said
    assert ": tas bort" in said


def test_points_that_come_to_something_else_are_told(run: Run, after: Path, tmp_path: Path) -> None:
    read = json.loads(after.read_text(encoding="utf-8"))
    read["svar"]["genomforande/agare"] = {"svar": "ingen"}
    path, empty = tmp_path / "utan-ägare.json", tmp_path / "utan-poäng.json"
    path.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
    read["svar"] = {k: a for k, a in read["svar"].items() if not k.startswith("genomforande/")}
    empty.write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")

    said = run("compare", after, path).stdout
    assert "Inget skiljer sig." not in said
    assert re.search(r"\nRedo att genomföras\?\n  Utfall: .+ → .+\n  Förutsättningar: .+ → .+\n", said)
    assert re.search(r"\nRedo att genomföras\?\n  Utfall: – → ", run("compare", empty, path).stdout)
    assert run("compare", path, path).stdout.splitlines()[-1] == "Inget skiljer dem åt."
    told = json.loads(run("compare", path, empty, "--json").stdout)
    Draft202012Validator(schema_of("comparison")).validate(told)
    assert [(p["checklista"], p["efter"]) for p in told["poäng"]] == [("genomforande", None)]


def test_the_same_file_twice_differs_in_nothing(run: Run, after: Path) -> None:
    said = run("compare", after, after)

    assert (said.exit_code, said.stdout.splitlines()[-1]) == (0, "Inget skiljer dem åt.")


def test_two_cases_are_held_against_each_other_with_a_warning_and_not_at_full_length(
    run: Run, after: Path
) -> None:
    other = ROOT / "examples" / "fall-3-biblioteksfilialer.json"
    said = run("compare", after, other).stdout
    whole = run("compare", after, other, "--alla").stdout

    assert "Det är två olika ärenden." in said
    assert "Bara i den " in said
    assert "till. Kör med --alla för att se dem." in said
    assert len(whole.splitlines()) > len(said.splitlines()) + 100
    assert "--alla" not in whole


def test_as_json_everything_is_told_and_fits_its_schema(run: Run, after: Path, changed: Path) -> None:
    others = [after, changed, *sorted((ROOT / "examples").glob("*.json"))]
    for other in others:
        read = json.loads(run("compare", after, other, "--json").stdout)
        Draft202012Validator(schema_of("comparison")).validate(read)
    read = json.loads(run("compare", after, changed, "--json").stdout)
    (rating,) = [a for a in read["svar"] if a["vad"] == "bedömning"]
    assert (rating["fråga"], rating["alternativ"], rating["efter"]) == (
        "barnets-rattigheter/trygghet",
        "forslaget",
        -2,
    )
    assert read["samma-ärende"] == "ja"


def test_a_file_that_cannot_be_read_is_named(run: Run, after: Path, tmp_path: Path) -> None:
    said = run("compare", after, tmp_path / "saknas.json")

    assert said.exit_code == 1
    assert "saknas.json: filen eller mappen finns inte." in said.stderr
