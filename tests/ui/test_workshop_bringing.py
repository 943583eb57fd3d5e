"""Excel on the page of a draft: read in, faults told, and a choice when others have written meanwhile."""

from assessment.core.checklist_edits import Reword
from assessment.service.workshop_store import ChecklistDraft
from tests.test_bringing import BARN, FILE, Cell, listed, written
from tests.ui.window import Window

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAY: Cell = ("Frågor", "lek-fritid", "fråga", "Hur påverkas <b>leken</b>?")


def drafted(window: Window) -> ChecklistDraft:
    draft = window.service.workshop().begin("Våren")
    window.open("", "verkstad", utkast=draft.line.id)
    window.choose("verkstad|del", "Excel och Word")
    assert not window.app.exception
    return draft


def read_in(window: Window, draft: ChecklistDraft, *cells: Cell) -> None:
    content = written(window.service.workshop().workbook(draft, BARN), *cells)
    window.app.file_uploader[0].set_value(("barnen.xlsx", content, _EXCEL))
    window.press("Läs in Excel")
    assert not window.app.exception


def kept(window: Window, draft: ChecklistDraft) -> str:
    return window.service.workshop().draft(draft.line.id).files[FILE]


def test_a_workbook_is_read_in_and_what_changed_is_told(window: Window) -> None:
    draft = drafted(window)
    assert "Hämta som Excel" in {str(b.proto.label) for b in window.app.get("download_button")}
    read_in(window, draft, PLAY)

    assert "Hur påverkas <b>leken</b>?" in kept(window, draft)
    said = window.app.success[0].value.replace("\\", "")
    assert "Det här ändrades:" in said
    assert "Hur påverkas <b>leken</b>?" in said


def test_each_fault_of_a_workbook_is_told_and_nothing_changes(window: Window) -> None:
    draft = drafted(window)
    read_in(window, draft, ("Frågor", "lek-fritid", "svarstyp", "effekter"))

    assert "Inget är ändrat." in window.said
    assert "Bladet Frågor, rad " in window.said
    assert kept(window, draft) == draft.files[FILE]


def test_a_draft_that_others_have_changed_is_kept_until_somebody_chooses(window: Window) -> None:
    draft = drafted(window)
    workshop = window.service.workshop()
    workshop.edit(draft.line.id, Reword(checklist=BARN, question="trygghet", text="Blir det tryggare?"))
    theirs = kept(window, draft)
    read_in(window, draft, PLAY)

    assert "Inget är överskrivet." in window.said
    window.press("Behåll utkastet")
    assert kept(window, draft) == theirs

    read_in(window, draft, PLAY)
    window.press("Ta arbetsboken")
    assert "Hur påverkas <b>leken</b>?" in kept(window, draft)
    assert "Blir det tryggare?" not in kept(window, draft)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_list_of_ones_own_is_shown_then_added_then_reviewed(window: Window) -> None:
    draft = drafted(window)
    window.app.file_uploader[1].set_value(("lista.docx", listed(title="<b>Företag</b>"), _WORD))
    window.press("Ta in en egen frågelista")

    assert not window.app.exception
    assert "Listan blev 2 frågor." in window.said
    assert "Hur påverkas små företag?" in window.said
    assert "hör inte till någon fråga" in window.said
    assert "b-foretag-b.yaml" not in window.service.workshop().draft(draft.line.id).files

    other = window.service.workshop().begin("Hösten")
    window.open("", "verkstad", utkast=other.line.id)
    assert not window.has_button("Lägg till i utkastet")
    window.open("", "verkstad", utkast=draft.line.id)

    window.press("Lägg till i utkastet")
    assert "b-foretag-b.yaml" in window.service.workshop().draft(draft.line.id).files
    [plan] = [box for box in window.app.checkbox if "Finns en plan" in box.label]
    plan.check()
    window.press("Spara som granskade")
    assert not [box for box in window.app.checkbox if "Finns en plan" in box.label]

    window.choose("verkstad|del", "Publicera")
    assert "Det här är gissat och inte granskat än" in window.said


def test_a_list_that_cannot_be_read_is_told(window: Window) -> None:
    drafted(window)
    window.app.file_uploader[1].set_value(("lista.docx", b"%PDF-1.7", _WORD))
    window.press("Ta in en egen frågelista")

    assert "Listan går inte att ta in" in window.said
    assert "Filen är en PDF" in window.said
