"""An assessment as a file: JSON text out, and in again with every fault told, with its place.

Opens no file and knows no checklist, so an assessment opens whatever the checklists say today.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticSerializationError

from assessment.core.assessment import Assessment
from assessment.core.diagnostics import Path
from assessment.core.language import N_, tr
from assessment.core.shape import Fault, faults, quoted
from assessment.core.shape.locate import at

FORMAT = 1
LARGEST_FILE = 20 * 1024 * 1024
"""Bytes. A long assessment is 0.3 MB."""
DEEPEST = 40
"""Levels of nesting. An assessment has seven."""
LONGEST_NUMBER = 15
"""Digits: longer ones lose their last figures in other programs, and nothing here is counted in them."""
MOST_KEYS = 2_000
"""In one object or list. A long assessment has some hundred answers."""
MOST_SENTENCES = 20

# A value that fits no branch of a union gives one error per branch.
_MOST_ERRORS = 5 * MOST_SENTENCES
_NAME = "bedömningen"
_TOO_DEEP = N_("Filen har för många nivåer inuti varandra för att vara en konsekvensbedömning.")
_LISTS = ("alternativ", "grupper", "åtgärder", "uppföljning", "kostnader", "dialog", "målkonflikter")


class _Refusal(ValueError):  # noqa: N818 - no error of the program: the file is refused
    """Stops the reading; the message is the sentence."""


def parse(data: bytes) -> Assessment | tuple[str, ...]:
    """Return the assessment that a JSON file holds, or sentences that say what is wrong and where.

    Lone surrogates, which no other program could store, become U+FFFD; nothing else in the texts is changed.
    """
    try:
        return from_plain(_tree(data))
    except _Refusal as refusal:
        return (str(refusal),)


def from_plain(tree: object) -> Assessment | tuple[str, ...]:
    """Return the assessment that plain data holds (from JSON or YAML), or sentences as `parse`."""
    if not isinstance(tree, dict):
        # A place of its own for the brace, which would otherwise begin one.
        return (
            tr(
                "Filen är ingen konsekvensbedömning: den ska börja med {brace} och ha nycklarna "
                "format och id.",
                brace="{",
            ),
        )
    lacking = [key for key in ("format", "id") if key not in tree]
    if lacking:
        return (
            tr(
                "Filen är ingen konsekvensbedömning: den saknar {keys}. "
                "Välj en fil som är sparad från Konsekvens med Ladda ner som JSON.",
                keys=tr(" och ").join(lacking),
            ),
        )
    if sentence := _other_format(tree["format"]):
        return (sentence,)
    try:
        assessment, error = Assessment.model_validate(tree), None
    except ValidationError as wrong:
        assessment, error = None, _first(wrong)
    # A file with a screenful of errors gets no second look: that walk is slow where most keys are foreign.
    bent = error is None or error.error_count() < MOST_SENTENCES
    found = faults(Assessment, tree, error, document=_NAME, bent=bent)
    sentences = (*(_sentence(fault, tree) for fault in found), *_twins(tree))
    if assessment is None or sentences:
        return _capped(sentences or (tr("Filen går inte att läsa som en konsekvensbedömning."),))
    return assessment


def dump(assessment: Assessment, *, indent: int | None = None) -> str:
    """Return the assessment as JSON text with Swedish keys; what was never filled in is left out."""
    try:
        text = assessment.model_dump_json(by_alias=True, exclude_defaults=True, indent=indent)
    except PydanticSerializationError:
        # Half a sign, cut in two by some other program: seen in pasted text, and no store can take it.
        return dump(mended(assessment), indent=indent)
    start = "{" if indent is None else "{\n" + " " * indent
    return f'{start}"format":{"" if indent is None else " "}{FORMAT},{text[1:]}'


def mended(assessment: Assessment) -> Assessment:
    """Return the assessment with every lone surrogate replaced by U+FFFD, visible where it stood."""
    return Assessment.model_validate(_clean(assessment.model_dump(by_alias=True)))


def read_stored(text: str) -> Assessment | tuple[str, ...]:
    """Return the assessment of a text that `dump` made, or sentences when other hands have changed it."""
    try:
        return Assessment.model_validate_json(text)
    except ValidationError:
        return parse(text.encode("utf-8", "surrogatepass"))


def _tree(data: bytes) -> object:
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / 1024 / 1024:.0f}"
        raise _Refusal(
            tr(
                "Filen är {size} MB. En konsekvensbedömning är mindre än {most} MB.",
                size=size,
                most=LARGEST_FILE // 1024 // 1024,
            )
        )
    if not data.strip():
        raise _Refusal(tr("Filen är tom."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refusal(
            tr(
                "Filen är inte text i UTF-8. "
                "Välj en fil som är sparad från Konsekvens, eller spara om den så."
            )
        ) from error
    try:
        return _clean(
            json.loads(
                text,
                object_pairs_hook=_once,
                parse_constant=_no_constant,
                parse_int=_short_int,
                parse_float=_finite_float,
            )
        )
    except json.JSONDecodeError as error:
        raise _Refusal(
            tr(
                "Filen är inte JSON: det blir fel på rad {line}, tecken {column}. "
                "Välj en fil som är sparad från Konsekvens med Ladda ner som JSON.",
                line=error.lineno,
                column=error.colno,
            )
        ) from error
    except RecursionError as error:
        raise _Refusal(tr(_TOO_DEEP)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        twice = next(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        raise _Refusal(
            tr("Nyckeln {key} står två gånger på samma ställe. Ta bort den ena.", key=quoted(twice))
        )
    return read


def _no_constant(word: str) -> Any:
    raise _Refusal(
        tr("I filen står {word} där det ska stå ett tal. Skriv talet, eller ta bort raden.", word=word)
    )


def _short_int(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST_NUMBER:
        raise _too_large(digits)
    return int(digits)


def _too_large(digits: str) -> _Refusal:
    return _Refusal(
        tr(
            "Talet {number} är för stort. Högst {most} siffror går att läsa.",
            number=quoted(digits, 24),
            most=LONGEST_NUMBER,
        )
    )


def _finite_float(digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        raise _too_large(digits)
    return number


def _clean(tree: Any, level: int = 0) -> Any:
    if level > DEEPEST:
        raise _Refusal(tr(_TOO_DEEP))
    if isinstance(tree, str):
        return _SURROGATE.sub("�", tree)
    if isinstance(tree, dict | list) and len(tree) > MOST_KEYS:
        raise _Refusal(
            tr(
                "Filen är ingen konsekvensbedömning: på ett ställe står {number} saker i rad.",
                number=len(tree),
            )
        )
    if isinstance(tree, dict):
        return {
            unicodedata.normalize("NFC", _SURROGATE.sub("�", k)): _clean(v, level + 1)
            for k, v in tree.items()
        }
    if isinstance(tree, list | tuple):
        return [_clean(v, level + 1) for v in tree]
    return tree


_SURROGATE = re.compile("[\ud800-\udfff]")


def _other_format(value: object) -> str:
    if value == FORMAT and not isinstance(value, bool):
        return ""
    if isinstance(value, int) and value > FORMAT:
        return tr(
            "Filen har format {format}, men den här versionen av Konsekvens läser format {own}. "
            "Uppdatera Konsekvens och försök igen.",
            format=value,
            own=FORMAT,
        )
    return tr(
        "I format: {format} finns inte. En konsekvensbedömning har format {own}.",
        format=quoted(value),
        own=FORMAT,
    )


def _first(error: ValidationError) -> ValidationError:
    """Return the first errors only: a foreign file may have a million, and nobody reads more than a few."""
    if error.error_count() <= _MOST_ERRORS:
        return error
    details = [
        InitErrorDetails(type=e["type"], loc=e["loc"], input=e["input"], ctx=e.get("ctx", {}))
        for e in error.errors(include_url=False)[:_MOST_ERRORS]
    ]
    return ValidationError.from_exception_data(error.title, details)


def _twins(tree: dict[str, Any]) -> Iterator[str]:
    """Find list entries with the same id: an answer would not know which of them it belongs to."""
    for key in _LISTS:
        entries = tree.get(key)
        ids = (
            [e["id"] for e in entries if isinstance(e, dict) and isinstance(e.get("id"), str)]
            if isinstance(entries, list)
            else []
        )
        for twice in (name for name, n in Counter(ids).items() if n > 1):
            yield tr("I {key}: {id} står på flera. Ge dem olika id.", key=key, id=quoted(twice))


def _sentence(fault: Fault, tree: Any) -> str:
    finding = fault.finding
    tips = finding.tips[:2]
    if fault.kind == "bent" and isinstance(at(tree, fault.path), bool):
        tips = ('skriv "ja" eller "nej"',)
    text = "; ".join([finding.message, *tips])
    stop = "" if text.endswith("?") else "."
    where = _place(finding.path)
    return (
        tr("I {place}: {told}", place=where, told=f"{text}{stop}")
        if where
        else f"{text[:1].upper()}{text[1:]}{stop}"
    )


def _place(path: Path) -> str:
    return " → ".join(
        tr("nr {number}", number=part + 1) if isinstance(part, int) else " ".join(part.split())[:80]
        for part in path
    )


def _capped(sentences: tuple[str, ...]) -> tuple[str, ...]:
    unique = tuple(dict.fromkeys(sentences))
    if len(unique) <= MOST_SENTENCES:
        return unique
    return (*unique[:MOST_SENTENCES], tr("… och fler fel. Rätta de här först."))
