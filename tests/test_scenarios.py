"""The strategists' own examples: each gives what they expect of it, as ``konsekvens test`` says."""

from pathlib import Path

import pytest

from assessment.checklist_files import Outcome, read_folder, try_scenarios

CHECKLISTS = Path(__file__).parent.parent / "checklists"
OUTCOMES = try_scenarios(read_folder(CHECKLISTS))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=[f"{Path(o.file).stem}: {o.name}" for o in OUTCOMES])
def test_scenario(outcome: Outcome) -> None:
    assert list(outcome.differences) == []


def test_every_file_has_scenarios_with_names_of_their_own() -> None:
    files = {Path(o.file).name for o in OUTCOMES}

    assert files == {path.name for path in (CHECKLISTS / "scenarier").glob("*.yaml")}
    assert len({o.name for o in OUTCOMES}) == len(OUTCOMES)
