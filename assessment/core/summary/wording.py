"""Every sentence that the tool itself writes about a result: klarspråk, whole sentences, right agreement.

Knows words, not where they are printed. What people have written is passed through as it is.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from assessment.core.case import Count
from assessment.core.language import MINUS, N_, spoken, tr
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
_SMALL = (
    *(N_("noll"), N_("en"), N_("två"), N_("tre"), N_("fyra"), N_("fem"), N_("sex")),
    *(N_("sju"), N_("åtta"), N_("nio"), N_("tio"), N_("elva"), N_("tolv")),
)


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
        return tr("ett")
    return tr(_SMALL[value]) if 0 <= value < len(_SMALL) else number(value)


def counted(value: int, one: str, many: str, *, neuter: bool = False) -> str:
    """Return ``en grupp`` or ``tre grupper``."""
    return f"{number_word(value, neuter=neuter)} {one if value == 1 else many}"


def kronor(amount: int) -> str:
    """Return an amount as mnkr, tkr or kr, signed when negative: ``−2,3 mnkr``."""
    sign = MINUS if amount < 0 else ""
    size = abs(amount)
    if size >= _MILLION:
        return tr("{amount}\u00a0mnkr", amount=sign + _decimal(size, _MILLION))
    if size >= 10 * _THOUSAND:
        return tr("{amount}\u00a0tkr", amount=sign + _decimal(size, _THOUSAND))
    return tr("{amount}\u00a0kr", amount=sign + number(size))


def _decimal(size: int, unit: int) -> str:
    tenths = (Fraction(size * 10, unit) + Fraction(1, 2)).__floor__()
    whole, tenth = divmod(tenths, 10)
    return f"{number(whole)}{spoken().decimal_sign}{tenth}" if tenth else number(whole)


def day(value: date | None) -> str:
    """Return an ISO date with non-breaking hyphens left plain, or ''."""
    return value.isoformat() if value else ""


def how_many(count: Count | None) -> str:
    """Return how many are affected, in words that fit in brackets after a group."""
    if count is None or count == "vet-inte":
        return tr("okänt antal")
    return tr("färre än fem") if count == "färre-än-fem" else number(int(count))


def severity_phrase(severity: Severity) -> str:
    """Return *allvarlig försämring*, *betydande försämring* or *mindre försämring*."""
    return tr("{severity} försämring", severity=tr(severity.value))


def improvement_phrase(improvement: Improvement) -> str:
    """Return *stor förbättring*, *tydlig förbättring* or *mindre förbättring*."""
    return tr("{improvement} förbättring", improvement=tr(improvement.value))


def status_text(status: Status, before: Status, possible: Sequence[Status], *, lowered: bool = False) -> str:
    """Return the status as it may be shown: never a bare word while several are possible.

    ``before`` is the word before measures, printed whenever it differs from ``status``; not when an open flag
    alone made *Stärker* into *Blandat* (``lowered``), which is no effect of a measure.
    """
    word = tr(status.value)
    others = [s.value for s in possible if s is not status]
    if len(possible) > 1:
        word = tr("{word} {dash} kan bli {may_become}", word=word, dash=DASH, may_become=may_become(others))
    if before is not status and not lowered:
        word = tr("{word} (före åtgärder: {before})", word=word, before=tr(before.value))
    return word


def may_become(others: Sequence[str]) -> str:
    """Return the words that the status may become; from end to end when nearly all are possible."""
    if Status.SEVERE_RISK.value in others and Status.STRENGTHENS.value in others:
        return tr(
            "allt från {strengthens} till {severe_risk}",
            strengthens=tr(Status.STRENGTHENS.value),
            severe_risk=tr(Status.SEVERE_RISK.value),
        )
    return join([tr(other) for other in others], OR)


def short_status(status: Status, possible: Sequence[Status]) -> str:
    """Return the status for a narrow place: *Kan bli …* instead of the word while several are possible."""
    if len(possible) <= 1:
        return tr(status.value)
    if status in {Status.NOT_ASSESSED, Status.BASIS_MISSING}:
        return tr(
            "{status} {dash} kan bli {may_become}",
            status=tr(status.value),
            dash=DASH,
            may_become=may_become([s.value for s in possible if s is not status]),
        )
    return tr("Kan bli {may_become}", may_become=may_become([s.value for s in possible]))


GAP_TEXT: dict[Gap, str] = {
    Gap.GROWS: N_("Ökar"),
    Gap.SHRINKS: N_("Minskar"),
    Gap.STAYS: N_("Består"),
    Gap.UNCLEAR: N_("Oklart"),
    Gap.BOTH: N_("Både ökar och minskar"),
    Gap.NONE: DASH,
}

GAP_SENTENCE: dict[Gap, str] = {
    Gap.GROWS: N_("Skillnaderna mellan grupper ökar."),
    Gap.SHRINKS: N_("Skillnaderna mellan grupper minskar."),
    Gap.STAYS: N_("Skillnaderna mellan grupper består."),
    Gap.UNCLEAR: N_("Det går inte att säga om skillnaderna mellan grupper ändras."),
    Gap.BOTH: N_("Skillnaderna ökar i någon fråga och minskar i en annan."),
    Gap.NONE: N_("Det finns inga grupper att jämföra."),
}

CONFIDENCE_TEXT: dict[Confidence, str] = {
    Confidence.HIGH: N_("Hög"),
    Confidence.MEDIUM: N_("Medel"),
    Confidence.LOW: N_("Låg"),
    Confidence.NONE: DASH,
}

CONFIDENCE_SENTENCE: dict[Confidence, str] = {
    Confidence.HIGH: N_(
        "Underlaget är säkert: det mesta bygger på fakta, forskning, dialog eller erfarenhet."
    ),
    Confidence.MEDIUM: N_("Underlaget är delvis säkert."),
    Confidence.LOW: N_("Underlaget är osäkert: mycket är okänt eller bygger på antaganden."),
    Confidence.NONE: N_("Inga bedömningar räknas, så underlaget går inte att beskriva."),
}

NO_BASIS = N_("Underlag inte angivet (räknas som C, antagande)")

DEPTH_TEXT: dict[Depth | None, str] = {
    Depth.NONE: N_("Bedöms inte"),
    Depth.SHORT: N_("Kort spår"),
    Depth.FULL: N_("Fullt spår"),
    None: N_("Avgränsningen är inte klar, så frågorna i det korta spåret ställs"),
}
NOT_YET = N_("kan inte sägas än")
NOT_ASKED = N_("Nämnden har valt att inte fråga efter perspektivet. Det står i inställningarna.")


def own_gap_sentence(word: Gap, own: Gap) -> str:
    """Return the sentence for when the official's own answer differs from what the ratings say."""
    return tr(
        "Bedömningarna rad för rad säger ”{word}”, men ert eget svar är ”{own}”. "
        "Förklara skillnaden i motiveringen.",
        word=tr(word.value),
        own=tr(own.value),
    )


