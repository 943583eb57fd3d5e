"""The checklists as each nämnd has them: with its own changes, and without what it does not ask for.

Knows what organisation.yaml says of a nämnd. Reads no file: the folders are watched for it.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic
from assessment.core.language import tr
from assessment.core.people import board_key
from assessment.core.shape import nearest, quoted
from assessment.service.errors import ChecklistsUnavailable, ServiceError
from assessment.service.kept_editions import like
from assessment.service.organisation import FILE, Board, Organisation
from assessment.service.ports import ChecklistSource

Watch = Callable[[str], ChecklistSource]
"""Gives the checklists of a nämnd's own folder, by the path that organisation.yaml says."""


class BoardChecklists:
    """The usual checklists, and those of each nämnd that has something of its own."""

    def __init__(
        self, usual: ChecklistSource, organisation: Callable[[], Organisation], watch: Watch
    ) -> None:
        """Make the checklists of every nämnd; `organisation` and `watch` are asked again and again."""
        self._usual = usual
        self._organisation = organisation
        self._watch = watch
        self._lock = Lock()
        self._told = Organisation()
        self._folders: dict[str, ChecklistSource] = {}
        self._made: dict[str, tuple[ChecklistSet, tuple[str, ...], ChecklistSet]] = {}

    def current(self, board: str = "") -> ChecklistSet:
        """Return the checklists, as a nämnd has them when one is named.

        Raises:
            ChecklistsUnavailable: when they cannot be read and never could.
        """
        own = self._board(board)
        if own is None or not (own.perspectives or own.local):
            return self._usual.current()
        whole = self._folder(own.local).current() if own.local else self._usual.current()
        return self._asked(own, whole) if own.perspectives else whole

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what the last reading had to say, of the nämnder's own folders as well."""
        found = self._usual.diagnostics()
        with self._lock:
            folders = tuple(self._folders.values())
        own = (d for folder in folders for d in folder.diagnostics())
        # A folder of changes is read together with the one that it builds on.
        return tuple(dict.fromkeys((*found, *own)))

    def _board(self, name: str) -> Board | None:
        if not name.strip():
            return None
        # What is wrong is told where a document is made; who answers goes on with what was said before.
        with suppress(ServiceError):
            self._told = self._organisation()
        return self._told.board(name)

    def _folder(self, path: str) -> ChecklistSource:
        with self._lock:
            if path not in self._folders:
                self._folders[path] = self._watch(path)
            return self._folders[path]

    def _asked(self, own: Board, whole: ChecklistSet) -> ChecklistSet:
        """Return the checklists without the perspectives that a nämnd leaves out; made once of the same."""
        key = board_key(own.name)
        known = self._made.get(key)
        if known is not None and known[0] is whole and known[1] == own.perspectives:
            return known[2]
        if trouble := _trouble(own, whole):
            if known is not None:
                return known[2]
            raise ChecklistsUnavailable(trouble)
        made = _without(whole, own.perspectives)
        self._made[key] = (whole, own.perspectives, made)
        return made


def _trouble(own: Board, whole: ChecklistSet) -> str:
    ids = [c.id for c in whole.perspectives]
    unknown = next((p for p in own.perspectives if p not in ids), None)
    if unknown is None:
        return ""
    near = nearest(unknown, ids)
    tip = (
        tr("Menade du {name}?", name=quoted(near))
        if near
        else tr("De som finns är {names}.", names=", ".join(ids))
    )
    return tr(
        "I {file}, nämnder → {board} → perspektiv: det finns inget perspektiv med id {name}. {tip}",
        file=FILE,
        board=own.name,
        name=quoted(unknown),
        tip=tip,
    )


def _without(whole: ChecklistSet, asked: tuple[str, ...]) -> ChecklistSet:
    left_out = {c.id: c.name for c in whole.perspectives if c.id not in asked}
    return like(
        whole,
        checklists=tuple(c for c in whole.checklists if c.id not in left_out),
        fingerprints={name: p for name, p in whole.fingerprints.items() if name not in left_out},
        not_asked=left_out,
    )
