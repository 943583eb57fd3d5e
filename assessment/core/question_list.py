"""A plain list of questions → a draft of a checklist, with what was guessed marked for review.

Knows how people write lists of questions. Knows no file and no clock, and decides nothing: people review it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from assessment.core.diagnostics import Path
from assessment.core.draft_reading import Paragraph
from assessment.core.shape import listed, quoted, slug

MOST = 1_000
"""Most questions that are taken from one list."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of somebody's list. What a column said is filled in; else it is guessed from the text."""

    text: str
    heading: bool = False
    title: bool = False
    question: bool = False
    help: str = ""
    options: tuple[str, ...] = ()


COLUMNS: Mapping[str, frozenset[str]] = {
    "section": frozenset({"avsnitt", "område", "rubrik", "tema", "kategori", "del", "delmål", "perspektiv"}),
    "question": frozenset({"fråga", "frågor", "frågeställning", "kontrollfråga"}),
    "options": frozenset({"svarsalternativ", "alternativ", "svar", "val"}),
    "help": frozenset({"hjälp", "hjälptext", "förklaring", "kommentar", "stöd", "vägledning", "exempel"}),
    "number": frozenset({"nr", "nummer", "id", "#"}),
}
"""What people call the columns of a list of questions."""
_BETWEEN = re.compile(r"\s*[;\n|]\s*|\s+/\s+")
_A_NUMBER = re.compile(r"\(?\d+(?:[.:]\d+)*[.:)]?")


def columns_of(first: Mapping[int, str]) -> dict[str, int]:
    """Return which column holds what, by the first row of a table; nothing when it names no question."""
    found: dict[str, int] = {}
    for column, content in first.items():
        word = content.strip().casefold()
        found |= {name: column for name, words in COLUMNS.items() if word in words and name not in found}
    return found if "question" in found else {}


def answers_in(text: str) -> tuple[str, ...]:
    """Return the answers that one cell holds."""
    return tuple(o for o in _BETWEEN.split(text) if o)


def lines_of_text(paragraphs: Iterable[Paragraph]) -> tuple[ListLine, ...]:
    """Return the lines of a text, with its tables read by their headings or else cell by cell."""
    found: list[ListLine] = []
    for table, some in groupby(paragraphs, lambda p: p.cell[0] if p.cell else None):
        if table is None:
            found += [ListLine(p.text, heading=p.heading, title=p.title) for p in some]
        else:
            found += _lines_of_table(list(some))
    return tuple(found)


