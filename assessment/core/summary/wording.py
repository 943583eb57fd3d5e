"""Every sentence that the tool itself writes about a result: klarspråk, whole sentences, right agreement.

Knows words, not where they are printed. What people have written is passed through as it is.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from assessment.core.case import Count
from assessment.core.language import MINUS, N_, NBSP, spoken, tr
from assessment.core.vocabulary import (
    Confidence,
    Depth,
    Gap,
    Improvement,
    Severity,
    Status,
)

DASH = "\u2013"

_WHITE = re.compile(r"[ \t\r\n]+")
_THOUSAND = 1_000
_MILLION = 1_000_000
_SMALL = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


AND, OR = N_("och"), N_("eller")


def join(words: Iterable[str], last: str = AND) -> str:
    """Return ``a``, ``a och b`` or ``a, b och c``; ``last`` may be `OR`."""
    found = [w for w in words if w]
    if len(found) < 2:  # noqa: PLR2004 - one word needs no joining word
        return "".join(found)
    return f"{', '.join(found[:-1])} {tr(last)} {found[-1]}"


def sentence(text: str) -> str:
    """Return the text with a capital first letter and a full stop, leaving the rest as it was written."""
    text = text.strip()
    if not text:
        return ""
    ended = text if text[-1] in ".!?…" else f"{text}."
    return ended[0].upper() + ended[1:]


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """Return the text with a small first letter."""
    return text[:1].lower() + text[1:]


def number(value: int) -> str:
    """Return a whole number as the language writes it: thousands apart and a true minus sign."""
    return spoken().number(value)


def number_word(value: int, *, neuter: bool = False) -> str:
    """Return *en* … *tolv* as words, larger numbers in digits; ``neuter`` gives *ett*."""
    if value == 1 and neuter:
        return "ett"
    return _SMALL[value] if 0 <= value < len(_SMALL) else number(value)


def counted(value: int, one: str, many: str, *, neuter: bool = False) -> str:
    """Return ``en grupp`` or ``tre grupper``."""
    return f"{number_word(value, neuter=neuter)} {one if value == 1 else many}"


def kronor(amount: int) -> str:
    """Return an amount as mnkr, tkr or kr, signed when negative: ``−2,3 mnkr``."""
    sign = MINUS if amount < 0 else ""
    size = abs(amount)
    if size >= _MILLION:
        return f"{sign}{_decimal(size, _MILLION)}{NBSP}mnkr"
    if size >= 10 * _THOUSAND:
        return f"{sign}{_decimal(size, _THOUSAND)}{NBSP}tkr"
    return f"{sign}{number(size)}{NBSP}kr"


def _decimal(size: int, unit: int) -> str:
    tenths = (Fraction(size * 10, unit) + Fraction(1, 2)).__floor__()
    whole, tenth = divmod(tenths, 10)
    return f"{number(whole)},{tenth}" if tenth else number(whole)


def day(value: date | None) -> str:
    """Return an ISO date with non-breaking hyphens left plain, or ''."""
    return value.isoformat() if value else ""


def how_many(count: Count | None) -> str:
    """Return how many are affected, in words that fit in brackets after a group."""
    if count is None or count == "vet-inte":
        return "okänt antal"
    return "färre än fem" if count == "färre-än-fem" else number(int(count))


def severity_phrase(severity: Severity) -> str:
    """Return *allvarlig försämring*, *betydande försämring* or *mindre försämring*."""
    return f"{severity.value} försämring"


def improvement_phrase(improvement: Improvement) -> str:
    """Return *stor förbättring*, *tydlig förbättring* or *mindre förbättring*."""
    return f"{improvement.value} förbättring"


def status_text(status: Status, before: Status, possible: Sequence[Status], *, lowered: bool = False) -> str:
    """Return the status as it may be shown: never a bare word while several are possible.

    ``before`` is the word before measures, printed whenever it differs from ``status``; not when an open flag
    alone made *Stärker* into *Blandat* (``lowered``), which is no effect of a measure.
    """
    word = status.value
    others = [s.value for s in possible if s is not status]
    if len(possible) > 1:
        word = f"{word} {DASH} kan bli {may_become(others)}"
    if before is not status and not lowered:
        word = f"{word} (före åtgärder: {before.value})"
    return word


def may_become(others: Sequence[str]) -> str:
    """Return the words that the status may become; from end to end when nearly all are possible."""
    if Status.SEVERE_RISK.value in others and Status.STRENGTHENS.value in others:
        return f"allt från {Status.STRENGTHENS.value} till {Status.SEVERE_RISK.value}"
    return join(others, "eller")


def short_status(status: Status, possible: Sequence[Status]) -> str:
    """Return the status for a narrow place: *Kan bli …* instead of the word while several are possible."""
    if len(possible) <= 1:
        return status.value
    if status in {Status.NOT_ASSESSED, Status.BASIS_MISSING}:
        return f"{status.value} {DASH} kan bli {may_become([s.value for s in possible if s is not status])}"
    return f"Kan bli {may_become([s.value for s in possible])}"


GAP_TEXT: dict[Gap, str] = {
    Gap.GROWS: "Ökar",
    Gap.SHRINKS: "Minskar",
    Gap.STAYS: "Består",
    Gap.UNCLEAR: "Oklart",
    Gap.BOTH: "Både ökar och minskar",
    Gap.NONE: DASH,
}

GAP_SENTENCE: dict[Gap, str] = {
    Gap.GROWS: "Skillnaderna mellan grupper ökar.",
    Gap.SHRINKS: "Skillnaderna mellan grupper minskar.",
    Gap.STAYS: "Skillnaderna mellan grupper består.",
    Gap.UNCLEAR: "Det går inte att säga om skillnaderna mellan grupper ändras.",
    Gap.BOTH: "Skillnaderna ökar i någon fråga och minskar i en annan.",
    Gap.NONE: "Det finns inga grupper att jämföra.",
}

CONFIDENCE_TEXT: dict[Confidence, str] = {
    Confidence.HIGH: "Hög",
    Confidence.MEDIUM: "Medel",
    Confidence.LOW: "Låg",
    Confidence.NONE: DASH,
}

CONFIDENCE_SENTENCE: dict[Confidence, str] = {
    Confidence.HIGH: "Underlaget är säkert: det mesta bygger på fakta, forskning, dialog eller erfarenhet.",
    Confidence.MEDIUM: "Underlaget är delvis säkert.",
    Confidence.LOW: "Underlaget är osäkert: mycket är okänt eller bygger på antaganden.",
    Confidence.NONE: "Inga bedömningar räknas, så underlaget går inte att beskriva.",
}

NO_BASIS = "Underlag inte angivet (räknas som C, antagande)"

DEPTH_TEXT: dict[Depth | None, str] = {
    Depth.NONE: "Bedöms inte",
    Depth.SHORT: "Kort spår",
    Depth.FULL: "Fullt spår",
    None: "Avgränsningen är inte klar, så frågorna i det korta spåret ställs",
}
NOT_ASKED = "Nämnden har valt att inte fråga efter perspektivet. Det står i inställningarna."


def own_gap_sentence(word: Gap, own: Gap) -> str:
    """Return the sentence for when the official's own answer differs from what the ratings say."""
    return (
        f"Bedömningarna rad för rad säger ”{word.value}”, men ert eget svar är ”{own.value}”. "
        "Förklara skillnaden i motiveringen."
    )


