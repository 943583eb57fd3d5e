"""What a checklist means, apart from its wording: the fingerprint, and the list of those published.

Knows which fields bear meaning. Knows no file and no clock.
"""

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from assessment.core.assessment import EditionRef
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.checklist import Checklist
from assessment.core.vocabulary import Frozen

WORDING: dict[str, frozenset[str]] = {
    "Checklist": frozenset(
        {"name", "edition", "valid_from", "valid_to", "owner", "intro", "format", "translations"}
    ),
    "Section": frozenset({"name", "intro"}),
    "Question": frozenset({"text", "name", "help", "weight_reason", "sources", "recommended_length"}),
    "Option": frozenset({"text", "help", "pause"}),
    "Column": frozenset({"name", "help"}),
    "TableRow": frozenset({"name"}),
    "StopFlag": frozenset({"name", "help", "mend_at", "sources"}),
    "SufficiencyItem": frozenset({"question", "mend_at"}),
    "PointScale": frozenset({"name", "help", "sources"}),
    "Level": frozenset({"name", "text"}),
    "Outcome": frozenset({"name"}),
    "OutcomeReason": frozenset({"text"}),
    "GroupCatalogue": frozenset({"edition", "owner", "tags", "format", "translations"}),
    "CatalogueGroup": frozenset({"name", "kind", "description", "sources"}),
    "Scale": frozenset(
        {
            *("edition", "owner", "words", "signs", "bands_source", "bands_date", "format"),
            *("plain_language", "translations"),
        }
    ),
    "DirectionWord": frozenset({"word", "sign"}),
    "Weights": frozenset({"words", "source", "date"}),
    "Threshold": frozenset({"reason", "source", "date"}),
    "SmallNumbers": frozenset({"reason", "source", "date"}),
}
"""Fields that may change within an edition, by model: wording, help, sources, owner and dates.

Everything else bears meaning, so a field that is added to a model changes the fingerprint where it is used,
until someone puts it here.
"""

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 over the meaning-bearing content, as 64 hexadecimal digits."""


class EditionList(Frozen):
    """utgavor.yaml: the fingerprint of each edition that has been published."""

    format: Literal[1]
    editions: dict[str, dict[str, Fingerprint]] = Field(
        alias="utgåvor", description="Checklista, utgåva och fingeravtryck. Skrivs av verktyget."
    )


def fingerprint(content: Checklist | GroupCatalogue | Scale) -> str:
    """Return the fingerprint of what a checklist, the groups or the scale mean.

    Two contents that ask, weigh and compute the same have the same fingerprint whatever their wording; so do
    a key left out and the same key with its default. The order of questions and groups counts, since it
    breaks ties, and so does the section, which gives its questions their underlag.
    """
    text = json.dumps(_meaning(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def same_meaning(before: BaseModel | None, after: BaseModel | None) -> bool:
    """Return True when two parts ask, weigh and compute the same, whatever their wording."""
    return before is after or before == after or _meaning(before) == _meaning(after)


def fingerprints(checklists: ChecklistSet) -> dict[str, str]:
    """Return the fingerprint of each checklist by its id, and of the rest as grupper and skala."""
    parts: dict[str, Checklist | GroupCatalogue | Scale] = {c.id: c for c in checklists.checklists}
    parts |= {"grupper": checklists.groups, "skala": checklists.scale}
    return {name: fingerprint(part) for name, part in parts.items()}


def editions_of(checklists: ChecklistSet) -> dict[str, str]:
    """Return the edition of each checklist by its id, and of the rest as grupper and skala."""
    found = {c.id: c.edition for c in checklists.checklists}
    return found | {"grupper": checklists.groups.edition, "skala": checklists.scale.edition}


def refs_of(checklists: ChecklistSet) -> dict[str, EditionRef]:
    """Return what an assessment writes of the editions that it is made with: each with its fingerprint."""
    return {
        name: EditionRef(edition=edition, fingerprint=checklists.fingerprints.get(name, ""))
        for name, edition in editions_of(checklists).items()
    }


def published(known: EditionList | None, contents: Iterable[tuple[str, str, str]]) -> EditionList:
    """Return the list with editions added, each (id, edition, fingerprint). What is published stays."""
    editions = {name: dict(prints) for name, prints in (known.editions if known else {}).items()}
    for name, edition, print_ in contents:
        editions.setdefault(name, {}).setdefault(edition, print_)
    return EditionList(format=1, editions=editions)


@cache
def _bearing(model: type[BaseModel]) -> tuple[tuple[str, str, Any], ...]:
    """Return name, key and default of the fields that bear meaning."""
    wording = WORDING.get(model.__name__, frozenset())
    fields = ((name, f) for name, f in model.model_fields.items() if name not in wording)
    return tuple((name, f.alias or name, f.default) for name, f in fields)


def _meaning(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, BaseModel):
        said = ((key, getattr(value, name), default) for name, key, default in _bearing(type(value)))
        return {key: _meaning(inner) for key, inner, default in said if inner != default}
    if isinstance(value, tuple):
        return [_meaning(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _meaning(inner) for key, inner in value.items()}
    return str(value) if isinstance(value, Fraction | float) else value
