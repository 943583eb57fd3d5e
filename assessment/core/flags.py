"""Stop flags: what needs an answer before the assessment is klar (method, chapter 10).

Knows conditions and required answers, not what a flag is about. A flag never enters the rule of status.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assessment.core.checklist import Checklist, RequireAll, RequireAny, StopFlag
from assessment.core.conditions import Facts, answer_values, holds
from assessment.core.flow import Flow
from assessment.core.result import FlagResult
from assessment.core.rows import Row
from assessment.core.vocabulary import Depth, FlagState

FactsOf = Callable[[Checklist, str, tuple[str, ...]], Facts]
"""The facts as seen from a checklist, at an alternative, for a flag that belongs to these perspectives."""


def flags_of(flow: Flow, facts_of: FactsOf) -> tuple[FlagResult, ...]:
    """Return every flag for every rated alternative, silent ones too, in checklist order.

    Facts are those of the ratings before measures. A flag of a perspective with depth ingen is silent.
    """
    alternatives = [a.id for a in flow.assessment.rated_alternatives]
    return tuple(
        flag_of(Place(flow, checklist, alternative), flag, facts_of)
        for checklist in flow.checklists.checklists
        for flag in checklist.stop_flags
        for alternative in alternatives
    )


def belongs_to(checklist: Checklist, flag: StopFlag) -> tuple[str, ...]:
    """Return the perspectives that the flag belongs to: those it lists, else the one it stands in."""
    return flag.belongs_to or ((checklist.id,) if checklist.is_perspective else ())


def lowering(perspective: str, alternative: str, flags: Iterable[FlagResult]) -> tuple[str, ...]:
    """Return the open flags that let *Stärker* be shown as *Blandat* (method, chapter 6)."""
    return tuple(
        f.flag
        for f in flags
        if f.state is FlagState.OPEN and f.alternative == alternative and perspective in f.perspectives
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a flag is looked at. ``changed`` are rows that have other answers than in the flow."""

    flow: Flow
    checklist: Checklist
    alternative: str
    changed: Mapping[tuple[str, str], Row] = field(default_factory=dict)

    @property
    def screened_out(self) -> bool:
        """True in a perspective with depth ingen."""
        return self.checklist.is_perspective and self.flow.depths[self.checklist.id] is Depth.NONE

    def answered(self, name: str) -> bool:
        """Return True when the question has an answer at the alternative; hidden ones have none."""
        key = self.checklist.key(name)
        if not self.flow.applies(key):
            return False
        answer = self.flow.answers.get(key)
        alternatives = frozenset(a.id for a in self.flow.assessment.alternatives)
        if answer is not None and answer_values(answer, self.alternative, alternatives):
            return True
        return bool(self.flow.tables(key)) or self._rated(key)

    def _rated(self, key: str) -> bool:
        # An effect question is answered when no row is left unanswered.
        if not self.flow.asked_for(key):
            return False
        rows = (r for r in self.flow.rows if r.question == key and r.alternative == self.alternative)
        return all(self.changed.get((r.question, r.group), r).answered for r in rows)


def flag_of(place: Place, flag: StopFlag, facts_of: FactsOf) -> FlagResult:
    """Return the state of one flag at one alternative, and the answers that it still needs."""
    perspectives = belongs_to(place.checklist, flag)
    state = FlagState.SILENT
    missing: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    if not place.screened_out and holds(
        flag.when, facts_of(place.checklist, place.alternative, perspectives)
    ):
        missing = tuple(dict.fromkeys(_missing(flag.requires, place)))
        answers = tuple(k for k in required(flag.requires, place.checklist) if place.answered(k))
        state = FlagState.OPEN if missing else FlagState.ANSWERED
    return FlagResult(
        checklist=place.checklist.id,
        flag=flag.id,
        alternative=place.alternative,
        state=state,
        perspectives=perspectives,
        missing=missing,
        answers=answers,
    )


Part = str | RequireAll | RequireAny


def _missing(requires: Part, place: Place) -> list[str]:
    """Return the questions still to answer; of ``någon`` all of them until one is answered."""
    if isinstance(requires, str):
        return [] if place.answered(requires) else [place.checklist.key(requires)]
    if isinstance(requires, RequireAll):
        return [key for part in requires.all_of for key in _missing(part, place)]
    parts = [_missing(part, place) for part in requires.any_of]
    return [key for part in parts for key in part] if all(parts) else []


def required(requires: Part, checklist: Checklist) -> tuple[str, ...]:
    """Return every question that the flag names, once each, as ``checklista/fråga``."""
    return tuple(dict.fromkeys(checklist.key(name) for name in _named(requires)))


def _named(requires: Part) -> Iterator[str]:
    if isinstance(requires, str):
        yield requires
        return
    for part in requires.all_of if isinstance(requires, RequireAll) else requires.any_of:
        yield from _named(part)
