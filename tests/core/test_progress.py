"""How far each step has come, and the list of what is left with the place to do it."""

from datetime import date
from typing import Any

import pytest

from assessment.core.assessment import Answer, Assessment, DepthChoice, EffectAnswer
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Alternative, Case
from assessment.core.checklist import Checklist, Option, Section
from assessment.core.flow import flow_of
from assessment.core.progress import (
    Lack,
    Progress,
    Step,
    StepProgress,
    ToDo,
    answer_needs_reason,
    next_unanswered,
    progress_of,
    step_of,
)
from assessment.core.vocabulary import AnswerType, Basis, Depth
from tests.factory import (
    NOT_RELEVANT,
    REFERENCE,
    assessment_with,
    both,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    question,
)

CASE = Case(
    title="Skolor samlas",
    diary_number="UBN 2026/1",
    organisation="Lillmark",
    board="Utbildningsnämnden",
    decision_date=date(2027, 1, 1),
    start_date=date(2027, 7, 1),
    proposal="Två enheter",
)
REASONED = Option(id="nej", text="Nej", needs_reason=True)


def progress(assessment: Assessment, *checklists: Checklist) -> Progress:
    return progress_of(flow_of(assessment, checklist_set(*checklists)))


def left(assessment: Assessment, *checklists: Checklist, step: str) -> list[str]:
    return [t.text for t in progress(assessment, *checklists).left if t.step == step]


def described(*names: str) -> tuple[Alternative, ...]:
    return tuple(Alternative(id=n, name=n, description="Så här.") for n in (BASELINE, PROPOSAL, *names))


def test_the_header_is_done_when_a_reader_can_tell_what_is_decided_and_when() -> None:
    assert progress(assessment_with()).steps[Step.CASE] == StepProgress(0, 7)
    assert progress(assessment_with(case=CASE)).steps[Step.CASE].complete
    assert "Fyll i dagen nämnden beslutar" in left(assessment_with(), step=Step.CASE)


def test_an_alternative_is_done_when_it_is_described() -> None:
    undescribed = assessment_with()

    assert left(undescribed, step=Step.ALTERNATIVES) == ["Beskriv Nollalternativ", "Beskriv Forslaget"]
    assert left(
        undescribed.model_copy(update={"alternatives": (Alternative(id=PROPOSAL),)}), step=Step.ALTERNATIVES
    ) == ["Beskriv alternativet utan namn"]
    assert (
        progress(undescribed.model_copy(update={"alternatives": described()}))
        .steps[Step.ALTERNATIVES]
        .complete
    )


def test_at_least_one_group_is_chosen_and_counted() -> None:
    own = AffectedGroup(id="egna", name="egna elever")
    counted = own.model_copy(update={"count": "vet-inte", "vulnerable": True})

    assert left(assessment_with(), step=Step.GROUPS) == ["Välj minst en grupp som berörs"]
    assert left(assessment_with(groups=[own, "elever"]), step=Step.GROUPS) == [
        "Ange hur många det är i gruppen elever",
        "Ange hur många det är i gruppen egna elever",
        "Svara på om gruppen egna elever har det svårt redan i dag",
    ]
    assert left(assessment_with(groups=[counted]), step=Step.GROUPS) == []


def test_a_group_that_an_answer_brings_is_not_asked_for_its_number() -> None:
    asked = perspective("barn", question("utsatta", AnswerType.GROUPS, adds_groups=True))
    answered = assessment_with(
        groups=[AffectedGroup(id="elever", count=46)], answers={"barn/utsatta": ("aldre",)}
    )

    assert left(answered, asked, step=Step.GROUPS) == []


def test_screening_is_part_of_the_scope_and_a_depth_of_ones_own_needs_a_reason() -> None:
    chosen = {"barn": DepthChoice(depth=Depth.FULL)}
    answered = {"barn/beror": "lite"}

    assert left(assessment_with(), step=Step.SCOPE) == ["Beror?"]
    assert left(assessment_with(answers=answered), step=Step.SCOPE) == []
    (todo,) = [
        t for t in progress(assessment_with(answers=answered, depths=chosen)).left if t.step == Step.SCOPE
    ]
    assert (todo.lack, todo.text, todo.question) == (Lack.REASON, "Motivera djupet för Barn", "barn/djup")
    reasoned = {"barn": DepthChoice(depth=Depth.FULL, reason="Många berörs.")}
    assert left(assessment_with(answers=answered, depths=reasoned), step=Step.SCOPE) == []


