"""The closed set of conditions that a checklist may use, as data: words, never expressions.

Knows their shape. Whether one holds is asked in `conditions`, which knows the answers.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, PlainSerializer, Tag, model_validator

from assessment.core.vocabulary import Depth, Duration, Frozen, Gap, Reversibility, Severity, YesNo


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


OneOrMany = Annotated[
    tuple[str, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | tuple[str, ...])
]
"""One id or a list of ids."""


def as_fraction(value: Any) -> Any:
    """Return a written number as the exact fraction that it says; what is no number is left to the model.

    Raises:
        ValueError: for a text that is neither a number nor a fraction.
    """
    if isinstance(value, str):
        try:
            return Fraction(value.replace(",", ".").replace(" ", ""))
        except (ValueError, ZeroDivisionError):
            msg = "skriv ett tal eller ett bråk, till exempel 1/3"
            raise ValueError(msg) from None
    return Fraction(str(value)) if isinstance(value, float) else value


Share = Annotated[
    Fraction, BeforeValidator(as_fraction), PlainSerializer(str, return_type=str), Field(ge=0, le=1)
]
"""A share 0–1, written as a fraction: ``1/3``."""

ExactNumber = Annotated[
    Fraction,
    BeforeValidator(as_fraction, json_schema_input_type=int | float | str),
    PlainSerializer(str, return_type=str),
]
"""A number that is counted with exactly as it is written: ``2``, ``0.5`` or ``1/3``."""


class QuestionIs(Frozen):
    """Asks for the answer to an earlier question."""

    question: str = Field(alias="fråga", description="Id för en tidigare fråga, eller checklista/fråga.")
    equals: str | int | None = Field(default=None, alias="är", description="Svaret är just detta.")
    any_of: tuple[str | int, ...] | None = Field(
        default=None, alias="någon-av", description="Svaret är ett av dessa."
    )
    contains: OneOrMany | None = Field(
        default=None, alias="innehåller", description="Flervalssvaret innehåller ett av dessa."
    )
    answered: YesNo | None = Field(default=None, alias="besvarad", description="ja: frågan har ett svar.")
    unanswered: YesNo | None = Field(default=None, alias="obesvarad", description="ja: frågan saknar svar.")
    at_least: float | None = Field(default=None, alias="minst", description="Talet är minst så stort.")
    at_most: float | None = Field(default=None, alias="högst", description="Talet är högst så stort.")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.model_fields_set - {"question"}:
            msg = (
                "ett villkor på en fråga behöver är, någon-av, innehåller, besvarad, obesvarad, "
                "minst eller högst"
            )
            raise ValueError(msg)
        return self


class AllOf(Frozen):
    """Holds when every part holds."""

    all_of: tuple["Condition", ...] = Field(alias="alla", min_length=1, description="Alla delar ska gälla.")


class AnyOf(Frozen):
    """Holds when at least one part holds."""

    any_of: tuple["Condition", ...] = Field(
        alias="någon", min_length=1, description="Minst en del ska gälla."
    )


class GroupChosen(Frozen):
    """Holds when a group with one of these ids or tags is affected."""

    group: OneOrMany = Field(alias="grupp", description="Id eller tagg ur grupper.yaml.")


class DepthIs(Frozen):
    """Holds when the perspective is assessed at one of these depths."""

    depth: Annotated[
        tuple[Depth, ...], BeforeValidator(_one_or_many, json_schema_input_type=Depth | tuple[Depth, ...])
    ] = Field(alias="djup", description="ingen, kort eller full.")
    perspective: str | None = Field(
        default=None, alias="perspektiv", description="Vilken checklista; annars den egna."
    )


class RowMatch(Frozen):
    """Which effect rows a condition counts."""

    questions: OneOrMany = Field(
        default=(), alias="frågor", description="Bara dessa frågor; annars alla i checklistan."
    )
    groups: OneOrMany = Field(
        default=(), alias="grupp", description="Bara grupper med dessa id eller taggar, eller utsatt."
    )
    direction: Literal["sämre", "bättre", "ingen"] | None = Field(
        default=None, alias="riktning", description="sämre, bättre eller ingen (skillnad)."
    )
    strength: Literal[1, 2] = Field(
        default=1, alias="styrka", description="Minst så stark: 1 något, 2 tydligt."
    )
    severity: Severity | None = Field(default=None, alias="allvar", description="Minst så allvarlig.")
    reversibility: Annotated[
        tuple[Reversibility, ...],
        BeforeValidator(_one_or_many, json_schema_input_type=Reversibility | tuple[Reversibility, ...]),
    ] = Field(default=(), alias="återställbart", description="lätt, svårt eller nej.")
    duration: Annotated[
        tuple[Duration, ...],
        BeforeValidator(_one_or_many, json_schema_input_type=Duration | tuple[Duration, ...]),
    ] = Field(default=(), alias="varaktighet", description="tillfällig, flera-år eller bestående.")
    measure: YesNo | None = Field(
        default=None, alias="åtgärd", description="ja: raden möts av en åtgärd med ansvarig och datum."
    )
    long_term: Literal["ifylld", "tom"] | None = Field(
        default=None, alias="lång-sikt", description="ifylld eller tom: är effekten på lång sikt beskriven?"
    )
    everywhere: YesNo = Field(
        default=False, alias="alla-perspektiv", description="ja: räkna rader i alla perspektiv."
    )
    at_least: int | None = Field(
        default=None, alias="antal", ge=1, description="Minst så många rader (annars 1)."
    )
    at_most: int | None = Field(default=None, alias="högst", ge=0, description="Högst så många rader.")


class RowsMatch(Frozen):
    """Holds when enough rows match; only for stop flags and questions without rows."""

    rows: RowMatch = Field(alias="rad", description="Vilka rader som räknas.")


class GapIs(Frozen):
    """Holds when the gap word of the flag's perspective is one of these; only for stop flags."""

    gap: Annotated[
        tuple[Gap, ...], BeforeValidator(_one_or_many, json_schema_input_type=Gap | tuple[Gap, ...])
    ] = Field(alias="klyfta", description="ökar, minskar, består, oklart eller både och.")
    perspective: str | None = Field(
        default=None, alias="perspektiv", description="Vilken checklista; annars alla som hör till flaggan."
    )


