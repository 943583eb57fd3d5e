"""The first case told in English is the same case: every number, choice and date is as in the Swedish one."""

from pathlib import Path
from typing import Any

from assessment import bootstrap
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse
from assessment.core.language import speaking
from assessment.core.scoring import score
from assessment.examples import ExampleFolder
from tests.shipped import shipped_checklists

EXAMPLES = Path(__file__).parents[1] / "examples"
NAME = "fall-1-anpassad-grundskola.json"


def read(folder: Path) -> Assessment:
    found = parse((folder / NAME).read_bytes())
    assert isinstance(found, Assessment), found
    return found


def shape(value: Any) -> Any:
    """Return everything but what is written: a text with a space in it is some text."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(each) for each in value]
    return "text" if isinstance(value, str) and (" " in value or value[:1].isupper()) else value


def test_the_english_example_differs_in_words_only() -> None:
    swedish, english = read(EXAMPLES), read(EXAMPLES / "en")

    assert shape(english.model_dump(mode="json")) == shape(swedish.model_dump(mode="json"))
    assert english.case.title != swedish.case.title


def test_the_english_example_has_the_same_result() -> None:
    checklists = shipped_checklists()
    swedish, english = (score(read(folder), checklists) for folder in (EXAMPLES, EXAMPLES / "en"))

    assert {place: found.status for place, found in english.perspectives.items()} == {
        place: found.status for place, found in swedish.perspectives.items()
    }
    assert [(f.flag, f.alternative, f.state) for f in english.flags] == [
        (f.flag, f.alternative, f.state) for f in swedish.flags
    ]


def test_examples_are_told_in_the_language_that_is_spoken() -> None:
    folder = ExampleFolder(EXAMPLES)

    swedish = {e.name: e.title for e in folder.examples()}
    with speaking(bootstrap.language("en")):
        english = {e.name: e.title for e in folder.examples()}
        assert folder.read(NAME) == (EXAMPLES / "en" / NAME).read_bytes()

    assert english.keys() == swedish.keys()
    assert english[NAME] == read(EXAMPLES / "en").case.title
    assert swedish[NAME] == read(EXAMPLES).case.title
    for name in english.keys() - {NAME}:
        assert english[name].endswith(" (in Swedish)"), "the title alone is told in English"
        assert not english[name].startswith(swedish[name].partition(" (")[0])
