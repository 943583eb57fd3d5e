"""Page 1 fits on one page: how high its parts are in print, and which of them yield, in what order.

Knows the measures of the shipped template, whose type is Arial. Chooses nothing that the page says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from assessment.core.language import tr
from assessment.core.summary import arguing, wording
from assessment.core.summary.model import FirstPage, Header, OverviewLine

PAGE_HEIGHT = 734.0
"""Points between the margins of the template's A4 page, less what Word and LibreOffice may differ by."""

_TWO_LINES = 180
_ONE_LINE = 90
_TWO_LINES_IN_CELL = {"status": 60, "worst": 46}
_WIDTH = 487.5
_LEADING = 1.149
_BOLD = 1.08

# Arial's own advance widths in thousandths of the type size; what is not here counts as a full em.
_ADVANCES = {
    191: "'",
    222: "ijl’",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft",
    333: "()-`r{}”“·",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckmsvxyz",
    556: "#$?L_abdeghnopqu0123456789åäöéüà–",
    584: "+<=>~−±×",
    611: "FTZ",
    667: "&ABEKPSVXYÅÄ",
    722: "CDHNRUw",
    778: "GOQÖ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "…—→",
    1015: "@",
}
_WIDTHS = {sign: width for width, signs in _ADVANCES.items() for sign in signs}
_UNKNOWN = 1000


@dataclass(frozen=True, slots=True)
class Chapters:
    """The numbers of the chapters that page 1 points at."""

    groups: int
    conflicts: int
    sufficiency: int
    alternatives: int


@dataclass(frozen=True, slots=True)
class _Type:
    """How a paragraph is set: size, width and the space around it, in points."""

    size: float
    around: float
    width: float = _WIDTH
    bold: bool = False

    def height(self, text: str) -> float:
        """Return the height of a paragraph; nothing is nothing high."""
        return lines(text, self.size, self.width, bold=self.bold) * self.size * _LEADING + self.around


