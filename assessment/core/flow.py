"""Which questions apply now, at which depth, for which groups: the journey recomputed from the answers.

Method, chapter 1. Knows conditions and answers; counts and judges nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessment.core.assessment import Answer, Assessment, Cells, EffectAnswer
from assessment.core.case import AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.condition import AllOf, AnyOf, Condition, RowsMatch
from assessment.core.conditions import Facts, holds
from assessment.core.groups import Group, in_order, marked, resolve, selected
from assessment.core.rows import Row
from assessment.core.tables import answer_rows, list_rows
from assessment.core.vocabulary import Depth, Track


def asks_for_rows(condition: Condition | None) -> bool:
    """Return True when the condition looks at effect rows."""
    if isinstance(condition, AllOf):
        return any(asks_for_rows(c) for c in condition.all_of)
    if isinstance(condition, AnyOf):
        return any(asks_for_rows(c) for c in condition.any_of)
    return isinstance(condition, RowsMatch)


@dataclass(frozen=True, slots=True)
class Asked:
    """An effect question that applies, with the groups it is asked for (the reference group among them)."""

    checklist: Checklist
    section: Section
    question: Question
    key: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Flow:
    """What applies now. Depth None means that screening is not finished; it is treated as the short track."""

    assessment: Assessment
    checklists: ChecklistSet
    suggested: Mapping[str, Depth | None]
    depths: Mapping[str, Depth | None]
    depth_reasons: Mapping[str, str]
    applying: frozenset[str]
    chosen: Mapping[str, Group]
    groups: Mapping[str, Group]
    asked: tuple[Asked, ...]
    answers: Mapping[str, Answer] = field(repr=False)

    def applies(self, key: str) -> bool:
        """Return True when the question ``checklista/fråga`` is asked now."""
        return key in self.applying

    def tables(self, key: str) -> tuple[Cells, ...]:
        """Return the rows of a table question or built-in list; () when the question is hidden."""
        return _tables(self.assessment, self.checklists, self.answers, key)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All effect rows that apply, in checklist order, then alternative, then group."""
        return tuple(_rows(self.assessment, self.asked))

    def asked_for(self, key: str) -> tuple[Group, ...]:
        """Return the groups that an effect question is asked for; () when it does not apply."""
        return next((a.groups for a in self.asked if a.key == key), ())


def _tables(
    assessment: Assessment, checklists: ChecklistSet, answers: Mapping[str, Answer], key: str
) -> tuple[Cells, ...]:
    found = checklists.question(key)
    if found is not None and found[1].type.is_list:
        return list_rows(assessment, found[1].type)
    return answer_rows(answers.get(key))


def flow_of(assessment: Assessment, checklists: ChecklistSet) -> Flow:
    """Return what applies for the answers given: pure, and the same whatever order the answers came in.

    Questions whose condition looks at rows are decided after the rows exist, so a rating can open a question
    but never a row.
    """
    walk = _Walk(assessment, checklists)
    walk.run(row_questions=False)
    first = walk.flow()
    if walk.postponed:
        walk.rows = first.rows
        walk.run(row_questions=True)
        return walk.flow()
    return first


