"""Quality of the basis: what is unknown, what has support, and *Räcker underlaget?* (method, chapter 5).

Knows shares and thresholds. Says nothing about effects, as size and certainty are two different results.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from assessment.core.catalogue import ChecklistSet, Scale
from assessment.core.checklist import Checklist
from assessment.core.conditions import Facts, holds
from assessment.core.result import BasisResult, GroupResult, SufficiencyResult
from assessment.core.tally import Tally
from assessment.core.vocabulary import Confidence, Depth


def basis_of(tally: Tally, groups: Sequence[GroupResult], scale: Scale) -> BasisResult:
    """Return the quality of the basis over all rows that count, and the groups with too little known."""
    unknown, supported = tally.unknown_share, tally.supported_share
    limit = scale.thresholds.low_unknown.value
    unknown_groups = [g for g in groups if g.unknown_share is not None and g.unknown_share >= limit]
    confidence = _confidence(unknown, supported, scale)
    if any(g.vulnerable for g in unknown_groups):
        confidence = Confidence.LOW
    elif unknown_groups and confidence is Confidence.HIGH:
        confidence = Confidence.MEDIUM
    return BasisResult(
        unknown=unknown,
        supported=supported,
        confidence=confidence,
        unknown_groups=tuple(g.group for g in unknown_groups),
        counts=dict(tally.by_basis),
    )


def _confidence(unknown: Fraction | None, supported: Fraction | None, scale: Scale) -> Confidence:
    if unknown is None or supported is None:
        return Confidence.NONE
    limits = scale.thresholds
    if supported >= limits.high_basis.value and unknown < limits.high_unknown.value:
        return Confidence.HIGH
    if supported < limits.low_basis.value or unknown >= limits.low_unknown.value:
        return Confidence.LOW
    return Confidence.MEDIUM


def sufficiency(
    checklists: ChecklistSet, facts_of: Callable[[Checklist], Facts]
) -> tuple[SufficiencyResult, ...]:
    """Return the lines of *Räcker underlaget?* that apply, in checklist order.

    ``facts_of`` gives the facts as seen from a checklist, for the alternative that the first page is about.
    A line of a perspective with depth ingen does not apply.
    """
    lines = []
    for checklist in checklists.checklists:
        if not checklist.sufficiency:
            continue
        facts = facts_of(checklist)
        if checklist.is_perspective and facts.depths.get(checklist.id) is Depth.NONE:
            continue
        for item in checklist.sufficiency:
            if item.when is not None and not holds(item.when, facts):
                continue
            partly = item.partly is not None and holds(item.partly, facts)
            lines.append(
                SufficiencyResult(
                    checklist=checklist.id,
                    item=item.id,
                    question=item.question,
                    word=item.word(holds(item.yes, facts), partly),
                    mend_at=checklist.key(item.mend_at) if item.mend_at else "",
                )
            )
    return tuple(lines)
