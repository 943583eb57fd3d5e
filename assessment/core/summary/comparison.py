"""The alternatives held against each other, in words: a line for each, and what holds between pairs.

Knows what was compared. Which alternative is better is decided in `alternatives`.
"""

from collections.abc import Iterator, Sequence

from assessment.core.case import BASELINE
from assessment.core.language import tr
from assessment.core.result import Comparison, PerspectiveResult
from assessment.core.summary import wording
from assessment.core.summary.material import Material

_DOMINANCE_CAP = 280


def alternative_lines(material: Material) -> list[str]:
    """Return one line for each alternative: its status words, and what is gravest and for whom."""
    lines = []
    for alternative in material.assessment.rated_alternatives:
        results = [r for _, r in material.results(alternative.id)]
        words = [
            f"{c.name}: {wording.short_status(r.status, r.possible)}"
            for c, r in material.results(alternative.id)
        ]
        line = f"{material.alternative_name(alternative.id)} {wording.DASH} {'; '.join(words)}."
        lines.append(f"{line}{_gravest(material, results)}{_waits(results)}")
    return lines


def _gravest(material: Material, results: Sequence[PerspectiveResult]) -> str:
    worse = [(r.gravest.severity, r.gravest.row) for r in results if r.gravest and r.gravest.severity]
    if not worse:
        return ""
    severity, row = max(worse, key=lambda pair: pair[0].rank)
    return tr(
        " Gravast: {severity_phrase} för {group_name}.",
        severity_phrase=wording.severity_phrase(severity),
        group_name=material.group_name(row.group),
    )


def _waits(results: Sequence[PerspectiveResult]) -> str:
    return f" {tr(wording.WAITS_FOR_ANSWER)}" if any(r.lowered_by for r in results) else ""


def dominance(material: Material, chapter: int) -> str:
    """Return which alternative is at least as good as another for everyone, or that none is.

    ``chapter`` is where the pairs are told.
    """
    found = material.result.comparisons
    name = material.alternative_in_sentence
    better = [wording.dominance_sentence(name(c.first), name(c.second)) for c in found if c.dominates]
    if better:
        return _fitting(better, tr("Se avsnitt {chapter}.", chapter=chapter))
    rated = {a.id for a in material.assessment.rated_alternatives}
    compared = [c for c in found if not c.open_rows and {c.first, c.second} <= rated]
    if compared:
        return tr(
            "{no_dominance} Se avsnitt {chapter}.", no_dominance=tr(wording.NO_DOMINANCE), chapter=chapter
        )
    open_rows = max((c.open_rows for c in found), default=0)
    return wording.not_compared_sentence(open_rows) if open_rows else ""


def _fitting(sentences: Sequence[str], more: str) -> str:
    """Return as many whole sentences as there is room for, and where the others are."""
    told = sentences[0]
    for sentence in sentences[1:]:
        if len(told) + len(sentence) + len(more) + 2 > _DOMINANCE_CAP:
            return f"{told} {more}"
        told = f"{told} {sentence}"
    return told


def comparison(material: Material) -> tuple[str, ...]:
    """Return what holds between each pair of alternatives, pairs with the leading one first."""
    name = material.alternative_in_sentence
    told = []
    for first, second, forward, backward in _pairs(material):
        if forward.open_rows:
            told.append(wording.pair_not_compared(name(first), name(second), forward.open_rows))
        elif forward.dominates or backward.dominates:
            better, worse = (first, second) if forward.dominates else (second, first)
            told.append(wording.dominance_sentence(name(better), name(worse)))
        else:
            told.append(_tension(material, forward))
    return tuple(told)


def _pairs(material: Material) -> Iterator[tuple[str, str, Comparison, Comparison]]:
    found = {(c.first, c.second): c for c in material.result.comparisons}
    leading = material.leading_id
    seen: set[frozenset[str]] = set()
    # The leading alternative is asked about first and the nollalternativ last.
    for first, second in sorted(found, key=lambda p: (p[0] != leading, p[1] == BASELINE)):
        pair = frozenset({first, second})
        if pair not in seen and first != BASELINE:
            seen.add(pair)
            yield first, second, found[first, second], found[second, first]


def _tension(material: Material, pair: Comparison) -> str:
    names = material.group_name
    both = [names(g) for g in pair.better_for if g in pair.worse_for]
    better = [names(g) for g in pair.better_for if g not in pair.worse_for]
    worse = [names(g) for g in pair.worse_for if g not in pair.better_for]
    name = material.alternative_in_sentence
    return wording.tension_sentence(name(pair.first), name(pair.second), better, worse, both)
