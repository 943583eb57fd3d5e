"""How far an assessment has come, step by step, and what is left to do with the place where it is done.

Knows what applies now and what is answered. Judges nothing: stop flags are told by the result.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessment.core.assessment import Assessment
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.flow import Flow
from assessment.core.language import N_, tr
from assessment.core.missing import needs_reason
from assessment.core.points import left_out
from assessment.core.rows import Row
from assessment.core.sources import Asked
from assessment.core.vocabulary import AnswerType, Depth


class Step(StrEnum):
    """The steps of the wizard that every assessment has; a perspective's step is its checklist's id."""

    CASE = "arendet"
    ALTERNATIVES = "alternativ"
    GROUPS = "grupper"
    SCOPE = "avgransning"
    CONCLUSION = "samlad"
    EXPORT = "granska"


class Lack(StrEnum):
    """What is lacking."""

    ANSWER = "svar"
    REASON = "motivering"
    BASIS = "underlag"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How many of the things that a step asks for are done; ``total`` 0 when it asks for nothing."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """True when nothing is left."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that is left, with the place to do it.

    ``question`` is ``checklista/fråga``, or the name of a field in the header, an alternative or a group.
    """

    step: str
    lack: Lack
    text: str
    question: str = ""
    section: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """All steps, and everything that is left in the order of the steps."""

    steps: Mapping[str, StepProgress]
    left: tuple[ToDo, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that a step asks for; done when nothing is lacking."""

    step: str
    lacks: tuple[ToDo, ...] = ()


_HEADER = {
    "title": N_("Fyll i ärendemeningen"),
    "diary_number": N_("Fyll i diarienumret"),
    "organisation": N_("Fyll i kommunen eller regionen"),
    "board": N_("Fyll i nämnden"),
    "decision_date": N_("Fyll i dagen nämnden beslutar"),
    "start_date": N_("Fyll i dagen det börjar gälla"),
    "proposal": N_("Fyll i vad som föreslås, i två eller tre rader"),
}
_SHARED_STEPS = {None: Step.CONCLUSION, "samlad": Step.CONCLUSION} | {
    s.value: s for s in (Step.CASE, Step.ALTERNATIVES, Step.GROUPS)
}


def answer_needs_reason(question: Question, chosen: object) -> bool:
    """Return True when this answer to a question without rows needs a written reason."""
    values = {str(v) for v in chosen} if isinstance(chosen, tuple) else {str(chosen)}
    if any(o.needs_reason for o in question.all_options if o.id in values):
        return True
    if isinstance(question.needs_reason, tuple):
        return bool(values & set(question.needs_reason))
    return question.needs_reason


def step_of(checklist: Checklist, section: Section | None) -> str:
    """Return the step where a section is filled in; None is the screening of a perspective."""
    if checklist.is_perspective:
        return Step.SCOPE if section is None else checklist.id
    if checklist.gives_points:
        return checklist.id
    if section is None or section.step is None:
        return Step.CASE if checklist.id == Step.CASE else Step.CONCLUSION
    return _SHARED_STEPS[section.step]


def progress_of(flow: Flow) -> Progress:
    """Return how far the assessment has come. A question that does not apply counts nowhere."""
    steps = [Step.CASE, Step.ALTERNATIVES, Step.GROUPS, Step.SCOPE]
    scored = (c.id for c in flow.checklists.scored)
    order = [*steps, *(c.id for c in flow.checklists.perspectives), *scored, Step.CONCLUSION]
    items: dict[str, list[_Item]] = {s: [] for s in order}
    for item in _items(flow):
        items[item.step].append(item)
    return Progress(
        steps={s: StepProgress(sum(not i.lacks for i in found), len(found)) for s, found in items.items()},
        left=tuple(t for found in items.values() for i in found for t in i.lacks),
    )


def lacking_reason(left: Iterable[ToDo], alternative: str) -> frozenset[str]:
    """Return the questions that need a reason for an alternative and have none."""
    return frozenset(t.question for t in left if t.lack is Lack.REASON and t.alternative == alternative)


