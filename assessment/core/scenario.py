"""Example answers with what they should give, as strategists write them beside the checklists (scenario).

Knows how the short way of writing becomes a whole assessment. Knows no file, and judges no result.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeVar

from pydantic import BeforeValidator, Discriminator, Field, Tag, TypeAdapter

from assessment.core.assessment import (
    Answer,
    Assessment,
    Cost,
    DepthChoice,
    Dialogue,
    EffectAnswer,
    FollowUp,
    GoalConflict,
    Measure,
    Value,
    new_assessment,
)
from assessment.core.case import BASELINE, AffectedGroup, Alternative, Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.expectation import Expected
from assessment.core.flow import asked_of
from assessment.core.vocabulary import Basis, Depth, Frozen, QuestionKey, Rating, Slug

LISTS: Final = {
    "åtgärder": "measures",
    "uppföljning": "follow_ups",
    "kostnader": "costs",
    "dialog": "dialogues",
    "målkonflikter": "conflicts",
}
"""The lists of an assessment as scenarios name them, with their field names."""


class EffectSpec(EffectAnswer):
    """The answer to an effect question, where one rating may stand for every group that is left."""

    everyone: Rating | None = Field(
        default=None,
        alias="alla",
        description="Bedömningen för varje grupp som frågan ställs för och inte nämns.",
    )


def _kind(value: Any) -> str:
    if isinstance(value, Answer):
        return "ett-svar"
    if not isinstance(value, dict):
        return "värde"
    if set(value) & {
        "svar",
        "per",
        "motivering",
        "underlag",
        "källor",
        "value",
        "reason",
        "basis",
        "sources",
    }:
        return "ett-svar"
    return "effekt" if all(isinstance(v, dict | EffectSpec) for v in value.values()) else "per"


Spec = Annotated[
    Annotated[dict[Slug, EffectSpec], Tag("effekt")]
    | Annotated[Answer, Tag("ett-svar")]
    | Annotated[dict[str, Value], Tag("per")]
    | Annotated[Value, Tag("värde")],
    Discriminator(_kind),
]
"""One answer: ratings per alternative, the bare answer, one with its reason, or one per alternative."""


def _named(value: Any) -> Any:
    """Let an id alone stand for a group or an alternative."""
    if isinstance(value, list | tuple):
        return [{"id": v} if isinstance(v, str) else v for v in value]
    return value


def _numbered(value: Any) -> Any:
    """Give the entries of a list the ids that a strategist should not have to make up."""
    if isinstance(value, list | tuple):
        return [{"id": f"nr-{i}"} | v if isinstance(v, dict) else v for i, v in enumerate(value, 1)]
    return value


def _depths(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: {"djup": v} if isinstance(v, str) else v for k, v in value.items()}
    return value


Groups = Annotated[
    tuple[AffectedGroup, ...],
    BeforeValidator(_named, json_schema_input_type=tuple[Slug | AffectedGroup, ...]),
]
Alternatives = Annotated[
    tuple[Alternative, ...], BeforeValidator(_named, json_schema_input_type=tuple[Slug | Alternative, ...])
]
Numbered = BeforeValidator(_numbered)


class Scenario(Frozen):
    """One example: what is answered, and what the result should be (scenario)."""

    name: str = Field(alias="namn", min_length=1, description="Vad exemplet visar, i en mening.")
    builds_on: str = Field(
        default="",
        alias="bygger-på",
        description="En bedömningsfil, sökt från scenariofilens mapp. Exemplet ändrar den eller lägger till.",
    )
    removes: tuple[str, ...] = Field(
        default=(),
        alias="tar-bort",
        description="Svar (checklista/fråga) eller hela listor (åtgärder, uppföljning, kostnader, dialog, "
        "målkonflikter) som tas bort från filen som exemplet bygger på.",
    )
    case: Case = Field(default_factory=Case, alias="ärende", description="Ärendets uppgifter.")
    alternatives: Alternatives = Field(
        default=(), alias="alternativ", description="Alternativen; annars nollalternativet och förslaget."
    )
    no_alternative_reason: str = Field(
        default="",
        alias="varför-inget-alternativ",
        description="Varför det inte finns något annat alternativ.",
    )
    groups: Groups = Field(
        default=(), alias="grupper", description="Vilka som berörs: id ur grupper.yaml, eller egna grupper."
    )
    depths: Annotated[
        dict[Slug, DepthChoice],
        BeforeValidator(_depths, json_schema_input_type=dict[Slug, DepthChoice | Depth]),
    ] = Field(
        default_factory=dict, alias="djup", description="Djupet per perspektiv: ingen, kort eller full."
    )
    answers: dict[QuestionKey, Spec] = Field(
        default_factory=dict, alias="svar", description="Svaren: checklista/fråga, och svaret."
    )
    other_rows: dict[Slug, EffectSpec] = Field(
        default_factory=dict,
        alias="övriga-rader",
        description="Per alternativ: svaret på varje effektfråga och grupp som inte nämns i svar.",
    )
    section_basis: dict[str, Basis] = Field(
        default_factory=dict,
        alias="avsnittets-underlag",
        description="checklista/avsnitt: underlag A, B, C eller D.",
    )
    measures: Annotated[tuple[Measure, ...], Numbered] = Field(
        default=(), alias="åtgärder", description="Vad som ska göras, av vem och när."
    )
    follow_ups: Annotated[tuple[FollowUp, ...], Numbered] = Field(
        default=(), alias="uppföljning", description="Vad som mäts efteråt."
    )
    costs: Annotated[tuple[Cost, ...], Numbered] = Field(
        default=(), alias="kostnader", description="Vad det kostar, per aktör och år."
    )
    dialogues: Annotated[tuple[Dialogue, ...], Numbered] = Field(
        default=(), alias="dialog", description="Vilka som har hörts."
    )
    conflicts: Annotated[tuple[GoalConflict, ...], Numbered] = Field(
        default=(), alias="målkonflikter", description="Mål som krockar."
    )
    recommended: Slug | None = Field(
        default=None, alias="rekommenderat-alternativ", description="Alternativet som rekommenderas."
    )
    expected: Expected = Field(alias="förväntat", description="Vad bedömningen ska ge.")


SCENARIO_FILE: Final = TypeAdapter(tuple[Scenario, ...])
"""A file in checklists/scenarier: a list of scenarios."""


def to_assessment(scenario: Scenario, checklists: ChecklistSet, base: Assessment | None = None) -> Assessment:
    """Return the whole assessment that a scenario stands for.

    Args:
        scenario: One scenario whose ids are known to exist (`scenario_findings`).
        checklists: What it is answered against: it says which groups *alla* stands for.
        base: The assessment that the scenario builds on, when it builds on one.

    Returns:
        The base, or an empty assessment, with the scenario's answers in the place of its own. Answers to
        effect questions are joined group by group; lists and other answers are replaced whole.
    """
    start = _without(base or new_assessment("scenario"), scenario.removes)
    update: dict[str, Any] = {
        "case": start.case.model_copy(update=_given(scenario.case)),
        "alternatives": _alternatives(start, scenario),
        "groups": _joined(start.groups, scenario.groups),
        "depths": {**start.depths, **scenario.depths},
        "section_basis": {**start.section_basis, **scenario.section_basis},
        "answers": {**start.answers, **_plain(scenario)},
        "no_alternative_reason": scenario.no_alternative_reason or start.no_alternative_reason,
        "recommended": scenario.recommended or start.recommended,
    }
    update |= {f: entries for f in LISTS.values() if (entries := getattr(scenario, f))}
    return _rated(start.model_copy(update=update), scenario, checklists)


def _given(model: Frozen) -> dict[str, Any]:
    return {f: getattr(model, f) for f in model.model_fields_set}


def _without(assessment: Assessment, names: tuple[str, ...]) -> Assessment:
    gone = set(names)
    return assessment.model_copy(
        update={
            "answers": {k: v for k, v in assessment.answers.items() if k not in gone},
            "effects": {k: v for k, v in assessment.effects.items() if k not in gone},
            **{LISTS[name]: () for name in names if name in LISTS},
        }
    )


def _alternatives(start: Assessment, scenario: Scenario) -> tuple[Alternative, ...]:
    found = _joined(
        start.alternatives if scenario.builds_on or not scenario.alternatives else (), scenario.alternatives
    )
    if not any(a.baseline for a in found):
        found = (Alternative(id=BASELINE, name="Nollalternativ"), *found)
    return tuple(sorted(found, key=lambda a: not a.baseline))


Entry = TypeVar("Entry", Alternative, AffectedGroup)


def _joined(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries in order; a new one takes the place of an old one with the same id."""
    entries = {e.id: e for e in old}
    entries |= {e.id: e for e in new}
    return tuple(entries.values())


