"""What the rules find in checklists beyond the cases in tests/checklists, and what they must leave alone."""

import copy
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessment.checklist_files import read_folder
from assessment.core.assessment import Answer, new_assessment
from assessment.core.catalogue import GroupCatalogue, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Finding
from assessment.core.editions import EditionList
from assessment.core.lint import SCENARIOS, Desk, Material, Sheet, lint
from assessment.core.lint.language import lix, sentences, words
from assessment.core.lint.pointers import to_groups
from assessment.core.lint.words import OFFICIALESE, PLAINER, plainer
from assessment.core.scenario import SCENARIO_FILE
from assessment.core.shape.annotations import follow

BASE = Path(__file__).parent.parent / "checklists" / "base"

Change = Callable[[dict[str, Any]], None]


def base(name: str) -> dict[str, Any]:
    """A file of the folder base as plain data, free to change."""
    data = read_folder(BASE, check=False).documents[(BASE / f"{name}.yaml").as_posix()].data
    return copy.deepcopy(dict(data))


def question(id_: str, text: str, kind: str = "text", **keys: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "fråga": text,
        "hjälp": "Skriv kort.",
        "svarstyp": kind,
        "källa": ["lag"],
        **{k.replace("_", "-"): v for k, v in keys.items()},
    }


def added(*questions: dict[str, Any]) -> Change:
    return lambda data: data["avsnitt"][0]["frågor"].extend(questions)


def flag(**keys: Any) -> Change:
    return lambda data: data["stoppflaggor"][0].update(keys)


def findings(*changes: Change, **parts: Any) -> tuple[Finding, ...]:
    """What the rules find in base after the changes to prov.yaml; parts replace parts of the folder."""
    data = base("prov")
    for change in changes:
        change(data)
    material = {
        "checklists": (Sheet("prov.yaml", Checklist.model_validate(data), "prov"),),
        "groups": Sheet("grupper.yaml", GroupCatalogue.model_validate(base("grupper"))),
        "scale": Sheet("skala.yaml", Scale.model_validate(base("skala"))),
        "sources": Sheet("kallor.yaml", SourceList.model_validate(base("kallor"))),
    }
    return lint(Material(**{**material, **parts}))


def codes(*changes: Change, **parts: Any) -> list[str]:
    return [f.code for f in findings(*changes, **parts)]


def test_the_base_is_clean() -> None:
    assert findings() == ()


def test_a_folder_with_nothing_in_it_has_nothing_to_find() -> None:
    assert lint(Material(checklists=())) == ()


def test_without_the_shared_files_what_they_hold_is_not_asked_for() -> None:
    unknown = added(question("x", "Vad mer?", källa=["finns-inte"], när={"grupp": "ingen-alls"}))

    assert codes(unknown) == ["okänd-grupp", "okänd-källa"]
    assert codes(unknown, groups=None, scale=None, sources=None) == []


def test_what_a_broken_file_may_hold_is_not_called_unknown() -> None:
    pointing = flag(rätta="annat/nagot", **{"hör-till": ["annat"]})

    assert codes(pointing) == ["okänd-fråga", "okänt-perspektiv"]
    assert codes(pointing, unreadable=frozenset({"annat"})) == []


def test_what_was_taken_out_of_a_broken_file_is_not_called_unknown_or_missing() -> None:
    data = base("prov")
    sheet = Sheet(
        "prov.yaml",
        Checklist.model_validate(data),
        touched=frozenset(
            {("avsnitt", 0, "frågor", 0, "vikt-skäl"), ("avsnitt", 0, "frågor", 1, "svarstyp")}
        ),
        doubtful=frozenset({"borttagen"}),
    )
    data["stoppflaggor"][0]["kräver"] = ["borttagen"]
    data["avsnitt"][0]["frågor"][0].pop("vikt-skäl")
    broken = Sheet("prov.yaml", Checklist.model_validate(data), "", sheet.touched, sheet.doubtful)

    assert codes(checklists=(broken,)) == []
    assert codes(checklists=(Sheet("prov.yaml", broken.content),)) == ["okänd-fråga", "saknar-vikt-skäl"]


