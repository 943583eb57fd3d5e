"""The Word document: a template, filled from the summary and read back; the only importer of docxtpl.

Knows `Summary` and the template. Knows no assessment, no checklist and no number of its own.
"""

from assessment.word.accessibility import check_accessibility
from assessment.word.carried import carried, carry
from assessment.word.checking import ASSESSMENT, check_template, wanted_fields
from assessment.word.checklists import write_checklists
from assessment.word.draft import paragraphs_of
from assessment.word.dressing import dress
from assessment.word.errors import DocumentError, LostTextError, TemplateError
from assessment.word.fields import Field, described, fields
from assessment.word.findings import Finding
from assessment.word.form import write_form
from assessment.word.writer import WordWriter, write, write_statement
from assessment.word.year_report import write_year_report

__all__ = [
    "ASSESSMENT",
    "DocumentError",
    "Field",
    "Finding",
    "LostTextError",
    "TemplateError",
    "WordWriter",
    "carried",
    "carry",
    "check_accessibility",
    "check_template",
    "described",
    "dress",
    "fields",
    "paragraphs_of",
    "wanted_fields",
    "write",
    "write_checklists",
    "write_form",
    "write_statement",
    "write_year_report",
]
