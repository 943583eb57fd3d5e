"""Who else is in the assessment now, and what others have changed since this person was here.

Knows the visits of this window. A visit costs no answer anything: a page that opens notes it, and a clock.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assessment import bootstrap
from assessment.core.event_words import EventWords
from assessment.core.language import tr, tr_many
from assessment.core.summary.wording import join
from assessment.service import Event, ServiceError, Visit
from assessment.ui import session
from assessment.ui.plain import plain
from assessment.ui.session import View

BEAT = 20
"""Seconds between two visits that a window notes, at least."""
_EARLY = timedelta(seconds=1)
_STATE = "narvaro"
_COMMENTS = ("granskning", "kommentarer")
_SHOWN = 30
_LONGEST = 160
"""Characters of a text that is only glanced at."""


@dataclass(slots=True)
class _Here:
    """What this window knows of an assessment between two beats."""

    opened: bool = True
    step: str = ""
    at: datetime | None = None
    others: tuple[Visit, ...] = ()
    seen: int | None = None
    news: tuple[Event, ...] = ()


def line(titles: Mapping[str, str]) -> None:
    """Show who else is here, in which step, and what is new; nothing when there is nothing to tell.

    Args:
        titles: what each step is called, by its address.
    """
    _here().opened = True
    _line(dict(titles))


@st.fragment(run_every=BEAT)
def _line(titles: Mapping[str, str]) -> None:
    here = _here()
    by_page, here.opened = here.opened, False
    try:
        view = session.view()
        # While a page runs somebody waits for it, so only a page that has just been opened may ask.
        if not by_page or here.step != session.address():
            here.step = session.address()
            _beat(here, view)
    except ServiceError:
        # Whether the assessment can be used is told where it is used.
        return
    if others := tuple(v for v in here.others if _there(v)):
        st.caption(tr("Också här nu: {who}", who=plain(_told(others, titles))))
    if here.news:
        st.html(_folded(view, here.news))
        st.button(tr("Jag har sett det"), type="tertiary", key=session.name_key("sett"), on_click=_noted)


def _here() -> _Here:
    found: _Here | None = session.recall(_STATE)
    if found is None:
        session.remember(_STATE, found := _Here())
    return found


def _beat(here: _Here, view: View) -> None:
    now = bootstrap.now()
    if here.at is not None and now - here.at < timedelta(seconds=BEAT) - _EARLY:
        return
    first, here.at = here.at is None, now
    service, name = session.service(), view.assessment.id
    if here.seen is None:
        seen = service.last_seen(name)
        here.seen = view.saved.revision if seen is None else seen
    others = service.visit(name, _window(), here.step, view.saved.revision)
    # This tab's own past looks like a window for as long as the server has not heard that it is gone.
    here.others = tuple(v for v in others if v.who or not first)
    here.news = service.changed_since(name, here.seen)


def _window() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _there(visit: Visit) -> bool:
    """Return whether who is told of is still there: a window of this computer's that is closed is not."""
    return bool(visit.who) or not runtime.exists() or runtime.get_instance().is_active_session(visit.window)


def _noted() -> None:
    here = _here()
    here.seen = max((e.revision for e in here.news), default=here.seen)
    here.news = ()


# Words


def _told(others: tuple[Visit, ...], titles: Mapping[str, str]) -> str:
    windows = {v.who or v.window: v for v in reversed(others)}
    return join(
        _one(v.who or tr("ett annat fönster"), titles.get(v.step)) for v in reversed(windows.values())
    )


def _one(who: str, step: str | None) -> str:
    return who if step is None else tr("{who}, i {step}", who=who, step=step)


def _folded(view: View, news: tuple[Event, ...]) -> str:
    comments = [e for e in news if e.path[:2] == _COMMENTS and e.before is None]
    answers = len(news) - len(comments)
    parts = [
        tr_many("{n} svar ändrat", "{n} svar ändrade", answers) if answers else "",
        tr_many("{n} ny kommentar", "{n} nya kommentarer", len(comments)) if comments else "",
    ]
    words = EventWords(view.assessment, view.checklists)
    items = "".join(f"<li>{item}</li>" for e in news[:_SHOWN] for item in [_item(words, e)])
    left = tr("Och {n} till.", n=len(news) - _SHOWN)
    more = f"<li>{left}</li>" if len(news) > _SHOWN else ""
    summary = tr("Sedan du var här: {what}", what=join(p for p in parts if p))
    return f'<div class="bredvid"><details><summary>{summary}</summary><ul>{items}{more}</ul></details></div>'


def _item(words: EventWords, event: Event) -> str:
    before, after = (None if side is None else json.loads(side) for side in (event.before, event.after))
    name = words.name(event.path, before if after is None else after)
    at = event.at.astimezone(bootstrap.now().tzinfo)
    by = f"{escape(event.who)}, {at:%Y-%m-%d %H:%M}"
    return "<br>".join((f"<strong>{escape(name)}</strong> ({by})", *_told_of(words, event, before, after)))


def _told_of(words: EventWords, event: Event, before: object, after: object) -> Iterator[str]:
    for one in words.told(event.path, before, after):
        what = f"{escape(one.what)}: " if one.what else ""
        yield f"{what}{escape(_short(one.before))} → {escape(_short(one.after))}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
