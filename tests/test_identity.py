"""behörighet.yaml as a file that changes under way, what Streamlit logs in with, and logins that end."""

import logging
import os
from pathlib import Path
from typing import Any

import pytest

from assessment import bootstrap
from assessment.core.people import Role
from assessment.identity import Identity, WatchedPeople, identity, login_secrets
from assessment.service import LoginNeeded
from assessment.settings import Settings, SettingsError

NOW = 1_800_000_000.0
LONG = "kaksekret-" * 4
EVA = {"is_logged_in": True, "iat": NOW, "preferred_username": "eva@lillmark.se", "nonce": "n1"}
PEOPLE = "personer:\n  eva@lillmark.se:\n    roller: [handläggare]\n    nämnder: [Skolnämnden]\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "behörighet.yaml"
    written.write_text(PEOPLE, encoding="utf-8")
    return written


@pytest.fixture
def people(file: Path, monkeypatch: pytest.MonkeyPatch) -> WatchedPeople:
    monkeypatch.setattr("assessment.identity._LOOK_AGAIN_SECONDS", 0)
    return WatchedPeople(file, bootstrap.read_yaml)


def settings(**more: str) -> Settings:
    return Settings.read(
        {
            "KONSEKVENS_LOGIN_METADATA": "https://id.lillmark.se/.well-known/openid-configuration",
            "KONSEKVENS_LOGIN_CLIENT_ID": "konsekvens",
            "KONSEKVENS_LOGIN_CLIENT_SECRET": "klienthemlighet",
            "KONSEKVENS_LOGIN_COOKIE_SECRET": LONG,
            "KONSEKVENS_LOGIN_ADDRESS": "https://konsekvens.lillmark.se/",
            "KONSEKVENS_LOGIN_PEOPLE": "behörighet.yaml",
        }
        | more
    )


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def known(people: WatchedPeople) -> tuple[Identity, Clock]:
    clock = Clock()
    return Identity(settings(), people, clock), clock


def test_the_file_is_read_again_when_it_has_changed(people: WatchedPeople, file: Path) -> None:
    assert people.current().person("eva@lillmark.se", []).roles == {Role.OFFICER}

    file.write_text(PEOPLE.replace("handläggare", "granskare, läsare"), encoding="utf-8")

    assert people.current().person("eva@lillmark.se", []).roles == {Role.REVIEWER, Role.READER}


@pytest.mark.parametrize("broken", ["personer: [", "personer:\n  siv: {roller: [chef], nämnder: alla}\n"])
def test_a_slip_in_the_file_locks_nobody_out_and_lets_nobody_in(
    people: WatchedPeople, file: Path, broken: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = people.current()
    caplog.set_level(logging.DEBUG)

    file.write_text(broken, encoding="utf-8")

    assert people.current() is before
    assert "faults" in caplog.text
    assert "siv" not in caplog.text
    file.unlink()
    assert people.current() is before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("personer: [", "Rad 1"),
        ("personer:\n  siv: {roller: [chef], nämnder: alla}\n", "I personer → siv → roller"),
        ("personer:\n  siv: {roller: [läsare], nämnder: alla}\n  siv: {}\n", "siv"),
    ],
)
def test_a_file_that_never_worked_is_told_with_the_place(
    people: WatchedPeople, file: Path, text: str, told: str
) -> None:
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match="går inte att använda") as error:
        people.current()
    assert told in str(error.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="går inte att läsa"):
        identity(settings(KONSEKVENS_LOGIN_PEOPLE=str(tmp_path / "ingen.yaml")), bootstrap.read_yaml, Clock())


def test_where_nobody_logs_in_nobody_is_asked_for() -> None:
    assert identity(Settings.read({}), bootstrap.read_yaml, Clock()) is None
    assert login_secrets(Settings.read({})) == {}


def test_a_login_lasts_its_hours_and_no_longer(known: tuple[Identity, Clock]) -> None:
    found, clock = known
    assert found.visitor(EVA).person.roles == {Role.OFFICER}

    clock.now += 10 * 3600

    with pytest.raises(LoginNeeded):
        found.visitor(EVA)


def test_who_logs_out_is_out_in_every_window_and_may_log_in_again(known: tuple[Identity, Clock]) -> None:
    found, clock = known
    found.end(EVA)

    with pytest.raises(LoginNeeded, match="Du har loggat ut"):
        found.visitor(EVA)
    assert found.visitor(EVA | {"nonce": "n2"}).person.id == "eva@lillmark.se"
    clock.now += 12 * 3600
    found.end(EVA | {"nonce": "n3"})
    assert len(found._ended) == 1


