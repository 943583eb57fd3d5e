"""The checklist workshop: read the checklists, and change a draft of them, alone or several at once.

Knows drafts as texts and who may change them. Knows no YAML; publishing is in `workshop_publishing`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NoReturn

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist_edits import ChecklistEdit, ChecklistEditError
from assessment.core.language import tr
from assessment.core.people import Person, Role
from assessment.service.bringing import Bringing
from assessment.service.checklist_reading import ReadChecklist, reading_of
from assessment.service.errors import ServiceError
from assessment.service.ports import Ports
from assessment.service.workshop_bench import Bench
from assessment.service.workshop_ports import Diagnosed, Files, TriedScenario
from assessment.service.workshop_publishing import Publishing
from assessment.service.workshop_store import ChecklistDraft, DraftLine

_TRIES = 5


class NotStrategist(ServiceError):  # noqa: N818 - the name is what happened, not that it is an error
    """The person has not the role strateg."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Checklistorna läser och ändrar den som har rollen strateg. "
                "Be den som sköter Konsekvens om du behöver kunna det."
            )
        )


class WorkshopClosed(ServiceError):  # noqa: N818 - as above
    """Checklists cannot be changed here."""

    def __init__(self) -> None:
        super().__init__(tr("Checklistorna går inte att ändra här."))


class DraftNotFound(ServiceError):  # noqa: N818 - as above
    """There is no such draft: it has been thrown or published."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "Utkastet finns inte längre. Det kan vara kastat eller publicerat. "
                "Gå till Checklistor och välj ett annat."
            )
        )


class DraftConflict(ServiceError):  # noqa: N818 - as above
    """Somebody else has changed the same file since it was opened; nothing was overwritten.

    ``theirs`` is what is saved, and ``mine`` what was to be saved.
    """

    def __init__(self, name: str, theirs: str, mine: str) -> None:
        self.name, self.theirs, self.mine = name, theirs, mine
        super().__init__(
            tr(
                "Någon annan har ändrat samma fil sedan du öppnade den. "
                "Inget är överskrivet. Läs båda och välj."
            )
        )


class EditRefused(ServiceError):  # noqa: N818 - as above
    """The change cannot be made; the message says what to do instead. The draft is as it was."""


class Workshop(Publishing, Bringing):
    """The workshop, as one person may use it. Everything asks for the role strateg."""

    def __init__(self, ports: Ports, bench: Bench, person: Person) -> None:
        """Make the workshop of a person.

        Raises:
            NotStrategist: when the person has not the role.
        """
        if Role.STRATEGIST not in person.roles:
            raise NotStrategist
        self._ports, self._bench, self.person = ports, bench, person

    # Read

    def in_use(self) -> ChecklistSet:
        """Return the checklists in use.

        Raises:
            ChecklistsUnavailable: when they cannot be read.
        """
        return self._ports.checklists.current()

    def readings(self, checklists: ChecklistSet) -> tuple[ReadChecklist, ...]:
        """Return checklists as people read them."""
        return tuple(reading_of(c, checklists) for c in checklists.checklists)

    def word(self, checklists: ChecklistSet, title: str, about: str) -> bytes:
        """Return checklists as a Word file for a nämnd's decision."""
        return self._ports.documents.checklist_document(self.readings(checklists), title, about)

    # Drafts

    def drafts(self) -> tuple[DraftLine, ...]:
        """Return every draft, the last changed first."""
        return self._ports.store.drafts()

    def begin(self, name: str, *, from_folder: bool = False) -> ChecklistDraft:
        """Keep a copy of the edition in use as a draft, and return it.

        Args:
            name: what to call it; an empty name becomes the day.
            from_folder: copy the folder of the installation instead, as after a new version of the program.
        """
        now = self._ports.clock()
        called = " ".join(name.split())[:200] or tr("Utkast {day}", day=now.date())
        files = self._bench.folder() if from_folder else self.files_in_use()
        line = DraftLine(self._ports.new_id(), called, 1, self._now(), self.person.id)
        draft = ChecklistDraft(line, files, files)
        self._ports.store.add_draft(draft)
        return draft

    def draft(self, draft_id: str) -> ChecklistDraft:
        """Return a draft.

        Raises:
            DraftNotFound: when it is thrown or published.
        """
        found = self._ports.store.draft(draft_id)
        if found is None:
            raise DraftNotFound
        return found

    def discard(self, draft_id: str) -> None:
        """Throw a draft.

        Raises:
            DraftNotFound: when it is not there.
        """
        if not self._ports.store.discard_draft(draft_id):
            raise DraftNotFound

    def write(self, draft_id: str, name: str, text: str, seen: str) -> ChecklistDraft:
        """Save one file of a draft as text, and return the draft. What others changed in other files stays.

        Args:
            draft_id: the draft.
            name: the file.
            text: what it is to hold.
            seen: what it held when the writer opened it.

        Raises:
            DraftConflict: when it holds something else by now; nothing is overwritten.
            DraftNotFound: when the draft is gone.
        """
        text = text.replace("\r\n", "\n")

        def change(files: Files) -> Mapping[str, str]:
            saved = files.get(name, "")
            if saved not in {seen, text}:
                raise DraftConflict(name, saved, text)
            return {**files, name: text}

        return self._changed(draft_id, change)

    def edit(self, draft_id: str, *edits: ChecklistEdit) -> ChecklistDraft:
        """Make changes of a form in a draft as it is now, all or none, and return it.

        Raises:
            EditRefused: when one cannot be made.
            DraftNotFound: when the draft is gone.
        """

        def change(files: Files) -> Mapping[str, str]:
            for edit in edits:
                files = self._bench.editor.edited(files, edit)
            return files

        return self._changed(draft_id, change)

    def save_scenario(
        self, draft_id: str, file: str, name: str, assessment: Assessment, checklists: ChecklistSet
    ) -> ChecklistDraft:
        """Save answers as a scenario of the draft, that expects what they give today.

        Raises:
            EditRefused: when the answers give nothing to expect, or the file lies elsewhere.
            DraftNotFound: when the draft is gone.
        """

        def change(files: Files) -> Mapping[str, str]:
            editor = self._bench.editor
            return editor.with_scenario(files, file, editor.as_scenario(assessment, checklists, name))

        return self._changed(draft_id, change)

    def diagnosed(self, files: Files) -> Diagnosed:
        """Return the checklists of a draft and everything that is wrong with them."""
        return self._bench.editor.diagnosed(files, self._ports.clock().date())

    def tried(self, files: Files) -> tuple[TriedScenario, ...]:
        """Return how every scenario of a draft goes."""
        return self._bench.editor.tried(files)

    def _refuse_overwriting(self, name: str, theirs: str, mine: str) -> NoReturn:
        raise DraftConflict(name, theirs, mine)

    def _changed(self, draft_id: str, change: Callable[[Files], Mapping[str, str]]) -> ChecklistDraft:
        for _ in range(_TRIES):
            found = self.draft(draft_id)
            try:
                files = change(found.files)
            except ChecklistEditError as error:
                raise EditRefused(str(error)) from error
            if files == found.files:
                return found
            version = found.line.version
            line = replace(found.line, version=version + 1, changed_at=self._now(), who=self.person.id)
            wanted = replace(found, line=line, files=files)
            # Somebody may have saved in between; then the change is made in what they saved.
            if self._ports.store.replace_draft(wanted, version):
                return wanted
        raise EditRefused(tr("Många sparar i utkastet just nu. Försök igen."))
