"""Klar för nämnden as a use case: frozen in the store, read with the editions it was frozen with."""

import pytest

from assessment.core import editing
from assessment.core.catalogue import ChecklistSet
from assessment.core.editions import fingerprints
from assessment.core.vocabulary import Stage, Status
from assessment.service import (
    AssessmentFrozen,
    EditConflict,
    Saved,
    Service,
    StepRefused,
)
from assessment.service.rescoring import recorded, rescored
from tests.factory import assessment_with, checklist_set, effect, effect_answer, perspective
from tests.test_service import World


def printed(checklists: ChecklistSet) -> ChecklistSet:
    return checklists.model_copy(update={"fingerprints": fingerprints(checklists)})


@pytest.fixture
def world() -> World:
    return World(checklists=printed(checklist_set(perspective("barn", effect("trygghet")))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


def whole(service: Service) -> Saved:
    answered = assessment_with({"barn/trygghet": effect_answer({"alla": -1})})
    new = service.start_new()
    return service.save(answered.model_copy(update={"id": new.assessment.id}), new.revision)


def status(service: Service, saved: Saved) -> Status:
    return service.result(saved.assessment).perspectives["barn", "forslaget"].status


def test_what_is_klar_is_not_changed_by_anyone(service: Service) -> None:
    ready = service.move(whole(service), Stage.READY)
    changed = editing.set_case(ready.assessment, title="Något annat")

    with pytest.raises(AssessmentFrozen, match="Gör en ny version"):
        service.save(changed, ready.revision)
    assert service.open(ready.assessment.id) == ready
    assert service.list_mine().lines[0].columns.stage is Stage.READY


def test_a_window_that_was_open_before_cannot_overwrite_it(service: Service) -> None:
    before = whole(service)
    service.move(before, Stage.READY)

    with pytest.raises(EditConflict):
        service.save(editing.set_case(before.assessment, title="Något annat"), before.revision)


def test_a_new_version_is_a_draft_beside_the_klar_one(service: Service) -> None:
    ready = service.move(whole(service), Stage.READY)
    version = service.new_version(ready.assessment)
    service.save(editing.set_case(version.assessment, title="Andra"), version.revision)

    assert service.open(ready.assessment.id).assessment == ready.assessment
    assert version.assessment.follows == ready.assessment.id
    assert len(service.list_mine().lines) == 2
    assert service.copy(ready.assessment).assessment.version == 1


def test_a_step_that_lacks_something_is_refused_and_nothing_is_stored(service: Service) -> None:
    before = whole(service)
    with pytest.raises(StepRefused, match="Skriv först vem"):
        service.move(before, Stage.REVIEWED)

    assert service.open(before.assessment.id) == before


def test_the_result_of_a_klar_assessment_stays_when_the_checklists_change(
    world: World, service: Service
) -> None:
    ready = service.move(whole(service), Stage.READY)
    before = service.result(ready.assessment)
    world.checklists = printed(
        checklist_set(
            perspective("barn", effect("trygghet", 3), effect("lek"), edition="2026-2"),
            perspective("halsa", effect("luft"), order=60),
        )
    )
    again = world.service()

    assert again.result(again.open(ready.assessment.id).assessment) == before
    assert again.checklists_of(ready.assessment) is again.checklists_of(ready.assessment)
    version = again.new_version(ready.assessment)
    assert again.result(version.assessment).perspectives == before.perspectives

    void = again.move(ready, Stage.VOID, "Fel ärende.")
    assert again.result(void.assessment) == before


def test_an_edition_that_was_never_kept_is_read_as_it_is_today(world: World, service: Service) -> None:
    ready = service.move(whole(service), Stage.READY).assessment
    elsewhere = World(
        checklists=printed(checklist_set(perspective("barn", effect("trygghet"), edition="2026-2")))
    ).service()
    newer = perspective("barn", effect("trygghet"), effect("lek"), edition="2026-2")
    world.checklists = printed(checklist_set(newer))

    assert status(elsewhere, Saved(ready, 1, world.now)) is Status.WEAKENS
    assert elsewhere.checklists_of(ready).fingerprints.keys() == ready.editions.keys()


def test_all_editions_since_long_ago_fit_in_memory(world: World, service: Service) -> None:
    ready = service.move(whole(service), Stage.READY).assessment
    for weight in (1, 2, 3) * 8:
        world.checklists = printed(
            checklist_set(perspective("barn", effect("trygghet", weight), effect("lek")))
        )
        assert service.checklists_of(ready).checklist("barn") == perspective("barn", effect("trygghet"))


def test_a_draft_keeps_the_editions_that_it_was_begun_with(world: World, service: Service) -> None:
    draft = whole(service)
    before = service.result(draft.assessment)
    world.checklists = printed(
        checklist_set(
            perspective("barn", effect("trygghet", 3), effect("lek"), edition="2026-2"),
            perspective("halsa", effect("luft"), order=60),
        )
    )
    again = world.service()
    opened = again.open(draft.assessment.id)
    saved = again.save(editing.set_case(opened.assessment, title="Ny"), opened)

    assert again.result(saved.assessment) == before
    assert saved.assessment.editions == draft.assessment.editions
    assert again.checklists_of(saved.assessment) is again.checklists_of(opened.assessment)
    found = again.checklists_of(saved.assessment).question("barn/trygghet")
    assert found is not None
    assert found[1].weight == 1


def test_a_draft_where_nothing_is_answered_follows_todays_checklists(world: World, service: Service) -> None:
    new = service.start_new()
    world.checklists = printed(checklist_set(perspective("barn", effect("lek"), edition="2026-2")))
    saved = service.save(editing.set_case(new.assessment, title="Ny"), new)

    assert saved.assessment.editions["barn"].edition == "2026-2"


def test_rewording_within_an_edition_is_seen_at_once(world: World, service: Service) -> None:
    draft = whole(service)
    reworded = effect("trygghet").model_copy(update={"text": "Blir barnen tryggare?"})
    world.checklists = printed(checklist_set(perspective("barn", reworded)))

    found = service.checklists_of(draft.assessment).question("barn/trygghet")
    assert found is not None
    assert found[1].text == "Blir barnen tryggare?"


def test_a_checklist_that_came_later_is_not_asked_about(world: World, service: Service) -> None:
    draft = whole(service)
    world.checklists = printed(
        checklist_set(perspective("barn", effect("trygghet")), perspective("halsa", effect("luft"), order=60))
    )

    assert [c.id for c in service.checklists_of(draft.assessment).perspectives] == ["barn"]


def test_a_file_that_names_no_checklist_is_read_with_all_of_todays(world: World, service: Service) -> None:
    draft = whole(service).assessment
    shared = {"skala": draft.editions["skala"]}
    world.checklists = printed(checklist_set(perspective("barn", effect("lek"), edition="2026-2")))

    named = draft.model_copy(update={"editions": shared})
    assert service.checklists_of(named) is world.checklists
    other = {"skala": draft.editions["skala"].model_copy(update={"fingerprint": "f" * 64})}
    found = service.checklists_of(draft.model_copy(update={"editions": other}))
    assert found.checklists == world.checklists.checklists


def test_what_is_no_edition_is_as_it_is_today(world: World, service: Service) -> None:
    draft = whole(service).assessment
    newer = printed(checklist_set(perspective("barn", effect("trygghet"), effect("lek"), edition="2026-2")))
    world.checklists = newer
    found = service.checklists_of(draft)

    editioned = {"checklists", "groups", "scale", "fingerprints", "not_asked"}
    for name in ChecklistSet.model_fields.keys() - editioned:
        assert getattr(found, name) == getattr(newer, name)
    assert found.question("barn/lek") is None


def test_scored_anew_the_answers_follow_through_several_editions(world: World, service: Service) -> None:
    whole(service)
    retired = effect("trygghet", retired="ja")
    between = effect("sakerhet", replaces="trygghet", retired="ja")
    newest = perspective("barn", retired, between, effect("vagen", replaces="sakerhet"), edition="2026-3")
    found = rescored(world.store, printed(checklist_set(newest)), tuple(recorded(world.store)))

    assert found == ()
    without = printed(checklist_set(perspective("barn", effect("vagen"), edition="2026-3")))
    (changed,) = rescored(world.store, without, tuple(recorded(world.store)))
    assert [c.before for c in changed.changes] == [Status.WEAKENS]
