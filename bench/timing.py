"""How long something takes: medians of repetitions that alternate between the floor and ours.

Alternating, so that a machine that slows down half-way slows both. Knows no subject.
"""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: medians in milliseconds, and what the target says."""

    what: str
    floor: float | None
    ours: float
    target: str
    within: bool

    def __str__(self) -> str:
        floor = f"{self.floor:9.2f}" if self.floor is not None else "        –"
        ratio = f"{self.ours / self.floor:6.2f}×" if self.floor else "      –"
        met = "ja" if self.within else "NEJ"
        return f"{self.what:<58}{floor} {self.ours:9.2f} {ratio}  {self.target:<12}{met}"


HEAD = f"{'':<58}{'golv ms':>9} {'vår ms':>9} {'kvot':>7}  {'mål':<12}nås"


def alternately(
    floor: Callable[[], object], ours: Callable[[], object], times: int, warm: int = 2
) -> tuple[float, float]:
    """Return the medians of both, in milliseconds, taken turn by turn."""
    for _ in range(warm):
        floor()
        ours()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for run, into in zip((floor, ours), taken, strict=True):
            into.append(once(run))
    return median(taken[0]), median(taken[1])


def repeatedly(run: Callable[[], object], times: int, warm: int = 2) -> float:
    """Return the median in milliseconds."""
    for _ in range(warm):
        run()
    return median(once(run) for _ in range(times))


def once(run: Callable[[], object]) -> float:
    """Return how many milliseconds one run takes, with no collection of what earlier runs left."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        run()
        return (time.perf_counter() - start) * 1000
    finally:
        gc.enable()


def against(what: str, floor: float, ours: float, most: float) -> Line:
    """Return a line whose target is a ratio."""
    return Line(what, floor, ours, f"≤ {most:g}×".replace(".", ","), ours <= most * floor)


def at_most(what: str, ours: float, most: float) -> Line:
    """Return a line whose target is a time in milliseconds."""
    return Line(what, None, ours, f"≤ {most:g} ms", ours <= most)


def at_least(what: str, ours: float, least: float) -> Line:
    """Return a line whose target is a number in a second, not a time."""
    return Line(what, None, ours, f"≥ {least:g} /s", ours >= least)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
