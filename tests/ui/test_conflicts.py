"""The goal conflicts that the answers show: answered where they stand, and never lost when answers change."""

import pytest

from assessment.core import editing
from assessment.core.conflicts import Conflict, conflicts_of
from tests.ui.window import Window

EXAMPLE = "fall-3-biblioteksfilialer.json"


def found(window: Window) -> tuple[Conflict, ...]:
    return conflicts_of(window.service.flow(window.stored))


@pytest.fixture
def window(window: Window) -> Window:
    return window.open(window.service.start_example(EXAMPLE).assessment.id, "samlad")


def test_a_suggestion_is_confirmed_with_its_weighing(window: Window) -> None:
    first = found(window)[0]
    window.choose(f"{first.key}|svar", "ja")
    window.write(f"{first.key}|vagning", "Bokbussen väger upp.")

    entry = window.stored.conflicts[-1]
    assert (entry.found, entry.weighing, entry.dismissed) == (first.key, "Bokbussen väger upp.", False)
    lines = window.service.summary(window.stored).conflicts
    assert [c.weighing for c in lines if c.found == first.key] == ["Bokbussen väger upp."]
    assert entry.description in window.said


def test_a_suggestion_is_dismissed_with_a_reason_and_can_be_taken_back(window: Window) -> None:
    before = window.stored.conflicts
    first = found(window)[0]
    window.choose(f"{first.key}|svar", "nej")
    window.write(f"{first.key}|vagning", "Samma personer berörs inte.")
    assert "Varför är det ingen målkonflikt?" in [t.label for t in window.app.text_area]
    assert window.stored.conflicts[-1].dismissed

    window.press("Ta bort svaret")
    assert window.stored.conflicts == before
    window.press("Ångra")
    assert window.stored.conflicts[-1].weighing == "Samma personer berörs inte."


def test_the_gravest_stand_first_and_the_rest_is_folded(window: Window) -> None:
    keys = [k for k in window.keys if k.endswith("|svar")]
    labels = [e.label for e in window.app.expander]

    assert len(found(window)) > 10
    assert keys[0].endswith(f"{found(window)[0].key}|svar")
    assert len(keys) == len(found(window))
    (folded,) = [label for label in labels if label.startswith("Fler krockar")]
    assert f"{len(found(window))} förslag. Alla väntar på ditt svar." in window.said
    window.choose(keys[0].rpartition("|krock")[2], "ja")
    assert f"{len(found(window)) - 1} väntar på ditt svar." in window.said
    assert "väntar på svar" in folded


def test_what_is_written_outlives_the_answers_it_was_about(window: Window) -> None:
    conflict = next(c for c in found(window) if c.question)
    window.choose(f"{conflict.key}|svar", "ja")
    window.write(f"{conflict.key}|vagning", "Vi har vägt detta.")
    saved = window.service.open(window.assessment_id)
    emptied = editing.clear_effect(saved.assessment, str(conflict.question), conflict.alternatives[0])
    window.service.save(emptied, saved.revision)
    window.open(window.assessment_id, "arendet").open(window.assessment_id, "samlad")

    assert [e.label for e in window.app.expander if "inte längre" in e.label] == ["Gäller inte längre · 1"]
    assert "Vi har vägt detta." in window.said
    assert not any(k.endswith(f"{conflict.key}|svar") for k in window.keys)
    window.press("Behåll krock 1 som egen målkonflikt")
    assert window.stored.conflicts[-1].found == ""
    assert "Vi har vägt detta." in [t.value for t in window.app.text_area]


def test_those_of_the_tool_are_not_listed_again_among_ones_own(window: Window) -> None:
    own = len(window.stored.conflicts)
    window.choose(f"{found(window)[0].key}|svar", "ja")

    assert f"Målkonflikt {own}" in window.said
    assert f"Målkonflikt {own + 1}" not in window.said


def test_without_answers_nothing_is_suggested(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "samlad")

    assert "Krockar som syns i svaren" not in window.said
    assert "Ingen egen målkonflikt är inlagd." in window.said
