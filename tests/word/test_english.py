"""The first case as a Word file in English: the template's words, the tool's own, marks of the language."""

import io
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from docx import Document

from assessment import bootstrap
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse
from assessment.core.flow import flow_of
from assessment.core.language import speaking, tr
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.core.summary.points_chapters import exact
from assessment.core.summary.sheets import sheets_of
from assessment.documents import Documents
from assessment.service.checklist_reading import reading_of
from assessment.translations import FOLDER, language
from tests.shipped import shipped_checklists
from tools.catalogue import messages
from tools.template.__main__ import BUILT, FOLDERS

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
NAMES = re.compile(r"Björkskolan|Åsskolan|\([^)]*\)")
"""What is called the same in every language, and what stands in brackets after its English name."""
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(?:och|inte|för|är|som|det|eller|med)\b")


def first_case() -> Assessment:
    found = parse((ROOT / "examples" / "en" / "fall-1-anpassad-grundskola.json").read_bytes())
    assert isinstance(found, Assessment)
    return found


@pytest.fixture(scope="module")
def written() -> bytes:
    found = first_case()
    with speaking(bootstrap.language("en")):
        checklists = shipped_checklists().told_in("en")
        flow = flow_of(found, checklists)
        summary = summarise(found, checklists, flow, score(found, checklists, flow), date(2026, 11, 23))
        return Documents(TEMPLATES, bootstrap.read_yaml).word(summary)


def lines_of(data: bytes) -> list[str]:
    body = Document(io.BytesIO(data)).element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in body.iter(f"{w}p")]


def test_no_swedish_is_left_in_the_document(written: bytes) -> None:
    titles = [s.title for s in shipped_checklists().told_in("en").sources.sources]
    ours = (line for line in lines_of(written) if not any(title in line for title in titles))

    assert [line for line in ours if SWEDISH.search(NAMES.sub("", line))] == []


def translated() -> set[str]:
    """Return the Swedish texts that are told in another way in English."""
    with speaking(bootstrap.language("en")):
        return {
            text for _, m in messages(FOLDER / "en") if isinstance(text := m.id, str) and tr(text) != text
        }


def test_no_line_is_a_text_that_has_been_translated(written: bytes) -> None:
    swedish = translated()

    assert [line for line in lines_of(written) if line.strip() in swedish] == []


def test_no_cell_of_the_tables_is_swedish() -> None:
    swedish = translated()
    found = first_case()
    with speaking(bootstrap.language("en")):
        checklists = shipped_checklists().told_in("en")
        flow = flow_of(found, checklists)
        sheets = sheets_of(found, checklists, flow, score(found, checklists, flow))
    cells = [c for s in sheets for r in (s.columns, *s.rows) for c in r if isinstance(c, str)]

    assert [c for c in cells if c in swedish or SWEDISH.search(NAMES.sub("", c))] == []


def test_numbers_have_the_decimal_sign_of_the_language(written: bytes) -> None:
    assert [line for line in lines_of(written) if re.search(r"\d,\d(?!\d\d)", line)] == []


def test_points_have_it_too() -> None:
    with speaking(bootstrap.language("en")):
        assert exact(Fraction(23, 2)) == "11.5"
        assert tr("{n} procent", n="15") == "15 per cent"


def test_the_text_for_the_decision_paper_names_the_appendix_in_english() -> None:
    found = first_case()
    without = found.model_copy(update={"case": found.case.model_copy(update={"annex": ""})})
    with speaking(bootstrap.language("en")):
        checklists = shipped_checklists().told_in("en")
        flow = flow_of(found, checklists)
        result = score(found, checklists, flow)
        texts = [
            summarise(a, checklists, flow, result, date(2026, 11, 23)).statement.text
            for a in (found, without)
        ]

    assert "are assessed in appendix 3." in texts[0]
    assert "are assessed in the appendix." in texts[1]


def test_the_checklists_as_word_are_in_english() -> None:
    with speaking(bootstrap.language("en")):
        checklists = shipped_checklists().told_in("en")
        reading = reading_of(checklists.perspectives[0], checklists)
        data = Documents(TEMPLATES, bootstrap.read_yaml).checklist_document([reading], "Checklists", "")

    first_words = {line.split()[0] for line in lines_of(data) if line}
    assert {"Answered", "Source:", "Weight", "Asked", "Shown"} <= first_words
    assert not {"Svaras", "Källa:", "Vikt", "Ställs", "Visas", "Frågornas"} & first_words
    assert Document(io.BytesIO(data)).core_properties.language == "en-GB"


def test_the_headings_are_in_english(written: bytes) -> None:
    document = Document(io.BytesIO(written))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name in {"Heading 1", "Bilaga"}]

    assert headings[:2] == ["2 The alternatives side by side", "3 Who is affected"]
    assert [h for h in headings if h.startswith("Appendix")] == [
        "Appendix A: All answers",
        "Appendix B: How it is calculated",
    ]


def test_the_document_says_that_it_is_english(written: bytes) -> None:
    document = Document(io.BytesIO(written))

    assert document.core_properties.language == "en-GB"
    assert document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["en-GB"]


def test_templates_are_as_the_code_builds_them_in_every_language() -> None:
    for folder, tag in FOLDERS.items():
        with speaking(language(tag)):
            for name, built in BUILT.items():
                assert built() == (folder / name).read_bytes(), f"python -m tools.template: {folder / name}"
