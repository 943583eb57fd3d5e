"""Which effect rows a measure meets, and how they are rated once it is done: before and after side by side.

Knows rows that get worse. Measures never touch any other row.
"""

from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment, EffectAnswer, Measure, RowRef
from assessment.core.language import tr
from assessment.core.rows import Row
from assessment.core.vocabulary import Both
from assessment.ui import both, fields, words
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View, measure: Measure) -> None:
    """Show which rows that get worse a measure meets."""
    options = {_token(row): _label(view, row) for row in view.flow.rows if row.worse}
    chosen = {_name(r) for r in measure.rows}
    fields.several(
        tr("Vilka försämringar möter åtgärden?"),
        f"measures|{measure.id}|rows",
        options,
        [t for t in options if t in chosen],
        partial(_link, measure.id),
        placeholder=tr("Välj försämringar") if options else tr("Inget blir sämre i svaren hittills"),
    )
    if chosen and not measure.counts:
        st.caption(tr("Åtgärden räknas när den ingår i beslutet och har ansvarig och datum."))


def before_and_after(view: View) -> None:
    """Show every row that some measure meets, once: a row has one rating with all its measures together."""
    met = {_name(r) for measure in view.assessment.measures for r in measure.rows}
    rows = [row for row in view.flow.rows if row.worse and _token(row) in met]
    if not rows:
        return
    st.markdown("#### " + tr("Så blir det med åtgärderna"))
    for row in rows:
        _after(view, row)


def _after(view: View, row: Row) -> None:
    scale = view.checklists.scale
    effect = view.assessment.effects.get(row.question, {}).get(row.alternative, EffectAnswer())
    before = words.rating_text(scale, row.rating)
    told = {"what": plain(_label(view, row)), "answer": plain(before)}
    if effect.same_as_proposal:
        st.markdown(tr("{what}. Före: {answer}. Följer förslaget, också med åtgärder.", **told))
        return
    after = effect.with_measures.get(row.group)
    name = f"{_token(row)}|med-atgard"
    fields.choice(
        # Whose it is belongs to the label: who listens goes from field to field.
        tr("{what}. Före: {answer}. Med åtgärder:", **told),
        name,
        words.rating_labels(scale),
        words.token(after),
        partial(_set_after, row),
    )
    if isinstance(after, Both):
        both.show(name, after, partial(_set_part, row))


def _name(ref: RowRef) -> str:
    return f"{ref.question}|{ref.alternative}|{ref.group}"


def _token(row: Row) -> str:
    return f"{row.question}|{row.alternative}|{row.group}"


def _label(view: View, row: Row) -> str:
    found = view.checklists.question(row.question)
    alternative = view.assessment.alternative(row.alternative)
    question = found[1].label if found else row.question
    about = tr("{question} för {group}", question=question, group=view.flow.groups[row.group].name)
    several = len(view.assessment.rated_alternatives) > 1 and alternative is not None
    text = f"{about} ({alternative.name})" if several and alternative is not None else about
    return text[:1].upper() + text[1:]


def _link(measure: str, assessment: Assessment, tokens: list[str]) -> Assessment:
    rows = []
    for token in tokens:
        question, alternative, group = token.split("|")
        rows.append(RowRef(question=question, alternative=alternative, group=group))
    return editing.link_row(assessment, measure, rows)


def _set_after(row: Row, assessment: Assessment, chosen: str | None) -> Assessment:
    rating = words.rating(chosen)
    if isinstance(rating, Both) and isinstance(row.rating, Both):
        # Only what the measures change is left to say; the mildest is an improvement nobody claimed.
        rating = row.rating
    return editing.set_rating_with_measures(assessment, row.question, row.alternative, row.group, rating)


def _set_part(row: Row, part: str, assessment: Assessment, value: int | str) -> Assessment:
    return editing.set_both_with_measures(
        assessment, row.question, row.alternative, row.group, **{part: value}
    )
