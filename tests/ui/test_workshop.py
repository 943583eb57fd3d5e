"""Checklistor: read, begin a draft, change it by form and by text, and two who write in the same file."""

from html import unescape
from typing import Any

from assessment.core.checklist import GroupSelector
from assessment.core.checklist_edits import Retire
from assessment.core.vocabulary import AnswerType, Track
from assessment.service.workshop_store import ChecklistDraft
from tests.ui.window import Window

FILE = "arendet.yaml"


def drafted(window: Window) -> ChecklistDraft:
    draft = window.service.workshop().begin("Våren")
    window.open("", "verkstad", utkast=draft.line.id)
    assert not window.app.exception
    return draft


def test_the_checklists_are_read_and_searched(window: Window) -> None:
    window.open("", "checklistor")
    assert not window.app.exception
    assert "Vilket problem ska förslaget lösa?" in window.said

    window.write("lasa|sok", "trygghet våld hot")
    assert "Hur påverkas tryggheten från våld, hot och trakasserier?" in window.said
    assert "Vilket problem ska förslaget lösa?" not in window.said

    window.write("lasa|sok", "finnsinteord")
    assert "Ingen fråga har alla de orden." in window.said


def test_what_leads_to_what_is_told_in_words_beside_the_picture(window: Window) -> None:
    window.open("", "checklistor")
    window.choose("lasa|del", "Vad som leder till vad")

    assert "Tabellen under bilden säger samma sak i ord." in window.said
    assert "svaret på ”Hur långt har ni kommit i arbetet?”" in window.said


def test_what_is_written_is_saved_and_what_is_wrong_is_told_at_its_line(window: Window) -> None:
    draft = drafted(window)
    window.choose("verkstad|del", "Skriv")
    text = draft.files[FILE]
    window.write(f"skriv|{draft.line.id}|{FILE}", text.replace("svarstyp: text", "svarstyp: texta", 1))

    saved = window.service.workshop().draft(draft.line.id)
    assert "svarstyp: texta" in saved.files[FILE]
    found = " ".join(html.proto.body for html in window.app.get("html"))
    assert "^^^^^" in found
    assert f"{FILE}:" in found


def test_two_who_write_in_the_same_file_see_both_texts_and_choose(window: Window) -> None:
    draft = drafted(window)
    window.choose("verkstad|del", "Skriv")
    text = draft.files[FILE]
    window.service.workshop().write(draft.line.id, FILE, f"{text}# Evas\n", text)
    window.write(f"skriv|{draft.line.id}|{FILE}", f"{text}# Mina\n")

    assert "Inget är överskrivet" in window.said
    shown = [html.proto.body for html in window.app.get("html")]
    table = next(body for body in shown if "<table" in body)
    assert "# Evas" in table
    assert "# Mina" in table
    assert "Vilket problem" not in table
    both = [body for mark in ("# Evas", "# Mina") for body in shown if mark in body and "<code" in body]
    assert [unescape(body).partition("<code")[2].partition(">")[2] for body in both] == [
        f"{text}# Evas\n</code></pre>",
        f"{text}# Mina\n</code></pre>",
    ]
    window.press("Spara min")
    assert window.service.workshop().draft(draft.line.id).files[FILE] == f"{text}# Mina\n"


def test_a_draft_that_is_gone_is_told(window: Window) -> None:
    draft = drafted(window)
    window.service.workshop().discard(draft.line.id)
    window.open("", "verkstad", utkast=draft.line.id)

    assert not window.app.exception
    assert "Utkastet finns inte längre" in window.said


def labelled(window: Window, label: str) -> Any:
    """The field, choice or box with this label: those of a form have no key."""
    app = window.app
    kinds = (app.text_input, app.text_area, app.selectbox, app.multiselect, app.radio, app.checkbox)
    return next(widget for kind in kinds for widget in kind if widget.label == label)


def test_a_question_stays_chosen_when_it_is_reworded_and_when_another_thing_is_changed(
    window: Window,
) -> None:
    drafted(window)
    window.choose("andra|lista", "barnets-rattigheter")
    labelled(window, "Fråga").set_value("lek-fritid").run()
    labelled(window, "Frågan ska lyda").set_value("Hur påverkas barnens lek och idrott?")
    window.press("Spara i utkastet")

    assert "Översättningen är som förut." in window.app.success[0].value
    assert labelled(window, "Fråga").value == "lek-fritid"
    assert "Hur påverkas barnens lek och idrott?" in labelled(window, "Fråga").options
    window.choose("andra|vad", "Sluta fråga")
    assert labelled(window, "Fråga").value == "lek-fritid"

    window.press("Sluta fråga")
    assert "”Hur påverkas barnens lek och idrott?” ställs inte längre" in window.app.success[0].value
    assert labelled(window, "Fråga").value != "lek-fritid"


