"""The calendar file: a whole day for each promise, that a calendar knows again and no text can break."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from assessment.calendar_file import write_calendar
from assessment.core import editing
from assessment.core.assessment import Assessment, FollowUp, Measure, new_assessment
from assessment.service import Saved, Service
from assessment.service.calendar_days import days_of, one_line
from assessment.service.register_store import EVERY, Selection
from assessment.service.registering import TooManyForCalendar
from tests.factory import checklist_set, effect, perspective
from tests.test_service import World

MADE = datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
MEASURE = Measure(id="skjuts", text="Skolskjuts", owner="Skolchefen", due=date(2026, 8, 1), decided=True)
FOLLOW_UP = FollowUp(
    id="trygg", indicator="Trygghet", baseline="81 %", target="90 %", owner="Rektorn", date=date(2026, 6, 1)
)


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    return world.service()


def promising(*promised: Measure | FollowUp, **case: Any) -> Assessment:
    return editing.set_case(new_assessment("id-1"), **case).model_copy(
        update={
            "measures": tuple(p for p in promised if isinstance(p, Measure)),
            "follow_ups": tuple(p for p in promised if isinstance(p, FollowUp)),
        }
    )


def stored(service: Service, *promised: Measure | FollowUp, **case: Any) -> Saved:
    saved = service.start_new()
    changed = promising(*promised, **case).model_copy(update={"id": saved.assessment.id})
    kept = {"alternatives": saved.assessment.alternatives, "editions": saved.assessment.editions}
    return service.save(changed.model_copy(update=kept), saved)


def read_back(assessment: Assessment) -> list[Any]:
    written = write_calendar(days_of(assessment), one_line(assessment.case.title), MADE)
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_a_promise_is_a_whole_day_with_who_and_what_for() -> None:
    first, second = read_back(promising(MEASURE, FOLLOW_UP, title="Skolan", diary_number="UBN 2026/7"))

    assert first["SUMMARY"] == "Trygghet"
    assert first.decoded("DTSTART") == date(2026, 6, 1)
    assert first.decoded("DTEND") == date(2026, 6, 2)
    assert first["DESCRIPTION"].splitlines() == [
        "Uppföljning ur en konsekvensbedömning",
        "Ansvarig: Rektorn",
        "Värdet i dag: 81 %",
        "Mål: 90 %",
        "Ärende: Skolan",
        "Diarienummer: UBN 2026/7",
    ]
    assert second["SUMMARY"] == "Skolskjuts"
    assert second["DESCRIPTION"].splitlines()[1] == "Ansvarig: Skolchefen"


def test_it_is_told_a_week_before() -> None:
    (event,) = read_back(promising(MEASURE))

    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-7)
    assert alarm["ACTION"] == "DISPLAY"


def test_a_day_that_is_moved_is_the_same_day_to_a_calendar() -> None:
    (before,) = read_back(promising(MEASURE, title="Skolan"))
    moved = MEASURE.model_copy(update={"due": date(2026, 9, 1), "text": "Buss"})
    (after,) = read_back(promising(moved, title="Skolan"))

    assert before["UID"] == after["UID"]
    assert before.decoded("DTSTART") != after.decoded("DTSTART")


def test_a_measure_and_a_follow_up_with_one_id_are_two() -> None:
    one, other = read_back(
        promising(
            MEASURE.model_copy(update={"id": "a"}),
            FOLLOW_UP.model_copy(update={"id": "a"}),
        )
    )

    assert one["UID"] != other["UID"]


def test_only_what_is_decided_and_has_a_day_is_there() -> None:
    wish = MEASURE.model_copy(update={"decided": False})
    dayless = FOLLOW_UP.model_copy(update={"date": None})

    assert days_of(promising(wish, dayless, MEASURE.model_copy(update={"id": "b", "due": None}))) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Buss; taxi, eller \\n gå",
        "Buss\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "Buss\x00\x0b\x85\u2028ATTACH:file",
        "Å" * 300,
    ],
)
def test_no_text_can_break_the_file(written: str) -> None:
    measure = MEASURE.model_copy(update={"text": written, "owner": written})
    (event,) = read_back(promising(measure, title=written))

    wanted = " ".join(written.replace("\x00", " ").split())
    assert event["SUMMARY"] == wanted
    assert event["DESCRIPTION"].splitlines()[1:] == [f"Ansvarig: {wanted}", f"Ärende: {wanted}"]
    assert len(event.walk("VALARM")) == 1
    assert "ATTACH" not in event


def test_the_calendar_bears_the_name_of_the_matter() -> None:
    written = write_calendar(days_of(promising(MEASURE)), "Skolor, bad; och mer", MADE)

    assert b"X-WR-CALNAME:Skolor\\, bad\\; och mer\r\n" in written


def test_a_promise_without_words_says_what_it_is() -> None:
    (event,) = read_back(promising(MEASURE.model_copy(update={"text": " "})))

    assert event["SUMMARY"] == "Åtgärd utan text"


def test_the_register_and_the_assessment_tell_of_the_same_day(world: World, service: Service) -> None:
    saved = stored(service, MEASURE, FOLLOW_UP, title="Skolan", diary_number="UBN 1")
    assert service.calendar_days(saved.assessment) == 2
    assert service.export_calendar(saved.assessment) == b"ics av Skolan"
    alone = {(d.uid, d.day, d.title) for d in world.days}

    assert service.export_register_calendar().startswith(b"ics av ")
    assert {(d.uid, d.day, d.title) for d in world.days} == alone
    assert "Diarienummer: UBN 1" in world.days[0].details


def test_only_the_selection_is_there(world: World, service: Service) -> None:
    stored(service, MEASURE, title="Skolan")
    stored(service, FOLLOW_UP, title="Badet")

    service.export_register_calendar(Selection(text="badet"))

    assert [d.title for d in world.days] == ["Trygghet"]


def test_more_days_than_a_calendar_should_get_are_refused_with_what_to_do(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.registering.MOST_IN_CALENDAR", 1)
    stored(service, MEASURE, FOLLOW_UP)

    with pytest.raises(TooManyForCalendar, match="nämnd"):
        service.export_register_calendar(EVERY)
