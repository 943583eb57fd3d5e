"""A file with other values: nothing but the difference is written anew, and what is written reads back."""

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assessment.checklist_files import laid_out, on_one_line, read_data, rewritten

FILES = sorted((Path(__file__).parents[2] / "checklists").glob("*.yaml"))
ODD: tuple[Any, ...] = (
    *("Ja", "no", "1.10", "", "~", "true", "1e3", "0o17", "2026-1", "2026-11-01", "3"),
    *(
        "a: b",
        "- x",
        "a #b",
        "#a",
        "[x]",
        "{a",
        "a, b",
        "”hej”",
        "”hej” sa hon",
        "!a",
        "&a",
        "*a",
        "'q'",
        '"q"',
    ),
    *(
        "x\ny",
        "x\n\n",
        " a",
        "a ",
        "a  b",
        "a\u2028b",
        "å ä ö " * 40,
        "å" * 200,
        "?",
        "%a",
        "@a",
        "`a",
        "|",
        "---",
    ),
    *(1.5, 3, -3, 0.5, True, False, None, [], {}, {"a": ["b, c", "d"], "e: f": 1}),
)


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_what_is_laid_out_reads_back_as_it_was(value: Any) -> None:
    for shape in (value, {"k": value}, [value], [{"a": [value, value]}]):
        for written in (laid_out({"t": shape}), f"t: {on_one_line(shape)}"):
            document = read_data(written, "a.yaml")

            assert (document.diagnostics, document.data) == ((), {"t": shape})


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_shipped_file_reads_back_when_it_is_laid_out_anew(path: Path) -> None:
    data = read_data(path.read_bytes(), path.name).data

    assert read_data(laid_out(data), path.name).data == data


def test_only_what_differs_is_written_anew() -> None:
    text = (
        "# Överst\n"
        "namn: Gamla namnet  # ändra inte\n"
        "frågor:\n"
        "  # Om det första\n"
        "  - id: a\n"
        "    fråga: >-\n"
        "      Vad\n"
        "      händer?\n"
        "    vikt:   2\n"
        "\n"
        "  # Om det andra\n"
        "  - {id: b, fråga: Hur?}\n"
        "# Sist\n"
    )
    new = {
        "namn": "Nya: namnet",
        "frågor": [
            {"id": "a", "fråga": "Vad händer?", "vikt": 3, "källa": ["x"]},
            {"id": "b", "fråga": "Hur?"},
        ],
    }

    assert rewritten(text, new) == (
        text.replace("Gamla namnet", '"Nya: namnet"').replace("vikt:   2\n", "vikt:   3\n    källa: [x]\n")
    )


def test_items_that_change_places_take_their_comments_along() -> None:
    text = "frågor:\n  - id: a\n    x: 1\n\n  # Om b\n  - id: b\n\n  - id: c  # kvar\n"

    moved = rewritten(text, {"frågor": [{"id": "b"}, {"id": "ny"}, {"id": "a", "x": 1}]})

    assert moved == "frågor:\n  # Om b\n  - id: b\n\n  - {id: ny}\n\n  - id: a\n    x: 1\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_and_a_byte_order_mark_stay(ends: str) -> None:
    text = ends.join(["\ufeffa: 1  # ett", "b: [1]", ""])

    assert rewritten(text, {"a": 1, "b": [1]}) == text
    assert rewritten(text, {"a": 2, "b": [1], "c": 3}) == ends.join(
        ["\ufeffa: 2  # ett", "b: [1]", "c: 3", ""]
    )


def test_a_last_line_without_an_end_can_be_followed() -> None:
    assert rewritten("a: 1", {"a": 1, "b": 2}) == "a: 1\nb: 2\n"
    assert rewritten("a:\nb: 1", {"a": "text", "b": 1}) == "a: text\nb: 1"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in the data."""
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, child in inside:
        yield from places(child, (*path, part))


def disturbed(data: Any, chance: random.Random) -> Any:
    """The data with one thing replaced, taken away, added or moved."""
    path = chance.choice(list(places(data))[1:])
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    match chance.randrange(4):
        case 0:
            holder[path[-1]] = chance.choice(ODD)
        case 1:
            del holder[path[-1]]
        case 2 if isinstance(holder[path[-1]], list):
            chance.shuffle(holder[path[-1]])
        case _ if isinstance(holder, dict):
            holder["nyckel"] = chance.choice(ODD)
        case _:
            holder.insert(path[-1], {"id": "ny", "text": "Ny"})
    return data


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_whatever_is_changed_the_file_says_it_afterwards(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data, chance = read_data(text, path.name).data, random.Random(path.name)  # noqa: S311 - the same every time

    for _ in range(4):
        new = disturbed(disturbed(copy.deepcopy(data), chance), chance)

        assert read_data(rewritten(text, new), path.name).data == new
