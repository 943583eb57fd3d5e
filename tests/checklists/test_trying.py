"""Scenarios that differ, and scenarios that build on files which cannot be used."""

import shutil
from pathlib import Path

import pytest

from assessment.checklist_files import Outcome, read_folder, try_content, try_scenarios

CHECKLISTS = Path(__file__).parents[2] / "checklists"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the checklists without scenarios."""
    copy = tmp_path / "checklistor"
    shutil.copytree(CHECKLISTS, copy, ignore=shutil.ignore_patterns("scenarier"))
    (copy / "scenarier").mkdir()
    return copy


def tried(folder: Path, text: str, **files: str) -> tuple[Outcome, ...]:
    (folder / "scenarier" / "prov.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / "scenarier" / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return try_scenarios(read_folder(folder))


def scenario(base: str = "") -> str:
    return f"""\
- namn: Ett barn
  {f"bygger-på: {base}" if base else "grupper: [barn]"}
  djup: {{barnets-rattigheter: kort}}
  förväntat:
    öppna-flaggor: {{utan: F1}}
"""


def test_each_difference_is_told(folder: Path) -> None:
    outcome = tried(folder, scenario())[0]

    assert not outcome.ok
    assert (outcome.name, Path(outcome.file).name) == ("Ett barn", "prov.yaml")
    assert outcome.differences == ("Öppna flaggor för forslaget: F1 ska inte vara med, men den är öppen.",)


def test_an_assessment_in_json_or_yaml_can_be_built_on(folder: Path) -> None:
    position = '"barnets-rattigheter/barnets-basta": {"svar": "Bra"}'
    fit = '"barnets-rattigheter/barnets-basta-stammer": {"per": {"forslaget": "ja"}}'
    json = f'{{"format": 1, "id": "a", "alternativ": [{{"id": "forslaget"}}], "svar": {{{position}, {fit}}}}}'

    assert [o.ok for o in tried(folder, scenario("a.json"), a_json=json)] == [True]
    assert [o.ok for o in tried(folder, scenario("b.yaml"), b_yaml=json)] == [True]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("saknas.json", None, "Filen saknas.json, som scenariot bygger på, går inte att läsa."),
        ("a.yaml", "a: [", "Filen a.yaml, som scenariot bygger på, är inte rätt skriven."),
        ("a.json", "", "I a.json: Filen är tom."),
    ],
)
def test_a_base_that_cannot_be_used_is_told(
    folder: Path, name: str, content: str | None, sentence: str
) -> None:
    files = {} if content is None else {name.replace(".", "_"): content}

    assert [o.differences for o in tried(folder, scenario(name), **files)] == [(sentence,)]


def test_nothing_is_tried_against_checklists_that_cannot_be_read(folder: Path) -> None:
    (folder / "skala.yaml").unlink()

    assert tried(folder, scenario()) == ()


def test_a_scenario_that_builds_on_nothing_readable_tries_nothing(folder: Path) -> None:
    text = scenario() + scenario("saknas.json").replace("Ett barn", "Ett annat barn")
    (folder / "scenarier" / "prov.yaml").write_text(text, encoding="utf-8")

    found = try_content(read_folder(folder))

    assert found is not None
    assert found.assessments == 1


def test_an_assessment_that_scenarios_build_on_is_counted_once(folder: Path) -> None:
    (folder / "scenarier" / "a.json").write_text('{"format": 1, "id": "a"}', encoding="utf-8")
    text = scenario("a.json") + scenario("a.json").replace("Ett barn", "Ett barn till")
    (folder / "scenarier" / "prov.yaml").write_text(text, encoding="utf-8")

    found = try_content(read_folder(folder))

    assert found is not None
    assert found.assessments == 3
