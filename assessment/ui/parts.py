"""The parts of a page that are drawn again by themselves after an answer, so that it costs what it changes.

Knows for each part what it hangs on. Knows no question.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
class _Beside:
    """What stands in a place of its own outside the parts, and is drawn by them."""

    slot: DeltaGenerator
    draw: Draw
    drawn_by: str
    """The part that drew it last. What that part does not draw again in its next run is taken away."""

    def show(self, view: View) -> None:
        with self.slot.container():
            self.draw(view)


@dataclass(slots=True)
class _Page:
    """What this window shows now: what is around the parts, the parts, and what stands beside them."""

    around: _Drawn
    parts: dict[str, _Drawn] = field(default_factory=dict)
    beside: dict[str, _Beside] = field(default_factory=dict)
    whole: bool = True
    due: set[str] = field(default_factory=set)
    """What has changed and is not drawn yet."""
    together: bool = False
    """Whether the parts that are due were asked for by their names, and all come in one run."""

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

    beside = {other: each for other, each in here.beside.items() if other != name}

    @st.fragment(key=name)
    def part() -> None:
        if here.whole:
            draw(view)
            for each in beside.values():
                # Only a place that a part writes to in the whole page is open to it later.
                each.slot.container()
            return
        now = _now()
        # Only what an answer asked to be drawn is known to be all that it changed.
        known = name in here.due
        here.due.discard(name)
        if now is None or _page() is not here or not (known or here.only(name, now)):
            st.rerun()
        if here.due - here.beside.keys() and not here.together:
            # It was another part that changed, and that one is not in this run.
            st.rerun()
        draw(now)
        for other, each in beside.items():
            if other in here.due or each.drawn_by == name:
                here.due.discard(other)
                each.drawn_by = name
                each.show(now)

    part()


def beside(name: str, view: View, draw: Draw, hangs_on: HangsOn) -> None:
    """Show what most answers change; every part that is shown after it draws it again with itself.

    A part and what stands beside it are then drawn in one run of the script, where two parts need two.
    ``draw`` shows the same number of elements each time, since what stands there is exchanged one by one.
    """
    here = _page()
    if here is None:
        draw(view)
        return
    here.beside[name] = _Beside(st.empty(), draw, drawn_by=name)
    # A part of its own, since what the page itself writes in the place is not what the parts exchange.
    show(name, view, here.beside[name].show, hangs_on)


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
    # Two fields may be left at once: what the first asked for has not been drawn yet.
    here.due |= set(here.outdated(now))
    parts = sorted(here.due - here.beside.keys())
    here.together = len(parts) > 1
    if here.together:
        st.rerun(parts)


def _page() -> _Page | None:
    found: _Page | None = session.recall(_STATE)
    return found


def _now() -> View | None:
    try:
        return session.view()
    except ServiceError:
        # The whole page says what to do.
        return None
