"""The journal: what every store promises of it, and that what is erased is gone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event as sqlalchemy_event

from assessment.service import StoreUnavailable
from assessment.service.ports import AssessmentStore, Entry, Event, EventKind
from assessment.store import DatabaseStore
from assessment.store.schema import assessments, metadata
from tests.store.conftest import NOON, document, later

TITLE = ("ärende", "titel")
ANSWER = ("svar", "barn/trygghet")
PRIVATE = "19121212-1212"


def entry(path: tuple[str, ...] = TITLE, before: str | None = '"Å"', after: str | None = '"Ä"') -> Entry:
    return Entry(path, before, after)


def told(events: tuple[Event, ...]) -> list[tuple[EventKind, int, str, tuple[str, ...]]]:
    return [(e.kind, e.revision, e.who, e.path) for e in events]


def test_the_journal_tells_everything_that_happens_newest_first(store: AssessmentStore) -> None:
    store.add(document(), NOON, "eva")
    store.replace(document(), 1, later(1), "eva", [entry(), entry(ANSWER, None, '{"svar":"ja"}')])
    store.trash("ett", later(2), "bo")
    store.restore("ett", later(3), "eva")

    events = store.events("ett")

    assert told(events) == [
        (EventKind.BROUGHT_BACK, 2, "eva", ()),
        (EventKind.TRASHED, 2, "bo", ()),
        (EventKind.CHANGED, 2, "eva", ANSWER),
        (EventKind.CHANGED, 2, "eva", TITLE),
        (EventKind.CREATED, 1, "eva", ()),
    ]
    assert [e.at for e in events] == [later(3), later(2), later(1), later(1), NOON]
    assert [(e.before, e.after) for e in events[2:4]] == [(None, '{"svar":"ja"}'), ('"Å"', '"Ä"')]
    assert [e.erased_at for e in events] == [None] * 5


def test_each_assessment_has_its_own_journal_also_in_the_trash(store: AssessmentStore) -> None:
    store.add(document("ett"), NOON)
    store.add(document("tva"), NOON)
    store.trash("tva", later(1))

    assert [e.kind for e in store.events("ett")] == [EventKind.CREATED]
    assert [e.kind for e in store.events("tva")] == [EventKind.TRASHED, EventKind.CREATED]


def test_the_journal_of_one_answer_comes_in_pages(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    for n in range(1, 6):
        store.replace(document(), n, later(n), "", [entry(), entry(ANSWER)])

    first = store.events("ett", TITLE, limit=3)
    rest = store.events("ett", TITLE, before=first[-1].number)

    assert [e.revision for e in (*first, *rest)] == [6, 5, 4, 3, 2]
    assert {e.path for e in (*first, *rest)} == {TITLE}


def test_a_save_that_is_refused_leaves_no_event(store: AssessmentStore) -> None:
    store.add(document(), NOON)
    store.add(document(), NOON)
    store.replace(document(), 7, later(1), "", [entry()])
    store.restore("ett", later(1))

    assert [e.kind for e in store.events("ett")] == [EventKind.CREATED]


def test_of_many_who_save_the_same_revision_one_is_in_the_journal(store: AssessmentStore) -> None:
    store.add(document(), NOON)

    def write(n: int) -> bool:
        return store.replace(document(), 1, later(1), str(n), [entry(after=str(n))]) is not None

    with ThreadPoolExecutor(8) as writers:
        succeeded = [str(n) for n, done in enumerate(writers.map(write, range(40))) if done]

    assert [e.after for e in store.events("ett", TITLE)] == succeeded


def test_what_is_erased_is_empty_and_the_event_stays(store: AssessmentStore) -> None:
    store.add(document(text=PRIVATE), NOON, "eva")
    store.replace(document(text=PRIVATE), 1, later(1), "eva", [entry(after=f'"{PRIVATE}"'), entry(ANSWER)])
    own, renamed = ("grupper", "anna"), ("grupper", "rensat")
    store.replace(document(text=PRIVATE), 2, later(2), "eva", [entry(own, None, '{"id":"anna"}')])

    erased = store.erase(document(text="rent"), 3, later(9), "jurist", {TITLE: TITLE, own: renamed})

    assert erased is not None
    assert store.get("ett") == erased
    assert (erased.text, erased.revision) == ("rent", 4)
    events = store.events("ett")
    assert told(events) == [
        (EventKind.ERASED, 4, "jurist", renamed),
        (EventKind.ERASED, 4, "jurist", TITLE),
        (EventKind.CHANGED, 3, "eva", renamed),
        (EventKind.CHANGED, 2, "eva", ANSWER),
        (EventKind.CHANGED, 2, "eva", TITLE),
        (EventKind.CREATED, 1, "eva", ()),
    ]
    assert [(e.before, e.after, e.erased_at) for e in (events[2], events[4])] == [(None, None, later(9))] * 2
    assert [(e.before, e.after, e.erased_at) for e in events[3:4]] == [('"Å"', '"Ä"', None)]


def test_an_older_revision_is_not_erased(store: AssessmentStore) -> None:
    store.add(document(text="kvar"), NOON)
    store.replace(document(text="kvar"), 1, later(1), "", [entry()])

    assert store.erase(document(text="rent"), 1, later(2), "jurist", {TITLE: TITLE}) is None
    assert store.events("ett", TITLE)[0].after == '"Ä"'


def test_only_the_assessment_that_is_named_is_erased(store: AssessmentStore) -> None:
    for name in ("ett", "tva"):
        store.add(document(name), NOON)
        store.replace(document(name), 1, later(1), "", [entry()])

    store.erase(document("ett"), 2, later(2), "jurist", {TITLE: TITLE})

    assert store.events("tva", TITLE)[0].after == '"Ä"'


def _filled(database: str) -> DatabaseStore:
    store = DatabaseStore.open(database)
    store.add(document(text=f"{PRIVATE} finns här", title=PRIVATE), NOON)
    for n in range(1, 40):
        changed = document(text=f"{n} {PRIVATE} " + "fyllnad " * 40 * n, title=PRIVATE)
        store.replace(changed, n, later(n), "", [entry(after=f'"{PRIVATE}"')])
    return store


def test_what_is_erased_is_in_no_row_of_any_table(database: str) -> None:
    store = _filled(database)

    store.erase(document(text="rent", title="rent"), 40, later(99), "jurist", {TITLE: TITLE})

    with store._engine.connect() as connection:
        rows = [str(row) for table in metadata.sorted_tables for row in connection.execute(table.select())]
    store.close()
    assert len(rows) > 40
    assert [row for row in rows if PRIVATE in row] == []


def test_what_is_erased_is_nowhere_in_the_files_of_sqlite(tmp_path: Path) -> None:
    store = _filled(str(tmp_path / "k.db"))

    def found() -> int:
        return sum(file.read_bytes().count(PRIVATE.encode()) for file in tmp_path.iterdir())

    before = found()
    store.erase(document(text="rent", title="rent"), 40, later(99), "jurist", {TITLE: TITLE})

    # Asked while the store is open: closing would clean up by itself.
    assert (before > 40, found()) == (True, 0)
    store.close()


def test_a_reader_in_the_way_does_not_stop_what_is_erased(database: str) -> None:
    store = _filled(database)
    with store._engine.connect() as reader:
        reader.execute(assessments.select()).all()
        erased = store.erase(document(text="rent"), 40, later(99), "jurist", {TITLE: TITLE})

    assert erased is not None
    assert store.get("ett") == erased
    store.close()


def test_a_journal_that_cannot_be_written_takes_the_save_with_it(database: str) -> None:
    store = DatabaseStore.open(database)
    store.add(document(text="kvar"), NOON)

    def fail(_connection: object, _cursor: object, statement: str, *_: object) -> tuple[str, object]:
        if statement.startswith("INSERT INTO journal"):
            return statement.replace("journal", "finns_inte"), _[0]
        return statement, _[0]

    sqlalchemy_event.listen(store._engine, "before_cursor_execute", fail, retval=True)
    with pytest.raises(StoreUnavailable):
        store.replace(document(text="nytt"), 1, later(1), "", [entry()])

    found = store.get("ett")
    assert found is not None
    assert (found.text, found.revision) == ("kvar", 1)
    store.close()
