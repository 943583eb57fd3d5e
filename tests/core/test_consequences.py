"""What another edition would do to an assessment, and what each change of the result hangs on."""

from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, StopFlag
from assessment.core.consequences import Aspect, EditionStep, Hangs, Place, Shift
from assessment.core.vocabulary import AnswerType
from tests.core.test_points import LEVELS, scored, steps
from tests.core.test_points import scale as point_scale
from tests.factory import (
    GROUPS,
    assessment_with,
    catalogue_group,
    checklist_set,
    effect,
    measure,
    perspective,
    question,
)

SAFETY = "Frågan ”Hur påverkas trygghet?” väger"


def barn(*weights: int, extra: tuple[Any, ...] = (), **keys: Any) -> Checklist:
    names = ("trygghet", "skola", "lek")
    return perspective("barn", *(effect(n, w) for n, w in zip(names, weights, strict=True)), *extra, **keys)


def answered(**keys: Any) -> Assessment:
    """Somewhat worse safety for one group, school for another, and otherwise no difference."""
    ratings = {
        "barn/trygghet": {"elever": -1, "pendlare": 0, "alla": 0},
        "barn/skola": {"elever": 0, "pendlare": -1, "alla": 0},
        "barn/lek": {"elever": 0, "pendlare": 0, "alla": 0},
        **keys.pop("ratings", {}),
    }
    return assessment_with(ratings, groups=("elever", "pendlare"), **keys)


def shifts(
    before: ChecklistSet | Checklist, after: ChecklistSet | Checklist, assessment: Assessment
) -> dict[str, Shift]:
    """What is told, with the shift."""
    old, new = (s if isinstance(s, ChecklistSet) else checklist_set(s) for s in (before, after))
    return {s.sentence: s for s in EditionStep(old, new).shifts(assessment)}


def reasons(found: Shift) -> list[str]:
    return [r.sentence for r in found.reasons]


# What changes


def test_one_weight_moves_the_most_harmed_group_and_is_named_as_the_reason() -> None:
    found = shifts(barn(3, 2, 1), barn(1, 2, 1), answered())

    assert list(found) == ["Barn – Forslaget, mest drabbad: elever → pendlare"]
    (one,) = found.values()
    assert one.place == Place(Aspect.WORST, "barn", "forslaget")
    assert (one.hangs, reasons(one)) == (Hangs.ALONE, [f"{SAFETY} 1 i stället för 3."])


def test_a_band_is_told_before_and_after_and_an_alternative_without_name_by_its_id() -> None:
    assessment = answered()
    nameless = assessment.model_copy(
        update={"alternatives": tuple(a.model_copy(update={"name": " "}) for a in assessment.alternatives)}
    )
    found = shifts(barn(3, 1, 1), barn(2, 1, 3), nameless)

    assert list(found) == ["Barn – forslaget, försämring: måttlig → liten"]


def test_what_measures_leave_is_told_too() -> None:
    eased = measure(("barn/trygghet", "elever"))
    ratings = {"barn/trygghet": {"elever": -2, "pendlare": 0, "alla": 0}}
    assessment = answered(ratings=ratings, measures=(eased,))
    with_measure = assessment.model_copy(
        update={
            "effects": {
                **assessment.effects,
                "barn/trygghet": {
                    k: v.model_copy(update={"with_measures": {"elever": -1}})
                    for k, v in assessment.effects["barn/trygghet"].items()
                },
            }
        }
    )
    found = shifts(barn(3, 2, 1), barn(1, 2, 1), with_measure)

    assert "Barn – Forslaget, mest drabbad med beslutade åtgärder: elever → pendlare" in found


def test_a_question_that_goes_takes_its_severity_and_its_groups_with_it() -> None:
    grave = {"barn/lek": {"elever": -2, "pendlare": 0, "alla": 0}}
    assessment = answered(ratings=grave)
    after = perspective("barn", effect("trygghet"), effect("skola"), effect("lek", retired="ja"))
    found = shifts(barn(1, 1, 1), after, assessment)

    assert list(found) == [
        "Barn – Forslaget, bedömning: Försvagar – kan bli Allvarlig risk → Försvagar",
        "Barn – Forslaget, mest drabbad: elever → elever och pendlare",
        "Barn – Forslaget, allvar för elever: betydande → mindre",
        "Barn – Forslaget, försämring: stor → måttlig",
    ]
    assert {r for s in found.values() for r in reasons(s)} >= {
        "Frågan ”Hur påverkas lek?” ställs inte längre."
    }


