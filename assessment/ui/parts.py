"""The parts of a page that are drawn again by themselves after an answer, so that it costs what it changes.

Knows for each part what it hangs on. Knows no question.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from assessment.service import ServiceError
from assessment.ui import session
from assessment.ui.session import Change, Edit, Read, View

Draw = Callable[[View], None]
HangsOn = Callable[[View], object]
"""Returns what a part shows, to compare with: two that are equal look alike on the screen."""

_STATE = "sidans-delar"


@dataclass(slots=True)
class _Drawn:
    """What a part hangs on, and how that was when it was last drawn."""

    hangs_on: HangsOn
    as_it_was: object

    def outdated(self, view: View) -> bool:
        """Return whether it would look otherwise now; from then on it is as it is now."""
        was, self.as_it_was = self.as_it_was, self.hangs_on(view)
        return self.as_it_was != was


@dataclass(slots=True)
class _Page:
    """What this window shows now: what is around the parts, and the parts."""

    around: _Drawn
    parts: dict[str, _Drawn] = field(default_factory=dict)
    whole: bool = True
    due: set[str] = field(default_factory=set)

    def outdated(self, view: View) -> list[str]:
        return [name for name, part in self.parts.items() if part.outdated(view)]

    def only(self, name: str, view: View) -> bool:
        """Return whether nothing outside this part would look otherwise now."""
        return not self.around.outdated(view) and set(self.outdated(view)) <= {name}


@contextmanager
def page(view: View, hangs_on: HangsOn | None) -> Iterator[None]:
    """Let what is shown within have parts; when what it hangs on changes the whole page is drawn again.

    Without anything to hang on the page has no parts, and every answer draws all of it.
    """
    if hangs_on is None:
        session.remember(_STATE, None)
        yield
        return
    drawn = _Page(_Drawn(hangs_on, hangs_on(view)))
    session.remember(_STATE, drawn)
    try:
        yield
    except Exception:
        # Not all parts are there, so none of them can be drawn alone.
        session.remember(_STATE, None)
        raise
    finally:
        drawn.whole = False


def show(name: str, view: View, draw: Draw, hangs_on: HangsOn) -> None:
    """Show a part of the page, and again alone each time that what it hangs on has changed.

    ``draw`` is called with the assessment as it is then, and may keep nothing of it that can change
    without ``hangs_on`` or the page's own changing too.
    """
    here = _page()
    if here is None:
        draw(view)
        return
    here.parts[name] = _Drawn(hangs_on, hangs_on(view))

    @st.fragment(key=name)
    def part() -> None:
        if here.whole:
            draw(view)
            return
        now = _now()
        # Only what an answer asked to be drawn is known to be all that it changed.
        known = name in here.due
        here.due.discard(name)
        if now is None or _page() is not here or not (known or here.only(name, now)):
            st.rerun()
        draw(now)

    part()


def changed(key: str, change: Change, read: Read | None = None) -> None:
    """Save what the widget with this key holds now, and draw what hangs on it."""
    session.changed(key, change, read)
    _draw_again()


def apply(edit: Edit, undo: str = "") -> None:
    """Save a change, and draw what hangs on it; ``undo`` as in `session.apply`."""
    session.apply(edit, undo)
    _draw_again()


def _draw_again() -> None:
    """Say which parts are to be drawn: the whole page when that is not enough, none when nothing changed."""
    here = _page()
    if here is None:
        return
    now = _now()
    if now is None or here.around.outdated(now):
        st.rerun()
    if outdated := here.outdated(now):
        here.due = set(outdated)
        st.rerun(outdated)


def _page() -> _Page | None:
    found: _Page | None = session.recall(_STATE)
    return found


def _now() -> View | None:
    try:
        return session.view()
    except ServiceError:
        # The whole page says what to do.
        return None
