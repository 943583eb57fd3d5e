"""The whole result of one alternative: each perspective with numbers and traces, and what it hangs on.

Knows the order of the page. Counts nothing, and never adds perspectives together.
"""

import streamlit as st

from assessment.core.case import Alternative
from assessment.core.checklist import Checklist
from assessment.core.language import tr
from assessment.core.progress import Step
from assessment.core.result import PerspectiveResult
from assessment.core.summary import wording
from assessment.core.summary.chapters import result_sentences
from assessment.core.summary.first_page import overview_line
from assessment.core.summary.material import Material
from assessment.core.trace import Names
from assessment.core.vocabulary import Depth, Status
from assessment.ui import (
    meaning,
    overview,
    result_arguing,
    result_groups,
    result_traces,
    session,
    sufficiency,
)
from assessment.ui.places import ALTERNATIVE
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show the result of the alternative that the address names; the leading one without any."""
    alternative = _alternative(view)
    if alternative is None:
        st.info(tr("Här kommer resultatet. Lägg först till ett förslag att bedöma."))
        st.page_link(
            session.page(Step.ALTERNATIVES), label=tr("Till steget Alternativ"), query_params=session.link()
        )
        return
    _choose(view, alternative)
    material = Material(view.assessment, view.checklists, view.flow, view.result)
    if not any(_answered(view, a.id) for a in view.assessment.rated_alternatives):
        _nothing(view, alternative)
        return
    result_groups.style()
    if not _answered(view, alternative.id):
        _nothing(view, alternative)
    else:
        _overview(material, alternative)
        names = Names(view.flow)
        for checklist, found in material.results(alternative.id):
            _perspective(view, material, checklist, found, names)
        result_arguing.changes(view, material, alternative.id)
        result_arguing.conflicts(view, material, alternative.id)
    result_arguing.side_by_side(material)
    sufficiency.show(view)


def _alternative(view: View) -> Alternative | None:
    rated = {a.id: a for a in view.assessment.rated_alternatives}
    leading = view.assessment.leading
    wanted = (session.parameter(ALTERNATIVE), leading.id if leading else None, *rated)
    # What leads may be the nollalternativ, which has no result of its own.
    return next((rated[name] for name in wanted if name in rated), None)


def _choose(view: View, chosen: Alternative) -> None:
    names = {a.id: a.name or a.id for a in view.assessment.rated_alternatives}
    if len(names) < 2:  # noqa: PLR2004 - one alternative is no choice
        st.markdown(tr("Gäller **{what}**.", what=plain(names[chosen.id])))
        return
    key = session.bind(f"visar-{ALTERNATIVE}", chosen.id)
    st.segmented_control(
        tr("Vilket alternativ gäller det?"),
        list(names),
        format_func=lambda a: plain(names[a]),
        key=key,
        on_change=session.follow,
        args=(key, ALTERNATIVE),
        required=True,
        wrap=True,
    )


def _answered(view: View, alternative: str) -> bool:
    """Return True when there is something to show: an answered row, or no row at all to answer."""
    rows = [r for r in view.flow.rows if r.alternative == alternative]
    return not rows or any(r.answered for r in rows)


def _nothing(view: View, alternative: Alternative) -> None:
    name = plain(alternative.name or alternative.id)
    st.info(
        " ".join(
            (
                tr(wording.NOTHING_ASSESSED),
                tr(
                    "Svara på frågorna om **{name}** i perspektiven, så kommer bilder, tal och meningar hit.",
                    name=name,
                ),
            )
        )
    )
    asked = next(
        (c for c in view.checklists.perspectives if view.flow.depths.get(c.id) is not Depth.NONE), None
    )
    if asked is not None:
        st.page_link(
            session.page(asked.id),
            label=plain(tr("Börja med {perspective}", perspective=wording.lower(asked.name))),
            query_params=session.link(**{ALTERNATIVE: alternative.id}),
        )


def _overview(material: Material, alternative: Alternative) -> None:
    st.header(tr("Samlad bild"), anchor=False)
    st.markdown(tr("Perspektiven läggs aldrig ihop till en summa."))
    lines = []
    for checklist, found in material.results(alternative.id):
        told = plain(overview.status(overview_line(material, checklist, found), found))
        lines.append(f"- [{plain(checklist.name)}](#{checklist.id}): {told}")
    st.markdown("\n".join(lines))
    words = (w for _, found in material.results(alternative.id) for w in meaning.of_status(found))
    meaning.offer(material.checklists.scale, words)


def _perspective(
    view: View, material: Material, checklist: Checklist, found: PerspectiveResult, names: Names
) -> None:
    st.header(plain(checklist.name), anchor=checklist.id)
    st.markdown(f"**{plain(overview.status(overview_line(material, checklist, found), found))}**")
    if view.flow.depths.get(checklist.id) is Depth.NONE:
        _left_out(view, checklist)
        return
    told = [plain(s) for s in result_sentences(material, found) if s]
    if found.status not in {Status.NOT_AFFECTED, Status.NOT_ASSESSED}:
        st.markdown("\n".join(f"- {sentence}" for sentence in told))
    elif told:
        st.markdown("\n\n".join(told))
    words = (*meaning.of_result(found), *meaning.of_groups(found))
    meaning.offer(view.checklists.scale, words)
    result_groups.show(material, checklist.name, found, names)
    result_traces.gap(found, names)
    result_traces.basis(found, names)


def _left_out(view: View, checklist: Checklist) -> None:
    reason = view.flow.depth_reasons.get(checklist.id, "").strip()
    told = tr("Skäl: {text}", text=paragraphs(reason)) if reason else tr("Skälet saknas.")
    st.markdown(" ".join((tr("Ni har valt att inte bedöma perspektivet."), told)))
    st.page_link(session.page(Step.SCOPE), label=tr("Ändra i Avgränsning"), query_params=session.link())
