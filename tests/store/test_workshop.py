"""Drafts of checklists and published editions, in every store: nothing is lost, nothing published changes."""

from dataclasses import replace
from datetime import date

from assessment.service.ports import AssessmentStore
from assessment.service.workshop_store import (
    ChecklistDraft,
    Decision,
    DraftLine,
    PublishedEdition,
    PublishedLine,
)
from tests.store.conftest import NOON, later

FILES = {"skala.yaml": "format: 1 # åäö\n", "scenarier/a.yaml": "[]\n"}
DRAFT = ChecklistDraft(DraftLine("u1", "Våren", 1, NOON, "eva"), FILES, FILES)
DECIDED = Decision("Kommunstyrelsen", date(2027, 1, 20), "KS 2027/12", "En ny fråga.")


def edition(number: int, files: dict[str, str] = FILES, again: int = 0) -> PublishedEdition:
    line = PublishedLine(number, later(number), "eva", DECIDED, {"barn": f"2027-{number}"}, again)
    return PublishedEdition(line, files)


def test_a_draft_is_kept_as_it_was_written(store: AssessmentStore) -> None:
    assert store.draft("u1") is None
    store.add_draft(DRAFT)

    assert store.draft("u1") == DRAFT
    assert store.drafts() == (DRAFT.line,)


def test_who_saves_from_an_older_version_changes_nothing(store: AssessmentStore) -> None:
    store.add_draft(DRAFT)
    second = replace(DRAFT, line=replace(DRAFT.line, version=2, changed_at=later(1), who="ali"))

    assert store.replace_draft(second, 1)
    assert not store.replace_draft(replace(second, files={}), 1)
    assert not store.replace_draft(replace(second, line=replace(second.line, id="u2")), 2)
    assert store.draft("u1") == second


def test_the_last_changed_draft_comes_first_and_a_thrown_one_is_gone(store: AssessmentStore) -> None:
    store.add_draft(DRAFT)
    store.add_draft(replace(DRAFT, line=replace(DRAFT.line, id="u2", changed_at=later(5))))

    assert [line.id for line in store.drafts()] == ["u2", "u1"]
    assert store.discard_draft("u2")
    assert not store.discard_draft("u2")
    assert [line.id for line in store.drafts()] == ["u1"]


def test_what_is_published_takes_its_draft_along_and_never_changes(store: AssessmentStore) -> None:
    assert store.published_number() == 0
    assert store.published() == ()
    assert store.published_edition(1) is None
    store.add_draft(DRAFT)

    assert store.publish(edition(1), "u1")
    assert store.draft("u1") is None
    assert store.publish(edition(2, again=1))
    store.add_draft(DRAFT)
    assert not store.publish(edition(2, {"skala.yaml": ""}), "u1")

    assert store.draft("u1") == DRAFT
    assert store.published_number() == 2
    assert store.published() == (edition(2, again=1).line, edition(1).line)
    assert store.published_edition(2) == edition(2, again=1)
