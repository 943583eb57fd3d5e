"""What people bring in Excel and Word: a checklist as a workbook, there and back, and their own lists.

Knows which reader takes which file, and what of a workbook goes into which text. Knows no draft, no screen.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from assessment.checklist_files import laid_out, read_data, read_text, rewritten
from assessment.checklist_files.notation import Notation
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Path, tally
from assessment.core.list_lines import ListLine, lines_of_text
from assessment.service.errors import BrokenFile
from assessment.service.workshop_ports import TakenWorkbook

SOURCES = "kallor.yaml"
"""The file with every source, beside the checklists."""


class Brought:
    """Reads and writes what people bring; the workshop and the commands share it."""

    def workbook(self, name: str, text: str, sources: str | None) -> bytes:
        """Return a checklist file as a workbook, with the sources that it names.

        Args:
            name: the file, as it is told.
            text: what it holds.
            sources: what the file of sources holds; None when there is none.

        Raises:
            BrokenFile: when the file is no checklist that can be read, or the sources cannot be.
        """
        from assessment.workbook import NotWritable, write_workbook

        read = read_text(PurePosixPath(name).name, text)
        if read.content is None:
            raise BrokenFile((f"{name} har {tally(read.diagnostics)}, och behöver rättas först.",))
        if not isinstance(read.content, Checklist):
            raise BrokenFile((f"{name} är ingen checklista, och bara checklistor kan bli arbetsböcker.",))
        data = read.document.data
        listed = _named(data, [] if sources is None else _rows(sources))
        try:
            return write_workbook(data, text, Notation(), sources=listed, title=read.content.name)
        except NotWritable as error:
            raise BrokenFile((str(error),)) from error

    def lines(self, content: bytes, name: str) -> tuple[ListLine, ...]:
        """Return the lines of somebody's own list.

        Args:
            content: the file.
            name: what it is called; its ending says which kind it is.

        Raises:
            BrokenFile: when it cannot be read, or is of another kind; the sentences say what to do.
        """
        ending = PurePosixPath(name).suffix.lower()
        if ending == ".docx":
            from assessment.word import paragraphs_of

            return lines_of_text(paragraphs_of(content))
        if ending == ".xlsx":
            from assessment.workbook import NotReadable, lines_of

            try:
                return lines_of(content)
            except NotReadable as error:
                raise BrokenFile(error.sentences) from error
        sentence = f"{name} slutar inte på .docx eller .xlsx. Spara listan i Word eller Excel först."
        raise BrokenFile((sentence,))

    def laid_out(self, data: Mapping[str, Any], notes: Mapping[Path, str]) -> str:
        """Return plain data as a checklist file, with comments above what has a note."""
        return laid_out(dict(data), notes)

    def taken(self, content: bytes) -> TakenWorkbook:
        """Return what a workbook says that the files should hold.

        Raises:
            BrokenFile: when something is not understood; each sentence says sheet, row and column.
        """
        from assessment.workbook import NotReadable, open_workbook, settled

        try:
            opened = open_workbook(content, Notation())
        except NotReadable as error:
            raise BrokenFile(error.sentences) from error
        if opened.text is None:
            text = laid_out(opened.data)
        else:
            before = read_data(opened.text, "Original").data
            text = opened.text if settled(before) == opened.data else rewritten(opened.text, opened.data)
        earlier = {str(row.get("id", "")): row for row in opened.sources_before or ()}
        changed = _changed(opened.sources, earlier)
        return TakenWorkbook(str(opened.data.get("checklista", "")), text, opened.text, changed, earlier)

    def sources_with(self, text: str, changed: Iterable[Mapping[str, Any]]) -> str:
        """Return the file of sources with new and changed sources.

        Raises:
            BrokenFile: when the file has no sources that can be read.
        """
        new = {row.get("id"): dict(row) for row in changed}
        data = read_data(text, SOURCES).data
        rows = [new.pop(row.get("id"), row) for row in _rows(text)]
        return rewritten(text, {**data, "källor": [*rows, *new.values()]})

    def sources_in(self, text: str) -> dict[str, Mapping[str, Any]]:
        """Return the sources of a file by their ids, without keys that say nothing.

        Raises:
            BrokenFile: when the file has no sources that can be read.
        """
        from assessment.workbook import settled

        return {str(row.get("id", "")): settled(row) for row in _rows(text)}


def _rows(text: str) -> list[dict[str, Any]]:
    data = read_data(text, SOURCES).data
    rows = data.get("källor") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise BrokenFile((f"{SOURCES} har inga källor som går att läsa.",))
    return [row for row in rows if isinstance(row, dict)]


def _named(data: Any, sources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sources that a checklist names, in their own order."""
    wanted: set[Any] = set()
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            wanted |= set(value.get("källa") or ())
            left += value.values()
        elif isinstance(value, list):
            left += value
    return [row for row in sources if row.get("id") in wanted]


def _changed(
    now: Sequence[Mapping[str, Any]], earlier: Mapping[str, Mapping[str, Any]]
) -> tuple[Mapping[str, Any], ...]:
    """Return the sources that are new or differ; one that is gone is refused."""
    gone = [name for name in earlier if name not in {row.get("id") for row in now}]
    if gone:
        sentence = (
            f"Källan ”{gone[0]}” är borttagen på bladet Källor. Lägg tillbaka raden, och ta bort källan i "
            f"{SOURCES} om ingen annan checklista behöver den."
        )
        raise BrokenFile((sentence,))
    return tuple(row for row in now if earlier.get(str(row.get("id", ""))) != row)
