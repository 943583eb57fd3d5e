"""Stable ids for what people name themselves: ASCII, short, never used twice in one assessment.

Knows letters. Knows not what the id is for.
"""

import re
import unicodedata
from collections.abc import Container

_LONGEST = 60
"""Well under the 80 that an id may have, so that a number or a combination still fits."""


def slug_of(name: str, taken: Container[str] = (), otherwise: str = "egen") -> str:
    """Return an id made of the name: ``Elever på Ön`` becomes ``elever-pa-on``.

    Args:
        name: What the person wrote; may be empty or without a single Latin letter.
        taken: Ids that are in use; a number is added until the id is free.
        otherwise: The id when nothing of the name can be used.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_LONGEST].strip("-") or otherwise
    candidate, number = stem, 2
    while candidate in taken:
        candidate, number = f"{stem}-{number}", number + 1
    return candidate
