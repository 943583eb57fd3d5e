"""Answers that are kept but do not count now, since their question no longer applies.

Knows answers that are stored. They come back as they were if the question does.
"""

from collections.abc import Iterator

import streamlit as st

from assessment.core.checklist import Checklist, Question, Section
from assessment.core.language import tr
from assessment.ui import session, words
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View, checklist: Checklist, section: Section) -> None:
    """Show the kept answers of a section, if there are any."""
    found = [(q, t) for q in section.questions if (t := list(_texts(view, checklist.key(q), q)))]
    if not found:
        return
    key = session.name_key(f"sparat|{checklist.id}|{section.id}")
    with st.expander(tr("Svar som inte räknas nu · {n}", n=len(found)), key=key):
        st.caption(tr("Frågorna gäller inte längre. Svaren är kvar om de blir aktuella igen."))
        st.markdown("\n".join(f"- {plain(q.text)} {plain('; '.join(t))}" for q, t in found))


def _texts(view: View, key: str, question: Question) -> Iterator[str]:
    if view.flow.applies(key):
        return
    answer = view.assessment.answers.get(key)
    if answer is not None and answer.given:
        values = [v for v in (answer.value, *answer.per.values()) if v is not None]
        yield from (_text(question, v) for v in values)
    scale = view.checklists.scale
    for alternative, effect in view.assessment.effects.get(key, {}).items():
        for group, rating in effect.ratings.items():
            name = view.flow.groups[group].name if group in view.flow.groups else group
            yield f"{alternative}, {name}: {words.rating_text(scale, rating)}"


def _text(question: Question, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(question, v) for v in value)
    if isinstance(value, dict):
        return " · ".join(str(v) for v in value.values())
    option = question.option(str(value))
    return option.text if option else str(value)
