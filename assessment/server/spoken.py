"""Which language a visitor is met in: what they have chosen, what is set, what the browser asks for.

The page is told in its own address and header; Streamlit then hears it from the browser. Knows no text.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.requests import cookie_parser
from starlette.types import Scope

from assessment.core.language import SWEDISH

ADDRESS = "sprak"
"""In the address: the visitor's choice, from now on."""
COOKIE = "konsekvens-sprak"
_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?", re.ASCII)
_SECONDS = 365 * 24 * 3600
BY_BROWSER = "webbläsaren"
"""The setting that leaves it to the browser."""


def spoken(scope: Scope, setting: str, known: Sequence[str]) -> str:
    """Return the tag of the language that a request is answered in."""
    kept = cookie_parser(_header(scope, b"cookie", ";")).get(COOKIE)
    for wanted in (chosen(scope, known), kept, setting):
        if wanted in known:
            return str(wanted)
    return _asked_for(_header(scope, b"accept-language", ","), known) if setting == BY_BROWSER else SWEDISH


def chosen(scope: Scope, known: Sequence[str]) -> str | None:
    """Return the language that the address asks for, if there is one that we know."""
    found = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(ADDRESS, [""])[-1]
    return found if found in known else None


def remembered(tag: str) -> bytes:
    """Return the header's value that makes a browser remember the choice for a year."""
    return f"{COOKIE}={tag}; Path=/; Max-Age={_SECONDS}; SameSite=Lax; HttpOnly".encode()


def _header(scope: Scope, wanted: bytes, between: str) -> str:
    """Return a header's value; one that is sent several times is put together as if it were one."""
    return between.join(value.decode("latin-1") for name, value in scope["headers"] if name == wanted)


def _asked_for(header: str, known: Sequence[str]) -> str:
    """Return the known language that the browser would rather have; Swedish when it asks for none of them."""
    wishes = [part.strip().partition(";") for part in header.split(",")]
    ranked = sorted(wishes, key=lambda wish: -_quality(wish[2]))
    tags = (tag.strip().lower().partition("-")[0] for tag, _, rest in ranked if _quality(rest) > 0)
    return next((tag for tag in tags if tag in known), SWEDISH)


def _quality(rest: str) -> float:
    """Return how much a language is wished for, 0–1; 0 when that cannot be read, 1 when it is not said."""
    name, _, value = rest.partition("=")
    if name.strip().lower() != "q":
        return 1.0
    return float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
