"""Samlad bedömning: the whole picture, what needs an answer, the recommendation, and the weighing questions.

Knows the order of the page. Weighs nothing itself.
"""

from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.language import tr, tr_many
from assessment.core.progress import Step
from assessment.core.summary import Summary
from assessment.core.summary.draft import draft
from assessment.ui import conflicts, fields, overview, sections, session, stop_flags, sufficiency, texts
from assessment.ui.plain import plain
from assessment.ui.session import View

SUMMARY = "samlad-bedomning/sammanfattning"


def show(view: View) -> None:
    """Show the conclusion."""
    summary = session.service().summary(view.assessment)
    st.markdown(" ".join((tr("Perspektiven läggs aldrig ihop till en summa."), tr(texts.NO_NAMES))))
    st.header(tr("Samlad bild"), anchor=False)
    overview.show(view, summary)
    _flags(view)
    sufficiency.show(view)
    _recommendation(view)
    above = {
        SUMMARY: partial(_draft, view, summary),
        conflicts.question(view): partial(conflicts.show, view, summary),
    }
    sections.of_step(view, Step.CONCLUSION, above=above)


def _flags(view: View) -> None:
    leading = view.assessment.leading
    if leading is None:
        return
    st.header(tr("Det här behöver ett svar"), anchor=False)
    st.markdown(tr("Gäller **{what}**.", what=plain(leading.name)))
    with st.container(border=True):
        stop_flags.of_alternative(view, leading.id)
    for other in view.assessment.rated_alternatives:
        opened = len(view.result.open_flags(other.id))
        if other.id != leading.id and opened:
            label = tr_many(
                "{name} · {n} behöver ett svar",
                "{name} · {n} behöver ett svar",
                opened,
                name=plain(other.name),
            )
            with st.expander(label, key=session.name_key(f"flaggor|{other.id}")):
                stop_flags.of_alternative(view, other.id)


def _recommendation(view: View) -> None:
    st.header(tr("Vilket alternativ rekommenderar ni?"), anchor=False)
    st.caption(tr("Första sidan i bilagan handlar om det. Innan ni har valt handlar den om förslaget."))
    fields.listed(
        tr("Alternativ"),
        "rekommenderat",
        {a.id: a.name or a.id for a in view.assessment.alternatives},
        view.assessment.recommended,
        editing.recommend,
        hidden_label=True,
    )
    if view.assessment.recommended is not None:
        fields.action(
            tr("Rensa valet"), "rekommenderat|rensa", lambda a: editing.recommend(a, None), quiet=True
        )


def _draft(view: View, summary: Summary) -> None:
    answer = view.assessment.answers.get(SUMMARY)
    if answer is None or not answer.given:
        text = draft(summary.first_page)
        fields.action(tr("Skriv ett utkast åt mig"), "sammanfattning|utkast", partial(_set_draft, text))
        st.caption(tr("Utkastet tas från första sidan. Läs det, och ändra det så att det är ert."))


def _set_draft(text: str, assessment: Assessment) -> Assessment:
    return editing.set_answer(assessment, SUMMARY, text)
