"""Draws groups as rows, försämring to the left and förbättring to the right: a profile, samlad belastning.

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

from assessment.core.burden_table import Cell as BurdenCell
from assessment.core.burden_table import GroupLine, Side, When, words_of
from assessment.core.burden_words import SIDES, NamedLine
from assessment.core.language import tr
from assessment.core.summary.model import ProfileLine
from assessment.core.summary.wording import DASH
from assessment.core.vocabulary import Improvement, Severity

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
_NAME_LETTERS_BESIDE_LINE: Final = 30  # as many as have room to the left of the middle on a telephone
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
        "side-worse": [{"x": -_FULL, "y": 0, "text": tr("Försämring")}],
        "side-better": [{"x": _FULL, "y": 0, "text": tr("Förbättring")}],
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


_LEGEND: Final = 3 * _LINE + 6
_BURDEN_BAR: Final = 16
_LABEL: Final = 0.07
"""The least part of the longest bar that has room for a digit."""
_BESIDE: Final = 0.4
"""Room to the left of the longest bar for its *före* and *efter*, as a part of it."""
_SHADES: Final[dict[tuple[Side, str], tuple[str, str]]] = {
    (Side.WORSE, Severity.SEVERE): ("#5E1B0E", "#FFFFFF"),
    (Side.WORSE, Severity.CONSIDERABLE): ("#C98A78", "#000000"),
    (Side.WORSE, Severity.MINOR): ("#F3DFD9", "#000000"),
    (Side.BETTER, Improvement.LARGE): ("#0B4A35", "#FFFFFF"),
    (Side.BETTER, Improvement.CLEAR): ("#7FB8A1", "#000000"),
    (Side.BETTER, Improvement.MINOR): ("#DDF0E8", "#000000"),
}
"""The colour of each part of a bar and of its number. On each side they differ in lightness alone."""


def burden_spec(lines: Sequence[NamedLine], *, dark: bool = False, description: str = "") -> dict[str, Any]:
    """Return the picture of samlad belastning for a screen: decisions that make it worse to the left.

    Every group has two bars, before and with decided measures. The gravest and the largest are nearest the
    middle. A part with room for it has its number of decisions.

    Args:
        lines: The groups from the top, at least one.
        dark: For a dark page.
        description: What the picture says, for those who do not see it.
    """
    spec = _burden(lines, DARK if dark else LIGHT)
    return spec | {"description": description, "width": "container"}


def _burden(lines: Sequence[NamedLine], palette: Palette) -> dict[str, Any]:
    parts, marks, height = _parts(lines)
    longest = max([1, *(abs(int(part["x2"])) for part in parts)])
    left = -longest * (1 + _BESIDE)
    for part in parts:
        wide = abs(part["x2"] - part["x"]) / longest >= _LABEL * len(part["number"])
        part["number"] = part["number"] if wide else ""
    words = [mark | {"x": left} for mark in marks] + list(_legend(longest))
    boxes = [*parts, *(_swatch(word, longest) for word in words if "fill" in word)]
    text = alt.Text("text:N")
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[left, longest], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    drawn = (
        _given(boxes)
        .mark_rect(stroke=palette.line, strokeWidth=1, aria=False)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", fill=alt.Fill("fill:N", scale=None)),
        _given(parts)
        .mark_text(fontSize=_SIZE - 1, baseline="middle", aria=False)
        .encode(x="middle:Q", y="centre:Q", text="number:N", color=alt.Color("ink:N", scale=None)),
        _given([w for w in words if not w["bold"]])
        .mark_text(color=palette.text, fontSize=_SIZE, align="left", baseline="top", aria=False)
        .encode(x="x:Q", y="y:Q", text=text),
        _given([w for w in words if w["bold"]])
        .mark_text(
            color=palette.text, fontSize=_SIZE, fontWeight="bold", align="left", baseline="top", aria=False
        )
        .encode(x="x:Q", y="y:Q", text=text),
        _given([{"x": 0, "y": _HEAD + _LEGEND - _AIR, "y2": height}])
        .mark_rule(color=palette.line, strokeWidth=2, aria=False)
        .encode(x="x:Q", y="y:Q", y2="y2:Q"),
    )
    chart = (
        alt.layer(*drawn)
        .properties(
            background=palette.background,
            padding={"left": 2, "right": 2, "top": 2, "bottom": 2},
            height=height,
        )
        .configure(font=_FONT)
        .configure_view(stroke=None)
    )
    made: dict[str, Any] = chart.to_dict(validate=False)
    # Under "datasets" Streamlit would make a table of it.
    datasets = made.pop("datasets", {})
    for layer in made["layer"]:
        if "name" in layer["data"]:
            layer["data"] = {"values": datasets[layer["data"]["name"]]}
    return made


def _given(rows: Sequence[_Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def _parts(lines: Sequence[NamedLine]) -> tuple[list[_Row], list[_Row], int]:
    """Return every part of every bar, the words to the left of them, and how high the picture becomes."""
    parts: list[_Row] = []
    words: list[_Row] = []
    top = float(_HEAD + _LEGEND)
    for named in lines:
        name = textwrap.wrap(named.name, _NAME_LETTERS_BESIDE_LINE)
        words.append({"y": top, "text": name, "bold": True})
        top += _LINE * len(name) + 3
        if not _different(named.line):
            words.append({"y": top, "text": tr("ingen säker skillnad"), "bold": False})
            top += _LINE + 2 + _AIR
            continue
        for when in When:
            words.append(
                {"y": top + 2, "text": tr("före") if when is When.BEFORE else tr("med"), "bold": False}
            )
            for side, sign in ((Side.WORSE, -1), (Side.BETTER, 1)):
                end = 0
                for word in words_of(side):
                    number = named.line.number(BurdenCell(named.line.group, side, when, word))
                    if not number:
                        continue
                    fill, ink = _SHADES[side, word]
                    parts.append(
                        {
                            "x": sign * end,
                            "x2": sign * (end + number),
                            "middle": sign * (end + number / 2),
                            "y": top,
                            "y2": top + _BURDEN_BAR,
                            "centre": top + _BURDEN_BAR / 2,
                            "number": str(number),
                            "fill": fill,
                            "ink": ink,
                        }
                    )
                    end += number
            top += _BURDEN_BAR + 2
        top += _AIR
    return parts, words, int(top)


def _different(line: GroupLine) -> bool:
    return any(word is not None and number for (_, _, word), number in line.counts.items())


def _legend(longest: int) -> Iterator[_Row]:
    for side, x in ((Side.WORSE, -longest), (Side.BETTER, longest * 0.08)):
        yield {"x": x, "y": 0, "text": tr(SIDES[side]), "bold": True}
        for place, word in enumerate(words_of(side), start=1):
            yield {
                "x": x + longest * 0.14,
                "y": _LINE * place + 3 * place,
                "text": tr(word.value),
                "bold": False,
                "fill": _SHADES[side, word][0],
            }


def _swatch(word: _Row, longest: int) -> _Row:
    x = word["x"] - longest * 0.14
    return {
        "x": x,
        "x2": x + longest * 0.1,
        "y": word["y"],
        "y2": word["y"] + _LINE - 2,
        "fill": word["fill"],
    }
