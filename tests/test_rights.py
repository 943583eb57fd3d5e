"""What one person may not do with another's assessment, tried through every use case and every list."""

from collections.abc import Callable
from typing import Any

import pytest

from assessment.core import editing
from assessment.core.assessment import Comment, Review, Seal
from assessment.core.case import Case
from assessment.core.people import Deed, Person, Role, board_key
from assessment.core.stages import content_fingerprint
from assessment.core.vocabulary import Stage
from assessment.service import AssessmentNotFound, NotAdmitted, NotAllowed, NotShared, Saved, Service
from tests.factory import checklist_set, effect, perspective
from tests.test_service import World

BOARD = "Utbildningsnämnden"
EVA = Person("eva", frozenset({Role.OFFICER}), frozenset({board_key(BOARD)}))
ALI = Person("ali", frozenset(Role), frozenset({board_key("Tekniska nämnden")}))


def colleague(*roles: Role) -> Person:
    return Person("bo", frozenset(roles), frozenset({board_key(BOARD)}))


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


@pytest.fixture
def draft(service: Service) -> Saved:
    """A draft of Eva's in her nämnd."""
    saved = service.of(EVA).start_new()
    return service.of(EVA).save(editing.set_case(saved.assessment, title="Skolan", board=BOARD), saved)


def titled(saved: Saved) -> Any:
    return editing.set_case(saved.assessment, title="Ändrad")


def commented(saved: Saved) -> Any:
    review = Review(comments=(Comment(id="k", text="Varför?"),))
    return saved.assessment.model_copy(update={"review": review})


def sealed(service: Service, saved: Saved) -> Saved:
    seal = Seal(day=service.of(EVA)._ports.clock().date(), fingerprint=content_fingerprint(saved.assessment))
    frozen = saved.assessment.model_copy(update={"stage": Stage.READY, "seal": seal})
    return service.of(EVA)._writing.replace(frozen, saved)


EVERY_USE: tuple[Callable[[Service, Saved], Any], ...] = (
    lambda s, d: s.open(d.assessment.id),
    lambda s, d: s.save(titled(d), d),
    lambda s, d: s.save(titled(d), d.revision),
    lambda s, d: s.save(commented(d), d),
    lambda s, d: s.move(d, Stage.IN_REVIEW),
    lambda s, d: s.move(d, Stage.REVIEWED),
    lambda s, d: s.move(d, Stage.VOID, "skäl"),
    lambda s, d: s.new_version(d.assessment),
    lambda s, d: s.copy(d.assessment),
    lambda s, d: s.delete(d.assessment.id),
    lambda s, d: s.undelete(d.assessment.id),
    lambda s, d: s.history(d.assessment.id),
    lambda s, d: s.put_back(d, 2),
    lambda s, d: s.erase(d.assessment.id, "Skolan"),
    lambda s, d: s.guests(d.assessment.id),
    lambda s, d: s.share(d.assessment.id, "ali", Role.OFFICER),
)
NAMES = (
    *("open", "save", "save-by-revision", "comment", "to-review", "reviewed", "void", "new-version"),
    *("copy", "delete", "undelete", "history", "put-back", "erase", "guests", "share"),
)


@pytest.mark.parametrize("use", EVERY_USE, ids=NAMES)
def test_anothers_draft_is_not_there_for_another_namnd(
    service: Service, draft: Saved, use: Callable[[Service, Saved], Any]
) -> None:
    with pytest.raises(AssessmentNotFound):
        use(service.of(ALI), draft)

    assert service.open(draft.assessment.id) == draft
    assert len(service.history(draft.assessment.id)) == 3


@pytest.mark.parametrize("use", EVERY_USE[1:], ids=NAMES[1:])
def test_a_reader_of_the_namnd_reads_and_changes_nothing(
    service: Service, draft: Saved, use: Callable[[Service, Saved], Any]
) -> None:
    reader = service.of(colleague(Role.READER))
    assert reader.open(draft.assessment.id) == draft
    if use in {EVERY_USE[8], EVERY_USE[11], EVERY_USE[14]}:
        use(reader, draft)
        return

    with pytest.raises(NotAllowed):
        use(reader, draft)
    assert service.open(draft.assessment.id) == draft


