"""Many people in the app at once, each in an assessment of their own, against as many on a bare page.

Each answers, thinks and answers again, over a websocket of their own: all at one server, and spread over two
with one database, which is what docs/drift.md plans for a hundred. Knows no browser.
"""

import asyncio
import gc
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from websockets.asyncio.client import connect

from bench.answer import ROOT, Server, bare_page, rating_of, sections, serving
from bench.timing import Line, against, percentile
from bench.visitor import Element, Visitor, visit

CROWDS = ((100, 5.0, 100.0), (200, 10.0, 120.0))
"""Users, seconds that each thinks, and the milliseconds that 95 of 100 answers may take at most."""
SERVERS = (1, 2)
SECONDS = 40.0
_LONGEST = 60.0
_ASSESSMENTS = 200
"""Everybody has one of their own."""


@dataclass(slots=True)
class Crowd:
    """What a crowd was measured to take: milliseconds for each answer, kilobytes for each session.

    ``cpu`` is the server's processor time for one answer, in milliseconds.
    """

    answers: list[float]
    memory: float
    faults: int
    cpu: float = 0.0


def lines(example: str) -> Iterator[Line]:
    """Measure every crowd, ours and the bare page's, one after the other in the same run."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        app = ROOT / "streamlit_app.py"
        ours = [stack.enter_context(serving(folder / "k.db", app)) for _ in range(max(SERVERS))]
        every = [sections(folder / "k.db", example) for _ in range(_ASSESSMENTS)]
        places = [found[number % len(found)] for number, found in enumerate(every)]
        with visit(ours[0].port, *_typical(ours[0], every[0])) as first:
            bare = bare_page(folder, first.elements)
        floor = [stack.enter_context(serving(folder / "golv.db", bare)) for _ in range(max(SERVERS))]
        memory: tuple[float, float] | None = None
        for number, (users, think, most) in product(SERVERS, CROWDS):
            plain = _measured(floor[:number], users, think, [("", "")])
            mine = _measured(ours[:number], users, think, places)
            memory = memory or (plain.memory, mine.memory)
            where = "en server" if number == 1 else f"{number} servrar"
            who = f"{users} användare, {think:g} s betänketid, {where}"
            yield against(f"{who}, processortid", plain.cpu, mine.cpu, 2)
            yield against("… p50", percentile(plain.answers, 0.5), percentile(mine.answers, 0.5), 4)
            floors, slow = percentile(plain.answers, 0.95), percentile(mine.answers, 0.95)
            yield Line(f"… p95 ({len(mine.answers)} svar)", floors, slow, f"≤ {most:g} ms", slow <= most)
            yield Line(f"… fel av {len(mine.answers)}", plain.faults, mine.faults, "0", mine.faults == 0)
        assert memory is not None
        yield against("Minne för en session, kB (inte ms)", *memory, 3)


def _typical(server: Server, places: list[tuple[str, str]]) -> tuple[str, str]:
    """Return the place with the middle number of elements, for a bare page of the same size."""

    def size(place: tuple[str, str]) -> int:
        with visit(server.port, *place) as visitor:
            return len(visitor.elements)

    ordered = sorted(places, key=size)
    return ordered[len(ordered) // 2]


def _measured(servers: Sequence[Server], users: int, think: float, places: list[tuple[str, str]]) -> Crowd:
    """Return what a crowd was measured to take; what measures looks for no garbage meanwhile."""
    gc.collect()
    gc.disable()
    try:
        return asyncio.run(_crowd(servers, users, think, places))
    finally:
        gc.enable()


async def _crowd(servers: Sequence[Server], users: int, think: float, places: list[tuple[str, str]]) -> Crowd:
    # One that comes and goes first, so that what everybody shares is loaded before memory is read.
    ready, end = asyncio.Event(), asyncio.get_running_loop().time() + SECONDS + _LONGEST
    found = Crowd([], 0.0, 0)
    before = sum(s.memory() for s in servers)
    chance = random.Random(4711)
    inside = asyncio.Semaphore(8)
    arrived: list[None] = []
    started: list[float] = []

    async def person(number: int) -> None:
        try:
            async with connect(
                f"ws://127.0.0.1:{servers[number % len(servers)].port}/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item] # a plain str, as in bench.visitor
                max_size=None,
            ) as socket:
                page, query = places[number % len(places)]
                visitor = Visitor(socket, query, page)
                async with inside:
                    await _rerun(visitor)
                arrived.append(None)
                if len(arrived) == users:
                    found.memory = (sum(s.memory() for s in servers) - before) / users
                    started.append(sum(s.cpu() for s in servers))
                    ready.set()
                await ready.wait()
                await _answer(visitor, found, think, chance)
        except (OSError, AssertionError, TimeoutError):
            found.faults += 1

    async with asyncio.timeout_at(end + users):
        await asyncio.gather(*(person(n) for n in range(users)))
    found.cpu = (sum(s.cpu() for s in servers) - started[0]) / max(1, len(found.answers))
    return found


async def _answer(visitor: Visitor, found: Crowd, think: float, chance: random.Random) -> None:
    end = time.monotonic() + SECONDS
    turn = 0
    while True:
        await asyncio.sleep(chance.uniform(0.0, 2 * think))
        if time.monotonic() > end:
            return
        turn += 1
        rating = rating_of(visitor.elements)
        options = [o.content if hasattr(o, "content") else o for o in rating.message.options]
        visitor.choose(rating, options[turn % 2])
        found.answers.append(await _rerun(visitor))


async def _rerun(visitor: Visitor) -> float:
    start = time.perf_counter()
    await visitor.socket.send(visitor.wish())
    elements: list[Element] = []
    while not visitor.took(bytes(await visitor.socket.recv(decode=False)), elements):
        pass
    visitor.see(elements)
    return (time.perf_counter() - start) * 1000
