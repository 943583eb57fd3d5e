"""A newer edition in a real browser: seen, taken, and taken back."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.driving import ROOT, answered, serving, settled, visiting
from tests.ui.test_edition import publish_in

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]


def test_a_newer_edition_is_taken_and_taken_back(browser: Browser, tmp_path: Path) -> None:
    left_out = ignore_patterns("scenarier", "utgavor.yaml")
    folder = Path(copytree(ROOT / "checklists", tmp_path / "checklists", ignore=left_out))
    settings = {"KONSEKVENS_CHECKLISTS": str(folder)}
    with serving(tmp_path, **settings) as server, visiting(browser) as page:
        page.goto(server.address)
        page.get_by_role("button", name="Anpassad grundskola").first.click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        title = page.get_by_label("Ärendemening", exact=False).first
        title.fill("Skolan i Lillmark")
        title.blur()
        answered(page)
        expect(page.get_by_role("link", name="Ny utgåva av checklistorna")).to_have_count(0)
        found = page.url.split("bedomning=")[1]

        publish_in(folder)
        server.kill()
    with serving(tmp_path, **settings) as server, visiting(browser) as page:
        page.goto(f"{server.address}/granska?bedomning={found}")
        settled(page)
        page.get_by_role("link", name="Se vad som är nytt").click()
        page.wait_for_url("**/utgava?*")
        settled(page)
        expect(page.get_by_role("heading", name="Det här är nytt")).to_be_visible()
        page.screenshot(path=str(tmp_path / "ny-utgava.png"), full_page=True)

        page.get_by_role("button", name="Gå över till den nya utgåvan").click()
        answered(page)
        expect(page.get_by_text("Bedömningen följer den senaste utgåvan av checklistorna.")).to_be_visible()
        expect(page.get_by_role("link", name="Ny utgåva av checklistorna")).to_have_count(0)

        page.get_by_role("button", name="Ångra").click()
        answered(page)
        expect(page.get_by_role("link", name="Ny utgåva av checklistorna")).to_be_visible()
