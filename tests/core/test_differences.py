"""What differs between two assessments: answer by answer, and in what comes of them."""

from typing import Any

from assessment.core.assessment import Answer, Assessment, EditionRef
from assessment.core.case import AffectedGroup, Case
from assessment.core.checklist import StopFlag, SufficiencyItem
from assessment.core.differences import AnswerDifference, Compared, Differences, differences_of
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.vocabulary import FlagState, Status, SufficiencyWord
from tests.factory import (
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)

CHECKLISTS = checklist_set(
    perspective(
        "barn",
        effect("skola", 2),
        effect("lek", 1),
        question("hort", per=("alternativ",)),
        question("vilka", per=("grupp",)),
        question("parvis", per=("alternativ", "grupp")),
        stop_flags=(
            StopFlag.model_validate(
                {
                    "id": "F1",
                    "namn": "Det blir sämre",
                    "när": {"rad": {"riktning": "sämre"}},
                    "kräver": ["hort"],
                }
            ),
        ),
        sufficiency=(
            SufficiencyItem.model_validate(
                {"id": "hort", "fråga": "Har barn hörts?", "ja": {"fråga": "hort", "besvarad": "ja"}}
            ),
            SufficiencyItem.model_validate(
                {
                    "id": "lek",
                    "fråga": "Finns lek?",
                    "ja": {"grupp": "elever"},
                    "när": {"fråga": "vilka", "besvarad": "ja"},
                }
            ),
        ),
    )
)


def compared(assessment: Assessment) -> Compared:
    flow = flow_of(assessment, CHECKLISTS)
    return Compared(assessment, flow, score(assessment, CHECKLISTS, flow))


def between(first: Assessment, second: Assessment) -> Differences:
    return differences_of(compared(first), compared(second))


def told(found: AnswerDifference) -> tuple[Any, ...]:
    return found.question, found.alternative, found.group, found.what, found.before, found.after


BASE = assessment_with({"barn/skola": {"alla": 0, "elever": -1}}, groups=("elever",))


def test_two_that_say_the_same_differ_in_nothing_whatever_saving_has_stamped() -> None:
    stamped = BASE.model_copy(update={"editions": {"barn": EditionRef(edition="2030-1")}})
    found = between(BASE, stamped)

    assert found.none
    assert (found.same_matter, found.same_editions) == (True, False)
    assert between(BASE, BASE).same_editions


def test_a_rating_and_what_stands_beside_it_are_told_for_their_group_and_alternative() -> None:
    answer = effect_answer(
        {"alla": 0, "elever": both(1, -2)}, duration="bestående", with_measures={"elever": -1}
    )
    found = between(BASE, assessment_with({"barn/skola": answer}, groups=("elever",)))

    assert [told(a) for a in found.answers] == [
        ("barn/skola", "forslaget", "elever", "bedömning", -1, {"bättre": 1, "sämre": -2}),
        ("barn/skola", "forslaget", None, "varaktighet", None, "bestående"),
        ("barn/skola", "forslaget", "elever", "med-åtgärd", None, -1),
    ]
    assert found.others == ()
    assert not found.none


def test_an_answer_that_one_of_them_has_is_told_part_by_part() -> None:
    more = assessment_with(
        {"barn/skola": {"alla": 0, "elever": -1}, "barn/lek": {"elever": 1}}, groups=("elever",)
    )
    found = between(BASE, more)

    assert ("barn/lek", "forslaget", "elever", "bedömning", None, 1) in [told(a) for a in found.answers]
    assert {told(a)[3] for a in found.answers} == {"bedömning", "motivering", "underlag"}
    assert [told(a)[:4] for a in between(more, BASE).answers] == [told(a)[:4] for a in found.answers]


