"""The whole result: the chapters put together, on one small case told from beginning to end."""

from dataclasses import replace
from fractions import Fraction

import pytest

from assessment.core.assessment import Assessment
from assessment.core.case import AffectedGroup
from assessment.core.flow import flow_of
from assessment.core.result import Interval, Profile
from assessment.core.scoring import perspectives_of, score
from assessment.core.vocabulary import Confidence, Depth, FlagState, Gap, Severity, Status
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    both,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    measure,
    perspective,
    question,
)

CHECKLISTS = checklist_set(
    checklist("arendet", question("problem"), order=1),
    perspective(
        "barn",
        effect("trygghet", 3, groups={"tagg": "barn"}),
        effect("skola", 2, groups={"tagg": "barn"}),
        question("barnets-basta"),
        reference_group="alla-barn",
        order=10,
        stop_flags=(
            {
                "id": "F1",
                "namn": "Ingen har tagit ställning till barnets bästa",
                "när": {"alla": [{"grupp": "barn"}, {"fråga": "barnets-basta", "obesvarad": "ja"}]},
                "kräver": ["barnets-basta"],
            },
        ),
    ),
    perspective("jamlikhet", effect("rad", 1), effect("na-fram", 3), order=20),
)
PUPILS = AffectedGroup.model_validate(
    {"id": "anpassad", "namn": "Elever i anpassad grundskola", "hör-till": ["barn", "funktionsnedsattning"]}
)
GROUPS = (PUPILS, "aldre")


def schools() -> Assessment:
    """Two schools become one: better teachers, longer journeys, hardest for those in anpassad grundskola."""
    return assessment_with(
        {
            "barn/trygghet": effect_answer(
                {"alla-barn": -1, "anpassad": -2}, duration="flera-år", with_measures={"anpassad": -1}
            ),
            "barn/skola": effect_answer({"alla-barn": 1, "anpassad": both(2, -1)}, duration="bestående"),
            "jamlikhet/na-fram": effect_answer({"alla": 0, "anpassad": -1, "aldre": UNKNOWN}, basis="C"),
            "jamlikhet/rad": effect_answer({"alla": 0, "anpassad": 0, "aldre": NOT_RELEVANT}),
        },
        groups=GROUPS,
        measures=(measure(("barn/trygghet", "anpassad")),),
    )


def test_a_case_from_beginning_to_end() -> None:
    result = score(schools(), CHECKLISTS)
    barn = result.perspectives["barn", "forslaget"]
    assert (barn.status, barn.status_before) == (Status.MIXED, Status.SEVERE_RISK)
    assert barn.worst == ("anpassad",)
    assert barn.harm is not None
    assert barn.harm.upper == 80
    assert barn.harm_bands == ("mycket stor",)
    assert barn.after is not None
    assert barn.after.harm is not None
    assert barn.after.harm.upper == 50
    assert barn.gap.word is Gap.GROWS
    assert barn.basis.confidence is Confidence.HIGH
    gravest = barn.gravest_before
    assert gravest is not None
    assert (gravest.severity, gravest.row.group) == (Severity.SEVERE, "anpassad")
    equality = result.perspectives["jamlikhet", "forslaget"]
    assert equality.status is Status.WEAKENS
    assert equality.possible == (Status.SEVERE_RISK, Status.MIXED, Status.WEAKENS)
    assert equality.basis.unknown_groups == ("aldre",)
    assert [f.flag for f in result.open_flags("forslaget")] == ["F1"]
    assert not result.ready_allowed
    assert [m.kind for m in result.missing] == ["flagga"]


def test_every_perspective_and_rated_alternative_has_a_result() -> None:
    assessment = schools().model_copy(update={"depths": {}})
    assert list(score(assessment, CHECKLISTS).perspectives) == [
        ("barn", "forslaget"),
        ("jamlikhet", "forslaget"),
    ]
    result = score(assessment, CHECKLISTS)
    assert result.perspective("barn", "forslaget") is result.perspectives["barn", "forslaget"]
    assert result.perspective("barn", "nollalternativ") is None


def test_an_empty_assessment_is_not_assessed_anywhere_and_never_looks_harmless() -> None:
    result = score(assessment_with(groups=GROUPS), CHECKLISTS)
    for found in result.perspectives.values():
        assert found.status is Status.NOT_ASSESSED
        assert len(found.possible) > 1
        assert found.harm == Interval(Fraction(0), Fraction(100))


