"""The scenarios of a folder, tried: what each should give, held against what it gives.

Knows where the assessments that scenarios build on lie. Knows no screen; pytest, the command line and the app
all try scenarios here.
"""

from dataclasses import dataclass

from assessment.checklist_files.bases import read_base
from assessment.checklist_files.folder import Loaded
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
