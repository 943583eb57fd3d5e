"""The form under what is due: what was done, when, and a note of it; then it leaves the list.

Knows lines of promises. Whether somebody may note anything is asked of the use cases.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from assessment import bootstrap
from assessment.core.language import tr
from assessment.core.people import Deed
from assessment.service import ServiceError
from assessment.service.register_store import FollowedUp, PromiseCursor, PromiseLine
from assessment.ui import session
from assessment.ui.plain import paragraphs, plain

_WHAT, _DAY, _NOTE = "klart-vad", "klart-den", "klart-anteckning"
_NOTED, _REFUSED = "klart-antecknat", "klart-gick-inte"
_LONGEST = 60


def show(lines: Sequence[PromiseLine]) -> None:
    """Show the form for the lines that stand above it."""
    st.subheader(tr("Är något klart?"), anchor=False)
    by_place = {_name(line.place): line for line in lines}
    if session.recall(_WHAT) not in by_place:
        session.remember(_WHAT, None)
    picked = st.selectbox(
        tr("Åtgärd eller uppföljning"),
        list(by_place),
        index=None,
        format_func=lambda name: _label(by_place[name]),
        key=session.name_key(_WHAT),
        placeholder=tr("Välj ur listan"),
    )
    if picked is not None:
        _form(by_place[picked])


def told(lines: Sequence[PromiseLine]) -> None:
    """Tell what was noted last, with a way to take it back."""
    if session.recall(_WHAT) not in {_name(line.place) for line in lines}:
        # There is no form below to say it at.
        _refused()
    noted = session.recall(_NOTED)
    if noted is None:
        return
    line, found = noted
    session.remember(_NOTED, None)
    text = plain(_text(line))
    if found.done_on:
        day = found.done_on.isoformat()
        st.success(tr("Antecknat: ”{text}” är klart den {day}.", text=text, day=day))
    else:
        st.success(tr("Antecknat: ”{text}” är klart.", text=text))
    st.button(tr("Ångra"), key="klart-angra", on_click=_take_back, args=(line.assessment_id, found))


def _form(line: PromiseLine) -> None:
    if Deed.FOLLOW_UP not in session.service().rights(line.assessment_id):
        st.markdown(tr("Du får läsa bedömningen men inte anteckna något om den. Be den som är ansvarig."))
        return
    if session.recall(_DAY) is None:
        session.remember(_DAY, bootstrap.now().date().isoformat())
    with st.form("klart", border=True):
        st.text_input(tr("Klart den"), key=session.name_key(_DAY), placeholder=tr("ÅÅÅÅ-MM-DD"))
        st.text_input(
            tr("Anteckning"),
            key=session.name_key(_NOTE),
            help=tr("Till exempel vad det blev, eller ett diarienummer. Skriv inga personuppgifter."),
        )
        st.form_submit_button(tr("Anteckna att det är klart"), type="primary", on_click=_save, args=(line,))
    _refused()


def _refused() -> None:
    if why := session.recall(_REFUSED):
        session.remember(_REFUSED, None)
        st.error(paragraphs(why))


def _save(line: PromiseLine) -> None:
    try:
        day = date.fromisoformat(str(session.recall(_DAY, "")).strip())
    except ValueError:
        session.remember(_REFUSED, tr("Skriv år, månad och dag, till exempel 2026-01-31."))
        return
    found = FollowedUp(line.promise.kind, line.promise.item, day, str(session.recall(_NOTE) or ""))
    try:
        session.service().follow_up(line.assessment_id, found)
    except ServiceError as error:
        session.remember(_REFUSED, str(error))
        return
    session.remember(_NOTED, (line, found))
    for name in (_WHAT, _DAY):
        session.remember(name, None)
    session.remember(_NOTE, "")


def _take_back(assessment_id: str, found: FollowedUp) -> None:
    try:
        session.service().follow_up(assessment_id, replace(found, done_on=None, note=""))
    except ServiceError as error:
        session.remember(_REFUSED, str(error))


def _name(place: PromiseCursor) -> str:
    return f"{place.assessment_id}/{place.kind}/{place.item}"


def _label(line: PromiseLine) -> str:
    day = line.promise.due.isoformat() if line.promise.due else tr("utan datum")
    title = _short(line.title) or tr("bedömning utan ärendemening")
    return f"{_text(line)}, {day} ({title})"


def _text(line: PromiseLine) -> str:
    return _short(line.promise.text) or tr("Utan text")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
