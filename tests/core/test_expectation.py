"""What a scenario may expect, and the sentence that it gets when the result is another."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from pydantic import ValidationError

from assessment.core.assessment import Assessment, new_assessment
from assessment.core.expectation import Expected, mismatches
from assessment.core.point_scales import Level, Outcome, OutcomeReason, PointScale
from assessment.core.points_result import OutcomeResult, PointsResult, ScaleResult, Span
from assessment.core.result import (
    BasisResult,
    Comparison,
    FlagResult,
    GapResult,
    GroupResult,
    Interval,
    MissingAnswer,
    PerspectiveResult,
    Result,
)
from assessment.core.vocabulary import Confidence, FlagState, Gap, Severity, Status

EMPTY = new_assessment("a")
P, A = "skola", "forslaget"


def group(name: str, low: int, high: int, severity: Severity | None) -> GroupResult:
    return GroupResult(
        group=name,
        vulnerable=False,
        reference=False,
        harm=Interval(Fraction(low), Fraction(high)),
        benefit=None,
        severity=severity,
        possible_severity=severity,
        improvement=None,
        possible_improvement=None,
        unknown_share=None,
        trace=(),
    )


PERSPECTIVE = PerspectiveResult(
    perspective=P,
    alternative=A,
    status=Status.MIXED,
    status_by_rule=Status.MIXED,
    status_before=Status.SEVERE_RISK,
    possible=(Status.MIXED,),
    possible_before=(Status.SEVERE_RISK,),
    lowered_by=(),
    harm=None,
    benefit=None,
    harm_bands=(),
    benefit_bands=(),
    worst=("elever", "syskon"),
    best=(),
    gravest=None,
    gap=GapResult(word=Gap.GROWS, questions=(), unclear=0, own_answer=None),
    basis=BasisResult(None, None, Confidence.LOW, (), {}),
    groups=(group("elever", 25, 50, Severity.SEVERE), replace(group("syskon", 0, 0, None), harm=None)),
)


def flag(name: str, state: FlagState) -> FlagResult:
    return FlagResult(P, name, A, state, (P,), ())


RESULT = Result(
    perspectives={(P, A): PERSPECTIVE},
    flags=(
        flag("F1", FlagState.OPEN),
        flag("F2", FlagState.ANSWERED),
        flag("F7", FlagState.SILENT),
        flag("F9", FlagState.OPEN),
        replace(flag("F1", FlagState.SILENT), alternative="b"),
    ),
    comparisons=(Comparison("b", A, dominates=True, open_rows=0, better_for=(), worse_for=()),),
    missing=(MissingAnswer("flagga", "F1", A, (), None),),
    ready_allowed=False,
)


def said(
    expected: dict[str, Any], result: Result = RESULT, assessment: Assessment = EMPTY
) -> tuple[str, ...]:
    return mismatches(Expected.model_validate(expected), assessment, result)


def per(value: Any, perspective: str = P) -> dict[str, Any]:
    return {perspective: {A: value}}


def test_what_is_as_expected_gives_no_sentence() -> None:
    everything = {
        "status": per("Blandat (före åtgärder: Allvarlig risk)"),
        "möjliga": per(["Blandat"]),
        "klyfta": per("ökar"),
        "säkerhet": per("låg"),
        "allvar": per({"elever": "allvarlig", "syskon": "ingen"}),
        "försämring": per({"elever": "25–50"}),
        "mest-drabbad": per(["syskon", "elever"]),
        "mest-hjälpt": per("ingen"),
        "öppna-flaggor": {"minst": ["F1"], "utan": "F7"},
        "besvarade-flaggor": {A: {"exakt": ["F2"]}, "b": {"inga": "ja"}},
        "minst-lika-bra-som": {"b": A, A: "ingen"},
        "kan-bli-klar": "nej",
    }

    assert said(everything) == ()


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (
            {"status": per("Stärker")},
            (
                "Status i skola för forslaget: väntat ”Stärker”, men det blev "
                "”Blandat (före åtgärder: Allvarlig risk)”."
            ),
        ),
        (
            {"status": per("Stärker", "halsa")},
            "Status i halsa för forslaget: väntat ”Stärker”, men det finns inget resultat.",
        ),
        (
            {"möjliga": per(["Försvagar", "Allvarlig risk"])},
            (
                "Möjliga statusord i skola för forslaget: väntat ”Allvarlig risk, Försvagar”, "
                "men det blev ”Blandat”."
            ),
        ),
        (
            {"mest-drabbad": per("elever")},
            "Mest drabbad i skola för forslaget: väntat ”elever”, men det blev ”elever, syskon”.",
        ),
        (
            {"mest-hjälpt": per("elever")},
            "Mest hjälpt i skola för forslaget: väntat ”elever”, men det blev ”ingen”.",
        ),
        ({"klyfta": per("minskar")}, "Klyfta i skola för forslaget: väntat ”minskar”, men det blev ”ökar”."),
        ({"säkerhet": per("hög")}, "Säkerhet i skola för forslaget: väntat ”hög”, men det blev ”låg”."),
        (
            {"allvar": per({"elever": "mindre"})},
            "Allvar i skola för forslaget, elever: väntat ”mindre”, men det blev ”allvarlig”.",
        ),
        (
            {"allvar": per({"okand": "mindre"})},
            "Allvar i skola för forslaget, okand: väntat ”mindre”, men det finns inget resultat.",
        ),
        (
            {"försämring": per({"elever": 24})},
            "Försämring i skola för forslaget, elever: väntat ”24”, men det blev ”25–50”.",
        ),
        (
            {"förbättring": per({"elever": "12,5"})},
            "Förbättring i skola för forslaget, elever: väntat ”12,5”, men det finns inget resultat.",
        ),
        (
            {"öppna-flaggor": {"minst": ["F1", "F2", "F7", "F12"]}},
            "Öppna flaggor för forslaget: F2 ska vara med, men den är besvarad.",
        ),
        (
            {"öppna-flaggor": {A: {"exakt": ["F1"]}}},
            "Öppna flaggor för forslaget: F9 ska inte vara med, men den är öppen.",
        ),
        (
            {"besvarade-flaggor": {"utan": ["F2"]}},
            "Besvarade flaggor för forslaget: F2 ska inte vara med, men den är besvarad.",
        ),
        (
            {"öppna-flaggor": {"b": {"minst": "F1"}}},
            "Öppna flaggor för b: F1 ska vara med, men den är inte tänd.",
        ),
        (
            {"minst-lika-bra-som": {"b": "ingen"}},
            "b är minst lika bra som: väntat ”ingen”, men det blev ”forslaget”.",
        ),
        (
            {"kan-bli-klar": "ja"},
            "Bedömningen ska kunna bli klar för nämnden, men det saknas flagga.",
        ),
    ],
)
def test_what_is_not_as_expected_gives_a_sentence_with_where_and_both_words(
    expected: dict[str, Any], sentence: str
) -> None:
    assert said(expected)[0] == sentence


def test_a_flag_that_two_perspectives_have_is_open_when_it_is_open_in_one() -> None:
    twice = replace(RESULT, flags=(*RESULT.flags, replace(flag("F9", FlagState.SILENT), checklist="halsa")))

    assert said({"öppna-flaggor": {"minst": "F9"}}, twice) == ()
    assert said({"öppna-flaggor": {"utan": "F9"}}, twice) == (
        "Öppna flaggor för forslaget: F9 ska inte vara med, men den är öppen.",
    )


def test_every_difference_is_told_at_once() -> None:
    found = said(
        {
            "status": per("Stärker"),
            "öppna-flaggor": {"inga": "ja"},
            "klyfta": per("består"),
            "kan-bli-klar": "ja",
        }
    )

    assert len(found) == 5


def test_a_status_that_may_become_another_is_never_met_by_the_bare_word() -> None:
    open_rows = replace(
        PERSPECTIVE,
        status_before=Status.MIXED,
        possible=(Status.SEVERE_RISK, Status.MIXED),
    )
    result = replace(RESULT, perspectives={(P, A): open_rows})

    assert said({"status": per("Blandat")}, result) == (
        "Status i skola för forslaget: väntat ”Blandat”, men det blev ”Blandat – kan bli Allvarlig risk”.",
    )
    assert said({"status": per("Blandat – kan bli Allvarlig risk")}, result) == ()


def test_nothing_in_the_way_is_said_when_the_scenario_waited_for_something() -> None:
    ready = replace(RESULT, missing=(), ready_allowed=True)

    assert said({"kan-bli-klar": "nej"}, ready) == (
        "Bedömningen ska inte kunna bli klar för nämnden, men inget hindrar det.",
    )
    assert said({"kan-bli-klar": "ja"}, replace(ready, ready_allowed=False)) == (
        "Bedömningen ska kunna bli klar för nämnden, men det saknas något.",
    )


@pytest.mark.parametrize(
    ("written", "exact", "matches"),
    [
        ("33", Fraction(100, 3), True),
        ("33,3", Fraction(100, 3), True),
        ("33,4", Fraction(100, 3), False),
        (12.5, Fraction(25, 2), True),
        (12, Fraction(13), False),
    ],
)
def test_a_number_is_held_to_the_decimals_it_was_written_with(
    written: str | float, exact: Fraction, *, matches: bool
) -> None:
    groups = (replace(PERSPECTIVE.groups[0], benefit=Interval(exact, exact)),)
    result = replace(RESULT, perspectives={(P, A): replace(PERSPECTIVE, groups=groups)})

    assert (said({"förbättring": per({"elever": written})}, result) == ()) is matches


def test_an_exact_number_is_shown_with_one_decimal_when_it_has_one() -> None:
    groups = (replace(PERSPECTIVE.groups[0], harm=Interval(Fraction(25, 2), Fraction(25, 2))),)
    result = replace(RESULT, perspectives={(P, A): replace(PERSPECTIVE, groups=groups)})

    assert said({"försämring": per({"elever": 0})}, result)[0].endswith("”12,5”.")


def test_an_assessment_without_any_alternative_to_lead_has_no_flags() -> None:
    assert said({"öppna-flaggor": {"inga": "ja"}}, assessment=Assessment(id="a")) == ()


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"öppna-flaggor": {A: {}}},
        {"försämring": per({"elever": "mycket"})},
        {"okänd": 1},
    ],
)
def test_an_expectation_that_says_nothing_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Expected.model_validate(broken)


def test_expectations_that_were_written_out_read_as_themselves() -> None:
    first = Expected.model_validate(
        {"försämring": per({"elever": "12,5–40"}), "öppna-flaggor": {"minst": "F1"}, "kan-bli-klar": "ja"}
    )

    assert Expected.model_validate(first.model_dump(mode="json", by_alias=True, exclude_unset=True)) == first
    assert first.open_flags[""].named == ("F1",)


def points_result(level: Level | None, outcome: OutcomeResult | None, most: int = 4) -> PointsResult:
    risk = ScaleResult(
        scale=PointScale(id="risk", name="Risk"),
        lines=(),
        answered=Fraction(4),
        counted=Span(Fraction(4), Fraction(most)),
        least=Fraction(0),
        most=Fraction(9),
        whole=None,
        steps=(),
        points=Span(Fraction(4), Fraction(most)),
        level=level,
        possible=(),
    )
    return PointsResult("betyg", begun=True, scales=(risk,), missing=(), open=0, outcome=outcome, met=())


HIGH = Level(id="hog", name="Hög")
WAIT = OutcomeResult(Outcome(id="vanta", name="Vänta", reasons=(OutcomeReason(text="Risken är hög."),)), ())


def about_points(expected: dict[str, Any], *found: PointsResult) -> tuple[str, ...]:
    return mismatches(Expected.model_validate({"poäng": {"betyg": expected}}), EMPTY, RESULT, found)


def test_points_level_and_outcome_are_expected_exactly() -> None:
    whole = {"summa": {"risk": 4}, "nivå": {"risk": "hog"}, "utfall": "vanta"}
    none = {"nivå": {"risk": "ingen"}, "utfall": "ingen"}

    assert about_points(whole, points_result(HIGH, WAIT)) == ()
    assert about_points(none, points_result(None, None, 6)) == ()
    assert about_points(whole, points_result(None, None, 6)) == (
        "Poäng i betyg på risk: väntat ”4”, men det blev ”4–6”.",
        "Nivå i betyg på risk: väntat ”hog”, men det blev ”ingen”.",
        "Utfall i betyg: väntat ”vanta”, men det blev ”ingen”.",
    )
    assert about_points(none, points_result(HIGH, WAIT)) == (
        "Nivå i betyg på risk: väntat ”ingen”, men det blev ”hog”.",
        "Utfall i betyg: väntat ”ingen”, men det blev ”vanta”.",
    )


def test_points_of_a_checklist_that_gives_none_are_told() -> None:
    assert about_points({"summa": {"risk": 4}, "nivå": {"risk": "hog"}, "utfall": "vanta"}) == (
        "Poäng i betyg på risk: väntat ”4”, men det finns inget resultat.",
        "Nivå i betyg på risk: väntat ”hog”, men det finns inget resultat.",
        "Utfall i betyg: väntat ”vanta”, men det finns inget resultat.",
    )
