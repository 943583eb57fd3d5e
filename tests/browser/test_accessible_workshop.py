"""The checklist workshop in every state, what is empty, and open lists: wide, and on a dark phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.driving import serving
from tests.browser.states import State, prepare
from tests.browser.test_accessible import STREAMLITS_OWN
from tests.browser.test_accessible_stages import Prepared, looked_at
from tests.browser.test_accessible_states import DESKTOP, PHONE, looking, sideways
from tests.browser.workshop_states import EMPTY, LISTED, WORKSHOP, WORKSHOP_LISTED, prepare_workshop

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("verkstad")
    ids = prepare_workshop(folder / "k.db")
    with serving(folder, KONSEKVENS_DB=str(folder / "k.db")) as server:
        yield Prepared(server, ids)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    with serving(tmp_path_factory.mktemp("tomt")) as server:
        yield Prepared(server, {})


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("lagen")
    ids = prepare(folder / "k.db")
    with serving(folder, KONSEKVENS_DB=str(folder / "k.db")) as server:
        yield Prepared(server, ids)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", WORKSHOP, ids=lambda state: state.name)
def test_the_workshop_is_as_good(browser: Browser, workshop: Prepared, state: State, width: int) -> None:
    looked_at(browser, workshop, state, width)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", EMPTY, ids=lambda state: state.name)
def test_what_is_empty_is_as_good(browser: Browser, empty: Prepared, state: State, width: int) -> None:
    looked_at(browser, empty, state, width)


def outside_landmarks(page: Page) -> set[str]:
    """Return the roles of what stands in no region of the page, and fail for all else that axe finds."""
    found = {v["id"]: v["nodes"] for v in Axe().run(page).response["violations"]}
    assert found.keys() - STREAMLITS_OWN.keys() <= {"region"}
    return {page.locator(node["target"][0]).get_attribute("role") or "" for node in found.get("region", ())}


def opened_list(browser: Browser, there: Prepared, state: State, width: int) -> None:
    with looking(browser, width=width, scheme="dark" if width == PHONE else "light") as page:
        state.reach(page, there.server.address, there.ids)

        # Streamlit lays an open list last in the page. Its field points at it, so nobody has to look for it.
        assert outside_landmarks(page) <= {"listbox"}
        assert sideways(page) == 0


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", LISTED, ids=lambda state: state.name)
def test_an_open_list_is_as_good(browser: Browser, prepared: Prepared, state: State, width: int) -> None:
    opened_list(browser, prepared, state, width)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", WORKSHOP_LISTED, ids=lambda state: state.name)
def test_an_open_list_of_the_workshop_is_as_good(
    browser: Browser, workshop: Prepared, state: State, width: int
) -> None:
    opened_list(browser, workshop, state, width)
