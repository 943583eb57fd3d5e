"""What holds for points whatever the scales, the answers and their order."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.core.assessment import Answer
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.flow import flow_of
from assessment.core.points import points_of
from assessment.core.points_result import PointsResult, ScaleResult
from tests.factory import assessment_with, checklist, checklist_set

Given = Mapping[str, str | tuple[str, ...]]

halves = st.integers(-4, 8).map(lambda n: Fraction(n, 2))
percents = st.sampled_from([Fraction(15), Fraction(25, 2), Fraction(100, 3), Fraction(50), Fraction(100)])


@st.composite
def questions(draw: st.DrawFn) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        several = draw(st.booleans())
        options: list[dict[str, Any]] = [
            {"id": f"s{n}", "text": "Svar", "points": {"a": draw(halves), "b": draw(halves)}}
            for n in range(draw(st.integers(2, 3)))
        ]
        if several and draw(st.booleans()):
            options.append({"id": "inget", "text": "Inget", "exclusive": True, "points": {"a": draw(halves)}})
        made.append(
            {
                "id": f"q{number}",
                "text": "Hur är det?",
                "type": "flerval" if several else "val",
                "required": draw(st.booleans()),
                "options": options,
            }
        )
    return made


@st.composite
def scales(draw: st.DrawFn) -> list[dict[str, Any]]:
    low, high = sorted(draw(st.lists(st.integers(-5, 110), min_size=2, max_size=2, unique=True)))
    levels = [
        {"id": "lag", "name": "Låg", "end": low},
        {"id": "medel", "name": "Medel", "start": low, "end": high},
        {"id": "hog", "name": "Hög", "start": high},
    ]
    reduction = {
        "when": {"scale": "b", "at_least": draw(halves), "unit": draw(st.sampled_from(["poäng", "procent"]))},
        "percent": draw(percents),
        "rounding": draw(st.sampled_from(["heltal", "tiondel", "ingen"])),
    }
    percent_of = draw(st.sampled_from(["ställda-frågor", "alla-frågor"]))
    return [
        {
            "id": "a",
            "name": "A",
            "unit": draw(st.sampled_from(["poäng", "procent"])),
            "percent_of": percent_of,
            "share": draw(st.sampled_from([Fraction(1), Fraction(1, 2)])),
            "limit_in": draw(st.sampled_from(["nivån-över", "nivån-under"])),
            "levels": levels,
            "reductions": [reduction] * draw(st.integers(0, 2)),
        },
        {"id": "b", "name": "B", "percent_of": percent_of},
    ]


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    return checklist(
        "poang",
        point_scales=draw(scales()),
        sections=[{"id": "del", "name": "Del", "questions": draw(questions())}],
    )


@st.composite
def wholly_answered(draw: st.DrawFn) -> tuple[Checklist, Given]:
    """A checklist and an answer to each of its questions."""
    made = draw(checklists())
    answers: dict[str, str | tuple[str, ...]] = {}
    for question in made.questions():
        free = [o.id for o in question.options if not o.exclusive]
        if question.type.value == "val":
            answers[question.id] = draw(st.sampled_from(free))
        elif len(free) < len(question.options) and draw(st.booleans()):
            answers[question.id] = ("inget",)
        else:
            answers[question.id] = tuple(draw(st.lists(st.sampled_from(free), min_size=1, unique=True)))
    return made, answers


def counted(made: Checklist, answers: Given) -> PointsResult:
    given_ = {f"poang/{k}": Answer(value=v) for k, v in answers.items()}
    (found,) = points_of(flow_of(assessment_with(answers=given_), checklist_set(made)))
    return found


def inside(inner: ScaleResult, outer: ScaleResult) -> bool:
    return outer.points.least <= inner.points.least <= inner.points.most <= outer.points.most


@given(wholly_answered(), st.data())
def test_an_answer_more_lands_in_the_span_and_adds_no_level(
    drawn: tuple[Checklist, Given], data: st.DataObject
) -> None:
    made, answers = drawn
    order = data.draw(st.permutations(sorted(answers)))
    steps = [counted(made, {k: answers[k] for k in order[:n]}) for n in range(len(order) + 1)]

    for before, after in pairwise(steps):
        for old, new in zip(before.scales, after.scales, strict=True):
            # A question that may be left out gives nothing until it is answered, so it may then give more.
            if before.missing:
                assert inside(new, old)
                assert set(new.possible) <= set(old.possible)


@given(wholly_answered())
def test_with_every_answer_there_is_one_number_and_one_level_between_the_ends(
    drawn: tuple[Checklist, Given],
) -> None:
    found = counted(*drawn)

    assert (found.missing, found.open) == ((), 0)
    for scale in found.scales:
        assert scale.points.certain
        assert scale.least <= scale.answered <= scale.most
        assert len(scale.possible) <= 1
        assert scale.possible == ((scale.level,) if scale.level else ())


@given(wholly_answered(), st.data())
def test_the_lines_add_up(drawn: tuple[Checklist, Given], data: st.DataObject) -> None:
    made, answers = drawn
    some = data.draw(st.sets(st.sampled_from(sorted(answers))))
    for scale in counted(made, {k: answers[k] for k in some}).scales:
        assert sum(x.points.least for x in scale.lines) == scale.counted.least
        assert sum(x.points.most for x in scale.lines) == scale.counted.most
        assert sum(x.points.least for x in scale.lines if x.answered) == scale.answered
        assert sum(x.most for x in scale.lines) == scale.most
        for one, following in pairwise(scale.steps):
            assert one.after == following.before


@given(wholly_answered())
def test_neither_the_order_of_questions_nor_writing_and_reading_changes_a_number(
    drawn: tuple[Checklist, Given],
) -> None:
    made, answers = drawn
    backwards = [{**s.model_dump(), "questions": list(reversed(s.questions))} for s in made.sections]
    turned = made.model_copy(update={"sections": checklist("poang", sections=backwards).sections})
    read = Checklist.model_validate_json(made.model_dump_json(by_alias=True))

    whole = counted(made, answers)
    assert [s.points for s in counted(turned, answers).scales] == [s.points for s in whole.scales]
    assert counted(read, answers) == whole
    assert ChecklistSet.model_validate_json(checklist_set(made).model_dump_json(by_alias=True)).scored == (
        made,
    )
