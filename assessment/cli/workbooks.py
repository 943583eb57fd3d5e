"""``konsekvens arbetsbok`` and ``checklista``: a checklist file as an Excel workbook, and back.

Knows which file is read, which is written and what is said about it. Knows no sheet.
"""

from pathlib import Path

import click

from assessment.brought import SOURCES, Brought
from assessment.checklist_files import read_text
from assessment.cli.files import read_content, write_whole
from assessment.cli.frame import Command, Trouble
from assessment.core.diagnostics import tally

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEPT = "Finns det redan en fil med det namnet får den ett annat namn, så inget går förlorat."
_ASIDE = ".txt"
"""What an earlier file's name ends in: a folder of checklists would read it as one of them otherwise."""


@click.command(
    "arbetsbok",
    cls=Command,
    short_help="Skriver en checklista som arbetsbok i Excel.",
    help="Skriver en checklista som arbetsbok i Excel, med ett blad för frågorna, ett för svarsalternativen, "
    "ett för källorna och så vidare. Ändra där, och gör den till en checklista igen med "
    "konsekvens checklista. "
    f"{_KEPT}\n\nFIL är en checklista (.yaml).",
)
@click.argument("file", type=_FILE, metavar="FIL")
@click.option("-o", "--ut", "out", required=True, type=_FILE, metavar="FIL", help="Arbetsboken (.xlsx).")
@click.option(
    "--källor", "sources", type=_FILE, metavar="FIL", help=f"Källorna, annars {SOURCES} bredvid checklistan."
)
def workbook(file: Path, out: Path, sources: Path | None) -> None:
    """Write a checklist as a workbook."""
    _ending(out, ".xlsx")
    beside = sources or file.with_name(SOURCES)
    listed = _text(beside) if sources or beside.is_file() else None
    text = _text(file)
    read = read_text(file.name, text)
    if read.content is None:
        raise Trouble(
            f"{file} har {tally(read.diagnostics)}. "
            "Kör konsekvens check på mappen för att se vad som behöver rättas."
        )
    content = Brought().workbook(str(file), text, listed)
    _say(out, write_whole(out, content, replace=False))


@click.command(
    "checklista",
    cls=Command,
    short_help="Gör en arbetsbok i Excel till en checklista igen.",
    help="Gör en arbetsbok från konsekvens arbetsbok till en checklista igen. Bara det som är ändrat i "
    "arbetsboken ändras i filen: kommentarer och ordning står kvar. Det som inte går att förstå skrivs ut "
    f"med blad, rad och kolumn, och då skrivs ingen fil. {_KEPT}\n\nFIL är en arbetsbok (.xlsx).",
)
@click.argument("file", type=_FILE, metavar="FIL")
@click.option("-o", "--ut", "out", required=True, type=_FILE, metavar="FIL", help="Checklistan (.yaml).")
@click.option(
    "--källor",
    "sources",
    type=_FILE,
    metavar="FIL",
    help="Filen med källor, om bladet Källor är ändrat. Ändringarna skrivs in där.",
)
def checklist(file: Path, out: Path, sources: Path | None) -> None:
    """Write the checklist that a workbook shows."""
    _ending(out, ".yaml")
    taken = Brought().taken(read_content(file))
    if taken.sources and sources is None:
        raise Trouble(
            f"Bladet Källor är ändrat (”{taken.sources[0].get('id', '')}”). "
            f"Ange också --källor {SOURCES}, så skrivs ändringarna in där."
        )
    if taken.sources and sources is not None:
        _write_sources(sources, Brought().sources_with(_text(sources), taken.sources))
    _say(out, write_whole(out, taken.text.encode(), replace=False, aside=_ASIDE))
    if taken.original is None:
        click.echo(
            "Arbetsboken hade ingen kopia av filen med sig, så filen är skriven på nytt utan kommentarer."
        )
    click.echo("Kör konsekvens check på mappen innan checklistan används.")


def _ending(out: Path, ending: str) -> None:
    if out.suffix.lower() != ending:
        raise click.UsageError(
            f"{out} slutar inte på {ending}. Skriv till exempel -o {out.with_suffix(ending)}."
        )


def _text(file: Path) -> str:
    try:
        return read_content(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Trouble(f"{file} är inte sparad som UTF-8. Spara om den med kodningen UTF-8.") from error


def _write_sources(path: Path, text: str) -> None:
    _say(path, write_whole(path, text.encode(), replace=False, aside=_ASIDE))


def _say(path: Path, earlier: Path | None) -> None:
    click.echo(f"Skrev {path}.")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")
