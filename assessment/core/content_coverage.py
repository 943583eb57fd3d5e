"""Which parts of the checklists the scenarios try: flags, statuses, conditions, questions and answers.

Knows flows and results of assessments that were tried. Knows no file, and not what they should give.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.condition import AllOf, AnyOf, Condition
from assessment.core.conditions import Facts, RowIndex, holds
from assessment.core.facts import ScoredFacts
from assessment.core.flags import belongs_to
from assessment.core.flow import Flow
from assessment.core.result import Result
from assessment.core.vocabulary import Depth, FlagState, Status, Track

Tried = tuple[Flow, Result]
"""One assessment that was tried: what applied in it, and what it gave."""

_FLAG_STATES = tuple(s.value for s in (FlagState.OPEN, FlagState.ANSWERED, FlagState.SILENT))
_HELD, _NOT_HELD = "sant", "falskt"
_ASKED, _ANSWERED = "ställd", "besvarad"
_SHOWN = "visat"
_CHOSEN = "valt"


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of content: how much there is, and what is not tried.

    ``lacking`` names each thing that is not wholly tried, with what has never happened to it.
    """

    total: int
    lacking: Mapping[str, tuple[str, ...]]

    @property
    def covered(self) -> int:
        """How many of the things are wholly tried."""
        return self.total - len(self.lacking)


@dataclass(frozen=True, slots=True)
class ContentCoverage:
    """What the assessments tried. Unused options are for information: some only repeat another's effect."""

    assessments: int
    flags: Part
    statuses: Part
    conditions: Part
    questions: Part
    options: Part

    @property
    def complete(self) -> bool:
        """True when every flag, status, condition and question is wholly tried."""
        return not any(p.lacking for p in (self.flags, self.statuses, self.conditions, self.questions))


def content_coverage(checklists: ChecklistSet, tried: Iterable[Tried]) -> ContentCoverage:
    """Return what the assessments try of the checklists.

    A flag is tried when it was open, answered and silent; a condition, and each part of a combined one, when
    it held somewhere and did not hold somewhere else where it was asked; a question when it was asked and
    answered. Retired questions are left out.
    """
    seen = _Seen()
    for flow, result in tried:
        seen.take(flow, result)
    flags = [f"{c.id}/{f.id}" for c in checklists.checklists for f in c.stop_flags]
    conditions = [
        name for owner, condition in _conditions(checklists) for name, _ in _parts(owner, condition)
    ]
    asked = [(c.key(q), q) for c, q in checklists.questions() if not q.retired]
    options = [_option(key, o.id) for key, q in asked for o in q.all_options]
    return ContentCoverage(
        assessments=seen.number,
        flags=_part(flags, _FLAG_STATES, seen.flags),
        statuses=_part([s.value for s in Status], (_SHOWN,), seen.statuses),
        conditions=_part(conditions, (_HELD, _NOT_HELD), seen.conditions),
        questions=_part([key for key, _ in asked], (_ASKED, _ANSWERED), seen.questions),
        options=_part(options, (_CHOSEN,), seen.options),
    )


def _part(names: Iterable[str], wanted: tuple[str, ...], seen: Mapping[str, set[str]]) -> Part:
    every = tuple(dict.fromkeys(names))
    found = {name: tuple(word for word in wanted if word not in seen[name]) for name in every}
    return Part(len(every), {name: words for name, words in found.items() if words})


def _option(question: str, option: str) -> str:
    return f"{question}: {option}"


def _conditions(checklists: ChecklistSet) -> Iterator[tuple[str, Condition]]:
    """Yield every condition with the name of where it stands."""
    for checklist in checklists.checklists:
        for question in checklist.questions():
            if question.when is not None and not question.retired:
                yield f"{checklist.key(question)} (när", question.when
        for flag in checklist.stop_flags:
            yield f"{checklist.id}/{flag.id} (när", flag.when
        for item in checklist.sufficiency:
            for word, condition in (("när", item.when), ("ja", item.yes), ("delvis", item.partly)):
                if condition is not None:
                    yield f"{checklist.id}/{item.id} ({word}", condition


