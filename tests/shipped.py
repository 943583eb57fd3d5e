"""The checklists that the product ships, read once for each test process."""

from functools import cache
from pathlib import Path

from assessment.checklist_files import read_folder
from assessment.core.catalogue import ChecklistSet

FOLDER = Path(__file__).parents[1] / "checklists"


@cache
def shipped_checklists() -> ChecklistSet:
    """The shipped checklists; they are known to be without errors because `konsekvens check` says so."""
    loaded = read_folder(FOLDER)
    assert loaded.checklists is not None
    return loaded.checklists
