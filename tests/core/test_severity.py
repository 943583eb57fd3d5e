"""Severity by rule: the method's own table, and what an empty attribute does."""

from dataclasses import replace

import pytest

from assessment.core.rows import Row
from assessment.core.severity import (
    certain_improvement,
    certain_severity,
    possible_improvement,
    possible_severity,
)
from assessment.core.vocabulary import Duration, Improvement, Rating, Reversibility, Severity
from tests.factory import NOT_RELEVANT, UNKNOWN, both

ALLVARLIG, BETYDANDE, MINDRE = Severity.SEVERE, Severity.CONSIDERABLE, Severity.MINOR
KORT, FLERA, ALLTID = Duration.TEMPORARY, Duration.YEARS, Duration.LASTING
LATT, SVART, NEJ = Reversibility.EASY, Reversibility.HARD, Reversibility.NO


def row(
    rating: Rating | None,
    duration: Duration | None = KORT,
    reversibility: Reversibility | None = LATT,
    *,
    vulnerable: bool = False,
) -> Row:
    return Row(
        perspective="barn",
        question="barn/trygghet",
        alternative="forslaget",
        group="elever",
        weight=1,
        vulnerable=vulnerable,
        reference=False,
        rating=rating,
        after=rating,
        duration=duration,
        reversibility=reversibility,
        basis=None,
        long_term=None,
        theme="",
        met_by_measure=False,
    )


@pytest.mark.parametrize(
    ("found", "severity"),
    [
        (row(-2, ALLTID), ALLVARLIG),
        (row(-2, KORT, SVART), ALLVARLIG),
        (row(-2, KORT, NEJ), ALLVARLIG),
        (row(-2, KORT, LATT, vulnerable=True), ALLVARLIG),
        (row(-2, FLERA, LATT), BETYDANDE),
        (row(-1, ALLTID, LATT, vulnerable=True), BETYDANDE),
        (row(-1, FLERA, NEJ, vulnerable=True), MINDRE),
        (row(-1, ALLTID, NEJ), MINDRE),
        (row(both(2, -2), ALLTID), ALLVARLIG),
        (row(0, ALLTID, NEJ, vulnerable=True), None),
        (row(2, ALLTID, NEJ, vulnerable=True), None),
        (row(UNKNOWN, ALLTID, NEJ, vulnerable=True), None),
        (row(NOT_RELEVANT, ALLTID), None),
    ],
)
def test_the_severity_of_a_worse_row(found: Row, severity: Severity | None) -> None:
    assert certain_severity(found) == severity


@pytest.mark.parametrize(
    ("found", "improvement"),
    [
        (row(2, ALLTID), Improvement.LARGE),
        (row(2, KORT, SVART), Improvement.LARGE),
        (row(2, FLERA, LATT), Improvement.CLEAR),
        (row(2, FLERA, LATT, vulnerable=True), Improvement.CLEAR),
        (row(1, ALLTID, NEJ, vulnerable=True), Improvement.MINOR),
        (row(both(2, -1), ALLTID), Improvement.LARGE),
        (row(-2, ALLTID), None),
    ],
)
def test_the_size_of_a_better_row_is_the_mirror_without_utsatt(
    found: Row, improvement: Improvement | None
) -> None:
    assert certain_improvement(found) == improvement


def test_an_empty_attribute_is_milder_for_certain_and_graver_for_possible() -> None:
    found = row(-2, None, None)
    assert (certain_severity(found), possible_severity(found)) == (BETYDANDE, ALLVARLIG)
    better = replace(found, rating=2)
    assert (certain_improvement(better), possible_improvement(better)) == (
        Improvement.CLEAR,
        Improvement.LARGE,
    )


def test_one_given_attribute_can_settle_it_while_the_other_is_empty() -> None:
    assert certain_severity(row(-2, ALLTID, None)) is ALLVARLIG
    assert certain_severity(row(-2, None, SVART)) is ALLVARLIG
    assert possible_severity(row(-1, None, LATT, vulnerable=True)) is BETYDANDE
    assert possible_severity(row(-1, None, LATT)) is MINDRE


def test_an_open_row_may_become_as_grave_as_its_attributes_let_it() -> None:
    assert possible_severity(row(UNKNOWN, KORT, LATT)) is BETYDANDE
    assert possible_severity(row(None, None, LATT)) is ALLVARLIG
    assert possible_severity(row(None, KORT, LATT, vulnerable=True)) is ALLVARLIG
    assert possible_improvement(row(UNKNOWN, KORT, LATT)) is Improvement.CLEAR


def test_a_closed_row_that_is_not_worse_has_no_possible_severity() -> None:
    assert possible_severity(row(0, None, None)) is None
    assert possible_severity(row(NOT_RELEVANT, None, None)) is None
    assert possible_improvement(row(-1, None, None)) is None
