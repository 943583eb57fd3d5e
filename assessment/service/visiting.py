"""Who else is in an assessment now, and what others have changed in it since somebody was there.

Knows times and revisions. Knows no window and no words.
"""

from datetime import timedelta

from assessment.core.people import LOCAL, Deed
from assessment.service.ports import Event, EventKind, Visit
from assessment.service.rights import Rights

HERE = timedelta(seconds=60)
"""How long after somebody was seen they still count as here."""
_OWN_KEPT = timedelta(days=7)
_EVERY_KEPT = timedelta(days=365)
_MOST = 200
"""Events looked through for what is new; more is told as *at least*."""


class Visiting(Rights):
    """The part of the use cases that knows who is where."""

    def visit(self, assessment_id: str, window: str, step: str, revision: int) -> tuple[Visit, ...]:
        """Note that this person is here in a window, and return who else is, the last seen first.

        A person's visits are forgotten after a week but for the last, so that who has been away is told what
        has changed; everybody's after a year.

        Args:
            assessment_id: the assessment.
            window: what tells this window from every other.
            step: the address of the step that is shown.
            revision: the revision that is shown.

        Raises:
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.READ, assessment_id)
        store, now = self._ports.store, self._now()
        here = Visit(window, self.person.id, step, revision, now)
        store.visit(assessment_id, here, now - _OWN_KEPT, now - _EVERY_KEPT)
        return tuple(
            v for v in store.visits(assessment_id) if v.seen_at > now - HERE and self._other(v, here)
        )

    def last_seen(self, assessment_id: str) -> int | None:
        """Return the highest revision that this person has had on the screen, or None when never.

        Raises:
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.READ, assessment_id)
        every = self._ports.store.visits(assessment_id)
        return max((v.revision for v in every if v.who == self.person.id), default=None)

    def changed_since(self, assessment_id: str, revision: int) -> tuple[Event, ...]:
        """Return what others have changed after a revision, the last change of each answer, newest first.

        On a computer where nobody logs in there are no others.

        Raises:
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.READ, assessment_id)
        if self.person == LOCAL:
            return ()
        events = self._ports.store.events(assessment_id, limit=_MOST)
        found = (e for e in events if e.revision > revision and e.kind is EventKind.CHANGED)
        by_path: dict[tuple[str, ...], Event] = {}
        for event in found:
            if event.who != self.person.id:
                by_path.setdefault(event.path, event)
        return tuple(by_path.values())

    @staticmethod
    def _other(visit: Visit, here: Visit) -> bool:
        """Return whether a visit is somebody else's; who has not logged in is told apart by the window."""
        return visit.window != here.window and (visit.who != here.who or here.who == LOCAL.id)
