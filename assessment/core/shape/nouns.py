"""What each model is called in a Swedish sentence: indefinite for *is no key of*, definite for *lacks*.

Knows the names of the models only, so that a model of another room can be named without being imported.
"""

from typing import Any, NamedTuple


class Noun(NamedTuple):
    """A noun in both forms: ``en fråga``, ``frågan``."""

    one: str
    the: str


UNNAMED = Noun("den här delen", "den här delen")

NOUNS = {
    "Additions": Noun("lägger-till", "lägger-till"),
    "AffectedGroup": Noun("en berörd grupp", "gruppen"),
    "AllOf": Noun("ett villkor", "villkoret"),
    "Alternative": Noun("ett handlingsalternativ", "handlingsalternativet"),
    "AlternativesCount": Noun("ett villkor", "villkoret"),
    "Amount": Noun("ett tal eller spann", "talet"),
    "Answer": Noun("ett svar", "svaret"),
    "AnyOf": Noun("ett villkor", "villkoret"),
    "Assessment": Noun("en konsekvensbedömning", "konsekvensbedömningen"),
    "Band": Noun("ett band", "bandet"),
    "Both": Noun("en dubbel bedömning", "bedömningen"),
    "Case": Noun("ärendet", "ärendet"),
    "CatalogueGroup": Noun("en grupp", "gruppen"),
    "CellSpec": Noun("ett villkor på en cell", "villkoret"),
    "Checklist": Noun("en checklista", "checklistan"),
    "ChecklistChange": Noun("ändringarna i en checklista", "checklistans ändringar"),
    "Column": Noun("en kolumn", "kolumnen"),
    "Comment": Noun("en kommentar", "kommentaren"),
    "Cost": Noun("en kostnad", "kostnaden"),
    "CountSpec": Noun("antal-alternativ", "antal-alternativ"),
    "DepthChoice": Noun("ett valt djup", "djupet"),
    "DepthIs": Noun("ett villkor på djup", "villkoret"),
    "Dialogue": Noun("en dialog", "dialogen"),
    "DirectionWord": Noun("ett steg på skalan", "steget"),
    "EditionList": Noun("listan över utgåvor", "filen"),
    "EditionRef": Noun("en använd utgåva", "utgåvan"),
    "EffectAnswer": Noun("ett svar på en effektfråga", "svaret"),
    "EffectSpec": Noun("ett svar på en effektfråga", "svaret"),
    "EmptyCell": Noun("ett villkor", "villkoret"),
    "Expected": Noun("förväntat", "förväntat"),
    "FilledCell": Noun("ett villkor", "villkoret"),
    "FlagChange": Noun("ändringen av en stoppflagga", "ändringen"),
    "FlagExpectation": Noun("en förväntan på stoppflaggor", "förväntan"),
    "FollowUp": Noun("en uppföljning", "uppföljningen"),
    "GapIs": Noun("ett villkor på klyftan", "villkoret"),
    "GoalConflict": Noun("en målkonflikt", "målkonflikten"),
    "GroupCatalogue": Noun("gruppernas fil", "filen"),
    "GroupChosen": Noun("ett villkor på grupp", "villkoret"),
    "GroupSelector": Noun("ett urval av grupper", "urvalet"),
    "Hint": Noun("ett tips ur utkastet", "tipset"),
    "Indicator": Noun("en indikator", "indikatorn"),
    "IndicatorList": Noun("indikatorernas fil", "filen"),
    "Level": Noun("en nivå", "nivån"),
    "Measure": Noun("en åtgärd", "åtgärden"),
    "Option": Noun("ett svarsalternativ", "svarsalternativet"),
    "OptionChange": Noun("ändringen av ett svar", "ändringen"),
    "Outcome": Noun("ett utfall", "utfallet"),
    "OutcomeReason": Noun("ett skäl", "skälet"),
    "Overlay": Noun("lokalt.yaml", "filen"),
    "PlainLanguage": Noun("gränserna för klarspråk", "klarspråk"),
    "PointScale": Noun("en poängskala", "poängskalan"),
    "PointsExpectation": Noun("en förväntan på poäng", "förväntan"),
    "PointsAre": Noun("ett villkor på en poängskala", "villkoret"),
    "Question": Noun("en fråga", "frågan"),
    "QuestionChange": Noun("ändringen av en fråga", "ändringen"),
    "QuestionIs": Noun("ett villkor på en fråga", "villkoret"),
    "Reduction": Noun("en nedsättning", "nedsättningen"),
    "RequireAll": Noun("kräver", "kräver"),
    "RequireAny": Noun("kräver", "kräver"),
    "Review": Noun("en granskning", "granskningen"),
    "RowCount": Noun("ett villkor", "villkoret"),
    "RowMatch": Noun("ett villkor på rader", "villkoret"),
    "RowRef": Noun("en rad som pekas ut", "raden"),
    "RowsMatch": Noun("ett villkor", "villkoret"),
    "Scale": Noun("skalans fil", "filen"),
    "Scenario": Noun("ett scenario", "scenariot"),
    "Seal": Noun("en försegling", "förseglingen"),
    "Section": Noun("ett avsnitt", "avsnittet"),
    "ShareIs": Noun("ett villkor", "villkoret"),
    "ShareSpec": Noun("ett villkor på andelar", "villkoret"),
    "SmallNumbers": Noun("små-tal", "små-tal"),
    "Source": Noun("en källa", "källan"),
    "SourceList": Noun("källornas fil", "filen"),
    "StopFlag": Noun("en stoppflagga", "stoppflaggan"),
    "SufficiencyItem": Noun("en rad i Räcker underlaget?", "raden"),
    "TableRow": Noun("en tabellrad", "tabellraden"),
    "TableRows": Noun("antal-rader", "antal-rader"),
    "Threshold": Noun("en tröskel", "tröskeln"),
    "Thresholds": Noun("trösklarna", "trösklar"),
    "Trigger": Noun("gränsen för en nedsättning", "gränsen"),
    "Weights": Noun("vikterna", "vikter"),
    "WordEntry": Noun("en rad i ordlistan", "raden"),
    "WordList": Noun("ordlistans fil", "filen"),
    "WorseOffToday": Noun("sämst-i-dag", "sämst-i-dag"),
}


def noun(model: type | None) -> Noun:
    """Return what the model is called; *den här delen* for one without a name of its own."""
    return NOUNS.get(model.__name__, UNNAMED) if model else UNNAMED


def named(model: type | None, value: Any) -> str:
    """Return the definite form with the id that the writer gave it: ``frågan ”trygghet”``."""
    own = value.get("id") if isinstance(value, dict) else None
    the = noun(model).the
    return f"{the} ”{own}”" if isinstance(own, str) and own else the
