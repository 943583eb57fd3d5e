"""From a draft in Word to an assessment: what is confirmed is filled in, and tips wait in their steps."""

from tests.ui.window import Window
from tests.word_draft import draft


def upload(window: Window) -> None:
    window.open("", "utkast")
    document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    window.app.file_uploader[0].set_value(("utkast.docx", draft(), document)).run()


def test_what_is_confirmed_is_filled_in_and_the_rest_is_left(window: Window) -> None:
    upload(window)

    assert "Förslaget sparar 855 000 kronor per år." in window.said.replace("\\", "")
    window.tick("titel|ja")
    window.tick("dnr|ja", ticked=False)
    window.write("|titel", "Tre filialer stängs")
    window.press("Börja bedömningen med det här")

    assert window.app.title[0].value == "1 Ärendet"
    window.assessment_id = window.app.query_params["bedomning"]
    case = window.stored.case
    assert (case.title, case.diary_number, case.board) == ("Tre filialer stängs", "", "Kulturnämnden")
    assert str(case.start_date) == "2027-07-01"
    assert case.proposal.startswith("Kulturnämnden beslutar")
    assert [(c.amount, c.note) for c in window.stored.costs] == [
        (-855_000, "Förslaget sparar 855 000 kronor per år.")
    ]
    assert window.stored.groups == ()


def test_tips_wait_in_their_steps_until_somebody_says_yes_or_no(window: Window) -> None:
    upload(window)
    window.press("Börja bedömningen med det här")
    window.open(window.app.query_params["bedomning"], "grupper")

    assert "Elever och pensionärer lånar mest." in window.said.replace("\\", "")
    window.press("Lägg till elever")
    assert [g.id for g in window.stored.groups] == ["elever"]
    window.press("Inte äldre 65–79 år")
    assert "Ur utkastet" not in window.said
    window.open(window.assessment_id, "avgransning")
    assert "biblioteksfilialer" in window.said
    window.press("Läst")
    assert window.stored.hints == ()


def test_a_word_file_with_answers_inside_is_offered_to_be_opened(window: Window) -> None:
    saved = window.service.start_example(window.service.examples()[0].name)
    word = window.service.export_word(saved.assessment, carrying=True)
    window.open("", "utkast")
    window.app.file_uploader[0].set_value(("bilaga.docx", word, "application/octet-stream")).run()

    window.press("Öppna bedömningen i filen")

    assert window.app.title[0].value == "1 Ärendet"
    assert window.app.query_params["bedomning"] != saved.assessment.id


def test_a_file_that_cannot_be_read_says_what_to_do_and_stores_nothing(window: Window) -> None:
    window.open("", "utkast")
    window.app.file_uploader[0].set_value(("utkast.docx", b"%PDF-1.7", "application/octet-stream")).run()

    (error,) = window.app.error
    assert "är en PDF" in error.value
    assert window.service.list_mine().lines == ()
