"""Every page, empty and filled in, and that a new checklist file is a new page."""

import shutil
from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.settings import Settings
from tests.ui.window import PAGES, ROOT, Window

STEPS = ("arendet", "alternativ", "grupper", "avgransning", "samlad", "granska")
NEW_PERSPECTIVE = """\
format: 1
checklista: djurs-valfard
namn: Djurs välfärd
utgåva: "2026-1"
gäller-från: 2026-01-01
gäller-till: 2027-12-31
förvaltas-av: Miljöstrateg
ordning: 30
referensgrupp: hela-befolkningen
screening:
  - id: beror-djur
    fråga: Berör förslaget djur?
    svarstyp: val
    svarsalternativ:
      - {id: ja, text: Ja, djup: kort}
      - {id: nej, text: Nej, djup: ingen, kräver-motivering: ja}
    källa: [metod]
avsnitt:
  - id: paverkan
    namn: Så påverkas djuren
    frågor:
      - id: halsa
        fråga: Hur påverkas djurens hälsa?
        svarstyp: effekt
        vikt: 2
        vikt-skäl: Hälsan är viktig.
        spår: kort
        källa: [metod]
"""


@pytest.mark.parametrize("address", [*STEPS, "barnets-rattigheter", "jamlikhet"])
def test_an_empty_assessment_shows_every_step(window: Window, address: str) -> None:
    window.open(window.service.start_new().assessment.id, address)

    assert not window.app.exception
    assert len(window.app.title) == 1
    assert window.app.title[0].value[0].isdigit()


@pytest.mark.parametrize("page", sorted(p.name for p in PAGES.glob("*.py") if p.name != "__init__.py"))
def test_every_page_file_is_a_page_of_the_app(window: Window, page: str) -> None:
    window.app.switch_page(f"assessment/ui/pages/{page}").run()

    assert not window.app.exception


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.json")), ids=lambda p: p.stem)
@pytest.mark.parametrize("address", [*STEPS, "barnets-rattigheter", "jamlikhet"])
def test_the_examples_show_every_step(window: Window, example: Path, address: str) -> None:
    window.open(window.service.start_example(example.name).assessment.id, address)

    assert not window.app.exception
    assert not window.app.error


