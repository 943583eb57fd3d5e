"""What came of what was promised: noted beside the assessment, which stays as it was decided.

Knows who may note it and when it can have been done. Knows no screen.
"""

from assessment.core.language import tr
from assessment.core.people import Deed
from assessment.service.calendar_days import one_line
from assessment.service.columns import LONGEST
from assessment.service.errors import ServiceError
from assessment.service.register_store import FollowedUp
from assessment.service.rights import Rights


class NotFollowedUp(ServiceError):  # noqa: N818 - an answer to what was asked, not a fault
    """Nothing was noted; the message says why."""


class FollowingUp(Rights):
    """The part of the use cases that notes what was done."""

    def follow_up(self, assessment_id: str, found: FollowedUp) -> None:
        """Note when a decided measure or a follow-up was done, also in an assessment that is frozen.

        Args:
            assessment_id: the assessment.
            found: what was done and when; without a day it is not done any more.

        Raises:
            AssessmentNotFound: when it is not there for this person.
            NotAllowed: when this person may not follow it up.
            NotFollowedUp: when there is no such promise, the day has not been, or the note is too long.
        """
        self._require(Deed.FOLLOW_UP, assessment_id)
        if found.done_on is not None and found.done_on > self._ports.clock().date():
            raise NotFollowedUp(tr("Dagen har inte varit än. Skriv dagen då det blev klart."))
        written = FollowedUp(found.kind, found.item, found.done_on, one_line(found.note))
        if len(written.note) > LONGEST:
            raise NotFollowedUp(tr("Anteckningen är för lång. Skriv högst {most} tecken.", most=LONGEST))
        if not self._ports.store.follow_up(assessment_id, written, self._now(), self.person.id):
            raise NotFollowedUp(tr("Åtgärden eller uppföljningen finns inte längre. Läs in sidan igen."))
