"""The server's log: what happened, when and where in the code, and never a word that somebody has written.

An exception's message may quote an answer, a query or a password, so only its kind and its places are told;
other libraries put such things in their own messages, so of theirs only the place is.
"""

import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

_OURS = "assessment"
_ROOTS = (str(Path(__file__).parents[2]), *sys.path)
_CODES = ("sqlstate", "sqlite_errorname", "errno")
"""What a driver or the system calls a fault; closed words, unlike its message."""
_LOG = logging.getLogger(__name__)


def event(logger: logging.Logger, what: str, **fields: str | int) -> None:
    """Log something that happens, with facts that hold nothing that anyone has written."""
    logger.info(what, extra={"fields": fields})


class Told(logging.Formatter):
    """Puts a record into one line of JSON, or into readable lines."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return what may be told of a record."""
        told = _told(record)
        if self._as_json:
            return json.dumps(told, ensure_ascii=False)
        rest = "".join(
            f"\n  {fault['kind']} {fault.get('code', '')}{_lines(fault)}" for fault in told.get("error", ())
        )
        return f"{told['time']} {told['level']} {told['event']} ({told['place']}){rest}"


def _lines(fault: Mapping[str, Any]) -> str:
    return "".join(f"\n    {place}" for place in fault["places"])


def _told(record: logging.LogRecord) -> dict[str, Any]:
    ours = record.name.split(".")[0] == _OURS
    told: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        # A message of ours is a fixed sentence: what varies is in its fields.
        "event": str(record.msg) if ours else record.name,
        "place": f"{_short(record.pathname)}:{record.lineno}",
    }
    told |= getattr(record, "fields", {}) if ours else {}
    if record.exc_info and record.exc_info[1] is not None:
        told["error"] = list(_faults(record.exc_info[1]))
    return told


def _faults(error: BaseException) -> Iterator[dict[str, Any]]:
    """Yield a fault and those that led to it, the first cause last."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        kind = type(found)
        told: dict[str, Any] = {"kind": f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")}
        code = next((value for name in _CODES if (value := getattr(found, name, None))), None)
        if code is not None:
            told["code"] = str(code)
        yield {**told, "places": _places(found.__traceback__)}
        found = found.__cause__ or found.__context__


def _places(traceback: TracebackType | None) -> list[str]:
    return [
        f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(traceback)
    ]


def _short(path: str) -> str:
    """Return a file's path within what it is installed in: no folder of this computer's is told."""
    root = max((root for root in _ROOTS if root and path.startswith(root)), key=len, default="")
    return path.removeprefix(root).lstrip("/\\")


@contextmanager
def logging_to(stream: Any, *, as_json: bool) -> Iterator[None]:
    """Send every log of this process to a stream while the server runs: ours and those of all libraries."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Told(as_json=as_json))
    root, ours = logging.getLogger(), logging.getLogger(_OURS)
    before = root.handlers, root.level, ours.level, sys.excepthook, threading.excepthook
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    ours.setLevel(logging.INFO if as_json else logging.WARNING)
    # A warning quotes the value that it warns of.
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda hook: _uncaught(hook.exc_type, hook.exc_value, hook.exc_traceback)
    give_back = _take_from_streamlit()
    try:
        yield
    finally:
        give_back()
        logging.captureWarnings(capture=False)
        root.handlers, root.level, ours.level, sys.excepthook, threading.excepthook = before


def _uncaught(
    kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None
) -> None:
    _LOG.critical("The program met a fault that nothing took care of", exc_info=error or kind())
    del traceback


def _take_from_streamlit() -> Callable[[], None]:
    """Let Streamlit's loggers hand on what they are told; each of them has a way out of its own by default.

    Returns:
        What undoes it.
    """
    from streamlit import logger as theirs  # noqa: PLC0415 - costs most of a second; a busy port is told before

    def hand_on(logger: logging.Logger) -> None:
        logger.handlers = []
        logger.propagate = True

    # Looked up by name whenever Streamlit makes a logger or has read its settings.
    before = theirs.setup_formatter
    theirs.setup_formatter = hand_on
    theirs.update_formatter()

    def give_back() -> None:
        theirs.setup_formatter = before
        for logger in theirs._loggers.values():  # noqa: SLF001 - no other way to those that are made
            logger.propagate = False
        theirs.update_formatter()

    return give_back
