"""The matter to be decided: its header, its alternatives and the groups it affects.

Knows what the official says about them. Knows no question and no score.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assessment.core.condition import OneOrMany
from assessment.core.vocabulary import Frozen, Slug, YesNo

BASELINE = "nollalternativ"
PROPOSAL = "forslaget"


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


OptionalDate = Annotated[
    date | None, BeforeValidator(_empty_is_none, json_schema_input_type=date | Literal[""] | None)
]


class Case(Frozen):
    """The header of the matter (ärendet). Personal data is not needed."""

    title: str = Field(default="", alias="titel", description="Ärendemeningen.")
    diary_number: str = Field(default="", alias="diarienummer", description="Till exempel UBN 2026/0118.")
    organisation: str = Field(default="", alias="kommun", description="Kommunen eller regionen.")
    board: str = Field(default="", alias="nämnd", description="Den som beslutar.")
    annex: str = Field(default="", alias="bilaga", description="Bilagans nummer i ärendet.")
    officer: str = Field(default="", alias="funktion", description="Handläggande funktion, inte ett namn.")
    decision_date: OptionalDate = Field(
        default=None, alias="beslutsdatum", description="Dagen nämnden beslutar."
    )
    start_date: OptionalDate = Field(
        default=None, alias="genomförs-från", description="Dagen det börjar gälla."
    )
    proposal: str = Field(default="", alias="förslag", description="Det som föreslås, i två eller tre rader.")


class Alternative(Frozen):
    """A way to decide (handlingsalternativ). The nollalternativ is described, never rated."""

    id: Slug = Field(description="nollalternativ, forslaget eller ett eget id.")
    name: str = Field(default="", alias="namn", description="Kort namn, blir kolumnrubrik.")
    description: str = Field(default="", alias="beskrivning", description="Vad alternativet innebär.")

    @property
    def baseline(self) -> bool:
        """True for the nollalternativ: the zero that the others are compared with."""
        return self.id == BASELINE


Count = int | Literal["färre-än-fem", "vet-inte"]
"""How many are affected: a number, fewer than five, or not known."""


class AffectedGroup(Frozen):
    """A group that the decision affects: from the catalogue, an own one, or a combination of groups."""

    id: Slug = Field(description="Id ur grupper.yaml, eller ett eget.")
    name: str = Field(default="", alias="namn", description="Namnet, för en egen grupp eller en kombination.")
    parts: tuple[Slug, ...] = Field(
        default=(), alias="delar", description="Grupperna som en kombination består av."
    )
    belongs_to: OneOrMany = Field(
        default=(), alias="hör-till", description="Kataloggrupper eller taggar som en egen grupp hör till."
    )
    vulnerable: YesNo | None = Field(
        default=None, alias="utsatt", description="ja eller nej för en egen grupp: har den det svårt redan?"
    )
    count: Count | None = Field(
        default=None, alias="antal", description="Ett tal, färre-än-fem eller vet-inte."
    )
    area: str = Field(default="", alias="område", description="Var gruppen bor eller vistas.")
