"""The flow: what is asked now, recomputed from the answers; a rating may open a question but never a row."""

import gc
import weakref
from collections.abc import Sequence
from typing import Any

import pytest

from assessment.core.assessment import (
    Answer,
    Cells,
    Cost,
    DepthChoice,
    Dialogue,
    EffectAnswer,
    GoalConflict,
    Measure,
)
from assessment.core.case import AffectedGroup
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Option, Question
from assessment.core.flow import Flow, flow_of
from assessment.core.sources import effect_of
from assessment.core.vocabulary import AnswerType, Basis, Depth, Track
from tests.factory import (
    SCREENING,
    UNKNOWN,
    assessment_with,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)


def rows_of(flow: Flow, key: str) -> list[str]:
    return [r.group for r in flow.rows if r.question == key]


def screened(*answers: str | None, **keys: Any) -> Flow:
    """A flow where the perspective barn has as many screening questions as there are answers."""
    questions = [SCREENING.model_copy(update={"id": f"beror-{n}"}) for n in range(len(answers))]
    checklists = checklist_set(
        perspective(
            "barn",
            effect("trygghet"),
            effect("lek", track=Track.FULL),
            screening=tuple(questions),
        )
    )
    given = {
        f"barn/beror-{n}": Answer(value=a, reason="Inga barn berörs." if a == "nej" else "")
        for n, a in enumerate(answers)
        if a is not None
    }
    return flow_of(assessment_with(answers=given, **keys), checklists)


# Screening


@pytest.mark.parametrize(
    ("answers", "depth"),
    [
        (("stort",), Depth.FULL),
        (("lite", "stort"), Depth.FULL),
        (("nej", "lite"), Depth.SHORT),
        (("nej", "nej"), Depth.NONE),
        (("nej", None), None),
        (("lite", None), Depth.SHORT),
        ((None, None), None),
    ],
)
def test_the_deepest_depth_wins_and_unanswered_is_not_ingen(
    answers: Sequence[str | None], depth: Depth | None
) -> None:
    assert screened(*answers).depths["barn"] is depth


def test_several_screening_answers_may_be_chosen() -> None:
    multiple = SCREENING.model_copy(update={"type": AnswerType.MULTIPLE})
    checklists = checklist_set(perspective("barn", effect("trygghet"), screening=(multiple,)))
    flow = flow_of(assessment_with(answers={"barn/beror": ("lite", "stort")}), checklists)
    assert flow.suggested["barn"] is Depth.FULL


def test_a_question_that_suggests_nothing_does_not_hold_up_the_screening() -> None:
    checklists = checklist_set(
        perspective("barn", effect("trygghet"), screening=(SCREENING, question("vilka")))
    )
    flow = flow_of(assessment_with(answers={"barn/beror": "nej"}), checklists)
    assert flow.depths["barn"] is Depth.NONE


def test_the_official_may_choose_another_depth() -> None:
    flow = screened("lite", depths={"barn": Depth.FULL})
    assert (flow.suggested["barn"], flow.depths["barn"]) == (Depth.SHORT, Depth.FULL)


@pytest.mark.parametrize(
    ("depth", "asked"),
    [
        (Depth.NONE, []),
        (Depth.SHORT, ["barn/trygghet"]),
        (Depth.FULL, ["barn/trygghet", "barn/lek"]),
        (None, ["barn/trygghet"]),
    ],
)
def test_the_track_follows_the_depth_and_an_unfinished_screening_asks_the_short_one(
    depth: Depth | None, asked: list[str]
) -> None:
    flow = screened(None, depths={"barn": DepthChoice(depth=depth)})
    assert [a.key for a in flow.asked] == asked


def test_the_reason_for_ingen_is_the_answers_or_the_officials_own() -> None:
    assert screened("nej").depth_reasons["barn"] == "Inga barn berörs."
    own = screened("nej", depths={"barn": DepthChoice(reason="Bara el.")})
    assert own.depth_reasons["barn"] == "Bara el."


