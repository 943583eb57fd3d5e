"""A question of a draft as the official sees it: text, help and ways to answer, none of which can be used.

Knows how a question looks. Saves nothing.
"""

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.language import tr
from assessment.core.vocabulary import AnswerType
from assessment.ui import workshop_choices
from assessment.ui.plain import plain


def choose(checklists: ChecklistSet, checklist: Checklist) -> None:
    """Show a choice of the checklist's questions, and the chosen one."""
    questions = {q.id: q for q in checklist.questions() if not q.retired}
    head()
    texts = {i: q.text for i, q in questions.items()}
    chosen = workshop_choices.choose(tr("Fråga att titta på"), texts, f"forhandsvisa|{checklist.id}")
    show(checklists, questions[chosen])


def head() -> None:
    """Say whose view it is, over the question."""
    told = tr("Så ser handläggaren frågan")
    st.markdown(f"**{told}**")


def show(checklists: ChecklistSet, question: Question) -> None:
    """Show one question."""
    with st.container(border=True):
        st.markdown(f"**{plain(question.text)}**")
        if question.help:
            st.caption(plain(question.help))
        words: list[str] = [o.text for o in question.all_options]
        if question.is_effect:
            words = [d.word for d in sorted(checklists.scale.directions, key=lambda d: d.value)]
            st.markdown(tr("För varje grupp:"))
        if words and question.type is AnswerType.MULTIPLE:
            for number, word in enumerate(words):
                st.checkbox(plain(word), disabled=True, key=f"visa-{question.id}-{number}")
        elif words:
            st.radio(
                tr("Svar"), [plain(w) for w in words], index=None, disabled=True, key=f"visa-{question.id}"
            )
        elif question.columns:
            columns = plain(", ".join(c.name.lower() for c in question.columns))
            st.markdown(tr("En tabell med {columns}.", columns=columns))
        else:
            st.text_area(tr("Svar"), disabled=True, key=f"visa-{question.id}")
