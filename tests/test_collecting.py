"""Garbage is collected when nobody waits for the server, and however busy it is in the end."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from assessment.server import collecting
from assessment.server.collecting import PATIENCE, collected_now_and_then

LOOK = 0.01


@contextmanager
def full_collections() -> Iterator[list[int]]:
    found: list[int] = []

    def seen(phase: str, facts: dict[str, int]) -> None:
        if phase == "start" and facts["generation"] == 2:
            found.append(1)

    gc.callbacks.append(seen)
    try:
        yield found
    finally:
        gc.callbacks.remove(seen)


def looked(monkeypatch: pytest.MonkeyPatch, used: Callable[[int], float], looks: int) -> int:
    """Return how many full collections so many looks at the processor's time led to."""
    seen: list[float] = []
    enough = asyncio.Event()

    def process_time() -> float:
        seen.append(used(len(seen)))
        if len(seen) > looks:
            enough.set()
        return seen[-1]

    async def serve() -> int:
        async with collected_now_and_then(LOOK):
            with full_collections() as found:
                await enough.wait()
                return len(found)

    monkeypatch.setattr(collecting, "process_time", process_time)
    return asyncio.run(serve())


def test_a_quiet_server_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(monkeypatch, lambda _: 0.0, 6) >= 2


def test_a_busy_server_is_left_alone_for_long_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    assert looked(monkeypatch, lambda look: look * LOOK, PATIENCE - 2) == 0
    assert looked(monkeypatch, lambda look: look * LOOK, PATIENCE + 5) == 1


def test_python_alone_never_looks_through_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    monkeypatch.setattr(collecting, "process_time", lambda: 0.0)

    async def serve() -> tuple[int, int, int]:
        async with collected_now_and_then():
            return gc.get_threshold()

    assert asyncio.run(serve())[2] > 1_000_000
    assert gc.get_threshold() == before
