"""The picture of a profile: what the bars, whiskers and words are, and that it is readable in grey."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image

from assessment.charts import DARK, LIGHT, PAPER, Palette, burden_spec, profile_png, profile_spec
from assessment.core.burden import Burden
from assessment.core.burden_table import burden_table
from assessment.core.burden_words import NamedLine
from assessment.core.summary.model import ProfileLine
from assessment.core.summary.wording import DASH
from assessment.core.vocabulary import Improvement, Severity


def line(
    group: str,
    harm: tuple[float, float],
    benefit: tuple[float, float] = (0, 0),
    severity: str = DASH,
    improvement: str = DASH,
) -> ProfileLine:
    return ProfileLine(
        group=group,
        severity=severity,
        harm="",
        harm_band="",
        improvement=improvement,
        benefit="",
        benefit_band="",
        harm_low=harm[0],
        harm_high=harm[1],
        benefit_low=benefit[0],
        benefit_high=benefit[1],
    )


LINES = (
    line("Barn som bor långt från skolan och saknar egen skjuts", (40, 65), (0, 25), "betydande", "mindre"),
    line("Flickor", (10, 10), (50, 50), "mindre, kan vara allvarlig", "stor"),
    line("Pojkar", (0, 0)),
)


def marks(spec: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    """Every piece of data that is drawn with one kind of mark."""
    for layer in spec["layer"]:
        if layer["mark"]["type"] == kind:
            yield from layer["data"]["values"]


def texts(spec: dict[str, Any]) -> list[str]:
    found = []
    for row in marks(spec, "text"):
        text = row.get("text") or row["number"]
        found.append(" ".join(text) if isinstance(text, list) else str(text))
    return found


def spans(spec: dict[str, Any]) -> set[tuple[float, float]]:
    return {(r["x"], r["x2"]) for r in marks(spec, "rule") if "x2" in r}


@pytest.mark.parametrize("narrow", [False, True])
def test_a_bar_ends_at_the_lower_end_and_its_whisker_at_the_upper(narrow: bool) -> None:  # noqa: FBT001 - one of two cases
    spec = profile_spec(LINES, narrow=narrow)

    assert {r["x2"] for r in marks(spec, "rect")} == {-40, -10, 50}
    assert spans(spec) == {(-40, -65), (0, 25)}


def test_the_groups_stand_in_order_with_their_words() -> None:
    spec = profile_spec(LINES)
    assert "datasets" not in spec, "Streamlit makes tables of them, and lines of text become one"
    said = texts(spec)

    assert [t for t in said if t in {p.group for p in LINES}] == [p.group for p in LINES]
    assert {"Försämring", "Förbättring", "betydande", "mindre, kan vara allvarlig", "stor"} <= set(said)
    assert DASH not in said


def test_no_bar_or_word_lies_on_that_of_another_group() -> None:
    spec = profile_spec([line(f"Grupp {n}", (100, 100), (100, 100), "allvarlig", "stor") for n in range(14)])
    bars = sorted({(r["y"], r["y2"]) for r in marks(spec, "rect")})

    assert len(bars) == 14
    assert all(above[1] < below[0] for above, below in pairwise(bars))
    assert bars[-1][1] <= spec["height"]


def test_what_the_picture_says_is_told_to_those_who_do_not_see_it() -> None:
    assert profile_spec(LINES, description="Två grupper får det sämre.")["description"].startswith("Två")


def test_the_picture_for_paper_is_a_png_as_wide_as_the_text() -> None:
    picture = Image.open(io.BytesIO(profile_png(LINES)))

    assert picture.format == "PNG"
    assert picture.width == pytest.approx(2 * 605, abs=20)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("palette", "page"), [(PAPER, "#FFFFFF"), (LIGHT, "#FFFFFF"), (DARK, "#10181C")])
def test_the_colours_differ_in_grey_and_the_text_is_readable(palette: Palette, page: str) -> None:
    assert contrast(palette.worse, palette.better) >= 3
    assert contrast(palette.text, page) >= 4.5
    assert contrast(palette.line, page) >= 3


def test_the_picture_of_samlad_belastning_tells_the_numbers_and_tells_the_parts_apart_in_grey() -> None:
    harmed = Burden(
        "aldre",
        assessed=True,
        severity=Severity.MINOR,
        severity_after=Severity.SEVERE,
        improvement=Improvement.MINOR,
        improvement_after=Improvement.MINOR,
    )
    nothing = Burden(
        "barn",
        assessed=True,
        severity=None,
        severity_after=None,
        improvement=None,
        improvement_after=None,
    )
    lines = burden_table([(harmed, 7), (nothing, 2)], 9, ("aldre", "barn"))

    spec = burden_spec([NamedLine(line.group, line) for line in lines], description="I ord.")

    assert spec["description"] == "I ord."
    parts = [part for part in marks(spec, "rect") if "number" in part]
    assert [(part["x2"], part["number"]) for part in parts] == [(-7, "7"), (7, "7"), (-7, "7"), (7, "7")]
    worse_before, better_before, worse_after, _ = (part["fill"] for part in parts)
    assert len({worse_before, better_before, worse_after}) == 3
    words = [row["text"] for row in marks(spec, "text") if "text" in row]
    assert "ingen säker skillnad" in words
