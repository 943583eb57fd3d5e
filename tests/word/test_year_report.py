"""The yearly report as Word: every table with its headings, readable by all, whatever is typed in it."""

from datetime import date
from pathlib import Path

import pytest

from assessment.core.vocabulary import Stage
from assessment.core.year_report import Decision, Year, YearReport, year_report
from assessment.word import TemplateError, check_accessibility, write_year_report
from tests.word.reading import opened

SHIPPED = Path(__file__).parents[2] / "templates"
HOSTILE = "a & <b> {{ x }} {% y %} \x00\ud800 שלום"


def report(title: str = "Skolan flyttar", number: int = 1) -> YearReport:
    decision = Decision(title, "UBN 1", date(2026, 3, 1), sealed=False, stage=Stage.READY)
    return year_report(Year("Utbildningsnämnden", 2026, date(2026, 11, 1), [decision] * number))


def test_a_screen_reader_finds_the_language_the_headings_and_the_tables() -> None:
    made = write_year_report(report(), SHIPPED / "konsekvensbedomning.docx")

    assert not check_accessibility(made)
    document = opened(made)
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == [section.heading for section in report().sections]
    assert document.core_properties.language == "sv-SE"
    cells = document.tables[-1].rows[1].cells
    assert [c.text for c in cells][:3] == [
        "Skolan flyttar",
        "UBN 1",
        "2026-03-01",
    ]


def test_what_somebody_typed_is_text_and_a_section_without_rows_says_so() -> None:
    document = opened(write_year_report(report(HOSTILE), SHIPPED / "konsekvensbedomning.docx"))

    assert document.tables[-1].cell(1, 0).text.startswith("a & <b> {{ x }} {% y %}")
    assert "Inget att visa." in [p.text for p in document.paragraphs]


def test_a_template_that_is_gone_is_told() -> None:
    with pytest.raises(TemplateError, match=r"borta\.docx"):
        write_year_report(report(), SHIPPED / "borta.docx")
