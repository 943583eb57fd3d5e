"""What is said to somebody whose answer took the place of another person's, given at the same time.

Knows both versions of an answer as the file has them. Knows no store and no widget.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from assessment.core.changes import Clash

_SAID = "Någon annan ändrade samma svar medan du skrev. Nu står ditt svar där."
_OTHERS = "Den andra hade skrivit: "


def told(clashes: Iterable[Clash]) -> str:
    """Return what to say, with every text of the other's that is gone; nothing when nothing clashed."""
    met = tuple(clashes)
    if not met:
        return ""
    gone = [f"”{text}”" for clash in met for text in _gone(clash)]
    return f"{_SAID} {_OTHERS}{', '.join(gone)}" if gone else _SAID


def _gone(clash: Clash) -> Iterator[str]:
    kept = {*_texts(clash.mine), *_texts(clash.base)}
    # A single word may be the name of a choice in the file, which nobody has written.
    return (text for text in _texts(clash.theirs) if text not in kept and " " in text.strip())


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from _texts(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts(inner)
