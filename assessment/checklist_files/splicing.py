"""Cuts in a text of YAML: a value replaced, a key or an item put in or taken out, and all else as it was.

Knows the kept positions. Knows no checklist and no question.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.checklist_files.document import Branch, Document, Spot
from assessment.checklist_files.scalars import Style, on_one_line, style_of, written

_HEAD = re.compile(r"[>|][-+0-9]*")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]|$")

Value = str | int | bool | None | Sequence[Any] | Mapping[str, Any]
"""What can be written: text, whole number, yes or no, or lists and keys of them, which stand on one line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The signs from `start` to before `end` give way for `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Keys:
    """A place with keys: its position, and whether it or something around it stands within braces."""

    branch: Branch
    in_braces: bool

    @property
    def column(self) -> int:
        """Where its keys begin, from 0."""
        first, _ = next(iter(self.branch.kids.values()))
        column: int = first.start_mark.column
        return column


def cut(document: Document, cuts: Sequence[Cut]) -> str:
    """Return the document's text after the cuts, which must not overlap; line ends are the document's own."""
    text, end = document.text, "\r\n" if "\r\n" in document.text else "\n"
    for one in sorted(cuts, key=lambda c: c.start, reverse=True):
        text = text[: one.start] + one.text.replace("\n", end) + text[one.end :]
    return text


def replaced(document: Document, keys: Keys, key: str, value: Value) -> Cut:
    """Return the cut that gives a key that is there a new value, written in the manner of the old."""
    key_event, spot = keys.branch.kids[key]
    end = end_of(document, key_event, spot)
    style = style_of(spot)
    if style is None and not isinstance(spot, Branch):
        column = key_event.start_mark.column
        return Cut(end, end, " " + one_value(value, column + len(key) + 2, column + 2, keys.in_braces))
    start = spot.start_mark.index
    if not isinstance(value, str):
        return Cut(start, end, one_value(value, 0, 0, keys.in_braces))
    old = document.text[start:end]
    block = style in {Style.FOLDED, Style.LITERAL}
    indent = key_event.start_mark.column + 2
    lines: tuple[str, ...] = ()
    if block:
        first = next(line for line in old.splitlines()[1:] if line.strip())
        indent = len(first) - len(first.lstrip())
        lines = tuple(line[indent:] for line in old.splitlines()[1:])
    new = written(
        value,
        column=spot.start_mark.column,
        indent=indent,
        like=style,
        in_braces=keys.in_braces,
        lines=lines,
    )
    return _with_comment(document, start, end, new, was_block=block)


def _with_comment(document: Document, start: int, end: int, new: str, *, was_block: bool) -> Cut:
    """Return the cut with the comment beside the old value kept: it stands beside the sign of a block."""
    text, is_block = document.text, bool(_HEAD.match(new))
    if was_block:
        first = text[start : line_end(text, start)]
        comment = _HEAD.sub("", first, count=1).strip()
    elif is_block:
        end, comment = line_end(text, end), text[end : line_end(text, end)].strip()
    else:
        return Cut(start, end, new)
    if not comment:
        return Cut(start, end, new)
    head, gap, rest = new.partition("\n")
    return Cut(start, end, f"{head}  {comment}{gap}{rest}")


def added(document: Document, keys: Keys, after: Sequence[str], key: str, value: Value) -> Cut:
    """Return the cut that puts in a key after the first of these that is there, or after the last key."""
    before = next((k for k in after if k in keys.branch.kids), list(keys.branch.kids)[-1])
    end = end_of(document, *keys.branch.kids[before])
    if keys.in_braces:
        return Cut(end, end, f", {key}: {one_value(value, 0, 0, in_braces=True)}")
    column = keys.column
    end = line_end(document.text, end)
    written_value = one_value(value, column + len(key) + 2, column + 2, in_braces=False)
    return Cut(end, end, f"\n{' ' * column}{key}: {written_value}")


def removed(document: Document, keys: Keys, key: str) -> Cut:
    """Return the cut that takes a key away, with its value and the lines that they stand on."""
    names, text = list(keys.branch.kids), document.text
    place = names.index(key)
    start = keys.branch.kids[key][0].start_mark.index
    end = end_of(document, *keys.branch.kids[key])
    if place == 0 and len(names) > 1:
        return Cut(start, keys.branch.kids[names[1]][0].start_mark.index, "")
    if keys.in_braces:
        return Cut(end_of(document, *keys.branch.kids[names[place - 1]]), end, "")
    # The line break before it goes, so that a last line without one stays so.
    line = start - keys.column
    before = text[:line]
    return Cut(len(before.removesuffix("\n").removesuffix("\r")), line_end(text, end), "")


def item_added(
    document: Document,
    items: Branch,
    after: int,
    *,
    in_braces: bool,
    airy: bool,
    lines: Callable[[int], Sequence[str]],
    brief: str,
) -> Cut:
    """Return the cut that puts an item into a list after the item with this number.

    Args:
        document: the document.
        items: the list, with at least one item.
        after: the number of the item before it, from 0.
        in_braces: the list stands within brackets.
        airy: an empty line before it, when the list has only one item to learn from.
        lines: gives the lines of the item, as they stand in a list whose items begin in a column.
        brief: the item within braces.
    """
    before = items.kids[after]
    end = end_of(document, None, before)
    if in_braces:
        return Cut(end, end, f", {brief}")
    text = document.text
    dash, column = items.start_mark.column, before.start_mark.column
    if len(items.kids) > 1:
        one, two = items.kids[max(after - 1, 0) : max(after - 1, 0) + 2]
        between = text[end_of(document, None, one) : two.start_mark.index]
        airy = any(not line.strip() for line in between.splitlines()[1:])
    end = _past_comments(text, line_end(text, end), dash)
    gap = max(column - dash, 2)
    first, *rest = lines(dash + gap)
    head = f"{' ' * dash}-{' ' * (gap - 1)}{first.lstrip()}"
    return Cut(end, end, "".join(f"\n{line}" for line in [*([""] if airy else []), head, *rest]))


def item_removed(document: Document, items: Branch, number: int) -> Cut:
    """Return the cut that takes an item out of a list that is written downwards, with its lines."""
    text, spot = document.text, items.kids[number]
    start = text.rfind("-", 0, spot.start_mark.index) - items.start_mark.column
    end = _BREAK.search(text, line_end(text, end_of(document, None, spot)))
    return Cut(start, end.end() if end else len(text), "")


def line_above(keys: Keys, key: str, line: str) -> Cut:
    """Return the cut that puts a line of its own above a key."""
    start = keys.branch.kids[key][0].start_mark.index - keys.column
    return Cut(start, start, f"{' ' * keys.column}{line}\n")


def end_of(document: Document, key: Spot | None, spot: Spot) -> int:
    """Return where a value ends: after its last sign, not after the lines and comments that follow."""
    if isinstance(spot, Branch):
        if spot.flow or not spot.kids:
            index: int = spot.end_mark.index
            return index
        if isinstance(spot.kids, dict):
            return end_of(document, *list(spot.kids.values())[-1])
        return end_of(document, None, spot.kids[-1])
    start: int = spot.start_mark.index
    end: int = spot.end_mark.index
    if start == end and key is not None:
        return document.text.index(":", key.end_mark.index) + 1
    if spot.style in {">", "|"}:
        return start + len(document.text[start:end].rstrip())
    return end


def line_end(text: str, index: int) -> int:
    """Return where the line that the sign stands on ends, before its line break."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def one_value(value: Value, column: int, indent: int, in_braces: bool) -> str:  # noqa: FBT001 - where it stands
    """Return a value as YAML: a text as short or as long as it needs, everything else on one line."""
    if isinstance(value, str):
        return written(value, column=column, indent=indent, in_braces=in_braces)
    return brief(value)


def brief(value: Value) -> str:
    """Return any value on one line, lists in brackets and keys in braces."""
    if isinstance(value, str):
        return on_one_line(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {brief(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(brief(inner) for inner in value) + "]"
    return "null" if value is None else str(value)


def _past_comments(text: str, end: int, dash: int) -> int:
    """Return the end of the comments that belong to an item: those below it that stand further in."""
    while end < len(text):
        found = _BREAK.search(text, end)
        start = found.end() if found else len(text)
        line = text[start : line_end(text, start)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= dash:
            break
        end = start + len(line)
    return end
