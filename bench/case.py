"""Case 1: scoring it, saving one of its answers, and writing it as Word against bare docxtpl."""

import io
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessment.checklist_files import read_folder
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import dump, parse
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.core.vocabulary import Stage
from assessment.service.ports import Columns, Document
from assessment.store import DatabaseStore
from assessment.word import write
from bench.timing import Line, against, alternately, at_most, repeatedly


def lines(checklist_folder: Path, example: Path, template: Path) -> list[Line]:
    checklists = read_folder(checklist_folder, check=False).checklists
    case = parse(example.read_bytes())
    assert checklists is not None
    assert isinstance(case, Assessment)
    flow = flow_of(case, checklists)
    result = score(case, checklists, flow)
    summary = summarise(case, checklists, flow, result)
    context = summary.model_dump(by_alias=True)

    def bare() -> None:
        document = DocxTemplate(template)
        # Escaped, as text is lost otherwise; that much any program must do.
        document.render(context, ImmutableSandboxedEnvironment(autoescape=True), autoescape=True)
        document.save(io.BytesIO())

    floor, ours = alternately(bare, lambda: write(summary, template), 11)
    return [
        at_most("Räkna fall 1", repeatedly(lambda: score(case, checklists, flow), 25), 10),
        at_most("… med vilka frågor som gäller", repeatedly(lambda: score(case, checklists), 25), 20),
        _saving(case),
        against("Word av fall 1, tvättat och återläst", floor, ours, 1.5),
    ]


def _saving(case: Assessment) -> Line:
    """One answer saved, against sqlite3 alone writing the same text just as safely."""
    text = dump(case)
    columns = Columns("Titel", "Nr", "Lillmark", "Nämnden", Stage.DRAFT, 1)
    now = datetime.now(UTC)
    revision = turn = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "golv.db", isolation_level=None)) as floor,
    ):
        floor.execute("PRAGMA journal_mode=WAL")
        floor.execute("PRAGMA synchronous=FULL")
        floor.execute("CREATE TABLE golv (id TEXT PRIMARY KEY, document TEXT)")
        floor.execute("INSERT INTO golv VALUES (?, ?)", (case.id, text))
        store = DatabaseStore.open(str(Path(folder) / "k.db"))
        store.add(Document(case.id, text, columns), now)

        def bare() -> None:
            nonlocal turn
            turn += 1
            floor.execute("BEGIN IMMEDIATE")
            # Another text each time: SQLite writes nothing when nothing has changed.
            floor.execute("UPDATE golv SET document = ? WHERE id = ?", (f"{text}{turn}", case.id))
            floor.execute("COMMIT")

        def save() -> None:
            nonlocal revision
            revision += 1
            assert store.replace(Document(case.id, dump(case), columns), revision, now)

        both = alternately(bare, save, 200)
        store.close()
    return against("Spara ett svar i fall 1, säkert på disk", *both, 3)
