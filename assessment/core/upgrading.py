"""An assessment taken to another edition of its checklists: which answers follow, and which no longer count.

Knows answers and which question replaces which. Scores nothing and takes nothing out of the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assessment.core.assessment import Answer, Assessment, Value
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Question
from assessment.core.editions import refs_of
from assessment.core.language import N_, tr
from assessment.core.vocabulary import AnswerType


class Why(StrEnum):
    """Why an answer that counted no longer does."""

    NOT_ASKED = N_("Frågan ställs inte längre.")
    OTHER_KIND = N_("Frågan som ersätter den besvaras på ett annat sätt.")
    ANSWERED = N_("Frågan som ersätter den har redan ett svar.")
    NO_OPTION = N_("Svaret finns inte längre bland dem som går att välja.")
    NO_SECTION = N_("Avsnittet finns inte längre.")


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that followed to the question that replaces its own; both are ``checklista/fråga``."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """An answer that stays in the file and no longer counts: where it stands, in words, and why."""

    key: str
    text: str
    why: Why


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The assessment in the other edition, and everything that happened to its answers."""

    assessment: Assessment
    moved: tuple[Moved, ...]
    left: tuple[Left, ...]


def upgraded(assessment: Assessment, before: ChecklistSet, after: ChecklistSet) -> Upgrade:
    """Return the assessment with its answers where the other edition asks for them.

    An answer follows ``ersätter``, through as many editions as it takes, unless the newer question has one of
    its own. No answer is lost: one that cannot follow stays where it stood. Measures, comments and goal
    conflicts that point at a question that is replaced point at the newer one.
    """
    work = _Work(assessment, before, after)
    work.follow()
    follows = assessment.model_copy(
        update={
            "answers": work.answers,
            "effects": work.effects,
            "editions": refs_of(after),
            **_pointing(assessment, {old: work.heir(old) for old in work.heirs}),
        }
    )
    moved = tuple(Moved(old, new) for old, new in work.moved.items())
    return Upgrade(follows, moved, (*work.left, *_sections(assessment, before, after)))


class _Work:
    """The answers on their way."""

    def __init__(self, assessment: Assessment, before: ChecklistSet, after: ChecklistSet) -> None:
        self.before, self.after = before, after
        self.answers = dict(assessment.answers)
        self.effects = dict(assessment.effects)
        self.heirs = {c.key(q.replaces): c.key(q) for c, q in after.questions() if q.replaces}
        self.moved: dict[str, str] = {}
        self.left: list[Left] = []

    def follow(self) -> None:
        for key in tuple(self.answers):
            question = self._goal(key, effect=False)
            if question is None:
                continue
            to = self.heir(key)
            if to in self.answers and to != key:
                self._leave(key, Why.ANSWERED)
                continue
            if _unknown(self.answers[key], question):
                self._leave(key, Why.NO_OPTION)
            if to != key:
                self.answers[to] = self.answers.pop(key)
                self.moved[key] = to
        for key in tuple(self.effects):
            to = self.heir(key)
            if self._goal(key, effect=True) is not None and to != key:
                self._join(key, to)

    def _join(self, key: str, to: str) -> None:
        """Move the answer of every alternative that the newer question has none for."""
        old, new = self.effects.pop(key), self.effects.get(to, {})
        rest = {alternative: effect for alternative, effect in old.items() if alternative in new}
        self.effects[to] = {**old, **new}
        if len(rest) < len(old):
            self.moved[key] = to
        if rest:
            self.effects[key] = rest
            self._leave(key, Why.ANSWERED)

    def heir(self, key: str) -> str:
        """Return the question that answers now for a key: itself, when it is asked or nothing replaces it."""
        seen = {key}
        while not self._asked(key) and (newer := self.heirs.get(key)) is not None and newer not in seen:
            seen.add(newer)
            key = newer
        return key

    def _asked(self, key: str) -> bool:
        found = self.after.question(key)
        return found is not None and not found[1].retired

    def _goal(self, key: str, *, effect: bool) -> Question | None:
        """Return the question that an answer goes to; None, and told, when it can go nowhere."""
        found = self.after.question(self.heir(key))
        if found is None or found[1].retired:
            self._leave(key, Why.NOT_ASKED)
        elif found[1].is_effect is not effect:
            self._leave(key, Why.OTHER_KIND)
        else:
            return found[1]
        return None

    def _leave(self, key: str, why: Why) -> None:
        """Name an answer that no longer counts, if it did: not one that had been left before."""
        found = self.before.question(key)
        if found is not None and not found[1].retired:
            self.left.append(Left(key, found[1].text.strip(), why))


def _unknown(answer: Answer, question: Question) -> bool:
    """Return True when a choice that was made is none of those that there are now."""
    known = {o.id for o in question.all_options}
    if not known or question.type not in _CHOICES:
        return False
    return any(choice not in known for value in _values(answer) for choice in _chosen(value))


_CHOICES = {AnswerType.YES_NO, AnswerType.CHOICE, AnswerType.MULTIPLE}


def _values(answer: Answer) -> Iterator[Value]:
    if answer.value is not None:
        yield answer.value
    yield from answer.per.values()


def _chosen(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _sections(assessment: Assessment, before: ChecklistSet, after: ChecklistSet) -> tuple[Left, ...]:
    """Return the sections that have gone and had an underlag for all their answers."""
    old, new = (
        {f"{c.id}/{s.id}": s.name for c in checklists.checklists for s in c.sections}
        for checklists in (before, after)
    )
    gone = [key for key in assessment.section_basis if key in old and key not in new]
    return tuple(
        Left(key, tr("Underlaget för avsnittet {section}", section=old[key]), Why.NO_SECTION) for key in gone
    )


def _pointing(assessment: Assessment, heirs: Mapping[str, str]) -> dict[str, Any]:
    """Return what points at questions, at those that replace them."""
    measures = tuple(
        m.model_copy(
            update={
                "rows": tuple(
                    r.model_copy(update={"question": heirs.get(r.question, r.question)}) for r in m.rows
                )
            }
        )
        for m in assessment.measures
    )
    comments = tuple(
        c.model_copy(update={"question": heirs.get(c.question, c.question)})
        for c in assessment.review.comments
    )
    conflicts = tuple(
        c.model_copy(update={"found": ":".join(heirs.get(part, part) for part in c.found.split(":"))})
        for c in assessment.conflicts
    )
    review = assessment.review.model_copy(update={"comments": comments})
    return {"measures": measures, "review": review, "conflicts": conflicts}
