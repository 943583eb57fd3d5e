"""Reads a finished file back and finds in it every text that was to stand there.

Knows the file as a reader meets it. Knows no template.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from assessment.word.errors import LostTextError

_P, _T, _BR, _TAB = qn("w:p"), qn("w:t"), qn("w:br"), qn("w:tab")
_DESCRIBED = (qn("wp:docPr"), qn("pic:cNvPr"))
_READ = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BREAKS = re.compile(r"[\n\t]")
_MARKS = "-–•*"
_SHOWN = 60


def lines_of(text: str) -> Iterator[str]:
    """Yield the text as single lines, blanks collapsed and list marks taken away."""
    for line in _BREAKS.split(text) if "\n" in text or "\t" in text else (text,):
        plain = " ".join(line.split())
        if plain[1:2] == " " and plain[0] in _MARKS:
            plain = plain[2:]
        if plain:
            yield plain


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
        self._pieces: list[str] = []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if _READ.fullmatch(name):
                    self._read(parse_xml(archive.read(name)))
        self._counted = Counter(line for piece in self._pieces for line in lines_of(piece))

    def _read(self, root: BaseOxmlElement) -> None:
        for part in root.iter(_P, _T, _BR, _TAB):
            self._pieces.append(part.text or "" if part.tag == _T else "\n")
        for name in _DESCRIBED:
            self._pieces += [f"\n{part.get('descr', '')}\n" for part in root.iter(name)]

    @cached_property
    def _whole(self) -> str:
        return "\n".join(lines_of("".join(self._pieces)))

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
            f"Mallen {template} tar inte med allt som ska vara med: ”{_short(left_out)}” saknas. "
            "Jämför med mallen som följer med (Bilaga A), eller välj en annan mall. Dina svar är kvar."
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
