"""What differs in how two editions give points, in sentences that a person can decide by."""

from typing import Any

from assessment.core.checklist import Option
from assessment.core.edition_changes import EditionChange, edition_changes
from assessment.core.point_scales import Outcome, PointScale
from assessment.core.vocabulary import AnswerType
from tests.factory import checklist, checklist_set, question

SCALE: dict[str, Any] = {
    "id": "risk",
    "namn": "Risk",
    "enhet": "procent",
    "procent-av": "ställda-frågor",
    "gränsen-hör-till": "nivån-över",
    "nivåer": [{"id": "lag", "namn": "Låg", "till": 50}, {"id": "hog", "namn": "Hög", "från": 50}],
}
WAIT: dict[str, Any] = {
    "id": "vanta",
    "namn": "Vänta",
    "skäl": [{"när": {"poängskala": "risk", "nivå": "hog"}, "text": "Risken är hög."}],
}
GO: dict[str, Any] = {"id": "ga", "namn": "Gå", "skäl": [{"text": "Inget hindrar."}]}


def between(
    before: dict[str, Any],
    after: dict[str, Any],
    outcomes: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], []),
    points: tuple[dict[str, str], dict[str, str]] = ({}, {}),
) -> list[EditionChange]:
    """Return the changes between two checklists that have scales, outcomes and points."""
    sets = []
    for scales, given, gives in zip((before, after), outcomes, points, strict=True):
        option = Option.model_validate({"id": "ute", "text": "Ute", "poäng": gives})
        asked = question("plats", type=AnswerType.CHOICE, text="Var sker det?", options=(option,))
        sets.append(
            checklist_set(
                checklist(
                    "fardig",
                    asked,
                    point_scales=(PointScale.model_validate(scales),) if scales else (),
                    outcomes=tuple(Outcome.model_validate(o) for o in given),
                )
            )
        )
    return list(edition_changes(*sets))


def said(found: list[EditionChange]) -> list[tuple[str, bool]]:
    return [(c.sentence, c.bears_meaning) for c in found]


def test_points_of_an_answer() -> None:
    (found,) = between(SCALE, SCALE, points=({"risk": "3"}, {"risk": "0.5"}))

    assert found.sentence == (
        "Frågan ”Var sker det?” ger 0,5 poäng i stället för 3 på ”Risk” vid svaret ”Ute”."
    )
    assert (found.kind.value, found.question) == ("omviktat", "fardig/plats")


def test_an_answer_that_begins_to_give_points() -> None:
    assert (
        "ger 2 poäng i stället för 0 på ”Risk”"
        in between(SCALE, SCALE, points=({}, {"risk": "2"}))[0].sentence
    )


def test_a_scale_that_comes_and_goes() -> None:
    assert said(between({}, SCALE)) == [("Poängskalan ”Risk” är ny.", True)]
    assert said(between(SCALE, {})) == [("Poängskalan ”Risk” finns inte längre.", True)]


def test_how_a_scale_is_counted() -> None:
    levels = [{"id": "lag", "namn": "Liten", "till": 40}, {"id": "hog", "namn": "Hög", "från": 40}]
    step = {"när": {"skala": "risk", "minst": 3}, "procent": 15, "avrundas-till": "heltal"}
    after = {
        **SCALE,
        "namn": "Fara",
        "procent-av": "alla-frågor",
        "andel-av-högsta": "1/2",
        "gränsen-hör-till": "nivån-under",
        "nivåer": levels,
        "nedsättning": [step],
    }

    assert said(between(SCALE, after)) == [
        ("Poängskalan ”Risk” heter nu ”Fara”.", False),
        ("Poängskalan ”Risk” räknar procent av något annat.", True),
        ("Poängskalan ”Risk” räknar procent av en annan del av högsta poängen.", True),
        ("Poängskalan ”Risk” låter en gräns höra till en annan nivå.", True),
        ("Poängskalan ”Risk” sätts ned på ett annat sätt.", True),
        ("Poängskalan ”Risk” har gränserna 40 i stället för 50.", True),
        ("Nivån ”Låg” heter nu ”Liten”.", False),
    ]


def test_other_levels() -> None:
    after = {**SCALE, "nivåer": [{"id": "enda", "namn": "Enda"}]}

    assert said(between(SCALE, after)) == [("Poängskalan ”Risk” har andra nivåer.", True)]


def test_outcomes_that_come_go_and_change_places() -> None:
    new = {**GO, "id": "ny", "namn": "Ny"}

    assert said(between(SCALE, SCALE, ([WAIT, GO], [GO, WAIT, new]))) == [
        ("Utfallet ”Ny” är nytt.", True),
        ("Utfallen i ”Fardig” prövas i en annan ordning.", True),
    ]
    assert said(between(SCALE, SCALE, ([WAIT, GO], [GO]))) == [("Utfallet ”Vänta” finns inte längre.", True)]


def test_what_an_outcome_is_called_and_hangs_on() -> None:
    renamed = {**WAIT, "namn": "Avvakta", "skäl": [{"text": "Alltid."}]}
    reworded = {**GO, "skäl": [{"text": "Inget syns."}]}

    assert said(between(SCALE, SCALE, ([WAIT, GO], [renamed, reworded]))) == [
        ("Utfallet ”Vänta” heter nu ”Avvakta”.", False),
        ("Utfallet ”Vänta” ges av andra skäl.", True),
        ("Skälen till utfallet ”Gå” har andra ord.", False),
    ]
