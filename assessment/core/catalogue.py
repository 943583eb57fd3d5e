"""What all checklists share: groups, scale, sources, indicators; and the whole set of checklists.

Knows how they hang together. Knows no file and no answer.
"""

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - a field is called date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from assessment.core.checklist import Checklist, Question
from assessment.core.condition import OneOrMany, Share
from assessment.core.language import N_, tr
from assessment.core.translation import translated
from assessment.core.vocabulary import TRANSLATIONS, Frozen, Slug, Translations, YesNo
from assessment.core.word_list import WordList


class CatalogueGroup(Frozen):
    """A group that officials can pick in *Vilka berörs?*."""

    id: Slug = Field(description="Gruppens id.")
    name: str = Field(
        alias="namn", min_length=1, description="Gruppens namn, i löpande text med liten bokstav."
    )
    kind: str = Field(default="", alias="slag", description="Rubriken som gruppen står under i listan.")
    tags: OneOrMany = Field(
        default=(), alias="taggar", description="utsatt, barn, vuxna, kon, diskrimineringsgrund …"
    )
    description: str = Field(default="", alias="beskrivning", description="Vilka som menas.")
    reference: YesNo = Field(default=False, alias="referens", description="ja: en referensgrupp.")
    sources: tuple[str, ...] = Field(default=(), alias="källa", description="Id ur kallor.yaml.")

    @property
    def vulnerable(self) -> bool:
        """True when the group is tagged utsatt."""
        return "utsatt" in self.tags


class GroupCatalogue(Frozen):
    """grupper.yaml: all groups, in the order that breaks ties."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    edition: str = Field(alias="utgåva", description="Utgåva inom citattecken.")
    owner: str = Field(alias="förvaltas-av", description="Funktionen som förvaltar grupperna.")
    tags: dict[str, str] = Field(alias="taggar", description="Varje tagg med en mening om vad den betyder.")
    groups: tuple[CatalogueGroup, ...] = Field(
        alias="grupper", min_length=1, description="Grupperna, i den ordning som de nämns."
    )
    translations: Translations = Field(default_factory=dict, alias="översättning", description=TRANSLATIONS)

    @cached_property
    def _places(self) -> dict[str, int]:
        # The first of two with the same id counts, as it does for a reader.
        return {g.id: i for i, g in reversed(tuple(enumerate(self.groups)))}

    def group(self, group_id: str) -> CatalogueGroup | None:
        """Return the group with this id, or None."""
        place = self._places.get(group_id)
        return None if place is None else self.groups[place]

    def place(self, group: CatalogueGroup) -> int:
        """Return the group's place in the catalogue, from 0."""
        return self._places[group.id]


class DirectionWord(Frozen):
    """One step of the rating scale."""

    value: Literal[-2, -1, 0, 1, 2] = Field(alias="värde", description="−2 till 2.")
    word: str = Field(alias="ord", description="Steget i ord.")
    sign: str = Field(alias="tecken", description="Tecknet i svartvitt tryck.")


_WHOLE = 100


class Band(Frozen):
    """A named part of the scale 0–100: from, included, up to, excluded; the last band includes its end."""

    name: str = Field(alias="namn", description="Bandets namn.")
    start: Fraction = Field(alias="från", description="Räknas med.")
    end: Fraction = Field(alias="till", description="Räknas inte med, utom i det sista bandet.")

    @cached_property
    def edges(self) -> tuple[int, int, int, int]:
        """Start and end as whole numbers above and below a line, which are compared faster than fractions."""
        return (*self.start.as_integer_ratio(), *self.end.as_integer_ratio())

    @property
    def span(self) -> str:
        """Which numbers it names, in words: *från 25, under 50*."""
        if self.start == self.end:
            return f"{self.start}"
        if self.start == 0:
            return tr("över 0, under {end}", end=self.end)
        last = self.end == _WHOLE
        return (
            tr("från {start} till och med {end}", start=self.start, end=self.end)
            if last
            else tr("från {start}, under {end}", start=self.start, end=self.end)
        )


class Threshold(Frozen):
    """A constant of the method, with why and when."""

    value: Share = Field(alias="värde", description="Gränsen, ett bråk.")
    reason: str = Field(alias="skäl", description="Varför gränsen är som den är.")
    source: str = Field(alias="källa", description="Id ur kallor.yaml.")
    date: Date = Field(alias="datum", description="Dagen konstanten bestämdes.")


class Thresholds(Frozen):
    """The thresholds of the method, chapter 5 and 6."""

    basis_missing: Threshold = Field(alias="underlag-saknas", description="u från och med: Underlag saknas.")
    high_basis: Threshold = Field(
        alias="hög-säkerhet-underlag", description="e från och med, för hög säkerhet."
    )
    high_unknown: Threshold = Field(alias="hög-säkerhet-okänt", description="u under, för hög säkerhet.")
    low_basis: Threshold = Field(alias="låg-säkerhet-underlag", description="e under: låg säkerhet.")
    low_unknown: Threshold = Field(alias="låg-säkerhet-okänt", description="u från och med: låg säkerhet.")


