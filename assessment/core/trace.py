"""The trace of a result as lines that add up by hand: every number with its rows, sums and division.

Knows how a result was reached, in the words of the scale. Counts nothing that is not in the result.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessment.core.catalogue import Scale
from assessment.core.extent import DASH, bands_of, printed_interval
from assessment.core.flow import Flow
from assessment.core.foremost import most_affected, most_helped
from assessment.core.language import N_, spoken, tr
from assessment.core.result import BasisResult, GroupResult, Interval, PerspectiveResult, Result, TraceLine
from assessment.core.vocabulary import Basis, Both, Gap, Rating, RatingWord, Status

_INDENT = "  "
_HARM, _BENEFIT = N_("Försämring"), N_("Förbättring")
_HEADLINES = {
    _HARM: N_("Försämring i perspektivet, det högsta bland grupperna: {numbers}."),
    _BENEFIT: N_("Förbättring i perspektivet, det högsta bland grupperna: {numbers}."),
}


def explain(
    flow: Flow, result: Result, perspective: str | None = None, alternative: str | None = None
) -> tuple[str, ...]:
    """Return the trace of every perspective and alternative, or of those asked for, as lines of text."""
    names = Names(flow)
    lines: list[str] = []
    for place, found in result.perspectives.items():
        if perspective in (None, place[0]) and alternative in (None, place[1]):
            lines += [*(("",) if lines else ()), *perspective_lines(found, names)]
    return tuple(lines)


class Names:
    """What things are called on screen and in Word."""

    def __init__(self, flow: Flow) -> None:
        checklists = flow.checklists
        self.scale = checklists.scale
        self.perspectives = {c.id: c.name for c in checklists.perspectives}
        self.alternatives = {a.id: a.name or a.id for a in flow.assessment.alternatives}
        self.groups = {g.id: g.name for g in flow.groups.values()}
        self.questions = {c.key(q): q.label for c, q in checklists.questions()}
        self.flags = {f.id: f.name for c in checklists.checklists for f in c.stop_flags}
        self._directions = {d.value: d.word for d in self.scale.directions}

    def rating(self, rating: Rating | None) -> str:
        """Return the rating in words."""
        if rating is None:
            return tr("obesvarad")
        if isinstance(rating, Both):
            better, worse = self._directions[rating.better], self._directions[rating.worse]
            return tr("både {better} och {worse}", better=better, worse=worse)
        if isinstance(rating, RatingWord):
            return tr(rating.value).replace("-", " ")
        return self._directions[rating]


def perspective_lines(found: PerspectiveResult, names: Names) -> Iterator[str]:
    """Yield the trace of one perspective and alternative."""
    yield f"{names.perspectives[found.perspective]} – {names.alternatives[found.alternative]}"
    yield from _status_lines(found, names)
    for group in found.groups:
        yield from group_lines(group, names)
    for what, interval, foremost, title in (
        (_HARM, found.harm, most_affected(found), tr("Mest drabbad")),
        (_BENEFIT, found.benefit, most_helped(found), tr("Mest hjälpt")),
    ):
        if interval is not None:
            yield tr(_HEADLINES[what], numbers=_shown(interval, names.scale))
            told = _foremost(foremost, names)
            yield f"{title}: {told}."
    yield from _gap_lines(found, names)
    yield from _basis_lines(found.basis, [t for g in found.groups for t in g.trace], names)
    if found.after is not None:
        yield tr("Med beslutade åtgärder:")
        for group in found.after.groups:
            if group != found.group(group.group):
                yield from group_lines(group, names)


def _foremost(groups: Sequence[str] | None, names: Names) -> str:
    if groups is None:
        return tr("kan inte sägas än")
    return ", ".join(names.groups[g] for g in groups) or tr("ingen")


def _status_lines(found: PerspectiveResult, names: Names) -> Iterator[str]:
    told = tr(found.status.value)
    if found.status_before is not found.status_by_rule:
        told = tr("{status} (före åtgärder: {before})", status=told, before=tr(found.status_before.value))
    if len(found.possible) > 1:
        others = ", ".join(tr(s.value) for s in found.possible if s is not found.status)
        yield tr("Bedömning: {status}, kan bli {others}", status=told, others=others)
    else:
        yield tr("Bedömning: {status}", status=told)
    for flag in found.lowered_by:
        shown = tr(
            "Visas som {shown}, inte {rule}: {flag}.",
            shown=tr(Status.MIXED.value),
            rule=tr(Status.STRENGTHENS.value),
            flag=names.flags[flag],
        )
        yield f"{_INDENT}{shown}"
    line = found.gravest
    if line is not None and line.severity is not None:
        row = line.row
        gravest = tr(
            "Gravast: {severity} försämring för {group}, {question}.",
            severity=tr(line.severity.value),
            group=names.groups[row.group],
            question=names.questions[row.question],
        )
        yield f"{_INDENT}{gravest}"


@dataclass(frozen=True, slots=True)
class RowPart:
    """One row's part of a group's numbers: ``harm`` and ``benefit`` are weight × part = product, in words."""

    key: str
    question: str
    answer: str
    basis: str
    harm: str
    benefit: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What a group's parts add up to: ``what`` is the Swedish Försämring or Förbättring, ``total`` the sum.

    ``total`` has the weight too. ``division`` gives the number from them, and how it is shown.
    """

    what: str
    total: str
    division: str


