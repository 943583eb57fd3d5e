"""What the workshop needs of whoever keeps checklists as text: changing them, reading them, trying them.

Knows texts by file name and what becomes of them. Knows no YAML, no folder and no screen.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist_edits import ChecklistEdit
from assessment.core.diagnostics import Diagnostic, Path, has_errors
from assessment.core.list_lines import ListLine

Files = Mapping[str, str]
"""A folder of checklists as texts, by name within it: ``skala.yaml``, ``scenarier/jamlikhet.yaml``.

Assessments that scenarios build on are among them, under the name that leads to them: ``../examples/a.json``.
"""


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """Texts after reading: the checklists when they could be read whole, and everything that is wrong."""

    checklists: ChecklistSet | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """True when nothing of level fel was found, so that they can be answered and published."""
        return self.checklists is not None and not has_errors(self.diagnostics)


@dataclass(frozen=True, slots=True)
class TriedScenario:
    """A scenario after trying: its file, its name, and one sentence for each difference; () for none."""

    file: str
    name: str
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """True when everything was as expected."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """Something that was guessed when a checklist was made of a list, and that nobody has reviewed yet."""

    about: str
    """The question, or another part of the checklist."""
    note: str
    """What to review, as it stands in the file."""
    to_write: bool = False
    """True when something has to be written, False when it is enough to say that it is reviewed."""


class ChecklistEditor(Protocol):
    """Changes and reads checklists as texts. Touches nothing: what it returns is the caller's to keep."""

    def file_of(self, files: Files, checklist: str) -> str | None:
        """Return the name of the file with a checklist's id, or None."""

    def review_marks(self, text: str) -> tuple[ReviewMark, ...]:
        """Return what is left to review in a file."""

    def without_marks(self, text: str, marks: Collection[ReviewMark]) -> str:
        """Return a file without the marks that have been reviewed."""

    def edited(self, files: Files, edit: ChecklistEdit) -> dict[str, str]:
        """Return every file, one of them with the change; comments, order and all else are as they were.

        Raises:
            ChecklistEditError: when the change cannot be made, in Swedish.
        """

    def diagnosed(self, files: Files, today: date | None = None) -> Diagnosed:
        """Return the checklists and every diagnostic of ``konsekvens check``; never raises for the texts."""

    def tried(self, files: Files) -> tuple[TriedScenario, ...]:
        """Return how every scenario went, in the order of files and scenarios; () without checklists."""

    def as_scenario(self, assessment: Assessment, checklists: ChecklistSet, name: str) -> str:
        """Return the answers as a scenario that expects what they give today: an entry of a scenario file.

        Raises:
            ChecklistEditError: when the answers give nothing that a scenario could expect.
        """

    def with_scenario(self, files: Files, file: str, scenario: str) -> dict[str, str]:
        """Return every file, and the scenario last in the file ``scenarier/…``, begun when it is new."""

    def editions(self, files: Files) -> str:
        """Return what utgavor.yaml should hold once the present editions are published.

        Raises:
            ChecklistEditError: when the files cannot be read whole.
        """


@dataclass(frozen=True, slots=True)
class TakenWorkbook:
    """What a workbook says that the files should hold."""

    checklist: str
    """The id of the checklist."""
    text: str
    """What the checklist's file should hold."""
    original: str | None
    """What it held when the workbook was made; None when the workbook does not carry it."""
    sources: tuple[Mapping[str, Any], ...]
    """The sources that are new or changed in the workbook."""
    sources_before: Mapping[str, Mapping[str, Any]]
    """The sources that it shows as they were when it was made, by id."""


class Exchange(Protocol):
    """Reads and writes what people bring in Excel and Word; all raise `BrokenFile` when they cannot."""

    def workbook(self, name: str, text: str, sources: str | None) -> bytes:
        """Return a checklist file as a workbook, with the sources that it names."""

    def lines(self, content: bytes, name: str) -> tuple[ListLine, ...]:
        """Return the lines of somebody's own list in a file of this name."""

    def laid_out(self, data: Mapping[str, Any], notes: Mapping[Path, str]) -> str:
        """Return plain data as a checklist file, with comments."""

    def taken(self, content: bytes) -> TakenWorkbook:
        """Return what a workbook says that the files should hold."""

    def sources_in(self, text: str) -> Mapping[str, Mapping[str, Any]]:
        """Return the sources of a file by their ids."""

    def sources_with(self, text: str, changed: Iterable[Mapping[str, Any]]) -> str:
        """Return the file of sources with new and changed sources."""
