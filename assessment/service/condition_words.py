"""Conditions in plain words, as a person reads them: a sentence for each, and the parts of a combined one.

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
from assessment.core.language import N_, spoken, tr, tr_in
from assessment.core.summary.wording import counted, number

_DIRECTIONS = {
    "sämre": (N_("som blir sämre"), N_("som tydligt blir sämre")),
    "bättre": (N_("som blir bättre"), N_("som tydligt blir bättre")),
    "ingen": (N_("som inte förändras"), N_("som tydligt inte förändras")),
}
"""Each way in any strength, and in the stronger ones alone."""
_LONG_TERM = {"ifylld": N_("där lång sikt är ifylld"), "tom": N_("där lång sikt är tom")}


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
    return tr("{most} eller {last}", most=", ".join(most), last=last) if most else last


def _and(words: Iterable[str]) -> str:
    return tr(" och ").join(part for part in words if part)


def _quoted(text: object) -> str:
    return tr("”{text}”", text=text)


def _depth(word: str) -> str:
    told = {
        "ingen": tr_in("how a perspective is assessed", "inte alls"),
        "kort": tr_in("how a perspective is assessed", "kort"),
        "full": tr_in("how a perspective is assessed", "fullt"),
    }
    return told[word]


class _Teller:
    """Tells the conditions of one checklist."""

    def __init__(self, checklist: Checklist, checklists: ChecklistSet) -> None:
        self._checklist, self._checklists = checklist, checklists

    def told(self, condition: Condition) -> Told:
        if isinstance(condition, AllOf):
            return self._combined(tr("allt det här gäller"), condition.all_of)
        if isinstance(condition, AnyOf):
            return self._combined(tr("minst ett av det här gäller"), condition.any_of)
        return Told(self._leaf(condition))

    def _combined(self, text: str, parts: Iterable[Condition]) -> Told:
        found = tuple(map(self.told, parts))
        return found[0] if len(found) == 1 else Told(text, found)

    def _leaf(self, condition: Condition) -> str:  # noqa: C901, PLR0911 - a case for each kind of condition
        match condition:
            case QuestionIs():
                return self._question(condition)
            case GroupChosen():
                return tr("någon av de här berörs: {groups}", groups=_or(map(self._group, condition.group)))
            case DepthIs():
                return tr(
                    "{perspective} bedöms {depths}",
                    perspective=self._perspective(condition.perspective),
                    depths=_or(_depth(d.value) for d in condition.depth),
                )
            case RowsMatch():
                return self._rows(condition.rows)
            case GapIs():
                return tr(
                    "skillnaden mellan grupper är {words} i {perspective}",
                    words=_or(_quoted(tr(g.value)) for g in condition.gap),
                    perspective=self._perspective(condition.perspective),
                )
            case ShareIs():
                return tr(
                    "minst {share} av raderna är öppna eller har underlag D", share=condition.share.at_least
                )
            case AlternativesCount():
                spec = condition.alternatives
                return tr(
                    "{bounds} alternativ är bedömda, förutom nollalternativet",
                    bounds=_bounds(spec.at_least, spec.at_most),
                )
            case EmptyCell(empty_cell=cell):
                return tr("något saknas i {column}", column=_quoted(self._column(cell.question, cell.column)))
            case FilledCell(filled_cell=cell):
                return tr(
                    "allt är ifyllt i {column}", column=_quoted(self._column(cell.question, cell.column))
                )
            case RowCount(row_count=rows):
                told_rows = counted(rows.at_least, tr("rad"), tr("rader"))
                return tr(
                    "minst {rows} i {question}",
                    rows=told_rows,
                    question=_quoted(self._asked(rows.question)),
                )
            case PointsAre():
                return self._points(condition)
            case AllOf() | AnyOf():
                return self.told(condition).sentence

    def _question(self, condition: QuestionIs) -> str:
        said = []
        if condition.equals is not None:
            words = _quoted(self._answer(condition.question, condition.equals))
            said.append(tr("är {words}", words=words))
        if condition.any_of:
            words = _or(_quoted(self._answer(condition.question, a)) for a in condition.any_of)
            said.append(tr("är {words}", words=words))
        if condition.contains:
            words = _or(_quoted(self._answer(condition.question, a)) for a in condition.contains)
            said.append(tr("innehåller {words}", words=words))
        if condition.at_least is not None:
            said.append(tr("är minst {number}", number=as_number(condition.at_least)))
        if condition.at_most is not None:
            said.append(tr("är högst {number}", number=as_number(condition.at_most)))
        if condition.answered or condition.unanswered is False:
            said.append(tr("finns"))
        if condition.unanswered or condition.answered is False:
            said.append(tr("saknas"))
        return tr(
            "svaret på {question} {told}",
            question=_quoted(self._asked(condition.question)),
            told=_and(said),
        )

    def _rows(self, match: RowMatch) -> str:
        who = _or(map(self._group, match.groups)) if match.groups else tr("någon grupp")
        parts = [tr("för {groups}", groups=who)]
        if match.questions:
            parts.append(tr("i {questions}", questions=_or(_quoted(self._asked(q)) for q in match.questions)))
        if match.direction:
            parts.append(tr(_DIRECTIONS[match.direction][match.strength > 1]))
        if match.severity:
            parts.append(tr("som är minst {severity}", severity=tr(match.severity.value)))
        if match.reversibility:
            words = _or(tr(r.value) for r in match.reversibility)
            parts.append(tr("där det att ändra tillbaka är {words}", words=words))
        if match.duration:
            words = _or(tr(d.value).replace("-", " ") for d in match.duration)
            parts.append(tr("som varar {words}", words=words))
        if match.measure is not None:
            parts.append(tr("med en beslutad åtgärd") if match.measure else tr("utan beslutad åtgärd"))
        if match.long_term:
            parts.append(tr(_LONG_TERM[match.long_term]))
        if match.everywhere:
            parts.append(tr("i alla perspektiv"))
        most, least = match.at_most, match.at_least or 1
        many = least if most is None else most
        answers = counted(many, tr_in("one", "svar"), tr_in("several", "svar"), neuter=True)
        if most is None:
            return tr("minst {answers} {told}", answers=answers, told=", ".join(parts))
        return tr("högst {answers} {told}", answers=answers, told=", ".join(parts))

    def _points(self, condition: PointsAre) -> str:
        scale = next((s for s in self._checklist.point_scales if s.id == condition.scale), None)
        name = scale.name if scale else condition.scale
        said = []
        if condition.level:
            levels = {level.id: level.name for level in scale.levels} if scale else {}
            words = _or(_quoted(levels.get(i, i)) for i in condition.level)
            said.append(tr("når {words}", words=words))
        unit = tr("procent") if condition.unit == "procent" else tr("poäng")
        if condition.at_least is not None:
            least = as_number(float(condition.at_least))
            said.append(tr("är minst {number} {unit}", number=least, unit=unit))
        if condition.at_most is not None:
            most = as_number(float(condition.at_most))
            said.append(tr("är högst {number} {unit}", number=most, unit=unit))
        return f"{_quoted(name)} {_and(said)}"

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
            return tr("det här perspektivet") if self._checklist.is_perspective else tr("ett perspektiv")
        found = self._checklists.checklist(name)
        return _quoted(found.name if found else name)


def as_number(value: float) -> str:
    """Return a number as the language writes it."""
    whole = value == int(value)
    return number(int(value)) if whole else str(value).replace(".", spoken().decimal_sign)


def _bounds(low: int | None, high: int | None) -> str:
    told_low = "" if low is None else tr("minst {number}", number=low)
    told_high = "" if high is None else tr("högst {number}", number=high)
    return _and((told_low, told_high))