def _lines_of_table(cells: Sequence[Paragraph]) -> Iterator[ListLine]:
    rows: dict[int, dict[int, str]] = {}
    for one in cells:
        _, row, column = one.cell or (0, 0, 0)
        here = rows.setdefault(row, {})
        here[column] = f"{here[column]}\n{one.text}" if column in here else one.text
    columns = columns_of(next(iter(rows.values())))
    if not columns:
        # Somebody's number of a row is no answer to the question beside it.
        yield from (
            ListLine(p.text, heading=p.heading) for p in cells if not _A_NUMBER.fullmatch(p.text.strip())
        )
        return
    section = ""
    for cells_of_row in list(rows.values())[1:]:
        left = dict(cells_of_row)
        said = {name: left.pop(column, "").strip() for name, column in columns.items()}
        if said.get("section") and said["section"] != section:
            section = said["section"]
            yield ListLine(section, heading=True)
        beside = " ".join(t for t in (said.get("help", ""), *left.values()) if t)
        if said["question"]:
            options = answers_in(said.get("options", ""))
            yield ListLine(said["question"], question=True, help=beside, options=options)
        else:
            yield from (ListLine(t) for t in (said.get("options", ""), beside) if t)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of a checklist."""

    data: dict[str, Any]
    """Plain data, in the order that a file has it."""
    notes: Mapping[Path, str]
    """What to review, by the place that it is about."""
    summary: tuple[str, ...]
    """What was made of the list and what was guessed, in Swedish sentences."""


@dataclass(slots=True)
class _Asked:
    text: str
    help: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    name: str
    intro: list[str] = field(default_factory=list)
    questions: list[_Asked] = field(default_factory=list)


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

_YES_NO = re.compile(
    r"^(?:är|har|kan|finns|får|ska|skall|kommer|påverkas|påverkar|berör|berörs|innebär|behöver|behövs|leder|"
    r"bidrar|går|gäller|krävs|ges|görs|tar|omfattar|medför|främjar|säkerställs|deltar|framgår|saknas)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"^(?:hur (?:kan |kommer |skulle )?påverka|(?:vilken|vilka) (?:effekt|påverkan|konsekvens))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\b(?:kosta\w*|kostnad\w*|kronor|budget\w*|hur mycket pengar)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:hur många|hur stor andel|vilket antal|ange antal)\b", re.IGNORECASE)
_DAY = re.compile(r"^(?:när|vilket datum|vilken dag)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:vilka|flera|kryssa)\b", re.IGNORECASE)

_OWNER = "Skriv vilken funktion som förvaltar checklistan"


def draft_of(lines: Sequence[ListLine], name: str, today: date, checklist_id: str = "") -> Draft | None:
    """Return a checklist made of a list of questions; None when the list has no question.

    Headings become sections and lines questions. Lines between a heading and its first question become the
    section's introduction, short lines after a question its answers, and longer ones its help.

    Args:
        lines: the list.
        name: what to call the checklist when the list has no title.
        today: the first day of the draft.
        checklist_id: the checklist's id; by default made of its name.
    """
    title = next((" ".join(x.text.split()) for x in lines if x.title), "") or name
    parts = _parts([x for x in lines if not x.title])
    if not any(part.questions for part in parts):
        return None
    return _Drafting(parts, title, today).run(checklist_id)


def _parts(lines: Sequence[ListLine]) -> list[_Part]:
    """Return the sections; when no line looks like a question, every line is one."""
    all_ask = not any(_asks(x) for x in lines)
    parts = [_Part("")]
    for line in lines:
        text = _bare(line.text)
        if not text:
            continue
        part = parts[-1]
        if line.heading and not _asks(line):
            parts.append(_Part(text))
        elif _asks(line) or all_ask:
            text, aside, told = _without_aside(text)
            given = [o for o in map(_bare, line.options or aside) if o]
            part.questions.append(_Asked(text, [t for t in (told, line.help.strip()) if t], given))
        elif not part.questions:
            part.intro.append(text)
        elif _MARK.match(line.text) or (len(text) <= _LONGEST_OPTION and not text.endswith((".", ":"))):
            part.questions[-1].options.append(text)
        else:
            part.questions[-1].help.append(text)
    return [part for part in parts if part.name or part.intro or part.questions]


def _asks(line: ListLine) -> bool:
    if line.question:
        return True
    text = _without_aside(_bare(line.text))[0]
    numbered = _LEVELS.match(line.text) or _ASKS.match(text)
    return text.endswith("?") or bool(numbered and not line.heading)


def _bare(text: str) -> str:
    """Return a line without number, mark and needless spaces."""
    return " ".join(_MARK.sub("", _NUMBERED.sub("", text)).split())


def _without_aside(text: str) -> tuple[str, list[str], str]:
    """Return a question without what stands after it, and that: as answers, or else as a word of help."""
    found = _BRACKETS.match(text) or _AFTER.match(text)
    if found is None:
        return text, [], ""
    question, rest = found[1], found[2].strip()
    several = _ANSWERS.split(rest)
    short = len(rest) <= _LONGEST_ANSWERS and not rest.endswith(".")
    return (question, several, "") if len(several) > 1 and short else (question, [], rest)


def guessed_type(text: str, options: Sequence[str] = ()) -> tuple[str, str]:
    """Return the svarstyp that a question seems to have, and why, in Swedish."""
    words = {o.casefold() for o in options}
    if words and words <= {"ja", "nej", "vet inte", "vet ej"}:
        return "ja-nej", "svaren är ja och nej"
    if len(words) > 1:
        if _SEVERAL.search(text):
            return "flerval", "den har svar att välja bland och ordet vilka eller flera"
        return "val", "den har svar att välja bland"
    first = quoted(" ".join(text.split()[:2]))
    for kind, pattern in (("effekt", _EFFECT), ("tal", _NUMBER), ("datum", _DAY), ("ja-nej", _YES_NO)):
        if pattern.search(text):
            return kind, f"den börjar med {first}"
    if _AMOUNT.search(text):
        return "belopp", "den handlar om pengar"
    return "text", "inget tyder på något annat"


class _Drafting:
    def __init__(self, parts: list[_Part], name: str, today: date) -> None:
        self.parts = [part for part in parts if part.questions]
        self.intro = [text for part in parts if not part.name and not part.questions for text in part.intro]
        self.left_out = [
            text for part in parts if part.name and not part.questions for text in (part.name, *part.intro)
        ]
        self.name, self.today = name, today
        self.ids: set[str] = {"beror"}
        self.sections: set[str] = set()
        self.notes: dict[Path, str] = {}
        self.kinds: Counter[str] = Counter()
        self.shortened: list[str] = []
        self.added = ""

    def run(self, checklist_id: str) -> Draft:
        data: dict[str, Any] = {
            "format": 1,
            "checklista": checklist_id or slug(self.name) or "utkast",
            "namn": self.name,
            "utgåva": f"{self.today.year}-1",
            "gäller-från": self.today.isoformat(),
            "gäller-till": (self.today + timedelta(days=365)).isoformat(),
            "förvaltas-av": _OWNER,
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
        self.notes["förvaltas-av",] = "granska: skriv vem som förvaltar checklistan"
        self.notes["referensgrupp",] = "granska: gruppen som alla andra jämförs med"
        self.notes["screening", 0] = "granska: frågan är tillagd, för att ett perspektiv börjar med en sådan"
        return Draft(data, self.notes, tuple(self._summary(data)))

    def _taken(self) -> Iterable[_Part]:
        left = MOST
        for part in self.parts:
            part.questions, over = part.questions[:left], part.questions[left:]
            left -= len(part.questions)
            self.shortened += [q.text for q in over]
            if part.questions:
                yield part

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
        kind, why = guessed_type(asked.text, asked.options)
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

    def _summary(self, data: dict[str, Any]) -> Iterable[str]:
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
