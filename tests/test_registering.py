"""The register as a person may use it: what is in it for whom, and what is handed over of it."""

from datetime import date
from typing import Any

import pytest

from assessment.core import editing
from assessment.core.assessment import FollowUp, Measure, Seal
from assessment.core.case import Alternative
from assessment.core.people import Person, Role, board_key
from assessment.core.stages import content_fingerprint
from assessment.core.vocabulary import Stage, Status
from assessment.service import Saved, Service
from assessment.service.listed import Columns, StatusColumn
from assessment.service.register_sheets import UNSETTLED, shown_word, words_of
from assessment.service.register_store import EVERY, Facet, Selection
from assessment.service.registering import TooManyForExcel
from tests.factory import checklist_set, effect, perspective
from tests.test_service import World

SCHOOL, CARE = "Utbildningsnämnden", "Vårdnämnden"
EVA = Person("eva", frozenset({Role.OFFICER}), frozenset({board_key(SCHOOL)}))
ALI = Person("ali", frozenset({Role.STRATEGIST}), frozenset({board_key(CARE)}))


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service().of(EVA)


def stored(service: Service, title: str, **case: Any) -> Saved:
    saved = service.start_new()
    return service.save(editing.set_case(saved.assessment, title=title, board=SCHOOL, **case), saved)


def sealed(service: Service, saved: Saved) -> Saved:
    seal = Seal(day=date(2026, 2, 1), fingerprint=content_fingerprint(saved.assessment))
    frozen = saved.assessment.model_copy(update={"stage": Stage.READY, "seal": seal})
    return service._writing.replace(frozen, saved)


def test_another_namnd_finds_only_what_is_klart(service: Service) -> None:
    stored(service, "Utkastet")
    sealed(service, stored(service, "Det klara"))
    other = service.of(ALI)

    assert [line.columns.title for line in other.register().lines] == ["Det klara"]
    assert other.register_count() == 1
    assert other.register(Selection(text="utkastet")).lines == ()
    assert [(t.key, t.number) for t in other.register_choices(Facet.STAGE)] == [(("klar",), 1)]
    assert service.register_count() == 2


def test_what_is_handed_over_holds_no_more_than_the_page(world: World, service: Service) -> None:
    stored(service, "Utkastet")
    sealed(service, stored(service, "Det klara"))

    assert service.of(ALI).export_register_excel() == "xlsx av Register över konsekvensbedömningar".encode()
    titles = [[row[0] for row in sheet.rows] for sheet in world.sheets]
    assert titles[::2] == [["Det klara"], []]
    assert set(titles[1]) == {"Det klara"}
    service.of(ALI).export_register_csv()
    assert [row[0] for row in world.sheets[0].rows] == ["Det klara"]
    service.export_register_csv()
    assert len(world.sheets[0].rows) == 2


def test_every_row_has_the_words_of_the_pages(world: World, service: Service) -> None:
    stored(service, "Skolan", diary_number="UBN 1", decision_date=date(2026, 3, 1))
    service.export_register_excel()

    sheet = world.sheets[0]
    row = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert row["Läge"] == "Utkast"
    assert row["Beslutsdag"] == date(2026, 3, 1)
    assert row["Nämnd"] == SCHOOL
    assert row["Öppna stoppflaggor"] == 0
    assert "Barn" in sheet.columns


@pytest.mark.parametrize(
    ("leading", "word"),
    [("b", "Stärker"), ("forslaget", "Försvagar"), ("nollalternativ", "Försvagar"), ("", "Försvagar")],
)
def test_the_words_are_those_of_the_alternative_that_the_first_page_is_about(leading: str, word: str) -> None:
    statuses = (
        StatusColumn("barn", "b", Status.STRENGTHENS, 1),
        StatusColumn("barn", "forslaget", Status.WEAKENS, 1),
    )
    columns = Columns("", "", "", "", Stage.READY, 1, statuses=statuses, leading=leading)

    assert words_of(columns) == {"barn": word}


def test_a_store_tells_which_alternative_the_first_page_is_about(service: Service) -> None:
    saved = stored(service, "Skolan")
    another = Alternative(id="b", name="Något annat")
    changed = {"alternatives": (*saved.assessment.alternatives, another), "recommended": "b"}
    service.save(saved.assessment.model_copy(update=changed), saved)

    assert [line.columns.leading for line in service.register().lines] == ["b"]


def test_promises_are_told_with_who_and_when(world: World, service: Service) -> None:
    saved = stored(service, "Skolan")
    measure = Measure(id="a", text="Skolskjuts", owner="Skolchefen", due=date(2026, 8, 1), decided=True)
    follow_up = FollowUp(id="b", indicator="Trygghet", owner="Rektorn", date=date(2026, 6, 1))
    changed = saved.assessment.model_copy(update={"measures": (measure,), "follow_ups": (follow_up,)})
    service.save(changed, saved)

    assert [line.promise.owner for line in service.promised().lines] == ["Rektorn", "Skolchefen"]
    assert service.of(ALI).promised().lines == ()
    service.export_register_excel()
    assert [row[2:4] for row in world.sheets[2].rows] == [
        ("Trygghet", "Rektorn"),
        ("Skolskjuts", "Skolchefen"),
    ]


def test_every_assessment_of_a_long_register_is_handed_over_once(
    world: World, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.registering._AT_A_TIME", 2)
    for number in range(5):
        stored(service, f"Nr {number}")

    service.export_register_csv()

    assert sorted(str(row[0]) for row in world.sheets[0].rows) == [f"Nr {number}" for number in range(5)]


def test_more_than_excel_should_hold_is_refused_with_what_to_do(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.registering.MOST_IN_EXCEL", 1)
    stored(service, "Ett")
    stored(service, "Två")

    with pytest.raises(TooManyForExcel, match="CSV"):
        service.export_register_excel()
    assert service.export_register_excel(Selection(text="ett"))


@pytest.mark.parametrize(
    ("status", "possible", "shown"),
    [
        (Status.WEAKENS, 1, "Försvagar"),
        (Status.WEAKENS, 2, UNSETTLED),
        (Status.BASIS_MISSING, 3, "Underlag saknas"),
        (Status.NOT_ASSESSED, 6, "Inte bedömt"),
    ],
)
def test_while_several_words_are_possible_none_is_said(status: Status, possible: int, shown: str) -> None:
    assert shown_word(StatusColumn("barn", "forslaget", status, possible)) == shown


def test_burdens_are_those_of_the_selection(service: Service) -> None:
    stored(service, "Ett")
    sealed(service, stored(service, "Två"))
    klara = Selection(stages=frozenset({Stage.READY}))

    assert [t.number for t in service.register_burdens(EVERY)] == [2]
    assert [t.number for t in service.of(ALI).register_burdens(EVERY)] == [1]
    assert [t.number for t in service.register_burdens(klara)] == [1]
