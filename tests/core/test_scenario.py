"""How the short way of writing becomes an assessment, on a checklist small enough to be read here."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from assessment.core.assessment import Answer, Assessment, EffectAnswer, Measure
from assessment.core.case import AffectedGroup, Alternative, Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.scenario import SCENARIO_FILE, Scenario, to_assessment
from assessment.core.vocabulary import Basis, Both, Depth, Duration, RatingWord

EXPECTED = {"status": {"skola": {"forslaget": "Försvagar"}}}


def checklists() -> ChecklistSet:
    skola = {
        "format": 1,
        "checklista": "skola",
        "namn": "Skola",
        "utgåva": "2026-1",
        "gäller-från": "2026-01-01",
        "gäller-till": "2027-12-31",
        "förvaltas-av": "Strateg",
        "referensgrupp": "alla",
        "screening": [{"id": "beror", "fråga": "Berörs elever?", "svarstyp": "ja-nej"}],
        "avsnitt": [
            {
                "id": "elever",
                "namn": "Eleverna",
                "frågor": [
                    {
                        "id": "utsatta",
                        "fråga": "Vilka har det svårt?",
                        "svarstyp": "grupper",
                        "lägger-till": "ja",
                    },
                    {"id": "restid", "fråga": "Hur blir restiden?", "svarstyp": "effekt", "spår": "kort"},
                    {
                        "id": "larare",
                        "fråga": "Hur blir det med lärare?",
                        "svarstyp": "effekt",
                        "spår": "kort",
                    },
                    {"id": "stammer", "fråga": "Stämmer det?", "svarstyp": "ja-nej", "per": ["alternativ"]},
                ],
            }
        ],
    }
    groups = [
        {"id": "alla", "namn": "alla", "referens": "ja"},
        {"id": "elever", "namn": "elever"},
        {"id": "syskon", "namn": "syskon"},
    ]
    return ChecklistSet.model_validate(
        {
            "checklists": [Checklist.model_validate(skola)],
            "groups": {"format": 1, "utgåva": "1", "förvaltas-av": "S", "taggar": {}, "grupper": groups},
            "scale": {"format": 1} | _SCALE,
            "sources": {"format": 1, "förvaltas-av": "S", "källor": [{"id": "a", "titel": "A"}]},
        }
    )


_LIMIT = {"värde": "1/3", "skäl": "s", "källa": "a", "datum": "2026-01-01"}
_SCALE = {
    "utgåva": "1",
    "förvaltas-av": "S",
    "riktningar": [{"värde": v, "ord": "o", "tecken": "t"} for v in (2, 1, 0, -1, -2)],
    "band": [{"namn": "ingen", "från": 0, "till": 0}, {"namn": "liten", "från": 0, "till": 100}],
    "band-källa": "a",
    "band-datum": "2026-01-01",
    "vikter": {"minst": 1, "högst": 3, "ord": {}, "källa": "a", "datum": "2026-01-01"},
    "trösklar": {
        "underlag-saknas": _LIMIT,
        "hög-säkerhet-underlag": _LIMIT,
        "hög-säkerhet-okänt": _LIMIT,
        "låg-säkerhet-underlag": _LIMIT,
        "låg-säkerhet-okänt": _LIMIT,
    },
    "små-tal": {"under": 5, "skäl": "s", "källa": "a", "datum": "2026-01-01"},
    "ord": {},
    "tecken": {},
}


def scenario(parts: dict[str, Any]) -> Scenario:
    return Scenario.model_validate({"namn": "Ett exempel", "förväntat": EXPECTED} | parts)


def assessment(parts: dict[str, Any], base: Assessment | None = None) -> Assessment:
    return to_assessment(scenario(parts), checklists(), base)


def test_the_smallest_scenario_is_an_empty_assessment_of_the_proposal() -> None:
    made = assessment({})

    assert [a.id for a in made.alternatives] == ["nollalternativ", "forslaget"]
    assert (made.answers, made.effects, made.groups) == ({}, {}, ())


def test_ids_alone_stand_for_groups_and_alternatives_and_the_nollalternativ_is_always_there() -> None:
    made = assessment(
        {"alternativ": ["forslaget", {"id": "b", "namn": "Tre enheter"}], "grupper": ["elever"]}
    )

    assert [a.id for a in made.alternatives] == ["nollalternativ", "forslaget", "b"]
    assert made.groups == (AffectedGroup(id="elever"),)


def test_alla_rates_every_group_that_is_asked_for_and_not_named() -> None:
    made = assessment(
        {
            "grupper": ["elever", "syskon"],
            "djup": {"skola": "kort"},
            "svar": {
                "skola/restid": {
                    "forslaget": {
                        "alla": 0,
                        "grupper": {"elever": {"bättre": 1, "sämre": -2}},
                        "underlag": "B",
                    }
                }
            },
        }
    )

    answer = made.effects["skola/restid"]["forslaget"]
    assert answer.ratings == {"alla": 0, "elever": Both(better=1, worse=-2), "syskon": 0}
    assert answer.basis is Basis.B


def test_alla_also_reaches_a_group_that_an_answer_adds() -> None:
    made = assessment(
        {
            "djup": {"skola": {"djup": "full", "motivering": "Viktigt."}},
            "svar": {"skola/utsatta": ["syskon"], "skola/larare": {"forslaget": {"alla": "vet-inte"}}},
        }
    )

    assert made.effects["skola/larare"]["forslaget"].ratings == {
        "alla": RatingWord.UNKNOWN,
        "syskon": RatingWord.UNKNOWN,
    }
    assert made.depths["skola"].reason == "Viktigt."


def test_other_rows_fill_what_is_left_and_overwrite_nothing() -> None:
    made = assessment(
        {
            "grupper": ["elever"],
            "djup": {"skola": "kort"},
            "svar": {"skola/restid": {"forslaget": {"grupper": {"elever": -2}, "underlag": "A"}}},
            "övriga-rader": {"forslaget": {"alla": 0, "underlag": "B", "motivering": "Som i dag."}},
        }
    )

    restid, larare = made.effects["skola/restid"]["forslaget"], made.effects["skola/larare"]["forslaget"]
    assert restid.ratings == {"alla": 0, "elever": -2}
    assert (restid.basis, restid.reason) == (Basis.A, "Som i dag.")
    assert larare.ratings == {"alla": 0, "elever": 0}
    assert larare.basis is Basis.B


def test_other_rows_leave_an_alternative_that_follows_the_proposal() -> None:
    made = assessment(
        {
            "alternativ": ["forslaget", "b"],
            "djup": {"skola": "kort"},
            "svar": {"skola/restid": {"b": {"som-förslaget": "ja"}}},
            "övriga-rader": {"b": {"alla": 0}},
        }
    )

    assert made.effects["skola/restid"]["b"] == EffectAnswer(same_as_proposal=True)
    assert made.effects["skola/larare"]["b"].ratings == {"alla": 0}


def test_answers_are_written_bare_with_a_reason_or_per_alternative() -> None:
    made = assessment(
        {
            "svar": {
                "skola/beror": "ja",
                "skola/skal": {"svar": "nej", "motivering": "Därför."},
                "skola/stammer": {"forslaget": "delvis"},
                "skola/antal": 12,
                "skola/tabell": [{"kolumn": "a"}],
            }
        }
    )

    assert made.answers == {
        "skola/beror": Answer(value="ja"),
        "skola/skal": Answer(value="nej", reason="Därför."),
        "skola/stammer": Answer(per={"forslaget": "delvis"}),
        "skola/antal": Answer(value=12),
        "skola/tabell": Answer.model_validate({"svar": [{"kolumn": "a"}]}),
    }


def test_list_entries_get_their_ids_by_themselves() -> None:
    made = assessment(
        {
            "åtgärder": [{"åtgärd": "Taxi"}, {"id": "besok", "åtgärd": "Besöksdagar"}],
            "uppföljning": [{"indikator": "Restid"}],
            "kostnader": [{"aktör": "Nämnden", "kronor": -1}],
            "dialog": [{"vilka": "Elever"}],
            "målkonflikter": [{"beskrivning": "Närhet mot lärare"}],
        }
    )

    assert [m.id for m in made.measures] == ["nr-1", "besok"]
    entries = (made.follow_ups[0], made.costs[0], made.dialogues[0], made.conflicts[0])
    assert {e.id for e in entries} == {"nr-1"}


BASE = Assessment(
    id="fall",
    case=Case(title="Skolan", diary_number="UBN 2026/0118"),
    alternatives=(Alternative(id="nollalternativ"), Alternative(id="forslaget", name="Två enheter")),
    groups=(AffectedGroup(id="elever", count=46), AffectedGroup(id="syskon")),
    answers={"skola/beror": Answer(value="ja"), "skola/barnets-basta": Answer(value="Bra för de flesta.")},
    effects={
        "skola/restid": {
            "forslaget": EffectAnswer(
                ratings={"elever": -2, "syskon": 0}, duration=Duration.LASTING, with_measures={"elever": -1}
            )
        }
    },
    measures=(Measure(id="taxi", text="Taxi"),),
)


def test_a_scenario_changes_the_file_that_it_builds_on_answer_by_answer() -> None:
    made = assessment(
        {
            "bygger-på": "fall.json",
            "ärende": {"titel": "En annan skola"},
            "grupper": [{"id": "elever", "antal": 29}, "vardnadshavare"],
            "djup": {"skola": "kort"},
            "svar": {
                "skola/beror": "nej",
                "skola/restid": {"forslaget": {"grupper": {"syskon": 1}, "med-åtgärd": {"syskon": 2}}},
            },
            "varför-inget-alternativ": "Bråttom.",
            "rekommenderat-alternativ": "forslaget",
        },
        BASE,
    )

    assert made.case == Case(title="En annan skola", diary_number="UBN 2026/0118")
    assert [(g.id, g.count) for g in made.groups] == [
        ("elever", 29),
        ("syskon", None),
        ("vardnadshavare", None),
    ]
    assert made.alternatives[1].name == "Två enheter"
    assert made.answers["skola/beror"].value == "nej"
    assert made.answers["skola/barnets-basta"].value == "Bra för de flesta."
    assert made.effects["skola/restid"]["forslaget"] == EffectAnswer(
        ratings={"elever": -2, "syskon": 1},
        duration=Duration.LASTING,
        with_measures={"elever": -1, "syskon": 2},
    )
    assert made.measures == BASE.measures
    assert (made.no_alternative_reason, made.recommended) == ("Bråttom.", "forslaget")


def test_a_scenario_can_take_answers_and_lists_away() -> None:
    made = assessment(
        {"bygger-på": "fall.json", "tar-bort": ["skola/barnets-basta", "skola/restid", "åtgärder"]}, BASE
    )

    assert set(made.answers) == {"skola/beror"}
    assert (made.effects, made.measures) == ({}, ())


def test_a_scenario_without_a_name_or_an_expectation_is_refused() -> None:
    for broken in ({"förväntat": EXPECTED}, {"namn": "Ett"}, {"namn": "Ett", "förväntat": {}}):
        with pytest.raises(ValidationError):
            SCENARIO_FILE.validate_python([broken])


@pytest.mark.parametrize(
    ("key", "value"),
    [("grupper", "elever"), ("grupper", [1]), ("åtgärder", "taxi"), ("djup", "full"), ("svar", ["ja"])],
)
def test_what_is_not_of_the_right_shape_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValidationError):
        scenario({key: value})


def test_a_scenario_that_was_written_out_reads_as_itself() -> None:
    first = scenario(
        {
            "grupper": ["elever"],
            "svar": {
                "skola/beror": {"svar": "ja", "motivering": "Direkt."},
                "skola/restid": {"forslaget": {"alla": -1, "grupper": {"elever": -2}}},
                "skola/stammer": {"forslaget": "ja"},
            },
            "ärende": {"beslutsdatum": date(2026, 3, 1)},
        }
    )

    assert Scenario.model_validate(first.model_dump(mode="json", by_alias=True, exclude_unset=True)) == first
    assert Scenario.model_validate(first.model_dump()) == first
    assert first.depths == {}
    assert Depth("kort").rank == 1
