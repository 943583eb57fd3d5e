"""One answer in the app, against a bare page with the same widgets on the same tuned server.

The app's page is read through its own protocol, and a script with the same widgets, labels and texts is made
from what it sends: no layout, no answers stored, no conditions, no result. Both are answered in turn by a
visitor over a websocket, and the server's own processor time is what counts.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from assessment import bootstrap
from assessment.settings import Settings
from bench.timing import Line, against, percentile
from bench.visitor import Element, Visitor, visit

ROOT = Path(__file__).parent.parent
ANSWERS = 60
PAGE = "barnets-rattigheter"
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100

LAUNCH = """
import sys
from pathlib import Path
from assessment.server import serve
from assessment.settings import Settings

import os

ours = {name: value for name, value in os.environ.items() if name.startswith("KONSEKVENS_CHECKLISTS")}
serve(Settings.read({"KONSEKVENS_PORT": "0", "KONSEKVENS_DB": sys.argv[1], **ours}), script=Path(sys.argv[2]))
"""

FLOOR = """
import json
from pathlib import Path

import streamlit as st

st.set_page_config(layout="wide")

def show(n, kind, label, options, value):
    if kind == "heading":
        st.subheader(label)
    elif kind == "markdown":
        st.markdown(label)
    elif kind == "button":
        st.button(label, key=n)
    elif kind == "button_group":
        st.segmented_control(label, options, key=n, default=value)
    elif kind == "radio":
        st.radio(label, options, key=n, index=value)
    elif kind == "selectbox":
        st.selectbox(label, options, key=n, index=value)
    elif kind == "multiselect":
        st.multiselect(label, options, key=n)
    elif kind == "text_area":
        st.text_area(label, value, key=n)
    elif kind == "text_input":
        st.text_input(label, value, key=n)
    elif kind == "checkbox":
        st.checkbox(label, key=n)
    elif kind == "html":
        st.html(label)

WIDGETS = json.loads(Path(__file__).with_name("widgets.json").read_text(encoding="utf-8"))
for n, (aside, *rest) in enumerate(WIDGETS):
    with st.sidebar if aside else st.container():
        show(str(n), *rest)
"""


@dataclass(slots=True)
class Server:
    """A server process and what it has used of the processor."""

    process: subprocess.Popen[str]
    port: int

    def cpu(self) -> float:
        """Return the milliseconds of processor time used so far, all threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / _TICKS

    def memory(self) -> float:
        """Return the kilobytes of memory that are the process's own now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
        assert found
        return float(found[1])


@dataclass(slots=True)
class Runs:
    """What one page was measured to take."""

    cpu: list[float] = field(default_factory=list)
    round_trip: list[float] = field(default_factory=list)


@contextmanager
def serving(database: Path, script: Path, **settings: str) -> Iterator[Server]:
    """Serve a script as `konsekvens serve` does, on a free port of this computer."""
    process = subprocess.Popen(
        [sys.executable, "-c", LAUNCH, str(database), str(script)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | settings,
        cwd=script.parent,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        found = re.search(r":(\d+)$", process.stdout.readline().strip())
        assert found
        yield Server(process, int(found[1]))
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def lines(example: str) -> list[Line]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ours = stack.enter_context(serving(folder / "k.db", ROOT / "streamlit_app.py"))
        mine = stack.enter_context(visit(ours.port, PAGE, address_of(folder / "k.db", example)))
        bare = bare_page(folder, mine.elements)
        floor = stack.enter_context(serving(folder / "golv.db", bare))
        plain = stack.enter_context(visit(floor.port))
        asked = [_answering(floor, plain), _answering(ours, mine)]
        for one in asked * 5:
            one(Runs())
        runs = [Runs(), Runs()]
        for _ in range(ANSWERS // 10):
            for one, into in zip(asked, runs, strict=True):
                one(into)
    widgets = sum(e.kind not in {"markdown", "heading", "html"} for e in mine.elements)
    cpu = [median(r.cpu) for r in runs]
    trip = [median(r.round_trip) for r in runs]
    slow = [percentile(r.round_trip, 0.95) for r in runs]
    return [
        against(f"Ett svar i appen, serverns processortid ({widgets} fält)", cpu[0], cpu[1], 2),
        against("… tills sidan är räknad och skickad, p50", trip[0], trip[1], 2),
        against("… p95", slow[0], slow[1], 2),
    ]


def address_of(database: Path, example: str) -> str:
    """Store the example and return the address of its first section with ratings."""
    return sections(database, example, PAGE)[0][1]


def sections(database: Path, example: str, *perspectives: str) -> list[tuple[str, str]]:
    """Store the example; return page and query of every section with ratings, of some or all perspectives."""
    bootstrap.configure(Settings.read({"KONSEKVENS_DB": str(database)}))
    service = bootstrap.service()
    assessment = service.start_example(example).assessment
    flow = service.flow(assessment)
    return [
        (checklist.id, f"bedomning={assessment.id}&avsnitt={section.id}")
        for checklist in service.checklists().perspectives
        for section in checklist.sections
        if checklist.id in (perspectives or (checklist.id,))
        and any(q.is_effect and flow.applies(checklist.key(q)) for q in section.questions)
    ]


def _answering(server: Server, visitor: Visitor) -> Callable[[Runs], None]:
    """Return what gives ten answers to the first rating of the page, each another than the one before."""
    rating = rating_of(visitor.elements)
    options = [o.content if hasattr(o, "content") else o for o in rating.message.options]
    turn = 0

    def ten(into: Runs) -> None:
        nonlocal turn
        before = server.cpu()
        for _ in range(10):
            turn += 1
            visitor.choose(rating_of(visitor.elements), options[turn % 2])
            into.round_trip.append(visitor.rerun())
        into.cpu.append((server.cpu() - before) / 10)

    return ten


def rating_of(elements: list[Element]) -> Element:
    return next(
        e
        for e in elements
        if e.kind in {"radio", "button_group", "selectbox"} and len(e.message.options) >= 6
    )


def bare_page(folder: Path, elements: list[Element]) -> Path:
    place = folder / "golv"
    (place / ".streamlit").mkdir(parents=True)
    (place / ".streamlit" / "config.toml").write_bytes((ROOT / ".streamlit" / "config.toml").read_bytes())
    widgets = [[e.aside, *_described(e)] for e in elements]
    (place / "widgets.json").write_text(json.dumps(widgets, ensure_ascii=False), encoding="utf-8")
    script = place / "golv.py"
    script.write_text(FLOOR, encoding="utf-8")
    return script


def _described(element: Element) -> list[Any]:
    message = element.message
    if element.kind in {"markdown", "heading", "html"}:
        return [element.kind, message.body, [], None]
    if element.kind == "page_link":
        return ["markdown", message.label, [], None]
    options = [o.content if hasattr(o, "content") else o for o in getattr(message, "options", [])]
    value: Any = None
    if element.kind in {"text_area", "text_input"}:
        value = message.value or message.default
    elif element.kind == "button_group":
        value = message.raw_values[0] if message.raw_values else None
    elif element.kind in {"selectbox", "radio"}:
        raw = getattr(message, "raw_value", "")
        value = options.index(raw) if raw in options else None
    label = getattr(message, "label", "") or "–"
    return [element.kind, label, options, value]
