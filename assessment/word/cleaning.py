"""Makes people's text safe for XML: what XML cannot hold becomes U+FFFD, so that it is seen and not lost.

Knows characters. Knows no document.
"""

import re
from typing import Any

REPLACEMENT = "\ufffd"

# Everything outside XML 1.0's Char production. Lone surrogates are in it: one of them empties a whole table.
_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LINE_ENDS = re.compile("\\r\\n|[\\r\\x85\\u2028\\u2029]")


def clean(text: str) -> str:
    """Return the text with Unix line ends, and U+FFFD for each character that XML cannot hold."""
    if text.isascii() and text.isprintable():
        return text
    return _ILLEGAL.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def cleaned(value: Any) -> Any:
    """Return a value of dicts, lists and tuples with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(inner) for inner in value]
    return value
