"""Who else is here, and what has changed since somebody was here: the use cases."""

from datetime import timedelta

import pytest

from assessment.core import editing
from assessment.core.people import Person, Role, board_key
from assessment.service import AssessmentNotFound, Saved, Service
from tests.factory import checklist_set, effect, perspective
from tests.test_rights import ALI, BOARD, EVA
from tests.test_service import World

BO = Person("bo", frozenset({Role.OFFICER}), frozenset({board_key(BOARD)}))


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


@pytest.fixture
def draft(service: Service) -> Saved:
    saved = service.of(EVA).start_new()
    saved = service.of(EVA).save(editing.set_case(saved.assessment, board=BOARD), saved)
    service.of(EVA).share(saved.assessment.id, "bo", Role.OFFICER)
    return saved


def test_who_was_seen_within_a_minute_is_here_and_oneself_is_nobody_else(
    world: World, service: Service, draft: Saved
) -> None:
    eva, bo, name = service.of(EVA), service.of(BO), draft.assessment.id
    assert eva.visit(name, "evas", "grupper", 2) == ()
    assert eva.visit(name, "evas andra", "samlad", 2) == ()
    assert [(v.who, v.step) for v in bo.visit(name, "bos", "arendet", 2)] == [
        ("eva", "grupper"),
        ("eva", "samlad"),
    ]

    world.now += timedelta(seconds=61)
    assert bo.visit(name, "bos", "arendet", 2) == ()
    assert [v.who for v in eva.visit(name, "evas", "grupper", 2)] == ["bo"]


def test_where_nobody_logs_in_another_window_is_told_of_and_changes_are_ones_own(service: Service) -> None:
    saved = service.start_new()
    name = saved.assessment.id
    assert service.visit(name, "ett", "arendet", 1) == ()
    assert [v.window for v in service.visit(name, "två", "samlad", 1)] == ["ett"]

    service.save(editing.set_case(saved.assessment, title="Skolan"), saved)
    assert service.changed_since(name, 1) == ()


def test_one_is_told_what_others_changed_since_one_had_it_on_the_screen(
    service: Service, draft: Saved
) -> None:
    eva, bo, name = service.of(EVA), service.of(BO), draft.assessment.id
    assert bo.last_seen(name) is None
    bo.visit(name, "bos", "arendet", draft.revision)
    saved = eva.save(editing.set_case(draft.assessment, title="Skolan"), draft)
    saved = eva.save(editing.set_case(saved.assessment, title="Skolan flyttas", annex="4"), saved)
    saved = bo.save(editing.set_case(saved.assessment, proposal="Elever."), saved)

    seen = bo.last_seen(name)
    assert seen == draft.revision
    found = {event.path: event.after for event in bo.changed_since(name, seen)}
    assert found == {("ärende", "titel"): '"Skolan flyttas"', ("ärende", "bilaga"): '"4"'}
    bo.visit(name, "bos andra", "arendet", saved.revision)
    assert bo.last_seen(name) == saved.revision
    assert bo.changed_since(name, saved.revision) == ()


def test_who_may_not_read_neither_sees_who_is_there_nor_is_seen(service: Service, draft: Saved) -> None:
    name = draft.assessment.id
    ali = service.of(ALI)
    with pytest.raises(AssessmentNotFound):
        ali.visit(name, "alis", "arendet", 1)
    with pytest.raises(AssessmentNotFound):
        ali.last_seen(name)
    with pytest.raises(AssessmentNotFound):
        ali.changed_since(name, 1)

    assert service.of(EVA).visit(name, "evas", "arendet", 1) == ()