def test_reasons_for_the_suggested_depth_are_no_reasons_for_another() -> None:
    flow = screened("nej", "stort", depths={"barn": Depth.NONE})
    assert flow.suggested["barn"] is Depth.FULL
    assert flow.depth_reasons["barn"] == ""


# Conditions between questions


def followed(*questions: Question) -> ChecklistSet:
    return checklist_set(perspective("barn", *questions))


def test_a_hidden_question_is_unanswered_to_all_that_follow() -> None:
    checklists = followed(
        question("horda", AnswerType.YES_NO),
        question("varfor", when={"fråga": "horda", "är": "nej"}),
        question("plan", when={"fråga": "varfor", "besvarad": "ja"}),
    )
    answers = {"barn/horda": "nej", "barn/varfor": "Tiden räckte inte.", "barn/plan": "I höst."}
    assert {"barn/varfor", "barn/plan"} <= flow_of(assessment_with(answers=answers), checklists).applying
    hidden = flow_of(assessment_with(answers={**answers, "barn/horda": "ja"}), checklists)
    assert not {"barn/varfor", "barn/plan"} & hidden.applying
    assert "barn/varfor" not in hidden.answers


def test_a_retired_question_is_not_asked_and_its_answer_follows_its_successor() -> None:
    checklists = followed(
        question("horda-2025", retired="ja"),
        question("horda", replaces="horda-2025"),
        effect("trygghet-2025", retired="ja"),
        effect("trygghet", replaces="trygghet-2025"),
    )
    flow = flow_of(
        assessment_with({"barn/trygghet-2025": {"alla": -1}}, answers={"barn/horda-2025": "Ja"}), checklists
    )
    assert not flow.applies("barn/horda-2025")
    assert flow.answers["barn/horda"].value == "Ja"
    assert [(r.question, r.rating) for r in flow.rows] == [("barn/trygghet", -1)]


def test_a_hidden_effect_question_has_no_rows_and_keeps_its_stored_answer() -> None:
    checklists = followed(
        question("skjuts", AnswerType.YES_NO), effect("restid", when={"fråga": "skjuts", "är": "ja"})
    )
    assessment = assessment_with({"barn/restid": {"alla": -2}}, answers={"barn/skjuts": "nej"})
    flow = flow_of(assessment, checklists)
    assert flow.rows == ()
    assert flow.asked_for("barn/restid") == ()
    assert assessment.effects["barn/restid"]["forslaget"].ratings == {"alla": -2}


def test_conditions_may_look_at_groups_depth_tables_and_answers_per_alternative() -> None:
    checklists = followed(
        question("elevraad", when={"grupp": "elever"}),
        question("djup", when={"djup": "full"}),
        question("tabell", AnswerType.TABLE, columns=[{"id": "vad", "namn": "Vad"}]),
        question("mer", when={"antal-rader": {"fråga": "tabell", "minst": 2}}),
    )
    few = flow_of(assessment_with(answers={"barn/tabell": ({"vad": "a"}, {"vad": " "})}), checklists)
    assert few.applying == {"barn/beror", "barn/tabell"}
    more = flow_of(
        assessment_with(
            answers={"barn/tabell": ({"vad": "a"}, {"vad": "b"})},
            groups=("elever",),
            depths={"barn": Depth.FULL},
        ),
        checklists,
    )
    assert more.applying == {"barn/beror", "barn/elevraad", "barn/djup", "barn/tabell", "barn/mer"}


# Rows decide nothing about rows


WORSE = {"rad": {"riktning": "sämre"}}


def test_a_rating_opens_a_question_and_what_hangs_on_it() -> None:
    checklists = followed(
        effect("trygghet"),
        question("varfor", AnswerType.YES_NO, when={"alla": [WORSE, {"grupp": "barn"}]}),
        question("vem", when={"fråga": "varfor", "är": "ja"}),
    )
    answers = {"barn/varfor": "ja"}
    worse = flow_of(
        assessment_with({"barn/trygghet": {"elever": -1}}, groups=("elever",), answers=answers), checklists
    )
    assert {"barn/varfor", "barn/vem"} <= worse.applying
    same = flow_of(
        assessment_with({"barn/trygghet": {"elever": 0}}, groups=("elever",), answers=answers), checklists
    )
    assert not {"barn/varfor", "barn/vem"} & same.applying


