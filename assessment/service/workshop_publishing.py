"""Publishing a draft: the editions raised, who decided it, what is new; and an earlier edition taken back.

Knows what must hold before. What is published never changes: to take back is to publish the same again.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist_edits import ChecklistEditError, RaiseEdition
from assessment.core.diagnostic_codes import Level
from assessment.core.diagnostics import has_errors, tally
from assessment.core.edition_changes import EditionChange, edition_changes
from assessment.core.editions import editions_of
from assessment.core.language import tr
from assessment.core.people import Person
from assessment.service.errors import ServiceError
from assessment.service.ports import Ports
from assessment.service.workshop_bench import Bench
from assessment.service.workshop_ports import Diagnosed, Files
from assessment.service.workshop_store import ChecklistDraft, Decision, PublishedEdition, PublishedLine

_T = TypeVar("_T")
_LIST = "utgavor.yaml"
_UNRAISED = "utgåva-inte-höjd"
"""What the check says until the edition is raised, which publishing does."""
_SHARED = ("grupper", "skala")
_NAMED = 3
"""Scenarios that go wrong and are named; of more it is told that they are there."""

_REVIEWED = 10
"""Parts left to review that are named; of more it is told how many there are."""


class NotReady(ServiceError):  # noqa: N818 - the name is what happened, not that it is an error
    """The draft cannot be published yet; the message says why."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A checklist whose edition is raised when the draft is published."""

    id: str
    name: str
    before: str
    after: str


