"""One thing to mend in a template or a document, as it is told to the person who mends it.

Knows how it is written. Knows no rule.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend in a template: where, which tag, what is wrong and what to write instead."""

    place: str
    tag: str
    problem: str
    suggestion: str = ""

    def __str__(self) -> str:
        """Return the finding as one or two sentences."""
        where = f"{self.place}, ”{self.tag}”:" if self.tag else self.place
        told = f"{where} {self.problem} {self.suggestion}".strip()
        return told[:1].upper() + told[1:]
