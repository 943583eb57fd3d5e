"""The wiring: real files, a real database, checklists that change under way, and the clock."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.bootstrap import WatchedChecklists
from assessment.core import editing
from assessment.core.diagnostics import has_errors
from assessment.examples import ExampleFolder
from assessment.service import (
    BrokenFile,
    ChecklistsUnavailable,
    ExampleNotFound,
    ServiceError,
    StoreUnavailable,
)
from assessment.settings import Settings

ROOT = Path(__file__).parent.parent
CHECKLISTS = ROOT / "checklists"


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    chosen = Settings.read({"KONSEKVENS_DB": str(tmp_path / "k.db")})
    bootstrap.configure(chosen)
    yield chosen
    bootstrap.configure(Settings.read({}))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bootstrap, "_LOOK_AGAIN_SECONDS", 0.0)
    return Path(shutil.copytree(CHECKLISTS, tmp_path / "checklists"))


def spoil(folder: Path) -> str:
    file = folder / "jamlikhet.yaml"
    sound = file.read_text(encoding="utf-8")
    file.write_text("namn: [\n", encoding="utf-8")
    return sound


@pytest.mark.usefixtures("settings")
def test_the_example_goes_the_whole_way_and_is_there_after_a_restart(settings: Settings) -> None:
    service = bootstrap.service()
    saved = service.start_example(service.examples()[0].name)
    changed = saved.assessment.model_copy(update={"recommended": "stegvis"})
    service.save(changed, saved.revision)
    assert service.export_word(changed).startswith(b"PK")

    bootstrap.configure(settings)
    again = bootstrap.service()

    assert again is not service
    assert again.open(saved.assessment.id).assessment.recommended == "stegvis"
    assert again.list_mine().lines[0].columns.statuses


@pytest.mark.usefixtures("settings")
def test_one_process_has_one_service() -> None:
    assert bootstrap.service() is bootstrap.service()


def test_where_everything_is_kept_is_shown(settings: Settings) -> None:
    assert bootstrap.storage().shown == str(settings.database_file)
    assert bootstrap.storage().warning is None


def test_a_store_that_cannot_be_opened_is_tried_again(tmp_path: Path) -> None:
    in_the_way = tmp_path / "mapp"
    in_the_way.touch()
    bootstrap.configure(Settings.read({"KONSEKVENS_DB": str(in_the_way / "k.db")}))
    with pytest.raises(StoreUnavailable):
        bootstrap.service()

    in_the_way.unlink()

    assert bootstrap.service().list_mine().lines == ()
    bootstrap.configure(Settings.read({}))


def test_a_setting_that_cannot_be_used_is_an_error_that_pages_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap._PROCESS, "settings", None)
    monkeypatch.setattr(bootstrap._PROCESS, "service", None)
    monkeypatch.setenv("KONSEKVENS_PORT", "åtta")

    with pytest.raises(ServiceError, match="KONSEKVENS_PORT"):
        bootstrap.service()


def test_checklists_are_read_once_as_long_as_no_file_changes(folder: Path) -> None:
    watched = WatchedChecklists(folder)

    assert watched.current() is watched.current()
    assert watched.diagnostics() == WatchedChecklists(folder).diagnostics()


def test_a_changed_checklist_is_used_without_a_restart(folder: Path) -> None:
    watched = WatchedChecklists(folder)
    before = watched.current()
    file = folder / "jamlikhet.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("namn: Jämlikhet", "namn: Lika villkor"), encoding="utf-8"
    )

    after = watched.current()

    assert after is not before
    assert after.checklist("jamlikhet") is not None
    assert getattr(after.checklist("jamlikhet"), "name", "") == "Lika villkor"


def test_local_changes_are_used_and_a_change_of_their_base_too(folder: Path) -> None:
    own = folder.parent / "lillmark"
    own.mkdir()
    (own / "lokalt.yaml").write_text(
        'format: 1\nbygger-på: ../checklists\nnamn: Lillmark\nutgåva: "2026-1"\nförvaltas-av: Strateg\n'
        "checklistor:\n  jamlikhet:\n    utgår: [F8]\n",
        encoding="utf-8",
    )
    watched = WatchedChecklists(own)
    before = watched.current()
    base = folder / "jamlikhet.yaml"
    text = base.read_text(encoding="utf-8").replace("namn: Jämlikhet", "namn: Lika villkor")
    base.write_text(text, encoding="utf-8")

    after = watched.current()

    assert before.local_edition is not None
    assert before.local_edition.name == "Lillmark"
    assert getattr(after.checklist("jamlikhet"), "name", "") == "Lika villkor"
    assert [f.id for f in getattr(after.checklist("jamlikhet"), "stop_flags", ())].count("F8") == 0


def test_while_a_checklist_is_broken_the_last_good_ones_are_used(folder: Path) -> None:
    watched = WatchedChecklists(folder)
    before = watched.current()
    sound = spoil(folder)

    assert watched.current() is before
    assert has_errors(watched.diagnostics())

    (folder / "jamlikhet.yaml").write_text(sound, encoding="utf-8")
    assert watched.current() == before


def test_a_broken_scenario_is_told_but_stops_nobody(folder: Path) -> None:
    (folder / "scenarier" / "jamlikhet.yaml").write_text("namn: [\n", encoding="utf-8")
    watched = WatchedChecklists(folder)

    assert watched.current().perspectives
    assert has_errors(watched.diagnostics())


def test_checklists_that_were_never_good_are_refused_with_what_to_do(folder: Path) -> None:
    spoil(folder)
    watched = WatchedChecklists(folder)

    with pytest.raises(ChecklistsUnavailable, match="konsekvens check"):
        watched.current()
    assert watched.diagnostics()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ChecklistsUnavailable, match="saknas"):
        WatchedChecklists(tmp_path / "saknas").current()


def test_examples_are_told_apart_and_what_is_none_is_left_out(tmp_path: Path) -> None:
    for file in (ROOT / "examples").glob("fall-1-*.json"):
        shutil.copy(file, tmp_path)
    (tmp_path / "annat.json").write_text("{}")
    folder = ExampleFolder(tmp_path)

    titles = [e.title for e in folder.examples()]

    assert len(titles) == len(set(titles)) == 2
    assert folder.read("annat.json") == b"{}"
    with pytest.raises(ExampleNotFound):
        folder.read("../k.db")


def test_no_examples_is_no_fault(tmp_path: Path) -> None:
    assert ExampleFolder(tmp_path / "saknas").examples() == []


def test_yaml_is_read_with_the_reader_of_the_checklists() -> None:
    assert bootstrap.read_yaml("format: 1\nid: å\nläge: nej\n".encode(), "x.yaml") == {
        "format": 1,
        "id": "å",
        "läge": "nej",
    }


@pytest.mark.parametrize("data", [b"a: 1\na: 2\n", b"\tformat: 1\n", b"\xff\xfe", b"a: &x 1\nb: *x\n"])
def test_yaml_that_is_broken_gives_sentences(data: bytes) -> None:
    with pytest.raises(BrokenFile) as broken:
        bootstrap.read_yaml(data, "x.yaml")

    assert all(len(s) > 10 for s in broken.value.sentences)


def test_ids_may_stand_in_an_address_and_do_not_repeat() -> None:
    made = {bootstrap.new_id() for _ in range(1000)}

    assert len(made) == 1000
    assert all(len(i) == 14 and i.replace("-", "").isalnum() for i in made)


def test_the_clock_knows_its_zone() -> None:
    assert bootstrap.now().tzinfo is not None


def test_a_namnd_has_its_own_changes_from_its_own_folder(tmp_path: Path) -> None:
    templates, school = tmp_path / "mallar", tmp_path / "skola"
    templates.mkdir()
    school.mkdir()
    base = os.path.relpath(CHECKLISTS, school)
    (school / "lokalt.yaml").write_text(
        f'format: 1\nnamn: Utbildningsnämnden\nutgåva: "2026-1"\nförvaltas-av: Strateg\nbygger-på: {base}\n'
        "checklistor:\n  barnets-rattigheter:\n    utgår: [foraldrars-stod]\n",
        encoding="utf-8",
    )
    (templates / "organisation.yaml").write_text(
        "nämnder:\n  - {namn: Utbildningsnämnden, lokalt: ../skola}\n", encoding="utf-8"
    )
    service = bootstrap.build(Settings(database=str(tmp_path / "k.db"), templates=templates))
    new = service.start_new()
    saved = service.save(editing.set_case(new.assessment, board="Utbildningsnämnden"), new)

    own = service.checklists_of(saved.assessment)
    assert own.local_edition is not None
    assert own.local_edition.name == "Utbildningsnämnden"
    found = own.question("barnets-rattigheter/foraldrars-stod")
    assert found is not None
    assert found[1].retired
    assert not service.has_newer(saved.assessment)
    assert service.checklists().local_edition is None
