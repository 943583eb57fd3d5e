"""Stop flags: when they fire, what answers them, and at which alternative."""

from typing import Any

import pytest

from assessment.core.assessment import Answer, Dialogue
from assessment.core.result import FlagResult, Result
from assessment.core.scoring import score
from assessment.core.vocabulary import AnswerType, Depth, FlagState
from tests.factory import (
    UNKNOWN,
    assessment_with,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    question,
)

SILENT, OPEN, ANSWERED = FlagState.SILENT, FlagState.OPEN, FlagState.ANSWERED
ALWAYS = {"fråga": "alltid-tom", "obesvarad": "ja"}


def flag(when: Any = ALWAYS, requires: Any = ("skal",), **keys: Any) -> dict[str, Any]:
    return {"id": "F1", "namn": "Något saknas", "när": when, "kräver": requires, **keys}


BARN = (
    effect("trygghet"),
    effect("lek"),
    question("alltid-tom"),
    question("skal"),
    question("plan"),
    question("basta", AnswerType.CHOICE, per=("alternativ",)),
    question("vager-tyngre", per=("alternativ",)),
    question("dialog", AnswerType.DIALOGUE),
    question("tabell", AnswerType.TABLE),
    question("dold", when={"fråga": "alltid-tom", "besvarad": "ja"}),
)


def scored(*flags: dict[str, Any], **keys: Any) -> Result:
    checklists = checklist_set(
        perspective("barn", *BARN, stop_flags=flags), perspective("halsa", effect("somn"), order=60)
    )
    alternatives = {"alternatives": ("nollalternativ", "forslaget", "b"), **keys}
    return score(assessment_with(**alternatives), checklists)


def at(result: Result, alternative: str = "forslaget") -> FlagResult:
    (found,) = [f for f in result.flags if f.alternative == alternative]
    return found


def test_a_flag_is_silent_open_or_answered() -> None:
    silent = at(scored(flag({"fråga": "alltid-tom", "besvarad": "ja"})))
    assert (silent.state, silent.missing, silent.answers) == (SILENT, (), ())
    opened = at(scored(flag()))
    assert (opened.state, opened.missing) == (OPEN, ("barn/skal",))
    answered = at(scored(flag(), answers={"barn/skal": "För att."}))
    assert (answered.state, answered.missing, answered.answers) == (ANSWERED, (), ("barn/skal",))


def test_a_blank_answer_answers_nothing() -> None:
    assert at(scored(flag(), answers={"barn/skal": "  "})).state is OPEN


@pytest.mark.parametrize(
    ("requires", "answered", "state", "missing"),
    [
        (["skal", "plan"], ["skal"], OPEN, ("barn/plan",)),
        ({"alla": ["skal", "plan"]}, ["skal", "plan"], ANSWERED, ()),
        ({"någon": ["skal", "plan"]}, [], OPEN, ("barn/skal", "barn/plan")),
        ({"någon": ["skal", "plan"]}, ["plan"], ANSWERED, ()),
        ({"alla": ["skal", {"någon": ["plan", "basta"]}]}, ["skal"], OPEN, ("barn/plan", "barn/basta")),
        ({"någon": ["basta", {"alla": ["skal", "plan"]}]}, ["skal"], OPEN, ("barn/basta", "barn/plan")),
        ({"någon": ["basta", {"alla": ["skal", "plan"]}]}, ["skal", "plan"], ANSWERED, ()),
        ({"alla": ["skal", "skal"]}, [], OPEN, ("barn/skal",)),
    ],
)
def test_all_or_any_of_the_required_answers(
    requires: Any, answered: list[str], state: FlagState, missing: tuple[str, ...]
) -> None:
    found = at(scored(flag(requires=requires), answers={f"barn/{a}": "ja" for a in answered}))
    assert (found.state, found.missing) == (state, missing)


def test_answers_per_alternative_are_read_at_that_alternative() -> None:
    against = flag({"fråga": "basta", "någon-av": ["nej", "delvis"]}, ["vager-tyngre"])
    answers = {
        "barn/basta": Answer(per={"forslaget": "nej", "b": "delvis"}),
        "barn/vager-tyngre": Answer(per={"b": "Ekonomin, eftersom …"}),
    }
    result = scored(against, answers=answers)
    assert (at(result).state, at(result, "b").state) == (OPEN, ANSWERED)
    unposed = flag({"fråga": "basta", "obesvarad": "ja"})
    result = scored(unposed, answers={"barn/basta": Answer(per={"b": "ja"})})
    assert (at(result).state, at(result, "b").state) == (OPEN, SILENT)


