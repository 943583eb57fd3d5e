"""The address that a proxy or a monitor asks: can this server be used, and if not, what is missing.

Knows the question and its answer. Says nothing of where anything is or who asks.
"""

import asyncio
import json
from collections.abc import Callable
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from assessment.bootstrap import Health

ADDRESS = "/halsa"
_PATIENCE_SECONDS = 4.0
"""A proxy gives up after five."""
_FRESH_SECONDS = 1.0
"""How long an answer holds, so that asking often costs the database nothing."""
_WORD = {True: "ok", False: "fel"}


class HealthCheck:
    """ASGI middleware: answers at `/halsa`, 200 when all is well and 503 otherwise, under any name."""

    def __init__(self, app: ASGIApp, ask: Callable[[], Health], patience: float = _PATIENCE_SECONDS) -> None:
        self.app = app
        self._ask = ask
        self._patience = patience
        self._asking: asyncio.Task[Health] | None = None
        self._asked_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
        if scope["type"] != "http" or scope["path"] != ADDRESS:
            await self.app(scope, receive, send)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            await _answer(send, HTTPStatus.METHOD_NOT_ALLOWED, {}, scope["method"])
            return
        found = await self._found()
        well = found.store and found.checklists
        said = {
            "status": _WORD[well],
            "lagring": _WORD[found.store],
            "checklistor": _WORD[found.checklists],
        }
        status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        await _answer(send, status, said, scope["method"])

    async def _found(self) -> Health:
        """Return what was found; however many ask, one question at a time is put to the database."""
        now = asyncio.get_running_loop().time()
        if self._asking is None or (self._asking.done() and now - self._asked_at > _FRESH_SECONDS):
            self._asking, self._asked_at = asyncio.create_task(asyncio.to_thread(self._ask)), now
        await asyncio.wait({self._asking}, timeout=self._patience)
        if not self._asking.done():
            return Health(store=False, checklists=True)
        if self._asking.exception() is not None:
            return Health(store=False, checklists=False)
        return self._asking.result()


async def _answer(send: Send, status: HTTPStatus, said: dict[str, str], method: str) -> None:
    body = json.dumps(said).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})
