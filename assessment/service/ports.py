"""What the use cases need from the outside, as Protocols, and the few records that pass between.

Knows shapes only: any store, source of checklists, clock or writer that keeps them will do.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic
from assessment.core.people import Role, Standing
from assessment.service.document_maker import DocumentMaker
from assessment.service.listed import (
    Columns,
    Cursor,
    EditionColumn,
    FlagColumn,
    ListLine,
    Page,
    PromiseColumn,
    PromiseKind,
    Scope,
    StatusColumn,
    StoredDocument,
)
from assessment.service.register_store import RegisterStore
from assessment.service.workshop_bench import Bench
from assessment.service.workshop_store import WorkshopStore

__all__ = [
    "AssessmentStore",
    "Backup",
    "ChecklistSource",
    "Clock",
    "Columns",
    "Cursor",
    "Document",
    "EditionColumn",
    "EditionContent",
    "Entry",
    "Event",
    "EventKind",
    "Example",
    "ExampleSource",
    "FlagColumn",
    "ListLine",
    "NewId",
    "Page",
    "Ports",
    "PromiseColumn",
    "PromiseKind",
    "ReadYaml",
    "Saved",
    "Scope",
    "StatusColumn",
    "StoredDocument",
    "Uncounted",
    "Visit",
]


@dataclass(frozen=True, slots=True)
class Saved:
    """An assessment as it is stored: its revision (1, 2, 3 …) and when it was committed (UTC)."""

    assessment: Assessment
    revision: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """What a store keeps: the assessment as JSON text, its columns, and the nämnd that it belongs to.

    ``home`` is the nämnd's key; None leaves what is stored as it is.
    """

    id: str
    text: str
    columns: Columns
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A document whose columns may be counted anew; ``counted`` tells which ones it has, '' for none."""

    stored: StoredDocument
    counted: str


class EventKind(StrEnum):
    """What happened to an assessment."""

    CREATED = "skapad"
    CHANGED = "ändrad"
    TRASHED = "kastad"
    BROUGHT_BACK = "återtagen"
    ERASED = "rensad"
    SHARED = "delad"
    FOLLOWED_UP = "uppföljd"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer that a save changes, for the journal: its path, and the JSON before and after (or None)."""

    path: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an assessment's journal. ``number`` grows; several answers of one save share a revision.

    ``path`` names the answer and is empty when it is about the whole assessment. Where ``erased_at`` is set,
    what stood there has been rensat and both texts are None.
    """

    number: int
    kind: EventKind
    revision: int
    at: datetime
    who: str
    path: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    erased_at: datetime | None = None

    @property
    def parts(self) -> tuple[Any, Any]:
        """What stood there before and after, as data; None where nothing did."""
        before, after = (None if text is None else json.loads(text) for text in (self.before, self.after))
        return before, after


@dataclass(frozen=True, slots=True)
class Disposal:
    """What remains of an assessment that has been gallrad: that it was, when, by whom and why."""

    assessment_id: str
    diary_number: str
    board: str
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class EditionContent:
    """One edition of a checklist, whole, under its fingerprint."""

    fingerprint: str
    checklist: str
    edition: str
    content: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: when, and where it was put."""

    made_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's window with an assessment: the step and revision that it showed when it was last seen."""

    window: str
    who: str
    step: str
    revision: int
    seen_at: datetime


