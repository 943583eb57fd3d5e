"""Following up on the page: what is done is noted with its day, leaves the list, and can come back."""

from datetime import date

import pytest

from assessment import bootstrap
from assessment.core.assessment import Measure
from assessment.core.people import Deed
from assessment.service import Service
from tests.ui.window import Window

MEASURES = (
    Measure(id="a", text="*Skolskjuts* <b>", owner="Skolchefen", due=date(2026, 8, 1), decided=True),
    Measure(id="b", text="Buss", owner="Rektorn", decided=True),
)
PLACE = "{}/åtgärd/{}"


@pytest.fixture
def matter(window: Window) -> str:
    saved = window.service.start_new()
    window.service.save(saved.assessment.model_copy(update={"measures": MEASURES}), saved)
    window.open("", "register", visa="forfaller", lage="utkast")
    return saved.assessment.id


def done(window: Window) -> list[tuple[str, date | None, str]]:
    return [(li.promise.item, li.done_on, li.note) for li in window.service.promised(done=True).lines]


def listed(window: Window) -> str:
    return "\n".join(
        e.proto.body for e in window.app.get("html") if "Åtgärder och uppföljningar" in e.proto.body
    )


def note(window: Window, matter: str, day: str, text: str = "", item: str = "a") -> None:
    window.choose("klart-vad", PLACE.format(matter, item))
    for ending, written in (("klart-den", day), ("klart-anteckning", text)):
        next(f for f in window.app.text_input if (f.key or "").endswith(ending)).set_value(written)
    window.press("Anteckna att det är klart")


def test_what_is_done_is_noted_and_leaves_the_list(window: Window, matter: str) -> None:
    assert "Skolskjuts" in listed(window)
    assert not window.has_button("Anteckna att det är klart")

    note(window, matter, "2026-01-15", "Upphandlad, UBN 7")

    assert done(window) == [("a", date(2026, 1, 15), "Upphandlad, UBN 7")]
    assert "Skolskjuts" not in listed(window)
    assert "Buss" in listed(window)
    told = window.app.success[0].value.replace("\\", "")
    assert told == "Antecknat: ”*Skolskjuts* <b>” är klart den 2026-01-15."
    assert not window.app.exception


def test_it_can_be_taken_back_at_once(window: Window, matter: str) -> None:
    note(window, matter, "2026-01-15", item="b")
    window.press("Ångra")

    assert done(window) == []
    assert "Buss" in listed(window)
    assert not window.app.success
    assert not window.app.exception


def test_the_last_one_leaves_an_empty_list_with_the_way_back(window: Window, matter: str) -> None:
    note(window, matter, "2026-01-15")
    note(window, matter, "2026-01-16", item="b")

    assert "Inget i urvalet väntar på att bli gjort." in window.said
    window.press("Ångra")
    assert "Buss" in listed(window)


def test_today_stands_there_already(window: Window, matter: str) -> None:
    window.choose("klart-vad", PLACE.format(matter, "a"))

    field = next(f for f in window.app.text_input if (f.key or "").endswith("klart-den"))
    assert field.value == bootstrap.now().date().isoformat()


@pytest.mark.parametrize(
    ("day", "told"),
    [("i våras", "Skriv år, månad och dag"), ("2199-01-01", "Dagen har inte varit än")],
)
def test_a_day_that_cannot_be_is_told_and_what_is_written_stays(
    window: Window, matter: str, day: str, told: str
) -> None:
    note(window, matter, day, "Upphandlad")

    assert told in window.app.error[0].value
    assert done(window) == []
    fields = {(f.key or "").rpartition("|")[2]: f.value for f in window.app.text_input}
    assert (fields["klart-den"], fields["klart-anteckning"]) == (day, "Upphandlad")


def test_who_may_only_read_is_told_so(window: Window, matter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Service, "rights", lambda *_: frozenset({Deed.READ}))
    window.choose("klart-vad", PLACE.format(matter, "a"))

    assert "inte anteckna något om den" in window.said
    assert not window.has_button("Anteckna att det är klart")


def test_what_somebody_else_has_taken_away_is_told(window: Window, matter: str) -> None:
    window.choose("klart-vad", PLACE.format(matter, "a"))
    saved = window.service.open(matter)
    wished = replace_first(saved.assessment.measures)
    window.service.save(saved.assessment.model_copy(update={"measures": wished}), saved)
    window.press("Anteckna att det är klart")

    assert "finns inte längre" in window.app.error[0].value
    assert done(window) == []
    assert not window.app.exception


def replace_first(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return measures[0].model_copy(update={"decided": False}), *measures[1:]