def test_a_file_is_fetched_by_the_login_that_made_it_alone(known: tuple[Identity, Clock]) -> None:
    found, clock = known
    found.make(EVA, b"word")

    assert found.may_fetch(EVA, b"word")
    for other, data in ((EVA, b"excel"), (EVA | {"nonce": "n2"}, b"word"), ({}, b"word")):
        assert not found.may_fetch(other, data)
    clock.now += 12 * 3600
    found.make(EVA, b"excel")
    assert not found.may_fetch(EVA, b"word")
    assert len(found._made) == 1


def test_streamlit_is_given_what_it_logs_in_with_also_from_files(tmp_path: Path) -> None:
    client, cookie = tmp_path / "klient", tmp_path / "kaka"
    client.write_text("klienthemlighet\n", encoding="utf-8")
    cookie.write_text(LONG, encoding="utf-8")
    by_file = settings(
        KONSEKVENS_LOGIN_CLIENT_SECRET="",
        KONSEKVENS_LOGIN_CLIENT_SECRET_FILE=str(client),
        KONSEKVENS_LOGIN_COOKIE_SECRET="",
        KONSEKVENS_LOGIN_COOKIE_SECRET_FILE=str(cookie),
    )

    assert login_secrets(by_file) == login_secrets(settings())
    assert login_secrets(by_file)["auth"] == {
        "redirect_uri": "https://konsekvens.lillmark.se/oauth2callback",
        "cookie_secret": LONG,
        "client_id": "konsekvens",
        "client_secret": "klienthemlighet",
        "server_metadata_url": "https://id.lillmark.se/.well-known/openid-configuration",
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "bara hemligheten"),
        (b"x" * 5000, "bara hemligheten"),
        (b"\xff", "att läsa"),
        (b"kort", "för kort"),
    ],
)
def test_a_file_that_holds_no_secret_is_told_without_what_it_holds(
    tmp_path: Path, content: bytes, told: str
) -> None:
    cookie = tmp_path / "kaka"
    cookie.write_bytes(content)

    with pytest.raises(SettingsError, match=told) as error:
        login_secrets(
            settings(KONSEKVENS_LOGIN_COOKIE_SECRET="", KONSEKVENS_LOGIN_COOKIE_SECRET_FILE=str(cookie))
        )
    assert "kort" not in str(error.value).replace("för kort", "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"KONSEKVENS_LOGIN_CLIENT_ID": ""}, "KONSEKVENS_LOGIN_CLIENT_ID saknas"),
        ({"KONSEKVENS_LOGIN_PEOPLE": ""}, "KONSEKVENS_LOGIN_PEOPLE saknas"),
        ({"KONSEKVENS_LOGIN_ADDRESS": ""}, "KONSEKVENS_LOGIN_ADDRESS saknas"),
        ({"KONSEKVENS_LOGIN_CLIENT_SECRET": ""}, "antingen KONSEKVENS_LOGIN_CLIENT_SECRET eller"),
        ({"KONSEKVENS_LOGIN_COOKIE_SECRET_FILE": "/x"}, "inte båda"),
        ({"KONSEKVENS_LOGIN_COOKIE_SECRET": "hemligt"}, "för kort"),
        ({"KONSEKVENS_LOGIN_ADDRESS": "http://konsekvens.lillmark.se"}, "ska börja med https"),
        ({"KONSEKVENS_LOGIN_METADATA": "http://id.lillmark.se/x"}, "ska börja med https"),
        ({"KONSEKVENS_LOGIN_ADDRESS": "https://lillmark.se/konsekvens"}, "ska sluta efter namnet"),
        ({"KONSEKVENS_LOGIN_HOURS": "0"}, "för litet"),
        ({"KONSEKVENS_LOGIN_METADATA": ""}, "gäller bara tillsammans med KONSEKVENS_LOGIN_METADATA"),
    ],
)
def test_what_the_login_lacks_is_told_and_no_secret_with_it(given: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings(**given)

    assert told in str(error.value)
    for secret in ("klienthemlighet", LONG, "hemligt"):
        assert secret not in str(error.value)


def test_on_the_own_computer_the_login_may_go_without_https() -> None:
    assert settings(KONSEKVENS_LOGIN_ADDRESS="http://localhost:8501").login


def test_settings_that_are_shown_show_no_secret() -> None:
    found: Any = settings()

    for shown in (repr(found), str(found), found.model_dump_json()):
        assert "klienthemlighet" not in shown
        assert LONG not in shown


def test_the_same_clock_tick_hides_no_change(people: WatchedPeople, file: Path) -> None:
    people.current()
    before = file.stat()
    other = file.with_suffix(".ny")
    other.write_text(PEOPLE.replace("eva@", "ada@"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)

    assert people.current().person("ada@lillmark.se", []).roles == {Role.OFFICER}
