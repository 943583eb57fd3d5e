"""Rows: the four things that an empty-looking answer can be are kept apart."""

import pytest

from assessment.core.rows import Row, better_part, worse_part
from assessment.core.vocabulary import Rating
from tests.factory import NOT_RELEVANT, UNKNOWN, both


def row(rating: Rating | None, after: Rating | None = None) -> Row:
    return Row(
        perspective="barn",
        question="barn/trygghet",
        alternative="forslaget",
        group="elever",
        weight=1,
        vulnerable=False,
        reference=False,
        rating=rating,
        after=after,
        duration=None,
        reversibility=None,
        basis=None,
        long_term=None,
        theme="",
        met_by_measure=False,
    )


@pytest.mark.parametrize(
    ("rating", "open_row", "not_relevant", "answered", "rated"),
    [
        (None, True, False, False, False),
        (UNKNOWN, True, False, True, False),
        (NOT_RELEVANT, False, True, True, False),
        (0, False, False, True, True),
        (-2, False, False, True, True),
        (both(), False, False, True, True),
    ],
)
def test_unanswered_unknown_not_relevant_and_no_difference_are_four_things(
    *, rating: Rating | None, open_row: bool, not_relevant: bool, answered: bool, rated: bool
) -> None:
    found = row(rating)
    assert (found.open, found.not_relevant, found.answered, found.rated) == (
        open_row,
        not_relevant,
        answered,
        rated,
    )


@pytest.mark.parametrize(
    ("rating", "worse", "better"),
    [
        (-2, -2, 0),
        (-1, -1, 0),
        (0, 0, 0),
        (1, 0, 1),
        (2, 0, 2),
        (both(2, -1), -1, 2),
        (UNKNOWN, 0, 0),
        (NOT_RELEVANT, 0, 0),
        (None, 0, 0),
    ],
)
def test_a_rating_has_a_worse_and_a_better_part(rating: Rating | None, worse: int, better: int) -> None:
    assert (worse_part(rating), better_part(rating)) == (worse, better)
    assert (row(rating).worse, row(rating).better) == (worse, better)


def test_measures_change_the_rating_and_nothing_else() -> None:
    before = row(-2, after=-1)
    after = before.with_measures()
    assert after.rating == -1
    assert (after.question, after.group, after.duration) == (before.question, before.group, before.duration)


def test_without_measures_the_row_is_the_same() -> None:
    unchanged = row(-2, after=-2)
    assert unchanged.with_measures() is unchanged
