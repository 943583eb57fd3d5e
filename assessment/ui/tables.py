"""Table questions as forms, one group of fields for each row: a grid is hard to read with a screen reader.

Knows columns and rows. Tables are printed, never scored.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment, Cells, Value
from assessment.core.checklist import Column, Question
from assessment.core.language import tr
from assessment.ui import fields, texts, words
from assessment.ui.plain import plain
from assessment.ui.session import View

_MOST_BESIDE = 3


def show(view: View, key: str, question: Question, at: str | None, stored: Value | None) -> None:
    """Show a table: its fixed rows, or the rows that are filled in and one to fill in next."""
    rows = [r for r in stored if isinstance(r, dict)] if isinstance(stored, tuple) else []
    fixed = list(_fixed_rows(view, key, question))
    if question.rows or question.rows_from:
        by_id = {str(r.get(editing.ROW)): r for r in rows}
        for row_id, name in fixed:
            st.markdown(f"**{plain(name)}**")
            _row(view, question, (key, at, row_id), by_id.get(row_id, {}))
        return
    for place, row in enumerate([*rows, {}]):
        _row(view, question, (key, at, place), row)
        if row:
            fields.action(
                tr("Ta bort rad {number}", number=place + 1),
                f"{key}|{at}|{place}|bort",
                partial(_remove, key, place, at),
                tr("Rad {number} är borttagen.", number=place + 1),
                quiet=True,
            )


def _fixed_rows(view: View, key: str, question: Question) -> Iterator[tuple[str, str]]:
    yield from ((r.id, r.name) for r in question.rows)
    if not question.rows_from:
        return
    source = (
        question.rows_from if "/" in question.rows_from else f"{key.partition('/')[0]}/{question.rows_from}"
    )
    found = view.checklists.question(source)
    answer = view.flow.answers.get(source, Answer())
    chosen = answer.value if isinstance(answer.value, tuple) else ()
    for value in chosen:
        option = found[1].option(str(value)) if found else None
        group = view.flow.groups.get(str(value))
        if option is not None and not option.exclusive:
            yield option.id, option.text
        elif group is not None:
            yield group.id, group.name


def _row(view: View, question: Question, place: tuple[str, str | None, str | int], row: Cells) -> None:
    columns = question.columns
    for start in range(0, len(columns), _MOST_BESIDE):
        part = columns[start : start + _MOST_BESIDE]
        for where, column in zip(st.columns(len(part)), part, strict=True):
            with where:
                _cell(view, column, place, row.get(column.id, ""))


def _cell(view: View, column: Column, place: tuple[str, str | None, str | int], value: str | float) -> None:
    key, at, row = place
    name = f"{key}|{at}|{row}|{column.id}"
    change = partial(_set, key, at, row, column.id)
    label, tip = plain(column.name), plain(column.help)
    options = _options(view, column)
    if options is not None:
        fields.picked(label, name, options, str(value) if value != "" else None, change, hint=tip)
    elif column.type in {"tal", "belopp"}:
        fields.number(label, name, value if isinstance(value, int | float) else None, change, hint=tip)
    else:
        fields.text(label, name, str(value), change, hint=tip)


def _options(view: View, column: Column) -> dict[str, str] | None:
    scale = view.checklists.scale
    indicators = view.checklists.indicators.indicators if view.checklists.indicators else ()
    kinds: dict[str, dict[str, str]] = {
        "val": {o.id: o.text for o in column.options},
        "ja-nej": texts.yes_no(),
        "riktning": words.rating_labels(scale),
        "underlag": {b.value: text for b, text in words.bases(scale).items()},
        "grupp": {g.id: g.name for g in view.flow.groups.values()},
        "indikator": {i.id: i.name for i in indicators},
    }
    return kinds.get(column.type)


def _set(
    key: str, at: str | None, row: str | int, column: str, assessment: Assessment, value: Any
) -> Assessment:
    return editing.set_cell(assessment, key, row, column, "" if value is None else value, at)


def _remove(key: str, row: int, at: str | None, assessment: Assessment) -> Assessment:
    return editing.remove_row(assessment, key, row, at)
