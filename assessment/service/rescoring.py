"""A whole register scored anew with other checklists: which status words would be others. Stores nothing.

Knows stored assessments and the status words in their columns. Knows neither processes nor screen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import read_stored
from assessment.core.catalogue import ChecklistSet
from assessment.core.expectation import shown_status
from assessment.core.flow import flow_of
from assessment.core.scoring import perspectives_of
from assessment.core.upgrading import upgraded
from assessment.core.vocabulary import Status
from assessment.service.ports import Cursor, Page, StatusColumn, StoredDocument
from assessment.service.register_store import Selection

_PAGE = 1_000


class Archive(Protocol):
    """Gives many stored assessments at a time."""

    def lines(self, limit: int, after: Cursor | None = None, *, trashed: bool = False) -> Page:
        """Return a page of the assessments, newest first."""

    def count(self, selection: Selection) -> int:
        """Return how many assessments there are."""

    def several(self, ids: Sequence[str]) -> tuple[StoredDocument, ...]:
        """Return the documents with these ids that are not in the trash, in the order of the ids."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One stored assessment with the status words that its columns hold."""

    id: str
    statuses: tuple[StatusColumn, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One status word that would be another; None where one of the two does not assess it.

    ``shown`` is the new word as it may be shown, with what it can still become; ``name`` is the alternative's
    name, or its id when the assessment no longer has it.
    """

    perspective: str
    alternative: str
    name: str
    before: Status | None
    after: Status | None
    shown: str


@dataclass(frozen=True, slots=True)
class Rescored:
    """One assessment whose status words would be others, or that could not be scored: then ``problem``."""

    id: str
    title: str
    diary_number: str
    stage: str
    changes: tuple[StatusChange, ...]
    problem: str = ""


def recorded(archive: Archive) -> Iterator[Recorded]:
    """Yield every assessment that is not in the trash, newest first."""
    after: Cursor | None = None
    while True:
        page = archive.lines(_PAGE, after)
        for line in page.lines:
            yield Recorded(line.id, line.columns.statuses)
        after = page.after
        if after is None:
            return


def rescored(archive: Archive, checklists: ChecklistSet, wanted: Sequence[Recorded]) -> tuple[Rescored, ...]:
    """Return those of the wanted ones whose status words would be others with these checklists."""
    before = {one.id: one.statuses for one in wanted}
    found = []
    for document in archive.several(list(before)):
        read = read_stored(document.text)
        if isinstance(read, tuple):
            found.append(Rescored(document.id, "", "", "", (), read[0]))
        # Scored as it would be by someone who takes the newer edition: answers follow to what replaces them.
        elif changes := tuple(_changes(before[document.id], _taken(read, checklists), checklists)):
            case = read.case
            found.append(Rescored(read.id, case.title, case.diary_number, read.stage.value, changes))
    return tuple(found)


def _taken(assessment: Assessment, checklists: ChecklistSet) -> Assessment:
    return upgraded(assessment, checklists, checklists).assessment


def _changes(
    before: Sequence[StatusColumn], assessment: Assessment, checklists: ChecklistSet
) -> Iterator[StatusChange]:
    was = {(s.perspective, s.alternative): s.status for s in before}
    names = {a.id: a.name.strip() for a in assessment.alternatives}
    now = perspectives_of(flow_of(assessment, checklists))
    for place in dict.fromkeys((*now, *was)):
        result = now.get(place)
        if result is None or result.status is not was.get(place):
            yield StatusChange(
                perspective=place[0],
                alternative=place[1],
                name=names.get(place[1]) or place[1],
                before=was.get(place),
                after=result.status if result else None,
                shown=shown_status(result) if result else "",
            )