def test_a_perspective_that_is_gone_is_told_as_not_assessed() -> None:
    both = checklist_set(barn(1, 1, 1), perspective("halsa", effect("somn")))
    found = shifts(both, barn(1, 1, 1), answered())

    assert [told.partition(": ")[0::2] for told in found] == [
        (
            "Halsa – Forslaget, bedömning",
            "Inte bedömt – kan bli allt från Stärker till Allvarlig risk → bedöms inte",
        ),
        ("Halsa – Forslaget, mest drabbad", "elever och pendlare → ingen"),
        ("Halsa – Forslaget, försämring", "ingen till mycket stor → bedöms inte"),
        ("Halsa – Forslaget, förbättring", "ingen till mycket stor → bedöms inte"),
    ]
    assert {r for s in found.values() for r in reasons(s)} == {"Checklistan ”Halsa” är inte med längre."}


def test_answers_follow_to_what_replaces_their_question_and_nothing_is_another() -> None:
    after = perspective(
        "barn", effect("trygghet-2", 3, replaces="trygghet"), effect("skola", 2), effect("lek", 1)
    )

    assert shifts(barn(3, 2, 1), after, answered()) == {}


def test_the_same_checklists_and_other_words_change_nothing() -> None:
    reworded = perspective(
        "barn", effect("trygghet", 3, text="Med andra ord?"), effect("skola", 2), effect("lek")
    )
    step = EditionStep(checklist_set(barn(3, 2, 1)), checklist_set(reworded))

    assert step.units == ()
    assert [c.bears_meaning for c in step.changes] == [False]
    assert step.shifts(answered()) == ()


def test_a_weight_that_no_row_has_changes_nothing() -> None:
    before, after = (
        barn(1, 1, 1, extra=(effect("sarskilt", w, groups={"ids": ("kvinnor",)}),), reference_group=None)
        for w in (1, 3)
    )

    assert shifts(before, after, answered()) == {}


# Flags


def flag(flag_id: str = "F1", requires: str = "skal", **keys: Any) -> StopFlag:
    return StopFlag.model_validate(
        {
            "id": flag_id,
            "name": "Något saknas",
            "when": {"fråga": "tom", "obesvarad": "ja"},
            "requires": [requires],
            **keys,
        }
    )


def flagged(*flags: StopFlag, weights: tuple[int, int, int] = (3, 2, 1)) -> Checklist:
    return barn(*weights, extra=(question("tom"), question("skal"), question("plan")), stop_flags=flags)


def test_a_flag_that_is_lit_hangs_on_itself_and_not_on_a_weight() -> None:
    found = shifts(
        flagged(flag("F2", when={"fråga": "tom", "besvarad": "ja"})),
        flagged(flag(), weights=(1, 2, 1)),
        answered(),
    )
    lit = found["Barn – Forslaget, stoppflagga ”Något saknas”: tyst → öppen"]

    assert (lit.hangs, reasons(lit)) == (Hangs.ALONE, ["Ny stoppflagga: ”Något saknas”."])
    assert reasons(found["Barn – Forslaget, mest drabbad: elever → pendlare"]) == [
        f"{SAFETY} 1 i stället för 3."
    ]


def test_a_flag_that_needs_another_answer_is_open_again() -> None:
    answers = {"barn/skal": "Så är det."}
    (one,) = shifts(flagged(flag()), flagged(flag(requires="plan")), answered(answers=answers)).values()

    assert one.sentence == "Barn – Forslaget, stoppflagga ”Något saknas”: besvarad → öppen"
    assert reasons(one) == ["Stoppflaggan ”Något saknas” behöver andra svar."]


# What it hangs on


def test_each_of_two_changes_that_alone_do_it_is_named() -> None:
    (one,) = shifts(barn(3, 1, 1), barn(1, 3, 1), answered()).values()

    assert one.sentence == "Barn – Forslaget, mest drabbad: elever → pendlare"
    assert one.hangs is Hangs.ALONE
    assert reasons(one) == [
        f"{SAFETY} 1 i stället för 3.",
        "Frågan ”Hur påverkas skola?” väger 3 i stället för 1.",
    ]


def test_changes_that_do_it_only_together_are_each_needed() -> None:
    found = shifts(barn(3, 1, 1), barn(2, 2, 1), answered())

    assert list(found) == [
        "Barn – Forslaget, mest drabbad: elever → elever och pendlare",
        "Barn – Forslaget, försämring: måttlig → liten",
    ]
    assert {s.hangs for s in found.values()} == {Hangs.NEEDED}
    assert {len(s.reasons) for s in found.values()} == {2}


def calm(*names: str) -> dict[str, Any]:
    return {f"barn/{n}": {"elever": 0, "pendlare": 0, "alla": 0} for n in names}


def test_one_thing_may_hang_on_one_change_and_another_on_two() -> None:
    found = shifts(flagged(weights=(3, 1, 1)), flagged(flag(), weights=(2, 2, 1)), answered())

    assert {s.place.aspect: s.hangs for s in found.values()} == {
        Aspect.WORST: Hangs.NEEDED,
        Aspect.HARM: Hangs.NEEDED,
        Aspect.FLAG: Hangs.ALONE,
    }


