"""What would change the result: single answers, nearest first."""

from typing import Any

import pytest

from assessment.core.assessment import Answer, Cells, EffectAnswer
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.sensitivity import Asked, Change, Kind, all_changes, nearest, neighbours
from assessment.core.vocabulary import AnswerType, Basis, Duration, Rating, Reversibility
from assessment.core.whatif import Effect, What
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

EASY = {"duration": "tillfällig", "reversibility": "lätt"}
QUESTIONS = ("barn/trygghet", "barn/skola", "barn/lek", "barn/halsa")
FOUR = checklist_set(perspective("barn", *(effect(q.partition("/")[2]) for q in QUESTIONS)))


def easy(rating: Rating | None, **keys: Any) -> EffectAnswer:
    return effect_answer({"alla": rating}, **{**EASY, **keys})


def changes(
    *answers: EffectAnswer, checklists: ChecklistSet = FOUR, alternative: str = "forslaget", **keys: Any
) -> tuple[Change, ...]:
    """Every change of an assessment with these answers to trygghet, skola, lek and hälsa."""
    assessment = assessment_with(dict(zip(QUESTIONS, answers, strict=False)), **keys)
    flow = flow_of(assessment, checklists)
    return all_changes(flow, score(assessment, checklists, flow), alternative)


def statuses(found: tuple[Change, ...]) -> dict[tuple[str, Any], str]:
    """Each single answer that changes the status, with the new word."""
    return {
        (c.question.partition("/")[2], a): e.after
        for c in found
        for a in c.answers
        for e in c.effects
        if e.what is What.STATUS
    }


@pytest.mark.parametrize(
    ("rating", "near"),
    [
        (-2, (-1,)),
        (0, (-1, 1)),
        (2, (1,)),
        (both(1, -1), (-1, both(2, -1), both(1, -2), 1)),
        (both(2, -2), (both(1, -2), both(2, -1))),
        (NOT_RELEVANT, ()),
    ],
)
def test_a_neighbouring_rating_is_one_step_away_in_both_one_part_one_step(
    rating: Rating, near: tuple[Rating, ...]
) -> None:
    assert neighbours(rating) == near


@pytest.mark.parametrize("rating", [None, UNKNOWN])
def test_an_open_row_may_be_answered_with_anything(rating: Rating | None) -> None:
    assert len(neighbours(rating)) == 9


def test_one_step_may_change_the_status() -> None:
    found = statuses(changes(easy(1), easy(0), easy(0), easy(0)))
    assert found == {
        ("trygghet", 0): "Ingen tydlig påverkan",
        ("skola", -1): "Blandat",
        ("lek", -1): "Blandat",
        ("halsa", -1): "Blandat",
    }


def test_open_rows_come_first_and_what_changes_a_status_first_among_them() -> None:
    first, *others = changes(easy(1), easy(0), easy(0), easy(None))
    assert (first.kind, first.question, first.group) == (Kind.OPEN, "barn/halsa", "alla")
    assert {e.after for e in first.effects if e.what is What.STATUS} == {"Blandat"}
    open_rows = [c for c in (first, *others) if c.kind is Kind.OPEN]
    assert [c.effects[0].what for c in open_rows] == sorted(
        (c.effects[0].what for c in open_rows), key=list(What).index
    )


def test_an_empty_attribute_may_make_a_row_severe() -> None:
    found = [c for c in changes(easy(-2, duration=None), easy(0), easy(0), easy(0)) if c.kind is Kind.EMPTY]
    (duration,) = found
    assert (duration.asked, duration.answers, duration.group) == (Asked.DURATION, (Duration.LASTING,), None)
    assert duration.effects == (Effect(What.STATUS, "barn", "", "Försvagar", "Allvarlig risk"),)


def test_underlag_d_may_tip_the_balance_and_back() -> None:
    almost = changes(easy(1), easy(0), easy(0), easy(0, basis="D"))
    missing = {c.question: c.answers for c in almost if c.asked is Asked.BASIS}
    assert missing == dict.fromkeys(QUESTIONS[:3], (Basis.D,))
    over = changes(easy(1), easy(0), easy(0, basis="D"), easy(0, basis="D"))
    back = {c.question: c.answers for c in over if c.asked is Asked.BASIS}
    assert back == dict.fromkeys(QUESTIONS[2:], (Basis.A, Basis.B, Basis.C))


def test_a_band_may_change_without_the_status() -> None:
    found = changes(easy(-2), easy(-2), easy(-1), easy(0))
    bands = [e for c in found for e in c.effects if e.what is What.BAND and c.question == "barn/lek"]
    assert Effect(What.BAND, "barn", "försämring", "stor", "mycket stor") in bands


