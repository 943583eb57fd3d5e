"""Before and after words are erased: where they stand, and the backups that still have them.

Knows when backups were made and where they lie. Opens none of them, and erases nothing.
"""

import json
from dataclasses import dataclass

from assessment.core.changes import Path, parts
from assessment.core.erasing import holds
from assessment.core.people import Deed
from assessment.service.ports import Backup, EventKind, Ports
from assessment.service.rights import Rights
from assessment.service.writing import Writing, promise_path


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where words stand: the answers that have them now, and how many events of the history have had them."""

    answers: tuple[Path, ...]
    events: int


class AfterErasing(Rights):
    """The part of the use cases that a registrator meets before and after rensa."""

    _ports: Ports
    _writing: Writing

    def whereabouts(self, assessment_id: str, words: str) -> Whereabouts:
        """Return where words stand in an assessment; case and spacing do not matter.

        Raises:
            NotAllowed: when the person is no registrator of the nämnd.
            AssessmentNotFound: when it is not there for this person, or lies in the trash.
        """
        self._require(Deed.ERASE, assessment_id)
        if not words.strip():
            return Whereabouts((), 0)
        said = self._writing.open(assessment_id).assessment
        texts = [
            [json.loads(text) for text in (event.before, event.after) if text is not None]
            for event in self._ports.store.events(assessment_id)
        ]
        answers = [path for path, part in parts(said).items() if holds(part, words)]
        notes = self._ports.store.followed_up(assessment_id)
        answers += [promise_path(note) for note in notes if holds(note.note, words)]
        return Whereabouts(tuple(dict.fromkeys(answers)), sum(holds(text, words) for text in texts))

    def backups_with_erased(self, assessment_id: str) -> tuple[Backup, ...]:
        """Return the backups that still hold what was erased from an assessment last, the last made first.

        They are to be made anew, and these destroyed. Where nothing was erased there are none.

        Raises:
            NotAllowed: when the person is no registrator of the nämnd.
            AssessmentNotFound: when it is not there for this person.
        """
        self._require(Deed.ERASE, assessment_id)
        events = self._ports.store.events(assessment_id)
        erased = next((e.at for e in events if e.kind is EventKind.ERASED), None)
        if erased is None:
            return ()
        begun = next((e.at for e in reversed(events) if e.kind is EventKind.CREATED), None)
        return tuple(
            one
            for one in self._ports.store.backups()
            if one.made_at <= erased and (begun is None or begun <= one.made_at)
        )
