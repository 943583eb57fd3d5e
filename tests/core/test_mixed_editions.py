"""One edition with some of the changes of another."""

import pytest

from assessment.core.checklist import Checklist, Question, Section, StopFlag
from assessment.core.editions import fingerprint, same_meaning
from assessment.core.mixed_editions import Unit, mixed, units_of
from tests.factory import (
    GROUPS,
    catalogue_group,
    checklist_set,
    effect,
    perspective,
    question,
    scale,
)


def flag(flag_id: str, requires: str = "barn/trygghet", name: str = "Något saknas") -> StopFlag:
    return StopFlag.model_validate(
        {
            "id": flag_id,
            "name": name,
            "when": {"fråga": "trygghet", "besvarad": "nej"},
            "requires": [requires],
        }
    )


def section(section_id: str, *questions: Question) -> Section:
    return Section(id=section_id, name=section_id, questions=questions)


def ids(made: Checklist | None) -> list[str]:
    assert made is not None
    return [q.id for q in made.questions()]


BEFORE = checklist_set(
    perspective(
        "barn",
        sections=(
            section("forst", effect("trygghet", 3), effect("lek"), question("gammal")),
            section("sedan", question("borta"), question("kvar")),
            section("sist", question("ensam")),
        ),
        stop_flags=(flag("F1"), flag("F2"), flag("F3")),
    ),
    perspective("halsa", effect("somn")),
)
AFTER = checklist_set(
    perspective(
        "barn",
        sections=(
            section("nytt", question("helt-ny")),
            section(
                "forst",
                question("forsta"),
                effect("trygghet", 1),
                effect("lek"),
                question("ny", replaces="gammal"),
            ),
            section("sedan", question("kvar", text="Med andra ord?"), question("efter-kvar")),
        ),
        stop_flags=(flag("F1", name="Med andra ord"), flag("F2", "barn/lek"), flag("F4")),
    ),
    perspective("miljo", effect("luft")),
    groups=(*GROUPS, catalogue_group("ny-grupp")),
)


def test_what_differs_is_named_part_by_part_and_other_words_are_no_difference() -> None:
    assert units_of(BEFORE, AFTER) == (
        Unit("barn", question="helt-ny"),
        Unit("barn", question="forsta"),
        Unit("barn", question="trygghet"),
        Unit("barn", question="ny"),
        Unit("barn", question="efter-kvar"),
        Unit("barn", question="borta"),
        Unit("barn", question="ensam"),
        Unit("barn", flag="F2"),
        Unit("barn", flag="F4"),
        Unit("barn", flag="F3"),
        Unit("miljo"),
        Unit("halsa"),
        Unit("grupper"),
    )


def test_the_same_edition_has_no_units_and_other_words_have_none() -> None:
    reworded = checklist_set(perspective("barn", effect("trygghet", text="Med andra ord?")))

    assert units_of(BEFORE, BEFORE) == ()
    assert units_of(checklist_set(perspective("barn", effect("trygghet"))), reworded) == ()


def test_none_of_the_changes_is_the_older_edition_and_all_of_them_the_newer() -> None:
    nothing = mixed(BEFORE, AFTER, frozenset())
    everything = mixed(BEFORE, AFTER, frozenset(units_of(BEFORE, AFTER)))

    assert [fingerprint(c) for c in nothing.checklists] == [fingerprint(c) for c in BEFORE.checklists]
    assert nothing.groups == BEFORE.groups
    assert [c.id for c in everything.checklists] == [c.id for c in AFTER.checklists]
    assert everything.groups == AFTER.groups
    for made, wanted in zip(everything.checklists, AFTER.checklists, strict=True):
        assert ids(made) == ids(wanted)
        assert [f.id for f in made.stop_flags] == [f.id for f in wanted.stop_flags]


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        (Unit("barn", question="trygghet"), "beror trygghet lek gammal borta kvar ensam"),
        (Unit("barn", question="forsta"), "beror forsta trygghet lek gammal borta kvar ensam"),
        (Unit("barn", question="helt-ny"), "beror helt-ny trygghet lek gammal borta kvar ensam"),
        (Unit("barn", question="ny"), "beror trygghet lek ny borta kvar ensam"),
        (Unit("barn", question="efter-kvar"), "beror trygghet lek gammal borta kvar efter-kvar ensam"),
        (Unit("barn", question="borta"), "beror trygghet lek gammal kvar ensam"),
        (Unit("barn", question="ensam"), "beror trygghet lek gammal borta kvar"),
    ],
)
def test_one_question_is_changed_and_the_others_stay(unit: Unit, asked: str) -> None:
    made = mixed(BEFORE, AFTER, frozenset({unit}))

    assert ids(made.checklist("barn")) == asked.split()
    assert ids(made.checklist("halsa")) == ["beror", "somn"]
    found = made.question("barn/trygghet")
    assert found is not None
    assert found[1].weight == (1 if unit.question == "trygghet" else 3)


@pytest.mark.parametrize(("name", "left"), [("F2", "F1 F2 F3"), ("F3", "F1 F2"), ("F4", "F1 F2 F4 F3")])
def test_one_flag_is_changed_and_the_others_stay(name: str, left: str) -> None:
    made = mixed(BEFORE, AFTER, frozenset({Unit("barn", flag=name)})).checklist("barn")
    assert made is not None
    by_id = {f.id: f for f in made.stop_flags}

    assert list(by_id) == left.split()
    assert same_meaning(by_id["F2"], flag("F2", "barn/lek" if name == "F2" else "barn/trygghet"))


def test_whole_checklists_come_and_go_and_the_groups_and_scale_are_their_own() -> None:
    other = scale().model_copy(
        update={"small_numbers": scale().small_numbers.model_copy(update={"below": 9})}
    )
    after = AFTER.model_copy(update={"scale": other})

    assert Unit("skala") in units_of(BEFORE, after)
    with_new = mixed(BEFORE, after, frozenset({Unit("miljo"), Unit("skala")}))
    assert [c.id for c in with_new.checklists] == ["barn", "halsa", "miljo"]
    assert with_new.scale == other
    assert with_new.groups == BEFORE.groups
    without = mixed(BEFORE, after, frozenset({Unit("halsa"), Unit("grupper")}))
    assert [c.id for c in without.checklists] == ["barn"]
    assert without.groups == AFTER.groups
    assert without.scale == BEFORE.scale


def test_the_order_and_all_that_is_no_question_is_a_unit_of_its_own() -> None:
    before = checklist_set(perspective("barn", effect("trygghet"), effect("lek"), effect("skola")))
    after = checklist_set(perspective("barn", effect("lek"), effect("trygghet"), effect("skola", 3), order=7))
    everything = (Unit("barn", question="skola"), Unit("barn"))

    assert units_of(before, after) == everything
    framed = mixed(before, after, frozenset({Unit("barn")}))
    assert ids(framed.checklist("barn")) == ["beror", "lek", "trygghet", "skola"]
    assert [q.weight for q in framed.checklists[0].effects()] == [1, 1, 1]
    assert same_meaning(mixed(before, after, frozenset(everything)).checklists[0], after.checklists[0])


def test_a_question_is_named_by_its_key_and_nothing_else_is() -> None:
    assert Unit("barn", question="lek").key == "barn/lek"
    assert Unit("barn").key == Unit("barn", flag="F1").key == ""
