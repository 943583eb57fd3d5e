"""Publishing an edition, and what is said when its meaning changes afterwards."""

from pathlib import Path

import pytest

from assessment.checklist_files import editions_text, read_folder

BASE = Path(__file__).parent / "base"


def test_a_published_folder_is_clean_until_its_meaning_changes() -> None:
    text = editions_text(read_folder(BASE))
    checklist = (BASE / "prov.yaml").read_text(encoding="utf-8")
    reworded = checklist.replace("Tänk på vägar", "Tänk på gator")
    reweighted = checklist.replace("vikt: 3", "vikt: 2")
    raised = reweighted.replace('"2026-1"', '"2026-2"')

    def codes(prov: str) -> list[str]:
        return [
            d.code for d in read_folder(BASE, drafts={"prov.yaml": prov, "utgavor.yaml": text}).diagnostics
        ]

    assert codes(checklist) == []
    assert codes(reworded) == []
    assert codes(reweighted) == ["utgåva-inte-höjd"]
    assert codes(raised) == ["utgåva-inte-publicerad"]


def test_publishing_again_adds_and_never_replaces() -> None:
    first = editions_text(read_folder(BASE))
    changed = (BASE / "prov.yaml").read_text(encoding="utf-8").replace("vikt: 3", "vikt: 2")
    raised = changed.replace('"2026-1"', '"2026-2"')

    def again(prov: str) -> str:
        return editions_text(read_folder(BASE, drafts={"prov.yaml": prov, "utgavor.yaml": first}))

    assert again(changed) == first
    assert again(raised).count("2026-") == 4
    assert all(line in again(raised) for line in first.splitlines())


def test_a_broken_folder_is_not_published(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inget kan publiceras"):
        editions_text(read_folder(tmp_path))
