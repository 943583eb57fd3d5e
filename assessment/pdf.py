"""Word → PDF through LibreOffice, in a process of its own with a profile of its own and a time limit.

Knows how to start LibreOffice and what to ask of it. Knows nothing of what the document says.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from assessment.service.errors import ServiceError

TIME_LIMIT = 60.0
"""Seconds. A full assessment takes two or three; what takes longer will not end."""

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)

# PDF/A-2b for the archive and PDF/UA-1 for screen readers; without them the file has no tags.
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}


class PdfError(ServiceError):
    """No PDF could be made; the Word file and the answers are not touched."""


class LibreOfficeMissingError(PdfError):
    """LibreOffice is not installed where the program runs."""

    def __init__(self) -> None:
        super().__init__(
            "PDF kräver LibreOffice, och det finns inte där programmet körs. "
            "Ladda ner Word-filen och spara den som PDF i Word, eller be it-avdelningen om LibreOffice."
        )


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice, or None when it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((str(path) for path in _USUAL_PLACES if path.is_file()), None)


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """Makes PDF with one LibreOffice; ``program`` is None where there is none. ``limit`` is in seconds."""

    program: str | None
    limit: float = TIME_LIMIT

    def __call__(self, document: bytes) -> bytes:
        """Return a Word file as a tagged PDF that says it is PDF/A-2b and PDF/UA-1.

        Raises:
            LibreOfficeMissingError: when LibreOffice is not installed.
            PdfError: when LibreOffice takes too long or makes no PDF.
        """
        if self.program is None:
            raise LibreOfficeMissingError
        # Two runs with the same profile refuse each other, so each has its own, thrown away afterwards.
        with tempfile.TemporaryDirectory(prefix="konsekvens-pdf-", ignore_cleanup_errors=True) as folder:
            return self._made(self.program, Path(folder), document)

    def lacks(self) -> str:
        """Return what is missing, as sentences to show; '' when LibreOffice is there."""
        return str(LibreOfficeMissingError()) if self.program is None else ""

    def _made(self, program: str, folder: Path, document: bytes) -> bytes:
        source, target = folder / "bedomning.docx", folder / "bedomning.pdf"
        source.write_bytes(document)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}",
            "--outdir",
            str(folder),
            str(source),
        ]
        try:
            self._run(command)
        except OSError as error:
            raise LibreOfficeMissingError from error
        if not target.is_file():
            raise PdfError(
                "LibreOffice gjorde ingen PDF. Ladda ner Word-filen i stället, och säg till den som sköter "
                "programmet."
            )
        return target.read_bytes()

    def _run(self, command: list[str]) -> None:
        # LibreOffice starts a second process that would live on; a session of its own lets both be ended.
        process = subprocess.Popen(  # noqa: S603 - the program is found by us, and nothing in it is typed
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(self.limit)
        except subprocess.TimeoutExpired as error:
            raise PdfError(
                f"LibreOffice blev inte klart på {self.limit:.0f} sekunder. "
                "Försök igen, eller ladda ner Word-filen."
            ) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
