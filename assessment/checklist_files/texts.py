"""A folder of checklists as texts by name, with what lies beside it and is needed: what a draft is a copy of.

Knows which files a folder is made of. Reads no YAML but the names of what scenarios build on.
"""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path, PurePosixPath

from assessment.core.lint import SCENARIOS

_BUILDS_ON = re.compile(r"^[\s-]*bygger-på:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


def folder_texts(folder: Path) -> dict[str, str]:
    """Return every text of a folder, its scenarios and what they build on, and the folder that it builds on.

    What is no UTF-8 is read with a sign in the place of each wrong one, so that the check can say so. A file
    that cannot be opened is left out.
    """
    found = dict(_of(folder, ""))
    for name, text in tuple(found.items()):
        for written in _BUILDS_ON.findall(text):
            target = normpath((PurePosixPath(name).parent / written).as_posix())
            if (folder / target).is_dir():
                found |= dict(_of(folder, target))
            elif (text_of := _text(folder / target)) is not None:
                found.setdefault(target, text_of)
    return found


def _of(folder: Path, beside: str) -> Iterator[tuple[str, str]]:
    place = folder / beside if beside else folder
    for file in (*sorted(place.glob("*.yaml")), *sorted(place.glob(f"{SCENARIOS}/*.yaml"))):
        text = _text(file)
        if text is not None and not file.name.startswith("."):
            name = file.relative_to(place).as_posix()
            yield (f"{beside}/{name}" if beside else name), text


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode(errors="replace")
    except OSError:
        return None
