"""The status word: the first that fits, before and after measures, and which words are still possible."""

from fractions import Fraction
from typing import Any

import pytest

from assessment.core.assessment import DepthChoice, EffectAnswer
from assessment.core.result import PerspectiveResult
from assessment.core.scoring import score
from assessment.core.vocabulary import Depth, Rating, Severity, Status
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)

S = Status
QUESTIONS = ("barn/trygghet", "barn/skola", "barn/lek", "barn/halsa")
CHECKLISTS = checklist_set(perspective("barn", *(effect(q.partition("/")[2]) for q in QUESTIONS)))
ALL_FIVE = (S.SEVERE_RISK, S.MIXED, S.WEAKENS, S.STRENGTHENS, S.NO_CLEAR_EFFECT)


def easy(rating: Rating | None, **keys: Any) -> EffectAnswer:
    """An answer for all affected whose attributes are known and mild."""
    return effect_answer({"alla": rating}, **{"duration": "tillfällig", "reversibility": "lätt", **keys})


def scored(*answers: EffectAnswer, **keys: Any) -> PerspectiveResult:
    """The perspective with these answers to four questions of equal weight; the rest are unanswered."""
    ratings = dict(zip(QUESTIONS, answers, strict=False))
    return score(assessment_with(ratings, **keys), CHECKLISTS).perspectives["barn", "forslaget"]


def rated(*ratings: Rating | None, **keys: Any) -> PerspectiveResult:
    """The same with mild answers."""
    return scored(*(easy(r) for r in ratings), **keys)


@pytest.mark.parametrize(
    ("ratings", "status"),
    [
        ((NOT_RELEVANT,) * 4, S.NOT_AFFECTED),
        ((None,) * 4, S.NOT_ASSESSED),
        ((NOT_RELEVANT, None, None, None), S.NOT_ASSESSED),
        ((UNKNOWN, None, None, None), S.BASIS_MISSING),
        ((-1, 1, None, None), S.BASIS_MISSING),
        ((-1, 1, 0, None), S.MIXED),
        ((both(), 0, 0, 0), S.MIXED),
        ((-2, 0, 0, None), S.WEAKENS),
        ((-1, 0, 0, 0), S.WEAKENS),
        ((1, 0, 0, UNKNOWN), S.STRENGTHENS),
        ((0, 0, 0, NOT_RELEVANT), S.NO_CLEAR_EFFECT),
    ],
)
def test_the_first_word_that_fits(ratings: tuple[Rating | None, ...], status: Status) -> None:
    assert rated(*ratings).status is status


def test_one_certainly_severe_row_outranks_what_is_unknown() -> None:
    found = scored(easy(-2, duration="bestående"), easy(UNKNOWN), easy(UNKNOWN), easy(2))
    assert found.status is S.SEVERE_RISK
    assert found.possible == (S.SEVERE_RISK,)


def test_underlag_d_counts_as_unknown() -> None:
    found = scored(easy(-1, basis="D"), easy(1, basis="D"), easy(0), easy(0))
    assert found.status is S.BASIS_MISSING


def test_a_third_of_the_weight_is_enough_and_less_is_not() -> None:
    checklists = checklist_set(perspective("barn", effect("trygghet", 2), effect("skola", 1)))

    def status(*ratings: Rating | None) -> Status:
        answers = dict(zip(QUESTIONS, (easy(r) for r in ratings), strict=False))
        return score(assessment_with(answers), checklists).perspectives["barn", "forslaget"].status

    assert status(1, UNKNOWN) is S.BASIS_MISSING
    assert rated(1, 1, 1, UNKNOWN).status is S.STRENGTHENS


def test_depth_ingen_needs_a_reason_to_be_berors_inte() -> None:
    with_reason = rated(depths={"barn": DepthChoice(depth=Depth.NONE, reason="Bara elnät.")})
    assert with_reason.status is S.NOT_AFFECTED
    assert with_reason.possible == (S.NOT_AFFECTED,)
    without = rated(depths={"barn": Depth.NONE})
    assert without.status is S.NOT_ASSESSED
    assert without.possible == (S.NOT_ASSESSED,)


# Possible statuses


def test_with_everything_unanswered_every_direction_is_possible() -> None:
    assert scored().possible == ALL_FIVE
    assert rated(None, None, None, None).possible == ALL_FIVE[1:]


@pytest.mark.parametrize(
    ("ratings", "possible"),
    [
        ((1, 0, 0, 0), (S.STRENGTHENS,)),
        ((1, 0, 0, UNKNOWN), (S.MIXED, S.STRENGTHENS)),
        ((-1, 0, 0, UNKNOWN), (S.MIXED, S.WEAKENS)),
        ((0, 0, 0, None), (S.MIXED, S.WEAKENS, S.STRENGTHENS, S.NO_CLEAR_EFFECT)),
        ((-1, 1, 0, UNKNOWN), (S.MIXED,)),
        ((NOT_RELEVANT,) * 4, (S.NOT_AFFECTED,)),
    ],
)
def test_what_open_rows_may_become(ratings: tuple[Rating | None, ...], possible: tuple[Status, ...]) -> None:
    assert rated(*ratings).possible == possible


def test_an_empty_attribute_may_make_a_row_severe() -> None:
    found = scored(easy(-2, duration=None), easy(0), easy(0), easy(0))
    assert found.status is S.WEAKENS
    assert found.possible == (S.SEVERE_RISK, S.WEAKENS)
    settled = scored(easy(-1, duration=None), easy(0), easy(0), easy(0))
    assert settled.possible == (S.WEAKENS,)


