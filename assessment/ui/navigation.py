"""Which pages there are right now, and which of them is shown.

Knows the checklists only to name the perspectives' pages.
"""

import streamlit as st

from assessment import bootstrap
from assessment.core.catalogue import ChecklistSet
from assessment.service import ServiceError
from assessment.ui import session, steps


def pages() -> list["st.Page"]:
    """Return every page. When the checklists cannot be read, the others are still there to say why."""
    try:
        # Also for who has not logged in: only so does an address lead to the same page afterwards.
        checklists = bootstrap.service().checklists()
    except ServiceError:
        checklists = None
    found = {step.address: step for step in steps.wizard(_shown())}
    # An assessment in earlier editions may have a perspective that is gone, or lack one that has come.
    made = steps.pages([*found.values(), *(s for s in steps.wizard(checklists) if s.address not in found)])
    session.offer(made)
    return list(made.values())


def _shown() -> ChecklistSet | None:
    """Return the checklists of the assessment that the address names."""
    wanted = session.parameter(session.ADDRESS)
    if wanted is None:
        return None
    try:
        if session.assessment_id() == wanted:
            return session.view().checklists
        return session.service().checklists_of(session.service().open(wanted).assessment)
    except ServiceError:
        return None


def enter(page: "st.Page") -> None:
    """Tell the window which page is shown."""
    session.enter(page.url_path or steps.START)
