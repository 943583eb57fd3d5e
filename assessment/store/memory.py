"""A store in memory: the same contract as the database, for tests and for trying things out.

Forgets everything when the process ends. Knows no SQL.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Lock

from assessment.core.people import Deed, Role, Standing, may
from assessment.service.ports import (
    Backup,
    Cursor,
    Disposal,
    Document,
    EditionContent,
    Entry,
    Event,
    EventKind,
    ListLine,
    Page,
    PromiseColumn,
    PromiseKind,
    Scope,
    StoredDocument,
    Uncounted,
    Visit,
)
from assessment.service.register_store import FollowedUp
from assessment.store.memory_register import MemoryRegister, page_of
from assessment.store.memory_workshop import MemoryWorkshop


@dataclass(frozen=True, slots=True)
class _Kept:
    document: Document
    revision: int
    created_at: datetime
    saved_at: datetime
    trashed_at: datetime | None = None
    owner: str = ""
    home: str = ""
    guests: Mapping[str, Role] = field(default_factory=dict)

    def standing(self) -> Standing:
        columns = self.document.columns
        sealed = columns.sealed_on is not None
        return Standing(self.owner, self.home, columns.stage, sealed, self.guests)

    def shown_to(self, scope: Scope | None) -> bool:
        if scope is None:
            return True
        standing = self.standing()
        if scope.own:
            return scope.person.id == standing.owner or scope.person.id in standing.guests
        return may(scope.person, Deed.READ, standing)

    def stored(self) -> StoredDocument:
        return StoredDocument(self.document.id, self.document.text, self.revision, self.saved_at)

    def line(self) -> ListLine:
        return ListLine(
            self.document.id,
            self.document.columns,
            self.revision,
            self.created_at,
            self.saved_at,
            self.trashed_at,
        )


class MemoryStore(MemoryRegister, MemoryWorkshop):
    """Keeps the contract of `AssessmentStore` in a dictionary. Safe between threads."""

    def __init__(self) -> None:
        MemoryWorkshop.__init__(self)
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}
        self._editions: dict[str, EditionContent] = {}
        self._journal: dict[str, list[Event]] = {}
        self._disposals: list[Disposal] = []
        self._visits: dict[str, list[Visit]] = {}
        self._outcomes: dict[tuple[str, PromiseKind, str], FollowedUp] = {}

    def add(self, document: Document, now: datetime, who: str = "") -> StoredDocument | None:
        """Keep a new document; None when the id is taken."""
        with self._lock:
            if document.id in self._kept:
                return None
            kept = _Kept(document, 1, now, now, owner=who, home=document.home or "")
            self._kept[document.id] = kept
            self._note(document.id, EventKind.CREATED, now, who)
            return kept.stored()

    def replace(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str = "",
        entries: Sequence[Entry] = (),
    ) -> StoredDocument | None:
        """Replace a document of the expected revision; None otherwise."""
        with self._lock:
            stored = self._replace(document, expected_revision, now)
            if stored is not None:
                for entry in entries:
                    self._note(document.id, EventKind.CHANGED, now, who, entry)
            return stored

    def _replace(self, document: Document, expected_revision: int, now: datetime) -> StoredDocument | None:
        old = self._kept.get(document.id)
        if old is None or old.trashed_at or old.revision != expected_revision:
            return None
        home = old.home if document.home is None else document.home
        kept = replace(old, document=document, revision=old.revision + 1, saved_at=now, home=home)
        self._kept[document.id] = kept
        return kept.stored()

    def get(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, or None."""
        with self._lock:
            kept = self._kept.get(assessment_id)
            return kept.stored() if kept and not kept.trashed_at else None

    def several(self, ids: Sequence[str]) -> tuple[StoredDocument, ...]:
        """Return the documents with these ids that are not in the trash, in the order of the ids."""
        found = (self.get(one) for one in ids)
        return tuple(document for document in found if document is not None)

    def lines(
        self, limit: int, after: Cursor | None = None, *, trashed: bool = False, scope: Scope | None = None
    ) -> Page:
        """Return a page, newest first."""
        return page_of(self._lines(scope, trashed=trashed), limit, after)

    def _lines(self, scope: Scope | None, *, trashed: bool) -> list[ListLine]:
        with self._lock:
            kept = [k for k in self._kept.values() if (k.trashed_at is not None) == trashed]
        return [k.line() for k in kept if k.shown_to(scope)]

    def _every(self, scope: Scope | None) -> list[ListLine]:
        return self._lines(scope, trashed=False)

    def _done(self, assessment_id: str, promise: PromiseColumn) -> tuple[date | None, str]:
        found = self._outcomes.get((assessment_id, promise.kind, promise.item))
        return (found.done_on, found.note) if found else (None, "")

    def followed_up(self, assessment_id: str) -> tuple[FollowedUp, ...]:
        """Return what has been noted of an assessment's promises."""
        with self._lock:
            found = [one for place, one in self._outcomes.items() if place[0] == assessment_id]
        return tuple(sorted(found, key=lambda one: (one.kind, one.item)))

    def follow_up(self, assessment_id: str, found: FollowedUp, now: datetime, who: str = "") -> bool:
        """Note what came of a promise; False when it is not there."""
        with self._lock:
            kept = self._kept.get(assessment_id)
            promises = () if kept is None or kept.trashed_at else kept.document.columns.promises
            if not any(p.decided and (p.kind, p.item) == (found.kind, found.item) for p in promises):
                return False
            place = (assessment_id, found.kind, found.item)
            if self._outcomes.get(place) != found:
                self._outcomes[place] = found
                self._note(assessment_id, EventKind.FOLLOWED_UP, now, who, Entry((), None, found.told))
            return True

    def standing(self, assessment_id: str) -> Standing | None:
        """Return what the right to an assessment depends on, or None."""
        with self._lock:
            kept = self._kept.get(assessment_id)
            return kept.standing() if kept else None

    def share(self, assessment_id: str, person: str, role: Role | None, now: datetime, who: str = "") -> bool:
        """Invite a person, or take an invitation back; False when nothing changes."""
        with self._lock:
            kept = self._kept.get(assessment_id)
            if kept is None or kept.guests.get(person) == role:
                return False
            guests = {name: r for name, r in kept.guests.items() if name != person}
            if role is not None:
                guests[person] = role
            self._kept[assessment_id] = replace(kept, guests=guests)
            self._note(assessment_id, EventKind.SHARED, now, who)
            return True

    def trash(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Put in the trash; False when it is not there to be put."""
        return self._move(assessment_id, EventKind.TRASHED, now, who)

    def restore(self, assessment_id: str, now: datetime, who: str = "") -> bool:
        """Take out of the trash; False when it does not lie there."""
        return self._move(assessment_id, EventKind.BROUGHT_BACK, now, who)

    def _move(self, assessment_id: str, kind: EventKind, now: datetime, who: str) -> bool:
        with self._lock:
            kept = self._kept.get(assessment_id)
            trashing = kind is EventKind.TRASHED
            if kept is None or (kept.trashed_at is None) != trashing:
                return False
            self._kept[assessment_id] = replace(kept, trashed_at=now if trashing else None)
            self._note(assessment_id, kind, now, who)
            return True

    def events(
        self,
        assessment_id: str,
        path: tuple[str, ...] | None = None,
        before: int | None = None,
        limit: int | None = None,
    ) -> tuple[Event, ...]:
        """Return the journal, newest first."""
        with self._lock:
            found = [
                event
                for event in reversed(self._journal.get(assessment_id, []))
                if path in {None, event.path} and (before is None or event.number < before)
            ]
        return tuple(found[:limit])

    def held(self, assessment_id: str) -> StoredDocument | None:
        """Return the document, in the trash or not; None when there is none."""
        with self._lock:
            kept = self._kept.get(assessment_id)
            return kept.stored() if kept else None

    def dispose(self, disposal: Disposal) -> bool:
        """Take an assessment out for good, and note that it was; False when it is not there."""
        with self._lock:
            if self._kept.pop(disposal.assessment_id, None) is None:
                return False
            self._journal.pop(disposal.assessment_id, None)
            for place in [place for place in self._outcomes if place[0] == disposal.assessment_id]:
                del self._outcomes[place]
            self._disposals.insert(0, disposal)
            return True

    def disposals(self) -> tuple[Disposal, ...]:
        """Return what has been gallrat, the last first."""
        return tuple(self._disposals)

    def erase(
        self,
        document: Document,
        expected_revision: int,
        now: datetime,
        who: str,
        paths: Mapping[tuple[str, ...], tuple[str, ...]],
    ) -> StoredDocument | None:
        """Replace a document and empty the events of the paths; None when it has another revision."""
        with self._lock:
            stored = self._replace(document, expected_revision, now)
            if stored is None:
                return None
            self._journal[document.id] = [
                replace(event, path=paths[event.path], before=None, after=None, erased_at=now)
                if event.path in paths
                else event
                for event in self._journal[document.id]
            ]
            for path in dict.fromkeys(paths.values()):
                self._note(document.id, EventKind.ERASED, now, who, Entry(path, None, None))
            return stored

    def _note(
        self, assessment_id: str, kind: EventKind, now: datetime, who: str, entry: Entry | None = None
    ) -> None:
        journal = self._journal.setdefault(assessment_id, [])
        event = Event(len(journal) + 1, kind, self._kept[assessment_id].revision, now, who)
        if entry is not None:
            event = replace(event, path=entry.path, before=entry.before, after=entry.after)
        journal.append(event)

    def uncounted(self, limit: int, after: str = "", *, every: bool = False) -> tuple[Uncounted, ...]:
        """Return documents by id; here each is counted when it is kept, so none is left without."""
        with self._lock:
            found = [kept.stored() for name, kept in sorted(self._kept.items()) if every and name > after]
        return tuple(Uncounted(stored, "räknad") for stored in found[:limit])

    def recount(self, document: Document, found: Uncounted) -> bool:
        """Write the columns of a document; False when somebody has saved it since."""
        with self._lock:
            kept = self._kept[document.id]
            if kept.revision != found.stored.revision:
                return False
            self._kept[document.id] = replace(kept, document=replace(kept.document, columns=document.columns))
            return True

    def visit(self, assessment_id: str, visit: Visit, own_since: datetime, every_since: datetime) -> None:
        """Note a visit, and forget old ones."""
        with self._lock:
            if assessment_id not in self._kept:
                return
            others = (v for v in self._visits.get(assessment_id, ()) if v.window != visit.window)
            kept = [v for v in others if v.seen_at >= (own_since if v.who == visit.who else every_since)]
            self._visits[assessment_id] = [*kept, visit]

    def visits(self, assessment_id: str) -> tuple[Visit, ...]:
        """Return the visits, the last first."""
        with self._lock:
            found = sorted(self._visits.get(assessment_id, ()), key=lambda v: v.window)
        return tuple(sorted(found, key=lambda v: v.seen_at, reverse=True))

    def backups(self) -> tuple[Backup, ...]:
        """Return none: what is gone with the process has no backup."""
        return ()

    def keep_edition(self, edition: EditionContent, now: datetime) -> None:  # noqa: ARG002 - the contract's signature
        """Keep an edition, once."""
        with self._lock:
            self._editions.setdefault(edition.fingerprint, edition)

    def kept_editions(self) -> tuple[tuple[str, str], ...]:
        """Return every checklist and edition that something was ever made with, in order."""
        with self._lock:
            return tuple(sorted({(e.checklist, e.edition) for e in self._editions.values()}))

    def edition(self, fingerprint: str) -> EditionContent | None:
        """Return a kept edition, or None."""
        with self._lock:
            return self._editions.get(fingerprint)
