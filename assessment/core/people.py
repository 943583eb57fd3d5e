"""Who may do what with an assessment: roles, persons, and the rule that every use case asks.

Knows an assessment's standing, never its content. Knows nothing of how anyone has logged in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assessment.core.language import N_
from assessment.core.vocabulary import Stage


class Role(StrEnum):
    """What a person does here. One person may have several roles."""

    OFFICER = N_("handläggare")
    REVIEWER = N_("granskare")
    STRATEGIST = N_("strateg")
    READER = N_("läsare")
    REGISTRAR = N_("registrator")


GUEST_ROLES = (Role.OFFICER, Role.REVIEWER, Role.READER)
"""The roles that somebody can be invited to in one assessment."""


class Deed(StrEnum):
    """What somebody wants to do with an assessment."""

    READ = N_("läsa")
    COMMENT = N_("kommentera")
    CHANGE = N_("ändra")
    REVIEW = N_("markera som granskad")
    SHARE = N_("bjuda in")
    FOLLOW_UP = N_("följa upp")
    DISCARD = N_("kasta")
    ERASE = N_("rensa")
    DISPOSE = N_("gallra")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is at work here.

    ``id`` is what the login says of them and what the journal notes; '' is whoever sits at a computer where
    nobody logs in. ``boards`` are keys of nämnder, see `board_key`; ``everywhere`` means all of them.
    """

    id: str
    roles: frozenset[Role]
    boards: frozenset[str] = frozenset()
    everywhere: bool = False

    def serves(self, board: str) -> bool:
        """Return True when the person belongs to the nämnd with this key; '' is no nämnd."""
        return self.everywhere or (board != "" and board in self.boards)


LOCAL = Person("", frozenset(Role), everywhere=True)
"""The one user of a computer of their own, who may do everything."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the right to an assessment depends on.

    ``home`` is the key of the nämnd that it belongs to, '' until somebody of that nämnd has written it.
    ``sealed`` is True when it has been klar för nämnden, and so may be read by other nämnder.
    """

    owner: str
    home: str
    stage: Stage
    sealed: bool
    guests: Mapping[str, Role] = field(default_factory=dict)


def board_key(board: str) -> str:
    """Return a nämnd's name as it is compared: whatever its case and spaces."""
    return " ".join(board.split()).casefold()


def person_key(name: str) -> str:
    """Return what names a person as it is compared: an e-mail address is the same whatever its case."""
    name = name.strip()
    return name.casefold() if "@" in name else name


def may(person: Person, deed: Deed, standing: Standing) -> bool:
    """Return True when the person has the right to the deed.

    A draft is read inside its nämnd and by those who are invited; other nämnder read only what is, or has
    been, klar för nämnden: a draft that is handed to another nämnd may become an allmän handling.
    """
    home = person.serves(standing.home)
    own = standing.owner == person.id
    guest = standing.guests.get(person.id)
    officer = own or guest is Role.OFFICER or (home and Role.OFFICER in person.roles)
    reviewer = guest is Role.REVIEWER or (home and Role.REVIEWER in person.roles)
    registrar = home and Role.REGISTRAR in person.roles
    return {
        Deed.READ: own or guest is not None or (bool(person.roles) and (home or standing.sealed)),
        Deed.COMMENT: officer or reviewer,
        # Somebody else than the one who wrote; on an own computer nobody can tell.
        Deed.REVIEW: (officer or reviewer) and (not own or person == LOCAL),
        Deed.CHANGE: officer,
        Deed.SHARE: officer,
        Deed.FOLLOW_UP: officer or (home and Role.STRATEGIST in person.roles),
        Deed.DISCARD: registrar if standing.sealed else officer,
        Deed.ERASE: registrar,
        Deed.DISPOSE: registrar,
    }[deed]
