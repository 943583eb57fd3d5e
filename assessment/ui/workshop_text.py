"""A draft's files as text: what is written is saved at once, and what is wrong stands beside with its line.

Knows a text field and diagnostics. Reads no YAML.
"""

from html import escape
from pathlib import PurePosixPath

import streamlit as st

from assessment.core.diagnostics import render_text, tally
from assessment.core.language import tr
from assessment.service import ServiceError
from assessment.service.workshop import DraftConflict, Workshop
from assessment.service.workshop_ports import Diagnosed
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session, workshop_preview
from assessment.ui.plain import paragraphs, plain

_HEIGHT = 620
_MONOSPACE = "font-family: monospace; font-size: .85rem; overflow: auto;"


def show(room: Workshop, draft: ChecklistDraft, found: Diagnosed) -> None:
    """Show one file to write in, what is wrong in it, and a question as the official sees it."""
    faulty = {d.file for d in found.diagnostics}
    names = sorted((n for n in draft.files if not n.startswith("../")), key=lambda n: ("/" in n, n))
    name = st.selectbox(
        tr("Fil"),
        names,
        format_func=lambda n: tr("{file} (se vad som behöver rättas)", file=n) if n in faulty else n,
        key=session.name_key("skriv|fil"),
    )
    left, right = st.columns([3, 2])
    with left, st.container(key="filens-text"):
        _field(room, draft, name)
    with right:
        wrong(found, name)
        if found.checklists is not None and "/" not in name:
            checklist = found.checklists.checklist(PurePosixPath(name).stem)
            if checklist is not None:
                workshop_preview.choose(found.checklists, checklist)


def _field(room: Workshop, draft: ChecklistDraft, name: str) -> None:
    place = f"skriv|{draft.line.id}|{name}"
    clash = session.recall(f"{place}|krock")
    stored = draft.files[name]
    if clash is None:
        key = session.bind(place, stored)
        session.remember(f"{place}|sett", stored)
    else:
        key = session.name_key(place)
        _clash(room, draft.line.id, place, clash)
    if why := session.recall(f"{place}|fel"):
        st.error(paragraphs(why))
    st.text_area(
        tr("Filens text"),
        key=key,
        height=_HEIGHT,
        on_change=_save,
        args=(draft.line.id, name, place),
        disabled=clash is not None,
        help=tr("Det du skriver sparas när du lämnar fältet eller trycker Ctrl och Enter."),
    )


def _save(draft_id: str, name: str, place: str) -> None:
    text = session.chosen(session.name_key(place)) or ""
    session.remember(f"{place}|fel", "")
    try:
        session.service().workshop().write(draft_id, name, text, session.recall(f"{place}|sett", ""))
    except DraftConflict as conflict:
        session.remember(f"{place}|krock", conflict)
    except ServiceError as error:
        session.remember(f"{place}|fel", str(error))


def _clash(room: Workshop, draft_id: str, place: str, clash: DraftConflict) -> None:
    st.warning(paragraphs(str(clash)))
    mine, theirs = st.columns(2)
    with mine:
        _shown(tr("Din text"), clash.mine)
        if st.button(tr("Spara min"), key="min-text", type="primary"):
            _settled(room, draft_id, place, clash, keep_mine=True)
    with theirs:
        _shown(tr("Den som är sparad"), clash.theirs)
        if st.button(tr("Behåll den sparade"), key="deras-text"):
            _settled(room, draft_id, place, clash, keep_mine=False)


def _shown(name: str, text: str) -> None:
    """Show a whole file in a box that the keyboard reaches and scrolls."""
    st.markdown(f"**{name}**")
    st.html(
        f'<pre style="{_MONOSPACE} max-height: 300px" tabindex="0" role="group" aria-label="{escape(name)}">'
        f'<code style="font: inherit; color: inherit; background: none">{escape(text)}</code></pre>'
    )


def _settled(room: Workshop, draft_id: str, place: str, clash: DraftConflict, *, keep_mine: bool) -> None:
    try:
        if keep_mine:
            room.write(draft_id, clash.name, clash.mine, clash.theirs)
        session.remember(f"{place}|krock", None)
    except DraftConflict as again:
        session.remember(f"{place}|krock", again)
    st.rerun()


def wrong(found: Diagnosed, name: str) -> None:
    """Show all that is wrong in a file, each with its line, caret and tip, and where else something is."""
    own = [d for d in found.diagnostics if d.file == name]
    others = [d for d in found.diagnostics if d.file != name]
    if own:
        st.markdown(tr("**Att rätta i filen:** {faults}.", faults=tally(own)))
        for one in own:
            # Every sign as wide as the others, and no broken lines: the carets stand under what is meant.
            told = escape(render_text(one))
            st.html(f'<pre style="{_MONOSPACE}" tabindex="0">{told}</pre>')
    else:
        st.markdown(tr("Inget att rätta i den här filen."))
    if others:
        files = ", ".join(dict.fromkeys(d.file for d in others))
        st.caption(plain(tr("I andra filer: {faults} ({files}).", faults=tally(others), files=files)))
