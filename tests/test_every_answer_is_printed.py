"""Every text that an official has entered stands in the Word file, read back from the assessment itself."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from assessment.core.assessment import Assessment
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.word import write
from tests.shipped import shipped_checklists

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.json"))
TEMPLATE = ROOT / "templates" / "konsekvensbedomning.docx"

# Ids, closed words and bookkeeping are printed as words of their own, or are no answers.
NOT_TEXT = frozenset(
    {
        "alternativ",
        "antal",
        "avfärdad",
        "avsnittets-underlag",
        "beslutad",
        "beslutsdatum",
        "daterad",
        "datum",
        "delar",
        "djup",
        "format",
        "fråga",
        "frivilligt",
        "genomförs-från",
        "grupp",
        "grupper",
        "hittad",
        "hör-till",
        "id",
        "lika",
        "läge",
        "löst",
        "med-åtgärd",
        "på-lång-sikt",
        "rad",
        "rekommenderat-alternativ",
        "sannolikhet",
        "som-förslaget",
        "underlag",
        "utgåvor",
        "utsatt",
        "varaktighet",
        "återställbart",
    }
)


def typed_texts(value: Any, key: str = "") -> Iterator[str]:
    """Every free text of an assessment as it is stored."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_TEXT or isinstance(part, dict | list):
                yield from typed_texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from typed_texts(part, key)
    elif isinstance(value, str) and " " in value.strip():
        yield value


def printed(data: bytes) -> str:
    """All text of a Word file, with one space between words."""
    document = docx.Document(io.BytesIO(data))
    roots = [document.element.body, *(s.header._element for s in document.sections)]
    parts = [node.text or "" for root in roots for node in root.iter() if node.tag.endswith("}t")]
    return " ".join(" ".join(parts).replace("\u00a0", " ").split())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_text_of_an_example_is_in_its_word_file(path: Path) -> None:
    assessment = Assessment.model_validate_json(path.read_bytes())
    made = shipped_checklists()
    flow = flow_of(assessment, made)
    text = printed(write(summarise(assessment, made, flow, score(assessment, made, flow)), TEMPLATE))

    stored = assessment.model_dump(mode="json", by_alias=True)
    asked = {k for k in stored["svar"] if flow.applies(k)}
    stored["svar"] = {k: v for k, v in stored["svar"].items() if k in asked}
    lost = [t for t in typed_texts(stored) if " ".join(t.replace("\u00a0", " ").split()) not in text]
    assert lost == []
