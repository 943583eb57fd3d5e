"""What was probably meant: the nearest word of a list, and the id that a text would make.

Knows letters. Knows no checklist.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate spelt most like the word, or None; å and ä count as a, ö as o."""
    plain = {_plain(c): c for c in sorted(set(candidates), reverse=True)}
    # A word of several hundred letters is no misspelling, and comparing it would take seconds.
    found = get_close_matches(_plain(word[:120]), plain, n=1, cutoff=0.7)
    # Two letters that changed places are the commonest slip, and the one that looks least alike to difflib.
    swapped = (c for c in plain if sorted(c) == sorted(_plain(word[:120])))
    near = next(iter((*found, *swapped)), None)
    return plain[near] if near else None


def meant(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return the tip ``menade du …?``, or no tip when nothing is near."""
    near = nearest(word, candidates)
    return (f"menade du ”{near}”?",) if near else ()


def slug(text: str) -> str:
    """Return the id that a text would make: ``Trygghet & säkerhet`` → ``trygghet-sakerhet``, or nothing."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(text)).strip("-")[:60].strip("-")


def quoted(value: object, most: int = 60) -> str:
    """Return a value as it may stand in a sentence: in Swedish quotation marks, on one line, not too long."""
    text = " ".join(str(value).split())
    return f"”{text[: most - 1]}…”" if len(text) > most else f"”{text}”"


def listed(words: Iterable[str], last: str = "och") -> str:
    """Return the words as a Swedish enumeration: ``a, b och c``."""
    every = list(words)
    return f" {last} ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
