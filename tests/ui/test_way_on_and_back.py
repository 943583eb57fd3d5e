"""The way on to what is unanswered, and the way back from the latest change."""

from assessment.core import editing
from tests.ui.test_answering import CHILDREN, OTHER, SECTION, P, Q, prepared
from tests.ui.window import Window

NEXT = "Hoppa till nästa obesvarade"


def next_in(window: Window) -> str:
    window.press(NEXT)
    return str(window.app.query_params["fraga"])


def test_the_way_on_leads_to_the_first_unanswered_question_and_then_past_it(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)
    first, second = next_in(window), next_in(window)

    assert first.startswith(f"{CHILDREN}/")
    assert second.startswith(f"{CHILDREN}/")
    assert first != second
    assert window.app.query_params["avsnitt"] == "paverkan"


def test_an_answered_question_is_not_led_to(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)
    first = next_in(window)
    window.choose(f"{first}|{P}|lika", "1")
    visited = {next_in(window) for _ in range(30)}

    assert first not in visited
    assert len(visited) > 1


def test_the_way_on_turns_to_the_section_where_the_question_is(window: Window) -> None:
    made = prepared(window.service)
    given = editing.set_rating(made, Q, P, "alla-berorda-barn", 1)
    window.service.save(given, window.service.open(made.id).revision)
    window.open(made.id, CHILDREN, avsnitt="barnets-basta", fraga="barnets-rattigheter/finns-inte")
    visited = {(next_in(window), str(window.app.query_params["avsnitt"])) for _ in range(30)}

    assert (OTHER, "paverkan") in visited
    assert (Q, "paverkan") not in visited


def test_every_step_has_a_way_on_to_what_is_left_anywhere(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "samlad")
    assert window.has_button(NEXT)

    window.open(made.id, "granska")
    assert "fraga=title" in window.links[f"{NEXT} i Ärendet"]


def test_the_latest_change_is_undone_and_done_again_and_no_text_is_lost(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|title", "Skolor samlas")
    window.write("arende|title", "Annat")
    window.press("Ångra")
    assert window.stored.case.title == "Skolor samlas"
    assert "Skolor samlas" in [field.value for field in window.app.text_input]

    window.press("Ångra")
    assert window.stored.case.title == ""
    assert not window.has_button("Ångra")

    window.press("Gör om")
    window.press("Gör om")
    assert window.stored.case.title == "Annat"
    assert not window.has_button("Gör om")


def test_a_new_change_after_an_undo_ends_the_way_forward(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|title", "Skolor samlas")
    window.press("Ångra")
    window.write("arende|board", "Utbildningsnämnden")

    assert not window.has_button("Gör om")
    assert window.has_button("Ångra")


def test_an_undo_never_takes_back_what_another_window_saved(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|title", "Skolor samlas")
    Window().open(made.id, "arendet").write("arende|board", "Utbildningsnämnden")

    window.press("Ångra")
    assert (window.stored.case.title, window.stored.case.board) == ("", "Utbildningsnämnden")
    assert "Det går inte att ångra" not in window.said

    window.press("Gör om")
    assert (window.stored.case.title, window.stored.case.board) == ("Skolor samlas", "Utbildningsnämnden")


def test_an_answer_that_another_window_has_changed_since_is_not_undone(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|title", "Skolor samlas")
    Window().open(made.id, "arendet").write("arende|title", "Skolor delas")
    window.press("Ångra")

    assert window.stored.case.title == "Skolor delas"
    assert "Det går inte att ångra" in window.said
    assert not window.has_button("Ångra")


def test_what_was_done_on_another_page_is_not_undone_unseen(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|title", "Skolor samlas")
    window.open(made.id, CHILDREN, **SECTION)

    assert not window.has_button("Ångra")
