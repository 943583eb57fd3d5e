"""A window in English: what it says, how its fields read and write numbers, and the way to Swedish."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from assessment.core.language import speaking
from assessment.service import Saved, Service, StoreUnavailable
from assessment.translations import language
from assessment.ui import fields, meaning
from assessment.ui.session import Unreadable
from tests.ui.window import ROOT, Window

EXAMPLES = sorted(p.name for p in (ROOT / "examples").glob("*.json"))


@pytest.fixture
def english(window: Window) -> Window:
    window.app.context["locale"] = "en-GB"
    return window


def ways(window: Window) -> list[str]:
    """Return the addresses of the links to other languages, as they stand in the page."""
    bodies = (str(element.proto.body) for element in window.app.get("html"))
    return [body.split('href="')[1].split('"')[0] for body in bodies if body.startswith('<p class="sprak">')]


def test_a_window_speaks_what_its_browser_was_told(english: Window) -> None:
    english.app.run()
    assert english.app.title[0].value == "Impact assessment"

    english.app.context["locale"] = "xx"
    english.app.run()
    assert english.app.title[0].value == "Konsekvensbedömning"


def test_what_is_said_while_something_is_done_is_in_english_too(english: Window) -> None:
    english.open(english.service.start_new().assessment.id, "arendet")
    english.write("arende|decision_date", "some day")
    assert "Write the date as year-month-day" in english.said

    english.write("arende|decision_date", "2027-02-01")
    english.write("arende|start_date", "2027-01-01")
    assert "It takes effect before the decision. Are the dates right?" in english.said
    assert english.stored.case.decision_date == date(2027, 2, 1)


@pytest.mark.parametrize("address", ["arendet", "resultat", "metod", "register"])
def test_the_way_to_the_other_language_is_on_every_page_and_keeps_the_address(
    english: Window, address: str
) -> None:
    assessment = english.service.start_new().assessment.id
    english.open(assessment, address, fraga='a/"><script>&b', sprak="xx")

    (way,) = ways(english)

    assert not {'"', "<", ">"} & set(way)
    assert parse_qs(way.replace("&amp;", "&").removeprefix("?")) == {
        "bedomning": [assessment],
        "fraga": ['a/"><script>&b'],
        "sprak": ["sv"],
    }


def test_the_way_is_on_the_start_page_and_where_nothing_is_open(window: Window) -> None:
    assert ways(window) == ["?sprak=en"]
    window.open("finns-inte", "arendet")
    assert ways(window) == ["?bedomning=finns-inte&amp;sprak=en"]


def test_there_is_no_way_out_while_something_is_only_on_the_screen(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(window.service.start_new().assessment.id, "arendet")

    def full(*_: object) -> Saved:
        raise StoreUnavailable("Disken är full.")

    with monkeypatch.context() as patch:
        patch.setattr(Service, "save", full)
        window.write("arende|board", "Kulturnämnden")
        assert ways(window) == []
    window.press("Försök spara igen")

    assert len(ways(window)) == 1
    assert window.stored.case.board == "Kulturnämnden"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("2,300,000", 2_300_000), ("−500,000 SEK", -500_000), ("SEK 1,200", 1200), ("2 300", 2300), ("46", 46)],
)
def test_a_whole_number_is_read_as_the_english_write_it(written: str, expected: int) -> None:
    with speaking(language("en")):
        assert fields.read_whole(written) == expected


@pytest.mark.parametrize("written", ["1,5", "2,30", "0,500", "1,2345", ",500", "1.5"])
def test_a_comma_between_anything_but_thousands_is_refused(written: str) -> None:
    with speaking(language("en")), pytest.raises(Unreadable, match="Write a whole number in digits"):
        fields.read_whole(written)


def test_a_comma_is_never_between_thousands_in_swedish() -> None:
    with pytest.raises(Unreadable):
        fields.read_whole("2,300")
    assert fields.read_number("2,300") == 2.3


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        ("1,000", 1000),
        ("1,000.25", 1000.25),
        ("12,345,678", 12_345_678),
        ("0,125", 0.125),
    ],
)
def test_a_number_is_read_as_the_english_write_it(written: str, expected: float) -> None:
    with speaking(language("en")):
        assert fields.read_number(written) == expected


@pytest.mark.parametrize("value", [0, 7, -1200, 2_300_000, 0.5, -3.25, 1234.5])
@pytest.mark.parametrize("tag", ["sv", "en"])
def test_what_a_field_shows_can_be_read_again(tag: str, value: float) -> None:
    with speaking(language(tag)):
        assert fields.read_number(fields.number_text(value)) == value


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_words_of_a_first_page_are_known_in_every_language(window: Window, name: str) -> None:
    assessment = window.service.start_example(name).assessment
    swedish = set(meaning.of_page(window.service.summary(assessment).first_page))

    with speaking(language("en")):
        assert set(meaning.of_page(window.service.summary(assessment).first_page)) == swedish
