"""Who may open the websocket: pages of ours, under a name that is ours.

Streamlit asks a service on the internet for this computer's address before it turns another site away; this
guard stands before it, so that nothing is ever asked. Knows names only.
"""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

_POLICY_VIOLATION = 1008


class OwnOrigin:
    """ASGI middleware: closes a websocket whose page came from another site, or under a foreign name."""

    def __init__(self, app: ASGIApp, names: tuple[str, ...]) -> None:
        self.app = app
        self.names = tuple(name.lower().rstrip(".") for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it is a websocket that another site opens."""
        if scope["type"] == "websocket" and not self._ours(scope):
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        await self.app(scope, receive, send)

    def _ours(self, scope: Scope) -> bool:
        headers = {name: value.decode("latin-1") for name, value in reversed(scope["headers"])}
        host, origin = headers.get(b"host", ""), headers.get(b"origin")
        if self.names and not self._known(_name(f"//{host}")):
            return False
        if origin is None:
            return True
        # Behind a proxy the two may differ, but then the page's name is one that was allowed.
        return urlsplit(origin).netloc == host or (bool(self.names) and self._known(_name(origin)))

    def _known(self, name: str) -> bool:
        return any(
            name == known or (known.startswith("*.") and name.endswith(known[1:])) or known == "*"
            for known in self.names
        )


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
