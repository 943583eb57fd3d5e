"""Writes the part of checklists/LÄSMIG.md that lists every key and code: ``python -m tools.manual``.

Knows where the file lies. What stands in it is made in the core.
"""

from pathlib import Path

from assessment.core.manual import renewed

TARGET = Path(__file__).parent.parent / "checklists" / "LÄSMIG.md"

if __name__ == "__main__":
    TARGET.write_text(renewed(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
