"""Generated checklists and assessments: few questions and groups, everything that an answer can be.

Small on purpose. What breaks a rule breaks it with two questions and two groups as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from assessment.core.assessment import Answer, Assessment, Cells, EffectAnswer
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.result import Result
from assessment.core.rows import Row
from assessment.core.scoring import score
from assessment.core.vocabulary import AnswerType, Basis, Both, Duration, Rating, Reversibility
from tests.factory import (
    NOT_RELEVANT,
    REFERENCE,
    UNKNOWN,
    assessment_with,
    both,
    checklist_set,
    effect,
    measure,
    perspective,
    question,
)

RATED: tuple[Rating, ...] = (-2, -1, 0, 1, 2, both(1, -1), both(1, -2), both(2, -1), both(2, -2))
OPEN: tuple[Rating | None, ...] = (None, UNKNOWN)
ANY_RATING: tuple[Rating | None, ...] = (*RATED, *OPEN, NOT_RELEVANT)
DURATIONS: tuple[Duration | None, ...] = (None, *Duration)
REVERSIBILITIES: tuple[Reversibility | None, ...] = (None, *Reversibility)
BASES: tuple[Basis | None, ...] = (None, *Basis)

CROSSED = AffectedGroup(id="flickor-fn", name="Flickor × fn", parts=("flickor", "funktionsnedsattning"))
OWN = AffectedGroup.model_validate(
    {"id": "anpassad", "namn": "Elever i anpassad", "hör-till": "barn", "utsatt": "ja"}
)
GROUPS: tuple[str | AffectedGroup, ...] = ("elever", "barn-utan-bil", "aldre", "pendlare", OWN, CROSSED)
SEXES = ("kvinnor", "man", "flickor", "pojkar")

Weights = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Size:
    """At most so many of each; there is always one of each, and the reference group beside the groups."""

    perspectives: int = 2
    questions: int = 3
    alternatives: int = 2
    groups: int = 3


@dataclass(frozen=True, repr=False)
class Drawn:
    """A generated assessment with the checklists it was made for."""

    assessment: Assessment
    checklists: ChecklistSet

    def __repr__(self) -> str:
        """Return what a failing example differs in: weights and answers."""
        asked = {c.key(q): q.weight for c in self.checklists.checklists for q in c.effects()}
        return f"{asked} {self.assessment.model_dump_json(by_alias=True, exclude_defaults=True)}"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: FBT001 - as Hypothesis calls it
        printer.text(repr(self))

    def score(self) -> Result:
        """Return its result."""
        return score(self.assessment, self.checklists)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows that apply."""
        return flow_of(self.assessment, self.checklists).rows

    def rated_as(self, row: Row, rating: Rating | None) -> "Drawn":
        """Return the same with another rating in one row."""
        answer = self._answer(row)
        ratings: dict[str, Rating] = {g: r for g, r in answer.ratings.items() if g != row.group}
        if rating is not None:
            ratings[row.group] = rating
        return self._answered(row, answer.model_copy(update={"ratings": ratings}))

    def with_attributes(self, row: Row, **keys: Any) -> "Drawn":
        """Return the same with other attributes for the row's question and alternative."""
        return self._answered(row, self._answer(row).model_copy(update=keys))

    def changed(self, **keys: Any) -> "Drawn":
        """Return the same with other fields of the assessment."""
        return Drawn(self.assessment.model_copy(update=keys), self.checklists)

    def _answer(self, row: Row) -> EffectAnswer:
        return self.assessment.effects.get(row.question, {}).get(row.alternative, EffectAnswer())

    def _answered(self, row: Row, answer: EffectAnswer) -> "Drawn":
        effects = {k: dict(v) for k, v in self.assessment.effects.items()}
        effects.setdefault(row.question, {})[row.alternative] = answer
        return self.changed(effects=effects)


@lru_cache(maxsize=4096)
def checklists_of(weights: Weights, *, pairs: bool = False, shared: bool = False) -> ChecklistSet:
    """Perspectives p0, p1 … with questions f0, f1 …; every second question is asked of children only.

    With ``pairs`` the gap is that between the sexes; with ``shared`` the first question of p1 has the rows of
    that of p0.
    """
    made = []
    for place, own in enumerate(weights):
        questions = [
            effect(
                f"f{n}",
                weight,
                groups={"tagg": "barn"} if n % 2 and not pairs else None,
                theme="tema" if pairs else "",
                shares_rows_with="p0/f0" if shared and place == 1 and n == 0 else None,
            )
            for n, weight in enumerate(own)
        ]
        keys: dict[str, Any] = {"order": place}
        if pairs:
            par = [["kvinnor", "man"], ["flickor", "pojkar"]]
            keys["worse_off_today"] = {"fråga": "samst", "svar": "vem", "par": par}
        made.append(perspective(f"p{place}", *questions, question("samst", AnswerType.TABLE), **keys))
    return checklist_set(*made)


