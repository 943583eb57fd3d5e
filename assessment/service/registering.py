"""The register: which assessments there are, what is promised in them, and both as Excel and CSV.

Knows what a person may see of it. Knows no database, no file format and no screen.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import tzinfo

from assessment.core.catalogue import ChecklistSet
from assessment.core.language import tr
from assessment.service.calendar_days import days_of_promises
from assessment.service.errors import ServiceError
from assessment.service.listed import Cursor, ListLine, Page, Scope
from assessment.service.ports import Ports
from assessment.service.register_sheets import (
    Perspectives,
    alternatives_sheet,
    promises_sheet,
    register_sheet,
)
from assessment.service.register_store import (
    EVERY,
    BurdenTally,
    Facet,
    PromiseCursor,
    PromiseLine,
    PromisePage,
    Selection,
    Tally,
)

LINES = 50
"""Assessments, or promises, on one page of the register."""
MOST_IN_EXCEL = 20_000
"""Assessments in one Excel file: more takes a minute to write and longer to open."""
MOST_IN_CALENDAR = 2_000
"""Days in one calendar file: more than anyone can look through, or take away again one by one."""
_AT_A_TIME = 1_000


class TooManyForExcel(ServiceError):  # noqa: N818 - a limit that is told, not a fault
    """More assessments are chosen than one Excel file should hold."""

    def __init__(self, number: int) -> None:
        super().__init__(
            tr(
                "Urvalet har {number} bedömningar. En Excel-fil rymmer {most}. "
                "Välj en kortare period eller en nämnd, eller hämta urvalet som CSV.",
                number=number,
                most=MOST_IN_EXCEL,
            )
        )


class TooManyForCalendar(ServiceError):  # noqa: N818 - a limit that is told, not a fault
    """More days are chosen than one calendar file should hold."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Urvalet har fler än {most} datum. "
                "Välj en nämnd eller vad som ska vara gjort senast en viss dag.",
                most=MOST_IN_CALENDAR,
            )
        )


class Registering(ABC):
    """The part of the use cases that knows the register. Everybody finds in it what they may read."""

    _ports: Ports

    @abstractmethod
    def _scope(self, *, own: bool) -> Scope | None:
        """Return whose register it is."""

    @abstractmethod
    def checklists(self) -> ChecklistSet:
        """Return the checklists as they are now."""

    def register(self, selection: Selection = EVERY, after: Cursor | None = None, limit: int = LINES) -> Page:
        """Return a page of the register, the last changed first. No document is read."""
        return self._ports.store.page(selection, limit, after, scope=self._scope(own=False))

    def register_count(self, selection: Selection = EVERY) -> int:
        """Return how many assessments a selection has."""
        return self._ports.store.count(selection, scope=self._scope(own=False))

    def register_choices(self, facet: Facet, selection: Selection = EVERY) -> tuple[Tally, ...]:
        """Return the values of a facet that some assessment has, each with how many have it."""
        return self._ports.store.tally(selection, facet, scope=self._scope(own=False))

    def register_editions(self) -> tuple[tuple[str, str], ...]:
        """Return every checklist and edition that some assessment may have been made with."""
        return self._ports.store.kept_editions()

    def promised(
        self,
        selection: Selection = EVERY,
        after: PromiseCursor | None = None,
        limit: int = LINES,
        *,
        done: bool | None = False,
    ) -> PromisePage:
        """Return a page of decided measures and follow-ups, the longest overdue first, without a day last.

        Args:
            selection: of which assessments; with its ``due_by``, only what is due by that day.
            after: where the page before ended.
            limit: at most so many.
            done: only what is done, or is not; None for both.
        """
        return self._ports.store.promises(selection, limit, after, done=done, scope=self._scope(own=False))

    def register_burdens(self, selection: Selection) -> tuple[BurdenTally, ...]:
        """Return how many assessments of a selection have each burden of each group."""
        return self._ports.store.burdens(selection, scope=self._scope(own=False))

    def export_register_excel(self, selection: Selection = EVERY) -> bytes:
        """Return a selection as an Excel file: the assessments, their status words and what is promised.

        Raises:
            TooManyForExcel: when it has more than one file should hold.
        """
        number = self.register_count(selection)
        if number > MOST_IN_EXCEL:
            raise TooManyForExcel(number)
        lines = list(self._lines(selection))
        perspectives = self._perspectives()
        sheets = (
            register_sheet(lines, perspectives, self._zone()),
            alternatives_sheet(lines, perspectives),
            promises_sheet(self._promises(selection)),
        )
        return self._ports.documents.excel(sheets, tr("Register över konsekvensbedömningar"))

    def export_register_csv(self, selection: Selection = EVERY) -> bytes:
        """Return a selection as CSV for a Swedish Excel, one row for each assessment."""
        sheet = register_sheet(self._lines(selection), self._perspectives(), self._zone())
        return self._ports.documents.csv(sheet)

    def export_register_calendar(self, selection: Selection = EVERY) -> bytes:
        """Return what is promised in a selection, has a day and is not done as a calendar file (.ics).

        Raises:
            TooManyForCalendar: when it has more than one file should hold.
        """
        days = days_of_promises(self.promised(selection, limit=MOST_IN_CALENDAR + 1).lines)
        if len(days) > MOST_IN_CALENDAR:
            raise TooManyForCalendar
        name = tr("Uppföljning av konsekvensbedömningar")
        return self._ports.documents.calendar(days, name, self._ports.clock())

    def _lines(self, selection: Selection) -> Iterator[ListLine]:
        after: Cursor | None = None
        while True:
            page = self.register(selection, after, _AT_A_TIME)
            yield from page.lines
            after = page.after
            if after is None:
                return

    def _promises(self, selection: Selection) -> Iterator[PromiseLine]:
        after: PromiseCursor | None = None
        while True:
            page = self.promised(selection, after, _AT_A_TIME, done=None)
            yield from page.lines
            after = page.after
            if after is None:
                return

    def _perspectives(self) -> Perspectives:
        return [(checklist.id, checklist.name) for checklist in self.checklists().perspectives]

    def _zone(self) -> tzinfo | None:
        return self._ports.clock().tzinfo
