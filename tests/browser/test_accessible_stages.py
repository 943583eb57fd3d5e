"""What is frozen, void, reviewed, empty, listed, uploaded or in conflict: wide, and on a dark phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.driving import Server, serving
from tests.browser.states import OLDER, STATES, State, prepare, prepare_older
from tests.browser.test_accessible_states import DESKTOP, PHONE, looking, sideways, violations

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A server, and the ids of its assessments by their names."""

    server: Server
    ids: dict[str, str]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("lagen")
    ids = prepare(folder / "k.db")
    with serving(folder, KONSEKVENS_DB=str(folder / "k.db")) as server:
        yield Prepared(server, ids)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:
    folder = tmp_path_factory.mktemp("utgava")
    ids = prepare_older(folder)
    settings = {"KONSEKVENS_DB": str(folder / "k.db"), "KONSEKVENS_CHECKLISTS": str(folder / "checklists")}
    with serving(folder, **settings) as server:
        yield Prepared(server, ids)


def leaps(page: Page) -> list[tuple[int, int]]:
    """Return where a heading is more than one level below the one before it."""
    tags = page.locator("h1,h2,h3,h4,h5,h6").evaluate_all("a => a.map(e => e.tagName)")
    return [(a, b) for a, b in pairwise(int(tag[1]) for tag in tags) if b > a + 1]


def looked_at(browser: Browser, there: Prepared, state: State, width: int) -> None:
    with looking(browser, width=width, scheme="dark" if width == PHONE else "light") as page:
        state.reach(page, there.server.address, there.ids)

        assert violations(page) == []
        assert sideways(page) == 0
        assert leaps(page) == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_every_state_is_as_good(browser: Browser, prepared: Prepared, state: State, width: int) -> None:
    looked_at(browser, prepared, state, width)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("state", OLDER, ids=lambda state: state.name)
def test_a_newer_edition_is_as_good(browser: Browser, older: Prepared, state: State, width: int) -> None:
    looked_at(browser, older, state, width)
