"""Samlad belastning: which groups carry the decisions of a nämnd and a period together.

Knows the order of the page. Adds nothing up: a cell is a number of decisions, and leads to them.
"""

import json
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from assessment.core.burden_table import Cell, Side, burden_table
from assessment.core.burden_words import NamedLine, cell_name, picture_text
from assessment.core.catalogue import ChecklistSet
from assessment.core.language import spoken, tr, tr_many
from assessment.core.summary.wording import number_word
from assessment.core.vocabulary import Stage
from assessment.service.register_store import Selection
from assessment.ui import register_address, register_tables, session
from assessment.ui.plain import plain

_WIDTH = 640
_PICTURED = 12
"""Groups in the picture; the tables have them all."""


def show(selection: Selection, checklists: ChecklistSet, view: str) -> None:
    """Show the tables and the picture of a selection; ``view`` is where a cell leads."""
    st.markdown(
        tr(
            "Så många beslut gör det bättre eller sämre för varje grupp. Här räknas bara bedömningar som är "
            "**klara för nämnden**, och i dem det rekommenderade alternativet. Ett beslut räknas där gruppen "
            "har det värst, före åtgärder och med de åtgärder som är beslutade: *3 → 1* är tre beslut före "
            "och ett efter. Har en bedömning fått en ny version som är klar räknas bara den nya. Besluten "
            "läggs aldrig ihop till ett tal för hur illa det är."
        )
    )
    chosen = replace(selection, stages=frozenset({Stage.READY}), cell=None, standing=True)
    service = session.service()
    decisions = service.register_count(chosen)
    if not decisions:
        st.markdown(tr("Inget beslut i urvalet är klart för nämnden. Välj en annan nämnd eller period."))
        return
    tallies = [(one.burden, one.number) for one in service.register_burdens(chosen)]
    names = {g.id: g.name for g in checklists.groups.groups}
    lines = [
        NamedLine(names.get(line.group, line.group), line)
        for line in burden_table(tallies, decisions, list(names))
        if line.assessed
    ]
    st.markdown(
        tr_many(
            "Urvalet har {decisions}, och {number} grupp är bedömd i något av dem.",
            "Urvalet har {decisions}, och {number} grupper är bedömda i något av dem.",
            len(lines),
            decisions=tr_many("ett beslut", "{n} beslut", decisions),
            number=number_word(len(lines)),
        )
    )
    if not lines:
        return

    def address(cell: Cell) -> str:
        return f"{session.address()}?{register_address.to_cell(cell, view)}"

    for side in Side:
        register_tables.burdens(side, lines, address, apart=side is Side.WORSE)
    _picture(lines[:_PICTURED])
    if len(lines) > _PICTURED:
        st.caption(tr("Bilden visar de {number} första grupperna.", number=_PICTURED))


def cell(selection: Selection, checklists: ChecklistSet) -> None:
    """Say which cell the list holds the decisions of; nothing when it holds those of none."""
    if selection.cell is None:
        return
    group = checklists.groups.group(selection.cell.group)
    name = group.name if group else selection.cell.group
    st.markdown(f"**{plain(cell_name(name, selection.cell))}.**")


def _picture(lines: list[NamedLine]) -> None:
    dark = st.context.theme.type == "dark"
    spec = _spec(tuple(_Same(line) for line in lines), dark=dark, language=spoken().tag)
    with st.container(width=_WIDTH):
        st.vega_lite_chart(json.loads(spec), width="stretch", theme=None)


class _Same:
    """A line that is the same as another with the same name and counts, so that a picture is drawn once."""

    def __init__(self, line: NamedLine) -> None:
        self.line = line
        self._key = (line.name, line.line.group, tuple(sorted(line.line.counts.items(), key=repr)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=32)
def _spec(lines: tuple[_Same, ...], *, dark: bool, language: str) -> str:
    del language  # Only what the picture is kept by: its words are told in the language that is spoken.
    named = [same.line for same in lines]
    made = session.service().burden_picture(named, dark=dark, description=picture_text(named))
    return json.dumps(made)
