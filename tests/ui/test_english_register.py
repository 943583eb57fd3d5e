"""The register, the bin, the history, new editions and the workshop say nothing of the tool's own in Swedish.

What the checklists and the assessments say is theirs, in whatever language they say it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.checklist_edits import Retire, Reword
from assessment.core.language import speaking
from assessment.core.vocabulary import Stage
from assessment.service.workshop_store import Decision
from assessment.settings import Settings
from tests.browser.test_english import swedish
from tests.ui.test_edition import publish_in
from tests.ui.test_english_pages import seen
from tests.ui.window import ROOT, Window

SCHOOL = "fall-1-anpassad-grundskola.json"
CHILDREN = "barnets-rattigheter"
DECIDED = Decision("Lillmark", date(2027, 1, 20), "KS 1", "New.")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English here too: the window's tests read the lists' shown words in their own thread."""
    with speaking(bootstrap.language("en")):
        yield


def speaking_english() -> Window:
    window = Window()
    window.app.context["locale"] = "en-GB"
    return window


@pytest.fixture
def english(settings: Settings) -> Window:
    bootstrap.configure(settings)
    return speaking_english()


def only_english(window: Window, *, least: int = 5) -> None:
    assert not window.app.exception
    found = seen(window)
    assert len(found) >= least, found
    assert swedish(found) == []


# The register


@pytest.fixture
def registered(english: Window) -> Window:
    service = english.service
    service.move(service.start_example(SCHOOL), Stage.READY)
    service.start_example(SCHOOL)
    return english


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"visa": "forfaller"},
        {"visa": "belastning"},
        {"sok": "zebra"},
        {"fran": "1/2"},
        {"lage": "klar", "bedomd": "Blandat", "perspektiv": CHILDREN},
        {"flaggan-ar": "öppen", "grupp": "alla"},
    ],
    ids=str,
)
def test_the_register_is_in_english(registered: Window, parameters: dict[str, str]) -> None:
    only_english(registered.open("", "register", **parameters), least=15)


def test_a_choice_in_the_address_means_the_same_in_both_languages(registered: Window) -> None:
    registered.open("", "register", bedomd="Blandat")
    chosen = next(m for m in registered.app.multiselect if (m.key or "").endswith("val-bedomd"))

    assert chosen.value == ["Blandat"]
    assert "Mixed" in chosen.options
    assert "in the selection" in registered.said


def test_a_cell_of_the_burden_is_told(registered: Window) -> None:
    registered.open("", "register", ruta="elever-anpassad-grundskola|sämre|före|betydande")

    only_english(registered, least=15)


def test_the_empty_register_is_in_english(english: Window) -> None:
    only_english(english.open("", "register"))


# One assessment


def test_the_bin_is_in_english(english: Window) -> None:
    only_english(english.open("", "papperskorg"))
    english.service.delete(english.service.start_new().assessment.id)

    only_english(english.open("", "papperskorg"))
    english.press("Take back")
    only_english(english)
    assert "is among your assessments again" in english.said


def test_the_history_is_in_english(english: Window) -> None:
    service = english.service
    saved = service.start_example(SCHOOL)
    only_english(english.open(saved.assessment.id, "historik"))
    saved = service.save(editing.set_case(saved.assessment, title="A new title", proposal="Close."), saved)
    saved = service.save(editing.set_case(saved.assessment, title="Newer"), saved)

    only_english(english.open(saved.assessment.id, "historik"), least=10)
    only_english(english.open(saved.assessment.id, "historik", fraga="arendet/problem"))


def test_erasing_is_in_english(english: Window) -> None:
    saved = english.service.start_new()
    english.service.save(editing.set_case(saved.assessment, title="Ring 19121212-1212"), saved)
    english.open(saved.assessment.id, "rensa")
    for words in ("", "zebra", "191", "19121212"):
        english.write("rensa|ord", words)
        only_english(english)
    assert "It is in one answer now" in english.said
    english.press("Erase for good")
    only_english(english)


def test_a_newer_edition_is_in_english(tmp_path: Path) -> None:
    folder = Path(copytree(ROOT / "checklists", tmp_path / "checklists"))
    (folder / "utgavor.yaml").unlink(missing_ok=True)
    settings = Settings(database=str(tmp_path / "k.db"), checklists=folder)
    bootstrap.configure(settings)
    saved = bootstrap.service().start_example(SCHOOL)
    saved = bootstrap.service().save(editing.set_case(saved.assessment, title="Skolan"), saved)
    window = speaking_english()
    only_english(window.open(saved.assessment.id, "utgava"))
    publish_in(folder)
    bootstrap.configure(settings)

    only_english(window.open(saved.assessment.id, "utgava"), least=20)
    assert "Go over to the new edition" in [b.label for b in window.app.button]
    only_english(window.open(saved.assessment.id, "granska"), least=20)
    window.open(saved.assessment.id, "utgava")
    window.press("Go over to the new edition")
    only_english(window)


