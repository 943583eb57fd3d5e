"""*Vad betyder det här?*: a fold for each block of a page, with the words of the method that it shows.

Knows which words belong to a block and where the scale explains them. Explains nothing in its own words.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from assessment.core.catalogue import Scale
from assessment.core.language import N_, tr
from assessment.core.result import PerspectiveResult, Result
from assessment.core.summary.model import FirstPage
from assessment.core.summary.wording import (
    CONFIDENCE_TEXT,
    DASH,
    GAP_TEXT,
    capital,
    improvement_phrase,
    severity_phrase,
)
from assessment.core.vocabulary import (
    DASH_STATUSES,
    Basis,
    Confidence,
    FlagState,
    Gap,
    Improvement,
    Severity,
    Status,
)
from assessment.ui import folded, texts


class Term(StrEnum):
    """The words of a result that are no answer of a rule, but that a reader has to know."""

    MAY_BECOME = N_("kan bli")
    UNSETTLED = N_("inte avgjort")
    WORST = N_("mest drabbad")
    VULNERABLE = N_("utsatt grupp")
    NUMBER = N_("talen 0–100")
    SPAN = N_("spann")
    WEIGHT = N_("vikt")


EXPLAINED: Mapping[type[StrEnum], tuple[str, str]] = {
    Status: ("status", ""),
    Term: ("metodord", ""),
    Severity: ("allvar", N_("Försämring")),
    Improvement: ("forbattring", N_("Förbättring")),
    Gap: ("klyfta", N_("Skillnader")),
    Confidence: ("sakerhet", N_("Säkert underlag")),
    Basis: ("underlag", N_("Underlag")),
    FlagState: ("flagga", N_("Stoppflagga")),
}
"""Every closed set of words that the screen shows: where the scale explains it, and what stands before it."""

NUMBERS = (Term.NUMBER, Term.SPAN, Term.WEIGHT, Term.VULNERABLE)
"""What a table with the numbers of groups has to explain."""


def offer(scale: Scale, words: Iterable[StrEnum]) -> bool:
    """Show the words of a block with what they mean, folded; False when the scale explains none of them."""
    return folded.words(tr(texts.WHAT_DOES_IT_MEAN), told(scale, words))


def told(scale: Scale, words: Iterable[StrEnum]) -> dict[str, str]:
    """Return each word as a reader meets it with its meaning, set by set and in the order of the method."""
    # Words of two sets may be spelled alike: a small harm and a small improvement are both "mindre".
    wanted = {(type(word), word.value) for word in words}
    found = {}
    for kind, (where, before) in EXPLAINED.items():
        known = scale.words.get(where, {})
        for word in kind:
            # A dash has nothing to explain that is not said by the words beside it.
            if (kind, word.value) in wanted and word != DASH and (text := known.get(word.value)):
                shown = _shown(word)
                found[f"{tr(before)}: {shown}" if before else capital(shown)] = _sentence(scale, word, text)
    return found


def of_status(found: PerspectiveResult) -> Iterator[StrEnum]:
    """Yield the status of a perspective and what it may become, before measures too."""
    possible = (found.possible, found.possible_before)
    yield from (found.status, found.status_by_rule, found.status_before)
    yield from (word for words in possible for word in words)
    if any(len(words) > 1 for words in possible):
        yield Term.MAY_BECOME


def of_result(found: PerspectiveResult) -> Iterator[StrEnum]:
    """Yield the words of one perspective's line: status, gravest harm, worst hit group, gap and certainty."""
    yield from of_status(found)
    if (gravest := found.gravest) is not None:
        yield from (word for word in (gravest.severity, gravest.possible_severity) if word is not None)
    if found.status not in DASH_STATUSES:
        yield Term.WORST
    for one in (found, found.after) if found.after else (found,):
        yield one.gap.word
        yield one.basis.confidence


def of_groups(found: PerspectiveResult) -> Iterator[StrEnum]:
    """Yield the words of one perspective's groups: how grave, how much better, and what the numbers are."""
    for group in (*found.groups, *(found.after.groups if found.after else ())):
        yield from NUMBERS
        yield from Basis
        for word in (
            group.severity,
            group.possible_severity,
            group.improvement,
            group.possible_improvement,
        ):
            if word is not None:
                yield word


def of_alternative(result: Result, alternative: str) -> Iterator[StrEnum]:
    """Yield the words of an overview of one alternative, and of its stop flags."""
    for (_, about), found in result.perspectives.items():
        if about == alternative:
            yield from of_result(found)
    yield from of_flags(result, alternative)


def of_page(page: FirstPage) -> Iterator[StrEnum]:
    """Yield how grave and how large the consequences and conflicts of a first page are said to be."""
    consequences = (*page.worse, *page.better)
    said = "\n".join((*(c.text for c in consequences), *page.conflicts, *page.suggested_conflicts))
    for harm in Severity:
        word = tr(harm.value)
        forms = (
            severity_phrase(harm),
            tr("kan vara {severity}", severity=word),
            tr("med åtgärder: {severity}", severity=word),
        )
        if any(form in said for form in forms):
            yield harm
    yield from (better for better in Improvement if improvement_phrase(better) in said)


def of_flags(result: Result, alternative: str) -> Iterator[StrEnum]:
    """Yield the states of an alternative's stop flags, those that say nothing aside."""
    if result.open_flags(alternative):
        yield FlagState.OPEN
    if result.answered_flags(alternative):
        yield FlagState.ANSWERED


def _shown(word: StrEnum) -> str:
    if isinstance(word, Gap):
        return tr(GAP_TEXT[word]).lower()
    return tr(CONFIDENCE_TEXT[word]).lower() if isinstance(word, Confidence) else tr(word.value)


def _sentence(scale: Scale, word: StrEnum, text: str) -> str:
    if word is Term.WEIGHT:
        steps = "; ".join(
            tr("{weight} är {meaning}", weight=weight, meaning=meaning)
            for weight, meaning in sorted(scale.weights.words.items())
        )
        return f"{text} {capital(steps)}."
    return capital(text if text.endswith(".") else f"{text}.")
