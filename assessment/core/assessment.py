"""One filled-in assessment of one case: everything the official has entered, and nothing computed.

Immutable: a change makes a new assessment. Knows no checklist, so it opens whatever the checklists say today.
"""

from datetime import date
from typing import Any, Literal

from pydantic import Field, field_validator

from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Alternative, Case, OptionalDate
from assessment.core.language import tr
from assessment.core.vocabulary import (
    Basis,
    Depth,
    Duration,
    Frozen,
    Likelihood,
    LongTerm,
    QuestionKey,
    Rating,
    Reversibility,
    Slug,
    Stage,
    Status,
    YesNo,
)

Cells = dict[str, str | int | float]
Value = str | int | float | tuple[str, ...] | tuple[Cells, ...]
"""An option id, a text, a number, an ISO date, several ids, or the rows of a table."""


class DepthChoice(Frozen):
    """The depth that the official chose instead of the suggested one, and why."""

    depth: Depth | None = Field(default=None, alias="djup", description="ingen, kort eller full.")
    reason: str = Field(default="", alias="motivering", description="Varför, i en mening.")


class Answer(Frozen):
    """The answer to a question without rows."""

    value: Value | None = Field(default=None, alias="svar", description="Svaret.")
    per: dict[str, Value] = Field(
        default_factory=dict,
        description="Svar per alternativ eller grupp, eller alternativ|grupp för båda.",
    )
    reason: str = Field(default="", alias="motivering", description="Varför.")
    basis: Basis | None = Field(default=None, alias="underlag", description="A, B, C eller D.")
    sources: str = Field(default="", alias="källor", description="Vad svaret bygger på.")

    @property
    def given(self) -> bool:
        """True when something counts as an answer: an empty text or list does not."""
        return not is_empty(self.value) or any(not is_empty(v) for v in self.per.values())

    def at(self, alternative: str | None = None, group: str | None = None) -> Value | None:
        """Return the most particular value given for this alternative and group, or None."""
        keys = [f"{alternative}|{group}", alternative, group]
        found = next((self.per[k] for k in keys if k and k in self.per), self.value)
        return None if is_empty(found) else found


def is_empty(value: Value | None) -> bool:
    """Return True for what counts as no answer: nothing, blank text, no choice and no row."""
    return value is None or (isinstance(value, str) and not value.strip()) or value == ()


class EffectAnswer(Frozen):
    """The answer to an effect question for one alternative (method, chapter 1)."""

    ratings: dict[Slug, Rating] = Field(
        default_factory=dict, alias="grupper", description="Bedömningen för varje grupp."
    )
    uniform: YesNo | None = Field(
        default=None, alias="lika", description="ja: effekten är lika för alla berörda grupper."
    )
    same_as_proposal: YesNo = Field(
        default=False, alias="som-förslaget", description="ja: följer förslagets svar, också när det ändras."
    )
    duration: Duration | None = Field(
        default=None, alias="varaktighet", description="tillfällig, flera-år eller bestående."
    )
    reversibility: Reversibility | None = Field(
        default=None, alias="återställbart", description="lätt, svårt eller nej."
    )
    basis: Basis | None = Field(default=None, alias="underlag", description="A, B, C eller D.")
    reason: str = Field(default="", alias="motivering", description="Varför, gäller alla rader i svaret.")
    sources: str = Field(default="", alias="källor", description="Vad svaret bygger på.")
    likelihood: Likelihood | None = Field(
        default=None, alias="sannolikhet", description="låg, medel eller hög. Skrivs ut, räknas inte."
    )
    long_term: LongTerm | None = Field(
        default=None, alias="på-lång-sikt", description="bättre, oförändrat, sämre eller vet-inte."
    )
    long_term_text: str = Field(
        default="", alias="på-lång-sikt-text", description="Vad som händer på lång sikt."
    )
    with_measures: dict[Slug, Rating] = Field(
        default_factory=dict, alias="med-åtgärd", description="Bedömningen med radens åtgärder, per grupp."
    )


