"""Nothing that click says is left in English: not in help, not in faults, not after an upgrade."""

import ast
import re
from pathlib import Path

import click
import pytest

from assessment.cli import konsekvens, swedish
from tests.cli.conftest import Run

SAID = {"_", "ngettext", "gettext"}
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|try|for help|no such|missing|invalid|unexpected|required|default|"
    r"show|message|and exit|does not exist|choose|value|arguments|is not|directory)\b",
    re.IGNORECASE,
)


def clicks_words() -> set[str]:
    """Every text that click's own modules look up."""
    found = set()
    for path in Path(str(click.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
                found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return {word for word in found if word}


def test_every_word_of_click_has_its_swedish_one() -> None:
    assert clicks_words() - set(swedish.WORDS) - swedish.PROGRAMMING == set()


def test_no_word_is_kept_that_click_no_longer_says() -> None:
    # "required" is looked up through a variable, which cannot be read off the code.
    assert set(swedish.WORDS) | swedish.PROGRAMMING == clicks_words() | {"required"}


def test_a_translation_has_the_same_places_for_values() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)(?:![rs])?\}", text))

    # A noun that Swedish puts elsewhere may be dropped, nothing may be added.
    assert {e: s for e, s in swedish.WORDS.items() if not places(s) <= places(e)} == {}


def test_one_and_several_are_told_apart() -> None:
    one, many = "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."

    assert "ett värde" in swedish.swedish_many(one, many, 1)
    assert "{nargs} värden" in swedish.swedish_many(one, many, 2)
    assert swedish.swedish("något annat") == "något annat"


@pytest.mark.parametrize("command", ["", *konsekvens.commands])
def test_help_is_swedish(run: Run, command: str) -> None:
    said = run(*command.split(), "--hjälp")

    assert said.exit_code == 0
    assert said.output.startswith("Användning: konsekvens")
    own = re.sub(r"--\w+|\[VAL\]|konsekvens \w+", "", said.output)
    assert ENGLISH.findall(own) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nonsens"], "Kommandot ”nonsens” finns inte."),
        (["scor"], "Kommandot ”scor” finns inte. Menade du något av: 'rescore', 'score'?"),
        (["check", "--fomat", "text"], "Valet ”--fomat” finns inte. Menade du '--format'?"),
        (["check", "--format"], "Valet ”--format” behöver ett värde efter sig."),
        (["check", "--format", "pdf"], "”pdf” är inget av 'text', 'github'."),
        (["check", "--json=ja"], "Valet ”--json” tar inget värde."),
        (
            ["check", "--datum", "i går"],
            "”i går” är inget datum. Skriv år, månad och dag, till exempel 2026-01-31.",
        ),
        (["check", "a", "b"], "Det står ett argument för mycket: b"),
        (["check", "a", "b", "c"], "Det står flera argument för mycket: b c"),
        (["score"], "Argumentet saknas: 'FIL'."),
        (["schema", "bok"], "”bok” är inget av 'checklist', 'assessment'"),
        (["serve", "--port", "99999"], "”99999” är ingen port. Skriv ett tal från 0 till 65535."),
        (["word", "a.json"], "Skriv också var Wordfilen ska sparas, till exempel -o a.docx."),
        (["word", "a.json", "-o", "a.pdf"], "a.pdf slutar inte på .docx. Skriv till exempel -o a.docx."),
    ],
)
def test_a_command_that_is_written_wrongly_is_told_in_swedish(
    run: Run, arguments: list[str], sentence: str
) -> None:
    said = run(*arguments)

    assert said.exit_code == 2
    assert sentence in said.stderr
    assert said.stderr.startswith(("Användning: konsekvens", "Fel: Valet"))
    assert ENGLISH.findall(re.sub(r"--\w+|'[^']*'|konsekvens \w+", "", said.stderr)) == []


def test_the_commands_stand_in_the_order_of_a_days_work(run: Run) -> None:
    listed = re.findall(r"^  (\w+) {2,}", run("--hjälp").output.partition("Kommandon:")[2], re.MULTILINE)

    assert listed == [
        *("check", "test", "publish", "arbetsbok", "checklista", "importera"),
        *(
            "score",
            "explain",
            "compare",
            "rescore",
            "diff",
            "word",
            "pdf",
            "statement",
            "excel",
            "blankett",
            "template",
        ),
        *("schema", "serve", "backup", "restore", "register", "arsrapport", "recount", "gallra"),
    ]


def test_the_version_is_told(run: Run) -> None:
    assert re.fullmatch(r"Konsekvens \d+\.\d+\.\d+\n", run("--version").output)
