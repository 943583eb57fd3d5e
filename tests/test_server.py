"""The real server in a process of its own, on this computer's own address only."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import streamlit
from playwright.sync_api import Browser, Page, expect, sync_playwright
from streamlit import delta_generator_singletons
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from assessment.server import ServerError, serve
from assessment.server.launch import _bind, _make_shared
from assessment.server.page import TITLE, rewritten
from assessment.settings import Settings

ROOT = Path(__file__).parent.parent

LAUNCH = """
import sys
from pathlib import Path
from assessment.server import serve
from assessment.settings import Settings

serve(Settings.read({"KONSEKVENS_PORT": "0", "KONSEKVENS_DB": sys.argv[1]}), script=Path(sys.argv[2]))
"""

OPEN = {"KONSEKVENS_WITHOUT_LOGIN": "ja"}
"""An address beyond the own computer is refused before it is tried, unless this is said."""

SCRIPT = """
import streamlit as st

def first():
    st.title("Första steget")
    st.selectbox("Grupp", ["Open", "Barn"], index=None)
    st.multiselect("Grupper", ["Barn", "Vuxna"])
    st.text_area("Varför?")
    st.file_uploader("Fil", type=["json"])
    st.markdown("Press Enter to apply")
    for n in range(60):
        st.write(f"rad {n}")
    if st.button("Nästa"):
        st.switch_page(pages[1])
    if st.button("Krascha"):
        raise ZeroDivisionError("hemligt")

def second():
    st.title("Andra steget")

pages = [st.Page(first, title="Första", default=True), st.Page(second, title="Andra", url_path="andra")]
st.navigation(pages, position="hidden").run()
"""
"""A page with the widgets whose English words are Streamlit's own. It stands for any page of ours."""


@dataclass(frozen=True)
class Served:
    """A running server."""

    process: subprocess.Popen[str]
    port: int
    said: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def served(folder: Path, script: str = SCRIPT) -> Iterator[Served]:
    app = folder / "app.py"
    app.write_text(script, encoding="utf-8")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_bytes((ROOT / ".streamlit" / "config.toml").read_bytes())
    process = subprocess.Popen(
        [sys.executable, "-c", LAUNCH, str(folder / "k.db"), str(app)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line.rstrip())
            if "Ctrl+C" in line:
                break
        found = re.search(r"http://localhost:(\d+)", said[0] if said else "")
        assert found, said
        yield Served(process, int(found[1]), said)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(real_tool: Callable[[str], str]) -> Iterator[Browser]:
    path = real_tool("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE")
    opened = context.new_page()
    opened.goto(server.url)
    expect(opened.get_by_role("heading", name="Första steget")).to_be_visible(timeout=30_000)
    yield opened
    context.close()


def first_page(server: Served, path: str = "/", **headers: str) -> httpx.Response:
    return httpx.get(f"{server.url}{path}", headers={"accept": "text/html"} | headers)


# Start and stop


def test_it_tells_where_it_is_where_it_saves_and_how_to_end_it(server: Served) -> None:
    assert server.said[0] == f"Konsekvens är igång: http://localhost:{server.port}"
    assert server.said[1].startswith("Bedömningarna sparas i ")
    assert server.said[1].endswith("k.db")
    assert server.said[-1] == "Avsluta med Ctrl+C."


def test_it_is_healthy_and_listens_on_this_computer_only(server: Served) -> None:
    assert httpx.get(f"{server.url}/_stcore/health").text == "ok"
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if Path("/proc/net/tcp").exists() else []:
        address, port = line.split()[1].split(":")
        if int(port, 16) == server.port and line.split()[3] == "0A":
            assert address == "0100007F"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_asked_quietly_and_with_exit_code_0(tmp_path: Path, sign: signal.Signals) -> None:
    with served(tmp_path) as running:
        running.process.send_signal(sign)
        assert running.process.stdout is not None
        rest = running.process.stdout.read()

        assert running.process.wait(timeout=30) == 0
        assert "Traceback" not in rest


def test_streamlits_own_launch_works_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), f"--server.port={port}"],
        cwd=tmp_path,
        env=os.environ | {"KONSEKVENS_DB": str(tmp_path / "k.db")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        # It tells its address when it listens, and by our config only this computer's own.
        said = next((line for line in process.stdout if "URL" in line), "")
        assert f"http://localhost:{port}" in said
        assert httpx.get(f"http://127.0.0.1:{port}/_stcore/health").text == "ok"
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def test_it_ends_while_a_visitor_is_there(tmp_path: Path) -> None:
    with served(tmp_path) as running, connect(f"ws://127.0.0.1:{running.port}/_stcore/stream"):
        running.process.send_signal(signal.SIGTERM)

        assert running.process.wait(timeout=30) == 0


def test_a_busy_port_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} används redan.*--port {port % 65535 + 1}"):
            serve(Settings.read({"KONSEKVENS_PORT": str(port)}))


def test_an_answer_never_waits_for_the_one_before_to_be_acknowledged() -> None:
    listening = _bind(Settings.read({"KONSEKVENS_PORT": "0"}))
    try:
        # Both: Linux lets connections inherit the option, and asyncio sets it where it sees the protocol.
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert listening.proto == socket.IPPROTO_TCP
    finally:
        listening.close()


def test_an_address_that_is_not_this_computers_is_told() -> None:
    with pytest.raises(ServerError, match=r"inte adressen 192\.0\.2\.1"):
        serve(Settings.read({"KONSEKVENS_ADDRESS": "192.0.2.1", "KONSEKVENS_PORT": "0"} | OPEN))


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(ServerError, match="”inte en adress” finns inte"):
        serve(Settings.read({"KONSEKVENS_ADDRESS": "inte en adress", "KONSEKVENS_PORT": "0"} | OPEN))


