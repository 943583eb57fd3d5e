"""What an administrator can set, each by one environment variable, with its default and its meaning.

The only reader of the environment. Opens no file and starts nothing.
"""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import BeforeValidator, Field, SecretStr, ValidationError

from assessment.login_settings import LoginSettings, split
from assessment.service.errors import ServiceError

PREFIX = "KONSEKVENS_"
_ELSEWHERE = ("KONSEKVENS_TEST_",)
_ROOT = Path(__file__).parent.parent
_POSTGRESQL = ("postgresql", "postgres")
_KINDS = {
    "int_parsing": "ska vara ett heltal",
    "greater_than_equal": "är för litet",
    "less_than_equal": "är för stort",
}


class SettingsError(ServiceError):
    """A setting that cannot be used; the message is Swedish and says what to write instead."""


def _user_data() -> str:
    return str(Path(platformdirs.user_data_dir("konsekvens", appauthor=False)) / "konsekvens.db")


class Settings(LoginSettings):
    """All settings, read once at start. The alias is the environment variable."""

    database: str = Field(
        default_factory=_user_data,
        alias="KONSEKVENS_DB",
        min_length=1,
        description="Var bedömningarna sparas: sökvägen till en SQLite-fil, eller en adress som "
        "postgresql://användare@server/databas. Utan värde: en fil i din egen datamapp.",
    )
    checklists: Path = Field(
        default=_ROOT / "checklists",
        alias="KONSEKVENS_CHECKLISTS",
        description="Mappen med checklistorna. Utan värde: de som följer med.",
    )
    templates: Path = Field(
        default=_ROOT / "templates",
        alias="KONSEKVENS_TEMPLATES",
        description="Mappen med Wordmallarna och organisation.yaml. Utan värde: mallarna som följer med.",
    )
    examples: Path = Field(
        default=_ROOT / "examples",
        alias="KONSEKVENS_EXAMPLES",
        description="Mappen med exempel att prova på. Utan värde: de som följer med.",
    )
    docs: Path = Field(
        default=_ROOT / "docs",
        alias="KONSEKVENS_DOCS",
        description="Mappen med metodtexten metod.md. Utan värde: den som följer med.",
    )
    port: int = Field(
        default=8501,
        alias="KONSEKVENS_PORT",
        ge=0,
        le=65535,
        description="Porten som appen svarar på. 0 väljer en ledig port.",
    )
    address: str = Field(
        default="127.0.0.1",
        alias="KONSEKVENS_ADDRESS",
        min_length=1,
        description="Adressen som appen lyssnar på. 127.0.0.1 når bara den egna datorn; 0.0.0.0 når alla, "
        "och ska stå bakom inloggning.",
    )
    allowed_hosts: Annotated[tuple[str, ...], BeforeValidator(split)] = Field(
        default=(),
        alias="KONSEKVENS_ALLOWED_HOSTS",
        description="Namnen som appen får nås under, med kommatecken emellan, till exempel "
        "konsekvens.lillmark.se. Behövs när appen når fler än den egna datorn.",
    )
    log: Literal["text", "json"] = Field(
        default="text",
        alias="KONSEKVENS_LOG",
        description="Hur servern skriver sin logg: text för den som läser, eller json med en rad per "
        "händelse för ett loggsystem. Loggen har aldrig något som användarna har skrivit.",
    )

    language: Literal["sv", "en", "webbläsaren"] = Field(
        default="sv",
        alias="KONSEKVENS_LANGUAGE",
        description="Språket för den som inte själv har valt ett: sv, en, eller webbläsaren, som tar det som "
        "webbläsaren ber om.",
    )

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Return the settings that these environment variables give; an empty variable counts as not set.

        Raises:
            SettingsError: when a value cannot be used or when a ``KONSEKVENS_`` variable is unknown.
        """
        given = {
            name: value.strip()
            for name, value in environment.items()
            if name.startswith(PREFIX) and not name.startswith(_ELSEWHERE) and value.strip()
        }
        # The few that everybody may need are named before those of the login.
        fields = sorted(cls.model_fields.items(), key=lambda field: field[0] in LoginSettings.model_fields)
        known = [str(field.alias) for _, field in fields]
        for name in sorted(given.keys() - set(known)):
            near = get_close_matches(name.removeprefix(PREFIX), [k.removeprefix(PREFIX) for k in known], n=1)
            tip = f"Menade du {PREFIX}{near[0]}?" if near else f"De som finns är {', '.join(known)}."
            raise SettingsError(f"Inställningen {name} finns inte. {tip}")
        try:
            settings = cls.model_validate(given)
        except ValidationError as error:
            raise SettingsError(_sentence(error)) from error
        return _checked(settings)

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, absolute; None when the database is a server."""
        if "://" not in self.database:
            return Path(self.database).expanduser().absolute()
        url = urlsplit(self.database)
        return Path(url.path[1:]).absolute() if url.scheme.startswith("sqlite") else None


def _checked(settings: Settings) -> Settings:
    if "://" in settings.database:
        url = urlsplit(settings.database)
        kind = url.scheme.partition("+")[0]
        if kind not in {"sqlite", *_POSTGRESQL}:
            raise SettingsError(
                f"KONSEKVENS_DB börjar med ”{url.scheme}://”. Skriv en sökväg till en fil, "
                "eller en adress som börjar med sqlite:/// eller postgresql://."
            )
        if kind == "sqlite" and url.path in {"", "/", "/:memory:"}:
            raise SettingsError(
                "KONSEKVENS_DB pekar på en databas i minnet, och då försvinner allt när appen stängs. "
                "Skriv sökvägen till en fil."
            )
    if fault := settings.login_fault():
        raise SettingsError(fault)
    return settings


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    field = next(f for f in Settings.model_fields.values() if f.alias == name)
    wrong = _KINDS.get(first["type"], "går inte att använda")
    if field.annotation is SecretStr:
        return f"{name} {wrong}. {field.description}"
    return f"{name} är ”{first['input']}”, men det {wrong}. {field.description}"


def load(given: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of this process; ``given`` stands before the environment.

    Raises:
        SettingsError: as `Settings.read`.
    """
    return Settings.read({**os.environ, **(given or {})})
