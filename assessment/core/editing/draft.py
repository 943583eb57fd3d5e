"""What an official has confirmed of a draft, put into an assessment; and yes or no to what words pointed at.

Knows the parts of an assessment. Reads no draft.
"""

from dataclasses import dataclass
from datetime import date

from assessment.core.assessment import Assessment, Cost, Hint
from assessment.core.case import PROPOSAL
from assessment.core.draft_reading import FoundCost, Pointer
from assessment.core.editing.matter import add_group


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was read in a draft and confirmed, perhaps after a change; '' and None are not confirmed."""

    title: str = ""
    diary_number: str = ""
    board: str = ""
    proposal: str = ""
    decision_date: date | None = None
    start_date: date | None = None
    costs: tuple[FoundCost, ...] = ()
    pointers: tuple[Pointer, ...] = ()


def started_from(assessment: Assessment, confirmed: Confirmed) -> Assessment:
    """Return the assessment with what was confirmed; groups and perspectives wait as hints in their steps."""
    given = {
        name: value
        for name in ("title", "diary_number", "board", "proposal", "decision_date", "start_date")
        if (value := getattr(confirmed, name))
    }
    costs = tuple(
        Cost(id=f"kostnad-{n}", alternative=PROPOSAL, amount=cost.amount, note=cost.sentence)
        for n, cost in enumerate(confirmed.costs, start=1)
    )
    hints = tuple(
        Hint(
            id=f"tips-{n}",
            group=pointer.target if pointer.group else None,
            perspective=None if pointer.group else pointer.target,
            words=pointer.words,
            sentence=pointer.sentence,
        )
        for n, pointer in enumerate(confirmed.pointers, start=1)
    )
    case = assessment.case.model_copy(update=given)
    return assessment.model_copy(update={"case": case, "costs": costs, "hints": hints})


def accept_hint(assessment: Assessment, hint: str) -> Assessment:
    """Return the assessment with the group that a hint points at, and without the hint."""
    found = next((h for h in assessment.hints if h.id == hint), None)
    if found is not None and found.group is not None:
        assessment = add_group(assessment, found.group)
    return dismiss_hint(assessment, hint)


def dismiss_hint(assessment: Assessment, hint: str) -> Assessment:
    """Return the assessment without a hint."""
    return assessment.model_copy(update={"hints": tuple(h for h in assessment.hints if h.id != hint)})
