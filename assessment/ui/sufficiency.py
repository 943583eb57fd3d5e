"""Räcker underlaget?: facts read off the assessment, with links to where what is lacking is mended.

Knows finished words. Asks nothing.
"""

import streamlit as st

from assessment.core.language import tr
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import SufficiencyWord
from assessment.ui import grids, places, session
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show every line that applies; nothing when none does."""
    if not view.result.sufficiency:
        return
    st.header(tr("Räcker underlaget?"), anchor=False)
    about = view.assessment.leading
    told = [tr("Svaren läses av ur bedömningen. De är till hjälp och stoppar ingenting.")]
    if about:
        told.append(tr("De gäller **{name}**.", name=plain(about.name or about.id)))
    st.caption(" ".join(told))
    rows = [(line.question, capital(tr(line.word.value))) for line in view.result.sufficiency]
    grids.show((tr("Fråga"), tr("Svar")), rows)
    lacking = [s for s in view.result.sufficiency if s.mend_at and s.word is not SufficiencyWord.YES]
    if lacking:
        with st.expander(
            tr("Gör underlaget bättre · {number}", number=len(lacking)), key=session.name_key("underlag")
        ):
            for line in lacking:
                places.to_question(view, line.mend_at, line.question)
