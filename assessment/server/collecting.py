"""When garbage is collected: now and then, instead of after every answer while somebody waits.

Knows Python's collector. Knows no session.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import process_time

SECONDS = 30.0
"""Between two looks at whether all can be looked through: 20–60 ms with few visitors, 800 with a hundred."""
PATIENCE = 20
"""Looks after which it is done however many are at work: what they leave meanwhile is some megabytes."""
_QUIET = 0.05
"""Of a processor's time: when the server has used less, nobody is waiting for it."""
_YOUNG = 50_000
"""New objects before the young ones are looked through: one answer makes some thousands."""
_NEVER = 1_000_000_000
"""Looks at the young ones before Python by itself looks through all: somebody is always waiting then."""


@asynccontextmanager
async def collected_now_and_then(seconds: float = SECONDS) -> AsyncIterator[None]:
    """Freeze what is loaded so far, then collect the rest at intervals until the server stops."""
    gc.collect()
    # What is imported lives as long as the process; frozen, it is never looked through again.
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, before[1], _NEVER)
    timer = asyncio.create_task(_collect(seconds))
    try:
        yield
    finally:
        timer.cancel()
        with suppress(asyncio.CancelledError):
            await timer
        gc.set_threshold(*before)
        gc.unfreeze()


async def _collect(seconds: float) -> None:
    waited, used = 0, process_time()
    while True:
        await asyncio.sleep(seconds)
        now = process_time()
        waited += 1
        if now - used < _QUIET * seconds or waited >= PATIENCE:
            gc.collect()
            waited, now = 0, process_time()
        used = now
