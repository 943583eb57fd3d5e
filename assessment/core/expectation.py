"""What a scenario expects of the result, and in which way the result differs from it.

Knows results and the words they are shown with. Knows no file and not how the answers were written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from assessment.core.assessment import Assessment
from assessment.core.condition import ExactNumber, OneOrMany
from assessment.core.language import Language, speaking
from assessment.core.points_result import PointsResult, Span
from assessment.core.result import GroupResult, Interval, PerspectiveResult, Result
from assessment.core.summary.wording import status_text
from assessment.core.vocabulary import Confidence, FlagState, Frozen, Gap, Severity, Slug, Status, YesNo

NOBODY = "ingen"
LEADING = ""
"""The key for flags of the alternative that the first page is about."""


class Amount(Frozen):
    """An expected number 0–100 or an interval, as exact as it was written."""

    lower: Fraction
    upper: Fraction
    unit: Fraction
    text: str

    def matches(self, found: Interval | None) -> bool:
        """Return True when both ends are those written, give or take half of the last decimal written."""
        return found is not None and all(
            abs(a - b) * 2 <= self.unit for a, b in ((found.lower, self.lower), (found.upper, self.upper))
        )


def _amount(value: Any) -> Any:
    text = str(value).replace(" ", "").replace(",", ".")
    low, dash, high = text.partition("–") if "–" in text else text.partition("-")
    ends = [low, high] if dash else [low]
    try:
        numbers = [Fraction(end) for end in ends]
    except ValueError:
        msg = 'skriv ett tal 0–100, eller ett spann, inom citattecken om det har komma: "12,5–40"'
        raise ValueError(msg) from None
    decimals = max(len(end.partition(".")[2]) for end in ends)
    return Amount(
        lower=numbers[0], upper=numbers[-1], unit=Fraction(1, 10**decimals), text=text.replace(".", ",")
    )


Number = Annotated[
    Amount,
    BeforeValidator(_amount, json_schema_input_type=int | float | str),
    PlainSerializer(lambda a: a.text, return_type=str),
]
"""A number 0–100 or an interval: ``25``, ``12,5`` or ``12,5–40``."""


class FlagExpectation(Frozen):
    """Which stop flags should be in one state."""

    at_least: OneOrMany = Field(default=(), alias="minst", description="De här ska vara med.")
    exactly: OneOrMany | None = Field(default=None, alias="exakt", description="Bara de här ska vara med.")
    none: YesNo = Field(default=False, alias="inga", description="ja: ingen ska vara med.")
    without: OneOrMany = Field(default=(), alias="utan", description="De här ska inte vara med.")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not (self.at_least or self.without or self.none or self.exactly is not None):
            msg = "skriv minst, exakt, utan eller inga: ja"
            raise ValueError(msg)
        return self

    @property
    def named(self) -> tuple[str, ...]:
        """Every flag that is named."""
        return (*self.at_least, *(self.exactly or ()), *self.without)


class PointsExpectation(Frozen):
    """What one checklist's points should come to."""

    points: dict[Slug, ExactNumber] = Field(
        default_factory=dict, alias="summa", description="Poängskala och dess poäng, efter nedsättning."
    )
    levels: dict[Slug, Slug | Literal["ingen"]] = Field(
        default_factory=dict, alias="nivå", description="Poängskala och dess nivå, eller ingen."
    )
    outcome: Slug | None = Field(default=None, alias="utfall", description="Utfallets id, eller ingen.")


def _of_the_leading(value: Any) -> Any:
    keys = {"minst", "exakt", "inga", "utan", "at_least", "exactly", "none", "without"}
    return {LEADING: value} if isinstance(value, dict) and value and set(value) <= keys else value


Flags = Annotated[
    dict[str, FlagExpectation],
    BeforeValidator(_of_the_leading, json_schema_input_type=FlagExpectation | dict[str, FlagExpectation]),
]
"""Flags of the leading alternative, or per alternative."""

T = TypeVar("T")
PerAlternative = dict[Slug, dict[Slug, T]]
PerGroup = dict[Slug, dict[Slug, dict[Slug, T]]]


