"""What one decision does to each group of the catalogue: the gravest and the largest, before and after."""

from collections.abc import Mapping
from typing import Any

from assessment.core.burden import Burden, burdens_of
from assessment.core.case import AffectedGroup
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.vocabulary import Improvement, RatingWord, Severity
from tests.factory import Ratings, assessment_with, checklist_set, effect, effect_answer, measure, perspective

CHECKLISTS = checklist_set(
    perspective("barn", effect("ett"), effect("tva")), perspective("jam", effect("tre"))
)


def burdens(ratings: Mapping[str, Ratings], *groups: str | AffectedGroup, **keys: Any) -> dict[str, Burden]:
    assessment = assessment_with(ratings, groups=groups, **keys)
    flow = flow_of(assessment, CHECKLISTS)
    result = score(assessment, CHECKLISTS, flow)
    return {b.group: b for b in burdens_of(result, flow, "forslaget")}


def test_the_gravest_and_the_best_over_all_perspectives_stand_side_by_side() -> None:
    ratings: dict[str, Ratings] = {
        "barn/ett": {"elever": -1, "pendlare": 0},
        "barn/tva": {"elever": 1},
        "jam/tre": effect_answer({"elever": -2, "pendlare": 2}, duration="bestående", reversibility="svårt"),
    }

    found = burdens(ratings, "elever", "pendlare")

    severe, large = Severity.SEVERE, Improvement.LARGE
    assert found["elever"] == Burden(
        "elever", assessed=True, severity=severe, severity_after=severe,
        improvement=Improvement.MINOR, improvement_after=Improvement.MINOR,
    )  # fmt: skip
    assert found["pendlare"] == Burden(
        "pendlare", assessed=True, severity=None, severity_after=None,
        improvement=large, improvement_after=large,
    )  # fmt: skip


def test_decided_measures_change_what_stands_after_and_nothing_before() -> None:
    answer = effect_answer({"elever": -2}, duration="bestående", with_measures={"elever": 1})

    found = burdens({"barn/ett": answer}, "elever", measures=(measure(("barn/ett", "elever")),))

    assert (found["elever"].severity, found["elever"].severity_after) == (Severity.SEVERE, None)
    assert (found["elever"].improvement, found["elever"].improvement_after) == (None, Improvement.MINOR)


def test_a_group_that_nobody_has_rated_is_not_assessed() -> None:
    found = burdens(
        {"barn/ett": {"elever": RatingWord.UNKNOWN, "pendlare": RatingWord.NOT_RELEVANT}},
        "elever",
        "pendlare",
    )

    assert not found["elever"].assessed
    assert found["pendlare"].assessed


def test_own_groups_and_combinations_count_under_the_groups_they_belong_to() -> None:
    own = AffectedGroup(id="skolskjutselever", name="Skolskjutselever", belongs_to=("elever",))
    both = AffectedGroup(id="flickor-x", parts=("flickor", "funktionsnedsattning"))
    nowhere = AffectedGroup(id="egen", name="Egen", vulnerable=False)
    ratings: dict[str, Ratings] = {"barn/ett": {"skolskjutselever": -1, "flickor-x": 1, "egen": -1}}

    found = burdens(ratings, own, both, nowhere)

    assert found["elever"].severity is Severity.MINOR
    assert found["flickor"].improvement is found["funktionsnedsattning"].improvement is Improvement.MINOR
    assert not {"skolskjutselever", "flickor-x", "egen"} & set(found)


def test_another_alternative_is_another_burden() -> None:
    other = {"annat": {"barn/ett": {"elever": -1}}}

    found = burdens(
        {"barn/ett": {"elever": 1}},
        "elever",
        other=other,
        alternatives=("nollalternativ", "forslaget", "annat"),
    )

    assert found["elever"].severity is None
