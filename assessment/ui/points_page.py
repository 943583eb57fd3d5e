"""A checklist whose answers give points: its questions, and what they come to so far.

Knows the order of the page. Counts nothing itself; nothing here changes a status.
"""

from collections.abc import Sequence

import streamlit as st

from assessment.core.checklist import Checklist, Section
from assessment.core.language import N_, tr
from assessment.core.summary.points_chapters import points_chapter
from assessment.core.summary.points_model import PointsChapter, PointsTrace
from assessment.ui import grids, sections, session
from assessment.ui.places import SECTION, switch
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_ONE_PAGE = 15
"""More questions than this are shown a section at a time."""
_HEAD = (N_("Fråga"), N_("Svar"), N_("Poäng"), N_("Kan ge"))


def show(view: View) -> None:
    """Show the checklist that the address names."""
    checklist = next(c for c in view.checklists.scored if c.id == session.address())
    if checklist.intro:
        st.markdown(paragraphs(checklist.intro))
    asked = [s for s in checklist.sections if any(view.flow.applies(checklist.key(q)) for q in s.questions)]
    if len(asked) > 1 and sum(len(s.questions) for s in asked) > _ONE_PAGE:
        _one_section(view, checklist, asked)
    else:
        sections.of_step(view, checklist.id)
    _result(points_chapter(view.flow, checklist), checklist)


def _one_section(view: View, checklist: Checklist, asked: Sequence[Section]) -> None:
    here = next((s for s in asked if s.id == session.parameter(SECTION)), asked[0])
    switch(tr("Avsnitt"), SECTION, {s.id: s.name for s in asked}, here.id)
    sections.show(view, checklist, here, {})
    following = asked[asked.index(here) + 1 :]
    if following:
        st.button(
            plain(tr("Nästa avsnitt: {name}", name=following[0].name)),
            key="vidare-avsnitt",
            on_click=session.turn_to,
            args=({SECTION: following[0].id},),
        )


def _result(chapter: PointsChapter, checklist: Checklist) -> None:
    st.header(tr("Vad svaren leder till"), anchor=False)
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
    with st.expander(tr("Så räknas poängen"), key=session.name_key(f"poang|{checklist.id}|{trace.name}")):
        grids.show(tuple(map(tr, _HEAD)), (*trace.lines, trace.total))