def test_a_question_with_an_unknown_answer_type_is_left_alone() -> None:
    touched = frozenset({("avsnitt", 0, "frågor", 1, "svarstyp"), ("screening", 0, "svarsalternativ", 2)})
    sheet = Sheet("prov.yaml", Checklist.model_validate(base("prov")), "", touched)
    change = flag(när={"fråga": "horda", "är": "kanske"})
    data = base("prov")
    change(data)

    assert codes(change) == ["okänt-svarsalternativ"]
    assert codes(checklists=(Sheet("prov.yaml", Checklist.model_validate(data), "", sheet.touched),)) == []


def test_every_place_that_names_a_question_is_looked_at() -> None:
    def change(data: dict[str, Any]) -> None:
        data["klyfta-fråga"] = "finns-inte"
        data["sämst-i-dag"] = {
            "fråga": "ingen-tabell",
            "tema": "tema",
            "svar": "vem",
            "par": [["gubbar", "gummor"]],
        }
        data["räcker-underlaget"] = [
            {
                "id": "rad",
                "fråga": "Räcker det?",
                "ja": {"fråga": "saknas-a", "besvarad": "ja"},
                "delvis": {"antal-rader": {"fråga": "saknas-b", "minst": 1}},
                "rätta": "saknas-c",
            }
        ]
        data["stoppflaggor"][0]["kräver"] = {"någon": ["saknas-d", {"alla": ["saknas-e"]}]}

    found = findings(
        change,
        added(question("tab", "Vad?", "tabell", kolumner=[{"id": "a", "namn": "A"}], rader_från="saknas-f")),
    )

    assert sorted(f.message.split("”")[1] for f in found if f.code == "okänd-fråga") == [
        "finns-inte",
        "ingen-tabell",
        "saknas-a",
        "saknas-b",
        "saknas-c",
        "saknas-d",
        "saknas-e",
        "saknas-f",
    ]
    assert [f.path for f in found if f.code == "okänd-grupp"] == [
        ("sämst-i-dag", "par", 0, 0),
        ("sämst-i-dag", "par", 0, 1),
    ]


def test_the_columns_of_the_question_on_who_is_worse_off_today_are_looked_at() -> None:
    table = question("lage", "Vem har det sämre i dag?", "tabell", kolumner=[{"id": "vem", "namn": "Vem"}])

    def today(theme: str, answer: str) -> Change:
        pair = {"fråga": "lage", "tema": theme, "svar": answer, "par": [["skolbarn", "alla"]]}
        return lambda data: data.update({"sämst-i-dag": pair})

    assert codes(added(table), today("rad", "vem")) == []
    assert [f.path for f in findings(added(table), today("amne", "hen"))] == [
        ("sämst-i-dag", "tema"),
        ("sämst-i-dag", "svar"),
    ]


def test_a_question_of_another_checklist_is_shown_with_its_whole_name() -> None:
    other = base("prov") | {"checklista": "annat", "ordning": 5, "stoppflaggor": []}
    other["avsnitt"][0]["frågor"] = [
        question("unik", "Vad är unikt här?"),
        {**other["avsnitt"][0]["frågor"][0], "fråga": "Hur går det?"},
    ]
    sheets = tuple(
        Sheet(f"{name}.yaml", Checklist.model_validate(data), name)
        for name, data in (("annat", other), ("prov", base("prov") | {"klyfta-fråga": "unik"}))
    )

    found = [f for f in findings(checklists=sheets) if f.code == "okänd-fråga"]

    assert [f.tips for f in found] == [("skriv annat/unik",)]


