"""Utbredning: the numbers, the intervals, who is hit most, and numbers that read as their own band."""

from fractions import Fraction

import pytest

from assessment.core.extent import band_of, bands_of, printed_interval, printed_number
from assessment.core.result import GroupResult, Interval, PerspectiveResult
from assessment.core.scoring import score
from assessment.core.vocabulary import Rating
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    Ratings,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    scale,
)

SCALE = scale()
# Trygghet weighs 3, skola 2, lek 1.
QUESTIONS = ("barn/trygghet", "barn/skola", "barn/lek")


def scored(by_question: dict[str, Ratings], *groups: str) -> PerspectiveResult:
    return score(assessment_with(by_question, groups=groups), checklist_set()).perspectives[
        "barn", "forslaget"
    ]


def elever(*ratings: Rating | None) -> GroupResult:
    """The result of one group with these ratings for trygghet, skola and lek."""
    by_question: dict[str, Ratings] = {
        q: {} if r is None else {"elever": r} for q, r in zip(QUESTIONS, ratings, strict=True)
    }
    found = scored(by_question, "elever").group("elever")
    assert found is not None
    return found


def exactly(lower: int | Fraction, upper: int | Fraction | None = None) -> Interval:
    return Interval(Fraction(lower), Fraction(lower if upper is None else upper))


@pytest.mark.parametrize(
    ("ratings", "harm", "benefit"),
    [
        ((-2, -2, -2), exactly(100), exactly(0)),
        ((-2, 0, 0), exactly(50), exactly(0)),
        ((-1, 0, 2), exactly(25), exactly(Fraction(100, 6))),
        ((0, 0, 0), exactly(0), exactly(0)),
        ((both(2, -1), 0, 0), exactly(25), exactly(50)),
        ((UNKNOWN, -2, 0), exactly(Fraction(200, 6), Fraction(500, 6)), exactly(0, 50)),
        ((None, None, None), exactly(0, 100), exactly(0, 100)),
        ((-2, NOT_RELEVANT, NOT_RELEVANT), exactly(50), exactly(0)),
    ],
)
def test_the_numbers_are_exact(ratings: tuple[Rating | None, ...], harm: Interval, benefit: Interval) -> None:
    found = elever(*ratings)
    assert (found.harm, found.benefit) == (harm, benefit)


def test_only_not_relevant_rows_give_no_number() -> None:
    found = elever(NOT_RELEVANT, NOT_RELEVANT, NOT_RELEVANT)
    assert (found.harm, found.benefit, found.unknown_share) == (None, None, None)


def test_the_headline_is_the_highest_ends_without_the_reference_group() -> None:
    found = scored(
        {
            "barn/trygghet": {"alla": -2, "elever": -1, "aldre": 0},
            "barn/skola": {"alla": -2, "elever": 0, "aldre": UNKNOWN},
            "barn/lek": {"alla": -2, "elever": 0, "aldre": 0},
        },
        "elever",
        "aldre",
    )
    assert found.harm == exactly(25, Fraction(200, 6))
    assert found.harm_bands == ("måttlig",)
    assert found.benefit == exactly(0, Fraction(200, 6))
    assert found.benefit_bands == ("ingen", "måttlig")


def test_the_reference_group_makes_the_headline_when_it_is_alone() -> None:
    alone = scored({"barn/trygghet": {"alla": -2}, "barn/skola": {"alla": 0}, "barn/lek": {"alla": 0}})
    assert alone.harm == exactly(50)
    assert alone.worst == ("alla",)
    others_not_relevant = scored({q: {"alla": -2, "elever": NOT_RELEVANT} for q in QUESTIONS}, "elever")
    assert others_not_relevant.worst == ("alla",)


def test_a_perspective_without_rows_has_no_headline() -> None:
    checklists = checklist_set(perspective("barn", effect("skola"), reference_group=None))
    found = score(assessment_with(), checklists).perspectives["barn", "forslaget"]
    assert (found.harm, found.benefit, found.harm_bands, found.worst, found.groups) == (
        None,
        None,
        (),
        (),
        (),
    )


def worst(by_question: dict[str, Ratings], *groups: str) -> tuple[str, ...]:
    return scored(by_question, *groups).worst


def closed(**ratings: Rating) -> Ratings:
    """Ratings with attributes that leave nothing open; the groups' hyphens are written as underscores."""
    keys = {"duration": "tillfällig", "reversibility": "lätt"}
    return effect_answer({g.replace("_", "-"): r for g, r in ratings.items()}, **keys)


