"""What an organisation says of itself once: its name, logo and colour, and what each nämnd has of its own.

Knows the shape of organisation.yaml. Opens no file.
"""

from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError, field_validator

from assessment.core.people import board_key
from assessment.core.shape import faults
from assessment.core.vocabulary import Frozen, Slug

FILE = "organisation.yaml"
"""The name of the file, in the folder of the templates."""

Template = Annotated[str, StringConstraints(pattern=r"^[^/\\~]+\.docx$", max_length=200)]
Picture = Annotated[str, StringConstraints(pattern=r"^[^/\\~]+\.(png|jpg|jpeg)$", max_length=200)]
Colour = Annotated[str, StringConstraints(pattern=r"^#?[0-9A-Fa-f]{6}$")]


class Board(Frozen):
    """What one nämnd has of its own. Everything but the name may be left out."""

    name: str = Field(
        alias="namn", min_length=1, max_length=200, description="Nämndens namn, som det skrivs i bedömningen."
    )
    template: Template | None = Field(default=None, alias="mall", description="Nämndens Wordmall.")
    logo: Picture | None = Field(
        default=None, alias="logotyp", description="Nämndens bild i samma mapp, .png eller .jpg."
    )
    logo_text: str = Field(
        default="", alias="logotyp-text", max_length=200, description="Vad logotypen visar, för skärmläsare."
    )
    perspectives: tuple[Slug, ...] = Field(
        default=(), alias="perspektiv", description="Perspektiven som nämnden frågar efter; annars alla."
    )
    local: str = Field(
        default="",
        alias="lokalt",
        max_length=500,
        description="Mappen med nämndens egen lokalt.yaml, räknat från den här mappen.",
    )


class Organisation(Frozen):
    """The organisation that the program is set up for. Everything may be left out."""

    name: str = Field(
        default="", alias="namn", max_length=200, description="Kommunen eller regionen, i nya bedömningar."
    )
    logo: Picture | None = Field(
        default=None, alias="logotyp", description="En bild i samma mapp, .png eller .jpg."
    )
    logo_text: str = Field(
        default="", alias="logotyp-text", max_length=200, description="Vad logotypen visar, för skärmläsare."
    )
    colour: Colour | None = Field(
        default=None, alias="färg", description='Färgen på rubrikerna, till exempel "0B4F6C".'
    )
    templates: dict[str, Template] = Field(
        default_factory=dict, alias="mallar", description="Nämnd och den Wordmall som den använder."
    )

    boards: tuple[Board, ...] = Field(
        default=(), alias="nämnder", description="Det som är särskilt för en nämnd, en post per nämnd."
    )

    @field_validator("boards")
    @classmethod
    def _each_once(cls, value: tuple[Board, ...]) -> tuple[Board, ...]:
        keys = [board_key(b.name) for b in value]
        twice = next((b.name for b, key in zip(value, keys, strict=True) if keys.count(key) > 1), None)
        if twice is not None:
            msg = f"nämnden ”{twice}” står två gånger; skriv allt om den i en post"
            raise ValueError(msg)
        return value

    def board(self, name: str) -> Board | None:
        """Return what a nämnd has of its own, whatever the case of its letters and its spaces, or None."""
        wanted = board_key(name)
        return next((b for b in self.boards if board_key(b.name) == wanted), None)

    def template_for(self, board: str) -> str | None:
        """Return the template of a nämnd, whatever the case of its letters and its spaces, or None."""
        own = self.board(board)
        if own is not None and own.template is not None:
            return own.template
        wanted = board_key(board)
        return next((t for b, t in self.templates.items() if board_key(b) == wanted), None)

    def dressed_for(self, board: str) -> "Organisation":
        """Return the organisation with the logo of a nämnd that has one of its own."""
        own = self.board(board)
        if own is None or own.logo is None:
            return self
        return self.model_copy(update={"logo": own.logo, "logo_text": own.logo_text or own.name})


def organisation_of(tree: object) -> Organisation | tuple[str, ...]:
    """Return the organisation that plain data tells of, or Swedish sentences that say what is wrong."""
    try:
        return Organisation.model_validate(tree)
    except ValidationError as error:
        return sentences(Organisation, tree, error, FILE)


def sentences(model: type[Frozen], tree: object, error: ValidationError, document: str) -> tuple[str, ...]:
    """Return what is wrong in a file that staff own, each as a Swedish sentence with its place."""
    found = faults(model, tree, error, document=document)
    return tuple(_sentence(f.finding.message, f.finding.tips, f.finding.path) for f in found)


def _sentence(message: str, tips: tuple[str, ...], path: tuple[str | int, ...]) -> str:
    place = (f"nr {part + 1}" if isinstance(part, int) else part for part in path)
    where = f"I {' → '.join(place)}: " if path else ""
    told = "; ".join([message, *tips[:1]])
    return f"{where}{told}{'' if told.endswith('?') else '.'}"
