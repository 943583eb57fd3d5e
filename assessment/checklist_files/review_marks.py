"""What is left to review in a checklist made of a list: comments with *granska*, and reasons to write.

Knows a file's text. Knows no draft, and judges nothing: people say what they have reviewed.
"""

import re
from collections.abc import Collection, Iterator

from assessment.checklist_files.syntax import read_data
from assessment.core.language import tr
from assessment.core.question_list import UNKNOWN_OWNER
from assessment.service.workshop_ports import ReviewMark

_MARK = re.compile(r"\s*# granska: (.+)")
_REASON = "Granska:"
_OWNER = "förvaltas-av"


def review_marks(text: str) -> tuple[ReviewMark, ...]:
    """Return what is left to review, in the order of the file; () when the file cannot be read."""
    if "# granska:" not in text and _REASON not in text:
        return ()
    data = read_data(text, "").data
    if not isinstance(data, dict):
        return ()
    told = [mark for _, mark in _marks(text, data)]
    for asked in _asked(data):
        reason = str(asked.get("vikt-skäl", ""))
        if reason.startswith(_REASON):
            note = reason.removeprefix(_REASON).strip()
            told.append(ReviewMark(str(asked.get("fråga", "")), note, to_write=True))
    return tuple(told)


def without_marks(text: str, marks: Collection[ReviewMark]) -> str:
    """Return the file without the comments of some marks; a reason that is to be written stays."""
    data = read_data(text, "").data
    if not isinstance(data, dict):
        return text
    gone = {line for line, mark in _marks(text, data) if mark in marks and not mark.to_write}
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in gone)


def _marks(text: str, data: dict[str, object]) -> Iterator[tuple[int, ReviewMark]]:
    """Yield each comment that is a mark, with its line from 0."""
    names = _names(data)
    for line, key, note in _comments(text):
        to_write = key == _OWNER and data.get(key) == UNKNOWN_OWNER
        yield line, ReviewMark(names.get(key, key), note, to_write=to_write)


def _comments(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each mark: its line from 0, the key or id that it stands above, and what it says."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = _MARK.fullmatch(line.rstrip())
        if found is None:
            continue
        below = next((one for one in lines[number + 1 :] if one.strip() and one.lstrip()[0] != "#"), "")
        key, _, value = below.strip().removeprefix("- ").lstrip("{ ").partition(":")
        yield number, value.split(",")[0].strip(' "}') if key == "id" else key, found[1]


def _asked(data: dict[str, object]) -> Iterator[dict[str, object]]:
    for part in (data, *_dicts(data.get("avsnitt"))):
        yield from _dicts(part.get("screening" if part is data else "frågor"))


def _names(data: dict[str, object]) -> dict[str, str]:
    """Return what people call each part, by its id."""
    found = {_OWNER: tr("Förvaltas av"), "referensgrupp": tr("Referensgrupp")}
    found |= {str(part.get("id", "")): str(part.get("namn", "")) for part in _dicts(data.get("avsnitt"))}
    return found | {str(asked.get("id", "")): str(asked.get("fråga", "")) for asked in _asked(data)}


def _dicts(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