def next_unanswered(
    flow: Flow, left: Iterable[ToDo], step: str, section: str = "", alternative: str = "", question: str = ""
) -> ToDo | None:
    """Return what to answer next, from the place that is shown; None when nothing is unanswered.

    On through the step, the rest of a section before its other alternatives; then from the step's start, so
    that what was passed over comes back; and when the step is done, the first that is left in any step.
    """
    open_ = [t for t in left if t.lack is Lack.ANSWER]
    inside = [t for t in open_ if t.step == step]
    if not inside:
        return open_[0] if open_ else None
    found = flow.checklists.checklist(step)
    if found is None or not found.is_perspective:
        questions = [t.question for t in inside]
        return inside[(_index(questions, question, -1) + 1) % len(inside)]
    sections = {s.id: (n, [found.key(q) for q in s.questions]) for n, s in enumerate(found.sections)}
    alternatives = [a.id for a in flow.assessment.rated_alternatives]

    def place(section: str, alternative: str, question: str) -> tuple[int, int, int]:
        number, keys = sections.get(section, (0, []))
        # What is asked once for all alternatives stands with the first of them.
        return number, _index(alternatives, alternative, 0), _index(keys, question, -1)

    here = place(section, alternative, question)
    places = sorted((place(t.section, t.alternative, t.question), n) for n, t in enumerate(inside))
    return inside[next((n for at, n in places if at > here), places[0][1])]


def _index(known: list[str], name: str, otherwise: int) -> int:
    return known.index(name) if name in known else otherwise


def _items(flow: Flow) -> Iterator[_Item]:
    yield from _header(flow.assessment)
    yield from _alternatives(flow.assessment)
    yield from _groups(flow)
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in flow.rows:
        rows.setdefault((row.question, row.alternative), []).append(row)
    asked = {a.key: a for a in flow.asked}
    for checklist in flow.checklists.checklists:
        if left_out(flow, checklist):
            continue
        for question in checklist.screening:
            yield from _plain(flow, checklist, None, question)
        if checklist.is_perspective:
            yield from _depth(flow, checklist)
        for section in checklist.sections:
            yield from _section_basis(checklist, section, rows)
            for question in section.questions:
                found = asked.get(checklist.key(question))
                if found is not None:
                    yield from _effects(flow, found, rows)
                else:
                    yield from _plain(flow, checklist, section, question)
    recommended = flow.assessment.recommended is not None
    text = tr("Välj vilket alternativ ni rekommenderar")
    yield _item(Step.CONCLUSION, recommended, text, "recommended")


def _item(step: str, done: bool, text: str, question: str, lack: Lack = Lack.ANSWER) -> _Item:  # noqa: FBT001 - done or not is what the item says
    return _Item(step, () if done else (ToDo(step, lack, text, question),))


def _header(assessment: Assessment) -> Iterator[_Item]:
    for name, words in _HEADER.items():
        value = getattr(assessment.case, name)
        done = bool(value.strip()) if isinstance(value, str) else value is not None
        yield _item(Step.CASE, done, tr(words), name)


def _alternatives(assessment: Assessment) -> Iterator[_Item]:
    for alternative in assessment.alternatives:
        name = alternative.name.strip() or tr("alternativet utan namn")
        done = bool(alternative.name.strip() and alternative.description.strip())
        yield _item(Step.ALTERNATIVES, done, tr("Beskriv {alternative}", alternative=name), alternative.id)


def _groups(flow: Flow) -> Iterator[_Item]:
    own = {g.id: g for g in flow.assessment.groups}
    yield _item(Step.GROUPS, bool(own), tr("Välj minst en grupp som berörs"), "groups")
    for group in flow.chosen.values():
        if group.id in own:
            text = tr("Ange hur många det är i gruppen {group}", group=group.name)
            yield _item(Step.GROUPS, group.count is not None, text, group.id)
            if not group.catalogue and not group.parts:
                text = tr("Svara på om gruppen {group} har det svårt redan i dag", group=group.name)
                yield _item(Step.GROUPS, own[group.id].vulnerable is not None, text, group.id)


