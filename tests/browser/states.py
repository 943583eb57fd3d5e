"""The states that a page can be in: assessments in every stage, and what a person has just done there.

Knows how each state comes about. Measures nothing, and takes no picture.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

from playwright.sync_api import Page, expect

from assessment import bootstrap
from assessment.core import editing
from assessment.core.vocabulary import Stage
from assessment.service import Saved, Service
from assessment.settings import Settings
from tests.browser.driving import ROOT, answered, settled
from tests.ui.test_edition import publish_in
from tests.word_draft import draft

PERSON = "19121212-1212"
"""A personnummer of nobody: that day it had not been invented."""
SECTION = "barnets-rattigheter?avsnitt=paverkan"
SCHOOL, CLUBS, LIBRARIES, SNOW, SWIMMING, SUPPORT = (
    f"fall-{name}.json"
    for name in (
        "1-anpassad-grundskola",
        "11-foreningsbidrag",
        "3-biblioteksfilialer",
        "5-snorojning",
        "7-badtider",
        "8-forsorjningsstod",
    )
)
_WHO = "Handläggande funktion"
_OFFICIALS = ("Utredare, kultur och fritid", "Enhetschef, bad och idrott", "Strateg, kultur och fritid")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class State:
    """A page in a state: where it is, with an assessment's name in braces, and what is done there first."""

    name: str
    address: str
    done: Callable[[Page], None] | None = None

    def reach(self, page: Page, server: str, ids: Mapping[str, str]) -> None:
        """Go there and do it."""
        page.goto(f"{server}/{self.address.format_map(ids)}")
        settled(page)
        if self.done is not None:
            self.done(page)
            settled(page)


# The assessments


def prepare(database: Path) -> dict[str, str]:
    """Fill a new database with assessments in every stage; return the id of each by its name."""
    service = bootstrap.build(Settings(database=str(database)))
    made = {name: service.start_example(name) for name in (CLUBS, LIBRARIES, SNOW, SUPPORT)}
    for saved in made.values():
        service.move(saved, Stage.READY)
    thrown = service.start_example(LIBRARIES)
    service.delete(thrown.assessment.id)
    # What was changed last stands first in every list, so the example that the pictures show comes last.
    return {
        "klar": made[SNOW].assessment.id,
        "makulerad": _void(service).assessment.id,
        "granskning": _under_review(service).assessment.id,
        "utan": service.start_new().assessment.id,
        "kastad": thrown.assessment.id,
        "historia": _changed(service).assessment.id,
        "utkast": service.start_example(SCHOOL).assessment.id,
    }


def _void(service: Service) -> Saved:
    reason = "Ärendet drogs tillbaka innan nämnden hann besluta."
    return service.move(service.move(service.start_example(SUPPORT), Stage.READY), Stage.VOID, reason)


def _under_review(service: Service) -> Saved:
    return service.move(service.start_example(SWIMMING), Stage.IN_REVIEW)


def _changed(service: Service) -> Saved:
    saved = service.start_example(LIBRARIES)
    proposal = saved.assessment.case.proposal
    for title, proposed in (
        ("Två biblioteksfilialer stängs", proposal),
        ("Tre biblioteksfilialer stängs 2027", f"Ring {PERSON} om underlaget. {proposal}"),
    ):
        saved = service.save(editing.set_case(saved.assessment, title=title, proposal=proposed), saved)
    return saved


def prepare_older(folder: Path) -> dict[str, str]:
    """Answer an assessment with checklists that are then replaced; return its id by its name.

    The folder gets the database ``k.db`` and the newer edition in ``checklists``.
    """
    left_out = ignore_patterns("scenarier", "utgavor.yaml")
    checklists = Path(copytree(ROOT / "checklists", folder / "checklists", ignore=left_out))
    service = bootstrap.build(Settings(database=str(folder / "k.db"), checklists=checklists))
    saved = service.start_example(SCHOOL)
    stamped = service.save(editing.set_case(saved.assessment, title="Skolan i Lillmark"), saved)
    publish_in(checklists)
    return {"aldre": stamped.assessment.id}


# What is done


def uploaded(page: Page) -> None:
    """Upload the draft of a tjänsteutlåtande."""
    page.locator("input[type=file]").set_input_files(
        {"name": "utkast.docx", "mimeType": _WORD, "buffer": draft()}
    )
    expect(page.get_by_role("heading", name="Det här står i utkastet")).to_be_visible()


def _unreadable(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "utkast.docx", "mimeType": _WORD, "buffer": b"ingen Word-fil"}
    )
    expect(page.get_by_text("Utkastet går inte att läsa.")).to_be_visible()


def _hinted(step: str, way: str) -> Callable[[Page], None]:
    def done(page: Page) -> None:
        uploaded(page)
        page.get_by_role("button", name="Börja bedömningen med det här").click()
        page.wait_for_url("**/arendet?bedomning=*")
        settled(page)
        page.goto(page.url.replace("/arendet", f"/{step}"))
        settled(page)
        expect(page.get_by_role("button", name=way).first).to_be_visible()

    return done


