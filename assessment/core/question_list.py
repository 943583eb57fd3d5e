"""A plain list of questions → a draft of a checklist, with what was guessed marked for review.

Knows how people write lists of questions. Knows no file and no clock, and decides nothing: people review it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from assessment.core.diagnostics import Path
from assessment.core.language import N_
from assessment.core.list_lines import ListLine
from assessment.core.question_type import guessed_type
from assessment.core.shape import listed, quoted, slug

MOST = 1_000
"""Most questions that are taken from one list."""


class Became(StrEnum):
    """What became of a line."""

    NAME = N_("checklistans namn")
    SECTION = N_("avsnitt")
    QUESTION = N_("fråga")
    OPTION = N_("svar")
    HELP = N_("hjälp")
    INTRO = N_("inledning")
    UNUSED = N_("inte med")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one line of a list."""

    text: str
    """The line as it stood."""
    became: Became
    about: str = ""
    """A question's svarstyp, or why a line is not used, in Swedish, to be told by `tr`."""


@dataclass(slots=True)
class _Read:
    """A line while the list is read."""

    text: str
    became: Became
    about: str = ""

    def unused(self, why: str) -> None:
        self.became, self.about = Became.UNUSED, why


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a checklist."""

    data: dict[str, Any]
    """Plain data, in the order that a file has it."""
    notes: Mapping[Path, str]
    """What to review, by the place that it is about."""
    summary: tuple[str, ...]
    """What was made of the list and what was guessed, in sentences."""
    fates: tuple[Fate, ...]
    """What became of every line that says something, in the order of the list."""


@dataclass(slots=True)
class _Asked:
    text: str
    help: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    lines: list[_Read] = field(default_factory=list)
    """The question's own line, then those that became its help and answers."""


@dataclass(slots=True)
class _Part:
    name: str
    intro: list[str] = field(default_factory=list)
    questions: list[_Asked] = field(default_factory=list)
    lines: list[_Read] = field(default_factory=list)
    """The name's own line and those of the introduction."""


_NUMBERED = re.compile(
    r"^\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]|\d{1,3}(?:\.\d{1,3})+|[a-zåäö]\))\s+", re.IGNORECASE
)
_MARK = re.compile(r"^\s*(?:[-–*•·▪◦☐□○●]|\[\s?\])\s*")
_LEVELS = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3})+[.)]?\s+\S")
_BRACKETS = re.compile(r"^(.*\?)\s*\(([^()]+)\)\s*$")
_AFTER = re.compile(r"^((?:(?![.!]\s).)*?\?)\s+([^?]*\w[^?]*)$")
"""A question that begins the line, and what stands after it."""
_ANSWERS = re.compile(r"\s*[/,;|]\s*")
_LONGEST_ANSWERS = 120
_ASKS = re.compile(
    r"^(?:ange|beskriv|redogör|motivera|förklara|lista|sammanfatta|bedöm|uppskatta)\b", re.IGNORECASE
)
_LONGEST_OPTION = 60

_REPLACED = N_("checklistan heter något annat")
_NOTHING = N_("inga ord")
_ALONE = N_("hör inte till någon fråga")
_TOO_MANY = N_("fler frågor än en checklista kan ha")
UNKNOWN_OWNER = "Skriv vilken funktion som förvaltar checklistan"
"""What stands where nobody has said who looks after the checklist."""


def draft_of(
    lines: Sequence[ListLine],
    name: str,
    today: date,
    checklist_id: str = "",
    *,
    instead: bool = False,
    owner: str = "",
) -> Draft | None:
    """Return a checklist made of a list of questions; None when the list has no question.

    Headings become sections and lines questions. Lines between a heading and its first question become the
    section's introduction, short lines after a question its answers, and longer ones its help.

    Args:
        lines: the list.
        name: what to call the checklist when the list has no title.
        today: the first day of the draft.
        checklist_id: the checklist's id; by default made of its name.
        instead: call it by the name also when the list has a title.
        owner: the function that looks after it; '' leaves that to be written.
    """
    title = next((x for x in lines if x.title and _bare(x.text)), None)
    wanted = name if title is None or instead else " ".join(_seen(title.text).split())
    read: list[_Read] = []
    parts = _parts(lines, title, read, _REPLACED if instead else "")
    if not any(part.questions for part in parts):
        return None
    drafting = _Drafting(parts, wanted, today, owner)
    data = drafting.run(checklist_id)
    fates = tuple(Fate(r.text, r.became, r.about) for r in read)
    return Draft(data, drafting.notes, tuple(drafting.summary(data)), fates)


