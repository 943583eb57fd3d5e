"""What the numbers could be if every question weighed half or double."""

from fractions import Fraction
from typing import Any

from assessment.core.result import Interval
from assessment.core.scoring import score
from assessment.core.weights import WeightRange, extremes, weight_range
from tests.factory import NOT_RELEVANT, UNKNOWN, assessment_with, checklist_set, effect_answer, scale


def weighed(trygghet: Any, skola: Any, lek: Any, *groups: str) -> WeightRange:
    """The range for trygghet (3), skola (2) and lek (1)."""
    ratings = {"barn/trygghet": trygghet, "barn/skola": skola, "barn/lek": lek}
    result = score(assessment_with(ratings, groups=groups), checklist_set())
    return weight_range(result.perspectives["barn", "forslaget"].groups, scale())


def test_the_worst_weights_give_the_worse_rows_double_and_the_rest_half() -> None:
    found = weighed({"alla": -2}, {"alla": 0}, {"alla": 0})
    # Trygghet alone: 1.5 of 1.5 + 4 + 2 at the least, 6 of 6 + 1 + 0.5 at the most.
    assert found.harm == Interval(100 * Fraction(3, 15), 100 * Fraction(12, 15))
    assert found.benefit == Interval(Fraction(0), Fraction(0))
    assert not found.stands


def test_open_rows_widen_the_upper_end_only() -> None:
    found = weighed({"alla": UNKNOWN}, {"alla": -2}, {"alla": 0})
    # Skola 1 of 6 + 1 + 2 at the least; trygghet and skola 10 of 10 + 0.5 at the most.
    assert found.harm == Interval(100 * Fraction(1, 9), 100 * Fraction(20, 21))


def test_what_is_the_same_in_every_row_stands_whatever_the_weights() -> None:
    found = weighed({"alla": -1}, {"alla": -1}, {"alla": -1})
    assert found.harm == Interval(Fraction(50), Fraction(50))
    assert found.unknown == Interval(Fraction(0), Fraction(0))
    assert found.stands


def test_the_share_that_is_unknown_must_stay_on_one_side() -> None:
    ends: dict[str, Any] = {"alla": 0}
    unknown = effect_answer({"alla": 0}, basis="D")
    found = weighed(ends, unknown, ends)
    assert found.unknown == Interval(Fraction(1, 9), Fraction(2, 3))
    assert not found.stands
    assert weighed(unknown, unknown, unknown).stands


def test_a_question_has_one_weight_for_all_its_groups() -> None:
    found = weighed(
        effect_answer({"alla": 0, "elever": UNKNOWN}),
        {"alla": 0, "elever": 0},
        {"alla": 0, "elever": 0},
        "elever",
    )
    # Trygghet is unknown for one of two groups: 6 × 1 of 6 × 2 + 1 × 2 + 0.5 × 2 at the most.
    assert found.unknown == Interval(Fraction(1, 10), Fraction(2, 5))


def test_the_headline_leaves_the_reference_group_aside() -> None:
    found = weighed({"alla": -2, "elever": 0}, {"alla": -2, "elever": 0}, {"alla": -2, "elever": 0}, "elever")
    assert found.harm == Interval(Fraction(0), Fraction(0))
    assert [(g.group, g.harm) for g in found.groups] == [
        ("alla", Interval(Fraction(100), Fraction(100))),
        ("elever", Interval(Fraction(0), Fraction(0))),
    ]


def test_without_a_number_there_is_no_range_and_nothing_stands() -> None:
    found = weighed({"alla": NOT_RELEVANT}, {"alla": NOT_RELEVANT}, {"alla": NOT_RELEVANT})
    assert (found.harm, found.benefit, found.unknown, found.stands) == (None, None, None, False)
    assert (found.groups[0].harm, found.groups[0].benefit) == (None, None)
    assert extremes([], []) is None
    empty = weight_range((), scale())
    assert (empty.groups, empty.harm, empty.stands) == ((), None, False)
