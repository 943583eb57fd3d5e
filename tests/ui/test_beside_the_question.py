"""What stands beside a question: its sources, its words, how much to write, and a kind warning."""

import re

import pytest

from assessment.core import editing
from assessment.core.catalogue import ChecklistSet, Source
from assessment.core.checklist import Question
from assessment.ui import fields, folded
from tests.factory import checklist_set, effect
from tests.ui.test_answering import CHILDREN, SECTION, P, Q, prepared
from tests.ui.window import Window


def html(window: Window) -> str:
    return "\n".join(str(element.proto.body) for element in window.app.get("html"))


def shown(question: Question, *sources: Source, terms: str = "") -> str:
    made: ChecklistSet = checklist_set()
    scale = made.scale.model_copy(update={"words": {"begrepp": {"utsatt": terms}} if terms else {}})
    listed = made.sources.model_copy(update={"sources": (*made.sources.sources, *sources)})
    return folded.about(made.model_copy(update={"sources": listed, "scale": scale}), question)


def test_the_sources_of_a_question_stand_beside_it_with_what_they_say(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)

    assert "Källor till frågan" in html(window)
    assert "Barnkonventionen, artikel" in html(window)


def test_an_unchecked_source_is_said_to_be_and_its_paragraph_is_never_shown() -> None:
    source = Source(id="lag", title="Skollagen", reference="7 kap. 5 §", says="Barn <har> rätt.")
    said = shown(effect("trygghet", sources=("lag",)), source)

    assert "Skollagen" in said
    assert "ej kontrollerad" in said
    assert "7 kap." not in said
    assert "Barn &lt;har&gt; rätt." in said


def test_a_word_is_explained_where_it_stands_in_any_ending() -> None:
    asked = effect("trygghet", text="Hur påverkas utsatta barn?")

    assert "Har det svårt." in shown(asked, terms="Har det svårt.")
    assert shown(effect("lek", text="Vem är oansatt?"), terms="Har det svårt.") == ""


def test_the_answers_are_explained_on_the_page(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)

    assert "Vad betyder svaren?" in html(window)
    assert "det räknas inte som noll" in html(window)


def test_how_much_is_enough_is_said_in_words() -> None:
    assert fields.length("Tre korta ord", 600) == "3 ord. Ungefär 90 räcker."
    assert fields.length("", 20) == "0 ord. Ungefär 10 räcker."


def test_a_long_text_says_how_long_it_is(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")

    assert re.search(r"0 ord\. Ungefär \d+ räcker\.", window.said)


def test_what_looks_like_a_person_is_warned_about_at_the_field_and_still_saved(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)
    window.choose(f"{Q}|{P}|lika", "0")
    written = "Ring Anna Andersson på 070-123 45 67 eller anna@lillmark.example."
    window.write(f"{Q}|{P}|motivering", written)

    said = [warning.value.replace("\\", "") for warning in window.app.warning]
    assert any("ser ut som ett namn" in s and "ett telefonnummer" in s and "e-post" in s for s in said)
    assert window.stored.effects[Q][P].reason == written

    window.write(f"{Q}|{P}|motivering", "Enkäten visar ingen skillnad.")
    assert not window.app.warning


KINDS = {
    "ett personnummer": "Se 850709-9805.",
    "ett telefonnummer": "Ring 070-123 45 67.",
    "en e-postadress": "Skriv till anna@lillmark.example.",
    "ett namn": "Fråga Anna Andersson.",
}
FIELDS = [
    ("arendet", "arende|proposal"),
    ("alternativ", "beskrivning"),
    ("alternativ", "nytt-alternativ"),
    ("grupper", "egen-grupp"),
    ("grupper", "dialogues|dialog-1|said"),
    ("samlad", "measures|atgard-1|text"),
    ("samlad", "follow_ups|uppfoljning-1|indicator"),
    ("arendet", "costs|kostnad-1|note"),
    ("granska", "granskning|av"),
    ("granska", "lage|skal"),
]


@pytest.mark.parametrize(("page", "field"), FIELDS)
def test_every_kind_is_warned_about_in_every_kind_of_field(window: Window, page: str, field: str) -> None:
    made = prepared(window.service)
    for entries in ("dialogues", "measures", "follow_ups", "costs"):
        made = editing.add_entry(made, entries)
    window.service.save(made, window.service.open(made.id))
    window.open(made.id, page)
    window.write(field, " ".join(KINDS.values()))

    said = " ".join(warning.value.replace("\\", "") for warning in window.app.warning)
    assert [kind for kind in KINDS if kind not in said] == []


def test_a_pasted_list_of_people_is_not_repeated_whole(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    window.write("arende|proposal", " ".join(f"070-12345{n}" for n in range(10, 40)))

    (warning,) = window.app.warning
    assert warning.value.count("telefonnummer") == 5
    assert "Och 25 till" in warning.value.replace("\\", "")
