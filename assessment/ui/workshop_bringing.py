"""A draft's checklists in Excel: handed out as a workbook, and taken in again.

Knows files, buttons and what to say. Knows no sheet and no YAML.
"""

from functools import partial
from pathlib import PurePosixPath

import streamlit as st

from assessment.core.language import tr
from assessment.service import BrokenFile, ServiceError
from assessment.service.bringing import BroughtWorkbook
from assessment.service.workshop import DraftConflict, Workshop
from assessment.service.workshop_ports import Diagnosed
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session, workshop_clash, workshop_lists
from assessment.ui.plain import paragraphs, plain

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SAID, _FAULTS, _WAITS = "excel|sagt", "excel|fel", "excel|väntar"
_MOST = 50
"""Sentences that are shown at once; of more it is told how many there are."""


def show(room: Workshop, draft: ChecklistDraft, found: Diagnosed) -> None:
    """Show what can be handed out and taken in."""
    _told(draft)
    if workshop_lists.waiting(room, draft):
        return
    waiting: BroughtWorkbook | None = session.recall(_of(draft, _WAITS))
    if waiting is not None:
        _choice(room, draft, waiting)
        return
    st.header(tr("En checklista i Excel"), anchor=False)
    st.markdown(
        tr(
            "Hämta checklistan, ändra i Excel och läs in den här igen. "
            "En rad är en fråga. Peka på en rubrik i arbetsboken för att se vad kolumnen betyder."
        )
    )
    _hand_out(room, draft, found)
    _take_in(room, draft)
    workshop_lists.show(room, draft)


def _hand_out(room: Workshop, draft: ChecklistDraft, found: Diagnosed) -> None:
    if found.checklists is None:
        st.warning(tr("Utkastet har fel och går inte att hämta. Rätta dem under Skriv."))
        return
    names = {c.id: c.name for c in found.checklists.checklists}
    which = st.selectbox(
        tr("Checklista"), list(names), format_func=lambda c: names[c], key=session.name_key("excel|vilken")
    )
    st.download_button(
        tr("Hämta som Excel"),
        session.guarded(partial(room.workbook, draft, which)),
        f"{which}.xlsx",
        _EXCEL,
        on_click="ignore",
    )
    if why := session.undone():
        st.error(tr("Filen gick inte att skapa. {why}", why=paragraphs(why)))


def _take_in(room: Workshop, draft: ChecklistDraft) -> None:
    with st.form("excel", border=True, clear_on_submit=True):
        uploaded = st.file_uploader(tr("Arbetsboken från Excel (.xlsx)"), type=["xlsx"])
        st.caption(tr("Går något inte att förstå ändras ingenting, och du får veta var det står."))
        if not st.form_submit_button(tr("Läs in Excel"), type="primary"):
            return
    if uploaded is None:
        st.warning(tr("Välj först arbetsboken."))
        return
    session.remember(_of(draft, _FAULTS), ())
    try:
        brought = room.read_workbook(draft.line.id, uploaded.getvalue())
        if brought.stale:
            session.remember(_of(draft, _WAITS), brought)
        else:
            _save(room, draft, brought)
    except BrokenFile as error:
        session.remember(_of(draft, _FAULTS), error.sentences)
    st.rerun()


def _save(room: Workshop, draft: ChecklistDraft, brought: BroughtWorkbook) -> None:
    if brought.same:
        said: tuple[str, ...] = (tr("Utkastet är redan som arbetsboken. Inget är ändrat."),)
    else:
        room.take_workbook(draft.line.id, brought)
        called = PurePosixPath(brought.file).stem
        said = (tr("Arbetsboken är inläst i {file}. Det här ändrades:", file=called), *brought.told)
    session.remember(_of(draft, _SAID), said)


def _told(draft: ChecklistDraft) -> None:
    """Show once what came of the last workbook, and what is wrong in it until another is read."""
    if said := session.recall(_of(draft, _SAID)):
        first, *rest = said
        st.success("\n\n".join([plain(first), _listed(rest)]))
        session.remember(_of(draft, _SAID), ())
    if faults := session.recall(_of(draft, _FAULTS)):
        st.error("\n\n".join([tr("Inget är ändrat. Rätta det här i arbetsboken:"), _listed(faults)]))


def _listed(sentences: list[str] | tuple[str, ...]) -> str:
    lines = [f"- {plain(sentence)}" for sentence in sentences[:_MOST]]
    if len(sentences) > _MOST:
        lines.append(tr("- och {n} till", n=len(sentences) - _MOST))
    return "\n".join(lines)


def _choice(room: Workshop, draft: ChecklistDraft, brought: BroughtWorkbook) -> None:
    """Let somebody choose between a draft that others have changed and a workbook from before that."""
    files = ", ".join(brought.stale)
    st.warning(
        plain(
            tr(
                "{file} har ändrats i utkastet sedan arbetsboken hämtades. Inget är överskrivet. "
                "Läs vad som skiljer och välj.",
                file=files,
            )
        )
    )
    st.markdown("\n\n".join([tr("Tar du arbetsboken ändras det här i utkastet:"), _listed(brought.told)]))
    with st.container(horizontal=True):
        if st.button(tr("Behåll utkastet"), key="behall-utkastet"):
            session.remember(_of(draft, _WAITS), None)
            session.remember(_of(draft, _SAID), (tr("Utkastet är som det var."),))
            st.rerun()
        if st.button(tr("Ta arbetsboken"), key="ta-arbetsboken"):
            _take_anyway(room, draft, brought)
    for name in brought.wanted:
        workshop_clash.beside(
            name,
            (tr("Arbetsboken"), brought.wanted[name]),
            (tr("Utkastet"), brought.seen[name]),
        )


def _take_anyway(room: Workshop, draft: ChecklistDraft, brought: BroughtWorkbook) -> None:
    try:
        _save(room, draft, brought)
    except DraftConflict as again:
        st.error(paragraphs(str(again)))
        return
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    session.remember(_of(draft, _WAITS), None)
    st.rerun()


def _of(draft: ChecklistDraft, name: str) -> str:
    """Return a name of the draft's own: what waits in one is nothing to another."""
    return f"{draft.line.id}|{name}"
