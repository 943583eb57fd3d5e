"""Takes out of a document what does not fit, so that the rest can be checked in the same run.

The mended document is looked at and thrown away: nothing is stored, scored or shown from it. Knows no rule.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from assessment.core.diagnostics import Path
from assessment.core.shape.annotations import fields, file_key, follow, model_for
from assessment.core.shape.explain import MOST, Fault, faults

ROUNDS = 6
"""Taking something out can uncover something else, seldom more than twice."""

GONE = object()
"""Marks a place in a list whose entry was taken out, so that the entries after it keep their numbers."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What is left of a document, as a model, and what can no longer be known of it.

    `touched` are the places that were changed, `doubtful` the ids of what was taken out: nobody may be blamed
    for pointing at them. `original` gives the path in the document for a path in the model.
    """

    model: BaseModel
    touched: frozenset[Path]
    doubtful: frozenset[str]
    original: Callable[[Path], Path]


def mend(model: type[BaseModel], data: Any, found: tuple[Fault, ...]) -> Mended | None:
    """Return the document without its faults, or None when too little would be left to check."""
    if len(found) >= MOST:
        return None
    work = copy.deepcopy(data)
    touched: set[Path] = set()
    doubtful: set[str] = set()
    for _ in range(ROUNDS):
        for fault in found:
            place, removed = _mend(model, work, fault)
            if place is None:
                return None
            touched.add(place)
            doubtful.update(_ids(removed))
        left, numbers = _without_gone(work)
        original = _translator(numbers)
        try:
            fit = model.model_validate(left)
        except ValidationError as error:
            again = faults(model, left, error, document="", bent=False)
            found = tuple(Fault(f.kind, original(f.path), f.finding, f.meant) for f in again)
        else:
            return Mended(fit, frozenset(touched), frozenset(doubtful), original)
    return None


def _mend(model: type[BaseModel], work: Any, fault: Fault) -> tuple[Path | None, Any]:
    """Mend one fault; return the place that was changed, and what was taken out there."""
    path, key = fault.path, fault.finding.key or ""
    if _get(work, path) is GONE:
        return path, None  # Taken out already, for another of its faults.
    if fault.meant and _replace(work, fault):
        return path, None
    if not path and key in _STAND_INS:
        work[key] = _STAND_INS[key]
        return (key,), None
    # Take out as little as possible: the value, or else what can't be without it.
    for depth in range(len(path), 0, -1):
        if (taken := _take(model, work, path[:depth])) is not None:
            return path[:depth], taken[0]
    return None, None


def _take(model: type[BaseModel], work: Any, place: Path) -> tuple[Any] | None:
    """Take the value at a place out and return it; None when what holds it can't be without it."""
    holder, last = _get(work, place[:-1]), place[-1]
    if isinstance(holder, list):
        removed, holder[int(last)] = holder[int(last)], GONE
        return (removed,)
    owner = model_for(follow(model, work, place[:-1]).annotation, holder)
    field = fields(owner).get(file_key(owner, last) or "") if owner else None
    if field is None or not field.is_required():
        return (holder.pop(last),)
    if len(place) == 1 and last in _STAND_INS:
        removed, holder[last] = holder[last], _STAND_INS[str(last)]
        return (removed,)
    return None


def _replace(work: Any, fault: Fault) -> bool:
    """Write what was probably meant in place of what was written; False when it stands there already."""
    holder, last = _get(work, fault.path[:-1]), fault.path[-1]
    if fault.kind != "extra_forbidden":
        holder[last] = fault.meant
    elif fault.meant in holder:
        return False
    else:
        holder[fault.meant] = holder.pop(last)
    return True


_STAND_INS: dict[str, Any] = {
    "format": 1,
    "gäller-från": "2000-01-01",
    "gäller-till": "9999-12-31",
    **dict.fromkeys(("checklista", "namn", "utgåva", "förvaltas-av"), "saknas"),
}
"""What stands at the top of a document in place of what does not fit, so that the rest can be checked."""


def _get(work: Any, path: Path) -> Any:
    """Return the value at a path; GONE when it, or something on the way, was taken out or replaced."""
    for part in path:
        there = isinstance(work, list) or (isinstance(work, dict) and part in work)
        work = work[part] if there else GONE
    return work


def _ids(removed: Any) -> Iterator[str]:
    """Yield every id inside what was taken out."""
    if isinstance(removed, dict):
        for key, value in removed.items():
            if key == "id" and isinstance(value, str):
                yield value
            yield from _ids(value)
    elif isinstance(removed, list):
        for value in removed:
            yield from _ids(value)


def _without_gone(work: Any) -> tuple[Any, dict[Path, list[int]]]:
    """Return the data without the marks, and the former numbers of what is left in each list."""
    numbers: dict[Path, list[int]] = {}

    def clean(value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            return {key: clean(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list):
            kept = [number for number, inner in enumerate(value) if inner is not GONE]
            if len(kept) < len(value):
                numbers[path] = kept
            return [clean(value[number], (*path, position)) for position, number in enumerate(kept)]
        return value

    return clean(work, ()), numbers


def _translator(numbers: dict[Path, list[int]]) -> Callable[[Path], Path]:
    def original(path: Path) -> Path:
        return tuple(
            numbers[path[:depth]][part] if isinstance(part, int) and path[:depth] in numbers else part
            for depth, part in enumerate(path)
        )

    return original
