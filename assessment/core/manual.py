"""The part of LÄSMIG that no one writes by hand: every key with what it means, and every diagnostic code.

Knows the models and the codes. Each heading is what a diagnostic's link points at.
"""

from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from assessment.core.catalogue import GroupCatalogue, IndicatorList, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.diagnostic_codes import CODES
from assessment.core.editions import EditionList
from assessment.core.overlay import Overlay
from assessment.core.scenario import Scenario
from assessment.core.shape.annotations import choices, fields, inside, wanted
from assessment.core.shape.nouns import noun
from assessment.core.word_list import WordList

FILES: Final[tuple[type[BaseModel], ...]] = (
    Checklist,
    GroupCatalogue,
    Scale,
    SourceList,
    IndicatorList,
    WordList,
    EditionList,
    Scenario,
    Overlay,
)
"""What the files of a folder hold, in the order that LÄSMIG tells of them."""

START: Final = "<!-- genererat: nycklar -->"
END: Final = "<!-- /genererat -->"


def manual() -> str:
    """Return the generated part as Markdown: the keys in alphabetical order, then the codes by subject."""
    return "\n".join([*_keys(), *_codes()])


def renewed(text: str) -> str:
    """Return LÄSMIG with its generated part written anew; a text without the marks is returned as it is."""
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    return f"{before}{start}\n\n{manual()}\n{end}{after}" if start and end else text


def _keys() -> Iterator[str]:
    homes: dict[str, dict[str, None]] = {}
    for model in dict.fromkeys(m for file in FILES for m in inside(file)):
        for key, field in fields(model).items():
            words = choices(field.annotation)
            kind = f"Ett av: {', '.join(words)}." if words else f"{wanted(field.annotation).capitalize()}."
            said = " ".join(part for part in (field.description or "", kind) if part)
            must = " Måste finnas." if field.is_required() else ""
            homes.setdefault(key, {})[f"- I {noun(model).one}: {said}{must}"] = None
    yield "### Nycklar"
    yield ""
    for key in sorted(homes, key=_swedish):
        yield from (f"#### {key}", "", *homes[key], "")


def _codes() -> Iterator[str]:
    yield "### Felkoder"
    yield ""
    for name, code in CODES.items():
        yield from (f"#### {name}", "", f"{code.title} ({code.level}). {code.explanation}", "")


def _swedish(word: str) -> tuple[int, ...]:
    """Return what sorts a word as in a Swedish dictionary, with å, ä and ö last."""
    return tuple(1000 + "åäö".index(sign) if sign in "åäö" else ord(sign) for sign in word)
