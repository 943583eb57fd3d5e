"""The status word of a perspective and alternative, and which words are still possible (method, chapter 6).

The rule sees rows only, through what they add up to. Knows no flag and no measure.
"""

from assessment.core.catalogue import Scale
from assessment.core.tally import Tally
from assessment.core.vocabulary import Severity, Status


def status_of(tally: Tally, scale: Scale, *, screened_out: bool = False) -> Status:  # noqa: PLR0911 - first that fits
    """Return the first word that fits. ``screened_out`` is depth ingen with a reason."""
    if screened_out or (tally.rows and not tally.relevant):
        return Status.NOT_AFFECTED
    if not tally.answered:
        return Status.NOT_ASSESSED
    if tally.severity is Severity.SEVERE:
        return Status.SEVERE_RISK
    if _reaches(tally, tally.unknown, scale):
        return Status.BASIS_MISSING
    if tally.worse and tally.better:
        return Status.MIXED
    if tally.worse:
        return Status.WEAKENS
    return Status.STRENGTHENS if tally.better else Status.NO_CLEAR_EFFECT


def possible_statuses(tally: Tally, scale: Scale, *, screened_out: bool = False) -> tuple[Status, ...]:
    """Return every word that some completion gives, in the order of `Status`.

    A completion answers every open row and gives every empty attribute a value; underlag stays. Without a row
    to complete the word itself is the only one.
    """
    if screened_out or not tally.relevant:
        return (status_of(tally, scale, screened_out=screened_out),)
    if tally.severity is Severity.SEVERE:
        return (Status.SEVERE_RISK,)
    found = {Status.SEVERE_RISK} if tally.possible_severity is Severity.SEVERE else set()
    if _reaches(tally, tally.missing, scale):
        found.add(Status.BASIS_MISSING)
    else:
        found |= _by_direction(bool(tally.worse), bool(tally.better), bool(tally.open))
    return tuple(s for s in Status if s in found)


def _by_direction(worse: bool, better: bool, open_row: bool) -> set[Status]:  # noqa: FBT001 - three signs of one rule
    fits = {
        Status.MIXED: (worse or open_row) and (better or open_row),
        Status.WEAKENS: not better and (worse or open_row),
        Status.STRENGTHENS: not worse and (better or open_row),
        Status.NO_CLEAR_EFFECT: not worse and not better,
    }
    return {status for status, possible in fits.items() if possible}


def _reaches(tally: Tally, weight: int, scale: Scale) -> bool:
    share = tally.share(weight)
    return share is not None and share >= scale.thresholds.basis_missing.value
