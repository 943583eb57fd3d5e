"""Streamlit's first page in the visitor's language: title, what stands there without JavaScript, our script.

Knows the HTML that Streamlit sends. Knows no page of ours.
"""

import json
import re
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment.core.language import SWEDISH, speaking, tr
from assessment.server.spoken import chosen, remembered, spoken
from assessment.translations import language, tags

TITLE = "Konsekvens"
_HERE = Path(__file__).parent
_REGIONS = {SWEDISH: "sv-SE", "en": "en-GB"}
"""What a browser is told that its language is, for calendars and for Streamlit's own sentence about it."""

_NO_WORDS: dict[str, Any] = {"texts": {}, "controls": {}, "patterns": [], "months": {}}


@cache
def script(tag: str = SWEDISH) -> str:
    """Return our script with its words, as one ``<script>`` element that nothing in it can end.

    Streamlit speaks English by itself, and is left alone in every language that has no words of its own here.
    """
    words = _NO_WORDS
    if tag == SWEDISH:
        words = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))
    code = (_HERE / "page.js").read_text(encoding="utf-8")
    for place, told in (("/* WORDS */ {}", words), ("/* LANGUAGE */ []", [_REGIONS.get(tag, tag), tag])):
        code = code.replace(place, json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"))
    return f"<script>{code}</script>"


def rewritten(html: str, tag: str = SWEDISH) -> str:
    """Return Streamlit's first page in the language, with our script."""
    with speaking(language(tag)):
        noscript = tr(
            "Konsekvens behöver JavaScript. Slå på det i webbläsaren och ladda om sidan, "
            "eller fråga den som sköter datorn."
        )
    inside = f"<noscript><p>{noscript}</p></noscript>"
    html = re.sub(r"<html lang=\"[^\"]*\"", f'<html lang="{tag}"', html, count=1)
    html = re.sub(r"<title>.*?</title>", f"<title>{TITLE}</title>", html, count=1, flags=re.DOTALL)
    html = re.sub(r"<noscript>.*?</noscript>", lambda _: inside, html, count=1, flags=re.DOTALL)
    return html.replace("</head>", f"{script(tag)}</head>", 1)


class FirstPage:
    """ASGI middleware: rewrites the first page, whatever its address, and leaves the rest alone."""

    def __init__(self, app: ASGIApp, setting: str = SWEDISH) -> None:
        self.app = app
        self._setting = setting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back."""
        if scope["type"] != "http" or not _may_be_page(scope):
            await self.app(scope, receive, send)
            return
        # Compressed or "not modified" would be Streamlit's page, and ours is another.
        unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        headers = [(name, value) for name, value in scope["headers"] if name not in unwanted]
        tag = spoken(scope, self._setting, tags())
        cookie = remembered(tag) if chosen(scope, tags()) else None
        await self.app({**scope, "headers": headers}, receive, _Rewriting(send, tag, cookie))


def _may_be_page(scope: Scope) -> bool:
    accept = b",".join(value for name, value in scope["headers"] if name == b"accept")
    last = scope["path"].rsplit("/", 1)[-1]
    asked_for = b"text/html" in accept or last in {"", "index.html"}
    return asked_for and scope["method"] in {"GET", "HEAD"} and "/_stcore/" not in scope["path"]


class _Rewriting:
    """Holds back an HTML answer until it is whole, and sends it rewritten."""

    def __init__(self, send: Send, tag: str, cookie: bytes | None) -> None:
        self._send = send
        self._tag = tag
        self._cookie = cookie
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        # A HEAD has no body to rewrite, and its length would be a lie.
        body = rewritten(self._body.decode("utf-8"), self._tag).encode() if self._body else b""
        dropped = {b"etag", b"last-modified", b"content-length", b"accept-ranges"}
        headers: list[Any] = [
            (name, value) for name, value in start["headers"] if name.lower() not in dropped
        ]
        if body:
            headers.append((b"content-length", str(len(body)).encode()))
        if self._cookie:
            headers.append((b"set-cookie", self._cookie))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
    return bool(kinds) and kinds[0].startswith(b"text/html") and message["status"] == HTTPStatus.OK
