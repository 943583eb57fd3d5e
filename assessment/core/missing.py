"""What keeps an assessment a draft: reasons, underlag, open stop flags and nothing else (method, chapter 10).

Knows what is needed and where it is mended. Says nothing about what would be a good reason.
"""

from collections.abc import Iterable, Iterator

from assessment.core.assessment import EffectAnswer
from assessment.core.flow import Flow
from assessment.core.groups import Group
from assessment.core.result import FlagResult, MissingAnswer
from assessment.core.sources import Asked, effect_of
from assessment.core.vocabulary import Basis, Both, Depth, FlagState, Rating, RatingWord

REASON = "motivering"
BASIS = "underlag"
FLAG = "flagga"


def missing_of(flow: Flow, flags: Iterable[FlagResult]) -> tuple[MissingAnswer, ...]:
    """Return everything that is missing: depths, rows in checklist order, open flags of the leading one.

    Empty exactly when the assessment may be marked *klar för nämnden*.
    """
    leading = flow.assessment.leading
    return (
        *_depths(flow),
        *_rows(flow),
        *(
            MissingAnswer(FLAG, f.missing[0], f.alternative, (), None)
            for f in flags
            if f.state is FlagState.OPEN and leading is not None and f.alternative == leading.id
        ),
    )


def needs_reason(rating: Rating | None, effect: EffectAnswer) -> bool:
    """Return True when the rating needs a reason and has none.

    Needed for 0, ±2, *inte relevant* and both; the two texts of *both* are a reason.
    """
    if effect.reason.strip():
        return False
    if isinstance(rating, Both):
        return not (rating.better_text.strip() and rating.worse_text.strip())
    return rating in _NEEDS_REASON


_NEEDS_REASON = frozenset({-2, 0, 2, RatingWord.NOT_RELEVANT})


def _depths(flow: Flow) -> Iterator[MissingAnswer]:
    for checklist in flow.checklists.perspectives:
        if flow.depths[checklist.id] is Depth.NONE and not flow.depth_reasons[checklist.id]:
            yield MissingAnswer(REASON, checklist.key(checklist.screening[0]), None, (), None)


def _rows(flow: Flow) -> Iterator[MissingAnswer]:
    for item in flow.asked:
        groups = _own_rows(item, flow)
        default = flow.assessment.section_basis.get(f"{item.checklist.id}/{item.section.id}")
        for alternative in flow.assessment.rated_alternatives:
            stored = flow.assessment.effects.get(item.key, {}).get(alternative.id)
            proposal = flow.assessment.proposal
            if stored is not None and stored.same_as_proposal and proposal != alternative:
                # What the proposal lacks is mended there, once.
                continue
            effect = effect_of(flow.assessment, item.key, alternative.id, item.older)
            if effect is not None:
                yield from _answer(item.key, alternative.id, groups, effect, default)


def _own_rows(item: Asked, flow: Flow) -> tuple[Group, ...]:
    """Return the groups whose rows have their answer here, not at the question that shares its rows."""
    return tuple(g for g in item.groups if flow.answered_at(item.key, g.id) == item.key)


def _answer(
    key: str, alternative: str, groups: tuple[Group, ...], effect: EffectAnswer, default: Basis | None
) -> Iterator[MissingAnswer]:
    ratings = {g.id: effect.ratings[g.id] for g in groups if g.id in effect.ratings}
    unreasoned = [g for g, r in ratings.items() if needs_reason(r, effect)]
    if unreasoned:
        yield _at(REASON, key, alternative, unreasoned, ratings)
    rated = [g for g, r in ratings.items() if isinstance(r, int | Both)]
    if rated and effect.basis is None and default is None:
        yield _at(BASIS, key, alternative, rated, ratings)


def _at(
    kind: str, key: str, alternative: str, groups: list[str], ratings: dict[str, Rating]
) -> MissingAnswer:
    first = ratings[groups[0]]
    same = all(ratings[g] == first for g in groups)
    return MissingAnswer(kind, key, alternative, tuple(groups), first if same else None)
