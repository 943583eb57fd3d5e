"""Granska och exportera: to klar för nämnden and what happens after it."""

import pytest

from assessment import bootstrap
from assessment.core.vocabulary import Stage
from tests.ui.window import Window


def stage(window: Window) -> Stage:
    return window.stored.stage


@pytest.fixture
def answered(window: Window) -> Window:
    """The example in which nothing that stops it is left."""
    saved = bootstrap.service().start_example("fall-1-anpassad-grundskola.json")
    return window.open(saved.assessment.id, "granska")


def test_from_review_to_klar_which_then_never_changes(answered: Window) -> None:
    answered.press("Lämna till granskning")
    assert "Till granskning · Sparat" in answered.said
    answered.write("granskning|av", "Barnrättsstrateg")
    answered.press("Markera som granskad")
    assert stage(answered) is Stage.REVIEWED
    answered.press("Gör klar för nämnden")
    assert stage(answered) is Stage.READY
    assert "Innehållets fingeravtryck börjar med" in answered.said

    answered.open(answered.assessment_id, "arendet")
    assert "Frusen: innehåll, resultat" in answered.said


STEPS = [
    "arendet", "alternativ", "grupper", "avgransning", "barnets-rattigheter", "jamstalldhet", "jamlikhet",
    "halsans-bestamningsfaktorer", "samlad",
]  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_a_frozen_assessment_has_no_field_or_button_that_changes_it(answered: Window, step: str) -> None:
    answered.press("Gör klar för nämnden")
    before = answered.stored
    answered.open(answered.assessment_id, step)

    assert answered.open_to_change == []
    assert answered.stored == before


def test_a_draft_in_another_window_that_became_klar_is_not_changed(answered: Window) -> None:
    answered.open(answered.assessment_id, "arendet")
    service = answered.service
    klar = service.move(service.open(answered.assessment_id), Stage.READY)
    answered.write("arende|title", "Något annat")

    assert "klar för nämnden eller makulerad, så den ändras inte" in answered.said
    assert answered.stored.case.title == klar.assessment.case.title


def test_a_reviewer_is_asked_for_in_words(answered: Window) -> None:
    answered.write("granskning|av", "")
    answered.press("Markera som granskad")

    assert "Skriv först vem som har granskat" in answered.said
    assert stage(answered) is Stage.DRAFT


def test_a_new_version_opens_as_a_draft(answered: Window) -> None:
    answered.press("Gör klar för nämnden")
    before = answered.assessment_id
    answered.press("Gör en ny version")
    answered.assessment_id = answered.app.query_params["bedomning"]

    assert answered.assessment_id != before
    assert stage(answered) is Stage.DRAFT
    assert answered.stored.version == 2


def test_making_it_void_needs_a_reason_that_stays(answered: Window) -> None:
    answered.press("Makulera")
    assert "Skriv varför bedömningen makuleras" in answered.said
    answered.write("lage|skal", "Ärendet drogs tillbaka.")
    answered.press("Makulera")

    assert stage(answered) is Stage.VOID
    assert "Skäl: Ärendet drogs tillbaka." in answered.said


def test_klar_cannot_be_chosen_while_something_stops_it(window: Window) -> None:
    saved = bootstrap.service().start_example("fall-1-anpassad-grundskola-fore.json")
    window.open(saved.assessment.id, "granska")

    button = next(b for b in window.app.button if b.label == "Gör klar för nämnden")
    assert button.disabled