def test_answers_without_rows_are_told_where_they_are_given_in_the_order_of_the_checklist() -> None:
    answers = {
        "barn/parvis": Answer(per={"forslaget|elever": "Ett par"}),
        "barn/vilka": Answer(per={"elever": "Vi"}),
        "barn/hort": Answer(value="Alla", per={"forslaget": "Ja"}, reason="Därför"),
        "barn/utgången": Answer(value="Kvar"),
    }
    found = between(BASE, BASE.model_copy(update={"answers": answers})).answers

    assert [told(a)[:4] for a in found] == [
        ("barn/hort", None, None, "svar"),
        ("barn/hort", "forslaget", None, "svar"),
        ("barn/hort", None, None, "motivering"),
        ("barn/vilka", None, "elever", "svar"),
        ("barn/parvis", "forslaget", "elever", "svar"),
        ("barn/utgången", None, None, "svar"),
    ]
    assert [a.counts for a in found] == [True] * 5 + [False]


def test_what_comes_of_the_answers_is_told_before_and_after() -> None:
    graver = assessment_with(
        {"barn/skola": {"alla": 0, "elever": -1}},
        groups=("elever",),
        answers={"barn/hort": Answer(per={"forslaget": "Ja"}), "barn/vilka": Answer(per={"elever": "Vi"})},
    )
    better = assessment_with({"barn/skola": {"alla": 1, "elever": 2}}, groups=("elever",))
    found = between(graver, better)

    (perspective_found,) = found.perspectives
    before, after = perspective_found.before, perspective_found.after
    assert before is not None
    assert after is not None
    assert Status.WEAKENS in before.possible
    assert Status.STRENGTHENS in after.possible
    (flag,) = found.flags
    assert (flag.flag, flag.before, flag.after) == ("F1", FlagState.ANSWERED, FlagState.SILENT)
    assert [(s.item, s.before, s.after) for s in found.sufficiency] == [
        ("hort", SufficiencyWord.YES, SufficiencyWord.NO),
        ("lek", SufficiencyWord.YES, None),
    ]
    assert found.result_differs


def test_an_alternative_that_one_of_them_lacks_has_no_result_there() -> None:
    without = BASE.model_copy(update={"alternatives": BASE.alternatives[:1]})
    found = between(BASE, without)

    assert [(p.perspective, p.before is None, p.after is None) for p in found.perspectives] == [
        ("barn", False, True)
    ]
    assert [(f.before, f.after) for f in found.flags] == [(FlagState.OPEN, FlagState.SILENT)]
    assert [o.place for o in found.others] == [("alternativ", "forslaget")]
    assert [p.before for p in between(without, BASE).perspectives] == [None]


def test_conflicts_that_come_and_go_are_told_by_their_keys() -> None:
    stands = assessment_with({"barn/skola": {"alla": 1, "elever": -1}}, groups=("elever",))
    key = "grupper:barn/skola:forslaget"

    assert (between(BASE, stands).new_conflicts, between(BASE, stands).gone_conflicts) == ((key,), ())
    assert (between(stands, BASE).new_conflicts, between(stands, BASE).gone_conflicts) == ((), (key,))


def test_everything_else_is_told_whole_by_its_id_and_in_parts_where_both_have_it() -> None:
    titled = BASE.model_copy(
        update={
            "id": "annan",
            "case": Case(title="Skolan"),
            "groups": (AffectedGroup(id="elever", count=12), AffectedGroup(id="aldre")),
            "measures": (measure(("barn/skola", "elever")),),
            "recommended": "forslaget",
        }
    )
    found = between(BASE, titled)

    assert {o.place for o in found.others} == {
        ("ärende", "titel"),
        ("grupper", "elever", "antal"),
        ("grupper", "aldre"),
        ("åtgärder", "atgard"),
        ("rekommenderat-alternativ",),
    }
    assert [o.after for o in found.others if o.place == ("grupper", "elever", "antal")] == [12]
    assert not found.same_matter
    other = titled.model_copy(update={"id": "tredje", "measures": ()})
    assert between(titled, other).same_matter
    assert [o.place for o in between(titled, other).others] == [("åtgärder", "atgard")]
