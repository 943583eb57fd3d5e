"""What an organisation says of itself once: its name, logo and colour, and which nämnd uses which template.

Knows the shape of organisation.yaml. Opens no file.
"""

from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from assessment.core.shape import faults
from assessment.core.vocabulary import Frozen

FILE = "organisation.yaml"
"""The name of the file, in the folder of the templates."""

Template = Annotated[str, StringConstraints(pattern=r"^[^/\\~]+\.docx$", max_length=200)]
Picture = Annotated[str, StringConstraints(pattern=r"^[^/\\~]+\.(png|jpg|jpeg)$", max_length=200)]
Colour = Annotated[str, StringConstraints(pattern=r"^#?[0-9A-Fa-f]{6}$")]


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

    def template_for(self, board: str) -> str | None:
        """Return the template of a nämnd, whatever the case of its letters, or None."""
        wanted = " ".join(board.split()).casefold()
        return next((t for b, t in self.templates.items() if " ".join(b.split()).casefold() == wanted), None)


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
    where = f"I {' → '.join(map(str, path))}: " if path else ""
    told = "; ".join([message, *tips[:1]])
    return f"{where}{told}{'' if told.endswith('?') else '.'}"
