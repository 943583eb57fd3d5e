"""Edits of the lists that an assessment holds: measures, follow-ups, costs, dialogue, conflicts, comments.

Knows that every entry has an id that stays. Knows not what an entry means.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from assessment.core.assessment import (
    Assessment,
    Comment,
    Cost,
    Dialogue,
    FollowUp,
    GoalConflict,
    Measure,
    RowRef,
)

EntryList = Literal["measures", "follow_ups", "costs", "dialogues", "conflicts", "comments"]
Entry = Measure | FollowUp | Cost | Dialogue | GoalConflict | Comment

ENTRY_TYPES: dict[EntryList, tuple[str, type[Entry]]] = {
    "measures": ("atgard", Measure),
    "follow_ups": ("uppfoljning", FollowUp),
    "costs": ("kostnad", Cost),
    "dialogues": ("dialog", Dialogue),
    "conflicts": ("konflikt", GoalConflict),
    "comments": ("kommentar", Comment),
}
"""Each list with the stem of its ids and the type of its entries."""


def entries(assessment: Assessment, name: EntryList) -> Sequence[Entry]:
    """Return the entries of one list, in the order they were added."""
    found: Sequence[Entry] = getattr(assessment.review if name == "comments" else assessment, name)
    return found


def add_entry(assessment: Assessment, name: EntryList, **fields: Any) -> Assessment:
    """Return the assessment with one more entry, last, under an id that no other entry of the list has."""
    stem, kind = ENTRY_TYPES[name]
    numbers = [int(n) for e in entries(assessment, name) if (n := e.id.rpartition("-")[2]).isdecimal()]
    added = kind(id=f"{stem}-{max(numbers, default=0) + 1}", **fields)
    return _with(assessment, name, (*entries(assessment, name), added))


def comment(assessment: Assessment, text: str, day: date, question: str = "") -> Assessment:
    """Return the assessment with a comment by its reviewer; the same when the text is blank.

    Args:
        assessment: The assessment.
        text: What the reviewer says.
        day: The day it is said.
        question: ``checklista/fråga`` that it is about; '' is the whole assessment.
    """
    if not text.strip():
        return assessment
    by = assessment.review.reviewer.strip()
    return add_entry(assessment, "comments", question=question, text=text.strip(), by=by, date=day)


def change_entry(assessment: Assessment, name: EntryList, entry_id: str, **fields: Any) -> Assessment:
    """Return the assessment with fields of one entry changed.

    Raises:
        pydantic.ValidationError: when a field may not have the value, for example the year 3000.
    """
    changed = tuple(
        type(e)(**{**dict(e), **fields}) if e.id == entry_id else e for e in entries(assessment, name)
    )
    return _with(assessment, name, changed)


def remove_entry(assessment: Assessment, name: EntryList, entry_id: str) -> Assessment:
    """Return the assessment without the entry."""
    return _with(assessment, name, tuple(e for e in entries(assessment, name) if e.id != entry_id))


def link_row(assessment: Assessment, measure: str, rows: Sequence[RowRef]) -> Assessment:
    """Return the assessment where the measure meets exactly these rows."""
    return change_entry(assessment, "measures", measure, rows=tuple(rows))


def _with(assessment: Assessment, name: EntryList, value: tuple[Entry, ...]) -> Assessment:
    if name == "comments":
        review = assessment.review.model_copy(update={"comments": value})
        return assessment.model_copy(update={"review": review})
    return assessment.model_copy(update={name: value})
