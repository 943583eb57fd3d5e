"""What the English of the shipped checklists promises: nothing left out, no figure lost, the same result."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse
from assessment.core.scoring import score
from assessment.core.translation import Place, is_shown_words, texts_of, told
from assessment.ui.folded import terms_in
from tests.shipped import shipped_checklists

SWEDISH = shipped_checklists()
ENGLISH = SWEDISH.told_in("en")
FILES: Mapping[str, Any] = {c.id: c for c in SWEDISH.checklists} | {
    "grupper": SWEDISH.groups,
    "skala": SWEDISH.scale,
    "kallor": SWEDISH.sources,
    "indikatorer": SWEDISH.indicators,
}
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
NAMES_OF_PEOPLE = ("Sami", "LGBTQI")
"""What English writes with a capital letter, also within a sentence."""

every_file = pytest.mark.parametrize("name", FILES)


def english_of(name: str) -> dict[Place, str]:
    block = FILES[name].translations["en"]
    return {tuple(map(str, place)): text for place, text in told(block)}


def numbers(text: str) -> set[str]:
    # Thousands stand apart with a space in Swedish and with a comma in English.
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[\u00a0, ](?=\d{3}\b)", "", text)))


def uncalled(value: Any) -> Any:
    """Return a result without what its bands are called, which is a word of the language."""
    if is_dataclass(value):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: uncalled(part) for name, part in parts.items() if not name.endswith("_bands")}
    if isinstance(value, Mapping):
        return {name: uncalled(part) for name, part in value.items()}
    return [uncalled(part) for part in value] if isinstance(value, tuple) else value


@every_file
def test_every_text_that_people_read_is_told_in_english(name: str) -> None:
    missing = texts_of(FILES[name]).keys() - english_of(name).keys()

    assert not missing


@every_file
def test_nothing_is_told_that_the_file_does_not_say(name: str) -> None:
    words = SWEDISH.scale.words
    more = english_of(name).keys() - texts_of(FILES[name]).keys()

    assert not [p for p in more if not (p[0] == "ord" and is_shown_words(p[1], words))]


@every_file
def test_english_keeps_figures_and_what_kind_of_sentence_it_is(name: str) -> None:
    english = english_of(name)
    for place, text in texts_of(FILES[name]).items():
        assert numbers(text) <= numbers(english[place]), place
        assert (text[-1] == "?") == (english[place][-1] == "?"), place


def test_names_of_groups_fit_within_a_sentence() -> None:
    pairs = zip(SWEDISH.groups.groups, ENGLISH.groups.groups, strict=True)

    wrong = [e.name for s, e in pairs if s.name[0].islower() and e.name[0].isupper()]

    assert [name for name in wrong if not name.startswith(NAMES_OF_PEOPLE)] == []


def test_choices_that_stand_together_read_differently() -> None:
    groups = Counter(g.name for g in ENGLISH.groups.groups)
    assert max(groups.values()) == 1
    for checklist, question in ENGLISH.questions():
        for options in (question.options, *(c.options for c in question.columns)):
            texts = [o.text for o in options]
            assert len(texts) == len(set(texts)), checklist.key(question)


def test_a_word_explained_beside_a_question_is_explained_in_english_too() -> None:
    pairs = zip(SWEDISH.questions(), ENGLISH.questions(), strict=True)
    for (checklist, swedish), (_, english) in pairs:
        explained = len(terms_in(SWEDISH.scale, f"{swedish.text} {swedish.help}"))

        assert len(terms_in(ENGLISH.scale, f"{english.text} {english.help}")) >= explained, checklist.key(
            swedish
        )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_answers_give_the_same_result(example: Path) -> None:
    assessment = parse(example.read_bytes())
    assert isinstance(assessment, Assessment)

    english, swedish = score(assessment, ENGLISH), score(assessment, SWEDISH)

    assert uncalled(english.perspectives) == uncalled(swedish.perspectives)
    assert english.flags == swedish.flags
    assert [(line.word, line.mend_at) for line in english.sufficiency] == [
        (line.word, line.mend_at) for line in swedish.sufficiency
    ]