def test_lists_hold_what_a_person_may_read_and_no_more(service: Service, draft: Saved) -> None:
    assert [line.id for line in service.of(EVA).list_mine().lines] == [draft.assessment.id]
    assert service.of(ALI).list_mine().lines == ()
    assert service.of(colleague(Role.OFFICER)).list_mine().lines == ()
    service.of(EVA).share(draft.assessment.id, "ali", Role.READER)
    assert [line.id for line in service.of(ALI).list_mine().lines] == [draft.assessment.id]
    service.of(EVA).delete(draft.assessment.id)
    assert [line.id for line in service.of(EVA).list_trash().lines] == [draft.assessment.id]
    assert service.of(colleague(Role.OFFICER)).list_trash().lines == ()


def test_an_invitation_gives_no_more_than_it_says_and_is_taken_back(service: Service, draft: Saved) -> None:
    eva, ali, name = service.of(EVA), service.of(ALI), draft.assessment.id
    eva.share(name, " ali ", Role.REVIEWER)
    assert eva.guests(name) == {"ali": Role.REVIEWER}
    assert ali.rights(name) == {Deed.READ, Deed.COMMENT, Deed.REVIEW}
    saved = ali.save(commented(draft), draft)
    with pytest.raises(NotAllowed):
        ali.save(titled(saved), saved)
    with pytest.raises(NotAllowed):
        ali.share(name, "bo", Role.READER)
    eva.share(name, "ali", None)
    with pytest.raises(AssessmentNotFound):
        ali.open(name)
    assert ali.rights(name) == frozenset()
    assert service.rights("finns-inte") == frozenset()


@pytest.mark.parametrize(("who", "role"), [("  ", Role.READER), ("ali", Role.REGISTRAR)])
def test_nobody_is_invited_without_a_name_or_to_run_the_place(
    service: Service, draft: Saved, who: str, role: Role
) -> None:
    with pytest.raises(NotShared):
        service.of(EVA).share(draft.assessment.id, who, role)


def test_nobody_marks_their_own_assessment_as_reviewed(service: Service, draft: Saved) -> None:
    reviewed = draft.assessment.model_copy(update={"review": Review(reviewer="Jurist")})
    saved = service.of(EVA).save(reviewed, draft)

    with pytest.raises(NotAllowed, match="Be en annan person"):
        service.of(EVA).move(saved, Stage.REVIEWED)
    assert service.of(colleague(Role.REVIEWER)).move(saved, Stage.REVIEWED).assessment.stage is Stage.REVIEWED


def test_what_is_klar_is_read_in_every_namnd_and_copied(service: Service, draft: Saved) -> None:
    ready = sealed(service, draft)
    ali = service.of(ALI)

    assert ali.open(ready.assessment.id) == ready
    assert ali.copy(ready.assessment).assessment.stage is Stage.DRAFT
    with pytest.raises(NotAllowed):
        ali.new_version(ready.assessment)
    with pytest.raises(NotAllowed):
        service.of(EVA).delete(ready.assessment.id)


def test_a_slip_in_the_name_of_the_namnd_lets_no_other_namnd_in(service: Service, draft: Saved) -> None:
    eva = service.of(EVA)
    moved = eva.save(editing.set_case(draft.assessment, board="Tekniska nämnden"), draft)

    with pytest.raises(AssessmentNotFound):
        service.of(ALI).open(moved.assessment.id)
    assert service.of(colleague(Role.READER)).open(moved.assessment.id) == moved
    assert moved.assessment.case == Case(title="Skolan", board="Tekniska nämnden")


def test_a_file_from_another_namnd_is_at_home_nowhere(service: Service, draft: Saved) -> None:
    file = service.export_json(draft.assessment)

    brought = service.of(ALI).import_file(file, "bedömning.json")

    assert brought.assessment.id != draft.assessment.id
    assert service.of(ALI).open(brought.assessment.id) == brought
    with pytest.raises(AssessmentNotFound):
        service.of(EVA).open(brought.assessment.id)


def test_who_has_no_role_works_in_what_they_are_invited_to_and_begins_nothing(
    service: Service, draft: Saved
) -> None:
    stranger = service.of(Person("si@lillmark.se", frozenset()))
    service.of(EVA).share(draft.assessment.id, "Si@Lillmark.se", Role.OFFICER)
    begins: tuple[Callable[[], object], ...] = (
        stranger.start_new,
        lambda: stranger.start_example("skola"),
        lambda: stranger.import_file(service.export_json(draft.assessment), "bedömning.json"),
        lambda: stranger.copy(draft.assessment),
    )

    for begin in begins:
        with pytest.raises(NotAdmitted, match="inloggad som si@"):
            begin()
    assert stranger.save(titled(draft), draft).assessment.case.title == "Ändrad"
    assert [line.id for line in stranger.list_mine().lines] == [draft.assessment.id]