class Expected(Frozen):
    """What the result should be. What is not named may be anything."""

    status: PerAlternative[str] = Field(
        default_factory=dict,
        description="Status som den visas, till exempel Blandat (före åtgärder: Allvarlig risk).",
    )
    possible: PerAlternative[tuple[Status, ...]] = Field(
        default_factory=dict, alias="möjliga", description="Precis de statusord som ännu är möjliga."
    )
    worst: PerAlternative[OneOrMany] = Field(
        default_factory=dict, alias="mest-drabbad", description="Gruppen eller grupperna, eller ingen."
    )
    best: PerAlternative[OneOrMany] = Field(
        default_factory=dict, alias="mest-hjälpt", description="Gruppen eller grupperna, eller ingen."
    )
    severity: PerGroup[Severity | Literal["ingen"]] = Field(
        default_factory=dict, alias="allvar", description="Gruppens gravaste försämring, eller ingen."
    )
    harm: PerGroup[Number] = Field(
        default_factory=dict, alias="försämring", description="Gruppens utbredning, 0–100."
    )
    benefit: PerGroup[Number] = Field(
        default_factory=dict, alias="förbättring", description="Gruppens utbredning, 0–100."
    )
    gap: PerAlternative[Gap] = Field(default_factory=dict, alias="klyfta", description="Ordet för klyftan.")
    confidence: PerAlternative[Confidence] = Field(
        default_factory=dict, alias="säkerhet", description="hög, medel eller låg."
    )
    open_flags: Flags = Field(
        default_factory=dict,
        alias="öppna-flaggor",
        description="För det rekommenderade alternativet, annars förslaget; eller per alternativ.",
    )
    answered_flags: Flags = Field(
        default_factory=dict, alias="besvarade-flaggor", description="På samma sätt."
    )
    at_least_as_good: dict[Slug, OneOrMany] = Field(
        default_factory=dict,
        alias="minst-lika-bra-som",
        description="Alternativ, och precis de alternativ som det är minst lika bra som för alla.",
    )
    points: dict[Slug, PointsExpectation] = Field(
        default_factory=dict, alias="poäng", description="Checklista med poängskalor, och vad den ger."
    )
    ready: YesNo | None = Field(
        default=None, alias="kan-bli-klar", description="ja: inget hindrar Klar för nämnden."
    )

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if not self.model_fields_set:
            msg = "skriv minst en sak som bedömningen ska ge, till exempel status"
            raise ValueError(msg)
        return self


def mismatches(
    expected: Expected, assessment: Assessment, result: Result, points: Sequence[PointsResult] = ()
) -> tuple[str, ...]:
    """Return one Swedish sentence for each way in which the result is not what was expected; () for none."""
    leading = assessment.leading
    return (
        *_perspectives(expected, result),
        *_groups(expected, result),
        *_flags("Öppna", expected.open_flags, FlagState.OPEN, result, leading.id if leading else ""),
        *_flags(
            "Besvarade", expected.answered_flags, FlagState.ANSWERED, result, leading.id if leading else ""
        ),
        *_comparisons(expected, result),
        *_points(expected, points),
        *_ready(expected, result),
    )


def shown_status(found: PerspectiveResult) -> str:
    """Return the status in Swedish, as scenarios and other files have it, whatever language is spoken."""
    with speaking(Language()):
        return told_status(found)


def told_status(found: PerspectiveResult) -> str:
    """Return the status as every page shows it, with plain spaces."""
    text = status_text(found.status, found.status_before, found.possible, lowered=bool(found.lowered_by))
    return _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _perspectives(expected: Expected, result: Result) -> Iterator[str]:
    yield from _each("Status", expected.status, result, _plain, shown_status)
    yield from _each(
        "Möjliga statusord",
        expected.possible,
        result,
        lambda words: _list([s.value for s in Status if s in words]),
        lambda found: _list([s.value for s in Status if s in found.possible]),
    )
    yield from _each("Mest drabbad", expected.worst, result, _who, lambda found: _who(found.worst))
    yield from _each("Mest hjälpt", expected.best, result, _who, lambda found: _who(found.best))
    yield from _each("Klyfta", expected.gap, result, str, lambda found: str(found.gap.word))
    yield from _each("Säkerhet", expected.confidence, result, str, lambda found: str(found.basis.confidence))


def _who(groups: tuple[str, ...]) -> str:
    return _list(sorted(g for g in groups if g != NOBODY)) or NOBODY


def _list(words: list[str]) -> str:
    return ", ".join(words)


def _each(
    what: str,
    wanted: Mapping[str, Mapping[str, T]],
    result: Result,
    said: Callable[[T], str],
    shown: Callable[[PerspectiveResult], str],
) -> Iterator[str]:
    for perspective, per in wanted.items():
        for alternative, value in per.items():
            found = result.perspective(perspective, alternative)
            was = shown(found) if found else ""
            if said(value) != was:
                yield _differs(f"{what} i {perspective} för {alternative}", said(value), was)


def _differs(where: str, wanted: str, was: str) -> str:
    return (
        f"{where}: väntat ”{wanted}”, men det blev ”{was}”."
        if was
        else f"{where}: väntat ”{wanted}”, men det finns inget resultat."
    )


