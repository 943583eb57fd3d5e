"""A plain list of questions as lines: those of a text, and those of its tables by their columns.

Knows how people lay out lists. Knows no file, and guesses nothing about a question.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from assessment.core.draft_reading import Paragraph
from assessment.core.language import N_


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of somebody's list. What a column said is filled in; else it is guessed from the text."""

    text: str
    heading: bool = False
    title: bool = False
    question: bool = False
    help: str = ""
    options: tuple[str, ...] = ()
    unused: str = ""
    """Why it says nothing of the questions, in Swedish, to be told by `tr`; '' for what is to be used."""


COLUMNS: Mapping[str, frozenset[str]] = {
    "section": frozenset({"avsnitt", "område", "rubrik", "tema", "kategori", "del", "delmål", "perspektiv"}),
    "question": frozenset({"fråga", "frågor", "frågeställning", "kontrollfråga"}),
    "options": frozenset({"svarsalternativ", "alternativ", "svar", "val"}),
    "help": frozenset({"hjälp", "hjälptext", "förklaring", "kommentar", "stöd", "vägledning", "exempel"}),
    "number": frozenset({"nr", "nummer", "id", "#"}),
}
"""What people call the columns of a list of questions."""
A_NUMBER = N_("bara ett nummer")
A_COLUMN = N_("rubriken på en kolumn")
_BETWEEN = re.compile(r"\s*[;\n|]\s*|\s+/\s+")
_NUMBER = re.compile(r"\(?\d+(?:[.,:]\d+)*[.:)]?")


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


def line_of_cell(text: str, *, heading: bool = False) -> ListLine:
    """Return one cell as a line; somebody's number of a row is no answer to the question beside it."""
    number = _NUMBER.fullmatch(text.strip())
    return ListLine(text, unused=A_NUMBER) if number else ListLine(text, heading=heading)


def lines_of_text(paragraphs: Iterable[Paragraph]) -> tuple[ListLine, ...]:
    """Return the lines of a text, with its tables read by their columns or else cell by cell."""
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
    if columns:
        yield from _by_headings(list(rows.values()), columns)
    elif (asking := asking_column(list(rows.values()))) is not None:
        yield from by_asking_column(list(rows.values()), asking)
    else:
        yield from (line_of_cell(p.text, heading=p.heading) for p in cells)


def _by_headings(rows: Sequence[Mapping[int, str]], columns: Mapping[str, int]) -> Iterator[ListLine]:
    yield from (ListLine(text, unused=A_COLUMN) for text in rows[0].values())
    section = ""
    for cells_of_row in rows[1:]:
        left = dict(cells_of_row)
        said = {name: left.pop(column, "").strip() for name, column in columns.items()}
        if said.get("number"):
            yield ListLine(said["number"], unused=A_NUMBER)
        if said.get("section") and said["section"] != section:
            section = said["section"]
            yield ListLine(section, heading=True)
        beside = " ".join(t for t in (said.get("help", ""), *left.values()) if t)
        if said["question"]:
            options = answers_in(said.get("options", ""))
            yield ListLine(said["question"], question=True, help=beside, options=options)
        else:
            yield from (ListLine(t) for t in (said.get("options", ""), beside) if t)


def asking_column(rows: Sequence[Mapping[int, str]]) -> int | None:
    """Return the column where at least half of the rows ask something; None when they stand nowhere."""
    asked = [column for row in rows for column, text in row.items() if "?" in text]
    if len({column for row in rows for column in row}) == 1 or not asked:
        return None
    most = max(sorted(set(asked)), key=asked.count)
    return most if asked.count(most) * 2 >= len(rows) else None


def by_asking_column(rows: Sequence[Mapping[int, str]], column: int) -> Iterator[ListLine]:
    """Yield the lines of a table whose columns have no known headings.

    What stands before the question is its section, what stands after it its answers or its help.
    """
    section = ""
    for number, row in enumerate(rows):
        asked = row.get(column, "")
        if "?" not in asked:
            titles = number == 0 and len(row) > 1
            for text in row.values():
                yield ListLine(text, unused=A_COLUMN) if titles else line_of_cell(text)
            continue
        before, after = _told_around(row, column)
        yield from (line for line in before if line.unused)
        name = " ".join(line.text.strip() for line in before if not line.unused)
        if name and name != section:
            section = name
            yield ListLine(name, heading=True)
        yield from (line for line in after if line.unused)
        texts = [line.text for line in after if not line.unused]
        options = tuple(o for text in texts if len(answers_in(text)) > 1 for o in answers_in(text))
        beside = " ".join(text.strip() for text in texts if len(answers_in(text)) <= 1)
        yield ListLine(asked, question=True, help=beside, options=options)


def _told_around(row: Mapping[int, str], column: int) -> tuple[list[ListLine], list[ListLine]]:
    """Return the cells before and after a column as lines."""
    every = sorted(row.items())
    return (
        [line_of_cell(text) for place, text in every if place < column],
        [line_of_cell(text) for place, text in every if place > column],
    )
