"""What a database complains of, as a Swedish sentence that says what to do.

Knows the error names of SQLite and the codes of PostgreSQL. Changes nothing in the database.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from assessment.service.errors import StoreUnavailable

_LOG = logging.getLogger(__name__)
# A command tells its trouble in a sentence of its own; only the server keeps a log.
_LOG.addHandler(logging.NullHandler())
_ELSEWHERE = "välj en annan plats med KONSEKVENS_DB"
_UNSAVED = "så det senaste är inte sparat"
_SENTENCES = {
    "SQLITE_FULL": (
        f"Disken är full, {_UNSAVED}. Frigör plats på disken där {{where}} ligger och försök igen."
    ),
    "SQLITE_READONLY": (
        f"{{where}} går bara att läsa, {_UNSAVED}. Ge dig skrivrätt till filen och mappen den ligger i, "
        f"eller {_ELSEWHERE}."
    ),
    "SQLITE_CANTOPEN": (
        "{where} går inte att öppna. Kontrollera att mappen finns och att du får skriva i den, "
        f"eller {_ELSEWHERE}."
    ),
    "SQLITE_NOTADB": f"{{where}} är ingen SQLite-databas. Flytta undan filen, eller {_ELSEWHERE}.",
    "SQLITE_CORRUPT": (
        "{where} är skadad. Stäng Konsekvens, ta en kopia av filen och läs tillbaka den senaste "
        "säkerhetskopian."
    ),
    "SQLITE_BUSY": (
        f"{{where}} är upptagen av ett annat program, {_UNSAVED}. Vänta en stund och försök igen."
    ),
    "SQLITE_IOERR": (
        f"Disken där {{where}} ligger svarar inte som den ska, {_UNSAVED}. Försök igen, eller {_ELSEWHERE}."
    ),
}
_CODES = {
    "53100": f"Disken är full på servern för {{where}}, {_UNSAVED}. Säg till den som sköter databasen.",
    "53300": f"För många använder {{where}} just nu, {_UNSAVED}. Vänta en stund och försök igen.",
    "25006": (
        f"{{where}} går bara att läsa, {_UNSAVED}. Kontrollera att KONSEKVENS_DB pekar på huvudservern "
        "och inte på en kopia."
    ),
    "42501": (
        f"Användaren får inte ändra i {{where}}, {_UNSAVED}. Ge den rätt att skapa och ändra tabeller där."
    ),
    "55P03": f"{{where}} är upptagen just nu, {_UNSAVED}. Vänta en stund och försök igen.",
}
_OTHER = f"{{where}} svarar inte, {_UNSAVED}. Försök igen om en stund."


_UNREACHED = (
    "{where} går inte att nå. Kontrollera adressen, användaren och lösenordet i KONSEKVENS_DB, "
    "och att servern är i gång."
)


@contextmanager
def told(where: str, *, opening: bool = False) -> Iterator[None]:
    """Turn what the database says into `StoreUnavailable`.

    Args:
        where: names the database for the reader.
        opening: True before it has ever answered, when nobody has typed anything yet.
    """
    try:
        yield
    except exc.DBAPIError as error:
        _LOG.warning("The database could not do what was asked", exc_info=error)
        sentence = _sentence(error.orig, _UNREACHED if opening else _OTHER)
        raise StoreUnavailable(sentence.format(where=where)) from error
    except exc.TimeoutError as error:
        _LOG.warning("No connection to the database was free", exc_info=error)
        raise StoreUnavailable(
            f"För många använder {where} just nu. Vänta en stund och försök igen."
        ) from error


def busy(where: str) -> StoreUnavailable:
    """Return what to raise when others have written for too long."""
    return StoreUnavailable(_CODES["55P03"].format(where=where))


def _sentence(error: BaseException | None, otherwise: str) -> str:
    # Extended names such as SQLITE_IOERR_FSYNC begin with the plain one.
    name = str(getattr(error, "sqlite_errorname", ""))
    code = str(getattr(error, "sqlstate", ""))
    return _CODES.get(code) or next(
        (text for start, text in _SENTENCES.items() if name.startswith(start)), otherwise
    )