def unclear_sentence(unclear: int) -> str:
    """Return how many questions leave the gap unclear, or '' for none."""
    return (
        tr("I {unclear} är det oklart.", unclear=counted(unclear, tr("fråga"), tr("frågor")))
        if unclear
        else ""
    )


def worst_sentence(names: Sequence[str] | None, severity: Severity | None) -> str:
    """Return who is most affected and how gravely; all ties are named, and None cannot be said yet."""
    if names is None:
        return tr("Vem som drabbas mest kan inte sägas än.")
    if not names:
        return tr("Ingen grupp får det säkert sämre.")
    how = f" ({severity_phrase(severity)})" if severity else ""
    return tr("Mest drabbad: {names}{how}.", names=join(names), how=how)


def best_sentence(names: Sequence[str] | None, improvement: Improvement | None) -> str:
    """Return who is most helped and how much; all ties are named, and None cannot be said yet."""
    if names is None:
        return tr("Vem som hjälps mest kan inte sägas än.")
    if not names:
        return tr("Ingen grupp får det säkert bättre.")
    how = f" ({improvement_phrase(improvement)})" if improvement else ""
    return tr("Mest hjälpt: {names}{how}.", names=join(names), how=how)


def after_measures_sentence(names: Sequence[str] | None, severity: Severity | None) -> str:
    """Return who is most affected when decided measures are counted in; None cannot be said yet."""
    if names is None:
        return tr("Vem som drabbas mest med beslutade åtgärder kan inte sägas än.")
    if not names:
        return tr("Med beslutade åtgärder får ingen grupp det säkert sämre.")
    how = f" ({severity_phrase(severity)})" if severity else ""
    return tr("Med beslutade åtgärder är {names} mest drabbade{how}.", names=join(names), how=how)


def no_difference_sentences(names: Sequence[str]) -> tuple[str, ...]:
    """Return that some groups notice no difference in any question; nothing when there are none."""
    return (tr("Ingen skillnad i någon fråga: {names}.", names=join(names)),) if names else ()


def extent_sentence(kind: str, text: str, bands: Sequence[str]) -> str:
    """Return the breadth in words first, the number after: *liten till måttlig (0–38 av 100)*."""
    return tr(
        "Utbredning av {kind}: {band_text} ({text} av 100).", kind=kind, band_text=band_text(bands), text=text
    )


def band_text(bands: Sequence[str]) -> str:
    """Return one band, or both ends when the interval spans several."""
    if not bands:
        return DASH
    return bands[0] if bands[0] == bands[-1] else tr("{first} till {last}", first=bands[0], last=bands[-1])


