"""Summary: the only hand-over to Word, PDF, Excel, the pages and the register, so that they cannot disagree.

Finished Swedish text and a few numbers for pictures. The aliases are the field names that templates use.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from assessment.core.language import tr
from assessment.core.summary.argument_model import Changes, ConflictLine, WeightLine
from assessment.core.summary.points_model import PointsChapter
from assessment.core.summary.trace_model import EditionLine, TraceTable
from assessment.core.vocabulary import Frozen


class Header(Frozen):
    """The running head of the document."""

    title: str = Field(alias="titel", description="Ärendemeningen.")
    organisation: str = Field(alias="kommun", description="Kommunen eller regionen.")
    board: str = Field(alias="nämnd", description="Den som beslutar.")
    annex: str = Field(alias="bilaga", description="Till exempel ”Bilaga 3”; tomt om numret saknas.")
    diary_number: str = Field(alias="diarienummer", description="Diarienumret, eller ”Diarienummer saknas”.")
    date: str = Field(alias="datum", description="Dagen bedömningen senast ändrades, 2026-11-22.")
    version: str = Field(alias="version", description="Versionens nummer.")
    stage: str = Field(alias="läge", description="”Utkast” eller ”Klar för nämnden”.")
    stage_note: str = Field(
        alias="lägestext", description="”Utkast. Inte expedierat.” i ett utkast, annars tomt."
    )
    officer: str = Field(alias="funktion", description="Handläggande funktion.")
    decision_date: str = Field(alias="beslutsdatum", description="Dagen nämnden beslutar, eller tomt.")
    start_date: str = Field(alias="genomförs_från", description="Dagen det börjar gälla, eller tomt.")


class OverviewLine(Frozen):
    """One perspective in a table of results."""

    perspective: str = Field(alias="perspektiv", description="Perspektivets namn.")
    sign: str = Field(alias="tecken", description="Ett tecken som går att läsa i svartvitt.")
    status: str = Field(
        alias="bedömning", description="Statusordet, alltid med vad som är sämst och för vem."
    )
    word: str = Field(alias="statusord", description="Bara statusordet, eller ”Kan bli …”.")
    meaning: str = Field(alias="betyder", description="Vad statusordet betyder, i en mening.")
    worst: str = Field(
        alias="mest_drabbad", description="Mest drabbad grupp, ”ingen” eller ”kan inte sägas än”."
    )
    best: str = Field(
        alias="mest_hjälpt", description="Mest hjälpt grupp, ”ingen” eller ”kan inte sägas än”."
    )
    gap: str = Field(alias="klyfta", description="Ökar eller minskar skillnaderna.")
    confidence: str = Field(alias="säkerhet", description="Hur säkert underlaget är.")


class Consequence(Frozen):
    """One consequence on page 1: who, what and why."""

    sign: str = Field(alias="tecken", description="Ett tecken som går att läsa i svartvitt.")
    who: str = Field(alias="vem", description="Gruppen, med antal.")
    what: str = Field(alias="vad", description="Vad som blir sämre eller bättre, och hur mycket.")
    why: str = Field(alias="varför", description="Handläggarens motivering.")
    text: str = Field(alias="text", description="Allt i en mening, högst 140 tecken.")


class FlagLine(Frozen):
    """A stop flag in words."""

    name: str = Field(alias="namn", description="Vad det gäller, i ord.")
    text: str = Field(alias="text", description="Vad som saknas, eller svaret.")
    alternative: str = Field(alias="alternativ", description="Alternativets namn.")


class FirstPage(Frozen):
    """Everything that matters, on one page, for the recommended alternative."""

    about: str = Field(alias="gäller", description="Alternativet som sidan handlar om.")
    proposal: str = Field(alias="förslag", description="Det här föreslås, högst 300 tecken.")
    not_assessed: str = Field(
        alias="inte_bedömt", description="Säger att bedömningen är tom eller ofullständig; annars tomt."
    )
    overview: tuple[OverviewLine, ...] = Field(alias="samlad_bild", description="En rad per perspektiv.")
    open_flags: tuple[FlagLine, ...] = Field(alias="öppna_flaggor", description="Det som behöver ett svar.")
    answered_flags: tuple[FlagLine, ...] = Field(
        alias="besvarade_flaggor", description="Det som har besvarats."
    )
    answered_flags_more: str = Field(
        alias="besvarade_flaggor_mer", description="”se avsnitt n”, när de inte fick plats."
    )
    worse: tuple[Consequence, ...] = Field(alias="sämre", description="Högst tre konsekvenser.")
    worse_more: str = Field(alias="sämre_mer", description="Hur många det är i allt.")
    better: tuple[Consequence, ...] = Field(alias="bättre", description="Högst tre konsekvenser.")
    better_more: str = Field(alias="bättre_mer", description="Hur många det är i allt.")
    best_interests: str = Field(alias="barnets_bästa", description="Ställningstagandet, högst 400 tecken.")
    conflicts: tuple[str, ...] = Field(alias="målkonflikter", description="Högst tre rader.")
    suggested_conflicts: tuple[str, ...] = Field(
        default=(),
        alias="målkonflikter_förslag",
        description="Förslag från verktyget, inte vägda, där det finns rum bland de tre raderna.",
    )
    conflicts_more: str = Field(
        alias="målkonflikter_mer", description="”se avsnitt n”, när de inte fick plats."
    )
    unknowns: tuple[str, ...] = Field(alias="vet_inte", description="Högst tre rader.")
    unknowns_more: str = Field(alias="vet_inte_mer", description="”se avsnitt n”, när de inte fick plats.")
    recommendation: str = Field(alias="rekommendation", description="Rekommendationen i en mening.")
    alternatives: tuple[str, ...] = Field(alias="alternativen", description="En rad per alternativ.")
    dominance: str = Field(
        alias="jämförelse", description="Vilket alternativ som är minst lika bra för alla."
    )
    cost: str = Field(alias="kostnad", description="En rad.")
    late: str = Field(alias="sent", description="Om bedömningen kom sent eller tiden är kort; annars tomt.")
    open_flags_line: str = Field(
        default="",
        alias="öppna_flaggor_i_rad",
        description="Alla öppna flaggor i en mening, när de inte får plats som lista; annars tomt.",
    )


class AlternativeLine(Frozen):
    """One alternative with its description and its results."""

    name: str = Field(alias="namn", description="Alternativets namn.")
    description: str = Field(alias="beskrivning", description="Vad det innebär.")
    recommended: str = Field(alias="rekommenderas", description="”Rekommenderas”, eller tomt.")
    results: tuple[OverviewLine, ...] = Field(alias="resultat", description="En rad per perspektiv.")
    open_flags: tuple[FlagLine, ...] = Field(
        alias="öppna_flaggor", description="Alternativets öppna flaggor."
    )
    answered_flags: tuple[FlagLine, ...] = Field(
        default=(), alias="besvarade_flaggor", description="Det som har fått ett svar, med svaret."
    )
    cost: str = Field(alias="kostnad", description="Vad det kostar, per aktör och år.")


class GroupLine(Frozen):
    """One affected group."""

    name: str = Field(alias="namn", description="Gruppens namn.")
    vulnerable: str = Field(alias="utsatt", description="”Ja” eller ”Nej”.")
    count: str = Field(alias="antal", description="Hur många, ”färre än fem” eller ”vet inte”.")
    area: str = Field(alias="område", description="Var.")
    note: str = Field(alias="not", description="Vad den består av, eller varför den är med.")


class ProfileLine(Frozen):
    """One group in the profile of a perspective: how much of what was asked gets worse, and better."""

    group: str = Field(alias="grupp", description="Gruppens namn.")
    severity: str = Field(alias="allvar", description="Gravaste allvar, eller ”–”.")
    harm: str = Field(alias="försämring", description="0–100 som text, ett spann när något är öppet.")
    harm_band: str = Field(alias="försämring_ord", description="ingen, liten, måttlig, stor, mycket stor.")
    improvement: str = Field(alias="förbättringens_storlek", description="Största förbättring, eller ”–”.")
    benefit: str = Field(alias="förbättring", description="0–100 som text.")
    benefit_band: str = Field(
        alias="förbättring_ord", description="ingen, liten, måttlig, stor, mycket stor."
    )
    harm_low: float = Field(alias="försämring_från", description="Tal för bilden.")
    harm_high: float = Field(alias="försämring_till", description="Tal för bilden.")
    benefit_low: float = Field(alias="förbättring_från", description="Tal för bilden.")
    benefit_high: float = Field(alias="förbättring_till", description="Tal för bilden.")


class MatrixLine(Frozen):
    """One question in the matrix question × group; ``cells`` follow the matrix's columns."""

    question: str = Field(alias="fråga", description="Frågan.")
    cells: tuple[str, ...] = Field(alias="celler", description="Tecken och ord för varje grupp.")


