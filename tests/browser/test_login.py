"""Eva, Ali and others log in at a real provider: what each sees, and what nobody gets at in any way."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assessment.checklist_files import read_folder
from assessment.ui import steps
from tests.browser.driving import PATIENCE, ROOT, Server, answered, serving, settled
from tests.browser.provider import CHEATS, CLIENT, CLIENT_SECRET, Provider, providing

pytestmark = pytest.mark.xdist_group("login")

COOKIE_SECRET = "kakhemlighet-som-ingen-logg-har-0123456789"  # noqa: S105 - of a server that lives as long as a test
HERS = "Nedläggning av Tallbackens skola"
PEOPLE: dict[str, dict[str, Any]] = {
    "eva": {"preferred_username": "Eva@lillmark.se", "name": "Eva Ek"},
    "ali": {"preferred_username": "ali@lillmark.se", "groups": ["teknik"]},
    "bo": {"preferred_username": "bo@lillmark.se", "groups": ["skolläsare"]},
    "rut": {"preferred_username": "rut@lillmark.se", "groups": ["skolgranskare"]},
    "okänd": {"preferred_username": "okand@lillmark.se"},
    "obekräftad": {"email": "eva@lillmark.se", "email_verified": False},
}
FILE = """
personer:
  eva@lillmark.se: {roller: [handläggare], nämnder: [Skolnämnden]}
grupper:
  teknik: {roller: [handläggare, strateg, registrator], nämnder: [Tekniska nämnden]}
  skolläsare: {roller: [läsare], nämnder: [Skolnämnden]}
  skolgranskare: {roller: [granskare], nämnder: [Skolnämnden]}
"""


@dataclass
class Place:
    """A server that people log in to, and where they do."""

    server: Server
    provider: Provider
    browser: Browser

    @contextmanager
    def visit(self, who: str = "") -> Iterator[Page]:
        """Open a browser of somebody's own, logged in when they are named."""
        context = self.browser.new_context(locale="sv-SE")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        try:
            page.goto(self.server.address)
            settled(page)
            if who:
                log_in(page, who)
            yield page
        finally:
            context.close()

    def open(self, page: Page, address: str, assessment: str) -> None:
        """Go to a page of an assessment by its address."""
        page.goto(f"{self.server.address}/{address}?bedomning={assessment}")
        settled(page)


def log_in(page: Page, who: str) -> None:
    page.get_by_role("button", name="Logga in").click()
    page.get_by_role("link", name=who, exact=True).click()
    page.wait_for_url(re.compile(r"localhost:\d+/$"))
    settled(page)


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("inloggning")
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
        ) as server,
    ):
        yield Place(server, provider, browser)


@dataclass
class Written:
    """What Eva has written, and her browser."""

    id: str
    page: Page


@pytest.fixture(scope="module")
def evas(place: Place) -> Iterator[Written]:
    with place.visit("eva") as page:
        page.get_by_role("button", name="Börja en ny bedömning").click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        for label, text in (("Ärendemening", HERS), ("Nämnd", "Skolnämnden")):
            field = page.get_by_label(label, exact=True)
            field.fill(text)
            field.press("Tab")
            answered(page)
        yield Written(page.url.split("bedomning=")[1].split("&")[0], page)


def addresses() -> list[str]:
    """Every page that there is."""
    checklists = read_folder(ROOT / "checklists").checklists
    return ["" if name == steps.START else name for name in steps.pages(steps.wizard(checklists))]


def said(page: Page) -> str:
    return page.locator("body").inner_text()


def test_nobody_sees_any_page_before_logging_in(place: Place, evas: Written) -> None:
    with place.visit() as page:
        for address in addresses():
            place.open(page, address, evas.id)
            expect(page.get_by_role("button", name="Logga in")).to_be_visible()
            assert HERS not in said(page), address
            assert "Mina bedömningar" not in said(page), address


def test_a_link_leads_to_its_page_also_by_way_of_the_login(place: Place, evas: Written) -> None:
    with place.visit() as page:
        place.open(page, "samlad", evas.id)
        page.get_by_role("button", name="Logga in").click()
        page.get_by_role("link", name="bo", exact=True).click()
        page.wait_for_url(f"**/samlad?bedomning={evas.id}")
        settled(page)
        expect(page.get_by_role("heading", name="Samlad bedömning", exact=False).first).to_be_visible()


