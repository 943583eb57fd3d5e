"""A new question or a new option: what it holds, and the lines that it takes in a file.

Knows the order in which our files have the keys. Knows no position.
"""

from collections.abc import Mapping
from typing import Any

from assessment.checklist_files.scalars import WIDTH, written
from assessment.checklist_files.splicing import brief
from assessment.core.checklist_edits import AddQuestion, NewOption
from assessment.core.vocabulary import Track


def option_of(option: NewOption) -> dict[str, Any]:
    """Return what a new option holds, by key."""
    found = {"id": option.id, "text": option.text}
    found |= {"kräver-motivering": "ja"} if option.needs_reason else {}
    return found | ({"hjälp": option.help} if option.help else {})


def question_of(edit: AddQuestion) -> dict[str, Any]:
    """Return what a new question holds, by key, in the order of our files."""
    tags = edit.groups[0] if len(edit.groups) == 1 else list(edit.groups)
    found: dict[str, Any] = {
        "id": edit.id,
        "fråga": edit.text,
        "svarstyp": edit.type.value,
        "spår": edit.track.value if edit.track is Track.SHORT else "",
        "grupper": {"tagg": tags} if tags else "",
        "vikt": edit.weight,
        "vikt-skäl": edit.weight_reason,
        "ersätter": edit.replaces,
        "hjälp": edit.help,
        "svarsalternativ": [option_of(option) for option in edit.options],
        "källa": list(edit.sources),
    }
    return {key: value for key, value in found.items() if value not in ("", None, [])}


def entry_lines(entry: Mapping[str, Any], column: int) -> list[str]:
    """Return the lines of an entry whose keys begin in a column, from 0."""
    lines = []
    for key, value in entry.items():
        head = f"{' ' * column}{key}:"
        if isinstance(value, str):
            text = written(value, column=len(head) + 1, indent=column + 2)
            lines += f"{head} {text}".split("\n")
        elif isinstance(value, list) and isinstance(value[0], dict):
            lines += [head, *(line for item in value for line in _item_lines(item, column + 2))]
        else:
            lines.append(f"{head} {brief(value)}")
    return lines


def _item_lines(item: Mapping[str, Any], column: int) -> list[str]:
    """Return the lines of an item of a list: one when there is room, else one for each key."""
    short = f"{' ' * column}- {brief(item)}"
    if len(short) <= WIDTH:
        return [short]
    first, *rest = entry_lines(item, column + 2)
    return [f"{' ' * column}- {first.lstrip()}", *rest]
