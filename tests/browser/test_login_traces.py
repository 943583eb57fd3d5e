"""What a login leaves behind: nothing in any log, and no way in for whoever holds another's session."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.browser.driving import Server, answered, serving, settled
from tests.browser.provider import CLIENT, CLIENT_SECRET, Provider, providing
from tests.browser.test_login import COOKIE_SECRET, FILE, HERS, PEOPLE, Place, log_in

pytestmark = pytest.mark.xdist_group("login")

EVERY_LEVEL = "import logging\nlogging.Logger.isEnabledFor = lambda *_: True\n"
"""Python reads it at start: every logger writes all it has, whatever level somebody sets."""


@contextmanager
def logging_in(folder: Path, browser: Browser, **settings: str) -> Iterator[Place]:
    (folder / "behörighet.yaml").write_text(FILE, encoding="utf-8")
    with (
        providing(PEOPLE) as provider,
        serving(
            folder,
            KONSEKVENS_LOGIN_METADATA=f"{provider.address}/.well-known/openid-configuration",
            KONSEKVENS_LOGIN_CLIENT_ID=CLIENT,
            KONSEKVENS_LOGIN_CLIENT_SECRET=CLIENT_SECRET,
            KONSEKVENS_LOGIN_COOKIE_SECRET=COOKIE_SECRET,
            KONSEKVENS_LOGIN_ADDRESS="http://localhost:{port}",
            KONSEKVENS_LOGIN_PEOPLE=str(folder / "behörighet.yaml"),
            **settings,
        ) as server,
    ):
        yield Place(server, provider, browser)


class Heard:
    """All that a server says, heard while it says it: a full pipe would stop it."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._said: list[str] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        assert self._server.process.stdout is not None
        self._said.extend(self._server.process.stdout)

    def to_the_end(self) -> str:
        """End the server, as Ctrl+C does, and return what it has said."""
        self._server.process.terminate()
        self._thread.join(60)
        assert not self._thread.is_alive()
        return "".join(self._said)


def secrets_of(provider: Provider) -> list[str]:
    return [CLIENT_SECRET, COOKIE_SECRET, *provider.handed_out]


@pytest.mark.parametrize("log", ["text", "json"])
def test_no_secret_and_no_person_stands_in_the_log_at_any_level(
    tmp_path: Path, browser: Browser, log: str
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(EVERY_LEVEL, encoding="utf-8")
    with logging_in(tmp_path, browser, PYTHONPATH=str(site), KONSEKVENS_LOG=log) as place:
        heard = Heard(place.server)
        kept: list[str] = []
        for cheat in ("forged", "other-state", ""):
            with place.visit() as page:
                place.provider.cheat = cheat
                log_in(page, "eva")
                kept += [
                    str(c.get("value")) for c in page.context.cookies() if "streamlit" in str(c.get("name"))
                ]
                if not cheat:
                    page.get_by_role("button", name="Logga ut").click()
                    expect(page.get_by_role("button", name="Logga in")).to_be_visible()
        said = heard.to_the_end()

    assert len(place.provider.handed_out) >= 5
    assert "streamlit" in said, "the log was to have every level"
    for secret in (*secrets_of(place.provider), *kept, "eva@lillmark.se", "Eva Ek"):
        assert secret not in said


def test_the_password_of_the_database_stands_in_no_log(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(EVERY_LEVEL, encoding="utf-8")
    database = "postgresql://konsekvens:databashemligheten@127.0.0.1:1/konsekvens"

    with serving(tmp_path, PYTHONPATH=str(site), KONSEKVENS_DB=database) as server:
        said = Heard(server).to_the_end()

    assert "127.0.0.1:1" in said
    assert "databashemligheten" not in said


def test_anothers_session_id_opens_nothing(tmp_path: Path, browser: Browser) -> None:
    with logging_in(tmp_path, browser) as place, place.visit("eva") as eva, place.visit("ali") as ali:
        heard: list[bytes] = []
        eva.on("websocket", lambda socket: socket.on("framereceived", partial(_hear, heard)))
        eva.get_by_role("button", name="Börja en ny bedömning").click()
        eva.wait_for_url("**/arendet?bedomning=*")
        settled(eva)
        eva.get_by_label("Ärendemening", exact=True).fill(HERS)
        eva.get_by_label("Ärendemening", exact=True).press("Tab")
        answered(eva)
        eva.reload()
        settled(eva)
        session = next(s for s in map(_session, heard) if s)
        port = urlsplit(place.server.address).port
        cookies = {str(c.get("name")): str(c.get("value")) for c in ali.context.cookies()}

        said = b""
        with connect(
            f"ws://localhost:{port}/_stcore/stream",
            origin=Origin(place.server.address),
            subprotocols=[Subprotocol(p) for p in ("streamlit", cookies["_streamlit_xsrf"], session)],
            additional_headers={"Cookie": "; ".join(f"{n}={v}" for n, v in cookies.items())},
            max_size=None,
        ) as socket:
            asked = BackMsg()
            asked.rerun_script.query_string = eva.url.split("?")[1]
            asked.rerun_script.page_name = "arendet"
            socket.send(asked.SerializeToString())
            frame = b""
            while not _finished(frame):
                frame = socket.recv(timeout=30, decode=False)
                said += frame
        assert HERS.encode() not in said
        assert "Bedömningen går inte att visa".encode() in said
        assert session.encode() not in said
        expect(eva.get_by_label("Ärendemening", exact=True)).to_have_value(HERS)


def _hear(heard: list[bytes], frame: bytes | str) -> None:
    heard.append(frame if isinstance(frame, bytes) else frame.encode())


def _session(frame: bytes) -> str:
    message = ForwardMsg()
    message.ParseFromString(frame)
    return message.new_session.initialize.session_id


def _finished(frame: bytes) -> bool:
    message = ForwardMsg()
    message.ParseFromString(frame)
    return message.WhichOneof("type") == "script_finished"


def test_a_file_for_another_session_is_not_taken_and_one_too_large_is_refused(
    tmp_path: Path, browser: Browser
) -> None:
    with logging_in(tmp_path, browser) as place, place.visit("eva") as eva:
        chosen = eva.locator('input[type="file"]')
        with eva.expect_request(re.compile("upload_file")) as sent:
            chosen.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": b"[]"})
        answered(eva)
        headers = {
            n: v for n, v in sent.value.headers.items() if n.lower() not in {"cookie", "content-length"}
        }
        files = _sent(b"[]")
        headers.pop("content-type", None)
        with place.visit() as nobody:
            forged = nobody.request.put(sent.value.url, headers=headers, multipart=files)
            assert forged.status == 403
        elsewhere = re.sub(r"upload_file/[^/]+/", "upload_file/0000-fel-session/", sent.value.url)
        assert eva.request.put(elsewhere, headers=headers, multipart=files).status == 400
        large = _sent(b" " * (21 * 1024 * 1024))
        assert eva.request.put(sent.value.url, headers=headers, multipart=large).status == 413


def _sent(content: bytes) -> dict[str, Any]:
    return {"file": {"name": "a.json", "mimeType": "application/json", "buffer": content}}
