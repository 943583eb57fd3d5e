"""An empty form as Word: lines to write on, boxes to tick and tables to fill in, in the look of a template.

Knows `Form` and the styles of the template by their names. Knows no question of its own.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Open
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from assessment.core.form import Choice, Form, FormQuestion, FormTable
from assessment.word.cleaning import clean
from assessment.word.errors import TemplateError
from assessment.word.package import size_finding

BOX = "\u2610"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIRST = 0.30
"""The first column's share of a table with boxes."""
_BOX_SIZE = Pt(13)
_TOGETHER = 12
"""Rows of a table, or answers to tick, that are kept on one page."""
_AFTER_TABLE = Pt(6)


def write_form(form: Form, template: Path) -> bytes:
    """Return the form as a .docx with the look, head and foot of a template.

    Raises:
        TemplateError: when the template is missing or no Word file.
    """
    document = opened_for_look(template)
    Writer(document).form(form)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def opened_for_look(template: Path) -> Open:
    """Return a template as a document to write into.

    Raises:
        TemplateError: when it is missing or no Word file.
    """
    if large := size_finding(template):
        raise TemplateError(f"Mallen {template.name} går inte att använda. {large}")
    try:
        document = Document(str(template))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise TemplateError(f"Mallen {template.name} finns inte, eller är ingen Word-fil.") from error
    return document


