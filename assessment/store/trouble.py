"""What a database complains of, as a Swedish sentence that says what to do.

Knows SQLite's error names and what a server that is away looks like. Changes nothing in the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from assessment.service.errors import StoreUnavailable

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
_OTHER = f"{{where}} svarar inte, {_UNSAVED}. Försök igen om en stund."


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the database says into `StoreUnavailable`; ``where`` names the database for the reader."""
    try:
        yield
    except exc.DBAPIError as error:
        raise StoreUnavailable(_sentence(error.orig).format(where=where)) from error
    except exc.TimeoutError as error:
        raise StoreUnavailable(
            f"För många använder {where} just nu. Vänta en stund och försök igen."
        ) from error


def _sentence(error: BaseException | None) -> str:
    # Extended names such as SQLITE_IOERR_FSYNC begin with the plain one.
    name = str(getattr(error, "sqlite_errorname", ""))
    return next((text for start, text in _SENTENCES.items() if name.startswith(start)), _OTHER)