@pytest.mark.parametrize(
    ("condition", "finds"),
    [
        (
            {"alla": [{"fråga": "horda", "är": "ja"}, {"fråga": "horda", "någon-av": ["nej", "vet-inte"]}]},
            True,
        ),
        ({"alla": [{"fråga": "horda", "är": "ja"}, {"fråga": "horda", "någon-av": ["nej", "ja"]}]}, False),
        ({"någon": [{"fråga": "horda", "är": "ja"}, {"fråga": "horda", "är": "nej"}]}, False),
        ({"fråga": "horda", "är": "ja", "obesvarad": "ja"}, True),
        ({"fråga": "horda", "besvarad": "nej"}, False),
        ({"alla": [{"fråga": "horda", "besvarad": "nej"}, {"fråga": "horda", "obesvarad": "nej"}]}, True),
        ({"alla": [{"fråga": "antal", "minst": 5}, {"fråga": "antal", "högst": 4}]}, True),
        ({"alla": [{"fråga": "antal", "minst": 5}, {"fråga": "antal", "högst": 5}]}, False),
        ({"fråga": "antal", "minst": float("nan"), "högst": 4}, True),
        ({"alla": [{"fråga": "antal", "är": 5}, {"fråga": "antal", "är": 6}]}, True),
        (
            {"alla": [{"fråga": "satt", "innehåller": "mote"}, {"fråga": "satt", "innehåller": "enkat"}]},
            False,
        ),
        ({"alla": [{"fråga": "satt", "innehåller": "mote"}, {"fråga": "satt", "innehåller": "inget"}]}, True),
        (
            {"alla": [{"fråga": "satt", "innehåller": ["mote", "inget"]}, {"fråga": "satt", "är": "inget"}]},
            False,
        ),
        ({"alla": [{"fråga": "satt", "innehåller": "mote"}, {"fråga": "satt", "är": "enkat"}]}, True),
        ({"fråga": "satt", "innehåller": []}, True),
        ({"djup": []}, True),
        ({"alla": [{"djup": ["kort", "full"]}, {"djup": "full"}]}, False),
        ({"klyfta": []}, True),
        ({"antal-alternativ": {"minst": 3, "högst": 2}}, True),
        ({"antal-alternativ": {"högst": 2}}, False),
        ({"rad": {"högst": 0}}, False),
        ({"andel": {"av": "vet-inte", "minst": "1/3"}}, False),
        ({"alla": [{"någon": [{"fråga": "horda", "är": s} for s in ("ja", "nej", "vet-inte")]}] * 5}, False),
        ({"någon": [{"fråga": "antal", "är": n} for n in range(70)]}, False),
    ],
)
def test_a_flag_that_can_never_be_raised_is_told(condition: dict[str, Any], finds: bool) -> None:  # noqa: FBT001 - two outcomes
    found = [f.code for f in findings(flag(när=condition)) if f.code == "omöjligt-villkor"]

    assert found == (["omöjligt-villkor"] if finds else [])


def test_answers_per_alternative_may_be_one_thing_here_and_another_there() -> None:
    def per_alternative(data: dict[str, Any]) -> None:
        data["avsnitt"][0]["frågor"][1]["per"] = ["alternativ"]

    both = flag(när={"alla": [{"fråga": "horda", "är": "ja"}, {"fråga": "horda", "är": "nej"}]})

    assert codes(both) == ["omöjligt-villkor"]
    assert codes(per_alternative, both) == []


def test_a_question_behind_a_retired_or_unknown_one_is_told_once() -> None:
    gone = question("gammal", "Vad sa de?", utgår="ja")
    after = question("ny", "Vad mer sa de?", när={"fråga": "gammal", "besvarad": "ja"})

    assert codes(added(gone, after)) == ["utgången-fråga"]


def test_a_long_chain_of_questions_is_followed_to_its_start() -> None:
    chain = [question("k0", "Fråga nummer noll?", när={"fråga": "horda", "är": "ja"})]
    chain += [
        question(f"k{n}", f"Fråga nummer {n} {'x' * n}?", när={"fråga": f"k{n - 1}", "besvarad": "ja"})
        for n in range(1, 40)
    ]
    end = question(
        "slut",
        "Hur slutar det?",
        när={"alla": [{"fråga": "k39", "besvarad": "ja"}, {"fråga": "horda", "är": "nej"}]},
    )

    assert [(f.code, f.path[-2]) for f in findings(added(*chain, end))] == [("onåbar-fråga", 45)]


