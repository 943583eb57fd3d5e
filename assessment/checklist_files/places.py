"""Where the files of a folder come from: a disk, with or without drafts in their place, or texts in memory.

Knows names and contents. Knows no YAML and no checklist.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from typing import Protocol

from assessment.checklist_files.opening import start_of
from assessment.checklist_files.syntax import BYTES
from assessment.core.lint import SCENARIOS


class Place(Protocol):
    """A folder, wherever it is."""

    @property
    def path(self) -> Path:
        """What the folder is called; file names in diagnostics begin with it."""

    def exists(self) -> bool:
        """Return True when it is there."""

    def names(self) -> Iterable[str]:
        """Return the names of its files and of those in scenarier.

        Raises:
            OSError: when it cannot be listed.
        """

    def content(self, name: str, most: int = BYTES) -> str | bytes:
        """Return a file, or a little more than `most` bytes of a larger one.

        Raises:
            OSError: when it cannot be opened.
        """

    def beside(self, path: str) -> "Place":
        """Return another folder, by the way that leads to it from this one."""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A folder on this computer. `drafts` are read in place of files, by name."""

    path: Path
    drafts: Mapping[str, str | bytes] = field(default_factory=dict)

    def exists(self) -> bool:
        """Return True when it is there."""
        return self.path.is_dir()

    def names(self) -> Iterable[str]:
        """Return the names of its files and of the drafts."""
        files = (*self.path.iterdir(), *self.path.glob(f"{SCENARIOS}/*"))
        return {*self.drafts, *(file.relative_to(self.path).as_posix() for file in files)}

    def content(self, name: str, most: int = BYTES) -> str | bytes:
        """Return the draft, or else the file."""
        return self.drafts[name] if name in self.drafts else start_of(self.path / name, most)

    def beside(self, path: str) -> Place:
        """Return another folder, without drafts."""
        return OnDisk(Path(normpath(self.path / path)))


@dataclass(frozen=True, slots=True)
class InMemory:
    """Texts by name, as they would lie in a folder; ``../grund/skala.yaml`` lies beside it.

    `path` is only what the folder is called, and `at` the way from the texts to it.
    """

    files: Mapping[str, str | bytes]
    path: Path = Path()
    at: str = ""

    def exists(self) -> bool:
        """Return True when there is a text in it; the folder itself is always there."""
        return not self.at or any(True for _ in self.names())

    def names(self) -> Iterable[str]:
        """Return the names of the texts in it and in scenarier."""
        start = f"{self.at}/" if self.at else ""
        inside = (name.removeprefix(start) for name in self.files if name.startswith(start))
        return {n for n in inside if "/" not in n.removeprefix(f"{SCENARIOS}/")}

    def content(self, name: str, most: int = BYTES) -> str | bytes:  # noqa: ARG002 - it is already here
        """Return a text, however long."""
        found = self.files.get(normpath(f"{self.at}/{name}" if self.at else name))
        if found is None:
            raise FileNotFoundError(name)
        return found

    def beside(self, path: str) -> Place:
        """Return another folder among the same texts."""
        at = normpath(f"{self.at}/{path}" if self.at else path)
        return InMemory(self.files, Path(normpath(self.path / path)), at)
