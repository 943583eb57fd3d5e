"""Whatever happens to a checklist file by mistake, reading it gives diagnostics or loads."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.checklist_files import Loaded, read_folder
from assessment.core.diagnostics import as_dict, has_errors, render_github, render_text

BASE = Path(__file__).parent / "base"
SHIPPED = Path(__file__).parent.parent.parent / "checklists"
TODAY = date(2026, 11, 22)

TEXTS = {
    folder: {file.name: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.yaml"))}
    for folder in (BASE, SHIPPED)
}
"""Read once: a long run must not depend on what somebody saves meanwhile."""

WRONG_VALUES = [
    *("", "{}", "[]", "[[]]", "{a: b}", "[a, 1]", "alla: [a]", "{alla: []}", "- "),
    *("0", "-1", "1.5", "true", "null", "nej", "2026-13-01", "text med ord", "å" * 300, "9" * 30),
    *(
        '"',
        "'",
        "[",
        "{",
        "}",
        "]",
        "&a",
        "*a",
        "!x",
        "@",
        "|",
        ">-",
        "#",
        ": ",
        "%",
        "?",
        "\\",
        "<<",
        "---",
        "...",
    ),
    *("\t", "\ufeff", "\u2028", "\x85", "\x00", "🙂"),
]


@st.composite
def mutated(draw: st.DrawFn, folder: Path) -> tuple[str, str]:
    """A file of the folder after one to four mistakes: its name and its text."""
    name = draw(st.sampled_from(list(TEXTS[folder])))
    lines = TEXTS[folder][name].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        n = draw(st.integers(0, len(lines) - 1))
        match draw(
            st.sampled_from(["delete", "repeat", "indent", "value", "key", "swap", "move", "cut", "insert"])
        ):
            case "delete":
                del lines[n : n + draw(st.integers(1, 6))]
            case "repeat":
                lines[n:n] = lines[n : n + draw(st.integers(1, 6))]
            case "indent":
                lines[n] = draw(st.sampled_from(["", " ", "  ", "    ", "\t"])) + lines[n].lstrip()
            case "value":
                lines[n] = re.sub(
                    r":.*", lambda _: ": " + draw(st.sampled_from(WRONG_VALUES)), lines[n], count=1
                )
            case "key":
                lines[n] = re.sub(
                    r"[\w-]+:", lambda _: draw(st.sampled_from(["id:", "när:", "x:", ":", "alla:"])), lines[n]
                )
            case "swap":
                m = draw(st.integers(0, len(lines) - 1))
                lines[n], lines[m] = lines[m], lines[n]
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(n))
            case "cut":
                lines = "\n".join(lines)[: draw(st.integers(0, 4000))].split("\n")
            case _:
                place = draw(st.integers(0, len(lines[n])))
                lines[n] = lines[n][:place] + draw(st.sampled_from(WRONG_VALUES)) + lines[n][place:]
        lines = lines or [""]
    return name, "\n".join(lines)


def assert_told_in_swedish(loaded: Loaded) -> None:
    assert loaded.checklists is not None or has_errors(loaded.diagnostics)
    for found in loaded.diagnostics:
        text = render_text(found)
        assert re.search(r"Error|Traceback|Input should|pydantic|NoneType|<class|lambda", text) is None, text
        assert found.line == 0 or 1 <= found.column <= len(found.source) + 1
        assert render_github(found).startswith("::")
        assert as_dict(found)["kod"] == found.code


@given(mutated(BASE))
def test_a_mutated_file_gives_diagnostics_or_loads(mutation: tuple[str, str]) -> None:
    name, text = mutation

    assert_told_in_swedish(read_folder(BASE, drafts={name: text}, today=TODAY))


@pytest.mark.soak
@settings(max_examples=10_000)
@given(st.sampled_from([BASE, SHIPPED]), st.data())
def test_ten_thousand_mutations_never_take_more_than_two_seconds(folder: Path, data: st.DataObject) -> None:
    name, text = data.draw(mutated(folder))

    # The processor's own time: what else the computer does meanwhile is not the reader's fault.
    before = time.process_time()
    loaded = read_folder(folder, drafts={name: text}, today=TODAY)
    assert time.process_time() - before < 2

    assert_told_in_swedish(loaded)
