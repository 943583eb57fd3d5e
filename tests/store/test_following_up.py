"""What came of what was promised: what every store promises of it."""

from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from assessment.core.vocabulary import Stage
from assessment.service.listed import PromiseColumn, PromiseKind
from assessment.service.ports import AssessmentStore, Disposal, EventKind
from assessment.service.register_store import EVERY, FollowedUp, PromiseLine, Selection
from tests.store.conftest import NOON, document, later

SKJUTS = PromiseColumn(PromiseKind.MEASURE, "a", "Skolskjuts", "Skolchefen", date(2026, 8, 1), decided=True)
TRYGG = PromiseColumn(PromiseKind.FOLLOW_UP, "a", "Trygghet", "Rektorn", date(2026, 6, 1), decided=True)
WISH = PromiseColumn(PromiseKind.MEASURE, "b", "Buss", "", None, decided=False)
DONE = FollowedUp(PromiseKind.MEASURE, "a", date(2026, 7, 15), "Upphandlad.")


@pytest.fixture
def kept(store: AssessmentStore) -> AssessmentStore:
    store.add(document(stage=Stage.READY, promises=(SKJUTS, TRYGG, WISH)), NOON, "eva")
    return store


def lines(store: AssessmentStore, *, done: bool | None) -> list[PromiseLine]:
    return list(store.promises(EVERY, 10, done=done).lines)


def test_what_is_done_leaves_what_is_due_and_keeps_its_day_and_note(kept: AssessmentStore) -> None:
    assert kept.follow_up("ett", DONE, later(1), "ali")

    assert [line.promise for line in lines(kept, done=False)] == [TRYGG]
    (line,) = lines(kept, done=True)
    assert (line.promise, line.done_on, line.note) == (SKJUTS, DONE.done_on, "Upphandlad.")
    assert len(lines(kept, done=None)) == 2
    assert kept.count(Selection(due_by=date(2026, 8, 1))) == 1
    kept.follow_up("ett", replace(DONE, kind=PromiseKind.FOLLOW_UP), later(2))
    assert kept.count(Selection(due_by=date(2026, 8, 1))) == 0


def test_the_assessment_is_as_it_was_and_the_journal_tells(kept: AssessmentStore) -> None:
    before = kept.get("ett")
    kept.follow_up("ett", DONE, later(1), "ali")

    assert kept.get("ett") == before
    (event,) = islice(kept.events("ett"), 1)
    assert (event.kind, event.revision, event.at, event.who) == (EventKind.FOLLOWED_UP, 1, later(1), "ali")
    assert event.parts == (None, {"slag": "åtgärd", "id": "a", "gjord": "2026-07-15"})


def test_it_can_be_written_anew_and_taken_back(kept: AssessmentStore) -> None:
    kept.follow_up("ett", DONE, later(1))
    kept.follow_up("ett", replace(DONE, done_on=date(2026, 7, 20), note="Klart"), later(2))
    (line,) = lines(kept, done=True)
    assert (line.done_on, line.note) == (date(2026, 7, 20), "Klart")

    assert kept.follow_up("ett", FollowedUp(DONE.kind, DONE.item, None), later(3))
    assert lines(kept, done=True) == []
    assert [line.note for line in lines(kept, done=False)] == ["", ""]
    assert [e.kind for e in kept.events("ett")] == [EventKind.FOLLOWED_UP] * 3 + [EventKind.CREATED]


def test_the_same_twice_is_noted_once(kept: AssessmentStore) -> None:
    assert kept.follow_up("ett", DONE, later(1))
    assert kept.follow_up("ett", DONE, later(2))

    assert len(kept.events("ett")) == 2


def test_it_outlives_a_save_of_the_promise(kept: AssessmentStore) -> None:
    kept.follow_up("ett", DONE, later(1))
    kept.replace(document(stage=Stage.READY, promises=(replace(SKJUTS, text="Taxi"), TRYGG)), 1, later(2))

    assert [line.promise.text for line in lines(kept, done=True)] == ["Taxi"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("annan", DONE),
        ("ett", replace(DONE, item="finns-inte")),
        ("ett", replace(DONE, item="b")),
        ("kastad", DONE),
    ],
)
def test_what_is_not_promised_is_not_noted(kept: AssessmentStore, name: str, found: FollowedUp) -> None:
    kept.add(document("kastad", promises=(SKJUTS,)), NOON)
    kept.trash("kastad", later(1))
    before = [kept.events(one) for one in ("ett", "kastad")]

    assert not kept.follow_up(name, found, later(2))
    assert [kept.events(one) for one in ("ett", "kastad")] == before
    kept.restore("kastad", later(3))
    assert lines(kept, done=True) == []


def test_what_is_gallrat_takes_it_along(kept: AssessmentStore) -> None:
    kept.follow_up("ett", DONE, later(1))
    kept.dispose(Disposal("ett", "", "", later(2), "reg", "plan 1"))
    kept.add(document(promises=(SKJUTS,)), later(3))

    assert lines(kept, done=True) == []


def test_what_was_noted_of_one_assessment_is_found_again(kept: AssessmentStore) -> None:
    other = replace(DONE, kind=PromiseKind.FOLLOW_UP, note="")
    kept.follow_up("ett", other, later(1))
    kept.follow_up("ett", DONE, later(2))
    kept.add(document("tva", promises=(SKJUTS,)), NOON)

    assert set(kept.followed_up("ett")) == {DONE, other}
    assert kept.followed_up("tva") == ()