def _parts(
    lines: Sequence[ListLine], title: ListLine | None, read: list[_Read], replaced: str
) -> list[_Part]:
    """Return the sections; when no line looks like a question, every line is one.

    Every line that says something is added to `read`.
    """
    all_ask = not any(_asks(x) for x in lines if x is not title and not x.unused)
    parts = [_Part("")]
    for line in lines:
        if not line.text.strip():
            continue
        one = _Read(line.text, Became.UNUSED, line.unused)
        read.append(one)
        if line is title:
            one.became, one.about = (Became.UNUSED if replaced else Became.NAME), replaced
        elif not line.unused and not _bare(line.text):
            one.unused(_NOTHING)
        elif not line.unused:
            _place(line, one, parts, all_ask=all_ask)
    return [part for part in parts if part.name or part.intro or part.questions]


def _place(line: ListLine, one: _Read, parts: list[_Part], *, all_ask: bool) -> None:
    """Put a line where it belongs."""
    text, part = _bare(line.text), parts[-1]
    if (line.heading or line.title) and not _asks(line):
        one.became = Became.SECTION
        parts.append(_Part(text, lines=[one]))
        return
    if _asks(line) or all_ask:
        one.became = Became.QUESTION
        text, aside, told = _without_aside(text)
        given = [o for o in map(_bare, line.options or aside) if o]
        beside = [t for t in (told, _cleaned(line.help)) if t]
        part.questions.append(_Asked(text, beside, given, [one]))
    elif not part.questions:
        one.became = Became.INTRO
        part.intro.append(text)
        part.lines.append(one)
    elif _MARK.match(line.text) or (len(text) <= _LONGEST_OPTION and not text.endswith((".", ":"))):
        one.became = Became.OPTION
        part.questions[-1].options.append(text)
        part.questions[-1].lines.append(one)
    else:
        one.became = Became.HELP
        part.questions[-1].help.append(text)
        part.questions[-1].lines.append(one)


def _asks(line: ListLine) -> bool:
    if line.question:
        return True
    text = _without_aside(_bare(line.text))[0]
    numbered = _LEVELS.match(line.text) or _ASKS.match(text)
    return text.endswith("?") or bool(numbered and not line.heading)


def _bare(text: str) -> str:
    """Return a line without number, mark, needless spaces and signs that nobody can see."""
    return " ".join(_MARK.sub("", _NUMBERED.sub("", _seen(text))).split())


def _cleaned(text: str) -> str:
    return " ".join(_seen(text).split())


def _seen(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c.isspace())


def _without_aside(text: str) -> tuple[str, list[str], str]:
    """Return a question without what stands after it, and that: as answers, or else as a word of help."""
    found = _BRACKETS.match(text) or _AFTER.match(text)
    if found is None:
        return text, [], ""
    question, rest = found[1], found[2].strip()
    several = _ANSWERS.split(rest)
    short = len(rest) <= _LONGEST_ANSWERS and not rest.endswith(".")
    return (question, several, "") if len(several) > 1 and short else (question, [], rest)


