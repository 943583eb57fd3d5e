"""Wires everything for one process: settings, store, checklists, examples, writer and clock.

The only reader of the clock and the only maker of chance. Knows no question and no screen.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from os.path import normpath
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assessment import settings as environment
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic, has_errors, tally
from assessment.core.language import SWEDISH, Language, spoken, tr
from assessment.core.lint import SCENARIOS
from assessment.documents import Documents
from assessment.examples import ExampleFolder
from assessment.identity import Identity, identity
from assessment.service import (
    BrokenFile,
    ChecklistsUnavailable,
    Ports,
    Service,
    ServiceError,
)
from assessment.service.board_checklists import BoardChecklists
from assessment.service.rescoring import Archive
from assessment.settings import Settings

_LOOK_AGAIN_SECONDS = 1.0
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are read wrong from paper: i, l, o, 0 and 1."""


def now() -> datetime:
    """Return the time in Sweden: its date is the day of the person who works, wherever the server stands."""
    try:
        return datetime.now(ZoneInfo("Europe/Stockholm"))
    except ZoneInfoNotFoundError:
        # Windows has no list of zones of its own.
        return datetime.now().astimezone()


def language(tag: str) -> Language:
    """Return a language that the tool can speak; Swedish for one that it cannot."""
    if tag == SWEDISH:
        return Language()
    from assessment import translations

    return translations.language(tag)


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that the tool can speak, Swedish first."""
    from assessment import translations

    return translations.tags()


def new_id() -> str:
    """Return an id of 58 random bits that can be read aloud: ``k7mq-3vxd-9h2p``."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(3))


class WatchedChecklists:
    """The checklists of a folder, read again when a file has changed. Keeps the last ones without errors."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # A folder of local changes is read together with the one that it builds on.
        self._folders: tuple[Path, ...] = (folder,)
        self._lock = Lock()
        self._seen: object = None
        self._next_look = 0.0
        self._good: ChecklistSet | None = None
        self._diagnostics: tuple[Diagnostic, ...] = ()

    def current(self, board: str = "") -> ChecklistSet:  # noqa: ARG002 - one folder is the same for every nämnd
        """Return the checklists.

        Raises:
            ChecklistsUnavailable: when they have errors and were never read without.
        """
        self._look()
        if self._good is None:
            raise ChecklistsUnavailable(
                tr(
                    "Checklistorna i {folder} har {faults} och går inte att använda. "
                    "Kör konsekvens check för att se vad som behöver rättas.",
                    folder=self._folder,
                    faults=tally(self._diagnostics),
                )
            )
        return self._good

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading had to say."""
        self._look()
        return self._diagnostics

    def _look(self) -> None:
        if time.monotonic() < self._next_look:
            return
        with self._lock:
            if time.monotonic() < self._next_look:
                return
            today = now().date()
            found = (tuple(map(_fingerprint, self._folders)), today)
            if found != self._seen:
                self._read(today)
                self._seen = found
            self._next_look = time.monotonic() + _LOOK_AGAIN_SECONDS

    def _read(self, today: date) -> None:
        from assessment.checklist_files import read_folder

        loaded = read_folder(self._folder, today=today)
        self._diagnostics = loaded.diagnostics
        self._folders = loaded.folders or self._folders
        # A scenario that fails is told, but it is an example beside the questions and asks nobody anything.
        asking = [d for d in loaded.diagnostics if Path(d.file).parent.name != SCENARIOS]
        if loaded.checklists is not None and not has_errors(asking):
            self._good = loaded.checklists


