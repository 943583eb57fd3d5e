"""How numbers, dates and people's own words get in and out of fields."""

from datetime import date

import pytest

from assessment.ui import grids
from assessment.ui.fields import number_text, read_day, read_number, read_whole
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import Unreadable


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", None),
        (None, None),
        ("2 300 000", 2_300_000),
        ("−500 000 kr", -500_000),
        ("-500000", -500_000),
        ("12 st", 12),
        ("1\u00a0200", 1200),
    ],
)
def test_a_whole_number_is_read_as_swedes_write_it(written: str | None, expected: int | None) -> None:
    assert read_whole(written) == expected


@pytest.mark.parametrize("written", ["tolv", "1,5", "1.5", "12-13", "1e6", "9" * 20])
def test_what_is_no_whole_number_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(Unreadable, match="Skriv ett helt tal"):
        read_whole(written)


@pytest.mark.parametrize(
    ("written", "expected"), [("0,5", 0.5), ("12", 12), ("−3,25 %", -3.25), ("", None), ("1 000,5", 1000.5)]
)
def test_a_number_may_have_a_decimal_comma(written: str, expected: float | None) -> None:
    assert read_number(written) == expected


def test_a_word_is_no_number() -> None:
    with pytest.raises(Unreadable, match="Skriv ett tal"):
        read_number("många")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("20270131", date(2027, 1, 31)),
        ("2027/1/31", date(2027, 1, 31)),
        (" ", None),
    ],
)
def test_a_day_is_read_with_or_without_hyphens(written: str, expected: date | None) -> None:
    assert read_day(written) == expected


@pytest.mark.parametrize("written", ["2027-02-30", "31/1 2027", "snart", "2027"])
def test_what_is_no_day_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(Unreadable, match="2027-01-31"):
        read_day(written)


def test_a_number_is_shown_as_it_is_written() -> None:
    assert (number_text(1_234_567), number_text(-2), number_text(0.5)) == ("1 234 567", "−2", "0,5")


@pytest.mark.parametrize("sign", list("\\`*_{}[]()#+-.!|~$<>&:=\"'/@^"))
def test_no_sign_of_markdown_or_html_keeps_its_power(sign: str) -> None:
    assert plain(f"a{sign}b") == f"a\\{sign}b"


def test_no_word_becomes_an_emoji_or_an_icon() -> None:
    assert ":smile:" not in plain(":smile:").replace("\\", "")
    assert ":material/home:" not in plain(":material/home:").replace("\\", "")


def test_line_breaks_and_paragraphs_are_kept() -> None:
    assert paragraphs("ett\ntvå\n\ntre") == "ett  \ntvå\n\ntre"
    assert plain("ett\ntvå") == "ett två"


def test_a_table_has_its_columns_names_at_every_value_and_is_still_a_table() -> None:
    shown = grids.table(("A", "B"), [("x", "y")], [("sum", "z")])

    assert '<th scope="col" role="columnheader">A</th>' in shown
    assert '<th scope="row" role="rowheader">x</th><td role="cell" data-kolumn="B">y</td>' in shown
    assert '<tfoot role="rowgroup">' in shown
