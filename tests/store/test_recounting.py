"""Columns counted anew: the register sees them, and nobody else can tell that it was done."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from assessment.core.vocabulary import Status
from assessment.service.ports import AssessmentStore, StatusColumn
from assessment.service.register_store import EVERY, Facet
from assessment.store import DatabaseStore
from tests.store.conftest import NOON, document, later

STRONGER = (StatusColumn("barn", "forslaget", Status.STRENGTHENS, 1),)


def test_counting_anew_changes_the_columns_and_nothing_else(store: AssessmentStore) -> None:
    store.add(replace(document(text="{…}"), home="a"), NOON, "eva")
    before = store.get("ett"), store.standing("ett"), store.events("ett")
    (found,) = store.uncounted(10, every=True)

    assert found.stored == before[0]
    assert store.recount(document(text="{…}", statuses=STRONGER), found)

    assert (store.get("ett"), store.standing("ett"), store.events("ett")) == before
    assert store.lines(1).lines[0].columns.statuses == STRONGER
    assert [tally.key for tally in store.tally(EVERY, Facet.STATUS)] == [("barn", "Stärker")]


def test_what_is_saved_meanwhile_keeps_the_columns_of_its_save(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    (found,) = store.uncounted(10, every=True)
    store.replace(document(title="Ny"), 1, later(1))

    assert not store.recount(document(statuses=STRONGER), found)

    assert store.lines(1).lines[0].columns.title == "Ny"
    assert store.lines(1).lines[0].columns.statuses == document().columns.statuses


def test_every_one_is_asked_for_once_page_by_page_the_trash_too(store: AssessmentStore) -> None:
    for name in ("a", "b", "c"):
        store.add(document(name), NOON)
    store.trash("b", later(1))

    first = store.uncounted(2, every=True)
    rest = store.uncounted(2, first[-1].stored.id, every=True)

    assert [one.stored.id for one in (*first, *rest)] == ["a", "b", "c"]
    assert store.uncounted(2, "c", every=True) == ()
    assert store.uncounted(10) == ()


def test_what_a_migration_left_uncounted_is_counted_by_the_first_of_two(database: str) -> None:
    one, other = DatabaseStore.open(database), DatabaseStore.open(database)
    one.add(document(), NOON)
    with one._change() as connection:
        connection.execute(text("UPDATE assessments SET rows_hash = ''"))
        connection.execute(text("DELETE FROM statuses"))
    found, theirs = one.uncounted(10), other.uncounted(10)
    assert [u.stored.id for u in found] == ["ett"]

    assert one.recount(document(statuses=STRONGER), found[0])
    assert not other.recount(document(), theirs[0])

    assert one.lines(1).lines[0].columns.statuses == STRONGER
    assert one.uncounted(10) == ()
    one.close()
    other.close()


@pytest.mark.parametrize("saved", [False, True])
def test_an_assessment_that_is_saved_after_being_counted_is_saved_as_ever(
    store: AssessmentStore, *, saved: bool
) -> None:
    store.add(document(), NOON)
    (found,) = store.uncounted(10, every=True)
    store.recount(document(statuses=STRONGER), found)
    if saved:
        assert store.replace(document(), 1, later(1)) is not None

    assert store.lines(1).lines[0].columns.statuses == (document().columns.statuses if saved else STRONGER)


@pytest.mark.parametrize(("kept", "words"), [(None, "orörd"), ("0" * 64, ""), ("", "")])
def test_a_save_writes_only_the_tables_that_it_changes(database: str, kept: str | None, words: str) -> None:
    store = DatabaseStore.open(database)
    store.add(document(), NOON)
    with store._change() as connection:
        connection.execute(text("UPDATE searched SET words = 'orörd'"))
        if kept is not None:
            connection.execute(text("UPDATE assessments SET rows_hash = :kept"), {"kept": kept})

    assert store.replace(document(statuses=STRONGER), 1, later(1)) is not None

    assert store.lines(1).lines[0].columns.statuses == STRONGER
    with store._look() as connection:
        assert connection.execute(text("SELECT words FROM searched")).scalar_one() == words
    store.close()
