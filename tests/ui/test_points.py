"""*Redo att genomföras?*: a step that may be skipped, with what the answers come to below the questions."""

import pytest

from assessment.core import editing
from assessment.core.progress import Step
from assessment.ui import steps
from tests.shipped import shipped_checklists
from tests.ui.window import Window

EXAMPLE = "fall-3-biblioteksfilialer.json"
STEP = "genomforande"
CHOSEN = {
    "agare": "tillfragad",
    "forankring": "tidigt",
    "radighet": "ja",
    "prioritering": "fa",
    "tydlighet": "ja",
    "tid-och-personer": "avsatt",
    "pengar": "i-budget",
    "forsta-dagen": "ja",
}


@pytest.fixture
def window(window: Window) -> Window:
    return window.open(window.service.start_example(EXAMPLE).assessment.id, STEP)


def left_to_do(window: Window) -> list[str]:
    progress = window.service.outcome(window.stored).progress
    return [t.question for t in progress.left if t.step == STEP]


def test_the_step_comes_after_the_perspectives_and_before_the_conclusion() -> None:
    addresses = [s.address for s in steps.wizard(shipped_checklists())]

    assert addresses.index(STEP) == addresses.index("halsans-bestamningsfaktorer") + 1
    assert addresses.index(STEP) + 1 == addresses.index(Step.CONCLUSION)


def test_nothing_is_left_to_do_there_before_somebody_has_begun(window: Window) -> None:
    before = window.service.summary(window.stored)

    assert left_to_do(window) == []
    assert before.points == ()
    assert "Nio frågor återstår att svara på." in window.said

    window.choose(f"{STEP}/agare", "tillfragad")

    assert "genomforande/forankring" in left_to_do(window)
    assert "Åtta frågor återstår att svara på." in window.said
    assert "Möjliga nivåer:" in window.said


def test_the_answers_are_counted_and_change_no_status(window: Window) -> None:
    before = window.service.summary(window.stored)
    assessment = window.stored
    for question, answer in CHOSEN.items():
        assessment = editing.set_answer(assessment, f"{STEP}/{question}", answer)
    assessment = editing.set_answer(assessment, f"{STEP}/folja-upp", ("matt", "datum"))
    window.service.save(assessment, window.service.open(assessment.id))
    # A page is read from the database when it is come to, not while it is shown.
    window.open(assessment.id, "arendet").open(assessment.id, STEP)

    assert "17 av högst 18 poäng." in window.said
    assert "Nivå: Goda förutsättningar (94 procent av högsta poängen på frågorna som ställs)." in window.said
    assert "Det mesta finns på plats" in window.said
    assert left_to_do(window) == []
    after = window.service.summary(window.stored)
    assert after.first_page.overview == before.first_page.overview
    assert [p.name for p in after.points] == ["Redo att genomföras?"]
    assert after.contents[-3] == f"{after.points[0].number} Redo att genomföras?"
