"""Konsekvens in English: chosen, remembered, left again, and without a Swedish word of the tool's own.

What the checklists and the assessment say is theirs, in whatever language they say it.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import ROOT, Server, answered, settled, visiting
from tests.browser.seen import said
from tests.browser.states import unfolded
from tests.browser.test_accessible import STREAMLITS_OWN
from tests.shipped import shipped_checklists

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

PAGES = [
    "",
    "arendet",
    "alternativ",
    "grupper",
    "avgransning",
    *(f"visning?avsnitt={n}" for n in range(1, 7)),
    "utkast",
    "barnets-rattigheter?avsnitt=paverkan",
    "barnets-rattigheter?avsnitt=paverkan&visa=matris",
    "halsans-bestamningsfaktorer",
    "genomforande",
    "samlad",
    "resultat",
    "granska",
    "papperskorg",
    "historik",
    "rensa",
    "register",
    "register?visa=belastning",
    "checklistor",
    "utgava",
]
_SWEDISH = re.compile(
    r"\w*[åäö]\w*|\b(och|att|det|som|inte|med|ett|eller|ska|finns|svar|svaren|klart|kvar|vidare|tillbaka|ingen|inga|"
    r"hur|vad|vem|vilka|vilken|grupp|grupper|grupperna|resultat|historik|avsnitt|avsnittet|alternativ|alternativet|"
    r"spara|sparat|underlag|motivering|perspektiv|perspektivet|beslut|skriv|namn|antal|dialog|kostnad|nej|ja|ny|nytt|"
    r"bort|rad|visa|ord|kommentar|kommentarer|kommentera|ur|utkast|utkastet|steg|fil|filen)\b",
    re.IGNORECASE,
)
_A_SENTENCE = 4
"""Words: a shorter text is theirs only when it is all that they say in one place."""
_KEPT = re.compile(r"På svenska|\((nämnd|diarienummer|tjänsteutlåtande)\)|`[^`]+`")
"""The way back, Swedish words that an English reader has to know, in brackets, and what stands in a file."""


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with visiting(browser) as opened:
        opened.goto(f"{server.address}/?sprak=en")
        settled(opened)
        yield opened


def go(page: Page, server: Server, example: str, address: str) -> None:
    page.goto(f"{server.address}/{address}{'&' if '?' in address else '?'}bedomning={example}")
    settled(page)


# What others have said


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split()).casefold()
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _strings(each)


@cache
def others() -> tuple[str, ...]:
    """Return what checklists and examples say, the longest first."""
    examples = [json.loads(file.read_bytes()) for file in (ROOT / "examples").rglob("*.json")]
    found = {*_strings(shipped_checklists().model_dump()), *(s for e in examples for s in _strings(e))}
    return tuple(sorted((s for s in found if len(s) > 1), key=len, reverse=True))


@cache
def _all_of_theirs() -> str:
    return "\n".join(others())


def swedish(texts: list[str]) -> list[str]:
    """Return our own Swedish among texts; a text is theirs when it is a part of theirs."""
    return sorted({text for text in texts if _SWEDISH.search(_ours(text))})


def _ours(text: str) -> str:
    left = _KEPT.sub(" ", " ".join(text.split())).casefold()
    short = len(left.split()) < _A_SENTENCE
    if left.strip(" .:–") in (others() if short else _all_of_theirs()):
        return ""
    # A sentence may be cut short where there is no room for all of it.
    sentences = re.split(r"(?<=[.…]) ", left)
    left = " ".join(s for s in sentences if not (s.endswith("…") and s.strip(" …") in _all_of_theirs()))
    if _SWEDISH.search(left):
        for one in others():
            if one in left:
                left = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", " ", left)
    return left


def test_swedish_is_found_and_english_is_not() -> None:
    name = shipped_checklists().perspectives[0].name

    assert swedish(["Så räknar vi", f"Gå till {name}", "3 kvar", f"{name} och mer"]) != []
    assert len(swedish(["Så räknar vi", f"Gå till {name}", "3 kvar", f"{name} och mer"])) == 4
    assert swedish(["På svenska", f"Go to {name}", f"5 {name} · done", "Committee (nämnd)", "Resolved"]) == []


# The pages


@pytest.mark.parametrize("address", PAGES)
def test_a_page_in_english_says_nothing_in_swedish_of_its_own_and_axe_finds_nothing(
    page: Page, server: Server, example: str, address: str
) -> None:
    go(page, server, example, address)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    found = Axe().run(page).response["violations"]
    unfolded(page)

    folded = page.locator(".bredvid summary, .bredvid > p").all_text_contents()
    assert swedish([*said(page), *folded]) == []
    assert [f"{v['id']}: {v['help']}" for v in found if v["id"] not in STREAMLITS_OWN] == []


def test_words_are_counted_while_they_are_written(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "arendet")
    question = page.locator(".st-key-fraga-arendet-problem")
    expect(question.get_by_text(re.compile(r"^Words: \d+\. About \d+ will do\.$"))).to_be_visible()
    question.locator("textarea").fill("three words here")

    expect(question.get_by_text(re.compile(r"^Words: 3\. "))).to_be_visible()


def test_a_number_is_shown_and_read_as_the_english_write_it(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "grupper")
    field = page.get_by_role("textbox", name="How many", exact=True).first
    field.fill("2,300")
    field.press("Tab")
    answered(page)

    expect(field).to_have_value("2,300")
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    page.get_by_role("link", name="På svenska").click()
    expect(page.get_by_role("textbox", name="Antal", exact=True).first).to_have_value("2 300")


def test_the_files_are_in_the_language_of_the_page(
    page: Page, browser: Browser, server: Server, example: str, tmp_path: Path
) -> None:
    with visiting(browser) as another:
        go(another, server, example, "granska")
        assert "Bedömning ur social dimension" in _words(_downloaded(another, "Texten som Word", tmp_path))
    go(page, server, example, "granska")

    text = _words(_downloaded(page, "The text as Word", tmp_path))
    assert "Assessment from a social dimension" in text
    assert "Bedömning ur" not in text
    calendar = _downloaded(page, "Dates as a calendar file", tmp_path).read_text(encoding="utf-8")
    assert "Ansvarig:" not in calendar


def _downloaded(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def _words(file: Path) -> str:
    return "\n".join(Document(str(file)).element.body.itertext())


# The choice


def test_the_choice_is_remembered_without_standing_in_the_address(page: Page, server: Server) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Impact assessment")
    assert "sprak" not in page.url

    page.goto(f"{server.address}/visning")
    expect(page.locator("h1")).to_have_text("Show me around")
    expect(page).to_have_title("Show me around – Konsekvens")

    page.get_by_role("link", name="På svenska").click()
    expect(page.locator("h1")).to_have_text("Visa mig runt")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.goto(server.address)
    expect(page.locator("h1")).to_have_text("Konsekvensbedömning")


def test_another_visitor_is_met_in_swedish(page: Page, browser: Browser, server: Server) -> None:
    expect(page.locator("h1")).to_have_text("Impact assessment")
    with visiting(browser) as another:
        another.goto(server.address)
        expect(another.locator("h1")).to_have_text("Konsekvensbedömning")


def test_the_link_leads_to_the_same_place_with_what_was_just_written(
    browser: Browser, server: Server, example: str
) -> None:
    with visiting(browser) as page:
        go(page, server, example, "arendet?fraga=arendet/mal")
        page.get_by_role("textbox", name="Bilagans nummer").fill("7 & <8>")
        page.get_by_role("link", name="In English").click()

        expect(page.locator("h1")).to_have_text("1 The case")
        expect(page.get_by_role("textbox", name="Number of the appendix")).to_have_value("7 & <8>")
        assert f"bedomning={example}" in page.url
        assert "fraga=arendet" in page.url
        assert "sprak" not in page.url


def test_the_link_follows_what_is_shown_on_the_page(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/visning")
    page.get_by_role("button", name="Next: ").click()
    answered(page)
    page.get_by_role("link", name="På svenska").click()

    expect(page.locator("h1")).to_have_text("Visa mig runt")
    expect(page.get_by_text("Stopp 2 av 6.")).to_be_visible()


def test_the_link_is_reached_and_followed_by_keyboard(page: Page, server: Server, example: str) -> None:
    for address in ("", "alternativ"):
        go(page, server, example, address)
        link = page.get_by_role("link", name="På svenska")
        for _ in range(40):
            page.keyboard.press("Tab")
            if link.evaluate("e => e === document.activeElement"):
                break
        expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("2 Alternativ")
