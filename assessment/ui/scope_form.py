"""Step 4: which perspectives are assessed, and how deep. The tool suggests, the official decides.

Knows screening questions and depths.
"""

from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, DepthChoice
from assessment.core.checklist import Checklist
from assessment.core.language import N_, tr
from assessment.core.vocabulary import Depth
from assessment.ui import fields, hints, question, session, texts
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_DEPTHS: dict[Depth, str] = {
    Depth.NONE: N_("Bedöms inte"),
    Depth.SHORT: N_("Kort: de viktigaste frågorna"),
    Depth.FULL: N_("Full: alla frågor"),
}


def show(view: View) -> None:
    """Show the screening of every perspective."""
    st.markdown(
        tr("Några få frågor avgör hur djupt varje perspektiv behöver bedömas. Det tar ungefär tio minuter.")
        + f" {tr(texts.NO_NAMES)}"
    )
    for checklist in view.checklists.perspectives:
        st.header(plain(checklist.name), anchor=False)
        if checklist.intro:
            st.markdown(paragraphs(checklist.intro))
        hints.perspective(view, checklist.id)
        for one in checklist.screening:
            if view.flow.applies(checklist.key(one)):
                question.show(view, checklist, one)
        _depth(view, checklist)


def _depth(view: View, checklist: Checklist) -> None:
    suggested = view.flow.suggested[checklist.id]
    choice = view.assessment.depths.get(checklist.id, DepthChoice())
    with st.container(border=True, key=f"fraga-{checklist.id}-djup"):
        st.subheader(tr("Hur djupt ska ni bedöma?"), anchor=False)
        if suggested is None:
            st.markdown(tr("Verktyget föreslår ett djup när frågorna ovan är besvarade."))
        else:
            why = _why(view, checklist, suggested)
            st.markdown(tr("Svaren pekar mot: **{depth}**.", depth=tr(_DEPTHS[suggested])) + f" {why}")
        fields.choice(
            tr("Djup"),
            f"{checklist.id}|djup",
            {depth: tr(text) for depth, text in _DEPTHS.items()},
            choice.depth or suggested,
            partial(_set_depth, checklist.id, suggested),
        )
        changed = choice.depth is not None and choice.depth is not suggested
        if changed or choice.reason:
            fields.text(
                tr("Varför väljer ni ett annat djup? (behövs)") if changed else tr("Motivering"),
                f"{checklist.id}|djup-skal",
                choice.reason,
                partial(_set_reason, checklist.id),
                lines=2,
            )
        chosen = view.flow.depths[checklist.id]
        if chosen is Depth.NONE:
            st.info(tr("Perspektivet bedöms inte. Skälet skrivs ut i bilagan."))
        elif chosen is not None:
            st.page_link(
                session.page(checklist.id),
                label=tr("Gå till {perspective}", perspective=plain(checklist.name)),
                query_params=session.link(),
            )


def _why(view: View, checklist: Checklist, suggested: Depth) -> str:
    """Return the sentence that names the first answer that asks for this depth."""
    for one in checklist.screening:
        answer = view.flow.answers.get(checklist.key(one))
        if answer is None or not answer.given or not view.flow.applies(checklist.key(one)):
            continue
        chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
        for option in one.all_options:
            if option.depth is suggested and option.id in chosen:
                return tr(
                    "Dit leder svaret ”{answer}” på frågan ”{question}”.",
                    answer=plain(option.text),
                    question=plain(one.text),
                )
    return ""


def _set_depth(
    checklist: str, suggested: Depth | None, assessment: Assessment, chosen: Depth | None
) -> Assessment:
    return editing.choose_depth(assessment, checklist, None if chosen is suggested else chosen)


def _set_reason(checklist: str, assessment: Assessment, reason: str) -> Assessment:
    return editing.set_depth_reason(assessment, checklist, reason)
