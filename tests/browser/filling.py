"""Hands that go through a page once by Tab and fill in what is dictated: a keyboard and nothing else.

Knows how a field is filled in from the keyboard, and what focus must show. Knows no page.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.dictation import PRESS, Alike, Plan, Said, Times

_FURTHEST = 200
"""More presses of Tab than any page has stops."""
_LONG = 40
"""Characters."""
_PATIENCE = 60_000
"""Milliseconds; nothing ever waits this long without failing."""
_GLANCE = 3_000
"""Milliseconds for what has focus to be scrolled into sight."""
_IN_SIGHT = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""
_LISTENING = """(() => {
  const hands = window.hands = { ended: 0, before: null, drawn: [], look: "" };
  // The server says that a run has ended by a message of two bytes. A short run never shows on the page.
  const heard = async (event) => {
    const bytes = event.data instanceof Blob ? await event.data.arrayBuffer() : event.data;
    const said = new Uint8Array(bytes);
    if (said.length === 2 && said[0] === 0x4a && said[1] === 0) hands.ended += 1;
  };
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...given) { super(...given); this.addEventListener("message", heard); }
  };
  // What is on its way to a colour would be read half-way.
  document.addEventListener("DOMContentLoaded", () => {
    const still = document.createElement("style");
    still.textContent = "* { transition: none !important; }";
    document.head.append(still);
  });
})()"""
_FOCUSED = """(id) => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const about = (at.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const told = about.map((id) => (document.getElementById(id) || {}).textContent || "").join(" ");
  const label = at.labels && at.labels.length ? at.labels[0].textContent : "";
  const icons = [...at.querySelectorAll('[data-testid="stIconMaterial"]')].map((each) => each.textContent);
  const text = icons.reduce((all, icon) => all.replace(icon, ""), at.textContent || "");
  const row = at.closest('[role="radiogroup"]');
  const own = id ? at.closest(`[class*="st-key-${id}-"]`) : null;
  const lone = at.closest('[class*="st-key-"]');
  const prefix = own ? `st-key-${id}-` : "st-key-";
  const named = [...((own || lone || {}).classList || [])];
  const key = named.find((name) => name.startsWith(prefix)) || "";
  const list = at.closest('[data-baseweb="select"], [data-testid="stMultiSelect"]');
  // What is seen of focus must go when focus does: an outline, a shadow or a colour, on the field or what is
  // drawn for it.
  const wrappers = ["label",
    ...["base-input", "input", "textarea", "select"].map((n) => `[data-baseweb="${n}"]`)];
  const around = [at, at.parentElement, ...wrappers.map((each) => at.closest(each))];
  const with_ = (one) => one === at ? [one] : [one, ...one.children];
  const drawn = new Set(around.filter(Boolean).flatMap(with_));
  const told_by = ["outline", "boxShadow", "borderTopColor", "borderTopWidth", "backgroundColor", "color",
    "textDecoration", "opacity"];
  const look = (set) => JSON.stringify([...set].map((one) => {
    const style = getComputedStyle(one);
    return told_by.map((each) => style[each]);
  }));
  const hands = window.hands;
  const before = hands.before;
  const gone = !before || !before.isConnected || before === at || look(hands.drawn) !== hands.look;
  const after = !before || !before.isConnected || before === at
    || !!(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  [hands.before, hands.drawn, hands.look] = [at, drawn, look(drawn)];
  const box = at.getBoundingClientRect();
  return {
    role: at.getAttribute("role") || at.type || at.tagName.toLowerCase(),
    name: (at.getAttribute("aria-label") || told || label || text).trim(),
    key: key.slice(prefix.length),
    row: row ? row.getAttribute("aria-label") || "" : "",
    value: "value" in at ? String(at.value) : "",
    list: list ? list.textContent : "",
    arrowed: at.tagName === "INPUT",
    chosen: at.getAttribute("aria-checked") === "true" || at.checked === true,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    told: gone,
    after,
    inside: !!at.closest('[data-testid="stMain"]'),
  };
}"""
_DONE = """([runs, patience, calm]) => new Promise((done, failed) => {
  const until = performance.now() + patience;
  let since = null;
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const still = app && app.getAttribute("data-test-script-state") === "notRunning"
      && document.querySelector("h1") && !document.querySelector('[data-testid="stSkeleton"]');
    const now = performance.now();
    // Another run may end just before the one that is waited for begins, such as who else is here.
    since = still && window.hands.ended > runs ? since ?? now : null;
    if (since !== null && now - since >= calm) requestAnimationFrame(() => done());
    else if (now > until) failed(new Error("the server never answered"));
    else setTimeout(look, 5);
  };
  look();
})"""
_CALM = 30
"""Milliseconds without a run after which none is on its way."""


@dataclass(frozen=True)
class Stop:
    """What has focus: its role, its name as a screen reader says it, and the field that it belongs to."""

    role: str
    name: str
    key: str
    """The part of the field's class that names it."""
    row: str
    """What the row of answers is called that it belongs to, such as a group's name."""
    value: str
    list: str
    """What is chosen in a list, with its placeholder when nothing is."""
    arrowed: bool
    """Whether an arrow chooses as it moves, as in a list of native radio buttons."""
    chosen: bool
    seen: bool
    """Whether it is in sight."""
    told: bool
    """Whether the stop before it looked different while it had focus."""
    after: bool
    """Whether it comes after the stop before it in the page."""
    inside: bool
    """Whether it is in the page itself, and not in the list beside it."""


