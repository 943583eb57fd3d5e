"""Following up: who may note what was done, when it can have been, and that what is decided stays."""

from datetime import date

import pytest

from assessment.core.assessment import Measure
from assessment.core.people import Person, Role, board_key
from assessment.core.stages import content_fingerprint
from assessment.service import AssessmentNotFound, EventKind, NotAllowed, Saved, Service
from assessment.service.following_up import NotFollowedUp
from assessment.service.listed import PromiseKind
from assessment.service.register_store import FollowedUp
from tests.factory import checklist_set, effect, perspective
from tests.test_registering import ALI, CARE, EVA, SCHOOL, sealed, stored
from tests.test_service import World

HOME = frozenset({board_key(SCHOOL)})
STRATEGIST = Person("siv", frozenset({Role.STRATEGIST}), HOME)
READER = Person("lo", frozenset({Role.READER}), HOME)
STRANGER = Person("bo", frozenset({Role.OFFICER}), frozenset({board_key(CARE)}))
DONE = FollowedUp(PromiseKind.MEASURE, "a", date(2026, 7, 15), "Upphandlad.")


@pytest.fixture
def service() -> Service:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet")))).service().of(EVA)


def promised(service: Service) -> Saved:
    saved = stored(service, "Skolan")
    measure = Measure(id="a", text="Skolskjuts", owner="Skolchefen", due=date(2026, 8, 1), decided=True)
    return service.save(saved.assessment.model_copy(update={"measures": (measure,)}), saved)


def test_what_is_klart_can_be_followed_up_and_stays_as_it_was(service: Service) -> None:
    frozen = sealed(service, promised(service))
    service.of(STRATEGIST).follow_up(frozen.assessment.id, DONE)

    assert service.promised().lines == ()
    (line,) = service.promised(done=True).lines
    assert (line.done_on, line.note) == (DONE.done_on, "Upphandlad.")
    opened = service.open(frozen.assessment.id)
    assert opened == frozen
    assert opened.assessment.seal is not None
    assert opened.assessment.seal.fingerprint == content_fingerprint(opened.assessment)
    assert service.history(frozen.assessment.id)[0].who == "siv"


@pytest.mark.parametrize("person", [READER, STRANGER, ALI])
def test_who_only_reads_cannot_note_anything(service: Service, person: Person) -> None:
    frozen = sealed(service, promised(service))

    with pytest.raises(NotAllowed):
        service.of(person).follow_up(frozen.assessment.id, DONE)
    assert len(service.promised().lines) == 1


def test_what_is_not_there_for_somebody_is_not_found(service: Service) -> None:
    draft = promised(service)

    with pytest.raises(AssessmentNotFound):
        service.of(ALI).follow_up(draft.assessment.id, DONE)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (FollowedUp(PromiseKind.MEASURE, "a", date(2026, 11, 23)), "Dagen har inte varit än"),
        (FollowedUp(PromiseKind.MEASURE, "a", date(2026, 7, 1), "x" * 501), "för lång"),
        (FollowedUp(PromiseKind.FOLLOW_UP, "a", date(2026, 7, 1)), "finns inte längre"),
    ],
)
def test_what_cannot_be_is_refused_with_why(service: Service, found: FollowedUp, told: str) -> None:
    saved = promised(service)

    with pytest.raises(NotFollowedUp, match=told):
        service.follow_up(saved.assessment.id, found)
    assert service.promised(done=True).lines == ()


def test_a_note_is_kept_as_one_line_that_every_database_takes(service: Service) -> None:
    saved = promised(service)
    service.follow_up(
        saved.assessment.id, FollowedUp(PromiseKind.MEASURE, "a", date(2026, 11, 22), "Ett\0\ntvå ")
    )

    (line,) = service.promised(done=True).lines
    assert line.note == "Ett två"


def test_what_should_never_have_been_noted_is_erased_from_the_note_too(service: Service) -> None:
    person = "19121212-1212"
    draft = promised(service)
    name = draft.assessment.id
    service.follow_up(name, FollowedUp(DONE.kind, DONE.item, DONE.done_on, f"Ringde {person}."))
    registrar = service.of(Person("reg", frozenset({Role.REGISTRAR}), HOME))

    assert registrar.whereabouts(name, person).answers == (("åtgärder", "a"),)
    registrar.erase(name, person)

    (line,) = service.promised(done=True).lines
    assert (line.done_on, line.note) == (DONE.done_on, "Ringde [rensat].")
    assert registrar.whereabouts(name, person).answers == ()
    assert service.history(name, ("åtgärder", "a"))[0].kind is EventKind.ERASED
