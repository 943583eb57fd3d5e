"""A visitor without a browser: speaks Streamlit's own protocol over a real websocket, and sees every widget.

Knows the protocol of the installed version. Knows no page.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

_FIELD = {
    "button_group": "string_array_value",
    "multiselect": "string_array_value",
    "radio": "string_value",
    "selectbox": "string_value",
    "text_area": "string_value",
    "text_input": "string_value",
    "date_input": "string_array_value",
    "checkbox": "bool_value",
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element as it is sent: its kind, its message, where it stands, and the part it is in."""

    kind: str
    message: Any
    path: tuple[int, ...]
    part: str

    @property
    def aside(self) -> bool:
        """Whether it stands in the side bar."""
        return self.path[0] == 1


@dataclass(slots=True)
class Visitor:
    """One browser window's worth of a session."""

    socket: Any
    query: str
    page: str
    states: dict[str, tuple[str, Any]] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)
    script: str = ""
    part: str = ""
    alone: bool = False

    def rerun(self) -> float:
        """Ask for a rerun with every widget as it stands; return the milliseconds until it has finished."""
        start = time.perf_counter()
        self.socket.send(self.wish())
        found: list[Element] = []
        while not self.took(bytes(self.socket.recv(decode=False)), found):
            pass
        self.see(found)
        return (time.perf_counter() - start) * 1000

    def see(self, found: list[Element]) -> None:
        """Put what was sent in the place of what it replaces: some parts of the page, or all of it."""
        drawn = {e.part for e in found}
        kept = [e for e in self.elements if e.part not in drawn] if self.alone else []
        self.elements = sorted([*kept, *found], key=lambda e: e.path)

    def wish(self) -> bytes:
        """Return the message that asks for a rerun with every widget as it stands."""
        message = BackMsg()
        wanted = message.rerun_script
        wanted.fragment_id, self.part = self.part, ""
        wanted.query_string, wanted.page_name, wanted.page_script_hash = self.query, self.page, self.script
        for name, (kind, value) in self.states.items():
            state = wanted.widget_states.widgets.add()
            state.id = name
            if kind.endswith("array_value"):
                getattr(state, kind).data.extend(value)
            else:
                setattr(state, kind, value)
        return bytes(message.SerializeToString())

    def took(self, raw: bytes, found: list[Element]) -> bool:
        """Read one message, with what it shows into ``found``; return whether the rerun has finished."""
        message = ForwardMsg()
        message.ParseFromString(raw)
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            name = str(element.WhichOneof("type"))
            path = tuple(message.metadata.delta_path)
            found.append(Element(name, getattr(element, name), path, message.delta.fragment_id))
        elif kind == "new_session":
            # What was begun before is done over.
            found.clear()
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "script_finished":
            assert message.script_finished in {
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
                ForwardMsg.FINISHED_EARLY_FOR_RERUN,
            }, message
            self.alone = message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

    def choose(self, element: Element, option: str) -> None:
        """Let a widget hold an option, as a click would."""
        kind = _FIELD[element.kind]
        self.part = element.part
        self.states[element.message.id] = (kind, [option] if kind.endswith("array_value") else option)


@contextmanager
def visit(port: int, page: str = "", query: str = "") -> Iterator[Visitor]:
    """Open a session on a page and wait until it is shown."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item] # a plain str
        visitor = Visitor(socket, query, page)
        visitor.rerun()
        yield visitor