@pytest.mark.parametrize(
    "opened",
    [
        WORSE,
        {"antal-alternativ": {"minst": 1}},
        {"någon": [WORSE, {"grupp": "aldre"}]},
        {"fråga": "varfor", "besvarad": "ja"},
    ],
)
def test_a_rating_never_opens_a_row(opened: dict[str, Any]) -> None:
    checklists = followed(effect("trygghet"), question("varfor", when=WORSE), effect("lek", when=opened))
    flow = flow_of(
        assessment_with({"barn/trygghet": {"alla": -1}}, answers={"barn/varfor": "För att."}), checklists
    )
    assert flow.applies("barn/varfor")
    assert [a.key for a in flow.asked] == ["barn/trygghet"]


def test_a_question_opened_by_a_rating_adds_no_group_and_suggests_no_depth() -> None:
    late = SCREENING.model_copy(update={"id": "sent", "when": None})
    checklists = checklist_set(
        perspective(
            "barn", effect("trygghet"), question("utsatta", AnswerType.GROUPS, when=WORSE, adds_groups="ja")
        ),
        perspective(
            "halsa",
            effect("somn"),
            screening=(SCREENING, Question.model_validate({**late.model_dump(), "when": WORSE})),
            order=60,
        ),
    )
    answers = {"barn/utsatta": ("aldre",), "halsa/beror": "nej", "halsa/sent": "stort"}
    flow = flow_of(assessment_with({"barn/trygghet": {"alla": -1}}, answers=answers), checklists)
    assert flow.applies("barn/utsatta")
    assert flow.answers["halsa/sent"].value == "stort"
    assert "aldre" not in flow.groups
    assert flow.depths["halsa"] is Depth.NONE


def test_a_condition_on_rows_may_stand_before_the_question_that_adds_their_group() -> None:
    checklists = followed(
        question("tidigt", when={"rad": {"grupp": "utsatt", "riktning": "sämre"}}),
        question("utsatta", AnswerType.GROUPS, adds_groups="ja", marks="utsatt"),
        effect("trygghet"),
    )
    flow = flow_of(
        assessment_with({"barn/trygghet": {"elever": -1}}, answers={"barn/utsatta": ("elever",)}), checklists
    )
    assert flow.applies("barn/tidigt")


# Groups and rows


def test_the_reference_group_is_always_a_row_and_stands_first() -> None:
    flow = flow_of(assessment_with(groups=("aldre", "elever")), followed(effect("trygghet")))
    assert rows_of(flow, "barn/trygghet") == ["alla", "elever", "aldre"]
    assert [r.reference for r in flow.rows] == [True, False, False]
    assert "alla" not in flow.chosen
    chosen = flow_of(
        assessment_with(groups=(AffectedGroup(id="alla", count=30), AffectedGroup(id="elever"))),
        followed(effect("trygghet")),
    )
    assert rows_of(chosen, "barn/trygghet") == ["alla", "elever"]
    assert chosen.groups["alla"].count == 30


def test_a_perspective_without_a_reference_group_has_only_chosen_groups() -> None:
    checklists = checklist_set(perspective("barn", effect("trygghet"), reference_group=None))
    assert rows_of(flow_of(assessment_with(groups=("elever",)), checklists), "barn/trygghet") == ["elever"]


def test_an_effect_question_is_asked_for_its_groups() -> None:
    flow = flow_of(
        assessment_with(groups=("elever", "aldre")), followed(effect("skola", groups={"tagg": "barn"}))
    )
    assert rows_of(flow, "barn/skola") == ["alla", "elever"]
    assert [g.id for g in flow.asked_for("barn/skola")] == ["alla", "elever"]


