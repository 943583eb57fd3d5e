"""What differs between two assessments, or two versions of one: the answers, everything else, and the result.

Knows stored answers and results as plain data. Judges nothing: neither of the two is the right one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import Field

from assessment.core.assessment import Assessment
from assessment.core.conflicts import conflicts_of
from assessment.core.flow import Flow
from assessment.core.points import points_of
from assessment.core.points_result import PointsResult
from assessment.core.result import Result
from assessment.core.result_document import PerspectiveLine, perspective_lines
from assessment.core.summary.points_chapters import between
from assessment.core.vocabulary import FlagState, Frozen, SufficiencyWord, YesNo

RATING: Final = "bedömning"
"""What a difference in a rating is called."""
_EFFECTS, _ANSWERS = "effekter", "svar"
_RATINGS = {"grupper": RATING, "med-åtgärd": "med-åtgärd"}
_STAMPS = frozenset({"format", "id", "daterad", "utgåvor", "försegling", "följer"})
"""What saving and versions write by themselves."""
_Found = tuple[tuple[str, ...], Any, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two: an assessment with what applies in it and its result."""

    assessment: Assessment
    flow: Flow
    result: Result


class AnswerDifference(Frozen):
    """One thing in one answer. A value that is not there is null."""

    question: str = Field(alias="fråga", description="checklista/fråga.")
    alternative: str | None = Field(alias="alternativ", description="Alternativets id, när det gäller ett.")
    group: str | None = Field(alias="grupp", description="Gruppens id, när det gäller en.")
    what: str = Field(alias="vad", description="bedömning, svar, motivering, varaktighet med mera.")
    before: Any = Field(alias="före", description="Värdet i den första; null när det saknas.")
    after: Any = Field(alias="efter", description="Värdet i den andra; null när det saknas.")
    counts: YesNo = Field(alias="räknas", description="ja: frågan ställs i någon av dem.")


class OtherDifference(Frozen):
    """One thing beside the answers: in the header, an alternative, a group, a measure and so on."""

    place: tuple[str, ...] = Field(alias="var", description="Nycklarna dit, till exempel grupper, elever.")
    before: Any = Field(alias="före", description="Värdet i den första; null när det saknas.")
    after: Any = Field(alias="efter", description="Värdet i den andra; null när det saknas.")


class PerspectiveDifference(Frozen):
    """One perspective and alternative whose result differs: status, numbers, gap, basis or groups."""

    perspective: str = Field(alias="perspektiv", description="Checklistans id.")
    alternative: str = Field(alias="alternativ", description="Alternativets id.")
    before: PerspectiveLine | None = Field(alias="före", description="Null när alternativet saknas.")
    after: PerspectiveLine | None = Field(alias="efter", description="Null när alternativet saknas.")


class FlagDifference(Frozen):
    """One stop flag that has another state."""

    flag: str = Field(alias="stoppflagga", description="Flaggans id.")
    checklist: str = Field(alias="checklista", description="Checklistan som flaggan står i.")
    alternative: str = Field(alias="alternativ", description="Alternativets id.")
    before: FlagState = Field(alias="före", description="tyst, öppen eller besvarad.")
    after: FlagState = Field(alias="efter", description="tyst, öppen eller besvarad.")


class SufficiencyDifference(Frozen):
    """One line of *Räcker underlaget?* that has another answer; null where it is not asked."""

    item: str = Field(alias="id", description="Radens id.")
    question: str = Field(alias="fråga", description="Frågan.")
    before: SufficiencyWord | None = Field(alias="före", description="ja, delvis eller nej.")
    after: SufficiencyWord | None = Field(alias="efter", description="ja, delvis eller nej.")


class PointsLine(Frozen):
    """What a checklist with points came to, as it is printed."""

    outcome: str = Field(alias="utfall", description="Vad svaren leder till; tomt när ett svar saknas.")
    scales: tuple[tuple[str, str, str], ...] = Field(
        alias="skalor",
        description="Skalans namn, dess poäng och dess nivå, tom när ett svar saknas.",
    )


class PointsDifference(Frozen):
    """One checklist with points that comes to something else."""

    checklist: str = Field(alias="checklista", description="Checklistans id.")
    before: PointsLine | None = Field(alias="före", description="Null när ingen fråga är besvarad.")
    after: PointsLine | None = Field(alias="efter", description="Null när ingen fråga är besvarad.")


