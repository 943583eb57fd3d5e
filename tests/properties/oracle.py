"""The method once more, written from its text alone, on plain values: slow and small.

Answers are told as ``?`` (open), ``/`` (inte relevant) or (worse part, better part).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from assessment.core.rows import Row
from assessment.core.vocabulary import Both, Rating, RatingWord

Told = str | tuple[int, int]

NINE: tuple[Told, ...] = ((-2, 0), (-1, 0), (0, 0), (0, 1), (0, 2), (-1, 1), (-1, 2), (-2, 1), (-2, 2))
DURATIONS = ("tillfällig", "flera-år", "bestående")
REVERSIBILITIES = ("lätt", "svårt", "nej")


@dataclass(frozen=True)
class Plain:
    """One row as a reader of the printed assessment sees it; '' is an attribute left empty."""

    question: str
    group: str
    weight: int
    utsatt: bool
    reference: bool
    answer: Told
    answered: bool
    duration: str
    reversibility: str
    basis: str


def told(rating: Rating | None) -> Told:
    """Return the answer in the oracle's own words."""
    if rating is None or rating is RatingWord.UNKNOWN:
        return "?"
    if rating is RatingWord.NOT_RELEVANT:
        return "/"
    if isinstance(rating, Both):
        return (rating.worse, rating.better)
    number = int(rating)
    return (min(number, 0), max(number, 0))


def plain(row: Row) -> Plain:
    """Return what the oracle needs of a row."""
    return Plain(
        question=row.question,
        group=row.group,
        weight=row.weight,
        utsatt=row.vulnerable,
        reference=row.reference,
        answer=told(row.rating),
        answered=row.rating is not None,
        duration=row.duration or "",
        reversibility=row.reversibility or "",
        basis=row.basis or "",
    )


def severity(row: Plain) -> str:
    """Return allvarlig, betydande, mindre or '' for certain: an empty attribute is the milder value."""
    if isinstance(row.answer, str) or row.answer[0] == 0:
        return ""
    if row.answer[0] == -2:
        grave = row.duration == "bestående" or row.reversibility in ("svårt", "nej") or row.utsatt
        return "allvarlig" if grave else "betydande"
    return "betydande" if row.utsatt and row.duration == "bestående" else "mindre"


def ends(rows: Sequence[Plain], part: int) -> tuple[Fraction, Fraction] | None:
    """Return both ends of Försämring (part 0) or Förbättring (part 1); None when no row is relevant."""
    if all(r.answer == "/" for r in rows):
        return None
    whole = sum(r.weight for r in rows)
    low = high = Fraction(0)
    for row in rows:
        size = Fraction(0) if isinstance(row.answer, str) else Fraction(abs(row.answer[part]), 2)
        low += row.weight * size
        high += row.weight * (1 if row.answer == "?" else size)
    return 100 * low / whole, 100 * high / whole


def _heads(rows: Sequence[Plain]) -> list[str]:
    numbered = [g for g in {r.group for r in rows} if any(r.group == g and r.answer != "/" for r in rows)]
    references = {r.group for r in rows if r.reference}
    return [g for g in numbered if g not in references] or numbered


def headline(rows: Sequence[Plain], part: int) -> tuple[Fraction, Fraction] | None:
    """Return the highest lower end and the highest upper end, the reference group aside unless alone."""
    found = [e for g in _heads(rows) if (e := ends([r for r in rows if r.group == g], part)) is not None]
    return (max(low for low, _ in found), max(high for _, high in found)) if found else None


def most_hit(rows: Sequence[Plain], order: Sequence[str]) -> tuple[str, ...]:
    """Return mest drabbad, ties in this order; nobody when nothing is above 0."""
    gravity = {"allvarlig": 3, "betydande": 2, "mindre": 1, "": 0}
    keys = {}
    for group in _heads(rows):
        own = [r for r in rows if r.group == group]
        found = ends(own, 0)
        if found is not None and found[1] > 0:
            keys[group] = (max(gravity[severity(r)] for r in own), found[1], found[0])
    return tuple(g for g in order if g in keys and keys[g] == max(keys.values()))


def unknown(rows: Iterable[Plain]) -> Fraction | None:
    """Return u."""
    counted = [r for r in rows if r.answer != "/"]
    weight = sum(r.weight for r in counted)
    return (
        Fraction(sum(r.weight for r in counted if r.answer == "?" or r.basis == "D"), weight)
        if weight
        else None
    )