def test_a_group_that_is_no_longer_chosen_counts_nowhere() -> None:
    flow = flow_of(assessment_with({"barn/trygghet": {"elever": -2}}), followed(effect("trygghet")))
    assert rows_of(flow, "barn/trygghet") == ["alla"]


def test_every_alternative_but_the_nollalternativ_has_rows() -> None:
    flow = flow_of(
        assessment_with(alternatives=("nollalternativ", "forslaget", "b")), followed(effect("trygghet"))
    )
    assert [r.alternative for r in flow.rows] == ["forslaget", "b"]


def test_groups_are_added_marked_and_crossed() -> None:
    checklists = followed(
        question(
            "utsatta",
            AnswerType.GROUPS,
            adds_groups="ja",
            marks="utsatt",
            crosses_with={"id": ["flickor", "pojkar"]},
        ),
        effect("trygghet"),
    )
    flow = flow_of(
        assessment_with(groups=("flickor", "pojkar"), answers={"barn/utsatta": ("elever", "flickor")}),
        checklists,
    )
    assert list(flow.chosen) == [
        "elever",
        "flickor",
        "pojkar",
        "flickor-x-elever",
        "pojkar-x-elever",
        "pojkar-x-flickor",
    ]
    assert flow.chosen["elever"].vulnerable
    assert flow.chosen["flickor"].vulnerable
    assert not flow.chosen["pojkar"].vulnerable
    assert flow.chosen["pojkar-x-elever"].vulnerable


def test_crossing_does_not_repeat_a_combination_that_the_official_made() -> None:
    checklists = followed(
        question("utsatta", AnswerType.GROUPS, adds_groups="ja", crosses_with={"tagg": "kon"})
    )
    own = AffectedGroup(id="de-unga", name="De unga", parts=("elever", "flickor"))
    for names in (("elever",), ("elever", "okand-grupp")):
        flow = flow_of(assessment_with(groups=("flickor", own), answers={"barn/utsatta": names}), checklists)
        assert "flickor-x-elever" not in flow.chosen
        assert "de-unga" in flow.chosen


def test_crossing_is_the_same_whatever_order_the_groups_were_chosen_in() -> None:
    checklists = followed(
        question("utsatta", AnswerType.GROUPS, adds_groups="ja", crosses_with={"tagg": "kon"})
    )
    found = [
        set(flow_of(assessment_with(groups=g, answers={"barn/utsatta": n}), checklists).chosen)
        for g, n in (
            (("flickor", "pojkar"), ("flickor", "elever")),
            (("pojkar", "flickor"), ("elever", "flickor")),
        )
    ]
    assert found[0] == found[1]


def test_marking_a_part_marks_its_combinations_and_nothing_that_was_not_chosen() -> None:
    checklists = followed(question("utsatta", AnswerType.GROUPS, marks="utsatt"))
    own = AffectedGroup(id="flickor-elever", parts=("flickor", "elever"))
    flow = flow_of(
        assessment_with(groups=(own, "elever"), answers={"barn/utsatta": ("elever", "pojkar")}), checklists
    )
    assert flow.chosen["flickor-elever"].vulnerable
    assert "pojkar" not in flow.chosen


def test_a_combination_may_be_listed_before_the_own_group_it_is_made_of() -> None:
    crossed = AffectedGroup(id="flickor-anpassad", parts=("flickor", "anpassad"))
    own = AffectedGroup.model_validate({"id": "anpassad", "namn": "Elever i anpassad", "utsatt": "ja"})
    flow = flow_of(assessment_with(groups=(crossed, own)), followed(effect("trygghet")))
    assert flow.chosen["flickor-anpassad"].vulnerable
    assert flow.chosen["flickor-anpassad"].name == "flickor × Elever i anpassad"


