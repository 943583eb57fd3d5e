"""Checklistor: read the edition in use, begin or open a draft, and see what has been published.

Knows the page and its choices. Knows no YAML.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.language import N_, spoken, tr, tr_in
from assessment.service import ServiceError
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import Decision, PublishedLine
from assessment.ui import session, steps, workshop_reading
from assessment.ui.plain import paragraphs, plain

_READ, _DRAFTS, _PUBLISHED = N_("Läs"), N_("Utkast"), N_("Publicerat")
_SAID = "checklistor|sagt"


def show() -> None:
    """Show the page."""
    st.title(tr("Checklistor"), anchor=False)
    try:
        workshop = session.service().workshop()
        if said := session.recall(_SAID):
            st.success(said)
            session.remember(_SAID, "")
        part = st.segmented_control(
            tr("Vad vill du göra?"),
            [_READ, _DRAFTS, _PUBLISHED],
            default=_READ,
            format_func=_told,
            key=session.name_key("checklistor|del"),
        )
        if part == _DRAFTS:
            _drafts(workshop)
        elif part == _PUBLISHED:
            _published(workshop)
        else:
            _read(workshop)
    except ServiceError as error:
        st.error(paragraphs(str(error)))


def _told(part: str) -> str:
    return tr_in("several", "Utkast") if part == _DRAFTS else tr(part)


def say(text: str) -> None:
    """Let the page say this once, at the top, when it is shown the next time."""
    session.remember(_SAID, text)


def _read(workshop: Workshop) -> None:
    lines = workshop.published()
    about = _about(lines[0]) if lines else tr("Det här är checklistorna som följer med Konsekvens.")
    st.markdown(plain(about))
    workshop_reading.show(workshop, workshop.in_use().told_in(spoken().tag), about)


def _drafts(workshop: Workshop) -> None:
    st.markdown(
        tr(
            "I ett utkast ändrar du frågorna utan att någon märker det. "
            "När ni har beslutat publicerar du det."
        )
    )
    with st.form("nytt-utkast", border=True):
        name = st.text_input(tr("Vad ska utkastet heta?"), placeholder=tr("Till exempel Våren 2027"))
        shipped = tr("Börja från checklistorna som följer med Konsekvens")
        folder = st.checkbox(shipped) if _any(workshop) else False
        if st.form_submit_button(tr("Ta fram ett utkast"), type="primary"):
            draft = workshop.begin(name or "", from_folder=folder)
            st.switch_page(session.page(steps.WORKSHOP), query_params={"utkast": draft.line.id})
    for line in workshop.drafts():
        with st.container(horizontal=True, vertical_alignment="center", key=f"utkast-{line.id}"):
            st.page_link(
                session.page(steps.WORKSHOP), label=plain(line.name), query_params={"utkast": line.id}
            )
            when = f"{line.changed_at.astimezone(bootstrap.now().tzinfo):%Y-%m-%d %H:%M}"
            by = tr("ändrat {when} av {who}", when=when, who=line.who)
            st.caption(plain(by if line.who else tr("ändrat {when}", when=when)))


def _any(workshop: Workshop) -> bool:
    return bool(workshop.published())


def _published(workshop: Workshop) -> None:
    lines = workshop.published()
    if not lines:
        st.markdown(tr("Inget är publicerat här än. Checklistorna som följer med Konsekvens används."))
        return
    st.markdown(tr("En publicerad utgåva ändras aldrig. Du kan börja använda en äldre igen."))
    names = {c.id: c.name for c in workshop.in_use().told_in(spoken().tag).checklists}
    for line in lines:
        with st.container(border=True):
            used = tr("Publicering {number} – används nu", number=line.number)
            name = used if line is lines[0] else _name(line)
            st.markdown(f"**{name}**  \n{plain(_about(line))}")
            if line.decision.note:
                st.markdown(tr("Innehåll: {what}", what=plain(line.decision.note)))
            told = (
                f"{names.get(n, n.capitalize())} {edition}" for n, edition in sorted(line.editions.items())
            )
            editions = ", ".join(told)
            st.caption(plain(editions))
    older = {_recognised(line): line.number for line in lines[1:]}
    _take_back(workshop, {**older, tr("Checklistorna som följer med Konsekvens"): 0})


def _name(line: PublishedLine) -> str:
    return tr("Publicering {number}", number=line.number)


def _recognised(line: PublishedLine) -> str:
    """Return what a publication is known by in a list: its number, its day and what was new in it."""
    told = f"{_name(line)}, {line.decision.decided_on}"
    return f"{told}: {line.decision.note}" if line.decision.note else told


def _about(line: PublishedLine) -> str:
    decision = line.decision
    number = f", {decision.diary_number}" if decision.diary_number else ""
    told = tr(
        "Beslutad av {who} {day}{number}.", who=decision.decided_by, day=decision.decided_on, number=number
    )
    again = tr("Det är publicering {number} igen.", number=line.again)
    return f"{told} {again}" if line.again else told


def _take_back(workshop: Workshop, choices: dict[str, int]) -> None:
    with st.expander(tr("Gå tillbaka till en äldre"), key="ga-tillbaka"), st.form("tillbaka", border=False):
        wanted = st.selectbox(tr("Vilken?"), list(choices))
        decision = decision_fields(tr("Gick tillbaka till en äldre utgåva."))
        if st.form_submit_button(tr("Använd den igen")):
            try:
                made = workshop.take_back(choices[wanted], decision)
            except ServiceError as error:
                # Beside the button: at the end of the page nobody sees it.
                st.error(paragraphs(str(error)))
                return
            session.remember(_SAID, tr("Publicering {number} används nu.", number=made.line.number))
            st.rerun()


def decision_fields(note: str = "") -> Decision:
    """Show the fields for who decided, and return what they hold."""
    who = st.text_input(tr("Vem har beslutat?"), placeholder=tr("Till exempel Kommunstyrelsen"))
    day = st.date_input(tr("Beslutsdag"), value=bootstrap.now().date(), format="YYYY-MM-DD")
    number = st.text_input(tr("Diarienummer"))
    told = st.text_input(tr("Vad är nytt? En mening."), value=note)
    return Decision(who or "", day, number or "", told or "")
