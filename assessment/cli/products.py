"""``konsekvens schema`` and ``serve``: what files look like, and the app.

Knows which schemas there are and how the app is started. Knows no document and no page.
"""

import click

from assessment import settings
from assessment.cli.frame import Command, Port, print_json
from assessment.core.schema import SCHEMAS, schema_of


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