def _groups(expected: Expected, result: Result) -> Iterator[str]:
    def severity(found: GroupResult) -> str:
        return str(found.severity or NOBODY)

    for where, group, word in _group_values(expected.severity, result):
        was = severity(group) if group else ""
        if str(word) != was:
            yield _differs(f"Allvar {where}", str(word), was)
    for where, group, amount in _group_values(expected.harm, result):
        found = group.harm if group else None
        if not amount.matches(found):
            yield _differs(f"Försämring {where}", amount.text, _interval(found))
    for where, group, amount in _group_values(expected.benefit, result):
        found = group.benefit if group else None
        if not amount.matches(found):
            yield _differs(f"Förbättring {where}", amount.text, _interval(found))


def _group_values(
    wanted: Mapping[str, Mapping[str, Mapping[str, T]]], result: Result
) -> Iterator[tuple[str, GroupResult | None, T]]:
    for perspective, per in wanted.items():
        for alternative, groups in per.items():
            found = result.perspective(perspective, alternative)
            for group, value in groups.items():
                where = f"i {perspective} för {alternative}, {group}"
                yield where, found.group(group) if found else None, value


def _interval(found: Interval | None) -> str:
    if found is None:
        return ""
    low, high = _decimal(found.lower), _decimal(found.upper)
    return low if low == high else f"{low}–{high}"


def _decimal(number: Fraction) -> str:
    tenths = (number * 10 + Fraction(1, 2)).__floor__()
    whole, tenth = divmod(tenths, 10)
    return f"{whole},{tenth}" if tenth else str(whole)


_STATES = {
    FlagState.SILENT: "är inte tänd",
    FlagState.OPEN: "är öppen",
    FlagState.ANSWERED: "är besvarad",
}


def _flags(
    what: str, wanted: Mapping[str, FlagExpectation], state: FlagState, result: Result, leading: str
) -> Iterator[str]:
    for named, expectation in wanted.items():
        alternative = named or leading
        # Perspectives may have a flag of the same name; it is open as long as it is open in one of them.
        states: dict[str, set[FlagState]] = {}
        for flag in result.flags:
            if flag.alternative == alternative:
                states.setdefault(flag.flag, set()).add(flag.state)
        found = [name for name, now in states.items() if state in now]
        where = f"{what} flaggor för {alternative}"
        needed = [*expectation.at_least, *(expectation.exactly or ())]
        for name in dict.fromkeys(needed):
            if name not in found:
                yield f"{where}: {name} ska vara med, men den {_told(states.get(name, set()))}."
        closed = expectation.none or expectation.exactly is not None
        for name in found:
            if name in expectation.without or (closed and name not in needed):
                yield f"{where}: {name} ska inte vara med, men den {_STATES[state]}."


def _told(states: set[FlagState]) -> str:
    return next(
        (_STATES[s] for s in (FlagState.OPEN, FlagState.ANSWERED) if s in states), _STATES[FlagState.SILENT]
    )


def _comparisons(expected: Expected, result: Result) -> Iterator[str]:
    for first, seconds in expected.at_least_as_good.items():
        found = [c.second for c in result.comparisons if c.first == first and c.dominates]
        if _who(tuple(found)) != _who(seconds):
            yield _differs(f"{first} är minst lika bra som", _who(seconds), _who(tuple(found)))


def _points(expected: Expected, points: Sequence[PointsResult]) -> Iterator[str]:
    results = {p.checklist: p for p in points}
    for checklist, wanted in expected.points.items():
        found = results.get(checklist)
        for scale, number in wanted.points.items():
            one = found.scale(scale) if found else None
            if one is None or (one.points.least, one.points.most) != (number, number):
                was = _span(one.points) if one else ""
                yield _differs(f"Poäng i {checklist} på {scale}", _decimal(number), was)
        for scale, level in wanted.levels.items():
            one = found.scale(scale) if found else None
            was = (one.level.id if one.level else NOBODY) if one else ""
            if was != level:
                yield _differs(f"Nivå i {checklist} på {scale}", level, was)
        was = (found.outcome.outcome.id if found.outcome else NOBODY) if found else ""
        if wanted.outcome not in {None, was}:
            yield _differs(f"Utfall i {checklist}", str(wanted.outcome), was)


def _span(points: Span) -> str:
    low, high = _decimal(points.least), _decimal(points.most)
    return low if low == high else f"{low}–{high}"


def _ready(expected: Expected, result: Result) -> Iterator[str]:
    if expected.ready is None or expected.ready == result.ready_allowed:
        return
    if expected.ready:
        kinds = sorted({m.kind for m in result.missing})
        yield f"Bedömningen ska kunna bli klar för nämnden, men det saknas {_list(kinds) or 'något'}."
    else:
        yield "Bedömningen ska inte kunna bli klar för nämnden, men inget hindrar det."
