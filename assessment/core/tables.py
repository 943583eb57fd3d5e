"""The rows of table questions and of the built-in lists, in one shape: column id → value.

Knows the assessment's lists and the Swedish column names that checklists use for them.
"""

from collections.abc import Sequence
from typing import Any

from assessment.core.assessment import Answer, Assessment, Cells
from assessment.core.vocabulary import AnswerType, Frozen

LIST_COLUMNS: dict[AnswerType, tuple[str, ...]] = {
    AnswerType.ALTERNATIVES: ("namn", "beskrivning"),
    AnswerType.DIALOGUE: (
        "vilka",
        "antal",
        "när",
        "hur",
        "anpassning",
        "sade",
        "ändrades",
        "information",
        "frivilligt",
    ),
    AnswerType.COSTS: ("aktör", "år", "kronor", "kommentar"),
    AnswerType.MEASURES: ("åtgärd", "ansvarig", "datum", "kostnad", "beslutad", "rader"),
    AnswerType.FOLLOW_UP: ("indikator", "nuläge", "mål", "datum", "ansvarig"),
    AnswerType.CONFLICTS: ("beskrivning", "avvägning"),
}
"""The columns of each built-in list, as conditions name them."""


def list_entries(assessment: Assessment, kind: AnswerType) -> Sequence[Frozen]:
    """Return the entries of a built-in list; dismissed goal conflicts are left out."""
    lists: dict[AnswerType, Sequence[Frozen]] = {
        AnswerType.ALTERNATIVES: assessment.rated_alternatives,
        AnswerType.DIALOGUE: assessment.dialogues,
        AnswerType.COSTS: assessment.costs,
        AnswerType.MEASURES: assessment.measures,
        AnswerType.FOLLOW_UP: assessment.follow_ups,
        AnswerType.CONFLICTS: tuple(c for c in assessment.conflicts if not c.dismissed),
    }
    return lists[kind]


def list_rows(assessment: Assessment, kind: AnswerType) -> tuple[Cells, ...]:
    """Return the rows of a built-in list as cells under the columns of `LIST_COLUMNS`; empty cells are ''.

    Entries with nothing filled in are left out: an empty form is no answer. Alternatives always count, as
    they are columns of their own whatever is said about them.
    """
    columns = LIST_COLUMNS[kind]
    rows = []
    for entry in list_entries(assessment, kind):
        dumped = entry.model_dump(mode="json", by_alias=True)
        row = {c: _cell(dumped.get(c)) for c in columns}
        if kind is AnswerType.ALTERNATIVES or any(_filled(v) for v in row.values()):
            rows.append(row)
    return tuple(rows)


def _filled(cell: str | float) -> bool:
    # A yes or no that starts as nej says nothing by itself.
    return str(cell).strip() not in {"", "nej"}


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, list):
        return len(value) or ""
    return value if isinstance(value, int | float) else str(value)


def answer_rows(answer: Answer | None) -> tuple[Cells, ...]:
    """Return the rows of a table question's answer; rows with nothing filled in are left out."""
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(r for r in answer.value if isinstance(r, dict) and any(str(v).strip() for v in r.values()))
