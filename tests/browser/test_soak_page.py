"""The place where answers are kept goes away under a page: it says so, keeps the text, and saves it later."""

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.driving import Server, answered, serving, settled, visiting
from tests.postgres import Cluster

pytestmark = [pytest.mark.soak, pytest.mark.real]

NOT_SAVED = "Det senaste är inte sparat"
RETRY = "Försök spara igen"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can be filled."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)), check=True)
    yield disk
    subprocess.run(("umount", str(disk)), check=True)


def fill(file: Path) -> None:
    with file.open("ab", buffering=0) as filler:
        for size in (1 << 20, 1 << 12):
            with contextlib.suppress(OSError):
                while True:
                    filler.write(b"\0" * size)


def opened(page: Page, server: Server) -> str:
    """Begin from an example; return the address of its first step."""
    page.goto(server.address)
    page.get_by_role("button", name="Anpassad grundskola").first.click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    return page.url


def write(page: Page, words: str) -> Locator:
    field = page.get_by_role("textbox", name="Handläggande funktion")
    field.fill(words)
    field.press("Tab")
    answered(page)
    return field


def require_told(page: Page, field: Locator, words: str, why: str) -> None:
    alert = page.get_by_test_id("stAlert").filter(has_text=NOT_SAVED)
    expect(alert).to_be_visible()
    expect(alert).to_contain_text(why)
    expect(alert).to_contain_text("Texten står kvar här på sidan")
    expect(field).to_have_value(words)


def require_saved(page: Page, browser: Browser, address: str, words: str) -> None:
    """After the button on the page, the text is in the database: a window of its own reads it."""
    page.get_by_role("button", name=RETRY).click()
    expect(page.get_by_text(NOT_SAVED)).to_have_count(0)
    with visiting(browser) as other:
        other.goto(address)
        expect(other.get_by_role("textbox", name="Handläggande funktion")).to_have_value(words)


def test_a_disk_that_is_full_is_told_and_the_text_is_saved_when_there_is_room(
    browser: Browser, tmp_path: Path, small_disk: Path
) -> None:
    database = str(small_disk / "k.db")
    with serving(tmp_path, KONSEKVENS_DB=database) as server, visiting(browser) as page:
        address = opened(page, server)
        for turn in range(3):
            fill(small_disk / "annat")
            words = f"Utredare {turn} " + "å" * 200_000
            field = write(page, words)
            require_told(page, field, words, "Disken är full")
            # Another answer meanwhile does not lose the first.
            (small_disk / "annat").unlink()
            require_saved(page, browser, address, words)


def test_a_database_server_that_restarts_is_told_and_the_text_is_saved_when_it_is_back(
    browser: Browser, tmp_path: Path, real_tool: Callable[[str], str]
) -> None:
    with (
        Cluster(real_tool) as cluster,
        serving(tmp_path, KONSEKVENS_DB=cluster.url()) as server,
        visiting(browser) as page,
    ):
        address = opened(page, server)
        for turn in range(3):
            cluster.stop()
            words = f"Utredare {turn}, medan databasen var borta"
            field = write(page, words)
            require_told(page, field, words, "svarar inte")
            # Trying while it is still gone changes nothing.
            page.get_by_role("button", name=RETRY).click()
            answered(page)
            require_told(page, field, words, "svarar inte")
            cluster.start()
            require_saved(page, browser, address, words)
            # And the next answer needs no button.
            write(page, f"Utredare {turn}, sedan")
            expect(page.get_by_text(NOT_SAVED)).to_have_count(0)