def unclear_sentence(unclear: int) -> str:
    """Return how many questions leave the gap unclear, or '' for none."""
    return f"I {counted(unclear, 'fråga', 'frågor')} är det oklart." if unclear else ""


def worst_sentence(names: Sequence[str], severity: Severity | None) -> str:
    """Return who is most affected and how gravely; all ties are named."""
    if not names:
        return "Ingen grupp får det säkert sämre."
    how = f" ({severity_phrase(severity)})" if severity else ""
    return f"Mest drabbad: {join(names)}{how}."


def best_sentence(names: Sequence[str], improvement: Improvement | None) -> str:
    """Return who is most helped and how much; all ties are named."""
    if not names:
        return "Ingen grupp får det säkert bättre."
    how = f" ({improvement_phrase(improvement)})" if improvement else ""
    return f"Mest hjälpt: {join(names)}{how}."


def after_measures_sentence(names: Sequence[str], severity: Severity | None) -> str:
    """Return who is most affected when decided measures are counted in."""
    if not names:
        return "Med beslutade åtgärder får ingen grupp det säkert sämre."
    how = f" ({severity_phrase(severity)})" if severity else ""
    return f"Med beslutade åtgärder är {join(names)} mest drabbade{how}."


def no_difference_sentences(names: Sequence[str]) -> tuple[str, ...]:
    """Return that some groups notice no difference in any question; nothing when there are none."""
    return (f"Ingen skillnad i någon fråga: {join(names)}.",) if names else ()


def extent_sentence(kind: str, text: str, bands: Sequence[str]) -> str:
    """Return the breadth in words first, the number after: *liten till måttlig (0–38 av 100)*."""
    return f"Utbredning av {kind}: {band_text(bands)} ({text} av 100)."


