"""The assessments that scenarios build on, read from beside the scenarios.

Knows where they lie. Knows no checklist and no result.
"""

from pathlib import Path, PurePosixPath

from assessment.checklist_files.places import OnDisk, Place
from assessment.checklist_files.syntax import BYTES, read_data
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import from_plain, parse
from assessment.core.scenario import Scenario

MOST = 16 * BYTES
"""Largest assessment that is read, in bytes."""


def read_base(scenario: Scenario, file: str) -> Assessment | tuple[str, ...] | None:
    """Return the assessment that a scenario builds on, None when it builds on none, or sentences.

    Args:
        scenario: the scenario.
        file: the scenario's file; the other is looked for from its folder.
    """
    if not scenario.builds_on:
        return None
    return base_of(base_content(OnDisk(Path(file).parent), "", scenario.builds_on), scenario.builds_on)


def base_content(place: Place, folder: str, name: str) -> str | bytes | None:
    """Return what the way `name` leads to from a folder within the place; None when it cannot be opened."""
    try:
        return place.content((PurePosixPath(folder) / name).as_posix(), MOST)
    except (OSError, ValueError):  # A name with a null byte in it is no name of a file.
        return None


def base_of(content: str | bytes | None, name: str) -> Assessment | tuple[str, ...]:
    """Return the assessment that this content is, or sentences that call it `name`."""
    path = PurePosixPath(name)
    if content is None:
        return (f"Filen {name}, som scenariot bygger på, går inte att läsa.",)
    if path.suffix == ".json":
        read = parse(content.encode(errors="replace") if isinstance(content, str) else content)
    else:
        document = read_data(content, path.name)
        if document.diagnostics:
            return (f"Filen {name}, som scenariot bygger på, är inte rätt skriven.",)
        read = from_plain(document.data)
    if isinstance(read, Assessment):
        return read
    return tuple(f"I {name}: {sentence}" for sentence in read)
