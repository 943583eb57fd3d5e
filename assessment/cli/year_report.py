"""``konsekvens arsrapport``: a nämnd's year as files.

Knows how it is asked for and told. Knows no table and no format.
"""

from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import write_whole
from assessment.cli.frame import Command

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "arsrapport",
    cls=Command,
    short_help="Skriver en nämnds årsrapport till Word och Excel.",
    help=(
        "Skriver en årsrapport för en nämnd: vilka beslut som bedömdes, när, vad bedömningarna kom fram till "
        "och vad som blev gjort av det utlovade. "
        "Den som kan läsa databasen ser allt i den, också andra nämnders utkast."
    ),
)
@click.option("--nämnd", "board", required=True, metavar="NAMN", help="Nämnden som rapporten gäller.")
@click.option(
    "--år", "year", required=True, type=click.IntRange(1900, 2999), metavar="ÅR", help="Året för besluten."
)
@click.option("--word", "word", type=_FILE, metavar="FIL", help="Skriver en Word-fil.")
@click.option("--excel", "excel", type=_FILE, metavar="FIL", help="Skriver en Excel-fil.")
@click.option(
    "--db",
    "database",
    metavar="DATABAS",
    help="Sökvägen till en SQLite-fil eller en adress som börjar med postgresql://, annars KONSEKVENS_DB.",
)
def year_report(
    *, board: str, year: int, word: Path | None, excel: Path | None, database: str | None
) -> None:
    """Write the yearly report of a nämnd."""
    if word is None and excel is None:
        raise click.UsageError("Ange --word FIL, --excel FIL eller båda.")
    found = settings.load()
    service = bootstrap.build(found if database is None else found.model_copy(update={"database": database}))
    for path, make in ((word, service.export_year_report_word), (excel, service.export_year_report_excel)):
        if path is not None:
            earlier = write_whole(path, make(board, year), replace=False)
            click.echo(f"Skrev {path}.")
            if earlier:
                click.echo(f"Filen som fanns där heter nu {earlier}.")