def test_a_question_that_opens_in_too_many_ways_to_try_is_taken_as_asked() -> None:
    many = {"någon": [{"fråga": "antal", "är": n} for n in range(60)]}
    first = question("a1", "Vad är det första?", när=many)
    second = question("a2", "Vad är det andra?", när={"alla": [{"fråga": "a1", "besvarad": "ja"}, many]})

    assert codes(added(first, second)) == []


def test_a_short_question_that_asks_for_the_full_depth_itself_means_it() -> None:
    assert codes(added(question("djupare", "Vad mer vet ni?", spår="kort", när={"djup": "full"}))) == []


def test_a_question_that_asks_for_the_depth_of_an_unknown_perspective_is_told_once() -> None:
    asks = question("andra", "Hur är det där?", när={"djup": "kort", "perspektiv": "annat"})

    assert codes(added(asks)) == ["okänt-perspektiv"]


def test_a_shared_checklist_has_no_depth_of_its_own() -> None:
    def shared(data: dict[str, Any]) -> None:
        del data["screening"]
        del data["referensgrupp"]
        data["avsnitt"][0]["frågor"][0] |= {"svarstyp": "text"}
        for key in ("vikt", "vikt-skäl", "grupper"):
            del data["avsnitt"][0]["frågor"][0][key]

    asks = added(question("djupare", "Vad mer vet ni?", när={"djup": "full"}))

    assert codes(shared) == []
    assert codes(shared, asks) == ["villkor-på-senare-fråga"]


@pytest.mark.parametrize(
    ("kind", "keys", "condition"),
    [
        ("effekt", {"vikt": 1, "vikt-skäl": "Så."}, {"rad": {"riktning": "sämre"}}),
        ("effekt", {"vikt": 1, "vikt-skäl": "Så."}, {"antal-alternativ": {"minst": 2}}),
        ("grupper", {"lägger-till": "ja"}, {"rad": {"riktning": "sämre"}}),
        ("grupper", {"korsar-med": {"tagg": "barn"}}, {"rad": {"riktning": "sämre"}}),
        ("grupper", {"märker": "utsatt"}, {"alla": [{"rad": {"riktning": "sämre"}}]}),
    ],
)
def test_a_rating_opens_no_rows(kind: str, keys: dict[str, Any], condition: dict[str, Any]) -> None:
    assert codes(added(question("ny", "Vad händer då?", kind, när=condition, **keys))) == [
        "rad-på-effektfråga"
    ]
    assert codes(added(question("ny", "Vad händer då?", när=condition))) == []


def test_a_rating_opens_no_screening() -> None:
    def change(data: dict[str, Any]) -> None:
        data["screening"][0]["när"] = {"rad": {"riktning": "sämre"}}

    assert codes(change) == ["rad-på-effektfråga"]


def test_a_screening_where_no_answer_gives_a_depth_is_told() -> None:
    def change(data: dict[str, Any]) -> None:
        data["screening"][0]["svarsalternativ"] = [{"id": "ja", "text": "Ja"}, {"id": "nej", "text": "Nej"}]

    assert [f.message for f in findings(change)] == ["inget svar i screeningen säger vilket djup det ger"]


def test_an_effect_question_in_the_screening_is_told() -> None:
    def change(data: dict[str, Any]) -> None:
        data["screening"].append(question("e", "Hur påverkas lugnet?", "effekt", vikt=1, vikt_skäl="Så."))

    assert codes(change) == ["effekt-utan-screening"]


