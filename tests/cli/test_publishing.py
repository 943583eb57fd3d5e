"""konsekvens publish: what is right and tried is published, and what is published stays."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "checklistor"
    shutil.copytree(ROOT / "checklists", copy)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return copy


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_editions_are_published(run: Run, folder: Path) -> None:
    before = (folder / "utgavor.yaml").read_bytes()
    said = run("publish", folder)

    assert (said.exit_code, said.stdout) == (0, "Alla utgåvor är redan publicerade.\n")
    assert (folder / "utgavor.yaml").read_bytes() == before


def test_a_first_list_holds_every_edition(run: Run, folder: Path) -> None:
    before = (folder / "utgavor.yaml").read_bytes()
    (folder / "utgavor.yaml").unlink()
    said = run("publish", folder)

    assert said.exit_code == 0
    assert "Publicerad: jamlikhet 2026-1\n" in said.stdout
    assert (folder / "utgavor.yaml").read_bytes() == before


def test_a_changed_weight_asks_for_a_new_edition_which_can_then_be_published(run: Run, folder: Path) -> None:
    groups = folder / "grupper.yaml"
    change(groups, "taggar: [barn]", "taggar: [barn, vuxna]")
    refused = run("publish", folder)
    assert refused.exit_code == 1
    assert "har 1 fel och går inte att publicera" in refused.stderr
    assert "utgåva-inte-höjd" in run("check", folder).stdout

    change(groups, 'utgåva: "2026-1"', 'utgåva: "2026-2"')
    assert "utgåva-inte-publicerad" in run("check", folder).stdout
    assert run("publish", folder).stdout == "Publicerad: grupper 2026-2\n"
    assert "inget att anmärka" in run("check", folder).stdout


def test_nothing_is_published_while_a_scenario_differs(run: Run, folder: Path) -> None:
    (folder / "utgavor.yaml").unlink()
    (folder / "scenarier" / "eget.yaml").write_text(
        "- namn: Något som inte blir så\n"
        "  grupper: [alla-berorda-barn]\n"
        "  djup: {barnets-rattigheter: kort}\n"
        "  förväntat: {status: {barnets-rattigheter: {forslaget: Stärker}}}\n",
        encoding="utf-8",
    )
    said = run("publish", folder)

    assert said.exit_code == 1
    assert "Ett scenario stämmer inte, så inget publiceras." in said.stderr
    assert not (folder / "utgavor.yaml").exists()


def test_local_changes_and_other_places_are_refused_in_words(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "lokalt.yaml").write_text("format: 1\n", encoding="utf-8")

    assert "egna ändringar i lokalt.yaml" in run("publish", folder).stderr
    assert "är ingen mapp med checklistor" in run("publish", tmp_path / "borta").stderr