class Weights(Frozen):
    """The range of a question's weight."""

    lowest: int = Field(alias="minst", description="Minsta vikten.")
    highest: int = Field(alias="högst", description="Högsta vikten.")
    words: dict[int, str] = Field(alias="ord", description="Vad varje vikt betyder.")
    source: str = Field(alias="källa", description="Id ur kallor.yaml.")
    date: Date = Field(alias="datum", description="Dagen konstanten bestämdes.")


class SmallNumbers(Frozen):
    """Groups smaller than this are warned about."""

    below: int = Field(alias="under", description="Grupper med färre än så här varnas det för.")
    reason: str = Field(alias="skäl", description="Varför.")
    source: str = Field(alias="källa", description="Id ur kallor.yaml.")
    date: Date = Field(alias="datum", description="Dagen konstanten bestämdes.")


class PlainLanguage(Frozen):
    """How hard the texts of the checklists may be to read; the linter warns beyond it."""

    lix_checklist: int = Field(
        alias="lix-checklista", ge=1, description="Högsta LIX för en checklistas frågor tillsammans."
    )
    lix_question: int = Field(alias="lix-fråga", ge=1, description="Högsta LIX för en fråga med sin hjälp.")
    lix_words: int = Field(alias="lix-minst-ord", ge=1, description="Kortare texter än så mäts inte.")
    sentence: int = Field(alias="ord-per-mening", ge=5, description="Flest ord i en mening.")
    source: str = Field(alias="källa", description="Id ur kallor.yaml.")
    date: Date = Field(alias="datum", description="Dagen gränserna bestämdes.")