def test_a_new_checklist_file_is_a_new_step_with_its_own_address(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "checklists"
    shutil.copytree(ROOT / "checklists", folder)
    (folder / "djurs-valfard.yaml").write_text(NEW_PERSPECTIVE, encoding="utf-8")
    bootstrap.configure(settings.model_copy(update={"checklists": folder}))
    window = Window()
    window.open(window.service.start_new().assessment.id, "djurs-valfard")

    assert window.app.title[0].value.endswith("Djurs välfärd")
    assert "Hur påverkas djurens hälsa?" in window.said
    window.choose("djurs-valfard/halsa|forslaget|lika", "1")
    assert window.stored.effects["djurs-valfard/halsa"]["forslaget"].ratings == {"hela-befolkningen": 1}


def test_the_step_list_tells_how_far_each_step_has_come(window: Window) -> None:
    saved = window.service.start_new()
    described = saved.assessment
    for alternative in described.alternatives:
        described = editing.change_alternative(described, alternative.id, description="Som i dag.")
    window.service.save(described, saved.revision)
    window.open(described.id, "arendet")

    assert "2 Alternativ · klart" in window.links
    assert any(link.startswith("1 Ärendet · 0 av ") for link in window.links)


def test_a_perspective_that_is_left_out_says_why(window: Window) -> None:
    made = window.service.start_new()
    window.open(made.assessment.id, "avgransning")
    window.choose("barnets-rattigheter/beror-barn", "nej")
    window.write("beror-barn|motivering", "Gäller bara nämndens arkiv.")
    window.open(made.assessment.id, "barnets-rattigheter")

    assert "Gäller bara nämndens arkiv" in window.said
    assert "5 Barnets rättigheter · bedöms inte" in window.said


def test_a_suggested_depth_names_the_answer_that_leads_to_it(window: Window) -> None:
    made = window.service.start_new()
    window.open(made.assessment.id, "avgransning")
    window.choose("jamstalldhet/beror-manniskor", "ja")
    assert "Dit leder svaret ”Ja” på frågan ”Berör förslaget dem som bor" in window.said

    window.choose("jamstalldhet/olika-for-konen", "ja")
    told = "Full: alla frågor**. Dit leder svaret ”Ja, men skillnaden mellan dem blir inte större”"
    assert told in window.said
    assert window.said.count("Dit leder svaret") == 1, "one answer is named, and nothing where none is given"


def test_another_depth_than_the_suggested_needs_a_reason(window: Window) -> None:
    made = window.service.start_new()
    window.open(made.assessment.id, "avgransning")
    window.choose("barnets-rattigheter/beror-barn", "direkt")
    window.choose("barnets-rattigheter|djup", "full")
    window.write("barnets-rattigheter|djup-skal", "Många barn byter skola.")

    choice = window.stored.depths["barnets-rattigheter"]
    assert (choice.depth, choice.reason) == ("full", "Många barn byter skola.")
    window.choose("barnets-rattigheter|djup", "kort")
    assert window.stored.depths["barnets-rattigheter"].depth in {"kort", None}


def test_groups_are_picked_described_and_combined(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "grupper")
    window.unfold("slag|Barn")
    window.tick("valj|flickor")
    window.write("egen-grupp", "Elever med lång resa")
    window.press("Lägg till gruppen")
    window.choose("elever-med-lang-resa|utsatt", "ja")
    window.choose("elever-med-lang-resa|hur-manga", "färre-än-fem")
    window.choose("kombination-1", "flickor")
    window.choose("kombination-2", "elever-med-lang-resa")
    window.press("Kombinera")

    groups = {g.id: g for g in window.stored.groups}
    assert groups["elever-med-lang-resa"].vulnerable
    assert groups["elever-med-lang-resa"].count == "färre-än-fem"
    assert any(g.parts == ("flickor", "elever-med-lang-resa") for g in groups.values())
    assert "Liten grupp." in window.said

    window.write("elever-med-lang-resa|namn", "Elever med lång resväg")
    assert "Elever med lång resväg" in window.said
    window.write("elever-med-lang-resa|namn", " ")
    assert "Skriv vad gruppen heter." in window.said
    assert {g.id: g.name for g in window.stored.groups}["elever-med-lang-resa"] == "Elever med lång resväg"


def test_a_number_is_written_as_people_write_it(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "grupper")
    window.unfold("slag|Barn")
    window.tick("valj|flickor")
    window.choose("flickor|hur-manga", "antal")
    window.write("grupp|flickor|antal", "1 200")

    assert window.stored.groups[0].count == 1200


def test_costs_are_entries_with_swedish_numbers(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "arendet")
    window.press("Lägg till en kostnad")
    window.write("kostnad-1|amount", "−2 300 000 kr")
    window.write("kostnad-1|year", "2027")

    (cost,) = window.stored.costs
    assert (cost.amount, cost.year) == (-2_300_000, 2027)
    window.write("kostnad-1|year", "20277")
    assert window.stored.costs[0].year == 2027
    window.press("Ta bort kostnad 1")
    assert window.stored.costs == ()


def test_what_is_left_leads_to_the_very_question(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "granska")
    assert "fraga=arendet" in window.links["Vilket problem ska förslaget lösa?"]
    assert "avsnitt=" in window.links["Har barn fått säga vad de tycker om förslaget?"]


def test_the_first_page_and_the_text_to_copy_are_those_of_the_summary(window: Window) -> None:
    saved = window.service.start_new()
    window.open(saved.assessment.id, "granska")
    summary = window.service.summary(saved.assessment)

    assert window.app.code[0].value == summary.statement.text
    assert "Inget är bedömt ännu" in window.said


def test_the_draft_of_the_summary_is_offered_until_something_is_written(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "samlad")
    window.press("Skriv ett utkast åt mig")

    assert str(window.stored.answers["samlad-bedomning/sammanfattning"].value).startswith("Inget är bedömt")
    assert not window.has_button("Skriv ett utkast åt mig")


def test_what_looks_like_a_person_is_warned_about_before_the_hand_over(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "arendet")
    window.write("proposal", "Anna Andersson, 19121212-1212, får ny skjuts.")
    window.open(window.assessment_id, "granska")

    (warning,) = window.app.warning
    assert "ser ut som ett namn" in warning.value
    assert "ser ut som ett personnummer" in warning.value