class ShareSpec(Frozen):
    """A share of the rows, by weight."""

    of: Literal["vet-inte"] = Field(
        alias="av", description="vet-inte: andelen rader som är öppna eller har underlag D (u)."
    )
    at_least: Share = Field(alias="minst", description="Minst så stor andel, till exempel 1/3.")


class ShareIs(Frozen):
    """Holds when a share of the rows is large enough; only for stop flags."""

    share: ShareSpec = Field(alias="andel", description="Vilken andel, och hur stor.")


class CountSpec(Frozen):
    """A number of alternatives that have at least one rated row."""

    at_least: int | None = Field(default=None, alias="minst", ge=0, description="Minst så många.")
    at_most: int | None = Field(default=None, alias="högst", ge=0, description="Högst så många.")

    @model_validator(mode="after")
    def _has_a_bound(self) -> Self:
        if self.at_least is None and self.at_most is None:
            msg = "antal-alternativ behöver minst eller högst"
            raise ValueError(msg)
        return self


class AlternativesCount(Frozen):
    """Counts rated alternatives beside the nollalternativ."""

    alternatives: CountSpec = Field(alias="antal-alternativ", description="Hur många bedömda alternativ.")


class CellSpec(Frozen):
    """A column of a table question or a built-in list."""

    question: str = Field(alias="fråga", description="Id för en tabell eller lista.")
    column: str = Field(alias="kolumn", description="Kolumnens id.")


class EmptyCell(Frozen):
    """Holds when the table has no rows, or a row where this column is empty."""

    empty_cell: CellSpec = Field(alias="tom-cell", description="Vilken tabell och kolumn.")


class FilledCell(Frozen):
    """Holds when the table has a row and every row has this column filled in."""

    filled_cell: CellSpec = Field(alias="fylld-cell", description="Vilken tabell och kolumn.")


class TableRows(Frozen):
    """A table question and a least number of rows."""

    question: str = Field(alias="fråga", description="Id för en tabell eller lista.")
    at_least: int = Field(alias="minst", ge=1, description="Minst så många rader.")


class RowCount(Frozen):
    """Holds when a table or built-in list has enough rows."""

    row_count: TableRows = Field(alias="antal-rader", description="Vilken tabell, och minst hur många rader.")


class PointsAre(Frozen):
    """Holds when a scale of points has certainly reached a level or a limit; only for outcomes."""

    scale: str = Field(alias="poängskala", description="Skalans id, i samma checklista.")
    level: OneOrMany = Field(default=(), alias="nivå", description="En av de här nivåerna.")
    at_least: ExactNumber | None = Field(default=None, alias="minst", description="Minst så mycket.")
    at_most: ExactNumber | None = Field(default=None, alias="högst", description="Högst så mycket.")
    unit: Literal["poäng", "procent"] = Field(
        default="poäng", alias="enhet", description="Vad minst och högst är skrivna i."
    )

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not self.level and self.at_least is None and self.at_most is None:
            msg = "ett villkor på en poängskala behöver nivå, minst eller högst"
            raise ValueError(msg)
        return self


CONDITION_KEYS: dict[str, str] = {
    "fråga": "question",
    "alla": "all_of",
    "någon": "any_of",
    "grupp": "group",
    "djup": "depth",
    "rad": "rows",
    "klyfta": "gap",
    "andel": "share",
    "antal-alternativ": "alternatives",
    "tom-cell": "empty_cell",
    "fylld-cell": "filled_cell",
    "antal-rader": "row_count",
    "poängskala": "scale",
}
"""The key that names each kind of condition, with its English field name."""


def condition_kind(value: Any) -> str | None:
    """Return the Swedish key that says which kind of condition ``value`` is, or None when no key says it."""
    if isinstance(value, dict):
        return next((s for s, e in CONDITION_KEYS.items() if s in value or e in value), None)
    return next((s for s, e in CONDITION_KEYS.items() if hasattr(value, e)), None)


Condition = Annotated[
    Annotated[QuestionIs, Tag("fråga")]
    | Annotated[AllOf, Tag("alla")]
    | Annotated[AnyOf, Tag("någon")]
    | Annotated[GroupChosen, Tag("grupp")]
    | Annotated[DepthIs, Tag("djup")]
    | Annotated[RowsMatch, Tag("rad")]
    | Annotated[GapIs, Tag("klyfta")]
    | Annotated[ShareIs, Tag("andel")]
    | Annotated[AlternativesCount, Tag("antal-alternativ")]
    | Annotated[EmptyCell, Tag("tom-cell")]
    | Annotated[FilledCell, Tag("fylld-cell")]
    | Annotated[RowCount, Tag("antal-rader")]
    | Annotated[PointsAre, Tag("poängskala")],
    Discriminator(condition_kind),
]
"""One condition. Questions may use all but klyfta, andel and poängskala; one with rows may not use rad."""

AllOf.model_rebuild()
AnyOf.model_rebuild()


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions that a combined one is made of; a single one is its own leaf."""
    if isinstance(condition, AllOf):
        for part in condition.all_of:
            yield from leaves(part)
    elif isinstance(condition, AnyOf):
        for part in condition.any_of:
            yield from leaves(part)
    else:
        yield condition