class _Drafting:
    def __init__(self, parts: list[_Part], name: str, today: date, owner: str) -> None:
        self.owner = owner
        self.parts = [part for part in parts if part.questions]
        self.intro = [text for part in parts if not part.name and not part.questions for text in part.intro]
        self.left_out = [
            text for part in parts if part.name and not part.questions for text in (part.name, *part.intro)
        ]
        for one in (line for part in parts if part.name and not part.questions for line in part.lines):
            one.unused(_ALONE)
        self.name, self.today = name, today
        self.ids: set[str] = {"beror"}
        self.sections: set[str] = set()
        self.notes: dict[Path, str] = {}
        self.kinds: Counter[str] = Counter()
        self.shortened: list[str] = []
        self.added = ""

    def run(self, checklist_id: str) -> dict[str, Any]:
        data: dict[str, Any] = {
            "format": 1,
            "checklista": checklist_id or slug(self.name) or "utkast",
            "namn": self.name,
            "utgåva": f"{self.today.year}-1",
            "gäller-från": self.today.isoformat(),
            "gäller-till": (self.today + timedelta(days=365)).isoformat(),
            "förvaltas-av": self.owner or UNKNOWN_OWNER,
            "referensgrupp": "hela-befolkningen",
        }
        if self.intro:
            data["inledning"] = " ".join(self.intro)
        data["screening"] = [self._screening()]
        data["avsnitt"] = [self._section(number, part) for number, part in enumerate(self._taken())]
        if not self.kinds["effekt"]:
            self._add_effect(data["avsnitt"])
        self.notes["format",] = (
            "Utkast, gjort av en lista med frågor. Sök efter ”granska” och rätta det som är fel.\n"
            "Varje fråga behöver också en källa ur kallor.yaml innan checklistan används."
        )
        if not self.owner:
            self.notes["förvaltas-av",] = "granska: skriv vem som förvaltar checklistan"
        self.notes["referensgrupp",] = "granska: gruppen som alla andra jämförs med"
        self.notes["screening", 0] = "granska: frågan är tillagd, för att ett perspektiv börjar med en sådan"
        return data

    def _taken(self) -> Iterable[_Part]:
        left = MOST
        for part in self.parts:
            part.questions, over = part.questions[:left], part.questions[left:]
            left -= len(part.questions)
            self.shortened += [q.text for q in over]
            for one in (line for q in over for line in q.lines):
                one.unused(_TOO_MANY)
            if part.questions:
                yield part
                continue
            for one in part.lines:
                one.unused(_TOO_MANY)

    def _screening(self) -> dict[str, Any]:
        return {
            "id": "beror",
            "fråga": f"Berör förslaget {self.name[:1].lower()}{self.name[1:]}?",
            "svarstyp": "val",
            "spår": "kort",
            "svarsalternativ": [
                {"id": "ja", "text": "Ja", "djup": "full"},
                {"id": "nej", "text": "Nej", "djup": "ingen", "kräver-motivering": "ja"},
                {"id": "vet-inte", "text": "Vet inte", "djup": "kort"},
            ],
        }

    def _add_effect(self, sections: list[dict[str, Any]]) -> None:
        """Add the one effect question that a perspective needs, where the list has none."""
        asked = sections[-1]["frågor"]
        path: Path = ("avsnitt", len(sections) - 1, "frågor", len(asked))
        asked.append(self._question(path, _Asked("Hur påverkas de som berörs?")))
        self.notes[path] = "granska: frågan är tillagd, för att ett perspektiv behöver en fråga om effekter"
        self.added = "En fråga om hur de som berörs påverkas är också tillagd, sist."

    def _section(self, number: int, part: _Part) -> dict[str, Any]:
        path: Path = ("avsnitt", number)
        if not part.name:
            self.notes[path] = "granska: frågorna stod inte under någon rubrik"
        name = part.name or "Frågor"
        found: dict[str, Any] = {"id": _free(slug(name) or "avsnitt", self.sections), "namn": name}
        if part.intro:
            found["inledning"] = " ".join(part.intro)
        found["frågor"] = [self._question((*path, "frågor", n), q) for n, q in enumerate(part.questions)]
        return found

    def _question(self, path: Path, asked: _Asked) -> dict[str, Any]:
        if len(asked.options) == 1:
            asked.help.append(asked.options.pop())
            for one in asked.lines:
                one.became = Became.HELP if one.became is Became.OPTION else one.became
        kind, why = guessed_type(asked.text, asked.options, " ".join(asked.help))
        for one in asked.lines[:1]:
            one.about = kind
        self.kinds[kind] += 1
        self.notes[path] = f"granska: svarstypen {kind} är gissad, för att {why}"
        found: dict[str, Any] = {
            "id": _free(_short(asked.text), self.ids),
            "fråga": asked.text,
            "svarstyp": kind,
            "spår": "kort",
        }
        if asked.help:
            found["hjälp"] = " ".join(asked.help)
        if kind in {"val", "flerval"}:
            taken: set[str] = set()
            found["svarsalternativ"] = [
                {"id": _free(slug(text) or "svar", taken), "text": text} for text in asked.options
            ]
        if kind == "effekt":
            found |= {"vikt": 2, "vikt-skäl": "Granska: skriv varför frågan väger mycket eller lite."}
        return found

    def summary(self, data: dict[str, Any]) -> Iterable[str]:
        questions = sum(len(section["frågor"]) for section in data["avsnitt"])
        sections = len(data["avsnitt"])
        counted = f"{questions} {'fråga' if questions == 1 else 'frågor'} i {sections} avsnitt."
        yield f"Utkastet {quoted(self.name)} har {counted}"
        kinds = [f"{kind} ({number})" for kind, number in self.kinds.most_common()]
        yield f"Svarstyperna är gissade: {listed(kinds)}."
        yield "Varje fråga har en rad med ordet granska ovanför sig."
        yield "En inledande fråga om förslaget berör perspektivet är tillagd. Granska den också."
        if self.added:
            yield self.added
        intros = [*self.intro, *(text for part in self.parts for text in part.intro)]
        if intros:
            yield f"Det här blev inledningar: {listed(map(quoted, intros))}."
        beside = Counter(
            what
            for part in self.parts
            for q in part.questions
            for what in (*["svar"] * len(q.options), *["hjälp"] * len(q.help))
        )
        if beside:
            what_it_became = [f"{what} ({number})" for what, number in beside.most_common()]
            yield f"Det som stod efter en fråga blev {listed(what_it_became)}. Det står vid frågan."
        if self.left_out:
            yield f"Det här hör inte till någon fråga och är inte med: {listed(map(quoted, self.left_out))}."
        if self.shortened:
            yield f"Bara de första {MOST} frågorna är med. {len(self.shortened)} är inte med."


def _short(text: str) -> str:
    """Return an id of a question's first words."""
    return "-".join(slug(text).split("-")[:6]) or "fraga"


def _free(wanted: str, taken: set[str]) -> str:
    """Return the id, with a number when it is taken, and take it."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
