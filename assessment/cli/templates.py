"""``konsekvens template`` and ``blankett``: own Word templates, and checklists as empty forms.

Knows how findings are told and where a form is written. Knows no tag, no field and no question.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import read_checklists, read_content, scored, summary_of_file, write_whole
from assessment.cli.frame import FOUND, Command, Group, Misuse, Trouble, print_json
from assessment.cli.results import checklist_folder
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist
from assessment.core.form import form_of
from assessment.core.shape import listed, meant, quoted
from assessment.core.summary import Summary
from assessment.service.document_maker import Finding


@click.group(
    "template",
    cls=Group,
    short_help="Kontrollerar egna Wordmallar.",
    help="Egna Wordmallar: vad som ska rättas i dem, och vilka fält de kan skriva ut.",
)
def template() -> None:
    """Hold the commands about templates together."""


@template.command(
    "check",
    cls=Command,
    short_help="Säger vad som ska rättas i en mall.",
    help="Säger vad som ska rättas i en Wordmall: var det står, taggen och vad du ska skriva i stället. När "
    "taggarna är rätta skrivs ett exempel med mallen, och då sägs också om någon läsare stängs ute."
    "\n\nFIL är en Wordmall (.docx).",
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.option("--json", "as_json", is_flag=True, help="Skriver det som JSON.")
@click.pass_context
def check_template(context: click.Context, file: Path, *, as_json: bool) -> None:
    """Say what to mend in a template."""
    found = bootstrap.documents(settings.load()).check_template(read_content(file), file.name, _example())
    if as_json:
        print_json([_plain(f) for f in found])
    else:
        click.echo("\n".join([*map(str, found), _total(file, found)]))
    context.exit(FOUND if found else 0)


@template.command(
    "fields",
    cls=Command,
    short_help="Listar fälten som en mall kan skriva ut.",
    help="Listar fälten som en mall kan skriva ut, med vad de betyder, som Markdown.",
)
def fields() -> None:
    """Print every field that a template may use."""
    from assessment.word import described

    click.echo(described())


def _example() -> Summary | None:
    """Return the first example, to try a template on; None when there is none that can be read."""
    found = settings.load()
    for path in sorted(found.examples.glob("*.json")):
        try:
            return summary_of_file(path, checklist_folder(None), bootstrap.now().date())
        except Trouble:
            continue
    return None


def _total(file: Path, found: Sequence[Finding]) -> str:
    if not found:
        return f"{file}: inget att rätta."
    return f"{file}: {len(found)} {'sak' if len(found) == 1 else 'saker'} att rätta."


def _plain(finding: Finding) -> dict[str, str]:
    return {
        "plats": finding.place,
        "tagg": finding.tag,
        "fel": finding.problem,
        "förslag": finding.suggestion,
    }


@click.command(
    "blankett",
    cls=Command,
    short_help="Skriver en checklista som tom blankett i Word.",
    help="Skriver en checklista som en tom blankett i Word, att fylla i för hand eller på en workshop. Finns "
    "det redan en fil med det namnet får den ett annat namn, så inget går förlorat.\n\n"
    "CHECKLISTA är checklistans namn, till exempel barnets-rattigheter.",
)
@click.argument("name", metavar="CHECKLISTA")
@click.option(
    "-o",
    "--ut",
    "out",
    type=click.Path(path_type=Path),
    metavar="UT",
    help="Wordfilen som ska skrivas, eller en mapp.",
)
@click.option("--kort", "short", is_flag=True, help="Tar bara med frågorna i det korta spåret.")
@click.option(
    "--grupper-från",
    "case",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="En bedömning vars grupper skrivs in i tabellerna.",
)
@click.option("--skriv-över", "replace", is_flag=True, help="Ersätter en fil med samma namn.")
@click.option(
    "--checklistor",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mappen med checklistor, annars den som följer med.",
)
def blankett(
    name: str, out: Path | None, case: Path | None, folder: Path | None, *, short: bool, replace: bool
) -> None:
    """Write a checklist as an empty form."""
    if out is None:
        raise Misuse(f"Skriv också var blanketten ska sparas, till exempel -o blankett-{name}.docx.")
    today = bootstrap.now().date()
    found = scored(case, checklist_folder(folder), today) if case else None
    checklists = found.checklists if found else read_checklists(checklist_folder(folder), today)
    checklist = _checklist(name, checklists)
    target = out / f"blankett-{checklist.id}.docx" if out.is_dir() else out
    if target.suffix.lower() != ".docx":
        raise Misuse(f"{target} slutar inte på .docx. Skriv till exempel -o {target.stem}.docx.")
    form = form_of(checklist, checklists, found.flow if found else None, short=short)
    earlier = write_whole(target, bootstrap.documents(settings.load()).form(form), replace=replace)
    click.echo(f"Skrev {target} ({sum(len(s.questions) for s in form.sections)} frågor).")
    if earlier:
        click.echo(f"Filen som fanns där heter nu {earlier}.")


def _checklist(name: str, checklists: ChecklistSet) -> Checklist:
    known = {c.id: c for c in checklists.checklists}
    found = known.get(name) or next((c for c in known.values() if c.name.casefold() == name.casefold()), None)
    if found is None:
        tips = meant(name, known) or (f"de som finns är {listed(known)}",)
        raise Misuse(f"Checklistan {quoted(name)} finns inte: {tips[0]}")
    return found
