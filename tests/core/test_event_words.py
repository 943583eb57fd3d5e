"""What a changed answer is called and what it said, for every kind of answer that the journal can tell of."""

from pathlib import Path
from typing import Any

import pytest

from assessment.checklist_files import read_folder
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse
from assessment.core.catalogue import ChecklistSet
from assessment.core.changes import parts
from assessment.core.event_words import EventWords, Told

ROOT = Path(__file__).parents[2]
SAFETY = ("effekter", "barnets-rattigheter/trygghet", "forslaget")


@pytest.fixture(scope="module")
def checklists() -> ChecklistSet:
    found = read_folder(ROOT / "checklists", check=False).checklists
    assert found is not None
    return found


@pytest.fixture(scope="module")
def school() -> Assessment:
    read = parse((ROOT / "examples" / "fall-1-anpassad-grundskola.json").read_bytes())
    assert isinstance(read, Assessment)
    return read


@pytest.fixture(scope="module")
def words(school: Assessment, checklists: ChecklistSet) -> EventWords:
    return EventWords(school, checklists)


@pytest.mark.parametrize(
    ("path", "part", "name"),
    [
        (("ärende", "titel"), None, "Ärendemening"),
        (("ärende", "beslutsdatum"), None, "Beslutsdatum"),
        (("granskning", "granskare"), None, "Granskat av"),
        (SAFETY, None, "Barnets rättigheter: Hur påverkas barnens trygghet och säkerhet? · Två enheter"),
        (("effekter", "borta/fraga", "borta"), None, "borta/fraga · borta"),
        (("svar", "barnets-rattigheter/barnets-basta"), None, "Barnets rättigheter: Vad bedömer ni är bäst "),
        (("djup", "jamlikhet"), None, "Hur djupt: Jämlikhet"),
        (("djup", "borta"), None, "Hur djupt: borta"),
        (("avsnittets-underlag", "jamlikhet/vardagen"), None, "Avsnittets underlag: Jämlikhet, "),
        (("avsnittets-underlag", "borta/avsnitt"), None, "Avsnittets underlag: borta, avsnitt"),
        (("grupper", "syskon"), None, "Grupp: syskon"),
        (("grupper", "borttagen"), {"id": "borttagen", "namn": "bybor", "antal": 3}, "Grupp: bybor"),
        (("grupper", "borttagen"), None, "Grupp: borttagen"),
        (("grupper", "*"), None, "Ordningen på grupperna"),
        (("alternativ", "forslaget"), None, "Alternativ: Två enheter"),
        (("alternativ", "borta"), {"id": "borta", "namn": "Fyra enheter"}, "Alternativ: Fyra enheter"),
        (("alternativ", "borta"), None, "Alternativ"),
        (("åtgärder", "a"), {"id": "a", "åtgärd": "Taxi till skolan"}, "Åtgärd: Taxi till skolan"),
        (("åtgärder", "a"), {"id": "a", "åtgärd": "Ett långt ord " * 9}, "Åtgärd: Ett långt ord "),
        (("granskning", "kommentarer", "k"), {"id": "k", "text": "Är det så?"}, "Kommentar: Är det så?"),
        (("kostnader", "k"), None, "Kostnad"),
        (("läge",), None, "Läge"),
        (("utgåvor",), None, "Checklistornas utgåvor"),
        (("något-nytt",), None, "Något nytt"),
    ],
)
def test_every_answer_has_a_name(words: EventWords, path: tuple[str, ...], part: Any, name: str) -> None:
    assert words.name(path, part).startswith(name)
    assert len(words.name(path, part)) < 150


