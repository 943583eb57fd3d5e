"""One edition of the checklists with some of the changes of another: what each change does by itself.

Knows which parts two editions differ in. Knows no answer, no result and no sentence.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question, Section, StopFlag
from assessment.core.edition_changes import GROUPS, SCALE
from assessment.core.editions import same_meaning

_Entry = TypeVar("_Entry", bound=Question | StopFlag | Section)
_Takes = Callable[[str], bool]
"""Returns True when the entry with this id is to be as in the newer edition."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be changed by itself: a question, a flag, or all else in a checklist, the groups or the scale.

    ``question`` is an id within the checklist. A question and the one that it replaces are one unit.
    """

    checklist: str
    question: str = ""
    flag: str = ""

    @property
    def key(self) -> str:
        """``checklista/fråga``; '' when it is no question."""
        return f"{self.checklist}/{self.question}" if self.question else ""


def units_of(before: ChecklistSet, after: ChecklistSet) -> tuple[Unit, ...]:
    """Return what differs in meaning, in the order of the newer edition and what has gone last.

    () means that the two give every assessment the same result.
    """
    found: list[Unit] = []
    for name in dict.fromkeys(c.id for c in (*after.checklists, *before.checklists)):
        found += _in_checklist(before.checklist(name), after.checklist(name), name)
    if not same_meaning(before.groups, after.groups):
        found.append(Unit(GROUPS))
    if not same_meaning(before.scale, after.scale):
        found.append(Unit(SCALE))
    return tuple(found)


def _in_checklist(before: Checklist | None, after: Checklist | None, name: str) -> Iterator[Unit]:
    if before is None or after is None:
        yield Unit(name)
        return
    if same_meaning(before, after):
        return
    found = [
        *(Unit(name, question=i) for i in dict.fromkeys(_questions(before, after).values())),
        *(Unit(name, flag=i) for i in _differing(before.stop_flags, after.stop_flags)),
    ]
    yield from found
    if not same_meaning(_mixed(before, after, frozenset(found)), after):
        yield Unit(name)


def _questions(before: Checklist, after: Checklist) -> dict[str, str]:
    """Return each question that differs, with the question that gives its unit the name."""
    heirs = {q.replaces: q.id for q in after.questions() if q.replaces and not q.retired}
    differing = _differing(tuple(before.questions()), tuple(after.questions()))
    return {i: heirs[i] if heirs.get(i) in differing else i for i in differing}


def _differing(before: Sequence[_Entry], after: Sequence[_Entry]) -> tuple[str, ...]:
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    ids = dict.fromkeys((*new, *old))
    return tuple(i for i in ids if not same_meaning(old.get(i), new.get(i)))


def mixed(before: ChecklistSet, after: ChecklistSet, units: AbstractSet[Unit]) -> ChecklistSet:
    """Return the older edition with these units as they are in the newer one.

    A question that is added stands after the same question as in the newer edition. What comes of it need
    not be possible to publish: a condition may ask for a question that is not there, and is then unanswered.
    """
    checklists = []
    for name in dict.fromkeys(c.id for c in (*after.checklists, *before.checklists)):
        old, new = before.checklist(name), after.checklist(name)
        if old is None or new is None:
            whole = new if Unit(name) in units else old
            checklists += [whole] if whole else []
        else:
            checklists.append(_mixed(old, new, units))
    return ChecklistSet(
        checklists=tuple(checklists),
        groups=after.groups if Unit(GROUPS) in units else before.groups,
        scale=after.scale if Unit(SCALE) in units else before.scale,
        sources=after.sources,
    )


def _mixed(before: Checklist, after: Checklist, units: AbstractSet[Unit]) -> Checklist:
    framed = Unit(after.id) in units
    frame = after if framed else before
    named = _questions(before, after)

    def question(i: str) -> bool:
        return Unit(after.id, question=named[i]) in units if i in named else framed

    flags = _differing(before.stop_flags, after.stop_flags)

    def flag(i: str) -> bool:
        return Unit(after.id, flag=i) in units if i in flags else framed

    return frame.model_copy(
        update={
            "screening": _woven(before.screening, after.screening, question, newer=framed),
            "sections": _sections(before, after, question, newer=framed),
            "stop_flags": _woven(before.stop_flags, after.stop_flags, flag, newer=framed),
        }
    )


def _sections(before: Checklist, after: Checklist, takes: _Takes, *, newer: bool) -> tuple[Section, ...]:
    old, new = ({s.id: s for s in c.sections} for c in (before, after))
    found: list[Section] = []
    for section in _woven(before.sections, after.sections, lambda _: newer, newer=newer, either=True):
        questions = _woven(
            old[section.id].questions if section.id in old else (),
            new[section.id].questions if section.id in new else (),
            takes,
            newer=newer,
        )
        if questions:
            found.append(section.model_copy(update={"questions": questions}))
    return tuple(found)


def _woven(
    before: Sequence[_Entry], after: Sequence[_Entry], takes: _Takes, *, newer: bool, either: bool = False
) -> tuple[_Entry, ...]:
    """Return the entries of both in the order of one, each from the edition that it is to be taken from.

    With ``either`` one that the edition does not have is taken from the other.
    """
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    order, other = (list(new), list(old)) if newer else (list(old), list(new))
    for place, name in enumerate(other):
        if name not in order:
            order.insert(order.index(other[place - 1]) + 1 if place else 0, name)
    found: list[_Entry] = []
    for name in order:
        first, second = (new, old) if takes(name) else (old, new)
        entry = first.get(name) or (second.get(name) if either else None)
        found += [entry] if entry is not None else []
    return tuple(found)
