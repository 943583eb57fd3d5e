"""Taking an assessment to another edition: its answers follow, and none is lost without a word."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.core.assessment import Answer, Comment, EffectAnswer, GoalConflict, Review
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Option, Question
from assessment.core.editions import fingerprints
from assessment.core.upgrading import Left, Moved, Upgrade, Why, upgraded
from assessment.core.vocabulary import AnswerType, Basis
from tests.factory import (
    assessment_with,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)


def printed(*questions: Question, edition: str = "2026-1") -> ChecklistSet:
    found = checklist_set(perspective("barn", *questions, edition=edition))
    return found.model_copy(update={"fingerprints": fingerprints(found)})


BEFORE = printed(effect("trygghet"), question("horda"), question("varfor"))
ANSWERED = assessment_with({"barn/trygghet": {"alla": -1}}, answers={"barn/horda": "Ja", "barn/varfor": "Så"})


def to(*questions: Question) -> Upgrade:
    return upgraded(ANSWERED, BEFORE, printed(*questions, edition="2026-2"))


def test_to_the_same_edition_nothing_changes_but_the_stamp() -> None:
    found = upgraded(ANSWERED, BEFORE, BEFORE)

    assert (found.moved, found.left) == ((), ())
    assert found.assessment.editions["barn"].fingerprint == BEFORE.fingerprints["barn"]
    assert found.assessment.model_copy(update={"editions": {}}) == ANSWERED


def test_answers_follow_to_the_question_that_replaces_theirs() -> None:
    found = to(
        effect("sakerhet", replaces="trygghet"),
        question("horda", retired="ja"),
        question("dialog", replaces="horda"),
        question("varfor"),
    )

    assert found.moved == (Moved("barn/horda", "barn/dialog"), Moved("barn/trygghet", "barn/sakerhet"))
    assert found.left == ()
    assert found.assessment.answers["barn/dialog"].value == "Ja"
    assert found.assessment.effects == {"barn/sakerhet": ANSWERED.effects["barn/trygghet"]}
    assert found.assessment.editions["barn"].edition == "2026-2"


def test_answers_follow_through_several_editions_at_once() -> None:
    found = to(
        effect("trygghet"),
        question("horda", retired="ja"),
        question("mellan", replaces="horda", retired="ja"),
        question("nyast", replaces="mellan"),
        question("varfor"),
    )

    assert found.moved == (Moved("barn/horda", "barn/nyast"),)


def test_a_ring_of_questions_that_replace_each_other_ends() -> None:
    found = to(
        effect("trygghet"),
        question("horda", replaces="varfor", retired="ja"),
        question("varfor", replaces="horda", retired="ja"),
    )

    assert {*found.assessment.answers} == {"barn/horda", "barn/varfor"}


def test_an_answer_without_a_successor_stays_in_the_file_and_is_named() -> None:
    found = to(effect("trygghet", retired="ja"), question("varfor"))

    assert found.left == (
        Left("barn/horda", "Horda?", Why.NOT_ASKED),
        Left("barn/trygghet", "Hur påverkas trygghet?", Why.NOT_ASKED),
    )
    assert found.assessment.answers == ANSWERED.answers
    assert found.assessment.effects == ANSWERED.effects
    again = upgraded(found.assessment, printed(question("varfor")), printed(question("varfor"), edition="3"))
    assert again.left == ()


def test_a_successor_of_another_kind_or_with_an_answer_of_its_own_takes_nothing_over() -> None:
    kinds = to(question("kansla", replaces="trygghet"), question("horda"), question("varfor"))
    assert kinds.left == (Left("barn/trygghet", "Hur påverkas trygghet?", Why.OTHER_KIND),)

    own = to(effect("trygghet"), question("varfor", replaces="horda"))
    assert own.left == (Left("barn/horda", "Horda?", Why.ANSWERED),)
    assert own.assessment.answers == ANSWERED.answers


def test_each_alternative_follows_by_itself() -> None:
    both = assessment_with(
        {"barn/trygghet": {"alla": -1}, "barn/sakerhet": {"alla": 2}},
        other={"annat": {"barn/trygghet": {"alla": 1}}},
        alternatives=("nollalternativet", "forslaget", "annat"),
    )
    found = upgraded(both, BEFORE, printed(effect("sakerhet", replaces="trygghet")))

    assert found.moved == (Moved("barn/trygghet", "barn/sakerhet"),)
    assert found.left == (Left("barn/trygghet", "Hur påverkas trygghet?", Why.ANSWERED),)
    assert found.assessment.effects["barn/sakerhet"] == {
        "forslaget": effect_answer({"alla": 2}),
        "annat": effect_answer({"alla": 1}),
    }
    assert found.assessment.effects["barn/trygghet"] == {"forslaget": effect_answer({"alla": -1})}


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (Answer(value="ja"), True),
        (Answer(value="kanske"), False),
        (Answer(per={"forslaget": "kanske"}), False),
        (Answer(value=("ja", "nej")), True),
        (Answer(reason="Vet ej."), True),
    ],
)
def test_a_choice_that_is_no_longer_there_is_named(answer: Answer, known: bool) -> None:  # noqa: FBT001 - what is expected of the case
    names = ("ja", "nej", "kanske")
    options = tuple(Option(id=n, text=n.capitalize()) for n in names)
    before = printed(question("val", AnswerType.CHOICE, options=options))
    after = printed(question("nytt", AnswerType.CHOICE, options=options[:2], replaces="val"))
    found = upgraded(assessment_with(answers={"barn/val": answer}), before, after)

    assert found.moved == (Moved("barn/val", "barn/nytt"),)
    assert found.left == (() if known else (Left("barn/val", "Val?", Why.NO_OPTION),))


def test_what_points_at_a_question_follows_too() -> None:
    comment = Comment(id="k", question="barn/trygghet", text="Hur då?")
    pointing = ANSWERED.model_copy(
        update={
            "measures": (measure(("barn/trygghet", "alla")),),
            "review": Review(comments=(comment, Comment(id="hela"))),
            "conflicts": (
                GoalConflict(id="m", found="grupper:barn/trygghet:forslaget"),
                GoalConflict(id="n"),
            ),
        }
    )
    found = upgraded(pointing, BEFORE, printed(effect("sakerhet", replaces="trygghet"))).assessment

    assert found.measures[0].rows[0].question == "barn/sakerhet"
    assert [c.question for c in found.review.comments] == ["barn/sakerhet", ""]
    assert [c.found for c in found.conflicts] == ["grupper:barn/sakerhet:forslaget", ""]


def test_an_underlag_for_a_section_that_has_gone_is_named() -> None:
    based = assessment_with(section_basis={"barn/fragor": Basis.B, "barn/forr": Basis.A})
    after = checklist_set(perspective("halsa"))

    found = upgraded(based, BEFORE, after)
    assert found.left == (Left("barn/fragor", "Underlaget för avsnittet Frågor", Why.NO_SECTION),)
    assert found.assessment.section_basis == based.section_basis


IDS = ("a", "b", "c", "d")
FORMS = st.fixed_dictionaries(
    {
        i: st.tuples(
            st.sampled_from(["text", "effekt", "borta"]), st.booleans(), st.sampled_from([None, *IDS])
        )
        for i in IDS
    }
)


def checklists_from(forms: dict[str, tuple[str, bool, str | None]]) -> ChecklistSet:
    made = []
    for name, (form, retired, replaces) in forms.items():
        keys: dict[str, Any] = {
            "retired": "ja" if retired else "nej",
            "replaces": replaces if replaces != name else None,
        }
        if form != "borta":
            made.append(effect(name, **keys) if form == "effekt" else question(name, **keys))
    return printed(*made)


@given(before=FORMS, after=FORMS, written=st.sets(st.sampled_from(IDS)), rated=st.sets(st.sampled_from(IDS)))
def test_no_answer_is_lost_whatever_the_editions_say(
    before: dict[str, tuple[str, bool, str | None]],
    after: dict[str, tuple[str, bool, str | None]],
    written: set[str],
    rated: set[str],
) -> None:
    answers = {f"barn/{i}": Answer(value=f"svar {i}") for i in written}
    effects = {f"barn/{i}": {"forslaget": EffectAnswer(reason=f"effekt {i}")} for i in rated}
    assessment = assessment_with(answers=answers, dated=date(2026, 1, 1)).model_copy(
        update={"effects": effects}
    )
    old, new = checklists_from(before), checklists_from(after)
    found = upgraded(assessment, old, new)
    gone_to = {m.before: m.after for m in found.moved}

    for key, answer in answers.items():
        assert answer in (
            found.assessment.answers.get(key),
            found.assessment.answers.get(gone_to.get(key, "")),
        )
    for key, answered in effects.items():
        now = [found.assessment.effects.get(k) for k in (key, gone_to.get(key, ""))]
        assert answered in now
    assert len(found.assessment.answers) == len(answers)
    again = upgraded(found.assessment, new, new)
    assert again.assessment == found.assessment
