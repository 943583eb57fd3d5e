"""Bringing checklists to and from Excel in the workshop, and people's own lists of questions into a draft.

Knows drafts as texts and when somebody else has changed them meanwhile. Knows no sheet, YAML or screen.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostic_codes import Level
from assessment.core.diagnostics import tally
from assessment.core.edition_changes import edition_changes
from assessment.core.language import tr
from assessment.core.question_list import Fate, draft_of
from assessment.core.vocabulary import AnswerType
from assessment.service.checklist_reading import answered_with
from assessment.service.errors import BrokenFile
from assessment.service.ports import Ports
from assessment.service.workshop_bench import Bench
from assessment.service.workshop_ports import Diagnosed, Files, ReviewMark, TakenWorkbook
from assessment.service.workshop_store import ChecklistDraft

_SOURCES = "kallor.yaml"
_RESERVED = frozenset({"lokalt", "utgavor", "scenarier"})
"""Names of files that hold something else than a checklist, where a draft has none of them yet."""
_LONGEST = 200
"""Signs of a name that somebody writes."""


@dataclass(frozen=True, slots=True)
class BroughtWorkbook:
    """A workbook that has been read and held against a draft; nothing has changed yet."""

    file: str
    """The checklist's file in the draft."""
    seen: Mapping[str, str]
    """What the files that it changes held when it was read."""
    wanted: Mapping[str, str]
    """What they should hold."""
    stale: tuple[str, ...]
    """The files that somebody has changed since the workbook was made."""
    told: tuple[str, ...]
    """What would be different in the draft, in plain sentences."""

    @property
    def same(self) -> bool:
        """True when the draft already is as the workbook says."""
        return self.seen == self.wanted


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A question as it was understood: the section that it is in, its words, and what it is answered with."""

    section: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class BroughtList:
    """Somebody's own list of questions as a checklist; nothing is added to a draft yet."""

    file: str
    name: str
    text: str
    questions: tuple[AskedLine, ...]
    fates: tuple[Fate, ...]
    faults: tuple[str, ...]
    """What would be wrong in the draft with it, as sentences."""


@dataclass(frozen=True, slots=True)
class Review:
    """Something left to review, and the file that it is in."""

    file: str
    mark: ReviewMark


