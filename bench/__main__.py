"""``make bench``: medians and ratios against the floors, in one run. Exit code 1: one was missed."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import answer, case, checklists, consequences, crowd, drawn, points, register, sizes
from bench.timing import HEAD, Line

ROOT = Path(__file__).parent.parent
EXAMPLE = "fall-1-anpassad-grundskola.json"
STORED = 10_000


def _measured() -> Iterator[Line]:
    template = ROOT / "templates" / "konsekvensbedomning.docx"
    yield from checklists.lines(ROOT / "checklists")
    yield from case.lines(ROOT / "checklists", ROOT / "examples" / EXAMPLE, template)
    yield from sizes.lines(ROOT / "checklists")
    yield from points.lines(ROOT / "checklists")
    yield from register.lines(ROOT / "checklists", STORED, os.cpu_count() or 1)
    yield from consequences.lines(ROOT / "checklists", STORED, os.cpu_count() or 1)
    yield from answer.lines(EXAMPLE)
    yield from drawn.lines()
    yield from crowd.lines(EXAMPLE)


def main() -> int:
    print(HEAD)
    missed = 0
    for line in _measured():
        print(line, flush=True)
        missed += not line.within
    return 1 if missed else 0


sys.exit(main())
