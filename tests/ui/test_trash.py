"""The trash: thrown with a confirmation, listed, and taken back as it was."""

from assessment import bootstrap
from assessment.core.vocabulary import Stage
from tests.ui.window import Window


def opened(window: Window) -> Window:
    saved = bootstrap.service().start_example("fall-1-anpassad-grundskola.json")
    return window.open(saved.assessment.id, "granska")


def test_what_is_thrown_lies_in_the_trash_and_comes_back_as_it_was(window: Window) -> None:
    opened(window)
    before = window.stored
    window.press("Ja, kasta bedömningen")
    assert window.app.title[0].value == "Papperskorgen"
    assert before.case.title in window.said
    assert "kastad 20" in window.said
    assert window.service.list_mine().lines == ()

    window.open("", "papperskorg").press("Ta tillbaka")
    assert "finns bland dina bedömningar igen" in window.said
    assert "Papperskorgen är tom." in window.said
    assert window.service.open(before.id).assessment == before


def test_a_frozen_one_can_be_thrown_too(window: Window) -> None:
    opened(window)
    window.service.move(window.service.open(window.assessment_id), Stage.READY)
    window.open(window.assessment_id, "arendet").open(window.assessment_id, "granska")
    window.press("Ja, kasta bedömningen")

    assert window.service.list_mine().lines == ()


def test_a_thrown_one_is_not_shown_by_its_address(window: Window) -> None:
    opened(window)
    window.service.delete(window.assessment_id)
    window.open(window.assessment_id, "arendet")

    assert window.app.title[0].value == "Bedömningen går inte att visa"


def test_what_somebody_took_back_meanwhile_is_told(window: Window) -> None:
    opened(window)
    thrown = window.assessment_id
    window.service.delete(thrown)
    window.open("", "papperskorg")
    window.service.undelete(thrown)
    window.press("Ta tillbaka")

    assert window.app.info
    assert "igen" not in window.app.info[0].value


def test_the_start_page_leads_to_the_trash(window: Window) -> None:
    assert "Papperskorgen" in window.links
    window.open("", "papperskorg")

    assert "Papperskorgen är tom." in window.said
