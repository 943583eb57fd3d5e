"""Takes the pictures of the wizard in docs/bilder from the real app, with the example open: make pictures.

Knows which page each picture shows. Needs Chromium; asks nothing of the network.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.driving import PATIENCE, ROOT, Server, chromium, serving, settled

TARGET = ROOT / "docs" / "bilder"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 360
COLOURS = 128
"""Enough for flat pages with smooth letters, at a third of the size."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the page, and how it is looked at."""

    name: str
    address: str
    width: int = WIDE
    height: int = 900
    scheme: Literal["light", "dark"] = "light"


PAGES = (
    Picture("start", ""),
    Picture("visning", "visning?avsnitt=4"),
    Picture("1-arendet", "arendet"),
    Picture("2-alternativ", "alternativ"),
    Picture("3-grupper", "grupper"),
    Picture("4-avgransning", "avgransning"),
    Picture("5-perspektiv", "barnets-rattigheter?avsnitt=paverkan", height=1300),
    Picture("5-matris", "barnets-rattigheter?avsnitt=paverkan&visa=matris"),
    Picture("samlad", "samlad", height=1300),
    Picture("granska", "granska", height=1300),
    Picture("resultat", "resultat", height=1800),
    Picture("metod", "metod"),
    Picture("papperskorg", "papperskorg"),
    Picture("historik", "historik"),
    Picture("rensa", "rensa"),
)
PICTURES = tuple(
    picture
    for page in PAGES
    for picture in (
        page,
        replace(page, name=f"{page.name}-mork", scheme="dark", height=900),
        replace(page, name=f"{page.name}-smal", width=NARROW, height=900),
    )
)
"""Every page as it is in light, in the dark and on a phone."""


def main() -> int:
    """Take every picture; 1 when there is no Chromium."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        sys.stderr.write(f"Hittar ingen Chromium ({' eller '.join(CHROMIUM)}).\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        serving(Path(data)) as server,
        sync_playwright() as playwright,
        chromium(playwright, path) as browser,
    ):
        example = _example(browser, server)
        for picture in PICTURES:
            _take(browser, server, example, picture)
            sys.stdout.write(f"docs/bilder/guide-{picture.name}.png\n")
    return 0


def _example(browser: Browser, server: Server) -> str:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(server.address)
    page.get_by_role("button", name="Anpassad grundskola").first.click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    found = page.url.split("bedomning=")[1]
    page.close()
    return found


def _take(browser: Browser, server: Server, example: str, picture: Picture) -> None:
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        locale="sv-SE",
    )
    page.set_default_timeout(PATIENCE)
    joined = "&" if "?" in picture.address else "?"
    query = f"{picture.address}{joined}bedomning={example}" if picture.address else ""
    page.goto(f"{server.address}/{query}")
    settled(page)
    _still(page)
    taken = Image.open(BytesIO(page.screenshot(animations="disabled")))
    taken.convert("RGB").quantize(COLOURS).save(TARGET / f"guide-{picture.name}.png", optimize=True)
    page.close()


def _still(page: Page) -> None:
    # Fonts and the folded parts settle after the script has stopped.
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())
