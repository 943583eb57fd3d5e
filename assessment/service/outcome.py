"""What follows from an assessment's answers, remembered for a while so that one answer is counted once.

A save and the page that shows it ask for the same, and a page is shown more often than it changes.
Knows the core's functions and no store.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Generic, TypeVar

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import Flow, flow_of
from assessment.core.language import spoken
from assessment.core.progress import Progress, progress_of
from assessment.core.result import Result
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise

_OUTCOMES = 128
_SUMMARIES = 32
"""Fewer, as each is ten times as large and only whoever reads a whole assessment asks for it."""
_Found = TypeVar("_Found")
_Along = tuple[ChecklistSet, date | None, str]
"""What an outcome hangs on beside the assessment: the checklists, the day and the language that is spoken."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which questions apply, how far the assessment has come, and its result."""

    flow: Flow
    progress: Progress
    result: Result


class _Remembered(Generic[_Found]):
    """The last ones of something that follows from an assessment. Safe between threads.

    An assessment is known by being the very same object: it is immutable, so it cannot have changed. Two who
    ask at once may both count, with the same answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._entries: OrderedDict[int, tuple[Assessment, _Along, _Found]] = OrderedDict()

    def of(self, assessment: Assessment, along: _Along, count: Callable[[], _Found]) -> _Found:
        """Return what was counted for the assessment along with the same, or count it now."""
        with self._lock:
            # The entry holds the assessment, so its id cannot pass to another object meanwhile.
            entry = self._entries.get(id(assessment))
            if entry is not None and entry[1][0] is along[0] and entry[1][1:] == along[1:]:
                self._entries.move_to_end(id(assessment))
                return entry[2]
        found = count()
        with self._lock:
            self._entries[id(assessment)] = (assessment, along, found)
            self._entries.move_to_end(id(assessment))
            if len(self._entries) > self._most:
                self._entries.popitem(last=False)
        return found

    def like(self, assessment: Assessment) -> _Found | None:
        """Return the last one of the same assessment as it was, or None."""
        with self._lock:
            entries = reversed(self._entries.values())
            return next((found for known, _, found in entries if known.id == assessment.id), None)


class Outcomes:
    """The last outcomes and summaries."""

    def __init__(self) -> None:
        self._outcomes: _Remembered[Outcome] = _Remembered(_OUTCOMES)
        self._summaries: _Remembered[Summary] = _Remembered(_SUMMARIES)

    def of(self, assessment: Assessment, checklists: ChecklistSet) -> Outcome:
        """Return the outcome of this very object."""

        def count() -> Outcome:
            flow = flow_of(assessment, checklists)
            last = self._outcomes.like(assessment)
            earlier = (last.flow, last.result) if last else None
            return Outcome(flow, progress_of(flow), score(assessment, checklists, flow, earlier))

        return self._outcomes.of(assessment, (checklists, None, spoken().tag), count)

    def summary(self, assessment: Assessment, checklists: ChecklistSet, today: date) -> Summary:
        """Return the result of this very object as finished text; another day it may read otherwise."""
        outcome = self.of(assessment, checklists)

        def count() -> Summary:
            return summarise(assessment, checklists, outcome.flow, outcome.result, today)

        return self._summaries.of(assessment, (checklists, today, spoken().tag), count)
