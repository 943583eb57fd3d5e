"""Points on named scales: what they sum to and can become, which level that is and what follows."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from assessment.core.assessment import Answer
from assessment.core.checklist import Checklist
from assessment.core.editions import fingerprint
from assessment.core.flow import flow_of
from assessment.core.point_scales import Reduction
from assessment.core.points import begun, highest_of_all, left_out, points_of, range_of, reduced, rounded
from assessment.core.points_result import PointsResult, ScaleResult
from assessment.core.progress import StepProgress, progress_of, step_of
from tests.factory import assessment_with, checklist, checklist_set, effect, perspective

Points = Mapping[str, Any]


def option(option_id: str, points: Points | None = None, **keys: Any) -> dict[str, Any]:
    return {"id": option_id, "text": option_id, "poäng": points or {}, **keys}


def asked(question_id: str, *options: dict[str, Any], kind: str = "val", **keys: Any) -> dict[str, Any]:
    must = {"obligatorisk": "ja", **{k.replace("_", "-"): v for k, v in keys.items()}}
    text = f"Hur är det med {question_id}?"
    return {"id": question_id, "fråga": text, "svarstyp": kind, "svarsalternativ": list(options), **must}


def scored(*questions: dict[str, Any], scales: list[dict[str, Any]], **keys: Any) -> Checklist:
    """A checklist that is read as from a file: Swedish keys, numbers as they are typed."""
    data = {
        "format": 1,
        "checklista": "betyg",
        "namn": "Betyg",
        "utgåva": "2026-1",
        "gäller-från": "2026-01-01",
        "gäller-till": "2027-12-31",
        "förvaltas-av": "Strateg",
        "poängskalor": scales,
        "avsnitt": [{"id": "fragor", "namn": "Frågor", "frågor": list(questions)}],
        **keys,
    }
    return Checklist.model_validate(data)


def scale(scale_id: str = "risk", **keys: Any) -> dict[str, Any]:
    return {"id": scale_id, "namn": scale_id, **{k.replace("_", "-"): v for k, v in keys.items()}}


LEVELS = [
    {"id": "lag", "namn": "Låg", "till": 2},
    {"id": "medel", "namn": "Medel", "från": 2, "till": 4},
    {"id": "hog", "namn": "Hög", "från": 4},
]
HALF = [{"id": "under", "namn": "Under", "till": 50}, {"id": "over", "namn": "Över", "från": 50}]


def steps(question_id: str, *points: Any, on: str = "risk", **keys: Any) -> dict[str, Any]:
    """A question whose answers a, b, c … give these points."""
    options = [option(chr(97 + n), {on: p}) for n, p in enumerate(points)]
    return asked(question_id, *options, **keys)


def counted(made: Checklist, **answers: Any) -> PointsResult:
    checklists = checklist_set(perspective("barn", effect("trygghet")), made)
    given = {f"betyg/{k}": v for k, v in answers.items()}
    (found,) = points_of(flow_of(assessment_with(answers=given), checklists))
    return found


def one(made: Checklist, scale_id: str = "risk", **answers: Any) -> ScaleResult:
    found = counted(made, **answers).scale(scale_id)
    assert found is not None
    return found


def these(*values: object) -> tuple[object, ...]:
    """Several things to compare at once; an exact fraction equals the whole number that it is."""
    return values


def levels(found: ScaleResult) -> list[str]:
    return [x.id for x in found.possible]


# Sums and spans


def test_a_scale_is_the_sum_of_the_points_of_the_chosen_answers() -> None:
    made = scored(
        steps("ett", 0, 1.5),
        asked("tva", option("a", {"risk": 1}), option("b", {"risk": 2, "vinst": 5}), kind="flerval"),
        asked("tre", option("ja", {"risk": "1/3"}), option("nej"), kind="ja-nej"),
        scales=[scale(), scale("vinst")],
    )

    found = one(made, ett="b", tva=("a", "b"), tre="ja")

    assert found.answered == Fraction(29, 6)
    assert found.points.certain
    assert found.points.least == found.answered
    assert [(x.question, x.chosen, x.points.least) for x in found.lines] == [
        ("betyg/ett", ("b",), Fraction(3, 2)),
        ("betyg/tva", ("a", "b"), Fraction(3)),
        ("betyg/tre", ("ja",), Fraction(1, 3)),
    ]
    assert one(made, "vinst", ett="b", tva=("a", "b"), tre="ja").answered == 5


def test_the_lines_of_a_scale_add_up_to_its_ends() -> None:
    free = {"id": "fritt", "fråga": "Vad mer?", "svarstyp": "text"}
    made = scored(steps("ett", -2, 3), free, steps("tva", 1, 4, obligatorisk="nej"), scales=[scale()])

    found = one(made, ett="a")

    assert sum(x.points.least for x in found.lines) == found.counted.least == -2
    assert sum(x.points.most for x in found.lines) == found.counted.most == 2
    assert sum(x.least for x in found.lines) == found.least == -2
    assert sum(x.most for x in found.lines) == found.most == 7


@pytest.mark.parametrize(
    ("kind", "given", "must", "ends"),
    [
        ("val", [3, 1, 2], "ja", (1, 3)),
        ("val", [3, 1, 2], "nej", (0, 3)),
        ("val", [-3, -1], "ja", (-3, -1)),
        ("val", [-3, -1], "nej", (-3, 0)),
        ("flerval", [3, 1, -2], "ja", (-2, 4)),
        ("flerval", [3, 1], "ja", (1, 4)),
        ("flerval", [-3, -1], "ja", (-4, -1)),
        ("flerval", [-3, -1], "nej", (-4, 0)),
    ],
)
def test_of_several_answers_those_that_help_are_added_and_of_one_the_best_is_taken(
    kind: str, given: list[int], must: str, ends: tuple[int, int]
) -> None:
    made = scored(steps("ett", *given, kind=kind, obligatorisk=must), scales=[scale()])

    found = one(made)

    assert these(found.least, found.most) == ends
    assert these(found.counted.least, found.counted.most) == ends
    assert highest_of_all(made, "risk") == ends[1]


def test_an_answer_that_excludes_the_others_is_never_added_to_them() -> None:
    alone = option("inget", {"risk": 5}, **{"utesluter-andra": "ja"})
    several = asked("ett", option("a", {"risk": 2}), option("b", {"risk": 1}), alone, kind="flerval")
    made = scored(several, scales=[scale()])

    (question,) = made.questions()
    assert these(*range_of(question, "risk")) == (1, 5)
    assert these(*range_of(question, "annan")) == (0, 0)


def test_a_hidden_question_counts_nowhere_and_an_answer_can_open_more() -> None:
    hidden = steps("tva", 0, 4, när={"fråga": "ett", "är": "b"})
    made = scored(steps("ett", 0, 1), hidden, scales=[scale(procent_av="ställda-frågor")])

    before = one(made, tva="b")
    after = one(made, ett="b")

    assert these(before.counted.least, before.counted.most, before.whole) == (0, 1, 1)
    assert these(after.counted.least, after.counted.most, after.whole) == (1, 5, 5)


def test_what_was_chosen_of_answers_that_are_gone_is_no_answer() -> None:
    made = scored(steps("ett", 0, 1), scales=[scale()])

    found = counted(made, ett="borttaget")

    assert found.missing == ("betyg/ett",)
    assert not one(made, ett="borttaget").lines[0].answered


def test_an_answer_for_each_alternative_alone_is_no_answer() -> None:
    made = scored(steps("ett", 0, 1), scales=[scale()])

    assert counted(made, ett=Answer(per={"forslaget": "b"})).missing == ("betyg/ett",)


# Levels


@pytest.mark.parametrize(("of", "points", "level"), [("nivån-under", 2, "lag"), ("nivån-över", 2, "medel")])
def test_who_stands_on_a_limit_has_the_level_that_the_file_says(of: str, points: int, level: str) -> None:
    made = scored(steps("ett", 0, points, 9), scales=[scale(nivåer=LEVELS, gränsen_hör_till=of)])

    found = one(made, ett="b")

    assert found.level is not None
    assert found.level.id == level
    assert found.scale.level(level) is found.level
    assert found.scale.level("annan") is None


def test_without_a_required_answer_there_is_no_level_but_those_that_it_can_be() -> None:
    made = scored(
        steps("ett", 0, 3), steps("tva", 0, 2), scales=[scale(nivåer=LEVELS, gränsen_hör_till="nivån-över")]
    )

    found = one(made, ett="b")

    assert found.level is None
    assert levels(found) == ["medel", "hog"]
    assert counted(made, ett="b").missing == ("betyg/tva",)
    assert counted(made, ett="b").open == 1


def test_a_question_that_may_be_left_out_gives_nothing_when_it_is() -> None:
    made = scored(
        steps("ett", 0, 3),
        steps("tva", 1, 2, obligatorisk="nej"),
        scales=[scale(nivåer=LEVELS, gränsen_hör_till="nivån-över")],
    )

    found = one(made, ett="b")

    assert found.level is not None
    assert found.level.id == "medel"
    assert these(found.points.least, found.points.most, found.counted.most) == (3, 3, 5)
    assert (counted(made, ett="b").missing, counted(made, ett="b").open) == ((), 1)


@pytest.mark.parametrize(
    ("of", "share", "whole", "level"),
    [
        ("ställda-frågor", 1, 4, "over"),
        ("alla-frågor", 1, 8, "under"),
        ("alla-frågor", "1/2", 4, "over"),
    ],
)
def test_per_cent_is_of_the_questions_asked_or_of_all_or_of_a_declared_share(
    of: str, share: Any, whole: int, level: str
) -> None:
    hidden = steps("tva", 0, 4, när={"fråga": "ett", "är": "c"})
    percent = scale(
        enhet="procent", procent_av=of, andel_av_högsta=share, nivåer=HALF, gränsen_hör_till="nivån-över"
    )
    made = scored(steps("ett", 0, 2, 4), hidden, scales=[percent])

    found = one(made, ett="b")

    assert found.whole == whole
    assert found.percent(Fraction(2)) == Fraction(200, whole)
    assert found.level is not None
    assert found.level.id == level


def test_per_cent_of_nothing_is_no_level() -> None:
    percent = scale(enhet="procent", procent_av="ställda-frågor", nivåer=HALF, gränsen_hör_till="nivån-över")
    made = scored(
        steps("ett", 0, 1, on="annan"),
        steps("tva", 0, 1, när={"fråga": "ett", "är": "b"}),
        scales=[percent, scale("annan")],
    )

    found = one(made, ett="a")

    assert these(found.whole, found.level, found.possible) == (None, None, ())
    assert found.percent(Fraction(1)) is None


def test_a_scale_without_levels_is_a_number() -> None:
    found = one(scored(steps("ett", 0, 1), scales=[scale()]), ett="b")

    assert these(found.level, found.possible, found.whole) == (None, (), None)


def test_a_level_that_never_ends_is_the_last_that_is_reached() -> None:
    endless = [{"id": "ett", "namn": "Ett"}, {"id": "tva", "namn": "Två", "från": 5}]
    made = scored(steps("ett", 0, 9), scales=[scale(nivåer=endless, gränsen_hör_till="nivån-över")])

    assert levels(one(made, ett="b")) == ["ett"]


# Reductions


@pytest.mark.parametrize(
    ("number", "to", "gives"),
    [
        ("2.5", "heltal", "3"),
        ("-2.5", "heltal", "-2"),
        ("2.49", "heltal", "2"),
        ("2.25", "tiondel", "2.3"),
        ("2.24", "tiondel", "2.2"),
        ("1/3", "ingen", "1/3"),
    ],
)
def test_halves_are_rounded_upwards(number: str, to: Any, gives: str) -> None:
    assert rounded(Fraction(number), to) == Fraction(gives)


def test_per_cent_is_taken_off_exactly_before_it_is_rounded() -> None:
    """10 × 85 % is 8,5 and becomes 9; as binary fractions it would be 8,4999… or 8,5 by chance."""
    rule = Reduction.model_validate(
        {"när": {"skala": "skydd", "minst": 1}, "procent": 15, "avrundas-till": "heltal"}
    )

    assert [reduced(Fraction(n), rule) for n in (10, 30, 50, 70)] == [9, 26, 43, 60]


def lowered(at_least: Any = 4, unit: str = "poäng", **keys: Any) -> dict[str, Any]:
    when = {"skala": "skydd", "minst": at_least, "enhet": unit}
    return {"när": when, "procent": 50, "avrundas-till": "heltal", **keys}


@pytest.mark.parametrize(
    ("answer", "met", "missing", "points"), [("b", False, 1, 5), ("c", True, 0, 3), ("d", True, -2, 3)]
)
def test_a_scale_is_lowered_when_the_other_reaches_the_limit(
    answer: str,
    met: bool,  # noqa: FBT001 - an expectation of the table
    missing: int,
    points: int,
) -> None:
    made = scored(
        steps("ett", 0, 5),
        steps("tva", 0, 3, 4, 6, on="skydd"),
        scales=[scale(nedsättning=[lowered()]), scale("skydd")],
    )

    found = one(made, ett="b", tva=answer)

    (step,) = found.steps
    assert these(step.met, step.missing, step.limit) == (met, missing, 4)
    assert these(found.answered, found.points.least) == (5, points)
    assert these(step.before.least, step.after.least) == (5, points)


def test_a_limit_in_per_cent_is_of_the_other_scales_own_whole() -> None:
    other = scale("skydd", procent_av="ställda-frågor", andel_av_högsta="1/2")
    made = scored(
        steps("ett", 0, 4),
        steps("tva", 0, 4, 10, on="skydd"),
        scales=[scale(nedsättning=[lowered(80, "procent")]), other],
    )

    (step,) = one(made, ett="b", tva="b").steps

    assert these(step.limit, step.met, step.reached.least) == (4, True, 4)


def test_a_limit_in_per_cent_of_nothing_is_never_reached() -> None:
    other = scale("skydd", procent_av="ställda-frågor")
    hidden = steps("tva", 0, 4, on="skydd", när={"fråga": "ett", "är": "a"})
    made = scored(steps("ett", 0, 4), hidden, scales=[scale(nedsättning=[lowered(0, "procent")]), other])

    (step,) = one(made, ett="b").steps

    assert these(step.limit, step.missing, step.met) == (None, None, False)


def test_while_the_limit_is_open_both_are_possible() -> None:
    made = scored(
        steps("ett", 4, 6),
        steps("tva", 0, 4, on="skydd"),
        scales=[
            scale(nedsättning=[lowered()], nivåer=LEVELS, gränsen_hör_till="nivån-över"),
            scale("skydd"),
        ],
    )

    found = one(made, ett="b")

    (step,) = found.steps
    assert these(step.met, step.missing) == (None, 4)
    assert these(found.points.least, found.points.most) == (3, 6)
    assert levels(found) == ["medel", "hog"]


def test_a_certain_reduction_lowers_both_ends_and_a_number_below_zero_rises() -> None:
    made = scored(
        steps("ett", -4, 6),
        steps("tva", 4, 5, on="skydd"),
        scales=[scale(nedsättning=[lowered()]), scale("skydd")],
    )

    assert these(one(made).points.least, one(made).points.most) == (-2, 3)


def test_reductions_follow_each_other_and_lean_on_what_is_left_of_the_other_scale() -> None:
    thirds = {"när": {"skala": "risk", "minst": 3}, "procent": 20, "avrundas-till": "tiondel"}
    made = scored(
        steps("ett", 0, 5),
        steps("tva", 0, 6, on="skydd"),
        steps("tre", 0, 7, on="kostnad"),
        scales=[
            scale("kostnad", nedsättning=[{**lowered(), "avrundas-till": "ingen"}, thirds]),
            scale(nedsättning=[lowered(6)]),
            scale("skydd"),
        ],
    )

    found = one(made, "kostnad", ett="b", tva="b", tre="b")

    # 5 becomes 3 on risk; 7 becomes 3,5 and then 2,8.
    assert [s.after.least for s in found.steps] == [Fraction(7, 2), Fraction(14, 5)]
    assert [s.missing for s in found.steps] == [-2, 0]


def test_a_reduction_by_an_unknown_scale_or_in_a_ring_is_left_out() -> None:
    """The linter refuses such files, but nothing may break on them."""
    ring = [
        {"när": {"skala": n, "minst": 0}, "procent": 50, "avrundas-till": "ingen"} for n in ("borta", "b")
    ]
    back = [{"när": {"skala": "risk", "minst": 0}, "procent": 50, "avrundas-till": "ingen"}]
    made = scored(steps("ett", 0, 8), scales=[scale(nedsättning=ring), scale("b", nedsättning=back)])

    found = one(made, ett="b")

    assert [s.reduction.when.scale for s in found.steps] == ["b"]
    assert found.points.least == 4


# Outcomes

WAIT = {
    "id": "vanta",
    "namn": "Vänta",
    "skäl": [
        {"när": {"fråga": "ett", "är": "b"}, "text": "Något fattas."},
        {"när": {"poängskala": "risk", "nivå": "hog"}, "text": "Risken är hög."},
    ],
}
GO = {"id": "ga", "namn": "Gå vidare", "skäl": [{"text": "Inget hindrar."}]}


def deciding() -> Checklist:
    return scored(
        steps("ett", 0, 1),
        steps("tva", 0, 9),
        scales=[scale(nivåer=LEVELS, gränsen_hör_till="nivån-över")],
        utfall=[WAIT, GO],
    )


def test_the_first_outcome_with_a_reason_is_given_with_all_its_reasons_that_hold() -> None:
    both_ = counted(deciding(), ett="b", tva="b").outcome
    neither = counted(deciding(), ett="a", tva="a").outcome

    assert both_ is not None
    assert (both_.outcome.name, both_.reasons) == ("Vänta", ("Något fattas.", "Risken är hög."))
    assert neither is not None
    assert (neither.outcome.name, neither.reasons) == ("Gå vidare", ("Inget hindrar.",))


def test_while_a_required_answer_is_missing_only_what_already_holds_is_told() -> None:
    found = counted(deciding(), ett="b")

    assert found.outcome is None
    assert [(o.outcome.id, o.reasons) for o in found.met] == [
        ("vanta", ("Något fattas.",)),
        ("ga", ("Inget hindrar.",)),
    ]


def test_without_outcomes_there_is_none() -> None:
    made = scored(steps("ett", 0, 1), scales=[scale()])

    assert (counted(made, ett="b").outcome, counted(made, ett="b").met) == (None, ())


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"minst": 3}, True),
        ({"minst": 3.5}, False),
        ({"högst": 3}, True),
        ({"högst": 2}, False),
        ({"minst": 75, "enhet": "procent"}, True),
        ({"minst": 76, "enhet": "procent"}, False),
        ({"nivå": ["medel"], "minst": 1}, True),
        ({"nivå": ["lag"]}, False),
    ],
)
def test_an_outcome_asks_for_points_per_cent_or_level(
    condition: dict[str, Any],
    holds: bool,  # noqa: FBT001 - an expectation of the table
) -> None:
    rule = {
        "id": "x",
        "namn": "X",
        "skäl": [{"när": {"poängskala": "risk", **condition}, "text": "Så är det."}],
    }
    made = scored(
        steps("ett", 0, 3, 4),
        scales=[scale(nivåer=LEVELS, gränsen_hör_till="nivån-över", procent_av="ställda-frågor")],
        utfall=[rule],
    )

    assert bool(counted(made, ett="b").met) is holds


def test_points_that_later_answers_can_take_back_do_not_hold_yet() -> None:
    rule = {
        "id": "x",
        "namn": "X",
        "skäl": [{"när": {"poängskala": "risk", "minst": 2}, "text": "Så är det."}],
    }
    made = scored(steps("ett", 0, 3), steps("tva", -2, 0), scales=[scale()], utfall=[rule])
    safe = scored(steps("ett", 0, 3), steps("tva", 0, 1), scales=[scale()], utfall=[rule])

    assert counted(made, ett="b").met == ()
    assert counted(safe, ett="b").met != ()


def test_per_cent_of_nothing_and_an_unknown_scale_hold_never() -> None:
    asking = [
        {"när": {"poängskala": "risk", "högst": 100, "enhet": "procent"}, "text": "Procent."},
        {"när": {"poängskala": "borta", "minst": 0}, "text": "Borta."},
    ]
    made = scored(steps("ett", 0, 1), scales=[scale()], utfall=[{"id": "x", "namn": "X", "skäl": asking}])

    assert counted(made, ett="b").met == ()


def test_a_condition_on_points_asks_for_something() -> None:
    rule = {"id": "x", "namn": "X", "skäl": [{"när": {"poängskala": "risk"}, "text": "Så är det."}]}

    with pytest.raises(ValueError, match="behöver nivå, minst eller högst"):
        scored(steps("ett", 0, 1), scales=[scale()], utfall=[rule])


# Optional checklists


def test_an_optional_checklist_is_told_of_once_somebody_has_begun() -> None:
    free = scored(steps("ett", 0, 1), scales=[scale()], frivillig="ja")
    bound = scored(steps("ett", 0, 1), scales=[scale()])

    def untold(made: Checklist, **answers: Any) -> bool:
        given = {f"betyg/{k}": v for k, v in answers.items()}
        return left_out(flow_of(assessment_with(answers=given), checklist_set(made)), made)

    assert untold(free)
    assert not untold(free, ett="a")
    assert not untold(bound)
    assert not counted(free).begun
    assert counted(free, ett="a").begun


def test_a_checklist_without_scales_gives_no_points() -> None:
    plain = checklist("slut")
    flow = flow_of(assessment_with(), checklist_set(plain))

    assert points_of(flow) == ()
    assert not begun(flow, plain)
    assert not left_out(flow, plain)


def test_points_and_limits_bear_meaning_and_names_do_not() -> None:
    base = scored(steps("ett", 0, 1), scales=[scale(nivåer=LEVELS)])
    renamed = [{**x, "namn": f"{x['namn']}!"} for x in LEVELS]
    moved = [LEVELS[0] | {"till": 3}, LEVELS[1] | {"från": 3}, LEVELS[2]]

    assert fingerprint(scored(steps("ett", 0, 1), scales=[scale(nivåer=renamed)])) == fingerprint(base)
    assert fingerprint(scored(steps("ett", 0, 1), scales=[scale(nivåer=moved)])) != fingerprint(base)
    assert fingerprint(scored(steps("ett", 0, 2), scales=[scale(nivåer=LEVELS)])) != fingerprint(base)
    assert Checklist.model_validate(base.model_dump(mode="json", by_alias=True)) == base


def test_an_optional_checklist_has_nothing_left_to_do_before_it_is_begun() -> None:
    free = scored(steps("ett", 0, 1), steps("tva", 0, 1), scales=[scale()], frivillig="ja")
    bound = scored(steps("ett", 0, 1), steps("tva", 0, 1), scales=[scale()])

    def left(made: Checklist, **answers: Any) -> tuple[list[str], StepProgress]:
        given = {f"betyg/{k}": v for k, v in answers.items()}
        found = progress_of(flow_of(assessment_with(answers=given), checklist_set(made)))
        return [t.question for t in found.left if t.step == "betyg"], found.steps["betyg"]

    assert left(free) == ([], StepProgress(0, 0))
    assert left(free, ett="a") == (["betyg/tva"], StepProgress(1, 2))
    assert left(bound) == (["betyg/ett", "betyg/tva"], StepProgress(0, 2))
    assert step_of(free, free.sections[0]) == "betyg"


def test_points_on_a_scale_that_is_not_there_count_nowhere() -> None:
    """The linter refuses such files, but nothing may break on them."""
    made = scored(asked("ett", option("a", {"risk": 1, "borta": 9}), option("b")), scales=[scale()])

    assert [x.answered for x in counted(made, ett="a").scales] == [1]
