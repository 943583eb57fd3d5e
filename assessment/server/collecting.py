"""When garbage is collected: now and then, instead of after every answer while somebody waits.

Knows Python's collector. Knows no session.
"""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

SECONDS = 30.0
"""Between two full collections. One takes 20–60 ms; what a visitor leaves behind in that time is small."""
_YOUNG = 20_000
"""New objects before the young ones are looked through: one answer makes some thousands."""


@asynccontextmanager
async def collected_now_and_then(seconds: float = SECONDS) -> AsyncIterator[None]:
    """Freeze what is loaded so far, then collect the rest at intervals until the server stops."""
    gc.collect()
    # What is imported lives as long as the process; frozen, it is never looked through again.
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, before[1], before[2])
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
    while True:
        await asyncio.sleep(seconds)
        gc.collect()
