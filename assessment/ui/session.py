"""Which assessment this window works with, and how an answer gets from a widget to the database and back.

The only room that touches Streamlit's session state. Knows no question and no page.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assessment.core.assessment import Assessment
from assessment.core.changes import Clash, Path, merge
from assessment.core.language import as_now, tr
from assessment.core.people import Deed
from assessment.core.stages import FROZEN
from assessment.service import AssessmentNotFound, EditConflict, Saved, Service, ServiceError
from assessment.ui import shown, texts, who

ADDRESS = "bedomning"
"""The name of the assessment in the address, so that a reload, a bookmark and a second window find it."""

_STATE = "konsekvens"
_TRIES, _UNDOABLE = 5, 20

View = shown.View
service = who.service
Edit = Callable[[Assessment], Assessment]
Change = Callable[[Assessment, Any], Assessment]
Read = Callable[[Any], Any]


class Unreadable(ValueError):  # noqa: N818 - a person wrote it; the message says what to write instead
    """What was written in a field cannot be read; the message is a Swedish sentence."""


@dataclass(frozen=True, slots=True)
class _Done:
    """One change that this window made, with what it took away in words, if it did."""

    text: str
    before: Assessment
    after: Assessment


@dataclass(slots=True)
class _Window:
    """What one browser window remembers between two reruns."""

    view: View | None = None
    deed: Deed = Deed.CHANGE
    page: str = ""
    assessment_id: str | None = None
    pages: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""
    undone: str = ""
    unsaved: dict[str, tuple[Change, Read | None]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    done: list[_Done] = field(default_factory=list)
    taken_back: list[_Done] = field(default_factory=list)
    notice: str = ""
    clashes: dict[str, dict[Path, Clash]] = field(default_factory=dict)


def _window() -> _Window:
    window: _Window = st.session_state.setdefault(_STATE, _Window())
    return window


def log_out() -> None:
    """Forget all that this window remembers, and let the login end in every window."""
    st.session_state.clear()
    who.log_out()


def offer(pages: Mapping[str, Any]) -> None:
    """Tell the window every page it can go to, by address."""
    _window().pages = pages


def enter(page: str) -> None:
    """Tell the window which page is shown."""
    window = _window()
    window.assessment_id = st.query_params.get(ADDRESS)
    if page != window.page:
        # Another window may have changed the assessment meanwhile, so a new page starts from the database.
        window.page, window.view = page, None
        window.errors.clear()
        # Only what is on the page that is shown can be undone, so that nobody undoes what they cannot see.
        _forget(window)


def page(address: str | None = None) -> Any:
    """Return Streamlit's page for an address; the page that is shown without one."""
    window = _window()
    return window.pages[window.page if address is None else address]


def address() -> str:
    """Return the address of the page that is shown."""
    return _window().page


def assessment_id() -> str | None:
    """Return the id of the assessment that the address names, or None."""
    return _window().assessment_id


def parameter(name: str) -> str | None:
    """Return another part of the address, for example which section is open."""
    return st.query_params.get(name)


def follow(key: str, name: str) -> None:
    """Put what a widget holds in the address, so that a reload shows the same."""
    st.query_params[name] = str(st.session_state[key])


def turn_to(parameters: Mapping[str, str]) -> None:
    """Put several things in the address at once; the rest of it stays."""
    st.query_params.update(parameters)


def link(**parameters: str) -> dict[str, str]:
    """Return the query of a link that stays in the same assessment."""
    found = assessment_id()
    return ({ADDRESS: found} if found else {}) | parameters


def view() -> View:
    """Return the assessment that the address names, read again only when it may have changed.

    Raises:
        ServiceError: when it cannot be opened; the message says what to do.
    """
    window, wanted = _window(), assessment_id()
    if wanted is None:
        raise AssessmentNotFound("")
    current = window.view
    if current is None or current.assessment.id != wanted:
        return _show(service().open(wanted))
    if current.checklists is not service().checklists_of(current.assessment):
        return _show(current.saved)
    return current


def locked() -> bool:
    """Return True when nothing here can be changed: what is shown is frozen, or the person may only read."""
    window = _window()
    return window.view is not None and (window.view.assessment.stage in FROZEN or not may(window.deed))


def may(deed: Deed) -> bool:
    """Return True when the person may do this with the assessment that is shown."""
    return (current := _window().view) is not None and deed in current.rights


@contextmanager
def commenting() -> Iterator[None]:
    """Let the fields within be open to those who may comment."""
    window = _window()
    window.deed = Deed.COMMENT
    try:
        yield
    finally:
        window.deed = Deed.CHANGE


def _show(saved: Saved) -> View:
    _window().view = found = shown.view_of(saved)
    return found


# Changes


def apply(edit: Edit, undo: str = "") -> bool:
    """Save a change on top of what is stored now; False, with a message on the page, when it could not be.

    ``undo`` says what was taken away; the page says it beside the button that undoes it.
    """
    window = _window()
    done = _done(edit, undo)
    if done is not None and done.before != done.after:
        window.done.append(done)
        del window.done[:-_UNDOABLE]
        window.taken_back.clear()
    return done is not None


def _done(edit: Edit, text: str, *, retrying: bool = False) -> _Done | None:
    window = _window()
    try:
        before, saved = _saved(edit, view().saved, retrying=retrying)
    except ServiceError as error:
        window.failure, window.notice = str(error), ""
        return None
    window.failure = window.notice = ""
    _show(saved)
    return _Done(text, before, saved.assessment)


def clashes(assessment_id: str) -> tuple[Clash, ...]:
    """Return the answers that this window and another have given each in their way, until one is chosen."""
    return tuple(_window().clashes.get(assessment_id, {}).values())


