"""Starts and stops the server: socket, lifespan, signals, and the sentence that says where the app is.

Knows Streamlit's and uvicorn's launch. Knows no page.
"""

import errno
import importlib
import importlib.metadata
import logging
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.middleware import Middleware

from assessment import bootstrap
from assessment.core.language import tr
from assessment.identity import login_secrets
from assessment.login_settings import OWN_COMPUTER
from assessment.server.collecting import collected_now_and_then
from assessment.server.health import HealthCheck
from assessment.server.logs import event, logging_to
from assessment.server.origin import OwnOrigin
from assessment.server.page import FirstPage
from assessment.server.recounting import recounted_meanwhile
from assessment.service import ServiceError
from assessment.settings import Settings

SCRIPT = Path(__file__).parent.parent.parent / "streamlit_app.py"
_HEAVY = ("pandas", "docxtpl", "streamlit.web.server.starlette.starlette_app", "streamlit.runtime")
"""Loaded before the first visitor comes, so that nobody waits for them."""
_SHUTDOWN_SECONDS = 3
_LAST_PORT = 65535
_LOG = logging.getLogger(__name__)


class ServerError(ServiceError):
    """The server cannot start; the message is Swedish and says what to do."""


def _print(line: str) -> None:
    # At once, also into a file or a pipe: it is the only place where the address stands.
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def serve(settings: Settings, say: Callable[[str], None] = _print, script: Path = SCRIPT) -> None:
    """Serve the app until the process is asked to stop (Ctrl+C or SIGTERM).

    Args:
        settings: where to listen and what to serve.
        say: is given each line for the person who started the server, the address among them.
        script: the Streamlit script.

    Raises:
        ServerError: when the address or port cannot be used, or the login.
    """
    _no_open_door(settings)
    listening = _bind(settings)
    try:
        port = listening.getsockname()[1]
        bootstrap.configure(settings)
        app = _app(settings, port, script, lambda: _welcome(settings, port, say))
        config = uvicorn.Config(
            app,
            access_log=False,
            # Its loggers hand on to the server's own log, as every other.
            log_config=None,
            log_level="warning",
            ws="websockets-sansio",
            ws_max_size=64 * 1024 * 1024,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        )
        server = uvicorn.Server(config)
        with logging_to(sys.stderr, as_json=settings.log == "json"), _quiet_end():
            server.run(sockets=[listening])
        if not server.started:
            raise ServerError("Servern kunde inte starta. Felet står ovanför.")
    finally:
        listening.close()


@contextmanager
def _quiet_end() -> Iterator[None]:
    """End as asked, without a traceback: uvicorn hands the signal on once it has closed everything."""
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, lambda *_: None) if main else None
    try:
        yield
    except KeyboardInterrupt:
        # Ctrl+C, after everything was closed.
        return
    finally:
        if main:
            signal.signal(signal.SIGTERM, before)


def _app(settings: Settings, port: int, script: Path, welcome: Callable[[], None]) -> Any:
    # The script's folder is where `streamlit run` would put it, so that both launches find the same modules.
    sys.path[:0] = [str(script.parent)] if str(script.parent) not in sys.path else []
    import streamlit as st  # noqa: PLC0415 - costs most of a second; a busy port is told before
    from streamlit import config  # noqa: PLC0415 - as above

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        for name in _HEAVY:
            importlib.import_module(name)
        _make_shared()
        async with collected_now_and_then():
            welcome()
            event(_LOG, "start", **_facts(settings, port))
            with recounted_meanwhile(lambda: bootstrap.service().recount()):
                yield
            event(_LOG, "stop")

    names = _names(settings)
    app = st.App(
        script,
        lifespan=lifespan,
        # In memory: nothing of it is written anywhere.
        secrets=login_secrets(settings) or None,
        middleware=[
            Middleware(HealthCheck, ask=bootstrap.health),
            Middleware(OwnOrigin, names=names),
            Middleware(FirstPage, setting=settings.language),
            *_login(settings),
        ],
        on_script_error=_tell,
    )
    # Our settings are the only ones that say where to listen; Streamlit must know for its own checks.
    config.set_option("server.port", port)
    config.set_option("server.address", settings.address)
    config.set_option("server.allowedHosts", list(names))
    return app


def _make_shared() -> None:
    """Make what Streamlit makes when the first visitor comes.

    Two who come at once make one each, and then the elements of one of them are lost in the middle of a page.
    """
    from streamlit.delta_generator_singletons import context_dg_stack  # noqa: PLC0415 - as in _app

    context_dg_stack.get()


