"""Dela: who is invited to the assessment, as what, and the way to invite somebody or take it back.

Knows invitations. Knows not what the assessment says.
"""

import streamlit as st

from assessment.core.language import N_, tr
from assessment.core.people import GUEST_ROLES, Deed, Role
from assessment.service import ServiceError
from assessment.ui import session, who
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_MAY = {
    Role.OFFICER: N_("Handläggare: läser, svarar och ändrar"),
    Role.REVIEWER: N_("Granskare: läser, kommenterar och markerar som granskad"),
    Role.READER: N_("Läsare: läser"),
}
_WHO = "dela|vem"
_AS = "dela|som"
_SAID = "dela|fel"


def show(view: View) -> None:
    """Show who is invited; nothing where nobody logs in, or to those who may not invite."""
    if not who.called() or not session.may(Deed.SHARE):
        return
    st.header(tr("Dela"), anchor=False)
    st.markdown(
        tr(
            "Ett utkast läses av den egna nämnden och av dem som du bjuder in. När bedömningen är klar för "
            "nämnden kan alla läsa den. Bjud bara in från en annan nämnd när det behövs: ett utkast som "
            "lämnas dit kan bli en allmän handling."
        )
    )
    guests = session.service().guests(view.assessment.id)
    for number, (person, role) in enumerate(sorted(guests.items())):
        with st.container(horizontal=True, vertical_alignment="center", key=f"inbjuden-{number}"):
            st.markdown(f"**{plain(person)}** · {tr(role.value)}", width="content")
            st.button(
                tr("Ta tillbaka"),
                key=session.name_key(f"dela|bort|{person}"),
                on_click=_take_back,
                args=(view.assessment.id, person),
                help=tr("Inbjudan till {person} tas tillbaka direkt.", person=plain(person)),
            )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            tr("Vem vill du bjuda in?"),
            key=session.name_key(_WHO),
            placeholder=tr("Det som personen loggar in med, ofta e-postadressen"),
        )
        may = {role: tr(means) for role, means in _MAY.items()}
        st.selectbox(tr("Som vad?"), GUEST_ROLES, format_func=may.__getitem__, key=session.name_key(_AS))
        st.button(
            tr("Bjud in"), on_click=_invite, args=(view.assessment.id,), key=session.name_key("dela|in")
        )
    if said := session.recall(_SAID):
        st.error(paragraphs(said))


def _invite(assessment_id: str) -> None:
    key = session.name_key(_WHO)
    if _shared(assessment_id, session.chosen(key) or "", session.recall(_AS)):
        session.empty(key)


def _take_back(assessment_id: str, person: str) -> None:
    _shared(assessment_id, person, None)


def _shared(assessment_id: str, person: str, role: Role | None) -> bool:
    said = ""
    try:
        session.service().share(assessment_id, person, role)
    except ServiceError as error:
        said = str(error)
    session.remember(_SAID, said)
    return not said
