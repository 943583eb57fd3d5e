"""Hands on a keyboard and nothing else: Tab, Enter, Space, arrows and letters.

Knows how a person finds a field by its name and hears what has focus. Knows no page.
"""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.driving import settled

_FURTHEST = 200
"""More presses of Tab than any page has stops."""
_LONG = 40
"""Characters."""
_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const about = (at.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const told = about.map((id) => (document.getElementById(id) || {}).textContent || "").join(" ");
  const label = at.labels && at.labels.length ? at.labels[0].textContent : "";
  const icons = [...at.querySelectorAll('[data-testid="stIconMaterial"]')].map((each) => each.textContent);
  const text = icons.reduce((all, icon) => all.replace(icon, ""), at.textContent || "");
  const box = at.closest('[class*="st-key-fraga-"]');
  const row = at.closest('[role="radiogroup"]');
  const key = box ? [...box.classList].find((name) => name.startsWith("st-key-fraga-")) : "";
  return {
    role: at.getAttribute("role") || at.type || at.tagName.toLowerCase(),
    name: (at.getAttribute("aria-label") || told || label || text).trim(),
    question: key.replace("st-key-fraga-", ""),
    row: row ? row.getAttribute("aria-label") || "" : "",
    arrowed: at.tagName === "INPUT",
    chosen: at.getAttribute("aria-checked") === "true" || at.checked === true,
  };
}"""
_COUNTING = """() => {
  if (window.runsEnded !== undefined) return;
  window.runsEnded = 0;
  let state = "notRunning";
  new MutationObserver(() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const now = app ? app.getAttribute("data-test-script-state") : state;
    if (now === "notRunning" && state !== now) window.runsEnded += 1;
    state = now;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
}"""


@dataclass(frozen=True)
class Stop:
    """What has focus: its role, its name as a screen reader says it, and the question that it stands in."""

    role: str
    name: str
    question: str
    row: str
    """What the row of answers is called that it belongs to, such as a group's name."""
    arrowed: bool
    """Whether an arrow chooses as it moves, as in a list of native radio buttons."""
    chosen: bool


@dataclass
class Keyboard:
    """The hands. Everything is done from where focus is; nothing is found by the eye or by a pointer."""

    page: Page

    def at(self) -> Stop:
        """Return what has focus; it is a fault when nothing has."""
        found = self.page.evaluate(_FOCUSED)
        assert found is not None, "focus is lost: nothing on the page has it"
        return Stop(**found)

    def to(self, name: str, question: str = "", *, role: str = "", row: str = "") -> Stop:
        """Press Tab until focus is on what begins with a name, in a question or a row when one is named."""
        met = []
        for _ in range(_FURTHEST):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate(_FOCUSED)
            if found is None:
                # The end of the page: from here Tab begins again at the top.
                continue
            stop = Stop(**found)
            met.append(f"{stop.role} {stop.name[:50]} ({stop.question}, {stop.row})")
            there = question in {"", stop.question} and role in {"", stop.role}
            if there and stop.name.startswith(name) and stop.row.startswith(row):
                return stop
        raise AssertionError(f"Tab never comes to {name!r} ({question}); it came to:\n" + "\n".join(met))

    def press(self, name: str, question: str = "", *, role: str = "", key: str = "Enter") -> None:
        """Press what has a name, and wait for what comes of it."""
        self.to(name, question, role=role)
        self._done(key)

    def write(self, name: str, text: str, question: str = "", *, role: str = "") -> None:
        """Write in a field and leave it, by the next Tab."""
        self.to(name, question, role=role)
        self.page.keyboard.press("Control+a")
        # What is long comes in one piece, as from who pastes or dictates it.
        (self.page.keyboard.type if len(text) < _LONG else self.page.keyboard.insert_text)(text)
        self._done("Tab")
        self.page.keyboard.press("Shift+Tab")

    def tick(self, name: str, question: str = "") -> None:
        """Tick a box."""
        self.press(name, question, key="Space")
        assert self.at().chosen, f"{name} is not ticked, or focus has left it"

    def pick(self, name: str, option: str, question: str) -> None:
        """Pick from a list by the first letters of what is wanted."""
        self.to(name, question, role="combobox")
        self.page.keyboard.type(option)
        self._done("Enter")

    def choose(self, name: str, question: str = "", *, first: str = "", row: str = "") -> None:
        """Choose one of several: Tab to the first, the arrows to the one, Space when the arrow chose none."""
        if not self._reach(name, question, first, row).chosen:
            self._done("Space")
        found = self.at()
        assert found.chosen, f"{name} is not chosen in {question or row}, or focus has left it: {found}"

    def turn(self, row: str, name: str) -> None:
        """Choose another part of the page in a row, and stand on its heading."""
        self._reach(name, "", "", row)
        self._done("Space")
        found = self.at()
        assert (found.role, found.name) == ("h2", name)

    def _reach(self, name: str, question: str, first: str, row: str) -> Stop:
        at = self.to(first, question, role="radio", row=row)
        for _ in range(12):
            if at.name.startswith(name):
                return at
            runs = self._runs()
            self.page.keyboard.press("ArrowRight")
            at = self.at()
            if at.arrowed:
                self._ended(runs)
        raise AssertionError(f"the arrows never come to {name} in {question or row}")

    def onwards(self, title: str) -> None:
        """Go to the next step, where focus is on its heading."""
        self.to(f"Vidare: {title}")
        self.page.keyboard.press("Enter")
        self.on(title)

    def on(self, title: str) -> None:
        """Wait until the heading of a page has focus."""
        expect(self.page.locator("h1")).to_have_text(title)
        settled(self.page)
        expect(self.page.locator("h1")).to_be_focused()

    def _done(self, key: str) -> None:
        runs = self._runs()
        self.page.keyboard.press(key)
        self._ended(runs)

    def _runs(self) -> int:
        self.page.evaluate(_COUNTING)
        return int(self.page.evaluate("window.runsEnded"))

    def _ended(self, runs: int) -> None:
        self.page.wait_for_function("runs => window.runsEnded > runs", arg=runs)
        settled(self.page)
