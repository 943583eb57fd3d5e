"""One draft of the checklists: change it, write in it, try it, see what it would do, and publish it.

Knows the order of the page. Each part is a module or a function of its own; YAML is only text here.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.diagnostics import tally
from assessment.core.language import N_, tr, tr_many
from assessment.core.summary.wording import number_word
from assessment.service import ServiceError
from assessment.service.workshop import Workshop
from assessment.service.workshop_ports import Diagnosed
from assessment.service.workshop_store import ChecklistDraft, Decision
from assessment.ui import (
    grids,
    session,
    steps,
    workshop,
    workshop_bringing,
    workshop_diff,
    workshop_forms,
    workshop_text,
    workshop_trying,
)
from assessment.ui.plain import paragraphs, plain

_CHANGE, _WRITE, _BRING, _TRY, _DIFF, _PUBLISH = (
    N_("Ändra"),
    N_("Skriv"),
    N_("Excel och Word"),
    N_("Prova"),
    N_("Vad ändras?"),
    N_("Publicera"),
)
_PART = "verkstad|del"


def show() -> None:
    """Show the page."""
    try:
        room = session.service().workshop()
        draft = room.draft(session.parameter("utkast") or "")
    except ServiceError as error:
        st.title(tr("Utkast"), anchor=False)
        st.error(paragraphs(str(error)))
        st.page_link(session.page(steps.CHECKLISTS), label=tr("Till Checklistor"))
        return
    st.title(plain(draft.line.name), anchor=False)
    at = draft.line.changed_at.astimezone(bootstrap.now().tzinfo)
    when, who = f"{at:%H:%M:%S}", draft.line.who
    by = tr("Utkast · sparat {when} av {who}", when=when, who=who)
    st.caption(plain(by if who else tr("Utkast · sparat {when}", when=when)))
    st.page_link(session.page(steps.CHECKLISTS), label=tr("Till Checklistor"))
    parts = [_CHANGE, _WRITE, _BRING, _TRY, _DIFF, _PUBLISH]
    part = st.segmented_control(
        tr("Steg"), parts, default=_CHANGE, format_func=tr, key=session.name_key(_PART)
    )
    try:
        _part(part or _CHANGE, room, draft)
    except ServiceError as error:
        st.error(paragraphs(str(error)))


def _part(part: str, room: Workshop, draft: ChecklistDraft) -> None:
    found = room.diagnosed(draft.files)
    if part == _WRITE:
        workshop_text.show(room, draft, found)
        return
    if part == _BRING:
        workshop_bringing.show(room, draft, found)
        return
    if part == _PUBLISH:
        _publish(room, draft, found)
        return
    if found.checklists is None:
        st.warning(
            tr(
                "Utkastet har {faults} och går inte att läsa. Rätta dem under Skriv.",
                faults=tally(found.diagnostics),
            )
        )
    elif part == _TRY:
        workshop_trying.show(room, draft, _open)
    elif part == _DIFF:
        workshop_diff.show(room, found.checklists)
    else:
        workshop_forms.show(room, draft, found.checklists)


def _open(file: str) -> None:
    """Turn to the file's text, the next time that the page is drawn."""
    session.remember(_PART, _WRITE)
    workshop_text.turn_to(file)


def _publish(room: Workshop, draft: ChecklistDraft, found: Diagnosed) -> None:
    st.markdown(
        tr(
            "När du publicerar börjar alla nya bedömningar med den nya utgåvan. De som redan är påbörjade "
            "följer sin utgåva tills någon väljer den nya."
        )
    )
    hindrances = room.hindrances(draft)
    for why in hindrances:
        st.warning(paragraphs(why))
    raised = room.raised(found.checklists) if found.checklists else ()
    if raised:
        head = tr("Checklista"), tr("Används nu"), tr("Blir")
        grids.show(head, [(r.name, r.before, r.after) for r in raised])
    if not hindrances:
        with st.form("publicera", border=True):
            decision = workshop.decision_fields()
            if st.form_submit_button(tr("Publicera"), type="primary"):
                _take_into_use(room, draft, decision, len(raised))
    with st.expander(tr("Kasta utkastet"), key="kasta-utkastet"):
        st.markdown(tr("Ett kastat utkast går inte att få tillbaka."))
        if st.button(tr("Ja, kasta utkastet"), key="kasta"):
            room.discard(draft.line.id)
            workshop.say(tr("Utkastet är kastat."))
            st.switch_page(session.page(steps.CHECKLISTS))


def _take_into_use(room: Workshop, draft: ChecklistDraft, decision: Decision, raised: int) -> None:
    try:
        made = room.publish(draft.line.id, decision)
    except ServiceError as error:
        # Beside the button: at the end of the page nobody sees it.
        st.error(paragraphs(str(error)))
        return
    workshop.say(
        tr_many(
            "Publicering {number} används nu. Ny utgåva av {count} checklista.",
            "Publicering {number} används nu. Ny utgåva av {count} checklistor.",
            raised,
            number=made.line.number,
            count=number_word(raised),
        )
    )
    st.switch_page(session.page(steps.CHECKLISTS))