def test_another_namnd_finds_nothing_of_it_on_any_page(place: Place, evas: Written) -> None:
    with place.visit("ali") as page:
        assert HERS not in said(page)
        for address in addresses():
            place.open(page, address, evas.id)
            with_hers = said(page)
            assert HERS not in with_hers, address
            place.open(page, address, "aaaa-bbbb-cccc")
            assert said(page) == with_hers, f"{address}: another's draft looks unlike one that is not there"


def test_a_file_is_there_for_the_login_that_made_it_and_for_no_other(
    place: Place, evas: Written, tmp_path: Path
) -> None:
    place.open(evas.page, "granska", evas.id)
    with evas.page.expect_download() as got:
        evas.page.get_by_role("button", name="Alla svar som JSON").click()
    address = got.value.url
    file = tmp_path / got.value.suggested_filename
    got.value.save_as(file)
    assert json.loads(file.read_bytes())
    assert re.fullmatch(r"[a-z0-9-]+\.json", got.value.suggested_filename)

    assert evas.page.request.get(address).ok
    with place.visit("ali") as ali, place.visit() as nobody:
        for page in (ali, nobody):
            assert page.request.get(address).status == 404
            assert page.request.head(address).status == 404
            assert page.request.get(address, headers={"Range": "bytes=0-9"}).status == 404
        ali.locator('input[type="file"]').set_input_files(file)
        ali.wait_for_url("**/arendet?bedomning=*")
        settled(ali)
        assert evas.id not in ali.url
        assert ali.get_by_label("Ärendemening", exact=True).input_value() == HERS
        field = ali.get_by_label("Ärendemening", exact=True)
        field.fill("Alis kopia")
        field.press("Tab")
        answered(ali)
    place.open(evas.page, "arendet", evas.id)
    assert evas.page.get_by_label("Ärendemening", exact=True).input_value() == HERS


def test_a_reader_of_the_namnd_reads_and_every_field_is_closed(place: Place, evas: Written) -> None:
    with place.visit("bo") as page:
        place.open(page, "arendet", evas.id)
        assert page.get_by_label("Ärendemening", exact=True).input_value() == HERS
        assert page.get_by_label("Ärendemening", exact=True).is_disabled()
        expect(page.get_by_text("Du kan läsa bedömningen.")).to_be_visible()
        place.open(page, "granska", evas.id)
        assert page.get_by_role("heading", name="Dela").count() == 0
        assert page.get_by_role("button", name="Lämna till granskning").count() == 0
        assert page.get_by_text("Kasta bedömningen").count() == 0
        assert page.locator("textarea:enabled").count() == 0


def test_a_reviewer_comments_and_changes_no_answer(place: Place, evas: Written) -> None:
    with place.visit("rut") as page:
        place.open(page, "arendet", evas.id)
        assert page.get_by_label("Ärendemening", exact=True).is_disabled()
        place.open(page, "granska", evas.id)
        field = page.get_by_label("Kommentar på hela bedömningen")
        field.fill("Vad säger eleverna?")
        field.press("Tab")
        answered(page)
        expect(page.get_by_text("1 kommentar är inte löst").first).to_be_visible()
    place.open(evas.page, "granska", evas.id)
    expect(evas.page.get_by_label("Kommentar", exact=True)).to_have_value("Vad säger eleverna?")


