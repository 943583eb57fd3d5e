"""Which language a visitor is met in: what they have chosen, what is set, what the browser asks for.

The page is told in its own address and header; Streamlit then hears it from the browser. Knows no text.
"""

from collections.abc import Mapping, Sequence
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.types import Scope

from assessment.core.language import SWEDISH

ADDRESS = "sprak"
"""In the address: the visitor's choice, from now on."""
COOKIE = "konsekvens-sprak"
_SECONDS = 365 * 24 * 3600
BY_BROWSER = "webbläsaren"
"""The setting that leaves it to the browser."""


def spoken(scope: Scope, setting: str, known: Sequence[str]) -> str:
    """Return the tag of the language that a request is answered in."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    for wanted in (chosen(scope, known), _kept(headers.get(b"cookie", "")), setting):
        if wanted in known:
            return str(wanted)
    return _asked_for(headers, known) if setting == BY_BROWSER else SWEDISH


def chosen(scope: Scope, known: Sequence[str]) -> str | None:
    """Return the language that the address asks for, if there is one that we know."""
    found = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(ADDRESS, [""])[-1]
    return found if found in known else None


def remembered(tag: str) -> bytes:
    """Return the header's value that makes a browser remember the choice for a year."""
    return f"{COOKIE}={tag}; Path=/; Max-Age={_SECONDS}; SameSite=Lax; HttpOnly".encode()


def _kept(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _asked_for(headers: Mapping[bytes, str], known: Sequence[str]) -> str:
    """Return the known language that the browser would rather have; Swedish when it asks for none of them."""
    wishes = [part.strip().partition(";") for part in headers.get(b"accept-language", "").split(",")]
    ranked = sorted(wishes, key=lambda wish: -_quality(wish[2]))
    tags = (tag.strip().lower().partition("-")[0] for tag, _, rest in ranked if _quality(rest) > 0)
    return next((tag for tag in tags if tag in known), SWEDISH)


def _quality(rest: str) -> float:
    name, _, value = rest.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
