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
from assessment.core.shape.explain import Fault, faults

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
    path = fault.path
    if fault.meant and _replace(work, fault):
        return path, None
    if fault.kind == "missing":
        owner = model_for(follow(model, work, path).annotation, _get(work, path) or {})
        key = fault.finding.key or ""
        if owner is not None and not path and (stand_in := _stand_in(owner, key)) is not None:
            work[key] = stand_in
            return (key,), None
    while path:
        holder = _get(work, path[:-1])
        last = path[-1]
        if isinstance(holder, list) and isinstance(last, int):
            removed, holder[last] = holder[last], GONE
            return path, removed
        if isinstance(holder, dict) and not (fault.kind == "missing" and path == fault.path):
            owner = model_for(follow(model, work, path[:-1]).annotation, holder)
            field = fields(owner).get(file_key(owner, last) or "") if owner else None
            if field is None or not field.is_required():
                return path, holder.pop(last, None)
            if len(path) == 1 and owner and (stand_in := _stand_in(owner, str(last))) is not None:
                holder[last] = stand_in
                return path, None
        path = path[:-1]
    return None, None


def _replace(work: Any, fault: Fault) -> bool:
    """Write what was probably meant in place of what was written."""
    holder = _get(work, fault.path[:-1])
    last = fault.path[-1]
    if fault.kind == "extra_forbidden":
        if not isinstance(holder, dict) or last not in holder or fault.meant in holder:
            return False
        holder[fault.meant] = holder.pop(last)
    elif holder is not None:
        holder[last] = fault.meant
    return True


_STAND_INS = {"format": 1, "gäller-från": "2000-01-01", "gäller-till": "9999-12-31"}
_WORDS = {"checklista", "namn", "utgåva", "förvaltas-av"}


def _stand_in(owner: type[BaseModel], key: str) -> Any:
    """Return something for a key at the top of a document, so that its content can be checked without it."""
    if key not in fields(owner):
        return None
    return _STAND_INS.get(key, "saknas" if key in _WORDS else None)


def _get(work: Any, path: Path) -> Any:
    for part in path:
        try:
            work = work[part]
        except (KeyError, IndexError, TypeError):
            return None
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
