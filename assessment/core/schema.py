"""JSON Schema of every file that people or programs write, with Swedish keys and descriptions.

Knows the models. An editor that reads the schema suggests keys and words while the strategist types.
"""

from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema

from assessment.core.assessment import Assessment
from assessment.core.catalogue import GroupCatalogue, IndicatorList, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.differences import Differences
from assessment.core.overlay import Overlay
from assessment.core.result_document import ResultDocument
from assessment.core.scenario import SCENARIO_FILE
from assessment.core.word_list import WordList

SCHEMAS: Final[dict[str, tuple[str, TypeAdapter[Any]]]] = {
    "checklist": ("En checklista", TypeAdapter(Checklist)),
    "assessment": ("En konsekvensbedömning", TypeAdapter(Assessment)),
    "scenario": ("En fil med scenarier", SCENARIO_FILE),
    "result": ("Det som konsekvens score --json skriver", TypeAdapter(ResultDocument)),
    "comparison": ("Det som konsekvens compare --json skriver", TypeAdapter(Differences)),
    "groups": ("Grupperna i grupper.yaml", TypeAdapter(GroupCatalogue)),
    "scale": ("Skalan i skala.yaml", TypeAdapter(Scale)),
    "sources": ("Källorna i kallor.yaml", TypeAdapter(SourceList)),
    "overlay": ("Lokala ändringar i lokalt.yaml", TypeAdapter(Overlay)),
    "indicators": ("Indikatorerna i indikatorer.yaml", TypeAdapter(IndicatorList)),
    "words": ("Orden i ordlista.yaml", TypeAdapter(WordList)),
}
"""Each schema's name, with its title and model."""

_PRINTED: Final = ("result", "comparison")
"""What commands write and nobody reads in."""
_NUMBERED: Final = ("Measure", "FollowUp", "Cost", "Dialogue", "GoalConflict")
"""What a scenario lists without ids of its own."""


class _Swedish(GenerateJsonSchema):
    """Leaves out what pydantic makes of English names and docstrings, and keeps what the fields say."""

    def generate(self, schema: CoreSchema, mode: Any = "validation") -> JsonSchemaValue:
        """Return the schema without titles and without the models' own docstrings."""
        found = super().generate(schema, mode)
        for definition in (found, *found.get("$defs", {}).values()):
            definition.pop("description", None)
        untitled: JsonSchemaValue = _untitled(found)
        return untitled


def schema_of(name: str) -> JsonSchemaValue:
    """Return the JSON Schema (draft 2020-12) of one of `SCHEMAS`.

    Raises:
        KeyError: when there is no schema of that name.
    """
    title, adapter = SCHEMAS[name]
    mode: Any = "serialization" if name in _PRINTED else "validation"
    found = adapter.json_schema(by_alias=True, schema_generator=_Swedish, mode=mode)
    if name == "scenario":
        for entry in _NUMBERED:
            required = found["$defs"][entry].get("required", [])
            found["$defs"][entry]["required"] = [key for key in required if key != "id"]
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": title, **found}


def _untitled(value: Any) -> Any:
    if isinstance(value, list):
        return [_untitled(v) for v in value]
    if not isinstance(value, dict):
        return value
    # A key called title may be a property of the file as well; then its value is a schema, not a text.
    # A value may fit two shapes of which the reader takes the first: one is asked for, not exactly one.
    kept = {k: v for k, v in value.items() if not (k == "title" and isinstance(v, str))}
    return {"anyOf" if k == "oneOf" else k: _untitled(v) for k, v in kept.items()}
