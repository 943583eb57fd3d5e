"""The states of the checklist workshop: read, drafts, every form, faults, trials and what is published.

Knows how each state comes about. Measures nothing, and takes no picture.
"""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from assessment import bootstrap
from assessment.core.checklist_edits import Retire, Reword
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import Decision
from assessment.settings import Settings
from tests.browser.driving import answered, settled
from tests.browser.states import SCHOOL, SECTION, SNOW, SWIMMING, State, unfolded

_CHILDREN, _FILE = "barnets-rattigheter", "arendet.yaml"
_DECIDED = Decision("Kommunstyrelsen", date(2027, 1, 20), "KS 2027/12", "Frågan om problemet är tydligare.")


def prepare_workshop(database: Path) -> dict[str, str]:
    """Fill a new database with drafts and publications; return the id of each draft by its name."""
    service = bootstrap.build(Settings(database=str(database)))
    for example in (SNOW, SWIMMING, SCHOOL):
        service.start_example(example)
    workshop = service.workshop()
    published = _reworded(workshop, "Ett skarpare problem", "Vilket problem vill ni lösa?")
    workshop.publish(published, _DECIDED)
    workshop.take_back(0, Decision("Kommunstyrelsen", date(2027, 2, 3), "", "Gick tillbaka."))
    faulty = workshop.begin("Hösten 2027").line.id
    _broken(workshop, faulty)
    listed_one = workshop.begin("Egen lista").line.id
    workshop.take_list(listed_one, workshop.read_list(listed_one, listed_questions(), "lista.docx"))
    return {
        "fel": faulty,
        "lista": listed_one,
        "krock": workshop.begin("Två skriver").line.id,
        "ny": _reworded(workshop, "Våren 2027", "Vilket problem är det som ska lösas?"),
        "farre": _fewer(workshop),
    }


