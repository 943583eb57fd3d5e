"""``konsekvens backup`` and ``restore``: everything that is stored, as one file, and back again.

Knows how the two are asked for and told. Knows no table.
"""

import importlib.metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessment import bootstrap, settings
from assessment.cli.frame import Command, Misuse
from assessment.core.summary.wording import number

if TYPE_CHECKING:
    from assessment.store.backup_file import Manifest

_DATABASE = click.option(
    "--db",
    "database",
    metavar="DATABAS",
    help="Sökvägen till en SQLite-fil eller en adress som börjar med postgresql://, annars KONSEKVENS_DB.",
)
_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
_THE_SAME = (
    "FIL är likadan för SQLite och PostgreSQL: en kopia från den ena går att läsa tillbaka i den andra."
)


@click.command(
    "backup",
    cls=Command,
    short_help="Gör en säkerhetskopia av allt som är sparat.",
    help=(
        "Skriver allt som är sparat till FIL, som det är i ett ögonblick. Appen kan vara i gång under tiden. "
        f"Filen innehåller allt som står i bedömningarna: förvara den därefter.\n\n{_THE_SAME}"
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FIL")
@_DATABASE
@click.option(
    "--lista",
    "known",
    is_flag=True,
    help="Visar i stället vilka säkerhetskopior som är gjorda. De har kvar det som rensats efter dem.",
)
def backup(file: Path | None, database: str | None, *, known: bool) -> None:
    """Write a backup and say what it holds; or list those that were made."""
    from assessment.store.backing_up import back_up, noted

    if known:
        for one in noted(_chosen(database)):
            click.echo(f"{one.made_at.astimezone():%Y-%m-%d %H:%M}  {one.place}")
        return
    if file is None:
        raise Misuse("Skriv också var kopian ska sparas, till exempel konsekvens backup kopia.zip.")
    made = back_up(_chosen(database), file, importlib.metadata.version("konsekvens"), bootstrap.now)
    click.echo(f"{file}: {_held(made.manifest)}, {number(made.manifest.rows)} rader.")
    if not made.noted:
        click.echo(
            "Varning: databasen kunde inte anteckna att kopian finns. "
            "Tänk på den själv när något rensas ur en bedömning.",
            err=True,
        )


@click.command(
    "restore",
    cls=Command,
    short_help="Läser tillbaka en säkerhetskopia.",
    help=(
        "Läser tillbaka en säkerhetskopia till en tom databas. Hela filen kontrolleras först, "
        f"och läses in helt eller inte alls.\n\n{_THE_SAME}"
    ),
)
@_FILE
@_DATABASE
def restore(file: Path, database: str | None) -> None:
    """Restore a backup and say what it held."""
    from assessment.store import shown
    from assessment.store.backing_up import restore as put_back

    chosen = _chosen(database)
    manifest = put_back(chosen, file)
    click.echo(
        f"{shown(chosen)}: {_held(manifest)}, som det var {manifest.made_at.astimezone():%Y-%m-%d %H:%M}. "
        "Allt är inläst."
    )


def _held(manifest: "Manifest") -> str:
    held = manifest.tables["assessments"].rows
    return f"{number(held)} {'bedömning' if held == 1 else 'bedömningar'}"


def _chosen(database: str | None) -> str:
    given = {} if database is None else {"KONSEKVENS_DB": database}
    return settings.load(given).database
