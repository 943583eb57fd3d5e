"""``konsekvens importera``: a plain list of questions in Word or Excel as a draft of a checklist.

Knows which file is read, which is written and what is said about it. Guesses nothing itself.
"""

from pathlib import Path

import click

from assessment import bootstrap
from assessment.brought import Brought
from assessment.checklist_files import laid_out
from assessment.cli.files import read_content, write_whole
from assessment.cli.frame import Command, Trouble
from assessment.core.list_lines import ListLine
from assessment.core.question_list import draft_of
from assessment.core.shape import slug

_ENDINGS = ".docx", ".xlsx"
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "importera",
    cls=Command,
    short_help="Gör ett utkast till checklista av en lista med frågor.",
    help="Gör ett utkast till checklista av en lista med frågor i Word eller Excel. Rubriker blir avsnitt, "
    "rader blir frågor, och svarstypen gissas. Allt som är gissat har en rad med ordet granska ovanför sig i "
    "utkastet.\n\n"
    "LISTA är en Wordfil (.docx) eller Excelfil (.xlsx). I Excel får den första raden ha rubrikerna Avsnitt, "
    "Fråga, Svarsalternativ och Hjälp.",
)
@click.argument("file", type=_FILE, metavar="LISTA")
@click.option("-o", "--ut", "out", required=True, type=_FILE, metavar="FIL", help="Utkastet (.yaml).")
@click.option(
    "--namn", "name", metavar="NAMN", help="Vad checklistan ska heta, annars listans titel eller namn."
)
def import_list(file: Path, out: Path, name: str | None) -> None:
    """Write a draft of a checklist."""
    if out.suffix.lower() != ".yaml":
        raise click.UsageError(
            f"{out} slutar inte på .yaml. Skriv till exempel -o {out.with_suffix('.yaml')}."
        )
    lines = _lines(file)
    draft = draft_of(lines, name or file.stem, bootstrap.now().date(), slug(out.stem), instead=bool(name))
    if draft is None:
        raise Trouble(f"{file} har inga frågor. Skriv en fråga på varje rad, med frågetecken.")
    earlier = write_whole(out, laid_out(draft.data, draft.notes).encode(), replace=False, aside=".txt")
    click.echo(f"Skrev {out}.")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")
    for sentence in draft.summary:
        click.echo(sentence)
    click.echo("Så här blev varje rad:")
    for fate in draft.fates:
        about = f" ({fate.about})" if fate.about else ""
        click.echo(f"  {fate.became}{about}: {' '.join(fate.text.split())}")


def _lines(file: Path) -> tuple[ListLine, ...]:
    if file.suffix.lower() not in _ENDINGS:
        raise click.UsageError(
            f"{file} slutar inte på .docx eller .xlsx. Spara listan i Word eller Excel först."
        )
    return Brought().lines(read_content(file), file.name)