def test_rows_are_shared_with_another_checklist_and_never_in_a_ring() -> None:
    effect = {"vikt": 1, "vikt_skäl": "Så.", "grupper": {"tagg": "barn"}}
    same = question("e1", "Hur påverkas leken?", "effekt", delar_rader_med="trygghet", **effect)

    assert [f.message for f in findings(added(same))] == ["”trygghet” står i samma checklista"]

    other = base("prov") | {"checklista": "annat", "ordning": 20, "stoppflaggor": []}
    other["avsnitt"][0]["frågor"] = [
        question("e2", "Hur påverkas oron?", "effekt", spår="kort", delar_rader_med="prov/e1", **effect)
    ]
    shared = base("prov")
    added(question("e1", "Hur påverkas leken?", "effekt", delar_rader_med="annat/e2", **effect))(shared)
    sheets = tuple(
        Sheet(f"{d['checklista']}.yaml", Checklist.model_validate(d), d["checklista"])
        for d in (shared, other)
    )

    assert {f.message for f in findings(checklists=sheets) if f.code == "delade-rader"} == {
        "”prov/e1” delar i sin tur rader med den här frågan",
        "”annat/e2” delar i sin tur rader med den här frågan",
    }


def test_two_questions_that_share_rows_may_say_the_same() -> None:
    other = base("prov") | {"checklista": "annat", "ordning": 20, "stoppflaggor": []}
    other["avsnitt"][0]["frågor"] = other["avsnitt"][0]["frågor"][:1]
    text = "Hur påverkas barnens trygghet på vägen till skolan?"
    first = base("prov")
    for data in (first, other):
        data["avsnitt"][0]["frågor"][0]["fråga"] = text
    other["screening"][0]["fråga"] = "Ändrar det något i vardagen?"
    alone = tuple(Sheet(f"{d['checklista']}.yaml", Checklist.model_validate(d)) for d in (first, other))
    other["avsnitt"][0]["frågor"][0]["delar-rader-med"] = "prov/trygghet"
    shared = tuple(Sheet(f"{d['checklista']}.yaml", Checklist.model_validate(d)) for d in (first, other))

    assert codes(checklists=alone) == ["lika-frågor"]
    assert codes(checklists=shared) == []


def test_an_old_question_is_replaced_by_one_only() -> None:
    heirs = [question(f"ny-{n}", f"Vad är nytt {n} {'y' * n}?", ersätter="gammal") for n in (1, 2)]

    assert [f.message for f in findings(added(*heirs))] == ["en annan fråga ersätter redan ”gammal”"]


def test_ids_of_every_kind_are_given_once() -> None:
    def change(data: dict[str, Any]) -> None:
        data["avsnitt"].append(
            {"id": "foljder", "namn": "Mer", "frågor": [question("q", "Vad blev det sen?")]}
        )
        data["räcker-underlaget"] = [
            {"id": "rad", "fråga": "Räcker det?", "ja": {"fråga": "horda", "är": "ja"}},
            {"id": "rad", "fråga": "Räcker det nu?", "ja": {"fråga": "horda", "är": "nej"}},
        ]
        table = question("t", "Vilka var där?", "tabell")
        table["kolumner"] = [
            {
                "id": "k",
                "namn": "K",
                "typ": "val",
                "svarsalternativ": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}],
            },
            {"id": "k", "namn": "K"},
        ]
        table["rader"] = [{"id": "r", "namn": "R"}, {"id": "r", "namn": "R"}]
        data["avsnitt"][0]["frågor"].append(table)

    groups, sources = base("grupper"), base("kallor")
    groups["grupper"].append(groups["grupper"][0])
    sources["källor"].append(sources["källor"][0])
    twice = {
        "groups": Sheet("grupper.yaml", GroupCatalogue.model_validate(groups)),
        "sources": Sheet("kallor.yaml", SourceList.model_validate(sources)),
    }
    data = base("prov")
    change(data)
    sheet = Sheet("prov.yaml", Checklist.model_validate(data), "prov")

    assert sorted(
        f.path for f in findings(checklists=(sheet, sheet), **twice) if f.document != "prov.yaml"
    ) == [
        ("grupper", 3, "id"),
        ("källor", 2, "id"),
    ]
    assert {f.path for f in findings(change)} == {
        ("avsnitt", 1, "id"),
        ("räcker-underlaget", 1, "id"),
        ("avsnitt", 0, "frågor", 5, "kolumner", 1, "id"),
        ("avsnitt", 0, "frågor", 5, "kolumner", 0, "svarsalternativ", 1, "id"),
        ("avsnitt", 0, "frågor", 5, "rader", 1, "id"),
    }
    assert ("checklista",) in {f.path for f in findings(checklists=(sheet, sheet))}