class Matrix(Frozen):
    """The ratings of one perspective and alternative; split so that none has more than six groups."""

    columns: tuple[str, ...] = Field(alias="kolumner", description="Gruppernas namn.")
    lines: tuple[MatrixLine, ...] = Field(alias="rader", description="En rad per fråga.")


class AnswerBlock(Frozen):
    """One effect question and alternative, told in full."""

    question: str = Field(alias="fråga", description="Frågan.")
    alternative: str = Field(alias="alternativ", description="Alternativets namn.")
    ratings: tuple[str, ...] = Field(alias="bedömningar", description="En rad per grupp eller grupper.")
    reason: str = Field(alias="motivering", description="Handläggarens motivering, som den skrevs.")
    attributes: str = Field(alias="egenskaper", description="Varaktighet, återställbarhet, sannolikhet.")
    basis: str = Field(alias="underlag", description="Underlagets kvalitet, i ord.")
    sources: str = Field(alias="källor", description="Vad svaret bygger på.")
    long_term: str = Field(alias="på_lång_sikt", description="Effekten på lång sikt.")
    measures: str = Field(alias="åtgärder", description="Åtgärder som möter raderna.")


class PlainAnswer(Frozen):
    """A question without rows, with its answer as text."""

    question: str = Field(alias="fråga", description="Frågan.")
    answer: str = Field(alias="svar", description="Svaret, eller ”Obesvarad”.")
    reason: str = Field(alias="motivering", description="Motiveringen, när det finns en.")
    table: tuple[tuple[str, ...], ...] = Field(
        default=(), alias="tabell", description="Tabellens rader, rubrikraden först."
    )


