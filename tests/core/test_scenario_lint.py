"""Everything that a scenario can name wrongly, and what is said about it."""

from typing import Any

import pytest

from assessment.core.assessment import Assessment
from assessment.core.case import AffectedGroup, Alternative
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Finding
from assessment.core.scenario import Scenario
from assessment.core.scenario_lint import scenario_findings
from tests.core.test_scenario import checklists

FULL = {"skola": "full"}
EXPECTED = {"status": {"skola": {"forslaget": "Försvagar (före åtgärder: Allvarlig risk)"}}}


def school() -> ChecklistSet:
    """The small checklists of the scenarios' tests, with a question of each kind."""
    found = checklists()
    skola = found.checklists[0].model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"format": 1}
    skola["avsnitt"][0]["frågor"] += [
        {"id": "gammal", "fråga": "Gammal?", "svarstyp": "text", "utgår": "ja"},
        {"id": "antal", "fråga": "Hur många?", "svarstyp": "tal"},
        {"id": "fritext", "fråga": "Vad?", "svarstyp": "text"},
        {"id": "atgarder", "fråga": "Vilka åtgärder?", "svarstyp": "åtgärder"},
        {
            "id": "tabell",
            "fråga": "Hur ser det ut?",
            "svarstyp": "tabell",
            "kolumner": [{"id": "nu", "namn": "Nu"}],
        },
        {
            "id": "flera",
            "fråga": "Vilka?",
            "svarstyp": "flerval",
            "svarsalternativ": [{"id": "lss", "text": "Stöd enligt LSS"}, {"id": "ingen", "text": "Ingen"}],
        },
        {"id": "per-bada", "fråga": "Hur?", "svarstyp": "text", "per": ["alternativ", "grupp"]},
        {
            "id": "elever-bara",
            "fråga": "Hur går det för eleverna?",
            "svarstyp": "effekt",
            "grupper": {"id": "elever"},
        },
    ]
    skola["stoppflaggor"] = [{"id": "F1", "namn": "Svara", "när": {"djup": "full"}, "kräver": ["fritext"]}]
    return found.model_copy(update={"checklists": (Checklist.model_validate(skola),)})


def findings(parts: dict[str, Any], base: Assessment | None = None) -> list[Finding]:
    scenario = Scenario.model_validate({"namn": "Ett", "djup": FULL, "förväntat": EXPECTED} | parts)
    return list(scenario_findings(scenario, 2, "prov.yaml", school(), base))


def test_a_scenario_that_names_only_what_exists_is_clean() -> None:
    assert (
        findings(
            {
                "grupper": [
                    "elever",
                    {"id": "egen", "namn": "egna"},
                    {"id": "k", "delar": ["elever", "syskon"]},
                ],
                "alternativ": ["forslaget", "b"],
                "svar": {
                    "skola/beror": {"svar": "ja", "motivering": "Direkt."},
                    "skola/restid": {"forslaget": {"grupper": {"elever": -2}, "med-åtgärd": {"elever": -1}}},
                    "skola/stammer": {"forslaget": "ja"},
                    "skola/per-bada": {"per": {"forslaget|elever": "Bra"}},
                    "skola/utsatta": ["elever"],
                    "skola/antal": 4,
                    "skola/fritext": "Text",
                    "skola/tabell": [{"nu": "1", "rad": "a"}],
                    "skola/flera": ["lss"],
                },
                "övriga-rader": {"b": {"alla": 0}},
                "avsnittets-underlag": {"skola/elever": "B"},
                "åtgärder": [
                    {"åtgärd": "T", "rader": [{"fråga": "skola/restid", "alternativ": "b", "grupp": "k"}]}
                ],
                "kostnader": [
                    {"alternativ": "nollalternativ", "kronor": 1},
                    {"alternativ": "b", "kronor": 1},
                ],
                "rekommenderat-alternativ": "b",
                "tar-bort": ["åtgärder", "skola/fritext"],
                "förväntat": {
                    "status": {"skola": {"forslaget": "Blandat – kan bli Allvarlig risk"}},
                    "möjliga": {"skola": {"forslaget": ["Blandat"]}},
                    "mest-drabbad": {"skola": {"forslaget": ["elever"], "b": "ingen"}},
                    "allvar": {"skola": {"forslaget": {"elever-x-syskon": "ingen"}}},
                    "öppna-flaggor": {"b": {"minst": ["F1"]}},
                    "besvarade-flaggor": {"inga": "ja"},
                    "minst-lika-bra-som": {"b": ["nollalternativ", "forslaget"], "forslaget": "ingen"},
                },
            }
        )
        == []
    )


