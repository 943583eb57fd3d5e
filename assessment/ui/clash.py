"""Two people in the same answer: both versions side by side, and the choice between them.

Knows both versions of an answer as the file has them. Knows no store.
"""

import streamlit as st

from assessment.core.changes import Clash, put
from assessment.core.event_words import EventWords
from assessment.core.language import N_, tr
from assessment.ui import session
from assessment.ui.plain import plain
from assessment.ui.session import View

_LONGEST = 2_000
"""Characters of a text that are shown; the whole of it is kept until it is chosen."""


def show(view: View) -> None:
    """Show every answer that waits for a choice, whatever page it is given on."""
    waiting = session.clashes(view.assessment.id)
    if not waiting:
        return
    words = EventWords(view.assessment, view.checklists)
    with st.container(border=True, key="valj-version"):
        st.header(tr("Två har svarat på samma fråga"), anchor=False)
        st.markdown(
            tr(
                "Någon annan sparade sitt svar medan du skrev ditt. Den andras står kvar tills du väljer. "
                "Inget är borta: båda finns i historiken."
            )
        )
        for number, clash in enumerate(waiting, start=1):
            _one(number, clash, words)


def _one(number: int, clash: Clash, words: EventWords) -> None:
    st.markdown(f"**{plain(words.name(clash.path, clash.theirs or clash.mine))}**")
    for line in words.told(clash.path, clash.theirs, clash.mine):
        what = f"{plain(line.what)}. " if line.what else ""
        theirs = tr("Den andra: {text}", text=_cut(line.before))
        mine = tr("Du: {text}", text=_cut(line.after))
        st.markdown(f"- {what}{theirs}\n- {what}{mine}")
    with st.container(horizontal=True):
        for label, own in ((N_("Behåll min"), True), (N_("Ta den andras"), False)):
            st.button(
                tr(label) if number == 1 else f"{tr(label)} ({number})",
                key=session.name_key(f"valj|{'|'.join(clash.path)}|{label}"),
                on_click=_settle,
                args=(clash, own),
            )


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return tr("”{text}”", text=plain(flat if len(flat) <= _LONGEST else flat[:_LONGEST] + " …"))


def _settle(clash: Clash, mine: bool) -> None:  # noqa: FBT001 - the two buttons
    session.settle(clash, lambda a: put(a, clash.path, clash.mine) if mine else a)
