"""Who may do what: every use case asks here, and the store is asked what an assessment's standing is.

Knows persons and deeds. Knows nothing of what an assessment says, nor of how anyone has logged in.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from assessment.core.people import GUEST_ROLES, LOCAL, Deed, Person, Role, Standing, may, person_key
from assessment.service.errors import AssessmentNotFound, NotAdmitted, NotAllowed, NotShared
from assessment.service.ports import Ports, Scope


class Rights:
    """The part of the use cases that knows who is asking."""

    _ports: Ports
    person: Person

    def rights(self, assessment_id: str) -> frozenset[Deed]:
        """Return what the person may do with an assessment; nothing when it is not there for them."""
        standing = self._ports.store.standing(assessment_id)
        return frozenset(d for d in Deed if standing is not None and may(self.person, d, standing))

    def guests(self, assessment_id: str) -> Mapping[str, Role]:
        """Return who is invited to an assessment, and as what.

        Raises:
            AssessmentNotFound: when it is not there for this person.
        """
        return self._standing(assessment_id).guests

    def share(self, assessment_id: str, person: str, role: Role | None) -> None:
        """Invite a person, by what the login says of them, as handläggare, granskare or läsare.

        Args:
            assessment_id: the assessment.
            person: who is invited.
            role: as what; None takes the invitation back.

        Raises:
            AssessmentNotFound: when it is not there for this person.
            NotAllowed: when this person may not invite.
            NotShared: when nobody can be invited so.
        """
        self._require(Deed.SHARE, assessment_id)
        invited = person_key(person)
        if not invited or (role is not None and role not in GUEST_ROLES):
            raise NotShared
        self._ports.store.share(assessment_id, invited, role, self._now(), self.person.id)

    def _standing(self, assessment_id: str) -> Standing:
        found = self._ports.store.standing(assessment_id)
        if found is None or not may(self.person, Deed.READ, found):
            raise AssessmentNotFound(assessment_id)
        return found

    def _may(self, deed: Deed, assessment_id: str) -> bool:
        """Return whether the person may; the one user of an own computer is not even asked."""
        return self.person == LOCAL or may(self.person, deed, self._standing(assessment_id))

    def _require(self, deed: Deed, assessment_id: str) -> None:
        if not self._may(deed, assessment_id):
            raise NotAllowed(deed)

    def _require_a_role(self) -> None:
        """Let only those begin who have something to do here; who is merely invited works in that one."""
        if not self.person.roles:
            raise NotAdmitted(self.person.id)

    def _scope(self, *, own: bool) -> Scope | None:
        return None if self.person == LOCAL else Scope(self.person, own=own)

    def _now(self) -> datetime:
        return self._ports.clock().astimezone(UTC)
