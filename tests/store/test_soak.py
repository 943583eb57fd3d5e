"""The long runs of the store: many writers at once, a server killed over and over, a database that goes away.

KONSEKVENS_SOAK_SECONDS and KONSEKVENS_SOAK_KILLS make them shorter while they are being worked on.
"""

import contextlib
import json
import os
import random
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from signal import SIGINT, SIGKILL
from typing import Any

import pytest

from assessment.core.changes import parts
from assessment.service import EventKind
from assessment.store import DatabaseStore
from tests.conftest import find_tool
from tests.postgres import Cluster
from tests.store.writers import ASSESSMENTS, prepare, service_of

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parent.parent.parent
SECONDS = float(os.environ.get("KONSEKVENS_SOAK_SECONDS", "60"))
KILLS = int(os.environ.get("KONSEKVENS_SOAK_KILLS", "200"))
WRITERS = 50
PROCESSES = {"sqlite": 1, "postgresql": 5}
"""SQLite is for one app server; several share a PostgreSQL."""

Said = list[dict[str, Any]]


@pytest.fixture
def durable() -> Iterator[Cluster]:
    """A server that keeps what it acknowledges, as in use."""
    with Cluster(find_tool) as made:
        yield made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.real)])
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the assessments that are written in."""
    where = str(tmp_path / "konsekvens.db")
    if request.param == "postgresql":
        where = request.getfixturevalue("durable").url()
    prepare(where)
    return where


def start(database: str, name: str, writers: int, seconds: float, think: float) -> subprocess.Popen[str]:
    command = (sys.executable, "-m", "tests.store.writers", database, name)
    arguments = (str(writers), str(seconds), str(think))
    return subprocess.Popen((*command, *arguments), cwd=ROOT, stdout=subprocess.PIPE, text=True)


def lines(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    with process.stdout as said:
        for line in said:
            # A killed writer may stop in the middle of a line: that one was never acknowledged to anybody.
            if line.endswith("\n"):
                yield json.loads(line)


def check(database: str, said: Said, *, all_of_it: bool = True) -> int:
    """Require every acknowledged save in the journal, once, and each answer's journal to hang together.

    Returns:
        How many changes the journal has.
    """
    store = DatabaseStore.open(database)
    service = service_of(store)
    noted: Counter[tuple[str, str, str, str]] = Counter()
    for name in ASSESSMENTS:
        saved = service.open(name)
        stood: dict[tuple[str, ...], str | None] = {}
        revision = 1
        for event in reversed(store.events(name)):
            if event.kind is not EventKind.CHANGED:
                continue
            assert event.before == stood.get(event.path), "a change that began in something else was lost"
            stood[event.path] = event.after
            assert event.revision >= revision
            revision = event.revision
            assert event.after is not None
            noted[name, event.path[-1], event.who, json.loads(event.after)["svar"]] += 1
        now = {path: part for path, part in parts(saved.assessment).items() if path[0] == "svar"}
        assert now == {path: json.loads(text) for path, text in stood.items() if text is not None}
    store.close()
    acknowledged = [
        (s["assessment"], s["question"], s["who"], s["value"]) for s in said if s["kind"] == "saved"
    ]
    assert [key for key in acknowledged if noted[key] != 1] == []
    if all_of_it:
        assert sum(noted.values()) == len(acknowledged)
    return sum(noted.values())


def figures(what: str, said: Said, seconds: float) -> None:
    kinds = Counter(s["kind"] for s in said)
    took = sorted(s["seconds"] * 1000 for s in said if s["kind"] == "saved")
    print(  # noqa: T201 - make soak is run for its figures
        f"\n{what}: {kinds['saved']} saved ({kinds['saved'] / seconds:.0f}/s), {kinds['conflict']} conflicts "
        f"shown, {kinds['told']} told to wait; p50 {statistics.median(took):.1f} ms, "
        f"p95 {took[int(len(took) * 0.95)]:.1f} ms, worst {took[-1]:.0f} ms"
    )


def test_fifty_writers_on_twenty_assessments_lose_nothing(
    filled: str, request: pytest.FixtureRequest
) -> None:
    servers = PROCESSES[request.node.callspec.id]
    processes = [start(filled, f"server{n}", WRITERS // servers, SECONDS, think=0.1) for n in range(servers)]
    with ThreadPoolExecutor(servers) as readers:
        said = [one for found in readers.map(lambda p: list(lines(p)), processes) for one in found]
    assert [process.wait() for process in processes] == [0] * servers

    check(filled, said)
    figures(request.node.callspec.id, said, SECONDS)
    kinds = Counter(s["kind"] for s in said)
    assert kinds["saved"] > SECONDS
    assert kinds["told"] == 0, [s["message"] for s in said if s["kind"] == "told"][:3]
    shown = [s["clashes"] for s in said if s["kind"] == "conflict"]
    assert shown
    assert all(len(clashes) == 1 and clashes[0][1] != clashes[0][2] for clashes in shown)


def test_a_server_killed_at_random_moments_loses_nothing_that_it_acknowledged(
    filled: str, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(7)  # noqa: S311 - when it dies is no secret
    said: Said = []
    for round_ in range(KILLS):
        process = start(filled, f"round{round_}", writers=4, seconds=600, think=0.0)
        last = chance.randrange(1, 40)
        for number, one in enumerate(lines(process), start=1):
            said.append(one)
            if number == last:
                process.send_signal(SIGKILL)
        process.wait()

    # What was committed in the very moment of a kill is in the journal, and nobody has been told.
    changed = check(filled, said, all_of_it=False)
    saved = sum(s["kind"] == "saved" for s in said)
    print(f"\n{request.node.callspec.id}: {KILLS} kills, {saved} acknowledged, {changed} in the journal")  # noqa: T201 - as above
    assert saved <= changed <= saved + 4 * KILLS


@pytest.mark.real
def test_a_database_server_that_goes_away_and_comes_back_loses_nothing(durable: Cluster) -> None:
    database = durable.url()
    prepare(database)
    process = start(database, "server", 10, SECONDS, think=0.02)
    said: Said = []
    hows = [SIGINT, SIGKILL] * max(2, int(SECONDS / 10))
    for one in lines(process):
        said.append(one)
        if hows and len(said) % 200 == 0:
            durable.stop(hows.pop())
            durable.start()
    assert process.wait() == 0

    check(database, said)
    figures("postgresql, restarted", said, SECONDS)
    assert any(s["kind"] == "told" for s in said)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be filled."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)), check=True)
    yield disk
    subprocess.run(("umount", str(disk)), check=True)


def test_a_disk_that_fills_up_is_told_and_everything_is_saved_when_there_is_room(small_disk: Path) -> None:
    database, filler = str(small_disk / "konsekvens.db"), small_disk / "annat"
    prepare(database)
    process = start(database, "server", 10, SECONDS, think=0.02)
    said: Said = []
    refused = 0
    for number, one in enumerate(lines(process)):
        said.append(one)
        refused += one["kind"] == "told"
        if refused >= 50:
            filler.unlink(missing_ok=True)
            refused = 0
        elif number % 1000 == 200:
            _fill(filler)
    filler.unlink(missing_ok=True)
    assert process.wait() == 0

    check(database, said)
    figures("sqlite, disk full", said, SECONDS)
    told = {s["message"] for s in said if s["kind"] == "told"}
    assert any("Disken är full" in message for message in told)
    assert all("inte sparat" in message for message in told)


def _fill(file: Path) -> None:
    with file.open("ab", buffering=0) as filler:
        for size in (1 << 20, 1 << 12):
            with contextlib.suppress(OSError):
                while True:
                    filler.write(b"\0" * size)