# The first page


@pytest.mark.parametrize("path", ["/", "/andra", "/finns-inte"])
def test_the_first_page_is_swedish_at_every_address(server: Served, path: str) -> None:
    answer = first_page(server, path)

    assert answer.status_code == 200
    assert '<html lang="sv"' in answer.text
    assert f"<title>{TITLE}</title>" in answer.text
    assert "Konsekvens behöver JavaScript" in answer.text
    assert "You need to enable JavaScript" not in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_the_first_page_is_never_taken_from_a_cache_of_streamlits(server: Served) -> None:
    answer = first_page(server, **{"if-none-match": '"x"', "accept-encoding": "gzip", "range": "bytes=0-9"})

    assert answer.status_code == 200
    assert not {"etag", "last-modified", "content-encoding"} & set(answer.headers)
    assert answer.headers["cache-control"] == "no-cache"
    assert '<html lang="sv"' in answer.text


def test_a_head_request_has_no_body_and_no_false_length(server: Served) -> None:
    answer = httpx.head(server.url, headers={"accept": "text/html"})

    assert answer.status_code == 200
    assert "etag" not in answer.headers


def test_other_files_are_left_alone(server: Served) -> None:
    script = re.search(r'src="\./(static/js/index\.[^"]+)"', first_page(server).text)
    assert script is not None

    answer = httpx.get(f"{server.url}/{script[1]}")

    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]


def test_what_we_change_in_streamlits_page_is_still_there_to_change() -> None:
    theirs = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    ours = rewritten(theirs)

    assert (ours.count('lang="sv"'), ours.count("<noscript>"), ours.count("<title>")) == (1, 1, 1)
    assert "Streamlit</title>" not in ours
    assert ours.index("const words = {") < ours.index("</head>")


# Who may open the websocket


def opens_websocket(server: Served, host: str, origin: str | None) -> bool:
    try:
        with (
            socket.create_connection(("127.0.0.1", server.port)) as sock,
            connect(
                f"ws://{host}:{server.port}/_stcore/stream",
                sock=sock,
                origin=origin.format(port=server.port) if origin else None,  # type: ignore[arg-type] # a plain str
            ),
        ):
            return True
    except (InvalidStatus, ConnectionClosed):
        return False


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1", None),
        ("127.0.0.1", "http://127.0.0.1:{port}"),
        ("localhost", "http://localhost:{port}"),
        ("localhost", "http://127.0.0.1:{port}"),
    ],
)
def test_a_page_of_ours_may_open_the_websocket(server: Served, host: str, origin: str | None) -> None:
    assert opens_websocket(server, host, origin)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1", "https://elak.example"),
        ("127.0.0.1", "http://127.0.0.1.elak.example:{port}"),
        ("127.0.0.1", "http://elak.example:{port}"),
        ("127.0.0.1", "null"),
        ("elak.example", "http://elak.example:{port}"),
        ("elak.example", None),
    ],
)
def test_another_site_may_not(server: Served, host: str, origin: str | None) -> None:
    assert not opens_websocket(server, host, origin)


# In the browser


@pytest.mark.real
@pytest.mark.xdist_group("chromium")
def test_streamlits_own_words_are_swedish(page: Page) -> None:
    expect(page.get_by_placeholder("Välj", exact=True)).to_be_visible()
    expect(page.get_by_placeholder("Välj ett eller flera")).to_be_visible()
    expect(page.locator("button", has_text="Välj fil")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Högst 20.MB • JSON$"))).to_be_visible()

    page.get_by_label("Varför?").press_sequentially("Därför")
    expect(page.get_by_text("Sparas när du lämnar fältet eller trycker Ctrl+Enter")).to_be_visible()


@pytest.mark.real
@pytest.mark.xdist_group("chromium")
def test_what_people_and_checklists_say_is_never_translated(page: Page) -> None:
    expect(
        page.locator('[data-testid="stMarkdownContainer"]', has_text="Press Enter to apply")
    ).to_be_visible()

    page.get_by_label("Varför?").fill("No results")
    page.get_by_label("Grupp", exact=True).click()
    expect(page.get_by_role("option", name="Open")).to_be_visible()
    assert page.get_by_label("Varför?").input_value() == "No results"


@pytest.mark.real
@pytest.mark.xdist_group("chromium")
def test_after_a_step_change_the_heading_has_focus_and_is_in_view(page: Page) -> None:
    assert page.evaluate("document.activeElement.tagName") == "BODY"

    page.get_by_role("button", name="Nästa").click()

    heading = page.get_by_role("heading", name="Andra steget")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert page.url.endswith("/andra")


@pytest.mark.real
@pytest.mark.xdist_group("chromium")
def test_a_fault_of_ours_is_told_in_swedish_without_its_details(page: Page) -> None:
    page.get_by_role("button", name="Krascha").click()

    expect(page.get_by_text("Något gick fel i verktyget")).to_be_visible()
    assert "hemligt" not in page.content()


def test_what_streamlit_makes_for_its_first_visitor_is_there_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who come first at once would make one each, and a page would lose what was drawn with the other."""
    fresh = delta_generator_singletons.ContextVarWithLazyDefault[tuple[int, ...]]("prov", default=lambda: ())
    monkeypatch.setattr(delta_generator_singletons, "context_dg_stack", fresh)

    _make_shared()

    assert fresh._context_var is not None
