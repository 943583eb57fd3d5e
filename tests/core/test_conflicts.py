"""Goal conflicts found by the tool: five kinds, each with its rows."""

from typing import Any

from assessment.core.assessment import Cost, GoalConflict
from assessment.core.conflicts import (
    Conflict,
    ConflictKind,
    Suggestions,
    conflicts_of,
    suggestions_of,
    together,
)
from assessment.core.flow import flow_of
from assessment.core.vocabulary import LongTerm, Rating, Severity
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    perspective,
)

CHECKLISTS = checklist_set(
    perspective("barn", effect("skola", 2), effect("lek", 1), order=1),
    perspective("halsa", effect("somn", 3), order=2),
)
GROUPS = ("elever", "aldre")


def found(ratings: dict[str, Any], **keys: Any) -> tuple[Conflict, ...]:
    return conflicts_of(flow_of(assessment_with(ratings, **{"groups": GROUPS, **keys}), CHECKLISTS))


def of_kind(kind: ConflictKind, ratings: dict[str, Any], **keys: Any) -> list[Conflict]:
    return [c for c in found(ratings, **keys) if c.kind is kind]


def groups(conflict: Conflict) -> tuple[list[str], list[str]]:
    return [r.group for r in conflict.better], [r.group for r in conflict.worse]


def test_one_question_better_for_one_group_and_worse_for_another() -> None:
    (conflict,) = found({"barn/skola": {"alla": 0, "elever": 2, "aldre": -1}})
    assert (conflict.kind, conflict.question, conflict.group) == (ConflictKind.GROUPS, "barn/skola", None)
    assert groups(conflict) == (["elever"], ["aldre"])
    assert conflict.key == "grupper:barn/skola:forslaget"


def test_both_for_one_group_alone_is_no_conflict_between_groups() -> None:
    assert found({"barn/skola": {"alla": 0, "elever": both(), "aldre": 0}}) == ()
    (conflict,) = found({"barn/skola": {"alla": 1, "elever": both(), "aldre": 0}})
    assert groups(conflict) == (["alla", "elever"], ["elever"])


def test_one_group_better_in_one_perspective_and_worse_in_another() -> None:
    (conflict,) = found({"barn/skola": {"elever": 1}, "halsa/somn": {"elever": -1}})
    assert (conflict.kind, conflict.question, conflict.group) == (ConflictKind.PERSPECTIVES, None, "elever")
    assert [r.question for r in (*conflict.better, *conflict.worse)] == ["barn/skola", "halsa/somn"]
    assert found({"barn/skola": {"elever": 1}, "barn/lek": {"elever": -1}}) == ()


def long_term(rating: Any, over_time: LongTerm | None) -> list[Conflict]:
    answer = effect_answer({"alla": rating}, long_term=over_time)
    return of_kind(ConflictKind.LONG_TERM, {"barn/skola": answer})


def test_the_long_run_goes_the_other_way() -> None:
    (better_now,) = long_term(2, LongTerm.WORSE)
    assert groups(better_now) == (["alla"], [])
    (worse_now,) = long_term(-1, LongTerm.BETTER)
    assert groups(worse_now) == ([], ["alla"])
    (nothing_now,) = long_term(0, LongTerm.WORSE)
    assert groups(nothing_now) == ([], ["alla"])


def test_the_long_run_that_goes_the_same_way_is_no_conflict() -> None:
    for rating, over_time in (
        (1, LongTerm.BETTER),
        (-1, LongTerm.WORSE),
        (0, LongTerm.BETTER),
        (1, LongTerm.UNCHANGED),
        (-1, LongTerm.UNKNOWN),
        (both(), LongTerm.WORSE),
        (both(), LongTerm.BETTER),
        (UNKNOWN, LongTerm.WORSE),
        (NOT_RELEVANT, LongTerm.WORSE),
        (1, None),
    ):
        assert long_term(rating, over_time) == []


def test_a_saving_stands_against_what_gets_worse_in_the_same_alternative() -> None:
    costs = (
        Cost(id="a", actor="Utbildningsnämnden", amount=-2_300_000),
        Cost(id="b", actor="Utbildningsnämnden", amount=-1),
        Cost(id="c", actor="Tekniska nämnden", amount=700_000),
        Cost(id="d", actor=" ", amount=-5),
        Cost(id="e", actor="Hushållen"),
    )
    worse = {"barn/skola": {"elever": -1}, "barn/lek": {"elever": 0}}
    (conflict,) = of_kind(ConflictKind.SAVING, worse, costs=costs)
    assert (conflict.actors, groups(conflict)) == (("Utbildningsnämnden",), ([], ["elever"]))
    assert of_kind(ConflictKind.SAVING, {"barn/skola": {"elever": 1}}, costs=costs) == []
    assert of_kind(ConflictKind.SAVING, worse, costs=costs[2:3]) == []
    elsewhere = (Cost(id="a", alternative="b", actor="Nämnden", amount=-1),)
    assert of_kind(ConflictKind.SAVING, worse, costs=elsewhere) == []