def test_a_perspective_that_is_left_out_needs_a_reason_and_asks_for_nothing_else() -> None:
    out = assessment_with(answers={"barn/beror": "nej"})

    assert left(out, step=Step.SCOPE) == ["Motivera djupet för Barn"]
    assert progress(out).steps["barn"] == StepProgress(0, 0)


def test_an_effect_question_is_one_thing_to_do_for_each_alternative() -> None:
    two = assessment_with(
        {"barn/trygghet": {REFERENCE: 1, "elever": -1}, "barn/skola": {REFERENCE: 1}},
        groups=["elever"],
        alternatives=(BASELINE, PROPOSAL, "annat"),
    )
    found = progress(two)

    assert found.steps["barn"] == StepProgress(2, 7)
    assert [t.text for t in found.left if t.step == "barn"] == [
        "Trygghet, Annat: obesvarad",
        "Skola, Forslaget: obesvarad för elever",
        "Skola, Annat: obesvarad",
        "Lek, Forslaget: obesvarad",
        "Lek, Annat: obesvarad",
    ]
    assert ToDo("barn", Lack.ANSWER, "Lek, Annat: obesvarad", "barn/lek", "fragor", "annat") in found.left


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        (EffectAnswer(ratings={REFERENCE: 1}, basis=Basis.B), []),
        (EffectAnswer(ratings={REFERENCE: 0}, basis=Basis.B), ["Trygghet: motivering saknas"]),
        (EffectAnswer(ratings={REFERENCE: 0}, basis=Basis.B, reason="Mätt."), []),
        (EffectAnswer(ratings={REFERENCE: both(2)}, basis=Basis.B), ["Trygghet: motivering saknas"]),
        (EffectAnswer(ratings={REFERENCE: 1}), ["Frågor: säg vad svaren bygger på"]),
        (EffectAnswer(ratings={REFERENCE: NOT_RELEVANT}, reason="Finns inte."), []),
    ],
)
def test_a_rating_is_done_with_the_reason_and_the_basis_that_it_needs(
    answer: EffectAnswer, lacks: list[str]
) -> None:
    one = perspective("barn", effect("trygghet"))

    assert left(assessment_with({"barn/trygghet": answer}), one, step="barn") == lacks


def test_the_basis_is_one_thing_to_do_for_a_whole_section() -> None:
    unbased = EffectAnswer(ratings={REFERENCE: 1})
    rated = assessment_with({"barn/trygghet": unbased, "barn/skola": unbased, "barn/lek": unbased})
    based = rated.model_copy(update={"section_basis": {"barn/fragor": Basis.C}})

    assert left(rated, step="barn") == ["Frågor: säg vad svaren bygger på"]
    assert progress(rated).steps["barn"] == StepProgress(3, 4)
    assert progress(based).steps["barn"] == StepProgress(4, 4)


def test_a_free_text_is_asked_for_only_when_it_is_obligatory() -> None:
    case = checklist("arendet", question("problem", required=True), question("ovrigt"))
    empty = assessment_with(case=CASE)

    assert left(empty, case, step=Step.CASE) == ["Problem?"]
    answered = assessment_with(
        case=CASE, answers={"arendet/problem": "För få elever", "arendet/ovrigt": "Mer"}
    )
    assert progress(answered, case).steps[Step.CASE] == StepProgress(9, 9)


def test_a_choice_is_always_asked_for_and_a_hidden_question_never() -> None:
    asked = checklist(
        "samlad-bedomning",
        question("val", AnswerType.YES_NO),
        question("hur", AnswerType.YES_NO, when={"fråga": "val", "är": "ja"}),
        question("lista", AnswerType.MEASURES),
    )
    assert left(assessment_with(), asked, step=Step.CONCLUSION) == [
        "Val?",
        "Välj vilket alternativ ni rekommenderar",
    ]
    assert left(
        assessment_with(answers={"samlad-bedomning/val": "ja"}, recommended=PROPOSAL),
        asked,
        step=Step.CONCLUSION,
    ) == ["Hur?"]


def test_an_answer_without_the_reason_it_needs_is_left_to_do() -> None:
    asked = perspective(
        "barn", question("hord", AnswerType.CHOICE, options=(REASONED, Option(id="ja", text="Ja")))
    )

    def lacking(answer: Answer) -> list[str]:
        return left(assessment_with(answers={"barn/hord": answer}), asked, step="barn")

    assert lacking(Answer(value="nej")) == ["Hord? Motivering saknas."]
    assert lacking(Answer(value="nej", reason="Bråttom.")) == []
    assert lacking(Answer(value="ja")) == []