class AssessmentStore(RegisterStore, WorkshopStore, Protocol):
    """Where assessments are kept. A method that returns has committed; one that raises has changed nothing.

    Every method raises `StoreUnavailable` when the store cannot do its work.
    """

    def add(self, document: Document, now: datetime, who: str = "") -> StoredDocument | None:
        """Keep a new document as revision 1; None, with nothing changed, when the id is taken."""

    def replace(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str = "",
        entries: Sequence[Entry] = (),
    ) -> StoredDocument | None:
        """Replace a document if it still has the expected revision; None, with nothing changed, otherwise.

        The entries come into the journal together with the document, or not at all.
        """

    def get(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, or None when there is none or it lies in the trash."""

    def several(self, ids: Sequence[str]) -> tuple[StoredDocument, ...]:
        """Return the documents with these ids that are not in the trash, in the order of the ids."""

    def lines(
        self, limit: int, after: Cursor | None = None, *, trashed: bool = False, scope: Scope | None = None
    ) -> Page:
        """Return a page of the assessments, newest first, or of those in the trash; all without a scope."""

    def standing(self, assessment_id: str) -> Standing | None:
        """Return what the right to an assessment depends on, in the trash or not; None when there is none."""

    def share(self, assessment_id: str, person: str, role: Role | None, now: datetime, who: str = "") -> bool:
        """Invite a person to an assessment in a role; None takes the invitation back.

        Returns:
            False, with nothing changed, when there is no such assessment or nothing to change.
        """

    def trash(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Put an assessment in the trash; False when it is not there to be put."""

    def restore(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Take an assessment out of the trash; False when it does not lie there."""

    def events(
        self,
        assessment_id: str,
        path: tuple[str, ...] | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> tuple[Event, ...]:
        """Return the journal of an assessment, or of one answer in it, newest first.

        Args:
            assessment_id: whose journal; one in the trash has its own still.
            path: only events of this answer.
            before: only events with a lower number.
            limit: at most so many.
        """

    def erase(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str,
        paths: Mapping[tuple[str, ...], tuple[str, ...]],
    ) -> StoredDocument | None:
        """Replace a document as `replace` does, and empty every event of the paths for good.

        The events stay: who, when and which answer. Nothing is left in the database's own files either, as
        far as the database can see to that; copies that others have made of it are theirs.

        Args:
            document: the assessment without what is to be erased.
            expected_revision: the revision it was made from.
            now: when.
            who: by whom.
            paths: the paths to empty, each with the name that it has from now on.
        """

    def uncounted(self, limit: int, after: str = "", *, every: bool = False) -> tuple[Uncounted, ...]:
        """Return documents whose columns no program of this schema has counted, or every one, by id.

        Args:
            limit: at most so many.
            after: the last id of those before.
            every: also those that are counted. Those in the trash are always there.
        """

    def recount(self, document: Document, found: Uncounted) -> bool:
        """Write the columns of a document that is otherwise as it was found: nobody has changed it.

        Returns:
            False, with nothing changed, when somebody has saved or counted it since.
        """

    def visit(self, assessment_id: str, visit: Visit, own_since: datetime, every_since: datetime) -> None:
        """Note a visit in the place of the same window's last; nothing when there is no such assessment.

        Args:
            assessment_id: the assessment.
            visit: who is where.
            own_since: the same person's visits before this are forgotten.
            every_since: everybody's visits before this are forgotten.
        """

    def visits(self, assessment_id: str) -> tuple[Visit, ...]:
        """Return the visits to an assessment, the last seen first."""

    def held(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, in the trash or not; None when there is none."""

    def dispose(self, disposal: Disposal) -> bool:
        """Take an assessment out of the store for good, with all that is known of it, and note that it was.

        Nothing is left in the database's own files either, as far as the database can see to that.

        Returns:
            False, with nothing changed, when there is no such assessment.
        """

    def disposals(self) -> tuple[Disposal, ...]:
        """Return what has been gallrat, the last first."""

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups that this store was told of, the last made first."""

    def keep_edition(self, edition: EditionContent, now: datetime) -> None:
        """Keep an edition; one that is already kept is left as it is."""

    def edition(self, fingerprint: str) -> EditionContent | None:
        """Return an edition that was kept, or None."""


class ChecklistSource(Protocol):
    """Gives the checklists as they are now."""

    def current(self, board: str = "") -> ChecklistSet:
        """Return the checklists, as a nämnd has them when one is named.

        Raises:
            ChecklistsUnavailable: when they cannot be read and never could.
        """

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading had to say: errors, warnings and advice."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example to try: ``name`` is the file, ``title`` is what it is about."""

    name: str
    title: str


class ExampleSource(Protocol):
    """Gives the examples that come along."""

    def examples(self) -> Sequence[Example]:
        """Return the examples in order."""

    def read(self, name: str) -> bytes:
        """Return the file of one example.

        Raises:
            ExampleNotFound: when there is none with this name.
        """


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> datetime:
        """Return the time now, with its zone; its date is the day of the person who works."""


class NewId(Protocol):
    """Makes ids."""

    def __call__(self) -> str:
        """Return an id that nobody can guess and that may stand in an address."""


class ReadYaml(Protocol):
    """Reads YAML as plain data."""

    def __call__(self, data: bytes, name: str) -> object:
        """Return the data.

        Raises:
            BrokenFile: when it is not YAML as checklists are written.
        """


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything outside that the use cases need."""

    store: AssessmentStore
    checklists: ChecklistSource
    examples: ExampleSource
    read_yaml: ReadYaml
    documents: DocumentMaker
    clock: Clock
    new_id: NewId
    bench: Bench | None = None
