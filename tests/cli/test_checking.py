"""konsekvens check and konsekvens test, on the shipped checklists and on broken ones."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

CHECKLISTS = ROOT / "checklists"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "checklistor"
    shutil.copytree(CHECKLISTS, copy)
    shutil.copytree(ROOT / "examples", tmp_path.parent / "examples", dirs_exist_ok=True)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return copy


def broken(folder: Path) -> Path:
    path = folder / "jamlikhet.yaml"
    text = path.read_text(encoding="utf-8").replace("svarstyp: effekt", "svarstypp: effekt", 1)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [(), (CHECKLISTS,)])
def test_the_shipped_checklists_are_right(run: Run, arguments: tuple[Path, ...]) -> None:
    said = run("check", *arguments)

    assert said.exit_code == 0
    assert said.stdout.endswith("filer, inget att anmärka.\n")


def test_a_mistake_is_shown_with_its_place_and_counted(run: Run, folder: Path) -> None:
    path = broken(folder)
    said = run("check", folder)

    assert said.exit_code == 1
    assert "fel[okänd-nyckel]: ”svarstypp” är ingen nyckel i en fråga" in said.stdout
    assert f"--> {path.as_posix()}:" in said.stdout
    assert "= menade du ”svarstyp”?" in said.stdout
    assert said.stdout.endswith("fel.\n")


def test_one_file_is_told_about_alone(run: Run, folder: Path) -> None:
    broken(folder)

    assert run("check", folder / "jamlikhet.yaml").exit_code == 1
    other = run("check", folder / "grupper.yaml")
    assert (other.exit_code, "1 fil, inget att anmärka." in other.stdout) == (0, True)
    assert run("check", folder / "scenarier" / "jamlikhet.yaml").exit_code == 0


def test_findings_can_be_shown_beside_the_change_on_github(run: Run, folder: Path) -> None:
    path = broken(folder)
    said = run("check", folder, "--format", "github")

    assert said.exit_code == 1
    assert said.stdout.startswith(f"::error file={path.as_posix()},line=")
    assert len(said.stdout.splitlines()) == said.stdout.count("::error") + said.stdout.count("::warning")


def test_findings_can_be_read_by_other_programs(run: Run, folder: Path) -> None:
    broken(folder)
    said = run("check", folder, "--json")
    read = json.loads(said.stdout)

    assert (said.exit_code, read["ok"]) == (1, False)
    assert {d["kod"] for d in read["diagnoser"]} >= {"okänd-nyckel"}
    assert all(d["fil"].endswith(".yaml") for d in read["diagnoser"])


def test_a_checklist_that_has_gone_out_is_a_warning_until_warnings_are_errors(run: Run, folder: Path) -> None:
    late = run("check", folder, "--datum", "2031-01-01")

    assert late.exit_code == 0
    assert "varning[utgången-checklista]" in late.stdout
    assert run("check", folder, "--datum", "2031-01-01", "--strikt").exit_code == 1


def test_a_place_that_holds_no_checklists_is_told(run: Run, tmp_path: Path, after: Path) -> None:
    assert run("check", tmp_path / "ingen").stderr == f"Fel: {tmp_path / 'ingen'} finns inte.\n"
    assert run("check", tmp_path / "ingen").exit_code == 1
    assert "ingen fil som slutar på .yaml" in run("check", after).stderr
    empty = run("check", tmp_path)
    assert (empty.exit_code, "fil-saknas" in empty.stdout) == (1, True)


def test_the_scenarios_hold(run: Run) -> None:
    said = run("test")

    assert said.exit_code == 0
    assert said.stdout.endswith("scenarier, alla stämmer.\n")
    assert len(said.stdout.splitlines()) == 1


def test_every_scenario_can_be_shown(run: Run) -> None:
    said = run("test", "--alla")

    assert said.stdout.count("Stämmer: ") == int(said.stdout.splitlines()[-1].split()[0])


def differing(folder: Path) -> Path:
    path = folder / "scenarier" / "jamlikhet.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "jamlikhet: {forslaget: Berörs inte}", "jamlikhet: {forslaget: Stärker}"
    )
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scenario_that_differs_is_told_with_both_words(run: Run, folder: Path) -> None:
    path = differing(folder)
    said = run("test", folder)

    assert said.exit_code == 1
    assert f"Stämmer inte: En intern rutin märks inte i någons vardag ({path.as_posix()})" in said.stdout
    assert (
        "  Status i jamlikhet för forslaget: väntat ”Stärker”, men det blev ”Berörs inte”.\n" in said.stdout
    )
    assert said.stdout.endswith(" stämmer, 1 stämmer inte.\n")


def test_one_file_of_scenarios_is_tried_alone(run: Run, folder: Path) -> None:
    differing(folder)

    assert run("test", folder / "scenarier" / "jamlikhet.yaml").exit_code == 1
    assert run("test", folder / "scenarier" / "arendet.yaml").exit_code == 0


def test_outcomes_can_be_read_by_other_programs(run: Run, folder: Path) -> None:
    differing(folder)
    read = json.loads(run("test", folder, "--json").stdout)

    assert read["ok"] is False
    assert [len(s["skillnader"]) for s in read["scenarier"] if not s["stämmer"]] == [1]
    assert json.loads(run("test", "--json").stdout)["ok"] is True


def test_what_no_scenario_tries_can_be_shown(run: Run, folder: Path) -> None:
    for path in (folder / "scenarier").glob("*.yaml"):
        if path.name != "jamlikhet.yaml":
            path.unlink()
    said = run("test", folder, "--täckning")

    assert said.exit_code == 0
    assert "Täckning, räknad på " in said.stdout
    assert "    samlad-bedomning/rekommendation: avsta: aldrig valt\n" in said.stdout
    assert ": aldrig ställd eller besvarad\n" in said.stdout
    assert said.stdout == run("test", folder, "--coverage").stdout
    assert "Täckning" not in run("test", folder).stdout


def test_one_file_of_scenarios_tries_less_than_all(run: Run, folder: Path) -> None:
    every = json.loads(run("test", folder, "--täckning", "--json").stdout)["täckning"]
    path = folder / "scenarier" / "arendet.yaml"
    one = json.loads(run("test", path, "--täckning", "--json").stdout)["täckning"]

    assert every["bedömningar"] > one["bedömningar"] > 0
    assert every["frågor"]["täckta"] > one["frågor"]["täckta"]
    assert not one["fullständig"]
    assert "täckning" not in json.loads(run("test", folder, "--json").stdout)


def test_broken_checklists_cover_nothing(run: Run, folder: Path) -> None:
    broken(folder)

    assert "Täckning" not in run("test", folder, "--täckning").stdout


def test_broken_checklists_are_mended_before_anything_is_tried(run: Run, folder: Path) -> None:
    broken(folder)
    said = run("test", folder)

    assert said.exit_code == 1
    assert "fel[okänd-nyckel]" in said.stdout
    assert "Rätta först det som är fel: " in said.stdout


def test_a_scenario_of_the_wrong_shape_is_told_what_may_be_written(run: Run, folder: Path) -> None:
    path = folder / "scenarier" / "prov.yaml"
    path.write_text(
        "- namn: Fel\n  svar:\n    jamlikhet/rad: {forslaget: {alla: 3}}\n  förväntat: {kan-bli-klar: nej}\n",
        encoding="utf-8",
    )
    said = run("check", path)

    assert said.exit_code == 1
    assert f"--> {path.as_posix()}:3:39" in said.stdout
    assert "= välj ett av: -2, -1, 0, 1, 2, vet-inte, inte-relevant" in said.stdout


def test_a_broken_scenario_is_no_matter_for_the_others(run: Run, folder: Path) -> None:
    (folder / "scenarier" / "prov.yaml").write_text("- namn: Utan facit\n", encoding="utf-8")

    assert run("test", folder).exit_code == 1
    assert run("test", folder / "scenarier" / "arendet.yaml").exit_code == 0


def test_a_folder_without_scenarios_has_nothing_to_try(run: Run, folder: Path) -> None:
    shutil.rmtree(folder / "scenarier")
    said = run("test", folder)

    assert said.exit_code == 1
    assert said.stdout == "Det finns inga scenarier att prova. De ligger i mappen scenarier.\n"


def test_one_scenario_is_counted_as_one(run: Run, folder: Path) -> None:
    shutil.rmtree(folder / "scenarier")
    (folder / "scenarier").mkdir()
    (folder / "scenarier" / "ett.yaml").write_text(
        "- namn: Ett\n  djup: {jamlikhet: kort}\n  förväntat:\n    öppna-flaggor: {minst: F7}\n",
        encoding="utf-8",
    )

    assert run("test", folder).stdout == "1 scenario, det stämmer.\n"
