"""The register's lines as real tables: a row for each assessment, a header cell for each column.

Knows finished lines. Whatever a person wrote is escaped here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from assessment.core.burden_table import Cell, Side, When, Word
from assessment.core.burden_words import NOT_ASSESSED, SIDES, NamedLine, cell_name, column_name, columns
from assessment.core.language import N_, tr, tr_many
from assessment.core.progress import Step
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import DASH, capital, number
from assessment.core.vocabulary import Stage
from assessment.service import ListLine
from assessment.service.listed import Columns
from assessment.service.register_sheets import open_flags, words_of
from assessment.service.register_store import PromiseLine
from assessment.ui import session
from assessment.ui.result_traces import grid
from assessment.ui.steps import RESULT

_WHOLE = '<span class="dag">{}</span>'
UNTITLED = N_("Bedömning utan ärendemening")
_STYLE = """<style>
.register .rullar {font-size: .875rem;}
.register table {border-collapse: collapse; width: 100%;}
.register :is(th, td) {
  text-align: left; vertical-align: top; padding: .5rem .7rem .5rem 0; font-weight: 400; min-width: 4.6rem;
  border-bottom: 1px solid light-dark(#C5CED3, #4A5963);
}
.register thead th {font-weight: 600; hyphens: auto;}
.register tbody th {min-width: 13rem; max-width: 24rem; overflow-wrap: anywhere;}
.register small {display: block; font-size: .8rem;}
.register .dag {white-space: nowrap;}
.register a {color: inherit; text-decoration: underline; font-weight: 600;}
@media (max-width: 640px) {.register tbody th {min-width: 10rem;}}
</style>"""


def style() -> None:
    """Add the rules of the tables to the page, once."""
    st.html(_STYLE)


def assessments(lines: Sequence[ListLine], perspectives: Sequence[tuple[str, str]]) -> None:
    """Show assessments, a column for each perspective that is asked for."""
    head = (tr("Ärende"), tr("Beslut"), tr("Läge"), *(name for _, name in perspectives))
    rows = []
    for line in lines:
        said = line.columns
        words = words_of(said)
        matter = _matter(line.id, said.stage, said.title, (said.diary_number, said.board))
        rows.append(
            (
                matter,
                _day(said.decision_on),
                _stage(said),
                *(escape(tr(words.get(name, DASH))) for name, _ in perspectives),
            )
        )
    _show(tr("Bedömningar"), head, rows)


def promises(lines: Sequence[PromiseLine], today: date) -> None:
    """Show measures and follow-ups; what should have been done already says so in words."""
    rows = []
    for line in lines:
        promise = line.promise
        late = promise.due is not None and promise.due < today
        day = _day(promise.due) if promise.due else tr("Utan datum")
        told, kind = promise.text or tr("Utan text"), capital(tr(promise.kind))
        delayed = tr("Försenad")
        mark = f"<small><strong>{escape(delayed)}</strong></small>" if late else ""
        rows.append(
            (
                f"{escape(told)}<small>{escape(kind)}</small>",
                f"{day}{mark}",
                escape(promise.owner) or tr("Ingen är angiven"),
                _matter(line.assessment_id, line.stage, line.title, (line.diary_number, line.board)),
            )
        )
    _show(tr("Åtgärder och uppföljningar"), (tr("Vad"), tr("När"), tr("Vem"), tr("Ärende")), rows)


def burdens(
    side: Side, lines: Sequence[NamedLine], address: Callable[[Cell], str], *, apart: bool = False
) -> None:
    """Show how many decisions do what to each group on one side, before and with decided measures.

    Args:
        side: Worse or better.
        lines: The groups.
        address: The address of the decisions that a cell counts.
        apart: Also in how many decisions each group was not assessed.
    """
    st.subheader(tr(SIDES[side]), anchor=False)
    words = columns(side)
    head = [tr("Grupp"), *(column_name(side, word) for word in words)]
    rows = []
    for named in lines:
        cells = [_counted(named, side, word, address) for word in words]
        if apart:
            cells.append(_number(named, Cell(named.line.group, assessed=False), address))
        rows.append((escape(capital(named.name)), *cells))
    _show(tr(SIDES[side]), [*head, tr(NOT_ASSESSED)] if apart else head, rows)


def _counted(named: NamedLine, side: Side, word: Word, address: Callable[[Cell], str]) -> str:
    before, after = (_number(named, Cell(named.line.group, side, when, word), address) for when in When)
    return before if before == after == DASH else f"{before} → {after}"


def _number(named: NamedLine, cell: Cell, address: Callable[[Cell], str]) -> str:
    found = named.line.number(cell)
    if not found:
        return DASH
    label = tr_many("{n} beslut: {cell}", "{n} beslut: {cell}", found, cell=cell_name(named.name, cell))
    return (
        f'<a href="{escape(address(cell))}" target="_self" aria-label="{escape(label)}">{number(found)}</a>'
    )


def _show(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    st.html(f'<div class="register">{grid(name, head, rows)}</div>')


def _matter(assessment_id: str, stage: Stage, title: str, about: Sequence[str]) -> str:
    # Whoever looks up what was decided wants the result; who looks up a draft goes on with it.
    page = RESULT if stage in {Stage.READY, Stage.VOID} else Step.CASE.value
    query = urlencode({session.ADDRESS: assessment_id})
    more = escape(" · ".join(" ".join(part.split()) for part in about if part.strip()))
    return (
        f'<a href="{page}?{escape(query)}">{escape(title.strip() or tr(UNTITLED))}</a><small>{more}</small>'
    )


def _stage(columns: Columns) -> str:
    flags = open_flags(columns)
    told = tr_many("{n} öppen stoppflagga", "{n} öppna stoppflaggor", flags) if flags else ""
    return f"{escape(tr(STAGE[columns.stage]))}<small>{escape(told)}</small>"


def _day(day: date | None) -> str:
    return _WHOLE.format(day.isoformat()) if day else DASH