@pytest.mark.parametrize(
    ("keys", "value", "needed"),
    [
        ({"needs_reason": True}, "vad som helst", True),
        ({"needs_reason": ("nej",)}, "nej", True),
        ({"needs_reason": ("nej",)}, ("ja", "nej"), True),
        ({"needs_reason": ("nej",)}, "ja", False),
        ({"type": AnswerType.MULTIPLE, "options": (REASONED,)}, ("nej",), True),
        ({}, "nej", False),
    ],
)
def test_which_answers_need_a_reason(keys: dict[str, Any], value: object, needed: bool) -> None:  # noqa: FBT001 - the expected answer
    asked = question("q").model_copy(update=keys)

    assert answer_needs_reason(asked, value) is needed


@pytest.mark.parametrize(
    ("checklist_id", "step", "expected"),
    [
        ("arendet", None, Step.CASE),
        ("arendet", "alternativ", Step.ALTERNATIVES),
        ("arendet", "grupper", Step.GROUPS),
        ("samlad-bedomning", None, Step.CONCLUSION),
        ("samlad-bedomning", "samlad", Step.CONCLUSION),
    ],
)
def test_a_shared_section_has_its_step(checklist_id: str, step: Any, expected: str) -> None:
    section = Section(id="s", name="S", step=step, questions=(question("q"),))

    assert step_of(checklist(checklist_id, sections=(section,)), section) == expected


def test_a_perspective_is_its_own_step_and_its_screening_belongs_to_the_scope() -> None:
    children = perspective("barn", effect("trygghet"))

    assert step_of(children, children.sections[0]) == "barn"
    assert step_of(children, None) == Step.SCOPE


def test_a_row_that_another_question_answers_is_left_to_do_there_once() -> None:
    shared = perspective("jamlikhet", effect("trygghet", 1, shares_rows_with="barn/trygghet"), order=60)
    made = checklist_set(perspective("barn", effect("trygghet", 1)), shared)
    reasonless = effect_answer({REFERENCE: 0, "elever": -2}, reason="", basis=None)
    assessment = assessment_with({"barn/trygghet": reasonless}, groups=("elever",))
    left = [t for t in progress_of(flow_of(assessment, made)).left if t.lack in {Lack.REASON, Lack.BASIS}]
    assert {t.question for t in left} == {"barn/trygghet"}


def next_from(assessment: Assessment, step: str, *here: str) -> tuple[str, str, str] | None:
    flow = flow_of(assessment, checklist_set(two_sections()))
    found = next_unanswered(flow, progress_of(flow).left, step, *here)
    return (found.section or found.step, found.alternative, found.question) if found else None


def two_sections() -> Checklist:
    made = perspective("barn", effect("trygghet"), effect("skola"))
    last = Section(id="sist", name="Sist", questions=(effect("lek"),))
    return made.model_copy(update={"sections": (*made.sections, last)})


def test_next_is_on_through_the_section_before_its_other_alternatives() -> None:
    two = assessment_with({}, alternatives=(BASELINE, PROPOSAL, "annat"))

    assert next_from(two, "barn", "fragor", PROPOSAL) == ("fragor", PROPOSAL, "barn/trygghet")
    assert next_from(two, "barn", "fragor", PROPOSAL, "barn/trygghet") == ("fragor", PROPOSAL, "barn/skola")
    assert next_from(two, "barn", "fragor", PROPOSAL, "barn/skola") == ("fragor", "annat", "barn/trygghet")
    assert next_from(two, "barn", "fragor", "annat", "barn/skola") == ("sist", PROPOSAL, "barn/lek")


def test_next_comes_back_to_what_was_passed_over() -> None:
    assert next_from(assessment_with({}), "barn", "sist", PROPOSAL, "barn/lek") == (
        "fragor",
        PROPOSAL,
        "barn/trygghet",
    )


def test_next_forgets_the_question_of_a_section_that_was_left() -> None:
    assert next_from(assessment_with({}), "barn", "fragor", PROPOSAL, "barn/lek") == (
        "fragor",
        PROPOSAL,
        "barn/trygghet",
    )


def test_next_is_in_another_step_when_the_step_is_done_and_nothing_when_all_is() -> None:
    done = assessment_with({f"barn/{q}": {REFERENCE: 1} for q in ("trygghet", "skola", "lek")})
    elsewhere = next_from(done, "barn")

    assert elsewhere == (Step.CASE, "", "title")
    assert next_from(done, Step.CASE) == elsewhere
    assert next_from(done, Step.CASE, "", "", "title") == (Step.CASE, "", "diary_number")
    flow = flow_of(done, checklist_set(two_sections()))
    assert next_unanswered(flow, (), "barn") is None
