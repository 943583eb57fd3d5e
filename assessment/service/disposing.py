"""Gallring: what has been kept long enough, handed out whole, and then taken away for good.

Knows the order: hand out first, and take away only what was handed out. The period is the nämnd's to say.
"""

import hashlib
import io
import zipfile
from abc import abstractmethod
from collections.abc import Iterator
from datetime import date

from assessment.core.assessment import Assessment
from assessment.core.assessment_file import read_stored
from assessment.core.people import Deed, board_key
from assessment.core.vocabulary import Stage
from assessment.service.errors import AssessmentNotFound, NotHandedOut, ServiceError
from assessment.service.ports import Cursor, Disposal, ListLine, Ports
from assessment.service.rights import Rights

_PAGE = 1_000
_ENDED = {Stage.READY, Stage.VOID}
_LONGEST = 500
DOCUMENT = "bedomning.json"
"""The name of the assessment itself in what is handed out."""


class Disposing(Rights):
    """The part of the use cases that takes away."""

    _ports: Ports

    @abstractmethod
    def export_word(self, assessment: Assessment) -> bytes:
        """Return an assessment as a Word file."""

    def disposable(self, before: date, board: str = "") -> tuple[ListLine, ...]:
        """Return what the person may take away: klara, makulerade and thrown, not changed since a day.

        Args:
            before: what was changed, or thrown, on this day or later is left out.
            board: only those of this nämnd; '' is every one.
        """
        wanted = board_key(board)
        return tuple(
            line
            for line in self._ended()
            if (line.trashed_at or line.saved_at).astimezone(self._ports.clock().tzinfo).date() < before
            and (not wanted or board_key(line.columns.board) == wanted)
            and Deed.DISPOSE in self.rights(line.id)
        )

    def handed_out(self, assessment_id: str) -> bytes:
        """Return an assessment as a zip file: all of it as JSON, and the Word file where it can be made.

        Raises:
            NotAllowed: when the person is no registrator of the nämnd.
            AssessmentNotFound: when it is not there for this person.
        """
        text = self._held(assessment_id)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(DOCUMENT, text)
            read = read_stored(text)
            if isinstance(read, Assessment):
                try:
                    archive.writestr("bedomning.docx", self.export_word(read))
                except ServiceError as error:
                    # The whole of it is in the JSON; the paper is a help.
                    archive.writestr("bedomning-word-saknas.txt", str(error))
        return target.getvalue()

    def dispose(self, assessment_id: str, handed_out: bytes, reason: str) -> Disposal:
        """Take away an assessment for good, with its history; return what is noted of it.

        Args:
            assessment_id: the assessment.
            handed_out: what `handed_out` gave, as it was read back from where it is kept now.
            reason: the decision that it follows, as *Dokumenthanteringsplan 2026, 3.2*.

        Raises:
            NotHandedOut: when what was handed out is not what is stored now, or no reason is given.
            NotAllowed: when the person is no registrator of the nämnd.
            AssessmentNotFound: when it is not there for this person.
        """
        text = self._held(assessment_id)
        if not reason.strip() or _digest(_document(handed_out)) != _digest(text.encode()):
            raise NotHandedOut
        read = read_stored(text)
        case = read.case if isinstance(read, Assessment) else None
        disposal = Disposal(
            assessment_id,
            case.diary_number[:_LONGEST] if case else "",
            case.board[:_LONGEST] if case else "",
            self._now(),
            self.person.id,
            reason.strip(),
        )
        if not self._ports.store.dispose(disposal):
            raise AssessmentNotFound(assessment_id)
        return disposal

    def disposals(self) -> tuple[Disposal, ...]:
        """Return what has been gallrat in the person's nämnder, the last first."""
        return tuple(d for d in self._ports.store.disposals() if self.person.serves(board_key(d.board)))

    def _held(self, assessment_id: str) -> str:
        self._require(Deed.DISPOSE, assessment_id)
        found = self._ports.store.held(assessment_id)
        if found is None:
            raise AssessmentNotFound(assessment_id)
        return found.text

    def _ended(self) -> Iterator[ListLine]:
        for trashed in (False, True):
            after: Cursor | None = None
            while True:
                page = self._ports.store.lines(_PAGE, after, trashed=trashed)
                yield from (line for line in page.lines if trashed or line.columns.stage in _ENDED)
                after = page.after
                if after is None:
                    break


def _document(handed_out: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(handed_out)) as archive:
            return archive.read(DOCUMENT)
    except (zipfile.BadZipFile, KeyError) as error:
        raise NotHandedOut from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
