"""Draws the profile of a perspective: försämring to the left, förbättring to the right, a row for each group.

Knows finished lines of a summary and how a picture stays readable in grey. Counts nothing and picks no group.
"""

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import altair as alt
import vl_convert

from assessment.core.summary.model import ProfileLine
from assessment.core.summary.wording import DASH

_PAPER_WIDTH: Final = 605
"""Pixels: 16 cm at 96 to the inch, the width between the margins of the document."""
_PAPER_SCALE: Final = 2.0
_FONT: Final = "Liberation Sans, Arial, sans-serif"
_SIZE, _LINE = 12, 14
_BAR: Final = 15
_AIR: Final = 9
_HEAD: Final = 34
"""Above the first group: what the sides are, and the numbers of the scale."""
_NAME_LETTERS: Final = 27
_NAME_LETTERS_ABOVE: Final = 44
_WORD_LETTERS: Final = 12
"""A longer name, or a longer word beside a bar, goes on in a new line."""
_FULL: Final = 100
_WORDS: Final = 60
"""Room beside a bar of full length for its word, in the numbers' own units."""
_NAMES: Final = 130
"""Room for names to the left of everything, in the same units."""
_MARKS: Final = (-100, -75, -50, -25, 0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a picture. Worse is much darker than better, so that they differ in grey too."""

    text: str
    line: str
    faint: str
    worse: str
    better: str
    background: str


PAPER = Palette("#000000", "#3C3C3C", "#C9C9C9", "#8A2F1B", "#B9DDCD", "#FFFFFF")
LIGHT = Palette("#0A1216", "#3A4A53", "#C5CED3", "#8A2F1B", "#B9DDCD", "transparent")
DARK = Palette("#EEF3F5", "#C4CFD5", "#4A5963", "#B5573F", "#CFEADF", "transparent")

_Row = dict[str, Any]
_Align = Literal["left", "right"]
_SIDES: Final[tuple[tuple[str, int, _Align], ...]] = (("worse", -1, "right"), ("better", 1, "left"))


def profile_spec(
    lines: Sequence[ProfileLine], *, dark: bool = False, narrow: bool = False, description: str = ""
) -> dict[str, Any]:
    """Return the picture of one perspective and alternative for a screen, as a Vega-Lite specification.

    The groups stand from the top in the lines' order. A bar is as long as the lower end of the interval, and
    its whisker goes on to the upper end. The gravest severity and the greatest improvement stand as words
    beside the bar. The picture is as wide as its place.

    Args:
        lines: The profile, at least one line.
        dark: For a dark page.
        narrow: Names above the bars instead of beside them.
        description: What the picture says, for those who do not see it.
    """
    spec = _spec(lines, DARK if dark else LIGHT, names_above=narrow)
    return spec | {"description": description, "width": "container"}


def profile_png(lines: Sequence[ProfileLine]) -> bytes:
    """Return the picture for paper, as PNG. The first of a process takes a third of a second."""
    spec = _spec(lines, PAPER, names_above=False) | {"width": _PAPER_WIDTH}
    made: bytes = vl_convert.vegalite_to_png(spec, scale=_PAPER_SCALE)
    return made


def _spec(lines: Sequence[ProfileLine], palette: Palette, *, names_above: bool) -> dict[str, Any]:
    rows, height = _rows(lines, names_above=names_above)
    left = _left(names_above=names_above)
    frame = json.loads(_frame(palette, left))
    domain = {"scale": {"domain": [height, 0], "nice": False}}
    frame["encoding"]["y"] |= domain
    drawn = _datasets(rows, height, left)
    for layer in frame["layer"]:
        # Under "datasets" Streamlit would make a table of it, in which lines of text become one.
        layer["data"] = {"values": drawn[layer["data"]["name"]]}
    return {**frame, "height": height}


def _left(*, names_above: bool) -> int:
    return -(_FULL + _WORDS) - (0 if names_above else _NAMES)


@cache
def _frame(palette: Palette, left: int) -> str:
    """Return the picture without its data: made once for each look, as it takes longer than all the rest."""
    layers = [*_scale(palette), *_bars(palette), *_whiskers(palette), *_words(palette)]
    x = alt.Scale(domain=[left, _FULL + _WORDS], nice=False)
    chart = (
        alt.layer(*layers)
        .encode(x=alt.X("x:Q", axis=None, scale=x), y=alt.Y("y:Q", axis=None))
        # Streamlit writes in the padding and cannot where it is one number.
        .properties(background=palette.background, padding={"left": 2, "right": 2, "top": 2, "bottom": 2})
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(grid=False)
    )
    return json.dumps(chart.to_dict(validate=False))


def _rows(lines: Sequence[ProfileLine], *, names_above: bool) -> tuple[list[_Row], int]:
    """Return every group with its place, and how high the picture becomes."""
    top = _HEAD
    rows: list[_Row] = []
    for line in lines:
        name = textwrap.wrap(line.group, _NAME_LETTERS_ABOVE if names_above else _NAME_LETTERS)
        worse, better = _beside(line.severity), _beside(line.improvement)
        beside = max(_BAR, _LINE * max(len(worse), len(better), 0 if names_above else len(name)))
        if names_above:
            top += _LINE * len(name) + 2
        middle = top + beside / 2
        rows.append(
            {
                "name": name,
                "name_y": top - 2 - _LINE * len(name) if names_above else middle - _LINE * len(name) / 2,
                "y": middle,
                "top": middle - _BAR / 2,
                "bottom": middle + _BAR / 2,
                "worse": (-line.harm_low, -line.harm_high, worse),
                "better": (line.benefit_low, line.benefit_high, better),
                "foot": top + beside + _AIR / 2,
            }
        )
        top += beside + _AIR
    return rows, int(top)


def _beside(word: str) -> list[str]:
    return [] if word == DASH else textwrap.wrap(word, _WORD_LETTERS)


def _datasets(rows: Sequence[_Row], height: int, left: int) -> dict[str, list[_Row]]:
    """Return what every layer draws, by the names that `_frame` gives them."""
    marks = [{"x": m, "y": _HEAD - 4, "y2": height, "number": str(abs(m))} for m in _MARKS]
    found: dict[str, list[_Row]] = {
        "marks": marks,
        "zero": [m for m in marks if m["x"] == 0],
        "numbers": [m | {"y": _HEAD - 6} for m in marks if int(str(m["x"])) % 50 == 0],
        "side-worse": [{"x": -_FULL, "y": 0, "text": "Försämring"}],
        "side-better": [{"x": _FULL, "y": 0, "text": "Förbättring"}],
        "names": [{"x": left, "y": r["name_y"], "text": r["name"]} for r in rows],
    }
    for side, sign, _ in _SIDES:
        found[f"bars-{side}"] = [
            {"x": 0, "x2": r[side][0], "y": r["top"], "y2": r["bottom"]} for r in rows if r[side][0]
        ]
        found[f"words-{side}"] = [
            {
                "x": max(r[side][:2], key=abs) + sign * 3,
                "y": r["y"] - _LINE * len(r[side][2]) / 2 + 2,
                "text": r[side][2],
            }
            for r in rows
            if r[side][2]
        ]
    open_ = [(r, r[side]) for r in rows for side, *_ in _SIDES if r[side][0] != r[side][1]]
    found["spans"] = [{"x": ends[0], "x2": ends[1], "y": r["y"]} for r, ends in open_]
    found["stops"] = [{"x": ends[1], "y": r["y"] - 5, "y2": r["y"] + 5} for r, ends in open_]
    return found


def _layer(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _scale(palette: Palette) -> Iterator[alt.Chart]:
    """Yield what the bars are read against: the scale with its numbers, and the sides' names."""
    for name, colour in (("marks", palette.faint), ("zero", palette.line)):
        yield _layer(name).mark_rule(color=colour, aria=False).encode(x="x:Q", y="y:Q", y2="y2:Q")
    yield (
        _layer("numbers")
        .mark_text(color=palette.text, fontSize=_SIZE - 1, baseline="bottom", aria=False)
        .encode(x="x:Q", y="y:Q", text="number:N")
    )
    sides: tuple[tuple[str, _Align], ...] = (("side-worse", "left"), ("side-better", "right"))
    for name, align in sides:
        yield (
            _layer(name)
            .mark_text(
                color=palette.text, fontSize=_SIZE, fontWeight="bold", align=align, baseline="top", aria=False
            )
            .encode(x="x:Q", y="y:Q", text="text:N")
        )


def _bars(palette: Palette) -> Iterator[alt.Chart]:
    for name, colour in (("bars-worse", palette.worse), ("bars-better", palette.better)):
        yield (
            _layer(name)
            .mark_rect(color=colour, stroke=palette.line, strokeWidth=1, aria=False)
            .encode(x="x:Q", x2="x2:Q", y="y:Q", y2="y2:Q")
        )


def _whiskers(palette: Palette) -> Iterator[alt.Chart]:
    """Yield a line from the lower end to the upper where they differ, with a stop at the upper."""
    line: dict[str, Any] = {"color": palette.line, "strokeWidth": 2, "aria": False}
    yield _layer("spans").mark_rule(**line).encode(x="x:Q", x2="x2:Q", y="y:Q")
    yield _layer("stops").mark_rule(**line).encode(x="x:Q", y="y:Q", y2="y2:Q")


def _words(palette: Palette) -> Iterator[alt.Chart]:
    style: dict[str, Any] = {
        "color": palette.text,
        "fontSize": _SIZE,
        "lineHeight": _LINE,
        "baseline": "top",
        "aria": False,
    }
    names: list[tuple[str, _Align]] = [("names", "left")]
    for name, align in (*names, *((f"words-{side}", align) for side, _, align in _SIDES)):
        yield _layer(name).mark_text(align=align, **style).encode(x="x:Q", y="y:Q", text="text:N")
