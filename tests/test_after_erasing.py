"""After rensa the registrator is told which backups still have the words."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from assessment.core import editing
from assessment.core.people import LOCAL, Person, Role, board_key
from assessment.service import NotAllowed, Service
from assessment.service.ports import Backup
from tests.factory import checklist_set, effect, perspective
from tests.test_service import World

BOARD = "Utbildningsnämnden"


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    """Everything is done by somebody who may do everything."""
    return world.service().of(replace(LOCAL, id="jurist"))


def erased(service: Service) -> tuple[datetime, datetime]:
    """Erase a word from an assessment; return when the assessment was begun and when the word was erased."""
    saved = service.start_new()
    service.save(editing.set_case(saved.assessment, title="Om hemligt ord", board=BOARD), saved)
    begun = service.history("id-1")[-1].at
    service.erase("id-1", "hemligt ord")
    return begun, service.history("id-1")[0].at


def test_the_backups_between_its_beginning_and_the_erasing_are_to_be_made_again(
    world: World, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, at = erased(service)
    minute = timedelta(minutes=1)
    after, before, older = (
        Backup(at + minute, "/k/efter.zip"),
        Backup(begun, "/k/mellan.zip"),
        Backup(begun - minute, "/k/innan.zip"),
    )
    monkeypatch.setattr(world.store, "backups", lambda: (after, before, older))

    assert service.backups_with_erased("id-1") == (before,)


def test_where_nothing_was_erased_no_backup_is_to_be_made_again(
    world: World, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.start_new()
    at = service.history("id-1")[0].at
    monkeypatch.setattr(world.store, "backups", lambda: (Backup(at, "/k/kopia.zip"),))

    assert service.backups_with_erased("id-1") == ()


def test_only_who_may_erase_is_told_where_backups_lie(service: Service) -> None:
    erased(service)
    officer = Person("eva", frozenset({Role.OFFICER}), frozenset({board_key(BOARD)}))

    with pytest.raises(NotAllowed):
        service.of(officer).backups_with_erased("id-1")