_TITLE = _Type(17, 2, bold=True)
_KICKER = _Type(9.5, 5)
_FACTS = _Type(8, 3)
_CHAPTER = _Type(11.5, 6, bold=True)
_HEADING = _Type(9.5, 5.5, bold=True)
_TEXT = _Type(9.5, 1)
_LABEL = _Type(9.5, 4)
_BULLET = _Type(9.5, 0.5, _WIDTH - 8.5)
_FRAMED = _Type(9.5, 22, _WIDTH - 20, bold=True)
_HALF = _Type(9.5, 0.5, _WIDTH / 2 - 17)
_HALF_NOTE = _Type(8.5, 0, _WIDTH / 2 - 8.5)
_HEAD_ROW = 8 * _LEADING + 3.2
_ROW_MARGINS = 3.0
_COLUMNS = tuple(_WIDTH * part / 172 - 8.6 for part in (33, 56, 42, 25, 16))
_CELL = 8.5


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines the text takes, broken between words as Word breaks it; at least one."""
    scale = size / 1000 * (_BOLD if bold else 1)
    space = 278 * scale
    count, used = 1, 0.0
    for word in text.replace("\n", " ").split(" "):
        length = sum(_WIDTHS.get(sign, _UNKNOWN) for sign in word) * scale
        if used and used + space + length > width:
            count, used = count + 1, 0.0
        full = max(0, ceil(length / width) - 1)
        count += full
        used += (space if used else 0) + length - full * width
    return count


def _overview_row(line: OverviewLine) -> float:
    texts = (line.perspective, f"{line.sign} {line.status}", line.worst, line.gap, line.confidence)
    bold = (True, False, False, False, False)
    taken = max(
        lines(text, _CELL, width, bold=b) for text, width, b in zip(texts, _COLUMNS, bold, strict=True)
    )
    return taken * _CELL * _LEADING + _ROW_MARGINS


def _section(parts: Iterable[float]) -> float:
    """Return the height of a section with its heading; one without parts is not printed."""
    told = sum(parts)
    return told + _HEADING.height("x") if told else 0


def _told(text: str, label: str = "") -> list[float]:
    return [_TEXT.height(label + text)] if text else []


def _listed(entries: Sequence[str], more: str, label: str) -> float:
    """Return the height of a list with what follows it; without entries it is one line with its label."""
    if not entries:
        return sum(_told(more, label))
    return _section([*map(_BULLET.height, entries), *_told(more)])


def _conflicts(page: FirstPage) -> float:
    if not page.suggested_conflicts:
        return _listed(page.conflicts, page.conflicts_more, tr("Målkonflikter: "))
    suggested = [_LABEL.height(tr(arguing.SUGGESTED_MANY)), *map(_BULLET.height, page.suggested_conflicts)]
    return _section([*map(_BULLET.height, page.conflicts), *suggested, *_told(page.conflicts_more)])


def _flags(page: FirstPage) -> Iterator[float]:
    label = tr("Måste få ett svar innan bedömningen är klar:")
    if page.open_flags_line:
        yield _LABEL.height(f"{label} {page.open_flags_line}")
    elif page.open_flags:
        yield _LABEL.height(label)
        yield from (_BULLET.height(f.name) for f in page.open_flags)
    if page.answered_flags or page.answered_flags_more:
        yield _LABEL.height(tr("Varningar som har fått ett svar: {more}", more=page.answered_flags_more))
        yield from (_BULLET.height(f"{f.name}: {f.text}") for f in page.answered_flags)


def _consequences(page: FirstPage) -> float:
    def side(told: Sequence[str], more: str) -> float:
        return sum(map(_HALF.height, told)) + (_HALF_NOTE.height(more) if more or not told else 0)

    worse = side([f"{c.sign} {c.text}" for c in page.worse], page.worse_more)
    better = side([f"{c.sign} {c.text}" for c in page.better], page.better_more)
    return max(worse, better) + _HEAD_ROW + _ROW_MARGINS


def _parts(page: FirstPage, header: Header) -> Iterator[float]:
    yield _KICKER.height("x") + _TITLE.height(header.title)
    facts = (tr("Version · Beslut · Gäller från · Handläggare: "), header.version, header.date)
    yield _FACTS.height(" ".join((*facts, header.decision_date, header.start_date, header.officer)))
    yield _CHAPTER.height(f"1 Det viktigaste: {page.about}")
    yield _FRAMED.height(page.not_assessed) if page.not_assessed else 0
    yield _section(_told(page.proposal))
    yield _section([_HEAD_ROW, *map(_overview_row, page.overview)])
    yield from _flags(page)
    yield _section([_consequences(page)])
    yield _section(_told(page.best_interests))
    yield _conflicts(page)
    yield _listed(page.unknowns, page.unknowns_more, tr("Det vet vi inte: "))
    yield _section(_told(page.recommendation))
    yield _listed(page.alternatives, page.dominance, tr("Alternativen: "))
    yield from _told(page.cost, tr("Kostnad: "))
    yield from _told(page.late, tr("Tiden: "))


def height(page: FirstPage, header: Header) -> float:
    """Return how high page 1 is in print with the shipped template, in points; rather too high."""
    return sum(_parts(page, header))


def fitted(page: FirstPage, chapters: Chapters, header: Header) -> FirstPage:
    """Let parts yield in their order until the page holds; worse rows, open flags, best interests never.

    What gets better stands beside what gets worse, so cutting it may save no room; such a cut is not made.
    """
    taken = height(page, header)
    for change in _yielding(page, chapters):
        if taken <= PAGE_HEIGHT:
            return page
        shorter = page.model_copy(update=change)
        left = height(shorter, header)
        if left < taken:
            page, taken = shorter, left
    return page


def _yielding(page: FirstPage, chapters: Chapters) -> Iterator[dict[str, Any]]:
    """Yield each step: what is cut, and where the reader finds it. A part that is empty points nowhere."""
    places = {
        "unknowns": tr("Se avsnitt {n}.", n=chapters.sufficiency),
        "conflicts": tr("Se avsnitt {n}.", n=chapters.conflicts),
        "better": tr("Se avsnitt {n} och framåt.", n=chapters.groups + 1),
        "answered_flags": tr("Se avsnitt {n}.", n=chapters.alternatives),
    }
    if page.suggested_conflicts:
        yield {"suggested_conflicts": (), "conflicts_more": places["conflicts"]}
    for part, place in places.items():
        told = getattr(page, part)
        if told:
            if part != "answered_flags":
                yield {part: told[:1], f"{part}_more": place}
            yield {part: (), f"{part}_more": place}
    # What follows has no place of its own in the order: it gives way only when nothing else is left to.
    if page.open_flags:
        yield {"open_flags_line": wording.sentence("; ".join(f.name for f in page.open_flags))}
    if page.alternatives:
        yield {"alternatives": (), "dominance": tr("Se avsnitt {n}.", n=chapters.alternatives)}
    yield {"recommendation": wording.capped(page.recommendation, _TWO_LINES)}
    yield {"cost": wording.capped(page.cost, _ONE_LINE), "late": wording.capped(page.late, _ONE_LINE)}
    yield {"proposal": wording.capped(page.proposal, _TWO_LINES)}
    yield {"overview": tuple(map(_narrowed, page.overview))}


def _narrowed(line: OverviewLine) -> OverviewLine:
    caps = _TWO_LINES_IN_CELL.items()
    return line.model_copy(update={field: wording.capped(getattr(line, field), cap) for field, cap in caps})
