"""A result as plain data with Swedish keys: what `konsekvens score --json` prints, documented by its schema.

Knows the shape of a result. Counts nothing and writes no sentence beyond the status as it is shown.
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from assessment.core.assessment import Assessment
from assessment.core.expectation import shown_status
from assessment.core.result import (
    BasisResult,
    FlagResult,
    GapResult,
    GroupResult,
    Interval,
    PerspectiveResult,
    Result,
)
from assessment.core.vocabulary import (
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


class Span(Frozen):
    """A number 0–100, or an interval while something is open."""

    low: float = Field(alias="från", description="Nedre änden, 0–100.")
    high: float = Field(alias="till", description="Övre änden, 0–100; samma som från när inget är öppet.")
    exact: tuple[str, str] = Field(alias="exakt", description="Ändarna som exakta bråk, till exempel 75/2.")


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
    harm: Span | None = Field(alias="försämring", description="Utbredning; null när inget räknas.")
    benefit: Span | None = Field(alias="förbättring", description="Utbredning; null när inget räknas.")


class GapLine(Frozen):
    """Does the gap grow."""

    word: Gap = Field(alias="ord", description="ökar, minskar, består, oklart, både och, eller –.")
    own: Gap | None = Field(alias="eget-svar", description="Handläggarens eget svar, när det finns.")
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
        alias="perspektiv", description="Varje perspektiv och alternativ. De läggs aldrig ihop."
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


def document_of(assessment: Assessment, result: Result) -> ResultDocument:
    """Return the result as plain data; silent stop flags are left out."""
    return ResultDocument(
        assessment=assessment.id,
        title=assessment.case.title,
        leading=assessment.leading.id if assessment.leading else None,
        perspectives=tuple(_perspective(p) for p in result.perspectives.values()),
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
    )


def _perspective(found: PerspectiveResult) -> PerspectiveLine:
    return PerspectiveLine(
        perspective=found.perspective,
        alternative=found.alternative,
        shown=shown_status(found),
        status=found.status,
        before=found.status_before,
        possible=found.possible,
        lowered_by=found.lowered_by,
        harm=_span(found.harm),
        benefit=_span(found.benefit),
        worst=found.worst,
        best=found.best,
        gap=_gap(found.gap),
        basis=_basis(found.basis),
        groups=tuple(_group(g) for g in found.groups),
    )


def _group(found: GroupResult) -> GroupLine:
    return GroupLine(
        group=found.group,
        vulnerable=found.vulnerable,
        reference=found.reference,
        severity=found.severity,
        possible_severity=found.possible_severity,
        improvement=found.improvement,
        harm=_span(found.harm),
        benefit=_span(found.benefit),
    )


def _gap(found: GapResult) -> GapLine:
    return GapLine(
        word=found.word, own=found.own_answer, unclear=found.unclear, questions=dict(found.questions)
    )


def _basis(found: BasisResult) -> BasisLine:
    return BasisLine(
        word=found.confidence,
        unknown=_fraction(found.unknown),
        supported=_fraction(found.supported),
        groups=found.unknown_groups,
    )


def _flag(found: FlagResult) -> FlagLine:
    return FlagLine(
        flag=found.flag,
        checklist=found.checklist,
        alternative=found.alternative,
        state=found.state,
        missing=found.missing,
    )


def _span(interval: Interval | None) -> Span | None:
    if interval is None:
        return None
    ends = (interval.lower, interval.upper)
    return Span(low=float(ends[0]), high=float(ends[1]), exact=(str(ends[0]), str(ends[1])))


def _fraction(share: Fraction | None) -> str | None:
    return None if share is None else str(share)