def test_nothing_is_said_when_no_single_answer_changes_anything() -> None:
    checklists = checklist_set(perspective("barn", *(effect(f"f{n}") for n in range(12))))
    ratings = {f"barn/f{n}": easy(-1 if n < 3 else 1 if n < 6 else 0) for n in range(12)}
    assessment = assessment_with(ratings)
    flow = flow_of(assessment, checklists)
    assert nearest(flow, score(assessment, checklists, flow), "forslaget") == ()


def test_at_most_five_are_shown() -> None:
    assessment = assessment_with(dict(zip(QUESTIONS, (easy(1), easy(0), easy(0), easy(None)), strict=True)))
    flow = flow_of(assessment, FOUR)
    result = score(assessment, FOUR, flow)
    assert len(all_changes(flow, result, "forslaget")) > 5
    assert len(nearest(flow, result, "forslaget")) == 5
    assert len(nearest(flow, result, "forslaget", most=2)) == 2


def test_heavier_questions_come_first() -> None:
    checklists = checklist_set(perspective("barn", effect("lek", 1), effect("skola", 3)))
    ratings = {"barn/lek": easy(0), "barn/skola": easy(0)}
    assessment = assessment_with(ratings)
    flow = flow_of(assessment, checklists)
    found = all_changes(flow, score(assessment, checklists, flow), "forslaget")
    assert found[0].question == "barn/skola"


def test_what_a_decided_measure_makes_of_a_row_stands() -> None:
    measured = effect_answer({"alla": -1}, with_measures={"alla": 0}, **EASY)
    found = changes(measured, easy(1), easy(0), easy(0), measures=(measure((QUESTIONS[0], "alla")),))
    assert not [
        e
        for c in found
        if c.question == QUESTIONS[0]
        for e in c.effects
        if e.what is What.STATUS and c.asked is Asked.RATING
    ]


# Stop flags


def flagged(when: Any, requires: Any = ("skal",), **keys: Any) -> ChecklistSet:
    flag = {"id": "F1", "namn": "Flagga", "när": when, "kräver": requires, **keys}
    return checklist_set(
        perspective(
            "barn",
            *(effect(q.partition("/")[2]) for q in QUESTIONS),
            question("skal"),
            question("varfor", when={"rad": {"riktning": "sämre"}}),
            question("samst", AnswerType.TABLE, when={"fråga": "varfor", "besvarad": "ja"}),
            stop_flags=(flag,),
        )
    )


def flips(checklists: ChecklistSet, *answers: EffectAnswer, **keys: Any) -> dict[tuple[str, Any], str]:
    """Each single answer that changes the flag, with its new state."""
    found = changes(*answers, checklists=checklists, **keys)
    return {
        (c.question.partition("/")[2], a): e.after
        for c in found
        for a in c.answers
        for e in c.effects
        if e.what is What.FLAG
    }


def test_a_row_may_light_a_flag() -> None:
    checklists = flagged({"rad": {"riktning": "sämre", "styrka": 2}})
    assert flips(checklists, easy(-1), easy(0), easy(0), easy(0)) == {("trygghet", -2): "öppen"}
    answered = {"barn/skal": "Skäl."}
    assert flips(checklists, easy(-1), easy(0), easy(0), easy(0), answers=answered) == {
        ("trygghet", -2): "besvarad"
    }


def test_only_the_flag_that_is_lit_is_told() -> None:
    silent = {"id": "F2", "namn": "Tyst", "när": {"fråga": "skal", "är": "nej"}, "kräver": ["skal"]}
    lit = {"id": "F1", "namn": "Tänd", "när": {"rad": {"riktning": "sämre"}}, "kräver": ["skal"]}
    checklists = checklist_set(
        perspective("barn", effect("trygghet"), effect("skola"), question("skal"), stop_flags=(silent, lit))
    )
    found = changes(easy(0), easy(NOT_RELEVANT), checklists=checklists)
    told = {e.name for c in found for e in c.effects if e.what is What.FLAG}
    assert told == {"F1"}
    assert {c.question for c in found} == {"barn/trygghet"}


def test_an_attribute_may_light_a_flag() -> None:
    checklists = flagged({"rad": {"återställbart": ["svårt", "nej"], "riktning": "sämre"}})
    found = flips(checklists, easy(-1), easy(0), easy(0), easy(0))
    assert found == {("trygghet", "svårt"): "öppen", ("trygghet", "nej"): "öppen"}


