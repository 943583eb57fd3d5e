"""The outline of the document, held against a reviewed golden file: headings and what every table shows."""

import os
from collections.abc import Iterator
from pathlib import Path

from docx.document import Document as Open
from docx.table import Table

from assessment.word import write
from tests.word.reading import opened, style
from tests.word.summaries import lillmark

GOLDEN = Path(__file__).parent / "golden" / "lillmark.txt"
LEVELS = {
    "Title": "",
    "Sida 1 avsnitt": "# ",
    "Sida 1 rubrik": "## ",
    "Innehåll rubrik": "# ",
    "Bilaga": "# ",
    "Heading 1": "# ",
    "Heading 2": "## ",
    "Heading 3": "### ",
    "Fråga": "### ",
}


def outline(document: Open) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            heads = " | ".join(cell.text for cell in block.rows[0].cells)
            yield f"    [{heads}] × {len(block.rows) - 1}"
        elif style(block) in LEVELS:
            yield f"{LEVELS[style(block)]}{block.text}"
        elif style(block) == "Caption":
            yield f"  ({block.text})"


def test_the_outline_is_the_reviewed_one(template: Path) -> None:
    told = "\n".join(outline(opened(write(lillmark(), template)))) + "\n"
    if os.environ.get("KONSEKVENS_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(told, encoding="utf-8")

    assert told == GOLDEN.read_text(encoding="utf-8")