class RowRef(Frozen):
    """Names one effect row."""

    question: QuestionKey = Field(alias="fråga", description="checklista/fråga.")
    alternative: Slug = Field(alias="alternativ", description="Alternativets id.")
    group: Slug = Field(alias="grupp", description="Gruppens id.")


class Measure(Frozen):
    """What will be done, by whom, when (åtgärd)."""

    id: Slug = Field(description="Åtgärdens id.")
    text: str = Field(default="", alias="åtgärd", description="Vad som ska göras.")
    owner: str = Field(default="", alias="ansvarig", description="Ansvarig funktion.")
    due: OptionalDate = Field(default=None, alias="datum", description="När det ska vara gjort.")
    cost: str = Field(default="", alias="kostnad", description="Vad det kostar, i ord eller kronor.")
    decided: YesNo = Field(
        default=False, alias="beslutad", description="ja: ingår i beslutet; nej: önskemål."
    )
    rows: tuple[RowRef, ...] = Field(default=(), alias="rader", description="Raderna som åtgärden möter.")

    @property
    def counts(self) -> bool:
        """True when the measure is decided and has an owner and a date (method, chapter 6)."""
        return self.decided and bool(self.owner.strip()) and self.due is not None


class FollowUp(Frozen):
    """What will be measured afterwards (uppföljning)."""

    id: Slug = Field(description="Radens id.")
    indicator: str = Field(default="", alias="indikator", description="Vad som mäts.")
    kolada: str = Field(default="", description="Koladas id, bekräftat av handläggaren.")
    baseline: str = Field(default="", alias="nuläge", description="Värdet i dag.")
    target: str = Field(default="", alias="mål", description="Värdet ni vill nå.")
    date: OptionalDate = Field(default=None, alias="datum", description="När det mäts igen.")
    owner: str = Field(default="", alias="ansvarig", description="Ansvarig funktion.")


class Cost(Frozen):
    """What an alternative costs an actor in a year; a saving is negative."""

    id: Slug = Field(description="Radens id.")
    alternative: Slug = Field(default=PROPOSAL, alias="alternativ", description="Alternativets id.")
    actor: str = Field(default="", alias="aktör", description="Nämnden, aktören eller hushållen som betalar.")
    year: int | None = Field(default=None, alias="år", ge=1900, le=2200, description="År.")
    amount: int | None = Field(default=None, alias="kronor", description="Kronor; minus är en besparing.")
    note: str = Field(default="", alias="kommentar", description="Vad beloppet avser.")


class Dialogue(Frozen):
    """One time when people who are affected were heard (dialog)."""

    id: Slug = Field(description="Radens id.")
    who: str = Field(default="", alias="vilka", description="Vilka som hördes, aldrig namn.")
    count: str = Field(default="", alias="antal", description="Hur många.")
    when: str = Field(default="", alias="när", description="När.")
    how: str = Field(default="", alias="hur", description="På vilket sätt.")
    adapted: str = Field(default="", alias="anpassning", description="Hur det anpassades.")
    said: str = Field(default="", alias="sade", description="Vad de sa.")
    changed: str = Field(default="", alias="ändrades", description="Vad som ändrades efter det.")
    informed: str = Field(
        default="", alias="information", description="Hur de och de därhemma fick veta vad det gällde."
    )
    voluntary: YesNo | None = Field(default=None, alias="frivilligt", description="ja: det var frivilligt.")


class GoalConflict(Frozen):
    """Goals that stand against each other, and how they were weighed (målkonflikt)."""

    id: Slug = Field(description="Radens id.")
    description: str = Field(default="", alias="beskrivning", description="Vad som krockar, och för vem.")
    weighing: str = Field(default="", alias="avvägning", description="Hur ni har vägt.")
    found: str = Field(
        default="", alias="hittad", description="Verktygets nyckel, när verktyget hittade den."
    )
    dismissed: YesNo = Field(
        default=False, alias="avfärdad", description="ja: ni menar att det inte är en konflikt."
    )


