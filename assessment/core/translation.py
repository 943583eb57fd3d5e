"""The texts of checklists in another language: which they are, where each stands, and a set told in it.

Knows which fields people read. Knows no file and no language of its own.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

KEY = "översättning"
"""The key that a file carries its translations under: a language's tag, and then a mirror of the file."""

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language's tag as in BCP 47, so far as anyone needs it: ``en``, ``sv-FI``."""

Place = tuple[str, ...]
"""Where a text stands in the mirror: keys as in the file, and for an item of a list what it is called."""

TEXTS: dict[str, frozenset[str]] = {
    "Checklist": frozenset({"name", "owner", "intro"}),
    "Section": frozenset({"name", "intro"}),
    "Question": frozenset({"text", "name", "help", "weight_reason"}),
    "Option": frozenset({"text", "help", "pause"}),
    "Column": frozenset({"name", "help"}),
    "TableRow": frozenset({"name"}),
    "StopFlag": frozenset({"name", "help"}),
    "SufficiencyItem": frozenset({"question"}),
    "PointScale": frozenset({"name", "help"}),
    "Level": frozenset({"name", "text"}),
    "Outcome": frozenset({"name"}),
    "OutcomeReason": frozenset({"text"}),
    "GroupCatalogue": frozenset({"owner", "tags"}),
    "CatalogueGroup": frozenset({"name", "kind", "description"}),
    "Scale": frozenset({"owner", "words"}),
    "DirectionWord": frozenset({"word"}),
    "Band": frozenset({"name"}),
    "Weights": frozenset({"words"}),
    "Threshold": frozenset({"reason"}),
    "SmallNumbers": frozenset({"reason"}),
    "SourceList": frozenset({"owner"}),
    "Source": frozenset({"title", "reference", "says", "kind", "checked_how"}),
    "IndicatorList": frozenset({"owner"}),
    "Indicator": frozenset({"name", "source"}),
}
"""The fields that people read, by model. Everything else is an id, a number, a date or a condition."""

_SHOWN = "-ord"
_SIGNS = ("ord", "svarstecken")
"""Signs are the same in every language."""

_CALLED = {"DirectionWord": "value", "Band": "name"}
"""What the items of a list are called by, where that is not their id."""


def texts_of(part: BaseModel) -> dict[Place, str]:
    """Return every text of a file that people read, by where its translation stands."""
    return {place: text for place, text in _texts(part, ()) if place[:2] != _SIGNS}


def told(block: Mapping[Any, Any]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield what stands in a language's block: the keys as they are written, and the value at their end."""
    for key, value in block.items():
        if isinstance(value, Mapping):
            yield from (((key, *rest), end) for rest, end in told(value))
        else:
            yield (key,), value


def translated(part: Any, block: Mapping[Any, Any]) -> Any:
    """Return a file's content with the texts that a block has; what it lacks stays as it is."""
    found: dict[str, Any] = {}
    known = {str(key): value for key, value in block.items()}
    for name, key, is_text in _fields(part.__class__):
        value, inner = getattr(part, name), known.get(key)
        if is_text:
            found[name] = _text(value, inner)
        elif isinstance(inner, Mapping):
            found[name] = _inner(value, inner)
    if "words" in found and type(part).__name__ == "Scale":
        found["words"] |= _shown_words(found["words"], known)
    # Made anew: a copy would remember what was worked out from the other texts.
    whole = {name: getattr(part, name) for name in type(part).model_fields} | found
    return type(part).model_construct(_fields_set=part.model_fields_set, **whole)


def still_told(before: BaseModel, after: BaseModel) -> dict[str, dict[Any, Any]]:
    """Return the translations of a file without those of texts that are others, or gone, after a change."""
    now = texts_of(after)
    stale = {place for place, text in texts_of(before).items() if now.get(place) != text}
    blocks: Mapping[str, Mapping[Any, Any]] = getattr(before, "translations", {})
    return {tag: _without(stale, block, ()) for tag, block in blocks.items()}


def _without(stale: set[Place], block: Mapping[Any, Any], place: Place) -> dict[Any, Any]:
    left: dict[Any, Any] = {}
    for key, value in block.items():
        here = (*place, str(key))
        if isinstance(value, Mapping):
            left[key] = _without(stale, value, here)
        elif here not in stale:
            left[key] = value
    return left


def _shown_words(words: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return what the keys of a map are called, where the keys themselves are words that people read."""
    inner = known.get("ord")
    block = inner if isinstance(inner, Mapping) else {}
    return {
        str(key): {str(word): str(shown) for word, shown in names.items()}
        for key, names in block.items()
        if is_shown_words(str(key), words) and isinstance(names, Mapping)
    }


def is_shown_words(key: str, words: Mapping[str, Any]) -> bool:
    """Return True for ``begrepp-ord``: what the keys of ``begrepp`` are called in another language."""
    return key.endswith(_SHOWN) and key.removesuffix(_SHOWN) in words


def _text(value: Any, inner: Any) -> Any:
    if isinstance(value, Mapping):
        known = {str(k): v for k, v in inner.items()} if isinstance(inner, Mapping) else {}
        return {key: _text(each, known.get(str(key))) for key, each in value.items()}
    return inner if isinstance(inner, str) and inner.strip() and value else value


def _inner(value: Any, inner: Mapping[Any, Any]) -> Any:
    known = {str(key): each for key, each in inner.items()}
    if isinstance(value, BaseModel):
        return translated(value, inner)
    if isinstance(value, tuple):
        return tuple(
            translated(item, known[name]) if isinstance(known.get(name), Mapping) else item
            for name, item in _named(value)
        )
    return value


def _texts(part: Any, place: Place) -> Iterator[tuple[Place, str]]:
    for name, key, is_text in _fields(part.__class__):
        value = getattr(part, name)
        if is_text:
            yield from _written(value, (*place, key))
        elif isinstance(value, BaseModel):
            yield from _texts(value, (*place, key))
        else:
            for called, item in _named(value):
                yield from _texts(item, (*place, key, called))


def _written(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _written(each, (*place, str(key)))
    elif value:
        yield place, value


def _named(items: Any) -> Iterator[tuple[str, Any]]:
    """Yield the items of a list that are parts of a file, each with what it is called: id, or place."""
    if not isinstance(items, tuple):
        return
    for number, item in enumerate(items, start=1):
        if type(item).__name__ in TEXTS:
            yield str(getattr(item, _CALLED.get(type(item).__name__, "id"), number)), item


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Return name, key and whether it is a text, of the fields that may hold a text."""
    if model.__name__ not in TEXTS and model.__name__ != "Thresholds":
        return ()
    texts = TEXTS.get(model.__name__, frozenset())
    return tuple(
        (name, field.alias or name, name in texts)
        for name, field in model.model_fields.items()
        if name != "translations"
    )
