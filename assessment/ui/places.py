"""Links to the very question where something is answered; the page's script moves focus to it.

Knows which step a question stands on. Knows no answer.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from assessment.core import progress
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.language import tr
from assessment.core.progress import ToDo, step_of
from assessment.ui import session, texts
from assessment.ui.plain import plain
from assessment.ui.session import View
from assessment.ui.steps import HISTORY

QUESTION = "fraga"
SECTION = "avsnitt"
ALTERNATIVE = "alternativ"
SHOWN = "visa"
QUESTIONS, MATRIX = "fragor", "matris"
GROUPS = "grupper"
PARAMETERS = (QUESTION, SECTION, ALTERNATIVE, SHOWN, GROUPS)
"""What an address may say of which part of a step is shown."""


def container_key(key: str) -> str:
    """Return the name of a question's box, which links and tests find it by."""
    return f"fraga-{key.replace('/', '-')}"


def earlier(key: str) -> str:
    """Return the address of what was answered earlier to the question ``checklista/fråga``."""
    return f"{HISTORY}?{urlencode(session.link(**{QUESTION: key}))}"


def to_question(view: View, key: str, label: str, alternative: str = "") -> None:
    """Show a link to the question ``checklista/fråga``; only the label when there is no such question."""
    found = view.checklists.question(key)
    if found is None:
        st.markdown(plain(label))
        return
    checklist, question = found
    section = section_of(checklist, question)
    parameters = {QUESTION: key}
    if (checklist.is_perspective or checklist.gives_points) and section is not None:
        parameters[SECTION] = section.id
    if alternative:
        parameters[ALTERNATIVE] = alternative
    st.page_link(
        session.page(step_of(checklist, section)), label=plain(label), query_params=session.link(**parameters)
    )


def to_do(view: View, item: ToDo) -> None:
    """Show a link to where something that is left is done."""
    if "/" in item.question and view.checklists.question(item.question) is not None:
        to_question(view, item.question, item.text, item.alternative)
    else:
        st.page_link(session.page(item.step), label=plain(item.text), query_params=session.link())


def to_do_parameters(item: ToDo) -> dict[str, str]:
    """Return what the address of its step says of something that is left."""
    parts = {QUESTION: item.question, SECTION: item.section, ALTERNATIVE: item.alternative}
    return {name: value for name, value in parts.items() if value}


def switch(label: str, name: str, options: Mapping[str, str], chosen: str) -> None:
    """Show a choice of what is shown; it goes in the address, so that a reload shows the same."""
    key = session.bind(f"visar-{name}", chosen)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda o: plain(options[o]),
        key=key,
        on_change=session.follow,
        args=(key, name),
        required=True,
        wrap=True,
    )


def unanswered(view: View) -> ToDo | None:
    """Return what to answer next after where the address is; None when nothing is left."""
    here = [session.parameter(name) or "" for name in (SECTION, ALTERNATIVE, QUESTION)]
    return progress.next_unanswered(view.flow, view.progress.left, session.address(), *here)


def next_unanswered(view: View, names: Mapping[str, str], where: str) -> bool:
    """Show the way to what to answer next, if anything; True when there is.

    Args:
        view: The assessment.
        names: The steps' names by address.
        where: Where on the page it stands, since it may stand there twice.
    """
    found = unanswered(view)
    if found is None:
        return False
    parameters = to_do_parameters(found)
    if found.step == session.address():
        # A link to the page that is shown does nothing in Streamlit, so here it is a button.
        st.button(
            tr(texts.NEXT_UNANSWERED),
            type="tertiary",
            key=f"nasta-{where}",
            on_click=session.turn_to,
            args=(parameters,),
        )
    else:
        st.page_link(
            session.page(found.step),
            label=plain(tr("Hoppa till nästa obesvarade i {step}", step=names.get(found.step, found.step))),
            query_params=session.link(**parameters),
        )
    return True


def section_of(checklist: Checklist, question: Question) -> Section | None:
    """Return the section of a checklist that a question stands in; None is the screening."""
    return next((s for s in checklist.sections if question in s.questions), None)
