"""The scenarios of a folder, tried: what each should give, held against what it gives.

Knows where the assessments that scenarios build on lie. Knows no screen; pytest, the command line and the app
all try scenarios here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assessment.checklist_files.bases import read_base
from assessment.checklist_files.folder import Loaded
from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.content_coverage import ContentCoverage, Tried, content_coverage
from assessment.core.expectation import mismatches
from assessment.core.flow import flow_of
from assessment.core.points import points_of
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


Base = Callable[[Scenario, str], Assessment | tuple[str, ...] | None]
"""Finds what a scenario in a file builds on: an assessment, nothing, or sentences."""


def try_scenarios(loaded: Loaded, base_of: Base = read_base) -> tuple[Outcome, ...]:
    """Return how every scenario of a folder went, in the order of files and scenarios.

    A scenario is tried only against whole checklists: () is returned without them. What scenarios build on is
    looked for on the disk, unless `base_of` knows better.
    """
    if loaded.checklists is None:
        return ()
    return tuple(
        Outcome(file, scenario.name, _differences(scenario, base_of(scenario, file), loaded.checklists))
        for file, scenarios in sorted(loaded.scenarios.items())
        for scenario in scenarios
    )


def try_content(loaded: Loaded, only: str | None = None) -> ContentCoverage | None:
    """Return which parts of the checklists the scenarios try, and the assessments that they build on.

    Args:
        loaded: A folder that was read.
        only: A file of scenarios, when no other file counts.

    Returns:
        None without whole checklists.
    """
    checklists = loaded.checklists
    if checklists is None:
        return None
    files = {file: scenarios for file, scenarios in sorted(loaded.scenarios.items()) if only in {None, file}}
    return content_coverage(checklists, (_tried(a, checklists) for a in _assessments(files, checklists)))


def _tried(assessment: Assessment, checklists: ChecklistSet) -> Tried:
    flow = flow_of(assessment, checklists)
    return flow, score(assessment, checklists, flow)


def _assessments(files: Mapping[str, tuple[Scenario, ...]], checklists: ChecklistSet) -> Iterator[Assessment]:
    bases: dict[str, Assessment] = {}
    for file, scenarios in files.items():
        for scenario in scenarios:
            base = read_base(scenario, file)
            if isinstance(base, tuple):
                continue
            if base is not None:
                bases.setdefault(scenario.builds_on, base)
            yield to_assessment(scenario, checklists, base)
    yield from bases.values()


def _differences(
    scenario: Scenario, base: Assessment | tuple[str, ...] | None, checklists: ChecklistSet
) -> tuple[str, ...]:
    if isinstance(base, tuple):
        return base
    assessment = to_assessment(scenario, checklists, base)
    flow = flow_of(assessment, checklists)
    return mismatches(scenario.expected, assessment, score(assessment, checklists, flow), points_of(flow))
