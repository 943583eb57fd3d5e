"""The whole server killed over and over while people write in it: what a page said was saved is there.

People speak Streamlit's own protocol over its websocket. KONSEKVENS_SOAK_KILLS makes it shorter.
"""

import json
import os
import random
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from assessment import bootstrap
from assessment.core.changes import parts
from assessment.service import EventKind, Service
from assessment.settings import Settings
from assessment.store import DatabaseStore
from bench.visitor import Element, Visitor
from tests.browser.driving import serving
from tests.conftest import find_tool
from tests.postgres import Cluster

pytestmark = pytest.mark.soak

KILLS = int(os.environ.get("KONSEKVENS_SOAK_KILLS", "200")) // 2
"""Half of them on each kind of database."""
EXAMPLE = "fall-1-anpassad-grundskola.json"
PAGE = "arendet"
LONGEST_SECONDS = 0.8
"""How long people have written when the server dies, at most."""
PATIENCE_SECONDS = 120
SAVED, NOT_SAVED = "Sparat", "Det senaste är inte sparat"


@dataclass(frozen=True)
class Person:
    """Someone who writes in one field of one assessment, again and again."""

    assessment: int
    label: str
    path: str


PEOPLE = (
    # Two in the same assessment, in fields of their own; two alone in theirs.
    Person(0, "Handläggande funktion", "funktion"),
    Person(0, "Diarienummer", "diarienummer"),
    Person(1, "Ärendemening", "titel"),
    Person(2, "Vad föreslås? Skriv två eller tre rader.", "förslag"),
)


@dataclass(slots=True)
class Writing(Visitor):
    """A window that notes, as the page arrives, when it says that what was typed is saved."""

    acknowledged: bool = False
    _caption: bool = field(default=False)

    def wish(self) -> bytes:
        """Begin anew: what was said of the text before this one is no longer what the page says."""
        self.acknowledged = self._caption = False
        return Visitor.wish(self)

    def took(self, raw: bytes, found: list[Element]) -> bool:
        """Look at each element as it arrives: the server may be gone before the page is whole."""
        before = len(found)
        finished = Visitor.took(self, raw, found)
        for element in found[before:]:
            self._look(element)
        return finished

    def _look(self, element: Element) -> None:
        """The time stands first on the page, a message that it failed next, and then the fields."""
        if element.kind == "markdown" and SAVED in element.message.body:
            self._caption = True
        elif element.kind == "alert" and NOT_SAVED in element.message.body:
            self._caption = False
        elif element.kind in {"text_input", "text_area"} and self._caption:
            self.acknowledged = True

    def field(self, label: str) -> Element:
        return next(e for e in self.elements if getattr(e.message, "label", "") == label)


@dataclass
class Said:
    """What one person was told in all rounds: the numbers of the texts that the page said were saved."""

    person: Person
    assessment: str
    typed: int = 0
    acknowledged: list[int] = field(default_factory=list)

    def text(self, number: int) -> str:
        return f"{self.person.path} nr {number}: å, ä och ö"

    def write(self, port: int, stop: threading.Event, begun: threading.Event) -> None:
        """Write until the server is gone."""
        query = f"bedomning={self.assessment}"
        visitor: Writing | None = None
        try:
            address = f"ws://127.0.0.1:{port}/_stcore/stream"
            with connect(
                address,
                subprotocols=["streamlit"],  # type: ignore[list-item] # a plain str
                max_size=None,
                # However slow the computer: only the kill ends it.
                open_timeout=PATIENCE_SECONDS,
                ping_interval=None,
            ) as socket:
                visitor = Writing(socket, query, PAGE)
                visitor.rerun()
                self.check_shown(visitor)
                while not stop.is_set():
                    self.typed += 1
                    visitor.acknowledged = False
                    visitor.choose(visitor.field(self.person.label), self.text(self.typed))
                    visitor.rerun()
                    self.note(visitor)
                    begun.set()
        except (ConnectionClosed, OSError):
            # Its page may have come so far as to say it.
            if visitor is not None:
                self.note(visitor)

    def note(self, visitor: Writing) -> None:
        if visitor.acknowledged and self.typed not in self.acknowledged[-1:]:
            self.acknowledged.append(self.typed)

    def check_shown(self, visitor: Writing) -> None:
        """What the page shows after the restart is the last that it said was saved, or one typed after it."""
        if self.acknowledged:
            message = visitor.field(self.person.label).message
            shown = message.value or message.default
            possible = [self.text(n) for n in range(self.acknowledged[-1], self.typed + 1)]
            assert shown in possible, (shown, self.acknowledged[-3:], self.typed)


