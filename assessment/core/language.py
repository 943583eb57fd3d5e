"""The language that people read: the tool's own words, its numbers and its alphabet.

Swedish is the source and needs nothing. Knows no catalogue and no page: who speaks another language hands it
over.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
SWEDISH = "sv"
NBSP = "\u00a0"
MINUS = "\u2212"


class Language:
    """Swedish, the source: every text is itself. Other languages override what differs."""

    tag = SWEDISH
    region = "sv-SE"
    """The language as documents name it: with the country whose spelling and numbers it has."""
    decimal_sign = ","

    def message(self, text: str, context: str = "") -> str:
        """Return the text in this language; ``context`` tells apart words that are one in Swedish."""
        del context
        return text

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form of the text that goes with the number."""
        return one if count == 1 else many

    def number(self, value: int) -> str:
        """Return a whole number with its thousands apart and a true minus sign."""
        digits = f"{abs(value):,}".replace(",", NBSP)
        return f"{MINUS}{digits}" if value < 0 else digits

    def alphabetical(self, text: str) -> tuple[tuple[int, str], ...]:
        """Return what to sort a name by."""
        return swedish_order(text)


_ALPHABET = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_SAME_PLACE = {"é": "e", "è": "e", "ü": "y", "æ": "ä", "ø": "ö", "á": "a", "à": "a"}


def swedish_order(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts text as a Swedish reader expects: å, ä and ö last."""
    letters = (_SAME_PLACE.get(c, c) for c in text.casefold())
    return tuple((_ALPHABET.get(c, -1) if c.isalpha() else -1, c) for c in letters)


_SPOKEN: ContextVar[Language] = ContextVar("language")
_ASKED: list[Callable[[], Language]] = []


def spoken() -> Language:
    """Return the language that is spoken here and now: in this page, export or command."""
    found = _SPOKEN.get(None)
    if found is None:
        found = _ASKED[-1]() if _ASKED else Language()
        _SPOKEN.set(found)
    return found


def ask(whose: Callable[[], Language]) -> None:
    """Ask this of every thread that has not said which language it speaks; it is asked once of each."""
    _ASKED[:] = [whose]


def speak(language: Language) -> None:
    """Speak a language from now on, in this thread or task."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language within the block."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def as_now(make: Callable[[], T]) -> Callable[[], T]:
    """Return the same, that speaks the language of now wherever it is done: in another thread, or later."""
    language = spoken()

    def made() -> T:
        with speaking(language):
            return make()

    return made


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogues and return it as it is; `tr` is asked where it is shown."""
    return text


def tr(text: str, /, **values: object) -> str:
    """Return a text of ours in the language that is spoken, with the values in its ``{places}``.

    A value is never read as a text with places, whatever somebody has written in it.
    """
    found = spoken().message(text)
    return found.format_map(values) if values else found


def tr_in(context: str, text: str, /, **values: object) -> str:
    """Return what `tr` does, for a word that means several things in Swedish: ``context`` says which."""
    found = spoken().message(text, context)
    return found.format_map(values) if values else found


def tr_many(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the text that goes with a number; the number itself is ``{n}``, written as the language does."""
    language = spoken()
    return language.plural(one, many, count).format_map({"n": language.number(count), **values})
