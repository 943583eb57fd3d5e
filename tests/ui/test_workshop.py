"""Checklistor: read, begin a draft, change it by form and by text, and two who write in the same file."""

from html import unescape

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
