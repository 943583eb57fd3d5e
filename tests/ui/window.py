"""A browser window without a browser: the whole app through streamlit_app.py, on a database of its own."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import PageLink, Widget
from streamlit.util import calc_hash

from assessment import bootstrap
from assessment.core.assessment import Assessment
from assessment.service import Service

ROOT = Path(__file__).parents[2]
_TAG = re.compile(r"<[^>]+>")
PAGES = ROOT / "assessment" / "ui" / "pages"


class Window:
    """One browser window. Widgets are found by the end of their key, which says question and alternative."""

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30).run()
        self.assessment_id = ""

    @property
    def service(self) -> Service:
        return bootstrap.service()

    @property
    def stored(self) -> Assessment:
        """What is in the database now."""
        return self.service.open(self.assessment_id).assessment

    def open(self, assessment_id: str, address: str, **parameters: str) -> "Window":
        """Go to an address as a bookmark does."""
        self.assessment_id = assessment_id
        self.app._page_hash = calc_hash(address)
        self.app.query_params.clear()
        for name, value in {"bedomning": assessment_id, **parameters}.items():
            self.app.query_params[name] = value
        self.app.run()
        return self

    def _whole(self, changed: Widget) -> None:
        """Send it, and see all of the page: where only parts of it are drawn again, a run has only those."""
        changed.run()
        if not self.app.title:
            self.app.run()

    def choose(self, ending: str, value: str | None) -> None:
        """Press a button in a row of answers, pick from a list, or choose a line."""
        for kind in (self.app.segmented_control, self.app.radio, self.app.selectbox):
            for widget in kind:
                if (widget.key or "").endswith(ending):
                    self._whole(widget.set_value(value))
                    return
        pytest.fail(f"no choice ends with {ending}: {self.keys}")

    def write(self, ending: str, text: str) -> None:
        for kind in (self.app.text_input, self.app.text_area):
            for widget in kind:
                if (widget.key or "").endswith(ending):
                    self._whole(widget.set_value(text))
                    return
        pytest.fail(f"no text field ends with {ending}: {self.keys}")

    def unfold(self, ending: str) -> None:
        """Open a part of the page that is folded."""
        for button in self.app.button:
            if (button.key or "").endswith(f"{ending}|fall-ut"):
                self._whole(button.click())
                return
        self.app.session_state[f"{self.assessment_id}|{ending}"] = True
        self.app.run()

    def tick(self, ending: str, *, ticked: bool = True) -> None:
        box = next(b for b in self.app.checkbox if (b.key or "").endswith(ending))
        self._whole(box.check() if ticked else box.uncheck())

    def press(self, label: str) -> None:
        self._whole(next(b for b in self.app.button if b.label == label).click())

    def has_button(self, label: str) -> bool:
        return any(b.label == label for b in self.app.button)

    @property
    def links(self) -> dict[str, str]:
        """Every link of the page: its words, and the query it leads to."""
        return {
            link.value.replace("\\", ""): link.proto.query_string
            for link in self.app.get("page_link")
            if isinstance(link, PageLink)
        }

    @property
    def keys(self) -> list[str]:
        widgets = (
            *self.app.segmented_control,
            *self.app.radio,
            *self.app.selectbox,
            *self.app.multiselect,
            *self.app.text_input,
            *self.app.text_area,
            *self.app.checkbox,
        )
        return [w.key or "" for w in widgets]

    @property
    def open_to_change(self) -> list[str]:
        """The fields and buttons that can be used, but for the ways to other pages and views."""
        app = self.app
        fields = (
            *app.segmented_control, *app.radio, *app.selectbox, *app.multiselect, *app.text_input,
            *app.text_area, *app.checkbox, *app.button,
        )  # fmt: skip
        ways = ("till-", "visar-", "vidare-", "nasta-")
        found = [w for w in fields if not w.disabled]
        named = [((w.key or "").removeprefix(f"{self.assessment_id}|"), w.label) for w in found]
        return [label for key, label in named if not key.startswith(ways)]

    @property
    def questions(self) -> list[str]:
        """What every question box says above its answers."""
        return [body for body in self._html if body.startswith("<h3>")]

    @property
    def _html(self) -> list[str]:
        return [str(element.proto.body) for element in self.app.get("html")]

    @property
    def said(self) -> str:
        """Everything that the page says in words."""
        kinds = (
            self.app.title,
            self.app.header,
            self.app.subheader,
            self.app.markdown,
            self.app.caption,
            self.app.warning,
            self.app.error,
            self.app.info,
            self.app.code,
            self.app.get("page_link"),
        )
        words = [_text(element) for kind in kinds for element in kind]
        shown = [body for body in self._html if body.startswith(('<div class="tabell">', "<h"))]
        words += [unescape(_TAG.sub(" ", body)) for body in shown]
        return "\n".join(words).replace("\\", "")


def _text(element: object) -> str:
    value = getattr(element, "value", "")
    return value if isinstance(value, str) else str(getattr(element, "label", ""))