def test_a_scale_that_is_half_read_has_no_gaps_that_somebody_wrote() -> None:
    data = base("skala")
    data["band"][1]["från"] = 5
    scale = Scale.model_validate(data)

    assert codes(scale=Sheet("skala.yaml", scale)) == ["band-lucka"]
    assert codes(scale=Sheet("skala.yaml", scale, touched=frozenset({("ord",)}))) == []


def test_a_band_that_ends_before_it_begins_is_told() -> None:
    data = base("skala")
    data["band"][2] |= {"från": 50, "till": 25}

    found = findings(scale=Sheet("skala.yaml", Scale.model_validate(data)))

    assert "”måttlig” slutar innan det börjar" in {f.message for f in found}


def test_a_scale_without_limits_measures_no_language() -> None:
    data = base("skala")
    del data["klarspråk"]
    long = question("x", "Vad händer?") | {"hjälp": "Utbildningsförvaltningens " * 50}

    assert codes(added(long), scale=Sheet("skala.yaml", Scale.model_validate(data))) == []
    assert codes(added(long)) == ["svårläst", "lång-mening"]


def test_the_questions_of_a_checklist_are_measured_together() -> None:
    heavy = "Vilka utbildningspolitiska utvecklingsinsatser förutsätter verksamhetsförändringar"
    letters = "abcdefgh"
    many = [question(f"h-{c}", f"{heavy} {c * 9} {c * 8} {c * 7}{c * 7}?") for c in letters]

    found = [f for f in findings(added(*many)) if f.path == ("namn",)]

    assert [f.code for f in found] == ["svårläst"]
    assert "tillsammans" in found[0].message


def test_lix_counts_words_sentences_and_long_words() -> None:
    assert lix("") == 0.0
    assert lix("…?") == 0.0
    assert lix("Du kan gå nu. Vi ses.") == 3.0
    assert lix("Kommunen bestämmer själv.") == pytest.approx(3 + 100 * 2 / 3)
    assert words("e-legitimation, 3 % och barn’s") == ["e-legitimation", "3", "och", "barn’s"]
    assert sentences("Ett: två.\n Tre?  ") == ["Ett:", "två.", "Tre?"]


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Är det ingen som inte berörs?", True),
        ("Är det inte otryggt där?", True),
        ("Är det inte så otryggt där?", True),
        ("Finns det någon som inte vet, eller ingen alls?", False),
        ("Vem berörs inte, och vem säger inget?", False),
        ("Har ingen frågat barnen?", False),
        ("Är det otryggt där?", False),
    ],
)
def test_double_negation(text: str, finds: bool) -> None:  # noqa: FBT001 - two outcomes
    assert codes(added(question("x", text))) == (["dubbel-negation"] if finds else [])


def test_every_word_of_officialese_is_found_and_has_a_plainer_one() -> None:
    samples = {
        "avseende": "om",
        "Erhåller": "få",
        "i enlighet med": "enligt",
        "nyttjandet": "använda",
        "vidtagas": "göra",
        "föreligger": "finns",
        "implementeringen": "införa",
    }

    for word, plain in samples.items():
        found = OFFICIALESE.search(f"Det är {word} som gäller.")
        assert found is not None, word
        assert plainer(found) == plain
    assert OFFICIALESE.search("Barnen använder bussen om den går när skolan börjar.") is None
    assert all(plain and plain == plain.strip() for plain in PLAINER.values())


