"""Reads the gettext catalogues beside this file, and what Babel knows of each language's numbers.

The only user of Babel while the tool runs. Knows no text of its own.
"""

from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from assessment.core.language import MINUS, SWEDISH, Language

FOLDER = Path(__file__).parent
_REGIONS = {"en": "en_GB"}
"""Whose numbers and dates a language has here, where that is not told by the language alone."""


def tags() -> tuple[str, ...]:
    """Return the languages that the tool can speak, Swedish first."""
    return SWEDISH, *sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.po")))


def language(tag: str) -> Language:
    """Return a language by its tag; Swedish for one that there is no catalogue for."""
    return _read(tag) if tag != SWEDISH and tag in tags() else Language()


@cache
def _read(tag: str) -> Language:
    return _Translated(tag)


class _Translated(Language):
    """A language that the catalogues of one folder hold; a text that they lack is shown in Swedish."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._locale = Locale.parse(_REGIONS.get(tag, tag))
        self.region = str(self._locale).replace("_", "-")
        self.decimal_sign = self._locale.number_symbols["latn"]["decimal"]
        self._texts: dict[tuple[str, str], str] = {}
        self._plurals: dict[str, tuple[str, ...]] = {}
        for file in sorted((FOLDER / tag).glob("*.po")):
            with file.open("rb") as source:
                for message in read_po(source, locale=self._locale):
                    if message.id and message.string and not message.fuzzy:
                        self._take(message)

    def _take(self, message: Message) -> None:
        text, told = message.id, message.string or ""
        if not isinstance(text, str):
            if all(told):
                self._plurals[text[0]] = tuple(told)
        elif isinstance(told, str):
            self._texts[text, message.context or ""] = told

    def message(self, text: str, context: str = "") -> str:
        return self._texts.get((text, context), text)

    def plural(self, one: str, many: str, count: int) -> str:
        forms = self._plurals.get(one)
        if forms is None:
            return super().plural(one, many, count)
        # English and Swedish have two forms with the same rule; others say theirs in the catalogue.
        return forms[0] if count == 1 else forms[-1]

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self._locale).replace("-", MINUS)

    def alphabetical(self, text: str) -> tuple[tuple[int, str], ...]:
        plain = (c for c in normalize("NFKD", text.casefold()) if not combining(c))
        return tuple((1 if c.isalpha() else 0, c) for c in plain)