BAD: list[tuple[dict[str, Any], str, str, tuple[str | int, ...]]] = [
    ({"grupper": ["elevr"]}, "okänd-grupp", "gruppen ”elevr” finns inte i grupper.yaml", ("grupper", 0)),
    (
        {"grupper": [{"id": "k", "delar": ["elevr"]}]},
        "okänd-grupp",
        "gruppen ”elevr” finns inte",
        ("grupper", 0, "delar", 0),
    ),
    (
        {"grupper": [{"id": "k", "hör-till": "elevr"}]},
        "okänd-grupp",
        "gruppen eller taggen ”elevr” finns inte",
        ("grupper", 0, "hör-till", 0),
    ),
    (
        {"djup": {"skolan": "full"}},
        "okänt-perspektiv",
        "perspektivet ”skolan” finns inte",
        ("djup", "skolan"),
    ),
    (
        {"svar": {"skola/resetid": "ja"}},
        "okänd-fråga",
        "frågan ”skola/resetid” finns inte",
        ("svar", "skola/resetid"),
    ),
    (
        {"svar": {"skola/gammal": "ja"}},
        "utgången-fråga",
        "frågan ”skola/gammal” ställs inte längre",
        ("svar", "skola/gammal"),
    ),
    (
        {"svar": {"skola/restid": "ja"}},
        "svar-passar-inte",
        "en effektfråga besvaras med alternativ och bedömning",
        ("svar", "skola/restid"),
    ),
    (
        {"svar": {"skola/fritext": {"forslaget": {"alla": 1}}}},
        "svar-passar-inte",
        "frågan är ingen effektfråga, den har svarstyp text",
        ("svar", "skola/fritext"),
    ),
    (
        {"svar": {"skola/restid": {"b": {"alla": 1}}}},
        "okänt-alternativ",
        "alternativet ”b” finns inte",
        ("svar", "skola/restid", "b"),
    ),
    (
        {"övriga-rader": {"nollalternativ": {"alla": 1}}},
        "svar-passar-inte",
        "nollalternativet bedöms inte, det är det som de andra jämförs med",
        ("övriga-rader", "nollalternativ"),
    ),
    (
        {"svar": {"skola/restid": {"forslaget": {"grupper": {"elev": 1}}}}},
        "okänd-grupp",
        "gruppen ”elev” finns inte",
        ("svar", "skola/restid", "forslaget", "grupper", "elev"),
    ),
    (
        {"svar": {"skola/beror": {"svar": "Nej"}}},
        "text-som-id",
        "”Nej” är svarets text",
        ("svar", "skola/beror", "svar"),
    ),
    (
        {"svar": {"skola/beror": "kanske"}},
        "okänt-svarsalternativ",
        "svaret ”kanske” finns inte",
        ("svar", "skola/beror"),
    ),
    (
        {"svar": {"skola/beror": ["ja"]}},
        "svar-passar-inte",
        "frågan tar ett enda svar, inte en lista",
        ("svar", "skola/beror"),
    ),
    (
        {"svar": {"skola/beror": {"forslaget": "ja"}}},
        "svar-passar-inte",
        "frågan har ett enda svar, inte ett per alternativ eller grupp",
        ("svar", "skola/beror"),
    ),
    (
        {"svar": {"skola/per-bada": {"forslaget": "Bra"}}},
        "svar-passar-inte",
        "svaret anges per alternativ|grupp",
        ("svar", "skola/per-bada", "forslaget"),
    ),
    (
        {"svar": {"skola/per-bada": {"forslaget|elev": "Bra"}}},
        "okänd-grupp",
        "gruppen ”elev” finns inte",
        ("svar", "skola/per-bada", "forslaget|elev"),
    ),
    (
        {"svar": {"skola/atgarder": "Taxi"}},
        "svar-passar-inte",
        "frågan besvaras med listan åtgärder",
        ("svar", "skola/atgarder"),
    ),
    (
        {"svar": {"skola/antal": "fyra"}},
        "svar-passar-inte",
        "svaret ska vara ett tal",
        ("svar", "skola/antal"),
    ),
    (
        {"svar": {"skola/flera": "lss"}},
        "svar-passar-inte",
        "svaret ska vara en lista",
        ("svar", "skola/flera"),
    ),
    (
        {"svar": {"skola/flera": ["lssv"]}},
        "okänt-svarsalternativ",
        "svaret ”lssv” finns inte",
        ("svar", "skola/flera", 0),
    ),
    (
        {"svar": {"skola/utsatta": ["elev"]}},
        "okänd-grupp",
        "gruppen ”elev” finns inte",
        ("svar", "skola/utsatta", 0),
    ),
    (
        {"svar": {"skola/tabell": "Bra"}},
        "svar-passar-inte",
        "en tabell besvaras med en lista av rader",
        ("svar", "skola/tabell"),
    ),
    (
        {"svar": {"skola/tabell": [{"sedan": "2"}]}},
        "okänd-kolumn",
        "kolumnen ”sedan” finns inte",
        ("svar", "skola/tabell", 0, "sedan"),
    ),
    ({"tar-bort": ["åtgärd"]}, "okänd-fråga", "frågan eller listan ”åtgärd” finns inte", ("tar-bort", 0)),
    (
        {"avsnittets-underlag": {"skola/eleverna": "B"}},
        "okänd-fråga",
        "avsnittet ”skola/eleverna” finns inte",
        ("avsnittets-underlag", "skola/eleverna"),
    ),
    (
        {"åtgärder": [{"rader": [{"fråga": "skola/x", "alternativ": "forslaget", "grupp": "elever"}]}]},
        "okänd-fråga",
        "frågan ”skola/x” finns inte",
        ("åtgärder", 0, "rader", 0, "fråga"),
    ),
    (
        {"kostnader": [{"alternativ": "b"}]},
        "okänt-alternativ",
        "alternativet ”b” finns inte",
        ("kostnader", 0, "alternativ"),
    ),
    (
        {"rekommenderat-alternativ": "b"},
        "okänt-alternativ",
        "alternativet ”b” finns inte",
        ("rekommenderat-alternativ",),
    ),
    (
        {"förväntat": {"status": {"skola": {"forslaget": "Försvagat"}}}},
        "okänt-statusord",
        "statusordet ”Försvagat” finns inte",
        ("förväntat", "status", "skola", "forslaget"),
    ),
    (
        {"förväntat": {"klyfta": {"skolan": {"forslaget": "ökar"}}}},
        "okänt-perspektiv",
        "perspektivet ”skolan” finns inte",
        ("förväntat", "klyfta", "skolan"),
    ),
    (
        {"förväntat": {"mest-hjälpt": {"skola": {"forslaget": "elev"}}}},
        "okänd-grupp",
        "gruppen ”elev” finns inte",
        ("förväntat", "mest-hjälpt", "skola", "forslaget"),
    ),
    (
        {"förväntat": {"försämring": {"skola": {"forslaget": {"elev": 5}}}}},
        "okänd-grupp",
        "gruppen ”elev” finns inte",
        ("förväntat", "försämring", "skola", "forslaget", "elev"),
    ),
    (
        {"förväntat": {"öppna-flaggor": {"utan": "F12"}}},
        "okänd-flagga",
        "stoppflaggan ”F12” finns inte",
        ("förväntat", "öppna-flaggor"),
    ),
    (
        {"förväntat": {"minst-lika-bra-som": {"forslaget": "b"}}},
        "okänt-alternativ",
        "alternativet ”b” finns inte",
        ("förväntat", "minst-lika-bra-som", "forslaget"),
    ),
]


