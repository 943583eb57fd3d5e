"""Checklists as Excel workbooks, there and back. Only this reads Excel.

Knows sheets, rows and columns. Knows no YAML: how a condition is written comes from outside.
"""

from assessment.workbook.cells import Notation
from assessment.workbook.lists import lines_of
from assessment.workbook.opening import NotReadable
from assessment.workbook.reading import Opened, open_workbook
from assessment.workbook.spreading import NotWritable, settled
from assessment.workbook.writing import write_workbook

__all__ = [
    "NotReadable",
    "NotWritable",
    "Notation",
    "Opened",
    "lines_of",
    "open_workbook",
    "settled",
    "write_workbook",
]