def two(mine: dict[str, Any], other: dict[str, Any]) -> list[Conflict]:
    """Two alternatives; what is not named is 0."""
    zero: dict[str, Any] = {
        q: {"alla": 0, "elever": 0, "aldre": 0} for q in ("barn/skola", "barn/lek", "halsa/somn")
    }

    def filled(ratings: dict[str, Any]) -> dict[str, Any]:
        return {q: {**zero[q], **ratings.get(q, {})} for q in zero}

    return of_kind(
        ConflictKind.ALTERNATIVES,
        filled(mine),
        other={"b": filled(other)},
        alternatives=("nollalternativ", "forslaget", "b"),
    )


def test_each_alternative_is_better_for_some_group() -> None:
    (conflict,) = two({"barn/skola": {"elever": 1}}, {"halsa/somn": {"aldre": 2}})
    assert conflict.alternatives == ("forslaget", "b")
    assert {r.group for r in conflict.better} == {"elever"}
    assert {r.group for r in conflict.worse} == {"aldre"}
    assert {r.alternative for r in conflict.better} == {"forslaget", "b"}
    assert conflict.key == "alternativ:forslaget:b"


def test_alternatives_with_open_rows_for_a_group_are_not_held_against_each_other_there() -> None:
    assert two({"barn/skola": {"elever": 1}}, {"halsa/somn": {"aldre": UNKNOWN}}) == []
    assert two({"barn/skola": {"elever": 1}}, {"halsa/somn": {"elever": 1}}) == []
    assert two({"barn/skola": {"elever": 1}}, {}) == []


def test_the_gravest_come_first_then_utsatta_then_weight() -> None:
    mild = {"duration": "tillfällig", "reversibility": "lätt"}
    conflicts = found(
        {
            "barn/lek": effect_answer({"alla": 1, "elever": -1}, **mild),
            "barn/skola": effect_answer({"alla": 1, "elever": -1}, **mild),
            "halsa/somn": effect_answer({"alla": 1, "aldre": -2}, **mild),
        }
    )
    assert [c.question for c in conflicts] == ["halsa/somn", "barn/skola", "barn/lek"]
    assert [c.severity for c in conflicts] == [Severity.SEVERE, Severity.MINOR, Severity.MINOR]
    exposed = found(
        {
            "barn/skola": effect_answer({"alla": 1, "elever": -1}, **mild),
            "barn/lek": effect_answer({"alla": 1, "aldre": -1}, **mild),
        }
    )
    assert [c.question for c in exposed] == ["barn/lek", "barn/skola"]


def test_every_alternative_has_its_own_conflicts() -> None:
    stands = {"barn/skola": {"alla": 1, "elever": -1}}
    conflicts = found(stands, other={"b": stands}, alternatives=("forslaget", "b"))
    assert [c.alternatives for c in conflicts] == [("forslaget",), ("b",)]


def test_an_empty_assessment_has_no_conflicts() -> None:
    assert found({}) == ()


STANDS: dict[str, dict[str, Rating | None]] = {"barn/skola": {"alla": 0, "elever": 2, "aldre": -1}}
KEY = "grupper:barn/skola:forslaget"


def suggested(*entries: GoalConflict) -> Suggestions:
    assessment = assessment_with(STANDS, groups=GROUPS, conflicts=entries)
    return suggestions_of(assessment, conflicts_of(flow_of(assessment, CHECKLISTS)))


def test_what_is_found_waits_until_the_official_has_answered() -> None:
    assert [c.key for c in suggested().waiting] == [KEY]
    answered = GoalConflict(id="a", found=KEY, weighing="De äldre får skjuts.")
    found = suggested(answered)
    assert (found.waiting, found.gone) == ((), ())
    assert [entry for _, entry in found.found] == [answered]


def test_what_the_answers_no_longer_show_is_kept_apart_and_own_conflicts_are_neither() -> None:
    gone = GoalConflict(id="a", found="grupper:barn/lek:forslaget", weighing="Skrivet tidigare.")
    own = GoalConflict(id="b", description="Närhet mot lärare")
    twice = (GoalConflict(id="c", found=KEY, weighing="Först."), GoalConflict(id="d", found=KEY))
    found = suggested(gone, own, *twice)
    assert [entry for _, entry in found.found] == [twice[0]]
    assert found.gone == (gone, twice[1])


def test_conflicts_about_the_same_thing_stand_together_in_the_order_of_the_gravest() -> None:
    conflicts = found(
        {
            "barn/skola": effect_answer({"alla": 1, "elever": -1}, long_term=LongTerm.WORSE),
            "barn/lek": effect_answer({"alla": 1, "aldre": -2}),
            "halsa/somn": {"elever": 1},
        },
        costs=(Cost(id="a", actor="Nämnden", amount=-1),),
    )
    groups = together(conflicts)
    assert [c for group in groups for c in group if c is conflicts[0]] == [groups[0][0]]
    assert sorted(map(len, groups)) == [1, 1, 1, 2]
    (both_about,) = [g for g in groups if len(g) > 1]
    assert {c.kind for c in both_about} == {ConflictKind.GROUPS, ConflictKind.LONG_TERM}
    assert {c.question for c in both_about} == {"barn/skola"}
