"""A small set of checklists with the well-known questions, and the summary of any assessment made with it."""

from datetime import date
from typing import Any

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet, Source, SourceList
from assessment.core.checklist import Checklist, Column, Option, StopFlag, SufficiencyItem, TableRow
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise
from assessment.core.summary.material import Material
from assessment.core.vocabulary import AnswerType
from tests.factory import DAY, assessment_with, checklist, checklist_set, effect, perspective, question

TODAY = date(2026, 11, 22)
RIGHTS = "barnets-rattigheter"
EQUALITY = "jamlikhet"

_YES_PARTLY_NO = (
    Option(id="ja", text="Ja"),
    Option(id="delvis", text="Delvis"),
    Option(id="nej", text="Nej"),
)


def _rights() -> Checklist:
    return perspective(
        RIGHTS,
        effect("trygghet", 3, name="trygghet", sources=("barnkonventionen", "obekraftad")),
        effect("skola", 2, name="skola"),
        question("barn-horda", AnswerType.YES_NO, sources=("obekraftad",)),
        question("barnets-basta"),
        question("barnets-basta-stammer", AnswerType.CHOICE, options=_YES_PARTLY_NO, per=("alternativ",)),
        question("basta-vager-tyngre", name="vad som väger tyngre"),
        question("basta-kompensation"),
        question("utsatta-barn", AnswerType.GROUPS),
        name="Barnets rättigheter",
        stop_flags=(
            StopFlag.model_validate(
                {
                    "id": "F3",
                    "namn": "Barn har inte hörts",
                    "när": {"fråga": "barn-horda", "är": "nej"},
                    "kräver": ["barn-horda"],
                }
            ),
            StopFlag.model_validate(
                {
                    "id": "F2",
                    "namn": "Förslaget går emot barnets bästa",
                    "när": {"fråga": "barnets-basta-stammer", "någon-av": ["nej", "delvis"]},
                    "kräver": ["basta-vager-tyngre", "basta-kompensation"],
                }
            ),
        ),
    )


def _equality() -> Checklist:
    return perspective(
        EQUALITY,
        effect("ekonomi", 1, name="ekonomi"),
        effect("trygghet", 1, name="trygghet", shares_rows_with=f"{RIGHTS}/trygghet"),
        name="Jämlikhet",
        order=60,
    )


def _start() -> Checklist:
    return checklist(
        "arendet",
        question(
            "beredningslage",
            AnswerType.CHOICE,
            options=(
                Option(id="ide", text="Idé"),
                Option(id="klart-forslag", text="Klart förslag"),
                Option(id="beslut-fattat", text="Beslutet är fattat"),
            ),
        ),
        question(
            "deltagare",
            AnswerType.TABLE,
            columns=(Column(id="funktion", name="Funktion"), Column(id="roll", name="Roll")),
        ),
        question(
            "aldrar",
            AnswerType.TABLE,
            rows=(TableRow(id="sma", name="0–5 år"),),
            columns=(
                Column(id="antal", name="Antal", type="tal"),
                Column(id="svar", name="Svar", type="val", options=_YES_PARTLY_NO),
                Column(id="grupp", name="Grupp", type="grupp"),
            ),
        ),
        question("amnen", AnswerType.MULTIPLE, options=_YES_PARTLY_NO),
        question(
            "per-amne",
            AnswerType.TABLE,
            per=("alternativ",),
            rows_from="amnen",
            columns=(Column(id="kommentar", name="Kommentar"),),
        ),
        name="Ärendet",
        order=0,
    )


def _end() -> Checklist:
    return checklist(
        "samlad-bedomning",
        question(
            "rekommendation", AnswerType.CHOICE, options=(Option(id="ga-vidare", text="Gå vidare"),), per=()
        ),
        question("rekommendation-skal"),
        question("aterstar-att-ta-reda-pa"),
        question("uppfoljning", AnswerType.FOLLOW_UP),
        name="Samlad bedömning",
        order=90,
        sufficiency=(
            SufficiencyItem.model_validate(
                {
                    "id": "uppfoljning",
                    "fråga": "Finns en uppföljning?",
                    "ja": {"antal-rader": {"fråga": "uppfoljning", "minst": 1}},
                }
            ),
        ),
    )


def checklists() -> ChecklistSet:
    """Start, two perspectives with a shared question, and end, with words and signs like skala.yaml."""
    made = checklist_set(_start(), _rights(), _equality(), _end())
    scale = made.scale.model_copy(
        update={
            "words": {
                "status": {"Blandat": "Något blir bättre och något sämre."},
                "aterstallbart": {"svårt": "svårt att ändra tillbaka"},
                "underlag": {"B": "dialog eller erfarenhet"},
                "lang-sikt": {"sämre": "sämre på lång sikt"},
                "svarstecken": {"vet-inte": "?", "obesvarad": "□"},
            },
            "signs": {"Blandat": "±"},
        }
    )
    sources = SourceList(
        format=1,
        owner="Strateg",
        sources=(
            Source(id="barnkonventionen", title="Barnkonventionen", reference="artikel 6", checked=DAY),
            Source(id="obekraftad", title="Skollagen", reference="99 kap. 9 §"),
        ),
    )
    return made.model_copy(update={"scale": scale, "sources": sources})


def material_of(assessment: Assessment) -> Material:
    """Everything that the chapters are written from."""
    made = checklists()
    flow = flow_of(assessment, made)
    return Material(assessment, made, flow, score(assessment, made, flow))


def summary_of(assessment: Assessment, today: date | None = None) -> Summary:
    """The summary of an assessment made with `checklists`."""
    made = checklists()
    flow = flow_of(assessment, made)
    return summarise(assessment, made, flow, score(assessment, made, flow), today)


def summary_with(*args: Any, today: date | None = None, **keys: Any) -> Summary:
    """The summary of `assessment_with(…)`."""
    return summary_of(assessment_with(*args, **keys), today)