def test_a_question_about_groups_is_added_whole_and_once(window: Window) -> None:
    draft = drafted(window)
    window.choose("andra|lista", "barnets-rattigheter")
    window.choose("andra|vad", "Lägga till en fråga")
    assert "Varför den vikten?" not in {w.label for w in window.app.text_input}
    window.choose("andra|svarstyp|barnets-rattigheter", "Hur varje grupp påverkas")

    labelled(window, "Frågan ska lyda").set_value("Hur påverkas barnens tid för sig själva?")
    labelled(window, "Hjälptext").set_value("Tänk på restid.")
    labelled(window, "Varför den vikten?").set_value("Berörs i få ärenden.")
    labelled(window, "Källor som frågan vilar på").set_value(["barnkonventionen-31"])
    labelled(window, "Ställ frågan också i det korta spåret").check()
    window.press("Spara i utkastet")

    workshop = window.service.workshop()
    found = workshop.diagnosed(workshop.draft(draft.line.id).files)
    assert found.checklists is not None
    added = found.checklists.question("barnets-rattigheter/hur-paverkas-barnens-tid-for-sig-sjalva")
    assert added is not None
    question = added[1]
    assert (question.type, question.weight, question.track) == (AnswerType.EFFECT, 1, Track.SHORT)
    assert (question.sources, question.groups) == (("barnkonventionen-31",), GroupSelector(tag=("barn",)))
    assert labelled(window, "Frågan ska lyda").value == ""


def test_what_is_not_scored_has_no_question_about_groups(window: Window) -> None:
    drafted(window)
    window.choose("andra|vad", "Lägga till en fråga")

    kinds = labelled(window, "Vad svarar man med?").options
    assert "Egna ord" in kinds
    assert "Hur varje grupp påverkas" not in kinds


def test_a_line_with_a_fault_is_mended_beside_it(window: Window) -> None:
    draft = drafted(window)
    name = "jamlikhet.yaml"
    text = draft.files[name]
    window.service.workshop().write(draft.line.id, name, text.replace("svarstyp:", "svarstypp:", 1), text)
    window.choose("verkstad|del", "Skriv")

    line = text[: text.index("svarstyp:")].count("\n") + 1
    assert labelled(window, "Fil").value == name
    field = labelled(window, f"Rätta rad {line} här")
    field.set_value(field.value.replace("svarstypp", "svarstyp")).run()

    assert window.service.workshop().draft(draft.line.id).files[name] == text
    assert labelled(window, "Fil").value == name
    assert "Inget att rätta i den här filen." in window.said


def test_a_file_with_a_fault_is_opened_from_another(window: Window) -> None:
    draft = drafted(window)
    window.choose("verkstad|del", "Skriv")
    text = draft.files["jamlikhet.yaml"]
    broken = text.replace("svarstyp:", "svarstypp:", 1)
    window.service.workshop().write(draft.line.id, "jamlikhet.yaml", broken, text)
    window.app.run()
    assert labelled(window, "Fil").value == FILE

    window.press("Öppna jamlikhet.yaml")

    assert labelled(window, "Fil").value == "jamlikhet.yaml"


def test_an_edition_that_is_not_raised_is_left_to_the_publishing(window: Window) -> None:
    draft = drafted(window)
    window.service.workshop().edit(draft.line.id, Retire(checklist="arendet", question="mal"))
    window.choose("verkstad|del", "Skriv")

    assert labelled(window, "Fil").value == FILE
    assert "utgåvan höjs när du publicerar" in window.said
    assert not [w for w in window.app.text_input if w.label.startswith("Rätta rad")]


def test_a_scenario_that_fails_leads_to_its_file(window: Window) -> None:
    draft = drafted(window)
    window.service.workshop().edit(
        draft.line.id, Retire(checklist="barnets-rattigheter", question="trygghet")
    )
    window.choose("verkstad|del", "Prova")
    window.press("Kör alla scenarier")
    assert "Skriv in det under" in window.said

    window.press("Öppna filen")

    assert labelled(window, "Fil").value.startswith("scenarier/")


def test_why_nothing_is_published_stands_in_the_form(window: Window) -> None:
    draft = drafted(window)
    window.service.workshop().edit(draft.line.id, Retire(checklist="arendet", question="mal"))
    window.choose("verkstad|del", "Publicera")
    window.press("Publicera")

    assert len(window.app.error) == 1
    assert "Skriv vem som har beslutat och vad som är nytt" in window.app.error[0].value
    assert window.service.workshop().published() == ()
