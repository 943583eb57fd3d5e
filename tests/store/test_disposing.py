"""Taking an assessment away for good: asked of every store."""

from dataclasses import replace

from assessment.core.people import Role
from assessment.service.ports import AssessmentStore, Disposal, Entry
from tests.store.conftest import NOON, document, later

GONE = Disposal("ett", "UBN 2026/0118", "Utbildningsnämnden", later(5), "registrator", "Plan 2026, 3.2")


def test_what_is_taken_away_is_gone_with_all_that_is_known_of_it(store: AssessmentStore) -> None:
    store.add(document("ett", text="hemligt"), NOON, "eva")
    store.share("ett", "ali", Role.READER, NOON, "eva")
    store.replace(document("ett"), 1, later(1), "eva", [Entry(("ärende", "titel"), None, '"hemligt"')])
    store.add(document("tva"), NOON)

    assert store.dispose(GONE)

    assert store.held("ett") is None
    assert store.standing("ett") is None
    assert store.events("ett") == ()
    assert [line.id for line in store.lines(10).lines] == ["tva"]
    assert store.disposals() == (GONE,)
    assert not store.dispose(GONE)
    assert store.disposals() == (GONE,)


def test_what_lies_in_the_trash_is_held_and_taken_away_too(store: AssessmentStore) -> None:
    store.add(document("ett", text="kastad"), NOON)
    store.trash("ett", later(1))

    held = store.held("ett")
    assert held is not None
    assert held.text == "kastad"
    assert store.dispose(GONE)
    assert store.lines(10, trashed=True).lines == ()


def test_the_last_that_was_taken_away_stands_first(store: AssessmentStore) -> None:
    for number, name in enumerate(("ett", "tva")):
        store.add(document(name), NOON)
        store.dispose(replace(GONE, assessment_id=name, at=later(number)))

    assert [d.assessment_id for d in store.disposals()] == ["tva", "ett"]
    assert store.held("finns-inte") is None
