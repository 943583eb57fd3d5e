"""Everything a page shows of one assessment, made once for each time that it is stored.

Knows the use cases. Keeps nothing.
"""

from dataclasses import dataclass

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import Flow
from assessment.core.people import LOCAL, Deed
from assessment.core.progress import Progress
from assessment.core.result import Result
from assessment.service import Saved
from assessment.ui import who


@dataclass(frozen=True, slots=True)
class View:
    """What is stored, what applies now, the result, and what the person may do with it."""

    saved: Saved
    checklists: ChecklistSet
    flow: Flow
    result: Result
    progress: Progress
    rights: frozenset[Deed]

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is stored."""
        return self.saved.assessment


def view_of(saved: Saved) -> View:
    """Return what a page shows of what is stored.

    Raises:
        ServiceError: when its checklists cannot be read, or nobody is logged in any more.
    """
    service = who.service()
    checklists = service.checklists_of(saved.assessment)
    outcome = service.outcome(saved.assessment)
    # The one user of an own computer may do everything; the store need not be asked.
    rights = frozenset(Deed) if service.person == LOCAL else service.rights(saved.assessment.id)
    return View(saved, checklists, outcome.flow, outcome.result, outcome.progress, rights)