def _write(page: Page, label: str, text: str) -> None:
    field = page.get_by_role("textbox", name=label).first
    field.fill(text)
    field.press("Tab")
    answered(page)


def searched(page: Page) -> None:
    """Look for a personnummer that somebody wrote."""
    _write(page, "Vad ska rensas?", PERSON)
    expect(page.get_by_text("Det står i ett svar nu")).to_be_visible()


def _warned(page: Page) -> None:
    _write(page, "Vad föreslås?", f"Ring {PERSON}, eller anna.andersson@lillmark.se.")
    expect(page.get_by_text("personnummer").first).to_be_visible()


def clashed(page: Page) -> None:
    """Answer what somebody else answers meanwhile."""
    was = page.get_by_role("textbox", name=_WHO).input_value()
    theirs, ours = [who for who in _OFFICIALS if who != was][:2]
    other = page.context.new_page()
    other.goto(page.url)
    settled(other)
    _write(other, _WHO, theirs)
    other.close()
    _write(page, _WHO, ours)
    expect(page.get_by_text("Två har svarat på samma fråga")).to_be_visible()


def _commented(page: Page) -> None:
    question = page.locator(".st-key-fraga-barnets-rattigheter-trygghet")
    question.get_by_text("Kommentera", exact=True).click()
    answered(page)
    expect(question.get_by_label("Ny kommentar")).to_be_visible()


_KEY = """e => [...e.closest('[class*="st-key-"]').classList].find((name) => name.startsWith("st-key-"))"""


def unfolded(page: Page) -> None:
    """Unfold everything on the page that is folded."""
    # Streamlit's own folds take what is in them out of reach until they are unfolded by their heading.
    headings = page.get_by_test_id("stExpander").locator("details:not([open]) > summary")
    headings.evaluate_all("all => all.forEach(e => e.click())")
    # Ours are opened by a button and drawn by the server, alike in every question: one of each kind.
    closed = page.locator('[class*="-fall-ut"] button[aria-expanded="false"]')
    for name in sorted(set(closed.all_inner_texts())):
        way = closed.filter(has_text=name).first
        box = page.locator(f".{way.evaluate(_KEY)}").get_by_role("button")
        way.click()
        expect(box).to_have_attribute("aria-expanded", "true")
    page.locator("details").evaluate_all("all => all.forEach(e => { e.open = true })")
    page.evaluate("() => Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)))")
    settled(page)


STATES = (
    State("klar", "arendet?bedomning={klar}"),
    State("klar-fraga", f"{SECTION}&bedomning={{klar}}"),
    State("klar-matris", f"{SECTION}&visa=matris&bedomning={{klar}}"),
    State("klar-samlad", "samlad?bedomning={klar}"),
    State("klar-granska", "granska?bedomning={klar}", unfolded),
    State("klar-resultat", "resultat?bedomning={klar}"),
    State("klar-historik", "historik?bedomning={klar}"),
    State("makulerad", "arendet?bedomning={makulerad}"),
    State("makulerad-granska", "granska?bedomning={makulerad}"),
    State("granskning", "granska?bedomning={granskning}", unfolded),
    State("granskning-fraga", f"{SECTION}&bedomning={{granskning}}"),
    State("tom-samlad", "samlad?bedomning={utan}"),
    State("tom-matris", f"{SECTION}&visa=matris&bedomning={{utan}}"),
    State("tom-historik", "historik?bedomning={utan}"),
    State("kastad", "arendet?bedomning={kastad}"),
    State("papperskorg", "papperskorg"),
    State("start", "", unfolded),
    State("register", "register", unfolded),
    State("register-forfaller", "register?visa=forfaller", unfolded),
    State("register-belastning", "register?visa=belastning"),
    State("register-inget", "register?sok=zebraspann"),
    State("register-fel-val", "register?lage=utkast|finnsinte"),
    State("historik", "historik?bedomning={historia}"),
    State("rensa", "rensa?bedomning={historia}", searched),
    State(
        "rensa-inget", "rensa?bedomning={utan}", lambda page: _write(page, "Vad ska rensas?", "zebraspann")
    ),
    State("utgava-ingen", "utgava?bedomning={utan}"),
    State("utkast", "utkast"),
    State("utkast-last", "utkast", uploaded),
    State("utkast-fel", "utkast", _unreadable),
    State("utkast-grupper", "utkast", _hinted("grupper", "Lägg till elever")),
    State("utkast-avgransning", "utkast", _hinted("avgransning", "Läst")),
    State("varning", "arendet?bedomning={historia}", _warned),
    State("krock", "arendet?bedomning={granskning}", clashed),
    State("kommentar", f"{SECTION}&bedomning={{granskning}}", _commented),
    *(State(f"visning-{stop}", f"visning?avsnitt={stop}", unfolded) for stop in range(1, 7)),
    State("ingen-sida", "finns-inte"),
)
"""Every state that assessments of today's editions can be in."""

OLDER = (
    State("utgava", "utgava?bedomning={aldre}", unfolded),
    State("utgava-notis", "granska?bedomning={aldre}"),
)
"""What an assessment with older editions shows besides."""
