"""The list of fields for staff is whole and true, and the shipped template leaves no field out by mistake."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assessment.core.summary.points_model import PointsChapter, PointsTrace
from assessment.word.fields import Field, described, fields
from assessment.word.rendering import fill
from tests.word.summaries import lillmark
from tools.template.__main__ import MARK

ELSEWHERE = {
    "huvud.läge": "Shown as lägestext in a draft; every header shows it.",
    "perspektiv.frågor.fråga": "Answers without ratings stand in Bilaga A alone.",
    "perspektiv.frågor.svar": "As above.",
    "perspektiv.frågor.motivering": "As above.",
    "perspektiv.frågor.tabell": "As above.",
    "sida1.sämre.vem": "Its sentence, text, says it.",
    "sida1.sämre.vad": "As above.",
    "sida1.sämre.varför": "As above.",
    "sida1.bättre.vem": "As above.",
    "sida1.bättre.vad": "As above.",
    "sida1.bättre.varför": "As above.",
    "sida1.öppna_flaggor.text": "Page 1 names the flag; chapter 2 tells what is missing.",
    "sida1.öppna_flaggor.alternativ": "Page 1 is about one alternative.",
    "sida1.besvarade_flaggor.alternativ": "As above.",
    "alternativ.öppna_flaggor.alternativ": "The flag stands under its alternative.",
    "alternativ.besvarade_flaggor.alternativ": "As above.",
    "sida1.samlad_bild.statusord": "bedömning begins with it.",
    "sida1.samlad_bild.betyder": "The chapter of the perspective tells what it means.",
    "sida1.samlad_bild.mest_hjälpt": "Chapter 2 tells it.",
    "alternativ.resultat.betyder": "As above.",
    "perspektiv.alternativ.resultat.statusord": "bedömning begins with it.",
    "perspektiv.alternativ.resultat.perspektiv": "The chapter is about it.",
    "perspektiv.alternativ.resultat.mest_drabbad": "The sentences tell it.",
    "perspektiv.alternativ.resultat.mest_hjälpt": "As above.",
    "perspektiv.alternativ.resultat.klyfta": "As above.",
    "perspektiv.alternativ.resultat.säkerhet": "As above.",
    "perspektiv.alternativ.svar.alternativ": "The block stands under its alternative.",
    "målkonflikter.hittad": "The tool's own key.",
    "målkonflikter.rader": "The matrix of each perspective shows the ratings.",
    "skulle_ändra.rader.fråga": "Where to answer, for a page that links.",
    "skulle_ändra.rader.alternativ": "As above.",
    "skulle_ändra.rader.grupper": "As above.",
    "vikter.text": "The sentences above the table say it.",
    "rubriker.sida1": "Not in the list of contents, which begins after page 1.",
    "tjänsteutlåtande.delar": "Another document.",
    "tjänsteutlåtande.text": "Another document.",
}
"""The texts that the shipped template does not print where they are, each with the reason why."""

POINTS = PointsChapter(
    number=11,
    name="Redo att genomföras?",
    intro="Om att genomföra.",
    outcome="Det mesta finns på plats.",
    reasons=("En ägare är utsedd.",),
    scales=(
        PointsTrace(
            name="Redo",
            help="Hur mycket som är klart.",
            sentences=("2 av högst 2 poäng.",),
            lines=(("Vem äger beslutet?", "En chef", "2", "0–2"),),
            total=("Summa", "", "2", "0–2"),
        ),
    ),
)
"""The summary of Lillmark has no checklist with points."""


def leaves(found: tuple[Field, ...], path: str = "") -> Iterator[str]:
    for field in found:
        if field.parts:
            yield from leaves(field.parts, f"{path}{field.name}.")
        elif field.kind in ("text", "lista"):
            yield f"{path}{field.name}"


def marked(value: Any, path: str = "") -> Any:
    """The same context with the path of each text instead of the text, and a table for every answer."""
    if isinstance(value, str):
        return f"<{path}>"
    if path.endswith(".tabell"):
        return [[f"<{path}>"]] * 2
    if isinstance(value, dict):
        return {k: marked(v, f"{path}.{k}" if path else k) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [marked(v, path) for v in value]
    return value


def test_the_guide_lists_the_fields_as_they_are() -> None:
    guide = Path(__file__).parent.parent.parent / "templates" / "LÄSMIG.md"

    assert guide.read_text(encoding="utf-8").partition(MARK)[2] == f"\n{described()}"


def test_every_field_has_a_description() -> None:
    def silent(found: tuple[Field, ...]) -> list[str]:
        return [f.name for f in found if not f.description] + [s for f in found for s in silent(f.parts)]

    assert silent(fields()) == []


def test_the_template_prints_every_field_that_it_should(template: Path) -> None:
    summary = lillmark().model_copy(update={"points": (POINTS,)}).model_dump(by_alias=True)
    context = marked(summary)
    page = context["sida1"]
    roomy = context | {"sida1": {**page, "öppna_flaggor_i_rad": ""}}
    printed = {text for c in (roomy, context) for text in fill(template, c)[1]}
    shown = " ".join(printed)

    missing = {leaf for leaf in leaves(fields()) if f"<{leaf}>" not in shown}
    assert missing - set(ELSEWHERE) == set()
