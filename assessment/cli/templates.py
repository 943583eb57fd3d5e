"""``konsekvens template check`` and ``fields``: an own Word template, and what may stand in it.

Knows how findings are told. Knows no tag and no field.
"""

from collections.abc import Sequence
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.files import read_content, summary_of_file
from assessment.cli.frame import FOUND, Command, Group, Trouble, print_json
from assessment.cli.results import checklist_folder
from assessment.core.summary import Summary
from assessment.service.ports import Finding


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
