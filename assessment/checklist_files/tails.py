"""Texts that lost their end at `` #``, where YAML begins a comment.

Knows positions and signs. A comment after a number, an id or a date is what it looks like and is let be.
"""

import re
from collections.abc import Iterator
from typing import Any

from assessment.checklist_files.document import Branch, Document, Fault

_WORDS = re.compile(r"\w\s+\w", re.UNICODE)
_LETTER = re.compile(r"[^\W\d_]")


def lost_tails(document: Document) -> Iterator[Fault]:
    """Yield each text without quotation marks whose line goes on after a ``#``.

    Text with several words, or a ``#`` glued to what follows it (``#1``), is suspected; no other comment is.
    """
    if not any("#" in line and not line.lstrip().startswith("#") for line in document.lines):
        return
    for event in _texts(document.root):
        line = document.lines[event.end_mark.line]
        rest = line[event.end_mark.column :]
        tail = rest.strip()
        if not tail.startswith("#") or not rest[:1].isspace() or not _LETTER.search(event.value):
            continue
        if _WORDS.search(event.value) or tail[1:2].isalnum():
            column = line.index("#", event.end_mark.column)
            yield Fault(
                "tappad-text",
                event.end_mark.line + 1,
                column + 1,
                len(tail),
                "allt efter # läses som en kommentar och hör inte till texten",
                ("sätt citattecken om hela texten, eller flytta kommentaren till en egen rad",),
            )


def _texts(root: Any) -> Iterator[Any]:
    """Yield every single value that is written without quotation marks, on any level."""
    spots = [root]
    while spots:
        spot = spots.pop()
        if isinstance(spot, Branch):
            spots += [value for _, value in spot.kids.values()] if isinstance(spot.kids, dict) else spot.kids
        elif spot is not None and getattr(spot, "implicit", (False,))[0] and spot.value:
            yield spot