def test_rows_are_shared_for_the_groups_that_both_questions_ask_with_own_weights() -> None:
    checklists = checklist_set(
        perspective("barn", effect("skola", 3, groups={"tagg": "barn"})),
        perspective("halsa", effect("utbildning", 1, shares_rows_with="barn/skola"), order=60),
    )
    flow = flow_of(
        assessment_with(
            {"barn/skola": {"elever": -2}, "halsa/utbildning": {"elever": 1, "aldre": -1}},
            groups=("elever", "aldre"),
        ),
        checklists,
    )
    found = {(r.question, r.group): (r.weight, r.rating) for r in flow.rows}
    assert found["barn/skola", "elever"] == (3, -2)
    assert found["halsa/utbildning", "elever"] == (1, -2)
    assert found["halsa/utbildning", "aldre"] == (1, -1)


def test_shares_in_a_chain_end_at_the_last_question_that_is_asked_for_the_group() -> None:
    checklists = checklist_set(
        perspective("barn", effect("ekonomi", groups={"tagg": "barn"})),
        perspective(
            "jamlikhet", effect("rad", replaces="rad-2025", shares_rows_with="barn/ekonomi"), order=60
        ),
        perspective("halsa", effect("inkomster", shares_rows_with="jamlikhet/rad"), order=70),
    )
    flow = flow_of(
        assessment_with(
            {
                "barn/ekonomi": {"elever": -2},
                "jamlikhet/rad-2025": {"elever": 1, "aldre": -1},
                "halsa/inkomster": {"elever": 2, "aldre": 2},
            },
            groups=("elever", "aldre"),
        ),
        checklists,
    )

    rows = {
        (r.question, r.group): (r.rating, r.source[0])
        for r in flow.rows
        if r.question != "barn/ekonomi" and not r.reference
    }
    assert rows == {
        ("jamlikhet/rad", "elever"): (-2, "barn/ekonomi"),
        ("jamlikhet/rad", "aldre"): (-1, "jamlikhet/rad"),
        ("halsa/inkomster", "elever"): (-2, "barn/ekonomi"),
        ("halsa/inkomster", "aldre"): (-1, "jamlikhet/rad"),
    }
    assert flow.answered_at("halsa/inkomster", "elever") == "barn/ekonomi"
    assert flow.answered_at("halsa/borta", "elever") == "halsa/borta"
    assert flow.effect("halsa/inkomster", "forslaget", "aldre").ratings == {"elever": 1, "aldre": -1}
    assert flow.effect("halsa/inkomster", "forslaget").ratings == {"elever": 2, "aldre": 2}
    assert flow.effect("halsa/borta", "forslaget").ratings == {}


def test_a_ring_of_shares_ends() -> None:
    checklists = checklist_set(
        perspective("barn", effect("skola", shares_rows_with="halsa/utbildning")),
        perspective("halsa", effect("utbildning", shares_rows_with="barn/skola"), order=60),
    )
    flow = flow_of(assessment_with({"barn/skola": {"alla": -2}, "halsa/utbildning": {"alla": 1}}), checklists)

    assert [(r.question, r.rating) for r in flow.rows] == [("barn/skola", 1), ("halsa/utbildning", -2)]


def test_rows_are_the_questions_own_when_the_other_is_not_asked() -> None:
    checklists = checklist_set(
        perspective("barn", effect("skola")),
        perspective("halsa", effect("utbildning", shares_rows_with="barn/skola"), order=60),
    )
    flow = flow_of(
        assessment_with(
            {"barn/skola": {"alla": -2}, "halsa/utbildning": {"alla": 1}}, depths={"barn": Depth.NONE}
        ),
        checklists,
    )
    assert [(r.question, r.rating) for r in flow.rows] == [("halsa/utbildning", 1)]


