"""``konsekvens word``, ``schema`` and ``serve``: the document, what files look like, and the app.

Knows where things are written. Knows no document and no page.
"""

from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import scored, write_whole
from assessment.cli.frame import Command, Misuse, Port, print_json
from assessment.cli.results import checklist_folder
from assessment.core.schema import SCHEMAS, schema_of
from assessment.core.summary import summarise

_WORD = ".docx"


@click.command(
    "word",
    cls=Command,
    short_help="Skriver en bedömning som Wordfil.",
    help=(
        "Skriver en konsekvensbedömning som Wordfil. Finns det redan en fil med det namnet "
        "får den ett annat namn, så inget går förlorat.\n\nFIL är en konsekvensbedömning, JSON eller YAML."
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.option(
    "-o",
    "--ut",
    "out",
    type=click.Path(path_type=Path),
    metavar="UT",
    help="Wordfilen som ska skrivas, eller en mapp.",
)
@click.option("--skriv-över", "replace", is_flag=True, help="Ersätter en fil med samma namn.")
@click.option("--mall", "template", type=click.Path(path_type=Path), metavar="FIL", help="En egen Wordmall.")
@click.option(
    "--checklistor",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mappen med checklistor, annars den som följer med.",
)
def word(file: Path, out: Path | None, template: Path | None, folder: Path | None, *, replace: bool) -> None:
    """Write an assessment file as a Word document."""
    if out is None:
        raise Misuse(f"Skriv också var Wordfilen ska sparas, till exempel -o {file.stem}{_WORD}.")
    target = out / f"{file.stem}{_WORD}" if out.is_dir() else out
    if target.suffix.lower() != _WORD:
        raise Misuse(f"{target} slutar inte på {_WORD}. Skriv till exempel -o {target.stem}{_WORD}.")
    today = bootstrap.now().date()
    found = scored(file, checklist_folder(folder), today)
    summary = summarise(found.assessment, found.checklists, found.flow, found.result, today)
    write = bootstrap.WordOnDemand(template or settings.load().templates / bootstrap.TEMPLATE)
    earlier = write_whole(target, write(summary), replace=replace)
    click.echo(f"Skrev {target} ({summary.header.stage}).")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")


@click.command(
    "schema",
    cls=Command,
    short_help="Visar hur en fil ska se ut, som JSON Schema.",
    help=(
        "Skriver JSON Schema för en fil. En editor som läser det föreslår nycklar och ord medan du skriver."
        "\n\n"
        f"SLAG är {', '.join(SCHEMAS)}."
    ),
)
@click.argument("kind", type=click.Choice(list(SCHEMAS)), metavar="SLAG")
def schema(kind: str) -> None:
    """Print the JSON Schema of one kind of file."""
    print_json(schema_of(kind))


@click.command(
    "serve",
    cls=Command,
    short_help="Öppnar appen.",
    help="Startar appen och skriver adressen att öppna i webbläsaren. Avsluta med Ctrl+C.",
)
@click.option(
    "--port",
    type=Port(),
    metavar="NUMMER",
    help="Porten som appen svarar på, annars 8501. 0 väljer en ledig port.",
)
def serve(port: int | None) -> None:
    """Serve the app until it is stopped."""
    from assessment.server import serve as run

    found = settings.load()
    run(found if port is None else found.model_copy(update={"port": port}), click.echo)
