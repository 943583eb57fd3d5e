"""What one reading of a folder leaves for the next: files that have not changed are not read again.

Knows that the same question has the same answer. Knows no file and no checklist.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Answers by what they were worked out from; those that the last reading did not need are let go."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for this key, or make it."""
        # Two readings may be under way at once: each holds on to what it began with.
        now, before = self._now, self._before
        if key not in now:
            now[key] = before[key] if key in before else make()
        found: T = now[key]
        return found

    def forget(self) -> None:
        """Let go of what has not been asked for since this was last called."""
        self._before, self._now = self._now, {}
