"""The result page: every number with a trace that adds up, what it hangs on, and what it says when empty."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest

from assessment.core import editing
from assessment.core.case import BASELINE
from assessment.core.conflicts import conflicts_of
from assessment.core.result import PerspectiveResult
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import Depth
from tests.ui.window import ROOT, Window

EXAMPLES = sorted(p.name for p in (ROOT / "examples").glob("*.json"))
LIBRARIES = "fall-3-biblioteksfilialer.json"
Ends = tuple[Fraction, Fraction]


def example(window: Window, name: str = LIBRARIES, **parameters: str) -> Window:
    return window.open(window.service.start_example(name).assessment.id, "resultat", **parameters)


def fragments(window: Window) -> list[Element]:
    bodies = [str(part.proto.body) for part in window.app.get("html")]
    mine = [body for body in bodies if body.startswith('<div class="resultat">')]
    return [ET.fromstring(body) for body in mine]  # noqa: S314 - the page itself wrote it a moment ago


def text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def number(written: str) -> Fraction:
    return Fraction(written.replace(",", "."))


def ends(written: str) -> Ends:
    low, _, high = written.partition("–")
    return number(low), number(high or low)


def products(cells: list[str]) -> tuple[Fraction, Fraction, int]:
    """Multiply and add the parts of a trace by hand: both ends of the sum, and all weights."""
    low = high = Fraction(0)
    weights = 0
    for cell in cells:
        found = re.fullmatch(r"(\d) × (\S+) = (\S+)", cell)
        assert found, cell
        weight, part, product = int(found[1]), ends(found[2]), ends(found[3])
        assert (weight * part[0], weight * part[1]) == product
        low, high, weights = low + product[0], high + product[1], weights + weight
    return low, high, weights


def rounded(value: Fraction) -> Fraction:
    return Fraction((2 * value + 1) // 2)


@dataclass
class Shown:
    """A number on the page with the column of its trace."""

    number: str
    parts: list[str]
    total: str
    division: str


def shown(window: Window) -> Iterator[Shown]:
    for fragment in fragments(window):
        rows = fragment.findall(".//table[@class='grupper']/tbody/tr")
        for row, trace in pairwise([*rows, Element("tr")]):
            written = [text(figure) for figure in row.findall("td/strong")]
            if not written:
                continue
            assert (row.get("class"), trace.get("class")) == ("grupp", "spar")
            lines = [[text(c) for c in r] for r in trace.findall(".//tbody/tr")]
            total, division = ([text(c) for c in r] for r in trace.findall(".//tfoot/tr"))
            for column, figure in enumerate(written, start=1):
                yield Shown(figure, [x[column] for x in lines], total[column], division[column])


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_number_of_a_group_has_a_trace_that_adds_up_to_it(window: Window, name: str) -> None:
    found = list(shown(example(window, name)))
    assert found
    for one in found:
        low, high, weights = products(one.parts)
        assert (*ends(one.total.split(" av ")[0]), int(one.total.split(" av ")[1])) == (low, high, weights)
        exact = (100 * low / weights, 100 * high / weights)
        for end, written in zip(exact, ends(one.number), strict=True):
            assert written == rounded(end) or (written <= end < written + 1)
        assert f"visas som {one.number} (" in one.division
        assert "100 × " in one.division


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_number_in_a_sentence_is_one_that_a_group_has(window: Window, name: str) -> None:
    example(window, name)
    told = re.findall(r"\((\S+) av 100\)", window.said)
    low_or_high = {end for one in shown(window) for end in ends(one.number)}

    assert told
    assert {end for one in told for end in ends(one)} <= low_or_high


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_shares_of_the_basis_add_up(window: Window, name: str) -> None:
    example(window, name)
    told = [f for f in fragments(window) if "Med underlag A eller B: " in text(f)]
    assert told
    for fragment in told:
        rows = [[text(c) for c in r] for r in fragment.findall(".//tbody/tr")]
        total, share = ([text(c) for c in r] for r in fragment.findall(".//tfoot/tr"))
        weights, unknown, supported = (sum(int(r[column]) for r in rows) for column in (1, 2, 3))
        assert total[1:] == [str(weights), str(unknown), str(supported)]
        for part, written in ((unknown, share[2]), (supported, share[3])):
            per_cent = f"{rounded(Fraction(100 * part, weights))}\N{NO-BREAK SPACE}%".replace("\xa0", " ")
            assert written == f"{part} / {weights} = {per_cent}"
            assert per_cent in text(fragment.findall("p")[0])


def test_each_perspective_has_its_word_its_worst_and_every_group(window: Window) -> None:
    example(window)
    outcome = window.service.outcome(window.stored)
    leading = window.stored.leading
    assert leading is not None
    tables = " ".join(text(f) for f in fragments(window))
    for checklist in outcome.flow.checklists.perspectives:
        found = outcome.result.perspectives[checklist.id, leading.id]
        assert found.status.value in window.said
        for group in found.groups:
            assert capital(outcome.flow.groups[group.group].name) in tables


def test_each_picture_is_told_in_words_with_the_numbers_of_its_table(window: Window) -> None:
    example(window)
    pictures = window.app.get("vega_lite_chart")
    assert pictures
    tables = " ".join(text(f) for f in fragments(window))
    for picture in pictures:
        told = json.loads(picture.proto.spec)["description"]
        assert told.startswith("Stapeldiagram: försämring åt vänster, förbättring åt höger")
        figures = re.findall(r"(\w+): försämring (\S+) \(([^)]+)\)", told)
        assert figures
        for _, figure, band in figures:
            assert f"{figure} ({band})" in tables


def test_another_alternative_is_chosen_or_named_by_the_address(window: Window) -> None:
    example(window)
    leading = window.stored.leading
    other = next(a.id for a in window.stored.rated_alternatives if a != leading)
    first = [one.number for one in shown(window)]
    window.choose("visar-alternativ", other)
    assert window.app.query_params["alternativ"] == other
    chosen = [one.number for one in shown(window)]
    again = [one.number for one in shown(window.open(window.assessment_id, "resultat", alternativ=other))]

    assert chosen == again != first


def test_when_the_nollalternativ_is_recommended_the_first_that_is_rated_is_shown(window: Window) -> None:
    saved = window.service.start_example(LIBRARIES)
    window.service.save(editing.recommend(saved.assessment, BASELINE), saved.revision)
    window.open(saved.assessment.id, "resultat")

    assert not window.app.exception
    assert list(shown(window))


def measured(window: Window) -> PerspectiveResult:
    example(window, "fall-1-anpassad-grundskola.json")
    result = window.service.result(window.stored)
    leading = window.stored.leading
    assert leading is not None
    return next(r for (_, a), r in result.perspectives.items() if a == leading.id and r.after is not None)


def test_measures_show_before_and_after_each_with_its_trace(window: Window) -> None:
    found = measured(window)
    captions = [text(c) for f in fragments(window) for c in f.findall(".//caption")]

    assert any("före åtgärder" in c for c in captions)
    assert any("med beslutade åtgärder" in c for c in captions)
    assert f"(före åtgärder: {found.status_before.value})" in window.said
    assert any("med åtgärder" in text(s) for f in fragments(window) for s in f.findall(".//summary"))


def test_each_change_leads_to_its_question(window: Window) -> None:
    example(window)
    changes = window.service.summary(window.stored).changes[0]
    assert changes.lines
    for line in changes.lines:
        assert line.text in window.said
        assert any(
            line.question.replace("/", "%2F") in q or line.question in q for q in window.links.values()
        )
    for sentence in window.service.summary(window.stored).weight_sentences:
        assert sentence in window.said


def test_conflicts_basis_and_alternatives_are_all_there(window: Window) -> None:
    example(window)
    summary = window.service.summary(window.stored)
    assert conflicts_of(window.service.flow(window.stored))
    assert "Svara på krockarna i Samlad bedömning" in window.links
    for sentence in summary.comparison:
        assert sentence in window.said
    for line in summary.sufficiency:
        assert line.question in window.said
    tables = [f for f in fragments(window) if "Det som de andra jämförs med" in text(f)]
    assert len(tables) == len(summary.perspectives) + len(summary.screened_out)
    for table in tables:
        names = [text(name) for name in table.findall(".//tbody/tr/th")]
        assert names == [alternative.name for alternative in window.stored.alternatives]


def test_people_s_own_words_are_shown_as_they_were_written(window: Window) -> None:
    saved = window.service.start_example(LIBRARIES)
    group = editing.add_own_group(saved.assessment, "<b>Lek</b> & *stoj*", ())
    window.service.save(group, saved.revision)
    window.open(saved.assessment.id, "resultat")

    assert "<b>lek</b> & *stoj*" in " ".join(text(f) for f in fragments(window)).lower()
    assert not any(f.findall(".//b") for f in fragments(window))


def test_nothing_answered_says_what_to_do(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "resultat")

    assert not fragments(window)
    assert "ingen har svarat" in window.said
    assert "Börja med barnets rättigheter" in window.links
    assert [h.value for h in window.app.header] == []


def test_a_perspective_that_is_not_assessed_says_why(window: Window) -> None:
    saved = window.service.start_example(LIBRARIES)
    changed = editing.choose_depth(saved.assessment, "jamstalldhet", Depth.NONE)
    changed = editing.set_depth_reason(changed, "jamstalldhet", "Förslaget rör bara byggnaden.")
    window.service.save(changed, saved.revision)
    window.open(saved.assessment.id, "resultat")

    assert "Berörs inte" in window.said
    assert "Skäl: Förslaget rör bara byggnaden." in window.said
    assert "Ändra i Avgränsning" in window.links


def test_an_assessment_without_a_proposal_leads_to_the_alternatives(window: Window) -> None:
    saved = window.service.start_new()
    without = saved.assessment
    for alternative in without.rated_alternatives:
        without = editing.remove_alternative(without, alternative.id)
    window.service.save(without, saved.revision)
    window.open(without.id, "resultat")

    assert "Lägg först till ett förslag att bedöma." in window.said


@pytest.mark.parametrize("address", ["arendet", "samlad", "barnets-rattigheter"])
def test_the_result_is_reached_from_the_steps(window: Window, address: str) -> None:
    window.open(window.service.start_example(LIBRARIES).assessment.id, address)

    assert "Resultat" in window.links
    if address != "arendet":
        assert any(words.startswith("Hela resultatet") for words in window.links)