def test_most_hit_is_the_gravest_before_the_widest() -> None:
    # Elever get a little worse in everything, barn utan bil clearly worse in the lightest question.
    found = worst(
        {
            "barn/trygghet": closed(elever=-1, barn_utan_bil=0),
            "barn/skola": closed(elever=-1, barn_utan_bil=0),
            "barn/lek": closed(elever=-1, barn_utan_bil=-2),
        },
        "elever",
        "barn-utan-bil",
    )
    assert found == ("barn-utan-bil",)


def test_with_equal_severity_the_upper_end_decides_before_the_lower() -> None:
    found = worst(
        {
            "barn/trygghet": closed(elever=UNKNOWN, pendlare=-1),
            "barn/skola": closed(elever=-1, pendlare=-1),
            "barn/lek": closed(elever=0, pendlare=0),
        },
        "elever",
        "pendlare",
    )
    assert found == ("elever",)


def test_with_equal_upper_ends_the_lower_end_decides() -> None:
    wide = {"barn/trygghet": closed(elever=-1, pendlare=-1), "barn/skola": closed(elever=-1, pendlare=0)}
    assert worst({**wide, "barn/lek": closed(elever=0, pendlare=0)}, "elever", "pendlare") == ("elever",)
    unsure = {"barn/trygghet": closed(elever=-1, pendlare=-1), "barn/skola": closed(elever=-2, pendlare=-2)}
    found = worst({**unsure, "barn/lek": closed(elever=-2, pendlare=UNKNOWN)}, "elever", "pendlare")
    assert found == ("elever",)


def test_ties_are_all_named_in_catalogue_order_own_groups_last() -> None:
    tied: dict[str, Ratings] = {q: closed(aldre=-1, elever=-1, pendlare=-1) for q in QUESTIONS}
    assert worst(tied, "pendlare", "elever") == ("elever", "pendlare")


def test_nobody_is_most_hit_when_nothing_is_above_zero() -> None:
    nothing: dict[str, Ratings] = {q: closed(elever=1) for q in QUESTIONS}
    assert worst(nothing, "elever") == ()
    assert scored(nothing, "elever").best == ("elever",)


def test_a_certain_severity_outranks_a_wider_open_row() -> None:
    found = worst(
        {
            "barn/trygghet": closed(elever=UNKNOWN, pendlare=0),
            "barn/skola": closed(elever=0, pendlare=-1),
            "barn/lek": closed(elever=0, pendlare=0),
        },
        "elever",
        "pendlare",
    )
    assert found == ("pendlare",)


def test_most_helped_is_the_mirror() -> None:
    found = scored(
        {
            "barn/trygghet": effect_answer({"elever": 1, "pendlare": 0}),
            "barn/skola": effect_answer({"elever": 1, "pendlare": 0}),
            "barn/lek": effect_answer({"elever": 0, "pendlare": 2}, duration="bestående"),
        },
        "elever",
        "pendlare",
    )
    assert found.best == ("pendlare",)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("0", "ingen"),
        ("1/1000", "liten"),
        ("24.999", "liten"),
        ("25", "måttlig"),
        ("49.99", "måttlig"),
        ("50", "stor"),
        ("74.99", "stor"),
        ("75", "mycket stor"),
        ("100", "mycket stor"),
    ],
)
def test_bands_on_the_unrounded_number(value: str, band: str) -> None:
    assert band_of(Fraction(value), SCALE) == band


def test_an_interval_reads_as_one_band_or_two() -> None:
    assert bands_of(exactly(10, 20), SCALE) == ("liten",)
    assert bands_of(exactly(30, 60), SCALE) == ("måttlig", "stor")
    assert bands_of(None, SCALE) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("12.5", "13"),
        ("12.4", "12"),
        ("24.4", "24"),
        ("24.5", "24,5"),
        ("24.96", "24,9"),
        ("24.999", "24,9"),
        ("2499/100", "24,9"),
        ("49.5", "49,5"),
        ("1/3", "0,3"),
        ("1/30", "0,03"),
        ("1/2", "1"),
        ("99.6", "100"),
        ("100", "100"),
        ("25", "25"),
    ],
)
def test_a_printed_number_is_rounded_half_up_unless_it_would_read_as_another_band(
    value: str, text: str
) -> None:
    assert printed_number(Fraction(value), SCALE) == text


def test_a_printed_interval_has_two_ends_only_when_they_read_differently() -> None:
    assert printed_interval(exactly(Fraction("24.5"), 60), SCALE) == "24,5–60"
    assert printed_interval(exactly(Fraction("30.1"), Fraction("30.2")), SCALE) == "30"
    assert printed_interval(None, SCALE) == "–"
