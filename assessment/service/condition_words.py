"""Conditions in plain Swedish, as a person reads them: a sentence for each, and the parts of a combined one.

Knows the words. Never asks whether a condition holds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.condition import (
    AllOf,
    AlternativesCount,
    AnyOf,
    Condition,
    DepthIs,
    EmptyCell,
    FilledCell,
    GapIs,
    GroupChosen,
    PointsAre,
    QuestionIs,
    RowCount,
    RowMatch,
    RowsMatch,
    ShareIs,
)
from assessment.core.summary.wording import counted, number

_DEPTHS = {"ingen": "inte alls", "kort": "kort", "full": "fullt"}
_DIRECTIONS = {"sämre": "blir sämre", "bättre": "blir bättre", "ingen": "inte förändras"}


@dataclass(frozen=True, slots=True)
class Told:
    """A condition in words. A combined one has its parts, and its text says how many of them are needed."""

    text: str
    parts: tuple["Told", ...] = ()

    @property
    def sentence(self) -> str:
        """All of it on one line, the parts in brackets."""
        if not self.parts:
            return self.text
        return f"{self.text} ({'; '.join(part.sentence for part in self.parts)})"


def told(condition: Condition, checklist: Checklist, checklists: ChecklistSet) -> Told:
    """Return a condition of a checklist in words; what it names that does not exist is named by its id."""
    return _Teller(checklist, checklists).told(condition)


def _or(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} eller {last}" if most else last


class _Teller:
    """Tells the conditions of one checklist."""

    def __init__(self, checklist: Checklist, checklists: ChecklistSet) -> None:
        self._checklist, self._checklists = checklist, checklists

    def told(self, condition: Condition) -> Told:
        if isinstance(condition, AllOf):
            return self._combined("allt det här gäller", condition.all_of)
        if isinstance(condition, AnyOf):
            return self._combined("minst ett av det här gäller", condition.any_of)
        return Told(self._leaf(condition))

    def _combined(self, text: str, parts: Iterable[Condition]) -> Told:
        found = tuple(map(self.told, parts))
        return found[0] if len(found) == 1 else Told(text, found)

    def _leaf(self, condition: Condition) -> str:  # noqa: C901, PLR0911 - a case for each kind of condition
        match condition:
            case QuestionIs():
                return self._question(condition)
            case GroupChosen():
                return f"någon av de här berörs: {_or(map(self._group, condition.group))}"
            case DepthIs():
                depths = _or(_DEPTHS[d.value] for d in condition.depth)
                return f"{self._perspective(condition.perspective)} bedöms {depths}"
            case RowsMatch():
                return self._rows(condition.rows)
            case GapIs():
                words = _or(f"”{g.value}”" for g in condition.gap)
                return f"skillnaden mellan grupper är {words} i {self._perspective(condition.perspective)}"
            case ShareIs():
                return f"minst {condition.share.at_least} av raderna är öppna eller har underlag D"
            case AlternativesCount():
                spec = condition.alternatives
                return (
                    f"{_bounds(spec.at_least, spec.at_most)} alternativ är bedömda, förutom nollalternativet"
                )
            case EmptyCell(empty_cell=cell):
                return f"något saknas i ”{self._column(cell.question, cell.column)}”"
            case FilledCell(filled_cell=cell):
                return f"allt är ifyllt i ”{self._column(cell.question, cell.column)}”"
            case RowCount(row_count=rows):
                return f"minst {counted(rows.at_least, 'rad', 'rader')} i ”{self._asked(rows.question)}”"
            case PointsAre():
                return self._points(condition)
            case AllOf() | AnyOf():
                return self.told(condition).sentence

    def _question(self, condition: QuestionIs) -> str:
        about = f"svaret på ”{self._asked(condition.question)}”"
        said = []
        if condition.equals is not None:
            said.append(f"är ”{self._answer(condition.question, condition.equals)}”")
        if condition.any_of:
            words = _or(f"”{self._answer(condition.question, a)}”" for a in condition.any_of)
            said.append(f"är {words}")
        if condition.contains:
            words = _or(f"”{self._answer(condition.question, a)}”" for a in condition.contains)
            said.append(f"innehåller {words}")
        if condition.at_least is not None:
            said.append(f"är minst {as_number(condition.at_least)}")
        if condition.at_most is not None:
            said.append(f"är högst {as_number(condition.at_most)}")
        if condition.answered or condition.unanswered is False:
            said.append("finns")
        if condition.unanswered or condition.answered is False:
            said.append("saknas")
        return f"{about} {' och '.join(said)}"

    def _rows(self, match: RowMatch) -> str:
        who = _or(map(self._group, match.groups)) if match.groups else "någon grupp"
        parts = [f"för {who}"]
        if match.questions:
            parts.append(f"i {_or(f'”{self._asked(q)}”' for q in match.questions)}")
        if match.direction:
            strong = "tydligt " if match.strength > 1 else ""
            parts.append(f"som {strong}{_DIRECTIONS[match.direction]}")
        if match.severity:
            parts.append(f"som är minst {match.severity.value}")
        if match.reversibility:
            parts.append(f"där det att ändra tillbaka är {_or(r.value for r in match.reversibility)}")
        if match.duration:
            parts.append(f"som varar {_or(d.value.replace('-', ' ') for d in match.duration)}")
        if match.measure is not None:
            parts.append("med en beslutad åtgärd" if match.measure else "utan beslutad åtgärd")
        if match.long_term:
            parts.append(f"där lång sikt är {match.long_term}")
        if match.everywhere:
            parts.append("i alla perspektiv")
        most, least = match.at_most, match.at_least or 1
        bound, many = ("minst", least) if most is None else ("högst", most)
        return f"{bound} {counted(many, 'svar', 'svar', neuter=True)} {', '.join(parts)}"

    def _points(self, condition: PointsAre) -> str:
        scale = next((s for s in self._checklist.point_scales if s.id == condition.scale), None)
        name = scale.name if scale else condition.scale
        said = []
        if condition.level:
            levels = {level.id: level.name for level in scale.levels} if scale else {}
            said.append(f"når {_or(f'”{levels.get(i, i)}”' for i in condition.level)}")
        unit = "procent" if condition.unit == "procent" else "poäng"
        if condition.at_least is not None:
            said.append(f"är minst {as_number(float(condition.at_least))} {unit}")
        if condition.at_most is not None:
            said.append(f"är högst {as_number(float(condition.at_most))} {unit}")
        return f"”{name}” {' och '.join(said)}"

    # Names

    def _asked(self, question: str) -> str:
        found = self._checklists.question(self._checklist.key(question))
        return found[1].text if found else question

    def _answer(self, question: str, answer: str | int) -> str:
        found = self._checklists.question(self._checklist.key(question))
        option = found[1].option(str(answer)) if found else None
        return option.text if option else str(answer)

    def _column(self, question: str, column: str) -> str:
        found = self._checklists.question(self._checklist.key(question))
        names = {c.id: c.name for c in found[1].columns} if found else {}
        return f"{self._asked(question)}, {names.get(column, column)}"

    def _group(self, name: str) -> str:
        found = self._checklists.groups.group(name)
        return found.name if found else name

    def _perspective(self, name: str | None) -> str:
        if name is None:
            return "det här perspektivet" if self._checklist.is_perspective else "ett perspektiv"
        found = self._checklists.checklist(name)
        return f"”{found.name if found else name}”"


def as_number(value: float) -> str:
    """Return a number as it is written in Swedish."""
    return number(int(value)) if value == int(value) else str(value).replace(".", ",")


def _bounds(low: int | None, high: int | None) -> str:
    told_low = "" if low is None else f"minst {low}"
    told_high = "" if high is None else f"högst {high}"
    return " och ".join(part for part in (told_low, told_high) if part)
