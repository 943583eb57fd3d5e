"""A result as plain data with Swedish keys: what `konsekvens score --json` prints, documented by its schema.

Knows the shape of a result. Counts nothing and writes no sentence beyond the status as it is shown.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assessment.core.argument_document import (
    ConflictLine,
    NearestLine,
    Span,
    WeightsLine,
    conflict_lines,
    fraction,
    nearest_lines,
    span,
    weight_lines,
)
from assessment.core.catalogue import Scale
from assessment.core.expectation import shown_status
from assessment.core.flow import Flow
from assessment.core.result import (
    BasisResult,
    FlagResult,
    GapResult,
    GroupResult,
    PerspectiveResult,
    Profile,
    Result,
    TraceLine,
)
from assessment.core.vocabulary import (
    Basis,
    Confidence,
    FlagState,
    Frozen,
    Gap,
    Improvement,
    Severity,
    Status,
    SufficiencyWord,
    YesNo,
)


class GroupLine(Frozen):
    """One group in one perspective and alternative."""

    group: str = Field(alias="grupp", description="Gruppens id.")
    vulnerable: YesNo = Field(alias="utsatt", description="ja: gruppen har det svårt redan i dag.")
    reference: YesNo = Field(alias="referens", description="ja: gruppen som de andra jämförs med.")
    severity: Severity | None = Field(alias="allvar", description="Gravaste säkra försämring; null: ingen.")
    possible_severity: Severity | None = Field(
        alias="möjligt-allvar", description="Gravaste försämring som ännu är möjlig; null: ingen."
    )
    improvement: Improvement | None = Field(
        alias="förbättringens-storlek", description="Största säkra förbättring; null: ingen."
    )
    possible_improvement: Improvement | None = Field(
        alias="möjlig-förbättring", description="Största förbättring som ännu är möjlig; null: ingen."
    )
    harm: Span | None = Field(alias="försämring", description="Utbredning; null när inget räknas.")
    benefit: Span | None = Field(alias="förbättring", description="Utbredning; null när inget räknas.")
    unknown: str | None = Field(alias="okänt", description="Gruppens egen andel u, som bråk.")


class GapLine(Frozen):
    """Does the gap grow."""

    word: Gap = Field(alias="ord", description="ökar, minskar, består, oklart, både och, eller –.")
    own: Gap | None = Field(alias="eget-svar", description="Handläggarens eget svar, när det finns.")
    contradicted: YesNo = Field(
        alias="emot-eget-svar", description="ja: raderna säger något annat än det egna svaret."
    )
    unclear: int = Field(alias="oklara-frågor", description="Hur många frågor som är oklara.")
    questions: dict[str, Gap] = Field(alias="frågor", description="Ordet för varje fråga.")


class BasisLine(Frozen):
    """How safe the basis is."""

    word: Confidence = Field(alias="ord", description="hög, medel eller låg.")
    unknown: str | None = Field(
        alias="okänt", description="u: andelen rader som är öppna eller saknar underlag, som bråk."
    )
    supported: str | None = Field(
        alias="stött", description="e: andelen bedömda rader med underlag A eller B, som bråk."
    )
    groups: tuple[str, ...] = Field(
        alias="okända-grupper", description="Grupper där minst en tredjedel är okänd."
    )
    counts: dict[str, int] = Field(
        alias="antal", description="Bedömda rader efter underlag: A, B, C, D, eller tomt."
    )


class GravestLine(Frozen):
    """The row that stands beside a status."""

    question: str = Field(alias="fråga", description="checklista/fråga.")
    group: str = Field(alias="grupp", description="Gruppens id.")
    severity: Severity | None = Field(alias="allvar", description="Säker försämring; null: ingen.")
    possible_severity: Severity | None = Field(
        alias="möjligt-allvar", description="Gravaste försämring som ännu är möjlig."
    )


class AfterLine(Frozen):
    """The numbers, gap and basis with the ratings that decided measures give."""

    harm: Span | None = Field(alias="försämring", description="Spannet över grupperna.")
    benefit: Span | None = Field(alias="förbättring", description="Spannet över grupperna.")
    worst: tuple[str, ...] = Field(alias="mest-drabbad", description="Grupper, alla när flera är lika.")
    best: tuple[str, ...] = Field(alias="mest-hjälpt", description="Grupper, alla när flera är lika.")
    gap: GapLine = Field(alias="klyfta", description="Växer eller krymper skillnaden.")
    basis: BasisLine = Field(alias="säkerhet", description="Hur säkert underlaget är.")
    groups: tuple[GroupLine, ...] = Field(alias="grupper", description="En rad per grupp.")


class PerspectiveLine(Frozen):
    """One perspective and alternative."""

    perspective: str = Field(alias="perspektiv", description="Checklistans id.")
    alternative: str = Field(alias="alternativ", description="Alternativets id.")
    shown: str = Field(
        alias="visas-som", description="Status som den visas, med ”kan bli” och ”före åtgärder”."
    )
    status: Status = Field(description="Statusordet, efter beslutade åtgärder.")
    before: Status = Field(alias="före-åtgärder", description="Statusordet före åtgärder.")
    possible: tuple[Status, ...] = Field(alias="möjliga", description="Statusord som ännu är möjliga.")
    possible_before: tuple[Status, ...] = Field(
        alias="möjliga-före-åtgärder", description="Statusord som ännu är möjliga före åtgärder."
    )
    gravest: GravestLine | None = Field(
        alias="gravast", description="Raden bredvid statusordet, efter åtgärder; null: inget blir sämre."
    )
    gravest_before: GravestLine | None = Field(
        alias="gravast-före-åtgärder", description="Raden bredvid ordet före åtgärder."
    )
    lowered_by: tuple[str, ...] = Field(
        alias="sänkt-av", description="Öppna stoppflaggor som gör att Stärker visas som Blandat."
    )
    harm: Span | None = Field(alias="försämring", description="Spannet över grupperna.")
    benefit: Span | None = Field(alias="förbättring", description="Spannet över grupperna.")
    worst: tuple[str, ...] = Field(alias="mest-drabbad", description="Grupper, alla när flera är lika.")
    best: tuple[str, ...] = Field(alias="mest-hjälpt", description="Grupper, alla när flera är lika.")
    gap: GapLine = Field(alias="klyfta", description="Växer eller krymper skillnaden.")
    basis: BasisLine = Field(alias="säkerhet", description="Hur säkert underlaget är.")
    groups: tuple[GroupLine, ...] = Field(alias="grupper", description="En rad per grupp.")
    after: AfterLine | None = Field(
        alias="efter-åtgärder", description="Null när ingen beslutad åtgärd ändrar en bedömning."
    )


class FlagLine(Frozen):
    """One stop flag of one alternative."""

    flag: str = Field(alias="stoppflagga", description="Flaggans id.")
    checklist: str = Field(alias="checklista", description="Checklistan som flaggan står i.")
    alternative: str = Field(alias="alternativ", description="Alternativets id.")
    state: FlagState = Field(alias="läge", description="tyst, öppen eller besvarad.")
    missing: tuple[str, ...] = Field(alias="saknas", description="Frågor som behöver ett svar.")


class ComparisonLine(Frozen):
    """Two alternatives held against each other."""

    first: str = Field(alias="alternativ", description="Alternativet.")
    second: str = Field(alias="jämfört-med", description="Alternativet som det jämförs med.")
    dominates: YesNo = Field(
        alias="minst-lika-bra", description="ja: minst lika bra för alla, och bättre i något."
    )
    open_rows: int = Field(alias="öppna-rader", description="Fler än 0: de jämförs inte ännu.")
    better_for: tuple[str, ...] = Field(alias="bättre-för", description="Grupper.")
    worse_for: tuple[str, ...] = Field(alias="sämre-för", description="Grupper.")


class LackLine(Frozen):
    """Something that keeps the assessment a draft."""

    kind: Literal["motivering", "underlag", "flagga"] = Field(alias="slag", description="Vad som saknas.")
    question: str = Field(alias="fråga", description="Var det rättas.")
    alternative: str | None = Field(alias="alternativ", description="Alternativets id.")
    groups: tuple[str, ...] = Field(alias="grupper", description="Grupperna det gäller.")


class SufficiencyLine(Frozen):
    """One line of *Räcker underlaget?*."""

    item: str = Field(alias="id", description="Radens id.")
    question: str = Field(alias="fråga", description="Frågan.")
    word: SufficiencyWord = Field(alias="svar", description="ja, delvis eller nej.")


class ResultDocument(Frozen):
    """The whole result."""

    format: Literal[1] = Field(default=1, description="Formatets version: 1.")
    assessment: str = Field(alias="bedömning", description="Bedömningens id.")
    title: str = Field(alias="titel", description="Ärendemeningen.")
    leading: str | None = Field(
        alias="gäller",
        description="Alternativet som första sidan gäller: det rekommenderade, annars förslaget.",
    )
    perspectives: tuple[PerspectiveLine, ...] = Field(
        alias="perspektiv",
        description="Varje perspektiv och alternativ, före åtgärder om inget annat sägs. Läggs aldrig ihop.",
    )
    flags: tuple[FlagLine, ...] = Field(alias="stoppflaggor", description="Öppna och besvarade stoppflaggor.")
    comparisons: tuple[ComparisonLine, ...] = Field(
        alias="jämförelser", description="Alternativ mot alternativ."
    )
    missing: tuple[LackLine, ...] = Field(
        alias="saknas", description="Det som gör att bedömningen bara kan vara ett utkast."
    )
    ready: YesNo = Field(alias="kan-bli-klar", description="ja: inget hindrar Klar för nämnden.")
    sufficiency: tuple[SufficiencyLine, ...] = Field(
        alias="räcker-underlaget", description="Fakta om underlaget, lästa ur bedömningen."
    )
    nearest: tuple[NearestLine, ...] = Field(
        alias="skulle-ändra", description="Enskilda svar som skulle ändra något, närmast först."
    )
    weights: tuple[WeightsLine, ...] = Field(
        alias="vikter", description="Talen om varje fråga får väga mellan hälften och dubbelt."
    )
    conflicts: tuple[ConflictLine, ...] = Field(
        alias="målkonflikter", description="Krockar som svaren visar, gravast först."
    )


def document_of(flow: Flow, result: Result) -> ResultDocument:
    """Return the result as plain data; silent stop flags are left out."""
    assessment, scale = flow.assessment, flow.checklists.scale
    return ResultDocument(
        assessment=assessment.id,
        title=assessment.case.title,
        leading=assessment.leading.id if assessment.leading else None,
        perspectives=perspective_lines(result, scale),
        flags=tuple(_flag(f) for f in result.flags if f.state is not FlagState.SILENT),
        comparisons=tuple(
            ComparisonLine(
                first=c.first,
                second=c.second,
                dominates=c.dominates,
                open_rows=c.open_rows,
                better_for=c.better_for,
                worse_for=c.worse_for,
            )
            for c in result.comparisons
        ),
        missing=tuple(
            LackLine.model_validate(
                {"slag": m.kind, "fråga": m.question, "alternativ": m.alternative, "grupper": m.groups}
            )
            for m in result.missing
        ),
        ready=result.ready_allowed,
        sufficiency=tuple(
            SufficiencyLine(item=s.item, question=s.question, word=s.word) for s in result.sufficiency
        ),
        nearest=tuple(nearest_lines(flow, result)),
        weights=tuple(weight_lines(result.perspectives.values(), scale)),
        conflicts=tuple(conflict_lines(flow)),
    )


def perspective_lines(result: Result, scale: Scale) -> tuple[PerspectiveLine, ...]:
    """Return every perspective and alternative as plain data."""
    return tuple(_perspective(p, scale) for p in result.perspectives.values())


def _perspective(found: PerspectiveResult, scale: Scale) -> PerspectiveLine:
    return PerspectiveLine(
        perspective=found.perspective,
        alternative=found.alternative,
        shown=shown_status(found),
        status=found.status,
        before=found.status_before,
        possible=found.possible,
        possible_before=found.possible_before,
        gravest=_gravest(found.gravest),
        gravest_before=_gravest(found.gravest_before),
        lowered_by=found.lowered_by,
        harm=span(found.harm, scale),
        benefit=span(found.benefit, scale),
        worst=found.worst,
        best=found.best,
        gap=_gap(found.gap),
        basis=_basis(found.basis),
        groups=tuple(_group(g, scale) for g in found.groups),
        after=None if found.after is None else _after(found.after, scale),
    )


def _after(found: Profile, scale: Scale) -> AfterLine:
    return AfterLine(
        harm=span(found.harm, scale),
        benefit=span(found.benefit, scale),
        worst=found.worst,
        best=found.best,
        gap=_gap(found.gap),
        basis=_basis(found.basis),
        groups=tuple(_group(g, scale) for g in found.groups),
    )


def _gravest(line: TraceLine | None) -> GravestLine | None:
    if line is None:
        return None
    return GravestLine(
        question=line.row.question,
        group=line.row.group,
        severity=line.severity,
        possible_severity=line.possible_severity,
    )


def _group(found: GroupResult, scale: Scale) -> GroupLine:
    return GroupLine(
        group=found.group,
        vulnerable=found.vulnerable,
        reference=found.reference,
        severity=found.severity,
        possible_severity=found.possible_severity,
        improvement=found.improvement,
        possible_improvement=found.possible_improvement,
        harm=span(found.harm, scale),
        benefit=span(found.benefit, scale),
        unknown=fraction(found.unknown_share),
    )


def _gap(found: GapResult) -> GapLine:
    return GapLine(
        word=found.word,
        own=found.own_answer,
        contradicted=found.contradicted,
        unclear=found.unclear,
        questions=dict(found.questions),
    )


def _basis(found: BasisResult) -> BasisLine:
    return BasisLine(
        word=found.confidence,
        unknown=fraction(found.unknown),
        supported=fraction(found.supported),
        groups=found.unknown_groups,
        counts=_counts(found.counts),
    )


def _flag(found: FlagResult) -> FlagLine:
    return FlagLine(
        flag=found.flag,
        checklist=found.checklist,
        alternative=found.alternative,
        state=found.state,
        missing=found.missing,
    )


def _counts(counts: Mapping[Basis | None, int]) -> dict[str, int]:
    return {basis.value if basis else "tomt": number for basis, number in counts.items()}
