"""The register's lines as real tables: a row for each assessment, a header cell for each column.

Knows finished lines. Whatever a person wrote is escaped here.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from assessment.core.progress import Step
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import DASH, capital
from assessment.core.vocabulary import Stage
from assessment.service import ListLine
from assessment.service.listed import Columns
from assessment.service.register_sheets import open_flags, words_of
from assessment.service.register_store import PromiseLine
from assessment.ui import session
from assessment.ui.result_traces import grid
from assessment.ui.steps import RESULT

_WHOLE = '<span class="dag">{}</span>'
UNTITLED = "Bedömning utan ärendemening"
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
[data-testid="stForm"] [data-tag] {background: light-dark(#0B5C7A, #5CB8D9);}
[data-testid="stForm"] [data-tag] * {color: light-dark(#FFFFFF, #101A20);}
@media (max-width: 640px) {.register tbody th {min-width: 10rem;}}
</style>"""


def style() -> None:
    """Add the rules of the tables to the page, once."""
    st.html(_STYLE)


def assessments(lines: Sequence[ListLine], perspectives: Sequence[tuple[str, str]]) -> None:
    """Show assessments, a column for each perspective that is asked for."""
    head = ("Ärende", "Beslut", "Läge", *(name for _, name in perspectives))
    rows = []
    for line in lines:
        columns = line.columns
        words = words_of(columns)
        matter = _matter(line.id, columns.stage, columns.title, (columns.diary_number, columns.board))
        rows.append(
            (
                matter,
                _day(columns.decision_on),
                _stage(columns),
                *(escape(words.get(name, DASH)) for name, _ in perspectives),
            )
        )
    _show("Bedömningar", head, rows)


def promises(lines: Sequence[PromiseLine], today: date) -> None:
    """Show measures and follow-ups; what should have been done already says so in words."""
    rows = []
    for line in lines:
        promise = line.promise
        late = promise.due is not None and promise.due < today
        day = _day(promise.due) if promise.due else "Utan datum"
        rows.append(
            (
                f"{escape(promise.text or 'Utan text')}<small>{escape(capital(promise.kind))}</small>",
                f"{day}{'<small><strong>Försenad</strong></small>' if late else ''}",
                escape(promise.owner) or "Ingen är angiven",
                _matter(line.assessment_id, line.stage, line.title, (line.diary_number, line.board)),
            )
        )
    _show("Åtgärder och uppföljningar", ("Vad", "När", "Vem", "Ärende"), rows)


def _show(name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    st.html(f'<div class="register">{grid(name, head, rows)}</div>')


def _matter(assessment_id: str, stage: Stage, title: str, about: Sequence[str]) -> str:
    # Whoever looks up what was decided wants the result; who looks up a draft goes on with it.
    page = RESULT if stage in {Stage.READY, Stage.VOID} else Step.CASE.value
    query = urlencode({session.ADDRESS: assessment_id})
    more = escape(" · ".join(" ".join(part.split()) for part in about if part.strip()))
    return f'<a href="{page}?{escape(query)}">{escape(title.strip() or UNTITLED)}</a><small>{more}</small>'


def _stage(columns: Columns) -> str:
    flags = open_flags(columns)
    told = f"{flags} {'öppen stoppflagga' if flags == 1 else 'öppna stoppflaggor'}" if flags else ""
    return f"{escape(STAGE[columns.stage])}<small>{told}</small>"


def _day(day: date | None) -> str:
    return _WHOLE.format(day.isoformat()) if day else DASH
