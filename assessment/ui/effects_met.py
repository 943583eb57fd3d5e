"""Which effect rows a measure meets, and how they are rated once it is done: before and after side by side.

Knows rows that get worse. Measures never touch any other row.
"""

from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, EffectAnswer, Measure, RowRef
from assessment.core.rows import Row
from assessment.ui import fields, words
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View, measure: Measure) -> None:
    """Show the rows that a measure meets, with the rating before and after."""
    refs = {_token(row): row for row in view.flow.rows if row.worse}
    chosen = {f"{r.question}|{r.alternative}|{r.group}": r for r in measure.rows}
    options = {t: _label(view, row) for t, row in refs.items()}
    fields.several(
        "Vilka försämringar möter åtgärden?",
        f"measures|{measure.id}|rows",
        options,
        [t for t in options if t in chosen],
        partial(_link, measure.id),
        placeholder="Välj försämringar" if options else "Inget blir sämre i svaren hittills",
    )
    if not measure.counts and chosen:
        st.caption("Åtgärden räknas när den ingår i beslutet och har ansvarig och datum.")
    for token in (t for t in options if t in chosen):
        _after(view, refs[token], options[token])


def _after(view: View, row: Row, label: str) -> None:
    scale = view.checklists.scale
    effect = view.assessment.effects.get(row.question, {}).get(row.alternative, EffectAnswer())
    st.markdown(f"{plain(label)}. Före: {plain(words.rating_text(scale, row.rating))}.")
    fields.choice(
        "Med åtgärd",
        f"{_token(row)}|med-atgard",
        words.rating_labels(scale),
        words.token(effect.with_measures.get(row.group)),
        partial(_set_after, row.question, row.alternative, row.group),
    )


def _token(row: Row) -> str:
    return f"{row.question}|{row.alternative}|{row.group}"


def _label(view: View, row: Row) -> str:
    found = view.checklists.question(row.question)
    alternative = view.assessment.alternative(row.alternative)
    question = found[1].label if found else row.question
    about = f"{question} för {view.flow.groups[row.group].name}"
    several = len(view.assessment.rated_alternatives) > 1 and alternative is not None
    text = f"{about} ({alternative.name})" if several and alternative is not None else about
    return text[:1].upper() + text[1:]


def _link(measure: str, assessment: Assessment, tokens: list[str]) -> Assessment:
    rows = []
    for token in tokens:
        question, alternative, group = token.split("|")
        rows.append(RowRef(question=question, alternative=alternative, group=group))
    return editing.link_row(assessment, measure, rows)


def _set_after(
    question: str, alternative: str, group: str, assessment: Assessment, chosen: str | None
) -> Assessment:
    return editing.set_rating_with_measures(assessment, question, alternative, group, words.rating(chosen))
