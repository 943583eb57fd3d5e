"""What a template cannot say itself: typed lists become lists, tables get even columns, contents links.

Works on the finished document. Knows styles by their Swedish names, and no field of the summary.
"""

import copy
import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

_MARK = re.compile(r"^\s*[-–•*]\s+(?=\S)")
_P, _R, _T, _BR, _TAB = qn("w:p"), qn("w:r"), qn("w:t"), qn("w:br"), qn("w:tab")
_PPR, _RPR, _PSTYLE, _NAME, _BASED_ON = (
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:pStyle"),
    qn("w:name"),
    qn("w:basedOn"),
)
_VAL, _W, _TYPE = qn("w:val"), qn("w:w"), qn("w:type")

CONTENTS = "innehåll"
LISTS = {"sida 1 text": "sida 1 punkt", "sida 1 tabell": "sida 1 punkt"}
LIST = "list bullet"


def tidy(document: Document) -> None:
    """Put typed lists, column widths, links and cells right in a finished document."""
    styles = _Styles(document)
    body = document.element.body
    for paragraph in _broken(body):
        _split_lists(paragraph, styles)
    for table in body.iter(qn("w:tbl")):
        _even_columns(table)
    for cell in body.iter(qn("w:tc")):
        if cell.find(_P) is None:
            cell.append(OxmlElement("w:p"))
    _link_contents(body, styles)