def test_an_assessment_with_nothing_at_all_is_scored() -> None:
    result = score(Assessment(id="tom"), CHECKLISTS)
    assert (result.perspectives, result.flags, result.comparisons) == ({}, (), ())


def test_the_flow_may_be_handed_in() -> None:
    assessment = schools()
    assert score(assessment, CHECKLISTS, flow_of(assessment, CHECKLISTS)) == score(assessment, CHECKLISTS)


def test_what_an_answer_leaves_as_it_was_is_not_counted_again() -> None:
    before = schools()
    answer = before.effects["jamlikhet/rad"]["forslaget"].model_copy(update={"ratings": {"aldre": 2}})
    after = before.model_copy(update={"effects": {**before.effects, "jamlikhet/rad": {"forslaget": answer}}})
    earlier = score(before, CHECKLISTS)

    now = score(after, CHECKLISTS, earlier=(flow_of(before, CHECKLISTS), earlier))

    assert now == score(after, CHECKLISTS)
    assert now.perspectives["barn", "forslaget"] is earlier.perspectives["barn", "forslaget"]
    assert now.perspectives["jamlikhet", "forslaget"] != earlier.perspectives["jamlikhet", "forslaget"]


def test_a_saved_and_opened_assessment_has_the_same_result() -> None:
    assessment = schools()
    opened = Assessment.model_validate_json(assessment.model_dump_json(by_alias=True))
    assert score(opened, CHECKLISTS) == score(assessment, CHECKLISTS)


def test_a_large_gain_for_others_changes_nothing_for_the_utsatta() -> None:
    before = score(schools(), CHECKLISTS).perspectives["barn", "forslaget"].group("anpassad")
    with_gain = schools()
    effects = {**with_gain.effects}
    effects["barn/skola"] = {
        "forslaget": effects["barn/skola"]["forslaget"].model_copy(
            update={"ratings": {**effects["barn/skola"]["forslaget"].ratings, "elever": 2}}
        )
    }
    more = with_gain.model_copy(
        update={"effects": effects, "groups": (*with_gain.groups, AffectedGroup(id="elever", count=5000))}
    )
    assert score(more, CHECKLISTS).perspectives["barn", "forslaget"].group("anpassad") == before


def test_a_perspective_that_is_screened_out_has_no_rows_and_no_flags() -> None:
    assessment = schools().model_copy(update={"depths": assessment_with(depths={"barn": Depth.NONE}).depths})
    result = score(assessment, CHECKLISTS)
    assert result.perspectives["barn", "forslaget"].groups == ()
    assert {f.state for f in result.flags} == {FlagState.SILENT}


def test_measures_never_change_what_stands_before_them() -> None:
    assessment = schools()
    without = score(assessment.model_copy(update={"measures": ()}), CHECKLISTS)
    measured = score(assessment, CHECKLISTS)
    for place, found in measured.perspectives.items():
        bare = without.perspectives[place]
        assert found.status_before == bare.status_before == bare.status
        assert (found.harm, found.gap, found.basis) == (bare.harm, bare.gap, bare.basis)
        assert [g.harm for g in found.groups] == [g.harm for g in bare.groups]


def test_after_measures_has_the_same_shape_as_the_ratings_as_given() -> None:
    found = score(schools(), CHECKLISTS).perspectives["barn", "forslaget"]
    assert isinstance(found.after, Profile)
    unmeasured = [g for g in found.after.groups if g.group != "anpassad"]
    assert unmeasured == [
        replace(g, trace=after.trace)
        for g, after in zip([g for g in found.groups if g.group != "anpassad"], unmeasured, strict=True)
    ]


@pytest.mark.parametrize("alternative", ["forslaget", "b"])
def test_the_first_page_is_about_the_recommended_alternative_or_the_proposal(alternative: str) -> None:
    recommended = alternative if alternative == "b" else None
    assessment = assessment_with(
        groups=("elever",), alternatives=("nollalternativ", "forslaget", "b"), recommended=recommended
    )
    assert [m.alternative for m in score(assessment, CHECKLISTS).missing] == [alternative]


def test_the_perspectives_alone_are_those_of_the_whole_result() -> None:
    assessment = schools()
    assert perspectives_of(flow_of(assessment, CHECKLISTS)) == score(assessment, CHECKLISTS).perspectives
