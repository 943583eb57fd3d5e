"""The documents of one organisation: which template writes what, and which program makes it.

Loads what a kind of file needs when the first one is made, so that no command waits for it in vain.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from assessment.core.burden_words import NamedLine
from assessment.core.draft_reading import Paragraph
from assessment.core.form import Form
from assessment.core.language import spoken
from assessment.core.summary import Sheet, Summary
from assessment.core.summary.model import ProfileLine
from assessment.core.year_report import YearReport
from assessment.service import BrokenFile, ServiceError
from assessment.service.calendar_days import CalendarDay
from assessment.service.checklist_reading import ReadChecklist
from assessment.service.organisation import FILE, Organisation, organisation_of
from assessment.service.ports import ReadYaml

if TYPE_CHECKING:
    from assessment.pdf import PdfMaker
    from assessment.word import Finding

TEMPLATE = "konsekvensbedomning.docx"
"""The name of the template of an assessment in its folder."""
STATEMENT_TEMPLATE = "tjansteutlatande.docx"
"""The name of the template of the text for the tjänsteutlåtande."""

_LARGEST_LOGO = 2 * 1024 * 1024

# LibreOffice takes a core and a quarter of a gigabyte; those who come later wait for their turn.
_PDF_AT_ONCE = BoundedSemaphore(2)
_LONGEST_WAIT = 60.0
"""Seconds to wait for a turn."""


class OrganisationError(ServiceError):
    """organisation.yaml, or what it names, cannot be used. No answer is touched."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__(
            "\n".join(
                [f"Inställningarna i {FILE} behöver rättas.", *(f"{s[:1].upper()}{s[1:]}" for s in sentences)]
            )
        )


