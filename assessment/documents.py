"""The documents of one organisation: which template writes what, and which program makes it.

Loads what a kind of file needs when the first one is made, so that no command waits for it in vain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from assessment.core.summary import Sheet, Summary

if TYPE_CHECKING:
    from assessment.pdf import PdfMaker
    from assessment.word import Finding

TEMPLATE = "konsekvensbedomning.docx"
"""The name of the template of an assessment in its folder."""
STATEMENT_TEMPLATE = "tjansteutlatande.docx"
"""The name of the template of the text for the tjänsteutlåtande."""

# LibreOffice takes a core and a quarter of a gigabyte; those who come later wait for their turn.
_PDF_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True)
class Documents:
    """Makes every kind of file that is handed over, with the templates of a folder."""

    folder: Path

    def word(self, summary: Summary) -> bytes:
        """Return the assessment as a Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        return WordOnDemand(self.folder / TEMPLATE)(summary)

    def carry(self, document: bytes, text: str) -> bytes:
        """Return a Word file with an assessment's JSON inside.

        Raises:
            DocumentError: when the text has no room.
        """
        from assessment.word import carry

        return carry(document, text)

    def carried(self, document: bytes) -> str:
        """Return the JSON inside a Word file.

        Raises:
            BrokenFile: when there is none, or when it cannot be read.
        """
        from assessment.word import carried

        return carried(document)

    def statement(self, summary: Summary) -> bytes:
        """Return the text for the tjänsteutlåtande as a Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        from assessment.word import write_statement

        return write_statement(summary, self.folder / STATEMENT_TEMPLATE)

    def check_template(
        self, template: bytes, name: str, example: Summary | None = None
    ) -> Sequence["Finding"]:
        """Return what to mend in a template, in reading order.

        Args:
            template: The file.
            name: What the file is called; its ending says what kind it is.
            example: Written with the template when its tags are right, to see what would shut a reader out.
        """
        from assessment.word import check_accessibility, check_template, wanted_fields, write, write_statement
        from assessment.word.checking import ASSESSMENT

        with TemporaryDirectory(prefix="konsekvens-mall-") as folder:
            path = Path(folder) / (Path(name).name or "mall.docx")
            path.write_bytes(template)
            needed = wanted_fields(path)
            if (found := check_template(path, needed)) or example is None:
                return found
            made = write if needed == ASSESSMENT else write_statement
            return check_accessibility(made(example, path))

    def pdf(self, document: bytes) -> bytes:
        """Return a Word file as PDF.

        Raises:
            PdfError: when LibreOffice is missing, takes too long or makes nothing.
        """
        with _PDF_AT_ONCE:
            return self._pdf_maker(document)

    def excel(self, sheets: Sequence[Sheet], title: str) -> bytes:
        """Return tables as an Excel file."""
        from assessment.register import write_workbook

        return write_workbook(sheets, title)

    def pdf_lacks(self) -> str:
        """Return what is missing for PDF, as sentences to show; '' when nothing is."""
        return self._pdf_maker.lacks()

    @cached_property
    def _pdf_maker(self) -> "PdfMaker":
        from assessment.pdf import PdfMaker, find_libreoffice

        return PdfMaker(find_libreoffice())


class WordOnDemand:
    """Writes Word with one template."""

    def __init__(self, template: Path) -> None:
        self._template = template

    def __call__(self, summary: Summary) -> bytes:
        """Return the Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        from assessment.word import WordWriter

        return WordWriter(self._template)(summary)