class _Walk:
    """One pass over the checklists in reading order; a hidden question is unanswered to all that follow."""

    def __init__(self, assessment: Assessment, checklists: ChecklistSet) -> None:
        self.assessment = assessment
        self.checklists = checklists
        self.rows: tuple[Row, ...] = ()
        self.postponed: set[str] = set()
        self.asked: tuple[tuple[Checklist, Section, Question, str], ...] = ()
        self.references = {
            c.id: resolve(AffectedGroup(id=c.reference_group), checklists.groups)
            for c in checklists.perspectives
            if c.reference_group
        }

    def run(self, *, row_questions: bool) -> None:
        self.row_questions = row_questions
        self.answers: dict[str, Answer] = {}
        self.applying: set[str] = set()
        self.suggested: dict[str, Depth | None] = {}
        self.depths: dict[str, Depth | None] = {}
        self.depth_reasons: dict[str, str] = {}
        self.chosen = {g.id: resolve(g, self.checklists.groups) for g in self.assessment.groups}
        effects: list[tuple[Checklist, Section, Question, str]] = []
        for checklist in self.checklists.checklists:
            if checklist.is_perspective:
                self._screen(checklist)
            for section in checklist.sections:
                for question in section.questions:
                    if not self._in_track(checklist, question) or not self._opened(checklist, question):
                        continue
                    self._take(checklist, question)
                    if question.is_effect:
                        effects.append((checklist, section, question, checklist.key(question)))
        if not row_questions:
            self.asked = tuple(effects)
        # In the second pass the effect questions of the first stand: a rating never changes which rows exist.
        self.applying -= {k for _, _, _, k in effects}
        self.applying |= {k for _, _, _, k in self.asked}

    def _screen(self, checklist: Checklist) -> None:
        reached = [q for q in checklist.screening if self._opened(checklist, q)]
        for question in reached:
            self._take(checklist, question)
        suggested, reason = self._suggestion(checklist, reached)
        choice = self.assessment.depths.get(checklist.id)
        self.suggested[checklist.id] = suggested
        self.depths[checklist.id] = choice.depth if choice and choice.depth else suggested
        self.depth_reasons[checklist.id] = choice.reason if choice and choice.reason.strip() else reason

    def _suggestion(self, checklist: Checklist, reached: list[Question]) -> tuple[Depth | None, str]:
        depths: list[Depth] = []
        reasons: list[str] = []
        unanswered = False
        for question in reached:
            offers_depth = any(o.depth for o in question.all_options)
            answer = self.answers.get(checklist.key(question))
            if answer is None or not answer.given:
                unanswered = unanswered or offers_depth
                continue
            chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
            depths += [o.depth for o in question.all_options if o.depth and o.id in chosen]
            reasons.append(answer.reason.strip())
        deepest = max(depths, key=lambda d: d.rank, default=None)
        # Unanswered is not "ingen": as long as a question is open, it could still ask for more.
        if deepest is Depth.NONE and unanswered:
            return None, ""
        return deepest, " ".join(r for r in reasons if r)

    def _in_track(self, checklist: Checklist, question: Question) -> bool:
        if not checklist.is_perspective:
            return True
        depth = self.depths[checklist.id]
        return depth is not Depth.NONE and (depth is Depth.FULL or question.track is Track.SHORT)

    def _opened(self, checklist: Checklist, question: Question) -> bool:
        if question.retired:
            return False
        if question.when is None:
            return True
        if asks_for_rows(question.when) and not self.row_questions:
            self.postponed.add(checklist.key(question))
            return False
        return holds(question.when, self._facts(checklist))

    def _facts(self, checklist: Checklist) -> Facts:
        return Facts(
            checklist=checklist.id,
            answers=self.answers,
            groups=self.chosen,
            row_groups=self._all_groups(),
            depths=self.depths,
            tables=lambda key: _tables(self.assessment, self.checklists, self.answers, key),
            rows=self.rows,
            alternatives_rated=rated_alternatives(self.rows),
        )

    def _all_groups(self) -> dict[str, Group]:
        return {g.id: g for g in (*self.references.values(), *self.chosen.values())}

    def _take(self, checklist: Checklist, question: Question) -> None:
        key = checklist.key(question)
        self.applying.add(key)
        answer = self.assessment.answers.get(key)
        if answer is None and question.replaces:
            answer = self.assessment.answers.get(checklist.key(question.replaces))
        if answer is None or not answer.given:
            return
        self.answers[key] = answer
        if isinstance(answer.value, tuple) and (
            question.adds_groups or question.marks or question.crosses_with
        ):
            self._take_groups(question, [str(v) for v in answer.value])

    def _take_groups(self, question: Question, names: list[str]) -> None:
        for name in names:
            group = self.chosen.get(name) or resolve(AffectedGroup(id=name), self.checklists.groups)
            if question.marks == "utsatt":
                group = marked(group)
            if question.adds_groups or name in self.chosen:
                self.chosen[name] = group
            if question.crosses_with is None:
                continue
            for other in [g for g in self.chosen.values() if selected(g, question.crosses_with)]:
                if other.id != name and not other.parts:
                    crossed = AffectedGroup(id=f"{other.id}-x-{name}", parts=(other.id, name))
                    self.chosen.setdefault(crossed.id, resolve(crossed, self.checklists.groups))

    def flow(self) -> Flow:
        groups = {g.id: g for g in in_order(self._all_groups().values())}
        return Flow(
            assessment=self.assessment,
            checklists=self.checklists,
            suggested=self.suggested,
            depths=self.depths,
            depth_reasons=self.depth_reasons,
            applying=frozenset(self.applying),
            chosen={g.id: g for g in in_order(self.chosen.values())},
            groups=groups,
            asked=tuple(Asked(c, s, q, k, self._asked_groups(c, q)) for c, s, q, k in self.asked),
            answers=dict(self.answers),
        )

    def _asked_groups(self, checklist: Checklist, question: Question) -> tuple[Group, ...]:
        reference = checklist.reference_group
        chosen = in_order(
            g for g in self.chosen.values() if selected(g, question.groups) and g.id != reference
        )
        first = (self.references[checklist.id],) if checklist.id in self.references else ()
        return (*first, *chosen)


