"""lokalt.yaml as a model: what a municipality changes in checklists that others keep.

Knows the keys and what they mean. Knows no base and no line.
"""

from typing import Final, Literal

from pydantic import Field

from assessment.core.catalogue import Source
from assessment.core.checklist import (
    GroupSelector,
    NeedsReason,
    Option,
    Question,
    Requirement,
    Section,
    StopFlag,
)
from assessment.core.condition import Condition, OneOrMany
from assessment.core.vocabulary import Frozen, Slug, Track, YesNo

SOURCES: Final = "källor"
"""The key of the sources, in the overlay as in kallor.yaml."""


class OptionChange(Frozen):
    """What an answer says instead. The id stays, so stored answers still mean the same."""

    text: str = Field(default="", min_length=1, description="Det som ska stå i stället.")
    help: str = Field(default="", alias="hjälp", description="Meningen som förklarar svaret.")


class QuestionChange(Frozen):
    """What is different in a question. A key that is left out stays as it is in the base."""

    text: str = Field(default="", alias="fråga", min_length=1, description="Frågan, som den ska lyda.")
    name: str = Field(default="", alias="namn", description="Kort namn i tabeller.")
    help: str = Field(default="", alias="hjälp", description="Hjälpen, som den ska lyda.")
    options: dict[str, OptionChange] = Field(
        default_factory=dict,
        alias="svarsalternativ",
        description="Svarets id och det som ska stå i stället.",
    )
    groups: GroupSelector | None = Field(
        default=None, alias="grupper", description="Vilka grupper effektfrågan ställs för."
    )
    weight: int | None = Field(default=None, alias="vikt", ge=1, le=3, description="1, 2 eller 3.")
    weight_reason: str = Field(
        default="", alias="vikt-skäl", description="Varför vikten är en annan än i grunden."
    )
    track: Track = Field(default=Track.FULL, alias="spår", description="kort: ställs i båda spåren.")
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Källornas id.")
    when: Condition | None = Field(
        default=None, alias="när", description="Frågan ställs bara när detta gäller."
    )
    needs_reason: NeedsReason = Field(
        default=False, alias="kräver-motivering", description="ja, eller en lista av svar."
    )
    required: YesNo = Field(
        default=False, alias="obligatorisk", description="ja: saknas i listan över det som är kvar att göra."
    )


class FlagChange(Frozen):
    """What is different in a stop flag. A key that is left out stays as it is in the base."""

    name: str = Field(default="", alias="namn", min_length=1, description="Vad som saknas, i ord.")
    help: str = Field(default="", alias="hjälp", description="Vad du kan göra.")
    when: Condition | None = Field(default=None, alias="när", description="När flaggan tänds.")
    requires: Requirement | None = Field(default=None, alias="kräver", description="Svaren som behövs.")
    mend_at: str | None = Field(default=None, alias="rätta", description="Frågan där du åtgärdar det.")
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Källornas id.")


class Additions(Frozen):
    """What a checklist gets besides its own; each part comes last in its place."""

    sections: tuple[Section, ...] = Field(default=(), alias="avsnitt", description="Nya avsnitt.")
    questions: dict[str, tuple[Question, ...]] = Field(
        default_factory=dict, alias="frågor", description="Avsnittets id och de nya frågorna där."
    )
    options: dict[str, tuple[Option, ...]] = Field(
        default_factory=dict, alias="svarsalternativ", description="Frågans id och de nya svaren."
    )
    stop_flags: tuple[StopFlag, ...] = Field(
        default=(), alias="stoppflaggor", description="Nya stoppflaggor."
    )


class ChecklistChange(Frozen):
    """What is different in one checklist."""

    off: OneOrMany = Field(
        default=(),
        alias="utgår",
        description="Frågor och stoppflaggor som ni inte använder.",
    )
    changes: dict[str, QuestionChange] = Field(
        default_factory=dict, alias="ändrar", description="Frågans id och det som är annorlunda."
    )
    flag_changes: dict[str, FlagChange] = Field(
        default_factory=dict,
        alias="ändrar-flaggor",
        description="Stoppflaggans id och det som är annorlunda.",
    )
    adds: Additions = Field(
        default_factory=Additions, alias="lägger-till", description="Det som kommer till."
    )


class Overlay(Frozen):
    """lokalt.yaml: a folder that holds nothing but what differs from the folder that it builds on."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    builds_on: str = Field(
        alias="bygger-på", min_length=1, description="Mappen med grunden, sökt från den här mappen."
    )
    name: str = Field(alias="namn", min_length=1, description="Vems ändringarna är: kommunens namn.")
    edition: str = Field(alias="utgåva", description='Ändringarnas utgåva, till exempel "2026-1".')
    owner: str = Field(
        alias="förvaltas-av", min_length=1, description="Funktionen som förvaltar ändringarna."
    )
    sources: tuple[Source, ...] = Field(
        default=(), alias="källor", description="Egna källor, till exempel en lokal riktlinje."
    )
    checklists: dict[Slug, ChecklistChange] = Field(
        default_factory=dict, alias="checklistor", description="Checklistans id och det som är annorlunda."
    )