def _broken(body: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the paragraphs that have a line break in them."""
    found = {p: None for b in body.iter(_BR) if (p := b.getparent().getparent()) is not None}
    return [p for p in found if p.tag == _P]


class _Styles:
    """The styles of a document, found by the names that a person sees."""

    def __init__(self, document: Document) -> None:
        self._ids: dict[str, str] = {}
        self._based: dict[str, str] = {}
        for style in document.styles.element.iter(qn("w:style")):
            style_id = style.get(qn("w:styleId"), "")
            name = style.find(_NAME)
            based = style.find(_BASED_ON)
            self._ids[name.get(_VAL, "").lower() if name is not None else ""] = style_id
            self._based[style_id] = based.get(_VAL, "") if based is not None else ""
        self._names = {style_id: name for name, style_id in self._ids.items()}

    def id_of(self, name: str) -> str | None:
        return self._ids.get(name)

    def name_of(self, paragraph: BaseOxmlElement) -> str:
        found = paragraph.find(f"{_PPR}/{_PSTYLE}")
        return self._names.get(found.get(_VAL, ""), "") if found is not None else ""

    def is_heading1(self, paragraph: BaseOxmlElement) -> bool:
        found = paragraph.find(f"{_PPR}/{_PSTYLE}")
        style_id = found.get(_VAL, "") if found is not None else ""
        seen: set[str] = set()
        while style_id and style_id not in seen:
            if self._names.get(style_id) == "heading 1":
                return True
            seen.add(style_id)
            style_id = self._based.get(style_id, "")
        return False


def _split_lists(paragraph: BaseOxmlElement, styles: _Styles) -> None:
    """Make lines that begin with "- " entries of a list; other lines stay as they were typed."""
    style = styles.id_of(LISTS.get(styles.name_of(paragraph), LIST))
    lines = _lines(paragraph)
    if style is None or lines is None or not any(_marked(line) for line in lines):
        return
    pieces: list[tuple[bool, list[list[BaseOxmlElement]]]] = []
    for line in lines:
        entry = _marked(line)
        if entry or not pieces or pieces[-1][0]:
            pieces.append((entry, [line]))
        else:
            pieces[-1][1].append(line)
    properties = paragraph.find(_PPR)
    made = []
    for entry, group in pieces:
        runs = _joined(group)
        if not "".join(t.text or "" for r in runs for t in r.iter(_T)).strip():
            continue
        new = OxmlElement("w:p")
        if properties is not None:
            new.append(copy.deepcopy(properties))
        if entry:
            _unmark(runs)
            _set_style(new, style)
        new.extend(runs)
        made.append(new)
    for new in made:
        paragraph.addprevious(new)
    parent = paragraph.getparent()
    if made and parent is not None:
        parent.remove(paragraph)


def _lines(paragraph: BaseOxmlElement) -> list[list[BaseOxmlElement]] | None:
    """Return the paragraph's runs, divided at its line breaks; None when it holds more than plain text."""
    lines: list[list[BaseOxmlElement]] = [[]]
    for child in paragraph:
        if child.tag == _PPR:
            continue
        if child.tag != _R:
            return None
        properties = child.find(_RPR)
        for part in child:
            if part.tag == _RPR:
                continue
            if part.tag == _BR and part.get(_TYPE) is None:
                lines.append([])
            elif part.tag in (_T, _TAB):
                run = OxmlElement("w:r")
                if properties is not None:
                    run.append(copy.deepcopy(properties))
                run.append(copy.deepcopy(part))
                lines[-1].append(run)
            else:
                return None
    return lines


def _text(line: list[BaseOxmlElement]) -> str:
    return "".join(t.text or "" for run in line for t in run.iter(_T))


def _marked(line: list[BaseOxmlElement]) -> bool:
    return bool(_MARK.match(_text(line)))


def _unmark(runs: list[BaseOxmlElement]) -> None:
    left = len(_MARK.match(_text(runs)).group())  # type: ignore[union-attr]  # _marked has found one
    for run in runs:
        for text in run.iter(_T):
            taken = min(left, len(text.text or ""))
            text.text = (text.text or "")[taken:]
            left -= taken


def _joined(lines: list[list[BaseOxmlElement]]) -> list[BaseOxmlElement]:
    while lines and not _text(lines[-1]).strip():
        lines = lines[:-1]
    while lines and not _text(lines[0]).strip():
        lines = lines[1:]
    runs: list[BaseOxmlElement] = []
    for number, line in enumerate(lines):
        if number:
            run = OxmlElement("w:r")
            run.append(OxmlElement("w:br"))
            runs.append(run)
        runs.extend(line)
    return runs


def _set_style(paragraph: BaseOxmlElement, style: str) -> None:
    properties = paragraph.find(_PPR)
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    found = properties.find(_PSTYLE)
    if found is None:
        found = OxmlElement("w:pStyle")
        properties.insert(0, found)
    found.set(_VAL, style)


def _even_columns(table: BaseOxmlElement) -> None:
    """Give a table with looped columns the width of the template: the first kept, the others even."""
    grid = table.find(qn("w:tblGrid"))
    rows = table.findall(qn("w:tr"))
    if grid is None or not rows:
        return
    wanted = [column.get(_W) for column in grid]
    first = _widths(rows[0])
    if [w.get(_W) for w in first] == wanted or len(first) != len(wanted):
        return
    whole = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
    if whole is not None and whole.get(_TYPE) == "dxa":
        total = int(whole.get(_W, "0"))
    else:
        total = sum(int(float(w or 0)) for w in wanted)
    lead = min(int(first[0].get(_W, "0")), total)
    count = len(first)
    rest, over = divmod(total - lead, count - 1) if count > 1 else (0, 0)
    widths = [lead + over, *[rest] * (count - 1)] if count > 1 else [total]
    for column, width in zip(grid, widths, strict=True):
        column.set(_W, str(width))
    for row in rows:
        for cell, width in zip(_widths(row), widths, strict=False):
            cell.set(_W, str(width))


def _widths(row: BaseOxmlElement) -> list[BaseOxmlElement]:
    return [
        w for w in (c.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for c in row.iter(qn("w:tc"))) if w is not None
    ]


def _link_contents(body: BaseOxmlElement, styles: _Styles) -> None:
    """Make each line of the list of chapters a link to the heading with the same words."""
    lines = [p for p in body.iterchildren(_P) if styles.name_of(p) == CONTENTS]
    if not lines:
        return
    taken = {int(b.get(qn("w:id"), "0")) for b in body.iter(qn("w:bookmarkStart"))}
    free = iter(_numbers_after(max(taken, default=0)))
    headings = {_plain(p): p for p in reversed([*body.iterchildren(_P)]) if styles.is_heading1(p)}
    for line in lines:
        heading = headings.get(_plain(line))
        if heading is None:
            continue
        number = str(next(free))
        name = f"avsnitt_{number}"
        _surround(heading, number, name)
        _make_link(line, name)


def _numbers_after(number: int) -> Iterator[int]:
    while True:
        number += 1
        yield number


def _plain(paragraph: BaseOxmlElement) -> str:
    return " ".join("".join(t.text or "" for t in paragraph.iter(_T)).split())


def _surround(heading: BaseOxmlElement, number: str, name: str) -> None:
    start = OxmlElement("w:bookmarkStart", {qn("w:id"): number, qn("w:name"): name})
    end = OxmlElement("w:bookmarkEnd", {qn("w:id"): number})
    properties = heading.find(_PPR)
    heading.insert(0 if properties is None else 1, start)
    heading.append(end)


def _make_link(line: BaseOxmlElement, name: str) -> None:
    link = OxmlElement("w:hyperlink", {qn("w:anchor"): name, qn("w:history"): "1"})
    for run in line.findall(_R):
        properties = run.find(_RPR)
        if properties is None:
            properties = OxmlElement("w:rPr")
            run.insert(0, properties)
        if properties.find(qn("w:rStyle")) is None:
            properties.insert(0, OxmlElement("w:rStyle", {_VAL: "Hyperlink"}))
        link.append(run)
    line.append(link)
