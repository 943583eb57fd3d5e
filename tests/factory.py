"""Small checklists and assessments for tests, built from the models themselves: no file, nothing shared.

Words are Swedish examples. Everything has a default, so that a test names only what it is about.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from assessment.core.assessment import Answer, Assessment, DepthChoice, EffectAnswer, Measure, RowRef
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Alternative
from assessment.core.catalogue import (
    Band,
    CatalogueGroup,
    ChecklistSet,
    DirectionWord,
    GroupCatalogue,
    Scale,
    SmallNumbers,
    Source,
    SourceList,
    Threshold,
    Thresholds,
    Weights,
)
from assessment.core.checklist import Checklist, Option, Question, Section
from assessment.core.vocabulary import AnswerType, Both, Depth, Rating, RatingWord, Track

DAY = date(2026, 1, 15)
UNKNOWN = RatingWord.UNKNOWN
NOT_RELEVANT = RatingWord.NOT_RELEVANT
REFERENCE = "alla"
"""The reference group of every perspective that `perspective` makes."""

Rated = Rating | None


def both(better: int = 1, worse: int = -1) -> Both:
    """Better in one way and worse in another."""
    return Both.model_validate({"better": better, "worse": worse})


def catalogue_group(group_id: str, *tags: str, name: str = "", reference: bool = False) -> CatalogueGroup:
    """A group of grupper.yaml; the tag utsatt makes it vulnerable."""
    return CatalogueGroup(
        id=group_id, name=name or group_id.replace("-", " "), tags=tuple(tags), reference=reference
    )


GROUPS = (
    catalogue_group(REFERENCE, name="alla berörda", reference=True),
    catalogue_group("alla-barn", "barn", name="alla berörda barn", reference=True),
    catalogue_group("elever", "barn"),
    catalogue_group("barn-utan-bil", "barn", "utsatt"),
    catalogue_group(
        "funktionsnedsattning", "utsatt", "diskrimineringsgrund", name="personer med funktionsnedsättning"
    ),
    catalogue_group("pendlare"),
    catalogue_group("aldre", "utsatt", name="äldre"),
    catalogue_group("kvinnor", "kon"),
    catalogue_group("man", "kon", name="män"),
    catalogue_group("flickor", "kon", "barn"),
    catalogue_group("pojkar", "kon", "barn"),
)


def group_catalogue(groups: Sequence[CatalogueGroup] = GROUPS) -> GroupCatalogue:
    """grupper.yaml with these groups and every tag they have."""
    tags = {"utsatt", *(t for g in groups for t in g.tags)}
    return GroupCatalogue(
        format=1, edition="2026-1", owner="Strateg", tags={t: t for t in sorted(tags)}, groups=tuple(groups)
    )


def _threshold(value: str) -> Threshold:
    return Threshold(value=Fraction(value), reason="prov", source="metod", date=DAY)


def scale() -> Scale:
    """skala.yaml with the method's own numbers."""
    names = ("ingen", "liten", "måttlig", "stor", "mycket stor")
    ends = ((0, 0), (0, 25), (25, 50), (50, 75), (75, 100))
    words = {
        2: "tydligt bättre",
        1: "något bättre",
        0: "ingen skillnad",
        -1: "något sämre",
        -2: "tydligt sämre",
    }
    return Scale(
        format=1,
        edition="2026-1",
        owner="Strateg",
        directions=tuple(
            DirectionWord.model_validate({"value": v, "word": w, "sign": str(v)}) for v, w in words.items()
        ),
        bands=tuple(
            Band(name=n, start=Fraction(s), end=Fraction(e)) for n, (s, e) in zip(names, ends, strict=True)
        ),
        bands_source="metod",
        bands_date=DAY,
        weights=Weights(lowest=1, highest=3, words={1: "ett", 2: "två", 3: "tre"}, source="metod", date=DAY),
        thresholds=Thresholds(
            basis_missing=_threshold("1/3"),
            high_basis=_threshold("2/3"),
            high_unknown=_threshold("1/6"),
            low_basis=_threshold("1/3"),
            low_unknown=_threshold("1/3"),
        ),
        small_numbers=SmallNumbers(below=5, reason="prov", source="metod", date=DAY),
        words={},
        signs={},
    )


def effect(question_id: str, weight: int = 1, **keys: Any) -> Question:
    """An effect question of the short track, asked for all groups unless ``groups`` says otherwise."""
    return Question.model_validate(
        {
            "id": question_id,
            "text": f"Hur påverkas {question_id}?",
            "type": AnswerType.EFFECT,
            "weight": weight,
            "track": Track.SHORT,
            **keys,
        }
    )