class Publishing(ABC):
    """The part of the workshop that publishes."""

    _ports: Ports
    _bench: Bench
    person: Person

    @abstractmethod
    def in_use(self) -> ChecklistSet:
        """Return the checklists in use."""

    @abstractmethod
    def draft(self, draft_id: str) -> ChecklistDraft:
        """Return a draft."""

    @abstractmethod
    def diagnosed(self, files: Files) -> Diagnosed:
        """Return the checklists of texts and everything that is wrong with them."""

    def files_in_use(self) -> Files:
        """Return the texts of the edition in use: the last published here, or else the folder's."""
        number = self._ports.store.published_number()
        found = self._ports.store.published_edition(number) if number else None
        return self._bench.folder() if found is None else found.files

    def published(self) -> tuple[PublishedLine, ...]:
        """Return the editions that were published here, the last first; the first of them is in use."""
        return self._ports.store.published()

    def published_edition(self, number: int) -> PublishedEdition:
        """Return a published edition whole.

        Raises:
            NotReady: when there is none with that number.
        """
        found = self._ports.store.published_edition(number)
        if found is None:
            raise NotReady(tr("Den utgåvan finns inte här."))
        return found

    def changes(self, checklists: ChecklistSet) -> tuple[EditionChange, ...]:
        """Return what differs between the edition in use and other checklists, in plain sentences."""
        return edition_changes(self.in_use(), checklists)

    def raised(self, checklists: ChecklistSet) -> tuple[Raised, ...]:
        """Return the checklists that the draft changes, each with the edition that it gets.

        One whose edition the draft has raised by hand keeps that one.
        """
        old, new = self.in_use(), checklists
        before, after = editions_of(old), editions_of(new)
        names = {c.id: c.name for c in new.checklists}
        names |= {"grupper": tr("Grupperna"), "skala": tr("Skalan")}
        parts = {c.id: c for c in old.checklists}
        year = self._ports.clock().date().year
        told = []
        for name, edition in after.items():
            if name in _SHARED:
                same = getattr(old, _PARTS[name]) == getattr(new, _PARTS[name])
            else:
                same = parts.get(name) == new.checklist(name)
            if same:
                continue
            was = before.get(name, "")
            known = {line.editions.get(name, "") for line in self.published()} | {was}
            after_this = edition if edition not in known else _free(was, known, year)
            told.append(Raised(name, names[name], was, after_this))
        return tuple(told)

    def hindrances(self, draft: ChecklistDraft) -> tuple[str, ...]:
        """Return why a draft cannot be published yet, as sentences; () when it can."""
        found = self.diagnosed(draft.files)
        wrong = [d for d in found.diagnostics if d.level is Level.ERROR and d.code != _UNRAISED]
        if wrong or found.checklists is None:
            return (tr("Utkastet har {faults}. Rätta dem först, under Skriv.", faults=tally(wrong)),)
        if not self.raised(found.checklists):
            return (tr("Utkastet är likadant som det som används. Det finns inget att publicera."),)
        left = [m.about for text in draft.files.values() for m in self._bench.editor.review_marks(text)]
        if left:
            return (_unreviewed(list(dict.fromkeys(left))),)
        tried = self._bench.editor.tried(draft.files)
        failed = [t.name for t in tried if not t.ok]
        if failed:
            shown = ", ".join(failed[:_NAMED])
            shown = tr("{names} och fler", names=shown) if len(failed) > _NAMED else shown
            return (tr("Scenarier som inte stämmer: {names}. Se vad som skiljer under Prova.", names=shown),)
        return ()

    def publish(self, draft_id: str, decision: Decision) -> PublishedEdition:
        """Take a draft into use as a published edition, with editions raised and fingerprints written.

        Raises:
            NotReady: when it cannot be published; nothing has changed.
            DraftNotFound: when the draft is gone.
        """
        if not all((decision.decided_by.strip(), decision.note.strip())):
            raise NotReady(tr("Skriv vem som har beslutat och vad som är nytt."))
        draft = self.draft(draft_id)
        if why := self.hindrances(draft):
            raise NotReady(" ".join(why))
        files = self._stamped(draft.files, decision)
        found = self.diagnosed(files)
        if found.checklists is None or has_errors(found.diagnostics):
            raise NotReady(
                tr(
                    "Den nya utgåvan har {faults}. Inget är publicerat.",
                    faults=tally(found.diagnostics),
                )
            )
        made = self._edition(files, decision, editions_of(found.checklists))
        if self.draft(draft_id).line.version != draft.line.version:
            raise NotReady(tr("Någon annan ändrade utkastet nyss. Läs igenom det och publicera igen."))
        return self._kept(made, draft_id)

    def take_back(self, number: int, decision: Decision) -> PublishedEdition:
        """Take an earlier edition into use again, as a published edition of its own; 0 is the folder's.

        Raises:
            NotReady: when it cannot be used.
        """
        if not decision.decided_by.strip():
            raise NotReady(tr("Skriv vem som har beslutat."))
        files = self.published_edition(number).files if number else self._bench.folder()
        found = self.diagnosed(files)
        if found.checklists is None or has_errors(found.diagnostics):
            raise NotReady(
                tr(
                    "Den utgåvan har {faults} och går inte att använda nu.",
                    faults=tally(found.diagnostics),
                )
            )
        return self._kept(self._edition(files, decision, editions_of(found.checklists), number), "")

    def _stamped(self, files: Files, decision: Decision) -> Mapping[str, str]:
        """Return the texts with raised editions and the list of editions with fingerprints."""
        checklists = self.diagnosed(files).checklists
        own = editions_of(checklists) if checklists else {}
        for one in self.raised(checklists) if checklists else ():
            if own[one.id] == one.after:
                continue
            edit = RaiseEdition(
                checklist=one.id,
                edition=one.after,
                decided_by=decision.decided_by.strip(),
                decided_on=decision.decided_on,
                reference=decision.diary_number.strip(),
            )
            files = _refusing(partial(self._bench.editor.edited, files, edit))
        return {**files, _LIST: _refusing(partial(self._bench.editor.editions, files))}

    def _edition(
        self, files: Files, decision: Decision, editions: Mapping[str, str], again: int = 0
    ) -> PublishedEdition:
        number = self._ports.store.published_number() + 1
        return PublishedEdition(
            PublishedLine(number, self._now(), self.person.id, decision, editions, again), files
        )

    def _kept(self, made: PublishedEdition, draft_id: str) -> PublishedEdition:
        if not self._ports.store.publish(made, draft_id):
            raise NotReady(tr("Någon annan publicerade nyss. Läs vad som är nytt och försök igen."))
        self._bench.look_again()
        return made

    def _now(self) -> datetime:
        return self._ports.clock().astimezone(UTC)


_PARTS = {"grupper": "groups", "skala": "scale"}


def next_edition(edition: str, year: int) -> str:
    """Return the edition that follows: ``2026-2`` after ``2026-1`` in the same year, else ``2027-1``."""
    start, _, number = edition.partition("-")
    if start == str(year) and number.isdigit():
        return f"{start}-{int(number) + 1}"
    if start.isdigit() and int(start) > year and number.isdigit():
        return f"{start}-{int(number) + 1}"
    return f"{year}-1"


def _unreviewed(about: list[str]) -> str:
    """Return what is left to review in a draft, by the words of the questions."""
    shown = ", ".join(f"”{one}”" for one in about[:_REVIEWED])
    if len(about) > _REVIEWED:
        shown = tr("{names} och {n} till", names=shown, n=len(about) - _REVIEWED)
    return tr("Det här är gissat och inte granskat än: {what}. Granska det under Excel och Word.", what=shown)


def _free(edition: str, known: Collection[str], year: int) -> str:
    """Return the first edition that follows and that nothing has been published as."""
    found = next_edition(edition, year)
    while found in known:
        found = next_edition(found, year)
    return found


def _refusing(make: Callable[[], _T]) -> _T:
    try:
        return make()
    except ChecklistEditError as error:
        raise NotReady(str(error)) from error
