"""The register's columns counted anew, for what was stored by an earlier program. Changes no assessment.

Knows how columns are counted and told. Shows nobody anything, so nobody is asked who they are.
"""

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import read_stored
from assessment.core.catalogue import ChecklistSet
from assessment.service.columns import columns_of
from assessment.service.outcome import Outcomes
from assessment.service.ports import Document, Ports, Uncounted

_AT_A_TIME = 20
"""Few, so that whoever waits for a turn to write soon gets it."""
_LOG = logging.getLogger(__name__)


class Recounting(ABC):
    """The part of the use cases that counts columns anew."""

    _ports: Ports

    @abstractmethod
    def checklists_of(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment is read with."""

    def recount(self, *, every: bool = False) -> Iterator[bool]:
        """Count the columns of each assessment that has none, or of every one; in the trash too.

        Several may do it at once: each assessment is counted by whoever comes first. What is saved meanwhile
        is counted by its save. Revision, journal and day of change stay as they are.

        Yields:
            For each, whether its columns were written; False when it was counted by others meanwhile, or
            cannot be read.
        """
        after = ""
        # None of its own is asked for again, so nothing is to be remembered for those who work.
        outcomes = Outcomes()
        while found := self._ports.store.uncounted(_AT_A_TIME, after, every=every):
            for one in found:
                yield self._recount(one, outcomes)
            after = found[-1].stored.id

    def _recount(self, found: Uncounted, outcomes: Outcomes) -> bool:
        read = read_stored(found.stored.text)
        if isinstance(read, tuple):
            _LOG.warning("The columns of an assessment that cannot be read are left as they are")
            return False
        checklists = self.checklists_of(read)
        columns = columns_of(read, lambda: outcomes.of(read, checklists))
        return self._ports.store.recount(Document(found.stored.id, found.stored.text, columns), found)
