"""The fingerprint of a checklist changes with its meaning and with nothing else."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from assessment.checklist_files import read_folder
from assessment.core.catalogue import GroupCatalogue, Scale
from assessment.core.checklist import Checklist
from assessment.core.editions import WORDING, EditionList, fingerprint, fingerprints, published
from assessment.core.shape.annotations import inside

BASE = Path(__file__).parent.parent / "checklists" / "base"

CHECKLIST: dict[str, Any] = {
    "format": 1,
    "checklista": "prov",
    "namn": "Prov",
    "utgåva": "2026-1",
    "gäller-från": "2026-01-01",
    "gäller-till": "2027-12-31",
    "förvaltas-av": "Strateg",
    "avsnitt": [
        {
            "id": "ett",
            "namn": "Ett",
            "frågor": [
                {"id": "a", "fråga": "Hur går det?", "svarstyp": "effekt", "vikt": 2, "källa": ["lag"]},
                {
                    "id": "b",
                    "fråga": "Varför?",
                    "svarstyp": "val",
                    "svarsalternativ": [{"id": "ja", "text": "Ja"}, {"id": "nej", "text": "Nej"}],
                    "när": {"fråga": "c", "är": "ja"},
                },
            ],
        }
    ],
    "stoppflaggor": [
        {
            "id": "F1",
            "namn": "Flagga",
            "när": {"andel": {"av": "vet-inte", "minst": "1/3"}},
            "kräver": ["b"],
        }
    ],
}


def changed(path: tuple[Any, ...], value: object) -> str:
    """The fingerprint after one change; the checklist itself is left alone."""
    copy = Checklist.model_validate(CHECKLIST).model_dump(mode="json", by_alias=True, exclude_unset=True)
    place = copy
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return fingerprint(Checklist.model_validate(copy))


ORIGINAL = fingerprint(Checklist.model_validate(CHECKLIST))
Q = ("avsnitt", 0, "frågor")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("namn",), "Annat namn"),
        (("utgåva",), "2026-2"),
        (("gäller-till",), "2030-01-01"),
        (("förvaltas-av",), "Någon annan"),
        (("inledning",), "En inledning."),
        (("avsnitt", 0, "namn"), "Två"),
        ((*Q, 0, "fråga"), "Hur går det nu?"),
        ((*Q, 0, "hjälp"), "Tänk efter."),
        ((*Q, 0, "källa"), ["annan"]),
        ((*Q, 0, "vikt-skäl"), "Därför."),
        ((*Q, 0, "spår"), "full"),
        ((*Q, 1, "svarsalternativ", 0, "text"), "Javisst"),
        ((*Q, 1, "kräver-motivering"), "nej"),
        (("stoppflaggor", 0, "namn"), "En annan flagga"),
        (("stoppflaggor", 0, "när", "andel", "minst"), "2/6"),
    ],
)
def test_wording_and_defaults_written_out_keep_the_fingerprint(path: tuple[Any, ...], value: object) -> None:
    assert changed(path, value) == ORIGINAL


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("checklista",), "annan"),
        (("referensgrupp",), "alla"),
        ((*Q, 0, "id"), "aa"),
        ((*Q, 0, "svarstyp"), "text"),
        ((*Q, 0, "vikt"), 3),
        ((*Q, 0, "spår"), "kort"),
        ((*Q, 0, "tema"), "delmål 1"),
        ((*Q, 0, "grupper"), {"tagg": "barn"}),
        ((*Q, 0, "utgår"), "ja"),
        ((*Q, 1, "svarsalternativ", 0, "djup"), "full"),
        ((*Q, 1, "svarsalternativ"), [{"id": "nej", "text": "Nej"}, {"id": "ja", "text": "Ja"}]),
        ((*Q, 1, "när", "är"), "nej"),
        (("avsnitt", 0, "id"), "tva"),
        (("stoppflaggor", 0, "när", "andel", "minst"), "1/2"),
        (("stoppflaggor", 0, "kräver"), {"någon": ["b"]}),
        (("stoppflaggor", 0, "hör-till"), ["prov"]),
    ],
)
def test_a_change_of_meaning_changes_the_fingerprint(path: tuple[Any, ...], value: object) -> None:
    assert changed(path, value) != ORIGINAL


def test_the_order_of_questions_bears_meaning() -> None:
    copy = {**CHECKLIST, "avsnitt": [{**CHECKLIST["avsnitt"][0]}]}
    copy["avsnitt"][0]["frågor"] = list(reversed(copy["avsnitt"][0]["frågor"]))

    assert fingerprint(Checklist.model_validate(copy)) != ORIGINAL


def test_the_fingerprint_is_the_same_on_every_computer_and_in_every_version() -> None:
    assert ORIGINAL == "53c1cc8fa51d60849f1567eae4adeaa4b5d42ebac07a30a0b57f1529de3a4ace"


def test_every_field_that_counts_as_wording_exists() -> None:
    models: dict[str, type[BaseModel]] = {
        m.__name__: m for top in (Checklist, GroupCatalogue, Scale) for m in inside(top)
    }

    assert {
        name: fields - set(models[name].model_fields) for name, fields in WORDING.items()
    } == dict.fromkeys(WORDING, frozenset())


def test_groups_and_scale_have_fingerprints_of_their_own() -> None:
    groups = GroupCatalogue.model_validate(
        {
            "format": 1,
            "utgåva": "1",
            "förvaltas-av": "S",
            "taggar": {},
            "grupper": [{"id": "alla", "namn": "alla"}],
        }
    )
    renamed = groups.model_copy(update={"groups": (groups.groups[0].model_copy(update={"name": "hela"}),)})
    vulnerable = groups.model_copy(
        update={"groups": (groups.groups[0].model_copy(update={"tags": ("utsatt",)}),)}
    )

    assert fingerprint(groups) == fingerprint(renamed) != fingerprint(vulnerable)


def test_a_set_of_checklists_has_a_fingerprint_for_each_part() -> None:
    checklists = read_folder(BASE).checklists
    assert checklists is not None

    found = fingerprints(checklists)

    assert found == checklists.fingerprints
    assert found["prov"] == fingerprint(checklists.checklists[0])
    assert found["skala"] == fingerprint(checklists.scale)
    assert set(found) == {"prov", "grupper", "skala"}


def test_what_is_published_stays_and_new_editions_are_added() -> None:
    first = published(None, [("prov", "2026-1", "a" * 64)])
    second = published(first, [("prov", "2026-1", "b" * 64), ("prov", "2026-2", "c" * 64)])

    assert first.editions == {"prov": {"2026-1": "a" * 64}}
    assert second.editions == {"prov": {"2026-1": "a" * 64, "2026-2": "c" * 64}}
    assert EditionList.model_validate(second.model_dump(by_alias=True)) == second
