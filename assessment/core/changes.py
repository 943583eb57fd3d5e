"""Which answers differ between two versions of an assessment, and what comes of two people's changes.

Knows an answer by its path in the file, the smallest thing that two people can disagree on. Knows no store.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import dump

Path = tuple[str, ...]
"""The keys that lead to an answer, as in the file: ``("svar", "barn/trygghet")``."""
Part = Any
"""What stands there, as JSON would say it; None when nothing does."""

ORDER = "*"
"""Ends the path of the order in which the entries of a list stand: no entry can have this id."""
STAMPED = frozenset({"format", "id", "daterad", "utgåvor"})
"""What nobody answers: the file's own marks, and what every save writes."""
EDITIONS: Path = ("utgåvor",)
"""Where the editions stand: another one is chosen for the whole assessment, never answered."""
ENTRIES: frozenset[Path] = frozenset(
    {
        ("alternativ",),
        ("grupper",),
        ("åtgärder",),
        ("uppföljning",),
        ("kostnader",),
        ("dialog",),
        ("målkonflikter",),
        ("från-utkastet",),
        ("granskning", "kommentarer"),
    }
)
"""The lists whose entries have ids: each entry is an answer of its own."""
_WRITTEN_TOGETHER: Path = ("granskning", "kommentarer")
"""A comment is the reviewer's and its answer the official's: each writes in a field of their own."""
_STEPPED = frozenset({"läge", "försegling", "makulerad-skäl", "följer", "version"})
_READ: Path = ("granskning", "fingeravtryck")
# How many keys lead to an answer; one where nothing else is said.
_DEPTHS = {"ärende": 2, "djup": 2, "svar": 2, "effekter": 3, "avsnittets-underlag": 2, "granskning": 2}


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that differs: what stood there, and what stands there now."""

    path: Path
    before: Part
    after: Part


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that two people have changed, each in their own way."""

    path: Path
    base: Part
    mine: Part
    theirs: Part


@dataclass(frozen=True, slots=True)
class Merged:
    """Both people's changes together. Where they clash, my version stands in the assessment."""

    assessment: Assessment
    clashes: tuple[Clash, ...]


def parts(assessment: Assessment) -> dict[Path, Part]:
    """Return every answer by its path; what was never filled in has none."""
    tree = json.loads(dump(assessment))
    return dict(_walk((), {key: value for key, value in tree.items() if key not in STAMPED}))


def is_answer(path: Path) -> bool:
    """Return whether somebody answers what stands there: not what saving, a stage or a version writes."""
    return bool(path) and path[0] not in STAMPED | _STEPPED and path != _READ


def changes(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """Return the answers that differ. A list that only grew or shrank has kept its order."""
    return tuple(_changes(parts(before), parts(after)))


def merge(base: Assessment, mine: Assessment, theirs: Assessment) -> Merged:
    """Return what comes of two people's changes in the same version.

    Args:
        base: What both began with.
        mine: What I made of it.
        theirs: What is stored now; its stamps stay, unless I have chosen another edition.
    """
    began, wanted, stored = parts(base), parts(mine), parts(theirs)
    clashes = []
    found = dict(stored)
    for change in _changes(began, wanted):
        now = stored.get(change.path)
        wish = change.after
        if now not in (change.before, change.after) and not _is_order(change.path):
            together = _together(change, now)
            if together is None:
                clashes.append(Clash(change.path, change.before, change.after, now))
            wish = together or wish
        _put(found, change.path, wish)
    for order in (path for path in wanted if _is_order(path)):
        # Who adds first in a list has turned nothing, but nobody else has a say in where it stands.
        if stored.get(order) == began.get(order):
            found[order] = wanted[order]
    stamps = theirs
    if mine.editions != base.editions:
        # Another edition was chosen, which no save does by itself.
        stamps = theirs.model_copy(update={"editions": mine.editions})
    return Merged(_built(found, stamps), tuple(clashes))


def _together(change: Change, now: Part) -> Part:
    """Return a comment with what both have changed in it; None when they changed the same field of it."""
    sides = (change.before, change.after, now)
    if change.path[:-1] != _WRITTEN_TOGETHER or not all(sides):
        return None
    found = {}
    for field in {key: None for side in sides for key in side}:
        was, mine, theirs = (side.get(field) for side in sides)
        if was not in (mine, theirs) and mine != theirs:
            return None
        found[field] = theirs if mine == was else mine
    return {field: value for field, value in found.items() if value is not None}


def put(assessment: Assessment, path: Path, part: Part) -> Assessment:
    """Return the assessment with this in the place of what stands there; None takes it away.

    Raises:
        pydantic.ValidationError: when no assessment of this version can say that.
    """
    found = parts(assessment)
    _put(found, path, part)
    return _built(found, assessment)


def _put(found: dict[Path, Part], path: Path, part: Part) -> None:
    if part is None:
        found.pop(path, None)
    else:
        found[path] = part


def _walk(path: Path, value: Part) -> Iterator[tuple[Path, Part]]:
    if path in ENTRIES:
        yield (*path, ORDER), [entry["id"] for entry in value]
        for entry in value:
            yield (*path, entry["id"]), entry
    elif not path or len(path) < _DEPTHS.get(path[0], 1):
        for key, inner in value.items():
            yield from _walk((*path, key), inner)
    else:
        yield path, value


def _changes(before: Mapping[Path, Part], after: Mapping[Path, Part]) -> Iterator[Change]:
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path), after.get(path)
        if was == now or (_is_order(path) and _same_order(was or [], now or [])):
            continue
        yield Change(path, was, now)


def _is_order(path: Path) -> bool:
    return path[-1] == ORDER and path[:-1] in ENTRIES


def _same_order(before: list[str], after: list[str]) -> bool:
    both = set(before) & set(after)
    return [i for i in before if i in both] == [i for i in after if i in both]


def _built(found: Mapping[Path, Part], stamps: Assessment) -> Assessment:
    """Put the parts together again, with the stamps of another version."""
    tree: dict[str, Any] = {k: v for k, v in json.loads(dump(stamps)).items() if k in STAMPED}
    for path, part in found.items():
        if path[:-1] in ENTRIES:
            continue
        node = tree
        for key in path[:-1]:
            node = node.setdefault(key, {})
        node[path[-1]] = part
    for place in ENTRIES:
        entries = {path[-1]: part for path, part in found.items() if path[:-1] == place}
        order = entries.pop(ORDER, [])
        wanted = [i for i in order if i in entries] + [i for i in entries if i not in order]
        if wanted:
            node = tree
            for key in place[:-1]:
                node = node.setdefault(key, {})
            node[place[-1]] = [entries[i] for i in wanted]
    return Assessment.model_validate(tree)
