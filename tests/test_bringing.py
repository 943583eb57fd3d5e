"""The workshop and Excel: a checklist handed out and taken in, faults, and a draft changed meanwhile."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from assessment import bootstrap
from assessment.core.checklist_edits import ChangeWeight, Reword
from assessment.core.question_list import UNKNOWN_OWNER, Became
from assessment.service import BrokenFile
from assessment.service.workshop import DraftConflict, Workshop
from assessment.service.workshop_publishing import NotReady
from assessment.service.workshop_store import Decision
from assessment.settings import Settings

BARN, FILE = "barnets-rattigheter", "barnets-rattigheter.yaml"
Cell = tuple[str, str, str, str]
"""A sheet, the id of a row, a column by its heading, and what it should hold."""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    bootstrap.configure(Settings(database=str(tmp_path / "k.db")))
    return bootstrap.service().workshop()


def written(content: bytes, *cells: Cell) -> bytes:
    """A workbook with other words in some cells."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, row_id, heading, text in cells:
        rows = list(book[sheet].iter_rows())
        headings = [c.value for c in rows[0]]
        row = next(r for r in rows[1:] if r[headings.index("id")].value == row_id)
        row[headings.index(heading)].value = text
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_checklist_goes_to_excel_and_back_with_what_changed_in_plain_words(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    content = workshop.workbook(draft, BARN)

    assert workshop.read_workbook(draft.line.id, content).same

    changed = written(content, ("Frågor", "lek-fritid", "fråga", "Hur påverkas barnens lek och idrott?"))
    brought = workshop.read_workbook(draft.line.id, changed)
    assert workshop.draft(draft.line.id).files == draft.files
    saved = workshop.take_workbook(draft.line.id, brought)

    assert any("Hur påverkas barnens lek och idrott?" in sentence for sentence in brought.told)
    assert brought.stale == ()
    assert "Hur påverkas barnens lek och idrott?" in saved.files[FILE]
    assert {n: t for n, t in saved.files.items() if n != FILE} == {
        n: t for n, t in draft.files.items() if n != FILE
    }
    before, after = draft.files[FILE].splitlines(), saved.files[FILE].splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_every_fault_is_a_sentence_with_its_place_and_nothing_changes(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    wrong = written(
        workshop.workbook(draft, BARN),
        ("Frågor", "lek-fritid", "svarstyp", "effekter"),
        ("Frågor", "trygghet", "spår", "halvt"),
    )

    with pytest.raises(BrokenFile) as raised:
        workshop.read_workbook(draft.line.id, wrong)

    assert len(raised.value.sentences) == 2
    assert all(s.startswith("Bladet Frågor, rad ") and ", kolumn " in s for s in raised.value.sentences)
    assert workshop.draft(draft.line.id).line.version == draft.line.version


def test_a_source_that_is_changed_goes_to_the_file_of_sources(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    content = workshop.workbook(draft, BARN)
    book = openpyxl.load_workbook(io.BytesIO(content))
    source = next(r[0].value for r in book["Källor"].iter_rows(min_row=2))
    brought = workshop.read_workbook(
        draft.line.id, written(content, ("Källor", str(source), "titel", "En källa med nytt namn"))
    )
    saved = workshop.take_workbook(draft.line.id, brought)

    assert "En källa med nytt namn" in saved.files["kallor.yaml"]
    assert brought.told
    assert workshop.diagnosed(saved.files).checklists is not None


def test_a_draft_that_somebody_changed_meanwhile_is_not_overwritten_unasked(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    content = written(
        workshop.workbook(draft, BARN), ("Frågor", "lek-fritid", "fråga", "Hur påverkas barnens lek?")
    )
    workshop.edit(draft.line.id, Reword(checklist=BARN, question="trygghet", text="Blir det tryggare?"))

    brought = workshop.read_workbook(draft.line.id, content)

    assert brought.stale == (FILE,)
    assert any("Blir det tryggare?" in sentence for sentence in brought.told)
    assert "Blir det tryggare?" in workshop.draft(draft.line.id).files[FILE]
    assert "Blir det tryggare?" not in workshop.take_workbook(draft.line.id, brought).files[FILE]


def test_two_who_read_in_at_the_same_time_do_not_overwrite_each_other(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    content = workshop.workbook(draft, BARN)
    mine, theirs = (
        workshop.read_workbook(draft.line.id, written(content, ("Frågor", "lek-fritid", "fråga", text)))
        for text in ("Hur påverkas leken?", "Hur påverkas fritiden?")
    )
    workshop.take_workbook(draft.line.id, theirs)

    with pytest.raises(DraftConflict):
        workshop.take_workbook(draft.line.id, mine)

    assert "Hur påverkas fritiden?" in workshop.draft(draft.line.id).files[FILE]


def test_a_workbook_of_another_checklist_is_told(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    content = workshop.workbook(draft, BARN)
    without = draft.files[FILE].replace(f"checklista: {BARN}", "checklista: barnen")
    workshop.write(draft.line.id, FILE, without, draft.files[FILE])

    with pytest.raises(BrokenFile, match="har ingen checklista med id:t ”barnets-rattigheter”"):
        workshop.read_workbook(draft.line.id, content)


# Lists of one's own


def listed(*, title: str = "Näringslivet") -> bytes:
    """A list of questions in Word."""
    document = Document()
    document.add_heading(title, 0)
    document.add_heading("Företagen", 1)
    document.add_paragraph("1. Hur påverkas små företag?")
    document.add_paragraph("2. Finns en plan? Ja/Nej")
    document.add_heading("Övrigt", 1)
    document.add_paragraph("Skriv till oss.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


DECIDED = Decision("Kommunstyrelsen", date(2027, 1, 20), "KS 2027/12", "Näringslivet är nytt.")


def test_a_list_in_word_becomes_a_checklist_of_the_draft(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    brought = workshop.read_list(draft.line.id, listed(), "lista.docx", "", "Näringslivsstrategen")

    assert workshop.draft(draft.line.id).files == draft.files
    assert [(q.section, q.text, q.answer) for q in brought.questions] == [
        ("Företagen", "Hur påverkas små företag?", "en bedömning för varje grupp"),
        ("Företagen", "Finns en plan?", "ja eller nej"),
    ]
    unused = [(f.text, f.about) for f in brought.fates if f.became is Became.UNUSED]
    assert unused == [(line, "hör inte till någon fråga") for line in ("Övrigt", "Skriv till oss.")]
    assert brought.faults == ()

    saved = workshop.take_list(draft.line.id, brought)
    found = workshop.diagnosed(saved.files)
    assert found.ok
    assert found.checklists is not None
    made = found.checklists.checklist("naringslivet")
    assert made is not None
    assert made.name == "Näringslivet"


def test_a_draft_with_guesses_is_not_published_until_they_are_reviewed(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    brought = workshop.read_list(draft.line.id, listed(), "lista.docx", "", "Näringslivsstrategen")
    saved = workshop.take_list(draft.line.id, brought)

    with pytest.raises(NotReady, match=r"inte granskat än: .*”Hur påverkas små företag\?”"):
        workshop.publish(draft.line.id, DECIDED)

    reviews = workshop.reviews(saved.files)
    plan = next(r for r in reviews if r.mark.about == "Finns en plan?")
    assert "svarstypen ja-nej är gissad" in plan.mark.note
    workshop.reviewed(draft.line.id, [plan])
    assert "”Finns en plan?”" not in workshop.hindrances(workshop.draft(draft.line.id))[0]

    workshop.reviewed(draft.line.id, reviews)
    [reason] = workshop.reviews(workshop.draft(draft.line.id).files)
    assert (reason.mark.about, reason.mark.to_write) == ("Hur påverkas små företag?", True)
    asked = "hur-paverkas-sma-foretag"
    edit = ChangeWeight(checklist="naringslivet", question=asked, weight=2, reason="Många berörs.")
    ready = workshop.edit(draft.line.id, edit)

    assert workshop.reviews(ready.files) == ()
    assert workshop.publish(draft.line.id, DECIDED).line.editions["naringslivet"]


def test_marks_stay_when_the_checklist_goes_by_excel(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    saved = workshop.take_list(
        draft.line.id, workshop.read_list(draft.line.id, listed(), "lista.docx", "Företag")
    )
    content = written(
        workshop.workbook(saved, "foretag"), ("Frågor", "finns-en-plan", "fråga", "Finns det en plan?")
    )
    after = workshop.take_workbook(draft.line.id, workshop.read_workbook(draft.line.id, content))

    assert "Finns det en plan?" in {r.mark.about for r in workshop.reviews(after.files)}
    assert len(workshop.reviews(after.files)) == len(workshop.reviews(saved.files))


def test_who_looks_after_it_has_to_be_written_before_it_can_be_reviewed(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    saved = workshop.take_list(draft.line.id, workshop.read_list(draft.line.id, listed(), "lista.docx"))
    file = "naringslivet.yaml"
    [owner] = [r for r in workshop.reviews(saved.files) if r.mark.about == "Förvaltas av"]
    assert owner.mark.to_write
    assert workshop.reviewed(draft.line.id, [owner]).files == saved.files

    text = saved.files[file].replace(UNKNOWN_OWNER, "Näringslivsstrategen")
    written_in = workshop.write(draft.line.id, file, text, saved.files[file])
    [owner] = [r for r in workshop.reviews(written_in.files) if r.mark.about == "Förvaltas av"]
    after = workshop.reviewed(draft.line.id, [owner])

    assert len(workshop.reviews(after.files)) == len(workshop.reviews(saved.files)) - 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("lista.pdf", b"%PDF-1.7", "slutar inte på .docx eller .xlsx"),
        ("lista.docx", b"%PDF-1.7", "Filen är en PDF"),
        ("lista.xlsx", b"nej", "ingen arbetsbok från Excel"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(
    workshop: Workshop, name: str, content: bytes, sentence: str
) -> None:
    draft = workshop.begin("Våren")

    with pytest.raises(BrokenFile, match=sentence):
        workshop.read_list(draft.line.id, content, name)


def test_a_list_without_questions_or_with_a_taken_name_is_told(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    target = io.BytesIO()
    Document().save(target)

    with pytest.raises(BrokenFile, match="Listan har inga frågor"):
        workshop.read_list(draft.line.id, target.getvalue(), "lista.docx")
    for name in ("Barnets rättigheter", "Lokalt", "Källor"):
        with pytest.raises(BrokenFile, match="har redan en checklista som heter"):
            workshop.read_list(draft.line.id, listed(), "lista.docx", name)