class Differences(Frozen):
    """Everything that differs, in the order of the checklists."""

    format: Literal[1] = Field(default=1, description="Formatets version: 1.")
    same_matter: YesNo = Field(
        alias="samma-ärende", description="ja: samma bedömning, diarienummer eller ärendemening."
    )
    same_editions: YesNo = Field(
        alias="samma-utgåvor", description="ja: gjorda med samma utgåvor av checklistorna."
    )
    perspectives: tuple[PerspectiveDifference, ...] = Field(
        alias="perspektiv", description="Perspektiv och alternativ med olika resultat."
    )
    flags: tuple[FlagDifference, ...] = Field(alias="stoppflaggor", description="Stoppflaggor i olika läge.")
    ready: tuple[YesNo, YesNo] = Field(alias="kan-bli-klar", description="Före och efter.")
    sufficiency: tuple[SufficiencyDifference, ...] = Field(
        alias="räcker-underlaget", description="Rader med olika svar."
    )
    points: tuple[PointsDifference, ...] = Field(
        alias="poäng", description="Checklistor med poäng som kommer till något annat."
    )
    new_conflicts: tuple[str, ...] = Field(
        alias="nya-krockar", description="Nycklar för krockar som bara syns i den andra."
    )
    gone_conflicts: tuple[str, ...] = Field(
        alias="borta-krockar", description="Nycklar för krockar som bara syns i den första."
    )
    answers: tuple[AnswerDifference, ...] = Field(alias="svar", description="Olika svar.")
    others: tuple[OtherDifference, ...] = Field(alias="övrigt", description="Annat som skiljer sig.")

    @property
    def result_differs(self) -> bool:
        """True when the result is another, not only what it was reached from."""
        found = self.perspectives or self.flags or self.sufficiency or self.points
        return bool(found or self.ready[0] != self.ready[1])

    @property
    def none(self) -> bool:
        """True when the two say the same."""
        return not (self.result_differs or self.answers or self.others)


def differences_of(first: Compared, second: Compared) -> Differences:
    """Return what differs between two assessments that were scored with the same checklists."""
    found = list(_differences(_plain(first.assessment), _plain(second.assessment)))
    keys = [[c.key for c in conflicts_of(one.flow)] for one in (first, second)]
    return Differences(
        same_matter=_same_matter(first.assessment, second.assessment),
        same_editions=first.assessment.editions == second.assessment.editions,
        perspectives=tuple(_perspectives(first, second)),
        flags=tuple(_flags(first.result, second.result)),
        ready=(first.result.ready_allowed, second.result.ready_allowed),
        sufficiency=tuple(_sufficiency(first.result, second.result)),
        points=tuple(_points(first.flow, second.flow)),
        new_conflicts=tuple(k for k in keys[1] if k not in keys[0]),
        gone_conflicts=tuple(k for k in keys[0] if k not in keys[1]),
        answers=tuple(_answers(found, first.flow, second.flow)),
        others=tuple(
            OtherDifference(place=place, before=before, after=after)
            for place, before, after in found
            if place[0] not in (_EFFECTS, _ANSWERS)
        ),
    )


def _same_matter(first: Assessment, second: Assessment) -> bool:
    pairs = (
        (first.id, second.id),
        (first.case.diary_number.strip(), second.case.diary_number.strip()),
        (first.case.title.strip(), second.case.title.strip()),
    )
    return any(one and one == other for one, other in pairs)


def _plain(assessment: Assessment) -> dict[str, Any]:
    whole = assessment.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in whole.items() if key not in _STAMPS}


def _differences(before: Any, after: Any, place: tuple[str, ...] = ()) -> Iterator[_Found]:
    """Yield each place where two trees differ; list entries with ids are met by their ids."""
    if before == after:
        return
    parts = _parts(before, place), _parts(after, place)
    # An answer that only one of them has is told part by part, as its groups are; other things as a whole.
    if place[:1] in ((_EFFECTS,), (_ANSWERS,)):
        parts = ({} if before is None else parts[0], {} if after is None else parts[1])
    if parts[0] is None or parts[1] is None:
        yield place, before, after
        return
    for key in dict.fromkeys((*parts[0], *parts[1])):
        yield from _differences(parts[0].get(key), parts[1].get(key), (*place, key))


