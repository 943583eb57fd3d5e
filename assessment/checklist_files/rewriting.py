"""A file with other values: only what differs is written anew, so that order, comments and layout stay.

Knows positions and how YAML is laid out. Knows no checklist; items of a list are the same when their id is.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from assessment.checklist_files.document import Branch, Document, Spot
from assessment.checklist_files.layout import block, entry, item, laid_out, on_one_line
from assessment.checklist_files.syntax import read_data

_BOM = "\ufeff"
_LONE = re.compile("(?<!\r)\n")


def rewritten(text: str, data: Any) -> str:
    """Return the text of a file changed so that it holds the data; the same text when it does already.

    Comments inside what is written anew are lost; all others stay. A file that can't be changed in parts is
    written anew whole.

    Args:
        text: a file of strict YAML that can be read.
        data: plain data: a dict with text keys.
    """
    document = read_data(text, "")
    if _same(document.data, data):
        return text
    changed = _Rewriting(document).run(data)
    if not _same(read_data(changed, "").data, data):
        changed = laid_out(data)
    return (_BOM if text.startswith(_BOM) else "") + changed


def _same(one: Any, other: Any) -> bool:
    """Return True for equal data; ``true`` is not 1, and 1 is not 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(v, other[k]) for k, v in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


@dataclass(slots=True)
class _Rewriting:
    """The changes to one document, each a part of the text and what stands there instead."""

    document: Document
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def run(self, data: Any) -> str:
        self._node(self.document.root, self.document.data, data)
        changed = self._part(0, len(self.document.text), self.changes)
        return _LONE.sub("\r\n", changed) if "\r\n" in self.document.text else changed

    def _part(self, start: int, end: int, changes: list[tuple[int, int, str]]) -> str:
        text, pieces, at = self.document.text, [], start
        for first, last, instead in sorted(changes, key=lambda c: c[:2]):
            pieces += [text[at:first], instead]
            at = last
        return "".join([*pieces, text[at:end]])

    def _node(self, spot: Spot, old: Any, new: Any, key: str = "") -> None:
        if _same(old, new):
            return
        if isinstance(spot, Branch) and not spot.flow and new:
            if isinstance(old, dict) and isinstance(new, dict):
                self._keys(spot, old, new)
                return
            if isinstance(old, list) and isinstance(new, list):
                self._items(spot, old, new)
                return
        if isinstance(spot, Branch) and spot.flow and isinstance(old, dict) and isinstance(new, dict):
            new = {k: new[k] for k in [*(k for k in old if k in new), *(k for k in new if k not in old)]}
        start, end = spot.start_mark.index, self._end(spot)
        self.changes.append((start, end, self._instead(spot, new, key)))

    def _instead(self, spot: Spot, new: Any, key: str) -> str:
        """Return what stands in the place of a value, from where the value begins."""
        if isinstance(new, str) and key:
            column = self._line_column(spot)
            lines = list(entry(key, new, column))
            lead = f"{' ' * column}{on_one_line(key)}: "
            if lines[0].startswith(lead):
                # A value that was empty begins right after the colon.
                gap = "" if self.document.text[spot.start_mark.index - 1].isspace() else " "
                return gap + lines[0][len(lead) :] + "".join(f"\n{line}" for line in lines[1:])
        gap = "" if self.document.text[spot.start_mark.index - 1].isspace() or not key else " "
        return gap + on_one_line(new)

    def _keys(self, spot: Branch, old: dict[str, Any], new: dict[str, Any]) -> None:
        first = next(iter(old))
        if first not in new and not self._leads(spot):
            # What stands after a list's dash goes; the rest would hang in the air.
            self._anew(spot, new)
            return
        for key, (_, value) in spot.kids.items():
            if key in new:
                if _same(old[key], new[key]):
                    continue
                if _laid_otherwise(value, old[key], new[key]):
                    self._replace_entry(spot, key, new[key])
                else:
                    self._node(value, old[key], new[key], key)
            else:
                self._replace_entry(spot, key, None)
        at, column = first, spot.start_mark.column
        added: dict[str, list[str]] = {}
        for key, value in new.items():
            if key in old:
                at = key
            else:
                added.setdefault(at, []).extend(entry(key, value, column))
        for after, lines in added.items():
            end = self._line_end(self._end(spot.kids[after][1]))
            self._insert(end, lines)

    def _leads(self, spot: Branch) -> bool:
        """Return True when the first key stands first on its line, and not after a list's dash."""
        line: str = self.document.lines[spot.start_mark.line]
        return not line[: spot.start_mark.column].strip()

    def _replace_entry(self, spot: Branch, key: str, value: Any) -> None:
        """Write one key and its value anew; None takes them away."""
        at, held = spot.kids[key]
        column = spot.start_mark.column
        start, end = at.start_mark.index, self._line_end(self._end(held))
        if value is None:
            start -= at.start_mark.column
            self.changes.append((start, end, ""))
            return
        lines = list(entry(key, value, column))
        self.changes.append((start, end, "\n".join(lines).lstrip(" ") + self._break_at(end)))

    def _anew(self, spot: Branch, new: Any) -> None:
        lines = list(block(new, spot.start_mark.column, {}))
        end = self._line_end(self._end(spot))
        written = "\n".join(lines).lstrip(" ") + self._break_at(end)
        self.changes.append((spot.start_mark.index, end, written))

    def _items(self, spot: Branch, old: list[Any], new: list[Any]) -> None:
        if not old:
            self._anew(spot, new)
            return
        places = _matched(old, new)
        if places == list(range(len(old))):
            for kid, was, now in zip(spot.kids, old, new, strict=True):
                self._node(kid, was, now)
            return
        ends = [self._line_end(self._end(kid)) for kid in spot.kids]
        # Comments above an item go with it.
        starts = [self._dash(spot.kids[0]), *ends[:-1]]
        airy = self._airy(ends, spot)
        column = spot.start_mark.column
        pieces: list[str] = []
        for place, value in zip(places, new, strict=True):
            if place is None:
                piece = "".join(f"{line}\n" for line in item(value, column))
            else:
                inner = _Rewriting(self.document)
                inner._node(spot.kids[place], old[place], value)
                piece = self._part(starts[place], ends[place], inner.changes).strip("\r\n") + "\n"
            pieces.append(piece)
        joined = ("\n" if airy else "").join(pieces)
        if not self._break_at(ends[-1]):
            joined = joined.removesuffix("\n")
        self.changes.append((starts[0], ends[-1], joined))

    def _airy(self, ends: list[int], spot: Branch) -> bool:
        """Return True when empty lines stand between the items."""
        text = self.document.text
        dashes = [self._dash(kid) for kid in spot.kids[1:]]
        between = [text[e:s] for e, s in zip(ends, dashes, strict=False)]
        return bool(between) and all("\n" in b.replace("\r", "") for b in between)

    def _dash(self, kid: Spot) -> int:
        """Return where the line of an item's dash begins."""
        text = self.document.text
        dash = text.rindex("-", 0, kid.start_mark.index)
        return max(text.rfind("\n", 0, dash), text.rfind("\r", 0, dash)) + 1

    def _line_column(self, spot: Spot) -> int:
        line: str = self.document.lines[spot.start_mark.line]
        column = len(line) - len(line.lstrip(" "))
        while line[column : column + 2] == "- ":
            column += 2
        return column

    def _insert(self, at: int, lines: list[str]) -> None:
        lead = "" if not at or self.document.text[at - 1] in "\r\n" else "\n"
        self.changes.append((at, at, lead + "".join(f"{line}\n" for line in lines)))

    def _end(self, spot: Spot) -> int:
        """Return where what a value holds ends, without the empty lines and comments after it."""
        while isinstance(spot, Branch) and not spot.flow and spot.kids:
            kids = spot.kids
            spot = kids[-1] if isinstance(kids, list) else next(reversed(kids.values()))[1]
        end, start = spot.end_mark.index, spot.start_mark.index
        text = self.document.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return int(end)

    def _line_end(self, at: int) -> int:
        """Return where the line ends, its break and a comment on it included."""
        text = self.document.text
        end = text.find("\n", at)
        return len(text) if end < 0 else end + 1

    def _break_at(self, end: int) -> str:
        return "\n" if end and self.document.text[end - 1] == "\n" else ""


def _laid_otherwise(spot: Spot, old: Any, new: Any) -> bool:
    """Return True for a value that is better written with its key: downwards now, or downwards before."""
    if isinstance(new, dict | list) and new:
        return type(old) is not type(new) or (isinstance(spot, Branch) and spot.flow)
    return isinstance(spot, Branch) and not spot.flow


def _matched(old: list[Any], new: list[Any]) -> list[int | None]:
    """Return for each new item the place of the old one that it was; None for one that was not there."""
    free = list(range(len(old)))
    found: list[int | None] = []
    for value in new:
        name = _name(value)
        place = next((n for n in free if name is not None and _name(old[n]) == name), None)
        if place is None:
            place = next((n for n in free if _same(old[n], value)), None)
        if place is not None:
            free.remove(place)
        found.append(place)
    if len(old) == len(new) and all(_name(v) is None for v in (*old, *new)):
        return list(range(len(old)))
    return found


def _name(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else None
