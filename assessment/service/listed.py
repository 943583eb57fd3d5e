"""What a list holds, and a document as it is given back: columns, lines, pages, who they are shown to.

Knows shapes only. Knows no store, and not what stands in a document.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assessment.core.burden import Burden
from assessment.core.language import N_
from assessment.core.people import Person
from assessment.core.vocabulary import FlagState, Stage, Status


@dataclass(frozen=True, slots=True)
class StatusColumn:
    """The status word of one perspective and alternative; ``possible`` counts the words it may become."""

    perspective: str
    alternative: str
    status: Status
    possible: int


@dataclass(frozen=True, slots=True)
class FlagColumn:
    """One stop flag that is not silent, for one alternative."""

    checklist: str
    flag: str
    alternative: str
    state: FlagState


class PromiseKind(StrEnum):
    """What is promised in an assessment and may fall due."""

    MEASURE = N_("åtgärd")
    FOLLOW_UP = N_("uppföljning")


@dataclass(frozen=True, slots=True)
class PromiseColumn:
    """A measure or a follow-up: what, who and when. ``decided`` is False for a measure that is a wish."""

    kind: PromiseKind
    item: str
    text: str
    owner: str
    due: date | None
    decided: bool


@dataclass(frozen=True, slots=True)
class EditionColumn:
    """The edition of one checklist that the assessment was made with."""

    checklist: str
    edition: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Columns:
    """What lists and the register show without reading a document. ``answered`` of ``asked`` things.

    ``alternatives`` counts the rated ones, ``preparation`` is the option of how far the case has come,
    ``sufficiency`` pairs each line of *Räcker underlaget?* with its word, ``burdens`` are those of the
    alternative that the first page is about, and ``words`` is what a text search looks in, in lower case.
    """

    title: str
    diary_number: str
    organisation: str
    board: str
    stage: Stage
    version: int
    answered: int = 0
    asked: int = 0
    statuses: tuple[StatusColumn, ...] = ()
    flags: tuple[FlagColumn, ...] = ()
    decision_on: date | None = None
    sealed_on: date | None = None
    alternatives: int = 0
    preparation: str = ""
    follows: str = ""
    """The assessment that it is a new version of."""
    leading: str = ""
    """The alternative that the first page is about; empty where it was stored before this was noted."""
    sufficiency: tuple[tuple[str, str], ...] = ()
    burdens: tuple[Burden, ...] = ()
    promises: tuple[PromiseColumn, ...] = ()
    editions: tuple[EditionColumn, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which assessments a list may hold: those that a person may read, or with ``own`` their own.

    Their own are those that they began or are invited to. `core.people.may` says the same of one at a time.
    """

    person: Person
    own: bool = False


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last line of a page: the next page begins after it."""

    saved_at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class ListLine:
    """One assessment in a list, newest first. Times are UTC."""

    id: str
    columns: Columns
    revision: int
    created_at: datetime
    saved_at: datetime
    trashed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; ``after`` is None on the last one."""

    lines: tuple[ListLine, ...]
    after: Cursor | None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a store gives back."""

    id: str
    text: str
    revision: int
    saved_at: datetime
