"""The outline of the document, held against a reviewed golden file: headings and what every table shows."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx.document import Document as Open
from docx.table import Table

from assessment.word import write
from tests.word.reading import opened, style
from tests.word.short_track import short_track
from tests.word.summaries import lillmark
from tests.word.test_examples import EXAMPLES, document, written

GOLDEN = Path(__file__).parent / "golden"
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


def reviewed(name: str, document: bytes) -> bool:
    """Hold an outline against its golden file; pytest shows what differs, for a person to review."""
    told = "\n".join(outline(opened(document))) + "\n"
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("KONSEKVENS_GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8")

    assert told == golden.read_text(encoding="utf-8")
    return True


def test_the_outline_is_the_reviewed_one(template: Path) -> None:
    assert reviewed("lillmark", write(lillmark(), template))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_its_reviewed_outline(example: Path, template: Path) -> None:
    assert reviewed(example.stem, document(example, template))


def test_the_short_track_has_its_reviewed_outline(template: Path) -> None:
    assert reviewed("kort-spar", written(short_track(), template))