def rated_alternatives(rows: tuple[Row, ...]) -> int:
    """Return how many alternatives have at least one rated row."""
    return len({r.alternative for r in rows if r.rated})


def effect_of(assessment: Assessment, key: str, alternative: str) -> EffectAnswer | None:
    """Return the answer that counts for a question and alternative: *samma som förslaget* follows the proposal."""
    by_alternative = assessment.effects.get(key, {})
    effect = by_alternative.get(alternative)
    proposal = assessment.proposal
    if effect is not None and effect.same_as_proposal and proposal is not None and proposal.id != alternative:
        return by_alternative.get(proposal.id, EffectAnswer())
    return effect


def _rows(assessment: Assessment, asked: tuple[Asked, ...]) -> Iterator[Row]:
    by_key = {a.key: a for a in asked}
    met, decided = _measured(assessment)
    for item in asked:
        shared = by_key.get(item.question.shares_rows_with or "")
        shared_groups = {g.id for g in shared.groups} if shared else set()
        for alternative in assessment.rated_alternatives:
            own = _Source(assessment, item, alternative.id)
            other = _Source(assessment, shared, alternative.id) if shared else own
            for group in item.groups:
                source = other if group.id in shared_groups else own
                ref = (source.key, alternative.id, group.id)
                effect = source.effect
                rating = effect.ratings.get(group.id)
                after = effect.with_measures.get(group.id, rating) if ref in decided else rating
                yield Row(
                    perspective=item.checklist.id,
                    question=item.key,
                    alternative=alternative.id,
                    group=group.id,
                    weight=item.question.weight or 1,
                    vulnerable=group.vulnerable,
                    reference=group.reference and group.id == item.checklist.reference_group,
                    rating=rating,
                    after=after,
                    duration=effect.duration,
                    reversibility=effect.reversibility,
                    basis=effect.basis or source.default_basis,
                    long_term=effect.long_term,
                    theme=item.question.theme,
                    met_by_measure=ref in met,
                )


class _Source:
    """Where the rows of one question and alternative take their answer from."""

    __slots__ = ("default_basis", "effect", "key")

    def __init__(self, assessment: Assessment, asked: Asked, alternative: str) -> None:
        self.key = asked.key
        self.effect = effect_of(assessment, asked.key, alternative) or EffectAnswer()
        self.default_basis = assessment.section_basis.get(f"{asked.checklist.id}/{asked.section.id}")


def _measured(assessment: Assessment) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    met: set[tuple[str, str, str]] = set()
    decided: set[tuple[str, str, str]] = set()
    for measure in assessment.measures:
        refs = {(r.question, r.alternative, r.group) for r in measure.rows}
        if measure.owner.strip() and measure.due is not None:
            met |= refs
        if measure.counts:
            decided |= refs
    return met, decided