def _depth(flow: Flow, checklist: Checklist) -> Iterator[_Item]:
    depth, suggested = flow.depths[checklist.id], flow.suggested[checklist.id]
    reason = flow.depth_reasons[checklist.id].strip()
    if depth is not None and (depth is Depth.NONE or depth is not suggested):
        text = tr("Motivera djupet för {perspective}", perspective=checklist.name)
        yield _item(Step.SCOPE, bool(reason), text, f"{checklist.id}/djup", Lack.REASON)


def _section_basis(
    checklist: Checklist, section: Section, rows: Mapping[tuple[str, str], list[Row]]
) -> Iterator[_Item]:
    """One thing to do for the whole section: one answer at its top is enough for all its ratings."""
    keys = {checklist.key(q) for q in section.questions}
    rated = [
        r for (key, _), found in rows.items() if key in keys for r in found if r.rated and r.source[0] == key
    ]
    if rated:
        without = next((r for r in rated if r.basis is None), None)
        text = tr("{section}: säg vad svaren bygger på", section=section.name)
        lack = ToDo(checklist.id, Lack.BASIS, text, without.question, section.id) if without else None
        yield _Item(checklist.id, (lack,) if lack else ())


def _effects(flow: Flow, asked: Asked, rows: Mapping[tuple[str, str], list[Row]]) -> Iterator[_Item]:
    several = len(flow.assessment.rated_alternatives) > 1
    for alternative in flow.assessment.rated_alternatives:
        # A row that another question answers is left to do there, once.
        found = [r for r in rows[asked.key, alternative.id] if r.source[0] == asked.key]
        if not found:
            continue
        lacks = tuple(_row_lacks(flow, asked, alternative.id, found))
        about = asked.question.label + (f", {alternative.name}" if several else "")
        yield _Item(
            asked.checklist.id,
            tuple(
                ToDo(
                    asked.checklist.id,
                    lack,
                    f"{about[:1].upper()}{about[1:]}: {words}",
                    asked.key,
                    asked.section.id,
                    alternative.id,
                )
                for lack, words in lacks
            ),
        )


def _row_lacks(flow: Flow, asked: Asked, alternative: str, rows: list[Row]) -> Iterator[tuple[Lack, str]]:
    unanswered = [r.group for r in rows if not r.answered]
    if unanswered:
        everyone = len(unanswered) == len(rows)
        names = ", ".join(flow.groups[g].name for g in unanswered)
        yield Lack.ANSWER, tr("obesvarad") if everyone else tr("obesvarad för {groups}", groups=names)
    effect = flow.effect(asked.key, alternative)
    if any(needs_reason(r.rating, effect) for r in rows):
        yield Lack.REASON, tr("motivering saknas")


def _plain(flow: Flow, checklist: Checklist, section: Section | None, question: Question) -> Iterator[_Item]:
    key = checklist.key(question)
    if not flow.applies(key):
        return
    answer = flow.answers.get(key)
    given = bool(flow.tables(key)) or (answer is not None and answer.given)
    if not given and not _asked_for(question):
        return
    step, place = step_of(checklist, section), section.id if section else ""
    if not given:
        yield _Item(step, (ToDo(step, Lack.ANSWER, question.text.strip(), key, place),))
        return
    values = () if answer is None else (answer.value, *answer.per.values())
    unreasoned = answer is not None and not answer.reason.strip()
    if unreasoned and any(answer_needs_reason(question, v) for v in values if v is not None):
        text = tr("{question} Motivering saknas.", question=question.text.strip())
        yield _Item(step, (ToDo(step, Lack.REASON, text, key, place),))
        return
    yield _Item(step)


_OPTIONAL = frozenset({AnswerType.TEXT, AnswerType.TABLE, AnswerType.GROUPS})


def _asked_for(question: Question) -> bool:
    # A free text or a list that nobody made obligatory is an offer: leaving it out leaves nothing undone.
    return question.required or not (question.type in _OPTIONAL or question.type.is_list)