def band_text(bands: Sequence[str]) -> str:
    """Return one band, or both ends when the interval spans several."""
    if not bands:
        return DASH
    return bands[0] if bands[0] == bands[-1] else f"{bands[0]} till {bands[-1]}"


def fetched_from(perspective: str, question: str) -> str:
    """Return where an answer that counts in several perspectives is given."""
    return f"Svaret är hämtat från {lower(perspective)}, {lower(question)}."


def picture_of(group: str, harm: str, severity: str, benefit: str, improvement: str) -> str:
    """Return one group's part of what a picture of a profile shows; numbers with their words in brackets."""
    worse = f"försämring {harm}, {severity}" if severity != DASH else f"försämring {harm}"
    better = f"förbättring {benefit}, {improvement}" if improvement != DASH else f"förbättring {benefit}"
    return f"{group}: {worse}; {better}."


def picture_text(parts: Sequence[str]) -> str:
    """Return what a picture of a profile shows, for those who do not see it."""
    if not parts:
        return ""
    return f"Stapeldiagram: försämring åt vänster, förbättring åt höger, 0 till 100. {' '.join(parts)}"


def lowered_sentence(flags: Sequence[str]) -> str:
    """Return why *Stärker* is shown as *Blandat* while stop flags are open."""
    names = join(f"”{f}”" for f in flags)
    return f"Bedömningarna pekar mot Stärker, men visas som Blandat så länge det saknas svar på {names}."


def lowered_phrase(flags: Sequence[str]) -> str:
    """Return, for a table, why *Stärker* is shown as *Blandat*."""
    return f"Stärker först när det finns svar på {join(f'”{f}”' for f in flags)}"


def dominance_sentence(better: str, worse: str) -> str:
    """Return that one alternative is at least as good as another for everyone asked about."""
    return (
        f"I de frågor som ställts är {better} minst lika bra som {worse} för alla grupper, "
        "och bättre i minst en fråga."
    )


WAITS_FOR_ANSWER = "Stärker visas först när öppna frågor har svar."
NO_DOMINANCE = "I de frågor som ställts är inget alternativ minst lika bra som ett annat för alla grupper."


def tension_sentence(
    first: str, second: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return which groups stand against each other when neither alternative is at least as good for all."""
    parts = [
        f"bättre för {join(better)}" if better else "",
        f"sämre för {join(worse)}" if worse else "",
        f"både bättre och sämre för {join(both)}" if both else "",
    ]
    told = "; ".join(p for p in parts if p) or "ingen skillnad"
    return f"{capital(first)} jämfört med {second}: {told}."


def pair_not_compared(first: str, second: str, open_rows: int) -> str:
    """Return that two alternatives are not compared while rows are open."""
    rows = counted(open_rows, "bedömning är öppen", "bedömningar är öppna")
    return f"{capital(first)} och {second} jämförs inte ännu: {rows}."


def not_compared_sentence(open_rows: int) -> str:
    """Return that no alternatives are compared while rows are open."""
    rows = counted(open_rows, "bedömning är öppen", "bedömningar är öppna")
    return f"Alternativen jämförs inte ännu: {rows}."


LATE_STAGE = N_("Bedömningen gjordes sent: förslaget var redan klart.")
LATE_DECIDED = N_("Bedömningen gjordes sent: beslutet var redan fattat.")
SHORT_TIME = N_("Lite tid: det är mindre än tolv veckor mellan beslut och start.")
DISCLAIMER = (
    "Bedömningen är ett underlag. Den ersätter inte nämndens egen avvägning och inte juridisk prövning. "
    "Talen visar bredd, inte hur allvarligt något är, och ska inte läggas ihop mellan perspektiv."
)
NOTHING_ASSESSED = (
    "Inget är bedömt ännu. Det betyder inte att förslaget är ofarligt: det betyder att ingen har svarat."
)
NO_POSITION = "Inget ställningstagande är skrivet ännu."


def partly_assessed(answered: int, asked: int) -> str:
    """Return the warning for an assessment where rows are still unanswered."""
    left = asked - answered
    ending = "är obesvarad" if left == 1 else "är obesvarade"
    return f"Bedömningen är inte färdig: {number(left)} av {number(asked)} bedömningar {ending}."


def capped(text: str, limit: int) -> str:
    """Return the text cut at a word to at most ``limit`` characters, with an ellipsis when it was cut."""
    # Non-breaking spaces hold numbers and units together, so only ordinary white space is folded.
    text = _WHITE.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    inside_a_word = text[limit - 1] != " "
    at_word = cut.rsplit(" ", 1)[0] if inside_a_word and " " in cut[limit // 2 :] else cut
    return f"{at_word.rstrip(' ,.;:–-')}…"
