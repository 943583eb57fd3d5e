"""Follows a path through a model's annotations, to say which keys, words and kinds of value belong there.

Knows pydantic's models in general. Knows no checklist, no file and no sentence for the user.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from assessment.core.diagnostics import Path

LISTS = (tuple, list, set, frozenset)


@dataclass(frozen=True, slots=True)
class Place:
    """What a model expects at one place: the annotation, and the model and field that hold it, if any."""

    annotation: Any
    owner: type[BaseModel] | None = None
    field: FieldInfo | None = None


@cache
def alternatives(annotation: Any) -> tuple[Any, ...]:
    """Return the annotations that a value may satisfy, without None and without metadata."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return alternatives(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(a for part in get_args(annotation) for a in alternatives(part))
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        root: Any = annotation.model_fields["root"].annotation
        return alternatives(root)
    return () if annotation is type(None) else (annotation,)


@cache
def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model under the keys that files use."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def _names(model: type[BaseModel]) -> dict[str, str]:
    """Return the file's key for each key or English name that loads."""
    return {word: f.alias or n for n, f in model.model_fields.items() for word in (n, f.alias or n)}


def file_key(model: type[BaseModel], key: Any) -> str | None:
    """Return the key that files use for a key or an English field name; None for an unknown one."""
    return _names(model).get(key)


def models(annotation: Any) -> tuple[type[BaseModel], ...]:
    """Return the models among the alternatives."""
    return tuple(a for a in alternatives(annotation) if isinstance(a, type) and issubclass(a, BaseModel))


def overlap(model: type[BaseModel], value: Mapping[str, Any]) -> int:
    """Return how many of the value's keys the model knows."""
    return sum(file_key(model, key) is not None for key in value)


def model_for(annotation: Any, value: Mapping[str, Any]) -> type[BaseModel] | None:
    """Return the model that the value most looks like; None when no key fits any of several."""
    found = models(annotation)
    best = max(found, key=lambda m: overlap(m, value), default=None)
    return best if best and (len(found) == 1 or overlap(best, value)) else None


def item(annotation: Any) -> Any:
    """Return what each entry of a list must be; a model written as a bare list stands for its first field."""
    for alternative in alternatives(annotation):
        if get_origin(alternative) in LISTS:
            return get_args(alternative)[0]
    return next((item(f.annotation) for m in models(annotation) for f in fields(m).values()), Any)


def follow(model: Any, value: Any, path: Path) -> Place:
    """Return what `model` expects at `path` of `value`; ``Any`` where it expects nothing in particular."""
    place = Place(model)
    for part in path:
        place = _step(place, value, part)
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            value = None
    return place


def _step(place: Place, value: Any, part: str | int) -> Place:
    if not isinstance(value, dict):
        return Place(item(place.annotation), place.owner, place.field)
    model, mapped = model_for(place.annotation, value), _mapped(place.annotation, value.get(part))
    if model and (mapped is None or overlap(model, value)):
        field = fields(model).get(file_key(model, part) or "")
        return Place(field.annotation if field else Any, model, field)
    return Place(Any if mapped is None else mapped, place.owner, place.field)


def _mapped(annotation: Any, value: Any) -> Any:
    """Return what stands under keys of one's own choice; of several kinds the one like the value."""
    kinds = [get_args(a)[1] for a in alternatives(annotation) if get_origin(a) is dict]
    alike = (kind for kind in kinds if bool(models(kind)) == isinstance(value, dict))
    return next(alike, kinds[0] if kinds else None)


@cache
def inside(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Return the model and every model inside it, from the top."""
    found: dict[type[BaseModel], None] = {model: None}
    waiting = [model]
    while waiting:
        for field in waiting.pop(0).model_fields.values():
            fresh = [m for m in _mentioned(field.annotation) if m not in found]
            found |= dict.fromkeys(fresh)
            waiting += fresh
    return tuple(found)


def _mentioned(annotation: Any) -> Iterator[type[BaseModel]]:
    yield from models(annotation)
    for alternative in alternatives(annotation):
        for part in get_args(alternative) if get_origin(alternative) is not Literal else ():
            yield from _mentioned(part)


def choices(annotation: Any) -> tuple[str, ...]:
    """Return the words of the closed lists among the alternatives, as files write them."""
    words: list[str] = []
    for alternative in alternatives(annotation):
        if isinstance(alternative, type) and issubclass(alternative, Enum):
            words += [str(member.value) for member in alternative]
        elif get_origin(alternative) is Literal:
            words += [str(a.value if isinstance(a, Enum) else a) for a in get_args(alternative)]
    return tuple(dict.fromkeys(words))


PLAIN = {
    str: "en text",
    bool: "ja eller nej",
    int: "ett heltal",
    float: "ett tal",
    Fraction: "ett tal",
    date: "ett datum, till exempel 2026-01-31",
}


def wanted(annotation: Any) -> str:
    """Return in words what may be written: ``en text eller en lista``."""
    words = list(dict.fromkeys(_wanted(annotation)))
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _wanted(annotation: Any) -> Iterator[str]:
    if choices(annotation):
        yield "ett av: " + ", ".join(choices(annotation))
    for alternative in alternatives(annotation):
        if alternative in PLAIN:
            yield PLAIN[alternative]
        elif get_origin(alternative) in LISTS:
            yield "en lista"
        elif get_origin(alternative) is dict or alternative in models(annotation):
            yield "nycklar på egna rader"


@cache
def takes_days(annotation: Any) -> bool:
    """Return True when a date may stand there, or anywhere inside."""
    kinds = [
        annotation,
        *(f.annotation for m in _mentioned(annotation) for i in inside(m) for f in fields(i).values()),
    ]
    return any(date in alternatives(kind) for kind in kinds)


def refuses(annotation: Any, value: Any) -> bool:
    """Return True for a value that pydantic would bend to fit: true as 1, a number as a day after 1970."""
    kinds = alternatives(annotation)
    if isinstance(value, bool):
        return bool not in kinds and any(_numeric(kind) for kind in kinds)
    return isinstance(value, int | float) and date in kinds


def _numeric(kind: Any) -> bool:
    return kind in {int, float, Fraction} or (
        get_origin(kind) is Literal and any(isinstance(a, int) for a in get_args(kind))
    )
