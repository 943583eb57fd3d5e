"""A provider of OpenID Connect for the tests: small, real, and able to cheat in every way that a login can.

Knows people by their claims. Knows nothing of the app that they log in to.
"""

import base64
import hashlib
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "konsekvens"
CLIENT_SECRET = "klienthemlighet-som-ingen-logg-har"  # noqa: S105 - of a provider that lives as long as a test
CHEATS = ("forged", "expired", "other-issuer", "other-audience", "no-nonce", "other-nonce", "other-state")


@dataclass
class Provider:
    """Who can log in, and how the next token cheats."""

    people: dict[str, dict[str, Any]]
    address: str
    cheat: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "prov"}))
    stranger: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "prov"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    handed_out: list[str] = field(default_factory=list)
    """Every code and token, which nobody but the app may see."""

    def app(self) -> Starlette:
        """Return the provider's pages."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/out", self._out),
            ]
        )

    async def _metadata(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/out",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        chosen = asked.pop("vem", None)
        if chosen is None:
            links = "".join(f'<p><a href="?{urlencode(asked | {"vem": p})}">{p}</a></p>' for p in self.people)
            return HTMLResponse(f"<h1>Vem är du?</h1>{links}")
        code = secrets.token_urlsafe(24)
        self.codes[code] = asked | {"vem": chosen}
        self.handed_out.append(code)
        state = "fel" if self.cheat == "other-state" else asked["state"]
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': state})}", 302)

    async def _token(self, request: Request) -> Response:
        form = {k: v[0] for k, v in parse_qs((await request.body()).decode()).items()}
        basic = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        asked = self.codes.pop(form.get("code", ""), None)
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        known = request.headers.get("authorization") == f"Basic {basic}"
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if asked is None or not known or asked["code_challenge"] != challenge:
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = jwt.encode(
            {"alg": "RS256", "kid": "prov"},
            self._claims(asked),
            self.stranger if self.cheat == "forged" else self.key,
        )
        access = secrets.token_urlsafe(24)
        self.handed_out += [token, access]
        return JSONResponse(
            {"access_token": access, "token_type": "Bearer", "expires_in": 3600, "id_token": token}
        )

    def _claims(self, asked: dict[str, str]) -> dict[str, Any]:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": "https://annan.example" if self.cheat == "other-issuer" else self.address,
            "aud": "annan" if self.cheat == "other-audience" else CLIENT,
            "sub": asked["vem"],
            "iat": now - 7200 if self.cheat == "expired" else now,
            "exp": now - 3600 if self.cheat == "expired" else now + 3600,
            "nonce": "annan" if self.cheat == "other-nonce" else asked["nonce"],
        }
        if self.cheat == "no-nonce":
            del claims["nonce"]
        return claims | self.people[asked["vem"]]

    async def _out(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


@contextmanager
def providing(people: dict[str, dict[str, Any]]) -> Iterator[Provider]:
    """Run a provider on a free port of this computer."""
    # It listens before the server runs: who comes early waits for it.
    listening = socket.create_server(("127.0.0.1", 0))
    provider = Provider(people, f"http://localhost:{listening.getsockname()[1]}")
    # Neither a log nor a level of its own: those are the whole process's, so other tests' too.
    config = uvicorn.Config(provider.app(), log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(30)
        listening.close()
