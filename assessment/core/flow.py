"""Which questions apply now, at which depth, for which groups: the journey recomputed from the answers.

Method, chapter 1. Knows conditions and answers; counts and judges nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assessment.core.assessment import Answer, Assessment, Cells, DepthChoice, EffectAnswer
from assessment.core.case import AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, GroupSelector, Question, Section
from assessment.core.conditions import Facts, RowCounter, RowIndex, holds
from assessment.core.groups import Group, in_order, marked, resolve, selected
from assessment.core.rows import Row
from assessment.core.sources import Asked, answered_at, effect_of, rated_alternatives, rows_of
from assessment.core.tables import answer_rows, list_rows
from assessment.core.vocabulary import Depth, Track


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
        return _tables(self.assessment, self.checklists, self.answers, key) if key in self.applying else ()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All effect rows that apply, in checklist order, then alternative, then group."""
        return tuple(rows_of(self.assessment, self._asked_by_key))

    @cached_property
    def _asked_by_key(self) -> dict[str, Asked]:
        return {a.key: a for a in self.asked}

    def asked_for(self, key: str) -> tuple[Group, ...]:
        """Return the groups that an effect question is asked for; () when it does not apply."""
        asked = self._asked_by_key.get(key)
        return asked.groups if asked else ()

    def answered_at(self, key: str, group: str) -> str:
        """Return the question that answers for a group: ``key``, or one that it shares its rows with."""
        asked = self._asked_by_key.get(key)
        return answered_at(asked, self._asked_by_key, group).key if asked else key

    def effect(self, key: str, alternative: str, group: str | None = None) -> EffectAnswer:
        """Return the answer to an effect question that counts; an empty one when there is none.

        *Samma som förslaget* follows the proposal, and an older question's answers follow while this one has
        none. With a group it is the answer of the question that answers for the group.
        """
        asked = self._asked_by_key.get(key if group is None else self.answered_at(key, group))
        if asked is None:
            return effect_of(self.assessment, key, alternative) or EffectAnswer()
        return effect_of(self.assessment, asked.key, alternative, asked.older) or EffectAnswer()


def _tables(
    assessment: Assessment, checklists: ChecklistSet, answers: Mapping[str, Answer], key: str
) -> tuple[Cells, ...]:
    found = checklists.question(key)
    if found is not None and found[1].type.is_list:
        return list_rows(assessment, found[1].type)
    return answer_rows(answers.get(key))


def flow_of(assessment: Assessment, checklists: ChecklistSet) -> Flow:
    """Return what applies for the answers given: pure, and the same whatever order the answers came in.

    Questions whose condition looks at rows are decided after the rows exist. They open no row, add no group
    and suggest no depth, so a rating can open a question but never a row.
    """
    walk = _Walk(assessment, checklists)
    walk.run()
    first = walk.flow()
    if not walk.postponed:
        return first
    walk.run(first, RowIndex(first.rows), rated_alternatives(first.rows))
    return walk.flow()


def asked_of(assessment: Assessment, checklists: ChecklistSet) -> tuple[Asked, ...]:
    """Return the effect questions that are asked, and for whom: no rating changes them."""
    walk = _Walk(assessment, checklists)
    walk.run()
    return walk.flow().asked


def reopened(flow: Flow, rows: RowCounter, rated: int) -> Flow:
    """Return the flow with questions opened by other rows: those counted, in so many rated alternatives.

    The rows, groups and depths of the flow stand, as no rating changes them.
    """
    walk = _Walk(flow.assessment, flow.checklists)
    walk.run(flow, rows, rated)
    return walk.flow()


