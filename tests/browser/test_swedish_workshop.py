"""No English of Streamlit's own is left in the checklist workshop, or where there is nothing yet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.driving import serving
from tests.browser.states import State
from tests.browser.test_swedish_pages import english_browser, only_swedish, opened
from tests.browser.workshop_states import EMPTY, WORKSHOP, prepare_workshop

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server with drafts, and their ids by name."""
    folder = tmp_path_factory.mktemp("verkstad")
    ids = prepare_workshop(folder / "k.db")
    with serving(folder, KONSEKVENS_DB=str(folder / "k.db")) as server:
        yield server.address, ids


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("tomt")) as server:
        yield server.address


@pytest.mark.parametrize("state", WORKSHOP, ids=lambda state: state.name)
def test_the_workshop_has_no_english_of_streamlits_own(
    browser: Browser, workshop: tuple[str, dict[str, str]], state: State
) -> None:
    with english_browser(browser) as page:
        state.reach(page, *workshop)
        only_swedish(page)
        opened(page)


@pytest.mark.parametrize("state", EMPTY, ids=lambda state: state.name)
def test_what_is_empty_has_no_english_of_streamlits_own(browser: Browser, empty: str, state: State) -> None:
    with english_browser(browser) as page:
        state.reach(page, empty, {})
        only_swedish(page)
        opened(page)