def question(question_id: str, kind: AnswerType = AnswerType.TEXT, **keys: Any) -> Question:
    """A question without rows, of the short track."""
    return Question.model_validate(
        {
            "id": question_id,
            "text": f"{question_id.capitalize()}?",
            "type": kind,
            "track": Track.SHORT,
            **keys,
        }
    )


SCREENING = question(
    "beror",
    AnswerType.CHOICE,
    options=(
        Option(id="stort", text="Ja, stort", depth=Depth.FULL),
        Option(id="lite", text="Ja, lite", depth=Depth.SHORT),
        Option(id="nej", text="Nej", depth=Depth.NONE),
        Option(id="vet-inte", text="Vet inte", depth=Depth.SHORT),
    ),
)


def checklist(checklist_id: str, *questions: Question, **keys: Any) -> Checklist:
    """A checklist without screening: the shared start or end. ``keys`` are those of the model."""
    return Checklist.model_validate(
        {
            "format": 1,
            "id": checklist_id,
            "name": checklist_id.replace("-", " ").capitalize(),
            "edition": "2026-1",
            "valid_from": DAY,
            "valid_to": date(2027, 12, 31),
            "owner": "Strateg",
            "sections": (Section(id="fragor", name="Frågor", questions=questions or (question("ovrigt"),)),),
            **keys,
        }
    )


def perspective(checklist_id: str, *questions: Question, **keys: Any) -> Checklist:
    """A perspective with one screening question, *beror*, and the reference group *alla*."""
    return checklist(
        checklist_id, *questions, **{"screening": (SCREENING,), "reference_group": REFERENCE, **keys}
    )


def checklist_set(*checklists: Checklist, groups: Sequence[CatalogueGroup] = GROUPS) -> ChecklistSet:
    """A set of these checklists; without any, *barn* with trygghet (weight 3), skola (2) and lek (1)."""
    default = perspective("barn", effect("trygghet", 3), effect("skola", 2), effect("lek", 1))
    return ChecklistSet(
        checklists=checklists or (default,),
        groups=group_catalogue(groups),
        scale=scale(),
        sources=SourceList(format=1, owner="Strateg", sources=(Source(id="metod", title="Metoden"),)),
    )


Ratings = Mapping[str, Rated] | EffectAnswer
"""Group → rating, or a whole answer."""


def effect_answer(ratings: Mapping[str, Rated], **keys: Any) -> EffectAnswer:
    """An answer with a reason and underlag B, so that nothing is missing unless a test says so."""
    given = {g: r for g, r in ratings.items() if r is not None}
    return EffectAnswer.model_validate({"ratings": given, "reason": "Så är det.", "basis": "B", **keys})


def assessment_with(
    ratings: Mapping[str, Ratings] | None = None,
    *,
    other: Mapping[str, Mapping[str, Ratings]] | None = None,
    groups: Sequence[str | AffectedGroup] = (),
    alternatives: Sequence[str] = (BASELINE, PROPOSAL),
    depths: Mapping[str, Depth | DepthChoice] | None = None,
    answers: Mapping[str, Any] | None = None,
    **keys: Any,
) -> Assessment:
    """An assessment whose proposal has these ratings (question key → group → rating).

    ``other`` has the ratings of other alternatives, ``answers`` plain values or whole answers. No depth is
    chosen unless ``depths`` or an answer to the screening says so, which asks the short track.
    """
    effects: dict[str, dict[str, EffectAnswer]] = {}
    for alternative, by_question in {PROPOSAL: ratings or {}, **(other or {})}.items():
        for key, given in by_question.items():
            answer = given if isinstance(given, EffectAnswer) else effect_answer(given)
            effects.setdefault(key, {})[alternative] = answer
    plain = {k: v if isinstance(v, Answer) else Answer(value=v) for k, v in (answers or {}).items()}
    chosen = {k: v if isinstance(v, DepthChoice) else DepthChoice(depth=v) for k, v in (depths or {}).items()}
    return Assessment(
        id="prov",
        alternatives=tuple(Alternative(id=a, name=a.capitalize()) for a in alternatives),
        groups=tuple(AffectedGroup(id=g) if isinstance(g, str) else g for g in groups),
        depths=chosen,
        answers=plain,
        effects=effects,
        **keys,
    )


def measure(*rows: tuple[str, str] | tuple[str, str, str], decided: bool = True, **keys: Any) -> Measure:
    """A measure with owner and date for these rows: (question, group), or (question, alternative, group)."""
    refs = [RowRef(question=r[0], alternative=r[1] if len(r) == 3 else PROPOSAL, group=r[-1]) for r in rows]
    return Measure.model_validate(
        {
            "id": "atgard",
            "text": "Taxi till skolan",
            "owner": "Enhetschef",
            "due": DAY,
            "decided": decided,
            "rows": refs,
            **keys,
        }
    )
