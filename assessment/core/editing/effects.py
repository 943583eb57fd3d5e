"""Edits of effect answers: ratings, attributes, *lika för alla*, *samma som förslaget* (method, chapter 1).

Knows one question and alternative at a time. Which groups a question is asked for is handed to it.
"""

from collections.abc import Iterable
from typing import Any, Literal

from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.vocabulary import Basis, Both, Rating

Attribute = Literal[
    "duration",
    "reversibility",
    "basis",
    "reason",
    "sources",
    "likelihood",
    "long_term",
    "long_term_text",
]


def set_rating(
    assessment: Assessment, key: str, alternative: str, group: str, rating: Rating | None
) -> Assessment:
    """Return the assessment with the rating of one group; None makes the row unanswered."""
    effect = _effect(assessment, key, alternative)
    return _with(assessment, key, alternative, {"ratings": _rated(effect, (group,), rating)})


def set_uniform(assessment: Assessment, key: str, alternative: str, uniform: bool | None) -> Assessment:  # noqa: FBT001 - the answer ja or nej itself
    """Return the assessment with the answer to whether the effect is the same for all groups.

    The ratings stand: what was said for all is the start for each group, and nothing is lost by looking.
    """
    return _with(assessment, key, alternative, {"uniform": uniform, "same_as_proposal": False})


def set_uniform_rating(
    assessment: Assessment, key: str, alternative: str, groups: Iterable[str], rating: Rating | None
) -> Assessment:
    """Return the assessment with one rating for every group that is asked for now.

    A group that is added later is unanswered: *lika för alla* was said of those that were there.
    """
    effect = _effect(assessment, key, alternative)
    changes = {"ratings": _rated(effect, groups, rating), "uniform": True, "same_as_proposal": False}
    return _with(assessment, key, alternative, changes)


def set_both(
    assessment: Assessment, key: str, alternative: str, groups: Iterable[str], **parts: Any
) -> Assessment:
    """Return the assessment with parts of *både och* changed for these groups; other ratings are left alone.

    Args:
        assessment: The assessment to change.
        key: ``checklista/fråga``.
        alternative: The alternative's id.
        groups: The groups whose rating changes.
        **parts: better (1 or 2), worse (−1 or −2), better_text, worse_text.
    """
    effect = _effect(assessment, key, alternative)
    ratings = dict(effect.ratings)
    for group in groups:
        rating = ratings.get(group)
        if isinstance(rating, Both):
            ratings[group] = Both(**{**dict(rating), **parts})
    return _with(assessment, key, alternative, {"ratings": ratings})


def set_rating_with_measures(
    assessment: Assessment, key: str, alternative: str, group: str, rating: Rating | None
) -> Assessment:
    """Return the assessment with the rating that the row has once its measures are done."""
    effect = _effect(assessment, key, alternative)
    after = {g: r for g, r in effect.with_measures.items() if g != group}
    if rating is not None:
        after[group] = rating
    return _with(assessment, key, alternative, {"with_measures": after})


def set_both_with_measures(
    assessment: Assessment, key: str, alternative: str, group: str, **parts: Any
) -> Assessment:
    """Return the assessment with parts of *både och* changed in what the row is once its measures are done.

    ``parts`` are as in `set_both`. A row that is not *både och* with its measures is left alone.
    """
    rating = _effect(assessment, key, alternative).with_measures.get(group)
    if not isinstance(rating, Both):
        return assessment
    changed = Both(**{**dict(rating), **parts})
    return set_rating_with_measures(assessment, key, alternative, group, changed)


def set_attribute(
    assessment: Assessment, key: str, alternative: str, attribute: Attribute, value: Any
) -> Assessment:
    """Return the assessment with one attribute of the answer changed; None or an empty text empties it."""
    return _with(assessment, key, alternative, {attribute: value})


def same_as_proposal(
    assessment: Assessment, key: str, alternative: str, *, follow: bool = True
) -> Assessment:
    """Return the assessment where the alternative follows the proposal's answer, or no longer does.

    What the alternative had of its own is kept underneath and comes back when it stops following.
    """
    return _with(assessment, key, alternative, {"same_as_proposal": follow})


def rest_same_as_proposal(assessment: Assessment, keys: Iterable[str], alternative: str) -> Assessment:
    """Return the assessment where every question without a rating follows the proposal."""
    for key in keys:
        if not _effect(assessment, key, alternative).ratings:
            assessment = same_as_proposal(assessment, key, alternative)
    return assessment


def copy_reason(assessment: Assessment, key: str, alternative: str, to: Iterable[str]) -> Assessment:
    """Return the assessment with the reason and the sources of one answer in other questions as well.

    A question that already has a reason keeps it.
    """
    source = _effect(assessment, key, alternative)
    for other in to:
        target = _effect(assessment, other, alternative)
        changes = {
            "reason": target.reason if target.reason.strip() else source.reason,
            "sources": target.sources if target.sources.strip() else source.sources,
        }
        assessment = _with(assessment, other, alternative, changes)
    return assessment


def clear_effect(assessment: Assessment, key: str, alternative: str) -> Assessment:
    """Return the assessment where the question is unanswered for the alternative."""
    left = {a: e for a, e in assessment.effects.get(key, {}).items() if a != alternative}
    rest = {k: v for k, v in assessment.effects.items() if k != key}
    return assessment.model_copy(update={"effects": {**rest, key: left} if left else rest})


def set_section_basis(
    assessment: Assessment, checklist: str, section: str, basis: Basis | None
) -> Assessment:
    """Return the assessment with the basis that holds for a section's ratings where nothing else is said."""
    name = f"{checklist}/{section}"
    rest = {k: v for k, v in assessment.section_basis.items() if k != name}
    return assessment.model_copy(update={"section_basis": rest if basis is None else {**rest, name: basis}})


def _effect(assessment: Assessment, key: str, alternative: str) -> EffectAnswer:
    return assessment.effects.get(key, {}).get(alternative, EffectAnswer())


def _rated(effect: EffectAnswer, groups: Iterable[str], rating: Rating | None) -> dict[str, Rating]:
    changed = tuple(groups)
    rest = {g: r for g, r in effect.ratings.items() if g not in changed}
    return rest if rating is None else {**rest, **dict.fromkeys(changed, rating)}


def _with(assessment: Assessment, key: str, alternative: str, changes: dict[str, Any]) -> Assessment:
    effect = EffectAnswer(**{**dict(_effect(assessment, key, alternative)), **changes})
    if effect == EffectAnswer():
        return clear_effect(assessment, key, alternative)
    effects = {**assessment.effects, key: {**assessment.effects.get(key, {}), alternative: effect}}
    return assessment.model_copy(update={"effects": effects})
