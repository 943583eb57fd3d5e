"""Do the constants of skala.yaml hang together?

Knows the order that the method needs. Knows no checklist.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from assessment.core.catalogue import Scale
from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Desk
from assessment.core.lint.material import Sheet
from assessment.core.lint.registry import rule
from assessment.core.shape import listed, quoted
from assessment.core.vocabulary import Status

TOP = 100
"""The end of the scale of utbredning."""


def _scale(desk: Desk) -> Iterator[Sheet[Scale]]:
    """Yield the scale when all of it could be read: half a scale has gaps that nobody wrote."""
    sheet = desk.material.scale
    if sheet is not None and not sheet.touched:
        yield sheet


def _finding(
    sheet: Sheet[Scale], code: str, path: Path, message: str, tip: str, key: str | None = None
) -> Finding:
    return Finding(code=code, document=sheet.document, path=path, message=message, tips=(tip,), key=key)


def _number(value: Fraction) -> str:
    return f"{float(value):g}".replace(".", ",")


@rule("band-lucka")
def gap_between_bands(desk: Desk) -> Iterator[Finding]:
    """A number from 0 to 100 belongs to no band."""
    for sheet in _scale(desk):
        bands = sheet.content.bands
        ends = [Fraction(0), *(b.end for b in bands)]
        starts = [*(b.start for b in bands), Fraction(TOP)]
        for place, (end, start) in enumerate(zip(ends, starts, strict=True)):
            if end < start:
                last = place == len(bands)
                path: Path = ("band", place - 1, "till") if last else ("band", place, "från")
                message = f"talen mellan {_number(end)} och {_number(start)} hör inte till något band"
                tip = f"skriv till: {TOP}" if last else f"skriv från: {_number(end)}"
                yield _finding(sheet, "band-lucka", path, message, tip)


@rule("band-överlapp")
def overlapping_bands(desk: Desk) -> Iterator[Finding]:
    """A number belongs to two bands, or a band lies outside 0 to 100."""
    for sheet in _scale(desk):
        bands = sheet.content.bands
        for place, (one, other) in enumerate(pairwise(bands), 1):
            if other.start < one.end:
                message = f"{quoted(other.name)} börjar på {_number(other.start)}, inne i {quoted(one.name)}"
                tip = f"skriv från: {_number(one.end)}"
                yield _finding(sheet, "band-överlapp", ("band", place, "från"), message, tip)
        if bands[0].start < 0:
            yield _finding(sheet, "band-överlapp", ("band", 0, "från"), "skalan börjar på 0", "skriv från: 0")
        if bands[-1].end > TOP:
            path = ("band", len(bands) - 1, "till")
            yield _finding(sheet, "band-överlapp", path, "skalan slutar på 100", f"skriv till: {TOP}")


@rule("fel-ordning")
def wrong_order(desk: Desk) -> Iterator[Finding]:
    """Of two limits the higher is lower than the lower."""
    for sheet in _scale(desk):
        scale = sheet.content
        for place, band in enumerate(scale.bands):
            if band.end < band.start:
                message = f"{quoted(band.name)} slutar innan det börjar"
                yield _finding(
                    sheet, "fel-ordning", ("band", place, "till"), message, "byt plats på från och till"
                )
        if scale.weights.highest < scale.weights.lowest:
            yield _finding(
                sheet,
                "fel-ordning",
                ("vikter", "högst"),
                "högsta vikten är lägre än den lägsta",
                "byt plats på dem",
            )
        limits = scale.thresholds
        for wrong, key, message, tip in (
            (
                limits.high_basis.value <= limits.low_basis.value,
                "hög-säkerhet-underlag",
                "gränsen för hög säkerhet ligger inte över gränsen för låg",
                "skriv ett större tal än i låg-säkerhet-underlag",
            ),
            (
                limits.high_unknown.value >= limits.low_unknown.value,
                "hög-säkerhet-okänt",
                "gränsen för hög säkerhet ligger inte under gränsen för låg",
                "skriv ett mindre tal än i låg-säkerhet-okänt",
            ),
            (
                limits.basis_missing.value < limits.low_unknown.value,
                "underlag-saknas",
                "underlaget kan saknas utan att säkerheten är låg",
                "skriv minst samma tal som i låg-säkerhet-okänt",
            ),
        ):
            if wrong:
                yield _finding(sheet, "fel-ordning", ("trösklar", key, "värde"), message, tip)


@rule("saknar-tecken")
def without_sign(desk: Desk) -> Iterator[Finding]:
    """A status word has no sign, or the same as another: in black and white they can't be told apart."""
    for sheet in _scale(desk):
        signs = sheet.content.signs
        missing = [s.value for s in Status if not signs.get(s.value, "").strip()]
        if missing:
            message = f"tecken saknas för {listed(missing)}"
            yield _finding(
                sheet, "saknar-tecken", ("tecken",), message, "skriv ett tecken för varje statusord"
            )
        for sign, times in Counter(signs.values()).items():
            if times > 1:
                words = [word for word, own in signs.items() if own == sign]
                message = f"{listed(words)} har samma tecken"
                yield _finding(sheet, "saknar-tecken", ("tecken", words[1]), message, "välj ett annat tecken")


@rule("fel-steg")
def wrong_steps(desk: Desk) -> Iterator[Finding]:
    """The five steps of the rating scale are not −2 to 2, once each."""
    for sheet in _scale(desk):
        seen: set[int] = set()
        for place, step in enumerate(sheet.content.directions):
            if step.value in seen:
                message = f"steget {step.value} står två gånger"
                path = ("riktningar", place, "värde")
                yield _finding(
                    sheet, "fel-steg", path, message, "skriv vart och ett av 2, 1, 0, -1 och -2 en gång"
                )
            seen.add(step.value)
