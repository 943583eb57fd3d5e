"""What the check says of a folder is said of its texts as well, at the same place and without a disk."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assessment.checklist_files import read_data, read_folder
from assessment.checklist_files.bases import read_base
from assessment.checklist_files.kept import Kept
from assessment.checklist_files.text_editor import TextEditor, diagnose
from assessment.core.assessment import Answer, Assessment, new_assessment
from assessment.core.assessment_file import parse
from assessment.core.checklist_edits import (
    ChangeWeight,
    ChecklistEditError,
    RaiseEdition,
    Reword,
)
from assessment.core.diagnostics import render_text
from assessment.core.scenario import SCENARIO_FILE, to_assessment
from assessment.service.workshop_ports import ChecklistEditor
from tests.checklists.test_cases import CASES, HERE, OVERLAY, TODAY, read_over_base

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "checklists"
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))


def texts_of(folder: Path) -> dict[str, str]:
    files = (*folder.glob("*.yaml"), *folder.glob("scenarier/*.yaml"))
    return {f.relative_to(folder).as_posix(): f.read_bytes().decode() for f in sorted(files)}


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    return texts_of(SHIPPED) | {f"../examples/{f.name}": f.read_text(encoding="utf-8") for f in EXAMPLES}


def contents_of(*folders: Path) -> dict[str, str | bytes]:
    """Return the files of folders laid over each other; an overlay's own lie in it, the others beside."""
    found: dict[str, str | bytes] = {}
    for folder in folders:
        for file in sorted(f for f in folder.rglob("*") if f.is_file()):
            found[file.relative_to(folder).as_posix()] = file.read_bytes()
    own = {name.removeprefix(f"{OVERLAY}/"): c for name, c in found.items() if name.startswith(f"{OVERLAY}/")}
    if not own:
        return found
    return own | {f"../checklists/{n}": c for n, c in found.items() if not n.startswith(f"{OVERLAY}/")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_diagnostic_of_the_check_is_said_of_texts_at_the_same_place(case: Path, tmp_path: Path) -> None:
    on_disk = read_over_base(case / "bad", tmp_path)
    texts = contents_of(HERE / "base", case / "bad")
    folder = OVERLAY if (case / "bad" / OVERLAY).is_dir() else "checklists"
    kept = Kept()

    diagnose(contents_of(HERE / "base"), today=TODAY, folder="checklists", kept=kept)
    first = diagnose(texts, today=TODAY, folder=folder, kept=kept)
    again = diagnose(texts, today=TODAY, folder=folder, kept=kept)

    assert first.diagnostics == on_disk.diagnostics == again.diagnostics
    assert case.name.partition(".")[0] in {d.code for d in first.diagnostics}


def test_a_folder_without_files_says_what_it_needs() -> None:
    assert {d.code for d in diagnose({}).diagnostics} == {"fil-saknas"}


def test_a_text_that_is_too_large_or_has_a_wrong_ending_is_told() -> None:
    files = {"a.yaml": "x" * (1024 * 1024 + 1), "b.yml": "a: 1\n"}

    assert {d.code for d in diagnose(files).diagnostics} >= {"för-stor-fil", "fel-ändelse"}


def test_our_own_checklists_say_the_same_in_memory_as_on_the_disk(shipped: dict[str, str]) -> None:
    found = diagnose(shipped, today=TODAY, folder=SHIPPED.as_posix())
    on_disk = read_folder(SHIPPED, today=TODAY)

    assert found.diagnostics == on_disk.diagnostics
    assert found.checklists == on_disk.checklists
    assert found.ok


def steps(files: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield the texts as someone works: reworded, weighed anew, broken, mended, and a scenario less."""
    name = "barnets-rattigheter.yaml"
    yield files
    yield {**files, name: files[name].replace("text: Lite,", "text: Litet,")}
    yield {**files, name: files[name].replace("vikt: 3", "vikt: 2", 1)}
    yield {**files, name: files[name].replace("vikt: 3", "vikt: [", 1)}
    yield {**files, name: files[name].replace("id: trygghet", "id: trygg", 1)}
    yield {n: text for n, text in files.items() if n != "scenarier/jamlikhet.yaml"}
    yield {n: text for n, text in files.items() if not n.startswith("../examples/fall-3")}
    yield files


def test_what_is_remembered_from_one_reading_never_changes_the_next(shipped: dict[str, str]) -> None:
    kept = Kept()
    for files in steps(shipped):
        found = diagnose(files, today=TODAY, kept=kept)

        assert found.diagnostics == diagnose(files, today=TODAY).diagnostics


def test_an_editor_changes_one_file_and_says_what_it_breaks(shipped: dict[str, str]) -> None:
    editor: ChecklistEditor = TextEditor()
    name = "barnets-rattigheter.yaml"
    new = editor.edited(
        shipped,
        ChangeWeight(checklist="barnets-rattigheter", question="trygghet", weight=1, reason="Vi prövar."),
    )

    assert {n for n in shipped if shipped[n] != new[n]} == {name}
    found = editor.diagnosed(new, TODAY)
    assert [(d.code, d.file) for d in found.diagnostics] == [("utgåva-inte-höjd", name)]
    assert "utgåva" in found.diagnostics[0].source
    assert "^" in render_text(found.diagnostics[0])
    assert found.checklists is not None

    raised = editor.edited(
        new,
        RaiseEdition(
            checklist="barnets-rattigheter",
            edition="2026-2",
            decided_by="Kommunstyrelsen",
            decided_on=date(2026, 12, 1),
        ),
    )
    published = {**raised, "utgavor.yaml": editor.editions(raised)}
    assert editor.diagnosed(published, TODAY).ok
    assert '"2026-2": ' in published["utgavor.yaml"]


def test_the_groups_have_an_edition_too(shipped: dict[str, str]) -> None:
    edit = RaiseEdition(
        checklist="grupper", edition="2026-2", decided_by="KS", decided_on=date(2026, 12, 1), reference="KS 1"
    )
    new = TextEditor().edited(shipped, edit)

    assert "# Utgåva 2026-2 beslutades 2026-12-01 av KS, KS 1.\n" in new["grupper.yaml"]


def test_a_checklist_that_lies_elsewhere_cannot_be_changed_here() -> None:
    edit = Reword(checklist="prov", question="a", text="A?")
    with pytest.raises(ChecklistEditError, match="ligger inte här"):
        TextEditor().edited({"../checklists/prov.yaml": "checklista: prov\n"}, edit)
    with pytest.raises(ChecklistEditError, match="Rätta felen i texten först"):
        TextEditor().edited({"prov.yaml": "checklista: ["}, edit)


def test_a_checklist_is_found_whatever_its_file_is_called() -> None:
    text = "checklista: prov\nutgåva: '1'\n"
    edit = RaiseEdition(checklist="prov", edition="2", decided_by="KS", decided_on=date(2026, 12, 1))

    assert TextEditor().edited({"annat.yaml": text}, edit)["annat.yaml"].endswith("utgåva: '2'\n")


def test_scenarios_are_tried_on_texts(shipped: dict[str, str]) -> None:
    editor = TextEditor()
    some = {
        n: t for n, t in shipped.items() if "/" not in n or "fall-7" in n or n.endswith("/jamlikhet.yaml")
    }
    tried = editor.tried(some)

    assert len(tried) > 5
    assert all(one.ok for one in tried)
    assert {one.file for one in tried} == {"scenarier/fall-7-badtider.yaml", "scenarier/jamlikhet.yaml"}
    name = "scenarier/jamlikhet.yaml"
    other = {**some, name: some[name].replace("forslaget: Försvagar", "forslaget: Stärker", 1)}
    assert [one.differences for one in editor.tried(other) if not one.ok]
    assert editor.tried({}) == ()


def test_a_folder_that_cannot_be_read_is_not_published() -> None:
    with pytest.raises(ChecklistEditError, match="Rätta felen först"):
        TextEditor().editions({})


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_answers_saved_as_a_scenario_are_read_back_and_give_what_they_gave(
    example: Path, shipped: dict[str, str]
) -> None:
    editor = TextEditor()
    found = editor.diagnosed(shipped, TODAY)
    assessment = parse(example.read_bytes())
    assert found.checklists is not None
    assert isinstance(assessment, Assessment)

    scenario = editor.as_scenario(assessment, found.checklists, "Det här har jag\nsvarat")
    files = editor.with_scenario(shipped, "scenarier/egna.yaml", scenario)

    assert editor.diagnosed(files, TODAY).diagnostics == ()
    only = {n: t for n, t in files.items() if not n.startswith("scenarier/") or "egna" in n}
    (tried,) = editor.tried(only)
    assert (tried.name, tried.differences) == ("Det här har jag svarat", ())
    # And once more, below the first.
    twice = editor.with_scenario(only, "scenarier/egna.yaml", scenario)
    assert len(editor.tried(twice)) == 2


def test_every_scenario_of_our_own_can_be_saved_as_one_again() -> None:
    loaded = read_folder(SHIPPED, check=False)
    assert loaded.checklists is not None
    points = 0
    for file, scenarios in loaded.scenarios.items():
        for scenario in scenarios:
            base = read_base(scenario, file)
            assert not isinstance(base, tuple)
            assessment = to_assessment(scenario, loaded.checklists, base)

            # It is held against what it expects before it is handed over.
            text = TextEditor().as_scenario(assessment, loaded.checklists, scenario.name)

            (again,) = SCENARIO_FILE.validate_python(read_data(text, file).data)
            assert again.name == scenario.name
            assert again.expected.status
            points += "poäng:" in text
    assert points


def test_hostile_answers_are_saved_as_a_scenario(shipped: dict[str, str]) -> None:
    editor = TextEditor()
    checklists = editor.diagnosed(shipped).checklists
    assert checklists is not None
    empty = new_assessment("a")
    answers = {
        "barnets-rattigheter/beror-barn": Answer(
            value="nej", reason='- "a": b # c\n\n\x07{å: [*x]}\u2028 a\u030a'
        ),
        "barnets-rattigheter/barnen-i-dag": Answer(value="ställs inte, när barn inte berörs"),
    }
    case = empty.case.model_copy(update={"title": "1.10", "proposal": "no"})
    assessment = empty.model_copy(update={"answers": answers, "case": case})

    text = editor.as_scenario(assessment, checklists, "no")

    files = editor.with_scenario(shipped, "scenarier/egna.yaml", text)
    assert editor.diagnosed(files, TODAY).diagnostics == ()
    assert "barnen-i-dag" not in text
    assert 'titel: "1.10"' in text


def test_a_scenario_needs_a_name_and_a_home(shipped: dict[str, str]) -> None:
    editor = TextEditor()
    checklists = editor.diagnosed(shipped).checklists
    assert checklists is not None

    with pytest.raises(ChecklistEditError, match="Skriv i en mening"):
        editor.as_scenario(new_assessment("a"), checklists, " ")
    with pytest.raises(ChecklistEditError, match=r"scenarier/egna\.yaml"):
        editor.with_scenario(shipped, "../egna.yaml", "- namn: a\n")