def test_samma_som_forslaget_follows_the_proposal() -> None:
    same = EffectAnswer(same_as_proposal=True)
    assessment = assessment_with(
        {"barn/trygghet": {"alla": -2}},
        other={"b": {"barn/trygghet": same, "barn/lek": same}, "c": {"barn/trygghet": {"alla": 1}}},
        alternatives=("forslaget", "b", "c"),
    )
    flow = flow_of(assessment, followed(effect("trygghet"), effect("lek")))
    ratings = {(r.question, r.alternative): r.rating for r in flow.rows}
    assert ratings["barn/trygghet", "b"] == -2
    assert ratings["barn/trygghet", "c"] == 1
    assert ratings["barn/lek", "b"] is None
    assert effect_of(assessment, "barn/okand", "b") is None
    own = assessment_with({"barn/trygghet": EffectAnswer(ratings={"alla": 1}, same_as_proposal=True)})
    assert effect_of(own, "barn/trygghet", "forslaget") == own.effects["barn/trygghet"]["forslaget"]


def test_underlag_is_the_answers_or_the_sections() -> None:
    checklists = followed(effect("trygghet"), effect("lek"))
    flow = flow_of(
        assessment_with(
            {"barn/trygghet": {"alla": -1}, "barn/lek": effect_answer({"alla": 0}, basis=None)},
            section_basis={"barn/fragor": Basis.A},
        ),
        checklists,
    )
    assert [r.basis for r in flow.rows] == [Basis.B, Basis.A]


@pytest.mark.parametrize(
    ("keys", "met", "after"),
    [
        ({}, True, -1),
        ({"decided": False}, True, -2),
        ({"owner": " "}, False, -2),
        ({"due": None}, False, -2),
    ],
)
def test_a_measure_counts_when_it_is_decided_and_has_owner_and_date(
    keys: dict[str, Any], *, met: bool, after: int
) -> None:
    assessment = assessment_with(
        {"barn/trygghet": effect_answer({"alla": -2}, with_measures={"alla": -1})},
        measures=(measure(("barn/trygghet", "alla"), **keys),),
    )
    (row,) = flow_of(assessment, followed(effect("trygghet"))).rows
    assert (row.rating, row.met_by_measure, row.after) == (-2, met, after)


def test_a_measure_touches_only_the_rows_it_names() -> None:
    assessment = assessment_with(
        {
            "barn/trygghet": effect_answer(
                {"alla": -2, "elever": -2}, with_measures={"alla": -1, "elever": -1}
            )
        },
        groups=("elever",),
        measures=(measure(("barn/trygghet", "elever")),),
    )
    after = {r.group: r.after for r in flow_of(assessment, followed(effect("trygghet"))).rows}
    assert after == {"alla": -2, "elever": -1}


def test_a_measure_may_name_a_shared_row_by_either_question() -> None:
    checklists = checklist_set(
        perspective("barn", effect("skola")),
        perspective("halsa", effect("utbildning", shares_rows_with="barn/skola"), order=60),
    )
    for key in ("barn/skola", "halsa/utbildning"):
        assessment = assessment_with(
            {"barn/skola": effect_answer({"alla": -2}, with_measures={"alla": 0})},
            measures=(measure((key, "alla")),),
        )
        rows = {r.question: r for r in flow_of(assessment, checklists).rows}
        assert rows["halsa/utbildning"].after == 0


# Tables and built-in lists


def test_a_hidden_list_is_empty_to_conditions() -> None:
    checklists = checklist_set(
        perspective(
            "barn",
            question("dialog", AnswerType.DIALOGUE),
            question("mer", when={"fråga": "dialog", "besvarad": "ja"}),
        ),
    )
    dialogues = (Dialogue(id="d1", who="Elevrådet"),)
    shown = flow_of(assessment_with(dialogues=dialogues), checklists)
    assert shown.tables("barn/dialog")[0]["vilka"] == "Elevrådet"
    assert shown.applies("barn/mer")
    hidden = flow_of(assessment_with(dialogues=dialogues, depths={"barn": Depth.NONE}), checklists)
    assert hidden.tables("barn/dialog") == ()
    assert not hidden.applies("barn/mer")