def weights(size: Size) -> st.SearchStrategy[Weights]:
    """Weights 1–3 of up to so many questions in up to so many perspectives."""
    own = st.lists(st.integers(1, 3), min_size=1, max_size=size.questions).map(tuple)
    return st.lists(own, min_size=1, max_size=size.perspectives).map(tuple)


@st.composite
def cases(
    draw: st.DrawFn,
    size: Size = Size(),
    *,
    ratings: Sequence[Rating | None] = ANY_RATING,
    empty_attributes: bool = True,
    measures: bool = True,
    shared: bool = False,
) -> Drawn:
    """An assessment in which any row may be anything of ``ratings``."""
    checklists = checklists_of(draw(weights(size)), shared=shared)
    chosen = draw(st.lists(st.sampled_from(GROUPS), max_size=size.groups, unique_by=str))
    named = [PROPOSAL, *(f"b{n}" for n in range(draw(st.integers(0, size.alternatives - 1))))]
    assessment = assessment_with(groups=chosen, alternatives=(BASELINE, *named))
    drawn = Drawn(assessment, checklists)
    rows = flow_of(assessment, checklists).rows
    given = draw(st.lists(st.sampled_from(ratings), min_size=len(rows), max_size=len(rows)))
    by_answer: dict[tuple[str, str], dict[str, Rating]] = {(r.question, r.alternative): {} for r in rows}
    for row, rating in zip(rows, given, strict=True):
        if rating is not None:
            by_answer[row.question, row.alternative][row.group] = rating
    first = 0 if empty_attributes else 1
    attributes = st.tuples(
        st.sampled_from(DURATIONS[first:]),
        st.sampled_from(REVERSIBILITIES[first:]),
        st.sampled_from(BASES),
    )
    effects: dict[str, dict[str, EffectAnswer]] = {}
    for (key, alternative), own in by_answer.items():
        duration, reversibility, basis = draw(attributes)
        effects.setdefault(key, {})[alternative] = EffectAnswer(
            ratings=own, duration=duration, reversibility=reversibility, basis=basis
        )
    drawn = drawn.changed(effects=effects)
    return draw(measured(drawn, rows)) if measures and rows else drawn


@st.composite
def measured(draw: st.DrawFn, drawn: Drawn, rows: Sequence[Row]) -> Drawn:
    """The same with up to two measures, each naming up to three rows that it gives other ratings."""
    made = []
    for place in range(draw(st.integers(0, 2))):
        named = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=3, unique=True))
        for row in named:
            rating = draw(st.sampled_from((*RATED, UNKNOWN, NOT_RELEVANT)))
            after = {**drawn._answer(row).with_measures, row.group: rating}
            drawn = drawn.with_attributes(row, with_measures=after)
        refs = [(r.question, r.alternative, r.group) for r in named]
        made.append(measure(*refs, id=f"m{place}", decided=draw(st.booleans())))
    return drawn.changed(measures=tuple(made))


@st.composite
def sex_cases(draw: st.DrawFn) -> Drawn:
    """An assessment of women and men, girls and boys, with an answer to who is worse off today."""
    checklists = checklists_of(draw(weights(Size(perspectives=1, questions=2))), pairs=True)
    rating = st.sampled_from(ANY_RATING)
    ratings: dict[str, Mapping[str, Rating | None]] = {
        checklists.checklists[0].key(q): {g: draw(rating) for g in (REFERENCE, *SEXES)}
        for q in checklists.checklists[0].effects()
    }
    today = draw(st.sampled_from(("kvinnor", "man", "lika", "vet-inte", "")))
    row: Cells = {"rad": "tema", "vem": today}
    answers = {"p0/samst": Answer(value=(row,))}
    return Drawn(assessment_with(ratings, groups=SEXES, answers=answers), checklists)


def parts(rating: Rating) -> tuple[int, int]:
    """The worse and the better part of a rated row, written without the core."""
    if isinstance(rating, Both):
        return rating.worse, rating.better
    number = int(rating)
    return min(number, 0), max(number, 0)


def lower_than(rating: Rating) -> list[Rating]:
    """Every rating that is no better in either part, and worse in one."""
    worse, better = parts(rating)
    found = []
    for other in RATED:
        other_worse, other_better = parts(other)
        if other_worse <= worse and other_better <= better and other != rating:
            found.append(other)
    return found