class AlternativeInPerspective(Frozen):
    """The result of one perspective for one alternative."""

    name: str = Field(alias="namn", description="Alternativets namn.")
    result: OverviewLine = Field(alias="resultat", description="Status, mest drabbad, klyfta och säkerhet.")
    sentences: tuple[str, ...] = Field(alias="meningar", description="Resultatet i löpande text.")
    profile: tuple[ProfileLine, ...] = Field(alias="profil", description="En rad per grupp.")
    picture: str = Field(
        default="",
        alias="bild",
        description="Bilden av profilen, för det alternativ som sida 1 handlar om; annars tomt.",
    )
    matrices: tuple[Matrix, ...] = Field(
        alias="matriser", description="Fråga × grupp, högst sex grupper i var."
    )
    blocks: tuple[AnswerBlock, ...] = Field(
        alias="svar", description="Det som är sämre, bättre, både och eller öppet, med motivering."
    )
    block_note: str = Field(alias="svarsnot", description="Var de andra svaren finns.")


class PerspectiveChapter(Frozen):
    """One perspective."""

    number: int = Field(alias="nummer", description="Avsnittets nummer.")
    name: str = Field(alias="namn", description="Perspektivets namn.")
    depth: str = Field(alias="djup", description="Vilket spår, och varför.")
    alternatives: tuple[AlternativeInPerspective, ...] = Field(
        alias="alternativ", description="Ett per alternativ."
    )
    answers: tuple[PlainAnswer, ...] = Field(alias="frågor", description="Svar på frågor utan rader.")


