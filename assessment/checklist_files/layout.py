"""Plain data written as YAML in the manner of our own files: short values on one line, long texts folded.

Knows how YAML is laid out. Knows no checklist, and nothing of how a text looked before.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import yaml

from assessment.core.diagnostics import Path

WIDTH = 116
"""Where a line ends, in signs."""

_INDENT = 2
_NUMBER = re.compile(
    r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}"
    r"|[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,2})?"
)
_WORD = re.compile(r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|")
_EDITION = re.compile(r"\d{4}-\d{1,3}")
_PRINTED = re.compile("[”“„»].*", re.DOTALL)
_FOLDS = re.compile(r"\S+(?: \S+)*")


class _Writer(yaml.SafeDumper):
    """Writes what our strict reader reads: quotation marks are straight, and only where they are needed."""

    yaml_implicit_resolvers: ClassVar[Any] = {}  # type: ignore[misc]  # shared by every writer, as in PyYAML

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


def _text(writer: Any, value: str) -> Any:
    # A text that would be read as something else, and an edition, which is quoted everywhere.
    meant = any(p.fullmatch(value) for p in (_NUMBER, _WORD, _EDITION, _PRINTED))
    return writer.represent_scalar("tag:yaml.org,2002:str", value, style='"' if meant else None)


_Writer.add_representer(str, _text)
_Writer.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^null$"), ["n"])
_Writer.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])
_Writer.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
_Writer.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)


def on_one_line(value: Any) -> str:
    """Return any value on one line: a text as it is or within quotation marks, keys in braces."""
    written: str = yaml.dump(
        {"x": value},
        Dumper=_Writer,
        default_flow_style=isinstance(value, dict | list),
        width=10**9,
        allow_unicode=True,
        sort_keys=False,
    )
    written = written.rstrip("\n")
    return written[4:-1] if isinstance(value, dict | list) else written.removeprefix("x:").strip()


def laid_out(value: Any, notes: Mapping[Path, str] | None = None) -> str:
    """Return a whole file: the value in block style, with comments above what has a note.

    Args:
        value: plain data: dicts with text keys, lists, texts, numbers, true, false and None.
        notes: comments without their ``#``, by the path of the entry or item that they stand above.
    """
    return "".join(f"{line}\n" if line else "\n" for line in block(value, 0, notes or {}))


def block(value: Any, column: int, notes: Mapping[Path, str], path: Path = ()) -> Iterator[str]:
    """Yield the lines of a dict or a list in block style, each beginning at the column.

    Args:
        value: a dict or a list that is not empty.
        column: how many signs to the right it stands, from 0.
        notes: as in `laid_out`.
        path: where the value stands, for the notes.
    """
    pad = " " * column
    if isinstance(value, dict):
        for number, (key, child) in enumerate(value.items()):
            if number and not column and isinstance(child, list) and any(_wide(v, column) for v in child):
                yield ""
            yield from _note(pad, notes, (*path, key))
            yield from entry(key, child, column, notes, (*path, key))
        return
    airy = all(_wide(v, column) for v in value)
    for number, child in enumerate(value):
        if number and airy:
            yield ""
        yield from _note(pad, notes, (*path, number))
        yield from item(child, column, notes, (*path, number))


def entry(
    key: str, value: Any, column: int, notes: Mapping[Path, str] | None = None, path: Path = ()
) -> Iterator[str]:
    """Yield the lines of one key with its value."""
    pad = " " * column
    name = on_one_line(key)
    line = f"{pad}{name}: {on_one_line(value)}"
    if isinstance(value, str):
        if len(line) > WIDTH and _FOLDS.fullmatch(value) and not value.startswith("#"):
            yield f"{pad}{name}: >-"
            yield from _folded(value, column + _INDENT)
        else:
            yield line
    elif not isinstance(value, dict | list) or not value or _short(key, value, line):
        yield line
    else:
        yield f"{pad}{name}:"
        yield from block(value, column + _INDENT, notes or {}, path)


def item(value: Any, column: int, notes: Mapping[Path, str] | None = None, path: Path = ()) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    pad = " " * column
    if not isinstance(value, dict | list) or not value or not _wide(value, column):
        yield f"{pad}- {on_one_line(value)}"
        return
    lines = list(block(value, column + _INDENT, notes or {}, path))
    yield f"{pad}- {lines[0].lstrip()}"
    yield from lines[1:]


def _short(key: str, value: Any, line: str) -> bool:
    """Return True for what reads best on one line: words in a list, one condition."""
    if len(line) > WIDTH or key in _OPEN:
        return False
    return not isinstance(value, list) or all(not isinstance(v, dict) for v in value)


_OPEN = ("avsnitt", "frågor", "screening", "stoppflaggor", "svarsalternativ", "alla", "någon")
"""Lists that are written downwards however short they are."""


def _wide(value: Any, column: int) -> bool:
    """Return True for an item that needs lines of its own."""
    if isinstance(value, list):
        return column + len(on_one_line(value)) + _INDENT > WIDTH
    if not isinstance(value, dict):
        return False
    if any(k in value for k in ("frågor", "svarstyp", "kräver", "svarsalternativ", "skäl", "nivåer")):
        return True
    return column + len(on_one_line(value)) + _INDENT > WIDTH


def _folded(text: str, column: int) -> Iterator[str]:
    pad, line = " " * column, ""
    for word in text.split(" "):
        if line and column + len(line) + 1 + len(word) > WIDTH:
            yield pad + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield pad + line


def _note(pad: str, notes: Mapping[Path, str], path: Path) -> Iterator[str]:
    yield from (f"{pad}# {line}" for line in notes.get(path, "").splitlines())
