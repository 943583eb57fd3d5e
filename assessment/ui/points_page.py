"""A checklist whose answers give points: its questions, and what they come to so far.

Knows the order of the page. Counts nothing itself; nothing here changes a status.
"""

import streamlit as st

from assessment.core.checklist import Checklist
from assessment.core.summary.points_chapters import points_chapter
from assessment.core.summary.points_model import PointsChapter, PointsTrace
from assessment.ui import grids, sections, session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_HEAD = ("Fråga", "Svar", "Poäng", "Kan ge")


def show(view: View) -> None:
    """Show the checklist that the address names."""
    checklist = next(c for c in view.checklists.scored if c.id == session.address())
    if checklist.intro:
        st.markdown(paragraphs(checklist.intro))
    sections.of_step(view, checklist.id)
    _result(points_chapter(view.flow, checklist), checklist)


def _result(chapter: PointsChapter, checklist: Checklist) -> None:
    st.header("Vad svaren leder till", anchor=False)
    with st.container(border=True, key="poang"):
        if chapter.outcome:
            st.subheader(plain(chapter.outcome), anchor=False)
        if chapter.reasons:
            st.markdown("\n".join(f"- {plain(reason)}" for reason in chapter.reasons))
        for trace in chapter.scales:
            _scale(trace, checklist)


def _scale(trace: PointsTrace, checklist: Checklist) -> None:
    st.markdown(f"**{plain(trace.name)}**")
    if trace.help:
        st.caption(paragraphs(trace.help))
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in trace.sentences))
    with st.expander("Så räknas poängen", key=session.name_key(f"poang|{checklist.id}|{trace.name}")):
        grids.show(_HEAD, (*trace.lines, trace.total))
