"""The pages that a login adds, and what is shown to who may only read: wide, and on a dark phone."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, serving, settled
from tests.browser.provider import CLIENT, CLIENT_SECRET, Provider, providing
from tests.browser.test_accessible_states import DESKTOP, PHONE, looking, sideways, violations
from tests.browser.test_login import COOKIE_SECRET, FILE, PEOPLE, log_in

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("login")]

WIDTHS = pytest.mark.parametrize("width", [DESKTOP, PHONE])


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(PEOPLE) as started:
        yield started


@pytest.fixture(scope="module")
def closed(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that lets in who logs in."""
    folder = tmp_path_factory.mktemp("inloggning")
    (folder / "behörighet.yaml").write_text(FILE, encoding="utf-8")
    with serving(
        folder,
        KONSEKVENS_LOGIN_METADATA=f"{provider.address}/.well-known/openid-configuration",
        KONSEKVENS_LOGIN_CLIENT_ID=CLIENT,
        KONSEKVENS_LOGIN_CLIENT_SECRET=CLIENT_SECRET,
        KONSEKVENS_LOGIN_COOKIE_SECRET=COOKIE_SECRET,
        KONSEKVENS_LOGIN_ADDRESS="http://localhost:{port}",
        KONSEKVENS_LOGIN_PEOPLE=str(folder / "behörighet.yaml"),
    ) as server:
        yield server


def good(page: Page, said: str) -> None:
    expect(page.get_by_text(said).first).to_be_visible()
    assert violations(page) == []
    assert sideways(page) == 0


@WIDTHS
def test_what_asks_you_to_log_in_is_as_good(browser: Browser, closed: Server, width: int) -> None:
    with looking(browser, width=width, scheme="dark" if width == PHONE else "light") as page:
        page.goto(closed.address)
        settled(page)

        good(page, "Logga in")


@WIDTHS
def test_what_turns_somebody_away_is_as_good(browser: Browser, closed: Server, width: int) -> None:
    with looking(browser, width=width, scheme="dark" if width == PHONE else "light") as page:
        page.goto(closed.address)
        settled(page)
        log_in(page, "okänd")

        good(page, "du är inte upplagd")


@WIDTHS
def test_what_is_shared_is_as_good_for_who_wrote_it_and_who_reads_it(
    browser: Browser, closed: Server, width: int
) -> None:
    scheme: Literal["light", "dark"] = "dark" if width == PHONE else "light"
    with looking(browser, width=width, scheme=scheme) as eva, looking(browser, width=width) as bo:
        eva.goto(closed.address)
        settled(eva)
        log_in(eva, "eva")
        good(eva, "Börja en ny bedömning")
        eva.get_by_role("button", name="Börja en ny bedömning").click()
        eva.wait_for_url("**/arendet?bedomning=*")
        settled(eva)
        field = eva.get_by_label("Nämnd", exact=True)
        field.fill("Skolnämnden")
        field.press("Tab")
        answered(eva)
        eva.goto(eva.url.replace("/arendet", "/granska"))
        settled(eva)
        eva.get_by_label("Vem vill du bjuda in?").fill("ali@lillmark.se")
        eva.get_by_role("button", name="Bjud in").click()
        good(eva, "ali@lillmark.se · handläggare")

        bo.goto(closed.address)
        settled(bo)
        log_in(bo, "bo")
        bo.goto(eva.url)
        settled(bo)
        good(bo, "Du kan läsa bedömningen.")
