"""The backup file: a zip with a manifest and one file of JSON lines for each table, alike for every database.

Knows how a row is written and how a damaged file is told. Knows no database.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assessment.service.errors import ServiceError

FORMAT: Final = "konsekvens-säkerhetskopia"
MANIFEST: Final = "manifest.json"
_EDITION: Final = 1
_LARGEST_MANIFEST = 1024 * 1024
_LARGEST_ROW = 64 * 1024 * 1024
"""Bytes. The largest assessment file is 20 MB."""
_MOST_DENSE = 500
"""How many times larger than the file its content may be; text is some ten times larger."""
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError)
"""What reading a file that is not as it should be ends in."""
_SMALL = 64 * 1024 * 1024
_LEVEL = 3


class BackupError(ServiceError):
    """A backup that cannot be made or read back; the message is Swedish and says why and what to do."""


class TableNote(BaseModel):
    """What the manifest says of one table; ``size`` is in bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: tuple[str, ...]
    rows: int = Field(ge=0)
    size: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """What a backup says of itself. ``made_at`` is the moment that its content is from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str
    edition: int
    schema_version: int = Field(ge=1)
    program: str
    made_at: datetime
    tables: dict[str, TableNote]

    @property
    def rows(self) -> int:
        """How many rows there are in all tables together."""
        return sum(note.rows for note in self.tables.values())


@dataclass(frozen=True, slots=True)
class Made:
    """Of what a backup was made: the schema, the program (its version), and when."""

    schema_version: int
    program: str
    made_at: datetime


class Writer:
    """Writes one backup, table after table."""

    def __init__(self, target: IO[bytes], made: Made) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
        self._made = made
        self._tables: dict[str, TableNote] = {}

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write one table; a row is read when it is written, so that only one is held at a time."""
        digest, count, size = hashlib.sha256(), 0, 0
        with self._zip.open(_member(name), "w", force_zip64=True) as file:
            for row in rows:
                line = f"{json.dumps([_plain(v) for v in row], ensure_ascii=False)}\n".encode()
                digest.update(line)
                file.write(line)
                count, size = count + 1, size + len(line)
        self._tables[name] = TableNote(
            columns=tuple(columns), rows=count, size=size, sha256=digest.hexdigest()
        )

    def finish(self) -> Manifest:
        """Write the manifest and close the file; without it, the file is no backup."""
        manifest = Manifest(
            format=FORMAT,
            edition=_EDITION,
            schema_version=self._made.schema_version,
            program=self._made.program,
            made_at=self._made.made_at,
            tables=self._tables,
        )
        self._zip.writestr(MANIFEST, manifest.model_dump_json(indent=2))
        self._zip.close()
        return manifest


class Reader:
    """Reads one backup whose every byte has been checked against its manifest."""

    def __init__(self, file: zipfile.ZipFile, path: Path) -> None:
        self._zip, self._path = file, path
        self.manifest = self._manifest()
        self._measure()
        for name in self.manifest.tables:
            self._check(name)

    def rows(self, table: str) -> Generator[list[Any]]:
        """Yield the rows of a table as plain JSON values."""
        width = len(self.manifest.tables[table].columns)
        with self._zip.open(_member(table)) as file:
            while line := file.readline(_LARGEST_ROW):
                row = json.loads(line)
                if not isinstance(row, list) or len(row) != width:
                    raise _damaged(self._path)
                yield row

    def _manifest(self) -> Manifest:
        foreign = BackupError(
            f"{self._path} är ingen säkerhetskopia från Konsekvens. "
            "Välj en fil som är gjord med konsekvens backup."
        )
        try:
            if self._zip.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise foreign
            plain = json.loads(self._zip.read(MANIFEST))
        except (KeyError, ValueError) as error:
            raise foreign from error
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise foreign
        if plain.get("edition") != _EDITION:
            raise BackupError(
                f"{self._path} är gjord av en nyare Konsekvens. Uppdatera Konsekvens och försök igen."
            )
        try:
            return Manifest.model_validate(plain)
        except ValidationError as error:
            raise _damaged(self._path) from error

    def _measure(self) -> None:
        names = {MANIFEST, *map(_member, self.manifest.tables)}
        found = self._zip.infolist()
        if sorted(info.filename for info in found) != sorted(names):
            raise _damaged(self._path)
        size = sum(info.file_size for info in found)
        if size > max(_SMALL, _MOST_DENSE * self._path.stat().st_size):
            raise BackupError(
                f"{self._path} packas upp till {size // (1024 * 1024)} MB, orimligt mycket för sin storlek. "
                "Välj en annan säkerhetskopia."
            )

    def _check(self, name: str) -> None:
        note = self.manifest.tables[name]
        digest, count, size = hashlib.sha256(), 0, 0
        with self._zip.open(_member(name)) as file:
            # A row that never ends is met before it is held.
            while (line := file.readline(_LARGEST_ROW)) and size <= note.size:
                digest.update(line)
                count, size = count + 1, size + len(line)
        if (count, size, digest.hexdigest()) != (note.rows, note.size, note.sha256):
            raise _damaged(self._path)


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a backup and check all of it.

    Raises:
        BackupError: when it cannot be opened, is damaged, is no backup, or would unpack to far too much.
    """
    with ExitStack() as stack:
        with _damages_told(path):
            reader = Reader(stack.enter_context(zipfile.ZipFile(path)), path)
        yield reader


@contextmanager
def _damages_told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise BackupError(f"{path} finns inte. Kontrollera sökvägen.") from error
    except PermissionError as error:
        raise BackupError(f"Du får inte läsa {path}. Be om läsrätt till filen.") from error
    except (*BROKEN, NotImplementedError, RuntimeError) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise BackupError(f"{path} går inte att läsa ({error.strerror}). Välj en annan fil.") from error


def _damaged(path: Path) -> BackupError:
    return BackupError(f"{path} är skadad eller ingen säkerhetskopia. Välj en annan säkerhetskopia.")


def _member(table: str) -> str:
    return f"{table}.jsonl"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
