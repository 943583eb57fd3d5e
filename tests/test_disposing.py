"""Gallring: handed out whole first, then away for good; only what has ended, and only by a registrator."""

import io
import zipfile
from datetime import date, timedelta

import pytest

from assessment.core import editing
from assessment.core.people import Person, Role, board_key
from assessment.core.vocabulary import Stage
from assessment.service import AssessmentNotFound, NotAllowed, NotHandedOut, Saved, Service
from tests.test_service import World

BOARD = "Utbildningsnämnden"
PLAN = "Plan 2026, 3.2"
LATER = date(2026, 12, 24)
REGISTRAR = Person("reg", frozenset({Role.REGISTRAR}), frozenset({board_key(BOARD)}))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


@pytest.fixture
def ended(service: Service) -> Saved:
    """A makulerad assessment of a nämnd."""
    saved = service.start_new()
    saved = service.save(editing.set_case(saved.assessment, title="Skolan", board=BOARD), saved)
    return service.move(saved, Stage.VOID, "Fel ärende")


def test_only_what_has_ended_and_is_old_enough_can_be_taken_away(
    world: World, service: Service, ended: Saved
) -> None:
    draft = service.start_new()
    thrown = service.start_new()
    service.delete(thrown.assessment.id)
    day = world.now.date()

    names = {line.id for line in service.disposable(day + timedelta(days=1))}

    assert names == {ended.assessment.id, thrown.assessment.id}
    assert draft.assessment.id not in names
    assert service.disposable(day) == ()
    assert [line.id for line in service.disposable(LATER, f" {BOARD.upper()} ")] == [ended.assessment.id]


def test_it_is_handed_out_whole_and_then_gone(service: Service, ended: Saved) -> None:
    registrar, name = service.of(REGISTRAR), ended.assessment.id
    out = registrar.handed_out(name)

    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert archive.namelist() == ["bedomning.json", "bedomning.docx"]
        again = service.read_file(archive.read("bedomning.json"), "bedomning.json")
    assert again == ended.assessment
    noted = registrar.dispose(name, out, f" {PLAN} ")

    assert (noted.assessment_id, noted.board, noted.who, noted.reason) == (name, BOARD, "reg", PLAN)
    assert registrar.disposals() == (noted,)
    assert service.of(Person("x", frozenset(Role))).disposals() == ()
    with pytest.raises(AssessmentNotFound):
        service.open(name)


def test_what_was_not_handed_out_as_it_is_now_stays(service: Service) -> None:
    saved = service.start_new()
    name = saved.assessment.id
    out = service.handed_out(name)
    service.save(editing.set_case(saved.assessment, title="Ändrad"), saved)

    for given, reason in ((out, PLAN), (b"trasig", PLAN), (b"", PLAN), (service.handed_out(name), "  ")):
        with pytest.raises(NotHandedOut, match="inte gallrad"):
            service.dispose(name, given, reason)
    assert service.open(name).assessment.case.title == "Ändrad"


@pytest.mark.parametrize(
    "who",
    [
        Person("eva", frozenset(Role) - {Role.REGISTRAR}, frozenset({board_key(BOARD)})),
        Person("ali", frozenset(Role), frozenset({board_key("Tekniska nämnden")})),
    ],
)
def test_nobody_else_hands_out_or_takes_away(service: Service, ended: Saved, who: Person) -> None:
    other, name = service.of(who), ended.assessment.id
    out = service.handed_out(name)

    assert other.disposable(LATER) == ()
    with pytest.raises((NotAllowed, AssessmentNotFound)):
        other.handed_out(name)
    with pytest.raises((NotAllowed, AssessmentNotFound)):
        other.dispose(name, out, PLAN)
    with pytest.raises(AssessmentNotFound):
        service.dispose("finns-inte", out, PLAN)
    assert service.open(name) == ended
