"""The frame of every command: Swedish help and faults, no traceback, and an exit code that says how it went.

Knows click and what may go wrong anywhere. Knows no command of its own.
"""

import json
import sys
import traceback
from datetime import date
from typing import Any, Final

import click

from assessment.cli.swedish import speak_swedish
from assessment.service import ServiceError
from assessment.settings import SettingsError

OK: Final = 0
FOUND: Final = 1
"""Something was found: errors in checklists, a scenario that differs, a file that can't be used."""
MISUSED: Final = 2
"""The command was written wrongly."""

HELP: Final = "-h", "--hjälp", "--help"
DEBUG: Final = "--felsök"

speak_swedish()


class Trouble(click.ClickException):
    """Something that went wrong and that the user can do something about; told as it stands."""

    exit_code = FOUND

    def show(self, file: Any = None) -> None:
        """Write the sentences to standard error."""
        click.echo(f"Fel: {self.message}", file=file or sys.stderr)


class Misuse(click.UsageError):
    """The command was written wrongly in a way that click cannot see."""


def told(error: Exception) -> click.ClickException:
    """Return any fault as one that is told in Swedish."""
    if isinstance(error, click.ClickException):
        return error
    if isinstance(error, ServiceError | SettingsError):
        return Trouble(str(error))
    if isinstance(error, OSError) and error.filename is not None:
        return Trouble(f"{click.format_filename(error.filename)}: {why(error)}")
    return Trouble(
        f"Något oväntat gick fel ({type(error).__name__}), och det är inte ditt fel. "
        f"Kör samma kommando med {DEBUG} för att se detaljer att skicka till den som sköter Konsekvens."
    )


def why(error: OSError) -> str:
    """Return in Swedish why a file or folder cannot be used."""
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "filen eller mappen finns inte.",
        FileExistsError: "filen finns redan.",
        IsADirectoryError: "det är en mapp, inte en fil.",
        NotADirectoryError: "det är en fil, inte en mapp.",
        PermissionError: "du saknar rätt att läsa eller skriva där.",
    }
    return reasons.get(type(error), "det går inte att läsa eller skriva där.")


def _debug_option() -> click.Option:
    return click.Option(
        [DEBUG, "debug"],
        is_flag=True,
        expose_value=False,
        callback=lambda context, _, value: context.meta.update({DEBUG: True}) if value else None,
        help="Visar var i programmet ett oväntat fel uppstod.",
    )


class Day(click.ParamType[date]):
    """A day, written with year, month and day."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that was written."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(
                f"”{value}” är inget datum. Skriv år, månad och dag, till exempel 2026-01-31.", param, ctx
            )


class Port(click.ParamType[int]):
    """A port that a server may listen on."""

    name = "port"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that was written."""
        highest = 65535
        if not str(value).isdecimal() or int(value) > highest:
            self.fail(f"”{value}” är ingen port. Skriv ett tal från 0 till {highest}.", param, ctx)
        return int(value)


class Command(click.Command):
    """A command that tells its faults in Swedish."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("options_metavar", "[VAL]")
        super().__init__(*args, **options)
        self.params.append(_debug_option())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong becomes a Swedish sentence."""
        return _guarded(ctx, super().invoke)


class Group(click.Group):
    """The program itself, with its commands."""

    command_class = Command

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("options_metavar", "[VAL]")
        options.setdefault("subcommand_metavar", "KOMMANDO …")
        super().__init__(*args, **options)
        self.params.append(_debug_option())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the commands in the order of a day's work, not of the alphabet."""
        return list(self.commands)


def _guarded(ctx: click.Context, run: Any) -> Any:
    try:
        return run(ctx)
    except (click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:
        if ctx.meta.get(DEBUG) and not isinstance(error, click.ClickException):
            click.echo("".join(traceback.format_exception(error)), err=True)
        raise told(error) from error


def print_json(content: Any) -> None:
    """Print data as JSON, readable for people too."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def write_anything() -> None:
    """Let a sign that the terminal cannot show become a question mark instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
