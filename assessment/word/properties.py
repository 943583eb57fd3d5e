"""The file's own properties: title, author, subject, keywords and language, as an archive looks for them.

Knows the header of the summary. docxtpl's own way escapes them twice, so they are set afterwards.
"""

from docx.document import Document

from assessment.core.language import spoken, tr
from assessment.core.summary.model import Header
from assessment.word.cleaning import clean

_LONGEST = 255
"""Word's own limit, in characters; python-docx refuses more."""


def set_properties(document: Document, header: Header) -> None:
    """Write the properties of a finished document."""
    who = ", ".join(part for part in (header.organisation, header.board) if part)
    properties = document.core_properties
    properties.title = _fit(header.title)
    properties.author = _fit(who or "Konsekvens")
    properties.last_modified_by = _fit(who or "Konsekvens")
    properties.subject = _fit(tr("Konsekvensbedömning, {number}", number=header.diary_number))
    properties.keywords = _fit(
        ", ".join(p for p in (tr("konsekvensbedömning"), header.diary_number, header.stage) if p)
    )
    properties.content_status = _fit(header.stage)
    properties.version = _fit(header.version)
    properties.language = spoken().region


def _fit(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
