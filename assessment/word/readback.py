"""Reads a finished file back and finds in it every text that was to stand there.

Knows the file as a reader meets it. Knows no template.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from assessment.word.errors import LostTextError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_READ = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BREAKS = re.compile(r"[\n\t]")
_MARK = re.compile(r"^[-–•*] ")
_SHOWN = 60


def lines_of(text: str) -> Iterator[str]:
    """Yield the text as single lines, blanks collapsed and list marks taken away."""
    for line in _BREAKS.split(text):
        plain = " ".join(line.split())
        marked = _MARK.sub("", plain)
        if marked:
            yield marked


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a value of dicts, lists and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


class Printed:
    """What stands in a finished file."""

    def __init__(self, data: bytes) -> None:
        self._counted: Counter[str] = Counter()
        whole: list[str] = []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if _READ.fullmatch(name):
                    self._read(parse_xml(archive.read(name)), whole)
        self._whole = "\n".join(whole)

    def _read(self, root: BaseOxmlElement, whole: list[str]) -> None:
        for paragraph in root.iter(f"{_W}p"):
            line: list[str] = []
            for part in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
                if part.tag == f"{_W}t":
                    text = part.text or ""
                    line.append(text)
                    self._counted.update(lines_of(text))
                else:
                    line.append("\n")
            whole.extend(lines_of("".join(line)))
        for described in root.iter():
            whole.extend(v for k, v in described.attrib.items() if k in ("descr", "title"))

    def lacks(self, texts: Iterable[str]) -> str | None:
        """Return the first line that the file does not hold as often as the texts do, or None."""
        wanted = Counter(line for text in texts for line in lines_of(text))
        for line, times in wanted.items():
            if self._counted[line] < times and self._whole.count(line) < times:
                return line
        return None


def require(data: bytes, printed: Iterable[str], answers: Any, template: str) -> None:
    """See to it that the file holds everything that the template printed, and every answer.

    Raises:
        LostTextError: when something is missing; the message names the first line that is.
    """
    found = Printed(data)
    lost = found.lacks(printed)
    if lost is not None:
        raise LostTextError(
            f"Word-filen blev inte hel: ”{_short(lost)}” saknas i den. Dina svar är kvar. "
            "Försök igen, och säg till den som sköter programmet om det händer igen."
        )
    left_out = found.lacks(set(texts_in(answers)))
    if left_out is not None:
        raise LostTextError(
            f"Mallen {template} tar inte med alla svar: ”{_short(left_out)}” saknas. "
            "Lägg tillbaka Bilaga A (alla_svar) i mallen, eller välj en annan mall. Dina svar är kvar."
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
