"""What has been changed in an assessment, the latest first, with a way to take an earlier answer back.

Knows the journal's events. What they are called and said is put into words in the core.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

import streamlit as st

from assessment import bootstrap
from assessment.core.changes import Path, is_answer
from assessment.core.event_words import EventWords, Told
from assessment.core.language import N_, tr
from assessment.core.people import Deed
from assessment.service import Event, EventKind, ServiceError
from assessment.ui import places, session
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View
from assessment.ui.steps import ERASING

_PAGE = 50
_SHOWN = "historik|sa-manga"
_ONE_LINE = 120
"""Characters of both versions; longer ones are easier to compare on a line each."""
_KINDS = {
    EventKind.CREATED: N_("Bedömningen började"),
    EventKind.TRASHED: N_("Kastad i papperskorgen"),
    EventKind.BROUGHT_BACK: N_("Tagen ur papperskorgen"),
    EventKind.ERASED: N_("Uppgifter rensade"),
    EventKind.SHARED: N_("Delningen ändrad"),
    EventKind.FOLLOWED_UP: N_("Uppföljning antecknad"),
}
_CHANGED = N_("Ändrad")


def show(view: View) -> None:
    """Show the history of the assessment, or of the question that the address names."""
    key = session.parameter(places.QUESTION) or ""
    if why := session.failure():
        st.warning(paragraphs(why))
    most = session.recall(_SHOWN, otherwise=_PAGE)
    try:
        found = _events(view, key, most + 1)
    except ServiceError as error:
        st.error(paragraphs(str(error)))
        return
    words = EventWords(view.assessment, view.checklists)
    _head(view, words, key)
    if not found:
        st.markdown(tr("Inget svar har ändrats än."))
    for (_, at), events in groupby(found[:most], key=lambda event: (event.revision, event.at)):
        _save(at, list(events), words)
    if len(found) > most:
        st.button(tr("Visa fler"), on_click=session.remember, args=(_SHOWN, most + _PAGE))


def _head(view: View, words: EventWords, key: str) -> None:
    if key:
        st.markdown(tr("Gäller **{what}**, det senaste först.", what=plain(words.name(("svar", key)))))
        st.page_link(
            session.page(session.address()),
            label=tr("Visa allt som har ändrats"),
            query_params=session.link(),
        )
        return
    st.markdown(
        tr("Allt som har ändrats, det senaste först. Inget svar försvinner: det som skrevs över finns här.")
    )
    if Deed.ERASE in session.service().rights(view.assessment.id):
        st.page_link(session.page(ERASING), label=tr("Rensa personuppgifter"), query_params=session.link())


def _events(view: View, key: str, most: int) -> Sequence[Event]:
    service, name = session.service(), view.assessment.id
    if not key:
        return service.history(name, limit=most)
    found = [e for path in _paths(view, key) for e in service.history(name, path, limit=most)]
    return sorted(found, key=lambda event: -event.number)[:most]


def _paths(view: View, key: str) -> Iterator[Path]:
    yield ("svar", key)
    yield from (("effekter", key, alternative.id) for alternative in view.assessment.rated_alternatives)


def _save(at: datetime, events: list[Event], words: EventWords) -> None:
    """Show what one save changed: when and by whom once, then each answer."""
    when = at.astimezone(bootstrap.now().tzinfo)
    with st.container(border=True, key=f"sparning-{events[0].number}"):
        st.caption(plain(" · ".join(part for part in (f"{when:%Y-%m-%d %H:%M:%S}", events[0].who) if part)))
        for event in events:
            _event(event, words)


def _event(event: Event, words: EventWords) -> None:
    before, after = event.parts
    name = words.name(event.path, before or after) if event.path else tr(_KINDS.get(event.kind, _CHANGED))
    if event.erased_at is not None or event.kind is EventKind.ERASED:
        gone = tr("Det som stod här är rensat.")
        st.markdown(f"**{plain(name)}**  \n{gone}")
        return
    told = words.told(event.path, before, after) if event.path else ()
    st.markdown("\n".join([f"**{plain(name)}**\n", *map(_told, told)]))
    if event.kind is EventKind.CHANGED and is_answer(event.path):
        st.button(
            tr("Ta tillbaka det som stod innan"),
            key=f"ta-tillbaka-{event.number}",
            on_click=_taken_back,
            args=(event.number,),
            disabled=session.locked(),
            help=tr("{answer}. Det som står nu finns kvar i historiken.", answer=plain(name)),
        )


def _told(line: Told) -> str:
    what = f"{plain(line.what)}: " if line.what else ""
    before, after = plain(line.before), plain(line.after)
    if len(line.before) + len(line.after) <= _ONE_LINE:
        return f"- {what}{before} → {after}"
    was, became = tr("Innan: {answer}", answer=before), tr("Efter: {answer}", answer=after)
    return f"- {what}{was}\n- {what}{became}"


def _taken_back(number: int) -> None:
    session.work(lambda use, saved: use.put_back(saved, number))