@dataclass(frozen=True, slots=True)
class BasisPart:
    """One group's part of the quality of the basis, as weights: what counts, is unknown, is supported."""

    group: str
    weight: int
    unknown: int
    supported: int


def row_parts(group: GroupResult, names: Names) -> tuple[RowPart, ...]:
    """Return every row of a group with what it adds to its numbers, in checklist order."""
    return tuple(_row_part(line, names) for line in group.trace)


def _row_part(line: TraceLine, names: Names) -> RowPart:
    row = line.row
    words = [names.rating(row.rating)]
    if line.severity is not None:
        words.append(tr("{word} försämring", word=tr(line.severity.value)))
    if line.possible_severity is not line.severity and line.possible_severity is not None:
        words.append(tr("kan vara {severity}", severity=tr(line.possible_severity.value)))
    return RowPart(
        key=row.question,
        question=names.questions[row.question],
        answer=", ".join(words),
        basis=_basis_word(line),
        harm=f"{row.weight} × {in_halves(line.harm)} = {in_halves(_times(row.weight, line.harm))}",
        benefit=f"{row.weight} × {in_halves(line.benefit)} = {in_halves(_times(row.weight, line.benefit))}",
    )


def _basis_word(line: TraceLine) -> str:
    """Return how the row counts in the quality of the basis."""
    if not line.counted:
        return tr("räknas inte i underlaget")
    if line.unknown:
        return tr("okänt")
    return tr("underlag {letter}", letter=(line.row.basis or Basis.C).value)


def sums(group: GroupResult, scale: Scale) -> tuple[Sum, ...]:
    """Return how the parts of a group add up to its two numbers; nothing when it has none."""
    weight = sum(t.row.weight for t in group.trace)
    found = []
    for what, interval, parts in (
        (_HARM, group.harm, [t.harm for t in group.trace]),
        (_BENEFIT, group.benefit, [t.benefit for t in group.trace]),
    ):
        if interval is not None:
            total = _added((t.row.weight, part) for t, part in zip(group.trace, parts, strict=True))
            shown = tr(
                "{division}, visas som {shown}",
                division=_division(total, weight, interval),
                shown=_shown(interval, scale),
            )
            found.append(Sum(what, tr("{sum} av {weight}", sum=in_halves(total), weight=weight), shown))
    return tuple(found)


def basis_parts(groups: Iterable[GroupResult], names: Names) -> tuple[BasisPart, ...]:
    """Return every group's weights behind the shares of unknown and supported, which add up over groups."""
    return tuple(
        BasisPart(
            group=names.groups[g.group],
            weight=sum(t.row.weight for t in g.trace if t.counted),
            unknown=sum(t.row.weight for t in g.trace if t.unknown),
            supported=sum(t.row.weight for t in g.trace if t.row.rated and t.row.basis in {Basis.A, Basis.B}),
        )
        for g in groups
    )


