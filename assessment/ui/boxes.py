"""What every question's box has: heading, help and sources in one piece, and what a button opens beneath.

Knows that Streamlit draws all of a page at every answer, and that its headings and expanders are what that
takes longest for (docs/adr/0009). Knows no answer.
"""

from html import escape

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Question
from assessment.core.language import tr
from assessment.ui import fields, folded, session

OPEN, WITHIN = "fall-ut", "utfallt"
"""How the keys end of a button that opens something, and of what it opens; page.js tells a screen reader."""


def heading(text: str, level: int) -> None:
    """Show a heading, with the words as they are."""
    st.html(_heading(text, level))


def head(checklists: ChecklistSet, key: str, question: Question) -> None:
    """Show the heading of a question, its help, and folded its sources and its words."""
    local = checklists.local_note(key)
    notes = [tr(local).capitalize() if local else "", question.help]
    said = "".join(f'<p class="hjalp">{_lines(note)}</p>' for note in notes if note.strip())
    st.html(_heading(question.text, 3) + said + folded.about(checklists, question))


def opens(label: str, name: str) -> bool:
    """Show a button that opens what belongs to a question, and closes it again; True while it is open."""
    kept = f"{name}|oppen"
    st.button(
        label,
        key=session.name_key(f"{name}|{OPEN}"),
        type="tertiary",
        on_click=lambda: session.remember(kept, not session.recall(kept)),
    )
    return bool(session.recall(kept))


def close(name: str) -> None:
    """Let what `opens` has opened be closed when it is shown next."""
    session.remember(f"{name}|oppen", value=False)


def opened(name: str) -> st.delta_generator.DeltaGenerator:
    """Return the place for what `opens` has opened."""
    return st.container(key=session.name_key(f"{name}|{WITHIN}"))


def sources(name: str, stored: str, change: session.Change) -> None:
    """Show the field for what an answer builds on, in the user's own words."""
    hint = tr("Till exempel elevenkät 2025, samråd i mars")
    fields.text(tr("Källor"), f"{name}|kallor", stored, change, placeholder=hint)


def _heading(text: str, level: int) -> str:
    return f"<h{level}>{escape(' '.join(text.split()))}</h{level}>"


def _lines(text: str) -> str:
    lines = (escape(" ".join(line.split())) for line in text.strip().splitlines())
    return "<br>".join(lines)
