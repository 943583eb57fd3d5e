"""What the server adds to Streamlit's login: files go to the login that made them, cookies by https.

Knows Streamlit's cookies and its address for files. Knows no page and no right.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

FILES = "/media/"
"""Where Streamlit hands out files, to anyone who knows their address."""

_PARTLY = (b"range", b"accept-encoding")

MayFetch = Callable[[Mapping[str, Any], bytes], bool]


class OwnFiles:
    """ASGI middleware: a file is there only for the login that it was made for."""

    def __init__(self, app: ASGIApp, may_fetch: MayFetch) -> None:
        self.app = app
        self.may_fetch = may_fetch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; one for a file is answered when the whole file is known."""
        if scope["type"] != "http" or not scope["path"].startswith(FILES):
            await self.app(scope, receive, send)
            return
        said = _claims(HTTPConnection(scope).cookies)
        if scope["method"] != "GET" or said is None:
            await _gone(scope, receive, send)
            return
        # Whose a file is can be told only by the whole of it, as it was made.
        whole = {**scope, "headers": [(n, v) for n, v in scope["headers"] if n not in _PARTLY]}
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(whole, receive, keep)
        body = b"".join(m.get("body", b"") for m in messages if m["type"] == "http.response.body")
        if not self.may_fetch(said, body):
            await _gone(scope, receive, send)
            return
        for message in messages:
            await send(message)


async def _gone(scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse(
        "Filen finns inte här.", status_code=404, headers={"Cache-Control": "no-store"}
    )
    await answer(scope, receive, send)


def _claims(cookies: Mapping[str, str]) -> dict[str, Any] | None:
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies[name].encode("latin-1")) if name in cookies else None

    found = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    if found is None:
        return None
    read = json.loads(found)
    return read if isinstance(read, dict) else None


class SecureCookies:
    """ASGI middleware: no cookie of ours is ever sent without https."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and mark the cookies of its answer."""

        async def marked(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.accept"}:
                message["headers"] = [_secure(n, v) for n, v in message.get("headers", [])]
            await send(message)

        await self.app(scope, receive, marked)


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    cookie = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if cookie else value