def _parts(name: str, condition: Condition, place: str = "") -> Iterator[tuple[str, Condition]]:
    """Yield the condition, and after it the parts that it is combined of, each with its place."""
    yield f"{name}, del {place})" if place else f"{name})", condition
    inner: tuple[Condition, ...] = ()
    if isinstance(condition, AllOf):
        inner = condition.all_of
    elif isinstance(condition, AnyOf):
        inner = condition.any_of
    for number, part in enumerate(inner, start=1):
        yield from _parts(name, part, f"{place}.{number}" if place else str(number))


class _Seen:
    """What has happened in the assessments so far."""

    def __init__(self) -> None:
        self.number = 0
        self.flags: dict[str, set[str]] = defaultdict(set)
        self.statuses: dict[str, set[str]] = defaultdict(set)
        self.conditions: dict[str, set[str]] = defaultdict(set)
        self.questions: dict[str, set[str]] = defaultdict(set)
        self.options: dict[str, set[str]] = defaultdict(set)

    def take(self, flow: Flow, result: Result) -> None:
        """Add what happened in one assessment."""
        self.number += 1
        for flag in result.flags:
            self.flags[f"{flag.checklist}/{flag.flag}"].add(flag.state.value)
        for found in result.perspectives.values():
            self.statuses[found.status.value].add(_SHOWN)
        facts = ScoredFacts(flow, result.perspectives)
        leading = flow.assessment.leading
        for checklist in flow.checklists.checklists:
            self._take_questions(flow, checklist, replace(facts(checklist, None), rows=RowIndex(flow.rows)))
            if flow.depths.get(checklist.id) is Depth.NONE:
                continue
            for flag_ in checklist.stop_flags:
                for alternative in flow.assessment.rated_alternatives:
                    seen_from = facts(checklist, alternative.id, belongs_to(checklist, flag_))
                    self._take_condition(f"{checklist.id}/{flag_.id} (när", flag_.when, seen_from)
            self._take_sufficiency(checklist, facts(checklist, leading.id if leading else None))

    def _take_questions(self, flow: Flow, checklist: Checklist, facts: Facts) -> None:
        screening = len(checklist.screening)
        for place, question in enumerate(checklist.questions()):
            key = checklist.key(question)
            if question.when is not None and (place < screening or _in_track(flow, checklist, question)):
                self._take_condition(f"{key} (när", question.when, facts)
            if not flow.applies(key):
                continue
            self.questions[key].add(_ASKED)
            if _answered(flow, key):
                self.questions[key].add(_ANSWERED)
            answer = flow.answers.get(key)
            for value in () if answer is None else (answer.value, *answer.per.values()):
                for chosen in value if isinstance(value, tuple) else (value,):
                    self.options[_option(key, str(chosen))].add(_CHOSEN)

    def _take_sufficiency(self, checklist: Checklist, facts: Facts) -> None:
        for item in checklist.sufficiency:
            name = f"{checklist.id}/{item.id}"
            if item.when is not None:
                self._take_condition(f"{name} (när", item.when, facts)
                if not holds(item.when, facts):
                    continue
            self._take_condition(f"{name} (ja", item.yes, facts)
            if item.partly is not None:
                self._take_condition(f"{name} (delvis", item.partly, facts)

    def _take_condition(self, name: str, condition: Condition, facts: Facts) -> None:
        for place, part in _parts(name, condition):
            self.conditions[place].add(_HELD if holds(part, facts) else _NOT_HELD)


def _in_track(flow: Flow, checklist: Checklist, question: Question) -> bool:
    depth = flow.depths.get(checklist.id, Depth.FULL)
    return depth is not Depth.NONE and (depth is Depth.FULL or question.track is Track.SHORT)


def _answered(flow: Flow, key: str) -> bool:
    answer = flow.answers.get(key)
    if (answer is not None and answer.given) or flow.tables(key):
        return True
    rated = {r.alternative for r in flow.rows if r.question == key and r.answered}
    return bool(rated)
