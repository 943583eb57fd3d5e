"""Scales of points as strategists write them: levels, reductions of one scale by another, and outcomes.

Knows the shape and the meaning of every key. Knows no answer and counts nothing.
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assessment.core.condition import Condition, ExactNumber
from assessment.core.vocabulary import Frozen, Slug

Unit = Literal["poäng", "procent"]
"""What a limit is given in: points, or per cent of the highest number of points."""

Of = Literal["ställda-frågor", "alla-frågor"]
"""Whose highest number of points is 100 per cent: that of the questions asked now, or of all in the file."""

Rounding = Literal["heltal", "tiondel", "ingen"]
"""What a reduced number is rounded to, halves upwards."""


class Level(Frozen):
    """One level of a scale; the lowest has no start and the highest no end."""

    id: Slug = Field(description="Nivåns id.")
    name: str = Field(alias="namn", min_length=1, description="Nivåns namn, som det skrivs ut.")
    start: ExactNumber | None = Field(
        default=None, alias="från", description="Var nivån börjar; den lägsta har inget från."
    )
    end: ExactNumber | None = Field(
        default=None, alias="till", description="Var nivån slutar; den högsta har inget till."
    )
    text: str = Field(default="", description="En mening om vad nivån betyder.")


class Trigger(Frozen):
    """What another scale must reach before a scale is reduced."""

    scale: Slug = Field(alias="skala", description="Id för skalan som ska nå gränsen.")
    at_least: ExactNumber = Field(alias="minst", description="Gränsen. Den som är lika med gränsen når den.")
    unit: Unit = Field(default="poäng", alias="enhet", description="poäng eller procent.")


class Reduction(Frozen):
    """Takes per cent off a scale when another scale is high enough."""

    when: Trigger = Field(alias="när", description="Skalan som ska nå en gräns, och gränsen.")
    percent: ExactNumber = Field(
        alias="procent", gt=0, le=100, description="Så många procent av skalans poäng dras av."
    )
    rounding: Rounding = Field(
        alias="avrundas-till", description="heltal, tiondel eller ingen. Halva avrundas uppåt."
    )


class PointScale(Frozen):
    """A named scale that options give points on."""

    id: Slug = Field(description="Skalans id, som svarsalternativens poäng pekar på.")
    name: str = Field(alias="namn", min_length=1, description="Skalans namn, som det skrivs ut.")
    help: str = Field(default="", alias="hjälp", description="En mening om vad skalan visar.")
    unit: Unit = Field(default="poäng", alias="enhet", description="Vad nivåernas gränser är skrivna i.")
    percent_of: Of | None = Field(
        default=None,
        alias="procent-av",
        description="Vad 100 procent är: högsta poängen på frågorna som ställs nu, eller på alla frågor.",
    )
    share: ExactNumber = Field(
        default=Fraction(1),
        alias="andel-av-högsta",
        gt=0,
        le=1,
        description="100 procent är den här andelen av högsta poängen, till exempel 1/2.",
    )
    limit_in: Literal["nivån-över", "nivån-under"] | None = Field(
        default=None,
        alias="gränsen-hör-till",
        description="Vilken nivå den har som ligger precis på en gräns.",
    )
    levels: tuple[Level, ...] = Field(
        default=(), alias="nivåer", description="Nivåerna, från den lägsta till den högsta."
    )
    reductions: tuple[Reduction, ...] = Field(
        default=(),
        alias="nedsättning",
        description="När skalan sätts ned. Flera görs i tur och ordning, var och en på det som är kvar.",
    )
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Id ur kallor.yaml.")

    def level(self, level_id: str) -> Level | None:
        """Return the level with this id, or None."""
        return next((x for x in self.levels if x.id == level_id), None)

    @property
    def uses_percent(self) -> bool:
        """True when its own levels are written in per cent."""
        return self.unit == "procent" and bool(self.levels)


class OutcomeReason(Frozen):
    """One reason for an outcome; without a condition it always holds."""

    when: Condition | None = Field(default=None, alias="när", description="När skälet gäller; annars alltid.")
    text: str = Field(min_length=1, description="Skälet, som det skrivs ut.")


class Outcome(Frozen):
    """What the points and answers come to, with why: it holds when one of its reasons does."""

    id: Slug = Field(description="Utfallets id.")
    name: str = Field(alias="namn", min_length=1, description="Utfallet, som det skrivs ut.")
    reasons: tuple[OutcomeReason, ...] = Field(
        alias="skäl",
        min_length=1,
        description="Skälen. Det räcker att ett gäller; alla som gäller skrivs ut.",
    )
