"""What a change may touch: the lines of the value that it is about, and that value among the parsed ones."""

from difflib import SequenceMatcher
from typing import Any

from assessment.checklist_files import read_data
from assessment.core.checklist import Checklist, Question
from assessment.core.diagnostics import Path


def lines_of(text: str, path: Path) -> range:
    """Return the lines that a value stands on, with its key, from 0; comments after it are not its own."""
    document = read_data(text, "")
    key, spot = document.spots(path)
    assert spot is not None
    start = (key or spot).start_mark.line
    end = max(start, spot.end_mark.line)
    rows = document.lines
    if end > start and not (rows[end] if end < len(rows) else "")[: spot.end_mark.column].strip():
        end -= 1  # It ends where the next thing begins.
    while end > start and _empty(rows[end]):
        end -= 1
    return range(start, end + 1)


def _empty(row: str) -> bool:
    return not row.strip() or row.strip().startswith("#")


def assert_only_lines(old: str, new: str, allowed: range) -> None:
    """Fail when a line outside of these differs; nothing at all may differ in how lines end."""
    before, after = old.splitlines(), new.splitlines()
    assert before[: allowed.start] == after[: allowed.start]
    rest = len(before) - allowed.stop
    assert before[allowed.stop :] == after[len(after) - rest :]
    if "\r\n" in old:
        assert "\n" not in new.replace("\r\n", "")


def assert_only_put_in(old: str, new: str, *, on_a_line: bool = False) -> None:
    """Fail when anything of the old text is gone. `on_a_line`: signs within one line may have come too."""
    if on_a_line:
        first = next(n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
        assert old == new[:first] + new[first + len(new) - len(old) :]
        return
    before, after = ([line.rstrip("\r\n") for line in text.splitlines()] for text in (old, new))
    ops = {op for op, *_ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()}
    assert ops == {"equal", "insert"}


def parsed(text: str) -> Checklist:
    document = read_data(text.encode(), "")
    assert not document.faults
    return Checklist.model_validate(document.data)


def with_question(checklist: Checklist, wanted: str, **update: Any) -> Checklist:
    """Return the checklist with one question otherwise."""

    def each(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(q.model_copy(update=update) if q.id == wanted else q for q in questions)

    sections = tuple(s.model_copy(update={"questions": each(s.questions)}) for s in checklist.sections)
    return checklist.model_copy(update={"screening": each(checklist.screening), "sections": sections})


def with_another(checklist: Checklist, after: str, new: Question) -> Checklist:
    """Return the checklist with a question more, after the one with this id."""

    def each(questions: tuple[Question, ...]) -> tuple[Question, ...]:
        return tuple(q for old in questions for q in ((old, new) if old.id == after else (old,)))

    sections = tuple(s.model_copy(update={"questions": each(s.questions)}) for s in checklist.sections)
    return checklist.model_copy(update={"screening": each(checklist.screening), "sections": sections})
