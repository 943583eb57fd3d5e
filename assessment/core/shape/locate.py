"""From the place that pydantic names to the place in the data that a person wrote.

Pydantic's place has the labels of unions in it; what the data holds tells them from keys. Knows no sentence.
"""

from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from assessment.core.diagnostics import Path

KEY_LABEL = "[key]"


class Spot(NamedTuple):
    """A path in the data, the labels of unions passed on the way with where, and whether a key is meant."""

    path: Path
    labels: tuple[tuple[Path, str], ...] = ()
    on_key: bool = False


def at(data: Any, path: Path) -> Any:
    """Return the value at a path that is known to exist."""
    for part in path:
        data = data[part]
    return data


def _holds(value: Any, part: str | int) -> bool:
    if isinstance(value, dict):
        return part in value
    return isinstance(value, list) and isinstance(part, int) and part < len(value)


def locate(data: Any, error: ErrorDetails) -> Spot:
    """Return where in the data an error stands: the object itself for a missing key.

    A label may be spelt as a key (``fråga``), so every reading of the place is followed; the one that ends at
    the very value that pydantic complains of wins, then the longest.
    """
    place = error["loc"]
    missing = error["type"] == "missing"
    readings: dict[Path, Spot] = {(): Spot(())}
    for part in place[:-1] if missing else place:
        onward: dict[Path, Spot] = {}
        for spot in readings.values():
            if part == KEY_LABEL:
                onward[spot.path] = spot._replace(on_key=True)
                continue
            if _holds(at(data, spot.path), part):
                path = (*spot.path, part)
                onward[path] = spot._replace(path=path)
            if isinstance(part, str):
                onward.setdefault(spot.path, spot._replace(labels=(*spot.labels, (spot.path, part))))
        readings = onward or readings
    return max(readings.values(), key=lambda s: (at(data, s.path) is error["input"], len(s.path)))