def test_underlag_d_stays_whatever_is_answered() -> None:
    found = scored(easy(None, basis="D"), easy(1, basis="D"), easy(0), easy(0))
    assert found.possible == (S.BASIS_MISSING,)
    severe = scored(easy(-2, basis="D", duration=None), easy(1, basis="D"), easy(0), easy(0))
    assert severe.possible == (S.SEVERE_RISK, S.BASIS_MISSING)


# Measures


def measured(before: Rating, after: Rating, **keys: Any) -> PerspectiveResult:
    answer = effect_answer({"alla": before}, duration="bestående", with_measures={"alla": after})
    return scored(answer, easy(1), easy(0), easy(0), measures=(measure((QUESTIONS[0], "alla"), **keys),))


def test_a_decided_measure_gives_the_status_and_the_former_is_kept() -> None:
    found = measured(-2, -1)
    assert (found.status, found.status_before) == (S.MIXED, S.SEVERE_RISK)
    assert found.possible == (S.MIXED,)
    assert found.possible_before == (S.SEVERE_RISK,)


def test_numbers_stand_as_given_and_after_measures_beside() -> None:
    found = measured(-2, -1)
    assert found.harm is not None
    assert found.after is not None
    assert found.after.harm is not None
    assert found.harm.upper == 25
    assert found.after.harm.upper == Fraction(25, 2)
    assert found.gravest is not None
    assert found.gravest_before is not None
    assert (found.gravest.severity, found.gravest_before.severity) == (Severity.MINOR, Severity.SEVERE)


def test_a_wish_changes_nothing() -> None:
    found = measured(-2, -1, decided=False)
    assert (found.status, found.status_before, found.after) == (S.SEVERE_RISK, S.SEVERE_RISK, None)
    assert found.gravest is found.gravest_before


def test_a_measure_that_leaves_the_rating_as_it_was_has_no_after() -> None:
    assert measured(-2, -2).after is None
    assert measured(both(1, -2), both(1, -2)).after is None


# What stands beside the word


def named(by_question: dict[str, EffectAnswer]) -> tuple[str, str]:
    checklists = checklist_set(
        perspective("barn", effect("trygghet", 1), effect("skola", 2), effect("lek", 2)),
    )
    assessment = assessment_with(by_question, groups=("elever", "aldre"))
    line = score(assessment, checklists).perspectives["barn", "forslaget"].gravest
    assert line is not None
    return line.row.question, line.row.group


def test_the_gravest_row_stands_beside_the_word_then_utsatt_then_weight_then_order() -> None:
    mild = {"duration": "tillfällig", "reversibility": "lätt"}

    def answer(**ratings: Rating) -> EffectAnswer:
        return effect_answer(ratings, **mild)

    gravest = {"barn/trygghet": answer(elever=-2), "barn/skola": answer(aldre=-1, elever=-1)}
    assert named(gravest) == ("barn/trygghet", "elever")
    exposed = {"barn/trygghet": answer(aldre=-1), "barn/skola": answer(elever=-1)}
    assert named(exposed) == ("barn/trygghet", "aldre")
    heavier = {"barn/trygghet": answer(elever=-1), "barn/skola": answer(elever=-1)}
    assert named(heavier) == ("barn/skola", "elever")
    first = {"barn/skola": answer(alla=-1, elever=-1), "barn/lek": answer(elever=-1)}
    assert named(first) == ("barn/skola", "elever")


def test_a_severe_row_of_the_reference_group_is_named() -> None:
    grave = effect_answer({"alla": -2, "elever": -1}, duration="bestående")
    assert named({"barn/skola": grave}) == ("barn/skola", "alla")


def test_nothing_worse_leaves_nothing_beside_the_word() -> None:
    assert rated(1, 0, 0, 0).gravest is None


# Stop flags lower the word, never the rule


FLAG = {
    "id": "F4",
    "namn": "Risk för diskriminering",
    "när": {"fråga": "barn/olika", "är": "ja"},
    "kräver": ["barn/syfte"],
}


def with_flag(flag: dict[str, Any], **answers: str) -> PerspectiveResult:
    checklists = checklist_set(
        perspective("barn", effect("trygghet"), question("olika"), question("syfte"), stop_flags=(flag,)),
        perspective("halsa", effect("somn"), order=60),
    )
    assessment = assessment_with(
        {"barn/trygghet": easy(1), "halsa/somn": easy(1)},
        answers={f"barn/{k}": v for k, v in answers.items()},
    )
    return score(assessment, checklists).perspectives["barn", "forslaget"]


def test_starker_is_shown_as_blandat_while_an_open_flag_belongs_to_the_perspective() -> None:
    found = with_flag(FLAG, olika="ja")
    assert (found.status, found.status_by_rule, found.lowered_by) == (S.MIXED, S.STRENGTHENS, ("F4",))
    assert found.possible == (S.STRENGTHENS,)


@pytest.mark.parametrize(
    ("flag", "answers"),
    [
        (FLAG, {"olika": "nej"}),
        (FLAG, {"olika": "ja", "syfte": "Simkunnighet."}),
        ({**FLAG, "hör-till": ["halsa"]}, {"olika": "ja"}),
    ],
)
def test_a_silent_or_answered_flag_or_one_that_belongs_elsewhere_lowers_nothing(
    flag: dict[str, Any], answers: dict[str, str]
) -> None:
    found = with_flag(flag, **answers)
    assert (found.status, found.lowered_by) == (S.STRENGTHENS, ())
