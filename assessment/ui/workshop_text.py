"""A draft's files as text: what is written is saved at once, and what is wrong stands beside with its line.

Knows a text field and diagnostics. Reads no YAML.
"""

from collections.abc import Callable
from html import escape
from pathlib import PurePosixPath

import streamlit as st

from assessment.core.diagnostic_codes import CODES, Level
from assessment.core.diagnostics import Diagnostic, render_text, tally
from assessment.core.language import tr
from assessment.service import ServiceError
from assessment.service.workshop import DraftConflict, Workshop
from assessment.service.workshop_ports import Diagnosed
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session, workshop_choices, workshop_clash, workshop_preview
from assessment.ui.plain import paragraphs, plain

_HEIGHT = 620
_FILE = "skriv|fil"
_UNRAISED = "utgåva-inte-höjd"
"""A fault in a folder, but not in a draft: what is published is given its edition then."""


def show(room: Workshop, draft: ChecklistDraft, found: Diagnosed) -> None:
    """Show one file to write in, what is wrong in it, and a question as the official sees it."""
    faulty = {d.file for d in found.diagnostics}
    names = sorted((n for n in draft.files if not n.startswith("../")), key=lambda n: ("/" in n, n))
    called = {n: tr("{file} (se vad som behöver rättas)", file=n) if n in faulty else n for n in names}
    faults = (d.file for d in found.diagnostics if d.level is Level.ERROR and d.code != _UNRAISED)
    wrong_first = next(faults, next((n for n in names if n in faulty), ""))
    name = workshop_choices.choose(tr("Fil"), called, _FILE, wrong_first)
    place = f"skriv|{draft.line.id}|{name}"
    clash = session.recall(f"{place}|krock")
    if clash is not None:
        # Over the whole width: what differs is read line beside line.
        workshop_clash.show(room, draft.line.id, place, clash)
        return
    left, right = st.columns([3, 2])
    with left, st.container(key="filens-text"):
        _field(draft, name, place)
    with right:
        wrong(found, name, lambda one: _line(draft, name, place, one))
        if found.checklists is not None and "/" not in name:
            checklist = found.checklists.checklist(PurePosixPath(name).stem)
            if checklist is not None:
                workshop_preview.choose(found.checklists, checklist)


def turn_to(file: str) -> None:
    """Let this file be the one that is shown."""
    workshop_choices.turn_to(_FILE, file)


def _field(draft: ChecklistDraft, name: str, place: str) -> None:
    stored = draft.files[name]
    key = session.bind(place, stored)
    session.remember(f"{place}|sett", stored)
    if why := session.recall(f"{place}|fel"):
        st.error(paragraphs(why))
    st.text_area(
        tr("Filens text"),
        key=key,
        height=_HEIGHT,
        on_change=lambda: _save(draft.line.id, name, place, session.chosen(key) or ""),
        help=tr("Det du skriver sparas när du lämnar fältet eller trycker Ctrl och Enter."),
    )


def _line(draft: ChecklistDraft, name: str, place: str, one: Diagnostic) -> None:
    """Show the line of a diagnostic to write in: a field has no line numbers to find it by."""
    lines = draft.files[name].split("\n")
    if not 0 < one.line <= len(lines) or lines[one.line - 1] != one.source:
        return
    key = session.bind(f"{place}|rad|{one.line}", one.source)

    def save() -> None:
        mended = [*lines[: one.line - 1], session.chosen(key) or "", *lines[one.line :]]
        _save(draft.line.id, name, place, "\n".join(mended))

    st.text_input(tr("Rätta rad {line} här", line=one.line), key=key, on_change=save)


def _save(draft_id: str, name: str, place: str, text: str) -> None:
    session.remember(f"{place}|fel", "")
    try:
        session.service().workshop().write(draft_id, name, text, session.recall(f"{place}|sett", ""))
    except DraftConflict as conflict:
        session.remember(f"{place}|krock", conflict)
    except ServiceError as error:
        session.remember(f"{place}|fel", str(error))


def wrong(found: Diagnosed, name: str, mend: Callable[[Diagnostic], None] | None = None) -> None:
    """Show all that is wrong in a file, each with its line, caret and tip, and where else something is.

    `mend` shows the line of a fault to write in, once for each line.
    """
    own = [d for d in found.diagnostics if d.file == name]
    others = [d for d in found.diagnostics if d.file != name]
    if own:
        st.markdown(tr("**Att rätta i filen:** {faults}.", faults=tally(own)))
        mended: set[int] = set()
        for one in own:
            st.html(f'<pre style="{workshop_clash.MONOSPACE}" tabindex="0">{_told(one)}</pre>')
            if one.code == _UNRAISED:
                st.caption(tr("Du behöver inte göra något åt det: utgåvan höjs när du publicerar."))
                continue
            st.caption(plain(CODES[one.code].explanation))
            if mend is not None and one.level is not Level.ADVICE and one.line not in mended:
                mended.add(one.line)
                mend(one)
    else:
        st.markdown(tr("Inget att rätta i den här filen."))
    if others:
        st.caption(plain(tr("I andra filer: {faults}.", faults=tally(others))))
        for file in dict.fromkeys(d.file for d in others if not d.file.startswith("../")):
            if st.button(tr("Öppna {file}", file=file), key=f"oppna|{file}"):
                turn_to(file)
                st.rerun()


def _told(one: Diagnostic) -> str:
    """Return a diagnostic as HTML: sentences are broken to fit, the line and its carets never are."""
    lines = escape(render_text(one)).split("\n")
    return "\n".join(
        f'<span style="white-space: pre-wrap">{line}</span>'
        if n == 0 or line.lstrip().startswith("= ")
        else line
        for n, line in enumerate(lines)
    )
