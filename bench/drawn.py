"""From a click to the screen as it is after it, in a real Chromium: a page of ten questions, and the largest.

Two sections are made for it, of 10 questions as most people answer them and of 18 questions with six groups
each, so that the figures do not move with the checklists. Knows the browser and no answer's meaning.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from assessment import bootstrap
from assessment.core.assessment import Assessment, DepthChoice
from assessment.core.case import AffectedGroup
from assessment.core.vocabulary import Depth
from assessment.settings import Settings
from bench.answer import ROOT, bare_page, serving
from bench.timing import Line, percentile
from bench.visitor import visit

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CLICKS = 60
_SECTIONS = (("tio", 10, 75.0, 120.0), ("arton", 18, 250.0, 250.0))
_GROUPS = ("elever", "flickor", "pojkar", "vardnadshavare", "personal", "samer")
_HEAD = """
format: 1
checklista: matning
namn: Mätning
utgåva: "2026-1"
gäller-från: 2026-01-01
gäller-till: 2099-12-31
förvaltas-av: Mätningen
ordning: 99
referensgrupp: hela-befolkningen
screening:
  - id: beror
    fråga: Berör förslaget människor?
    svarstyp: ja-nej
    spår: kort
    hjälp: Tänk på alla.
    svarsalternativ:
      - {id: ja, text: Ja, djup: full}
      - {id: nej, text: Nej, djup: ingen}
    källa: [malomrade-1]
avsnitt:
"""
_QUESTION = """
      - id: {name}
        fråga: Hur påverkas del {name} av vardagen?
        svarstyp: effekt
        spår: kort
        vikt: 2
        vikt-skäl: Mätningen väger allt lika.
        hjälp: Tänk på vägen dit, tiden det tar och vad det kostar, och på dem som har det svårt i dag.
        källa: [malomrade-1]
"""

# The last change of the page after a click: what is on the screen one frame later.
_WATCH = """
window.__drawn = 0;
new MutationObserver(() => { window.__drawn = performance.now(); })
  .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
document.addEventListener("click", () => { window.__clicked = performance.now(); }, true);
"""


def lines() -> Iterator[Line]:
    """Measure both sections; nothing where there is no Chromium."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        return
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        checklists = _checklists(folder / "checklistor")
        server = stack.enter_context(
            serving(folder / "k.db", ROOT / "streamlit_app.py", KONSEKVENS_CHECKLISTS=str(checklists))
        )
        name = _assessment(folder / "k.db", checklists)
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        stack.callback(browser.close)
        for section, questions, middle, most in _SECTIONS:
            query = f"bedomning={name}&avsnitt={section}"
            with visit(server.port, "matning", query) as visitor:
                bare = bare_page(folder / section, visitor.elements)
            with serving(folder / f"{section}.db", bare) as plain:
                pages = [browser.new_page(viewport={"width": 1280, "height": 900}) for _ in range(2)]
                addresses = (
                    f"http://127.0.0.1:{plain.port}/",
                    f"http://127.0.0.1:{server.port}/matning?{query}",
                )
                floor, ours = _clicks(dict(zip(pages, addresses, strict=True)))
            for page in pages:
                page.close()
            what = f"Klick till ändrad sida, {questions} frågor"
            for name_, share, limit in ((f"{what}, p50", 0.5, middle), ("… p95", 0.95, most)):
                taken = percentile(ours, share)
                yield Line(name_, percentile(floor, share), taken, f"≤ {limit:g} ms", taken <= limit)


def _clicks(addresses: Mapping[Page, str]) -> list[list[float]]:
    """Click on each page in turn, and return the milliseconds that each took."""
    rows: list[tuple[Page, Locator, list[float]]] = []
    for page, address in addresses.items():
        page.add_init_script(_WATCH)
        page.goto(address)
        # Ratings only: the first rows of the page choose view and section, and have fewer answers.
        rating = page.locator('[data-testid="stMain"] [data-testid="stButtonGroup"]').filter(has_text="sämre")
        rating.nth(2).wait_for()
        _still(page)
        rows.append((page, rating, []))
    for turn in range(CLICKS + 5):
        for page, rating, taken in rows:
            rating.nth(turn % 3).locator("button").nth(turn // 3 % 2).click()
            _still(page)
            if turn >= 5:
                taken.append(page.evaluate("window.__drawn - window.__clicked"))
    return [taken for *_, taken in rows]


def _still(page: Page) -> None:
    """Wait until nothing on the page has changed for a third of a second."""
    page.wait_for_function(
        "window.__drawn > (window.__clicked || 0) && performance.now() - window.__drawn > 350", polling=50
    )


def _checklists(folder: Path) -> Path:
    shutil.copytree(ROOT / "checklists", folder, ignore=shutil.ignore_patterns("scenarier"))
    text = _HEAD
    for section, questions, *_ in _SECTIONS:
        text += f"  - id: {section}\n    namn: {section.capitalize()}\n    frågor:"
        text += "".join(_QUESTION.format(name=f"{section}-{n}") for n in range(questions))
    (folder / "matning.yaml").write_text(text.lstrip(), encoding="utf-8")
    return folder


def _assessment(database: Path, checklists: Path) -> str:
    settings = {"KONSEKVENS_DB": str(database), "KONSEKVENS_CHECKLISTS": str(checklists)}
    bootstrap.configure(Settings.read(settings))
    service = bootstrap.service()
    saved = service.start_new()
    asked = saved.assessment.model_copy(
        update={
            "groups": tuple(AffectedGroup(id=g, count=100) for g in _GROUPS),
            "depths": {"matning": DepthChoice(depth=Depth.FULL)},
        }
    )
    return service.save(_rated(asked), saved).assessment.id


def _rated(assessment: Assessment) -> Assessment:
    effects = {}
    for section, questions, *_ in _SECTIONS:
        for number in range(questions):
            uniform = section == "tio"
            answer = {
                "lika": "ja" if uniform else "nej",
                "grupper": dict.fromkeys(("hela-befolkningen", *_GROUPS), -1),
                "motivering": "Resan blir längre.",
                "underlag": "B",
            }
            effects[f"matning/{section}-{number}"] = {"forslaget": answer}
    tree = assessment.model_dump(by_alias=True, mode="json") | {"effekter": effects}
    return Assessment.model_validate(tree)
