"""Who is where: what every store promises of it."""

from dataclasses import replace
from datetime import timedelta

from assessment.service.ports import AssessmentStore, Visit
from tests.store.conftest import NOON, document, later

WEEK, YEAR = timedelta(days=7), timedelta(days=365)
VISIT = Visit("fönster-1", "anna", "grupper", 3, NOON)


def note(store: AssessmentStore, visit: Visit, assessment: str = "ett") -> None:
    store.visit(assessment, visit, visit.seen_at - WEEK, visit.seen_at - YEAR)


def test_a_window_has_one_visit_and_the_last_seen_comes_first(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    note(store, VISIT)
    note(store, other := replace(VISIT, window="fönster-2", who="berit", seen_at=later(1)))
    assert store.visits("ett") == (other, VISIT)

    note(store, again := replace(VISIT, step="samlad", revision=9, seen_at=later(2)))
    assert store.visits("ett") == (again, other)


def test_a_visit_changes_nothing_else(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    before = store.get("ett"), store.events("ett"), store.lines(10)
    note(store, VISIT)

    assert (store.get("ett"), store.events("ett"), store.lines(10)) == before


def test_old_visits_of_the_same_person_are_forgotten_and_others_last(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    note(store, VISIT)
    note(store, others := replace(VISIT, window="fönster-2", who="berit"))
    note(store, new := replace(VISIT, window="fönster-3", seen_at=NOON + WEEK + timedelta(seconds=1)))
    assert store.visits("ett") == (new, others)

    note(store, last := replace(new, seen_at=NOON + YEAR + timedelta(seconds=1)))
    assert store.visits("ett") == (last,)


def test_visits_to_one_assessment_say_nothing_of_another(store: AssessmentStore) -> None:
    store.add(document("ett"), NOON)
    store.add(document("två"), NOON)
    note(store, VISIT)
    note(store, replace(VISIT, seen_at=NOON + 2 * WEEK), "två")

    assert store.visits("ett") == (VISIT,)


def test_what_is_not_there_has_no_visits(store: AssessmentStore) -> None:
    note(store, VISIT, "finns-inte")

    assert store.visits("finns-inte") == ()
