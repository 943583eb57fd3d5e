"""The checklists in use when an edition was published in the app, and a draft's own, to be tried.

Knows which edition goes before which. Knows no screen and no rule of a checklist.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol

from assessment.checklist_files import TextEditor, folder_texts
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic, tally
from assessment.core.language import tr
from assessment.service import ChecklistsUnavailable
from assessment.service.ports import ChecklistSource, Ports
from assessment.service.workshop_bench import Bench
from assessment.service.workshop_ports import ChecklistEditor, Diagnosed, Exchange, Files
from assessment.service.workshop_store import WorkshopStore
from assessment.store import MemoryStore

_LOOK_AGAIN_SECONDS = 1.0
_TRIAL = "prov-"
_ID_PARTS = 3
"""An id has three parts; a trial's own follows the draft's."""
Today = Callable[[], date]


def bench_of(folder: Path, exchange: Exchange, look_again: Callable[[], None]) -> Bench:
    """Return what the workshop works with on a folder."""
    return Bench(editor_of(), exchange, lambda: folder_texts(folder), look_again)


def editor_of() -> ChecklistEditor:
    """Return what reads and changes checklists as texts."""
    return TextEditor()


def trial_ports(ports: Ports, draft_id: str, today: Today) -> Ports:
    """Return what use cases need where a draft is tried: a store in memory, and the draft's checklists."""
    return replace(
        ports,
        store=MemoryStore(),
        checklists=DraftChecklists(ports.store, draft_id, editor_of().diagnosed, today),
        new_id=lambda: trial_id(draft_id, ports.new_id()),
        bench=None,
    )


def trial_id(draft_id: str, new: str) -> str:
    """Return the id of an assessment in which a draft is tried: it says which draft."""
    return f"{_TRIAL}{draft_id}-{new}"


def draft_of(assessment_id: str) -> str:
    """Return the draft that an assessment tries, '' for every other assessment."""
    if not assessment_id.startswith(_TRIAL):
        return ""
    return "-".join(assessment_id.removeprefix(_TRIAL).split("-")[:_ID_PARTS])


class Reads(Protocol):
    """Reads texts as checklists."""

    def __call__(self, files: Files, today: date | None = None) -> Diagnosed:
        """Return the checklists and what is wrong with them."""


class PublishedChecklists:
    """The last edition published in the app; the folder's until there is one. Every server sees the same."""

    def __init__(self, folder: ChecklistSource, store: WorkshopStore, read: Reads, today: Today) -> None:
        self._folder, self._store, self._read, self._today = folder, store, read, today
        self._lock = Lock()
        self._next_look = 0.0
        self._seen: tuple[int, date] = (0, date.min)
        self._found: Diagnosed | None = None

    def current(self, board: str = "") -> ChecklistSet:
        """Return the checklists.

        Raises:
            ChecklistsUnavailable: when they cannot be read.
        """
        found = self._look()
        if found is None:
            return self._folder.current(board)
        if found.checklists is None:
            raise ChecklistsUnavailable(
                tr(
                    "Den publicerade utgåvan har {faults} och går inte att läsa. "
                    "Be den som sköter Konsekvens att uppdatera programmet.",
                    faults=tally(found.diagnostics),
                )
            )
        return found.checklists

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading had to say."""
        found = self._look()
        return self._folder.diagnostics() if found is None else found.diagnostics

    def look_again(self) -> None:
        """Look at what is published at the next question, as after publishing in this process."""
        self._next_look = 0.0

    def _look(self) -> Diagnosed | None:
        if time.monotonic() < self._next_look:
            return self._found
        with self._lock:
            if time.monotonic() >= self._next_look:
                seen = (self._store.published_number(), self._today())
                if seen != self._seen:
                    self._found, self._seen = self._published(*seen), seen
                self._next_look = time.monotonic() + _LOOK_AGAIN_SECONDS
            return self._found

    def _published(self, number: int, today: date) -> Diagnosed | None:
        edition = self._store.published_edition(number) if number else None
        return None if edition is None else self._read(edition.files, today)


class DraftChecklists:
    """The checklists of a draft as it is now; the last ones without errors while somebody is writing."""

    def __init__(self, store: WorkshopStore, draft_id: str, read: Reads, today: Today) -> None:
        self._store, self._draft_id, self._read, self._today = store, draft_id, read, today
        self._lock = Lock()
        self._seen = 0
        self._good: ChecklistSet | None = None
        self._diagnostics: tuple[Diagnostic, ...] = ()

    def current(self, board: str = "") -> ChecklistSet:  # noqa: ARG002 - a draft is the same for every nämnd
        """Return the checklists.

        Raises:
            ChecklistsUnavailable: when the draft is gone, or has had errors all along.
        """
        with self._lock:
            draft = self._store.draft(self._draft_id)
            if draft is None:
                raise ChecklistsUnavailable(
                    tr("Utkastet som du provade finns inte längre. Gå till Checklistor.")
                )
            if draft.line.version != self._seen:
                found = self._read(draft.files, self._today())
                self._diagnostics, self._seen = found.diagnostics, draft.line.version
                self._good = found.checklists or self._good
            if self._good is None:
                raise ChecklistsUnavailable(
                    tr(
                        "Utkastet har {faults}. Rätta dem under Skriv och försök igen.",
                        faults=tally(self._diagnostics),
                    )
                )
            return self._good

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading had to say."""
        return self._diagnostics
