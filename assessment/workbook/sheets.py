"""Which sheets a checklist becomes, and which columns each has: the models decide.

Knows the models. Knows no file, no cell and no value.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, Field

from assessment.core.catalogue import Source
from assessment.core.checklist import (
    Checklist,
    Column,
    Option,
    Question,
    Section,
    StopFlag,
    SufficiencyItem,
    TableRow,
)
from assessment.core.point_scales import Level, Outcome, OutcomeReason, PointScale, Reduction
from assessment.core.shape import fields
from assessment.core.shape.annotations import alternatives
from assessment.core.translation import KEY

HEADER: Final = "Checklista"
SOURCES: Final = "Källor"
ORIGINAL: Final = "Original"
"""The hidden sheet that carries the file as it was, so that comments and layout come back."""

SCREENING: Final = "(screening)"
"""What the column avsnitt says of a question in the screening; no section can have it as its id."""


class Kind(StrEnum):
    """How a cell is written."""

    TEXT = "text"
    """As it stands."""
    WORDS = "ord"
    """Ids with commas between; one alone is a list too."""
    NOTATION = "skrivsätt"
    """In the writing of the files: a number, ja, a condition."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its key, how its cells are written, what it means and which words it takes, if few."""

    key: str
    kind: Kind
    description: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: which model its rows are, what its first columns point at, and which lists lie elsewhere."""

    sheet: str
    model: type[BaseModel]
    points_at: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The columns in order: what the rows belong to first, then the model's own keys."""
        first = tuple(Heading(key, Kind.TEXT, _BELONGS[key]) for key in self.points_at)
        return first + headings_of(self.model, self.elsewhere)


_BELONGS: Final = {
    "avsnitt": f"Avsnittets id, eller {SCREENING}. Frågorna ställs i radernas ordning.",
    "fråga": "Frågans id på bladet Frågor.",
    "kolumn": "Kolumnens id på bladet Kolumner, när valet hör till en kolumn i en tabell; annars tomt.",
    "poängskala": "Skalans id på bladet Poängskalor.",
    "utfall": "Utfallets id på bladet Utfall.",
}

_LISTS: Final = ("screening", "avsnitt", "stoppflaggor", "räcker-underlaget", "poängskalor", "utfall")

SECTIONS: Final = Table("Avsnitt", Section, (), ("frågor",))
QUESTIONS: Final = Table("Frågor", Question, ("avsnitt",), ("svarsalternativ", "kolumner", "rader"))
COLUMNS: Final = Table("Kolumner", Column, ("fråga",), ("svarsalternativ",))
ROWS: Final = Table("Rader", TableRow, ("fråga",))
OPTIONS: Final = Table("Svarsalternativ", Option, ("fråga", "kolumn"))
FLAGS: Final = Table("Stoppflaggor", StopFlag)
SUFFICIENCY: Final = Table("Räcker underlaget", SufficiencyItem)
SCALES: Final = Table("Poängskalor", PointScale, (), ("nivåer", "nedsättning"))
LEVELS: Final = Table("Nivåer", Level, ("poängskala",))
REDUCTIONS: Final = Table("Nedsättningar", Reduction, ("poängskala",))
OUTCOMES: Final = Table("Utfall", Outcome, (), ("skäl",))
REASONS: Final = Table("Skäl", OutcomeReason, ("utfall",))
SOURCE_ROWS: Final = Table(SOURCES, Source)


class TranslationRow(BaseModel):
    """One text in one language."""

    language: str = Field(alias="språk", description="Språkets kod: en för engelska, fi för finska.")
    place: str = Field(
        alias="var",
        description="Var texten står: filens nycklar, och id:t för det som har ett. "
        "Skäl har inget id och räknas från 1.",
    )
    swedish: str = Field(
        alias="svenska", description="Texten på svenska, bara till för att läsa. Ändra den på sitt eget blad."
    )
    translation: str = Field(
        alias="översättning", description="Texten på språket. Tom: texten visas på svenska."
    )


TRANSLATIONS: Final = Table("Översättning", TranslationRow)

TABLES: Final = (
    SECTIONS,
    QUESTIONS,
    OPTIONS,
    COLUMNS,
    ROWS,
    FLAGS,
    SUFFICIENCY,
    SCALES,
    LEVELS,
    REDUCTIONS,
    OUTCOMES,
    REASONS,
    TRANSLATIONS,
    SOURCE_ROWS,
)
"""Every sheet with rows, in the order of the workbook."""


WRITTEN: Final = {
    (OPTIONS.sheet, "poäng"): "skriv skalans id och talet med punkt: {risk: 0.5}",
    (QUESTIONS.sheet, "grupper"): "skriv till exempel: {tagg: barn}",
    (QUESTIONS.sheet, "korsar-med"): "skriv till exempel: {tagg: barn}",
    (REDUCTIONS.sheet, "när"): "skriv till exempel: {skala: skydd, minst: 80}",
}
"""How keys are written in a cell, by sheet and column; in a file they stand on lines of their own."""

WHOLE: Final = frozenset({"poäng"})
"""The columns of which any fault is told by how the whole cell is written."""


def header_rows() -> tuple[Heading, ...]:
    """Return the rows of the first sheet: the keys that a checklist has once."""
    return headings_of(Checklist, (*_LISTS, KEY))


def headings_of(model: type[BaseModel], elsewhere: tuple[str, ...]) -> tuple[Heading, ...]:
    """Return the columns of a model's own keys, except the lists that have a sheet of their own."""
    return tuple(
        Heading(key, _kind(field.annotation), field.description or "", _words(field.annotation))
        for key, field in fields(model).items()
        if key not in elsewhere
    )


def _kind(annotation: Any) -> Kind:
    types = alternatives(annotation)
    if all(t in (str, date) or _is_words(t) for t in types):
        return Kind.TEXT
    if all(get_origin(t) is tuple and _only_text(t) for t in types):
        return Kind.WORDS
    return Kind.NOTATION


def _is_words(found: Any) -> bool:
    if get_origin(found) is Literal:
        return all(isinstance(a, str) for a in get_args(found))
    return isinstance(found, type) and issubclass(found, StrEnum)


def _only_text(found: Any) -> bool:
    return all(a is str or _is_words(a) for a in get_args(found) if a is not Ellipsis)


def _words(annotation: Any) -> tuple[str, ...]:
    """Return the words to choose from in a list; ja and nej for what is either."""
    types = alternatives(annotation)
    if types == (bool,):
        return ("ja", "nej")
    if len(types) == 1 and _is_words(types[0]):
        found = types[0]
        return tuple(get_args(found)) if get_origin(found) is Literal else tuple(str(w) for w in found)
    return ()
