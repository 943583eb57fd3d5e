"""Beginning from a draft: what a Word file says of the matter, and an assessment of what was confirmed.

Knows the order of things. Keeps nothing of the draft but what somebody has confirmed.
"""

from abc import ABC, abstractmethod
from dataclasses import replace

from assessment.core.assessment import new_assessment
from assessment.core.case import Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.draft_reading import DraftReading, read_draft
from assessment.core.editing.draft import Confirmed, started_from
from assessment.service.errors import BrokenFile
from assessment.service.ports import Ports, Saved
from assessment.service.writing import Writing


class FromDraft(ABC):
    """The part of the use cases that reads drafts."""

    _ports: Ports
    _writing: Writing

    @abstractmethod
    def checklists(self) -> ChecklistSet:
        """Return the checklists as they are now."""

    @abstractmethod
    def _organisation(self) -> str:
        """Return the organisation's name."""

    def read_draft(self, data: bytes) -> DraftReading:
        """Return what a draft in Word says. Nothing is stored.

        Raises:
            BrokenFile: when it is no Word file that can be read; the sentences say what to do.
        """
        checklists = self.checklists()
        found = read_draft(self._ports.documents.paragraphs(data), checklists.words)
        known = {g.id for g in checklists.groups.groups} | {c.id for c in checklists.perspectives}
        return replace(found, pointers=tuple(p for p in found.pointers if p.target in known))

    def holds_answers(self, data: bytes) -> bool:
        """Return True when a Word file has an assessment inside, to be opened instead of read."""
        try:
            return bool(self._ports.documents.carried(data))
        except BrokenFile:
            return False

    def start_from_draft(self, confirmed: Confirmed) -> Saved:
        """Store an assessment with what was confirmed of a draft, and return it."""
        case = Case(organisation=self._organisation())
        return self._writing.add(
            lambda new_id: self._writing.stamped(
                started_from(new_assessment(new_id).model_copy(update={"case": case}), confirmed)
            )
        )
