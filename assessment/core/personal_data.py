"""Words in free text that look like personal data: numbers, addresses, names. Warned about, never barred.

Knows how such words are written in Sweden. Knows no person and keeps nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from assessment.core.assessment import Assessment
from assessment.core.language import N_, tr


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Words that look like personal data, with where they stand: the keys that lead there, as in the file."""

    kind: str
    words: str
    place: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The warning."""
        return tr(
            "”{words}” ser ut som {kind}. Skriv inget som pekar ut en person.",
            words=self.words,
            kind=tr(self.kind),
        )


def suspects(text: str) -> Iterator[tuple[str, str]]:
    """Yield what in a text looks like personal data: what it looks like, and the words."""
    numbers = {m[0] for m in _NUMBER.finditer(text) if m["sign"] or _checks(m["year"] + m["day"] + m["last"])}
    yield from ((N_("ett personnummer"), words) for words in sorted(numbers))
    yield from ((N_("en e-postadress"), match[0]) for match in _ADDRESS.finditer(text))
    yield from ((N_("ett telefonnummer"), m[0]) for m in _PHONE.finditer(text) if m[0] not in numbers)
    for match in _NAME.finditer(text):
        if match["first"].split("-")[0].casefold() in _FIRST_NAMES or _SURNAME.search(match["last"]):
            yield N_("ett namn"), match["whole"]
    for match in _CALLED.finditer(text):
        if match["name"].casefold() in _FIRST_NAMES and not _NAME.match(text, match.start("name")):
            yield N_("ett namn"), match["name"]


def suspicions(assessment: Assessment) -> tuple[Suspicion, ...]:
    """Return everything in an assessment that looks like personal data, in the file's order, each once."""
    tree = assessment.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    found = (
        Suspicion(kind, words, place) for place, text in _texts(tree, ()) for kind, words in suspects(text)
    )
    return tuple(dict.fromkeys(found))


def _texts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_PROSE:
                yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            own = inner.get("id") if isinstance(inner, dict) else None
            yield from _texts(inner, (*place, str(own or f"nr {number}")))


_NO_PROSE: Final = {
    "id",
    "diarienummer",
    "utgåvor",
    "kommun",
    "beslutsdatum",
    "genomförs-från",
    "datum",
    "daterad",
}

_NUMBER: Final = re.compile(
    r"(?<![\d/-])(?:19|20)?(?P<year>\d\d)(?P<day>(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01]))"
    r"(?P<sign>[-+]?)(?P<last>\d{4})(?![\d-])"
)
"""Ten or twelve digits with a day in them and maybe a sign; a coordination number adds 60 to the day."""

# Only from the beginning of a word: a long text without an @ would else be read once for every letter.
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\d/-])(?:07\d{8}|(?:\+46 ?\d{1,3}|0\d{1,3})(?:-| |/)(?:\d ?){5,7}\d)(?![\d-])"
)

_WORD: Final = "[A-ZÅÄÖÉÜ][a-zåäöéü]+"
_NAME: Final = re.compile(
    rf"\b(?=(?P<whole>(?P<first>{_WORD}(?:-{_WORD})?) (?:(?:von|af|de|al) |[A-ZÅÄÖ]\. )?"
    rf"(?P<last>{_WORD}(?:-{_WORD})?)\b))"
)
"""Two words with capitals. It looks ahead, so that the second may be the first of another pair."""
_SURNAME: Final = re.compile(r"(?:sson|qvist|kvist)$")
_CALLED: Final = re.compile(
    r"\b(?i:eleven|flickan|pojken|barnet|mamman|pappan|mamma|pappa|sonen|dottern|läraren|rektorn?|assistenten|heter|"
    rf"systern|brodern|klienten|brukaren|patienten) (?P<name>{_WORD})\b"
)

_FIRST_NAMES: Final = frozenset(
    """
    adam agnes ahmed albin alexander alfred ali alice alicia alma amanda amina amir anders andreas anette
    anita ann anna annika anton arvid astrid axel barbro bengt berit birgitta bo britt camilla carin carina
    carl caroline cecilia charlotte christer christian christina claes clara dan daniel david ebba eleonora
    elias elin elina elisabet elisabeth ella elsa elvira emelie emil emilia emma erik erika eva fatima
    felicia filip filippa frank fredrik frida gabriel gunilla gunnar gustav göran hanna hans hasan hassan
    helen helena henrik hugo håkan ibrahim ida inga inger ingrid irene isabella isak jakob jan jennie jenny
    jens jessica joakim johan johanna john jonas jonathan josef josefin julia kajsa karin karl katarina kent
    kerstin kim kjell klara krister kristina lars leif lena lennart leo liam lina linda linnea linus lisa
    lisbeth louise lovisa lucas ludvig maja malin marcus maria marianne marie martin matilda mats mattias
    max melker michael mikael moa mohamed mohammed monica mustafa märta nathalie nellie nils noah nora
    olivia olle olof oscar oskar ove patrik per pernilla peter petra pia pontus ragnar rasmus rebecka robert
    robin roger roland rolf ronja rut saga samuel sandra sara sebastian signe simon siv sofia sofie solveig
    stefan stig stina sture susanne sven theo therese thomas tilda tim tobias tomas tommy tor torbjörn tove
    tuva ulf ulla ulrika vera viktor viktoria vilma wilhelm william yasmin yusuf yvonne åke åsa
    """.split()  # noqa: SIM905 - two hundred names are read best as text
)
"""Common first names of people who live in Sweden; a name alone is told only after a word for a person."""


def _checks(digits: str) -> bool:
    """Return True when the last digit fits the others, as it does in every personnummer (Luhn)."""
    doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0
