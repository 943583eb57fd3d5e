"""Klarspråk: can the person who answers read the question once and know what is asked?

Knows words, sentences and LIX. The limits come from skala.yaml; knows no method.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Asked, Desk
from assessment.core.lint.registry import rule
from assessment.core.lint.words import CLAUSE, DENIED, DENIES, OFFICIALESE, plainer
from assessment.core.shape import quoted

LONGEST = 200
"""Most characters in a question: about two lines on the screen."""

ALIKE = 0.8
"""Share of words in common from which two questions say the same."""

SHORTEST = 4
"""Words that a question needs for its likeness to mean something."""

LONG_WORD = 6
"""Letters: a longer word counts as long in LIX (Björnsson 1968)."""

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
SENTENCE = re.compile(r"(?<=[.?!:])\s+")


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a colon ends one, as in LIX."""
    return [s for s in SENTENCE.split(" ".join(text.split())) if words(s)]


def lix(text: str) -> float:
    """Return the LIX of a text: words per sentence plus long words in per cent; 0 for no words."""
    every = words(text)
    if not every:
        return 0.0
    long_words = sum(len(w) > LONG_WORD for w in every)
    return len(every) / len(sentences(text)) + 100 * long_words / len(every)


def _texts(asked: Asked) -> Iterator[tuple[Path, str]]:
    """Yield what the one who answers reads: the question, its help and the answers to choose from."""
    yield (*asked.path, "fråga"), asked.question.text
    yield (*asked.path, "hjälp"), asked.question.help
    for number, option in enumerate(asked.question.options):
        yield (*asked.path, "svarsalternativ", number, "text"), option.text
        yield (*asked.path, "svarsalternativ", number, "hjälp"), option.help


def _finding(asked: Asked, code: str, path: Path, message: str, tip: str, at: str) -> Finding:
    return Finding(
        code=code, document=asked.sheet.document, path=path, message=message, tips=(tip,), words=at or None
    )


@rule("saknar-frågetecken")
def without_question_mark(desk: Desk) -> Iterator[Finding]:
    """A question does not ask."""
    for asked in desk.questions:
        if "?" not in asked.question.text:
            message = f"frågan {quoted(asked.question.id)} har inget frågetecken"
            yield asked.finding(
                "saknar-frågetecken", message, "skriv om den som en fråga, och avsluta med ?", key="fråga"
            )


@rule("lång-fråga")
def long_question(desk: Desk) -> Iterator[Finding]:
    """A question is too long to hold in mind."""
    for asked in desk.questions:
        length = len(asked.question.text)
        if length > LONGEST:
            message = f"frågan har {length} tecken"
            tip = f"skriv högst {LONGEST}, och flytta resten till hjälp"
            yield asked.finding("lång-fråga", message, tip, key="fråga")


@rule("dubbel-negation")
def double_negation(desk: Desk) -> Iterator[Finding]:
    """Two words of one clause deny each other, so that *ja* means *nej*."""
    for asked in desk.questions:
        for path, text in _texts(asked):
            if path[-1] == "hjälp":
                continue
            for clause in CLAUSE.split(" ".join(text.split())):
                both = DENIED.search(clause)
                denials = DENIES.findall(clause)
                if both or len(denials) > 1:
                    pair = both.groups() if both else denials[:2]
                    message = f"{quoted(pair[0])} och {quoted(pair[1])} nekar varandra"
                    tip = "skriv om så att meningen bara nekar en gång, eller inte alls"
                    yield _finding(asked, "dubbel-negation", path, message, tip, pair[0])


@rule("kanslisvenska")
def officialese(desk: Desk) -> Iterator[Finding]:
    """A word that has a plainer one."""
    for asked in desk.questions:
        for path, text in _texts(asked):
            for found in OFFICIALESE.finditer(" ".join(text.split())):
                message = f"{quoted(found[0])} är ett svårt ord"
                yield _finding(
                    asked, "kanslisvenska", path, message, f"skriv till exempel ”{plainer(found)}”", found[0]
                )


@rule("lika-frågor")
def same_question(desk: Desk) -> Iterator[Finding]:
    """Two questions say the same, and nothing says that they are one."""
    said = [(a, frozenset(w.lower() for w in words(a.question.text))) for a in desk.questions]
    long_enough = [(a, w) for a, w in said if len(w) >= SHORTEST]
    for (one, first), (other, second) in combinations(long_enough, 2):
        if len(first & second) < ALIKE * len(first | second):
            continue
        shared = {one.question.shares_rows_with, other.question.shares_rows_with}
        if not shared & {one.key, other.key}:
            message = f"frågan säger samma sak som {quoted(one.key)}"
            tip = "ta bort den ena, skriv vad som skiljer dem, eller låt dem dela rader med delar-rader-med"
            yield other.finding("lika-frågor", message, tip, key="fråga")


@rule("svårläst")
def hard_to_read(desk: Desk) -> Iterator[Finding]:
    """The questions of a checklist together, or one question with its help, have a LIX above the limit."""
    limits = desk.material.scale.content.plain_language if desk.material.scale else None
    if limits is None:
        return
    for sheet in desk.checklists:
        asked_here = [a for a in desk.questions if a.sheet is sheet]
        every = "\n".join(a.question.text for a in asked_here)
        together = lix(every)
        if len(words(every)) >= limits.lix_words and together > limits.lix_checklist:
            yield Finding(
                code="svårläst",
                document=sheet.document,
                path=("namn",),
                message=f"frågorna har LIX {together:.0f} tillsammans, och gränsen är {limits.lix_checklist}",
                tips=("börja med de längsta frågorna: dela meningar och byt långa ord",),
            )
        for asked in asked_here:
            text = f"{asked.question.text}\n{asked.question.help}"
            own = lix(text)
            if len(words(text)) >= limits.lix_words and own > limits.lix_question:
                message = f"frågan med hjälp har LIX {own:.0f}, och gränsen är {limits.lix_question}"
                tip = f"dela meningar och byt långa ord, till exempel {_longest(text)}"
                yield asked.finding("svårläst", message, tip, key="hjälp")


def _longest(text: str) -> str:
    return ", ".join(quoted(w) for w in sorted(set(words(text)), key=lambda w: (-len(w), w))[:3])


@rule("lång-mening")
def long_sentence(desk: Desk) -> Iterator[Finding]:
    """A sentence has more words than the limit."""
    limits = desk.material.scale.content.plain_language if desk.material.scale else None
    if limits is None:
        return
    for asked in desk.questions:
        for path, text in _texts(asked):
            for sentence in sentences(text):
                count = len(words(sentence))
                if count > limits.sentence:
                    message = f"meningen har {count} ord, och gränsen är {limits.sentence}"
                    start = " ".join(sentence.split()[:3])
                    yield _finding(asked, "lång-mening", path, message, "dela den i två", start)
