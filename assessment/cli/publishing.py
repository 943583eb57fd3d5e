"""``konsekvens publish``: the folder's editions written into utgavor.yaml, when they are right and tried.

Knows what must hold before. Knows no fingerprint.
"""

from pathlib import Path

import click

from assessment import bootstrap
from assessment.checklist_files import LOCAL, Loaded, editions_text, read_folder, try_scenarios
from assessment.cli.checking import shipped_folder
from assessment.cli.files import write_whole
from assessment.cli.frame import Command, Trouble
from assessment.core.diagnostics import has_errors, tally
from assessment.core.editions import editions_of

_LIST = "utgavor.yaml"


@click.command(
    "publish",
    cls=Command,
    short_help="Publicerar checklistornas utgåvor.",
    help=(
        f"Publicerar utgåvorna: skriver in dem i {_LIST} med ett fingeravtryck av vad de betyder. Sedan "
        "säger konsekvens check till om betydelsen ändras utan att utgåvan höjs. Allt måste vara rätt, och "
        "alla scenarier måste stämma.\n\nMAPP är en mapp med checklistor. Utan MAPP: mappen som följer med."
    ),
)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[MAPP]")
def publish(folder: Path | None) -> None:
    """Write the list of published editions of a folder."""
    place = folder or shipped_folder()
    if not place.is_dir():
        raise Trouble(f"{place} är ingen mapp med checklistor.")
    if (place / LOCAL).exists():
        raise Trouble(
            f"{place} har egna ändringar i {LOCAL}. De har en egen utgåva och publiceras inte. "
            "Publicera mappen som de bygger på."
        )
    loaded = read_folder(place, today=bootstrap.now().date())
    _right(loaded, place)
    added = _added(loaded)
    if not added:
        click.echo("Alla utgåvor är redan publicerade.")
        return
    write_whole(place / _LIST, editions_text(loaded).encode(), replace=True)
    for name, edition in added:
        click.echo(f"Publicerad: {name} {edition}")


def _right(loaded: Loaded, place: Path) -> None:
    """Refuse what has errors or does not do what its scenarios expect."""
    if loaded.checklists is None or has_errors(loaded.diagnostics):
        raise Trouble(
            f"Checklistorna har {tally(loaded.diagnostics)} och går inte att publicera. "
            f"Kör konsekvens check {place} för att se vad som behöver rättas."
        )
    wrong = [o for o in try_scenarios(loaded) if not o.ok]
    if wrong:
        told = "Ett scenario" if len(wrong) == 1 else f"{len(wrong)} scenarier"
        raise Trouble(
            f"{told} stämmer inte, så inget publiceras. "
            f"Kör konsekvens test {place} för att se vad som skiljer."
        )


def _added(loaded: Loaded) -> list[tuple[str, str]]:
    known = loaded.editions.editions if loaded.editions else {}
    found = editions_of(loaded.checklists) if loaded.checklists else {}
    return [(name, edition) for name, edition in found.items() if edition not in known.get(name, {})]
