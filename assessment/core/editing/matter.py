"""Edits of the matter itself: its header, alternatives, affected groups, depths, recommendation and review.

Knows the typed parts of an assessment. What is taken away keeps its answers, so that it can come back.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from assessment.core.assessment import Assessment, DepthChoice, Review
from assessment.core.case import AffectedGroup, Alternative, Case
from assessment.core.editing.slugs import slug_of
from assessment.core.vocabulary import Depth


def set_case(assessment: Assessment, **fields: Any) -> Assessment:
    """Return the assessment with fields of its header changed, for example ``title`` or ``decision_date``."""
    return assessment.model_copy(update={"case": Case(**{**dict(assessment.case), **fields})})


def add_alternative(assessment: Assessment, name: str) -> Assessment:
    """Return the assessment with one more alternative, last. It starts unanswered."""
    taken = {a.id for a in assessment.alternatives} | {a for by in assessment.effects.values() for a in by}
    added = Alternative(id=slug_of(name, taken, "alternativ"), name=name.strip())
    return assessment.model_copy(update={"alternatives": (*assessment.alternatives, added)})


def change_alternative(assessment: Assessment, alternative: str, **fields: str) -> Assessment:
    """Return the assessment with the name or description of an alternative changed; its id stays."""
    changed = tuple(
        Alternative(**{**dict(a), **fields}) if a.id == alternative else a for a in assessment.alternatives
    )
    return assessment.model_copy(update={"alternatives": changed})


def remove_alternative(assessment: Assessment, alternative: str) -> Assessment:
    """Return the assessment without the alternative; its answers are kept but count nowhere."""
    left = tuple(a for a in assessment.alternatives if a.id != alternative)
    recommended = None if assessment.recommended == alternative else assessment.recommended
    return assessment.model_copy(update={"alternatives": left, "recommended": recommended})


def recommend(assessment: Assessment, alternative: str | None) -> Assessment:
    """Return the assessment that recommends this alternative; None recommends none yet."""
    return assessment.model_copy(update={"recommended": alternative})


def add_group(assessment: Assessment, group: str) -> Assessment:
    """Return the assessment where this group of the catalogue is affected. Its rows start unanswered."""
    if any(g.id == group for g in assessment.groups):
        return assessment
    return _with_group(assessment, AffectedGroup(id=group))


def add_own_group(assessment: Assessment, name: str, catalogue: Iterable[str]) -> Assessment:
    """Return the assessment with an own group, under an id that no group of the catalogue has."""
    taken = {g.id for g in assessment.groups} | set(catalogue)
    added = AffectedGroup(id=slug_of(name, taken, "egen-grupp"), name=name.strip())
    return _with_group(assessment, added)


def add_combination(assessment: Assessment, parts: Sequence[str]) -> Assessment:
    """Return the assessment where the combination of these groups is a group of its own."""
    if any(set(g.parts) == set(parts) for g in assessment.groups):
        return assessment
    added = slug_of("-x-".join(parts), {g.id for g in assessment.groups})
    return _with_group(assessment, AffectedGroup(id=added, parts=tuple(parts)))


def change_group(assessment: Assessment, group: str, **fields: Any) -> Assessment:
    """Return the assessment with fields of one group changed: name, vulnerable, belongs_to, count or area."""
    changed = tuple(AffectedGroup(**{**dict(g), **fields}) if g.id == group else g for g in assessment.groups)
    return assessment.model_copy(update={"groups": changed})


def remove_group(assessment: Assessment, group: str) -> Assessment:
    """Return the assessment without the group; its answers are kept, count nowhere and can come back."""
    return assessment.model_copy(update={"groups": tuple(g for g in assessment.groups if g.id != group)})


def choose_depth(assessment: Assessment, checklist: str, depth: Depth | None) -> Assessment:
    """Return the assessment where the official chose this depth; None goes back to the suggested one."""
    return _with_depth(assessment, checklist, depth=depth)


def set_depth_reason(assessment: Assessment, checklist: str, reason: str) -> Assessment:
    """Return the assessment with the reason for the chosen depth."""
    return _with_depth(assessment, checklist, reason=reason)


def set_review(assessment: Assessment, **fields: Any) -> Assessment:
    """Return the assessment with the reviewing function or the day of the review changed."""
    return assessment.model_copy(update={"review": Review(**{**dict(assessment.review), **fields})})


def _with_group(assessment: Assessment, group: AffectedGroup) -> Assessment:
    return assessment.model_copy(update={"groups": (*assessment.groups, group)})


def _with_depth(assessment: Assessment, checklist: str, **fields: Any) -> Assessment:
    choice = DepthChoice(**{**dict(assessment.depths.get(checklist, DepthChoice())), **fields})
    rest = {k: v for k, v in assessment.depths.items() if k != checklist}
    depths = rest if choice == DepthChoice() else {**rest, checklist: choice}
    return assessment.model_copy(update={"depths": depths})
