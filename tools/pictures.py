"""Takes the pictures of the wizard in docs/bilder from the real app, each page in a state: make pictures.

Knows which state each picture shows. Needs Chromium; asks nothing of the network.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.driving import PATIENCE, ROOT, Server, chromium, serving
from tests.browser.states import SECTION, State, clashed, prepare, prepare_older, searched, uploaded
from tests.browser.workshop_states import EMPTY, WORKSHOP, prepare_workshop

TARGET = ROOT / "docs" / "bilder"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 360
COLOURS = 128
"""Enough for flat pages with smooth letters, at a third of the size."""

Ids = Mapping[str, str]
"""The id of each assessment or draft by its name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the page in its state, and how it is looked at."""

    name: str
    state: State
    width: int = WIDE
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    first: str = ""
    """The selector of what stands first when there is no room for the whole page; '' for the top of it."""


def _page(name: str, address: str, height: int = 900) -> Picture:
    return Picture(name, State(name, address), height=height)


def _example(name: str, address: str, height: int = 900) -> Picture:
    joined = "&" if "?" in address else "?"
    return _page(name, f"{address}{joined}bedomning={{utkast}}", height)


def _chart(page: Page) -> None:
    # At the bottom of the window, clear of what lies over its top.
    page.get_by_test_id("stVegaLiteChart").evaluate("e => e.scrollIntoView({block: 'end'})")


def _clash(page: Page) -> None:
    clashed(page)
    page.get_by_test_id("stMain").evaluate("e => e.scrollTo(0, 0)")


PAGES = (
    _page("start", ""),
    _page("visning", "visning?avsnitt=4"),
    Picture("utkast", State("utkast", "utkast", uploaded), height=1300),
    _example("1-arendet", "arendet"),
    _example("2-alternativ", "alternativ"),
    _example("3-grupper", "grupper"),
    _example("4-avgransning", "avgransning"),
    _example("5-perspektiv", SECTION, height=1300),
    _example("5-matris", f"{SECTION}&visa=matris"),
    _example("genomforande", "genomforande", height=1300),
    _example("samlad", "samlad", height=1300),
    _example("granska", "granska", height=1300),
    _example("resultat", "resultat", height=1800),
    _example("metod", "metod"),
    _page("klar", "arendet?bedomning={klar}"),
    Picture("krock", State("krock", "arendet?bedomning={granskning}", _clash)),
    _page("historik", "historik?bedomning={historia}"),
    Picture("rensa", State("rensa", "rensa?bedomning={historia}", searched)),
    _page("papperskorg", "papperskorg"),
    replace(_page("register", "register", height=1300), first="h2"),
    replace(_page("belastning", "register?visa=belastning", height=1800), first="h2"),
    Picture("belastning-bild", State("belastning-bild", "register?visa=belastning", _chart)),
)
OLDER = (_page("utgava", "utgava?bedomning={aldre}"),)
"""What needs a server of its own, with checklists that were replaced."""
DRAFTS = tuple(
    Picture(state.name, state, height=height)
    for name, height in (
        ("checklistor", 1300),
        ("checklistor-vikter", 900),
        ("checklistor-flode", 1300),
        ("checklistor-utkast", 900),
        ("checklistor-publicerat", 900),
        ("verkstad", 900),
        ("verkstad-ny-fraga", 1300),
        ("verkstad-skriv-fel", 1100),
        ("verkstad-krock", 1300),
        ("verkstad-excel-granska", 1300),
        ("verkstad-excel-krock", 1100),
        ("verkstad-egen-lista", 1300),
        ("verkstad-prova", 900),
        ("verkstad-raknat", 1300),
        ("verkstad-publicera", 1100),
    )
    for state in WORKSHOP
    if state.name == name
)
"""What needs one with drafts of the checklists."""
NOTHING = tuple(Picture(state.name, state) for state in EMPTY if state.name == "register-tomt")
"""What needs one where nobody has begun anything."""


def _looks(page: Picture) -> tuple[Picture, ...]:
    """Return the page as it is in light, in the dark and on a phone."""
    return (
        replace(page, first=""),
        replace(page, name=f"{page.name}-mork", scheme="dark", height=900),
        replace(page, name=f"{page.name}-smal", width=NARROW, height=900),
    )


def main(wanted: Sequence[str] = ()) -> int:
    """Take every picture, or those of the pages that are named; 1 when there is no Chromium."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        sys.stderr.write(f"Hittar ingen Chromium ({' eller '.join(CHROMIUM)}).\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    servers: tuple[tuple[Sequence[Picture], Callable[[Path], Ids], Sequence[str]], ...] = (
        (PAGES, lambda folder: prepare(folder / "k.db"), ()),
        (OLDER, prepare_older, ("checklists",)),
        (DRAFTS, lambda folder: prepare_workshop(folder / "k.db"), ()),
        (NOTHING, lambda _: {}, ()),
    )
    with sync_playwright() as playwright, chromium(playwright, path) as browser:
        for pages, prepared, own in servers:
            if chosen := _chosen(pages, wanted):
                _serve(browser, chosen, prepared, own)
    return 0


def _serve(
    browser: Browser, pages: Sequence[Picture], prepared: Callable[[Path], Ids], own: Sequence[str]
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ids = prepared(folder)
        settings = {"KONSEKVENS_DB": str(folder / "k.db")}
        settings |= {f"KONSEKVENS_{name.upper()}": str(folder / name) for name in own}
        with serving(folder, **settings) as server:
            _take_all(browser, server, ids, pages)


def _chosen(pages: Sequence[Picture], wanted: Sequence[str]) -> list[Picture]:
    return [page for page in pages if not wanted or page.name in wanted]


def _take_all(browser: Browser, server: Server, ids: Ids, pages: Sequence[Picture]) -> None:
    # What is done in a state is stored, so each page is looked at in all three ways before the next.
    for picture in (look for page in pages for look in _looks(page)):
        _take(browser, server, ids, picture)
        sys.stdout.write(f"docs/bilder/guide-{picture.name}.png\n")


def _take(browser: Browser, server: Server, ids: Ids, picture: Picture) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        locale="sv-SE",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    picture.state.reach(page, server.address, ids)
    if picture.first:
        page.locator(picture.first).first.evaluate("e => e.scrollIntoView()")
    _still(page)
    taken = Image.open(BytesIO(page.screenshot(animations="disabled")))
    taken.convert("RGB").quantize(COLOURS).save(TARGET / f"guide-{picture.name}.png", optimize=True)
    context.close()


def _still(page: Page) -> None:
    # Fonts and the folded parts settle after the script has stopped.
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
