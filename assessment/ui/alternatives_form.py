"""Step 2: the ways to decide. The nollalternativ is described, the others are rated against it.

Knows alternatives. Knows no rating.
"""

from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.case import PROPOSAL, Alternative
from assessment.core.language import tr
from assessment.core.progress import Step
from assessment.ui import fields, folded, sections, session, texts
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show every alternative and a way to add one."""
    st.markdown(
        tr(
            "Du jämför alltid med nollalternativet: det som händer om ni inte beslutar något. "
            "Minst ett alternativ till förslaget gör bedömningen mycket bättre."
        )
        + f" {tr(texts.NO_NAMES)}"
    )
    folded.terms(view.checklists.scale, "nollalternativ")
    for alternative in view.assessment.alternatives:
        _one(view, alternative)
    _add()
    sections.of_step(view, Step.ALTERNATIVES)


def _one(view: View, alternative: Alternative) -> None:
    heading, hint = _about(alternative)
    st.header(plain(heading), anchor=False)
    st.caption(hint)
    name = f"alternativ|{alternative.id}"
    fields.text(tr("Namn"), f"{name}|namn", alternative.name, partial(_set, alternative.id, "name"))
    fields.text(
        tr("Vad innebär det?"),
        f"{name}|beskrivning",
        alternative.description,
        partial(_set, alternative.id, "description"),
        lines=3,
    )
    written = view.assessment.case.proposal
    if alternative.id == PROPOSAL and written.strip() and not alternative.description.strip():
        fields.action(
            tr("Hämta texten från Ärendet"),
            f"{name}|hamta",
            lambda a: editing.change_alternative(a, PROPOSAL, description=written),
            quiet=True,
        )
    if not alternative.baseline and len(view.assessment.rated_alternatives) > 1:
        fields.action(
            tr("Ta bort {what}", what=plain(alternative.name or heading)),
            f"{name}|bort",
            lambda a: editing.remove_alternative(a, alternative.id),
            tr(
                "Alternativet {name} är borttaget. Svaren finns kvar om du ångrar dig.", name=alternative.name
            ),
            quiet=True,
        )


def _about(alternative: Alternative) -> tuple[str, str]:
    if alternative.baseline:
        return (
            tr("Nollalternativet"),
            tr("Vad händer de närmaste åren om ni inte ändrar något? Det är sällan stilla."),
        )
    if alternative.id == PROPOSAL:
        return tr("Förslaget"), tr("Det som förvaltningen tänker föreslå.")
    return alternative.name or tr("Alternativ utan namn"), tr("Ett annat sätt att nå samma mål.")


def _add() -> None:
    st.header(tr("Lägg till ett alternativ"), anchor=False)
    key = session.name_key("nytt-alternativ")
    fields.new(
        tr("Namn på alternativet"), key, tr("Lägg till"), _added, placeholder=tr("Till exempel Tre enheter")
    )


def _added(key: str) -> None:
    name = str(session.chosen(key) or "").strip()
    if name and session.apply(lambda a: editing.add_alternative(a, name)):
        session.empty(key)


def _set(alternative: str, field: str, assessment: Assessment, value: str) -> Assessment:
    return editing.change_alternative(assessment, alternative, **{field: value})
