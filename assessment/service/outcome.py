"""What follows from an assessment's answers, remembered for a while so that one answer is counted once.

A save and the page that shows it ask for the same. Knows the core's functions and no store.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import Flow, flow_of
from assessment.core.progress import Progress, progress_of
from assessment.core.result import Result
from assessment.core.scoring import score

_REMEMBERED = 128


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which questions apply, how far the assessment has come, and its result."""

    flow: Flow
    progress: Progress
    result: Result


class Outcomes:
    """The last outcomes. Safe between threads; two that ask at once may both count, with the same answer."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._entries: OrderedDict[int, tuple[Assessment, ChecklistSet, Outcome]] = OrderedDict()

    def of(self, assessment: Assessment, checklists: ChecklistSet) -> Outcome:
        """Return the outcome of this very object: assessments are immutable, so it cannot have changed."""
        with self._lock:
            # The entry holds the assessment, so its id cannot pass to another object meanwhile.
            entry = self._entries.get(id(assessment))
            if entry is not None and entry[1] is checklists:
                self._entries.move_to_end(id(assessment))
                return entry[2]
        flow = flow_of(assessment, checklists)
        outcome = Outcome(flow, progress_of(flow), score(assessment, checklists, flow))
        with self._lock:
            self._entries[id(assessment)] = (assessment, checklists, outcome)
            self._entries.move_to_end(id(assessment))
            if len(self._entries) > _REMEMBERED:
                self._entries.popitem(last=False)
        return outcome