def test_expiry_needs_a_day_to_judge_by() -> None:
    def expired(data: dict[str, Any]) -> None:
        data["gäller-till"] = "2026-06-01"

    assert codes(expired) == []
    assert codes(expired, today=date(2026, 6, 1)) == []
    assert codes(expired, today=date(2026, 6, 2)) == ["utgången-checklista"]


@pytest.mark.parametrize(
    ("edition", "following"), [("2026-1", "2026-2"), ("2026-9", "2026-10"), ("vår", "vår-2")]
)
def test_the_next_edition_is_proposed(edition: str, following: str) -> None:
    published = EditionList.model_validate({"format": 1, "utgåvor": {"prov": {edition: "0" * 64}}})

    def change(data: dict[str, Any]) -> None:
        data["utgåva"] = edition

    found = [
        f for f in findings(change, editions=Sheet("utgavor.yaml", published)) if f.document == "prov.yaml"
    ]

    assert [f.tips[0] for f in found] == [f'höj utgåvan: utgåva: "{following}"']


def test_editions_that_are_missing_or_broken_are_not_compared() -> None:
    published = EditionList.model_validate({"format": 1, "utgåvor": {}})

    assert codes(editions=Sheet("utgavor.yaml", published)) == ["utgåva-inte-publicerad"] * 3
    assert codes(editions=Sheet("utgavor.yaml", published), groups=None, scale=None) == [
        "utgåva-inte-publicerad"
    ]
    assert codes(editions=Sheet("utgavor.yaml", published, touched=frozenset({("format",)}))) == []


SCENARIO: dict[str, Any] = {
    "namn": "Allt är svarat",
    "svar": {
        "prov/beror": "ja",
        "prov/satt": {"forslaget": ["mote"], "annat": ["inget"]},
        "prov/antal": {"svar": 4, "motivering": "Räknat."},
        "prov/trygghet": {"forslaget": {"grupper": {"skolbarn": -1}}},
    },
    "förväntat": {"status": {"prov": {"forslaget": "Försvagar"}}},
}


def test_answers_that_no_scenario_gives_are_told_together() -> None:
    sheet = Sheet("scenarier/a.yaml", SCENARIO_FILE.validate_python([SCENARIO]))

    found = findings(scenarios=(sheet,))

    assert [(f.code, f.message) for f in found] == [
        ("oanvänt-svarsalternativ", "inget scenario svarar lite eller nej"),
        ("oanvänt-svarsalternativ", "inget scenario svarar enkat"),
    ]
    assert codes(scenarios=(sheet,), unreadable=frozenset({SCENARIOS})) == []
    assert codes(scenarios=(Sheet("scenarier/a.yaml", sheet.content, touched=frozenset({(0,)})),)) == []


def test_answers_of_an_assessment_that_a_scenario_builds_on_count() -> None:
    base_ = new_assessment("a").model_copy(
        update={
            "answers": {"prov/beror": Answer(value="nej"), "prov/satt": Answer(per={"forslaget": ("enkat",)})}
        }
    )
    sheet = Sheet("scenarier/a.yaml", SCENARIO_FILE.validate_python([SCENARIO]))

    assert [f.message for f in findings(scenarios=(sheet,), bases=(base_,))] == ["inget scenario svarar lite"]


def test_the_reading_order_is_the_order_of_the_checklists() -> None:
    late = base("prov") | {"checklista": "sist", "ordning": 99, "stoppflaggor": []}
    late["avsnitt"][0]["frågor"] = [
        {**late["avsnitt"][0]["frågor"][0], "fråga": "Hur går det sen?"},
        question("efter", "Vad hände med dem?", när={"fråga": "prov/horda", "är": "ja"}),
    ]
    late["screening"][0]["fråga"] = "Ändrar det något i vardagen?"
    early = base("prov")
    added(question("fore", "Vad händer efteråt?", när={"fråga": "sist/efter", "besvarad": "ja"}))(early)
    sheets = tuple(
        Sheet(f"{d['checklista']}.yaml", Checklist.model_validate(d), d["checklista"]) for d in (late, early)
    )

    assert [(f.code, f.document) for f in findings(checklists=sheets)] == [
        ("villkor-på-senare-fråga", "prov.yaml")
    ]


