"""Words taken out of an assessment for good, wherever they stand: personal data that was typed by mistake.

Knows texts and ids. Knows no history; whoever keeps one empties it too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import dump
from assessment.core.changes import ENTRIES, Path
from assessment.core.editing.slugs import slug_of

ERASED = "[rensat]"
"""Stands in a text where the words stood."""
_ERASED_ID = "rensat"
_BETWEEN = "|"
"""Joins two ids in a key, as alternative and group."""

Names = Mapping[str, str]
"""Ids that were made of the words, each with the one that it has from now on."""


def holds(part: Any, words: str) -> bool:
    """Return whether the words stand in any text of a part; case and spacing do not matter."""
    pattern = _pattern(words)
    return any(pattern.search(text) for text in _texts(part))


def erased(assessment: Assessment, words: str) -> tuple[Assessment, Names]:
    """Return the assessment without the words, and the ids that had to change with them.

    An id that was made of a name that held the words is changed wherever it is used.

    Raises:
        pydantic.ValidationError: when the words are part of a date or a choice.
    """
    tree = json.loads(dump(assessment))
    entries = list(_entries(tree))
    names = {entry["id"]: entry["id"] for entry in entries} | _names(entries, words)
    changed = {old: new for old, new in names.items() if old != new}
    return Assessment.model_validate(_without(tree, _pattern(words), names)), changed


def without(text: str, words: str) -> str:
    """Return a text without the words."""
    return _pattern(words).sub(ERASED, text)


def renamed(path: Path, names: Names) -> Path:
    """Return the path of an answer after its ids have changed."""
    return tuple(_named(key, names) for key in path)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)


def _entries(tree: Any) -> Iterator[dict[str, Any]]:
    for place in ENTRIES:
        node = tree
        for key in place:
            node = node.get(key, {})
        yield from node


def _names(entries: list[dict[str, Any]], words: str) -> dict[str, str]:
    slug = slug_of(words)
    taken = {entry["id"] for entry in entries}
    names: dict[str, str] = {}
    for entry in entries:
        if slug in entry["id"] and holds({**entry, "id": ""}, words):
            wanted = entry["id"].replace(slug, _ERASED_ID)
            names[entry["id"]] = slug_of(wanted, taken | set(names.values()), _ERASED_ID)
    return names


def _without(part: Any, pattern: re.Pattern[str], names: Names) -> Any:
    if isinstance(part, str):
        # What is the id of an entry is one, and no text, wherever it stands.
        return names[part] if part in names else pattern.sub(ERASED, part)
    if isinstance(part, dict):
        return {_named(key, names): _without(inner, pattern, names) for key, inner in part.items()}
    if isinstance(part, list):
        return [_without(inner, pattern, names) for inner in part]
    return part


def _named(key: str, names: Names) -> str:
    return _BETWEEN.join(names.get(word, word) for word in key.split(_BETWEEN))
