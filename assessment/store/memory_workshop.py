"""Drafts and published editions in memory: the same contract as the database.

Forgets everything when the process ends. Knows no SQL.
"""

from dataclasses import replace
from threading import Lock

from assessment.service.workshop_store import ChecklistDraft, DraftLine, PublishedEdition, PublishedLine


class MemoryWorkshop:
    """The part of a store in memory that knows the workshop."""

    def __init__(self) -> None:
        self._workshop_lock = Lock()
        self._drafts: dict[str, ChecklistDraft] = {}
        self._published: dict[int, PublishedEdition] = {}

    def add_draft(self, draft: ChecklistDraft) -> None:
        """Keep a new draft."""
        with self._workshop_lock:
            self._drafts[draft.line.id] = _own(draft)

    def drafts(self) -> tuple[DraftLine, ...]:
        """Return the drafts, the last changed first."""
        lines = sorted((d.line for d in list(self._drafts.values())), key=lambda line: line.id)
        return tuple(sorted(lines, key=lambda line: line.changed_at, reverse=True))

    def draft(self, draft_id: str) -> ChecklistDraft | None:
        """Return a draft, or None."""
        return self._drafts.get(draft_id)

    def replace_draft(self, draft: ChecklistDraft, expected_version: int) -> bool:
        """Keep a draft in the place of the expected version; False otherwise."""
        with self._workshop_lock:
            found = self._drafts.get(draft.line.id)
            if found is None or found.line.version != expected_version:
                return False
            self._drafts[draft.line.id] = _own(draft)
            return True

    def discard_draft(self, draft_id: str) -> bool:
        """Throw a draft; False when there is none."""
        with self._workshop_lock:
            return self._drafts.pop(draft_id, None) is not None

    def publish(self, edition: PublishedEdition, draft_id: str = "") -> bool:
        """Keep a published edition and take its draft away; False when the number is taken."""
        with self._workshop_lock:
            if edition.line.number in self._published:
                return False
            self._published[edition.line.number] = replace(edition, files=dict(edition.files))
            self._drafts.pop(draft_id, None)
            return True

    def published_number(self) -> int:
        """Return the number of the edition in use; 0 for none."""
        return max(self._published, default=0)

    def published(self) -> tuple[PublishedLine, ...]:
        """Return the published editions, the last first."""
        return tuple(self._published[number].line for number in sorted(self._published, reverse=True))

    def published_edition(self, number: int) -> PublishedEdition | None:
        """Return a published edition, or None."""
        return self._published.get(number)


def _own(draft: ChecklistDraft) -> ChecklistDraft:
    """Return a copy whose texts nobody else can change."""
    return replace(draft, files=dict(draft.files), begun_from=dict(draft.begun_from))
