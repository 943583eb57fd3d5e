"""The examples in a folder: each an assessment that somebody can get a copy of to try.

Knows files. Knows no question and no page.
"""

from collections.abc import Sequence
from pathlib import Path

from assessment.core.assessment_file import parse
from assessment.core.language import N_, SWEDISH, spoken, tr
from assessment.service import Example, ExampleNotFound

_BEFORE = "-fore"
"""Ends the name of an example that shows an assessment before the position is written."""
# What lies in an example stays as it is written; its title is also told to who reads another language.
_TITLES = (
    N_("Anpassad grundskola samlas till två enheter"),
    N_("Föreningsbidrag efter aktivitetstillfällen"),
    N_("Tre biblioteksfilialer stängs"),
    N_("Ny ordning för snöröjning"),
    N_("Badtid för kvinnor som inte kan simma"),
    N_("Stramare riktlinjer för försörjningsstöd"),
)


class ExampleFolder:
    """The examples in a folder: each file an assessment, JSON or YAML."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def examples(self) -> Sequence[Example]:
        """Return the examples by name; a file that is no assessment is none."""
        return [Example(file.name, title) for file in self._files() if (title := self._title(file))]

    def read(self, name: str) -> bytes:
        """Return the file of one example.

        Raises:
            ExampleNotFound: when there is none with this name.
        """
        for file in self._files():
            if file.name == name:
                return file.read_bytes()
        raise ExampleNotFound(name)

    def _files(self) -> list[Path]:
        found = {file.name: file for file in self._folder.glob("*.json")}
        # One that is told in the language that is spoken stands in the place of the Swedish one.
        found |= {file.name: file for file in (self._folder / spoken().tag).glob("*.json")}
        return sorted(found.values(), key=lambda f: f.stem)

    def _title(self, file: Path) -> str:
        read = parse(file.read_bytes())
        if isinstance(read, tuple):
            return ""
        before = tr(" (innan ställningstagandet är skrivet)") if file.stem.endswith(_BEFORE) else ""
        language = spoken().tag
        if language in {SWEDISH, file.parent.name}:
            return read.case.title + before
        return tr("{title} (på svenska)", title=tr(read.case.title) + before)