def _fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, time and size of every checklist file: what tells that one was changed."""
    found = []
    for file in sorted(folder.glob("**/*.yaml")):
        try:
            stat = file.stat()
        except OSError:
            # It was renamed while we looked, as editors do when they save; the next look sees the new one.
            continue
        found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def read_yaml(data: bytes, name: str) -> object:
    """Return what a YAML file holds, as plain data.

    Raises:
        BrokenFile: when it is not YAML as checklists are written.
    """
    from assessment.checklist_files import read_data

    document = read_data(data, name)
    if document.diagnostics:
        raise BrokenFile(
            tuple(
                f"{f'Rad {d.line}: ' if d.line else ''}{'; '.join([d.message, *d.tips])}."
                for d in document.diagnostics
            )
        )
    return document.data


@dataclass(frozen=True, slots=True)
class Place:
    """Where assessments are kept, as it is shown, and a warning when that place is unsafe."""

    shown: str
    warning: str | None


def build(settings: Settings) -> Service:
    """Return the use cases on the store and the checklists that the settings name.

    Raises:
        StoreUnavailable: when the store cannot be opened; the message says what to do.
    """
    return Service(_ports(settings, WatchedChecklists(settings.checklists)))


def _ports(settings: Settings, checklists: WatchedChecklists) -> Ports:
    from assessment.brought import Brought
    from assessment.published import PublishedChecklists, bench_of, editor_of
    from assessment.store import DatabaseStore

    made = documents(settings)
    store = DatabaseStore.open(settings.database)
    usual = PublishedChecklists(checklists, store, editor_of().diagnosed, lambda: now().date())
    return Ports(
        store=store,
        checklists=BoardChecklists(
            usual,
            made.organisation,
            lambda path: WatchedChecklists(Path(normpath(settings.templates / path))),
        ),
        examples=ExampleFolder(settings.examples),
        read_yaml=read_yaml,
        documents=made,
        clock=now,
        new_id=new_id,
        bench=bench_of(settings.checklists, Brought(), usual.look_again),
    )


def archive(database: str) -> Archive:
    """Return the store of a database for reading many assessments at a time.

    Raises:
        StoreUnavailable: when the store cannot be opened; the message says what to do.
    """
    from assessment.store import DatabaseStore

    return DatabaseStore.open(database)


def documents(settings: Settings) -> Documents:
    """Return what makes documents, with the templates that the settings name."""
    return Documents(settings.templates, read_yaml)


def method_text() -> str:
    """Return the method as Markdown; '' where the installation has no such file.

    Raises:
        ServiceError: when the settings cannot be used.
    """
    try:
        return (_settings().docs / "metod.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


class _Process:
    """What this process has built: every session shares one service and one pool of connections."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.settings: Settings | None = None
        self.checklists: WatchedChecklists | None = None
        self.ports: Ports | None = None
        self.service: Service | None = None
        self.places: dict[str, Place] = {}
        self.identity: Identity | None = None
        self.identity_known = False
        self.trials: dict[str, Service] = {}


_PROCESS = _Process()


def configure(settings: Settings) -> None:
    """Use these settings in this process from now on; what was built with others is left."""
    with _PROCESS.lock:
        _PROCESS.settings, _PROCESS.service, _PROCESS.places = settings, None, {}
        _PROCESS.identity, _PROCESS.identity_known = None, False
        _PROCESS.checklists, _PROCESS.ports, _PROCESS.trials = None, None, {}


def service() -> Service:
    """Return this process's use cases, built at the first call. After a failure the next call tries again.

    Raises:
        ServiceError: when the settings or the store cannot be used; the message says what to do.
    """
    if _PROCESS.service is None:
        with _PROCESS.lock:
            if _PROCESS.service is None:
                _PROCESS.ports = _ports(_settings(), _checklists())
                _PROCESS.service = Service(_PROCESS.ports)
    return _PROCESS.service


def tried_draft(assessment_id: str) -> str:
    """Return the id of the draft that an assessment tries; '' for every other assessment."""
    from assessment.published import draft_of

    return draft_of(assessment_id)


def trial(assessment_id: str) -> Service | None:
    """Return the use cases in which a draft of the checklists is tried, when the id says that it is one.

    They are on a store in memory: what is answered there is in no list and no register, and is gone when the
    process ends.
    """
    from assessment.published import draft_of, trial_ports

    draft = draft_of(assessment_id)
    if not draft:
        return None
    service()
    with _PROCESS.lock:
        if draft not in _PROCESS.trials and _PROCESS.ports is not None:
            _PROCESS.trials[draft] = Service(trial_ports(_PROCESS.ports, draft, lambda: now().date()))
        return _PROCESS.trials.get(draft)


def _checklists() -> WatchedChecklists:
    if _PROCESS.checklists is None:
        _PROCESS.checklists = WatchedChecklists(_settings().checklists)
    return _PROCESS.checklists


@dataclass(frozen=True, slots=True)
class Health:
    """Whether this process can use what it needs: the store answers, and there are checklists to ask from."""

    store: bool
    checklists: bool


def health() -> Health:
    """Ask the store and the checklists of this process whether they can be used."""
    return Health(_works(_ask_store), _works(lambda: _checklists().current()))


def _ask_store() -> None:
    service()
    if _PROCESS.ports is not None:
        # The cheapest question that only a database with our tables answers.
        _PROCESS.ports.store.edition("")


def _works(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except ServiceError:
        return False
    return True


def who() -> Identity | None:
    """Return what tells who is logged in; None where nobody logs in.

    Raises:
        ServiceError: when the settings or behörighet.yaml cannot be used.
    """
    if not _PROCESS.identity_known:
        with _PROCESS.lock:
            if not _PROCESS.identity_known:
                _PROCESS.identity = identity(_settings(), read_yaml, lambda: now().timestamp())
                _PROCESS.identity_known = True
    return _PROCESS.identity


def storage() -> Place:
    """Return where this process keeps assessments.

    Raises:
        ServiceError: when the settings cannot be used.
    """
    from assessment.store import on_network_disk, shown

    tag = spoken().tag  # The warning is in words.
    with _PROCESS.lock:
        if tag not in _PROCESS.places:
            settings = _settings()
            file = settings.database_file
            _PROCESS.places[tag] = Place(shown(settings.database), on_network_disk(file) if file else None)
        return _PROCESS.places[tag]


def _settings() -> Settings:
    if _PROCESS.settings is None:
        _PROCESS.settings = environment.load()
    return _PROCESS.settings
