"""Do the examples try every answer?

Knows which answers scenarios give. What they should result in is asked in `expectation`.
"""

from collections import defaultdict
from collections.abc import Iterator

from assessment.core.assessment import Answer, Value
from assessment.core.diagnostics import Finding
from assessment.core.lint.desk import Desk
from assessment.core.lint.registry import rule
from assessment.core.scenario import EffectSpec, Spec
from assessment.core.shape import listed

SCENARIOS = "scenarier"
"""How `Material.unreadable` says that a file of scenarios could not be read."""


def _given(spec: Spec | Answer) -> Iterator[Value]:
    """Yield every value that one answer of a scenario gives."""
    if isinstance(spec, Answer):
        yield from (v for v in (spec.value, *spec.per.values()) if v is not None)
    elif isinstance(spec, dict):
        yield from (v for v in spec.values() if not isinstance(v, EffectSpec))
    else:
        yield spec


def _used(desk: Desk) -> dict[str, set[str]]:
    used: dict[str, set[str]] = defaultdict(set)
    for sheet in desk.material.scenarios:
        for scenario in sheet.content:
            for key, spec in scenario.answers.items():
                for value in _given(spec):
                    used[key] |= {str(v) for v in value} if isinstance(value, tuple) else {str(value)}
    for base in desk.material.bases:
        for key, answer in base.answers.items():
            for value in _given(answer):
                used[key] |= {str(v) for v in value} if isinstance(value, tuple) else {str(value)}
    return used


@rule("oanvänt-svarsalternativ")
def unused_option(desk: Desk) -> Iterator[Finding]:
    """No scenario gives this answer, so nobody knows what it leads to."""
    scenarios = desk.material.scenarios
    # An answer may be given in a scenario that could not be read.
    if not scenarios or any(s.touched for s in scenarios) or SCENARIOS in desk.material.unreadable:
        return
    used = _used(desk)
    for asked in desk.questions:
        unused = [o.id for o in asked.question.options if o.id not in used[asked.key]]
        if unused and not desk.excused(asked.key):
            message = f"inget scenario svarar {listed(unused, 'eller')}"
            yield asked.finding(
                "oanvänt-svarsalternativ",
                message,
                "lägg till ett scenario där det är svaret",
                key="svarsalternativ",
            )
