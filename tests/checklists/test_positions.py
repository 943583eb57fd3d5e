"""A finding stands under exactly what it is about, however that is written."""

import pytest

from assessment.checklist_files import Document, read_data, read_text
from assessment.core.diagnostics import Finding, Path, render_text

TEXT = """\
namn: Å
lista:
  - id: ett
    text: >-

      Första raden
      och andra.
  - {id: två, "text": 'med ''citat'' i', tom: }
  - id: tre
    text: lång text
      på två rader
tomt: >-
nyckel:
  under: 1
"""


def carets(path: Path, *, on_key: bool = False, words: str | None = None) -> tuple[int, str]:
    """The line, and the part of it that the carets stand under."""
    finding = Finding(code="tomt", document="x", path=path, message="x", on_key=on_key, words=words)
    found = read_data(TEXT, "x.yaml").place(finding)
    start = found.column - 1
    return found.line, found.source[start : start + found.length]


@pytest.mark.parametrize(
    ("path", "line", "shown"),
    [
        ((), 1, "namn: Å"),
        (("namn",), 1, "Å"),
        (("lista",), 2, "lista"),
        (("lista", 0), 3, "id: ett"),
        (("lista", 0, "id"), 3, "ett"),
        (("lista", 0, "text"), 6, "Första raden"),
        (("lista", 1), 8, """{id: två, "text": 'med ''citat'' i', tom: }"""),
        (("lista", 1, "text"), 8, "'med ''citat'' i'"),
        (("lista", 1, "tom"), 8, "tom"),
        (("lista", 2, "text"), 10, "lång text"),
        (("tomt",), 12, ">-"),
        (("nyckel",), 13, "nyckel"),
        (("nyckel", "under"), 14, "1"),
        (("nyckel", "saknas"), 13, "nyckel"),
        (("namn", 0), 1, "Å"),
        (("lista", "alla", 1, "id"), 8, "två"),
    ],
)
def test_a_path_is_shown_where_it_stands(path: Path, line: int, shown: str) -> None:
    assert carets(path) == (line, shown)


def test_a_key_is_shown_as_it_is_written() -> None:
    assert carets(("lista", 1, "text"), on_key=True) == (8, '"text"')
    assert carets(("namn",), on_key=True) == (1, "namn")


def test_words_are_found_in_a_text_on_several_lines() -> None:
    assert carets(("lista", 0, "text"), words="andra") == (7, "andra")
    assert carets(("lista", 0, "text"), words="RADEN och") == (6, "raden")


def test_words_that_are_written_another_way_are_shown_as_the_whole_text() -> None:
    assert carets(("lista", 0, "text"), words="saknas helt") == (6, "Första raden")


def test_a_document_without_content_has_its_first_line() -> None:
    finding = Finding(code="tomt", document="x", path=("a",), message="x")

    assert render_text(Document("x.yaml", "# bara en kommentar").place(finding)).splitlines()[1:5] == [
        " --> x.yaml:1:1",
        "  |",
        "1 | # bara en kommentar",
        "  | ^",
    ]


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("namn: Skola #1", "#1"),
        ("namn: Två ord # och resten", "# och resten"),
        ("namn: Två ord\t# och resten", "# och resten"),
        ("namn: Ord # en kommentar", None),
        ("namn: 12 #1", None),
        ("namn: 2026-01-01 # en kommentar", None),
        ('namn: "Två ord" # en kommentar', None),
        ("namn: [a, b] # en kommentar", None),
        ("namn: C#", None),
        ("namn: Ord ## rubrik", None),
        ("# namn: Två ord # kommentar", None),
    ],
)
def test_a_text_that_lost_its_tail_is_told(line: str, tail: str | None) -> None:
    read = read_text("prov.yaml", f"{line}\n")
    found = [d for d in read.diagnostics if d.code == "tappad-text"]

    assert [d.source[d.column - 1 : d.column - 1 + d.length] for d in found] == ([tail] if tail else [])


def test_a_comma_in_braces_is_told_with_the_whole_text_to_write() -> None:
    option = "{id: a, text: Ja, kanske, djup: kort}"
    head = "screening:\n  - id: a\n    fråga: A?\n    svarstyp: val\n"
    text = f"{head}    svarsalternativ: [{option}, {{nej, id: b}}]\n"

    tips = [d.tips for d in read_text("prov.yaml", text).diagnostics if d.code == "kommatecken"]

    assert tips == [
        ('sätt citattecken om hela texten: text: "Ja, kanske"',),
        ("sätt citattecken om hela texten",),
    ]
