"""The result of all perspectives and alternatives as tables for reading, and the sentences that compare them.

Knows finished texts. Never a sum over perspectives.
"""

import streamlit as st

from assessment.core.language import tr
from assessment.core.result import PerspectiveResult
from assessment.core.summary import Summary, wording
from assessment.core.summary.model import OverviewLine
from assessment.core.vocabulary import DASH_STATUSES
from assessment.ui import grids, meaning, session, texts
from assessment.ui.plain import plain
from assessment.ui.session import View
from assessment.ui.steps import RESULT


def show(view: View, summary: Summary) -> None:
    """Show the leading alternative's overview, then every alternative beside the others."""
    first = summary.first_page
    if first.not_assessed:
        st.warning(plain(first.not_assessed))
    st.markdown(tr("Gäller **{what}**.", what=plain(first.about)))
    lines(first.overview)
    words = (w for found in view.result.perspectives.values() for w in meaning.of_result(found))
    meaning.offer(view.checklists.scale, words)
    if len(view.assessment.rated_alternatives) > 1:
        st.subheader(tr("Alternativen sida vid sida"), anchor=False)
        _matrix(view)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in summary.comparison))
    st.page_link(
        session.page(RESULT), label=tr("Hela resultatet, grupp för grupp"), query_params=session.link()
    )


def lines(overview: tuple[OverviewLine, ...]) -> None:
    """Show one alternative's results, a row for each perspective."""
    head = (
        tr("Perspektiv"),
        tr("Bedömning"),
        tr("Mest drabbad"),
        tr("Skillnader"),
        tr("Säkert underlag"),
    )
    rows = [(x.perspective, f"{x.sign} {x.status}", x.worst, x.gap, x.confidence) for x in overview]
    grids.show(head, rows)


def status(line: OverviewLine, found: PerspectiveResult) -> str:
    """Return the status with its sign."""
    # A sign is as good as a word: while several words are possible, none of them is shown with its sign.
    signed = len(found.possible) == 1 or found.status in DASH_STATUSES
    return f"{line.sign} {line.status}" if signed else line.status


def _matrix(view: View) -> None:
    rated = view.assessment.rated_alternatives
    rows = []
    for checklist in view.checklists.perspectives:
        found = [view.result.perspective(checklist.id, a.id) for a in rated]
        words = [wording.short_status(r.status, r.possible) if r else tr(texts.NOT_ASSESSED) for r in found]
        rows.append((checklist.name, *words))
    grids.show((tr("Perspektiv"), *(a.name for a in rated)), rows)
