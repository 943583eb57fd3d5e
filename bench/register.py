"""A register of stored assessments, of about 120 rows each, scored anew with other checklists on every core.

Reading is counted in, and starting the processes too; making the register is not.
"""

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from assessment.bootstrap import archive
from assessment.checklist_files import read_folder
from assessment.cli.rescoring import Work, in_chunks
from assessment.core.assessment_file import dump
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.vocabulary import Depth
from assessment.service.columns import columns_of
from assessment.service.outcome import Outcomes
from assessment.service.ports import Document
from assessment.service.rescoring import recorded
from assessment.store import DatabaseStore
from bench.generated import assessment_of
from bench.timing import Line, at_least

DIFFERENT = 100
"""So many are made by chance; the others are the same under other ids."""
GROUPS = 3
ALTERNATIVES = 2
GOAL = 300


def lines(folder: Path, size: int, cores: int) -> list[Line]:
    checklists = read_folder(folder, check=False).checklists
    assert checklists is not None
    with tempfile.TemporaryDirectory() as place:
        database = str(Path(place) / "register.db")
        rows = fill(database, checklists, size)
        what = f"Räkna om {size} bedömningar om {rows} rader"
        return [
            at_least(f"{what}, {p} process(er), per s och kärna", _rate(database, folder, p), GOAL)
            for p in dict.fromkeys((1, cores))
        ]


def fill(database: str, checklists: ChecklistSet, size: int) -> int:
    """Store so many assessments, and return how many rows they have on average."""
    full = {c.id: Depth.FULL for c in checklists.perspectives}
    moment = datetime.now(UTC)
    outcomes = Outcomes()
    documents: list[Document] = []
    rows: list[int] = []
    for seed in range(min(DIFFERENT, size)):
        one = assessment_of(checklists, seed, groups=GROUPS, alternatives=ALTERNATIVES, depths=full)
        rows.append(len(flow_of(one, checklists).rows))
        columns = columns_of(one, lambda one=one: outcomes.of(one, checklists))  # type: ignore[misc] # bound at once
        documents.append(Document(one.id, dump(one), columns))
    store = DatabaseStore.open(database)
    for document in documents:
        store.add(document, moment)
    store.close()
    with closing(sqlite3.connect(database)) as raw:
        for copy in range(1, size // len(documents)):
            _again(raw, "assessments", "id", copy)
            _again(raw, "documents", "assessment_id", copy)
            _again(raw, "statuses", "assessment_id", copy)
        raw.commit()
    return round(mean(rows))


def _again(raw: sqlite3.Connection, table: str, key: str, copy: int) -> None:
    """Store every assessment once more under another id; saves that are safe on disk would take minutes."""
    others = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] != key]
    names = ", ".join(others)
    raw.execute(
        f"INSERT INTO {table} ({key}, {names}) SELECT {key} || ?, {names} FROM {table} "
        f"WHERE {key} NOT LIKE '%kopia%'",
        (f"-kopia-{copy}",),
    )


def _rate(database: str, folder: Path, processes: int) -> float:
    """Return how many are scored for each second of processor time, that of every process together.

    Of processor time, as a computer that does other things at once has fewer cores to give than it says.
    """
    start = _processor_seconds()
    wanted = list(recorded(archive(database)))
    counted = sum(n for n, _ in in_chunks(wanted, Work(database, folder), processes))
    assert counted == len(wanted)
    return counted / (_processor_seconds() - start)


def _processor_seconds() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
