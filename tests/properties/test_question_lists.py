"""Of every generated list of questions, each line that says something is found again, or told as not used."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.core.checklist import Checklist
from assessment.core.draft_reading import Paragraph
from assessment.core.list_lines import ListLine, lines_of_text
from assessment.core.question_list import Became, draft_of

_WORDS = st.sampled_from(
    ["Hur", "Finns", "barn", "äldre", "plan", "ja", "nej", "kostar", "(flera val möjliga)", "Ja/Nej", "och",
     "Beskriv", "vilka", "1.1", "2)", "12", "-", "☐", "a)", ";", "ö", "(kort, långt)", "…", "?", "!", ":"]
)  # fmt: skip
_TEXTS = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(_WORDS, max_size=9),
    st.sampled_from(["", "?", ".", " ? Ja, Nej", "? Tänk på allt. Läs mer."]),
)
_OPTIONS = st.lists(_TEXTS, max_size=3).map(tuple)
_LINES = st.builds(ListLine, _TEXTS, st.booleans(), st.booleans(), st.booleans(), _TEXTS, _OPTIONS)
_CELLS = st.one_of(st.none(), st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 3)))
_PARAGRAPHS = st.builds(Paragraph, _TEXTS, st.booleans(), st.booleans(), _CELLS)
_WORD = re.compile(r"[^\W\d_]{2,}")


def named(text: str, name: str) -> str:
    """The text with a word that stands nowhere else, if it has a word at all."""
    first, *rest = text.split(" ")
    return " ".join([first, name, *rest]) if _WORD.search(text) else text


def names(number: int) -> list[str]:
    """Words that belong to one line only."""
    return [f"q{'abcdefghijklmnop'[number]}{part}" for part in "xyzvw"]


def named_line(number: int, line: ListLine) -> ListLine:
    own, help_, *options = names(number)
    return replace(
        line,
        text=named(line.text, own),
        help=named(line.help, help_),
        options=tuple(named(o, n) for o, n in zip(line.options, options, strict=False)),
    )


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def words(*said: str) -> set[str]:
    return {word for text in said for word in _WORD.findall(text)}


@given(st.lists(_LINES, max_size=12), st.booleans())
def test_every_line_is_in_the_checklist_or_told_as_not_used(
    lines: list[ListLine],
    instead: bool,  # noqa: FBT001 - hypothesis fills it in
) -> None:
    lines = [named_line(number, line) for number, line in enumerate(lines)]
    draft = draft_of(lines, "Listan", date(2027, 1, 1), instead=instead)
    if draft is None:
        return
    Checklist.model_validate(draft.data)
    telling = [line for line in lines if line.text.strip()]
    assert [fate.text for fate in draft.fates] == [line.text for line in telling]
    said = words(*texts(draft.data))
    for line, fate in zip(telling, draft.fates, strict=True):
        if fate.became is Became.UNUSED:
            assert fate.about
        else:
            assert words(line.text) <= said
        if fate.became is Became.QUESTION:
            assert words(line.help, *line.options) <= said


@given(st.lists(_PARAGRAPHS, max_size=14))
def test_every_cell_of_a_table_is_in_a_line(paragraphs: list[Paragraph]) -> None:
    named_ones = [replace(p, text=named(p.text, names(n)[0])) for n, p in enumerate(paragraphs)]
    told = [p for p in named_ones if p.text.strip()]
    lines = lines_of_text(told)

    found = words(*(t for line in lines for t in (line.text, line.help, *line.options)))
    assert words(*(p.text for p in told)) <= found
    numbers = {n for line in lines for t in (line.text, line.help, *line.options) for n in t.split()}
    assert all(p.text.strip() in numbers for p in told if p.text.strip().isdigit())
