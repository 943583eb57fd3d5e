"""What the scenarios try of the checklists, as it is printed by ``konsekvens test --täckning``.

Knows the words. Which parts are tried is counted in the core.
"""

from typing import Any, Final

from assessment.core.content_coverage import ContentCoverage, Part

_PARTS: Final = {
    "stoppflaggor": ("flags", "Stoppflaggor som har varit öppna, besvarade och tysta"),
    "statusord": ("statuses", "Statusord som har visats"),
    "villkor": ("conditions", "Villkor som har varit både sanna och falska"),
    "frågor": ("questions", "Frågor som har ställts och besvarats"),
    "svarsalternativ": ("options", "Svar som har valts"),
}
"""Each kind of content, in the order it is told, with its field and its line."""


def coverage_text(coverage: ContentCoverage) -> str:
    """Return one line for each kind of content, and below it what is lacking."""
    number = coverage.assessments
    lines = [f"Täckning, räknad på {number} {'bedömning' if number == 1 else 'bedömningar'}:"]
    for name, (_, told) in _PARTS.items():
        part = _part(coverage, name)
        lines.append(f"  {told}: {part.covered} av {part.total}.")
        lines += [f"    {what}: aldrig {_listed(words)}" for what, words in part.lacking.items()]
    return "\n".join([*lines, ""])


def coverage_dict(coverage: ContentCoverage) -> dict[str, Any]:
    """Return the same as data, with Swedish keys."""
    parts = {
        name: {
            "täckta": (part := _part(coverage, name)).covered,
            "totalt": part.total,
            "aldrig": {what: list(words) for what, words in part.lacking.items()},
        }
        for name in _PARTS
    }
    return {"fullständig": coverage.complete, "bedömningar": coverage.assessments, **parts}


def _part(coverage: ContentCoverage, name: str) -> Part:
    found: Part = getattr(coverage, _PARTS[name][0])
    return found


def _listed(words: tuple[str, ...]) -> str:
    return " eller ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
