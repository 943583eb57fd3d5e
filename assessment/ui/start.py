"""The start page: my assessments, a new one, a file, an example; and where everything is kept.

Knows lists and files. Knows no question.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.diagnostics import Diagnostic, has_errors, render_all
from assessment.core.progress import Step
from assessment.service import BrokenFile, ListLine, Saved, ServiceError
from assessment.ui import session, texts
from assessment.ui.look import style
from assessment.ui.plain import paragraphs, plain

_OPEN = "oppna-fil"
_SHOWN = "sa-manga-visas"
PAGE = 50
"""Assessments in the list before you ask for more."""


def show() -> None:
    """Show the start page."""
    style()
    with st.container(width=840):
        st.title("Konsekvensbedömning", anchor=False)
        st.markdown(
            "Bedöm vad ett beslut betyder för barn och för olika grupper, innan det fattas. "
            "Du svarar på frågor, verktyget räknar öppet och skriver bilagan."
        )
        _checklist_problems()
        try:
            _begin()
            _mine()
            _examples()
            _open_file()
        except ServiceError as error:
            st.error(paragraphs(str(error)))
        _where()


def _begin() -> None:
    if st.button("Börja en ny bedömning", type="primary"):
        _go(session.service().start_new())


def _mine() -> None:
    st.header("Mina bedömningar", anchor=False)
    found = session.service().list_mine(limit=session.recall(_SHOWN, otherwise=PAGE))
    if not found.lines:
        st.markdown("Här är tomt än. Börja en ny, eller prova ett exempel för att se hur det ser ut.")
        return
    for line in found.lines:
        _line(line)
    if found.after is not None:
        st.button("Visa fler", on_click=session.remember, args=(_SHOWN, len(found.lines) + PAGE))


def _line(line: ListLine) -> None:
    columns = line.columns
    with st.container(horizontal=True, vertical_alignment="center", key=f"rad-{line.id}"):
        st.page_link(
            session.page(Step.CASE),
            label=plain(columns.title or "Bedömning utan ärendemening"),
            query_params={session.ADDRESS: line.id},
        )
        about = [
            columns.diary_number,
            f"{columns.answered} av {columns.asked} frågor",
            f"ändrad {line.saved_at.astimezone(bootstrap.now().tzinfo):%Y-%m-%d %H:%M}",
        ]
        st.caption(plain(" · ".join(a for a in about if a)))


def _examples() -> None:
    examples = session.service().examples()
    if not examples:
        return
    st.header("Prova ett exempel", anchor=False)
    st.markdown("Ett påhittat ärende från den påhittade kommunen Lillmark. Du får en egen kopia att ändra i.")
    for example in examples:
        if st.button(plain(example.title), key=f"exempel-{example.name}"):
            _go(session.service().start_example(example.name))


def _open_file() -> None:
    st.header("Öppna en fil", anchor=False)
    uploaded = st.file_uploader(
        "En bedömning som är sparad som JSON eller YAML, eller en Word-fil med svaren inuti",
        type=["json", "yaml", "yml", "docx"],
        key=_OPEN,
    )
    if uploaded is None:
        return
    try:
        saved = session.service().import_file(uploaded.getvalue(), uploaded.name)
    except BrokenFile as error:
        sentences = "\n".join(f"- {plain(s)}" for s in error.sentences)
        st.error(f"Filen går inte att öppna. Inget är ändrat.\n\n{sentences}")
        return
    _go(saved)


def _go(saved: Saved) -> None:
    st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: saved.assessment.id})


def _checklist_problems() -> None:
    try:
        session.service().checklists()
        found = session.service().diagnostics()
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        found = session.service().diagnostics()
    if has_errors(found):
        _diagnostics(found)


def _diagnostics(found: tuple[Diagnostic, ...]) -> None:
    with st.expander("Checklistorna behöver rättas", expanded=True):
        st.markdown("Visa det här för den som sköter checklistorna.")
        st.code(render_all(found), language=None, wrap_lines=True)


def _where() -> None:
    st.divider()
    place = bootstrap.storage()
    if place.warning:
        st.warning(paragraphs(place.warning))
    st.caption(f"Allt sparas här: {plain(place.shown)}. Inget lämnar den datorn. {texts.NO_NAMES}")