# The workshop


@pytest.mark.parametrize("part", ["Frågorna", "Vikterna", "Vad som leder till vad"])
def test_the_checklists_are_read_in_english(english: Window, part: str) -> None:
    english.open("", "checklistor")
    english.choose("lasa|del", part)
    only_english(english, least=10)
    english.write("lasa|sok", "nosuchword")
    only_english(english)


@pytest.mark.parametrize("part", ["Utkast", "Publicerat"])
def test_drafts_and_publications_are_in_english(english: Window, part: str) -> None:
    english.open("", "checklistor")
    english.choose("checklistor|del", part)
    only_english(english)
    workshop = english.service.workshop()
    workshop.publish(drafted(english, Reword(checklist=CHILDREN, question="trygghet", text="Safe?")), DECIDED)
    workshop.take_back(0, DECIDED)
    workshop.begin("Spring")

    english.open("", "checklistor")
    only_english(english, least=10)


def drafted(window: Window, *edits: Reword | Retire) -> str:
    workshop = window.service.workshop()
    draft = workshop.begin("Spring")
    if edits:
        workshop.edit(draft.line.id, *edits)
    return draft.line.id


FORMS = [
    "Lägga till en fråga",
    "Formulera om en fråga",
    "Ändra hjälptexten",
    "Ändra källorna",
    "Ändra vikten",
    "Lägga till ett svar",
    "Sluta fråga",
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_in_english(english: Window, form: str) -> None:
    english.open("", "verkstad", utkast=drafted(english))
    english.choose("andra|vad", form)
    only_english(english, least=10)
    english.choose("andra|lista", CHILDREN)
    only_english(english, least=10)


def try_it(window: Window) -> None:
    window.choose("verkstad|del", "Prova")


def count_it(window: Window) -> None:
    window.choose("verkstad|del", "Vad ändras?")
    if window.has_button("Count"):
        window.press("Count")


def publish_it(window: Window) -> None:
    window.choose("verkstad|del", "Publicera")


def write_it(window: Window) -> None:
    window.choose("verkstad|del", "Skriv")


@pytest.mark.parametrize("done", [try_it, count_it, publish_it])
@pytest.mark.parametrize(
    "edits",
    [
        (),
        (Reword(checklist=CHILDREN, question="trygghet", text="Safe?"),),
        tuple(Retire(checklist=CHILDREN, question=name) for name in ("trygghet", "relationer")),
    ],
    ids=["same", "reworded", "retired"],
)
def test_every_step_of_a_draft_is_in_english(
    english: Window, edits: tuple[Reword | Retire, ...], done: Callable[[Window], None]
) -> None:
    english.service.start_example(SCHOOL)
    english.open("", "verkstad", utkast=drafted(english, *edits))
    done(english)
    only_english(english)


def test_two_who_write_in_the_same_file_are_told_in_english(english: Window) -> None:
    draft = drafted(english)
    english.open("", "verkstad", utkast=draft)
    english.choose("verkstad|del", "Skriv")
    workshop = english.service.workshop()
    text = workshop.draft(draft).files["arendet.yaml"]
    workshop.write(draft, "arendet.yaml", f"{text}# Eva\n", text)
    english.write(f"skriv|{draft}|arendet.yaml", f"{text}# Me\n")

    # The file itself is Swedish, in its field and in both boxes.
    assert swedish([*english.said.splitlines(), *(b.label for b in english.app.button)]) == []
    assert english.has_button("Keep the saved one")


def test_a_draft_that_cannot_be_read_and_one_that_is_gone_are_told_in_english(english: Window) -> None:
    draft = drafted(english)
    workshop = english.service.workshop()
    text = workshop.draft(draft).files["arendet.yaml"]
    workshop.write(draft, "arendet.yaml", text.replace("svarstyp: text", "svarstyp: texta", 1), text)
    only_english(english.open("", "verkstad", utkast=draft))
    workshop.discard(draft)

    only_english(english.open("", "verkstad", utkast=draft), least=3)
