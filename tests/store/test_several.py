"""Many documents at a time, for those who score a whole register: asked of every store."""

from typing import Protocol

import pytest

from assessment.service.ports import AssessmentStore
from assessment.service.rescoring import Archive, Recorded, recorded
from tests.store.conftest import NOON, document, later


class Register(AssessmentStore, Archive, Protocol):
    """A store that also gives many at a time."""


def test_several_come_in_the_order_they_are_asked_for_without_the_trash(store: Register) -> None:
    for name in ("ett", "tva", "tre"):
        store.add(document(name), NOON)
    store.trash("tva", later(1))

    assert [d.id for d in store.several(["tre", "tva", "saknas", "ett"])] == ["tre", "ett"]
    assert store.several(["ett"]) == (store.get("ett"),)
    assert store.several([]) == ()


def test_every_assessment_is_recorded_once_whatever_the_size_of_a_page(
    store: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.rescoring._PAGE", 2)
    for number in range(5):
        store.add(document(f"nr-{number}"), later(number))

    statuses = document().columns.statuses
    assert list(recorded(store)) == [Recorded(f"nr-{number}", statuses) for number in (4, 3, 2, 1, 0)]
