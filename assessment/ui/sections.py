"""The questions of a section that apply now, one after another.

Knows the order of a checklist. Knows not which step it is shown on.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from assessment.core.checklist import Checklist, Section
from assessment.core.progress import step_of
from assessment.core.sources import Asked
from assessment.ui import effect, kept, question
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

Above = Mapping[str, Callable[[], None]]
"""What is shown right above some questions, by ``checklista/fråga``."""


def of_step(view: View, step: str, *, above: Above | None = None) -> None:
    """Show every section of the shared checklists that belongs to a step of the wizard."""
    for checklist in view.checklists.checklists:
        if checklist.is_perspective:
            continue
        for section in checklist.sections:
            if step_address(checklist, section) == step:
                show(view, checklist, section, above or {})


def step_address(checklist: Checklist, section: Section) -> str:
    """Return the address of the step where a section of a shared checklist is filled in."""
    return str(step_of(checklist, section))


def show(view: View, checklist: Checklist, section: Section, above: Above) -> None:
    """Show a heading and the questions of one section without rows, if any applies."""
    asked = [q for q in section.questions if view.flow.applies(checklist.key(q))]
    if not asked:
        return
    st.header(plain(section.name), anchor=False)
    if section.intro:
        st.markdown(paragraphs(section.intro))
    for one in asked:
        if extra := above.get(checklist.key(one)):
            extra()
        question.show(view, checklist, one)
    kept.show(view, checklist, section)


def questions(
    view: View, checklist: Checklist, section: Section, alternative: str, *, effects: bool = True
) -> None:
    """Show the questions of a perspective's section for one alternative, with or without those with rows."""
    asked: dict[str, Asked] = {a.key: a for a in view.flow.asked}
    for one in section.questions:
        key = checklist.key(one)
        if not view.flow.applies(key):
            continue
        if one.is_effect and effects:
            effect.part(view, asked[key], alternative)
        elif not one.is_effect:
            question.part(view, checklist, one, alternative)
    kept.show(view, checklist, section)