class EditionRef(Frozen):
    """The edition of a checklist that the assessment was made with."""

    edition: str = Field(alias="utgåva", description="Utgåvan.")
    fingerprint: str = Field(default="", alias="fingeravtryck", description="Fingeravtryck av innehållet.")


class Comment(Frozen):
    """A reviewer's comment on a question or on the whole, and the answer to it. Functions, never names."""

    id: Slug = Field(description="Kommentarens id.")
    question: str = Field(
        default="", alias="fråga", description="checklista/fråga som den gäller; tom för hela bedömningen."
    )
    text: str = Field(default="", description="Kommentaren.")
    by: str = Field(default="", alias="från", description="Granskarens funktion, aldrig namn.")
    date: OptionalDate = Field(default=None, alias="datum", description="Dagen den skrevs.")
    answer: str = Field(default="", alias="svar", description="Handläggarens svar på kommentaren.")
    resolved: YesNo = Field(default=False, alias="löst", description="ja: åtgärdad.")


class Review(Frozen):
    """Who looked at the assessment, by function."""

    reviewer: str = Field(default="", alias="granskare", description="Funktion, aldrig namn.")
    date: OptionalDate = Field(default=None, alias="datum", description="Dagen granskningen gjordes.")
    comments: tuple[Comment, ...] = Field(
        default=(), alias="kommentarer", description="Granskarens kommentarer."
    )
    fingerprint: str = Field(
        default="", alias="fingeravtryck", description="Fingeravtryck av innehållet som granskades."
    )


class Hint(Frozen):
    """What words in the draft pointed at, until somebody has said yes or no to it."""

    id: Slug = Field(description="Radens id.")
    group: Slug | None = Field(default=None, alias="grupp", description="Gruppens id, om orden pekade på en.")
    perspective: Slug | None = Field(
        default=None, alias="perspektiv", description="Perspektivets id, om orden pekade på ett."
    )
    words: tuple[str, ...] = Field(default=(), alias="ord", description="Orden i utkastet.")
    sentence: str = Field(default="", alias="mening", description="Meningen som de stod i.")


class Seal(Frozen):
    """What klar för nämnden froze: the content by its fingerprint, and the result."""

    day: date = Field(alias="datum", description="Dagen den blev klar.")
    fingerprint: str = Field(alias="fingeravtryck", description="Fingeravtryck av innehållet.")
    statuses: dict[str, Status] = Field(
        default_factory=dict, alias="statusord", description="perspektiv|alternativ och statusordet."
    )


