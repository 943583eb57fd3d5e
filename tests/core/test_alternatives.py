"""Alternatives: at least as good for everyone, or who stands against whom."""

from collections.abc import Mapping

from assessment.core.assessment import EffectAnswer
from assessment.core.result import Comparison
from assessment.core.scoring import score
from assessment.core.vocabulary import Depth
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    Ratings,
    assessment_with,
    both,
    checklist_set,
    effect,
    perspective,
)

CHECKLISTS = checklist_set(
    perspective("barn", effect("trygghet")), perspective("halsa", effect("somn"), order=60)
)
GROUPS = ("elever", "aldre")
ALL_ZERO: Ratings = {"alla": 0, "elever": 0, "aldre": 0}


def compared(
    proposal: Mapping[str, Ratings], other: Mapping[str, Ratings]
) -> dict[tuple[str, str], Comparison]:
    """The proposal and alternative b; what is not given is 0 for everyone."""
    zero: dict[str, Ratings] = {"barn/trygghet": ALL_ZERO, "halsa/somn": ALL_ZERO}
    assessment = assessment_with(
        {**zero, **proposal},
        other={"b": {**zero, **other}},
        groups=GROUPS,
        alternatives=("nollalternativ", "forslaget", "b"),
    )
    return {(c.first, c.second): c for c in score(assessment, CHECKLISTS).comparisons}


def test_at_least_as_good_in_every_row_and_better_in_one() -> None:
    found = compared({"halsa/somn": {"alla": 0, "elever": 1, "aldre": 0}}, {})
    assert found["forslaget", "b"].dominates
    assert found["forslaget", "b"].better_for == ("elever",)
    assert not found["b", "forslaget"].dominates
    assert found["b", "forslaget"].worse_for == ("elever",)


def test_every_pair_is_compared_both_ways_the_nollalternativ_with_zero_everywhere() -> None:
    found = compared({"halsa/somn": {"alla": 0, "elever": -1, "aldre": 0}}, {})
    assert len(found) == 6
    assert found["nollalternativ", "forslaget"].dominates
    assert not found["forslaget", "nollalternativ"].dominates
    assert not found["nollalternativ", "b"].dominates
    assert not found["b", "nollalternativ"].dominates


def test_groups_that_stand_against_each_other_are_named_in_order() -> None:
    found = compared(
        {
            "barn/trygghet": {"alla": 1, "elever": 1, "aldre": -1},
            "halsa/somn": {"alla": 0, "elever": -2, "aldre": 0},
        },
        {},
    )["forslaget", "b"]
    assert not found.dominates
    assert (found.better_for, found.worse_for) == (("alla", "elever"), ("elever", "aldre"))


def test_both_is_not_comparable_with_no_difference() -> None:
    found = compared({"barn/trygghet": {"alla": both(2, -1), "elever": 0, "aldre": 0}}, {})
    assert not found["forslaget", "b"].dominates
    assert not found["b", "forslaget"].dominates
    assert found["forslaget", "b"].better_for == found["forslaget", "b"].worse_for == ("alla",)


def test_not_relevant_is_no_difference() -> None:
    found = compared({"barn/trygghet": {"alla": NOT_RELEVANT, "elever": 0, "aldre": 0}}, {})
    assert not found["forslaget", "b"].dominates
    assert found["forslaget", "b"].better_for == found["forslaget", "b"].worse_for == ()


def test_one_open_row_in_either_and_nothing_is_compared() -> None:
    found = compared({}, {"barn/trygghet": {"alla": UNKNOWN, "elever": 1, "aldre": 1}})
    pair = found["b", "forslaget"]
    assert (pair.dominates, pair.open_rows, pair.better_for, pair.worse_for) == (False, 1, (), ())
    assert found["forslaget", "b"].open_rows == 1
    assert found["forslaget", "nollalternativ"].open_rows == 0


def test_rows_that_do_not_apply_are_not_held_against_anyone() -> None:
    assessment = assessment_with(
        {"barn/trygghet": {"alla": 1}, "halsa/somn": {"alla": -2}}, depths={"halsa": Depth.NONE}
    )
    (first, second) = score(assessment, CHECKLISTS).comparisons
    assert (first.first, first.dominates) == ("nollalternativ", False)
    assert (second.first, second.dominates) == ("forslaget", True)


def test_samma_som_forslaget_is_equal() -> None:
    same = EffectAnswer(same_as_proposal=True)
    found = compared(
        {"barn/trygghet": {"alla": -1, "elever": -2, "aldre": 0}}, {"barn/trygghet": same, "halsa/somn": same}
    )
    assert not found["b", "forslaget"].dominates
    assert found["nollalternativ", "b"].dominates