def listed_questions() -> bytes:
    """A list of questions in Word, as somebody has it in a drawer."""
    document = Document()
    document.add_heading("Näringslivet", 0)
    document.add_heading("Företagen i kommunen", 1)
    document.add_paragraph("1. Hur påverkas små företag?")
    document.add_paragraph("2. Finns det en plan? Ja/Nej")
    document.add_heading("Övrigt", 1)
    document.add_paragraph("Skriv till oss.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _reworded(workshop: Workshop, name: str, text: str) -> str:
    draft = workshop.begin(name)
    workshop.edit(draft.line.id, Reword(checklist="arendet", question="problem", text=text))
    return draft.line.id


def _broken(workshop: Workshop, draft_id: str) -> None:
    text = workshop.draft(draft_id).files[_FILE]
    workshop.write(draft_id, _FILE, text.replace("svarstyp: text", "svarstyp: texta", 1), text)


def _fewer(workshop: Workshop) -> str:
    draft = workshop.begin("Färre frågor")
    edits = [Retire(checklist=_CHILDREN, question=name) for name in ("trygghet", "lek-fritid", "relationer")]
    workshop.edit(draft.line.id, *edits)
    return draft.line.id


# What is done


def part(*names: str) -> Callable[[Page], None]:
    """Return what chooses a part of the page, and a part of that one."""

    def done(page: Page) -> None:
        for name in names:
            page.get_by_role("radio", name=name, exact=True).click()
            answered(page)

    return done


def listed(label: str | None = None) -> Callable[[Page], None]:
    """Return what opens the list of a choice, the first of the page when no label is given."""

    def done(page: Page) -> None:
        field = page.get_by_test_id("stMain").get_by_role("combobox", name=label).first
        field.focus()
        field.press("ArrowDown")
        expect(page.get_by_role("option").first).to_be_visible()

    return done


def _calendar(page: Page) -> None:
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.click()
    expect(page.get_by_role("grid")).to_be_visible()


def _chosen(label: str, option: str) -> Callable[[Page], None]:
    def done(page: Page) -> None:
        page.get_by_role("combobox", name=label, exact=True).click()
        # Written, as in a long list: only what fits of it is drawn.
        page.keyboard.type(option)
        expect(page.get_by_role("option", name=option, exact=True)).to_be_visible()
        page.keyboard.press("Enter")
        answered(page)

    return done


def _form(kind: str) -> Callable[[Page], None]:
    return _chosen("Vad vill du ändra?", kind)


def _saved(page: Page) -> None:
    _form("Ändra hjälptexten")(page)
    field = page.get_by_role("textbox", name="Hjälptexten ska lyda")
    field.fill(f"{field.input_value()} Skriv kort.")
    page.get_by_role("button", name="Spara i utkastet").click()
    expect(page.get_by_text("Ändringen är sparad i utkastet.")).to_be_visible()


def _refused(page: Page) -> None:
    page.get_by_role("textbox", name="Frågan ska lyda").fill("")
    page.get_by_role("button", name="Spara i utkastet").click()
    answered(page)
    expect(page.get_by_test_id("stAlert")).to_be_visible()


def clashed_text(page: Page) -> None:
    """Write in a file that somebody else has written in meanwhile."""
    part("Skriv")(page)
    other = page.context.new_page()
    other.goto(page.url)
    settled(other)
    part("Skriv")(other)
    _typed(other, "# Evas rad")
    other.close()
    _typed(page, "# Min rad")
    expect(page.get_by_role("button", name="Behåll den sparade")).to_be_visible()


def _typed(page: Page, line: str) -> None:
    field = page.get_by_role("textbox", name="Filens text")
    field.fill(f"{field.input_value()}{line}\n")
    field.press("Control+Enter")
    answered(page)


def searched_for(words: str) -> Callable[[Page], None]:
    """Return what looks for words in every checklist."""

    def done(page: Page) -> None:
        field = page.get_by_role("textbox", name="Sök i frågor")
        field.fill(words)
        field.press("Enter")
        answered(page)

    return done


def _counted(page: Page) -> None:
    part("Vad ändras?")(page)
    page.get_by_role("button", name="Räkna").click()
    expect(page.get_by_text("bedömningar skulle få ett annat resultat.")).to_be_visible()


def _tried(page: Page) -> None:
    part("Prova")(page)
    address = page.url
    page.get_by_role("button", name="Börja en provbedömning").click()
    page.wait_for_url("**/arendet?bedomning=*")
    settled(page)
    page.goto(address)
    settled(page)
    part("Prova")(page)
    expect(page.get_by_role("textbox", name="Vad visar svaren?").first).to_be_visible()


def _trial(page: Page) -> None:
    part("Prova")(page)
    page.get_by_role("button", name="Börja en provbedömning").click()
    page.wait_for_url("**/arendet?bedomning=*")


def _run(page: Page) -> None:
    part("Prova")(page)
    page.get_by_role("button", name="Kör alla scenarier").click()
    expect(page.get_by_text("scenarier stämmer.")).to_be_visible()


_EXCEL = part("Excel och Word")


def _uploaded(place: int, name: str, content: bytes, button: str) -> Callable[[Page], None]:
    def done(page: Page) -> None:
        _EXCEL(page)
        field = page.get_by_test_id("stFileUploader").nth(place).locator("input[type=file]")
        field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
        expect(page.get_by_test_id("stFileUploader").nth(place).get_by_text(name)).to_be_visible()
        page.get_by_role("button", name=button, exact=True).click()
        answered(page)

    return done


def _overtaken(page: Page) -> None:
    """Read in a workbook from before somebody wrote in the draft."""
    _EXCEL(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som Excel").click()
    content = Path(download.value.path()).read_bytes()
    part("Skriv")(page)
    _typed(page, "# Evas rad")
    _uploaded(0, "bok.xlsx", content, "Läs in Excel")(page)
    expect(page.get_by_role("button", name="Ta arbetsboken")).to_be_visible()
    unfolded(page)


def _understood(page: Page) -> None:
    _uploaded(1, "lista.docx", listed_questions(), "Ta in en egen frågelista")(page)
    expect(page.get_by_role("button", name="Lägg till i utkastet")).to_be_visible()
    unfolded(page)


def _then(*done: Callable[[Page], None]) -> Callable[[Page], None]:
    def all_of(page: Page) -> None:
        for one in done:
            one(page)
            settled(page)

    return all_of


_NEW, _FAULTY, _FEWER, _TWO, _OWN = (
    f"verkstad?utkast={{{name}}}" for name in ("ny", "fel", "farre", "krock", "lista")
)
_BARN = _chosen("Checklista", "Barnets rättigheter")

WORKSHOP = (
    State("checklistor", "checklistor"),
    State("checklistor-vikter", "checklistor", _then(_BARN, part("Vikterna"))),
    State("checklistor-inga-vikter", "checklistor", part("Vikterna")),
    State("checklistor-flode", "checklistor", part("Vad som leder till vad")),
    State("checklistor-sok", "checklistor", searched_for("trygghet våld hot")),
    State("checklistor-sok-inget", "checklistor", searched_for("zebraspann")),
    State("checklistor-utkast", "checklistor", part("Utkast")),
    State("checklistor-publicerat", "checklistor", _then(part("Publicerat"), unfolded)),
    State("verkstad", _NEW),
    State("verkstad-ny-fraga", _NEW, _form("Lägga till en fråga")),
    State("verkstad-hjalp", _NEW, _form("Ändra hjälptexten")),
    State("verkstad-kallor", _NEW, _form("Ändra källorna")),
    State("verkstad-vikt", _NEW, _then(_BARN, _form("Ändra vikten"))),
    State("verkstad-svar", _NEW, _form("Lägga till ett svar")),
    State("verkstad-sluta", _NEW, _form("Sluta fråga")),
    State("verkstad-passar-inte", _NEW, _form("Ändra vikten")),
    State("verkstad-sparat", _NEW, _saved),
    State("verkstad-nekat", _NEW, _refused),
    State("verkstad-skriv", _NEW, part("Skriv")),
    State("verkstad-skriv-fel", _FAULTY, part("Skriv")),
    State("verkstad-krock", _TWO, clashed_text),
    State("verkstad-excel-granska", _OWN, _EXCEL),
    State("verkstad-excel-fel", _NEW, _uploaded(0, "bok.xlsx", b"nej", "Läs in Excel")),
    State("verkstad-excel-krock", _TWO, _overtaken),
    State("verkstad-egen-lista", _NEW, _understood),
    State("verkstad-inte-granskat", _OWN, part("Publicera")),
    State("verkstad-prova", _NEW, _tried),
    State("verkstad-prov", _NEW, _trial),
    State("verkstad-scenarier", _FEWER, _run),
    State("verkstad-vad-andras", _NEW, part("Vad ändras?")),
    State("verkstad-raknat", _FEWER, _counted),
    State("verkstad-lika", _TWO, part("Vad ändras?")),
    State("verkstad-publicera", _NEW, _then(part("Publicera"), unfolded)),
    State("verkstad-hinder", _FEWER, part("Publicera")),
    State("verkstad-olaslig", _FAULTY),
    State("verkstad-finns-inte", "verkstad?utkast=finns-inte"),
)
"""Every part of the checklist workshop, and what can happen in it."""

EMPTY = (
    State("start-tom", ""),
    State("register-tomt", "register"),
    State("papperskorg-tom", "papperskorg"),
    State("checklistor-inga-utkast", "checklistor", part("Utkast")),
    State("checklistor-inget-publicerat", "checklistor", part("Publicerat")),
)
"""What is shown before anything has been begun."""

WORKSHOP_LISTED = (
    State("checklistor-lista", "checklistor", listed("Checklista")),
    State("verkstad-lista", _NEW, listed("Vad vill du ändra?")),
    State("verkstad-kalender", _NEW, _then(part("Publicera"), _calendar)),
    State("verkstad-kallor-lista", _NEW, _then(_form("Ändra källorna"), listed("Källor som frågan"))),
)
LISTED = (
    State("matris-lista", f"{SECTION}&visa=matris&bedomning={{utkast}}", listed()),
    State("register-namnder", "register", listed("Nämnd")),
    State("register-period", "register", listed("Perioden gäller dagen för")),
)
"""Lists that are open, of one choice and of several."""