def test_answers_that_do_the_same_stand_together() -> None:
    checklists = flagged({"rad": {"återställbart": ["svårt", "nej"], "riktning": "sämre"}})
    found = changes(easy(-1), easy(0), easy(0), easy(0), checklists=checklists)
    (change,) = [c for c in found if c.asked is Asked.REVERSIBILITY]
    assert change.answers == (Reversibility.HARD, Reversibility.NO)
    assert change.effects == (Effect(What.FLAG, "barn", "F1", "tyst", "öppen"),)


def test_a_flag_that_lights_lets_starker_be_blandat() -> None:
    checklists = flagged({"rad": {"riktning": "bättre", "styrka": 2}})
    found = statuses(changes(easy(1), easy(0), easy(0), easy(0), checklists=checklists))
    assert found["trygghet", 2] == "Blandat"


def test_the_share_the_gap_and_the_number_of_alternatives_may_change_a_flag() -> None:
    share = flagged({"andel": {"av": "vet-inte", "minst": "1/2"}})
    assert ("skola", 0) in flips(share, easy(0), easy(None), easy(None), easy(0))
    gap = flagged({"klyfta": "ökar"})
    rated = [effect_answer({"alla": 0, "aldre": 0}, **EASY)] * 4
    assert flips(gap, *rated, groups=("aldre",))["trygghet", -1] == "öppen"
    alone = flagged({"antal-alternativ": {"minst": 2}})
    one = {"other": {"b": {"barn/skola": easy(0)}}, "alternatives": ("forslaget", "b")}
    assert flips(alone, easy(None), **one) == {
        (q.partition("/")[2], r): "öppen" for q in QUESTIONS for r in neighbours(None) if q != QUESTIONS[1]
    } | {("skola", r): "öppen" for r in neighbours(None)}


def test_a_row_may_open_the_question_that_answers_a_flag() -> None:
    checklists = flagged({"fråga": "skal", "obesvarad": "ja"}, ["varfor"])
    found = flips(checklists, easy(0), easy(0), easy(0), easy(0), answers={"barn/varfor": "Därför."})
    assert found == {(q.partition("/")[2], -1): "besvarad" for q in QUESTIONS}


def test_a_flag_that_needs_every_row_answered_is_answered_by_the_last_one() -> None:
    checklists = flagged({"fråga": "skal", "obesvarad": "ja"}, ["trygghet"])
    found = flips(checklists, easy(None), easy(0), easy(0), easy(0))
    assert found == {("trygghet", r): "besvarad" for r in neighbours(None)}


def test_an_opened_question_about_who_is_worse_off_moves_the_gap() -> None:
    today = {"fråga": "samst", "svar": "vem", "par": [["kvinnor", "man"]]}
    flag = {"id": "F9", "namn": "Flagga", "när": {"klyfta": "ökar"}, "kräver": ["skal"]}
    checklists = checklist_set(
        perspective(
            "barn",
            effect("trygghet", theme="t"),
            effect("skola"),
            question("skal"),
            question("samst", AnswerType.TABLE, when={"rad": {"riktning": "sämre", "frågor": ["skola"]}}),
            worse_off_today=today,
            stop_flags=(flag,),
        )
    )
    row: Cells = {"rad": "t", "vem": "kvinnor"}
    found = flips(
        checklists,
        effect_answer({"alla": 0, "kvinnor": 0, "man": 1}, **EASY),
        effect_answer({"alla": 0, "kvinnor": 0, "man": 0}, **EASY),
        groups=("kvinnor", "man"),
        answers={"barn/samst": Answer(value=(row,))},
    )
    assert found["skola", -1] == "öppen"


# Where the answer stands


def test_for_an_alternative_that_follows_the_proposal_the_answer_stands_at_the_proposal() -> None:
    found = changes(
        easy(1),
        easy(0),
        easy(0),
        easy(0),
        alternative="b",
        other={"b": {q: EffectAnswer(same_as_proposal=True) for q in QUESTIONS}},
        alternatives=("forslaget", "b"),
    )
    assert {c.alternative for c in found} == {"forslaget"}
    assert statuses(found)["skola", -1] == "Blandat"


def test_a_shared_row_is_one_answer_with_effects_in_both_perspectives() -> None:
    checklists = checklist_set(
        perspective("barn", effect("skola")),
        perspective("halsa", effect("utbildning", shares_rows_with="barn/skola"), order=60),
    )
    assessment = assessment_with({"barn/skola": easy(0)})
    flow = flow_of(assessment, checklists)
    found = all_changes(flow, score(assessment, checklists, flow), "forslaget")
    worse = next(c for c in found if c.answers == (-1,))
    assert [(e.what, e.where) for e in worse.effects] == [
        (What.STATUS, "barn"),
        (What.STATUS, "halsa"),
        (What.BAND, "barn"),
        (What.BAND, "halsa"),
    ]
    assert {c.question for c in found} == {"barn/skola"}
