"""The empty form as Word: every question with room to answer, readable by all, in any template's look."""

from pathlib import Path

import pytest
from docx import Document

from assessment.core.form import Choice, Form, FormQuestion, FormSection, FormTable, form_of
from assessment.word import TemplateError, check_accessibility, write_form
from assessment.word.form import BOX
from tests.shipped import shipped_checklists
from tests.word.printing import Tool, print_pages
from tests.word.reading import opened, text

SHIPPED = Path(__file__).parents[2] / "templates"
HOSTILE = "a & <b> {{ x }} {% y %} \x00\ud800 שלום 👩‍👧"


def made(typed: str = "Hur går det?") -> Form:
    questions = (
        FormQuestion(
            "1", typed, typed, ("Not.",), (Choice(typed, typed), Choice("Nej")), prompt="Varför?", lines=2
        ),
        FormQuestion(
            "2",
            typed,
            "",
            table=FormTable(typed, ("Grupp", "− Sämre"), (typed, ""), boxes=True),
            ticks=(("Hur länge?", ("Flera år", typed)),),
            prompt="Varför?",
            lines=1,
        ),
        FormQuestion("3", typed, "", table=FormTable("En", ("Åtgärd",), ("",))),
    )
    return Form(
        title=f"Blankett: {typed}",
        intro=(typed,),
        facts=("Ärende",),
        scale=(("−", "Sämre", typed),),
        sections=(FormSection(typed, typed, questions), FormSection("Tom", "", ())),
        edition="Barn, utgåva 1.",
    )


@pytest.mark.parametrize("name", ["konsekvensbedomning.docx", "konsekvensbedomning-svartvit.docx"])
def test_everything_that_is_asked_stands_there_with_room_to_answer(name: str) -> None:
    data = write_form(made(), SHIPPED / name)
    document = opened(data)
    written = text(document)

    assert "1. Hur går det?" in written
    assert f"{BOX}\u00a0 Nej" in written
    assert [len(t.rows) for t in document.tables] == [2, 3, 2]
    assert [c.text for c in document.tables[1].rows[1].cells] == ["Hur går det?", BOX]
    ruled = [p for p in document.paragraphs if p.text.startswith("Varför?")]
    assert [p.text.count("\t") for p in ruled] == [2, 1]
    assert check_accessibility(data) == ()


def test_what_belongs_together_stays_on_one_page_unless_it_is_long() -> None:
    many = tuple(Choice(f"Svar {n}") for n in range(30))
    question = FormQuestion("1", "Vilka?", "", choices=many, prompt="Varför?", lines=1)
    form = made()
    long = Form("T", (), (), (), (FormSection("A", "", (question,)), *form.sections), "U")
    document = opened(write_form(long, SHIPPED / "konsekvensbedomning.docx"))
    kept = [p.paragraph_format.keep_with_next for p in document.paragraphs if p.text.startswith(BOX)]

    assert kept == [True, *[False] * 28, True, True, True]
    boxes, open_table = document.tables
    assert all(c.paragraphs[0].paragraph_format.keep_with_next for row in boxes.rows for c in row.cells)
    assert not open_table.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_head_and_foot_are_the_forms_own_without_a_tag() -> None:
    section = opened(write_form(made(), SHIPPED / "konsekvensbedomning.docx")).sections[0]
    head = "".join(p.text for p in section.header.paragraphs)
    foot = "".join(p.text for p in section.footer.paragraphs)

    assert head.strip() == "Blankett: Hur går det?"
    assert foot.strip().startswith("Sida ")
    assert "{" not in head + foot


def test_tags_that_word_has_divided_are_taken_out_and_other_words_kept(tmp_path: Path) -> None:
    document = Document(str(SHIPPED / "konsekvensbedomning.docx"))
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.clear()
    for run in ("Lillmark {", "{ huvud.", "titel }", "} "):
        paragraph.add_run(run)
    path = tmp_path / "egen.docx"
    document.save(str(path))

    assert (
        opened(write_form(made(), path)).sections[0].header.paragraphs[0].text
        == "Lillmark  Blankett: Hur går det?"
    )


def test_hostile_text_is_only_text() -> None:
    written = text(opened(write_form(made(HOSTILE), SHIPPED / "konsekvensbedomning.docx")))

    assert "a & <b> {{ x }} {% y %} \ufffd\ufffd שלום 👩‍👧" in written


def test_a_template_without_our_styles_will_do(tmp_path: Path) -> None:
    path = tmp_path / "tom.docx"
    Document().save(str(path))

    assert "1. Hur går det?" in text(opened(write_form(made(), path)))


@pytest.mark.parametrize("data", [None, b"", b"PK"])
def test_a_template_that_is_none_is_told(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "ingen.docx"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(TemplateError, match=r"ingen\.docx finns inte, eller är ingen Word-fil"):
        write_form(made(), path)


@pytest.mark.real
def test_every_shipped_checklist_is_a_form_that_can_be_printed(tmp_path: Path, real_tool: Tool) -> None:
    found = shipped_checklists()
    forms = {
        c.id: write_form(form_of(c, found, short=True), SHIPPED / "konsekvensbedomning.docx")
        for c in found.perspectives
    }
    pages = print_pages(real_tool, tmp_path, forms)

    assert {name for name, data in forms.items() if check_accessibility(data)} == set()
    assert {name: len(p) for name, p in pages.items() if len(p) > 12} == {}
