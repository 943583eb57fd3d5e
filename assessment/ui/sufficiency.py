"""Räcker underlaget?: facts read off the assessment, with links to where what is lacking is mended.

Knows finished words. Asks nothing.
"""

import streamlit as st

from assessment.core.summary.wording import capital
from assessment.core.vocabulary import SufficiencyWord
from assessment.ui import grids, places, session
from assessment.ui.plain import plain
from assessment.ui.session import View


def show(view: View) -> None:
    """Show every line that applies; nothing when none does."""
    if not view.result.sufficiency:
        return
    st.header("Räcker underlaget?", anchor=False)
    about = view.assessment.leading
    only = f" De gäller **{plain(about.name or about.id)}**." if about else ""
    st.caption(f"Svaren läses av ur bedömningen. De är till hjälp och stoppar ingenting.{only}")
    rows = [(line.question, capital(line.word.value)) for line in view.result.sufficiency]
    grids.show(("Fråga", "Svar"), rows)
    lacking = [s for s in view.result.sufficiency if s.mend_at and s.word is not SufficiencyWord.YES]
    if lacking:
        with st.expander(f"Gör underlaget bättre · {len(lacking)}", key=session.name_key("underlag")):
            for line in lacking:
                places.to_question(view, line.mend_at, line.question)
