"""Two people in one assessment, what the journal tells of them, and what can be put back or erased."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment
from assessment.core.assessment_file import dump
from assessment.core.case import Case
from assessment.core.changes import ORDER
from assessment.core.people import LOCAL
from assessment.core.stages import content_fingerprint
from assessment.core.vocabulary import Stage
from assessment.service import (
    AssessmentFrozen,
    AssessmentNotFound,
    EditConflict,
    EventKind,
    NothingErased,
    NothingToPutBack,
    Saved,
    Service,
)
from assessment.service.ports import Entry, StoredDocument
from tests.factory import assessment_with, checklist_set, effect, effect_answer, perspective
from tests.test_service import World

TITLE = ("ärende", "titel")
ANSWER = ("svar", "barn/text")
PERSON = "19121212-1212"


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


def answered(saved: Saved, text: str, key: str = "barn/text") -> Assessment:
    answers = {**saved.assessment.answers, key: Answer(value=text)}
    return saved.assessment.model_copy(update={"answers": answers})


def titled(saved: Saved, title: str) -> Assessment:
    return saved.assessment.model_copy(update={"case": Case(title=title)})


def by(service: Service, who: str) -> Service:
    """The use cases in the hands of somebody who has logged in and may do everything."""
    return service.of(replace(LOCAL, id=who))


def told(service: Service, path: tuple[str, ...] | None = None) -> list[tuple[object, ...]]:
    return [(e.kind, e.who, e.path, e.before, e.after) for e in service.history("id-1", path)]


# Two people


def test_two_people_in_different_questions_never_disturb_each_other(service: Service) -> None:
    base = service.start_new()
    by(service, "bo").save(answered(base, "Deras"), base)

    both = by(service, "eva").save(titled(base, "Min"), base)

    assert both.revision == 3
    assert (both.assessment.case.title, both.assessment.answers["barn/text"].value) == ("Min", "Deras")
    assert service.open("id-1") == both
    assert [e.who for e in service.history("id-1")] == ["eva", "bo", ""]


def test_two_people_in_the_same_question_see_both_versions_and_nothing_is_overwritten(
    service: Service,
) -> None:
    base = service.save(answered(service.start_new(), "Från början"), 1)
    theirs = by(service, "bo").save(answered(base, "Deras"), base)

    with pytest.raises(EditConflict, match="inte sparat") as conflict:
        by(service, "eva").save(answered(base, "Min"), base)

    assert service.open("id-1") == theirs == conflict.value.latest
    (clash,) = conflict.value.clashes
    assert clash.path == ANSWER
    assert (clash.base, clash.mine, clash.theirs) == (
        {"svar": "Från början"},
        {"svar": "Min"},
        {"svar": "Deras"},
    )
    assert conflict.value.merged is not None
    chosen = by(service, "eva").save(conflict.value.merged, conflict.value.latest)
    assert chosen.assessment.answers["barn/text"].value == "Min"
    assert [e.after for e in service.history("id-1", ANSWER)] == [
        '{"svar":"Min"}',
        '{"svar":"Deras"}',
        '{"svar":"Från början"}',
    ]


def test_two_who_give_the_same_answer_agree(service: Service) -> None:
    base = service.start_new()
    service.save(answered(base, "Ja"), base)

    assert service.save(answered(base, "Ja"), base).assessment.answers["barn/text"].value == "Ja"


def test_a_change_is_never_merged_into_what_became_klar_meanwhile(service: Service) -> None:
    filled = assessment_with({"barn/trygghet": effect_answer({"alla": -1}, reason="Längre resa.")})
    base = service.save(filled.model_copy(update={"id": service.start_new().assessment.id}), 1)
    ready = service.move(base, Stage.READY)

    with pytest.raises(AssessmentFrozen):
        service.save(answered(base, "Sent"), base)

    assert service.open("id-1") == ready


def test_a_save_by_revision_alone_is_refused_when_anything_was_saved_since(service: Service) -> None:
    base = service.start_new()
    theirs = service.save(answered(base, "Deras"), base)

    with pytest.raises(EditConflict) as conflict:
        service.save(titled(base, "Min"), base.revision)

    assert conflict.value.latest == theirs
    assert conflict.value.clashes == ()


def test_who_never_gets_through_is_told(
    world: World, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = service.start_new()
    monkeypatch.setattr(world.store, "replace", lambda *_: None)

    with pytest.raises(EditConflict, match="inte sparat"):
        service.save(titled(base, "Min"), base)


# The journal


def test_the_journal_tells_who_changed_which_answer_when_and_from_what(
    world: World, service: Service
) -> None:
    saved = by(service, "eva").start_new()
    saved = by(service, "eva").save(titled(saved, "Å"), saved)
    world.now = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    between = by(service, "bo").save(titled(saved, "Ä"), saved)
    by(service, "bo").save(answered(between, "Ja"), 3)

    assert told(service) == [
        (EventKind.CHANGED, "bo", ANSWER, None, '{"svar":"Ja"}'),
        (EventKind.CHANGED, "bo", TITLE, '"Å"', '"Ä"'),
        (EventKind.CHANGED, "eva", TITLE, None, '"Å"'),
        (EventKind.CREATED, "eva", (), None, None),
    ]
    assert [e.revision for e in service.history("id-1")] == [4, 3, 2, 1]
    assert service.history("id-1", TITLE, limit=1)[0].at == datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    assert service.open("id-1").assessment.dated == date(2026, 12, 1)


def test_the_trash_and_the_stages_are_in_the_journal(service: Service) -> None:
    saved = by(service, "eva").move(by(service, "eva").start_new(), Stage.IN_REVIEW)
    by(service, "bo").delete("id-1")
    by(service, "eva").undelete("id-1")

    assert [e[:3] for e in told(service)] == [
        (EventKind.BROUGHT_BACK, "eva", ()),
        (EventKind.TRASHED, "bo", ()),
        (EventKind.CHANGED, "eva", ("läge",)),
        (EventKind.CREATED, "eva", ()),
    ]
    assert service.open("id-1") == saved


def test_an_answer_can_be_put_back_as_it_was_before_a_change(service: Service) -> None:
    saved = service.save(answered(service.start_new(), "Först"), 1)
    saved = service.save(answered(saved, "Sedan"), saved)
    saved = service.save(titled(saved, "Annat"), saved)
    second, first = service.history("id-1", ANSWER)

    back = by(service, "eva").put_back(saved, second.number)
    assert back.assessment == answered(saved, "Först")
    emptied = by(service, "eva").put_back(back, first.number)
    assert emptied.assessment.answers == {}
    assert emptied.assessment.case.title == "Annat"
    newest = service.history("id-1", ANSWER)[0]
    assert (newest.who, newest.before, newest.after) == ("eva", '{"svar":"Först"}', None)


def test_what_was_taken_away_and_the_order_it_stood_in_can_be_put_back(service: Service) -> None:
    saved = service.start_new()
    first = editing.add_alternative(saved.assessment, "Ett")
    saved = service.save(editing.add_alternative(first, "Två"), saved)
    before = saved.assessment.alternatives
    turned = saved.assessment.model_copy(update={"alternatives": (*before[:2], before[3], before[2])})
    saved = service.save(turned, saved)
    saved = service.put_back(saved, service.history("id-1", ("alternativ", ORDER))[0].number)

    assert saved.assessment.alternatives == before


@pytest.mark.parametrize("number", [1, 999])
def test_what_changed_no_answer_cannot_be_put_back(service: Service, number: int) -> None:
    with pytest.raises(NothingToPutBack, match="Välj en annan rad"):
        service.put_back(service.start_new(), number)


def test_a_stage_is_taken_and_never_put_back(service: Service) -> None:
    saved = service.move(service.start_new(), Stage.IN_REVIEW)
    saved = service.move(saved, Stage.DRAFT)

    with pytest.raises(NothingToPutBack):
        service.put_back(saved, service.history("id-1", ("läge",))[0].number)


def test_what_this_version_cannot_say_cannot_be_put_back(world: World, service: Service) -> None:
    saved = service.save(titled(service.start_new(), "Å"), 1)
    event = service.history("id-1", TITLE)[0]
    world.store._journal["id-1"][1] = type(event)(
        event.number, event.kind, event.revision, event.at, "", ("djup", "barn"), '"påhittat"', None
    )

    with pytest.raises(NothingToPutBack):
        service.put_back(saved, event.number)


# Rensa


def test_words_are_erased_from_the_assessment_the_list_and_the_history(
    world: World, service: Service
) -> None:
    saved = by(service, "eva").save(titled(by(service, "eva").start_new(), f"Ärende om {PERSON}"), 1)
    saved = by(service, "eva").save(answered(saved, f"Se {PERSON[:-1]}"), saved)
    saved = by(service, "eva").save(answered(saved, f"Se {PERSON}"), saved)
    saved = by(service, "eva").save(answered(saved, "Rättat"), saved)

    clean = by(service, "jurist").erase("id-1", PERSON)

    assert clean == service.open("id-1")
    assert clean.assessment.case.title == "Ärende om [rensat]"
    assert clean.assessment.answers["barn/text"].value == "Rättat"
    assert service.list_mine().lines[0].columns.title == "Ärende om [rensat]"
    assert PERSON[:-1] not in repr(service.history("id-1")) + repr(world.store._journal)
    events = service.history("id-1")
    assert [(e.kind, e.who) for e in events[:2]] == [(EventKind.ERASED, "jurist")] * 2
    assert {e.path for e in events[:2]} == {TITLE, ANSWER}
    assert [(e.who, e.before, e.after, e.erased_at is None) for e in events[2:]] == [
        ("eva", None, None, False)
    ] * 4 + [("eva", None, None, True)]
    with pytest.raises(NothingToPutBack):
        service.put_back(clean, events[2].number)


def test_a_window_that_still_shows_the_words_does_not_bring_them_back(service: Service) -> None:
    old = service.save(answered(service.start_new(), PERSON), 1)
    by(service, "jurist").erase("id-1", PERSON)

    after = service.save(titled(old, "Annat"), old)

    assert PERSON not in dump(after.assessment)


def test_a_name_that_became_an_id_goes_from_the_ids_as_well(world: World, service: Service) -> None:
    saved = service.start_new()
    named = editing.add_alternative(saved.assessment, "Anna Svensson")
    saved = service.save(named, saved)
    rated = {"barn/trygghet": {"anna-svensson": effect_answer({"alla": 1})}}
    saved = service.save(saved.assessment.model_copy(update={"effects": rated}), saved)

    clean = by(service, "jurist").erase("id-1", "anna svensson")

    assert "anna" not in dump(clean.assessment).lower()
    assert "anna" not in repr(world.store._journal["id-1"]).lower()
    assert clean.assessment.effects["barn/trygghet"]["rensat"] == rated["barn/trygghet"]["anna-svensson"]


def test_a_frozen_assessment_is_erased_and_stays_frozen_with_a_seal_that_fits(service: Service) -> None:
    filled = assessment_with({"barn/trygghet": effect_answer({"alla": -1}, reason=f"Resa för {PERSON}.")})
    base = service.save(filled.model_copy(update={"id": service.start_new().assessment.id}), 1)
    service.move(base, Stage.READY)

    clean = by(service, "jurist").erase("id-1", PERSON).assessment

    assert clean.stage is Stage.READY
    assert clean.seal is not None
    assert clean.seal.fingerprint == content_fingerprint(clean)
    assert PERSON not in dump(clean)


@pytest.mark.parametrize(
    ("words", "why"),
    [("a b ", "minst 4 tecken"), ("Finns inte", "står ingenstans"), ("2026", "del av ett datum")],
)
def test_what_cannot_be_erased_is_told_and_nothing_changes(service: Service, words: str, why: str) -> None:
    saved = service.start_new()

    with pytest.raises(NothingErased, match=why):
        by(service, "jurist").erase("id-1", words)
    assert service.open("id-1") == saved


def test_an_assessment_that_is_not_there_is_not_erased(service: Service) -> None:
    with pytest.raises(AssessmentNotFound):
        by(service, "jurist").erase("finns-inte", PERSON)


def test_erasing_waits_for_whoever_saves_at_the_same_moment(
    world: World, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = service.save(answered(service.start_new(), PERSON), 1)
    original = world.store.erase
    later = [lambda: service.save(titled(saved, f"Ny {PERSON}"), saved)]

    def erase(*args: Any) -> StoredDocument | None:
        if later:
            later.pop()()
        return original(*args)

    monkeypatch.setattr(world.store, "erase", erase)
    clean = by(service, "jurist").erase("id-1", PERSON)

    assert clean.assessment.case.title == "Ny [rensat]"
    assert PERSON not in dump(clean.assessment) + repr(world.store._journal)


def test_where_words_stand_is_told_before_they_are_erased(service: Service) -> None:
    saved = service.save(titled(service.start_new(), f"Ärende om {PERSON}"), 1)
    service.save(answered(saved, "Inget"), saved)

    found = service.whereabouts("id-1", f"  {PERSON} ")

    assert found.answers == (TITLE,)
    assert found.events == 1
    assert service.whereabouts("id-1", " ") == service.whereabouts("id-1", "finns inte")


def test_another_edition_is_not_taken_back_without_the_answers_that_moved(
    world: World, service: Service
) -> None:
    saved = service.save(titled(service.start_new(), "Å"), 1)
    moved = saved.assessment.model_copy(update={"editions": {}})
    entry = Entry(("utgåvor",), "{}", '{"barn":{}}')
    world.store.replace(service._writing.document(moved), saved.revision, world.now, "", [entry])

    with pytest.raises(NothingToPutBack):
        service.put_back(service.open("id-1"), service.history("id-1")[0].number)