@dataclass(frozen=True)
class Documents:
    """Makes every kind of file that is handed over, with the templates of a folder.

    ``read_yaml`` reads the folder's organisation.yaml, anew when someone has changed it.
    """

    folder: Path
    read_yaml: ReadYaml

    def organisation(self) -> Organisation:
        """Return what organisation.yaml says; without that file, an organisation that says nothing.

        Raises:
            OrganisationError: when the file cannot be read; the message says what is wrong.
        """
        path = self.folder / FILE
        try:
            stat = path.stat()
        except FileNotFoundError:
            return Organisation()
        except OSError as error:
            raise OrganisationError((f"{path} går inte att läsa.",)) from error
        return _organisation(path, self.read_yaml.__call__, stat.st_mtime_ns, stat.st_size)

    def templates(self) -> tuple[str, ...]:
        """Return the names of the templates that an assessment can be written with, the usual one first."""
        names = {p.name for p in self.folder.glob("*.docx") if not p.name.startswith(("~", "."))}
        return tuple(sorted(names - {STATEMENT_TEMPLATE}, key=lambda n: (n != TEMPLATE, n.casefold())))

    def template_for(self, board: str) -> str:
        """Return the template that a nämnd uses: its own by organisation.yaml, or the usual one.

        Raises:
            OrganisationError: when organisation.yaml cannot be read.
        """
        return self.organisation().template_for(board) or TEMPLATE

    def template_trouble(self, name: str) -> str:
        """Return why a template cannot be used, in sentences to show; '' when its tags are right."""
        path = self._told(name)
        try:
            stat = path.stat()
        except OSError:
            return _trouble(path, 0, 0)
        return _trouble(path, stat.st_mtime_ns, stat.st_size)

    def _told(self, name: str) -> Path:
        """Return a template of the folder, in the language that is spoken when it is there in that too."""
        told = self.folder / spoken().tag / name
        return told if told.is_file() else self.folder / name

    def word(self, summary: Summary, template: str | None = None) -> bytes:
        """Return the assessment as a Word file, with the named template or that of the nämnd.

        A template may also be named by its whole path.

        Raises:
            DocumentError: when no whole file could be made.
        """
        name = template or self.template_for(summary.header.board)
        return self._dressed(WordOnDemand(self._told(name))(summary), summary.header.board)

    def statement(self, summary: Summary) -> bytes:
        """Return the text for the tjänsteutlåtande as a Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        from assessment.word import write_statement

        made = write_statement(summary, self._told(STATEMENT_TEMPLATE))
        return self._dressed(made, summary.header.board)

    def form(self, form: Form) -> bytes:
        """Return an empty form as a Word file, in the look of the usual template.

        Raises:
            DocumentError: when that template cannot be used.
        """
        from assessment.word import write_form

        return self._dressed(write_form(form, self._told(TEMPLATE)))

    def year_report(self, report: YearReport) -> bytes:
        """Return a nämnd's yearly report as a Word file, in the look of the usual template.

        Raises:
            DocumentError: when that template cannot be used.
        """
        from assessment.word import write_year_report

        return self._dressed(write_year_report(report, self._told(TEMPLATE)), report.board)

    def checklist_document(self, readings: Sequence[ReadChecklist], title: str, about: str) -> bytes:
        """Return checklists as a Word file for a nämnd, in the look of the usual template.

        Raises:
            DocumentError: when that template cannot be used.
        """
        from assessment.word import write_checklists

        return self._dressed(write_checklists(readings, title, about, self._told(TEMPLATE)))

    def _dressed(self, document: bytes, board: str = "") -> bytes:
        found = self.organisation().dressed_for(board)
        if found.logo is None and found.colour is None:
            return document
        from assessment.word import dress

        return dress(document, self._logo(found), found.logo_text or found.name, found.colour)

    def _logo(self, organisation: Organisation) -> bytes | None:
        if organisation.logo is None:
            return None
        path = self.folder / organisation.logo
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST_LOGO + 1)
        except OSError as error:
            raise OrganisationError((f"Logotypen {path} finns inte. Lägg den i samma mapp.",)) from error
        if len(content) > _LARGEST_LOGO:
            raise OrganisationError((f"Logotypen {path} är för stor. Spara den mindre, högst 2 MB.",))
        return content

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

    def paragraphs(self, document: bytes) -> Sequence[Paragraph]:
        """Return the text of somebody's own Word file."""
        from assessment.word import paragraphs_of

        return paragraphs_of(document)

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
            PdfError: when LibreOffice is missing, busy with others, takes too long or makes nothing.
        """
        from assessment.pdf import PdfError

        if not _PDF_AT_ONCE.acquire(timeout=_LONGEST_WAIT):
            raise PdfError("Många gör PDF just nu. Försök igen om en stund, eller ladda ner Word-filen.")
        try:
            return self._pdf_maker(document)
        finally:
            _PDF_AT_ONCE.release()

    def excel(self, sheets: Sequence[Sheet], title: str) -> bytes:
        """Return tables as an Excel file."""
        from assessment.register import write_workbook

        return write_workbook(sheets, title)

    def csv(self, sheet: Sheet) -> bytes:
        """Return a table as CSV for a Swedish Excel."""
        from assessment.register import write_csv

        return write_csv(sheet)

    def calendar(self, days: Sequence[CalendarDay], name: str, made: datetime) -> bytes:
        """Return whole days as a calendar file (.ics), made at a moment with its zone."""
        from assessment.calendar_file import write_calendar

        return write_calendar(days, name, made)

    def picture(
        self, lines: Sequence[ProfileLine], *, dark: bool, narrow: bool, description: str
    ) -> dict[str, Any]:
        """Return the picture of a profile for the screen, as a Vega-Lite specification."""
        from assessment.charts import profile_spec

        return profile_spec(lines, dark=dark, narrow=narrow, description=description)

    def burden_picture(self, lines: Sequence[NamedLine], *, dark: bool, description: str) -> dict[str, Any]:
        """Return the picture of samlad belastning for the screen, as a Vega-Lite specification."""
        from assessment.charts import burden_spec

        return burden_spec(lines, dark=dark, description=description)

    def pdf_lacks(self) -> str:
        """Return what is missing for PDF, as sentences to show; '' when nothing is."""
        return self._pdf_maker.lacks()

    @cached_property
    def _pdf_maker(self) -> "PdfMaker":
        from assessment.pdf import PdfMaker, find_libreoffice

        return PdfMaker(find_libreoffice())


@lru_cache(maxsize=8)
def _organisation(
    path: Path, read_yaml: Callable[[bytes, str], object], _changed: int, _size: int
) -> Organisation:
    """Read the settings once, until the file is changed: every answer asks what its nämnd has."""
    try:
        found = organisation_of(read_yaml(path.read_bytes(), FILE))
    except OSError as error:
        raise OrganisationError((f"{path} går inte att läsa.",)) from error
    except BrokenFile as broken:
        raise OrganisationError(broken.sentences) from broken
    if isinstance(found, tuple):
        raise OrganisationError(found)
    return found


@lru_cache(maxsize=64)
def _trouble(path: Path, _changed: int, _size: int) -> str:
    """Look at a template once, until its file is changed: the page asks at every answer."""
    from assessment.word import check_template

    found = check_template(path)
    if not found:
        return ""
    more = f" Mallen har {len(found)} fel." if len(found) > 1 else ""
    return f"Mallen {path.name} går inte att använda. {found[0]}{more}"


class WordOnDemand:
    """Writes Word with one template."""

    def __init__(self, template: Path) -> None:
        self._template = template

    def __call__(self, summary: Summary) -> bytes:
        """Return the Word file.

        Raises:
            DocumentError: when no whole file could be made.
        """
        from assessment.charts import profile_png
        from assessment.word import WordWriter

        return WordWriter(self._template, profile_png)(summary)
