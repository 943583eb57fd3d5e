"""What an earlier program stored is counted for the register while the server runs, in a thread of its own.

Knows when to begin, rest and stop. Counts nothing itself.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

_LOG = logging.getLogger(__name__)
_LONGEST_END = 5.0
"""Seconds to wait for one assessment to be counted when the server stops."""


@contextmanager
def recounted_meanwhile(recount: Callable[[], Iterator[bool]]) -> Iterator[Thread]:
    """Count in the background until everything is counted or the block ends; it waits for nothing.

    Args:
        recount: begins the counting, and yields after each assessment.
    """
    stopping = Event()
    thread = Thread(target=_count, args=(recount, stopping), name="recount", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        stopping.set()
        thread.join(_LONGEST_END)


def _count(recount: Callable[[], Iterator[bool]], stopping: Event) -> None:
    number = 0
    try:
        began = time.monotonic()
        for written in recount():
            number += written
            # As long a rest as the work took: those who answer meanwhile come first.
            if stopping.wait(time.monotonic() - began):
                return
            began = time.monotonic()
    except Exception as error:  # noqa: BLE001 - whatever it is, those who work must not notice
        # Its kind alone: a message may hold what somebody wrote. The rest is counted at the next start.
        _LOG.warning("The register was not counted anew: %s", type(error).__name__)
    if number:
        _LOG.info("The register was counted anew for %d assessments", number)
