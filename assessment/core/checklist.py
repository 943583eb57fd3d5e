"""Checklist > Section > Question > Option, as strategists write them, and the stop flags they carry.

Knows the shape and the meaning of every key. Knows no file, no answer and no score.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assessment.core.condition import AlternativesCount, Condition, ExactNumber, OneOrMany, RowsMatch, leaves
from assessment.core.language import N_, spoken, tr
from assessment.core.point_scales import Outcome, PointScale
from assessment.core.vocabulary import (
    TRANSLATIONS,
    AnswerType,
    Depth,
    Frozen,
    Slug,
    SufficiencyWord,
    Track,
    Translations,
    YesNo,
)


class GroupSelector(Frozen):
    """Which of the affected groups an effect question is asked for."""

    tag: OneOrMany = Field(default=(), alias="tagg", description="Grupper som har någon av dessa taggar.")
    ids: OneOrMany = Field(default=(), alias="id", description="Just dessa grupper.")
    any_of: tuple["GroupSelector", ...] = Field(
        default=(), alias="någon-av", description="Flera urval; det räcker att ett passar."
    )


class Option(Frozen):
    """One way to answer a question (svarsalternativ)."""

    id: Slug = Field(description="Kort id som aldrig byter betydelse.")
    text: str = Field(min_length=1, description="Det som står på skärmen och i Word.")
    help: str = Field(default="", alias="hjälp", description="En mening som förklarar svaret.")
    depth: Depth | None = Field(
        default=None, alias="djup", description="Föreslaget djup, i en screeningfråga."
    )
    needs_reason: YesNo = Field(
        default=False, alias="kräver-motivering", description="ja: svaret behöver en motivering."
    )
    exclusive: YesNo = Field(
        default=False, alias="utesluter-andra", description="ja: kan inte väljas tillsammans med andra."
    )
    pause: str = Field(
        default="", alias="hållplats", description="Tänk om? Texten som visas när svaret väljs."
    )
    points: dict[Slug, ExactNumber] = Field(
        default={}, alias="poäng", description="Poängskala och så många poäng svaret ger på den."
    )


class Column(Frozen):
    """One column of a table question."""

    id: Slug = Field(description="Kolumnens id.")
    name: str = Field(alias="namn", min_length=1, description="Kolumnens rubrik.")
    type: Literal[
        "text", "tal", "belopp", "datum", "val", "ja-nej", "riktning", "underlag", "grupp", "indikator"
    ] = Field(default="text", alias="typ", description="Vad som fylls i.")
    options: tuple[Option, ...] = Field(
        default=(), alias="svarsalternativ", description="Valen, när typen är val."
    )
    help: str = Field(default="", alias="hjälp", description="Kort hjälp till kolumnen.")


class TableRow(Frozen):
    """One fixed row of a table question."""

    id: Slug = Field(description="Radens id.")
    name: str = Field(alias="namn", min_length=1, description="Radens rubrik.")


NeedsReason = Annotated[
    tuple[str, ...] | YesNo,
    BeforeValidator(
        lambda v: (v,) if isinstance(v, str) and v not in {"ja", "nej"} else v,
        json_schema_input_type=str | tuple[str, ...],
    ),
]


class Question(Frozen):
    """One question. Which keys mean something depends on ``svarstyp``; `lint` says where they do not."""

    id: Slug = Field(description="Kort id som aldrig byter betydelse. Svar pekar på checklista/id.")
    text: str = Field(alias="fråga", min_length=1, description="Frågan, i klarspråk, med frågetecken.")
    name: str = Field(
        default="", alias="namn", description="Kort namn i tabeller, till exempel: trygghet och säkerhet."
    )
    type: AnswerType = Field(alias="svarstyp", description="Vilket slags svar frågan tar.")
    help: str = Field(default="", alias="hjälp", description="Hjälp med konkreta exempel.")
    options: tuple[Option, ...] = Field(
        default=(), alias="svarsalternativ", description="Svaren, när svarstypen är val eller flerval."
    )
    groups: GroupSelector | None = Field(
        default=None, alias="grupper", description="Vilka grupper effektfrågan ställs för; annars alla."
    )
    weight: int | None = Field(default=None, alias="vikt", ge=1, le=3, description="1, 2 eller 3.")
    weight_reason: str = Field(default="", alias="vikt-skäl", description="Varför vikten är som den är.")
    track: Track = Field(default=Track.FULL, alias="spår", description="kort: ställs i båda spåren.")
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Id ur kallor.yaml.")
    when: Condition | None = Field(
        default=None, alias="när", description="Frågan ställs bara när detta gäller."
    )
    theme: str = Field(default="", alias="tema", description="Delmål eller område som frågan hör till.")
    per: tuple[Literal["alternativ", "grupp"], ...] = Field(
        default=(), description="Ett svar per alternativ, per grupp, eller båda."
    )
    basis: YesNo = Field(default=False, alias="underlag", description="ja: fråga också efter underlag A–D.")
    needs_reason: NeedsReason = Field(
        default=False,
        alias="kräver-motivering",
        description="ja, eller en lista av svar som behöver en motivering.",
    )
    required: YesNo = Field(
        default=False, alias="obligatorisk", description="ja: saknas i listan över det som är kvar att göra."
    )
    shares_rows_with: str | None = Field(
        default=None,
        alias="delar-rader-med",
        description="checklista/fråga som har samma rader; den kan i sin tur dela med en annan.",
    )
    adds_groups: YesNo = Field(
        default=False, alias="lägger-till", description="ja: valda grupper blir egna rader."
    )
    marks: Literal["utsatt"] | None = Field(
        default=None, alias="märker", description="utsatt: valda grupper räknas som utsatta."
    )
    crosses_with: GroupSelector | None = Field(
        default=None, alias="korsar-med", description="Valda grupper korsas med dessa."
    )
    columns: tuple[Column, ...] = Field(default=(), alias="kolumner", description="Tabellens kolumner.")
    rows: tuple[TableRow, ...] = Field(default=(), alias="rader", description="Tabellens fasta rader.")
    rows_from: str | None = Field(default=None, alias="rader-från", description="Fråga vars svar blir rader.")
    recommended_length: int = Field(
        default=600, alias="längd", ge=20, le=5000, description="Rekommenderat antal tecken i fritext."
    )
    retired: YesNo = Field(default=False, alias="utgår", description="ja: frågan ställs inte längre.")
    replaces: str | None = Field(default=None, alias="ersätter", description="Äldre id vars svar följer med.")

    @property
    def label(self) -> str:
        """The short name for tables and sentences; else the question itself less its opening words."""
        if self.name:
            return self.name
        short = self.text.strip().split("?")[0].removeprefix("Hur påverkas ")
        return short[:1].lower() + short[1:] if short != self.text.strip().split("?")[0] else short

    @cached_property
    def looks_at_rows(self) -> bool:
        """True when its condition looks at effect rows, or at how many alternatives have rated ones."""
        parts = leaves(self.when) if self.when is not None else ()
        return any(isinstance(leaf, RowsMatch | AlternativesCount) for leaf in parts)

    @property
    def is_effect(self) -> bool:
        """True when the question makes effect rows."""
        return self.type is AnswerType.EFFECT

    def option(self, option_id: str) -> Option | None:
        """Return the option with this id, or None."""
        return next((o for o in self.all_options if o.id == option_id), None)

    @property
    def all_options(self) -> tuple[Option, ...]:
        """The options in order; ja-nej has ja, nej and vet-inte unless the file says otherwise."""
        if self.type is AnswerType.YES_NO and not self.options:
            return _yes_no_options(spoken().tag)
        return self.options


YES_NO_OPTIONS = (
    Option(id="ja", text=N_("Ja")),
    Option(id="nej", text=N_("Nej")),
    Option(id="vet-inte", text=N_("Vet inte")),
)


@cache
def _yes_no_options(tag: str) -> tuple[Option, ...]:
    """Return the options that no file writes, in the language that is spoken: the one with this tag."""
    del tag
    return tuple(o.model_copy(update={"text": tr(o.text)}) for o in YES_NO_OPTIONS)


class Section(Frozen):
    """A page of questions."""

    id: Slug = Field(description="Avsnittets id.")
    name: str = Field(alias="namn", min_length=1, description="Avsnittets rubrik.")
    intro: str = Field(default="", alias="inledning", description="En eller två meningar före frågorna.")
    step: Literal["arendet", "alternativ", "grupper", "samlad"] | None = Field(
        default=None, alias="steg", description="Steget i guiden, i arendet.yaml och samlad-bedomning.yaml."
    )
    questions: tuple[Question, ...] = Field(alias="frågor", min_length=1, description="Avsnittets frågor.")


class RequireAll(Frozen):
    """All of these answers are needed."""

    all_of: tuple["str | RequireAll | RequireAny", ...] = Field(
        alias="alla", min_length=1, description="Alla de här svaren behövs."
    )


class RequireAny(Frozen):
    """One of these answers is enough."""

    any_of: tuple["str | RequireAll | RequireAny", ...] = Field(
        alias="någon", min_length=1, description="Ett av de här svaren räcker."
    )


RequireAll.model_rebuild()
RequireAny.model_rebuild()

Requirement = Annotated[
    RequireAll | RequireAny,
    BeforeValidator(
        lambda v: {"alla": v} if isinstance(v, list | tuple) else v,
        json_schema_input_type=RequireAll | RequireAny | tuple[str | RequireAll | RequireAny, ...],
    ),
]
"""The answers a flag needs: a list of questions (all), or ``alla`` / ``någon``."""


class StopFlag(Frozen):
    """Something that needs an answer before the assessment is klar (stoppflagga; method, chapter 10)."""

    id: Slug = Field(description="F1–F12, eller ett eget id. Visas aldrig för läsaren.")
    name: str = Field(alias="namn", min_length=1, description="Vad som saknas, i ord.")
    help: str = Field(default="", alias="hjälp", description="Vad du kan göra.")
    when: Condition = Field(alias="när", description="När flaggan tänds.")
    requires: Requirement = Field(alias="kräver", description="Svaren som behövs.")
    belongs_to: tuple[str, ...] = Field(
        default=(),
        alias="hör-till",
        description="Perspektiv som flaggan hör till; annars den egna checklistan.",
    )
    mend_at: str | None = Field(default=None, alias="rätta", description="Frågan där du åtgärdar det.")
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Id ur kallor.yaml.")


class SufficiencyItem(Frozen):
    """One line of *Räcker underlaget?*: ja when the first holds, delvis when the second does, else nej."""

    id: Slug = Field(description="Radens id.")
    question: str = Field(alias="fråga", min_length=1, description="Frågan som besvaras ur bedömningen.")
    yes: Condition = Field(alias="ja", description="Villkoret för ja.")
    partly: Condition | None = Field(default=None, alias="delvis", description="Villkoret för delvis.")
    when: Condition | None = Field(
        default=None,
        alias="när",
        description="Raden visas bara när detta gäller, till exempel när barn berörs.",
    )
    mend_at: str | None = Field(default=None, alias="rätta", description="Frågan där du åtgärdar det.")

    def word(self, yes: bool, partly: bool) -> SufficiencyWord:  # noqa: FBT001 - two truths of two conditions
        """Return ja, delvis or nej for the truth of the two conditions."""
        if yes:
            return SufficiencyWord.YES
        return SufficiencyWord.PARTLY if partly else SufficiencyWord.NO


class WorseOffToday(Frozen):
    """Where the official says who is worse off today, per theme; it decides the gap between paired groups.

    Effect questions that have a ``tema`` are then compared within the pairs (method, chapter 4).
    """

    question: str = Field(
        alias="fråga", description="Tabellfrågan, eller tabell med fasta rader, en rad per tema."
    )
    theme: str = Field(
        default="rad", alias="tema", description="Kolumnen som säger temat; rad när temana är fasta rader."
    )
    answer: str = Field(
        alias="svar",
        description="Kolumnen som säger vem som har det sämre i dag: en av grupperna i ett par, eller lika.",
    )
    pairs: tuple[tuple[Slug, Slug], ...] = Field(
        alias="par",
        min_length=1,
        description="Grupper som jämförs, i samma ordning i varje par: [[kvinnor, man], [flickor, pojkar]].",
    )


class Checklist(Frozen):
    """The questions of one perspective, or the shared start or end (checklista)."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    id: Slug = Field(alias="checklista", description="Checklistans id, samma som filnamnet.")
    name: str = Field(alias="namn", min_length=1, description="Checklistans namn.")
    edition: str = Field(alias="utgåva", description='Utgåva inom citattecken, till exempel "2026-1".')
    valid_from: date = Field(alias="gäller-från", description="Första dagen utgåvan gäller.")
    valid_to: date = Field(alias="gäller-till", description="Sista dagen utgåvan gäller.")
    owner: str = Field(
        alias="förvaltas-av", min_length=1, description="Funktionen som förvaltar checklistan."
    )
    order: int = Field(default=50, alias="ordning", description="Perspektivets plats bland de andra.")
    reference_group: Slug | None = Field(
        default=None, alias="referensgrupp", description="Gruppen som alla andra jämförs med."
    )
    intro: str = Field(default="", alias="inledning", description="Vad perspektivet handlar om.")
    screening: tuple[Question, ...] = Field(
        default=(), description="Frågor som föreslår djup. Bara perspektiv har screening."
    )
    sections: tuple[Section, ...] = Field(alias="avsnitt", min_length=1, description="Checklistans sidor.")
    stop_flags: tuple[StopFlag, ...] = Field(
        default=(), alias="stoppflaggor", description="Det som behöver ett svar före klar."
    )
    sufficiency: tuple[SufficiencyItem, ...] = Field(
        default=(), alias="räcker-underlaget", description="Raderna i Räcker underlaget?"
    )
    gap_question: str | None = Field(
        default=None,
        alias="klyfta-fråga",
        description="Frågan där handläggaren själv svarar om skillnaderna ökar.",
    )

    worse_off_today: WorseOffToday | None = Field(
        default=None,
        alias="sämst-i-dag",
        description="Frågan där ni säger vem som har det sämre i dag, för grupper som jämförs i par.",
    )
    optional: YesNo = Field(
        default=False,
        alias="frivillig",
        description="ja: får hoppas över. Inget är kvar att göra förrän den är påbörjad. Bara med poäng.",
    )
    point_scales: tuple[PointScale, ...] = Field(
        default=(), alias="poängskalor", description="Skalorna som svaren ger poäng på."
    )
    outcomes: tuple[Outcome, ...] = Field(
        default=(), alias="utfall", description="Vad svaren leder till. Det första som har ett skäl gäller."
    )
    translations: Translations = Field(default_factory=dict, alias="översättning", description=TRANSLATIONS)

    @property
    def is_perspective(self) -> bool:
        """True for the checklists that are screened and scored."""
        return bool(self.screening)

    @property
    def gives_points(self) -> bool:
        """True for a checklist whose answers give points; it is a step of its own (method, chapter 12)."""
        return bool(self.point_scales)

    def questions(self) -> Iterator[Question]:
        """Yield every question in reading order, the screening first."""
        yield from self.screening
        for section in self.sections:
            yield from section.questions

    def effects(self) -> Iterator[Question]:
        """Yield every effect question that is not retired, in reading order."""
        return (q for s in self.sections for q in s.questions if q.is_effect and not q.retired)

    def key(self, question: Question | str) -> str:
        """Return ``checklista/fråga`` for a question of this checklist; a full key is left as it is."""
        name = question if isinstance(question, str) else question.id
        return name if "/" in name else f"{self.id}/{name}"