class _Walk:
    """One pass over the checklists in reading order; a hidden question is unanswered to all that follow."""

    def __init__(self, assessment: Assessment, checklists: ChecklistSet) -> None:
        self.assessment = assessment
        self.checklists = checklists
        self.alternatives = frozenset(a.id for a in assessment.alternatives)
        self.references = {
            c.id: resolve(AffectedGroup(id=c.reference_group), checklists.groups)
            for c in checklists.checklists
            if c.reference_group
        }

    def run(self, first: Flow | None = None, rows: RowCounter | None = None, rated: int = 0) -> None:
        """Walk once; with ``first``, the flow of a first walk, also the questions that look at rows."""
        self.first = first
        self.rows = rows or RowIndex()
        self.rated = rated
        self.postponed = False
        self.answers: dict[str, Answer] = {}
        self.applying: set[str] = set()
        self.suggested: dict[str, Depth | None] = {}
        self.depths: dict[str, Depth | None] = {}
        self.depth_reasons: dict[str, str] = {}
        self.effects: list[tuple[Checklist, Section, Question, str]] = []
        self.chosen = dict(first.chosen) if first else self._own_groups()
        self.facts: dict[str, Facts] = {}
        for checklist in self.checklists.checklists:
            if checklist.is_perspective:
                self._screen(checklist)
            for section in checklist.sections:
                for question in section.questions:
                    if question.is_effect and first is not None:
                        continue
                    if self._in_track(checklist, question) and self._opened(checklist, question):
                        self._take(checklist, question)
                        if question.is_effect:
                            self.effects.append((checklist, section, question, checklist.key(question)))
        if first is not None:
            self.applying |= {a.key for a in first.asked}

    def _own_groups(self) -> dict[str, Group]:
        # Combinations last: their parts may be own groups that are listed after them.
        groups: dict[str, Group] = {}
        for group in sorted(self.assessment.groups, key=lambda g: bool(g.parts)):
            groups[group.id] = resolve(group, self.checklists.groups, groups)
        return groups

    def _screen(self, checklist: Checklist) -> None:
        reached: list[Question] = []
        for question in checklist.screening:
            # One by one: a screening question may be opened by the one before it.
            if self._opened(checklist, question):
                self._take(checklist, question)
                reached.append(question)
        if self.first is not None:
            self.suggested[checklist.id] = self.first.suggested[checklist.id]
            self.depths[checklist.id] = self.first.depths[checklist.id]
            self.depth_reasons[checklist.id] = self.first.depth_reasons[checklist.id]
            return
        suggested, reason = self._suggestion(checklist, reached)
        choice = self.assessment.depths.get(checklist.id) or DepthChoice()
        depth = choice.depth or suggested
        self.suggested[checklist.id] = suggested
        self.depths[checklist.id] = depth
        # The answers say why the suggested depth was suggested, not why another was chosen.
        self.depth_reasons[checklist.id] = choice.reason.strip() or (reason if depth is suggested else "")

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
        if self.first is None and question.looks_at_rows:
            self.postponed = True
            return False
        return holds(question.when, self._facts(checklist))

    def _facts(self, checklist: Checklist) -> Facts:
        # What it holds is filled during the walk, so that one for each checklist sees everything.
        if checklist.id not in self.facts:
            self.facts[checklist.id] = self._new_facts(checklist)
        return self.facts[checklist.id]

    def _new_facts(self, checklist: Checklist) -> Facts:
        return Facts(
            checklist=checklist.id,
            answers=self.answers,
            groups=self.chosen,
            row_groups=self.first.groups if self.first else {},
            depths=self.depths,
            tables=self._table,
            rows=self.rows,
            alternatives=self.alternatives,
            alternatives_rated=self.rated,
        )

    def _table(self, key: str) -> tuple[Cells, ...]:
        return _tables(self.assessment, self.checklists, self.answers, key) if key in self.applying else ()

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
        takes_groups = question.adds_groups or question.marks or question.crosses_with
        if self.first is None and takes_groups and isinstance(answer.value, tuple):
            # A question that was a table in an older edition has rows as its answer: they name no group.
            known = self.chosen.keys() | {g.id for g in self.checklists.groups.groups}
            self._take_groups(question, [v for v in answer.value if isinstance(v, str) and v in known])

    def _take_groups(self, question: Question, names: list[str]) -> None:
        for name in names:
            group = self.chosen.get(name) or self._group(AffectedGroup.model_construct(id=name))
            if question.marks == "utsatt":
                group = marked(group)
            if question.adds_groups or name in self.chosen:
                self.chosen[name] = group
        if question.crosses_with is not None:
            self._cross(names, question.crosses_with)
        # What marks a part marks the combinations that it is in.
        for group in [g for g in self.chosen.values() if g.parts and not g.vulnerable]:
            if any(p in self.chosen and self.chosen[p].vulnerable for p in group.parts):
                self.chosen[group.id] = marked(group)

    def _cross(self, names: list[str], selector: GroupSelector) -> None:
        existing = {frozenset(g.parts) for g in self.chosen.values()}
        crossed = [g for g in in_order(self.chosen.values()) if not g.parts and selected(g, selector)]
        for name in sorted(names):
            for other in crossed:
                parts = (other.id, name)
                if other.id == name or frozenset(parts) in existing:
                    continue
                existing.add(frozenset(parts))
                made = self._group(AffectedGroup.model_construct(id=f"{other.id}-x-{name}", parts=parts))
                self.chosen.setdefault(made.id, made)

    def _group(self, group: AffectedGroup) -> Group:
        return resolve(group, self.checklists.groups, self.chosen)

    def flow(self) -> Flow:
        # They ask the walk for tables: each would hold the other, and every row, till garbage is collected.
        self.facts = {}
        groups = {g.id: g for g in in_order(self._all_groups().values())}
        chosen = {i: g for i, g in groups.items() if i in self.chosen}
        asked = (Asked(c, s, q, k, self._asked_groups(c, q, chosen)) for c, s, q, k in self.effects)
        found = Flow(
            assessment=self.assessment,
            checklists=self.checklists,
            suggested=self.suggested,
            depths=self.depths,
            depth_reasons=self.depth_reasons,
            applying=frozenset(self.applying),
            chosen=chosen,
            groups=groups,
            asked=self.first.asked if self.first else tuple(asked),
            answers=self.answers,
        )
        if self.first is not None:
            # No rating changes which rows there are, so those of the first walk are not made again.
            vars(found)["rows"] = self.first.rows
        return found

    def _asked_groups(
        self, checklist: Checklist, question: Question, chosen: Mapping[str, Group]
    ) -> tuple[Group, ...]:
        reference = checklist.reference_group
        asked = tuple(g for i, g in chosen.items() if i != reference and selected(g, question.groups))
        if reference is None:
            return asked
        return (chosen.get(reference) or self.references[checklist.id], *asked)
