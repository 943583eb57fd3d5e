"""The pages where questions are answered and results are read, in English: nothing of ours is in Swedish.

What the checklists and the assessment say is theirs. The example is told in English too.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest

from assessment.core.assessment import Measure
from assessment.core.language import speaking
from assessment.core.vocabulary import Stage
from assessment.translations import language
from tests.browser.test_english import swedish
from tests.ui.window import Window

_HTML = re.compile(r"<style>.*?</style>|<div lang=\"sv\">.*</div>|<[^>]+>", re.DOTALL)
"""Also what is said to be Swedish, where it stands."""
_MARKUP = re.compile(r"\\(?=[^\w\s])|\*\*|\[|\]\([^)]*\)|^#+ |^- ", re.MULTILINE)
_WORDS = re.compile(
    r"\b(nollalternativ\w*|allvarlig|betydande|mindre|stor|tydlig|blandat|klar|läge)\b|(^|[\s(])”\w",
    re.IGNORECASE,
)
"""Words of the method that look English enough to be missed, and quotation marks as in Swedish."""
_SEEN = {"label", "body", "help", "placeholder", "options", "captions", "title", "text", "description"}
"""The fields of Streamlit's elements that a person reads or hears."""
EFFECTS = {"avsnitt": "paverkan"}
PAGES: list[tuple[str, dict[str, str]]] = [
    ("barnets-rattigheter", {}),
    ("barnets-rattigheter", EFFECTS),
    ("barnets-rattigheter", {**EFFECTS, "visa": "matris"}),
    ("barnets-rattigheter", {**EFFECTS, "alternativ": "tre-enheter"}),
    ("genomforande", {}),
    ("samlad", {}),
    ("resultat", {}),
    ("granska", {}),
    ("metod", {}),
]


def seen(window: Window) -> list[str]:
    """Return every line that the page says, also in fields and in what is folded."""
    app = window.app
    assert not app.exception
    elements = [e.proto for block in (app.main, app.sidebar) for e in block if e.proto is not None]
    found = (text for proto in elements for text in _said(proto))
    return sorted({line.strip() for text in found for line in text.splitlines() if line.strip()})


def in_swedish(window: Window) -> list[str]:
    """Return our own Swedish that is left on a page."""
    found = seen(window)
    assert len(found) > 20, "what is not seen is not tried"
    return sorted({*swedish(found), *(line for line in found if _WORDS.search(line))})


def _said(proto: Any) -> Iterator[str]:
    for field, value in proto.ListFields():
        several = (value,) if isinstance(value, str) or hasattr(value, "ListFields") else value
        if field.message_type is not None:
            yield from (text for each in several if hasattr(each, "ListFields") for text in _said(each))
        elif field.name in _SEEN:
            yield from (_MARKUP.sub("", unescape(_HTML.sub("\n", each))) for each in several)


@pytest.fixture
def english(window: Window) -> Iterator[Window]:
    window.app.context["locale"] = "en-GB"
    with speaking(language("en")):
        yield window


@pytest.fixture
def example(english: Window) -> str:
    return english.service.start_example(english.service.examples()[0].name).assessment.id


@pytest.mark.parametrize(("address", "parameters"), PAGES)
def test_a_page_says_nothing_of_its_own_in_swedish(
    english: Window, example: str, address: str, parameters: dict[str, str]
) -> None:
    assert in_swedish(english.open(example, address, **parameters)) == []


@pytest.mark.parametrize("address", ["barnets-rattigheter", "samlad", "resultat", "granska"])
def test_nothing_is_said_in_swedish_while_nothing_is_answered(english: Window, address: str) -> None:
    assert in_swedish(english.open(english.service.start_new().assessment.id, address)) == []


@pytest.mark.parametrize("stage", [Stage.IN_REVIEW, Stage.VOID])
def test_a_stage_and_the_ways_on_are_told_in_english(english: Window, example: str, stage: Stage) -> None:
    english.service.move(english.service.open(example), stage, "Decided elsewhere.")

    assert in_swedish(english.open(example, "granska")) == []


def test_the_method_is_marked_as_swedish_and_a_note_says_so(english: Window) -> None:
    english.app.switch_page("assessment/ui/pages/metod.py").run()

    assert "The text about the method is in Swedish." in english.said
    (text,) = (m for m in english.app.markdown if m.value.startswith('<div lang="sv">'))
    assert text.allow_html
    assert text.value.endswith("</div>")
    assert '<h2 data-anchor="1-rader">1. Rader</h2>\n\nEn **rad** är' in text.value
    assert "[1\\. Rader](#1-rader)" in text.value
    assert "| liten |" in text.value
    assert "**Serious risk.**" in english.said


def test_an_answer_is_stored_alike_in_both_languages(english: Window, example: str) -> None:
    def answered(window: Window) -> object:
        window.open(example, "barnets-rattigheter", **EFFECTS)
        key = next(k for k in window.keys if k.endswith("|lika-for-alla"))
        question = key.split("|", 1)[1].removesuffix("|lika-for-alla")
        window.choose(f"{question}|lika-for-alla", "ja")
        window.choose(f"{question}|lika", "-1")
        window.choose(f"{question}|varaktighet", "bestående")
        return window.stored.effects

    in_english = answered(english)
    english.app.context["locale"] = "sv-SE"

    assert answered(english) == in_english


def test_what_a_press_says_is_english(english: Window, example: str) -> None:
    english.open(example, "barnets-rattigheter", **EFFECTS)
    english.press("Clear the answer")

    assert "has been cleared." in english.said
    assert english.has_button("Undo")


def test_two_in_the_same_answer_are_told_so_in_english(english: Window) -> None:
    made = english.service.start_new().assessment.id
    english.open(made, "arendet")
    second = Window()
    second.app.context["locale"] = "en-GB"
    second.open(made, "arendet")
    english.write("arende|title", "Schools come together")
    second.write("arende|title", "Schools are divided")

    assert "The other person: “Schools come together”" in second.said.replace("\\", "")
    assert in_swedish(second) == []
    second.press("Keep mine")
    assert english.stored.case.title == "Schools are divided"


def test_what_is_due_is_noted_in_english(english: Window) -> None:
    saved = english.service.start_new()
    due = Measure(id="a", text="School transport", owner="The head", due=date(2026, 8, 1), decided=True)
    english.service.save(saved.assessment.model_copy(update={"measures": (due,)}), saved)
    english.open("", "register", visa="forfaller", lage="utkast")

    english.choose("klart-vad", f"{saved.assessment.id}/åtgärd/a")
    assert swedish(seen(english)) == []
    next(f for f in english.app.text_input if (f.key or "").endswith("klart-den")).set_value("2026-01-15")
    english.press("Note that it is done")
    assert (
        english.app.success[0].value.replace("\\", "") == "Noted: “School transport” was done on 2026-01-15."
    )
