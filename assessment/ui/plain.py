"""People's own words on the screen exactly as they were written: never as markdown, directives or HTML.

Knows Streamlit's markdown. Knows not whose words they are.
"""

import re
from functools import lru_cache

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>&:=\"'/@^])")
# Streamlit looks for :emoji: and :material/icon: after markdown is read, where a backslash no longer helps.
_SHORTCODE = re.compile(r":(?=[\w+\-/]+:)")
_ZERO_WIDTH = "\u200c"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return text for a label or a line of markdown that shows the words as they are, on one line."""
    return _escaped(" ".join(text.split()))


def paragraphs(text: str) -> str:
    """Return text for a block of markdown that keeps the line breaks as they were typed."""
    lines = (_escaped(" ".join(line.split())) for line in text.strip().splitlines())
    return "  \n".join(lines).replace("  \n  \n", "\n\n")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", _SHORTCODE.sub(f":{_ZERO_WIDTH}", text))
