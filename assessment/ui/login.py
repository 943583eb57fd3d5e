"""The page that asks you to log in, and the line in the sidebar that says as whom you are.

Knows what to say and do when nobody is logged in. Knows nothing of rights.
"""

import streamlit as st

from assessment.core.language import tr
from assessment.service import LoginNeeded, ServiceError
from assessment.ui import language, session, who
from assessment.ui.look import style
from assessment.ui.plain import paragraphs, plain


def passed() -> bool:
    """Return True when the page may be shown; else the page that says what to do is."""
    try:
        who.called()
    except LoginNeeded as needed:
        _ask(str(needed))
    except ServiceError as error:
        _refused(error)
    else:
        return True
    return False


def _ask(why: str) -> None:
    style()
    with st.container(width=560):
        language.choice()
        st.title(tr("Konsekvensbedömning"), anchor=False)
        st.markdown(paragraphs(why))
        if not st.button(tr("Logga in"), type="primary", key="logga-in"):
            return
        try:
            who.log_in()
        except LoginNeeded as error:
            st.error(paragraphs(str(error)))


def _refused(error: ServiceError) -> None:
    style()
    with st.container(width=560):
        language.choice()
        st.title(tr("Du kommer inte in än"), anchor=False)
        st.warning(paragraphs(str(error)))
        if who.logged_in():
            _out()


def shown() -> None:
    """Show in the sidebar who is logged in, and the way out; nothing where nobody logs in."""
    if called := who.called():
        with st.sidebar, st.container(key="inloggad"):
            st.caption(tr("Inloggad som {name}", name=plain(called)))
            _out()


def _out() -> None:
    st.button(tr("Logga ut"), on_click=session.log_out, key="logga-ut")
