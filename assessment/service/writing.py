"""How an assessment comes into the store: dated, its editions kept, its columns counted, its changes noted.

Knows how two people's changes are put together. Knows no file and no screen.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from typing import Any

from pydantic import ValidationError

from assessment.core.assessment import Assessment, EditionRef
from assessment.core.assessment_file import dump, read_stored
from assessment.core.catalogue import ChecklistSet, GroupCatalogue, Scale
from assessment.core.changes import EDITIONS, Path, changes, is_answer, merge, parts, put
from assessment.core.checklist import Checklist
from assessment.core.editions import refs_of
from assessment.core.erasing import Names, erased, holds, renamed, without
from assessment.core.language import tr
from assessment.core.people import Person, board_key
from assessment.core.stages import FROZEN, resealed
from assessment.service.columns import columns_of
from assessment.service.errors import (
    AssessmentFrozen,
    AssessmentNotFound,
    BrokenFile,
    EditConflict,
    NothingErased,
    NothingToPutBack,
)
from assessment.service.listed import PromiseKind
from assessment.service.outcome import Outcomes
from assessment.service.ports import (
    Document,
    EditionContent,
    Entry,
    EventKind,
    Ports,
    Saved,
    StoredDocument,
)
from assessment.service.register_store import FollowedUp

_TRIES = 5
SHORTEST_ERASED = 4
"""Characters: fewer stand in half of all words."""
_MERGES = 25
"""How often a change is put on top of what others save meanwhile; each time someone has got through."""


class Writing:
    """Writes assessments. Keeps none of its own."""

    def __init__(
        self,
        ports: Ports,
        outcomes: Outcomes,
        checklists_of: Callable[[Assessment], ChecklistSet],
        person: Person,
        kept: set[str],
    ) -> None:
        """Make the writing of one person; ``kept`` are the fingerprints known to be stored, shared by all."""
        self._ports = ports
        self._outcomes = outcomes
        self._checklists_of = checklists_of
        self._person = person
        self._kept = kept

    def open(self, assessment_id: str) -> Saved:
        """Return an assessment as it is stored.

        Raises:
            AssessmentNotFound: when there is none with this id, or it lies in the trash.
            BrokenFile: when what is stored is not an assessment that this version can read.
        """
        stored = self._ports.store.get(assessment_id)
        if stored is None:
            raise AssessmentNotFound(assessment_id)
        return _opened(stored)

    def add(self, make: Callable[[str], Assessment]) -> Saved:
        """Store a new assessment under an id that is free."""
        for _ in range(_TRIES):
            if saved := self.keep(make(self._ports.new_id())):
                return saved
        raise RuntimeError("no free id: new_id repeats itself")

    def keep(self, assessment: Assessment) -> Saved | None:
        """Store as new; None when the id is taken. Not stamped: a file keeps its day until a change."""
        now = self._ports.clock().astimezone(UTC)
        stored = self._ports.store.add(self.document(assessment), now, self._person.id)
        return Saved(assessment, stored.revision, stored.saved_at) if stored else None

    def save(self, assessment: Assessment, made_in: Saved | int) -> Saved:
        """Store a changed assessment, together with what others have changed in other answers meanwhile.

        Raises:
            AssessmentFrozen: when it is klar för nämnden or makulerad, or became so meanwhile.
            EditConflict: when others have changed the same answers; nothing is overwritten.
        """
        if assessment.stage in FROZEN:
            raise AssessmentFrozen
        if isinstance(made_in, int):
            return self.replace(assessment, self._still(assessment.id, made_in))
        mine, base = assessment, made_in
        for _ in range(_MERGES):
            try:
                return self.replace(mine, base)
            except EditConflict as conflict:
                latest = conflict.latest
            if latest.assessment.stage in FROZEN:
                raise AssessmentFrozen
            merged = merge(base.assessment, mine, latest.assessment)
            if merged.clashes:
                raise EditConflict(latest, merged.clashes, merged.assessment)
            mine, base = merged.assessment, latest
        raise EditConflict(base)

    def replace(self, assessment: Assessment, base: Saved) -> Saved:
        """Store an assessment in the place of the very revision that it was made from.

        Raises:
            EditConflict: when something was saved in between; nothing is overwritten.
        """
        upgraded = assessment.editions != base.assessment.editions
        if assessment.stage not in FROZEN:
            assessment = self.stamped(assessment)
        now = self._ports.clock().astimezone(UTC)
        entries = [
            Entry(change.path, _json(change.before), _json(change.after))
            for change in changes(base.assessment, assessment)
        ]
        if upgraded:
            entries.append(Entry(EDITIONS, _editions(base.assessment), _editions(assessment)))
        document = self.document(assessment)
        stored = self._ports.store.replace(document, base.revision, now, self._person.id, entries)
        if stored is None:
            raise EditConflict(self.open(assessment.id))
        return Saved(assessment, stored.revision, stored.saved_at)

    def put_back(self, saved: Saved, number: int) -> Assessment:
        """Return the assessment with one answer as it was before an event, to be saved.

        Raises:
            NothingToPutBack: when the event changed no answer, or what stood there is erased.
        """
        event = next(iter(self._ports.store.events(saved.assessment.id, before=number + 1, limit=1)), None)
        if (
            event is None
            or event.number != number
            or event.kind is not EventKind.CHANGED
            or event.erased_at is not None
            # Answers would stay behind in another edition, and a stage is taken by whoever may take it.
            or not is_answer(event.path)
        ):
            raise NothingToPutBack
        try:
            part = None if event.before is None else json.loads(event.before)
            return put(saved.assessment, event.path, part)
        except ValidationError as error:
            # An earlier version of the program could say what this one cannot.
            raise NothingToPutBack from error

    def erase(self, assessment_id: str, words: str) -> Saved:
        """Take words out of an assessment and of the history of every answer that has had them.

        Raises:
            NothingErased: when the words are too short, stand nowhere, or are part of a date or a choice.
        """
        if len("".join(words.split())) < SHORTEST_ERASED:
            raise NothingErased(
                tr("Skriv minst {least} tecken av det som ska rensas.", least=SHORTEST_ERASED)
            )
        for _ in range(_MERGES):
            before = self.open(assessment_id)
            try:
                after, names = erased(before.assessment, words)
            except ValidationError as error:
                raise NothingErased(
                    tr("Det du vill rensa är en del av ett datum eller ett val. Ändra det svaret först.")
                ) from error
            noted = [n for n in self._ports.store.followed_up(assessment_id) if holds(n.note, words)]
            # Of a promise whose note had them the history is emptied too, so that it is told what was done.
            paths = self._paths_with(before.assessment, words, names) | {promise_path(n) for n in noted}
            if not paths:
                raise NothingErased(
                    tr("Det du vill rensa står ingenstans i bedömningen eller i dess historik.")
                )
            after = resealed(before.assessment, after)
            now = self._ports.clock().astimezone(UTC)
            for note in noted:
                clean = replace(note, note=without(note.note, words))
                self._ports.store.follow_up(assessment_id, clean, now, self._person.id)
            emptied = {path: renamed(path, names) for path in paths}
            document = self.document(after)
            stored = self._ports.store.erase(document, before.revision, now, self._person.id, emptied)
            if stored is not None:
                return Saved(after, stored.revision, stored.saved_at)
        raise EditConflict(self.open(assessment_id))

    def _paths_with(self, assessment: Assessment, words: str, names: Names) -> set[Path]:
        """Return the answers that have the words, or have had them, or use an id that was made of them."""
        found = {path for path, part in parts(assessment).items() if holds(part, words)}
        for event in self._ports.store.events(assessment.id):
            texts = [text for text in (event.before, event.after) if text is not None]
            if (
                renamed(event.path, names) != event.path
                or holds([json.loads(text) for text in texts], words)
                or any(name in text for name in names for text in texts)
            ):
                found.add(event.path)
        return found

    def document(self, assessment: Assessment) -> Document:
        """Return what the store keeps of an assessment."""
        checklists = self._checklists_of(assessment)
        columns = columns_of(assessment, lambda: self._outcomes.of(assessment, checklists))
        # It comes to a nämnd when somebody of that nämnd writes so: a slip lets no other nämnd in.
        board = board_key(assessment.case.board)
        home = board if self._person.serves(board) else None
        return Document(assessment.id, dump(assessment), columns, home)

    def stamped(self, assessment: Assessment) -> Assessment:
        """Return the assessment dated today and with the editions it is made with, each kept whole.

        Those that it names already stay, whatever is published meanwhile (`KeptChecklists`).
        """
        checklists = self._checklists_of(assessment)
        today = self._ports.clock().date()
        parts: dict[str, Checklist | GroupCatalogue | Scale] = {c.id: c for c in checklists.checklists}
        parts |= {"grupper": checklists.groups, "skala": checklists.scale}
        editions = refs_of(checklists)
        for name, part in parts.items():
            self._keep_edition(name, editions[name], part)
        if assessment.dated == today and assessment.editions == editions:
            return assessment
        return assessment.model_copy(update={"dated": today, "editions": editions})

    def _still(self, assessment_id: str, revision: int) -> Saved:
        latest = self.open(assessment_id)
        if latest.revision != revision:
            raise EditConflict(latest)
        return latest

    def _keep_edition(self, name: str, edition: EditionRef, part: Checklist | GroupCatalogue | Scale) -> None:
        if not edition.fingerprint or edition.fingerprint in self._kept:
            return
        content = part.model_dump_json(by_alias=True, exclude_defaults=True)
        kept = EditionContent(edition.fingerprint, name, edition.edition, content)
        self._ports.store.keep_edition(kept, self._ports.clock().astimezone(UTC))
        self._kept.add(edition.fingerprint)


def _editions(assessment: Assessment) -> str:
    editions = {name: ref.model_dump(by_alias=True) for name, ref in assessment.editions.items()}
    return json.dumps(editions, ensure_ascii=False, separators=(",", ":"))


def promise_path(found: FollowedUp) -> Path:
    """Return the answer that a note of what came of it belongs to."""
    return ("åtgärder" if found.kind is PromiseKind.MEASURE else "uppföljning", found.item)


def _json(part: Any) -> str | None:
    return None if part is None else json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _opened(stored: StoredDocument) -> Saved:
    read = read_stored(stored.text)
    if isinstance(read, tuple):
        raise BrokenFile(
            (
                tr(
                    "Bedömningen går inte att öppna, men den är kvar. "
                    "Visa texten för den som sköter Konsekvens."
                ),
                *read,
            )
        )
    return Saved(read, stored.revision, stored.saved_at)
