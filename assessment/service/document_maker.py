"""What the use cases need of whoever makes documents, as Protocols.

Knows shapes only: what is handed in and what comes out. Makes nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from assessment.core.burden_words import NamedLine
from assessment.core.draft_reading import Paragraph
from assessment.core.form import Form
from assessment.core.summary import Sheet, Summary
from assessment.core.summary.model import ProfileLine
from assessment.core.year_report import YearReport
from assessment.service.calendar_days import CalendarDay
from assessment.service.checklist_reading import ReadChecklist
from assessment.service.organisation import Organisation


class Finding(Protocol):
    """One thing to mend in a template; as text it is a sentence or two that say where, what and how."""

    @property
    def place(self) -> str:
        """Where in the template, for example *stycke 3*."""

    @property
    def tag(self) -> str:
        """The tag as it is written, or ''."""

    @property
    def problem(self) -> str:
        """What is wrong."""

    @property
    def suggestion(self) -> str:
        """What to write instead, or ''."""


class DrawProfile(Protocol):
    """Draws the profile of one perspective and alternative."""

    def __call__(self, lines: Sequence[ProfileLine]) -> bytes:
        """Return the picture as PNG; ``lines`` has at least one group."""


class DocumentMaker(Protocol):
    """Makes the files that are handed over. Whatever goes wrong is a `ServiceError` that says what to do."""

    def organisation(self) -> Organisation:
        """Return what the organisation says of itself."""

    def templates(self) -> Sequence[str]:
        """Return the names of the templates that an assessment can be written with, the usual one first."""

    def template_for(self, board: str) -> str:
        """Return the name of the template that a nämnd uses."""

    def template_trouble(self, name: str) -> str:
        """Return why a template cannot be used, in sentences to show; '' when it can."""

    def word(self, summary: Summary, template: str | None = None) -> bytes:
        """Return the assessment for the case file as a Word file, with a template or that of its nämnd."""

    def carry(self, document: bytes, text: str) -> bytes:
        """Return a Word file with an assessment's JSON inside."""

    def carried(self, document: bytes) -> str:
        """Return the JSON inside a Word file.

        Raises:
            BrokenFile: when there is none, or when it cannot be read.
        """

    def paragraphs(self, document: bytes) -> Sequence[Paragraph]:
        """Return the text of somebody's own Word file, paragraph by paragraph.

        Raises:
            BrokenFile: when it is no Word file that can be read.
        """

    def statement(self, summary: Summary) -> bytes:
        """Return the text for the tjänsteutlåtande as a Word file."""

    def form(self, form: Form) -> bytes:
        """Return an empty form as a Word file."""

    def year_report(self, report: YearReport) -> bytes:
        """Return a nämnd's yearly report as a Word file."""

    def checklist_document(self, readings: Sequence[ReadChecklist], title: str, about: str) -> bytes:
        """Return checklists, as people read them, as a Word file."""

    def check_template(self, template: bytes, name: str, example: Summary | None) -> Sequence[Finding]:
        """Return what to mend in a template; with an example, also what would shut a reader out."""

    def pdf(self, document: bytes) -> bytes:
        """Return a Word file as PDF."""

    def excel(self, sheets: Sequence[Sheet], title: str) -> bytes:
        """Return tables as an Excel file."""

    def csv(self, sheet: Sheet) -> bytes:
        """Return a table as CSV for a Swedish Excel."""

    def calendar(self, days: Sequence[CalendarDay], name: str, made: datetime) -> bytes:
        """Return whole days as a calendar file (.ics), made at a moment with its zone."""

    def picture(
        self, lines: Sequence[ProfileLine], *, dark: bool, narrow: bool, description: str
    ) -> dict[str, Any]:
        """Return the picture of a profile for the screen, as a Vega-Lite specification."""

    def burden_picture(self, lines: Sequence[NamedLine], *, dark: bool, description: str) -> dict[str, Any]:
        """Return the picture of samlad belastning for the screen, as a Vega-Lite specification."""

    def pdf_lacks(self) -> str:
        """Return what is missing for PDF, in sentences to show; '' when nothing is."""
