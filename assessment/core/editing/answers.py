"""Edits of answers to questions without rows: values, their reasons, and the cells of tables.

Knows one answer at a time. An edit that leaves nothing behind makes the question unanswered.
"""

from typing import Literal

from assessment.core.assessment import Answer, Assessment, Cells, Value
from assessment.core.vocabulary import Basis

ROW = "rad"
"""The cell that says which fixed row of a table it is."""

AnswerAttribute = Literal["reason", "basis", "sources"]


def set_answer(assessment: Assessment, key: str, value: Value | None, at: str | None = None) -> Assessment:
    """Return the assessment with this value; None, an empty text or list takes it away.

    Args:
        assessment: The assessment to change.
        key: ``checklista/fråga``.
        value: An option id, a text, a number, an ISO date, several ids or the rows of a table.
        at: The alternative, group or ``alternativ|grupp`` when the question is asked for each.
    """
    answer = assessment.answers.get(key, Answer())
    value = None if value in ("", ()) else value
    if at is None:
        return _with(assessment, key, Answer(**{**dict(answer), "value": value}))
    per = {k: v for k, v in answer.per.items() if k != at}
    if value is not None:
        per[at] = value
    return _with(assessment, key, Answer(**{**dict(answer), "per": per}))


def set_answer_attribute(
    assessment: Assessment, key: str, attribute: AnswerAttribute, value: str | Basis | None
) -> Assessment:
    """Return the assessment with a reason, a basis or sources beside the answer."""
    answer = assessment.answers.get(key, Answer())
    return _with(assessment, key, Answer(**{**dict(answer), attribute: value}))


def clear_answer(assessment: Assessment, key: str) -> Assessment:
    """Return the assessment without any answer to the question: it is unanswered again."""
    rest = {k: v for k, v in assessment.answers.items() if k != key}
    return assessment.model_copy(update={"answers": rest})


def set_cell(
    assessment: Assessment, key: str, row: int | str, column: str, value: str | float, at: str | None = None
) -> Assessment:
    """Return the assessment with one cell of a table changed.

    Args:
        assessment: The assessment to change.
        key: ``checklista/fråga`` of a table question.
        row: The id of a fixed row, or the place of a free row, from 0; the table grows to it.
        column: The column's id.
        value: The new value; an empty text empties the cell. A row without cells goes.
        at: As in `set_answer`.
    """
    rows = _rows(assessment, key, at)
    place = row if isinstance(row, int) else next((i for i, r in enumerate(rows) if r.get(ROW) == row), -1)
    if place < 0:
        rows.append({ROW: str(row)})
    rows += [{} for _ in range(place + 1 - len(rows))]
    rows[place] = {c: v for c, v in rows[place].items() if c != column}
    if value != "":
        rows[place][column] = value
    return set_answer(assessment, key, tuple(r for r in rows if r.keys() - {ROW}), at)


def remove_row(assessment: Assessment, key: str, row: int, at: str | None = None) -> Assessment:
    """Return the assessment without one free row of a table; no rows is no answer."""
    left = tuple(r for i, r in enumerate(_rows(assessment, key, at)) if i != row)
    return set_answer(assessment, key, left, at)


def _rows(assessment: Assessment, key: str, at: str | None) -> list[Cells]:
    answer = assessment.answers.get(key, Answer())
    stored = answer.value if at is None else answer.per.get(at)
    return [dict(r) for r in stored if isinstance(r, dict)] if isinstance(stored, tuple) else []


def _with(assessment: Assessment, key: str, answer: Answer) -> Assessment:
    if answer == Answer():
        return clear_answer(assessment, key)
    return assessment.model_copy(update={"answers": {**assessment.answers, key: answer}})