def settle(clash: Clash, edit: Edit) -> None:
    """Save what was chosen of two versions; when it cannot be saved, or clashes anew, the choice waits."""
    if apply(edit) and clash in clashes(view().assessment.id):
        del _window().clashes[view().assessment.id][clash.path]


def _saved(edit: Edit, stored: Saved, *, retrying: bool) -> tuple[Assessment, Saved]:
    for _ in range(_TRIES):
        before = stored.assessment
        changed = edit(before)
        if changed == before:
            return before, stored
        try:
            saved = service().save(changed, stored)
        except EditConflict as conflict:
            stored = conflict.latest
            if (mine := {c.path: c for c in conflict.clashes}) and not retrying:
                _window().clashes.setdefault(stored.assessment.id, {}).update(mine)
                kept = conflict.beside
                # Mine is in the history then, whatever is chosen and whatever becomes of this window.
                stored = service().save(conflict.merged or kept, stored)
                return kept, service().save(kept, stored)
        else:
            # With other people's answers in it, so that undo takes back no more than this edit.
            alone = saved.revision == stored.revision + 1
            return before if alone else merge(changed, before, saved.assessment).assessment, saved
    raise EditConflict(stored)


def work(act: Callable[[Service, Saved], Saved]) -> None:
    """Do what is more than an edit; why it could not be done is told on the page."""
    window = _window()
    try:
        saved = act(service(), view().saved)
    except ServiceError as error:
        window.failure = str(error)
        return
    window.failure = ""
    _forget(window)
    _show(saved)


def undo() -> None:
    """Save again what was stored before this window's last change on the page."""
    window = _window()
    if window.done:
        last = window.done.pop()
        if turned := _exchange(last.after, last.before):
            window.taken_back.append(_Done(last.text, turned.after, turned.before))


def redo() -> None:
    """Save again what the last undo took back, so that no text is lost by it."""
    window = _window()
    if window.taken_back:
        last = window.taken_back.pop()
        if turned := _exchange(last.before, last.after):
            window.done.append(_Done(last.text, turned.before, turned.after))


def _exchange(now: Assessment, wanted: Assessment) -> _Done | None:
    """Save ``wanted`` in the place of ``now``; not when somebody else has changed the same answers since."""
    window = _window()
    possible = True

    def edit(stored: Assessment) -> Assessment:
        nonlocal possible
        possible = stored == now
        return wanted if possible else stored

    done = _done(edit, "", retrying=True)
    if done is not None and not possible:
        _forget(window)
        window.notice = tr(texts.CANNOT_UNDO)
        return None
    return done


def _forget(window: _Window) -> None:
    window.done.clear()
    window.taken_back.clear()
    window.notice = ""


def undoable() -> bool:
    """Return True when this window has changed something on the page."""
    return bool(_window().done)


def redoable() -> bool:
    """Return True when something was undone and nothing was changed after it."""
    return bool(_window().taken_back)


def notice() -> str:
    """Return what the last change took away, or why it could not be undone, in words; or ''."""
    window = _window()
    return window.notice or (window.done[-1].text if window.done else "")


def failure() -> str:
    """Return why the last change is not saved, or ''."""
    return _window().failure


def guarded(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return the same maker of a file, that also leaves word of why it failed for the page to show.

    Streamlit makes the file outside the page's own run and says only that it failed.
    """
    window = _window()
    make = as_now(who.only_mine(make))

    def made() -> bytes:
        window.undone = ""
        try:
            return make()
        except ServiceError as error:
            window.undone = str(error)
            raise

    return made


def undone() -> str:
    """Return why the last file could not be made, or ''."""
    return _window().undone


def retry() -> None:
    """Try to save everything that is on the screen but not in the database."""
    for key, (change, read) in list(_window().unsaved.items()):
        changed(key, change, read)


# Widgets


def bind(name: str, stored: Any) -> str:
    """Return the key of a widget that shows what is stored, or what was typed but could not be saved."""
    window = _window()
    key = f"{window.assessment_id}|{name}"
    if key not in window.unsaved and st.session_state.get(key, _window) != stored:
        st.session_state[key] = stored
    return key


def changed(key: str, change: Change, read: Read | None = None) -> None:
    """Save what the widget with this key holds now. The text stays on the screen when it cannot be saved."""
    window = _window()
    window.errors.pop(key, None)
    try:
        wanted = (read or (lambda value: value))(st.session_state.get(key))
        kept = apply(lambda assessment: change(assessment, wanted))
    except (Unreadable, ValidationError) as error:
        window.errors[key] = str(error) if isinstance(error, Unreadable) else tr(texts.NOT_READABLE)
        kept = False
    if kept:
        window.unsaved.pop(key, None)
    else:
        window.unsaved[key] = (change, read)


def error(key: str) -> str:
    """Return what is wrong with what stands in the widget with this key, or ''."""
    return _window().errors.get(key, "")


def remember(name: str, value: Any) -> None:
    """Keep something for this window that is no answer, for example what is about to be typed."""
    st.session_state[name_key(name)] = value


def recall(name: str, otherwise: Any = None) -> Any:
    """Return what `remember` or a widget of this name keeps."""
    return st.session_state.get(name_key(name), otherwise)


def chosen(key: str) -> Any:
    """Return what a widget that holds no answer holds now."""
    return st.session_state.get(key)


def empty(key: str) -> None:
    """Empty a text field that holds no answer, once what was written in it is used."""
    st.session_state[key] = ""


def name_key(name: str) -> str:
    """Return the key of a widget that holds no answer."""
    return f"{assessment_id()}|{name}"