def supported(rows: Iterable[Plain]) -> Fraction | None:
    """Return e."""
    counted = [r for r in rows if r.answer != "/"]
    weight = sum(r.weight for r in counted)
    good = sum(r.weight for r in counted if r.answer != "?" and r.basis in ("A", "B"))
    return Fraction(good, weight) if weight else None


def status(rows: Sequence[Plain]) -> str:  # noqa: PLR0911 - the first of eight that fits
    """Return the word of the rule for rows of a perspective that is not screened out."""
    counted = [r for r in rows if r.answer != "/"]
    if rows and not counted:
        return "Berörs inte"
    if not any(r.answered for r in counted):
        return "Inte bedömt"
    if any(severity(r) == "allvarlig" for r in counted):
        return "Allvarlig risk"
    share = unknown(counted)
    if share is not None and share >= Fraction(1, 3):
        return "Underlag saknas"
    worse = any(not isinstance(r.answer, str) and r.answer[0] < 0 for r in counted)
    better = any(not isinstance(r.answer, str) and r.answer[1] > 0 for r in counted)
    if worse and better:
        return "Blandat"
    if worse:
        return "Försvagar"
    return "Stärker" if better else "Ingen tydlig påverkan"


def completions(rows: Sequence[Plain]) -> Iterator[list[Plain]]:
    """Yield every way to answer what is open and fill what is empty; underlag stays.

    An attribute has one value per question, so an empty one is filled for all the question's rows at once.
    """
    open_places = [i for i, r in enumerate(rows) if r.answer == "?"]
    by_question = {r.question: _fillings(r) for r in rows}
    for answers in product(NINE, repeat=len(open_places)):
        filled = list(rows)
        for place, answer in zip(open_places, answers, strict=True):
            filled[place] = replace(filled[place], answer=answer, answered=True)
        for chosen in product(*by_question.values()):
            values = dict(zip(by_question, chosen, strict=True))
            yield [
                replace(r, duration=values[r.question][0], reversibility=values[r.question][1])
                for r in filled
            ]


def number_of_completions(rows: Sequence[Plain]) -> int:
    """Return how many there are, to keep a test from trying millions."""
    by_question = {r.question: _fillings(r) for r in rows}
    return prod([9 ** sum(r.answer == "?" for r in rows), *(len(f) for f in by_question.values())])


def _fillings(row: Plain) -> list[tuple[str, str]]:
    durations = (row.duration,) if row.duration else DURATIONS
    reversibilities = (row.reversibility,) if row.reversibility else REVERSIBILITIES
    return list(product(durations, reversibilities))


def gap_word(reference: Told, utsatta: Sequence[Told]) -> str:
    """Return the word when every completion gives it, else oklart; '' when a side has no relevant row."""
    lower = [a for a in utsatta if a != "/"]
    if reference == "/" or not lower:
        return ""
    words = set()
    for filled in product(*(NINE if a == "?" else (a,) for a in (reference, *lower))):
        top, *rest = filled
        assert not isinstance(top, str)
        r = top[1] or top[0]
        lowest = min(a[0] or a[1] for a in rest if not isinstance(a, str))
        words.add("ökar" if r > lowest else "minskar" if r < lowest else "består")
    return words.pop() if len(words) == 1 else "oklart"


def joined(words: Sequence[str]) -> str:
    """Return the word of a perspective."""
    if "ökar" in words and "minskar" in words:
        return "både och"
    return next((w for w in ("ökar", "oklart", "minskar", "består") if w in words), "–")


def confidence(rows: Sequence[Plain]) -> str:
    """Return hög, medel, låg or – over all rows of a perspective, groups with too little known counted in."""
    u, e = unknown(rows), supported(rows)
    if u is None or e is None:
        return "–"
    if e >= Fraction(2, 3) and u < Fraction(1, 6):
        word = "hög"
    elif e < Fraction(1, 3) or u >= Fraction(1, 3):
        word = "låg"
    else:
        word = "medel"
    for group in {r.group for r in rows}:
        own = [r for r in rows if r.group == group]
        share = unknown(own)
        if share is not None and share >= Fraction(1, 3):
            word = "låg" if own[0].utsatt or word == "låg" else "medel"
    return word
