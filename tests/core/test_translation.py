"""Checklists told in another language: texts only, as far as they are written, and never what is stored."""

from typing import Any

import pytest

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, GroupSelector
from assessment.core.editions import fingerprints
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.translation import KEY, TEXTS, is_shown_words, still_told, texts_of, told, translated
from tests.factory import assessment_with, checklist_set, effect, perspective

BLOCK: dict[Any, Any] = {
    "namn": "Trial",
    "avsnitt": {"a": {"namn": "Section", "frågor": {"ett": {"fråga": "What happens?", "hjälp": " "}}}},
    "okänd": {"x": "y"},
}


def own(**given: Any) -> Checklist:
    question = effect("ett", help="Tänk efter.", groups=GroupSelector(tag=("barn",)))
    return perspective("prov", question, **given)


def test_a_text_that_is_translated_is_shown_and_the_rest_stays_swedish() -> None:
    before = own()
    section = before.sections[0]
    block = {**BLOCK, "avsnitt": {section.id: BLOCK["avsnitt"]["a"]}}

    after: Checklist = translated(before, block)

    assert after.name == "Trial"
    assert after.sections[0].questions[0].text == "What happens?"
    assert after.sections[0].questions[0].help == "Tänk efter."
    assert after.sections[0].questions[0].weight == section.questions[0].weight
    assert after.screening == before.screening


def test_a_block_of_the_wrong_shape_changes_nothing() -> None:
    before = own()

    wrong = {"namn": {"x": "y"}, "avsnitt": "text", "screening": ["text"], "ordning": {"x": "y"}}

    assert translated(before, wrong) == before


def test_a_set_without_the_language_is_itself_and_one_with_it_is_told_once() -> None:
    plain = checklist_set(own())
    told_set = checklist_set(own(translations={"en": BLOCK}))

    assert plain.told_in("en") is plain
    assert told_set.told_in("sv") is told_set
    assert told_set.told_in("en") is told_set.told_in("en")
    assert told_set.told_in("en").checklists[0].name == "Trial"
    assert told_set.checklists[0].name != "Trial"
    assert told_set.told_in("en").groups is told_set.groups


def test_a_translation_changes_no_meaning_and_no_result() -> None:
    plain, other = checklist_set(own()), checklist_set(own(translations={"en": BLOCK}))
    assessment = assessment_with()

    assert fingerprints(other) == fingerprints(plain)
    results = [
        score(assessment, each, flow_of(assessment, each)) for each in (plain, other, other.told_in("en"))
    ]
    assert results[0] == results[1] == results[2]


def test_every_text_stands_where_its_translation_is_looked_for() -> None:
    checklists = checklist_set(own())
    part = checklists.checklists[0]
    places = texts_of(part)

    def at(place: tuple[str, ...], text: str) -> dict[str, Any]:
        return {place[0]: at(place[1:], text) if len(place) > 1 else text}

    assert ("namn",) in places
    for place, text in places.items():
        mirrored = texts_of(translated(part, at(place, f"EN {text}")))
        assert mirrored[place] == f"EN {text}"
        assert {p: t for p, t in mirrored.items() if p != place} == {
            p: t for p, t in places.items() if p != place
        }


@pytest.mark.parametrize("part", ["groups", "scale", "sources"])
def test_groups_scale_and_sources_are_told_too(part: str) -> None:
    whole = getattr(checklist_set(own()), part)
    block = nested({place: f"EN {text}" for place, text in texts_of(whole).items()})

    after = texts_of(translated(whole, block))

    assert all(text.startswith("EN ") for text in after.values())
    assert len(dict(told(block))) == len(after)


def nested(flat: dict[tuple[str, ...], str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for (*keys, last), text in flat.items():
        inner = made
        for key in keys:
            inner = inner.setdefault(key, {})
        inner[last] = text
    return made


def test_words_that_are_keys_are_called_what_they_are_called_there() -> None:
    scale = checklist_set(own()).scale.model_copy(update={"words": {"begrepp": {"samråd": "Att fråga."}}})
    shown = {"ord": {"begrepp-ord": {"samråd": "consultation"}, "saknas-ord": {"x": "y"}, "begrepp": "fel"}}

    after = translated(scale, shown)

    assert after.words == {"begrepp": {"samråd": "Att fråga."}, "begrepp-ord": {"samråd": "consultation"}}
    assert is_shown_words("begrepp-ord", scale.words)
    assert translated(scale, {"ord": "fel"}).words == scale.words


def test_every_field_that_people_read_is_a_text_and_no_id_is() -> None:
    models = {type(part).__name__: type(part) for part in parts(checklist_set(own()))}

    for name, fields in TEXTS.items():
        if name in models:
            assert fields <= models[name].model_fields.keys()
            assert not fields & {"id", "format", "edition", "translations"}
    assert KEY == "översättning"


def parts(checklists: ChecklistSet) -> list[Any]:
    first = checklists.checklists[0]
    section = first.sections[0]
    return [first, section, section.questions[0], checklists.groups, checklists.scale, checklists.sources]


def test_a_translation_of_a_text_that_is_another_now_is_left_out() -> None:
    before = own(translations={"en": {"namn": "Trial", "avsnitt": {"delar": {"namn": "Parts"}}}})
    after = before.model_copy(update={"name": "Ett annat prov"})

    assert still_told(before, before) == before.translations
    assert still_told(before, after) == {"en": {"avsnitt": {"delar": {"namn": "Parts"}}}}
