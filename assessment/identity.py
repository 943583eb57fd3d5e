"""Who is logged in: behörighet.yaml, read again when it has changed, and what Streamlit logs in with.

Knows the settings of the login and the file. Knows no page and no provider.
"""

import logging
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic import SecretStr

from assessment.core.language import tr
from assessment.login_settings import cookie_secret_fault
from assessment.service import BrokenFile, LoginNeeded, ServiceError
from assessment.service.people import Claims, PeopleFile, Visitor, login_key, people_of, visitor
from assessment.settings import Settings, SettingsError

CALLBACK = "/oauth2callback"
"""Where the provider sends people back; Streamlit's own address."""

_LOOK_AGAIN_SECONDS = 1.0
_LARGEST_SECRET = 4096
_LOG = logging.getLogger(__name__)

ReadYaml = Callable[[bytes, str], object]


class WatchedPeople:
    """behörighet.yaml, read again when it has changed. With faults in it, what it said before goes on."""

    def __init__(self, file: Path, read_yaml: ReadYaml) -> None:
        self._file = file
        self._read_yaml = read_yaml
        self._lock = Lock()
        self._seen: object = None
        self._next_look = 0.0
        self._good: PeopleFile | None = None
        self._faults: tuple[str, ...] = ()

    def current(self) -> PeopleFile:
        """Return who may do what.

        Raises:
            SettingsError: when the file cannot be used and was never read without faults.
        """
        with self._lock:
            if time.monotonic() >= self._next_look:
                self._look()
                self._next_look = time.monotonic() + _LOOK_AGAIN_SECONDS
            if self._good is None:
                raise SettingsError("\n".join((f"{self._file} går inte att använda.", *self._faults)))
            return self._good

    def _look(self) -> None:
        try:
            stat = self._file.stat()
            # Replaced by another file within the same tick of the clock it still has another number.
            seen: object = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen == self._seen:
                return
            found = self._read()
        except OSError as error:
            seen, found = str(error), (f"Filen går inte att läsa: {error.strerror}.",)
        if seen == self._seen:
            return
        self._seen = seen
        if isinstance(found, PeopleFile):
            self._good, self._faults = found, ()
        else:
            self._faults = found
            # What it says is who works here: the log has only that it cannot be used.
            _LOG.error("The file of people has faults and is not used")

    def _read(self) -> PeopleFile | tuple[str, ...]:
        try:
            return people_of(self._read_yaml(self._file.read_bytes(), self._file.name))
        except BrokenFile as error:
            return error.sentences


class Identity:
    """What turns a login into a person, while the login lasts."""

    def __init__(self, settings: Settings, people: WatchedPeople, now: Callable[[], float]) -> None:
        self._people = people
        self._counts = Claims(settings.login_names, settings.login_groups, settings.login_hours)
        self._now = now
        self._ended: dict[str, float] = {}
        self._made: dict[tuple[str, str], float] = {}
        self._lock = Lock()

    def visitor(self, said: Mapping[str, Any]) -> Visitor:
        """Return who is logged in, by the claims of the login.

        Raises:
            LoginNeeded: when nobody is, since too long, or when they have logged out in another window.
            LoginRefused: when the login does not say who it is in a way that can be trusted.
            SettingsError: when behörighet.yaml cannot be used.
        """
        found = visitor(said, self._counts, self._people.current(), self._now())
        if login_key(said) in self._ended:
            raise LoginNeeded(tr("Du har loggat ut. Logga in för att fortsätta."))
        return found

    def end(self, said: Mapping[str, Any]) -> None:
        """Let a login end here, in every window that it is open in, whatever cookies are left."""
        with self._lock:
            over = self._over()
            self._ended = {key: at for key, at in self._ended.items() if at > over}
            self._ended[login_key(said)] = self._now()

    def make(self, said: Mapping[str, Any], data: bytes) -> None:
        """Remember that a file was made for a login, which alone may fetch it."""
        with self._lock:
            over = self._over()
            self._made = {key: at for key, at in self._made.items() if at > over}
            self._made[login_key(said), _print_of(data)] = self._now()

    def may_fetch(self, said: Mapping[str, Any], data: bytes) -> bool:
        """Return whether a file was made for this login, which still lasts."""
        try:
            self.visitor(said)
        except ServiceError:
            return False
        return (login_key(said), _print_of(data)) in self._made

    def _over(self) -> float:
        # One hour more than a login lasts, for the clocks of others.
        return self._now() - (self._counts.hours + 1) * 3600


def _print_of(data: bytes) -> str:
    return sha256(data).hexdigest()


def identity(settings: Settings, read_yaml: ReadYaml, now: Callable[[], float]) -> Identity | None:
    """Return what tells who is logged in; None where nobody logs in.

    Raises:
        SettingsError: when behörighet.yaml cannot be used.
    """
    if not settings.login or settings.login_people is None:
        return None
    people = WatchedPeople(settings.login_people, read_yaml)
    people.current()
    return Identity(settings, people, now)


def login_secrets(settings: Settings) -> dict[str, Any]:
    """Return what Streamlit logs in with, in memory alone; empty where nobody logs in.

    Raises:
        SettingsError: when the file of a secret cannot be used.
    """
    if not settings.login:
        return {}
    cookie = _secret(settings.login_cookie_secret, settings.login_cookie_secret_file)
    if fault := cookie_secret_fault(cookie):
        raise SettingsError(fault)
    return {
        "auth": {
            "redirect_uri": settings.login_address.rstrip("/") + CALLBACK,
            "cookie_secret": cookie.get_secret_value(),
            "client_id": settings.login_client_id,
            "client_secret": _secret(
                settings.login_client_secret, settings.login_client_secret_file
            ).get_secret_value(),
            "server_metadata_url": settings.login_metadata,
        }
    }


def _secret(given: SecretStr, file: Path | None) -> SecretStr:
    if file is None:
        return given
    try:
        with file.open(encoding="utf-8") as opened:
            found = opened.read(_LARGEST_SECRET + 1).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Hemligheten i {file} går inte att läsa.") from error
    if not found or len(found) > _LARGEST_SECRET:
        raise SettingsError(f"{file} ska ha bara hemligheten i sig, på en rad.")
    return SecretStr(found)
