"""Edits of the goal conflicts that the tool found: taken as one, dismissed, weighed, or kept as an own one.

Knows a found conflict by its key and keeps its sentence as it was. Finds no conflict and judges none.
"""

from typing import Any

from assessment.core.assessment import Assessment, GoalConflict
from assessment.core.editing.entries import add_entry, change_entry, remove_entry


def decide_conflict(assessment: Assessment, key: str, sentence: str, *, dismissed: bool) -> Assessment:
    """Return the assessment where a found conflict is one, or is dismissed; what is written about it stays.

    Args:
        assessment: The assessment to change.
        key: The found conflict's key.
        sentence: What the tool says of it now; it is kept, so that the decision can be read afterwards.
        dismissed: True when the official means that it is no conflict.
    """
    return _with(assessment, key, description=sentence, dismissed=dismissed)


def weigh_conflict(assessment: Assessment, key: str, sentence: str, weighing: str) -> Assessment:
    """Return the assessment with how a found conflict was weighed, or why it is dismissed."""
    return _with(assessment, key, description=sentence, weighing=weighing)


def undecide_conflict(assessment: Assessment, key: str) -> Assessment:
    """Return the assessment where a found conflict waits for an answer again; its text goes with it."""
    found = _entry(assessment, key)
    return assessment if found is None else remove_entry(assessment, "conflicts", found.id)


def own_conflict(assessment: Assessment, entry_id: str) -> Assessment:
    """Return the assessment where a conflict that the tool found stands among the official's own."""
    return change_entry(assessment, "conflicts", entry_id, found="", dismissed=False)


def _with(assessment: Assessment, key: str, **fields: Any) -> Assessment:
    found = _entry(assessment, key)
    if found is None:
        return add_entry(assessment, "conflicts", found=key, **fields)
    return change_entry(assessment, "conflicts", found.id, **fields)


def _entry(assessment: Assessment, key: str) -> GoalConflict | None:
    return next((c for c in assessment.conflicts if c.found == key), None)
