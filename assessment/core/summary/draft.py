"""A first draft of the official's own summary, made of the sentences of page 1.

Knows page 1 only. The official changes it and stands for it.
"""

from collections.abc import Iterator

from assessment.core.summary import wording
from assessment.core.summary.model import FirstPage

LONGEST = 8
"""Sentences: what a reader of a decision paper can be asked to read."""


def draft(page: FirstPage) -> str:
    """Return at most eight sentences: what is worst and best for whom, what is unknown, and the advice."""
    return " ".join([*_body(page)][: LONGEST - 1] + _end(page))


def _body(page: FirstPage) -> Iterator[str]:
    if page.not_assessed:
        yield wording.sentence(page.not_assessed)
    for line in page.overview:
        yield wording.sentence(f"{line.perspective}: {line.word}")
    for consequence in (*page.worse, *page.better):
        yield wording.sentence(consequence.text)
    for unknown in page.unknowns[:1]:
        yield wording.sentence(unknown)


def _end(page: FirstPage) -> list[str]:
    return [wording.sentence(page.recommendation)] if page.recommendation.strip() else []
