"""What a result hangs on, as plain data with Swedish keys: single answers, other weights, goal conflicts.

Knows what was found. Finds nothing and writes no sentence.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field

from assessment.core.assessment import RowRef
from assessment.core.catalogue import Scale
from assessment.core.conflicts import ConflictKind, conflicts_of, suggestions_of
from assessment.core.extent import bands_of, printed_interval
from assessment.core.flow import Flow
from assessment.core.result import Interval, PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.sensitivity import Asked, Change, Given, Kind, nearest
from assessment.core.vocabulary import Frozen, Severity, YesNo
from assessment.core.weights import weight_range
from assessment.core.whatif import What


class Span(Frozen):
    """A number 0–100, or an interval while something is open."""

    low: float = Field(alias="från", description="Nedre änden, 0–100.")
    high: float = Field(alias="till", description="Övre änden, 0–100; samma som från när inget är öppet.")
    exact: tuple[str, str] = Field(alias="exakt", description="Ändarna som exakta bråk, till exempel 75/2.")
    printed: str = Field(alias="utskrivet", description="Avrundat som i bilagan, till exempel 58–75.")
    bands: tuple[str, ...] = Field(alias="band", description="Ändarnas ord; ett när båda har samma.")


class EffectLine(Frozen):
    """One thing that would be otherwise."""

    what: What = Field(alias="vad", description="status, stoppflagga eller band.")
    where: str = Field(alias="var", description="Perspektivets eller checklistans id.")
    name: str = Field(
        alias="namn", description="Stoppflaggans id; försämring eller förbättring för ett band."
    )
    before: str = Field(alias="före", description="Ordet som det är.")
    after: str = Field(alias="efter", description="Ordet som det skulle bli.")


class NearestLine(Frozen):
    """Answers to one thing that each would change the result in the same way."""

    about: str = Field(alias="gäller", description="Alternativet vars resultat skulle ändras.")
    kind: Kind = Field(alias="slag", description="öppen rad, tom egenskap eller närliggande svar.")
    asked: Asked = Field(alias="del", description="bedömning, varaktighet, återställbart eller underlag.")
    question: str = Field(alias="fråga", description="checklista/fråga.")
    alternative: str = Field(alias="alternativ", description="Alternativet som svaret står vid.")
    group: str | None = Field(alias="grupp", description="Gruppens id; null när svaret gäller alla.")
    answers: tuple[Given, ...] = Field(alias="svar", description="Vart och ett gör samma sak.")
    effects: tuple[EffectLine, ...] = Field(alias="ändrar", description="Det som skulle bli annorlunda.")


class GroupWeightLine(Frozen):
    """One group's numbers with any weights between half and double."""

    group: str = Field(alias="grupp", description="Gruppens id.")
    harm: Span | None = Field(alias="försämring", description="Lägsta undre till högsta övre gräns.")
    benefit: Span | None = Field(alias="förbättring", description="Lägsta undre till högsta övre gräns.")


class WeightsLine(Frozen):
    """What weights between half and double could make of one perspective and alternative."""

    perspective: str = Field(alias="perspektiv", description="Checklistans id.")
    alternative: str = Field(alias="alternativ", description="Alternativets id.")
    harm: Span | None = Field(alias="försämring", description="Omsluter perspektivets tal.")
    benefit: Span | None = Field(alias="förbättring", description="Omsluter perspektivets tal.")
    unknown: tuple[str, str] | None = Field(alias="okänt", description="u: lägsta och högsta, som bråk.")
    stands: YesNo = Field(alias="står-sig", description="ja: samma band och samma sida om gränsen för u.")
    groups: tuple[GroupWeightLine, ...] = Field(alias="grupper", description="En rad per grupp.")


