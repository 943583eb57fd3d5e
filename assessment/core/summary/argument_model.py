"""The parts of Summary that a result can be argued with: single answers, weights and goal conflicts.

Finished Swedish text. The aliases are the field names that templates use.
"""

from pydantic import Field

from assessment.core.vocabulary import Frozen


class ChangeLine(Frozen):
    """One answer that would change the result, for one group or for any of several."""

    text: str = Field(alias="text", description="Vad svaret skulle ändra, i en mening.")
    question: str = Field(alias="fråga", description="Var svaret står: checklista/fråga.")
    alternative: str = Field(alias="alternativ", description="Id för alternativet som svaret står vid.")
    groups: tuple[str, ...] = Field(
        alias="grupper", description="Gruppernas id; tomt när svaret gäller alla grupper."
    )


class Changes(Frozen):
    """What would change the result of one alternative with one single answer, nearest first."""

    alternative: str = Field(alias="alternativ", description="Alternativets namn.")
    lines: tuple[ChangeLine, ...] = Field(alias="rader", description="Högst fem.")
    note: str = Field(
        alias="not", description="Att inget enskilt svar ändrar något, eller att frågor ännu är öppna."
    )


class WeightLine(Frozen):
    """What one perspective's numbers for one alternative could be with other weights."""

    perspective: str = Field(alias="perspektiv", description="Perspektivets namn.")
    alternative: str = Field(alias="alternativ", description="Alternativets namn.")
    harm: str = Field(alias="försämring", description="Talet som det är, 0–100.")
    harm_weighed: str = Field(alias="försämring_omvägd", description="Lägsta till högsta med andra vikter.")
    benefit: str = Field(alias="förbättring", description="Talet som det är, 0–100.")
    benefit_weighed: str = Field(
        alias="förbättring_omvägd", description="Lägsta till högsta med andra vikter."
    )
    unknown: str = Field(alias="okänt", description="Andelen som är okänd, i procent.")
    unknown_weighed: str = Field(alias="okänt_omvägt", description="Lägsta till högsta med andra vikter.")
    stands: str = Field(alias="står_sig", description="Ja eller Nej.")
    text: str = Field(alias="text", description="Vad andra vikter kan ändra, i en mening.")


class ConflictLine(Frozen):
    """One goal conflict with its weighing."""

    description: str = Field(alias="beskrivning", description="Vad som krockar.")
    weighing: str = Field(alias="avvägning", description="Hur det har vägts, eller varför det avfärdats.")
    standing: str = Field(
        default="",
        alias="ställning",
        description="Förslag, avfärdad eller inte längre synlig, i ord; tomt när ni står för den.",
    )
    found: str = Field(
        default="", alias="hittad", description="Verktygets nyckel, när verktyget hittade den."
    )
    rows: tuple[tuple[str, str, str, str], ...] = Field(
        default=(), alias="rader", description="Fråga, alternativ, grupper, bedömning."
    )
    repeated: bool = Field(
        default=False, alias="upprepar", description="Sant när ett tidigare förslag har samma rader."
    )