def _parts(tree: Any, place: tuple[str, ...]) -> dict[str, Any] | None:
    """Return what a tree consists of by name; None for a value that is compared as a whole."""
    if len(place) == _DEEPEST.get(place[0] if place else "", -1):
        return None
    if isinstance(tree, dict):
        return tree
    if isinstance(tree, list) and tree and all(isinstance(e, dict) and "id" in e for e in tree):
        return {str(e["id"]): e for e in tree}
    # At the top what was never filled in is left out of the file, but is as empty as a list without entries.
    return {} if tree is None and len(place) == 1 else None


_DEEPEST = {_EFFECTS: 5, _ANSWERS: 4}
"""Where a rating, or a value for one alternative or group, stands: it is told whole."""


def _answers(found: list[_Found], first: Flow, second: Flow) -> Iterator[AnswerDifference]:
    order = {c.key(q): place for place, (c, q) in enumerate(first.checklists.questions())}
    told = [_answer(*one, first, second) for one in found if one[0][0] in (_EFFECTS, _ANSWERS)]
    yield from sorted(told, key=lambda d: order.get(d.question, len(order)))


def _answer(place: tuple[str, ...], before: Any, after: Any, first: Flow, second: Flow) -> AnswerDifference:
    kind, question, *rest = place
    alternative: str | None = None
    group: str | None = None
    if kind == _EFFECTS:
        alternative, what, *groups = rest
        group = groups[0] if groups else None
    else:
        what, *at = rest
        if at:
            what = _ANSWERS
            alternative, group = _at(at[0], first, second)
    return AnswerDifference(
        question=question,
        alternative=alternative,
        group=group,
        what=_RATINGS.get(what, what),
        before=before,
        after=after,
        counts=first.applies(question) or second.applies(question),
    )


def _at(key: str, first: Flow, second: Flow) -> tuple[str | None, str | None]:
    """Return the alternative and the group that a value is given for."""
    alternative, _, group = key.partition("|")
    if group:
        return alternative, group
    known = {a.id for flow in (first, second) for a in flow.assessment.alternatives}
    return (key, None) if key in known else (None, key)


def _perspectives(before: Compared, after: Compared) -> Iterator[PerspectiveDifference]:
    one, other = (
        {(p.perspective, p.alternative): p for p in perspective_lines(c.result, c.flow.checklists.scale)}
        for c in (before, after)
    )
    for place in dict.fromkeys((*one, *other)):
        if one.get(place) != other.get(place):
            yield PerspectiveDifference(
                perspective=place[0],
                alternative=place[1],
                before=one.get(place),
                after=other.get(place),
            )


def _flags(before: Result, after: Result) -> Iterator[FlagDifference]:
    one = {(f.checklist, f.flag, f.alternative): f.state for f in before.flags}
    other = {(f.checklist, f.flag, f.alternative): f.state for f in after.flags}
    for place in dict.fromkeys((*one, *other)):
        states = one.get(place, FlagState.SILENT), other.get(place, FlagState.SILENT)
        if states[0] is not states[1]:
            yield FlagDifference(
                checklist=place[0], flag=place[1], alternative=place[2], before=states[0], after=states[1]
            )


def _points(before: Flow, after: Flow) -> Iterator[PointsDifference]:
    one, other = ({p.checklist: _pointed(p) for p in points_of(flow) if p.begun} for flow in (before, after))
    for checklist in dict.fromkeys((*one, *other)):
        if one.get(checklist) != other.get(checklist):
            yield PointsDifference(checklist=checklist, before=one.get(checklist), after=other.get(checklist))


def _pointed(found: PointsResult) -> PointsLine:
    return PointsLine(
        outcome=found.outcome.outcome.name if found.outcome else "",
        scales=tuple(
            (s.scale.name, between(s.points), s.level.name if s.level else "") for s in found.scales
        ),
    )


def _sufficiency(before: Result, after: Result) -> Iterator[SufficiencyDifference]:
    one, other = ({s.item: s for s in d.sufficiency} for d in (before, after))
    for item in dict.fromkeys((*one, *other)):
        words = tuple(side[item].word if item in side else None for side in (one, other))
        if words[0] is not words[1]:
            line = one.get(item) or other[item]
            yield SufficiencyDifference(item=item, question=line.question, before=words[0], after=words[1])
