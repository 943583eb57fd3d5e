"""A newer edition of an assessment's checklists: is there one, what it would do, and the step to it.

Knows an assessment's own editions and today's. Stores nothing: the step is an edit like any other.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.differences import Compared, Differences, differences_of
from assessment.core.edition_changes import EditionChange, edition_changes
from assessment.core.progress import Lack, ToDo
from assessment.core.upgrading import Upgrade, upgraded
from assessment.service.outcome import Outcome, Outcomes


@dataclass(frozen=True, slots=True)
class Offer:
    """What a newer edition is and does: what is changed, what the answers and the result would become.

    ``unanswered`` is what would be left to answer and is not today.
    """

    changes: tuple[EditionChange, ...]
    upgrade: Upgrade
    before: Outcome
    after: Outcome
    differences: Differences
    unanswered: tuple[ToDo, ...]


class NewerEditions(ABC):
    """The part of the use cases that compares an assessment's editions with today's."""

    _outcomes: Outcomes

    @abstractmethod
    def checklists_of(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists in the editions that an assessment was made with."""

    @abstractmethod
    def checklists_for(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment of the same nämnd is begun with today."""

    def has_newer(self, assessment: Assessment) -> bool:
        """Return True when today's checklists mean something else than the assessment's own. Cheap.

        Raises:
            ChecklistsUnavailable: when today's cannot be read.
        """
        own, today = self.checklists_of(assessment), self.checklists_for(assessment)
        return own is not today and (own.fingerprints != today.fingerprints or _ids(own) != _ids(today))

    def offer(self, assessment: Assessment) -> Offer | None:
        """Return what the step to today's checklists would do; None when they are the assessment's own.

        Raises:
            ChecklistsUnavailable: when today's cannot be read.
        """
        if not self.has_newer(assessment):
            return None
        own, today = self.checklists_of(assessment), self.checklists_for(assessment)
        upgrade = upgraded(assessment, own, today)
        before = self._outcomes.of(assessment, own)
        after = self._outcomes.of(upgrade.assessment, today)
        known = {_place(todo) for todo in before.progress.left}
        return Offer(
            changes=edition_changes(own, today),
            upgrade=upgrade,
            before=before,
            after=after,
            differences=differences_of(
                Compared(assessment, before.flow, before.result),
                Compared(upgrade.assessment, after.flow, after.result),
            ),
            unanswered=tuple(
                t for t in after.progress.left if t.lack is Lack.ANSWER and _place(t) not in known
            ),
        )

    def to_newer(self, assessment: Assessment) -> Assessment:
        """Return the assessment in today's editions, to be saved.

        Raises:
            ChecklistsUnavailable: when today's cannot be read.
        """
        own, today = self.checklists_of(assessment), self.checklists_for(assessment)
        return upgraded(assessment, own, today).assessment


def _ids(checklists: ChecklistSet) -> list[str]:
    return [c.id for c in checklists.checklists]


def _place(todo: ToDo) -> tuple[str, str]:
    return todo.question, todo.alternative
