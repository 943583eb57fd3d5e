"""Papperskorgen: assessments that are thrown, each with a way back; and the way there.

Knows lists and buttons. Knows no question.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.language import tr
from assessment.service import ListLine, ServiceError
from assessment.ui import session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.steps import TRASH

_SHOWN = "sa-manga-visas-i-papperskorgen"
_PAGE = 50
_SAID = "tillbaka-ur-papperskorgen"


def show() -> None:
    """Show the page."""
    st.title(tr("Papperskorgen"), anchor=False)
    st.markdown(tr("Kastade bedömningar finns kvar här tills någon gallrar dem. Inget i dem är ändrat."))
    try:
        found = session.service().list_trash(limit=session.recall(_SHOWN, otherwise=_PAGE))
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    if said := session.recall(_SAID):
        st.info(said)
        session.remember(_SAID, "")
    if not found.lines:
        st.markdown(tr("Papperskorgen är tom."))
    for line in found.lines:
        _line(line)
    if found.after is not None:
        st.button(tr("Visa fler"), on_click=session.remember, args=(_SHOWN, len(found.lines) + _PAGE))


def _line(line: ListLine) -> None:
    title = line.columns.title or tr("Bedömning utan ärendemening")
    with st.container(horizontal=True, vertical_alignment="center", key=f"kastad-{line.id}"):
        about = [line.columns.diary_number]
        if line.trashed_at is not None:
            at = line.trashed_at.astimezone(bootstrap.now().tzinfo)
            about.append(tr("kastad {when}", when=f"{at:%Y-%m-%d %H:%M}"))
        st.markdown(f"**{plain(title)}**  \n{plain(' · '.join(a for a in about if a))}")
        st.button(
            tr("Ta tillbaka"), key=f"ta-tillbaka-{line.id}", on_click=_taken_back, args=(line.id, title)
        )


def _taken_back(assessment_id: str, title: str) -> None:
    try:
        session.service().undelete(assessment_id)
    except ServiceError as error:
        session.remember(_SAID, paragraphs(str(error)))
    else:
        session.remember(_SAID, tr("**{title}** finns bland dina bedömningar igen.", title=plain(title)))


def throw(assessment_id: str) -> None:
    """Show the way to throw an assessment, with a confirmation; it leads to the trash."""
    with st.expander(tr("Kasta bedömningen"), key=session.name_key("lage|kasta-ruta")):
        st.markdown(
            tr("Den försvinner ur listorna och hamnar i Papperskorgen. Därifrån går den att ta tillbaka.")
        )
        if not st.button(tr("Ja, kasta bedömningen"), key=session.name_key("lage|kasta")):
            return
        try:
            session.service().delete(assessment_id)
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        st.switch_page(session.page(TRASH))
