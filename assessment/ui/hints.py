"""What words in the draft pointed at: a tip in the step where it belongs, to say yes or no to.

Knows tips that wait. Knows nothing of how a draft is read.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, Hint
from assessment.core.language import tr
from assessment.core.summary.wording import capital, join
from assessment.ui import fields
from assessment.ui.plain import plain
from assessment.ui.session import View


def groups(view: View) -> None:
    """Show the groups that the draft pointed at and that are not chosen."""
    chosen = {g.id for g in view.assessment.groups}
    waiting = [h for h in view.assessment.hints if h.group is not None and h.group not in chosen]
    if not waiting:
        return
    with st.container(border=True, key="utkastets-grupper"):
        st.header(tr("Ur utkastet"), anchor=False)
        st.markdown(tr("Orden pekar på de här grupperna. Lägg till dem som förslaget gör skillnad för."))
        for hint in waiting:
            group = view.checklists.groups.group(hint.group or "")
            if group is None:
                continue
            st.markdown(f"**{plain(capital(group.name))}**")
            _said(hint)
            with st.container(horizontal=True):
                fields.action(
                    tr("Lägg till {group}", group=plain(group.name)),
                    f"tips|{hint.id}|ja",
                    partial(_accept, hint.id),
                )
                fields.action(
                    tr("Inte {group}", group=plain(group.name)),
                    f"tips|{hint.id}|nej",
                    partial(_dismiss, hint.id),
                    tr("Tipset om {group} är borta.", group=group.name),
                    quiet=True,
                )


def perspective(view: View, checklist: str) -> None:
    """Show the sentences in the draft that speak of what a perspective is about."""
    waiting: Sequence[Hint] = [h for h in view.assessment.hints if h.perspective == checklist]
    for hint in waiting:
        with st.container(border=True, key=f"utkastet-{hint.id}"):
            st.markdown(tr("**Ur utkastet.** Läs meningen innan du svarar på frågorna här under."))
            _said(hint)
            fields.action(
                tr("Läst"),
                f"tips|{hint.id}|last",
                partial(_dismiss, hint.id),
                quiet=True,
            )


def _said(hint: Hint) -> None:
    words = plain(join(tr("”{word}”", word=w) for w in hint.words))
    said = {"words": words, "sentence": plain(hint.sentence)}
    if len(hint.words) == 1:
        st.caption(tr("Ordet {words}, i meningen: {sentence}", **said))
    else:
        st.caption(tr("Orden {words}, i meningen: {sentence}", **said))


def _accept(hint: str, assessment: Assessment) -> Assessment:
    return editing.accept_hint(assessment, hint)


def _dismiss(hint: str, assessment: Assessment) -> Assessment:
    return editing.dismiss_hint(assessment, hint)
