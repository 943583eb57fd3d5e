"""Granska och exportera: what is left with the way there, the downloads, the reviewer and the first page.

Knows what has been made. Writes no document itself.
"""

from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.language import tr
from assessment.core.personal_data import suspicions
from assessment.core.progress import ToDo
from assessment.ui import (
    comments,
    downloads,
    edition,
    fields,
    first_page,
    meaning,
    places,
    session,
    sharing,
    stage,
    steps,
    stop_flags,
)
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show the last step."""
    summary = session.service().summary(view.assessment)
    edition.notice(view)
    _left(view)
    _personal(view.assessment)
    downloads.show(view)
    downloads.statement(view, summary)
    _review(view)
    sharing.show(view)
    stage.show(view)
    st.header(tr("Så ser första sidan ut"), anchor=False)
    first_page.show(summary)
    if leading := view.assessment.leading:
        words = (*meaning.of_alternative(view.result, leading.id), *meaning.of_page(summary.first_page))
        meaning.offer(view.checklists.scale, words)


# What is left


def _left(view: View) -> None:
    left = view.progress.left
    leading = view.assessment.leading
    opened = view.result.open_flags(leading.id) if leading else ()
    st.header(tr("Det här är kvar"), anchor=False)
    if not left and not opened:
        st.markdown(tr("Allt som frågas är besvarat."))
    elif not view.result.ready_allowed:
        st.markdown(tr("Bedömningen går att skriva ut redan nu. Då står det Utkast på den."))
    names = {s.address: s.title for s in steps.wizard(view.checklists)}
    for step, items in groupby(left, key=lambda t: t.step):
        _step(view, names[step], list(items))
    if opened and leading is not None:
        label = tr("Det här behöver ett svar · {number} kvar", number=len(opened))
        with st.expander(label, key=session.name_key("kvar|flaggor")):
            stop_flags.of_alternative(view, leading.id)


def _step(view: View, name: str, items: list[ToDo]) -> None:
    label = tr("{name} · {number} kvar", name=plain(name), number=len(items))
    with st.expander(label, key=session.name_key(f"kvar|{items[0].step}")):
        for item in items:
            places.to_do(view, item)


def _personal(assessment: Assessment) -> None:
    """Warn before anything is handed over; it stops nothing, as a name may be that of a street."""
    found = suspicions(assessment)
    if found:
        lines = "\n".join(f"- {plain(s.sentence)}" for s in found)
        told = tr("Kontrollera att ingen person går att känna igen:")
        st.warning(f"{told}\n\n{lines}")


# Review


def _review(view: View) -> None:
    st.header(tr("Granskning"), anchor=False)
    st.markdown(tr("Låt någon mer läsa innan bedömningen lämnas. Skriv funktion, inte namn."))
    review = view.assessment.review
    left, right = st.columns(2)
    # Who may comment writes here too: it stands in the same part of the assessment.
    with session.commenting(), left:
        fields.text(tr("Granskat av"), "granskning|av", review.reviewer, partial(_set, "reviewer"))
    with session.commenting(), right:
        fields.day(tr("När?"), "granskning|datum", review.date, partial(_set, "date"))
    comments.listed(view)
    st.page_link(
        session.page(steps.HISTORY), label=tr("Historik: allt som har ändrats"), query_params=session.link()
    )


def _set(field: str, assessment: Assessment, value: Any) -> Assessment:
    return editing.set_review(assessment, **{field: value})
