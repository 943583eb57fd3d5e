"""Who somebody is by what the login says of them, and what behörighet.yaml lets them do.

Knows claims as plain data and the shape of the file. Knows no provider, opens no file and reads no clock.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from assessment.core.language import tr
from assessment.core.people import Person, Role, board_key, person_key
from assessment.core.vocabulary import Frozen
from assessment.service.errors import ServiceError
from assessment.service.organisation import sentences

FILE = "behörighet.yaml"
"""What the file is called where it is told of; it may be called anything."""

EMAIL = "email"
_HOUR = 3600
_LEEWAY = 300
"""Seconds that the provider's clock may be before ours."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Everywhere = Literal["alla"]


class Access(Frozen):
    """What a person, or everybody in a group, may do, and in which nämnder."""

    roles: tuple[Role, ...] = Field(
        alias="roller",
        min_length=1,
        description="Vad personen gör här: handläggare, granskare, strateg, läsare eller registrator.",
    )
    boards: Annotated[tuple[Name, ...] | Everywhere, Field(union_mode="left_to_right")] = Field(
        alias="nämnder",
        description="Nämnderna som det gäller i, med de namn som står i bedömningarna, eller alla.",
    )


class PeopleFile(Frozen):
    """Who may do what: by person, by group, or both."""

    people: dict[Name, Access] = Field(
        default_factory=dict, alias="personer", description="Person, så som inloggningen kallar den."
    )
    groups: dict[Name, Access] = Field(
        default_factory=dict, alias="grupper", description="Grupp, så som inloggningen kallar den."
    )

    def person(self, name: str, groups: Sequence[str]) -> Person:
        """Return a person with all that the file gives them by name and by group, which may be nothing."""
        own = [access for key, access in self.people.items() if person_key(key) == name]
        given = own + [self.groups[group] for group in groups if group in self.groups]
        return Person(
            name,
            frozenset(role for access in given for role in access.roles),
            frozenset(board_key(b) for access in given if access.boards != "alla" for b in access.boards),
            everywhere=any(access.boards == "alla" for access in given),
        )


def people_of(tree: object) -> PeopleFile | tuple[str, ...]:
    """Return what behörighet.yaml says, or Swedish sentences that say what is wrong in it."""
    try:
        return PeopleFile.model_validate(tree)
    except ValidationError as error:
        return sentences(PeopleFile, tree, error, FILE)


class LoginNeeded(ServiceError):  # noqa: N818 - the name is what to do, not that it is an error
    """Nobody is logged in, or it is too long ago; the message says so."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why or tr("Logga in för att fortsätta."))


class LoginRefused(ServiceError):  # noqa: N818 - as above
    """The provider has let somebody in whom we cannot tell who it is; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is logged in."""

    person: Person
    name: str
    """What they are called on the screen."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Which of the claims of a login count, and for how long."""

    names: tuple[str, ...]
    """The claims that may name a person; the first that is there does."""
    groups: str
    hours: int


def visitor(said: Mapping[str, Any], counts: Claims, people: PeopleFile, now: float) -> Visitor:
    """Return who is logged in.

    Args:
        said: the claims of the login, as Streamlit hands them on.
        counts: which of them to look at.
        people: who may do what.
        now: seconds since 1970.

    Raises:
        LoginNeeded: when nobody is logged in, or since too long.
        LoginRefused: when the login does not say who it is in a way that can be trusted.
    """
    if said.get("is_logged_in") is not True:
        raise LoginNeeded
    since = _time(said.get("iat"))
    if not now - counts.hours * _HOUR < since <= now + _LEEWAY:
        raise LoginNeeded(tr("Det var länge sedan du loggade in. Logga in igen för att fortsätta."))
    claim = next((c for c in counts.names if isinstance(said.get(c), str) and said[c].strip()), None)
    if claim is None:
        raise LoginRefused(
            tr(
                "Inloggningen säger inte vem du är. Visa det här för den som sköter Konsekvens: "
                "{claims} saknas i inloggningen.",
                claims=tr(" eller ").join(counts.names),
            )
        )
    # A provider that lets anyone write any address must not make them somebody else here.
    if claim == EMAIL and said.get("email_verified") is not True:
        raise LoginRefused(
            tr(
                "Din e-postadress är inte bekräftad hos den som du loggar in med. Bekräfta den och "
                "logga in igen. Hjälper inte det, visa det här för den som sköter Konsekvens: "
                "email_verified är inte sant."
            )
        )
    name = person_key(said[claim])
    groups = said.get(counts.groups)
    told = said.get("name")
    return Visitor(
        people.person(name, [g for g in groups if isinstance(g, str)] if isinstance(groups, list) else []),
        told.strip() if isinstance(told, str) and told.strip() else name,
    )


def _time(value: object) -> float:
    """Return a time; 1970 for what is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


def login_key(said: Mapping[str, Any]) -> str:
    """Return what tells one login from every other, also of the same person."""
    return "|".join(str(said.get(part, "")) for part in ("iss", "sub", "iat", "nonce"))
