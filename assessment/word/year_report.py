"""The yearly report as Word: headings, short texts and tables, in the look of a template.

Knows `YearReport` and the styles of the template by their names. Counts nothing.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from docx.shared import Pt

from assessment.core.year_report import Section, YearReport
from assessment.word.cleaning import clean
from assessment.word.form import Writer, opened_for_look

_SHARES = {2: (0.75, 0.25), 3: (0.4, 0.35, 0.25), 5: (0.38, 0.17, 0.13, 0.14, 0.18)}
"""The width of each column, by how many there are; the rest share alike."""
_EMPTY = "Inget att visa."


def write_year_report(report: YearReport, template: Path) -> bytes:
    """Return the report as a .docx with the look, head and foot of a template.

    Raises:
        TemplateError: when the template is missing or no Word file.
    """
    document = opened_for_look(template)
    _ReportWriter(document).report(report)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


class _ReportWriter(Writer):
    """Writes the report into a document that was a template."""

    def report(self, report: YearReport) -> None:
        """Write the whole report."""
        self._heads(report.title)
        properties = self._document.core_properties
        properties.title = clean(report.title)[:255]
        properties.author = properties.last_modified_by = "Konsekvens"
        properties.language = "sv-SE"
        properties.keywords = "konsekvensbedömning, årsrapport"
        self._add("Title", report.title)
        for text in report.introduction:
            self._add("Normal", text)
        for section in report.sections:
            self._section(section)

    def _section(self, section: Section) -> None:
        self._add("Heading 1", section.heading).paragraph_format.page_break_before = False
        told = self._add("Normal", section.text)
        if not section.rows:
            self._add("Normal", _EMPTY)
            return
        told.paragraph_format.keep_with_next = True
        told.paragraph_format.space_after = Pt(6)
        table = self._new_table(
            section.heading, section.columns, _shares(section.columns), len(section.rows), section.text
        )
        for row, values in zip(table.rows[1:], section.rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                self._fill(cell, "" if value is None else str(value))


def _shares(columns: Sequence[str]) -> Sequence[float]:
    count = len(columns)
    return _SHARES.get(count, (1 / count,) * count)
