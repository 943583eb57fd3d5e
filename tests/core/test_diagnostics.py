"""A diagnostic as text, as a GitHub annotation and as data, exactly."""

import pytest

from assessment.core.diagnostics import (
    Diagnostic,
    as_dict,
    has_errors,
    in_order,
    render_all,
    render_github,
    render_text,
    tally,
)

MISSPELT = Diagnostic(
    code="okänd-nyckel",
    message="”svarstypp” är ingen nyckel i en fråga",
    file="checklists/barnets-rattigheter.yaml",
    line=31,
    column=9,
    length=9,
    source="        svarstypp: effekt",
    tips=("menade du ”svarstyp”?",),
    more="svarstyp",
)
EMPTY = Diagnostic(code="tom-fil", message="filen är tom", file="a.yaml")


def at(source: str, column: int, length: int, line: int = 1) -> list[str]:
    diagnostic = Diagnostic(
        code="tomt", message="x", file="a.yaml", line=line, column=column, length=length, source=source
    )
    return render_text(diagnostic).split("\n")[3:5]


def test_text_has_the_line_with_carets_under_the_span_and_the_tips() -> None:
    assert render_text(MISSPELT) == (
        "fel[okänd-nyckel]: ”svarstypp” är ingen nyckel i en fråga\n"
        "  --> checklists/barnets-rattigheter.yaml:31:9\n"
        "   |\n"
        "31 |         svarstypp: effekt\n"
        "   |         ^^^^^^^^^\n"
        "   = menade du ”svarstyp”?\n"
        "   = mer: LÄSMIG.md#svarstyp"
    )


def test_text_about_a_whole_file_has_no_line() -> None:
    assert render_text(EMPTY) == "fel[tom-fil]: filen är tom\n  --> a.yaml\n   = mer: LÄSMIG.md#tom-fil"


def test_several_are_parted_by_an_empty_line() -> None:
    assert render_all([EMPTY, MISSPELT]) == f"{render_text(EMPTY)}\n\n{render_text(MISSPELT)}"


@pytest.mark.parametrize(
    ("source", "column", "length", "shown"),
    [
        ("a: b", 4, 1, ["1 | a: b", "  |    ^"]),
        ("a: b", 4, 0, ["1 | a: b", "  |    ^"]),
        ("a: b", 99, 3, ["1 | a: b", "  |     ^"]),
        ("a: b", 2, 99, ["1 | a: b", "  |  ^^^"]),
        ("\ta: b", 1, 1, ["1 |     a: b", "  | ^^^^"]),
        ("\ta: b", 2, 1, ["1 |     a: b", "  |     ^"]),
        ("日本: x", 1, 2, ["1 | 日本: x", "  | ^^^^"]),
        ("日本: x", 5, 1, ["1 | 日本: x", "  |       ^"]),
        ("e\u0301a: x", 5, 1, ["1 | e\u0301a: x", "  |    ^"]),
        ("a\x1b[31mb", 1, 1, ["1 | a\ufffd[31mb", "  | ^"]),
        ("a\u202eb", 3, 1, ["1 | a\ufffdb", "  |   ^"]),
        ("a\u2028b", 3, 1, ["1 | a b", "  |   ^"]),
        ("", 1, 1, ["1 |", "  | ^"]),
    ],
)
def test_carets_stand_under_the_span_whatever_the_signs(
    source: str, column: int, length: int, shown: list[str]
) -> None:
    assert at(source, column, length) == shown


@pytest.mark.parametrize(("column", "length"), [(1, 5), (150, 10), (295, 6), (100, 300)])
def test_a_long_line_is_cut_around_the_span(column: int, length: int) -> None:
    source = "".join(chr(0x4E00 + n) if n % 50 == 49 else "abcdefghij"[n % 10] for n in range(300))

    shown, carets = at(source, column, length)

    assert len(shown) <= 4 + 112
    start = len(carets) - len(carets.lstrip(" |"))
    assert set(carets[start:]) == {"^"}
    wide = sum(ord(sign) >= 0x4E00 for sign in shown[:start])
    assert shown[start - wide] == source[column - 1]


def test_the_gutter_follows_the_number_of_the_line() -> None:
    assert at("a: b", 1, 1, line=1234) == ["1234 | a: b", "     | ^"]


def test_an_annotation_is_one_line_with_everything_escaped() -> None:
    awkward = Diagnostic(
        code="lång-fråga",
        message="100 % av\nfrågan",
        file="a,b:c.yaml",
        line=3,
        column=2,
        length=4,
        tips=("korta\r\nden",),
    )

    assert render_github(awkward) == (
        "::warning file=a%2Cb%3Ac.yaml,line=3,col=2,endColumn=6,title=varning[lång-fråga]"
        "::100 %25 av%0Afrågan%0Akorta%0D%0Aden"
    )
    assert render_github(EMPTY) == "::error file=a.yaml,title=fel[tom-fil]::filen är tom"


def test_data_has_everything_under_swedish_keys() -> None:
    assert as_dict(MISSPELT) == {
        "kod": "okänd-nyckel",
        "nivå": "fel",
        "meddelande": "”svarstypp” är ingen nyckel i en fråga",
        "fil": "checklists/barnets-rattigheter.yaml",
        "rad": 31,
        "kolumn": 9,
        "längd": 9,
        "källrad": "        svarstypp: effekt",
        "tips": ["menade du ”svarstyp”?"],
        "mer": "LÄSMIG.md#svarstyp",
    }


def test_order_is_file_line_and_column_and_nothing_is_said_twice() -> None:
    late = Diagnostic(code="tomt", message="x", file="a.yaml", line=10, column=1)
    early = Diagnostic(code="tomt", message="x", file="a.yaml", line=9, column=5)

    assert in_order([MISSPELT, late, early, EMPTY, late]) == (EMPTY, early, late, MISSPELT)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ([], ""),
        (["tomt"], "1 fel"),
        (["lång-fråga"], "1 varning"),
        (["lång-fråga", "lång-fråga"], "2 varningar"),
        (["tomt", "tomt", "lång-fråga", "lång-mening"], "2 fel, 1 varning och 1 råd"),
    ],
)
def test_the_tally_is_in_words(codes: list[str], words: str) -> None:
    found = [Diagnostic(code=code, message="x", file="a.yaml") for code in codes]

    assert tally(found) == words
    assert has_errors(found) == ("fel" in words)