def group_lines(group: GroupResult, names: Names) -> Iterator[str]:
    """Yield one group's two numbers with every row's part, the sums, the division and the band."""
    name = names.groups[group.group]
    yield tr("{group}, utsatt", group=name) if group.vulnerable else name
    added = {s.what: s for s in sums(group, names.scale)}
    for what in (_HARM, _BENEFIT):
        if what not in added:
            none = tr("{what}: {dash} (alla rader är inte relevanta)", what=tr(what), dash=DASH)
            yield f"{_INDENT}{none}"
            continue
        yield f"{_INDENT}{tr(what)}"
        for part in row_parts(group, names):
            product = part.harm if what == _HARM else part.benefit
            weighed = tr("vikt {product}", product=product)
            yield f"{_INDENT * 2}{part.question}: {part.answer} · {weighed}"
        summed = tr("Summa: {total}", total=added[what].total)
        yield f"{_INDENT * 2}{summed}"
        yield f"{_INDENT * 2}{added[what].division}"


def _gap_lines(found: PerspectiveResult, names: Names) -> Iterator[str]:
    if found.gap.word is Gap.NONE:
        return
    yield tr("Klyfta: {word}", word=tr(found.gap.word.value))
    for key, word in found.gap.questions:
        yield f"{_INDENT}{names.questions[key]}: {tr(word.value)}"
    if found.gap.contradicted:
        answered = tr("Ni har själva svarat: {word}.", word=tr(str(found.gap.own_answer)))
        yield f"{_INDENT}{answered}"


def _basis_lines(basis: BasisResult, lines: Sequence[TraceLine], names: Names) -> Iterator[str]:
    if basis.unknown is None or basis.supported is None:
        return
    weight = sum(t.row.weight for t in lines if t.counted)
    yield tr("Underlag: {confidence} säkerhet", confidence=tr(basis.confidence.value))
    unknown = tr("Okänt: vikt {part} av {weight}", part=int(basis.unknown * weight), weight=weight)
    yield f"{_INDENT}{unknown}"
    part = int(basis.supported * weight)
    supported = tr("Underlag A eller B: vikt {part} av {weight}", part=part, weight=weight)
    yield f"{_INDENT}{supported}"
    if basis.unknown_groups:
        groups = ", ".join(names.groups[g] for g in basis.unknown_groups)
        little = tr("För lite känt om: {groups}", groups=groups)
        yield f"{_INDENT}{little}"


def _times(weight: int, part: Interval) -> Interval:
    return Interval(weight * part.lower, weight * part.upper)


def _added(parts: Iterable[tuple[int, Interval]]) -> Interval:
    weighed = [_times(weight, part) for weight, part in parts]
    return Interval(
        sum((p.lower for p in weighed), Fraction(0)), sum((p.upper for p in weighed), Fraction(0))
    )


def _division(total: Interval, weight: int, number: Interval) -> str:
    low = f"100 × {_half(total.lower)} / {weight} {_equals(number.lower)}"
    if number.lower == number.upper:
        return low
    high = f"100 × {_half(total.upper)} / {weight} {_equals(number.upper)}"
    return tr("lägst {low}, högst {high}", low=low, high=high)


def _shown(interval: Interval, scale: Scale) -> str:
    bands = tr(" till ").join(bands_of(interval, scale))
    return f"{printed_interval(interval, scale)} ({bands})"


def in_halves(interval: Interval) -> str:
    """Return an interval of whole or half numbers as the language writes it: ``1,5`` or ``1–2,5``."""
    if interval.lower == interval.upper:
        return _half(interval.lower)
    return f"{_half(interval.lower)}{DASH}{_half(interval.upper)}"


def _half(value: Fraction) -> str:
    # Parts are 0, ½ or 1 and weights are whole, so a sum is always whole or half.
    whole, rest = divmod(value, 1)
    return f"{whole}{spoken().decimal_sign}5" if rest else f"{whole}"


def _equals(value: Fraction) -> str:
    hundredths = value * 100
    whole, rest = divmod(hundredths.numerator // hundredths.denominator, 100)
    sign = spoken().decimal_sign
    text = f"{whole}{sign}{rest:02d}".rstrip("0").rstrip(sign) if rest else f"{whole}"
    return f"= {text}" if hundredths.denominator == 1 else f"= {whole}{sign}{rest:02d}…"
