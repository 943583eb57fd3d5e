"""What another edition of the checklists would do to scenarios and to all that is stored. Stores nothing.

Knows which assessments a person may read. Knows neither processes nor screen.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import read_stored
from assessment.core.catalogue import ChecklistSet
from assessment.core.consequences import EditionStep, Shift
from assessment.core.vocabulary import Stage
from assessment.service.ports import Cursor, Ports, Scope
from assessment.service.register_store import EVERY
from assessment.service.rescoring import Archive

_PAGE = 200
_AT_A_TIME = 20
"""Few, so that the first ones are on the screen within a second."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One assessment or scenario whose result would be another.

    A stored assessment has ``id``, ``title``, ``diary_number`` and ``stage``; one that cannot be read has its
    id and says why in ``problem``. A scenario has its ``file`` instead of an id, and its name as ``title``.
    No answer and no reason that somebody has written is in it.
    """

    id: str
    title: str
    shifts: tuple[Shift, ...]
    diary_number: str = ""
    stage: Stage | None = None
    file: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How far it has come: so many of all are scored, and these among the last ones would change."""

    done: int
    total: int
    found: tuple[Consequence, ...]


@dataclass(frozen=True, slots=True)
class AnsweredScenario:
    """A scenario as an assessment: its file, its name and its answers."""

    file: str
    name: str
    assessment: Assessment


def scenario_consequences(
    step: EditionStep, scenarios: Iterable[AnsweredScenario]
) -> tuple[Consequence, ...]:
    """Return the scenarios whose result would be another, in their order."""
    return tuple(
        Consequence("", one.name, shifts, file=one.file)
        for one in scenarios
        if (shifts := step.shifts(one.assessment))
    )


def stored_consequences(archive: Archive, step: EditionStep, ids: Sequence[str]) -> tuple[Consequence, ...]:
    """Return those of these stored assessments whose result would be another, or that cannot be read."""
    found = []
    for document in archive.several(ids):
        read = read_stored(document.text)
        if isinstance(read, tuple):
            found.append(Consequence(document.id, "", (), problem=read[0]))
        elif shifts := step.shifts(read):
            case = read.case
            found.append(Consequence(document.id, case.title, shifts, case.diary_number, read.stage))
    return tuple(found)


class Consequences(ABC):
    """The part of the use cases that holds two editions against what is stored."""

    _ports: Ports

    @abstractmethod
    def _scope(self, *, own: bool) -> Scope | None:
        """Return what the person may read."""

    def consequences(self, before: ChecklistSet, after: ChecklistSet) -> Iterator[Counted]:
        """Score every assessment that the person may read with both editions, the last changed first.

        Assessments that the person may not read are neither told of nor counted. What is in the trash is left
        out. Nothing is stored, and it may be stopped at any time by not asking for more.

        Example:
            for counted in service.consequences(old, new):
                bar.progress(counted.done / counted.total)
                for one in counted.found:
                    for shift in one.shifts:
                        st.write(shift.sentence, [r.sentence for r in shift.reasons])

        Args:
            before: the checklists that are used, or the edition to compare with.
            after: the other edition, such as a draft without errors.

        Yields:
            Twenty assessments at a time; first of all 0 of the total, and nothing more when there are none.
        """
        store, scope = self._ports.store, self._scope(own=False)
        total, done = store.count(EVERY, scope=scope), 0
        yield Counted(0, total, ())
        step = EditionStep(before, after)
        cursor: Cursor | None = None
        while True:
            page = store.lines(_PAGE, cursor, scope=scope)
            ids = [line.id for line in page.lines]
            for start in range(0, len(ids), _AT_A_TIME):
                some = ids[start : start + _AT_A_TIME]
                done += len(some)
                # Somebody may begin an assessment meanwhile: what is done is never more than all.
                total = max(total, done)
                yield Counted(done, total, stored_consequences(store, step, some))
            cursor = page.after
            if cursor is None:
                return
