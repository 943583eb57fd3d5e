"""The first page as it will be printed, from the same hand-over as Word gets.

Knows the order of page 1. Chooses and shortens nothing: that is done in the summary.
"""

from collections.abc import Iterable

import streamlit as st

from assessment.core.language import tr
from assessment.core.summary import Summary, arguing
from assessment.ui import overview
from assessment.ui.plain import paragraphs, plain


def show(summary: Summary) -> None:
    """Show page 1 in a frame."""
    head, page = summary.header, summary.first_page
    with st.container(border=True, key="forsta-sidan"):
        st.caption(plain(" · ".join(x for x in _running_head(summary) if x)))
        st.subheader(plain(head.title), anchor=False)
        if page.not_assessed:
            st.markdown(f"**{plain(page.not_assessed)}**")
        _part(tr("Det här föreslås"), [page.proposal])
        st.markdown("#### " + tr("Samlad bild"))
        overview.lines(page.overview)
        _list(tr("Behöver ett svar"), [f"{f.name}. {f.text}".strip() for f in page.open_flags])
        _list(tr("Besvarat"), [f"{f.name}: {f.text}" for f in page.answered_flags], page.answered_flags_more)
        _list(tr("Viktigaste försämringarna"), [c.text for c in page.worse], page.worse_more)
        _list(tr("Viktigaste förbättringarna"), [c.text for c in page.better], page.better_more)
        _part(tr("Barnets bästa"), [page.best_interests])
        _list(tr("Målkonflikter"), page.conflicts, page.conflicts_more)
        _list(tr(arguing.SUGGESTED_MANY).rstrip(":"), page.suggested_conflicts)
        _list(tr("Det vet vi inte"), page.unknowns, page.unknowns_more)
        _part(tr("Rekommendation"), [page.recommendation])
        _list(tr("Alternativen"), page.alternatives)
        _part(tr("Jämförelse och kostnad"), [page.dominance, page.cost, page.late])


def _running_head(summary: Summary) -> tuple[str, ...]:
    head = summary.header
    return (head.organisation, head.board, head.annex, head.diary_number, head.date, head.version, head.stage)


def _part(heading: str, texts: Iterable[str]) -> None:
    found = [t for t in texts if t.strip()]
    if found:
        st.markdown(f"#### {heading}\n\n" + "\n\n".join(paragraphs(t) for t in found))


def _list(heading: str, lines: Iterable[str], more: str = "") -> None:
    found = [*lines, *([more] if more else [])]
    if found:
        st.markdown(f"#### {heading}\n\n" + "\n".join(f"- {plain(t)}" for t in found))
