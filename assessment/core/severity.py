"""Severity of one row, by rule, never by product (method, chapter 2).

Knows one row at a time. An empty attribute is graver for possible severity and milder for certain severity.
"""

from assessment.core.rows import Row, better_part
from assessment.core.vocabulary import Duration, Improvement, Reversibility, Severity

_HARD = frozenset({Reversibility.HARD, Reversibility.NO})


def severity_of(
    worse: int, duration: Duration | None, reversibility: Reversibility | None, *, vulnerable: bool
) -> Severity | None:
    """Return the severity of a worse part (−2 or −1); None when nothing is worse.

    Severe: −2 and (lasting, or hard or impossible to undo, or a vulnerable group).
    Considerable: −2 otherwise, or −1 and vulnerable and lasting. Minor: −1 otherwise.
    """
    if worse == 0:
        return None
    lasting = duration is Duration.LASTING
    if worse == -2:  # noqa: PLR2004 - the scale's own end, not a threshold
        grave = lasting or reversibility in _HARD or vulnerable
        return Severity.SEVERE if grave else Severity.CONSIDERABLE
    return Severity.CONSIDERABLE if vulnerable and lasting else Severity.MINOR


def improvement_of(
    better: int, duration: Duration | None, reversibility: Reversibility | None
) -> Improvement | None:
    """Return the size of a better part (1 or 2); None when nothing is better.

    The mirror of `severity_of` without the vulnerable group: large is +2 and (lasting or hard to undo),
    clear is +2 otherwise, minor is +1.
    """
    if better == 0:
        return None
    if better == 2:  # noqa: PLR2004 - the scale's own end, not a threshold
        large = duration is Duration.LASTING or reversibility in _HARD
        return Improvement.LARGE if large else Improvement.CLEAR
    return Improvement.MINOR


def certain_severity(row: Row) -> Severity | None:
    """Return the severity that holds whatever the empty attributes are; None for rows that are not worse."""
    return severity_of(row.worse, row.duration, row.reversibility, vulnerable=row.vulnerable)


def possible_severity(row: Row) -> Severity | None:
    """Return the gravest severity that some value of the empty attributes or of an open row gives."""
    worse = -2 if row.open else row.worse
    return severity_of(
        worse,
        row.duration or Duration.LASTING,
        row.reversibility or Reversibility.NO,
        vulnerable=row.vulnerable,
    )


def certain_improvement(row: Row) -> Improvement | None:
    """Return the improvement that holds whatever the empty attributes are; None for rows not better."""
    return improvement_of(better_part(row.rating), row.duration, row.reversibility)


def possible_improvement(row: Row) -> Improvement | None:
    """Return the largest improvement that some value of the empty attributes or of an open row gives."""
    better = 2 if row.open else row.better
    return improvement_of(better, row.duration or Duration.LASTING, row.reversibility or Reversibility.NO)
