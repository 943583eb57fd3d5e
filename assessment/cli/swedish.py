"""Makes click speak Swedish: its own words for help and faults, which it looks up one by one.

Knows click. Knows no command of ours.
"""

import importlib
from typing import Final

WORDS: Final = {
    # Help
    "Usage:": "Användning:",
    "Options": "Val",
    "Positional arguments": "Argument",
    "Commands": "Kommandon",
    "Show this message and exit.": "Visar den här hjälpen.",
    "Show the version and exit.": "Visar versionen.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "deprecated": "utgår",
    "required": "måste anges",
    "default: {default}": "annars {default}",
    "env var: {var}": "miljövariabel: {var}",
    "(dynamic)": "(räknas ut)",
    # Faults
    "Error: {message}": "Fel: {message}",
    "Try '{command} {option}' for help.": "Skriv ”{command} {option}” för hjälp.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av: {possibilities}?",
    "Aborted!": "Avbrutet.",
    "Missing command.": "Skriv också vilket kommando du vill köra.",
    "Missing argument": "Argumentet saknas:",
    "Missing option": "Valet saknas:",
    "Missing parameter": "Uppgiften saknas:",
    "Missing parameter: {param_name}": "Uppgiften {param_name} saknas.",
    "Missing {param_type}": "Uppgiften saknas: {param_type}",
    "Choose from:\n\t{choices}": "Välj bland:\n\t{choices}",
    "Choice({choices})": "ett av {choices}",
    "No such option {name!r}.": "Valet ”{name}” finns inte.",
    "No such command {name!r}.": "Kommandot ”{name}” finns inte.",
    "Got unexpected extra argument ({args})": "Det står ett argument för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Det står flera argument för mycket: {args}",
    "Option {name!r} does not take a value.": "Valet ”{name}” tar inget värde.",
    "Option {name!r} requires an argument.": "Valet ”{name}” behöver ett värde efter sig.",
    "Option {name!r} requires {nargs} arguments.": "Valet ”{name}” behöver {nargs} värden efter sig.",
    "Argument {name!r} takes {nargs} values.": "Argumentet ”{name}” tar {nargs} värden.",
    "Invalid value: {message}": "Värdet går inte att använda: {message}",
    "Invalid value for {param_hint}: {message}": "Värdet för {param_hint} går inte att använda: {message}",
    "Value must be an iterable.": "Värdet ska vara en lista.",
    "Takes {nargs} values but 1 was given.": "Det ska vara {nargs} värden, men det är 1.",
    "Takes {nargs} values but {len} were given.": "Det ska vara {nargs} värden, men det är {len}.",
    "{len_type} values are required, but {len_value} was given.": (
        "Det ska vara {len_type} värden, men det är {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "Det ska vara {len_type} värden, men det är {len_value}."
    ),
    "{value!r} is not {choice}.": "”{value}” är inte {choice}.",
    "{value!r} is not one of {choices}.": "”{value}” är inget av {choices}.",
    "{value!r} does not match the format {format}.": "”{value}” är inte skrivet som {format}.",
    "{value!r} does not match the formats {formats}.": "”{value}” är inte skrivet som något av {formats}.",
    "{value} is not in the range {range}.": "{value} är utanför {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "”{value}” är inget av {states}.",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget tal.",
    "{value!r} is not a valid UUID.": "”{value}” är inget UUID.",
    "file": "Filen",
    "directory": "Mappen",
    "path": "Sökvägen",
    "{name} {filename!r} does not exist.": "{name} {filename} finns inte.",
    "{name} {filename!r} is a file.": "{name} {filename} är en fil.",
    "{name} {filename!r} is a directory.": "{name} {filename} är en mapp.",
    "{name} {filename!r} is not readable.": "{name} {filename} går inte att läsa.",
    "{name} {filename!r} is not writable.": "{name} {filename} går inte att skriva till.",
    "{name} {filename!r} is not executable.": "{name} {filename} går inte att köra.",
    "Could not open file {filename!r}: {message}": "Filen {filename} går inte att öppna: {message}",
    "unknown error": "okänt fel",
    "Unknown standard stream '{name}'": "Strömmen ”{name}” finns inte.",
    # Questions to the one who types, and what is not used here: nothing of click is left in English.
    "Do you want to continue?": "Vill du fortsätta?",
    "Confirm the action without prompting.": "Svarar ja på frågan utan att ställa den.",
    "Repeat for confirmation": "Skriv en gång till",
    "Error: The two entered values do not match.": "Fel: de två värdena är inte lika.",
    "Error: invalid input": "Fel: det går inte att använda.",
    "Press any key to continue...": "Tryck på valfri tangent …",
    "{editor}: Editing failed": "{editor}: Det gick inte att redigera",
    "{editor}: Editing failed: {e}": "{editor}: Det gick inte att redigera: {e}",
    "d": "d",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Varning: kommandot ”{name}” utgår.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Varning: ”{name}” utgår.{extra_message}"
    ),
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Kommandon kan inte fyllas i: det går inte att se vilken version av Bash som körs."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "Kommandon kan inte fyllas i: det behövs Bash 4.4 eller nyare."
    ),
}
"""Click's own sentences and ours."""

PROGRAMMING: Final = frozenset(
    {
        "Could not determine name for option with declarations {decls!r}",
        (
            "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
            "Did you mean to pass '--{name}'?"
        ),
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Name '{name}' defined twice",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Invalid start character for option ({option})",
        "Unknown color {colour!r}",
        "Windows error: {error}",
    }
)
"""What click says to programmers when a command is declared wrongly, or when a console breaks under it."""

MODULES: Final = (
    "_termui_impl",
    "core",
    "decorators",
    "exceptions",
    "formatting",
    "parser",
    "shell_completion",
    "termui",
    "types",
    "utils",
)


def swedish(message: str) -> str:
    """Return click's sentence in Swedish, or as it is when it is none of click's."""
    return WORDS.get(message, message)


def swedish_many(one: str, many: str, number: int) -> str:
    """Return the Swedish sentence for one or for several."""
    return swedish(one if number == 1 else many)


def speak_swedish() -> None:
    """Let click look its words up here. Click binds gettext module by module, so each is handed ours.

    Gettext's own way needs a compiled catalogue and a variable in the environment, and then speaks Swedish to
    every program that this one starts.
    """
    for name in MODULES:
        module = importlib.import_module(f"click.{name}")
        for function, ours in (("_", swedish), ("ngettext", swedish_many)):
            if hasattr(module, function):
                setattr(module, function, ours)