class Writer:
    """Writes into a document that was a template: its body is emptied, its head and foot lose their tags."""

    def __init__(self, document: Open) -> None:
        self._document = document
        body = document.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        section = document.sections[0]
        margins = (section.page_width, section.left_margin, section.right_margin)
        page, left, right = (Emu(m or Mm(20)) for m in margins)
        self._width = Emu(page - left - right)
        self._styles = {style.name for style in document.styles}

    def form(self, form: Form) -> None:
        """Write the whole form."""
        self._heads(form.title)
        self._properties(form)
        self._add("Title", form.title)
        for text in form.intro:
            self._add("Normal", text)
        for fact in form.facts:
            self._lines(f"{fact}:", 1)
        if form.scale:
            self._add("Heading 1", "Så svarar ni").paragraph_format.page_break_before = False
            self._scale(form.scale)
        for section in form.sections:
            self._add("Heading 1", section.name)
            if section.intro:
                self._add("Normal", section.intro).paragraph_format.keep_with_next = True
            for question in section.questions:
                self._question(question)
        self._add("Normal", form.edition)

    def _question(self, question: FormQuestion) -> None:
        self._add("Heading 2", f"{question.number}. {question.text}")
        for note in (question.help, *question.notes):
            if note:
                self._add("Normal", note).paragraph_format.keep_with_next = True
        for place, choice in enumerate(question.choices):
            kept = len(question.choices) <= _TOGETHER or place in {0, len(question.choices) - 1}
            self._choice(choice).paragraph_format.keep_with_next = kept
        if question.table is not None:
            self._table(question.table)
        for place, (told, words) in enumerate(question.ticks):
            self._ticks(told, words).paragraph_format.space_before = None if place else _AFTER_TABLE
        if question.lines:
            self._lines(question.prompt, question.lines)

    def _add(self, style: str, text: str) -> Paragraph:
        return self._document.add_paragraph(
            " ".join(clean(text).split()), style=style if style in self._styles else None
        )

    def _choice(self, choice: Choice) -> Paragraph:
        told = f"{BOX}\u00a0 {choice.text}" + (f" – {choice.help}" if choice.help else "")
        paragraph = self._document.add_paragraph(clean(told))
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.first_line_indent = Mm(-6)
        return paragraph

    def _ticks(self, told: str, words: Sequence[str]) -> Paragraph:
        boxes = "   ".join(f"{BOX}\u00a0{word}" for word in words)
        paragraph = self._document.add_paragraph()
        paragraph.add_run(f"{told} ").bold = True
        paragraph.add_run(clean(boxes))
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _lines(self, prompt: str, lines: int) -> None:
        """Write a prompt and ruled lines, in one paragraph: for a screen reader it is one field."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            self._width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
        paragraph.paragraph_format.line_spacing = 2
        paragraph.paragraph_format.keep_together = True
        run = paragraph.add_run(f"{clean(prompt)} ")
        run.bold = True
        for line in range(lines):
            ruled = paragraph.add_run()
            if line:
                ruled.add_break()
            ruled.add_tab()

    def _scale(self, scale: Sequence[tuple[str, str, str]]) -> None:
        table = self._new_table(
            "Svaren och vad de betyder", ("Tecken", "Svar", "Vad det betyder"), (0.1, 0.22, 0.68), len(scale)
        )
        for row, cells in zip(table.rows[1:], scale, strict=True):
            for cell, text in zip(_cells(row), cells, strict=True):
                self._fill(cell, text)

    def _table(self, content: FormTable) -> None:
        count = len(content.columns)
        first = _FIRST if content.boxes or any(content.rows) else 1 / count
        shares = (first, *([(1 - first) / (count - 1)] * (count - 1))) if count > 1 else (1.0,)
        table = self._new_table(content.name, content.columns, shares, len(content.rows))
        for row, name in zip(table.rows[1:], content.rows, strict=True):
            row.height, row.height_rule = Mm(8 if content.boxes else 12), WD_ROW_HEIGHT_RULE.AT_LEAST
            cells = _cells(row)
            self._fill(cells[0], name)
            for cell in cells[1:]:
                self._fill(cell, BOX if content.boxes else "")
                if content.boxes:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
                    cell.paragraphs[0].runs[0].font.size = _BOX_SIZE
        # A page that ends within a table is hard to fill in: its rows stay with what follows it.
        rows = list(table.rows) if content.boxes else list(table.rows)[:-1]
        for row in rows if len(content.rows) <= _TOGETHER else rows[:1]:
            for cell in _cells(row):
                cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _new_table(
        self,
        name: str,
        columns: Sequence[str],
        shares: Sequence[float],
        rows: int,
        description: str = "Tabell att fylla i.",
    ) -> Table:
        table: Table = self._document.add_table(rows=rows + 1, cols=len(columns))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        if "Konsekvenstabell" in self._styles:
            table.style = "Konsekvenstabell"
        properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no names for captions and repeated rows
        for tag, text in (("w:tblCaption", name), ("w:tblDescription", description)):
            mark = OxmlElement(tag)
            mark.set(qn("w:val"), " ".join(clean(text).split())[:250])
            properties.append(mark)
        for row in table.rows:
            marks = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
            marks.append(OxmlElement("w:cantSplit"))
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Length(round(self._width * share))
            for cell in column.cells:
                cell.width = column.width
        for cell, head in zip(_cells(table.rows[0]), columns, strict=True):
            self._fill(cell, head, style="Tabellhuvud")
        return table

    def _fill(self, cell: _Cell, text: str, style: str = "Tabelltext") -> None:
        paragraph = cell.paragraphs[0]
        paragraph.text = " ".join(clean(text).split())
        if style in self._styles:
            paragraph.style = style

    def _heads(self, title: str) -> None:
        for section in self._document.sections:
            for part in (section.header, section.footer):
                for paragraph in part.paragraphs:
                    _strip_tags(paragraph)
            section.header.paragraphs[0].add_run(clean(title))

    def _properties(self, form: Form) -> None:
        properties = self._document.core_properties
        properties.title = clean(form.title)[:255]
        properties.subject = clean(form.edition)[:255]
        properties.author = properties.last_modified_by = "Konsekvens"
        properties.language = "sv-SE"
        properties.keywords = "konsekvensbedömning, blankett"


def _cells(row: _Row) -> list[_Cell]:
    return list(row.cells)


def _strip_tags(paragraph: Paragraph) -> None:
    """Take the tags out of a paragraph, wherever Word has divided them between runs; keep all else."""
    pieces = list(paragraph._p.iter(qn("w:t")))  # noqa: SLF001 - the text with its places
    whole = "".join(piece.text or "" for piece in pieces)
    gone = {i for match in _TAG.finditer(whole) for i in range(*match.span())}
    start = 0
    for piece in pieces:
        text = piece.text or ""
        kept = "".join(c for i, c in enumerate(text, start) if i not in gone)
        piece.text = kept if gone else text
        start += len(text)
    left = "".join(piece.text or "" for piece in pieces)
    if gone and not left.strip(" ·–-|,"):
        for piece in pieces:
            piece.text = ""