class Assessment(Frozen):
    """A konsekvensbedömning: what the app saves, opens and exports as JSON."""

    format: Literal[1] = Field(default=1, description="Filformatets version: 1.")
    id: Slug = Field(description="Bedömningens id.")
    case: Case = Field(default_factory=Case, alias="ärende", description="Ärendets uppgifter.")
    alternatives: tuple[Alternative, ...] = Field(
        default=(), alias="alternativ", description="Nollalternativet, förslaget och andra sätt att besluta."
    )
    no_alternative_reason: str = Field(
        default="",
        alias="varför-inget-alternativ",
        description="Varför det inte finns något annat alternativ.",
    )
    groups: tuple[AffectedGroup, ...] = Field(default=(), alias="grupper", description="Vilka som berörs.")
    depths: dict[Slug, DepthChoice] = Field(
        default_factory=dict,
        alias="djup",
        description="Perspektiv och det djup som handläggaren har valt i stället för det föreslagna.",
    )
    answers: dict[QuestionKey, Answer] = Field(
        default_factory=dict, alias="svar", description="checklista/fråga och svaret, för frågor utan rader."
    )
    effects: dict[QuestionKey, dict[Slug, EffectAnswer]] = Field(
        default_factory=dict, alias="effekter", description="Fråga → alternativ → svar."
    )
    section_basis: dict[str, Basis] = Field(
        default_factory=dict, alias="avsnittets-underlag", description="checklista/avsnitt → underlag."
    )
    measures: tuple[Measure, ...] = Field(
        default=(), alias="åtgärder", description="Vad som ska göras, av vem och när."
    )
    follow_ups: tuple[FollowUp, ...] = Field(
        default=(), alias="uppföljning", description="Vad som mäts efteråt."
    )
    costs: tuple[Cost, ...] = Field(
        default=(), alias="kostnader", description="Vad det kostar, per alternativ, aktör och år."
    )
    dialogues: tuple[Dialogue, ...] = Field(default=(), alias="dialog", description="Vilka som har hörts.")
    conflicts: tuple[GoalConflict, ...] = Field(
        default=(), alias="målkonflikter", description="Mål som krockar, och hur de har vägts."
    )
    hints: tuple[Hint, ...] = Field(
        default=(),
        alias="från-utkastet",
        description="Det som ord i utkastet pekade på, att säga ja eller nej till.",
    )
    recommended: Slug | None = Field(
        default=None, alias="rekommenderat-alternativ", description="Alternativet ni rekommenderar."
    )
    review: Review = Field(default_factory=Review, alias="granskning", description="Vem som har granskat.")
    stage: Stage = Field(
        default=Stage.DRAFT,
        alias="läge",
        description="utkast, till-granskning, granskad, klar för nämnden eller makulerad.",
    )
    seal: Seal | None = Field(
        default=None, alias="försegling", description="Vad som frystes när den blev klar för nämnden."
    )
    void_reason: str = Field(default="", alias="makulerad-skäl", description="Varför den makulerades.")
    follows: str = Field(default="", alias="följer", description="Id för versionen före.")
    version: int = Field(default=1, ge=1, description="Höjs när en klar bedömning ändras.")
    dated: date | None = Field(
        default=None, alias="daterad", description="Dagen bedömningen senast ändrades."
    )
    editions: dict[Slug, EditionRef] = Field(
        default_factory=dict,
        alias="utgåvor",
        description="Checklistornas utgåvor när bedömningen senast sparades.",
    )

    @field_validator("depths", mode="before", json_schema_input_type=dict[Slug, DepthChoice | Depth])
    @classmethod
    def _depth_shorthand(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {k: {"djup": v} if isinstance(v, str) else v for k, v in value.items()}
        return value

    @field_validator("alternatives")
    @classmethod
    def _baseline_first(cls, value: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
        return tuple(sorted(value, key=lambda a: not a.baseline))

    @property
    def rated_alternatives(self) -> tuple[Alternative, ...]:
        """The alternatives that are rated: all but the nollalternativ, in order."""
        return tuple(a for a in self.alternatives if not a.baseline)

    @property
    def proposal(self) -> Alternative | None:
        """The proposal: the alternative called forslaget, else the first rated one."""
        rated = self.rated_alternatives
        return next((a for a in rated if a.id == PROPOSAL), rated[0] if rated else None)

    @property
    def leading(self) -> Alternative | None:
        """The alternative that the first page is about: the recommended one, until then the proposal."""
        found = next((a for a in self.alternatives if a.id == self.recommended), None)
        return found or self.proposal

    def alternative(self, alternative_id: str) -> Alternative | None:
        """Return the alternative with this id, or None."""
        return next((a for a in self.alternatives if a.id == alternative_id), None)


def new_assessment(assessment_id: str) -> Assessment:
    """Return an empty assessment with its first two alternatives, named in the language that is spoken."""
    return Assessment(
        id=assessment_id,
        alternatives=(
            Alternative(id=BASELINE, name=tr("Nollalternativ")),
            Alternative(id=PROPOSAL, name=tr("Förslaget")),
        ),
    )
