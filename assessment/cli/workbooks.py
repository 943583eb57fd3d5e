"""``konsekvens arbetsbok`` and ``checklista``: a checklist file as an Excel workbook, and back.

Knows which file is read, which is written and what is said about it. Knows no sheet.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from assessment.checklist_files import Read, laid_out, read_data, read_text, rewritten
from assessment.checklist_files.notation import Notation
from assessment.cli.files import read_content, write_whole
from assessment.cli.frame import Command, Trouble
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import tally

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEPT = "Finns det redan en fil med det namnet får den ett annat namn, så inget går förlorat."
_SOURCES = "kallor.yaml"
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
    "--källor", "sources", type=_FILE, metavar="FIL", help=f"Källorna, annars {_SOURCES} bredvid checklistan."
)
def workbook(file: Path, out: Path, sources: Path | None) -> None:
    """Write a checklist as a workbook."""
    from assessment.workbook import NotWritable, write_workbook

    _ending(out, ".xlsx")
    text = _text(file)
    read = _checklist(file, text)
    listed = _named(
        read.document.data, _source_rows(sources or file.with_name(_SOURCES), needed=bool(sources))
    )
    title = read.content.name if isinstance(read.content, Checklist) else ""
    try:
        content = write_workbook(read.document.data, text, Notation(), sources=listed, title=title)
    except NotWritable as error:
        raise Trouble(str(error)) from error
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
    from assessment.workbook import NotReadable, open_workbook, settled

    _ending(out, ".yaml")
    try:
        opened = open_workbook(read_content(file), Notation())
    except NotReadable as error:
        raise Trouble("\n".join(error.sentences)) from error
    if opened.text is None:
        text = laid_out(opened.data)
    else:
        before = read_data(opened.text, file.name).data
        text = opened.text if settled(before) == opened.data else rewritten(opened.text, opened.data)
    changed = _changed(opened.sources, opened.sources_before or ())
    if changed and sources is None:
        name = changed[0].get("id", "")
        raise Trouble(
            f"Bladet Källor är ändrat (”{name}”). "
            f"Ange också --källor {_SOURCES}, så skrivs ändringarna in där."
        )
    if changed and sources is not None:
        _write_sources(sources, changed)
    _say(out, write_whole(out, text.encode(), replace=False, aside=_ASIDE))
    if opened.text is None:
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


def _checklist(file: Path, text: str) -> Read:
    read = read_text(file.name, text)
    if read.content is None:
        raise Trouble(
            f"{file} har {tally(read.diagnostics)}. "
            "Kör konsekvens check på mappen för att se vad som behöver rättas."
        )
    if not isinstance(read.content, Checklist):
        raise Trouble(f"{file} är ingen checklista, och bara checklistor kan bli arbetsböcker.")
    return read


def _source_rows(path: Path, *, needed: bool) -> list[dict[str, Any]]:
    if not path.is_file() and not needed:
        return []
    data = read_data(read_content(path), path.name).data
    rows = data.get("källor") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise Trouble(f"{path} har inga källor som går att läsa.")
    return [row for row in rows if isinstance(row, dict)]


def _named(data: Any, sources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sources that a checklist names, in their own order."""
    wanted: set[Any] = set()
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            wanted |= set(value.get("källa") or ())
            left += value.values()
        elif isinstance(value, list):
            left += value
    return [row for row in sources if row.get("id") in wanted]


def _changed(now: Sequence[dict[str, Any]], before: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sources that are new or differ; one that is gone is refused."""
    earlier = {row.get("id"): row for row in before}
    gone = [name for name in earlier if name not in {row.get("id") for row in now}]
    if gone:
        raise Trouble(
            f"Källan ”{gone[0]}” är borttagen på bladet Källor. Lägg tillbaka raden, och ta bort källan i "
            f"{_SOURCES} om ingen annan checklista behöver den."
        )
    return [row for row in now if earlier.get(row.get("id")) != row]


def _write_sources(path: Path, changed: Sequence[dict[str, Any]]) -> None:
    text = _text(path)
    data = read_data(text, path.name).data
    if not isinstance(data, dict) or not isinstance(data.get("källor"), list):
        raise Trouble(f"{path} har inga källor som går att läsa.")
    new = {row.get("id"): row for row in changed}
    rows = [new.pop(row.get("id"), row) for row in data["källor"]]
    _say(
        path,
        write_whole(
            path,
            rewritten(text, {**data, "källor": [*rows, *new.values()]}).encode(),
            replace=False,
            aside=_ASIDE,
        ),
    )


def _say(path: Path, earlier: Path | None) -> None:
    click.echo(f"Skrev {path}.")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")
