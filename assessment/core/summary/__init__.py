"""From a result to all that is shown of it, `Summary`, and to `Sheet` for analysis. Knows no file format."""

from assessment.core.summary.model import Summary
from assessment.core.summary.sheets import Cell, Sheet, sheets_of
from assessment.core.summary.summarise import summarise

__all__ = ["Cell", "Sheet", "Summary", "sheets_of", "summarise"]
