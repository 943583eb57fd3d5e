"""Every text that the code says is in every other language too, with the same values, and nothing more."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from assessment.core.language import NBSP, Language, speaking, spoken, tr, tr_in, tr_many
from assessment.translations import FOLDER, language, tags
from tools.catalogue import KEYWORDS, key, messages, places, sources, texts, told

OTHERS = [tag for tag in tags() if tag != "sv"]


@pytest.mark.parametrize("tag", OTHERS)
def test_a_language_has_every_text_of_the_code_and_no_other(tag: str) -> None:
    said, known = texts(sources()), {key(m): told(m) for _, m in messages(FOLDER / tag)}

    lacking = {t: place for t, place in said.items() if not known.get(t)}
    assert lacking == {}, "python -m tools.catalogue missing"
    assert known.keys() - said.keys() == set(), "python -m tools.catalogue"


def test_the_catalogues_see_every_text_of_the_code() -> None:
    seen = {said if isinstance(said, str) else said[0] for said, _ in texts(sources())}
    calls = (
        (file.name, node)
        for file in sources()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
    )
    told_of = {
        (name, node.lineno, text.value)
        for name, node in calls
        for text in node.args[1 if ast.unparse(node.func) == "tr_in" else 0 :][:1]
        if isinstance(text, ast.Constant)
    }

    assert {t for t in told_of if t[2] not in seen} == set(), "a text inside an f-string is not seen"


@pytest.mark.parametrize("tag", OTHERS)
def test_no_text_is_told_twice_or_in_doubt(tag: str) -> None:
    found = [(key(m), m.fuzzy) for _, m in messages(FOLDER / tag)]

    assert [t for t, count in Counter(t for t, _ in found).items() if count > 1] == []
    assert [t for t, fuzzy in found if fuzzy] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_translation_takes_the_same_values(tag: str) -> None:
    assert [m.id for _, m in messages(FOLDER / tag) if places(key(m)[0]) != places(told(m))] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_a_translation_keeps_the_space_around_it_and_its_last_sign(tag: str) -> None:
    unlike = [
        m.id
        for _, m in messages(FOLDER / tag)
        for said in [m.id if isinstance(m.id, str) else m.id[0]]
        for each in told(m)
        if (said[:1].isspace(), said[-1:].isspace(), said[-1:] in ".:?!…")
        != (each[:1].isspace(), each[-1:].isspace(), each[-1:] in ".:?!…")
    ]

    assert unlike == []


class Shouting(Language):
    """A language of its own for these tests."""

    tag = "xx"

    def message(self, text: str, context: str = "") -> str:
        return f"{context}{text.upper() if '{' not in text else text}"

    def plural(self, one: str, many: str, count: int) -> str:
        return super().plural(one, many, count).replace("grupp", "GRUPP")


def test_swedish_is_the_source() -> None:
    assert tr("Vidare") == "Vidare"
    assert tr("Vidare: {step}", step="{x} & <b>") == "Vidare: {x} & <b>"
    assert tr("{ inget ställe }") == "{ inget ställe }"
    assert tr_in("om kläder", "lätt") == "lätt"
    assert tr_many("{n} grupp", "{n} grupper", 1) == "1 grupp"
    assert tr_many("{n} grupp", "{n} grupper", 1200) == f"1{NBSP}200 grupper"


def test_a_language_is_spoken_in_its_block_only() -> None:
    with speaking(Shouting()):
        assert spoken().tag == "xx"
        assert tr("Vidare") == "VIDARE"
        assert tr_in("här ", "lätt") == "här LÄTT"
        assert tr_many("{n} grupp", "{n} grupper", 3) == "3 GRUPPer"

    assert spoken().tag == "sv"


def test_english_writes_numbers_and_sorts_names_as_the_english_do() -> None:
    english = language("en")

    assert english.number(-1234567) == "\u22121,234,567"
    assert english.decimal_sign == "."
    assert sorted(["Zeb", "Åsa", "Bo", "10 år"], key=english.alphabetical) == ["10 år", "Åsa", "Bo", "Zeb"]
    assert sorted(["Zeb", "Åsa", "Bo"], key=language("sv").alphabetical) == ["Bo", "Zeb", "Åsa"]


def test_a_language_that_nobody_has_written_is_swedish() -> None:
    assert language("xx").tag == "sv"
    assert language("../en").tag == "sv"


def test_a_text_without_translation_is_shown_as_it_is() -> None:
    assert (
        language("en").message("Det här står inte i någon katalog.") == "Det här står inte i någon katalog."
    )
    assert language("en").plural("{n} vante", "{n} vantar", 2) == "{n} vantar"


def test_catalogues_lie_beside_the_code_that_reads_them() -> None:
    assert Path(FOLDER).name == "translations"
    assert OTHERS == ["en"]
