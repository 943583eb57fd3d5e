"""No English of Streamlit's own is left: on any page, in what opens on it, or when something goes wrong.

The browser speaks English here: the page must be Swedish for those too who have not changed theirs.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import PATIENCE, Server, answered, serving, settled
from tests.browser.seen import english, said, streamlits_own
from tests.browser.states import STATES, State, prepare, unfolded
from tests.browser.test_accessible import ADDRESSES, go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

_SEEN_ABOVE = ("start", "visning", "ingen-sida", "klar-", "tom-")
"""States whose pages have the same widgets as an example that is still a draft."""
PORT_LINE = "Konsekvens är igång: "
GALLERY = Path(__file__).with_name("gallery.py")
SERVE = (
    "import sys; from pathlib import Path; from assessment import settings;"
    "from assessment.server.launch import serve;"
    "serve(settings.load(), script=Path(sys.argv[1]))"
)


@contextmanager
def english_browser(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


@contextmanager
def showing_widgets(home: Path) -> Iterator[Server]:
    """Start a server with every widget on one page, behind the same middleware as ours."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("KONSEKVENS_", "STREAMLIT_"))}
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(GALLERY)],
        env=ours | {"KONSEKVENS_DB": str(home / "k.db"), "KONSEKVENS_PORT": "0", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    line = next((each for each in process.stdout if each.startswith(PORT_LINE)), "")
    try:
        yield Server(process, line.removeprefix(PORT_LINE).strip())
    finally:
        process.kill()
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with showing_widgets(tmp_path_factory.mktemp("galleri")) as server:
        yield server


@pytest.fixture
def widgets(browser: Browser, gallery: Server) -> Iterator[Page]:
    with english_browser(browser) as page:
        page.goto(gallery.address)
        settled(page)
        yield page


def only_swedish(page: Page) -> None:
    """Wait until what was opened has its Swedish words, and tell which have not."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert english(said(page)) == []


def opened(page: Page) -> None:
    """Open everything on the page that opens, one at a time, and read what it says."""
    unfolded(page)
    for kind in ("stSelectbox", "stMultiSelect"):
        for field in page.get_by_test_id(kind).locator('[role="combobox"]').all()[:3]:
            if not field.is_enabled():
                continue
            field.focus()
            field.press("ArrowDown")
            only_swedish(page)
            field.fill("zzzz")
            only_swedish(page)
            field.press("Escape")
            field.press("Escape")
    for field in page.get_by_test_id("stDateInput").all()[:3]:
        field.get_by_role("spinbutton").first.click()
        only_swedish(page)
        page.keyboard.press("Escape")
    for button in page.locator('[data-testid="stPopover"] button').all()[:3]:
        button.click()
        only_swedish(page)
        page.keyboard.press("Escape")
    for kind in ("stTooltipIcon", "stHeading", "stCode", "stImage", "stDataFrame"):
        for each in page.get_by_test_id(kind).all()[:3]:
            each.hover()
            only_swedish(page)


def test_the_list_of_streamlits_words_is_read_from_its_bundle() -> None:
    assert {"No results", "Choose an option", "Script execution error"} <= streamlits_own()


def test_english_is_found_and_swedish_is_not() -> None:
    assert english(["No results", "Sunday, May 3, 2026", "0 options available."]) != []
    assert english(["Vilka berörs?", "Alternativ", "söndag 3 maj 2026", "Ingen fil är vald"]) == []


def test_an_icon_keeps_the_name_that_its_font_draws(page: Page, server: Server) -> None:
    page.goto(server.address)
    settled(page)

    expect(page.locator('[data-testid="stFileUploader"] [data-testid="stIconMaterial"]').first).to_have_text(
        "upload"
    )


@pytest.mark.parametrize("address", [*ADDRESSES, "visning?avsnitt=6", "finns-inte"])
def test_no_page_has_english_of_streamlits_own(
    browser: Browser, server: Server, example: str, address: str
) -> None:
    with english_browser(browser) as page:
        go(page, server, example, address)
        only_swedish(page)
        # An address that leads nowhere is told of in a dialog that lies over the page.
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stDialog")).to_have_count(0)
        opened(page)


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server with assessments in every stage, and their ids by name."""
    folder = tmp_path_factory.mktemp("lagen")
    ids = prepare(folder / "k.db")
    with serving(folder, KONSEKVENS_DB=str(folder / "k.db")) as server:
        yield server.address, ids


@pytest.mark.parametrize(
    "state", [s for s in STATES if not s.name.startswith(_SEEN_ABOVE)], ids=lambda state: state.name
)
def test_no_state_has_english_of_streamlits_own(
    browser: Browser, states: tuple[str, dict[str, str]], state: State
) -> None:
    with english_browser(browser) as page:
        state.reach(page, *states)
        only_swedish(page)
        opened(page)


def test_no_widget_says_anything_in_english(widgets: Page) -> None:
    only_swedish(widgets)
    opened(widgets)


@pytest.mark.parametrize("label", ["Ett tal", "Bara nedåt", "Bara uppåt"])
def test_a_number_that_cannot_be_is_told_of_in_swedish(widgets: Page, label: str) -> None:
    for number in ("99", "-99"):
        field = widgets.get_by_label(label, exact=True)
        field.fill(number)
        only_swedish(widgets)
        field.press("Tab")
        only_swedish(widgets)


def test_text_fields_tell_in_swedish_how_what_is_written_is_kept(widgets: Page) -> None:
    for label in ("En rad", "Hemligt", "Flera rader", "I formulär"):
        widgets.get_by_label(label, exact=True).fill("ord")
        only_swedish(widgets)


def test_files_that_cannot_be_taken_are_told_of_in_swedish(widgets: Page, tmp_path: Path) -> None:
    for name, size in (("bra.json", 2), ("fel.exe", 2), ("stor.json", 2_000_000), ("tom.json", 0)):
        file = tmp_path / name
        file.write_bytes(b"x" * size)
        for field in widgets.locator('input[type="file"]').all():
            field.set_input_files(file)
            expect(widgets.get_by_text(name).first).to_be_visible()
            only_swedish(widgets)


@pytest.mark.parametrize("button", ["Öppna fråga", "Kasta fel", "Hämta"])
def test_dialogs_and_faults_are_in_swedish(widgets: Page, button: str) -> None:
    widgets.get_by_role("button", name=button, exact=True).click()
    answered(widgets)
    only_swedish(widgets)


@pytest.mark.parametrize("key", ["c", "r", "s"])
def test_streamlits_own_short_cuts_say_nothing_in_english(widgets: Page, key: str) -> None:
    widgets.keyboard.press(key)
    answered(widgets)
    only_swedish(widgets)


def test_a_lost_connection_is_told_of_in_swedish(browser: Browser, gallery: Server) -> None:
    with english_browser(browser) as page:
        page.goto(gallery.address)
        settled(page)
        gallery.kill()
        expect(page.get_by_test_id("stStatusWidget").or_(page.get_by_role("dialog")).first).to_be_visible()
        only_swedish(page)