class Bringing(ABC):
    """The part of the workshop that takes in and hands out Excel and Word."""

    _bench: Bench
    _ports: Ports

    @abstractmethod
    def draft(self, draft_id: str) -> ChecklistDraft:
        """Return a draft."""

    @abstractmethod
    def diagnosed(self, files: Files) -> Diagnosed:
        """Return the checklists of texts and everything that is wrong with them."""

    @abstractmethod
    def _changed(self, draft_id: str, change: Callable[[Files], Mapping[str, str]]) -> ChecklistDraft:
        """Save a change in a draft as it is now, and return it."""

    @abstractmethod
    def _refuse_overwriting(self, name: str, theirs: str, mine: str) -> None:
        """Raise that somebody else has changed the same file."""

    def workbook(self, draft: ChecklistDraft, checklist: str) -> bytes:
        """Return a checklist of a draft as a workbook.

        Raises:
            BrokenFile: when the file cannot be read; the sentence says what to do.
        """
        name = self._file(draft.files, checklist)
        return self._bench.exchange.workbook(name, draft.files[name], draft.files.get(_SOURCES))

    def read_workbook(self, draft_id: str, content: bytes) -> BroughtWorkbook:
        """Return what a workbook would change in a draft. Nothing is saved.

        Raises:
            BrokenFile: when something in it is not understood, one sentence for each fault.
            DraftNotFound: when the draft is gone.
        """
        taken = self._bench.exchange.taken(content)
        files = self.draft(draft_id).files
        name = self._file(files, taken.checklist)
        wanted, stale = {name: taken.text}, []
        if taken.original != files[name] != taken.text:
            stale.append(name)
        if taken.sources:
            before = files.get(_SOURCES, "")
            wanted[_SOURCES] = self._bench.exchange.sources_with(before, taken.sources)
            if self._overtaken(taken, before):
                stale.append(_SOURCES)
        seen = {file: files.get(file, "") for file in wanted}
        told = self._told(files, {**files, **wanted})
        return BroughtWorkbook(name, seen, wanted, tuple(stale), told)

    def take_workbook(self, draft_id: str, brought: BroughtWorkbook) -> ChecklistDraft:
        """Let a draft be as a workbook says, and return it. Other files stay.

        Raises:
            DraftConflict: when somebody has changed the same files since it was read; nothing is overwritten.
            DraftNotFound: when the draft is gone.
        """

        def change(files: Files) -> Mapping[str, str]:
            for name, text in brought.wanted.items():
                saved = files.get(name, "")
                if saved not in {brought.seen[name], text}:
                    self._refuse_overwriting(name, saved, text)
            return {**files, **brought.wanted}

        return self._changed(draft_id, change)

    def read_list(
        self, draft_id: str, content: bytes, file: str, name: str = "", owner: str = ""
    ) -> BroughtList:
        """Return what becomes of somebody's own list of questions. Nothing is saved.

        Args:
            draft_id: the draft that it is to be added to.
            content: the list, in Word or Excel.
            file: the file's name; its ending says which.
            name: what to call the checklist; '' for the list's title, or else the file's name.
            owner: the function that looks after it; '' leaves that to be written.

        Raises:
            BrokenFile: when it cannot be read, has no question, or its name is taken.
            DraftNotFound: when the draft is gone.
        """
        name, owner = (" ".join(said.split())[:_LONGEST] for said in (name, owner))
        lines = self._bench.exchange.lines(content, file)
        today = self._ports.clock().date()
        made = draft_of(lines, name or PurePosixPath(file).stem, today, instead=bool(name), owner=owner)
        if made is None:
            raise BrokenFile((tr("Listan har inga frågor. Skriv en fråga på varje rad, med frågetecken."),))
        files = self.draft(draft_id).files
        own = f"{made.data['checklista']}.yaml"
        self._refuse_taken(files, own, made.data["namn"])
        text = self._bench.exchange.laid_out(made.data, made.notes)
        wrong = [d for d in self.diagnosed({**files, own: text}).diagnostics if d.file == own]
        faults = tuple(d.message for d in wrong if d.level is Level.ERROR and d.code != "utgåva-inte-höjd")
        return BroughtList(own, made.data["namn"], text, _asked(made.data), made.fates, faults)

    def take_list(self, draft_id: str, brought: BroughtList) -> ChecklistDraft:
        """Add a checklist made of a list to a draft, and return it.

        Raises:
            BrokenFile: when its name has been taken meanwhile.
            DraftNotFound: when the draft is gone.
        """

        def change(files: Files) -> Mapping[str, str]:
            self._refuse_taken(files, brought.file, brought.name)
            return {**files, brought.file: brought.text}

        return self._changed(draft_id, change)

    def reviews(self, files: Files) -> tuple[Review, ...]:
        """Return what was guessed in a draft and is left to review."""
        own = sorted(name for name in files if "/" not in name and name.endswith(".yaml"))
        return tuple(Review(n, mark) for n in own for mark in self._bench.editor.review_marks(files[n]))

    def reviewed(self, draft_id: str, reviews: Collection[Review]) -> ChecklistDraft:
        """Take away the marks of what somebody has reviewed, and return the draft.

        Raises:
            DraftNotFound: when the draft is gone.
        """
        wanted: dict[str, set[ReviewMark]] = {}
        for review in reviews:
            wanted.setdefault(review.file, set()).add(review.mark)

        def change(files: Files) -> Mapping[str, str]:
            editor = self._bench.editor
            done = {n: editor.without_marks(files[n], marks) for n, marks in wanted.items() if n in files}
            return {**files, **done}

        return self._changed(draft_id, change)

    def _refuse_taken(self, files: Files, own: str, name: str) -> None:
        taken = own in files or PurePosixPath(own).stem in _RESERVED
        if taken or self._bench.editor.file_of(files, PurePosixPath(own).stem):
            raise BrokenFile(
                (tr("Utkastet har redan en checklista som heter ”{name}”. Skriv ett annat namn.", name=name),)
            )

    def _file(self, files: Files, checklist: str) -> str:
        """Return the name of a checklist's file."""
        found = self._bench.editor.file_of(files, checklist)
        if found is None:
            raise BrokenFile(
                (
                    tr(
                        "Utkastet har ingen checklista med id:t ”{name}”. Läs in arbetsboken i det utkast "
                        "som den är hämtad ur, och ändra inte cellen checklista på bladet Checklista.",
                        name=checklist,
                    ),
                )
            )
        return found

    def _overtaken(self, taken: TakenWorkbook, sources: str) -> bool:
        """Return True when a source that the workbook changes has been changed since it was made."""
        now = self._bench.exchange.sources_in(sources)
        for row in taken.sources:
            name = str(row.get("id", ""))
            if now.get(name) not in (taken.sources_before.get(name), row):
                return True
        return False

    def _told(self, before: Files, after: Files) -> tuple[str, ...]:
        """Return what differs, in plain sentences, and how much there is to mend then."""
        if before == after:
            return ()
        found, was = self.diagnosed(after), self.diagnosed(before)
        told = _differences(was.checklists, found.checklists)
        if not found.ok and found.diagnostics != was.diagnostics:
            told.append(
                tr(
                    "Utkastet har då {faults}. Läs dem under Skriv.",
                    faults=tally(found.diagnostics),
                )
            )
        return tuple(told)


def _asked(data: Mapping[str, Any]) -> tuple[AskedLine, ...]:
    return tuple(
        AskedLine(section["namn"], asked["fråga"], answered_with(AnswerType(asked["svarstyp"])))
        for section in data["avsnitt"]
        for asked in section["frågor"]
    )


def _differences(before: ChecklistSet | None, after: ChecklistSet | None) -> list[str]:
    if before is None or after is None:
        return [tr("Texten i filen är ändrad.")]
    told = [change.sentence for change in edition_changes(before, after)]
    return told or [
        tr("Frågor och svar är som förut. Det som skiljer är källor, översättning eller ordning.")
    ]
