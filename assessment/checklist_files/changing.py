"""A change of a file in the making: the cuts so far, and beside them what the file should then hold.

Knows positions, and the two names that a key may have. Knows no particular change.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final

from assessment.checklist_files.document import Branch, Document
from assessment.checklist_files.splicing import Cut, Keys, Value, added, cut, removed, replaced
from assessment.checklist_files.syntax import CONTROL, read_data
from assessment.core.checklist_edits import ChecklistEditError
from assessment.core.diagnostics import Path
from assessment.core.language import tr
from assessment.core.shape import quoted

ENGLISH: Final = {
    "checklista": "id",
    "utgåva": "edition",
    "gäller-från": "valid_from",
    "avsnitt": "sections",
    "frågor": "questions",
    "fråga": "text",
    "svarstyp": "type",
    "hjälp": "help",
    "källa": "sources",
    "vikt": "weight",
    "vikt-skäl": "weight_reason",
    "utgår": "retired",
    "svarsalternativ": "options",
}
"""The other name that a key may have in a file."""


@lru_cache(maxsize=4)
def read(text: str) -> Document:
    """Return the text read; the last few are kept, since one change follows another."""
    return read_data(text, "")


def id_of(text: str) -> str | None:
    """Return the id of the checklist in a text, or None when it is no checklist or cannot be read."""
    data = read(text).data
    found = data.get("checklista", data.get("id")) if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


def clean(value: Any) -> Any:
    """Return a value as the reader would have it.

    Raises:
        ChecklistEditError: when a text has a sign in it that nobody can see.
    """
    if isinstance(value, dict):
        return {key: clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean(inner) for inner in value]
    if not isinstance(value, str):
        return value
    if found := CONTROL.search(value):
        raise ChecklistEditError(
            tr(
                "Texten har ett osynligt styrtecken (U+{code}). Radera det och skriv texten igen.",
                code=f"{ord(found[0]):04X}",
            )
        )
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))


def not_so_written() -> ChecklistEditError:
    """Return the error for a file that is written in a way that no cut fits."""
    return ChecklistEditError(
        tr("Stället är skrivet på ett sätt som formuläret inte kan ändra. Gör ändringen i texten i stället.")
    )


class Change:
    """A change in the making.

    Raises:
        ChecklistEditError: when the file cannot be read as it stands.
    """

    def __init__(self, text: str) -> None:
        document = read(text)
        if not isinstance(document.data, dict) or document.faults:
            raise ChecklistEditError(
                tr(
                    "Filen går inte att läsa som den står. "
                    "Rätta felen i texten först, och gör ändringen sedan."
                )
            )
        self.before = text
        self.document = document
        self.data: Any = deepcopy(document.data)
        self.cuts: list[Cut] = []

    def at(self, path: Path) -> Any:
        """Return what the changed file should hold at a path."""
        found = self.data
        for part in path:
            found = found[part]
        return found

    def spot(self, path: Path) -> tuple[Branch, bool]:
        """Return the position of a list or of keys, and whether it stands within braces."""
        spot: Any = self.document.root
        in_braces = False
        for part in path:
            in_braces |= spot.flow
            spot = spot.kids[part][1] if isinstance(spot.kids, dict) else spot.kids[part]
        return spot, in_braces or spot.flow

    def keys(self, path: Path) -> Keys:
        """Return the position of the keys at a path."""
        return Keys(*self.spot(path))

    def name(self, path: Path, key: str) -> str:
        """Return a key by the name that this file gives it."""
        other, there = ENGLISH.get(key, key), self.at(path)
        return other if key not in there and other in there else key

    def value(self, path: Path, key: str) -> Any:
        """Return the value of a key, or None."""
        return self.at(path).get(self.name(path, key))

    def entries(self, path: Path, key: str) -> list[dict[str, Any]]:
        """Return the entries of a list, as far as they have keys."""
        found = self.value(path, key)
        if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
            return []
        return found

    def lists(self) -> Iterator[tuple[str, Path]]:
        """Yield each list of questions: its section's id, or screening, and where it stands."""
        if self.entries((), "screening"):
            yield "screening", ("screening",)
        sections = self.name((), "avsnitt")
        for number, section in enumerate(self.entries((), "avsnitt")):
            place = (sections, number)
            if self.entries(place, "frågor"):
                yield str(section.get("id")), (*place, self.name(place, "frågor"))

    def questions(self) -> dict[str, Path]:
        """Return where every question stands, by id."""
        return {
            str(found.get("id")): (*place, number)
            for _, place in self.lists()
            for number, found in enumerate(self.at(place))
        }

    def question(self, wanted: str) -> Path:
        """Return where a question stands.

        Raises:
            ChecklistEditError: when there is none.
        """
        found = self.questions().get(wanted)
        if found is None:
            raise ChecklistEditError(
                tr("Checklistan har ingen fråga med id {id}. Välj en av frågorna i den.", id=quoted(wanted))
            )
        return found

    def set(self, path: Path, key: str, value: Value, after: Sequence[str] = ()) -> None:
        """Give a key a value, in its place or after the first of these keys that is there."""
        value = clean(value)
        name, keys = self.name(path, key), self.keys(path)
        if name in keys.branch.kids:
            self.cuts.append(replaced(self.document, keys, name, value))
        else:
            before = [self.name(path, k) for k in after]
            self.cuts.append(added(self.document, keys, before, name, value))
        self.at(path)[name] = value

    def drop(self, path: Path, key: str) -> None:
        """Take a key away."""
        name = self.name(path, key)
        self.cuts.append(removed(self.document, self.keys(path), name))
        del self.at(path)[name]

    def done(self) -> str:
        """Return the new text, read back and found to hold what was wanted and nothing else.

        Raises:
            ChecklistEditError: when the file is written in a way that the cuts do not fit.
        """
        text = cut(self.document, self.cuts)
        found = read(text)
        if found.faults or found.data != self.data:
            raise not_so_written()
        return _as_it_was(self.before, self.document.text, text)


def _as_it_was(before: str, read_as: str, after: str) -> str:
    """Return the new text with the lines that did not change as they were typed, and the mark before them."""
    mark = "\ufeff" if before.startswith("\ufeff") else ""
    if before.removeprefix(mark) == read_as:
        return mark + after
    typed, old, new = (t.splitlines(keepends=True) for t in (before.removeprefix(mark), read_as, after))
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    return mark + "".join([*typed[:first], *new[first : len(new) - last], *typed[len(typed) - last :]])
