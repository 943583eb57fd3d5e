"""``konsekvens check`` and ``konsekvens test``: are the checklists right, and do the scenarios hold?

Knows how findings are printed. Knows no rule and no scenario.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from assessment import bootstrap, settings
from assessment.cli.covering import coverage_dict, coverage_text
from assessment.cli.frame import FOUND, OK, Command, Day, Misuse, Trouble, print_json
from assessment.core.diagnostic_codes import Level
from assessment.core.diagnostics import Diagnostic, as_dict, has_errors, render_all, render_github, tally

_WHERE = "PATH är en mapp med checklistor eller en av filerna i den. Utan PATH: mappen som följer med."
_SCENARIOS = "scenarier"


@click.command(
    "check",
    cls=Command,
    short_help="Kontrollerar checklistorna.",
    help=f"Kontrollerar checklistorna: vad är fel, och vad kan du skriva i stället?\n\n{_WHERE}",
)
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[PATH]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    metavar="[text|github]",
    help="text för dig som läser, github för rader som GitHub visar bredvid ändringen.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriver allt som JSON, för andra program.")
@click.option(
    "--datum",
    type=Day(),
    metavar="ÅÅÅÅ-MM-DD",
    help="Dagen som giltighet räknas mot, annars i dag.",
)
@click.option("--strikt", "strict", is_flag=True, help="Räknar också varningar som fel.")
@click.pass_context
def check(
    context: click.Context,
    path: Path | None,
    form: str,
    datum: date | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """Read a folder of checklists and print every diagnostic; exit 1 when one of them is an error."""
    from assessment.checklist_files import read_folder

    folder, only = _place(path)
    loaded = read_folder(folder, today=datum or bootstrap.now().date())
    found = [d for d in loaded.diagnostics if only in {None, d.file}]
    failed = has_errors(found) or (strict and any(d.level is Level.WARNING for d in found))
    if as_json:
        print_json({"ok": not failed, "diagnoser": [as_dict(d) for d in found]})
    elif form == "github":
        for diagnostic in found:
            click.echo(render_github(diagnostic))
    else:
        if found:
            click.echo(f"{render_all(found)}\n")
        files = 1 if only else len(loaded.documents)
        counted = f"{files} {'fil' if files == 1 else 'filer'}"
        click.echo(f"{only or folder.as_posix()}: {counted}, {tally(found) or 'inget att anmärka'}.")
    context.exit(FOUND if failed else OK)


@click.command(
    "test",
    cls=Command,
    short_help="Provar scenarierna.",
    help=f"Provar scenarierna och talar om vad som inte blev som väntat.\n\n{_WHERE}",
)
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[PATH]")
@click.option("--alla", "show_all", is_flag=True, help="Visar också scenarierna som stämmer.")
@click.option(
    "--täckning",
    "--coverage",
    "show_coverage",
    is_flag=True,
    help="Visar också vad i checklistorna som inget scenario prövar.",
)
@click.option("--json", "as_json", is_flag=True, help="Skriver allt som JSON, för andra program.")
@click.pass_context
def test(
    context: click.Context, path: Path | None, *, show_all: bool, show_coverage: bool, as_json: bool
) -> None:
    """Try every scenario of a folder; exit 1 when one differs, or when there is none to try."""
    from assessment.checklist_files import read_folder, try_content, try_scenarios

    folder, only = _place(path)
    loaded = read_folder(folder, today=bootstrap.now().date())
    errors = [
        d
        for d in loaded.diagnostics
        if d.level is Level.ERROR and (only in {None, d.file} or Path(d.file).parent.name != _SCENARIOS)
    ]
    outcomes = [o for o in try_scenarios(loaded) if only in {None, o.file}]
    wrong = [o for o in outcomes if not o.ok]
    failed = bool(errors or wrong or not outcomes)
    coverage = try_content(loaded, only) if show_coverage else None
    if as_json:
        tried = [
            {"fil": o.file, "namn": o.name, "stämmer": o.ok, "skillnader": list(o.differences)}
            for o in outcomes
        ]
        covered = {"täckning": coverage_dict(coverage)} if coverage else {}
        print_json(
            {"ok": not failed, "scenarier": tried, **covered, "diagnoser": [as_dict(d) for d in errors]}
        )
    else:
        if errors:
            click.echo(f"{render_all(errors)}\n")
        for outcome in outcomes if show_all else wrong:
            word = "Stämmer" if outcome.ok else "Stämmer inte"
            click.echo(f"{word}: {outcome.name} ({outcome.file})")
            for difference in outcome.differences:
                click.echo(f"  {difference}")
        if coverage is not None:
            click.echo(coverage_text(coverage))
        click.echo(_summed_up(len(outcomes), len(wrong), errors))
    context.exit(FOUND if failed else OK)


def _summed_up(tried: int, wrong: int, errors: Sequence[Diagnostic]) -> str:
    if errors:
        return f"Rätta först det som är fel: {tally(errors)}."
    if not tried:
        return f"Det finns inga scenarier att prova. De ligger i mappen {_SCENARIOS}."
    counted = f"{tried} {'scenario' if tried == 1 else 'scenarier'}"
    if not wrong:
        return f"{counted}, {'det' if tried == 1 else 'alla'} stämmer."
    return f"{counted}: {tried - wrong} stämmer, {wrong} stämmer inte."


def _place(path: Path | None) -> tuple[Path, str | None]:
    """Return the folder to read, and the only file to tell about when one was named.

    Raises:
        Misuse: when the path is neither a folder nor a checklist file.
    """
    if path is None:
        return shipped_folder(), None
    if path.is_dir():
        return path, None
    if not path.exists():
        raise Trouble(f"{path} finns inte.")
    if path.suffix != ".yaml":
        raise Misuse(f"{path} är ingen mapp och ingen fil som slutar på .yaml.")
    folder = path.parent.parent if path.parent.name == _SCENARIOS else path.parent
    return folder, (folder / path.relative_to(folder)).as_posix()


def shipped_folder() -> Path:
    """Return the folder of the settings, said from where the user stands when it lies below."""
    folder = settings.load().checklists
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
