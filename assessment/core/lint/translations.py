"""Do the texts in other languages stand where they are looked for, are they texts, and are they all there?

Knows places of texts. Knows no language, and not whether a translation is right.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assessment.core.diagnostics import Finding, Path
from assessment.core.lint.desk import Desk
from assessment.core.lint.material import Sheet
from assessment.core.lint.references import FEW
from assessment.core.lint.registry import rule
from assessment.core.shape import listed, meant, quoted
from assessment.core.translation import KEY, TAG, Place, is_shown_words, texts_of, told

_WORDS = "ord"

Mirror = dict[str, Any]
"""The keys that a block may have, and under each of them a mirror, or the text that is translated."""

Met = tuple[Path, Mirror | str | None, Any]
"""A place in a block: its path, what stands there in Swedish (None: nothing) and what is written there."""


def _sheets(desk: Desk) -> Iterator[Sheet[Any]]:
    """Yield the files that can have translations; not those with a fault, of which not all is known."""
    m = desk.material
    others = (s for s in (m.groups, m.scale, m.sources, m.indicators) if s is not None)
    yield from (sheet for sheet in (*desk.checklists, *others) if not sheet.touched)


def _mirror(places: Mapping[Place, str]) -> Mirror:
    made: Mirror = {}
    for (*keys, last), text in places.items():
        inner = made
        for key in keys:
            inner = inner.setdefault(key, {})
        inner[last] = text
    return made


def _met(mirror: Mirror, block: Mapping[Any, Any], path: Path) -> Iterator[Met]:
    """Yield what is written in a block, down to where it leaves the mirror."""
    for key, value in block.items():
        found, place = mirror.get(str(key)), (*path, key)
        if isinstance(found, dict) and isinstance(value, Mapping):
            yield from _met(found, value, place)
        elif not _shown(place, mirror):
            yield place, found, value


def _shown(path: Path, mirror: Mirror) -> bool:
    """Return True for what the keys of a map are called, and for signs: they have no text in Swedish."""
    inner = path[2:]
    words = inner[:1] == (_WORDS,) and len(inner) > 1
    return words and (is_shown_words(str(inner[1]), mirror) or inner[1] == "svarstecken")


def _everywhere(desk: Desk) -> Iterator[tuple[Sheet[Any], Mirror, Met]]:
    for sheet in _sheets(desk):
        mirror = _mirror(texts_of(sheet.content))
        for tag, block in sheet.content.translations.items():
            for met in _met(mirror, block, (KEY, tag)):
                yield sheet, mirror, met


def _within(mirror: Mirror, path: Path) -> Iterable[str]:
    """Return the keys that may stand beside the last one of a path."""
    inner = mirror
    for key in path[2:-1]:
        inner = inner[str(key)]
    return inner


@rule("okänd-översättning")
def unknown_place(desk: Desk) -> Iterator[Finding]:
    """A translation stands under a key or an id that has no text in Swedish, so nobody will see it."""
    for sheet in _sheets(desk):
        for tag in sheet.content.translations:
            if not TAG.fullmatch(tag):
                message = f"{quoted(tag)} är ingen språkkod"
                tip = "skriv språkets kod: en för engelska, fi för finska"
                yield _finding(sheet, "okänd-översättning", (KEY, tag), message, tip, on_key=True)
    for sheet, mirror, (path, found, _) in _everywhere(desk):
        if found is None:
            beside = list(_within(mirror, path))
            few = (f"här kan stå: {listed(beside)}",) if len(beside) <= FEW else ()
            tips = meant(str(path[-1]), beside) or few or ("skriv den som den står på svenska i filen",)
            message = f"det finns ingen svensk text under {quoted(path[-1])} här"
            yield _finding(sheet, "okänd-översättning", path, message, *tips, on_key=True)


@rule("översättning-ingen-text")
def no_text(desk: Desk) -> Iterator[Finding]:
    """What stands in a translation is no text, or a text stands where there should be keys."""
    for sheet, _, (path, found, value) in _everywhere(desk):
        if isinstance(found, dict):
            keys = list(found)
            message = f"under {quoted(path[-1])} ska det stå nycklar, inte en text"
            tip = f"här kan stå: {listed(keys[:FEW])}"
            yield _finding(sheet, "översättning-ingen-text", path, message, tip)
        elif isinstance(found, str) and not isinstance(value, str):
            message = f"{quoted(path[-1])} är ingen text"
            tip = "skriv en text; ett tal, yes och no behöver citattecken"
            yield _finding(sheet, "översättning-ingen-text", path, message, tip)


@rule("översättning-ofullständig")
def incomplete(desk: Desk) -> Iterator[Finding]:
    """A language that a file has lacks some of its texts, which are shown in Swedish."""
    for sheet in _sheets(desk):
        texts = texts_of(sheet.content)
        for tag, block in sheet.content.translations.items():
            has = {tuple(map(str, p)) for p, text in told(block) if not isinstance(text, str) or text.strip()}
            lacks = [place for place in texts if place not in has]
            if lacks and TAG.fullmatch(tag):
                number = (
                    "1 text är inte översatt" if len(lacks) == 1 else f"{len(lacks)} texter är inte översatta"
                )
                message = f"{number} till {quoted(tag)}"
                first = " → ".join(lacks[0])
                tips = (f"den första är {first}", "tills de finns visas de på svenska")
                where = (KEY, tag)
                yield _finding(sheet, "översättning-ofullständig", where, message, *tips, on_key=True)


def _finding(
    sheet: Sheet[Any], code: str, path: Path, message: str, *tips: str, on_key: bool = False
) -> Finding:
    return Finding(code=code, document=sheet.document, path=path, message=message, tips=tips, on_key=on_key)