@pytest.mark.parametrize(
    ("path", "before", "after", "told"),
    [
        (("ärende", "titel"), None, "Skolan", ("", "inget", "Skolan")),
        (("ärende", "titel"), "Skolan", "", ("", "Skolan", "inget")),
        (("läge",), "utkast", "till-granskning", ("", "Utkast", "Till granskning")),
        (("rekommenderat-alternativ",), None, "forslaget", ("", "inget", "Två enheter")),
        (
            SAFETY,
            {"grupper": {"syskon": 0}},
            {"grupper": {"syskon": -1}},
            ("Syskon", "ingen skillnad", "något sämre"),
        ),
        (SAFETY, None, {"grupper": {"syskon": "vet-inte"}}, ("Syskon", "inget", "vet inte")),
        (
            SAFETY,
            {"grupper": {"syskon": 0}},
            {"grupper": {"syskon": {"bättre": 1, "sämre": -2}}},
            ("Syskon", "ingen skillnad", "både något bättre och tydligt sämre"),
        ),
        (SAFETY, None, {"grupper": {"syskon": 9}}, ("Syskon", "inget", "9")),
        (SAFETY, None, {"grupper": {"syskon": {"bättre": 9}}}, ("Syskon", "inget", "9")),
        (SAFETY, None, {"med-åtgärd": {"syskon": 1}}, ("Med åtgärd, Syskon", "inget", "något bättre")),
        (SAFETY, {"motivering": "A"}, {"motivering": "B"}, ("Motivering", "A", "B")),
        (SAFETY, {"lika": "nej"}, {"lika": "ja"}, ("Lika för alla grupper", "nej", "ja")),
        (
            ("svar", "barnets-rattigheter/barnkompetens"),
            None,
            {"svar": "ja", "motivering": "ja"},
            ("Svar", "inget", "Ja"),
        ),
        (
            ("svar", "jamstalldhet/vilka-kon"),
            None,
            {"svar": ["kvinnor", "man"]},
            ("Svar", "inget", "kvinnor och män"),
        ),
        (
            ("svar", "halsans-bestamningsfaktorer/halsoklyfta"),
            {"per": {"forslaget": "nej"}},
            {"per": {"forslaget|syskon": "Eget"}},
            ("Två enheter", "nej", "inget"),
        ),
        (("svar", "borta/fraga"), None, {"svar": [{"a": 1}]}, ("Svar", "inget", "1 rad")),
        (("svar", "borta/fraga"), None, {"svar": [{"a": 1}, {"a": 2}]}, ("Svar", "inget", "2 rader")),
        (("svar", "borta/fraga"), None, {"svar": 2.5}, ("Svar", "inget", "2.5")),
        (("kostnader", "k"), {"id": "k", "år": 2027}, {"id": "k", "år": 2028}, ("År", "2027", "2028")),
        (("kostnader", "k"), None, {"id": "k", "kronor": -2300000}, ("Kronor", "inget", "−2\xa0300\xa0000")),
        (("grupper", "g"), None, {"id": "g", "hör-till": ["syskon"]}, ("Hör till", "inget", "syskon")),
        (
            ("granskning", "kommentarer", "k"),
            None,
            {"id": "k", "fråga": "barnets-rattigheter/trygghet"},
            ("Fråga", "inget", "Barnets rättigheter: Hur påverkas barnens trygghet och säkerhet?"),
        ),
    ],
)
def test_what_it_said_is_told_in_words(
    words: EventWords, path: tuple[str, ...], before: Any, after: Any, told: tuple[str, str, str]
) -> None:
    assert words.told(path, before, after)[0] == Told(*told)


def test_only_what_differs_is_told(words: EventWords) -> None:
    before = {"grupper": {"syskon": 0, "personal": -1}, "motivering": "Samma", "underlag": "B"}

    found = words.told(SAFETY, before, {**before, "underlag": "C"})

    assert found == (Told("Underlag", "B", "C"),)
    assert words.told(SAFETY, before, before) == ()


def test_an_order_editions_and_fingerprints_are_named_and_not_spelled_out(words: EventWords) -> None:
    assert words.told(("granskning", "fingeravtryck"), None, "1f2e") == ()
    assert words.told(("grupper", "*"), ["a"], ["b"]) == ()
    assert words.told(("utgåvor",), {"a": 1}, {"a": 2}) == ()


def test_nothing_of_a_whole_assessment_is_told_as_data(school: Assessment, words: EventWords) -> None:
    for path, part in parts(school).items():
        assert words.name(path, part)
        for line in words.told(path, None, part):
            assert not {"{", "}", "['", "_"} & set(line.what + line.after)
            assert line.before == "inget"
