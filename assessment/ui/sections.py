"""The questions of a section that apply now, one after another.

Knows the order of a checklist. Knows not which step it is shown on.
"""

from collections.abc import Iterable

import streamlit as st

from assessment.core.checklist import Checklist, Section
from assessment.core.flow import Asked
from assessment.core.progress import step_of
from assessment.ui import question
from assessment.ui.effect import EffectQuestion
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View


def of_step(view: View, step: str, *, skip: Iterable[str] = ()) -> None:
    """Show every section of the shared checklists that belongs to a step of the wizard."""
    left_out = frozenset(skip)
    for checklist in view.checklists.checklists:
        if checklist.is_perspective:
            continue
        for section in checklist.sections:
            if step_address(checklist, section) == step:
                show(view, checklist, section, left_out)


def step_address(checklist: Checklist, section: Section) -> str:
    """Return the address of the step where a section of a shared checklist is filled in."""
    return str(step_of(checklist, section))


def show(view: View, checklist: Checklist, section: Section, left_out: frozenset[str] = frozenset()) -> None:
    """Show a heading and the questions of one section without rows, if any applies."""
    asked = [
        q
        for q in section.questions
        if view.flow.applies(checklist.key(q)) and checklist.key(q) not in left_out
    ]
    if not asked:
        return
    st.header(plain(section.name), anchor=False)
    if section.intro:
        st.markdown(paragraphs(section.intro))
    for one in asked:
        question.show(view, checklist, one)


def questions(view: View, checklist: Checklist, section: Section, alternative: str) -> None:
    """Show the questions of a perspective's section for one alternative."""
    effects: dict[str, Asked] = {a.key: a for a in view.flow.asked}
    for one in section.questions:
        key = checklist.key(one)
        if not view.flow.applies(key):
            continue
        if one.is_effect:
            EffectQuestion(view, effects[key], alternative).show()
        else:
            question.show(view, checklist, one, (alternative,))
