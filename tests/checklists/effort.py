"""What it costs to fill in a whole assessment: an official who does everything that the tool asks for.

The official is simulated. As long as `progress_of` lists something left, or something keeps the result from
*klar för nämnden*, the first thing is answered, and the answer costs what the wizard's widgets cost:

- a row of buttons, a list of one answer per line or a box to tick: 1 click. A list that opens (underlag, a
  cell of a table) or a multi-select with more than 12 answers: 2 clicks, to open it and to choose.
- a text of several lines, where sentences are written: 1 text. A field of one line, for a name, a number or a
  date: 1 field. Neither costs a click, as Tab leads there.
- an effect question asked for one group: 1 click. For more: 1 for *lika eller olika*, and 1 for each rating
  shown: one when it is lika, one per group when it is olika. Groups whose rows are answered in another
  perspective are not shown. Where something gets worse: 1 for varaktighet and 1 for återställbarhet.
- underlag: once per section (2 clicks), as every rating without an own follows it.
- the other alternative: 1 click to turn to it in each section, and 1 on *Samma som förslaget i resten av
  avsnittet*. The first effect question of each perspective is answered for itself there.
- a new entry in a list: 1 click, and what its fields cost. A chosen group: 1 click, and 1 for its heading.
- 1 click to each step after the first, and to each section after the first of a perspective.

Every other effect question of a perspective is answered group by group, beginning with the first; there one
group gets it clearly worse, which needs a reason, and the others better. The rest are better for all. Other
questions are answered with the first answer that needs no reason; of several, with *nej* when there is one.
Perspectives that are not assessed are screened out with a reason. What nobody has to answer costs nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessment.core import editing
from assessment.core.assessment import new_assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Option, Question, Section
from assessment.core.flow import Flow, flow_of
from assessment.core.missing import FLAG
from assessment.core.progress import Lack, Step, ToDo, progress_of
from assessment.core.result import Result
from assessment.core.scoring import score
from assessment.core.sources import Asked
from assessment.core.vocabulary import AnswerType, Basis, Depth, Duration, Rating, Reversibility

DAY = date(2027, 1, 31)
TEXT = "En mening."
LONG_LIST = 12
"""More answers than this are picked from a list that opens."""
GROUPS = ("flickor", "pojkar", "barn-med-funktionsnedsattning")
"""Three groups that the questions of every perspective are asked for."""


@dataclass(slots=True)
class Effort:
    """Clicks, texts of several lines, and fields of one line to type in."""

    clicks: int = 0
    texts: int = 0
    fields: int = 0

    def add(self, clicks: int = 0, texts: int = 0, fields: int = 0) -> None:
        self.clicks += clicks
        self.texts += texts
        self.fields += fields


def effort(checklists: ChecklistSet, perspectives: Sequence[str]) -> Effort:
    """What the short track of these perspectives costs, with three groups and two alternatives to rate."""
    official = _Official(checklists, frozenset(perspectives))
    official.work()
    return official.spent


class _Official:
    def __init__(self, checklists: ChecklistSet, perspectives: frozenset[str]) -> None:
        self.checklists = checklists
        self.perspectives = perspectives
        self.spent = Effort()
        self.assessment = new_assessment("prov")
        self.tried: set[object] = set()
        self.opened: set[tuple[str, str]] = set()

    def work(self) -> None:
        self._begin()
        while True:
            flow = flow_of(self.assessment, self.checklists)
            left = [t for t in progress_of(flow).left if t not in self.tried]
            if left:
                self.tried.add(left[0])
                self._do(left[0], flow)
                continue
            result = score(self.assessment, self.checklists, flow)
            if result.ready_allowed:
                break
            self._mend(flow, result)
        self._walk(flow)

    def _begin(self) -> None:
        self.assessment = editing.add_alternative(self.assessment, "Ett annat sätt")
        self.spent.add(clicks=1, fields=1)
        headings = set()
        for group in GROUPS:
            found = self.checklists.groups.group(group)
            assert found is not None
            headings.add(found.kind)
            self.assessment = editing.add_group(self.assessment, group)
            self.spent.add(clicks=1)
        self.spent.add(clicks=len(headings))

    def _walk(self, flow: Flow) -> None:
        assessed = [c for c in self.checklists.perspectives if flow.depths[c.id] is not Depth.NONE]
        assert {c.id for c in assessed} == self.perspectives
        assert all(flow.depths[c.id] is Depth.SHORT for c in assessed)
        self.spent.add(clicks=len(Step) - 1 + len(assessed))
        for checklist in assessed:
            shown = [
                s for s in checklist.sections if any(flow.applies(checklist.key(q)) for q in s.questions)
            ]
            self.spent.add(clicks=len(shown) - 1)

    def _do(self, todo: ToDo, flow: Flow) -> None:
        asked = next((a for a in flow.asked if a.key == todo.question), None)
        found = self.checklists.question(todo.question)
        if asked is not None:
            self._effect(todo, asked, flow)
        elif found is not None:
            self._plain(todo, *found, flow)
        elif todo.question == "recommended":
            self.assessment = editing.recommend(self.assessment, flow.assessment.rated_alternatives[0].id)
            self.spent.add(clicks=1)
        elif todo.step == Step.CASE:
            value = DAY if todo.question.endswith("_date") else TEXT
            self.assessment = editing.set_case(self.assessment, **{todo.question: value})
            several = todo.question == "proposal"
            self.spent.add(texts=1 if several else 0, fields=0 if several else 1)
        elif todo.step == Step.ALTERNATIVES:
            self.assessment = editing.change_alternative(self.assessment, todo.question, description=TEXT)
            self.spent.add(texts=1)
        else:
            assert todo.step == Step.GROUPS, todo
            self.assessment = editing.change_group(self.assessment, todo.question, count=40)
            self.spent.add(clicks=1, fields=1)

    # Effect questions

    def _effect(self, todo: ToDo, asked: Asked, flow: Flow) -> None:
        key, alternative = asked.key, todo.alternative
        if todo.lack is Lack.BASIS:
            section = f"{asked.checklist.id}/{asked.section.id}"
            if section not in self.assessment.section_basis:
                self.assessment = editing.set_section_basis(
                    self.assessment, asked.checklist.id, asked.section.id, Basis.B
                )
                self.spent.add(clicks=2)
        elif todo.lack is Lack.REASON:
            self.assessment = editing.set_attribute(self.assessment, key, alternative, "reason", TEXT)
            self.spent.add(texts=1)
        else:
            groups = self._shown(asked, flow)
            place = self._place(asked, flow)
            first = flow.assessment.rated_alternatives[0].id
            if groups and alternative == first:
                self._rate(key, alternative, groups, apart=place % 2 == 0, worse=place % 2 == 0)
            elif groups and place == 0:
                self._turn(asked.section, alternative)
                self._rate(key, alternative, groups, apart=True, worse=False)
            elif groups:
                self._follow(asked, alternative, flow)

    def _shown(self, asked: Asked, flow: Flow) -> list[str]:
        return [g.id for g in asked.groups if flow.answered_at(asked.key, g.id) == asked.key]

    def _place(self, asked: Asked, flow: Flow) -> int:
        """The question's place among those of its perspective that have rows of their own."""
        own = [a.key for a in flow.asked if a.checklist is asked.checklist and self._shown(a, flow)]
        return own.index(asked.key) if asked.key in own else 0

    def _rate(self, key: str, alternative: str, groups: list[str], *, apart: bool, worse: bool) -> None:
        several = len(groups) > 1
        if several:
            self.assessment = editing.set_uniform(self.assessment, key, alternative, not apart)
            self.spent.add(clicks=1)
        hit = groups[-1] if worse else None
        for group in groups:
            rating: Rating = -2 if group == hit else 1
            self.assessment = editing.set_rating(self.assessment, key, alternative, group, rating)
        self.spent.add(clicks=len(groups) if several and apart else 1)
        if worse:
            worsening: tuple[tuple[editing.Attribute, str], ...] = (
                ("duration", Duration.YEARS),
                ("reversibility", Reversibility.EASY),
            )
            for attribute, value in worsening:
                self.assessment = editing.set_attribute(self.assessment, key, alternative, attribute, value)
            self.spent.add(clicks=2)

    def _turn(self, section: Section, alternative: str) -> None:
        if (section.id, alternative) not in self.opened:
            self.opened.add((section.id, alternative))
            self.spent.add(clicks=1)

    def _follow(self, asked: Asked, alternative: str, flow: Flow) -> None:
        self._turn(asked.section, alternative)
        keys = [a.key for a in flow.asked if a.checklist is asked.checklist and a.section is asked.section]
        self.assessment = editing.rest_same_as_proposal(self.assessment, keys, alternative)
        self.spent.add(clicks=1)

    # Other questions

    def _plain(self, todo: ToDo, checklist: Checklist, question: Question, flow: Flow) -> None:
        key = checklist.key(question)
        if todo.lack is Lack.REASON:
            self.assessment = editing.set_answer_attribute(self.assessment, key, "reason", TEXT)
            self.spent.add(texts=1)
        else:
            self._answer(checklist, question, flow)

    def _answer(self, checklist: Checklist, question: Question, flow: Flow) -> None:
        key = checklist.key(question)
        if question.type is AnswerType.TABLE:
            self._table(checklist, question, flow)
            return
        if question.type is AnswerType.FOLLOW_UP:
            self.assessment = editing.add_entry(
                self.assessment, "follow_ups", indicator=TEXT, date=DAY, owner=TEXT
            )
            self.spent.add(clicks=1, fields=3)
            return
        value, cost = self._value(checklist, question)
        for at in _places(question, flow):
            self.assessment = editing.set_answer(self.assessment, key, value, at)
            self.spent.add(clicks=cost.clicks, texts=cost.texts)

    def _value(self, checklist: Checklist, question: Question) -> tuple[Any, Effort]:
        if question.type in {AnswerType.CHOICE, AnswerType.YES_NO}:
            return self._choice(checklist, question).id, Effort(clicks=1)
        if question.type is AnswerType.MULTIPLE:
            chosen = self._several(checklist, question)
            each = 2 if len(question.all_options) > LONG_LIST else 1
            return tuple(o.id for o in chosen), Effort(clicks=each * len(chosen))
        # What else the tool comes to ask for must be given a cost before it can be counted.
        assert question.type is AnswerType.TEXT, checklist.key(question)
        return TEXT, Effort(texts=1)

    def _choice(self, checklist: Checklist, question: Question) -> Option:
        if question in checklist.screening:
            wanted = Depth.SHORT if checklist.id in self.perspectives else Depth.NONE
            return next(o for o in question.all_options if o.depth is wanted)
        needing = question.needs_reason if isinstance(question.needs_reason, tuple) else ()
        return next(o for o in question.all_options if not o.needs_reason and o.id not in needing)

    def _several(self, checklist: Checklist, question: Question) -> list[Option]:
        if question in checklist.screening:
            if checklist.id in self.perspectives:
                # Every area that can be chosen: the most that the short track can come to.
                return [o for o in question.all_options if o.depth is Depth.SHORT and not o.exclusive]
            return [o for o in question.all_options if o.depth is Depth.NONE]
        alone = [o for o in question.all_options if o.exclusive and o.id != "vet-inte"]
        return alone[:1] or [o for o in question.all_options if not o.needs_reason][:2]

    def _table(self, checklist: Checklist, question: Question, flow: Flow) -> None:
        key = checklist.key(question)
        asked = {a.question.theme for a in flow.asked if a.checklist is checklist}
        rows = [r.id for r in question.rows if not asked or r.id in asked]
        column = question.columns[0]
        for row in rows:
            value = column.options[0].id if column.options else TEXT
            self.assessment = editing.set_cell(self.assessment, key, row, column.id, value)
            self.spent.add(clicks=2 if column.options else 0, fields=0 if column.options else 1)

    # What keeps the assessment a draft

    def _mend(self, flow: Flow, result: Result) -> None:
        lacking = next((m for m in result.missing if (m.kind, m.question) not in self.tried), None)
        assert lacking is not None, result.missing
        assert lacking.kind == FLAG, lacking
        self.tried.add((lacking.kind, lacking.question))
        for place in self._mends(lacking.question, result):
            found = self.checklists.question(place)
            assert found is not None
            self._answer(*found, flow)

    def _mends(self, needed: str, result: Result) -> Iterator[str]:
        """Where the flag is mended: in the list that it leads to, else at the answer that it needs."""
        for flag in result.flags:
            checklist = self.checklists.checklist(flag.checklist)
            if needed in flag.missing[:1] and checklist is not None:
                stop = next(f for f in checklist.stop_flags if f.id == flag.flag)
                led = self.checklists.question(checklist.key(stop.mend_at or needed))
                if led is not None and led[1].type is AnswerType.FOLLOW_UP:
                    yield led[0].key(led[1])
                    return
        yield needed


def _places(question: Question, flow: Flow) -> list[str | None]:
    """Where an answer is given: once, or once for each alternative."""
    if not question.per:
        return [None]
    assert question.per == ("alternativ",), question.id
    return [a.id for a in flow.assessment.rated_alternatives]
