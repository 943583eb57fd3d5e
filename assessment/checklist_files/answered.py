"""The scenarios of a folder as whole assessments, for whoever wants to do more with them than try them.

Knows where scenarios and what they build on lie. Knows no result.
"""

from collections.abc import Iterator

from assessment.checklist_files.bases import read_base
from assessment.checklist_files.folder import Loaded
from assessment.core.scenario import to_assessment
from assessment.service.consequences import AnsweredScenario


def answered_scenarios(loaded: Loaded) -> Iterator[AnsweredScenario]:
    """Yield every scenario with its answers, in the order of files and scenarios.

    A scenario that builds on a file that cannot be read is left out, and so are all without whole checklists.
    """
    if loaded.checklists is None:
        return
    for file, scenarios in sorted(loaded.scenarios.items()):
        for scenario in scenarios:
            base = read_base(scenario, file)
            if not isinstance(base, tuple):
                yield AnsweredScenario(file, scenario.name, to_assessment(scenario, loaded.checklists, base))
