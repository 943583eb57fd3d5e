"""The assessments that scenarios build on, read from beside the scenarios.

Knows where they lie. Knows no checklist and no result.
"""

from pathlib import Path

from assessment.checklist_files.syntax import read_data
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import from_plain, parse
from assessment.core.scenario import Scenario


def read_base(scenario: Scenario, file: str) -> Assessment | tuple[str, ...] | None:
    """Return the assessment that a scenario builds on, None when it builds on none, or sentences.

    Args:
        scenario: the scenario.
        file: the scenario's file; the other is looked for from its folder.
    """
    if not scenario.builds_on:
        return None
    path = Path(file).parent / scenario.builds_on
    try:
        content = path.read_bytes()
    except (OSError, ValueError):  # A name with a null byte in it is no name of a file.
        return (f"Filen {scenario.builds_on}, som scenariot bygger på, går inte att läsa.",)
    if path.suffix == ".json":
        read = parse(content)
    else:
        document = read_data(content, path.name)
        if document.diagnostics:
            return (f"Filen {scenario.builds_on}, som scenariot bygger på, är inte rätt skriven.",)
        read = from_plain(document.data)
    if isinstance(read, Assessment):
        return read
    return tuple(f"I {scenario.builds_on}: {sentence}" for sentence in read)
