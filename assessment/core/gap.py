"""Does the gap between groups grow, shrink or stay (method, chapter 4).

Knows the reference row against the utsatta rows, and one sex against the other. Knows no status.
"""

from collections.abc import Iterable, Mapping, Sequence

from assessment.core.assessment import Answer, Cells, Value
from assessment.core.checklist import Checklist, WorseOffToday
from assessment.core.result import GapResult
from assessment.core.rows import Row
from assessment.core.tables import answer_rows
from assessment.core.vocabulary import Gap

OWN_WORDS = {
    "okar": Gap.GROWS,
    "minskar": Gap.SHRINKS,
    "bestar": Gap.STAYS,
    "bade-och": Gap.BOTH,
}
"""The option ids that the official's own answer about the gap is read from; any other is no word."""

_LOWEST, _HIGHEST = -2, 2


def gap_of(
    checklist: Checklist,
    questions: Mapping[str, Sequence[Row]],
    answers: Mapping[str, Answer],
    alternative: str,
) -> GapResult:
    """Return the gap word of a perspective and alternative, and each question's word.

    ``questions`` are the rows of this perspective and alternative by question, before or after measures;
    ``answers`` those to questions that apply. A question asked of two pairs gives two words.
    """
    words = words_of(checklist, questions, answers)
    return GapResult(
        word=joined(word for _, word in words),
        questions=tuple(words),
        unclear=len({key for key, word in words if word is Gap.UNCLEAR}),
        own_answer=_own_answer(checklist, answers, alternative),
    )


def words_of(
    checklist: Checklist, questions: Mapping[str, Sequence[Row]], answers: Mapping[str, Answer]
) -> list[tuple[str, Gap]]:
    """Return each question's word, or words, in the order of the questions; as `gap_of` without the rest."""
    pairs = checklist.worse_off_today
    today = _worse_off(checklist, pairs, answers) if pairs else {}
    words: list[tuple[str, Gap]] = []
    for key, rows in questions.items():
        theme = rows[0].theme
        if pairs and theme:
            words += [(key, w) for w in _pair_words(rows, pairs, today.get(theme))]
        elif (word := word_between([r for r in rows if r.reference], _vulnerable(rows))) is not None:
            words.append((key, word))
    return words


def joined(words: Iterable[Gap]) -> Gap:
    """Return the word for several: både och, then ökar, oklart, minskar, består; a dash for none."""
    found = set(words)
    if Gap.BOTH in found or {Gap.GROWS, Gap.SHRINKS} <= found:
        return Gap.BOTH
    order = (Gap.GROWS, Gap.UNCLEAR, Gap.SHRINKS, Gap.STAYS)
    return next((w for w in order if w in found), Gap.NONE)


def word_between(upper: Sequence[Row], lower: Sequence[Row]) -> Gap | None:
    """Return the word for those better off against those worse off; None when either has no relevant row.

    ``upper`` counts with its better part, ``lower`` with the worse part of its lowest row. An open row may be
    anything from −2 to +2, and the word is given only when it is the same for every value.
    """
    highs = [_ends(r, r.better or r.worse) for r in upper if not r.not_relevant]
    lows = [_ends(r, r.worse or r.better) for r in lower if not r.not_relevant]
    if not highs or not lows:
        return None
    r_low, r_high = highs[0]
    l_low, l_high = min(low for low, _ in lows), min(high for _, high in lows)
    if r_low > l_high:
        return Gap.GROWS
    if r_high < l_low:
        return Gap.SHRINKS
    return Gap.STAYS if r_low == r_high == l_low == l_high else Gap.UNCLEAR


def _ends(row: Row, value: int) -> tuple[int, int]:
    return (_LOWEST, _HIGHEST) if row.open else (value, value)


def _vulnerable(rows: Sequence[Row]) -> list[Row]:
    return [r for r in rows if r.vulnerable and not r.reference]


def _pair_words(rows: Sequence[Row], pairs: WorseOffToday, today: int | str | None) -> list[Gap]:
    by_group = {r.group: r for r in rows if not r.not_relevant}
    words = []
    for pair in pairs.pairs:
        if not all(group in by_group for group in pair):
            continue
        one, other = (by_group[group] for group in pair)
        if isinstance(today, int):
            worse_off, better_off = (one, other) if today == 0 else (other, one)
            words.append(word_between([better_off], [worse_off]) or Gap.UNCLEAR)
        else:
            words.append(_word_without_direction(one, other, equal_today=today == EQUAL))
    return words


EQUAL = "lika"
"""The answer that nobody is worse off today."""


def _word_without_direction(one: Row, other: Row, *, equal_today: bool) -> Gap:
    if one.open or other.open:
        return Gap.UNCLEAR
    if (one.worse, one.better) == (other.worse, other.better):
        return Gap.STAYS
    return Gap.GROWS if equal_today else Gap.UNCLEAR


def _worse_off(
    checklist: Checklist, pairs: WorseOffToday, answers: Mapping[str, Answer]
) -> dict[str, int | str]:
    """Return for each theme the place in the pairs (0 or 1) of who is worse off today, or `EQUAL`."""
    places = {group: place for pair in pairs.pairs for place, group in enumerate(pair)}
    found: dict[str, int | str] = {}
    for row in answer_rows(answers.get(checklist.key(pairs.question))):
        said = str(row.get(pairs.answer, "")).strip()
        theme = str(row.get(pairs.theme, "")).strip()
        if said == EQUAL or said in places:
            found[theme] = EQUAL if said == EQUAL else places[said]
    return found


def _own_answer(checklist: Checklist, answers: Mapping[str, Answer], alternative: str) -> Gap | None:
    answer = answers.get(checklist.key(checklist.gap_question)) if checklist.gap_question else None
    if answer is None:
        return None
    word = joined(OWN_WORDS[w] for w in _said(answer.at(alternative)) if w in OWN_WORDS)
    return None if word is Gap.NONE else word


def _said(value: Value | None) -> Iterable[str]:
    # One answer, several, or a table with one per theme.
    entries: tuple[str | Cells | int | float | None, ...] = value if isinstance(value, tuple) else (value,)
    for entry in entries:
        if isinstance(entry, dict):
            yield from (str(cell) for cell in entry.values())
        else:
            yield str(entry)
