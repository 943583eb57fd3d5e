"""The closed words of the method: every word that is stored, scored or shown has its one place here.

English member, Swedish value. Knows no question, no answer and no file.
"""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints

from assessment.core.language import N_


class Frozen(BaseModel):
    """Base of every stored model: immutable, no unknown keys, loads Swedish keys and English names alike."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=False)


def _yes_no(value: Any) -> Any:
    words = {"ja": True, "nej": False}
    return words.get(value, value) if isinstance(value, str) else value


YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no, json_schema_input_type=Literal["ja", "nej"]),
    PlainSerializer(lambda v: "ja" if v else "nej", return_type=str),
]
"""A yes or no that people write as ``ja``/``nej``; ``true``/``false`` load as well."""

Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=80)]
"""An id: ASCII letters, digits and single hyphens. Ids never change meaning."""

QuestionKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+/[A-Za-z0-9-]+$", max_length=161)]
"""``checklista/fråga``: what an answer is stored under."""


Translations = dict[str, dict[Any, Any]]
"""The texts of a file in other languages: by the language's tag a mirror of the file, texts at its ends."""

TRANSLATIONS = (
    "Texterna på andra språk: språkets kod, sedan filens egna nycklar. I stället för en lista står det som "
    "raderna heter, till exempel frågornas id. Det som saknas visas på svenska."
)
"""How the key is described wherever a file may have it."""


class AnswerType(StrEnum):
    """What kind of answer a question takes (svarstyp)."""

    EFFECT = "effekt"
    YES_NO = "ja-nej"
    CHOICE = "val"
    MULTIPLE = "flerval"
    GROUPS = "grupper"
    TEXT = "text"
    NUMBER = "tal"
    AMOUNT = "belopp"
    DATE = "datum"
    TABLE = "tabell"
    ALTERNATIVES = "alternativ"
    DIALOGUE = "dialog"
    COSTS = "kostnader"
    MEASURES = "åtgärder"
    FOLLOW_UP = "uppföljning"
    CONFLICTS = "målkonflikter"

    @property
    def is_list(self) -> bool:
        """True for the built-in lists, whose entries live in the assessment itself."""
        return self in _LISTS


_LISTS = frozenset(
    {
        AnswerType.ALTERNATIVES,
        AnswerType.DIALOGUE,
        AnswerType.COSTS,
        AnswerType.MEASURES,
        AnswerType.FOLLOW_UP,
        AnswerType.CONFLICTS,
    }
)


class Depth(StrEnum):
    """How deep a perspective is assessed (djup)."""

    NONE = N_("ingen")
    SHORT = N_("kort")
    FULL = N_("full")

    @property
    def rank(self) -> int:
        """0 for ingen, 1 for kort, 2 for full: the deepest chosen depth wins."""
        return list(Depth).index(self)


class Track(StrEnum):
    """Which depth a question belongs to (spår): kort questions are asked in both tracks."""

    SHORT = "kort"
    FULL = "full"


class RatingWord(StrEnum):
    """The two ratings that are not a direction."""

    UNKNOWN = "vet-inte"
    NOT_RELEVANT = "inte-relevant"


class Both(Frozen):
    """Better in one way and worse in another: each part has its own rating and text (method, chapter 1)."""

    better: Literal[1, 2] = Field(alias="bättre", description="Den bättre delen: 1 något, 2 tydligt.")
    worse: Literal[-1, -2] = Field(alias="sämre", description="Den sämre delen: −1 något, −2 tydligt.")
    better_text: str = Field(default="", alias="bättre-text", description="Vad som blir bättre.")
    worse_text: str = Field(default="", alias="sämre-text", description="Vad som blir sämre.")


Rating = Literal[-2, -1, 0, 1, 2] | Both | RatingWord
"""−2 tydligt sämre … +2 tydligt bättre, both at once, vet inte or inte relevant. Unanswered is absent."""


class Duration(StrEnum):
    """How long an effect lasts (varaktighet)."""

    TEMPORARY = N_("tillfällig")
    YEARS = N_("flera-år")
    LASTING = N_("bestående")


class Reversibility(StrEnum):
    """Whether an effect can be undone (återställbart)."""

    EASY = N_("lätt")
    HARD = N_("svårt")
    NO = N_("nej")


class Basis(StrEnum):
    """Quality of knowledge (underlag). Empty counts as C."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Likelihood(StrEnum):
    """How likely an effect is (sannolikhet): printed, in no sum."""

    LOW = N_("låg")
    MEDIUM = N_("medel")
    HIGH = N_("hög")


class LongTerm(StrEnum):
    """The effect seen over a long time (på lång sikt): printed, in no sum."""

    BETTER = N_("bättre")
    UNCHANGED = N_("oförändrat")
    WORSE = N_("sämre")
    UNKNOWN = N_("vet-inte")


class Severity(StrEnum):
    """Gravity of a worse row, by rule (method, chapter 2)."""

    SEVERE = N_("allvarlig")
    CONSIDERABLE = N_("betydande")
    MINOR = N_("mindre")

    @property
    def rank(self) -> int:
        """3 for the gravest, 1 for the mildest."""
        return _SEVERITY_RANKS[self]


_SEVERITY_RANKS = {severity: 3 - place for place, severity in enumerate(Severity)}


class Improvement(StrEnum):
    """Size of a better row, by rule (method, chapter 2)."""

    LARGE = N_("stor")
    CLEAR = N_("tydlig")
    MINOR = N_("mindre")

    @property
    def rank(self) -> int:
        """3 for the largest, 1 for the smallest."""
        return _IMPROVEMENT_RANKS[self]


_IMPROVEMENT_RANKS = {improvement: 3 - place for place, improvement in enumerate(Improvement)}


class Gap(StrEnum):
    """Does the gap between groups grow (klyfta; method, chapter 4)."""

    GROWS = N_("ökar")
    SHRINKS = N_("minskar")
    STAYS = N_("består")
    UNCLEAR = N_("oklart")
    BOTH = N_("både och")
    NONE = "–"


class Confidence(StrEnum):
    """How safe the basis is (säkerhet; method, chapter 5)."""

    HIGH = N_("hög")
    MEDIUM = N_("medel")
    LOW = N_("låg")
    NONE = "–"


class Status(StrEnum):
    """Status word of a perspective and alternative (method, chapter 6), in the order of the rule."""

    NOT_AFFECTED = N_("Berörs inte")
    NOT_ASSESSED = N_("Inte bedömt")
    SEVERE_RISK = N_("Allvarlig risk")
    BASIS_MISSING = N_("Underlag saknas")
    MIXED = N_("Blandat")
    WEAKENS = N_("Försvagar")
    STRENGTHENS = N_("Stärker")
    NO_CLEAR_EFFECT = N_("Ingen tydlig påverkan")


DASH_STATUSES = frozenset({Status.NOT_AFFECTED, Status.NOT_ASSESSED})
"""Statuses without any group to name."""


class FlagState(StrEnum):
    """State of a stop flag for one alternative (method, chapter 10)."""

    SILENT = N_("tyst")
    OPEN = N_("öppen")
    ANSWERED = N_("besvarad")


class Stage(StrEnum):
    """How far the assessment has come; klar and makulerad no longer change."""

    DRAFT = "utkast"
    IN_REVIEW = "till-granskning"
    REVIEWED = "granskad"
    READY = "klar"
    VOID = "makulerad"


class SufficiencyWord(StrEnum):
    """Answer to one line of *Räcker underlaget?*."""

    YES = N_("ja")
    PARTLY = N_("delvis")
    NO = N_("nej")
