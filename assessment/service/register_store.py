"""What the register asks of a store: a choice of assessments, their lines, counts, promises and burdens.

Knows shapes only. Whoever keeps assessments answers; none of it reads a document.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from assessment.core.burden import Burden
from assessment.core.burden_table import Cell
from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.listed import Cursor, Page, PromiseColumn, PromiseKind, Scope


class Day(StrEnum):
    """Which day of an assessment a period is about."""

    DECISION = "beslut"
    SEALED = "klar"
    EITHER = "år"
    """The decision, or where it has no day the day when the assessment was klar."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which assessments of the register are meant; what is empty asks for nothing. None is in the trash.

    ``boards`` are keys of nämnder (`core.people.board_key`). ``since`` and ``until`` are both counted in,
    and an assessment without that day is outside any period. A status word is meant only where no other is
    still possible, in any alternative, of ``perspective`` or of any. ``flag`` is ``checklista/flagga``. A
    ``group`` of the catalogue is one that the decision concerns. ``checklist`` and ``edition`` name what the
    assessment was made with. Every word of ``text`` stands somewhere in the matter. ``due_by`` asks for a
    decided measure or a follow-up that is not done and is due on that day or before. ``standing`` leaves out
    those that a new version, klar too, stands in place of, so that a decision is counted once. ``cell`` is
    one of the table of samlad belastning, and asks for the decisions that it counts: those that stand.
    """

    boards: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    day: Day = Day.DECISION
    stages: frozenset[Stage] = frozenset()
    perspective: str = ""
    statuses: frozenset[Status] = frozenset()
    flag: str = ""
    flag_states: frozenset[FlagState] = frozenset()
    group: str = ""
    checklist: str = ""
    edition: str = ""
    text: str = ""
    due_by: date | None = None
    cell: Cell | None = None
    standing: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text, as they are compared."""
        return tuple(dict.fromkeys(self.text.casefold().split()))


EVERY = Selection()
"""The whole register."""


class Facet(StrEnum):
    """What a choice in the register is made of; the comment says what its key holds."""

    BOARD = "nämnd"
    """The nämnd's key."""
    STAGE = "läge"
    """The stage."""
    STATUS = "bedömning"
    """The perspective and the word, where no other is possible."""
    FLAG = "stoppflagga"
    """The checklist, the flag and its state."""
    GROUP = "grupp"
    """The group of the catalogue."""
    EDITION = "utgåva"
    """The checklist and its edition."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One value of a facet, a name for it where the store knows one, and how many assessments have it."""

    key: tuple[str, ...]
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class PromiseCursor:
    """The last promise of a page: the next page begins after it."""

    due: date | None
    assessment_id: str
    kind: str
    item: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A decided measure or a follow-up, with the assessment that it stands in."""

    assessment_id: str
    title: str
    diary_number: str
    board: str
    stage: Stage
    promise: PromiseColumn
    done_on: date | None = None
    note: str = ""

    @property
    def place(self) -> PromiseCursor:
        """Where it stands in the order of promises."""
        return PromiseCursor(self.promise.due, self.assessment_id, self.promise.kind, self.promise.item)


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What came of a promise: the day it was done, None when it is not done, and what was noted of it."""

    kind: PromiseKind
    item: str
    done_on: date | None
    note: str = ""

    @property
    def told(self) -> str:
        """What the journal keeps, as JSON. Not the note: it can be written anew, and is then gone."""
        day = self.done_on.isoformat() if self.done_on else None
        return json.dumps({"slag": self.kind, "id": self.item, "gjord": day}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class PromisePage:
    """A page of promises; ``after`` is None on the last one."""

    lines: tuple[PromiseLine, ...]
    after: PromiseCursor | None


@dataclass(frozen=True, slots=True)
class BurdenTally:
    """How many decisions have this very burden of one group."""

    burden: Burden
    number: int


class RegisterStore(Protocol):
    """What a store answers the register. Everything is within the scope, when there is one.

    Every method raises `StoreUnavailable` when the store cannot do its work.
    """

    def page(
        self, selection: Selection, limit: int, after: Cursor | None = None, *, scope: Scope | None = None
    ) -> Page:
        """Return a page of the assessments, the last changed first."""

    def count(self, selection: Selection, *, scope: Scope | None = None) -> int:
        """Return how many assessments there are."""

    def tally(self, selection: Selection, facet: Facet, *, scope: Scope | None = None) -> tuple[Tally, ...]:
        """Return how many of the assessments have each value of a facet, by its key."""

    def kept_editions(self) -> tuple[tuple[str, str], ...]:
        """Return every checklist and edition that something was ever made with, in order."""

    def promises(
        self,
        selection: Selection,
        limit: int,
        after: PromiseCursor | None = None,
        *,
        done: bool | None = False,
        scope: Scope | None = None,
    ) -> PromisePage:
        """Return a page of what is promised, the longest overdue first and what has no day last.

        Args:
            selection: of which assessments; with its ``due_by``, only what is due by that day.
            limit: at most so many.
            after: where the page before ended.
            done: only what is done, or is not; None for both.
            scope: who asks.
        """

    def follow_up(self, assessment_id: str, found: FollowedUp, now: datetime, who: str = "") -> bool:
        """Note what came of a promise in the place of what was noted before; what is the same is not noted.

        The document and its revision stay as they are; the journal tells of it.

        Returns:
            False, with nothing changed, when no assessment outside the trash has such a decided promise.
        """

    def followed_up(self, assessment_id: str) -> tuple[FollowedUp, ...]:
        """Return what has been noted of an assessment's promises, also of those that are no longer there."""

    def sufficient(
        self, selection: Selection, item: str, *, scope: Scope | None = None
    ) -> tuple[tuple[str, str], ...]:
        """Return each assessment's id and its word for a line of *Räcker underlaget?*, where it has one."""

    def burdens(self, selection: Selection, *, scope: Scope | None = None) -> tuple[BurdenTally, ...]:
        """Return how many of the assessments have each burden of each group, by the group's id."""
