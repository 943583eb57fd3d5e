"""The yearly report of the nämnd that is chosen in the register, as two files.

Knows which nämnd and year a selection is about. Counts nothing.
"""

from functools import partial

import streamlit as st

from assessment import bootstrap
from assessment.core.editing import slug_of
from assessment.core.language import N_, tr
from assessment.service.register_store import Selection
from assessment.ui import session

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(selection: Selection) -> None:
    """Offer the report of the one nämnd of a selection, and of the year that its period begins or ends in."""
    st.header(tr("Årsrapport"), anchor=False)
    if len(selection.boards) != 1:
        st.markdown(tr("Välj en nämnd i urvalet, så kan du hämta nämndens årsrapport här."))
        return
    (board,) = selection.boards
    year = (selection.since or selection.until or bootstrap.now().date()).year
    st.markdown(
        tr(
            "Nämndens alla beslut {year}: när de bedömdes, vad bedömningarna kom fram till och vad som blev "
            "gjort. Året är det som perioden i urvalet börjar i. De andra valen påverkar inte rapporten.",
            year=year,
        )
    )
    service = session.service()
    files = (
        (N_("Årsrapport i Word"), service.export_year_report_word, "docx", _WORD),
        (N_("Årsrapport i Excel"), service.export_year_report_excel, "xlsx", _EXCEL),
    )
    name = slug_of(tr("Årsrapport"))
    with st.container(horizontal=True):
        for label, make, ending, kind in files:
            st.download_button(
                tr(label),
                data=session.guarded(partial(make, board, year)),
                file_name=f"{name}-{year}.{ending}",
                mime=kind,
                on_click="ignore",
            )