@dataclass
class Dictated:
    """The hands. Everything is done from where focus is; nothing is found by the eye or by a pointer."""

    page: Page
    assessment: str = ""
    """The id of the assessment that the fields belong to."""
    presses: int = 0
    """Presses of keys that move or choose; letters that are written are not counted."""
    faults: list[str] = field(default_factory=list)
    """Where focus could not be seen or went backwards."""
    filled: set[str] = field(default_factory=set)
    _pressed: dict[str, int] = field(default_factory=dict)
    _before: Stop | None = None

    def __post_init__(self) -> None:
        """Listen to the server from the next page on."""
        self.page.add_init_script(_LISTENING)

    def at(self) -> Stop:
        """Return what has focus; it is a fault when nothing has."""
        found = self._look()
        assert found is not None, "focus is lost: nothing on the page has it"
        return found

    def to(self, name: str, key: str = "", *, role: str = "") -> Stop:
        """Press Tab until focus is on what begins with a name."""
        met = []
        for _ in range(_FURTHEST):
            stop = self.tab()
            if stop is None:
                # The end of the page: from here Tab begins again at the top.
                continue
            met.append(f"{stop.role} {stop.name[:50]} ({stop.key})")
            if key in {"", stop.key} and role in {"", stop.role} and stop.name.startswith(name):
                return stop
        raise AssertionError(f"Tab never comes to {name!r} ({key}); it came to:\n" + "\n".join(met))

    def fill(self, plan: Plan, until: str, *more: str) -> Stop:
        """Go through the page by Tab and fill in what is dictated, until focus is on a name; return it."""
        stop = self._look()
        lost = 0
        for _ in range(5 * _FURTHEST):
            if stop is not None and stop.inside:
                if stop.name.startswith((until, *more)):
                    return stop
                said = plan.get(stop.key)
                if said is not None and self._say(stop, said):
                    self.filled.add(stop.key)
                    now = self._look()
                    if now is not None and now.key != stop.key:
                        stop = now
                        continue
            lost += stop is None
            assert lost < 3, f"the page ends without {until!r}"
            stop = self.tab()
        raise AssertionError(f"Tab never comes to {until!r}")

    def press(self, name: str, key: str = "Enter", *, role: str = "") -> None:
        """Press what has a name, and wait for what comes of it."""
        self.to(name, role=role)
        self.done(key)

    def write(self, text: str) -> None:
        """Write in the field that has focus and leave it, by the next Tab."""
        self._key("Control+a")
        # What is long comes in one piece, as from who pastes or dictates it.
        (self.page.keyboard.type if len(text) < _LONG else self.page.keyboard.insert_text)(text)
        self.done("Tab")

    def choose(self, stop: Stop, name: str) -> None:
        """Choose one of several: the arrows to the one, Space when the arrow chose none."""
        at = stop
        for _ in range(12):
            if at.name.startswith(name):
                break
            runs = self._runs()
            self._key("ArrowRight")
            at = self.at()
            if at.arrowed:
                self._ended(runs)
        assert at.name.startswith(name), f"the arrows never come to {name} in {stop.row or stop.key}"
        if not at.chosen and not self.at().chosen:
            self.done("Space")
        found = self.at()
        assert found.chosen, f"{name} is not chosen in {stop.row or stop.key}, or focus has left it: {found}"

    def on(self, title: str) -> None:
        """Wait until the heading of a page has focus."""
        expect(self.page.locator("h1")).to_have_text(title)
        expect(self.page.locator("h1")).to_be_focused()
        self.arrived()

    def arrived(self) -> None:
        """Wait until a page or a section is whole, and forget where focus was before it."""
        # What still comes in above may push away what focus is on.
        self._ended(-1)
        self.page.evaluate("() => { window.hands.before = null; }")
        self._before = None

    def tab(self, key: str = "Tab") -> Stop | None:
        """Go one step on, and note what the eye and the order of reading say of it."""
        self._key(key)
        before, stop = self._before, self._look()
        self._before = stop
        if (
            stop is not None
            and before is not None
            and before.inside
            and before.role != "main"
            and not stop.told
        ):
            self.faults.append(f"nothing shows that {before.role} {before.name!r} ({before.key}) has focus")
        if stop is not None and stop.inside:
            if not stop.seen and not self._comes_in_sight():
                self.faults.append(f"focus is out of sight on {stop.role} {stop.name!r} ({stop.key})")
            if not stop.after and key == "Tab":
                self.faults.append(f"focus goes backwards to {stop.role} {stop.name!r} ({stop.key})")
            if not stop.name:
                self.faults.append(f"nothing says what {stop.role} ({stop.key}) is")
        return stop

    def done(self, key: str) -> None:
        """Press a key and wait for what comes of it."""
        self._ended(-1)
        runs = self._runs()
        self._key(key)
        self._ended(runs)

    def _say(self, stop: Stop, said: Said) -> bool:  # noqa: PLR0911 - one way for each kind of field
        """Fill in one field; False when it holds what is dictated already."""
        if isinstance(said, Times):
            return self._again(stop, said.number)
        if said is PRESS:
            return self._again(stop, 1)
        if isinstance(said, Alike):
            return self._alike(stop, said)
        if said is True:
            return self._tick(stop)
        if stop.role == "radio":
            assert isinstance(said, str)
            if stop.chosen and stop.name.startswith(said):
                return False
            self.choose(stop, said)
        elif stop.role == "combobox":
            return self._pick(stop, (said,) if isinstance(said, str) else said)
        elif stop.role in {"text", "textarea"}:
            assert isinstance(said, str)
            if _plain(stop.value) == _plain(said):
                return False
            self.write(said)
        else:
            return False
        return True

    def _again(self, stop: Stop, times: int) -> bool:
        if self._pressed.get(stop.key, 0) == times:
            return False
        self._pressed[stop.key] = self._pressed.get(stop.key, 0) + 1
        self.done("Enter")
        return True

    def _alike(self, stop: Stop, said: Alike) -> bool:
        answer = "Nej" if said.differs else "Ja"
        if stop.chosen and stop.name == answer:
            return False
        self.choose(stop, "Ja")
        self.page.wait_for_selector(f".st-key-{self.assessment}-{stop.key.removesuffix('-for-alla')}")
        row = self.tab()
        assert row is not None
        self.choose(row, said.rating)
        if said.differs:
            back = self.tab("Shift+Tab")
            assert back is not None
            self.choose(back, "Nej")
        return True

    def _tick(self, stop: Stop) -> bool:
        if stop.role != "checkbox" or stop.chosen:
            return False
        self.done("Space")
        assert self.at().chosen, f"{stop.name} is not ticked, or focus has left it"
        return True

    def _pick(self, stop: Stop, wanted: Any) -> bool:
        missing = [each for each in wanted if not _picked(stop, each)]
        for each in missing:
            # A list that is drawn anew while it is open is closed, with what was written in it.
            for _ in range(3):
                with suppress(PlaywrightTimeout):
                    self._pick_one(each)
                if _picked(self.at(), each):
                    break
            assert _picked(self.at(), each), f"{each} cannot be picked in {stop.name}"
        return bool(missing)

    def _pick_one(self, wanted: str) -> None:
        self._ended(-1)
        self.page.keyboard.insert_text(wanted)
        # Above what was written may stand an offer to take every match at once.
        option = self.page.locator('[role="option"]', has_text=re.compile(f"^{re.escape(wanted)}")).first
        option.wait_for(timeout=_GLANCE)
        for _ in range(5):
            if option.get_attribute("data-focused", timeout=_GLANCE) == "true":
                break
            self._key("ArrowDown")
        self.done("Enter")

    def _key(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def _look(self) -> Stop | None:
        found = self.page.evaluate(_FOCUSED, self.assessment)
        return None if found is None else Stop(**found)

    def _comes_in_sight(self) -> bool:
        """The browser scrolls when it draws next, which under load is after the keyboard has answered."""
        try:
            self.page.wait_for_function(_IN_SIGHT, timeout=_GLANCE)
        except PlaywrightTimeout:
            return False
        return True

    def _runs(self) -> int:
        return int(self.page.evaluate("window.hands.ended"))

    def _ended(self, runs: int) -> None:
        self.page.evaluate(_DONE, [runs, _PATIENCE, _CALM])


def _picked(stop: Stop, wanted: str) -> bool:
    return wanted == stop.value or wanted in stop.list


def _plain(written: str) -> str:
    return "".join(written.split())
