"""The register's choices in the address, so that a link or a bookmark gives the same selection.

Knows names of parameters. What cannot be read is left out and told; nothing in an address can do harm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from assessment.core.burden_table import Cell
from assessment.core.language import N_, tr
from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.register_store import Day, Selection
from assessment.ui import session
from assessment.ui.places import SHOWN

TEXT, BOARDS, SINCE, UNTIL, DAY = "sok", "namnd", "fran", "till", "dag"
STAGES, PERSPECTIVE, STATUSES = "lage", "perspektiv", "bedomd"
FLAG, FLAG_STATES, GROUP, EDITION, DUE_BY = "flagga", "flaggan-ar", "grupp", "utgava", "senast"
CELL = "ruta"
CHOICES = (
    *(TEXT, BOARDS, SINCE, UNTIL, DAY, STAGES, PERSPECTIVE, STATUSES),
    *(FLAG, FLAG_STATES, GROUP, EDITION, DUE_BY, CELL),
)
DAYS = {SINCE: N_("Från och med"), UNTIL: N_("Till och med"), DUE_BY: N_("Ska vara gjort senast")}
"""The choices that are days, with their labels."""
BETWEEN = "|"
"""Between several values of one choice: nämnder have commas in their names."""
_LONGEST = 2_000

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Read:
    """What an address asks for, and what in it cannot be read, in sentences."""

    selection: Selection
    faults: tuple[str, ...]


def several(name: str) -> list[str]:
    """Return the values of a choice."""
    return [part for part in one(name).split(BETWEEN) if part]


def one(name: str) -> str:
    """Return the value of a choice, or ''."""
    return (session.parameter(name) or "")[:_LONGEST]


def read() -> Read:
    """Return the selection of the address."""
    days = {name: _day(name) for name in DAYS}
    faults = tuple(
        tr("{label}: skriv år, månad och dag, till exempel 2026-01-31.", label=tr(label))
        for name, label in DAYS.items()
        if one(name) and days[name] is None
    )
    checklist, _, edition = one(EDITION).partition("/")
    return Read(
        Selection(
            boards=frozenset(several(BOARDS)),
            since=days[SINCE],
            until=days[UNTIL],
            day=next(iter(_words(Day, [one(DAY)])), Day.DECISION),
            stages=_words(Stage, several(STAGES)),
            perspective=one(PERSPECTIVE),
            statuses=_words(Status, several(STATUSES)),
            flag=one(FLAG),
            flag_states=_words(FlagState, several(FLAG_STATES)),
            group=one(GROUP),
            checklist=checklist,
            edition=edition,
            text=one(TEXT),
            due_by=days[DUE_BY],
            cell=Cell.read(one(CELL)) if one(CELL) else None,
        ),
        faults,
    )


def to_cell(cell: Cell, view: str) -> str:
    """Return the query of the decisions that a cell counts, within the selection of the address."""
    kept = {name: one(name) for name in CHOICES} | {
        STAGES: Stage.READY.value,
        CELL: cell.written,
        SHOWN: view,
    }
    return urlencode({name: value for name, value in kept.items() if value})


def write(chosen: Mapping[str, str]) -> None:
    """Put choices in the address in the place of those there; what is empty is left out of it."""
    kept = {name: value for name in (session.ADDRESS, SHOWN) if (value := session.parameter(name))}
    st.query_params.from_dict(kept | {name: value for name, value in chosen.items() if value})


def _words(kind: type[Word], written: Iterable[str]) -> frozenset[Word]:
    known = {word.value: word for word in kind}
    return frozenset(known[word] for word in written if word in known)


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(one(name).strip())
    except ValueError:
        return None
