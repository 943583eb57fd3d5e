"""A rule: the code it gives, and a function that looks for it on the desk.

Knows no particular rule.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessment.core.diagnostics import Finding
from assessment.core.lint.desk import Desk

Check = Callable[[Desk], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter: one code, one function."""

    code: str
    check: Check

    def __call__(self, desk: Desk) -> Iterator[Finding]:
        """Yield what the rule finds."""
        return self.check(desk)


def rule(code: str) -> Callable[[Check], Rule]:
    """Make a function into the rule that gives `code`."""
    return lambda check: Rule(code, check)
