"""The parts of Summary that show how numbers came about, and with which checklist editions.

Finished Swedish text. The aliases are the field names that templates use.
"""

from pydantic import Field

from assessment.core.vocabulary import Frozen


class TraceTable(Frozen):
    """How one number came about, row by row."""

    heading: str = Field(alias="rubrik", description="Perspektiv, alternativ och grupp.")
    lines: tuple[tuple[str, str, str, str, str], ...] = Field(
        alias="rader", description="Fråga, bedömning, vikt, vikt × försämring, vikt × förbättring."
    )
    total: tuple[str, str, str, str, str] = Field(alias="summa", description="Summaraden.")
    result: str = Field(alias="resultat", description="Divisionen och talet.")


class EditionLine(Frozen):
    """One checklist edition."""

    name: str = Field(alias="namn", description="Checklistans namn.")
    edition: str = Field(alias="utgåva", description="Utgåvan.")
    owner: str = Field(alias="förvaltas_av", description="Vem som förvaltar den.")
    fingerprint: str = Field(alias="fingeravtryck", description="De första tecknen i fingeravtrycket.")
    note: str = Field(
        alias="not", description="Om giltigheten har gått ut eller utgåvan är en annan än i dag."
    )