@pytest.fixture
def durable() -> Iterator[Cluster]:
    """A server that keeps what it acknowledges, as in use."""
    with Cluster(find_tool) as made:
        yield made


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.real)])
def test_what_a_page_said_was_saved_is_there_after_every_kill_of_the_server(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    database = str(tmp_path / "k.db") if kind == "sqlite" else request.getfixturevalue("durable").url()
    with _service(database) as service:
        ids = [service.start_example(EXAMPLE).assessment.id for _ in range(3)]
    people = [Said(person, ids[person.assessment]) for person in PEOPLE]
    chance = random.Random(11)  # noqa: S311 - when it dies is no secret

    failures: list[BaseException] = []
    for _ in range(KILLS):
        failures += _round(tmp_path, database, people, chance.uniform(0, LONGEST_SECONDS))
        assert failures == []
        _check(database, people)

    told = sum(len(said.acknowledged) for said in people)
    typed = sum(said.typed for said in people)
    print(f"\n{kind}: {KILLS} kills of the server, {typed} typed, {told} acknowledged, every one there")  # noqa: T201 - make soak is run for its figures
    assert told > 2 * KILLS


def _round(folder: Path, database: str, people: list[Said], seconds: float) -> list[BaseException]:
    """Start the server, let everyone write, and kill it in the middle."""
    stop, begun = threading.Event(), threading.Event()
    failures: list[BaseException] = []

    def write(said: Said, port: int) -> None:
        try:
            said.write(port, stop, begun)
        except BaseException as failure:  # noqa: BLE001 - told by the test's own thread
            failures.append(failure)
            begun.set()

    with serving(folder, KONSEKVENS_DB=database) as server:
        port = int(server.address.rsplit(":", 1)[1])
        threads = [threading.Thread(target=write, args=(said, port)) for said in people]
        for thread in threads:
            thread.start()
        assert begun.wait(PATIENCE_SECONDS)
        stop.wait(seconds)
        server.kill()
        stop.set()
        for thread in threads:
            thread.join(60)
    return failures


def _check(database: str, people: list[Said]) -> None:
    """Require a sound database, whole assessments that their journals tell of, and all that was told."""
    if "://" not in database:
        with closing(sqlite3.connect(database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with _service(database) as service, closing(DatabaseStore.open(database)) as store:
        _check_store(service, store, people)


def _check_store(service: Service, store: DatabaseStore, people: list[Said]) -> None:
    lines = {line.id: line for line in store.lines(10).lines}
    for name in {said.assessment for said in people}:
        saved = service.open(name)
        now = {path: json.dumps(part) for path, part in parts(saved.assessment).items()}
        events = [e for e in store.events(name) if e.kind is EventKind.CHANGED]
        assert {e.revision for e in events} == set(range(2, saved.revision + 1))
        assert lines[name].columns.title == saved.assessment.case.title
        assert lines[name].columns.statuses
        last: dict[tuple[str, ...], str | None] = {}
        for event in reversed(events):
            last[event.path] = event.after
        for path, after in last.items():
            assert after is not None
            assert json.loads(now[path]) == json.loads(after)
        for said in people:
            if said.assessment == name:
                kept = {json.loads(e.after) for e in events if e.after and e.path[-1] == said.person.path}
                assert {said.text(n) for n in said.acknowledged} <= kept
                assert kept <= {said.text(n) for n in range(1, said.typed + 1)}


@contextmanager
def _service(database: str) -> Iterator[Service]:
    """The use cases as a server builds them, let go of afterwards."""
    found = bootstrap.build(Settings.read({"KONSEKVENS_DB": database}))
    yield found
    found._ports.store.close()  # type: ignore[attr-defined] # a DatabaseStore
