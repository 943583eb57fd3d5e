"""The start page: my assessments, a new one, a file, an example; and where everything is kept.

Knows lists and files. Knows no question.
"""

from collections.abc import Iterator, Sequence
from textwrap import shorten

import streamlit as st

from assessment import bootstrap
from assessment.core.diagnostics import Diagnostic, has_errors, render_all
from assessment.core.language import tr
from assessment.core.people import Role
from assessment.core.progress import Step, next_unanswered
from assessment.core.stages import FROZEN
from assessment.core.summary.stage_words import STAGE
from assessment.service import (
    BrokenFile,
    ChecklistsUnavailable,
    Example,
    ListLine,
    NotAdmitted,
    Page,
    Saved,
    ServiceError,
)
from assessment.ui import language, places, session, texts, who
from assessment.ui.look import style
from assessment.ui.plain import paragraphs, plain
from assessment.ui.steps import CHECKLISTS, DRAFT, REGISTER, TOUR, TRASH

_OPEN = "oppna-fil"
_SHOWN = "sa-manga-visas"
PAGE = 50
"""Assessments in the list before you ask for more."""
_SEARCHABLE = 10
"""A list longer than this can be searched."""
_SEARCHED = 5_000
"""Assessments of one person that are searched through, the last changed first."""
_NAME = 60
"""Characters of a title on a button."""


def show() -> None:
    """Show the start page."""
    style()
    with st.container(width=840):
        language.choice()
        st.title(tr("Konsekvensbedömning"), anchor=False)
        st.markdown(
            tr(
                "Bedöm vad ett beslut betyder för barn och för olika grupper, innan det fattas. "
                "Du svarar på frågor, verktyget räknar öppet och skriver bilagan."
            )
        )
        st.page_link(session.page(TOUR), label=tr("Visa mig runt (tre minuter)"))
        _checklist_problems()
        try:
            found = session.service().list_mine(limit=session.recall(_SHOWN, otherwise=PAGE))
            if session.service().person.roles:
                _begin(found)
                _mine(found)
                _open_file()
                _examples()
            else:
                # Who is invited to something finds it here all the same.
                st.warning(paragraphs(str(NotAdmitted(session.service().person.id))))
                if found.lines:
                    _mine(found)
        except ServiceError as error:
            st.error(paragraphs(str(error)))
        _where()


def _begin(found: Page) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(tr("Börja en ny bedömning"), type="primary"):
            _go(session.service().start_new())
        latest = next((line for line in found.lines if line.columns.stage not in FROZEN), None)
        if latest is not None:
            name = shorten(_title(latest), _NAME, placeholder=" …")
            if st.button(tr("Fortsätt med {name}", name=plain(name)), key="fortsatt"):
                _go_on(latest.id)
        st.page_link(session.page(DRAFT), label=tr("Börja från utkastet till tjänsteutlåtande (Word)"))


def _go_on(assessment_id: str) -> None:
    """Open an assessment at the first question that is not answered; at the review when all are."""
    saved = session.service().open(assessment_id)
    outcome = session.service().outcome(saved.assessment)
    found = next_unanswered(outcome.flow, outcome.progress.left, "")
    step = found.step if found else Step.EXPORT
    parts = places.to_do_parameters(found) if found else {}
    st.switch_page(session.page(step), query_params={session.ADDRESS: assessment_id, **parts})


def _mine(found: Page) -> None:
    st.header(tr("Mina bedömningar"), anchor=False)
    if not found.lines:
        st.markdown(tr("Här är tomt än. Börja en ny, eller prova ett exempel för att se hur det ser ut."))
    elif len(found.lines) > _SEARCHABLE and (sought := _sought()):
        _matching(sought)
    else:
        for line in found.lines:
            _line(line)
        if found.after is not None:
            st.button(tr("Visa fler"), on_click=session.remember, args=(_SHOWN, len(found.lines) + PAGE))
    with st.container(horizontal=True, gap="medium"):
        st.page_link(session.page(REGISTER), label=tr("Sök, följ upp och hämta listor i registret"))
        st.page_link(session.page(TRASH), label=tr("Papperskorgen"))
        if Role.STRATEGIST in session.service().person.roles:
            st.page_link(session.page(CHECKLISTS), label=tr("Läs och ändra checklistorna"))


