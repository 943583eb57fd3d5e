"""Step 1: the header of the matter, and the questions about it.

Knows the fields of a case. Personal data is not asked for.
"""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.language import tr
from assessment.core.progress import Step
from assessment.core.summary import wording
from assessment.ui import fields, sections, texts
from assessment.ui.session import View

_SHORT_TIME_WEEKS = 12
_LATE = {"klart-forslag": wording.LATE_STAGE, "beslut-fattat": wording.LATE_DECIDED}


def show(view: View) -> None:
    """Show the header and the questions of the first step."""
    case = view.assessment.case
    st.markdown(tr("Det här är vad läsaren ser först.") + f" {tr(texts.NO_NAMES)}")
    st.header(tr("Uppgifter om ärendet"), anchor=False)
    _text(tr("Ärendemening"), "title", case.title, tr("Så som ärendet heter i kallelsen."))
    _text(
        tr("Vad föreslås? Skriv två eller tre rader."),
        "proposal",
        case.proposal,
        tr("Skriv vad som ska göras, var och när. Läsaren har inte läst något annat."),
        lines=3,
    )
    # In rows, so that Tab and a narrow screen take them in the order that they are read.
    left, right = st.columns(2)
    with left:
        _text(tr("Kommun eller region"), "organisation", case.organisation)
    with right:
        _text(tr("Nämnd"), "board", case.board)
    left, right = st.columns(2)
    with left:
        _text(tr("Diarienummer"), "diary_number", case.diary_number, tr("Till exempel UBN 2026/0118."))
    with right:
        _text(
            tr("Handläggande funktion"), "officer", case.officer, tr("Till exempel utredare. Inte ett namn.")
        )
    left, right = st.columns(2)
    with left:
        _day(tr("När beslutar nämnden?"), "decision_date", case.decision_date)
    with right:
        _day(tr("När börjar det gälla?"), "start_date", case.start_date)
    left, _ = st.columns(2)
    with left:
        _text(tr("Bilagans nummer"), "annex", case.annex, tr("Om du vet det: 3 blir ”Bilaga 3”."))
    _warnings(view)
    sections.of_step(view, Step.CASE)


def _warnings(view: View) -> None:
    case = view.assessment.case
    stage = view.assessment.answers.get("arendet/beredningslage")
    if stage is not None and (late := _LATE.get(str(stage.value))):
        st.warning(tr(late))
    if case.decision_date and case.start_date:
        weeks = (case.start_date - case.decision_date).days / 7
        if weeks < 0:
            st.warning(tr("Det börjar gälla före beslutet. Stämmer datumen?"))
        elif weeks < _SHORT_TIME_WEEKS:
            st.warning(tr(wording.SHORT_TIME))


def _text(label: str, field: str, stored: str, hint: str = "", *, lines: int = 1) -> None:
    fields.text(label, f"arende|{field}", stored, partial(_set, field), hint=hint, lines=lines)


def _day(label: str, field: str, stored: date | None) -> None:
    fields.day(label, f"arende|{field}", stored, partial(_set, field))


def _set(field: str, assessment: Assessment, value: Any) -> Assessment:
    return editing.set_case(assessment, **{field: value})
