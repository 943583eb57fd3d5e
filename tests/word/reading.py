"""Reads a finished Word file as a person would: paragraphs and tables in order, with their styles."""

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Open
from docx.table import Table
from docx.text.paragraph import Paragraph


def opened(data: bytes) -> Open:
    return Document(io.BytesIO(data))


def paragraphs(document: Open) -> Iterator[Paragraph]:
    """Every paragraph of the body in reading order, those of tables too."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield block


def style(paragraph: Paragraph) -> str:
    return paragraph.style.name or "" if paragraph.style is not None else ""


def text(document: Open) -> str:
    return "\n".join(p.text for p in paragraphs(document))
