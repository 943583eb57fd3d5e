"""What scenarios try of a checklist: flags, conditions, questions and answers, and what none of them does."""

from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.content_coverage import ContentCoverage, content_coverage
from assessment.core.flow import flow_of
from assessment.core.scenario import Scenario, to_assessment
from assessment.core.scoring import score
from tests.factory import checklist_set

CHECKLIST = {
    "format": 1,
    "checklista": "barn",
    "namn": "Barn",
    "utgåva": "2026-1",
    "gäller-från": "2026-01-01",
    "gäller-till": "2026-12-31",
    "förvaltas-av": "Strateg",
    "referensgrupp": "alla-barn",
    "screening": [
        {
            "id": "beror",
            "fråga": "Berörs barn?",
            "svarstyp": "val",
            "svarsalternativ": [
                {"id": "ja", "text": "Ja", "djup": "full"},
                {"id": "lite", "text": "Lite", "djup": "kort"},
                {"id": "nej", "text": "Nej", "djup": "ingen"},
            ],
        }
    ],
    "avsnitt": [
        {
            "id": "sida",
            "namn": "Sida",
            "frågor": [
                {
                    "id": "trygghet",
                    "fråga": "Hur går det?",
                    "svarstyp": "effekt",
                    "vikt": 3,
                    "spår": "kort",
                    "grupper": {"tagg": "barn"},
                },
                {
                    "id": "varfor",
                    "fråga": "Varför?",
                    "svarstyp": "text",
                    "när": {"rad": {"riktning": "sämre"}},
                },
                {
                    "id": "gammal",
                    "fråga": "Gammal?",
                    "svarstyp": "text",
                    "utgår": "ja",
                    "när": {"fråga": "beror", "är": "ja"},
                },
                {"id": "fler", "fråga": "Fler?", "svarstyp": "ja-nej"},
            ],
        }
    ],
    "stoppflaggor": [
        {
            "id": "F1",
            "namn": "Sämre",
            "när": {
                "någon": [
                    {"rad": {"riktning": "sämre", "styrka": 2}},
                    {"alla": [{"fråga": "beror", "är": "ja"}, {"fråga": "fler", "är": "ja"}]},
                ]
            },
            "kräver": ["varfor"],
        }
    ],
    "räcker-underlaget": [
        {
            "id": "kanda",
            "fråga": "Är det känt?",
            "när": {"djup": ["full"]},
            "ja": {"fråga": "fler", "är": "ja"},
            "delvis": {"fråga": "fler", "besvarad": "ja"},
        },
        {"id": "alltid", "fråga": "Alltid?", "ja": {"fråga": "fler", "är": "nej"}},
    ],
}


def checklists() -> ChecklistSet:
    return checklist_set(Checklist.model_validate(CHECKLIST))


def scenario(depth: str, answers: dict[str, Any], **keys: Any) -> Assessment:
    written = {
        "namn": "Prov",
        "grupper": ["elever"],
        "djup": {"barn": depth},
        "svar": {f"barn/{key}": value for key, value in answers.items()},
        "förväntat": {"kan-bli-klar": "ja"},
        **keys,
    }
    return to_assessment(Scenario.model_validate(written), checklists())


def covered(*assessments: Assessment) -> ContentCoverage:
    found = checklists()
    flows = [flow_of(a, found) for a in assessments]
    return content_coverage(found, [(f, score(f.assessment, found, f)) for f in flows])


WORSE = {"forslaget": {"alla": -2, "varaktighet": "bestående", "återställbart": "svårt", "underlag": "B"}}


def test_nothing_tried_is_told_thing_by_thing() -> None:
    found = covered()

    assert (found.assessments, found.complete) == (0, False)
    assert found.flags.lacking == {"barn/F1": ("öppen", "besvarad", "tyst")}
    assert (found.statuses.covered, found.statuses.total) == (0, 8)
    assert found.questions.lacking["barn/fler"] == ("ställd", "besvarad")
    assert list(found.conditions.lacking) == [
        "barn/varfor (när)",
        "barn/F1 (när)",
        "barn/F1 (när, del 1)",
        "barn/F1 (när, del 2)",
        "barn/F1 (när, del 2.1)",
        "barn/F1 (när, del 2.2)",
        "barn/kanda (när)",
        "barn/kanda (ja)",
        "barn/kanda (delvis)",
        "barn/alltid (ja)",
    ]
    assert "barn/fler: vet-inte" in found.options.lacking


def test_a_retired_question_needs_no_scenario() -> None:
    assert not any("gammal" in name for name in (*covered().questions.lacking, *covered().conditions.lacking))


def test_a_flag_is_tried_when_it_was_open_answered_and_silent() -> None:
    opened = scenario("full", {"trygghet": WORSE})
    answered = scenario("full", {"trygghet": WORSE, "varfor": "Därför."})
    silent = scenario("full", {})

    assert covered(opened, answered).flags.lacking == {"barn/F1": ("tyst",)}
    assert covered(opened, silent).flags.lacking == {"barn/F1": ("besvarad",)}
    assert covered(opened, answered, silent).flags.covered == 1


def test_each_part_of_a_condition_is_tried_both_ways() -> None:
    yes = scenario("full", {"beror": "ja", "fler": "ja"})
    no = scenario("full", {"beror": "lite", "fler": "nej"})

    found = covered(yes, no).conditions.lacking

    assert found == {
        "barn/varfor (när)": ("sant",),
        "barn/F1 (när, del 1)": ("sant",),
        "barn/kanda (när)": ("falskt",),
        "barn/kanda (delvis)": ("falskt",),
    }


def test_a_condition_counts_only_where_it_is_asked() -> None:
    left_out = scenario("ingen", {"beror": "nej"})
    short = scenario("kort", {"trygghet": WORSE})
    told = ("barn/varfor (när)", "barn/kanda (ja)")

    # The question belongs to the full track, and the line is asked at full depth only.
    assert {k: v for k, v in covered(left_out, short).conditions.lacking.items() if k in told} == {
        "barn/varfor (när)": ("sant", "falskt"),
        "barn/kanda (ja)": ("sant", "falskt"),
    }
    assert covered(left_out).conditions.lacking["barn/F1 (när)"] == ("sant", "falskt")


def test_a_question_is_tried_when_it_was_asked_and_answered() -> None:
    asked = scenario("full", {})
    answered = scenario("full", {"trygghet": {"forslaget": {"alla": 0}}, "fler": "ja", "beror": "ja"})

    assert covered(asked).questions.lacking["barn/trygghet"] == ("besvarad",)
    assert covered(asked, answered).questions.lacking == {"barn/varfor": ("ställd", "besvarad")}


def test_every_status_shown_and_every_answer_chosen_counts() -> None:
    found = covered(scenario("full", {"trygghet": WORSE, "beror": "ja", "fler": "vet-inte"}))

    assert found.statuses.covered == 1
    assert "Allvarlig risk" not in found.statuses.lacking
    assert set(found.options.lacking) == {
        "barn/beror: lite",
        "barn/beror: nej",
        "barn/fler: ja",
        "barn/fler: nej",
    }


def test_an_assessment_without_a_proposal_is_counted_too() -> None:
    bare = scenario("full", {}).model_copy(update={"alternatives": ()})

    assert covered(bare).conditions.lacking["barn/alltid (ja)"] == ("sant",)
