"""A real Chromium and a real server, as a person has them: a fresh data folder, a port of its own.

Knows how to start and stop both. Knows no page.
"""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, expect
from playwright.sync_api import TimeoutError as NotInTime

ROOT = Path(__file__).parents[2]
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000
"""Milliseconds to wait for what must come; nothing ever waits this long without failing."""
BEGINS = 1_500
"""Milliseconds in which a server begins with what was done, or has no need to."""
expect.set_options(timeout=PATIENCE)
_ADDRESS = re.compile(r"http://\S+?:(\d+)")


@dataclass
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    address: str

    def kill(self) -> None:
        """End it as a power cut does: it gets no chance to save anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=30)


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[Server]:
    """Start `konsekvens serve` for a person whose data folder is ``data``; the port is any free one."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("KONSEKVENS_", "STREAMLIT_"))}
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("konsekvens")), "serve", "--port", "0"],
        cwd=data,
        env=ours | {"HOME": str(data), "XDG_DATA_HOME": str(data), "PYTHONUNBUFFERED": "1"} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Server(process, _address(process))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def _address(process: subprocess.Popen[str]) -> str:
    said = []
    while process.stdout is not None and (line := process.stdout.readline()):
        said.append(line)
        if found := _ADDRESS.search(line):
            return f"http://localhost:{found[1]}"
    raise AssertionError("the server ended before it said its address:\n" + "".join(said))


@contextmanager
def chromium(playwright: Playwright, path: str) -> Iterator[Browser]:
    """Start Debian's own Chromium, which asks nobody on the internet for anything."""
    browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def visiting(browser: Browser, *, width: int = 1280, height: int = 900) -> Iterator[Page]:
    """Open a window of its own."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


def answered(page: Page) -> None:
    """Wait until the server has worked on what was just done: it may not yet have begun."""
    with suppress(NotInTime):
        page.wait_for_selector('[data-test-script-state="running"]', timeout=BEGINS)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the page has been drawn and the server has nothing more to say."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.locator("h1").first.wait_for()
    # A grey box stands for a widget whose code is still on its way.
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0)
