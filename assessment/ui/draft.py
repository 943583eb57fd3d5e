"""Beginning from the draft of the tjänsteutlåtande: what it says, to be confirmed before it is filled in.

Knows the file and the fields. What a draft says is read in the core; only what is confirmed is kept.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from assessment.core.draft_reading import DraftReading, Found, FoundCost, FoundDay, Pointer
from assessment.core.editing import Confirmed
from assessment.core.language import N_, tr
from assessment.core.progress import Step
from assessment.core.summary.wording import join, number
from assessment.service import BrokenFile, ServiceError
from assessment.ui import fields, session
from assessment.ui.plain import paragraphs, plain

_FILE = "utkast|fil"


def show() -> None:
    """Show the page."""
    with st.container(width=840):
        st.title(tr("Börja från ett utkast"), anchor=False)
        st.markdown(
            tr(
                "Välj utkastet till tjänsteutlåtandet. Verktyget läser ut ärendemening, diarienummer, nämnd, "
                "datum och förslag, och visar vilka grupper orden pekar på. **Du bekräftar varje del.** "
                "Filen stannar på datorn som Konsekvens körs på, och den sparas inte."
            )
        )
        uploaded = st.file_uploader(
            tr("Utkastet som Word-fil (.docx)"), type=["docx"], key=session.name_key(_FILE)
        )
        if uploaded is None:
            return
        data = uploaded.getvalue()
        try:
            if session.service().holds_answers(data):
                _opens(data, uploaded.name)
            found = session.service().read_draft(data)
        except BrokenFile as error:
            why = paragraphs(" ".join(error.sentences))
            st.error(tr("Utkastet går inte att läsa. {why}", why=why))
            return
        except ServiceError as error:
            st.error(paragraphs(str(error)))
            return
        _confirm(found, uploaded.file_id)


def _opens(data: bytes, name: str) -> None:
    st.info(tr("Filen har svaren från en bedömning inuti. Du kan öppna den i stället för att börja om."))
    if st.button(tr("Öppna bedömningen i filen"), type="primary"):
        try:
            saved = session.service().import_file(data, name)
        except BrokenFile as error:
            st.error(paragraphs("\n".join(error.sentences)))
            return
        st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: saved.assessment.id})


def _confirm(found: DraftReading, file: str) -> None:
    if found.empty:
        st.info(
            tr(
                "Verktyget känner inte igen något i utkastet. Börja en ny bedömning från startsidan, "
                "och fyll i ärendet själv."
            )
        )
        return
    st.header(tr("Det här står i utkastet"), anchor=False)
    st.markdown(tr("Ta bort bocken för det som är fel. Du kan ändra texten nu eller senare."))
    title = _text(tr("Ärendemening"), found.title, f"{file}|titel")
    diary = _text(tr("Diarienummer"), found.diary_number, f"{file}|dnr")
    board = _text(tr("Nämnd"), found.board, f"{file}|namnd")
    decided = _day(tr("Beslutsdatum"), found.decision_date, f"{file}|beslut")
    starts = _day(tr("Genomförs från"), found.start_date, f"{file}|start")
    proposal = _text(tr("Förslag till beslut"), found.proposal, f"{file}|forslag", lines=6)
    costs = _costs(found.costs, file)
    pointers = _pointers(found.pointers)
    if not st.button(tr("Börja bedömningen med det här"), type="primary"):
        return
    try:
        confirmed = Confirmed(title, diary, board, proposal, decided, starts, costs, pointers)
        saved = session.service().start_from_draft(confirmed)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: saved.assessment.id})


def _text(label: str, found: Found | None, key: str, lines: int = 1) -> str:
    if found is None:
        return ""
    with st.container(border=True):
        use = st.checkbox(label, value=True, key=f"{key}|ja")
        shared: Any = {"value": found.value, "key": key, "disabled": not use, "label_visibility": "collapsed"}
        said = tr("{label}, som den fylls i", label=label)
        if lines > 1:
            written = st.text_area(said, height=28 + 24 * lines, **shared)
        else:
            written = st.text_input(said, **shared)
        if lines == 1:
            _from(found.sentence, found.value)
        fields.warn(written)
    return written.strip() if use else ""


def _day(label: str, found: FoundDay | None, key: str) -> date | None:
    if found is None:
        return None
    with st.container(border=True):
        use = st.checkbox(f"{label}: {found.day.isoformat()}", value=True, key=f"{key}|ja")
        _from(found.sentence, "")
    return found.day if use else None


def _costs(found: Sequence[FoundCost], file: str) -> tuple[FoundCost, ...]:
    if not found:
        return ()
    st.header(tr("Pengar"), anchor=False)
    st.markdown(
        tr("Beloppen läggs i kostnadstabellen under Ärendet. Där fyller du i vem som betalar och vilket år.")
    )
    chosen = []
    for place, cost in enumerate(found):
        amount = number(abs(cost.amount))
        saving, spending = N_("{amount} kronor, besparing"), N_("{amount} kronor, kostnad")
        label = tr(saving if cost.amount < 0 else spending, amount=amount)
        if st.checkbox(label, value=True, key=f"{file}|kostnad-{place}"):
            chosen.append(cost)
        _from(cost.sentence, "")
    return tuple(chosen)


def _pointers(found: Sequence[Pointer]) -> tuple[Pointer, ...]:
    if not found:
        return ()
    checklists = session.service().checklists()
    groups = [g.name for p in found if p.group and (g := checklists.groups.group(p.target)) is not None]
    perspectives = [
        c.name for p in found if not p.group and (c := checklists.checklist(p.target)) is not None
    ]
    st.header(tr("Grupper och rättigheter"), anchor=False)
    if groups:
        st.markdown(
            tr(
                "Ord i utkastet pekar på {groups}. Du säger ja eller nej i steg 3.",
                groups=plain(join(groups)),
            )
        )
    if perspectives:
        st.markdown(tr("Och på {perspectives}. Det visas i steg 4.", perspectives=plain(join(perspectives))))
    return tuple(found)


def _from(sentence: str, value: str) -> None:
    if sentence != value:
        st.caption(tr("Ur utkastet: ”{sentence}”", sentence=plain(sentence)))
