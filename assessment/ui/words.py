"""The words of the scale as a screen needs them: one label for each answer, with its meaning.

Knows the scale of a checklist set. Knows no widget.
"""

from functools import lru_cache

from assessment.core.catalogue import Scale
from assessment.core.language import spoken, tr
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import Basis, Both, Duration, Rating, RatingWord, Reversibility
from assessment.ui import texts

Token = str
"""A rating as a widget keeps it: ``-2`` … ``2``, ``both``, ``vet-inte`` or ``inte-relevant``."""

BOTH: Token = "both"


@lru_cache(maxsize=8)
def _labels(pairs: tuple[tuple[int, str], ...], language: str) -> dict[Token, str]:
    del language  # Only what the answer is kept by: it is told in the language that is spoken.
    own = {token: tr(text) for token, text in texts.RATINGS.items()}
    return {str(value): capital(word) for value, word in sorted(pairs)} | own


def rating_labels(scale: Scale) -> dict[Token, str]:
    """Return every answer to an effect question in the order of the screen, the worst first."""
    return _labels(tuple((d.value, d.word) for d in scale.directions), spoken().tag)


@lru_cache(maxsize=8)
def _signed(pairs: tuple[tuple[Token, str], ...], signs: tuple[tuple[Token, str], ...]) -> dict[Token, str]:
    known = dict(signs)
    return {t: f"{known.get(t, '')} {label}".strip() for t, label in pairs}


def signed_labels(scale: Scale) -> dict[Token, str]:
    """Return every answer with its sign first, so that it is known where there is no room for the word."""
    signs = scale.words.get("svarstecken", {})
    own = {str(d.value): d.sign for d in scale.directions} | signs | {BOTH: signs.get("både-och", "")}
    return _signed(tuple(rating_labels(scale).items()), tuple(own.items()))


def token(rating: Rating | None) -> Token | None:
    """Return the rating as a widget keeps it; None is unanswered."""
    if rating is None:
        return None
    if isinstance(rating, Both):
        return BOTH
    return rating.value if isinstance(rating, RatingWord) else str(rating)


def rating(chosen: Token | None) -> Rating | None:
    """Return the rating that a widget holds. *Både och* starts with the mildest of both parts."""
    if chosen is None:
        return None
    if chosen == BOTH:
        return Both(better=1, worse=-1)
    directions: dict[str, Rating] = {"-2": -2, "-1": -1, "0": 0, "1": 1, "2": 2}
    return directions[chosen] if chosen in directions else RatingWord(chosen)


def rating_text(scale: Scale, value: Rating | None) -> str:
    """Return one rating in words: *Både och: något bättre och tydligt sämre*."""
    labels = rating_labels(scale)
    if isinstance(value, Both):
        better, worse = labels[str(value.better)].lower(), labels[str(value.worse)].lower()
        return tr("{both}: {better} och {worse}", both=labels[BOTH], better=better, worse=worse)
    found = token(value)
    return tr(texts.UNANSWERED) if found is None else labels[found]


def rating_meanings(scale: Scale) -> dict[str, str]:
    """Return every answer to an effect question that the scale explains, with its meaning."""
    meanings = scale.words.get("riktning", {})
    by_token = meanings | {BOTH: meanings.get("både-och", "")}
    return {label: by_token[t] for t, label in rating_labels(scale).items() if by_token.get(t)}


def durations(scale: Scale) -> dict[Duration, str]:
    """Return how long an effect lasts, in words."""
    words = scale.words.get("varaktighet", {})
    return {d: capital(words.get(d.value) or tr(d.value)) for d in Duration}


def reversibilities(scale: Scale) -> dict[Reversibility, str]:
    """Return whether an effect can be undone, in words."""
    words = scale.words.get("aterstallbart", {})
    return {r: capital(words.get(r.value) or tr(r.value)) for r in Reversibility}


def bases(scale: Scale) -> dict[Basis, str]:
    """Return the qualities of knowledge, in words."""
    words = scale.words.get("underlag", {})
    return {b: f"{b.value}: {words.get(b.value, '')}".rstrip(": ") for b in Basis}


def meaning(scale: Scale, kind: str, word: str) -> str:
    """Return what a word of the scale means, in a sentence; '' when the scale does not say."""
    return scale.words.get(kind, {}).get(word, "")
