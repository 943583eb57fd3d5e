"""What a reader sees of a checklist that gives points: what follows, and each scale with its counting.

Knows finished texts. Counts nothing.
"""

from pydantic import Field

from assessment.core.vocabulary import Frozen


class PointsTrace(Frozen):
    """One scale: what it came to in sentences, and a line for each question to add up by hand."""

    name: str = Field(alias="namn", description="Skalans namn.")
    help: str = Field(alias="hjälp", description="Vad skalan visar.")
    sentences: tuple[str, ...] = Field(alias="meningar", description="Summa, nedsättning och nivå.")
    lines: tuple[tuple[str, str, str, str], ...] = Field(
        alias="rader", description="Fråga, svar, poäng och vad frågan kan ge."
    )
    total: tuple[str, str, str, str] = Field(alias="summa", description="Summaraden, i samma ordning.")


class PointsChapter(Frozen):
    """One checklist that gives points."""

    number: int = Field(alias="nummer", description="Avsnittets nummer.")
    name: str = Field(alias="namn", description="Checklistans namn.")
    intro: str = Field(alias="inledning", description="Vad den handlar om.")
    outcome: str = Field(alias="utfall", description="Vad svaren leder till, eller vad som fattas.")
    reasons: tuple[str, ...] = Field(alias="skäl", description="Skälen som gäller.")
    scales: tuple[PointsTrace, ...] = Field(alias="skalor", description="En del per skala.")
