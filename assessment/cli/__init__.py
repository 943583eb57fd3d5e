"""The command line, wholly in Swedish: ``konsekvens check``, ``test``, ``score``, ``word`` and the others.

Knows which commands there are. Every fault becomes a sentence and an exit code: 0 well, 1 found, 2 misused.
"""

import importlib.metadata

import click

from assessment.cli.backing_up import backup, restore
from assessment.cli.checking import check, test
from assessment.cli.comparing import compare
from assessment.cli.consequences import diff
from assessment.cli.disposing import dispose
from assessment.cli.frame import HELP, Group, write_anything
from assessment.cli.importing import import_list
from assessment.cli.products import schema, serve
from assessment.cli.publishing import publish
from assessment.cli.registering import recount, register
from assessment.cli.rescoring import rescore
from assessment.cli.results import explain_file, score
from assessment.cli.templates import blankett, template
from assessment.cli.workbooks import checklist, workbook
from assessment.cli.writing import excel, pdf, statement, word
from assessment.cli.year_report import year_report

__all__ = ["konsekvens", "main"]


@click.group(
    "konsekvens",
    cls=Group,
    help="Konsekvensbedömningar för kommuner: checklistor, öppna regler och ett underlag i Word.",
    epilog="Slutkod: 0 allt är väl, 1 något hittades eller gick fel, 2 kommandot är fel skrivet.",
    context_settings={"help_option_names": list(HELP), "max_content_width": 100},
)
@click.version_option(
    importlib.metadata.version("konsekvens"), message="Konsekvens %(version)s", help="Visar versionen."
)
def konsekvens() -> None:
    """Hold the commands together."""


for _command in (
    check,
    test,
    publish,
    workbook,
    checklist,
    import_list,
    score,
    explain_file,
    compare,
    rescore,
    diff,
    word,
    pdf,
    statement,
    excel,
    blankett,
    template,
    schema,
    serve,
    backup,
    restore,
    register,
    year_report,
    recount,
    dispose,
):
    konsekvens.add_command(_command)


def main() -> None:
    """Run the command line: the entry point of ``konsekvens``."""
    write_anything()
    konsekvens(prog_name="konsekvens")
