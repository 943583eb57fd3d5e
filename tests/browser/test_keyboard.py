"""The closing of three library branches, from an empty start page to the files, by keyboard alone."""

import json
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from playwright.sync_api import Page

from tests.browser.driving import ROOT, Server, settled
from tests.browser.keyboard import Keyboard

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASE = json.loads((ROOT / "examples" / "fall-3-biblioteksfilialer.json").read_text(encoding="utf-8"))
HEADER, ANSWERS, EFFECTS = CASE["ärende"], CASE["svar"], CASE["effekter"]
WORDS = {-1: "Något sämre", 0: "Ingen skillnad", 1: "Något bättre"}
GROUPS = {
    "Barn": {"barn-6-12": "Barn 6–12 år"},
    "Barn som redan kan ha det svårt": {"barn-utan-bil": "Barn i familjer utan bil"},
    "Plats och resor": {"utan-bil": "Personer utan bil"},
}


def said(key: str) -> str:
    return str(ANSWERS[key]["svar"])


def named(key: str) -> str:
    return key.replace("/", "-")


@pytest.fixture
def hands(page: Page, server: Server) -> Keyboard:
    page.goto(server.address)
    settled(page)
    return Keyboard(page)


def test_the_whole_way_from_a_new_assessment_to_word_and_pdf(hands: Keyboard, tmp_path: Path) -> None:
    hands.to("Börja en ny bedömning")
    hands.page.keyboard.press("Enter")
    hands.on("1 Ärendet")
    the_case(hands)
    hands.onwards("2 Alternativ")
    the_alternatives(hands)
    hands.onwards("3 Vilka berörs?")
    the_groups(hands)
    hands.onwards("4 Avgränsning")
    the_scope(hands)
    hands.onwards("5 Barnets rättigheter")
    the_rights_of_the_child(hands)
    hands.onwards("6 Jämställdhet")
    the_gender_equality(hands)
    hands.onwards("7 Jämlikhet")
    the_equality(hands)
    hands.onwards("8 Hälsans bestämningsfaktorer")
    hands.onwards("9 Redo att genomföras?")
    hands.onwards("10 Samlad bedömning")
    the_conclusion(hands)
    hands.onwards("11 Granska och exportera")

    body = Document(str(downloaded(hands, "Bilagan som Word", tmp_path))).element.body
    parts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]
    assert any(HEADER["titel"] in part for part in parts)
    assert any(said("samlad-bedomning/avvagning") in part for part in parts)
    with pikepdf.open(downloaded(hands, "Bilagan som PDF", tmp_path)) as in_pdf:
        assert len(in_pdf.pages) > 1
        assert HEADER["titel"] in str(in_pdf.docinfo["/Title"])


def the_case(hands: Keyboard) -> None:
    hands.write("Ärendemening", HEADER["titel"])
    hands.write("Vad föreslås?", HEADER["förslag"])
    hands.write("Kommun eller region", HEADER["kommun"])
    hands.write("Diarienummer", HEADER["diarienummer"])
    hands.write("När beslutar nämnden?", HEADER["beslutsdatum"])
    hands.write("Bilagans nummer", HEADER["bilaga"])
    hands.write("Nämnd", HEADER["nämnd"])
    hands.write("Handläggande funktion", HEADER["funktion"])
    for key in ("arendet/problem", "arendet/mal", "arendet/redan-bestamt"):
        hands.write("", said(key), named(key), role="textarea")
    hands.choose("Vi utreder", "arendet-beredningslage")
    hands.tick("Nationella minoriteters", "arendet-lagstadgad-rattighet")
    hands.tick("Bibliotek", "arendet-lagstadgad-rattighet")
    hands.write("Funktion", HEADER["funktion"], "arendet-deltagare")
    hands.pick("Roll", "Skriv", "arendet-deltagare")


def the_alternatives(hands: Keyboard) -> None:
    nothing, proposal, *others = CASE["alternativ"]
    hands.write("Vad innebär det?", nothing["beskrivning"])
    hands.write("Namn", proposal["namn"])
    hands.write("Vad innebär det?", proposal["beskrivning"])
    for other in others:
        hands.write("Namn på alternativet", other["namn"])
        hands.press("Lägg till")
        hands.write("Vad innebär det?", other["beskrivning"])
    hands.write("Vilka andra lösningar", said("arendet/bortvalda-losningar"), "arendet-bortvalda-losningar")


