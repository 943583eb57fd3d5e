"""What the workshop keeps: drafts of checklists as texts, and the editions that have been published here.

Knows shapes only. Knows neither YAML nor who may do what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list: its name, how many times it has been saved, and by whom and when it was last."""

    id: str
    name: str
    version: int
    changed_at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class ChecklistDraft:
    """A draft whole: the texts by file name, and those that it was begun from."""

    line: DraftLine
    files: Mapping[str, str]
    begun_from: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided on an edition, when, under which diarienummer, and what is new in a line."""

    decided_by: str
    decided_on: date
    diary_number: str
    note: str


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A published edition in a list. ``number`` is 1, 2, 3 …; the highest is the one in use.

    ``editions`` is the edition of each checklist. ``again`` is the number of the earlier one that was taken
    back into use, 0 for none.
    """

    number: int
    at: datetime
    who: str
    decision: Decision
    editions: Mapping[str, str]
    again: int = 0


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """A published edition whole, with its texts by file name. It never changes."""

    line: PublishedLine
    files: Mapping[str, str]


class WorkshopStore(Protocol):
    """Where drafts and published editions are kept. Every method raises `StoreUnavailable` when it cannot."""

    def add_draft(self, draft: ChecklistDraft) -> None:
        """Keep a new draft; its id is free."""

    def drafts(self) -> tuple[DraftLine, ...]:
        """Return the drafts, the last changed first."""

    def draft(self, draft_id: str) -> ChecklistDraft | None:
        """Return a draft, or None."""

    def replace_draft(self, draft: ChecklistDraft, expected_version: int) -> bool:
        """Keep a draft in the place of the expected version; False, with nothing changed, otherwise."""

    def discard_draft(self, draft_id: str) -> bool:
        """Throw a draft; False when there is none."""

    def publish(self, edition: PublishedEdition, draft_id: str = "") -> bool:
        """Keep a published edition and take away the draft that it was made of.

        Returns:
            False, with nothing changed, when the number is taken: somebody published in between.
        """

    def published_number(self) -> int:
        """Return the number of the edition in use; 0 when none has been published here."""

    def published(self) -> tuple[PublishedLine, ...]:
        """Return the published editions, the last first."""

    def published_edition(self, number: int) -> PublishedEdition | None:
        """Return a published edition whole, or None."""
