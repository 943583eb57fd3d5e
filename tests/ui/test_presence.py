"""Two people in one assessment: who else is here, and what has changed since one was here."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.people import Person, Role
from assessment.service import Saved, Service
from assessment.service.people import Visitor
from assessment.ui import presence
from tests.ui.window import Window

EVA, BO = (Person(name, frozenset(Role), everywhere=True) for name in ("eva", "bo"))


class Login:
    """A login that lets in whoever the test says."""

    person = EVA

    def visitor(self, claims: Mapping[str, Any]) -> Visitor:
        assert claims is not None
        return Visitor(self.person, self.person.id)


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch, window: Window) -> Login:
    assert window is not None
    found = Login()
    monkeypatch.setattr(bootstrap, "who", lambda: found)
    return found


def here(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is done from now on be done in a window of this name."""
    monkeypatch.setattr(presence, "_window", lambda: name)


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next visit be noted: on this page's clock the time between two has passed."""
    passed = bootstrap.now() + timedelta(seconds=presence.BEAT)
    monkeypatch.setattr(bootstrap, "now", lambda: passed)


def of(person: Person) -> Service:
    return bootstrap.service().of(person)


def begun() -> Saved:
    return of(EVA).start_example("fall-1-anpassad-grundskola.json")


def html(window: Window) -> str:
    return "".join(str(h.proto.body) for h in window.app.get("html"))


def test_another_window_is_told_of_with_its_step(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = bootstrap.service().start_new()
    here("den ena", monkeypatch)
    window.open(saved.assessment.id, "grupper")
    assert "Också här nu" not in window.said

    here("den andra", monkeypatch)
    other = Window().open(saved.assessment.id, "arendet")
    assert "Också här nu" not in other.said, "what was here before may be this tab, before it was reloaded"
    later(monkeypatch)
    other.open(saved.assessment.id, "alternativ")
    assert "Också här nu: ett annat fönster, i 3 Vilka berörs?" in other.said.replace("\\", "")


def test_a_window_that_is_closed_is_told_of_no_more(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = bootstrap.service().start_new()
    here("den ena", monkeypatch)
    window.open(saved.assessment.id, "grupper")
    here("den andra", monkeypatch)
    other = Window().open(saved.assessment.id, "arendet")
    later(monkeypatch)
    other.open(saved.assessment.id, "alternativ")

    monkeypatch.setattr(presence, "_there", lambda visit: visit.window != "den ena")
    assert "Också här nu" not in other.open(saved.assessment.id, "alternativ").said


def test_others_are_told_of_by_the_name_they_log_in_with(
    window: Window, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = begun()
    of(BO).visit(saved.assessment.id, "bos", "samlad", 1)
    of(BO).visit(saved.assessment.id, "bos andra", "resultat", 1)
    here("evas", monkeypatch)
    login.person = EVA
    window.open(saved.assessment.id, "arendet")

    said = window.said.replace("\\", "")
    assert said.count("Också här nu: bo") == 1
    assert "och bo" not in said, "one person is one, in however many windows"


def test_what_others_have_changed_is_told_in_words_until_it_has_been_seen(
    window: Window, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = begun()
    name = saved.assessment.id
    here("evas", monkeypatch)
    login.person = EVA
    window.open(name, "arendet")
    assert "Sedan du var här" not in html(window), "nothing is new to who comes for the first time"

    changed = of(BO).save(editing.set_case(saved.assessment, annex="<b>7</b>"), saved)
    today = bootstrap.now().date()
    of(BO).save(editing.comment(changed.assessment, "Hur vet ni det?", today, ""), changed)
    here("evas andra", monkeypatch)
    again = Window().open(name, "arendet")

    told = html(again)
    assert "Sedan du var här: 1 svar ändrat och 1 ny kommentar" in told
    assert "<strong>Bilagans nummer</strong> (bo, " in told
    assert "→ &lt;b&gt;7&lt;/b&gt;" in told
    assert "Hur vet ni det?" in told
    again.press("Jag har sett det")
    assert "Sedan du var här" not in html(again)


def test_an_answer_waits_for_no_visit(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = bootstrap.service().start_new()
    window.open(saved.assessment.id, "arendet")

    def never(*_: object) -> None:
        pytest.fail("a visit was noted while somebody waited for an answer")

    monkeypatch.setattr(presence, "_beat", never)
    window.write("arende|annex", "7")
    assert window.stored.case.annex == "7"