def _sought() -> str:
    written = st.text_input(tr("Sök på ärendemening, diarienummer eller nämnd"), key="sok")
    return " ".join((written or "").casefold().split())


def _matching(sought: str) -> None:
    """Show those that have every word."""
    everything = session.service().list_mine(limit=_SEARCHED)
    lines = [line for line in everything.lines if all(word in _searched(line) for word in sought.split())]
    for line in lines[:PAGE]:
        _line(line)
    if not lines:
        st.markdown(tr("Ingen bedömning har alla de orden. Skriv färre eller kortare ord."))
    elif len(lines) > PAGE:
        st.markdown(tr("De {n} senast ändrade visas. Skriv fler ord för att se färre.", n=PAGE))


def _searched(line: ListLine) -> str:
    columns = line.columns
    return " ".join((_title(line), columns.diary_number, columns.board, tr(STAGE[columns.stage]))).casefold()


def _title(line: ListLine) -> str:
    return line.columns.title or tr("Bedömning utan ärendemening")


def _line(line: ListLine) -> None:
    columns = line.columns
    with st.container(horizontal=True, vertical_alignment="center", key=f"rad-{line.id}"):
        st.page_link(
            session.page(Step.CASE),
            label=plain(_title(line)),
            query_params={session.ADDRESS: line.id},
        )
        changed = line.saved_at.astimezone(bootstrap.now().tzinfo)
        about = [
            tr(STAGE[columns.stage]),
            columns.diary_number,
            tr("{answered} av {asked} frågor", answered=columns.answered, asked=columns.asked),
            tr("ändrad {when}", when=f"{changed:%Y-%m-%d %H:%M}"),
        ]
        st.caption(plain(" · ".join(a for a in about if a)))


def _examples() -> None:
    examples = session.service().examples()
    if not examples:
        return
    st.header(tr("Prova ett exempel"), anchor=False)
    st.markdown(
        tr("Ett påhittat ärende från den påhittade kommunen Lillmark. Du får en egen kopia att ändra i.")
    )
    with st.container(horizontal=True):
        for example in _one_for_each_case(examples):
            if st.button(plain(example.title), key=f"exempel-{example.name}"):
                _go(session.service().start_example(example.name))


def _one_for_each_case(examples: Sequence[Example]) -> Iterator[Example]:
    """Yield the examples but for those whose file name goes on from another's: the same case, half done."""
    stems = {e.name.partition(".")[0] for e in examples}
    for example in examples:
        stem = example.name.partition(".")[0]
        if not any(stem.startswith(f"{other}-") for other in stems):
            yield example


def _open_file() -> None:
    st.header(tr("Öppna en fil"), anchor=False)
    uploaded = st.file_uploader(
        tr("En bedömning som är sparad som JSON eller YAML, eller en Word-fil med svaren inuti"),
        type=["json", "yaml", "yml", "docx"],
        key=_OPEN,
    )
    if uploaded is None:
        return
    try:
        saved = session.service().import_file(uploaded.getvalue(), uploaded.name)
    except BrokenFile as error:
        sentences = "\n".join(f"- {plain(s)}" for s in error.sentences)
        st.error(tr("Filen går inte att öppna. Inget är ändrat.") + f"\n\n{sentences}")
        return
    _go(saved)


def _go(saved: Saved) -> None:
    st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: saved.assessment.id})


def _checklist_problems() -> None:
    try:
        session.service().checklists()
        found = session.service().diagnostics()
    except ChecklistsUnavailable as error:
        st.error(paragraphs(str(error)))
        found = session.service().diagnostics()
    except ServiceError:
        # Nothing can be opened at all, and the list says why.
        return
    if has_errors(found):
        _diagnostics(found)


def _diagnostics(found: tuple[Diagnostic, ...]) -> None:
    with st.expander(tr("Checklistorna behöver rättas"), expanded=True):
        st.markdown(tr("Visa det här för den som sköter checklistorna."))
        st.code(render_all(found), language=None, wrap_lines=True)


def _where() -> None:
    st.divider()
    if who.called():
        # Where a server keeps it is for those who run it.
        st.caption(tr(texts.NO_NAMES))
        return
    place = bootstrap.storage()
    if place.warning:
        st.warning(paragraphs(place.warning))
    kept = tr("Allt sparas här: {place}. Inget lämnar den datorn.", place=plain(place.shown))
    st.caption(f"{kept} {tr(texts.NO_NAMES)}")
