"""What keeps an assessment a draft, and nothing else does."""

from typing import Any

import pytest

from assessment.core.assessment import DepthChoice, EffectAnswer
from assessment.core.result import MissingAnswer, Result
from assessment.core.scoring import score
from assessment.core.vocabulary import Both, Depth, Rating
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    question,
)

FLAG = {"id": "F1", "namn": "Saknas", "när": {"fråga": "tom", "obesvarad": "ja"}, "kräver": ["skal"]}


def scored(by_question: dict[str, EffectAnswer] | None = None, *, flags: Any = (), **keys: Any) -> Result:
    checklists = checklist_set(
        perspective(
            "barn",
            effect("trygghet"),
            effect("lek", shares_rows_with="barn/trygghet", replaces="lek-2025"),
            question("tom"),
            question("skal"),
            stop_flags=flags,
        )
    )
    return score(assessment_with(by_question, **keys), checklists)


def missing(*args: Any, **keys: Any) -> tuple[MissingAnswer, ...]:
    return scored(*args, **keys).missing


BOTH_TEXTS = Both(better=1, worse=-1, better_text="Fler lärare", worse_text="Längre resa")


@pytest.mark.parametrize(
    ("rating", "needed"),
    [
        (0, True),
        (2, True),
        (-2, True),
        (NOT_RELEVANT, True),
        (both(), True),
        (BOTH_TEXTS, False),
        (both().model_copy(update={"better_text": "Fler lärare"}), True),
        (1, False),
        (-1, False),
        (UNKNOWN, False),
        (None, False),
    ],
)
def test_which_ratings_need_a_reason(rating: Rating | None, *, needed: bool) -> None:
    found = missing({"barn/trygghet": effect_answer({"alla": rating}, reason=" ")})
    expected = MissingAnswer("motivering", "barn/trygghet", "forslaget", ("alla",), rating)
    assert found == ((expected,) if needed else ())
    assert missing({"barn/trygghet": effect_answer({"alla": rating}, reason="Skäl.")}) == ()


def test_one_reason_is_asked_for_all_rows_of_an_answer() -> None:
    ratings: dict[str, Rating | None] = {"alla": 0, "elever": -2, "aldre": -1}
    (found,) = missing({"barn/trygghet": effect_answer(ratings, reason="")}, groups=("elever", "aldre"))
    assert (found.groups, found.rating) == (("alla", "elever"), None)


@pytest.mark.parametrize(
    ("rating", "needed"), [(0, True), (-1, True), (both(), True), (UNKNOWN, False), (NOT_RELEVANT, False)]
)
def test_a_rated_row_needs_underlag(rating: Rating, *, needed: bool) -> None:
    found = missing({"barn/trygghet": effect_answer({"alla": rating}, basis=None)})
    assert [m.kind for m in found] == (["underlag"] if needed else [])


def test_underlag_of_the_section_is_enough() -> None:
    answer = effect_answer({"alla": -1}, basis=None)
    assert missing({"barn/trygghet": answer}, section_basis={"barn/fragor": "C"}) == ()


def test_what_no_longer_applies_lacks_nothing() -> None:
    answer = effect_answer({"elever": -2}, reason="", basis=None)
    assert missing({"barn/trygghet": answer}) == ()
    assert missing({"barn/trygghet": answer}, groups=("elever",)) != ()


def test_what_the_proposal_lacks_is_asked_for_once() -> None:
    found = missing(
        {"barn/trygghet": effect_answer({"alla": -2}, reason="")},
        other={"b": {"barn/trygghet": EffectAnswer(same_as_proposal=True)}},
        alternatives=("forslaget", "b"),
    )
    assert [m.alternative for m in found] == ["forslaget"]


def test_what_a_shared_row_lacks_is_asked_for_once_where_it_is_answered() -> None:
    answers = {
        "barn/trygghet": effect_answer({"alla": -2}, reason=""),
        "barn/lek": effect_answer({"alla": -2}, reason=""),
    }
    assert [m.question for m in missing(answers)] == ["barn/trygghet"]


def test_an_answer_that_followed_from_an_older_question_is_looked_at_too() -> None:
    checklists = checklist_set(
        perspective("barn", effect("lek-2025", retired="ja"), effect("lek", replaces="lek-2025"))
    )
    assessment = assessment_with({"barn/lek-2025": effect_answer({"alla": -2}, reason="")})
    assert [m.question for m in score(assessment, checklists).missing] == ["barn/lek"]


def test_depth_ingen_needs_a_reason() -> None:
    (found,) = missing(depths={"barn": Depth.NONE})
    assert found == MissingAnswer("motivering", "barn/beror", None, (), None)
    assert missing(depths={"barn": DepthChoice(depth=Depth.NONE, reason="Bara elnät.")}) == ()


def test_open_flags_of_the_leading_alternative_are_missing() -> None:
    found = missing(flags=(FLAG,), alternatives=("nollalternativ", "forslaget", "b"))
    assert found == (MissingAnswer("flagga", "barn/skal", "forslaget", (), None),)
    recommended = missing(flags=(FLAG,), alternatives=("nollalternativ", "forslaget", "b"), recommended="b")
    assert [m.alternative for m in recommended] == ["b"]
    assert missing(flags=(FLAG,), alternatives=()) == ()


def test_it_may_be_klar_exactly_when_nothing_is_missing() -> None:
    assert scored().ready_allowed
    assert scored({"barn/trygghet": effect_answer({"alla": UNKNOWN})}).ready_allowed
    assert not scored({"barn/trygghet": effect_answer({"alla": 0}, reason="")}).ready_allowed
    assert not scored(flags=(FLAG,)).ready_allowed
    assert scored(flags=(FLAG,), answers={"barn/skal": "Skäl."}).ready_allowed