def test_a_list_answers_when_it_has_an_entry_and_a_table_when_it_has_a_row() -> None:
    assert at(scored(flag(requires=["dialog"]), dialogues=(Dialogue(id="d"),))).state is OPEN
    assert (
        at(scored(flag(requires=["dialog"]), dialogues=(Dialogue(id="d", who="Elever"),))).state is ANSWERED
    )
    assert at(scored(flag(requires=["tabell"]), answers={"barn/tabell": ({"a": "b"},)})).state is ANSWERED


def test_an_effect_question_answers_when_every_row_is_answered() -> None:
    requires = flag(requires=["trygghet"])
    half = {"barn/trygghet": effect_answer({"alla": 0})}
    assert at(scored(requires, ratings=half, groups=("elever",))).state is OPEN
    whole = {"barn/trygghet": effect_answer({"alla": 0, "elever": UNKNOWN})}
    assert at(scored(requires, ratings=whole, groups=("elever",))).state is ANSWERED
    assert at(scored(requires, ratings=whole, groups=("elever",)), "b").state is OPEN


def test_a_required_answer_that_is_hidden_does_not_exist() -> None:
    found = at(scored(flag(requires=["dold"]), answers={"barn/dold": "Svar"}))
    assert (found.state, found.missing) == (OPEN, ("barn/dold",))


def test_a_flag_of_a_perspective_with_depth_ingen_is_silent() -> None:
    assert at(scored(flag(), depths={"barn": Depth.NONE})).state is SILENT


def test_rows_are_those_of_the_alternative_before_measures() -> None:
    severe = flag({"rad": {"allvar": "allvarlig"}})
    result = scored(
        severe,
        ratings={"barn/trygghet": effect_answer({"alla": -2}, duration="bestående")},
        other={"b": {"barn/trygghet": {"alla": -1}}},
    )
    assert (at(result).state, at(result, "b").state) == (OPEN, SILENT)


def test_gap_and_share_are_those_of_the_perspectives_the_flag_belongs_to() -> None:
    ratings: dict[str, Any] = {
        "barn/trygghet": {"alla": 0, "aldre": -1},
        "barn/lek": {"alla": 0, "aldre": 0},
        "halsa/somn": {"alla": 0, "aldre": UNKNOWN},
    }
    grows = scored(flag({"klyfta": "ökar"}), ratings=ratings, groups=("aldre",))
    assert (at(grows).state, at(grows, "b").state) == (OPEN, SILENT)
    elsewhere = scored(
        flag({"klyfta": "ökar"}, **{"hör-till": ["halsa"]}), ratings=ratings, groups=("aldre",)
    )
    assert at(elsewhere).state is SILENT
    unknown = {"andel": {"av": "vet-inte", "minst": "1/3"}}
    assert at(scored(flag(unknown), ratings=ratings, groups=("aldre",))).state is SILENT
    wider = flag(unknown, **{"hör-till": ["barn", "halsa"]})
    assert at(scored(wider, ratings=ratings, groups=("aldre",))).state is OPEN


def test_the_number_of_alternatives_counts_those_with_a_rated_row() -> None:
    alone = flag({"antal-alternativ": {"högst": 1}})
    one = {"barn/trygghet": {"alla": 0}}
    assert at(scored(alone, ratings=one)).state is OPEN
    assert at(scored(alone, ratings=one, other={"b": {"barn/trygghet": {"alla": UNKNOWN}}})).state is OPEN
    assert at(scored(alone, ratings=one, other={"b": {"barn/lek": {"alla": 0}}})).state is SILENT


def test_a_shared_checklist_asks_all_perspectives_and_belongs_to_none() -> None:
    shared = checklist_set(
        perspective("barn", effect("trygghet")),
        checklist(
            "samlad-bedomning",
            question("skal"),
            stop_flags=(flag({"alla": [{"klyfta": "ökar"}, {"grupp": "utsatt"}]}),),
            order=90,
        ),
    )
    ratings: dict[str, Any] = {"barn/trygghet": {"alla": 1, "aldre": 0}}
    result = score(assessment_with(ratings, groups=("aldre",)), shared)
    found = at(result)
    assert (found.checklist, found.state, found.perspectives) == ("samlad-bedomning", OPEN, ())
    assert result.perspectives["barn", "forslaget"].status_by_rule == "Stärker"
    assert result.perspectives["barn", "forslaget"].lowered_by == ()


def test_flags_come_in_checklist_order_with_every_alternative() -> None:
    result = scored(flag(), flag(id="F2"))
    assert [(f.flag, f.alternative) for f in result.flags] == [
        ("F1", "forslaget"),
        ("F1", "b"),
        ("F2", "forslaget"),
        ("F2", "b"),
    ]
    assert [f.flag for f in result.open_flags("b")] == ["F1", "F2"]
    assert result.answered_flags("b") == ()