class MeasureLine(Frozen):
    """One measure."""

    text: str = Field(alias="åtgärd", description="Vad som ska göras.")
    effect: str = Field(alias="före_efter", description="Före → efter för de rader som åtgärden möter.")
    owner: str = Field(alias="ansvarig", description="Ansvarig funktion, eller ”saknas”.")
    due: str = Field(alias="datum", description="När, eller ”saknas”.")
    cost: str = Field(alias="kostnad", description="Kostnad.")
    decided: str = Field(alias="beslutad", description="”Ingår i beslutet” eller ”Önskemål”.")


class FollowUpLine(Frozen):
    """One follow-up."""

    indicator: str = Field(alias="indikator", description="Vad som mäts.")
    baseline: str = Field(alias="nuläge", description="Värdet i dag.")
    target: str = Field(alias="mål", description="Värdet ni vill nå.")
    date: str = Field(alias="datum", description="När.")
    owner: str = Field(alias="ansvarig", description="Ansvarig funktion.")


class DialogueLine(Frozen):
    """One time when people were heard."""

    who: str = Field(alias="vilka", description="Vilka, och hur många.")
    how: str = Field(alias="hur", description="När och hur, med anpassning och information.")
    said: str = Field(alias="sade", description="Vad de sa.")
    changed: str = Field(alias="ändrades", description="Vad som ändrades.")


class SufficiencyLine(Frozen):
    """One line of *Räcker underlaget?*."""

    question: str = Field(alias="fråga", description="Frågan.")
    word: str = Field(alias="svar", description="Ja, Delvis eller Nej.")


class AnswerSection(Frozen):
    """One section of a checklist in Bilaga A: every question with its answer, the unanswered too."""

    name: str = Field(alias="namn", description="Checklista och avsnitt.")
    answers: tuple[PlainAnswer, ...] = Field(alias="frågor", description="Frågor utan rader.")
    blocks: tuple[AnswerBlock, ...] = Field(
        alias="effekter", description="Effektfrågor, alternativ för alternativ."
    )


class Statement(Frozen):
    """The section for the tjänsteutlåtande: short paragraphs under the decision paper's own headings."""

    parts: tuple[tuple[str, str], ...] = Field(alias="delar", description="Rubrik och text.")
    text: str = Field(alias="text", description="Allt som löpande text att kopiera.")


class Headings(Frozen):
    """The numbered headings of the chapters that are always there; a perspective carries its own number."""

    first_page: str = Field(alias="sida1", description="Rubriken över första sidan.")
    alternatives: str = Field(alias="alternativ", description="Alternativen sida vid sida.")
    groups: str = Field(alias="grupper", description="Vilka som berörs.")
    conflicts: str = Field(alias="målkonflikter", description="Målkonflikter och avvägning.")
    measures: str = Field(alias="åtgärder", description="Åtgärder.")
    follow_ups: str = Field(alias="uppföljning", description="Uppföljning.")
    method: str = Field(alias="så_har_vi_gjort", description="Så har vi gjort.")
    sufficiency: str = Field(alias="underlag", description="Räcker underlaget?")
    answers: str = Field(alias="bilaga_a", description="Bilaga A.")
    traces: str = Field(alias="bilaga_b", description="Bilaga B.")

    @classmethod
    def after(cls, perspectives: Sequence[PerspectiveChapter]) -> "Headings":
        """Return the headings; those after the perspectives are counted from the last one of them."""
        last = max((p.number for p in perspectives), default=3)
        return cls(
            first_page=tr("1 Det viktigaste"),
            alternatives=tr("2 Alternativen sida vid sida"),
            groups=tr("3 Vilka berörs"),
            conflicts=tr("{n} Målkonflikter och avvägning", n=last + 1),
            measures=tr("{n} Åtgärder", n=last + 2),
            follow_ups=tr("{n} Uppföljning", n=last + 3),
            method=tr("{n} Så har vi gjort", n=last + 4),
            sufficiency=tr("{n} Räcker underlaget?", n=last + 5),
            answers=tr("Bilaga A: Alla svar"),
            traces=tr("Bilaga B: Så räknas det"),
        )


