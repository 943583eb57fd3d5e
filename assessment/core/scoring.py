"""The whole result of an assessment in one pass over its rows (method, chapters 2–6, 8 and 10).

Puts the chapters together in their order. Decides nothing itself.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assessment.core.alternatives import comparisons_of
from assessment.core.assessment import Assessment
from assessment.core.basis import basis_of, sufficiency
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.extent import bands_of, compared, group_result, headline, most_helped, worst_hit
from assessment.core.facts import ScoredFacts
from assessment.core.flags import flags_of, lowering
from assessment.core.flow import Flow, flow_of
from assessment.core.gap import gap_of
from assessment.core.missing import missing_of
from assessment.core.result import FlagResult, PerspectiveResult, Profile, Result, TraceLine
from assessment.core.rows import Row
from assessment.core.status import possible_statuses, status_of
from assessment.core.tally import Tally, line_of
from assessment.core.vocabulary import Depth, Status


def score(
    assessment: Assessment,
    checklists: ChecklistSet,
    flow: Flow | None = None,
    earlier: tuple[Flow, Result] | None = None,
) -> Result:
    """Return the whole result.

    Args:
        assessment: The answers.
        checklists: The checklists, groups and constants they are scored with.
        flow: What applies, when it is already known; it must be that of the same two.
        earlier: A flow with its result, mostly that of the answers before the last one. What hangs on the
            same rows is taken from there instead of being counted again; the result is the same without it.
    """
    flow = flow or flow_of(assessment, checklists)
    scored, flags, facts = _judged(flow, earlier)
    missing = missing_of(flow, flags)
    leading = assessment.leading
    return Result(
        perspectives={place: _lowered(result, flags) for place, result in scored.items()},
        flags=flags,
        comparisons=comparisons_of(flow.rows, [a.id for a in assessment.alternatives], list(flow.groups)),
        missing=missing,
        ready_allowed=not missing,
        sufficiency=sufficiency(checklists, partial(facts, alternative=leading.id if leading else None)),
    )


def perspectives_of(flow: Flow) -> dict[tuple[str, str], PerspectiveResult]:
    """Return the result of every perspective and alternative as `score` does, and nothing else of it."""
    return perspectives_and_flags(flow)[0]


def perspectives_and_flags(
    flow: Flow,
) -> tuple[dict[tuple[str, str], PerspectiveResult], tuple[FlagResult, ...]]:
    """Return the result of every perspective and alternative, and every flag, as `score` does."""
    scored, flags, _ = _judged(flow)
    return {place: _lowered(result, flags) for place, result in scored.items()}, flags


def _judged(
    flow: Flow, earlier: tuple[Flow, Result] | None = None
) -> tuple[dict[tuple[str, str], PerspectiveResult], tuple[FlagResult, ...], ScoredFacts]:
    """Return the perspectives by the rule alone, the flags, and the facts that they were asked about."""
    known = _standing(flow, *earlier) if earlier else {}
    scored = {}
    for (checklist, alternative), rows in _rows_by_place(flow):
        place = checklist.id, alternative
        scored[place] = known.get(place) or _scored(flow, checklist, alternative, rows)
    facts = ScoredFacts(flow, scored)
    return scored, flags_of(flow, facts), facts


def _standing(flow: Flow, before: Flow, result: Result) -> dict[tuple[str, str], PerspectiveResult]:
    """Return the perspectives of an earlier result that everything they are counted from still gives."""
    if (
        before.checklists is not flow.checklists
        or before.depths != flow.depths
        or before.depth_reasons != flow.depth_reasons
        or before.answers != flow.answers
    ):
        return {}
    rows = {(c.id, alternative): found for (c, alternative), found in _rows_by_place(before)}
    return {
        place: found
        for (checklist, alternative), now in _rows_by_place(flow)
        # A word that an open flag has changed is not by the rule alone.
        if now == rows.get(place := (checklist.id, alternative))
        and (found := result.perspectives.get(place))
        and not found.lowered_by
    }


def _rows_by_place(flow: Flow) -> list[tuple[tuple[Checklist, str], list[Row]]]:
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in flow.rows:
        by_place[row.perspective, row.alternative].append(row)
    return [
        ((checklist, alternative.id), by_place.get((checklist.id, alternative.id), []))
        for checklist in flow.checklists.perspectives
        for alternative in flow.assessment.rated_alternatives
    ]


def _scored(flow: Flow, checklist: Checklist, alternative: str, rows: Sequence[Row]) -> PerspectiveResult:
    scale = flow.checklists.scale
    screened_out = flow.depths[checklist.id] is Depth.NONE and bool(flow.depth_reasons[checklist.id])
    tally, before = _profile(flow, checklist, alternative, rows)
    tally_after, after = tally, None
    if any(r.after is not r.rating and r.after != r.rating for r in rows):
        tally_after, after = _profile(flow, checklist, alternative, [r.with_measures() for r in rows])
    status = status_of(tally_after, scale, screened_out=screened_out)
    return PerspectiveResult(
        perspective=checklist.id,
        alternative=alternative,
        status=status,
        status_by_rule=status,
        status_before=status_of(tally, scale, screened_out=screened_out),
        possible=possible_statuses(tally_after, scale, screened_out=screened_out),
        possible_before=possible_statuses(tally, scale, screened_out=screened_out),
        lowered_by=(),
        harm=before.harm,
        benefit=before.benefit,
        harm_bands=before.harm_bands,
        benefit_bands=before.benefit_bands,
        worst=before.worst,
        best=before.best,
        gravest=(after or before).gravest,
        gap=before.gap,
        basis=before.basis,
        groups=before.groups,
        gravest_before=before.gravest,
        after=after,
    )


def _profile(
    flow: Flow, checklist: Checklist, alternative: str, rows: Sequence[Row]
) -> tuple[Tally, Profile]:
    scale = flow.checklists.scale
    lines = [line_of(r) for r in rows]
    by_group: dict[str, list[TraceLine]] = defaultdict(list)
    by_question: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        by_group[line.row.group].append(line)
        by_question[line.row.question].append(line.row)
    whole = Tally()
    groups = []
    for name in flow.groups:
        if name in by_group:
            tally = Tally().add(by_group[name])
            whole.merge(tally)
            groups.append(group_result(by_group[name], tally))
    heads = compared(groups)
    harm, benefit = headline([g.harm for g in heads]), headline([g.benefit for g in heads])
    return whole, Profile(
        harm=harm,
        benefit=benefit,
        harm_bands=bands_of(harm, scale),
        benefit_bands=bands_of(benefit, scale),
        worst=worst_hit(heads),
        best=most_helped(heads),
        gravest=gravest_of(lines),
        gap=gap_of(checklist, by_question, flow.answers, alternative),
        basis=basis_of(whole, groups, scale),
        groups=tuple(groups),
    )


def gravest_of(lines: Sequence[TraceLine]) -> TraceLine | None:
    """Return the row named beside the status: gravest certain severity, utsatt, weight, order.

    ``lines`` are in checklist order. In one question the reference group is named last.
    """
    order = {q: -i for i, q in enumerate(dict.fromkeys(line.row.question for line in lines))}
    worse = (line for line in lines if line.severity is not None)
    return max(worse, key=lambda line: _gravity(line, order[line.row.question]), default=None)


def _gravity(line: TraceLine, place: int) -> tuple[int, bool, int, int, bool]:
    row = line.row
    return (line.severity.rank if line.severity else 0, row.vulnerable, row.weight, place, not row.reference)


def _lowered(result: PerspectiveResult, flags: Sequence[FlagResult]) -> PerspectiveResult:
    """Return the result with *Stärker* shown as *Blandat* while an open flag belongs to the perspective."""
    if result.status_by_rule is not Status.STRENGTHENS:
        return result
    open_flags = lowering(result.perspective, result.alternative, flags)
    return replace(result, status=Status.MIXED, lowered_by=open_flags) if open_flags else result
