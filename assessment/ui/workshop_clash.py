"""Two who have written in the same file of a draft: what differs, line beside line, and which text to keep.

Knows two texts. Reads no YAML, and saves only the text that is chosen.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

import streamlit as st

from assessment.core.language import tr
from assessment.service.workshop import DraftConflict, Workshop
from assessment.ui import grids, session
from assessment.ui.plain import paragraphs, plain

MONOSPACE = "font-family: monospace; font-size: .85rem; overflow: auto;"


def show(room: Workshop, draft_id: str, place: str, clash: DraftConflict) -> None:
    """Show both texts, and let one of them be chosen."""
    st.warning(paragraphs(str(clash)))
    head = tr("Rad"), tr("Din text"), tr("Den som är sparad")
    st.html(f'<div class="tabell">{grids.table(head, _differing(clash.mine, clash.theirs))}</div>')
    with st.container(horizontal=True):
        if st.button(tr("Spara min"), key="min-text", type="primary"):
            _settled(room, draft_id, place, clash, keep_mine=True)
        if st.button(tr("Behåll den sparade"), key="deras-text"):
            _settled(room, draft_id, place, clash, keep_mine=False)
    with st.expander(tr("Hela texterna"), key="hela-texterna"):
        mine, theirs = st.columns(2)
        with mine:
            _whole(tr("Din text"), clash.mine)
        with theirs:
            _whole(tr("Den som är sparad"), clash.theirs)


def beside(file: str, mine: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Show where two texts of a file differ, each with what it is called; nothing to choose."""
    with st.expander(tr("Rad för rad: {file}", file=plain(file)), key=f"rad-for-rad-{file}"):
        head = tr("Rad"), mine[0], theirs[0]
        st.html(f'<div class="tabell">{grids.table(head, _differing(mine[1], theirs[1]))}</div>')


def _differing(mine: str, theirs: str) -> Iterator[tuple[str, str, str]]:
    """Yield the lines that are not the same: the number in one's own text, and what stands in each."""
    own, other = mine.split("\n"), theirs.split("\n")
    for kind, first, last, start, end in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield str(first + 1), _lines(own[first:last]), _lines(other[start:end])


def _lines(lines: list[str]) -> str:
    return "<br>".join(escape(line.strip()) for line in lines) or escape(tr("(finns inte)"))


def _whole(name: str, text: str) -> None:
    """Show a whole file in a box that the keyboard reaches and scrolls."""
    st.markdown(f"**{name}**")
    st.html(
        f'<pre style="{MONOSPACE} max-height: 300px" tabindex="0" role="group" aria-label="{escape(name)}">'
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
