"""Which pages there are right now, and which of them is shown.

Knows the checklists only to name the perspectives' pages.
"""

import streamlit as st

from assessment.service import ServiceError
from assessment.ui import session, steps


def pages() -> list["st.Page"]:
    """Return every page. When the checklists cannot be read, the others are still there to say why."""
    try:
        checklists = session.service().checklists()
    except ServiceError:
        checklists = None
    made = steps.pages(steps.wizard(checklists))
    session.offer(made)
    return list(made.values())


def enter(page: "st.Page") -> None:
    """Tell the window which page is shown."""
    session.enter(page.url_path or steps.START)
