"""Paragraphs, runs and tables as WordprocessingML text. Knows markup, no look and no content."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, style: str = "") -> str:
    """Return a run of text, in a character style if one is named."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def strong(text: str) -> str:
    """Return a run that is important, not only bold: a run-in label or a word that carries the line."""
    return run(text, "Strong")


def tab() -> str:
    """Return a tab."""
    return "<w:r><w:tab/></w:r>"


def field(instruction: str) -> str:
    """Return a field that Word and LibreOffice fill in themselves, such as PAGE."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """Return a paragraph in a style; a plain string that is no markup becomes a run."""
    inner = "".join(r if r.startswith("<w:") else run(r) for r in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def code(*tags: str) -> str:
    """Return a paragraph that only steers: it is gone in the finished document."""
    return "".join(paragraph("Mallkod", tag) for tag in tags)


def when(condition: str, *blocks: str, otherwise: str = "") -> str:
    """Return blocks that are there only when the condition holds."""
    middle = f"{code('{%p else %}')}{otherwise}" if otherwise else ""
    return f"{code(f'{{%p if {condition} %}}')}{''.join(blocks)}{middle}{code('{%p endif %}')}"


def each(loop: str, *blocks: str) -> str:
    """Return blocks that are there once for every element: ``each("rad in grupper", …)``."""
    return f"{code(f'{{%p for {loop} %}}')}{''.join(blocks)}{code('{%p endfor %}')}"


def cell(width: int, *paragraphs: str) -> str:
    """Return a table cell."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    """Return a table row that stays on one page; a header row is repeated on every page."""
    marks = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def steering_row(tag: str, widths: Sequence[int]) -> str:
    """Return a row that only steers (``{%tr … %}``), with all its cells so that Word can show it."""
    filling = [cell(w, paragraph("Mallkod")) for w in widths[1:]]
    return row(cell(widths[0], paragraph("Mallkod", tag)), *filling)


def table(
    style: str, widths: Sequence[int], *rows: str, title: str, description: str, first_column: bool = False
) -> str:
    """Return a table as wide as its columns, with a title and a description for those who cannot see it."""
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    first = "1" if first_column else "0"
    value = "00A0" if first_column else "0020"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/>"
        f"<w:tblDescription w:val={quoteattr(description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