def test_an_invitation_opens_it_and_taking_it_back_closes_it(place: Place, evas: Written) -> None:
    page = evas.page
    place.open(page, "granska", evas.id)
    page.get_by_label("Vem vill du bjuda in?").fill("Ali@Lillmark.se")
    page.get_by_role("button", name="Bjud in").click()
    expect(page.get_by_text("ali@lillmark.se · handläggare")).to_be_visible()
    with place.visit("ali") as ali:
        expect(ali.get_by_role("link", name=HERS)).to_be_visible()
        place.open(ali, "arendet", evas.id)
        assert ali.get_by_label("Ärendemening", exact=True).is_enabled()
        page.get_by_role("button", name="Ta tillbaka").click()
        expect(page.get_by_text("ali@lillmark.se · handläggare")).to_have_count(0)
        ali.get_by_label("Ärendemening", exact=True).fill("Ändrad av Ali")
        ali.get_by_label("Ärendemening", exact=True).press("Tab")
        answered(ali)
        expect(ali.get_by_text("finns inte här").first).to_be_visible()
        place.open(ali, "arendet", evas.id)
        expect(ali.get_by_role("heading", name="Bedömningen går inte att visa")).to_be_visible()
    place.open(page, "arendet", evas.id)
    assert page.get_by_label("Ärendemening", exact=True).input_value() == HERS


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_token_that_cheats_lets_nobody_in(place: Place, cheat: str) -> None:
    with place.visit() as page:
        place.provider.cheat = cheat
        try:
            log_in(page, "eva")
        finally:
            place.provider.cheat = ""
        expect(page.get_by_role("button", name="Logga in")).to_be_visible()
        assert not cookies(page.context, "_streamlit_user")


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("obekräftad", "inte bekräftad"),
        ("okänd", "Du är inloggad som okand@lillmark.se, men du är inte upplagd"),
    ],
)
def test_who_is_not_known_is_told_what_to_do(place: Place, evas: Written, who: str, told: str) -> None:
    with place.visit(who) as page:
        expect(page.get_by_text(told).first).to_be_visible()
        assert page.get_by_role("button", name="Börja en ny bedömning").count() == 0
        assert page.locator('input[type="file"]').count() == 0
        place.open(page, "arendet", evas.id)
        assert HERS not in said(page)
        page.get_by_role("button", name="Logga ut").click()
        expect(page.get_by_role("button", name="Logga in")).to_be_visible()


def test_logging_out_closes_every_window_and_the_next_person_sees_nothing_of_it(
    place: Place, evas: Written
) -> None:
    with place.visit("eva") as page:
        place.open(page, "arendet", evas.id)
        other = page.context.new_page()
        place.open(other, "arendet", evas.id)
        before = page.context.cookies()
        page.get_by_role("button", name="Logga ut").click()
        expect(page.get_by_role("button", name="Logga in")).to_be_visible()
        # The page says so before the browser has been sent to where the cookie is taken away.
        for _ in range(100):
            if not cookies(page.context, "_streamlit_user"):
                break
            page.wait_for_timeout(100)
        assert not cookies(page.context, "_streamlit_user")

        other.get_by_label("Ärendemening", exact=True).fill("Skrivet efter utloggningen")
        other.get_by_label("Ärendemening", exact=True).press("Tab")
        expect(other.get_by_role("button", name="Logga in")).to_be_visible()
        assert HERS not in said(other)
        page.context.add_cookies([c for c in before if c["name"].startswith("_streamlit_user")])  # type: ignore[misc]  # what Playwright gives it takes
        place.open(page, "arendet", evas.id)
        expect(page.get_by_text("Du har loggat ut")).to_be_visible()
        page.goto(place.server.address)
        settled(page)
        log_in(page, "ali")
        assert HERS not in said(page)
        place.open(page, "arendet", evas.id)
        assert HERS not in said(page)
        page.go_back()
        settled(page)
        assert HERS not in said(page)
    place.open(evas.page, "arendet", evas.id)
    assert evas.page.get_by_label("Ärendemening", exact=True).input_value() == HERS


def cookies(context: BrowserContext, name: str) -> list[Any]:
    return [cookie for cookie in context.cookies() if str(cookie.get("name", "")).startswith(name)]


def test_no_script_and_no_other_site_gets_at_the_cookies(evas: Written) -> None:
    found = {c["name"]: c for c in evas.page.context.cookies() if "localhost" in c["domain"]}

    for name in ("_streamlit_user", "_streamlit_user_tokens", "_streamlit_session"):
        if name in found:
            assert found[name]["httpOnly"], name
            assert found[name]["sameSite"] in {"Lax", "Strict"}, name
    assert "_streamlit_user" in found


def test_a_language_chosen_before_the_login_is_spoken_after_it(place: Place, evas: Written) -> None:
    with place.visit() as page:
        place.open(page, "alternativ", evas.id)
        page.get_by_role("link", name="In English").click()
        expect(page.locator("h1")).to_have_text("Impact assessment")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name="eva", exact=True).click()

        expect(page.locator("h1")).to_have_text("2 Alternatives")
        expect(page.get_by_text("Logged in as Eva Ek")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "en")