def _headings(fields: dict[str, Any]) -> Headings:
    return Headings.after(fields.get("perspectives", ()))


class Summary(Frozen):
    """All that is shown of one assessment."""

    header: Header = Field(alias="huvud", description="Sidhuvudet.")
    first_page: FirstPage = Field(alias="sida1", description="Första sidan.")
    short: bool = Field(
        default=False, alias="kort", description="Sant när inget perspektiv bedöms i fullt spår."
    )
    contents: tuple[str, ...] = Field(alias="innehåll", description="Avsnittens rubriker, numrerade.")
    alternatives: tuple[AlternativeLine, ...] = Field(
        alias="alternativ", description="Alternativen sida vid sida."
    )
    comparison: tuple[str, ...] = Field(alias="jämförelser", description="Meningar som jämför alternativen.")
    groups: tuple[GroupLine, ...] = Field(alias="grupper", description="Vilka som berörs.")
    groups_note: str = Field(
        alias="grupper_not", description="Varning för små grupper, och grupper som lagts till."
    )
    perspectives: tuple[PerspectiveChapter, ...] = Field(
        alias="perspektiv", description="Ett avsnitt per perspektiv."
    )
    screened_out: tuple[PlainAnswer, ...] = Field(
        alias="avgränsat", description="Perspektiv som inte berörs, och varför."
    )
    conflicts: tuple[ConflictLine, ...] = Field(alias="målkonflikter", description="Målkonflikterna.")
    weighing: tuple[PlainAnswer, ...] = Field(
        alias="avvägning", description="Den samlade bedömningens frågor och svar."
    )
    measures: tuple[MeasureLine, ...] = Field(alias="åtgärder", description="Åtgärderna.")
    follow_ups: tuple[FollowUpLine, ...] = Field(alias="uppföljning", description="Uppföljningen.")
    dialogues: tuple[DialogueLine, ...] = Field(alias="dialog", description="Vilka som har fått säga sitt.")
    costs: tuple[tuple[str, str, str, str, str], ...] = Field(
        alias="kostnader", description="Alternativ, aktör, år, kronor, kommentar."
    )
    participants: tuple[PlainAnswer, ...] = Field(alias="deltagare", description="Vilka som har hjälpt till.")
    reviewed: str = Field(
        alias="granskad", description="Vem som har granskat, eller att ingen har gjort det."
    )
    sufficiency: tuple[SufficiencyLine, ...] = Field(alias="underlag", description="Räcker underlaget?")
    points: tuple[PointsChapter, ...] = Field(
        default=(), alias="poäng", description="Ett avsnitt per påbörjad checklista med poäng."
    )
    unknowns: tuple[str, ...] = Field(
        default=(), alias="vet_inte", description="Allt som inte är känt om det som sida 1 handlar om."
    )
    answers: tuple[AnswerSection, ...] = Field(alias="alla_svar", description="Bilaga A.")
    traces: tuple[TraceTable, ...] = Field(alias="räkning", description="Bilaga B.")
    changes: tuple[Changes, ...] = Field(
        default=(), alias="skulle_ändra", description="För det alternativ som sida 1 handlar om."
    )
    weight_sentences: tuple[str, ...] = Field(
        default=(), alias="vikter_meningar", description="Om bedömningen står sig med andra vikter."
    )
    weights: tuple[WeightLine, ...] = Field(
        default=(), alias="vikter", description="En rad per perspektiv och alternativ."
    )
    constants: tuple[tuple[str, str], ...] = Field(alias="konstanter", description="Metodens konstanter.")
    editions: tuple[EditionLine, ...] = Field(alias="utgåvor", description="Checklistornas utgåvor.")
    sources: tuple[str, ...] = Field(alias="källor", description="Källorna till de frågor som ställdes.")
    disclaimer: str = Field(alias="förbehåll", description="Vad bedömningen inte är.")
    statement: Statement = Field(alias="tjänsteutlåtande", description="Text för tjänsteutlåtandet.")
    headings: Headings = Field(
        default_factory=_headings, alias="rubriker", description="Rubrikerna till avsnitten, numrerade."
    )
