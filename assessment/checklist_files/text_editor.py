"""A folder of checklists as texts: changed, checked and tried without a disk. What the workshop works with.

Knows which file a change is about. Knows no screen, and keeps nothing but what saves time.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import PurePosixPath

from assessment.checklist_files.answers_as_scenario import as_scenario
from assessment.checklist_files.bases import base_content, base_of
from assessment.checklist_files.changing import id_of
from assessment.checklist_files.editing_file import edited_text
from assessment.checklist_files.folder import Loaded, read_texts
from assessment.checklist_files.kept import Kept
from assessment.checklist_files.places import InMemory
from assessment.checklist_files.publishing import editions_text
from assessment.checklist_files.review_marks import review_marks, without_marks
from assessment.checklist_files.trying import try_scenarios
from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist_edits import ChecklistEdit, ChecklistEditError, RaiseEdition
from assessment.core.language import tr
from assessment.core.lint import SCENARIOS
from assessment.core.scenario import Scenario
from assessment.core.shape import quoted
from assessment.service.workshop_ports import Diagnosed, Files, ReviewMark, TriedScenario

_WITH_EDITION = ("grupper", "skala")


def diagnose(
    files: Mapping[str, str | bytes], *, today: date | None = None, folder: str = "", kept: Kept | None = None
) -> Loaded:
    """Return the checklists of texts by name and every diagnostic of ``konsekvens check``, off the disk.

    Args:
        files: the texts, as `Files` says.
        today: the day to judge expiry by; None leaves expiry out.
        folder: what to call the folder in diagnostics.
        kept: what is remembered from the last time, so that only what has changed is read.
    """
    return read_texts(files, today=today, folder=folder, kept=kept)


class TextEditor:
    """Changes and reads checklists as texts. It remembers the last ones it read."""

    def __init__(self) -> None:
        self._kept = Kept()

    def file_of(self, files: Files, checklist: str) -> str | None:
        """Return the name of the file with a checklist's id, or None."""
        own = sorted(n for n in files if "/" not in n and n.endswith(".yaml"))
        return next((name for name in own if id_of(files[name]) == checklist), None)

    def review_marks(self, text: str) -> tuple[ReviewMark, ...]:
        """Return what is left to review in a file."""
        return review_marks(text)

    def without_marks(self, text: str, marks: Collection[ReviewMark]) -> str:
        """Return a file without the marks that have been reviewed."""
        return without_marks(text, marks)

    def edited(self, files: Files, edit: ChecklistEdit) -> dict[str, str]:
        """Return every file, one of them with the change.

        Raises:
            ChecklistEditError: when the change cannot be made, in Swedish.
        """
        name = _file_of(files, edit)
        return {**files, name: edited_text(files[name], edit)}

    def diagnosed(self, files: Files, today: date | None = None) -> Diagnosed:
        """Return the checklists and every diagnostic; file names are those of the texts."""
        loaded = diagnose(dict(files), today=today, kept=self._kept)
        return Diagnosed(loaded.checklists, loaded.diagnostics)

    def tried(self, files: Files) -> tuple[TriedScenario, ...]:
        """Return how every scenario went, in the order of files and scenarios; () without checklists."""
        place = InMemory(dict(files))

        def base(scenario: Scenario, file: str) -> Assessment | tuple[str, ...] | None:
            name = scenario.builds_on
            folder = PurePosixPath(file).parent.as_posix()
            return base_of(base_content(place, folder, name), name) if name else None

        outcomes = try_scenarios(read_texts(dict(files), check=False), base)
        return tuple(TriedScenario(o.file, o.name, o.differences) for o in outcomes)

    def as_scenario(self, assessment: Assessment, checklists: ChecklistSet, name: str) -> str:
        """Return the answers as a scenario that expects what they give today.

        Raises:
            ChecklistEditError: when there is nothing to expect, in Swedish.
        """
        return as_scenario(assessment, checklists, name)

    def with_scenario(self, files: Files, file: str, scenario: str) -> dict[str, str]:
        """Return every file, and the scenario last in ``scenarier/…``, which is begun when it is new.

        Raises:
            ChecklistEditError: when the file lies elsewhere.
        """
        path = PurePosixPath(file)
        if path.parent.as_posix() != SCENARIOS or path.suffix != ".yaml":
            raise ChecklistEditError(
                tr("Lägg scenariot i en fil som heter till exempel {file}.", file=f"{SCENARIOS}/egna.yaml")
            )
        before = files.get(file, "").rstrip()
        return {**files, file: f"{before}\n\n{scenario}" if before else scenario}

    def editions(self, files: Files) -> str:
        """Return what utgavor.yaml should hold once the present editions are published.

        Raises:
            ChecklistEditError: when the files cannot be read whole.
        """
        loaded = read_texts(dict(files), check=False)
        if loaded.checklists is None:
            raise ChecklistEditError(tr("Checklistorna går inte att läsa än. Rätta felen först."))
        return editions_text(loaded)


def _file_of(files: Files, edit: ChecklistEdit) -> str:
    """Return the name of the file that a change is about."""
    wanted = edit.checklist
    own = [name for name in files if "/" not in name and name.endswith(".yaml")]
    if isinstance(edit, RaiseEdition) and wanted in _WITH_EDITION and f"{wanted}.yaml" in own:
        return f"{wanted}.yaml"
    first = f"{wanted}.yaml"
    for name in sorted(own, key=lambda n: n != first):
        if id_of(files[name]) == wanted:
            return name
    if first in own:
        return first  # It cannot be read, and whoever changes it will say so.
    raise ChecklistEditError(
        tr("Checklistan {name} ligger inte här. Välj en av checklistorna i utkastet.", name=quoted(wanted))
    )
