"""What is handed over: Word, PDF, Excel, JSON, the text for the tjänsteutlåtande and empty forms.

Knows which document is made from what. Makes none itself, and stores nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import dump
from assessment.core.burden_words import NamedLine
from assessment.core.catalogue import ChecklistSet
from assessment.core.form import form_of
from assessment.core.language import tr
from assessment.core.summary import Summary, sheets_of
from assessment.core.summary.model import ProfileLine
from assessment.service.calendar_days import days_of, one_line
from assessment.service.document_maker import Finding
from assessment.service.errors import ChecklistNotFound
from assessment.service.outcome import Outcome
from assessment.service.ports import Example, Ports


class HandingOver(ABC):
    """The part of the use cases that makes documents."""

    _ports: Ports

    @abstractmethod
    def summary(self, assessment: Assessment) -> Summary:
        """Return the result as finished text."""

    @abstractmethod
    def outcome(self, assessment: Assessment) -> Outcome:
        """Return what applies now and the result."""

    @abstractmethod
    def checklists(self) -> ChecklistSet:
        """Return the checklists as they are now."""

    @abstractmethod
    def checklists_of(self, assessment: Assessment) -> ChecklistSet:
        """Return the checklists that an assessment is read with."""

    @abstractmethod
    def examples(self) -> tuple[Example, ...]:
        """Return the examples to try."""

    @abstractmethod
    def read_file(self, data: bytes, name: str) -> Assessment:
        """Return the assessment that a file holds."""

    def export_json(self, assessment: Assessment) -> bytes:
        """Return the assessment as a JSON file that `import_file` reads."""
        return (dump(assessment, indent=2) + "\n").encode()

    def templates(self) -> Sequence[str]:
        """Return the names of the Word templates to choose from, the usual one first."""
        return self._ports.documents.templates()

    def template_for(self, assessment: Assessment) -> str:
        """Return the name of the Word template that the assessment's nämnd uses."""
        return self._ports.documents.template_for(assessment.case.board)

    def template_trouble(self, assessment: Assessment, template: str | None = None) -> str:
        """Return why a template, or that of the nämnd, cannot be used; '' when it can."""
        return self._ports.documents.template_trouble(template or self.template_for(assessment))

    def export_word(
        self, assessment: Assessment, *, template: str | None = None, carrying: bool = False
    ) -> bytes:
        """Return the assessment as a Word file; ``carrying`` puts its JSON inside, for `import_file`."""
        document = self._ports.documents.word(self.summary(assessment), template)
        return self._ports.documents.carry(document, dump(assessment)) if carrying else document

    def export_form(
        self, checklist: str, assessment: Assessment | None = None, *, short: bool = False
    ) -> bytes:
        """Return a checklist as an empty Word form for a workshop.

        Args:
            checklist: The checklist's id.
            assessment: Its groups become the rows of the tables; without it they are left open.
            short: True for the questions of the short track alone.

        Raises:
            ChecklistNotFound: when there is no such checklist.
        """
        checklists = self.checklists() if assessment is None else self.checklists_of(assessment)
        found = checklists.checklist(checklist)
        if found is None:
            raise ChecklistNotFound(checklist)
        flow = None if assessment is None else self.outcome(assessment).flow
        return self._ports.documents.form(form_of(found, checklists, flow, short=short))

    def export_statement(self, assessment: Assessment) -> bytes:
        """Return the text for the tjänsteutlåtande as a Word file."""
        return self._ports.documents.statement(self.summary(assessment))

    def export_pdf(self, assessment: Assessment, *, template: str | None = None) -> bytes:
        """Return the assessment as PDF; it takes a few seconds."""
        return self._ports.documents.pdf(self.export_word(assessment, template=template))

    def export_excel(self, assessment: Assessment) -> bytes:
        """Return what was entered and counted as tables in an Excel file."""
        checklists = self.checklists_of(assessment)
        outcome = self.outcome(assessment)
        sheets = sheets_of(assessment, checklists, outcome.flow, outcome.result)
        return self._ports.documents.excel(sheets, assessment.case.title)

    def calendar_days(self, assessment: Assessment) -> int:
        """Return how many decided measures and follow-ups have a day that a calendar can hold."""
        return len(days_of(assessment))

    def export_calendar(self, assessment: Assessment) -> bytes:
        """Return the decided measures and the follow-ups as whole days in a calendar file (.ics)."""
        name = one_line(assessment.case.title) or tr("Konsekvensbedömning")
        return self._ports.documents.calendar(days_of(assessment), name, self._ports.clock())

    def profile_picture(
        self, lines: Sequence[ProfileLine], *, dark: bool, narrow: bool, description: str
    ) -> dict[str, Any]:
        """Return the picture of a perspective's profile for the screen, as a Vega-Lite specification.

        Args:
            lines: The profile, at least one group.
            dark: For a dark page.
            narrow: For a narrow page: the groups' names stand above their bars.
            description: What the picture says, for those who do not see it.
        """
        return self._ports.documents.picture(lines, dark=dark, narrow=narrow, description=description)

    def burden_picture(self, lines: Sequence[NamedLine], *, dark: bool, description: str) -> dict[str, Any]:
        """Return the picture of samlad belastning for the screen, as a Vega-Lite specification.

        Args:
            lines: The groups from the top, at least one.
            dark: For a dark page.
            description: What the picture says, for those who do not see it.
        """
        return self._ports.documents.burden_picture(lines, dark=dark, description=description)

    def pdf_lacks(self) -> str:
        """Return what is missing for PDF, in sentences to show; '' when nothing is."""
        return self._ports.documents.pdf_lacks()

    def check_template(self, template: bytes, name: str) -> Sequence[Finding]:
        """Return what to mend in a Word template; nothing when it can be used as it is.

        Raises:
            ServiceError: when its tags are right and yet no whole document comes out of it.
        """
        example = next(iter(self.examples()), None)
        summary = (
            self.summary(self.read_file(self._ports.examples.read(example.name), example.name))
            if example
            else None
        )
        return self._ports.documents.check_template(template, name, summary)
