"""What the rules look at: one folder of checklists, also when some of its files could not be read whole.

Knows which document each part came from and what can't be known of it. Knows no line and no file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from assessment.core.assessment import Assessment
from assessment.core.catalogue import GroupCatalogue, IndicatorList, Scale, SourceList
from assessment.core.checklist import Checklist
from assessment.core.diagnostics import Path
from assessment.core.editions import EditionList
from assessment.core.scenario import Scenario
from assessment.core.word_list import WordList

T = TypeVar("T")


def _same(path: Path) -> Path:
    return path


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One file of the folder.

    `touched` and `doubtful` say what was taken out because it did not fit (see `shape.mend`); `original`
    gives the path in the file for a path in the content.
    """

    document: str
    content: T
    stem: str = ""
    touched: frozenset[Path] = frozenset()
    doubtful: frozenset[str] = frozenset()
    original: Callable[[Path], Path] = _same


@dataclass(frozen=True, slots=True)
class Material:
    """The folder. A part that is None is missing or could not be read, so no rule may ask for it."""

    checklists: tuple[Sheet[Checklist], ...]
    groups: Sheet[GroupCatalogue] | None = None
    scale: Sheet[Scale] | None = None
    sources: Sheet[SourceList] | None = None
    indicators: Sheet[IndicatorList] | None = None
    words: Sheet[WordList] | None = None
    editions: Sheet[EditionList] | None = None
    scenarios: tuple[Sheet[tuple[Scenario, ...]], ...] = ()
    bases: tuple[Assessment, ...] = ()
    """The assessments that scenarios build on."""
    unreadable: frozenset[str] = field(default=frozenset())
    """Names, without ending, of the files that hold something nobody could read."""
    today: date | None = None
    """The day to judge expiry by; None leaves expiry out."""
