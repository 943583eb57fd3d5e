"""The folder laid out for the rules: every question in reading order, and every condition.

Knows places as paths. Knows no line and decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import BaseModel

from assessment.core.checklist import Checklist, Question
from assessment.core.condition import (
    AllOf,
    AnyOf,
    Condition,
    EmptyCell,
    FilledCell,
    QuestionIs,
    RowCount,
    RowsMatch,
)
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.material import Material, Sheet


@dataclass(frozen=True, eq=False)
class Asked:
    """A question with its place: `turn` counts the questions of the folder in reading order."""

    sheet: Sheet[Checklist]
    path: Path
    question: Question
    turn: int

    @property
    def checklist(self) -> Checklist:
        """The checklist it stands in."""
        return self.sheet.content

    @property
    def key(self) -> str:
        """What its answer is stored under."""
        return f"{self.checklist.id}/{self.question.id}"

    @property
    def in_screening(self) -> bool:
        """True when it is asked to suggest a depth."""
        return self.path[0] == "screening"

    def finding(
        self, code: str, message: str, *tips: str, key: str | None = None, words: str | None = None
    ) -> Finding:
        """Return a finding about the question, or about one of its keys: placed there if it is written."""
        path = self.path
        if key is not None and written(self.question, key):
            path = (*path, key)
        return Finding(
            code=code,
            document=self.sheet.document,
            path=path,
            message=message,
            tips=tips,
            key=key,
            words=words,
        )


Owner = Literal["fråga", "stoppflagga", "underlag", "utfall"]


@dataclass(frozen=True, eq=False)
class Posed:
    """A condition with its place, and what it belongs to."""

    sheet: Sheet[Checklist]
    path: Path
    condition: Condition
    owner: Owner
    asked: Asked | None = None

    @property
    def checklist(self) -> Checklist:
        """The checklist it stands in."""
        return self.sheet.content

    def parts(self) -> Iterator["Posed"]:
        """Yield every part that asks for something, with its place."""
        yield from self._parts(self.condition, self.path)

    def _parts(self, condition: Condition, path: Path) -> Iterator["Posed"]:
        if isinstance(condition, AllOf | AnyOf):
            word, inner = (
                ("alla", condition.all_of) if isinstance(condition, AllOf) else ("någon", condition.any_of)
            )
            for number, part in enumerate(inner):
                yield from self._parts(part, (*path, word, number))
        else:
            yield Posed(self.sheet, path, condition, self.owner, self.asked)

    def finding(self, code: str, message: str, *tips: str, at: Path = ()) -> Finding:
        """Return a finding about the condition, or about the place `at` inside it."""
        return Finding(
            code=code, document=self.sheet.document, path=(*self.path, *at), message=message, tips=tips
        )


@dataclass(frozen=True, eq=False)
class Pointer:
    """Something that names another by its id: where, the name as written, and the checklist it stands in."""

    document: str
    path: Path
    name: str
    checklist: str | None = None

    @property
    def key(self) -> str:
        """The name in full: ``checklista/fråga``."""
        return self.name if "/" in self.name or self.checklist is None else f"{self.checklist}/{self.name}"

    def finding(self, code: str, message: str, *tips: str) -> Finding:
        """Return a finding about the name."""
        return Finding(code=code, document=self.document, path=self.path, message=message, tips=tips)


def written(model: BaseModel, key: str) -> bool:
    """Return True when the file says something under this key."""
    said = model.model_fields_set
    return any((f.alias or n) == key for n, f in type(model).model_fields.items() if n in said)


def placed(checklist: Checklist) -> Iterator[tuple[Path, Question]]:
    """Yield every question of a checklist with its path, the screening first."""
    for number, question in enumerate(checklist.screening):
        yield ("screening", number), question
    for place, section in enumerate(checklist.sections):
        for number, question in enumerate(section.questions):
            yield ("avsnitt", place, "frågor", number), question


class Desk:
    """Everything the rules ask for, found once."""

    def __init__(self, material: Material) -> None:
        self.material = material

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """The ids that may exist, or mean something else, in a part that could not be read."""
        m = self.material
        broken = [
            s.doubtful for s in (m.groups, m.scale, m.sources, m.indicators, *m.scenarios) if s is not None
        ]
        broken += [s.doubtful | _unsure(s) for s in m.checklists]
        return frozenset().union(*broken)

    @cached_property
    def checklists(self) -> tuple[Sheet[Checklist], ...]:
        """The checklists in reading order: as `ordning` says, then by id."""
        return tuple(sorted(self.material.checklists, key=lambda s: (s.content.order, s.content.id)))

    @cached_property
    def perspectives(self) -> tuple[str, ...]:
        """The ids of the checklists that are screened."""
        return tuple(s.content.id for s in self.checklists if s.content.is_perspective)

    @cached_property
    def every_question(self) -> tuple[Asked, ...]:
        """Every question, also the retired ones, in reading order."""
        found = [(sheet, path, q) for sheet in self.checklists for path, q in placed(sheet.content)]
        return tuple(Asked(s, p, q, n) for n, (s, p, q) in enumerate(found))

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        """Every question that is still asked, in reading order."""
        return tuple(a for a in self.every_question if not a.question.retired)

    @cached_property
    def by_key(self) -> dict[str, Asked]:
        """The question of each ``checklista/fråga``; of several with the same the first."""
        return {a.key: a for a in reversed(self.every_question)}

    @cached_property
    def conditions(self) -> tuple[Posed, ...]:
        """Every whole condition: of questions, stop flags, outcomes and lines of *Räcker underlaget?*."""
        found = [
            Posed(a.sheet, (*a.path, "när"), a.question.when, "fråga", a)
            for a in self.questions
            if a.question.when
        ]
        for sheet in self.checklists:
            for number, flag in enumerate(sheet.content.stop_flags):
                found.append(Posed(sheet, ("stoppflaggor", number, "när"), flag.when, "stoppflagga"))
            for number, line in enumerate(sheet.content.sufficiency):
                place: Path = ("räcker-underlaget", number)
                found.append(Posed(sheet, (*place, "ja"), line.yes, "underlag"))
                if line.partly:
                    found.append(Posed(sheet, (*place, "delvis"), line.partly, "underlag"))
            for number, outcome in enumerate(sheet.content.outcomes):
                for turn, reason in enumerate(outcome.reasons):
                    if reason.when:
                        where: Path = ("utfall", number, "skäl", turn, "när")
                        found.append(Posed(sheet, where, reason.when, "utfall"))
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[Posed, ...]:
        """Every part of every condition that asks for something."""
        return tuple(part for posed in self.conditions for part in posed.parts())

    def excused(self, name: str) -> bool:
        """Return True when nobody can know whether something with this name exists, as its file is broken."""
        checklist, _, question = name.rpartition("/")
        return question in self.doubtful or bool({checklist, question} & self.material.unreadable)


def asked_in(part: Posed) -> list[tuple[Path, str]]:
    """Return the questions that one part of a condition names, with their places inside it."""
    match part.condition:
        case QuestionIs():
            return [(("fråga",), part.condition.question)]
        case EmptyCell():
            return [(("tom-cell", "fråga"), part.condition.empty_cell.question)]
        case FilledCell():
            return [(("fylld-cell", "fråga"), part.condition.filled_cell.question)]
        case RowCount():
            return [(("antal-rader", "fråga"), part.condition.row_count.question)]
        case RowsMatch():
            return [(("rad", "frågor", n), q) for n, q in enumerate(part.condition.rows.questions)]
        case _:
            return []


_SHAPING = frozenset({"svarstyp", "svarsalternativ", "kolumner", "utgår", "per", "screening"})


def _unsure(sheet: Sheet[Checklist]) -> frozenset[str]:
    """Return the ids of questions whose answers are not known, since what says so was taken out."""
    found = set()
    for path, question in placed(sheet.content):
        start = sheet.original(path)
        if any(t[: len(start)] == start and _SHAPING & set(t[len(start) :]) for t in sheet.touched):
            found.add(question.id)
    return frozenset(found)
