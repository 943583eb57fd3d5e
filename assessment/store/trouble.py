"""What a database complains of, as a sentence that says what to do.

Knows the error names of SQLite and the codes of PostgreSQL. Changes nothing in the database.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from assessment.core.language import N_, tr
from assessment.service.errors import StoreUnavailable

_LOG = logging.getLogger(__name__)
# A command tells its trouble in a sentence of its own; only the server keeps a log.
_LOG.addHandler(logging.NullHandler())
_BUSY = N_("{where} är upptagen just nu, så det senaste är inte sparat. Vänta en stund och försök igen.")
_SENTENCES = {
    "SQLITE_FULL": N_(
        "Disken är full, så det senaste är inte sparat. "
        "Frigör plats på disken där {where} ligger och försök igen."
    ),
    "SQLITE_READONLY": N_(
        "{where} går bara att läsa, så det senaste är inte sparat. Ge dig skrivrätt till filen och mappen "
        "den ligger i, eller välj en annan plats med KONSEKVENS_DB."
    ),
    "SQLITE_CANTOPEN": N_(
        "{where} går inte att öppna. Kontrollera att mappen finns och att du får skriva i den, "
        "eller välj en annan plats med KONSEKVENS_DB."
    ),
    "SQLITE_NOTADB": N_(
        "{where} är ingen SQLite-databas. Flytta undan filen, eller välj en annan plats med KONSEKVENS_DB."
    ),
    "SQLITE_CORRUPT": N_(
        "{where} är skadad. Stäng Konsekvens, ta en kopia av filen och läs tillbaka den senaste "
        "säkerhetskopian."
    ),
    "SQLITE_BUSY": N_(
        "{where} är upptagen av ett annat program, så det senaste är inte sparat. "
        "Vänta en stund och försök igen."
    ),
    "SQLITE_IOERR": N_(
        "Disken där {where} ligger svarar inte som den ska, så det senaste är inte sparat. "
        "Försök igen, eller välj en annan plats med KONSEKVENS_DB."
    ),
}
_CODES = {
    "53100": N_(
        "Disken är full på servern för {where}, så det senaste är inte sparat. "
        "Säg till den som sköter databasen."
    ),
    "53300": N_(
        "För många använder {where} just nu, så det senaste är inte sparat. Vänta en stund och försök igen."
    ),
    "25006": N_(
        "{where} går bara att läsa, så det senaste är inte sparat. "
        "Kontrollera att KONSEKVENS_DB pekar på huvudservern och inte på en kopia."
    ),
    "42501": N_(
        "Användaren får inte ändra i {where}, så det senaste är inte sparat. "
        "Ge den rätt att skapa och ändra tabeller där."
    ),
    "55P03": _BUSY,
}
_OTHER = N_("{where} svarar inte, så det senaste är inte sparat. Försök igen om en stund.")
_UNREACHED = N_(
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
        raise StoreUnavailable(tr(sentence, where=where)) from error
    except exc.TimeoutError as error:
        _LOG.warning("No connection to the database was free", exc_info=error)
        raise StoreUnavailable(
            tr("För många använder {where} just nu. Vänta en stund och försök igen.", where=where)
        ) from error


def busy(where: str) -> StoreUnavailable:
    """Return what to raise when others have written for too long."""
    return StoreUnavailable(tr(_BUSY, where=where))


def _sentence(error: BaseException | None, otherwise: str) -> str:
    # Extended names such as SQLITE_IOERR_FSYNC begin with the plain one.
    name = str(getattr(error, "sqlite_errorname", ""))
    code = str(getattr(error, "sqlstate", ""))
    return _CODES.get(code) or next(
        (text for start, text in _SENTENCES.items() if name.startswith(start)), otherwise
    )
