"""``konsekvens gallra``: what has been kept long enough is handed out to a folder, and then taken away.

Knows how it is asked for and told. What may be taken away, and when, is decided below.
"""

from datetime import date
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import write_whole
from assessment.cli.frame import Command, Day, Misuse, Trouble
from assessment.core.summary.stage_words import STAGE
from assessment.service import ListLine, Service


@click.command(
    "gallra",
    cls=Command,
    short_help="Hämtar ut gamla bedömningar och tar bort dem.",
    help=(
        "Visar de bedömningar som är klara, makulerade eller kastade och inte har ändrats sedan DATUM. Med "
        "--utför skrivs var och en till en fil i mappen, filen läses tillbaka och bedömningen tas bort "
        "för gott med historik och allt. Att den är gallrad, när och varför står kvar."
    ),
)
@click.option("--före", "before", type=Day(), required=True, help="Bara de som inte har ändrats sedan dess.")
@click.option("--nämnd", "board", default="", metavar="NÄMND", help="Bara den här nämndens.")
@click.option(
    "--till", "folder", type=click.Path(path_type=Path), metavar="MAPP", help="Mappen som de hämtas ut till."
)
@click.option("--skäl", "reason", default="", metavar="TEXT", help="Beslutet som gallringen följer.")
@click.option("--utför", "really", is_flag=True, help="Hämtar ut och tar bort. Utan det visas bara listan.")
@click.option("--db", "database", metavar="DATABAS", help="Databasen, annars KONSEKVENS_DB.")
def dispose(
    before: date, board: str, folder: Path | None, reason: str, database: str | None, *, really: bool
) -> None:
    """List what can be taken away, or hand it out and take it away."""
    found = settings.load({settings.PREFIX + "DB": database} if database else {})
    service = bootstrap.build(found)
    lines = service.disposable(before, board)
    if not lines:
        click.echo("Inget att gallra.")
        return
    if not really:
        for line in lines:
            click.echo(_told(line))
        click.echo(f"{len(lines)} kan gallras. Inget är ändrat. Lägg till --utför, --till och --skäl.")
        return
    if folder is None or not reason.strip():
        raise Misuse("Skriv också --till MAPP och --skäl, till exempel --skäl ”Plan 2026, 3.2”.")
    if not folder.is_dir():
        raise Trouble(f"Mappen {folder} finns inte. Skapa den först, eller välj en annan.")
    for line in lines:
        file = folder / f"{line.id}.zip"
        _one(service, line, file, reason)
        click.echo(f"{_told(line)} → {file}")
    click.echo(f"{len(lines)} är gallrade. Tänk på säkerhetskopiorna: konsekvens backup --lista.")


def _one(service: Service, line: ListLine, file: Path, reason: str) -> None:
    write_whole(file, service.handed_out(line.id), replace=False)
    file.chmod(0o600)
    # What is taken away is what can be read where it is kept now, not what was meant to be written.
    service.dispose(line.id, file.read_bytes(), reason)


def _told(line: ListLine) -> str:
    columns = line.columns
    stage = "kastad" if line.trashed_at else STAGE[columns.stage].lower()
    name = " ".join(part for part in (columns.diary_number, columns.title) if part) or line.id
    return f"{(line.trashed_at or line.saved_at):%Y-%m-%d}  {name} ({stage})"