def test_without_groups_nothing_names_a_group() -> None:
    assert list(to_groups(Desk(Material(checklists=())))) == []


def test_a_path_that_leads_nowhere_expects_nothing_in_particular() -> None:
    assert follow(Checklist, {}, ("finns", 3, "inte")).annotation is Any
    assert follow(Checklist, {"avsnitt": 5}, ("avsnitt", 3)).annotation is not None


def in_english(**block: Any) -> Change:
    return lambda data: data.update({"översättning": {"en": block}})


def about_translations(*changes: Change, **parts: Any) -> list[tuple[str, Any, str]]:
    found = findings(*changes, **parts)
    return [(f.code, f.path[2:], f.message) for f in found if "översättning" in f.code]


def test_a_translation_stands_where_the_text_stands() -> None:
    told = about_translations(
        in_english(
            namn="Trial",
            screening={"beror": {"svarsalternativ": {"ja": {"txt": "Yes"}, "lite": {"text": True}}}},
            avsnitt={"foljder": {"frågor": {"trygget": {"fråga": "How is safety?"}, "horda": "Have you?"}}},
            stoppflaggor={"P1": {"namn": None}},
        )
    )

    assert told == [
        (
            "okänd-översättning",
            ("screening", "beror", "svarsalternativ", "ja", "txt"),
            "det finns ingen svensk text under ”txt” här",
        ),
        (
            "okänd-översättning",
            ("avsnitt", "foljder", "frågor", "trygget"),
            "det finns ingen svensk text under ”trygget” här",
        ),
        (
            "översättning-ingen-text",
            ("screening", "beror", "svarsalternativ", "lite", "text"),
            "”text” är ingen text",
        ),
        (
            "översättning-ingen-text",
            ("avsnitt", "foljder", "frågor", "horda"),
            "under ”horda” ska det stå nycklar, inte en text",
        ),
        ("översättning-ingen-text", ("stoppflaggor", "P1", "namn"), "”namn” är ingen text"),
        ("översättning-ofullständig", (), "20 texter är inte översatta till ”en”"),
    ]


def test_a_key_that_is_like_none_of_many_is_told_where_to_look() -> None:
    many = added(*(question(f"nummer-{n}", f"Hur går det med del {n}?") for n in range(12)))
    wrong = in_english(avsnitt={"foljder": {"frågor": {"xyz": {"fråga": "What?"}}}})
    tips = {f.code: f.tips for f in findings(many, wrong)}

    assert tips["okänd-översättning"] == ("skriv den som den står på svenska i filen",)


def test_a_language_is_named_by_its_tag_and_a_whole_one_is_let_be() -> None:
    def languages(data: dict[str, Any]) -> None:
        data["översättning"] = {"engelska": {"namn": "Trial"}}

    assert about_translations(languages) == [
        ("okänd-översättning", (), "”engelska” är ingen språkkod"),
    ]


def test_words_and_signs_of_the_scale_have_no_swedish_text_to_stand_under() -> None:
    data = base("skala")
    words = {"begrepp": {"samråd": "Att fråga."}}
    block = {
        "ord": {"begrepp-ord": {"samråd": "consultation"}, "svarstecken": {"ja": "Y"}, "fel-ord": {"x": "y"}}
    }
    scale = Scale.model_validate({**data, "ord": words, "översättning": {"en": block}})

    told = about_translations(scale=Sheet("skala.yaml", scale))

    assert [(code, path) for code, path, _ in told if code == "okänd-översättning"] == [
        ("okänd-översättning", ("ord", "fel-ord"))
    ]


def test_a_file_with_a_fault_is_not_asked_for_its_translations() -> None:
    data = base("prov") | {"översättning": {"en": {"fel": "Wrong"}}}
    sheet = Sheet("prov.yaml", Checklist.model_validate(data), "prov", frozenset({("ordning",)}))

    assert about_translations(checklists=(sheet,)) == []
