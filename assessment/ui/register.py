"""The register: which assessments there are, what is promised in them, and the selection as a file.

Knows the order of the page. What somebody may not read is not in what it is given.
"""

from dataclasses import replace
from functools import partial

import streamlit as st

from assessment import bootstrap
from assessment.core.catalogue import ChecklistSet
from assessment.core.editing import slug_of
from assessment.core.language import N_, tr, tr_many
from assessment.core.people import LOCAL
from assessment.core.summary.wording import number
from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service import ServiceError
from assessment.service.register_store import EVERY, Selection
from assessment.service.registering import LINES
from assessment.ui import (
    burden,
    following_up,
    frame,
    meaning,
    places,
    register_address,
    register_filter,
    register_tables,
    session,
    year_report,
)
from assessment.ui.plain import paragraphs, plain
from assessment.ui.steps import START

TITLE = N_("Register")
ASSESSMENTS, DUE, BURDEN = "bedomningar", "forfaller", "belastning"
_VIEWS = {ASSESSMENTS: N_("Bedömningar"), DUE: N_("Förfaller"), BURDEN: N_("Samlad belastning")}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv"
_CALENDAR = "text/calendar"


def show() -> None:
    """Show the register."""
    frame.aside()
    st.title(tr(TITLE), anchor=False)
    try:
        checklists = session.service().checklists()
        if not session.service().register(EVERY, limit=1).lines:
            _empty()
            return
        _about()
        register_filter.show(checklists)
        _selection(checklists)
    except ServiceError as error:
        st.error(paragraphs(str(error)))


def _selection(checklists: ChecklistSet) -> None:
    read = register_address.read()
    if read.faults:
        told = tr("Det här valet går inte att läsa, så det räknas inte:")
        st.warning(f"{told}\n\n{_listed(read.faults)}")
    register_tables.style()
    view = session.parameter(places.SHOWN)
    view = view if view in _VIEWS else ASSESSMENTS
    places.switch(tr("Vad vill du se?"), places.SHOWN, {key: tr(name) for key, name in _VIEWS.items()}, view)
    if view == BURDEN:
        st.header(tr(_VIEWS[BURDEN]), anchor=False)
        burden.show(read.selection, checklists, ASSESSMENTS)
        return
    if view == DUE:
        _due(read.selection)
    else:
        _assessments(read.selection, checklists)
    _files(read.selection)


def _about() -> None:
    if session.service().person != LOCAL:
        st.markdown(
            tr(
                "Här finns din nämnds bedömningar, dem som du är inbjuden till och det som är klart för "
                "nämnden i andra nämnder."
            )
        )


def _empty() -> None:
    st.markdown(
        tr(
            "Registret är tomt än. Varje bedömning kommer hit när den är påbörjad, "
            "och här kan du sedan söka, följa upp och hämta listor."
        )
    )
    st.page_link(session.page(START), label=tr("Börja en ny bedömning på startsidan"))


def _assessments(selection: Selection, checklists: ChecklistSet) -> None:
    st.header(tr(_VIEWS[ASSESSMENTS]), anchor=False)
    burden.cell(selection, checklists)
    wanted = _wanted(selection)
    count = session.service().register_count(selection)
    if count == 0:
        _nothing(tr("Ingen bedömning passar urvalet."))
        return
    page = session.service().register(selection, limit=wanted)
    shown = len(page.lines)
    told = tr_many(
        "{n} bedömning i urvalet, senast ändrad först.",
        "{n} bedömningar i urvalet, senast ändrad först.",
        count,
    )
    first = tr("Här är de {number} första.", number=number(shown))
    st.markdown(f"{told} {first}" if page.after else told)
    st.markdown(
        tr("Statusorden gäller det rekommenderade alternativet, eller förslaget när inget är rekommenderat.")
    )
    register_tables.assessments(page.lines, [(c.id, c.name) for c in checklists.perspectives])
    if page.after is not None:
        _more(selection, shown)
    meaning.offer(checklists.scale, (*Status, meaning.Term.UNSETTLED, FlagState.OPEN))


def _due(selection: Selection) -> None:
    st.header(tr(_VIEWS[DUE]), anchor=False)
    if selection.stages:
        st.markdown(tr("Beslutade åtgärder och uppföljningar som inte är gjorda, ur urvalet."))
    else:
        selection = replace(selection, stages=frozenset({Stage.READY}), standing=True)
        st.markdown(
            tr(
                "Beslutade åtgärder och uppföljningar som inte är gjorda, ur det som är klart för nämnden. "
                "Välj ett annat läge under *Fler val* för att se dem i utkast."
            )
        )
    page = session.service().promised(selection, limit=_wanted(selection))
    following_up.told(page.lines)
    if not page.lines:
        _nothing(tr("Inget i urvalet väntar på att bli gjort."))
        return
    register_tables.promises(page.lines, bootstrap.now().date())
    if page.after is not None:
        _more(selection, len(page.lines))
    # What has no day stands last: when the first line has none, no line has one.
    if page.lines[0].promise.due is not None:
        _calendar(selection)
    following_up.show(page.lines)


def _calendar(selection: Selection) -> None:
    name, day = slug_of(tr("Förfaller")), bootstrap.now().date().isoformat()
    st.download_button(
        tr("Datum som kalenderfil"),
        data=session.guarded(partial(session.service().export_register_calendar, selection)),
        file_name=f"{name}-{day}.ics",
        mime=_CALENDAR,
        on_click="ignore",
    )


def _nothing(told: str) -> None:
    way = tr("Ta bort något av valen, eller rensa alla.")
    st.markdown(f"{told} {way}")
    if any(map(register_address.one, register_address.CHOICES)):
        st.button(tr("Rensa alla val"), on_click=register_filter.clear)


def _wanted(selection: Selection) -> int:
    """Return how many lines to show; another selection begins with the first ones again."""
    found: int = session.recall(_shown(selection), otherwise=LINES)
    return found


def _more(selection: Selection, shown: int) -> None:
    st.button(tr("Visa fler"), on_click=session.remember, args=(_shown(selection), shown + LINES))


def _shown(selection: Selection) -> str:
    return f"register-visar-{session.parameter(places.SHOWN)}-{selection}"


def _files(selection: Selection) -> None:
    st.header(tr("Hämta urvalet"), anchor=False)
    st.markdown(
        tr("Excel-filen har tre blad: bedömningarna, statusorden för varje alternativ, och det utlovade.")
    )
    service, day = session.service(), bootstrap.now().date().isoformat()
    excel, csv = (
        session.guarded(partial(make, selection))
        for make in (service.export_register_excel, service.export_register_csv)
    )
    with st.container(horizontal=True):
        name = f"register-{day}"
        st.download_button("Excel", data=excel, file_name=f"{name}.xlsx", mime=_EXCEL, on_click="ignore")
        st.download_button("CSV", data=csv, file_name=f"{name}.csv", mime=_CSV, on_click="ignore")
    year_report.show(selection)
    if why := session.undone():
        told = tr("Filen gick inte att skapa.")
        st.error(f"{told} {paragraphs(why)}")


def _listed(sentences: tuple[str, ...]) -> str:
    return "\n".join(f"- {plain(sentence)}" for sentence in sentences)
