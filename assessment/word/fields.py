"""The fields that a template may use, read off `Summary`: names, what they mean, and which of them are lists.

Knows the models' own descriptions, so that the list for staff cannot go out of date unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assessment.core.summary.model import Summary

_KINDS = {int: "tal", float: "tal", bool: "sant eller falskt"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template: ``kind`` in Swedish, ``parts`` for what it or each of its rows consists of."""

    name: str
    kind: str
    description: str
    parts: tuple["Field", ...]


def fields(model: type[BaseModel] = Summary) -> tuple[Field, ...]:
    """Return the fields of the hand-over in its own order, with all that they consist of."""
    found = []
    for name, info in model.model_fields.items():
        annotation: Any = info.annotation
        many = get_origin(annotation) is tuple
        inner = get_args(annotation)[0] if many else annotation
        parts = fields(inner) if isinstance(inner, type) and issubclass(inner, BaseModel) else ()
        kind = "lista" if many else "grupp av fält" if parts else _KINDS.get(inner, "text")
        found.append(Field(info.alias or name, kind, info.description or "", parts))
    return tuple(found)


def described() -> str:
    """Return the list of fields as Markdown, in Swedish, for those who change a template."""
    simple = [f for f in fields() if not f.parts]
    sections = [_section("Enkla fält", simple)]
    for field in (f for f in fields() if f.parts):
        sections.extend(_sections(field, field.name))
    return "\n".join(sections)


def _sections(field: Field, path: str) -> Iterator[str]:
    yield _section(f"`{path}` ({field.kind})", field.parts, field.description)
    for part in field.parts:
        if part.parts:
            yield from _sections(part, f"{path} → {part.name}")


def _section(heading: str, parts: tuple[Field, ...] | list[Field], lead: str = "") -> str:
    rows = [f"| `{p.name}` | {p.kind} | {_cell(p.description)} |" for p in parts]
    table = ["| Fält | Slag | Vad det är |", "|---|---|---|", *rows]
    return "\n".join([f"### {heading}", "", *([lead, ""] if lead else []), *table, ""])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