def fetched_from(perspective: str, question: str) -> str:
    """Return where an answer that counts in several perspectives is given."""
    return tr(
        "Svaret är hämtat från {perspective}, {question}.",
        perspective=lower(perspective),
        question=lower(question),
    )


def picture_of(group: str, harm: str, severity: str, benefit: str, improvement: str) -> str:
    """Return one group's part of what a picture of a profile shows; numbers with their words in brackets."""
    worse = (
        tr("försämring {harm}, {severity}", harm=harm, severity=severity)
        if severity != DASH
        else tr("försämring {harm}", harm=harm)
    )
    better = (
        tr("förbättring {benefit}, {improvement}", benefit=benefit, improvement=improvement)
        if improvement != DASH
        else tr("förbättring {benefit}", benefit=benefit)
    )
    return f"{group}: {worse}; {better}."


def picture_text(parts: Sequence[str]) -> str:
    """Return what a picture of a profile shows, for those who do not see it."""
    if not parts:
        return ""
    return tr(
        "Stapeldiagram: försämring åt vänster, förbättring åt höger, 0 till 100. {parts}",
        parts=" ".join(parts),
    )


def lowered_sentence(flags: Sequence[str]) -> str:
    """Return why *Stärker* is shown as *Blandat* while stop flags are open."""
    names = join(tr("”{word}”", word=f) for f in flags)
    return tr(
        "Bedömningarna pekar mot Stärker, men visas som Blandat så länge det saknas svar på {names}.",
        names=names,
    )


def lowered_phrase(flags: Sequence[str]) -> str:
    """Return, for a table, why *Stärker* is shown as *Blandat*."""
    return tr("Stärker först när det finns svar på {join}", join=join(tr("”{word}”", word=f) for f in flags))


def dominance_sentence(better: str, worse: str) -> str:
    """Return that one alternative is at least as good as another for everyone asked about."""
    return tr(
        "I de frågor som ställts är {better} minst lika bra som {worse} för alla grupper, "
        "och bättre i minst en fråga.",
        better=better,
        worse=worse,
    )


WAITS_FOR_ANSWER = N_("Stärker visas först när öppna frågor har svar.")
NO_DOMINANCE = N_(
    "I de frågor som ställts är inget alternativ minst lika bra som ett annat för alla grupper."
)


def tension_sentence(
    first: str, second: str, better: Sequence[str], worse: Sequence[str], both: Sequence[str]
) -> str:
    """Return which groups stand against each other when neither alternative is at least as good for all."""
    parts = [
        tr("bättre för {better}", better=join(better)) if better else "",
        tr("sämre för {worse}", worse=join(worse)) if worse else "",
        tr("både bättre och sämre för {both}", both=join(both)) if both else "",
    ]
    told = "; ".join(p for p in parts if p) or tr("ingen skillnad")
    return tr("{first} jämfört med {second}: {told}.", first=capital(first), second=second, told=told)


def pair_not_compared(first: str, second: str, open_rows: int) -> str:
    """Return that two alternatives are not compared while rows are open."""
    rows = counted(open_rows, tr("bedömning är öppen"), tr("bedömningar är öppna"))
    return tr(
        "{first} och {second} jämförs inte ännu: {rows}.", first=capital(first), second=second, rows=rows
    )


def not_compared_sentence(open_rows: int) -> str:
    """Return that no alternatives are compared while rows are open."""
    rows = counted(open_rows, tr("bedömning är öppen"), tr("bedömningar är öppna"))
    return tr("Alternativen jämförs inte ännu: {rows}.", rows=rows)


LATE_STAGE = N_("Bedömningen gjordes sent: förslaget var redan klart.")
LATE_DECIDED = N_("Bedömningen gjordes sent: beslutet var redan fattat.")
SHORT_TIME = N_("Lite tid: det är mindre än tolv veckor mellan beslut och start.")
DISCLAIMER = N_(
    "Bedömningen är ett underlag. Den ersätter inte nämndens egen avvägning och inte juridisk prövning. "
    "Talen visar bredd, inte hur allvarligt något är, och ska inte läggas ihop mellan perspektiv."
)
NOTHING_ASSESSED = N_(
    "Inget är bedömt ännu. Det betyder inte att förslaget är ofarligt: det betyder att ingen har svarat."
)
NO_POSITION = N_("Inget ställningstagande är skrivet ännu.")


def partly_assessed(answered: int, asked: int) -> str:
    """Return the warning for an assessment where rows are still unanswered."""
    left = asked - answered
    ending = tr("är obesvarad") if left == 1 else tr("är obesvarade")
    return tr(
        "Bedömningen är inte färdig: {left} av {asked} bedömningar {ending}.",
        left=number(left),
        asked=number(asked),
        ending=ending,
    )


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