def the_groups(hands: Keyboard) -> None:
    for category, groups in GROUPS.items():
        hands.press(category, role="summary")
        for name in groups.values():
            hands.tick(name)
    hands.choose("Delvis", "arendet-siffror-per-kon")


def the_scope(hands: Keyboard) -> None:
    rights = "barnets-rattigheter"
    hands.choose("Ja, direkt", f"{rights}-beror-barn")
    hands.choose("Mycket, och det är svårt", f"{rights}-storst-paverkan")
    hands.choose("Ja", f"{rights}-samre-an-andra")
    hands.write("Motivering", ANSWERS[f"{rights}/samre-an-andra"]["motivering"], f"{rights}-samre-an-andra")
    hands.choose("Ja", "jamstalldhet-beror-manniskor")
    hands.choose("Ja, mycket", "jamlikhet-beror-vardagen")
    hands.tick("Kunskap och utbildning", "halsans-bestamningsfaktorer-omraden")
    for perspective in (rights, "jamstalldhet", "jamlikhet", "halsans-bestamningsfaktorer"):
        hands.choose("Kort", f"{perspective}-djup")


def the_rights_of_the_child(hands: Keyboard) -> None:
    rights = "barnets-rattigheter"
    hands.choose("Ja, barn som berörs", f"{rights}-barn-horda")
    turn(hands, "Så påverkas barnen")
    alike(hands, f"{rights}/trygghet")
    unlike(hands, f"{rights}/lek-fritid")
    for alternative in CASE["alternativ"][2:]:
        hands.press(f"Svara för {alternative['namn']}")
    hands.turn("Avsnitt", "Barnets bästa")
    hands.write("", said(f"{rights}/barnets-basta"), f"{rights}-barnets-basta", role="textarea")
    hands.choose("Nej", f"{rights}-barnets-basta-stammer")


def the_gender_equality(hands: Keyboard) -> None:
    turn(hands, "Så påverkas kvinnor och män, flickor och pojkar")


def the_equality(hands: Keyboard) -> None:
    unlike(hands, "jamlikhet/komma-dit")


def the_conclusion(hands: Keyboard) -> None:
    for key in ("avvagning", "aterstar-att-ta-reda-pa"):
        hands.write("", said(f"samlad-bedomning/{key}"), f"samlad-bedomning-{key}", role="textarea")
    hands.choose("Gå vidare med ändringar", "samlad-bedomning-rekommendation")
    for key in ("rekommendation-skal", "sammanfattning"):
        hands.write("", said(f"samlad-bedomning/{key}"), f"samlad-bedomning-{key}", role="textarea")


def turn(hands: Keyboard, section: str) -> None:
    """Go to the next section of a step, where focus is on its heading."""
    hands.press(f"Nästa avsnitt: {section}")
    assert hands.at().name == section


def alike(hands: Keyboard, key: str) -> None:
    """Answer an effect question once for every group."""
    effect = EFFECTS[key]["forslaget"]
    (rating,) = set(effect["grupper"].values())
    hands.choose("Ja", named(key), first="Ja")
    hands.choose(WORDS[rating], named(key), first="Tydligt sämre")
    hands.write("Motivering", effect["motivering"], named(key))


def unlike(hands: Keyboard, key: str) -> None:
    """Answer an effect question for each group, and say why."""
    effect = EFFECTS[key]["forslaget"]
    hands.choose("Nej", named(key), first="Ja")
    for groups in GROUPS.values():
        for group, name in groups.items():
            if group in effect["grupper"]:
                hands.choose(WORDS[effect["grupper"][group]], named(key), first="Tydligt sämre", row=name)
    hands.write("Motivering", effect["motivering"], named(key))


def downloaded(hands: Keyboard, label: str, folder: Path) -> Path:
    hands.to(label)
    with hands.page.expect_download() as waiting:
        hands.page.keyboard.press("Enter")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target
