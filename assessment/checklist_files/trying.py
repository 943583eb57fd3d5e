"""The scenarios of a folder, tried: what each should give, held against what it gives.

Knows where the assessments that scenarios build on lie. Knows no screen; pytest, the command line and the app
all try scenarios here.
"""

from dataclasses import dataclass
from pathlib import Path

from assessment.checklist_files.folder import Loaded
from assessment.checklist_files.syntax import read_data
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import from_plain, parse
from assessment.core.catalogue import ChecklistSet
from assessment.core.expectation import mismatches
from assessment.core.scenario import Scenario, to_assessment
from assessment.core.scoring import score


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scenario after trying: the file, its name, and in which ways the result differs; () for none."""

    file: str
    name: str
    differences: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """True when everything was as expected."""
        return not self.differences


def try_scenarios(loaded: Loaded) -> tuple[Outcome, ...]:
    """Return how every scenario of a folder went, in the order of files and scenarios.

    A scenario is tried only against whole checklists: () is returned without them.
    """
    if loaded.checklists is None:
        return ()
    return tuple(
        Outcome(file, scenario.name, _differences(scenario, file, loaded.checklists))
        for file, scenarios in sorted(loaded.scenarios.items())
        for scenario in scenarios
    )


def _differences(scenario: Scenario, file: str, checklists: ChecklistSet) -> tuple[str, ...]:
    base = read_base(scenario, file)
    if isinstance(base, tuple):
        return base
    assessment = to_assessment(scenario, checklists, base)
    return mismatches(scenario.expected, assessment, score(assessment, checklists))


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
    except OSError:
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
