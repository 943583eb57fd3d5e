"""What is shown when something is broken, through axe: wide, and on a phone in the dark."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import ROOT, Server, answered, serving, settled
from tests.browser.test_accessible_states import DESKTOP, PHONE, looking, sideways, violations
from tests.browser.test_swedish_pages import showing_widgets

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


@pytest.fixture(params=[DESKTOP, PHONE])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = "dark" if request.param == PHONE else "light"
    with looking(browser, width=request.param, scheme=scheme) as page:
        yield page


def good(page: Page) -> None:
    assert violations(page) == []
    assert sideways(page) == 0


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with showing_widgets(tmp_path_factory.mktemp("galleri")) as server:
        yield server


def test_a_fault_of_the_program_is_told_of_as_well(window: Page, gallery: Server) -> None:
    window.goto(gallery.address)
    settled(window)
    window.get_by_role("button", name="Kasta fel", exact=True).click()
    answered(window)
    expect(window.get_by_role("alert").get_by_text("Något gick fel i verktyget")).to_be_visible()

    # What else is on that page is Streamlit's widgets in every state, which no page of ours has.
    found = Axe().run(window, context='[role="alert"]').response["violations"]
    assert [v["id"] for v in found] == []
    assert sideways(window) == 0


def test_a_lost_connection_is_told_of_as_well(window: Page, tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        window.goto(server.address)
        settled(window)
        server.kill()
        told = window.get_by_test_id("stStatusWidget").or_(window.get_by_role("dialog"))
        expect(told.first).to_be_visible()

        good(window)


def test_checklists_that_cannot_be_read_are_told_of_as_well(window: Page, tmp_path: Path) -> None:
    broken = Path(copytree(ROOT / "checklists", tmp_path / "checklists"))
    (broken / "jamlikhet.yaml").write_text("nyckel: [", encoding="utf-8")
    with serving(tmp_path, KONSEKVENS_CHECKLISTS=str(broken)) as server:
        for address in ("", "register", "visning?avsnitt=4", "metod", "utkast"):
            window.goto(f"{server.address}/{address}")
            settled(window)
            good(window)


def test_a_database_that_cannot_be_read_is_told_of_as_well(window: Page, tmp_path: Path) -> None:
    (tmp_path / "k.db").write_text("ingen databas", encoding="utf-8")
    with serving(tmp_path, KONSEKVENS_DB=str(tmp_path / "k.db")) as server:
        for address in ("", "register", "papperskorg", "arendet?bedomning=aaaa-bbbb-cccc"):
            window.goto(f"{server.address}/{address}")
            settled(window)
            good(window)