class Scale(Frozen):
    """skala.yaml: the constants of the method, each with a source and a date."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    edition: str = Field(alias="utgåva", description="Utgåva inom citattecken.")
    owner: str = Field(alias="förvaltas-av", description="Funktionen som förvaltar skalan.")
    directions: tuple[DirectionWord, ...] = Field(
        alias="riktningar", min_length=5, max_length=5, description="De fem stegen."
    )
    bands: tuple[Band, ...] = Field(alias="band", min_length=2, description="Namngivna delar av 0–100.")
    bands_source: str = Field(alias="band-källa", description="Källa för banden, ett id ur kallor.yaml.")
    bands_date: Date = Field(alias="band-datum", description="Dagen banden bestämdes.")
    weights: Weights = Field(alias="vikter", description="Frågornas vikter.")
    thresholds: Thresholds = Field(alias="trösklar", description="Metodens gränser.")
    small_numbers: SmallNumbers = Field(alias="små-tal", description="När en grupp är för liten.")
    words: dict[str, dict[str, str]] = Field(
        alias="ord",
        description="Ord och förklaringar: varaktighet, återställbart, underlag, status, säkerhet …",
    )
    signs: dict[str, str] = Field(alias="tecken", description="Ett tecken för varje statusord.")
    plain_language: PlainLanguage | None = Field(
        default=None, alias="klarspråk", description="Gränser för hur svåra texterna får vara."
    )
    translations: Translations = Field(default_factory=dict, alias="översättning", description=TRANSLATIONS)


class Source(Frozen):
    """A law, convention, guidance or study that questions lean on (kallor.yaml)."""

    id: Slug = Field(description="Källans id.")
    title: str = Field(alias="titel", min_length=1, description="Vad källan heter.")
    reference: str = Field(default="", alias="hänvisning", description="Paragraf, artikel eller sida.")
    says: str = Field(default="", alias="säger", description="Vad källan säger, med egna ord, i en mening.")
    address: str = Field(default="", alias="adress", description="Var källan finns.")
    kind: str = Field(
        default="", alias="slag", description="lag, konvention, allmän kommentar, vägledning, studie …"
    )
    checked: Date | None = Field(
        default=None, alias="kontrollerad", description="Dagen hänvisningen kontrollerades."
    )
    checked_how: str = Field(default="", alias="kontrollerad-hur", description="Hur den kontrollerades.")
    expires: Date | None = Field(
        default=None, alias="gäller-till", description="Källan är för gammal efter den dagen."
    )

    @property
    def citation(self) -> str:
        """Title and reference as they may be printed: an unchecked reference is never printed as fact."""
        return f"{self.title}, {self.reference}" if self.reference and self.checked else self.title


class SourceList(Frozen):
    """kallor.yaml."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    owner: str = Field(alias="förvaltas-av", description="Funktionen som förvaltar källorna.")
    sources: tuple[Source, ...] = Field(alias="källor", min_length=1, description="Källorna.")
    translations: Translations = Field(default_factory=dict, alias="översättning", description=TRANSLATIONS)

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, or None."""
        return next((s for s in self.sources if s.id == source_id), None)


class Indicator(Frozen):
    """A follow-up indicator (indikatorer.yaml); the official confirms the Kolada id."""

    id: Slug = Field(description="Måttets id.")
    name: str = Field(alias="namn", min_length=1, description="Måttets namn.")
    kolada: str = Field(default="", description="Koladas id, om vi känner det.")
    source: str = Field(default="", alias="källa", description="Var uppgiften finns.")
    trust: Literal["god", "rimlig", "svag", "okänd"] = Field(
        default="okänd", alias="tillit", description="Hur säkert id:t är."
    )
    checked: Date | None = Field(default=None, alias="kontrollerad", description="Dagen id:t kontrollerades.")


class IndicatorList(Frozen):
    """indikatorer.yaml."""

    format: Literal[1] = Field(description="Filformatets version: 1.")
    owner: str = Field(alias="förvaltas-av", description="Funktionen som förvaltar måtten.")
    indicators: tuple[Indicator, ...] = Field(alias="indikatorer", min_length=1, description="Måtten.")
    translations: Translations = Field(default_factory=dict, alias="översättning", description=TRANSLATIONS)


class LocalChange(StrEnum):
    """What a municipality has done with a question of its own accord."""

    ADDED = "tillagd"
    CHANGED = "ändrad"
    WEIGHTED = "omviktad"
    OFF = "avstängd"


class LocalEdition(Frozen):
    """Whose changes are laid over the checklists, in which edition and of which checklists."""

    name: str
    edition: str
    owner: str
    checklists: tuple[Slug, ...] = ()

    @property
    def line(self) -> str:
        """The edition in words: ``Lokal anpassning, Lillmark 2026-1``, and who keeps it."""
        return f"Lokal anpassning, {self.name} {self.edition} (förvaltas av {self.owner})."


class ChecklistSet(Frozen):
    """Everything an assessment is made with: one folder of checklist files, and what is changed locally."""

    checklists: tuple[Checklist, ...]
    groups: GroupCatalogue
    scale: Scale
    sources: SourceList
    indicators: IndicatorList | None = None
    words: WordList | None = None
    fingerprints: dict[str, str] = Field(
        default_factory=dict, description="Fingeravtryck av det som bär betydelse, per checklista."
    )
    local: dict[str, tuple[LocalChange, ...]] = Field(
        default_factory=dict, description="Vad som är lokalt ändrat, per checklista/fråga."
    )
    local_edition: LocalEdition | None = None
    not_asked: dict[str, str] = Field(
        default_factory=dict, description="Perspektiv som nämnden inte frågar efter: id och namn."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        ordered = tuple(sorted(self.checklists, key=lambda c: (c.order, c.id)))
        object.__setattr__(self, "checklists", ordered)
        return self

    def checklist(self, checklist_id: str) -> Checklist | None:
        """Return the checklist with this id, or None."""
        return next((c for c in self.checklists if c.id == checklist_id), None)

    @cached_property
    def _told(self) -> dict[str, "ChecklistSet"]:
        return {}

    def told_in(self, tag: str) -> "ChecklistSet":
        """Return the same checklists with their texts in another language, as far as they have them.

        The very same object each time. A text that is not translated stays in Swedish; nothing else differs,
        so the two ask, weigh and compute the same. What is stored is never this.
        """
        whole = (*self.checklists, self.groups, self.scale, self.sources, self.indicators)
        if not any(tag in part.translations for part in whole if part is not None):
            return self
        found = self._told.get(tag)
        if found is None:
            update = {name: _told_in(getattr(self, name), tag) for name in ChecklistSet.model_fields}
            found = self._told.setdefault(tag, ChecklistSet.model_construct(**update))
        return found

    def local_note(self, key: str) -> str:
        """Return *lokal fråga* or *lokalt ändrad* for a question that is not as in the base, else nothing."""
        changes = self.local.get(key)
        if not changes:
            return ""
        return N_("lokal fråga") if LocalChange.ADDED in changes else N_("lokalt ändrad")

    def asked_text(self, key: str, text: str) -> str:
        """Return a question's text as it is printed: with its note when it is local."""
        note = self.local_note(key)
        return f"{text} ({tr(note)})" if note else text

    @property
    def perspectives(self) -> tuple[Checklist, ...]:
        """The checklists that are screened and scored, in their order."""
        return tuple(c for c in self.checklists if c.is_perspective)

    @property
    def scored(self) -> tuple[Checklist, ...]:
        """The checklists whose answers give points, in their order; each is a step of its own."""
        return tuple(c for c in self.checklists if c.gives_points and not c.is_perspective)

    def questions(self) -> Iterator[tuple[Checklist, Question]]:
        """Yield every question with its checklist, in reading order."""
        for checklist in self.checklists:
            for question in checklist.questions():
                yield checklist, question

    @cached_property
    def _by_key(self) -> dict[str, tuple[Checklist, Question]]:
        found: dict[str, tuple[Checklist, Question]] = {}
        for checklist, question in self.questions():
            found.setdefault(f"{checklist.id}/{question.id}", (checklist, question))
        return found

    def question(self, key: str) -> tuple[Checklist, Question] | None:
        """Return the checklist and question that ``checklista/fråga`` names, or None."""
        return self._by_key.get(key)


def _told_in(value: Any, tag: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_told_in(each, tag) for each in value)
    block = getattr(value, "translations", {}).get(tag)
    return translated(value, block) if block else value
