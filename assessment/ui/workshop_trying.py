"""Trying a draft: an assessment of its own with the same wizard, every scenario, and answers kept as one.

Knows trials and scenarios. What is answered in a trial reaches no list and no register.
"""

from collections.abc import Callable

import streamlit as st

from assessment import bootstrap
from assessment.core.language import tr
from assessment.core.progress import Step
from assessment.service import ServiceError
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session
from assessment.ui.plain import paragraphs, plain

_SAID = "prova|sagt"
_FILE = "scenarier/egna.yaml"


def show(room: Workshop, draft: ChecklistDraft, turn_to: Callable[[str], None]) -> None:
    """Show the ways to try a draft; `turn_to` leads to a file of it."""
    st.header(tr("Svara på frågorna"), anchor=False)
    st.markdown(
        tr(
            "Du svarar i en bedömning som bara finns här. Den syns inte i någon lista och försvinner när "
            "servern startas om. Ändrar du i utkastet ändras frågorna i den också."
        )
    )
    trial = bootstrap.trial(f"prov-{draft.line.id}")
    if trial is None:
        return
    mine = trial.of(room.person)
    if st.button(tr("Börja en provbedömning"), type="primary", key="prova"):
        saved = mine.start_new()
        st.switch_page(session.page(Step.CASE), query_params={session.ADDRESS: saved.assessment.id})
    if said := session.recall(_SAID):
        st.success(said)
        session.remember(_SAID, "")
    for line in mine.list_mine().lines:
        title = line.columns.title or tr("Provbedömning utan ärendemening")
        with st.container(border=True, key=f"prov-{line.id}"):
            st.page_link(session.page(Step.CASE), label=plain(title), query_params={session.ADDRESS: line.id})
            with st.form(f"scenario-{line.id}", border=False):
                name = st.text_input(tr("Vad visar svaren? En mening."))
                if st.form_submit_button(tr("Spara som scenario")):
                    assessment = mine.open(line.id).assessment
                    room.save_scenario(
                        draft.line.id, _FILE, name or title, assessment, mine.checklists_of(assessment)
                    )
                    session.remember(
                        _SAID,
                        tr(
                            "Scenariot är sparat i utkastet, i {file}. Det väntar sig det svaren ger nu.",
                            file=_FILE,
                        ),
                    )
                    st.rerun()
    st.header(tr("Kör alla scenarier"), anchor=False)
    st.markdown(
        tr("Ett scenario är svar med ett väntat resultat. Alla ska stämma innan utkastet publiceras.")
    )
    if st.button(tr("Kör alla scenarier"), key="kor-scenarier"):
        _scenarios(room, draft, turn_to)


def _scenarios(room: Workshop, draft: ChecklistDraft, turn_to: Callable[[str], None]) -> None:
    try:
        with st.spinner(tr("Kör scenarierna")):
            tried = room.tried(draft.files)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    failed = [t for t in tried if not t.ok]
    right, total = len(tried) - len(failed), len(tried)
    st.markdown(tr("{right} av {total} scenarier stämmer.", right=right, total=total))
    if failed:
        st.markdown(
            tr(
                "Är det nya rimligt? Skriv in det under *förväntat* i filen. Annars ändrar du frågan. Står "
                "det *kan bli* eller *oklart* saknar scenariot ofta svar på en ny fråga: skriv det under "
                "*svar*."
            )
        )
    for number, one in enumerate(failed):
        with st.container(border=True):
            st.markdown(f"**{plain(one.name)}**")
            st.caption(plain(one.file))
            st.markdown("\n".join(f"- {plain(d)}" for d in one.differences))
            key = f"oppna|{number}"
            st.button(tr("Öppna filen"), key=key, on_click=turn_to, args=(one.file,))
