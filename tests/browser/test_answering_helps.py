"""Answering as a person meets it: words that are counted, and the matrix by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Server, answered, settled
from tests.browser.test_accessible import go

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

SECTION = "barnets-rattigheter?avsnitt=paverkan"
LENGTH = r"text=/^\d+ ord\. Ungefär/"


def test_words_are_counted_while_they_are_written(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "arendet")
    field = page.locator("[class*=st-key-fraga-]", has=page.locator(LENGTH)).first
    before = int(field.locator(LENGTH).inner_text().split()[0])
    field.locator("textarea").press("Control+End")
    field.locator("textarea").press_sequentially(" två ord")
    expect(field.locator(LENGTH)).to_contain_text(f"{before + 2} ord.")


def test_enter_takes_what_was_written_and_nothing_else(page: Page, server: Server, example: str) -> None:
    go(page, server, example, "avgransning")
    field = page.locator(".st-key-fraga-jamstalldhet-vilka-kon [data-testid=stMultiSelect]")
    field.get_by_role("button", name="Rensa allt").click()
    answered(page)
    before = set(field.inner_text().split("\n"))
    field.locator("input").press_sequentially("män")
    expect(page.get_by_role("option").first).to_have_text("män")
    assert page.get_by_role("option").count() > 1, "another group matches too"
    page.keyboard.press("Enter")

    expect(field).to_contain_text("män")
    answered(page)
    assert set(field.inner_text().split("\n")) - before == {"män"}


def test_no_group_in_the_head_of_the_widest_matrix_is_broken_inside_a_word(
    page: Page, server: Server, example: str
) -> None:
    go(page, server, example, "jamlikhet?avsnitt=paverkan&visa=matris")
    head = page.locator(".st-key-matris-huvud p")
    expect(head).to_have_count(6)
    expect(head.last).to_have_css("hyphens", "auto")
    # A word that stands on two lines without a hyphen has two boxes.
    broken = head.evaluate_all(
        """heads => heads.flatMap(head => {
          const node = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode();
          return [...node.data.matchAll(/\\S+/g)].filter(word => {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            return range.getClientRects().length > 1;
          }).map(word => word[0]);
        })"""
    )
    assert broken == []


def test_the_matrix_is_filled_in_with_the_keyboard_and_named_for_a_screen_reader(
    page: Page, server: Server, example: str
) -> None:
    go(page, server, example, f"{SECTION}&visa=matris")
    cell = page.get_by_role("combobox", name="Trygghet och säkerhet: syskon", exact=True)
    cell.press("ArrowDown")
    page.keyboard.type("Vet")
    page.keyboard.press("Enter")

    expect(cell).to_have_value("? Vet inte")
    expect(page.get_by_role("button", name="Ångra", exact=True)).to_be_visible()
    page.reload()
    settled(page)
    expect(cell).to_have_value("? Vet inte")
