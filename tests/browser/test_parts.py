"""An answer draws what it changes and no more, and everything on the page is right after it."""

import re

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.driving import Server, answered
from tests.browser.test_accessible import go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SECTION = "barnets-rattigheter?avsnitt=paverkan"
SAFETY = ".st-key-fraga-barnets-rattigheter-trygghet"
SCHOOL = ".st-key-fraga-barnets-rattigheter-skola-larande"


def rating(page: Page, question: str, name: str) -> Locator:
    return page.locator(question).get_by_role("radio", name=name, exact=True).last


def test_an_answer_sends_a_small_part_of_the_page(page: Page, server: Server, example: str) -> None:
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sizes.append(len(frame)))

    page.on("websocket", listen)
    go(page, server, example, SECTION)
    whole = sum(sizes)
    rating(page, SAFETY, "Tydligt sämre").click()
    expect(page.get_by_role("button", name="Ångra", exact=True)).to_be_visible()
    answered(page)
    sizes.clear()
    rating(page, SAFETY, "Något sämre").click()
    answered(page)

    assert 0 < sum(sizes) < whole / 3


def test_what_hangs_on_an_answer_is_right_after_it(page: Page, server: Server, example: str) -> None:
    go(page, server, example, SECTION)
    ways = page.get_by_role("link", name=re.compile("5 Barnets rättigheter"))
    result = page.locator(".st-key-resultat")
    rating(page, SAFETY, "Tydligt sämre").click()
    answered(page)
    step, said = ways.inner_text(), result.inner_text()

    page.locator(SAFETY).get_by_role("button", name="Rensa svaret").click()
    expect(page.get_by_text("är rensat.")).to_be_visible()
    expect(ways).not_to_have_text(step)
    expect(result).not_to_have_text(said)
    expect(page.locator(SAFETY).get_by_role("textbox", name="Motivering")).to_have_count(0)

    page.get_by_role("button", name="Ångra", exact=True).click()
    expect(rating(page, SAFETY, "Tydligt sämre")).to_be_checked()
    expect(ways).to_have_text(step)


def test_two_questions_that_are_answered_at_once_are_both_kept(
    page: Page, server: Server, example: str
) -> None:
    """A text that is left by pressing an answer in another question: two parts at the same time."""
    go(page, server, example, SECTION)
    reason = page.locator(SAFETY).get_by_role("textbox", name=re.compile("Motivering"))
    reason.fill("Vägen dit är oskyddad.")
    rating(page, SCHOOL, "Vet inte").click()
    answered(page)
    expect(rating(page, SCHOOL, "Vet inte")).to_be_checked()
    page.reload()

    expect(reason).to_have_value("Vägen dit är oskyddad.")
    expect(rating(page, SCHOOL, "Vet inte")).to_be_checked()


def test_an_answer_and_what_stands_beside_it_are_one_run_and_stay_as_a_reload_shows_them(
    page: Page, server: Server, example: str
) -> None:
    """What a part has drawn elsewhere must neither go when another part draws it, nor be left behind."""
    ended: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        # The server says that a run has ended by a message of two bytes.
        socket.on("framereceived", lambda frame: ended.append(frame) if frame == b"J\0" else None)

    page.on("websocket", listen)
    go(page, server, example, SECTION)
    shown = [page.locator(f".st-key-{name}") for name in ("resultat", "sparat")]
    shown.append(page.get_by_test_id("stSidebar"))
    runs = []
    for question, name in ((SAFETY, "Något bättre"), (SCHOOL, "Något sämre"), (SAFETY, "Tydligt sämre")):
        saved = shown[1].inner_text()
        ended.clear()
        rating(page, question, name).click()
        expect(shown[1]).not_to_have_text(saved, use_inner_text=True)
        answered(page)
        runs.append(len(ended))
    # Who else is here is looked up now and then, in a run of its own.
    assert sorted(runs)[1] == 1
    page.locator(SAFETY).get_by_text("Kommentera").click()
    answered(page)

    now = [each.inner_text() for each in shown]
    page.reload()
    answered(page)
    # A new window has nothing to take back.
    now[1] = now[1].replace("Ångra", "").strip()
    assert [each.inner_text() for each in shown] == now