def _facts(settings: Settings, port: int) -> dict[str, str | int]:
    return {
        "version": importlib.metadata.version("konsekvens"),
        "port": port,
        "database": "sqlite" if settings.database_file else "postgresql",
    }


def _tell(error: Exception) -> bool:
    """Show a fault of ours in our own words, instead of Streamlit's sentence; the log has the details."""
    import streamlit as st  # noqa: PLC0415 - as in _app

    _LOG.error("A page could not be shown", exc_info=error)
    st.error(
        tr(
            "Något gick fel i verktyget, så sidan kan inte visas. Det som är sparat är kvar. "
            "Ladda om sidan. Hjälper inte det, berätta för den som sköter Konsekvens vad du gjorde."
        )
    )
    return True


def _no_open_door(settings: Settings) -> None:
    """Refuse to let more than the own computer in where nobody logs in, unless that is what was asked for."""
    if settings.address in OWN_COMPUTER or settings.login or settings.without_login == "ja":
        return
    raise ServerError(
        f"Konsekvens startar inte på {settings.address} utan inloggning, för då kan alla som når den läsa "
        "och ändra allt. Ställ in inloggningen med KONSEKVENS_LOGIN_METADATA, se docs/inloggning.md. "
        "Finns det redan något framför som stänger ute obehöriga: sätt KONSEKVENS_WITHOUT_LOGIN=ja."
    )


def _login(settings: Settings) -> list[Middleware]:
    identity = bootstrap.who()
    if identity is None:
        return []
    from assessment.server.login import OwnFiles, SecureCookies  # noqa: PLC0415 - as in _app

    only_https = settings.login_address.startswith("https://")
    return [
        *([Middleware(SecureCookies)] if only_https else []),
        Middleware(OwnFiles, may_fetch=identity.may_fetch),
    ]


def _names(settings: Settings) -> tuple[str, ...]:
    if settings.allowed_hosts:
        return settings.allowed_hosts
    if settings.login:
        # Under any other name the login would not work.
        return (urlsplit(settings.login_address).hostname or "",)
    # On the own computer only its own names: no site elsewhere may reach the app through a name of its.
    return OWN_COMPUTER if settings.address in OWN_COMPUTER else ()


def _bind(settings: Settings) -> socket.socket:
    try:
        family, *_, address = socket.getaddrinfo(settings.address, settings.port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise ServerError(
            f"Adressen ”{settings.address}” finns inte. "
            "Skriv 127.0.0.1 i KONSEKVENS_ADDRESS för den egna datorn."
        ) from error
    # The protocol is named, as asyncio turns TCP_NODELAY on only where it sees TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            # On Windows this would let two servers share a port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Inherited by every connection: without it an answer waits for the one before to be acknowledged.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise ServerError(_cannot_listen(settings, error)) from error
    return listening


def _cannot_listen(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {settings.port} används redan, kanske av Konsekvens i ett annat fönster. Stäng det, "
            f"eller välj en annan port: konsekvens serve --port {settings.port % _LAST_PORT + 1}"
        )
    if error.errno == errno.EACCES:
        return (
            f"Du får inte använda port {settings.port}. Välj en port över 1023: konsekvens serve --port 8501"
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return f"Den här datorn har inte adressen {settings.address}. Skriv 127.0.0.1 i KONSEKVENS_ADDRESS."
    return f"Servern kan inte starta på {settings.address} port {settings.port}: {error.strerror}."


def _welcome(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    everyone = settings.address in {"0.0.0.0", "::"}  # noqa: S104 - compared, not bound
    host = "localhost" if everyone or settings.address in OWN_COMPUTER else settings.address
    say(f"Konsekvens är igång: http://{host}:{port}")
    if settings.login:
        say(f"Användarna går till {settings.login_address} och loggar in.")
    try:
        place = bootstrap.storage()
        # Read now, so that the first visitor does not wait for it.
        bootstrap.service().checklists()
    except ServiceError as error:
        say(str(error))
    else:
        say(f"Bedömningarna sparas i {place.shown}")
        if place.warning:
            say(f"Varning: {place.warning}")
    if settings.address not in OWN_COMPUTER and not _names(settings):
        say("Varning: ange namnet som appen nås under i KONSEKVENS_ALLOWED_HOSTS.")
    say("Avsluta med Ctrl+C.")
