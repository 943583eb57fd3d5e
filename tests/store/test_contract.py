"""What every store promises, asked of each in the same words."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.ports import AssessmentStore, Cursor, EditionContent, FlagColumn, StatusColumn
from tests.store.conftest import NOON, document, later

EDITION = EditionContent("f00d", "barn", "2026-1", '{"checklista":"barn"}')


def ids(store: AssessmentStore, *, trashed: bool = False) -> list[str]:
    return [line.id for line in store.lines(100, trashed=trashed).lines]


def test_what_is_added_is_there_as_revision_1(store: AssessmentStore) -> None:
    stored = store.add(document(text='{"svar":"å ä ö 🏫 \\u0000"}'), NOON)

    assert stored is not None
    assert stored.revision == 1
    assert store.get("ett") == stored
    assert stored.text == '{"svar":"å ä ö 🏫 \\u0000"}'
    assert stored.saved_at == NOON


def test_an_id_that_is_taken_is_refused_and_nothing_changes(store: AssessmentStore) -> None:
    first = store.add(document(text="first"), NOON)

    assert store.add(document(text="second"), later(1)) is None
    assert store.get("ett") == first


def test_an_id_in_the_trash_is_still_taken(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    store.trash("ett", later(1))

    assert store.add(document(text="second"), later(2)) is None


def test_what_was_never_added_is_not_there(store: AssessmentStore) -> None:
    assert store.get("ett") is None
    assert store.replace(document(), 1, NOON) is None
    assert store.lines(10).lines == ()
    assert not store.trash("ett", NOON)
    assert not store.restore("ett", later(4))
    assert store.events("ett") == ()


def test_replacing_the_expected_revision_gives_the_next_one(store: AssessmentStore) -> None:
    store.add(document(), NOON)

    second = store.replace(document(text="second"), 1, later(1))
    third = store.replace(document(text="third"), 2, later(2))

    assert second is not None
    assert third is not None
    assert (second.revision, third.revision) == (2, 3)
    assert store.get("ett") == third
    assert third.saved_at == later(2)


def test_replacing_an_older_revision_changes_nothing(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    store.replace(document(text="theirs", title="Deras"), 1, later(1))

    assert store.replace(document(text="mine", title="Min"), 1, later(2)) is None

    found = store.get("ett")
    assert found is not None
    assert found.text == "theirs"
    assert store.lines(1).lines[0].columns.title == "Deras"


def test_of_many_who_replace_the_same_revision_one_succeeds(store: AssessmentStore) -> None:
    store.add(document(), NOON)

    def write(n: int) -> bool:
        return store.replace(document(text=str(n)), 1, later(1)) is not None

    with ThreadPoolExecutor(8) as writers:
        succeeded = [n for n, done in enumerate(writers.map(write, range(40))) if done]

    found = store.get("ett")
    assert found is not None
    assert [found.text] == [str(n) for n in succeeded]
    assert found.revision == 2


def test_many_who_write_different_assessments_all_succeed(store: AssessmentStore) -> None:
    def write(n: int) -> bool:
        name = f"nr-{n}"
        store.add(document(name), NOON)
        return all(store.replace(document(name, text=str(r)), r, later(r)) for r in range(1, 6))

    with ThreadPoolExecutor(8) as writers:
        assert all(writers.map(write, range(16)))

    assert len(ids(store)) == 16


def test_a_line_has_the_columns_of_the_last_save(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    columns = replace(
        document().columns,
        title="Nytt namn",
        stage=Stage.READY,
        version=2,
        answered=7,
        statuses=(
            StatusColumn("barn", "forslaget", Status.SEVERE_RISK, 1),
            StatusColumn("jamlikhet", "forslaget", Status.STRENGTHENS, 1),
        ),
        flags=(FlagColumn("barn", "F3", "forslaget", FlagState.ANSWERED),),
    )
    store.replace(replace(document(), columns=columns), 1, later(5))

    line = store.lines(10).lines[0]

    assert line.columns == columns
    assert (line.revision, line.created_at, line.saved_at, line.trashed_at) == (2, NOON, later(5), None)


def test_columns_can_become_empty_again(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    store.replace(document(statuses=(), flags=()), 1, later(1))

    line = store.lines(10).lines[0]

    assert line.columns.statuses == ()
    assert line.columns.flags == ()


def test_each_line_has_its_own_statuses_and_flags(store: AssessmentStore) -> None:
    store.add(document("ett"), NOON)
    store.add(document("tva", statuses=(), flags=()), later(1))

    by_id = {line.id: line.columns for line in store.lines(10).lines}

    assert by_id["ett"].statuses == document().columns.statuses
    assert by_id["ett"].flags == document().columns.flags
    assert by_id["tva"].statuses == ()


def test_lines_come_newest_first_and_pages_miss_and_repeat_none(store: AssessmentStore) -> None:
    for n in range(7):
        # Several share a moment, as after an import: then the id decides.
        store.add(document(f"nr-{n}"), later(n // 3))

    shown: list[str] = []
    after: Cursor | None = None
    while True:
        page = store.lines(2, after)
        shown += [line.id for line in page.lines]
        after = page.after
        if after is None:
            break

    assert shown == ["nr-6", "nr-5", "nr-4", "nr-3", "nr-2", "nr-1", "nr-0"]


def test_a_full_last_page_has_no_page_after_it(store: AssessmentStore) -> None:
    for n in range(4):
        store.add(document(f"nr-{n}"), later(n))

    assert store.lines(2, store.lines(2).after).after is None


def test_a_saved_assessment_moves_to_the_top(store: AssessmentStore) -> None:
    store.add(document("ett"), NOON)
    store.add(document("tva"), later(1))
    store.replace(document("ett"), 1, later(2))

    assert ids(store) == ["ett", "tva"]


def test_the_trash_hides_and_gives_back(store: AssessmentStore) -> None:
    store.add(document("ett"), NOON)
    store.add(document("tva"), later(1))

    assert store.trash("ett", later(2))
    assert not store.trash("ett", later(3))
    assert store.get("ett") is None
    assert store.replace(document("ett"), 1, later(3)) is None
    assert ids(store) == ["tva"]
    assert ids(store, trashed=True) == ["ett"]
    assert store.lines(10, trashed=True).lines[0].trashed_at == later(2)

    assert store.restore("ett", later(4))
    assert not store.restore("ett", later(4))
    assert ids(store, trashed=True) == []
    found = store.get("ett")
    assert found is not None
    assert found.revision == 1


def test_a_moment_keeps_its_meaning_whatever_zone_it_is_given_in(store: AssessmentStore) -> None:
    swedish = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    store.add(document(), swedish)

    found = store.get("ett")

    assert found is not None
    assert found.saved_at == swedish


def test_an_edition_is_kept_once_and_stays_as_it_was(store: AssessmentStore) -> None:
    store.keep_edition(EDITION, NOON)
    store.keep_edition(replace(EDITION, content="{}"), later(1))

    assert store.edition("f00d") == EDITION
    assert store.edition("beef") is None


def test_many_may_keep_the_same_edition_at_once(store: AssessmentStore) -> None:
    with ThreadPoolExecutor(8) as keepers:
        list(keepers.map(lambda _: store.keep_edition(EDITION, NOON), range(24)))

    assert store.edition("f00d") == EDITION


def test_text_that_looks_like_sql_is_text(store: AssessmentStore) -> None:
    nasty = "'; DROP TABLE assessments; -- %s :x ?"
    store.add(document("ett", text=nasty, title=nasty), NOON)

    found = store.get("ett")

    assert found is not None
    assert found.text == nasty
    assert store.lines(1).lines[0].columns.title == nasty
    assert store.get(nasty) is None
