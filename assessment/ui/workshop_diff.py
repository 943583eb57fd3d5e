"""What a draft would change: the questions in plain sentences, and the assessments that get another result.

Knows how it is shown while it is counted. Counts nothing and saves nothing.
"""

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import tr
from assessment.service.consequences import Consequence
from assessment.service.workshop import Workshop
from assessment.ui import session
from assessment.ui.plain import plain

_SHOWN = 50
"""So many assessments are shown whole; a browser draws no thousands, and nobody reads them."""


def show(room: Workshop, checklists: ChecklistSet) -> None:
    """Show the changes, and on request what they would do to what is stored."""
    changes = room.changes(checklists)
    st.header(tr("I frågorna"), anchor=False)
    if not changes:
        st.markdown(tr("Utkastet är likadant som det som används."))
        return
    names = {c.id: c.name for c in (*room.in_use().checklists, *checklists.checklists)}
    for where in dict.fromkeys(c.checklist for c in changes):
        st.subheader(plain(names.get(where, where.capitalize())), anchor=False)
        st.markdown("\n".join(f"- {plain(c.sentence)}" for c in changes if c.checklist == where))
    st.header(tr("I sparade bedömningar"), anchor=False)
    st.markdown(tr("Här räknas alla bedömningar som du får läsa, med båda utgåvorna. Inget ändras i dem."))
    if st.button(tr("Räkna"), type="primary", key="rakna"):
        count(room.in_use(), checklists)


def count(before: ChecklistSet, after: ChecklistSet) -> None:
    """Hold both against what is stored, and show how far it has come and the first that change."""
    bar = st.progress(0.0, text=tr("Räknar"))
    shown = st.container()
    done = total = changed = 0
    for counted in session.service().consequences(before, after):
        done, total = counted.done, counted.total
        few = counted.found[: max(0, _SHOWN - changed)]
        changed += len(counted.found)
        told = tr("{done} av {total} räknade, {changed} ändras", done=done, total=total, changed=changed)
        bar.progress(done / total if total else 1.0, text=told)
        with shown:
            for one in few:
                _one(one)
    bar.empty()
    most = tr("{changed} av {total} bedömningar skulle få ett annat resultat.", changed=changed, total=total)
    st.markdown(f"**{most}**")
    if changed > _SHOWN:
        st.markdown(
            tr("De första {number} visas här. Kommandot konsekvens diff skriver ut alla.", number=_SHOWN)
        )


def _one(found: Consequence) -> None:
    with st.container(border=True):
        name = " · ".join(p for p in (found.title or tr("Utan ärendemening"), found.diary_number) if p)
        st.markdown(f"**{plain(name)}**")
        if found.problem:
            st.markdown(plain(found.problem))
        for shift in found.shifts:
            reasons = " ".join(r.sentence for r in shift.reasons)
            because = f"{shift.hangs.told(len(shift.reasons))}: {reasons}"
            st.markdown(f"- {plain(shift.sentence)}  \n  {plain(because)}")