class ConflictLine(Frozen):
    """One goal conflict that the answers show, with what the official has said of it."""

    key: str = Field(alias="nyckel", description="Samma så länge det är samma krock.")
    kind: ConflictKind = Field(
        alias="slag", description="grupper, perspektiv, lång-sikt, besparing eller alternativ."
    )
    alternatives: tuple[str, ...] = Field(alias="alternativ", description="Alternativens id.")
    question: str | None = Field(alias="fråga", description="Frågan, när krocken gäller en.")
    group: str | None = Field(alias="grupp", description="Gruppen, när krocken gäller en.")
    severity: Severity | None = Field(alias="allvar", description="Gravaste säkra försämring; null: ingen.")
    better: tuple[RowRef, ...] = Field(alias="bättre", description="Raderna på den ena sidan.")
    worse: tuple[RowRef, ...] = Field(alias="sämre", description="Raderna på den andra sidan.")
    actors: tuple[str, ...] = Field(alias="aktörer", description="De som sparar.")
    answer: Literal["bekräftad", "avfärdad"] | None = Field(
        alias="svar", description="Handläggarens svar; null medan det är ett förslag."
    )
    weighing: str = Field(alias="avvägning", description="Hur det har vägts, eller varför det avfärdats.")


def span(interval: Interval | None, scale: Scale) -> Span | None:
    """Return an interval as plain data, exact and as it is printed; None for no number."""
    if interval is None:
        return None
    ends = (interval.lower, interval.upper)
    return Span(
        low=float(ends[0]),
        high=float(ends[1]),
        exact=(str(ends[0]), str(ends[1])),
        printed=printed_interval(interval, scale),
        bands=bands_of(interval, scale),
    )


def fraction(share: Fraction | None) -> str | None:
    """Return a share as text, for example ``5/12``; None for none."""
    return None if share is None else str(share)


def nearest_lines(flow: Flow, result: Result) -> Iterator[NearestLine]:
    """Yield what would change the result of each rated alternative with one answer, at most five each."""
    for alternative in flow.assessment.rated_alternatives:
        yield from (_nearest(alternative.id, c) for c in nearest(flow, result, alternative.id))


def _nearest(about: str, change: Change) -> NearestLine:
    return NearestLine(
        about=about,
        kind=change.kind,
        asked=change.asked,
        question=change.question,
        alternative=change.alternative,
        group=change.group,
        answers=change.answers,
        effects=tuple(
            EffectLine(what=e.what, where=e.where, name=e.name, before=e.before, after=e.after)
            for e in change.effects
        ),
    )


def weight_lines(perspectives: Iterable[PerspectiveResult], scale: Scale) -> Iterator[WeightsLine]:
    """Yield the range of each perspective and alternative with other weights."""
    for one in perspectives:
        found = weight_range(one.groups, scale)
        unknown = found.unknown
        yield WeightsLine(
            perspective=one.perspective,
            alternative=one.alternative,
            harm=span(found.harm, scale),
            benefit=span(found.benefit, scale),
            unknown=None if unknown is None else (str(unknown.lower), str(unknown.upper)),
            stands=found.stands,
            groups=tuple(
                GroupWeightLine(group=g.group, harm=span(g.harm, scale), benefit=span(g.benefit, scale))
                for g in found.groups
            ),
        )


def conflict_lines(flow: Flow) -> Iterator[ConflictLine]:
    """Yield the goal conflicts that the answers show, gravest first."""
    for conflict, entry in suggestions_of(flow.assessment, conflicts_of(flow)).found:
        yield ConflictLine(
            key=conflict.key,
            kind=conflict.kind,
            alternatives=conflict.alternatives,
            question=conflict.question,
            group=conflict.group,
            severity=conflict.severity,
            better=_refs(conflict.better),
            worse=_refs(conflict.worse),
            actors=conflict.actors,
            answer=None if entry is None else "avfärdad" if entry.dismissed else "bekräftad",
            weighing="" if entry is None else entry.weighing,
        )


def _refs(rows: Iterable[Row]) -> tuple[RowRef, ...]:
    return tuple(RowRef(question=r.question, alternative=r.alternative, group=r.group) for r in rows)
