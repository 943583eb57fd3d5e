"""What a result can be argued with: the nearest changes, other weights, conflicts, alternatives.

Knows finished sentences and where each question is answered. Weighs nothing itself.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessment.core.case import Alternative
from assessment.core.checklist import Checklist
from assessment.core.conflicts import conflicts_of
from assessment.core.language import tr
from assessment.core.summary import wording
from assessment.core.summary.arguing import DISMISSED, GONE
from assessment.core.summary.argument_model import ConflictLine
from assessment.core.summary.changes import changes as changes_of
from assessment.core.summary.comparison import comparison
from assessment.core.summary.conflict_lines import conflict_lines
from assessment.core.summary.first_page import overview_line
from assessment.core.summary.material import Material
from assessment.core.summary.weight_lines import weight_sentences
from assessment.ui import conflicts as conflict_form
from assessment.ui import meaning, overview, places, result_traces, session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

FIRST = 3


def changes(view: View, material: Material, alternative: str) -> None:
    """Show the single answers nearest to another result, each with its place, and what other weights do."""
    st.header(tr("Vad skulle ändra bedömningen?"), anchor="vad-skulle-andra")
    found = changes_of(material, alternative)
    for line in found.lines:
        with st.container(gap=None):
            st.markdown(plain(line.text))
            label = tr("Till frågan ”{question}”", question=material.label(line.question))
            places.to_question(view, line.question, label, line.alternative)
    if found.note:
        st.markdown(plain(found.note))
    st.subheader(tr("Om frågorna vägde annorlunda"), anchor=False)
    first, *rest = weight_sentences(material, alternative)
    st.markdown("\n".join((plain(first), "", *(f"- {plain(sentence)}" for sentence in rest))))
    meaning.offer(view.checklists.scale, meaning.NUMBERS)


def conflicts(view: View, material: Material, alternative: str) -> None:
    """Show the goal conflicts that concern an alternative, and where they are answered."""
    st.header(tr("Målkonflikter"), anchor="malkonflikter")
    about = {c.key: c.alternatives for c in conflicts_of(view.flow)}
    found = [
        line
        for line in conflict_lines(material)
        if line.standing != tr(GONE)
        and not line.repeated
        and alternative in about.get(line.found, (alternative,))
    ]
    if not found:
        st.markdown(tr("Inga målkonflikter syns i svaren."))
        return
    _conflicts(found[:FIRST])
    if rest := found[FIRST:]:
        with st.expander(
            tr("Fler målkonflikter · {number}", number=len(rest)), key=session.name_key("resultat|krockar")
        ):
            _conflicts(rest)
    places.to_question(view, conflict_form.question(view), tr("Svara på krockarna i Samlad bedömning"))


def _conflicts(lines: Sequence[ConflictLine]) -> None:
    told = []
    for line in lines:
        standing = f" *{plain(tr(line.standing))}.*" if line.standing else ""
        weighing = f"\n\n{_weighing(line)}" if line.weighing else ""
        told.append(f"- {plain(line.description)}{standing}{weighing}".replace("\n", "\n  "))
    st.markdown("\n".join(told))


def _weighing(line: ConflictLine) -> str:
    text = paragraphs(line.weighing)
    return (
        tr("Skäl: {text}", text=text)
        if line.standing == tr(DISMISSED)
        else tr("Avvägning: {text}", text=text)
    )


def side_by_side(material: Material) -> None:
    """Show every perspective with all alternatives beside each other, and what holds between them."""
    st.header(tr("Alternativen sida vid sida"), anchor="sida-vid-sida")
    rated = material.assessment.rated_alternatives
    if len(rated) == 1:
        st.markdown(tr("Bara ett alternativ är bedömt. Det jämförs med nollalternativet."))
    for sentence in comparison(material):
        st.markdown(f"- {plain(sentence)}")
    words = (w for found in material.result.perspectives.values() for w in meaning.of_result(found))
    meaning.offer(material.checklists.scale, words)
    head = (
        tr("Alternativ"),
        tr("Bedömning"),
        tr("Mest drabbad"),
        tr("Skillnader"),
        tr("Säkert underlag"),
    )
    for checklist in material.checklists.perspectives:
        st.subheader(plain(checklist.name), anchor=False)
        rows = [
            tuple(map(escape, _row(material, checklist, alternative)))
            for alternative in material.assessment.alternatives
        ]
        html = result_traces.grid(tr("Alternativen i {name}", name=checklist.name), head, rows)
        st.html(f'<div class="resultat">{html}</div>')


def _row(material: Material, checklist: Checklist, alternative: Alternative) -> tuple[str, ...]:
    name = material.alternative_name(alternative.id)
    found = material.result.perspective(checklist.id, alternative.id)
    if found is None:
        return name, tr("Det som de andra jämförs med"), wording.DASH, wording.DASH, wording.DASH
    line = overview_line(material, checklist, found)
    return name, overview.status(line, found), line.worst, line.gap, line.confidence