def _plain(scenario: Scenario) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for key, spec in scenario.answers.items():
        if isinstance(spec, Answer):
            found[key] = spec
        elif not isinstance(spec, dict):
            found[key] = Answer(value=spec)
        elif per := {k: v for k, v in spec.items() if not isinstance(v, EffectSpec)}:
            found[key] = Answer(per=per)
    return found


def _effects(scenario: Scenario) -> dict[str, Mapping[str, EffectSpec]]:
    found: dict[str, Mapping[str, EffectSpec]] = {}
    for key, spec in scenario.answers.items():
        if isinstance(spec, dict) and (rated := {k: v for k, v in spec.items() if isinstance(v, EffectSpec)}):
            found[key] = rated
    return found


def _rated(assessment: Assessment, scenario: Scenario, checklists: ChecklistSet) -> Assessment:
    # A rating never changes which rows exist, so the groups can be read off before the ratings are in.
    groups_of = {a.key: [g.id for g in a.groups] for a in asked_of(assessment, checklists)}
    effects = {key: dict(answers) for key, answers in assessment.effects.items()}
    for key, specs in _effects(scenario).items():
        groups = groups_of.get(key, [])
        for alternative, spec in specs.items():
            old = effects.setdefault(key, {}).get(alternative, EffectAnswer())
            effects[key][alternative] = _merged(old, spec, groups)
    for key, groups in groups_of.items():
        for alternative, spec in scenario.other_rows.items():
            old = effects.setdefault(key, {}).get(alternative, EffectAnswer())
            effects[key][alternative] = _filled(old, spec, groups)
    return assessment.model_copy(update={"effects": {k: v for k, v in effects.items() if v}})


def _merged(old: EffectAnswer, spec: EffectSpec, groups: list[str]) -> EffectAnswer:
    """Return the old answer with what the scenario says in its place."""
    said = _given(spec)
    everyone = said.pop("everyone", None)
    ratings = {**old.ratings, **spec.ratings}
    if everyone is not None:
        ratings |= {g: everyone for g in groups if g not in spec.ratings}
    said |= {"ratings": ratings, "with_measures": {**old.with_measures, **spec.with_measures}}
    return EffectAnswer(**{**_given(old), **said})


def _filled(old: EffectAnswer, spec: EffectSpec, groups: list[str]) -> EffectAnswer:
    """Return the old answer with the rows and the attributes that it leaves out."""
    if old.same_as_proposal:
        return old
    said = _given(spec)
    everyone = said.pop("everyone", None)
    rest = {g: everyone for g in groups if everyone is not None} | spec.ratings
    said["ratings"] = {**rest, **old.ratings}
    kept = {field: value for field, value in _given(old).items() if field != "ratings"}
    return EffectAnswer(**{**said, **kept})
