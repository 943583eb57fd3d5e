"""What is left to do when words have been erased: the backups that still have them.

Knows when backups were made and where they lie. Opens none of them.
"""

from assessment.core.people import Deed
from assessment.service.ports import Backup, EventKind, Ports
from assessment.service.rights import Rights


class AfterErasing(Rights):
    """The part of the use cases that a registrator meets after rensa."""

    _ports: Ports

    def backups_with_erased(self, assessment_id: str) -> tuple[Backup, ...]:
        """Return the backups that still hold what was erased from an assessment last, the last made first.

        They are to be made anew, and these destroyed. Where nothing was erased there are none.

        Raises:
            NotAllowed: when the person is no registrator of the nämnd.
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.ERASE, assessment_id)
        events = self._ports.store.events(assessment_id)
        erased = next((e.at for e in events if e.kind is EventKind.ERASED), None)
        if erased is None:
            return ()
        begun = next((e.at for e in reversed(events) if e.kind is EventKind.CREATED), None)
        return tuple(
            one
            for one in self._ports.store.backups()
            if one.made_at <= erased and (begun is None or begun <= one.made_at)
        )
