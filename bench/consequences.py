"""``konsekvens diff`` over a register: one question re-weighted, every stored assessment scored both ways.

Reading is counted in, and starting the processes too; making the register is not.
"""

import re
import shutil
import tempfile
import time
from pathlib import Path

from assessment.bootstrap import archive
from assessment.checklist_files import read_folder
from assessment.cli.consequences import Work, in_chunks
from assessment.service.register_store import EVERY
from bench.register import fill
from bench.timing import Line, at_most

_QUESTION = "      - id: trygghet\n"
_WHOLE, _FIRST = 60_000, 3_000


def lines(folder: Path, size: int, cores: int) -> list[Line]:
    checklists = read_folder(folder, check=False).checklists
    assert checklists is not None
    with tempfile.TemporaryDirectory() as place:
        newer = _reweighted(folder, Path(place) / "ny")
        database = str(Path(place) / "register.db")
        rows = fill(database, checklists, size)
        first, whole, changed = _taken(Work(database, folder, newer), cores)
        what = f"Diff över {size} bedömningar om {rows} rader, {cores} processer"
        print(f"{changed} av {size} bedömningar skulle få ett annat resultat.")
        return [at_most(f"{what}, första", first, _FIRST), at_most(f"{what}, alla", whole, _WHOLE)]


def _reweighted(folder: Path, place: Path) -> Path:
    """Return a copy of the folder where one question weighs otherwise."""
    shutil.copytree(folder, place)
    file = place / "barnets-rattigheter.yaml"
    head, found, rest = file.read_text(encoding="utf-8").partition(_QUESTION)
    assert found
    file.write_text(f"{head}{found}{re.sub('vikt: 3', 'vikt: 1', rest, count=1)}", encoding="utf-8")
    return place


def _taken(work: Work, cores: int) -> tuple[float, float, int]:
    """Return the milliseconds to the first that changes and to the last one scored, and how many change."""
    start = time.perf_counter()
    first = None
    done = changed = 0
    for counted, found in in_chunks(work, cores):
        done += counted
        changed += len(found)
        if found and first is None:
            first = (time.perf_counter() - start) * 1000
    assert done == archive(work.database).count(EVERY)
    return first or 0, (time.perf_counter() - start) * 1000, changed
