"""The register in a real browser: a choice that is sent, an address that keeps it, a line that leads on."""

import io

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Server, answered, settled, visiting

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

TITLE = "anpassad grundskola"
ADDRESSES = [
    "register",
    "register?visa=forfaller&lage=utkast",
    "register?sok=zebraspann",
    "register?lage=utkast|klar",
]


def go(page: Page, server: Server, address: str = "register") -> None:
    page.goto(f"{server.address}/{address}")
    settled(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_in_light_or_dark(
    page: Page, server: Server, example: str, address: str, scheme: str
) -> None:
    assert example
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    go(page, server, address)

    found = Axe().run(page).response["violations"]

    assert [f"{v['id']}: {[n['html'][:160] for n in v['nodes'][:3]]}" for v in found] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_narrow_screen_scrolls_the_table_and_not_the_page(
    browser: Browser, server: Server, example: str, address: str
) -> None:
    assert example
    with visiting(browser, width=360, height=860) as page:
        go(page, server, address)

        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_choice_is_kept_in_the_address_and_its_line_leads_to_the_assessment(
    page: Page, server: Server, example: str
) -> None:
    go(page, server)
    page.get_by_label("Sök", exact=True).fill("grundskola finns-inte")
    page.get_by_role("button", name="Visa urvalet").click()
    answered(page)
    expect(page.get_by_text("Ingen bedömning passar urvalet.")).to_be_visible()

    page.get_by_role("button", name="Rensa alla val").click()
    answered(page)
    page.get_by_label("Sök", exact=True).fill("grundskola")
    page.get_by_role("button", name="Visa urvalet").click()
    answered(page)
    assert page.url.endswith("register?sok=grundskola")

    page.reload()
    settled(page)
    expect(page.get_by_label("Sök", exact=True)).to_have_value("grundskola")
    table = page.get_by_role("group", name="Bedömningar").get_by_role("table")
    expect(table.get_by_role("columnheader").first).to_have_text("Ärende")
    table.get_by_role("rowheader").get_by_role("link").first.click()
    page.wait_for_url(f"**/arendet?bedomning={example}")
    settled(page)
    assert TITLE in page.get_by_label("Ärendemening").input_value().casefold()


def test_the_selection_is_handed_over_as_a_file_that_opens(page: Page, server: Server, example: str) -> None:
    assert example
    go(page, server)
    with page.expect_download() as told:
        page.get_by_role("button", name="Excel", exact=True).click()
    path = told.value.path()

    assert told.value.suggested_filename.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.sheetnames == ["Register", "Statusord", "Förfaller"]
    assert any(TITLE in str(cell.value).casefold() for cell in book["Register"]["A"])
