"""``konsekvens word``, ``pdf``, ``statement`` and ``excel``: an assessment file as a document.

Knows which file is read, where the document is written and what is said about it. Knows no document.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from assessment import bootstrap, settings
from assessment.cli.files import read_assessment, scored, summary_of_file, write_whole
from assessment.cli.frame import Command, Misuse
from assessment.cli.results import checklist_folder
from assessment.core.assessment_file import dump
from assessment.core.summary import Summary, sheets_of
from assessment.documents import Documents

_KEPT = "Finns det redan en fil med det namnet får den ett annat namn, så inget går förlorat."
_FILE = "FIL är en konsekvensbedömning: JSON, YAML, eller en Wordfil med svaren inuti."


def _shared(what: str) -> Callable[[Any], Any]:
    """Return a decorator with what every command of this kind takes: the file, where to write, checklists."""
    parts = (
        click.argument("file", type=click.Path(path_type=Path), metavar="FIL"),
        click.option(
            "-o",
            "--ut",
            "out",
            type=click.Path(path_type=Path),
            metavar="UT",
            help=f"{what} som ska skrivas, eller en mapp.",
        ),
        click.option("--skriv-över", "replace", is_flag=True, help="Ersätter en fil med samma namn."),
        click.option(
            "--checklistor",
            "folder",
            type=click.Path(path_type=Path),
            metavar="MAPP",
            help="Mappen med checklistor, annars den som följer med.",
        ),
    )

    def decorate(function: Any) -> Any:
        for part in reversed(parts):
            function = part(function)
        return function

    return decorate


_TEMPLATE = click.option(
    "--mall", "template", type=click.Path(path_type=Path), metavar="FIL", help="En egen Wordmall."
)


def _target(out: Path | None, file: Path, ending: str, what: str, *, tail: str = "") -> Path:
    name = f"{file.stem}{tail}{ending}"
    if out is None:
        raise Misuse(f"Skriv också var {what} ska sparas, till exempel -o {name}.")
    target = out / name if out.is_dir() else out
    if target.suffix.lower() != ending:
        raise Misuse(f"{target} slutar inte på {ending}. Skriv till exempel -o {target.stem}{ending}.")
    return target


def _summary(file: Path, folder: Path | None) -> Summary:
    return summary_of_file(file, checklist_folder(folder), bootstrap.now().date())


def _documents() -> Documents:
    return bootstrap.documents(settings.load())


def _written(summary: Summary, template: Path | None) -> bytes:
    return _documents().word(summary, str(template.absolute()) if template else None)


def _save(target: Path, content: bytes, stage: str, *, replace: bool) -> None:
    earlier = write_whole(target, content, replace=replace)
    click.echo(f"Skrev {target} ({stage}).")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")


@click.command(
    "word",
    cls=Command,
    short_help="Skriver en bedömning som Wordfil.",
    help=f"Skriver en konsekvensbedömning som Wordfil. {_KEPT}\n\n{_FILE}",
)
@_shared("Wordfilen")
@_TEMPLATE
@click.option(
    "--med-svar",
    "carrying",
    is_flag=True,
    help="Lägger alla svar i Wordfilen, så att den går att öppna igen i Konsekvens.",
)
def word(
    file: Path,
    out: Path | None,
    template: Path | None,
    folder: Path | None,
    *,
    carrying: bool,
    replace: bool,
) -> None:
    """Write an assessment file as a Word document."""
    target = _target(out, file, ".docx", "Wordfilen")
    summary = _summary(file, folder)
    content = _written(summary, template)
    if carrying:
        content = _documents().carry(content, dump(read_assessment(file)))
    _save(target, content, summary.header.stage, replace=replace)


@click.command(
    "pdf",
    cls=Command,
    short_help="Skriver en bedömning som PDF.",
    help=f"Skriver en konsekvensbedömning som PDF. Det kräver LibreOffice. {_KEPT}\n\n{_FILE}",
)
@_shared("PDF-filen")
@_TEMPLATE
def pdf(file: Path, out: Path | None, template: Path | None, folder: Path | None, *, replace: bool) -> None:
    """Write an assessment file as PDF."""
    target = _target(out, file, ".pdf", "PDF-filen")
    summary = _summary(file, folder)
    content = _documents().pdf(_written(summary, template))
    _save(target, content, summary.header.stage, replace=replace)


@click.command(
    "statement",
    cls=Command,
    short_help="Skriver texten till tjänsteutlåtandet som Wordfil.",
    help=f"Skriver texten till tjänsteutlåtandet som Wordfil, under beslutsunderlagets egna rubriker. {_KEPT}"
    f"\n\n{_FILE}",
)
@_shared("Wordfilen")
def statement(file: Path, out: Path | None, folder: Path | None, *, replace: bool) -> None:
    """Write the text for the tjänsteutlåtande as a Word document."""
    target = _target(out, file, ".docx", "Wordfilen", tail="-tjansteutlatande")
    summary = _summary(file, folder)
    _save(target, _documents().statement(summary), summary.header.stage, replace=replace)


@click.command(
    "excel",
    cls=Command,
    short_help="Skriver en bedömning som tabeller i Excel.",
    help="Skriver en bedömnings rader, resultat, åtgärder, uppföljning, kostnader och svar som tabeller i "
    f"Excel. {_KEPT}\n\n{_FILE}",
)
@_shared("Excelfilen")
def excel(file: Path, out: Path | None, folder: Path | None, *, replace: bool) -> None:
    """Write an assessment file as tables."""
    target = _target(out, file, ".xlsx", "Excelfilen")
    found = scored(file, checklist_folder(folder), bootstrap.now().date())
    sheets = sheets_of(found.assessment, found.checklists, found.flow, found.result)
    content = _documents().excel(sheets, found.assessment.case.title)
    _save(target, content, f"{len(sheets)} blad", replace=replace)
