"""``konsekvens register`` and ``recount``: the register as a file, and its columns counted anew.

Knows how both are asked for and told. Knows no table and no format.
"""

import sys
from datetime import date
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import write_whole
from assessment.cli.frame import Command, Day
from assessment.core.people import board_key
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import number
from assessment.core.vocabulary import Stage
from assessment.service import Service
from assessment.service.register_store import Facet, Selection

_SELDOM = 100
"""Assessments between two lines of progress."""
_DATABASE = click.option(
    "--db",
    "database",
    metavar="DATABAS",
    help="Sökvägen till en SQLite-fil eller en adress som börjar med postgresql://, annars KONSEKVENS_DB.",
)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "register",
    cls=Command,
    short_help="Hämtar registret som Excel eller CSV.",
    help=(
        "Räknar bedömningarna i registret, och skriver dem till en fil för Excel eller som CSV. "
        "Den som kan läsa databasen ser allt i den, också andra nämnders utkast."
    ),
)
@click.option(
    "--nämnd", "boards", multiple=True, metavar="NAMN", help="Bara den här nämnden. Kan anges flera gånger."
)
@click.option("--från", "since", type=Day(), metavar="DATUM", help="Beslut i nämnden den dagen eller senare.")
@click.option(
    "--till", "until", type=Day(), metavar="DATUM", help="Beslut i nämnden den dagen eller tidigare."
)
@click.option(
    "--läge",
    "stages",
    multiple=True,
    type=click.Choice([s.value for s in Stage]),
    metavar="LÄGE",
    help=f"Bara bedömningar i det läget: {', '.join(s.value for s in Stage)}. Kan anges flera gånger.",
)
@click.option("--sök", "text", default="", metavar="ORD", help="Bara bedömningar som handlar om orden.")
@click.option(
    "--csv", "csv", type=_FILE, metavar="FIL", help="Skriver en CSV-fil som Excel på svenska öppnar."
)
@click.option("--excel", "excel", type=_FILE, metavar="FIL", help="Skriver en Excel-fil.")
@_DATABASE
def register(  # noqa: PLR0913 - each is an option of the command
    *,
    boards: tuple[str, ...],
    since: date | None,
    until: date | None,
    stages: tuple[str, ...],
    text: str,
    csv: Path | None,
    excel: Path | None,
    database: str | None,
) -> None:
    """Print how many assessments are chosen, and write them to files."""
    selection = Selection(
        boards=frozenset(map(board_key, boards)),
        since=since,
        until=until,
        stages=frozenset(map(Stage, stages)),
        text=text,
    )
    service = _service(database)
    found = {Stage(tally.key[0]): tally.number for tally in service.register_choices(Facet.STAGE, selection)}
    told = [f"{number(found[stage])} {word.lower()}" for stage, word in STAGE.items() if stage in found]
    kinds = f" ({', '.join(told)})" if told else ""
    click.echo(f"Bedömningar: {number(sum(found.values()))}{kinds}.")
    for path, make in ((csv, service.export_register_csv), (excel, service.export_register_excel)):
        if path is not None:
            earlier = write_whole(path, make(selection), replace=False)
            click.echo(f"Skrev {path}.")
            if earlier:
                click.echo(f"Filen som fanns där heter nu {earlier}.")


@click.command(
    "recount",
    cls=Command,
    short_help="Räknar om det som registret visar.",
    help=(
        "Räknar registrets kolumner på nytt för bedömningar som är sparade av en äldre Konsekvens: "
        "statusord, stoppflaggor, grupper och det som är utlovat. Appen gör det själv medan den är igång. "
        "Bedömningarna ändras inte."
    ),
)
@click.option("--alla", "every", is_flag=True, help="Räknar om alla, också dem som redan är räknade.")
@_DATABASE
def recount(database: str | None, *, every: bool) -> None:
    """Count the columns of the register anew."""
    done = written = 0
    for changed in _service(database).recount(every=every):
        done += 1
        written += changed
        if done % _SELDOM == 0 and sys.stderr.isatty():
            click.echo(f"\r{number(done)} klara", nl=False, err=True)
    if done > written:
        click.echo(f"{number(done - written)} gick inte att läsa eller räknades av någon annan.")
    told = "1 bedömning är räknad." if written == 1 else f"{number(written)} bedömningar är räknade."
    click.echo(told if done else "Inget behövde räknas.")


def _service(database: str | None) -> Service:
    found = settings.load()
    return bootstrap.build(found if database is None else found.model_copy(update={"database": database}))
