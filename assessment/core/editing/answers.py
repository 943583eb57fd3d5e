"""Edits of answers to questions without rows: values, their reasons, and the cells of tables.

Knows one answer at a time. An edit that leaves nothing behind makes the question unanswered.
"""

from typing import Literal

from assessment.core.assessment import Answer, Assessment, Cells, Value
from assessment.core.vocabulary import Basis

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


def set_rows(assessment: Assessment, key: str, rows: tuple[Cells, ...]) -> Assessment:
    """Return the assessment with these rows in a table question; no rows is no answer."""
    return set_answer(assessment, key, rows or None)


def set_cell(assessment: Assessment, key: str, row: int, column: str, value: str | float) -> Assessment:
    """Return the assessment with one cell of a table changed; the table grows down to the row when it must.

    Args:
        assessment: The assessment to change.
        key: ``checklista/fråga`` of a table question.
        row: The row's place, from 0.
        column: The column's id.
        value: The new value; an empty text empties the cell.
    """
    answer = assessment.answers.get(key, Answer())
    rows = [dict(r) for r in answer.value if isinstance(r, dict)] if isinstance(answer.value, tuple) else []
    rows += [{} for _ in range(row + 1 - len(rows))]
    rows[row] = {c: v for c, v in rows[row].items() if c != column} | ({} if value == "" else {column: value})
    return set_rows(assessment, key, tuple(rows))


def _with(assessment: Assessment, key: str, answer: Answer) -> Assessment:
    if answer == Answer():
        return clear_answer(assessment, key)
    return assessment.model_copy(update={"answers": {**assessment.answers, key: answer}})
