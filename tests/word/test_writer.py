"""A summary becomes a Word file that holds all of it, as it was typed."""

from pathlib import Path

import pytest

from assessment.core.summary.model import PlainAnswer, Statement, Summary
from assessment.word import LostTextError, TemplateError, write, write_statement
from assessment.word.readback import texts_in
from tests.word.reading import opened, paragraphs, style, text
from tests.word.summaries import lillmark

HOSTILE = (
    "A & B < C > \"D\" 'E' {{ huvud.titel }} {% for x in y %} {# inget #} {_{ }_} {_% %_} &amp; &#95;",
    "emoji 👩‍👧 🏫, åäö ÅÄÖ, 中文, e\u0301a\u030a",
    "o" * 300,
    "\n".join(f"rad {n}" for n in range(21)),
    "שלום עולם and مرحبا",
    "tabb\there, mellanslag  två,\u00a0hårt",
)


def with_answer(answer: str) -> Summary:
    summary = lillmark()
    first = summary.answers[0]
    extra = PlainAnswer(question="Fråga?", answer=answer, reason="")
    section = first.model_copy(update={"answers": (*first.answers, extra)})
    return summary.model_copy(update={"answers": (section, *summary.answers[1:])})


def test_all_answers_stand_in_the_file(template: Path) -> None:
    summary = lillmark()
    lines = {
        " ".join(line.removeprefix("- ").split())
        for found in texts_in(summary.model_dump()["answers"])
        for line in found.split("\n")
    }
    written = " ".join(text(opened(write(summary, template))).split())

    assert {line for line in lines if line not in written} == set()


@pytest.mark.parametrize("typed", HOSTILE)
def test_text_comes_out_as_it_was_typed(template: Path, typed: str) -> None:
    assert typed in text(opened(write(with_answer(typed), template)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("före\x00efter", "före\ufffdefter"),
        ("före\x0b\x0cefter", "före\ufffd\ufffdefter"),
        ("före\ud800efter", "före\ufffdefter"),
        ("före\udfff\ud800efter", "före\ufffd\ufffdefter"),
        ("före\ufffe\uffffefter", "före\ufffd\ufffdefter"),
        ("rad ett\r\nrad två\rrad tre\u2028rad fyra", "rad ett\nrad två\nrad tre\nrad fyra"),
    ],
)
def test_what_a_word_file_cannot_hold_is_replaced_visibly(template: Path, typed: str, shown: str) -> None:
    written = text(opened(write(with_answer(typed), template)))

    assert shown in written
    assert "Bilaga B: Så räknas det" in written


def test_typed_lists_become_lists(template: Path) -> None:
    document = opened(write(with_answer("Först:\n- ett\n- två\n\nSist."), template))
    styles = {p.text: style(p) for p in paragraphs(document)}

    assert styles["Först:"] == "Normal"
    assert styles["ett"] == styles["två"] == "List Bullet"
    assert styles["Sist."] == "Normal"


def test_each_line_of_the_contents_leads_to_its_chapter(template: Path) -> None:
    summary = lillmark()
    document = opened(write(summary, template))
    body = document.element.body
    links = body.xpath(".//w:hyperlink/@w:anchor")
    places = {b.get(b.nsmap["w"].join(("{", "}name"))): b for b in body.xpath(".//w:bookmarkStart")}
    leads = {
        "".join(body.xpath(f".//w:hyperlink[@w:anchor='{a}']//w:t/text()")): "".join(
            places[a].getparent().xpath(".//w:t/text()")
        )
        for a in links
    }

    assert tuple(leads) == summary.contents
    assert leads == {heading: heading for heading in summary.contents}


def test_the_statement_has_the_decision_papers_headings(template: Path) -> None:
    parts = (("Bedömning ur social dimension", "Se bilaga 3."), ("Samverkan", "Ingen dialog & inga <möten>."))
    summary = lillmark().model_copy(update={"statement": Statement(parts=parts, text="")})
    document = opened(write_statement(summary, template.parent / "tjansteutlatande.docx"))
    told = [(style(p), p.text) for p in document.paragraphs]

    assert told[0] == ("Title", summary.header.title)
    assert "Utkast. Inte expedierat." in told[1][1]
    assert told[2:] == [
        (kind, t) for part in parts for kind, t in zip(("Heading 1", "Normal"), part, strict=True)
    ]


def test_another_look_holds_the_same_text(template: Path) -> None:
    plain = template.parent / "konsekvensbedomning-svartvit.docx"

    assert text(opened(write(lillmark(), plain))) == text(opened(write(lillmark(), template)))


def test_a_template_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"Mallen borta\.docx går inte att använda\. Mallen finns inte\."):
        write(lillmark(), tmp_path / "borta.docx")


def test_a_template_without_bilaga_a_is_refused(template: Path, tmp_path: Path) -> None:
    document = opened(template.read_bytes())
    for paragraph in document.paragraphs:
        if "svar in avsnitt" in paragraph.text:
            run = paragraph.runs[0]
            run.text = run.text.replace("avsnitt.frågor", "[]").replace("avsnitt.effekter", "[]")
    short = tmp_path / "kort.docx"
    document.save(str(short))

    with pytest.raises(LostTextError, match=r"Mallen kort\.docx tar inte med allt.*Bilaga A"):
        write(lillmark(), short)