@pytest.mark.parametrize(
    ("parts", "code", "message", "path"), BAD, ids=["-".join(map(str, b[3])) + f" {b[2]}" for b in BAD]
)
def test_each_wrong_name_is_told_with_its_place(
    parts: dict[str, Any], code: str, message: str, path: tuple[str | int, ...]
) -> None:
    found = findings(parts)

    assert [(f.code, f.message, f.path, f.document) for f in found] == [
        (code, message, (2, *path), "prov.yaml")
    ]


def test_the_nearest_spelling_or_all_that_there_is_is_offered() -> None:
    assert findings({"grupper": ["elevr"]})[0].tips == ("menade du ”elever”?",)
    assert findings({"grupper": ["xyz"]})[0].tips == ("en egen grupp behöver namn och utsatt",)
    assert findings({"rekommenderat-alternativ": "b"})[0].tips == ("det som finns är forslaget",)
    assert findings({"svar": {"skola/beror": {"svar": "Nej"}}})[0].tips == ("skriv nej",)
    assert findings({"svar": {"skola/beror": "x"}})[0].tips == ("välj bland ja, nej och vet-inte",)


def test_what_the_scenario_builds_on_may_bring_alternatives_and_groups() -> None:
    base = Assessment(
        id="fall",
        alternatives=(Alternative(id="nollalternativ"), Alternative(id="forslaget"), Alternative(id="b")),
        groups=(AffectedGroup(id="egen", name="egna"),),
    )
    parts = {"bygger-på": "fall.json", "svar": {"skola/restid": {"b": {"grupper": {"egen": -1}}}}}

    assert findings(parts, base) == []
    assert [f.message for f in findings(parts)] == [
        "alternativet ”b” finns inte",
        "gruppen ”egen” finns inte",
    ]


def test_an_answer_that_is_never_asked_for_is_told_once_everything_else_is_right() -> None:
    found = findings({"djup": {"skola": "kort"}, "svar": {"skola/fritext": "Text"}})

    assert [(f.code, f.path) for f in found] == [("obesvarbar-fråga", (2, "svar", "skola/fritext"))]
    assert found[0].message == "frågan ”skola/fritext” ställs inte i det här scenariot, så svaret räknas inte"


def test_a_rating_of_a_group_that_is_not_asked_about_is_told() -> None:
    found = findings(
        {
            "grupper": ["elever", "syskon"],
            "svar": {"skola/elever-bara": {"forslaget": {"grupper": {"syskon": -1, "elever": -1}}}},
        }
    )

    assert [(f.message, f.tips) for f in found] == [
        (
            "frågan ”skola/elever-bara” ställs inte för gruppen ”syskon”",
            ("den ställs för alla och elever",),
        )
    ]
