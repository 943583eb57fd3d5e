"""What an administrator can set about logging in: the provider, our secrets, and who may do what.

A part of the settings. Opens no file and knows no environment.
"""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

OWN_COMPUTER = ("127.0.0.1", "::1", "localhost")
"""The addresses and names that only the own computer reaches."""

_SHORTEST_COOKIE_SECRET = 32
_NEEDED = {
    "login_client_id": "KONSEKVENS_LOGIN_CLIENT_ID",
    "login_address": "KONSEKVENS_LOGIN_ADDRESS",
    "login_people": "KONSEKVENS_LOGIN_PEOPLE",
}
_SECRETS = {
    "login_client_secret": "KONSEKVENS_LOGIN_CLIENT_SECRET",
    "login_cookie_secret": "KONSEKVENS_LOGIN_COOKIE_SECRET",
}


def split(value: object) -> object:
    """Return the words of a text with commas or spaces between them; anything else as it is."""
    return (
        tuple(part for part in value.replace(",", " ").split() if part) if isinstance(value, str) else value
    )


class LoginSettings(BaseModel):
    """The settings of the login. Without a metadata address nobody logs in."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True)

    login_metadata: str = Field(
        default="",
        alias="KONSEKVENS_LOGIN_METADATA",
        description="Adressen till inloggningens beskrivning, som slutar med "
        "/.well-known/openid-configuration. Utan värde loggar ingen in: en enda person, på den egna datorn.",
    )
    login_client_id: str = Field(
        default="",
        alias="KONSEKVENS_LOGIN_CLIENT_ID",
        description="Det som Konsekvens heter hos den som ni loggar in med (client id).",
    )
    login_client_secret: SecretStr = Field(
        default=SecretStr(""),
        alias="KONSEKVENS_LOGIN_CLIENT_SECRET",
        description="Hemligheten som hör till (client secret).",
    )
    login_client_secret_file: Path | None = Field(
        default=None,
        alias="KONSEKVENS_LOGIN_CLIENT_SECRET_FILE",
        description="Eller en fil som bara har den hemligheten i sig.",
    )
    login_cookie_secret: SecretStr = Field(
        default=SecretStr(""),
        alias="KONSEKVENS_LOGIN_COOKIE_SECRET",
        description="En slumpad text på minst 32 tecken som kakorna skrivs under med. Samma på alla servrar.",
    )
    login_cookie_secret_file: Path | None = Field(
        default=None,
        alias="KONSEKVENS_LOGIN_COOKIE_SECRET_FILE",
        description="Eller en fil som bara har den texten i sig.",
    )
    login_address: str = Field(
        default="",
        alias="KONSEKVENS_LOGIN_ADDRESS",
        description="Adressen som användarna skriver, till exempel https://konsekvens.lillmark.se. "
        "Lägg upp den med /oauth2callback efter hos den som ni loggar in med.",
    )
    login_people: Path | None = Field(
        default=None,
        alias="KONSEKVENS_LOGIN_PEOPLE",
        description="Filen som säger vem som får göra vad (behörighet.yaml).",
    )
    login_names: Annotated[tuple[str, ...], BeforeValidator(split)] = Field(
        default=("preferred_username", "email", "sub"),
        alias="KONSEKVENS_LOGIN_NAMES",
        min_length=1,
        description="Uppgifterna i inloggningen som kan säga vem det är, med kommatecken emellan. Den första "
        "som finns gäller. email räknas bara när adressen är bekräftad. Välj någon som användaren inte själv "
        "kan ändra.",
    )
    login_groups: str = Field(
        default="groups",
        alias="KONSEKVENS_LOGIN_GROUPS",
        min_length=1,
        description="Uppgiften i inloggningen som räknar upp grupper.",
    )
    login_hours: int = Field(
        default=10,
        alias="KONSEKVENS_LOGIN_HOURS",
        ge=1,
        le=168,
        description="Så många timmar efter inloggningen behöver man logga in igen.",
    )
    without_login: Literal["nej", "ja"] = Field(
        default="nej",
        alias="KONSEKVENS_WITHOUT_LOGIN",
        description="ja låter appen nå fler än den egna datorn utan inloggning. Alla som når den får då göra "
        "allt, så använd det bara bakom något annat som stänger ute obehöriga.",
    )

    @property
    def login(self) -> bool:
        """True when people log in."""
        return bool(self.login_metadata)

    def login_fault(self) -> str:
        """Return what is wrong with the settings of the login as a Swedish sentence, or ''."""
        if not self.login:
            alone = sorted(
                str(field.alias)
                for name, field in LoginSettings.model_fields.items()
                if name.startswith("login_") and name in self.model_fields_set
            )
            return f"{alone[0]} gäller bara tillsammans med KONSEKVENS_LOGIN_METADATA." if alone else ""
        for name, variable in _NEEDED.items():
            if not getattr(self, name):
                return f"{variable} saknas. {LoginSettings.model_fields[name].description}"
        for name, variable in _SECRETS.items():
            here, file = getattr(self, name).get_secret_value(), getattr(self, f"{name}_file")
            if bool(here) is (file is not None):
                return f"Ange antingen {variable} eller {variable}_FILE, och inte båda."
        return self._address_fault() or cookie_secret_fault(self.login_cookie_secret)

    def _address_fault(self) -> str:
        for variable, given in (
            ("KONSEKVENS_LOGIN_METADATA", self.login_metadata),
            ("KONSEKVENS_LOGIN_ADDRESS", self.login_address),
        ):
            url = urlsplit(given)
            safe = url.scheme == "https" or (url.scheme == "http" and url.hostname in OWN_COMPUTER)
            if not safe or not url.hostname:
                return f"{variable} är ”{given}”, men ska börja med https://."
        if urlsplit(self.login_address).path.strip("/"):
            return "KONSEKVENS_LOGIN_ADDRESS ska sluta efter namnet på servern, som i https://konsekvens.lillmark.se."
        return ""


def cookie_secret_fault(secret: SecretStr) -> str:
    """Return why a secret cannot sign cookies as a Swedish sentence, or ''; '' is no secret and no fault."""
    if 0 < len(secret.get_secret_value()) < _SHORTEST_COOKIE_SECRET:
        return "Hemligheten för kakorna är för kort. Den ska ha minst 32 slumpade tecken."
    return ""