def test_an_entry_with_nothing_filled_in_is_no_row() -> None:
    lists = {
        "dialog": AnswerType.DIALOGUE,
        "kostnader": AnswerType.COSTS,
        "atgarder": AnswerType.MEASURES,
        "uppfoljning": AnswerType.FOLLOW_UP,
        "malkonflikter": AnswerType.CONFLICTS,
        "alternativ": AnswerType.ALTERNATIVES,
    }
    checklists = checklist_set(checklist("samlad-bedomning", *(question(k, t) for k, t in lists.items())))
    empty = assessment_with(
        dialogues=(Dialogue(id="d"),),
        costs=(Cost(id="k"),),
        measures=(Measure(id="m"),),
        conflicts=(GoalConflict(id="g"), GoalConflict(id="h", description="Skola mot resa", dismissed=True)),
    )
    flow = flow_of(empty, checklists)
    assert [flow.tables(f"samlad-bedomning/{k}") for k in list(lists)[:-1]] == [()] * 5
    assert len(flow.tables("samlad-bedomning/alternativ")) == 1
    filled = assessment_with(measures=(measure(("barn/trygghet", "alla")),), costs=(Cost(id="k", amount=0),))
    flow = flow_of(filled, checklists)
    assert flow.tables("samlad-bedomning/atgarder") == (
        {
            "åtgärd": "Taxi till skolan",
            "ansvarig": "Enhetschef",
            "datum": "2026-01-15",
            "kostnad": "",
            "beslutad": "ja",
            "rader": 1,
        },
    )
    assert flow.tables("samlad-bedomning/kostnader")[0]["kronor"] == 0


def test_table_answers_lose_their_empty_rows() -> None:
    checklists = checklist_set(
        checklist("arendet", question("deltagare", AnswerType.TABLE), question("text"))
    )
    flow = flow_of(
        assessment_with(
            answers={"arendet/deltagare": ({"roll": "Rektor"}, {"roll": ""}), "arendet/text": "Hej"}
        ),
        checklists,
    )
    assert flow.tables("arendet/deltagare") == ({"roll": "Rektor"},)
    assert flow.tables("arendet/text") == ()
    assert flow.tables("arendet/okand") == ()


def test_options_without_depth_suggest_nothing() -> None:
    plain = question("vem", AnswerType.CHOICE, options=(Option(id="a", text="A"),))
    checklists = checklist_set(perspective("barn", effect("trygghet"), screening=(plain,)))
    flow = flow_of(assessment_with(answers={"barn/vem": "a"}), checklists)
    assert flow.depths["barn"] is None


def test_unknown_is_no_rated_row() -> None:
    checklists = followed(effect("trygghet"), question("ensam", when={"antal-alternativ": {"högst": 0}}))
    assert flow_of(assessment_with({"barn/trygghet": {"alla": UNKNOWN}}), checklists).applies("barn/ensam")
    assert not flow_of(assessment_with({"barn/trygghet": {"alla": 0}}), checklists).applies("barn/ensam")


def test_only_groups_that_exist_become_rows() -> None:
    adding = question("vilka", AnswerType.GROUPS, adds_groups=True)
    made = checklist_set(perspective("barn", adding, effect("trygghet")))
    older: tuple[Cells, ...] = ({"rad": "ar-6-12", "kalla": "Elevregistret, med en lång kommentar"},)
    table = assessment_with(answers={"barn/vilka": Answer(value=older)})
    gone = assessment_with(answers={"barn/vilka": Answer(value=("elever", "borttagen grupp"))})
    assert set(flow_of(table, made).chosen) == set()
    assert set(flow_of(gone, made).chosen) == {"elever"}


def test_what_nobody_looks_at_any_longer_is_gone_at_once() -> None:
    """An answer makes hundreds of rows: left to the collector, everybody waits while it looks for them."""
    gc.disable()
    try:
        found = flow_of(assessment_with(), checklist_set(perspective("p")))
        left = weakref.ref(found)
        assert found.rows is not None
        del found
        assert left() is None
    finally:
        gc.enable()