def test_when_any_two_of_three_do_it_none_of_them_can_be_told_apart() -> None:
    # Four of seven parts weigh for elever, then of eight, nine and ten: måttlig, måttlig, liten, liten.
    before, after = (barn(3, 1, lek, extra=(effect("a", lek), effect("b", lek))) for lek in (1, 2))
    worse = {"barn/skola": {"elever": -1, "pendlare": 0, "alla": 0}}
    (one,) = shifts(before, after, answered(ratings={**worse, **calm("a", "b")})).values()

    assert one.sentence == "Barn – Forslaget, försämring: måttlig → liten"
    assert (one.hangs, len(one.reasons)) == (Hangs.TOGETHER, 3)


def test_among_very_many_changes_those_of_the_checklist_are_named() -> None:
    names = [f"fler-{n}" for n in range(13)]
    before, after = (
        checklist_set(
            barn(3, 1, 1, extra=tuple(effect(n, w) for n in names)), perspective("halsa", effect("somn", w))
        )
        for w in (1, 3)
    )
    grave = {"elever": -2, "pendlare": 0, "alla": 0}
    ratings = {**calm(*names), "barn/trygghet": grave, "barn/skola": grave, "barn/lek": grave}
    (one,) = shifts(before, after, answered(ratings=ratings)).values()

    assert one.sentence == "Barn – Forslaget, försämring: måttlig → liten"
    assert one.hangs is Hangs.TOGETHER
    assert {r.checklist for r in one.reasons} == {"barn"}
    assert len(one.reasons) == len(names)


def test_a_group_that_is_no_longer_vulnerable_changes_who_a_question_is_asked_for() -> None:
    asked_for = perspective(
        "barn", effect("trygghet"), effect("skola", 3, groups={"tag": "barn"}), effect("lek")
    )
    other = [g if g.id != "elever" else catalogue_group("elever") for g in GROUPS]
    before, after = checklist_set(asked_for), checklist_set(asked_for, groups=other)
    found = shifts(before, after, answered())

    assert found
    assert {r for s in found.values() for r in reasons(s)} == {"Gruppen ”elever” får delvis andra frågor."}


def test_what_no_sentence_tells_is_told_all_the_same() -> None:
    hidden = perspective("barn", effect("trygghet", 1), effect("lek", 1), effect("skola", 2))
    step = EditionStep(checklist_set(barn(3, 2, 1)), checklist_set(hidden))

    assert [u.question for u in step.units] == ["trygghet", ""]
    (one,) = step.shifts(answered())
    assert reasons(one) == [f"{SAFETY} 1 i stället för 3."]


def test_a_checklist_that_is_ordered_otherwise_is_told_when_it_matters() -> None:
    # The order of the questions is no sentence of its own beside that of the weight.
    when = {"fråga": "skal", "är": "ja"}
    before = perspective(
        "barn", question("skal", AnswerType.YES_NO), effect("lek", 1, when=when), effect("somn")
    )
    after = perspective(
        "barn", effect("lek", 1, when=when), question("skal", AnswerType.YES_NO), effect("somn", 2)
    )
    ratings = {"barn/lek": {"elever": -2, "pendlare": 0, "alla": 0}, **calm("somn")}
    assessment = assessment_with(ratings, groups=("elever", "pendlare"), answers={"barn/skal": "ja"})

    assert "Något mer är ändrat i checklistan ”Barn”." in {
        r for s in shifts(before, after, assessment).values() for r in reasons(s)
    }


# Points


def pointed(points: int) -> ChecklistSet:
    rules = [
        {
            "id": "stopp",
            "namn": "Stopp",
            "skäl": [{"när": {"poängskala": "risk", "minst": 4}, "text": "Hög."}],
        },
        {"id": "ga", "namn": "Gå vidare", "skäl": [{"text": "Inget hindrar."}]},
    ]
    scales = [point_scale(nivåer=LEVELS, gränsen_hör_till="nivån-över")]
    return checklist_set(barn(3, 2, 1), scored(steps("ett", 0, points), scales=scales, utfall=rules))


def test_another_level_and_outcome_hang_on_the_points_of_an_answer() -> None:
    found = shifts(pointed(1), pointed(5), answered(answers={"betyg/ett": "b"}))

    assert list(found) == ["Betyg, nivå för risk: Låg → Hög", "Betyg, utfall: Gå vidare → Stopp"]
    assert {r for s in found.values() for r in reasons(s)} == {
        "Frågan ”Hur är det med ett?” ger 5 poäng i stället för 1 på ”risk” vid svaret ”b”."
    }


def test_points_that_are_not_decided_are_no_result() -> None:
    assert shifts(pointed(1), pointed(5), answered()) == {}


def test_how_it_hangs_is_said_in_words() -> None:
    assert Hangs.ALONE.told(1) == "Hänger på"
    assert Hangs.ALONE.told(2) == "Var och en av de här ändringarna räcker"
    assert Hangs.NEEDED.told(2) == "Beror på flera ändringar och hade inte skett utan"
    assert Hangs.TOGETHER.told(3) == "Hänger på en eller flera av de här ändringarna"
