"""``python -m bench.many``: a register of 100,000 assessments in SQLite and PostgreSQL, and its times.

Filled by chance in a process of its own, so that the memory that is told is that of reading. KONSEKVENS_MANY
makes it smaller while it is being worked on.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, insert, text

from assessment.checklist_files import read_folder
from assessment.core.assessment_file import dump, read_stored
from assessment.core.burden import Burden
from assessment.core.catalogue import ChecklistSet
from assessment.core.people import Person, Role, board_key
from assessment.core.vocabulary import Depth, FlagState, Improvement, Severity, Stage, Status
from assessment.service.ports import (
    Columns,
    Document,
    EditionColumn,
    FlagColumn,
    PromiseColumn,
    PromiseKind,
    Scope,
    StatusColumn,
)
from assessment.service.register_store import EVERY, Facet, Selection
from assessment.store import DatabaseStore
from assessment.store.columns import hash_of, own_row, rows_of
from assessment.store.engine import engine_of, url_of
from assessment.store.schema import assessments, documents
from bench.generated import assessment_of
from bench.timing import HEAD, Line, at_most, once, repeatedly
from tests.conftest import find_tool
from tests.postgres import Cluster

ROOT = Path(__file__).parent.parent
SIZE = int(os.environ.get("KONSEKVENS_MANY", "100000"))
TODAY = date(2026, 11, 1)
YEARS = 10
BOARDS = tuple(f"Nämnd {number} i Lillmark" for number in range(20))
STAGES = (Stage.READY,) * 12 + (Stage.DRAFT,) * 5 + (Stage.IN_REVIEW, Stage.REVIEWED, Stage.VOID)
GROUP = "barn-6-12"
_DIFFERENT = 40
_CHUNK = 1_000
_LIST, _COUNT, _BURDENS, _OPEN = 300, 300, 1_000, 50
_MOST_MEGABYTES = 1_000


def main() -> int:
    if sys.argv[1:2] == ["fyll"]:
        fill(sys.argv[2])
        return 0
    if sys.argv[1:2] == ["mät"]:
        print(HEAD, *measured(sys.argv[2]), sep="\n")
        return 0
    missed = 0
    for name, database in _databases():
        began = datetime.now(UTC)
        subprocess.run((sys.executable, "-m", "bench.many", "fyll", database), cwd=ROOT, check=True)
        print(f"\n{name}: {SIZE} bedömningar, fyllda på {(datetime.now(UTC) - began).seconds} s\n{HEAD}")
        for line in measured(database):
            print(line, flush=True)
            missed += not line.within
    return 1 if missed else 0


def _databases() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as place:
        yield "SQLite", str(Path(place) / "register.db")
    with Cluster(find_tool) as cluster:
        yield "PostgreSQL", cluster.url()


# Filling


def fill(database: str) -> None:
    """Store so many assessments, with columns as far apart as those of a municipality."""
    checklists = read_folder(ROOT / "checklists", check=False).checklists
    assert checklists is not None
    DatabaseStore.open(database).close()
    full = {c.id: Depth.FULL for c in checklists.perspectives}
    texts = [
        dump(assessment_of(checklists, seed, groups=3, alternatives=2, depths=full))
        for seed in range(_DIFFERENT)
    ]
    print(f"Ett dokument är i genomsnitt {sum(map(len, texts)) // len(texts) // 1000} kB.")
    chance = random.Random(1)
    engine = engine_of(url_of(database), database)
    vocabulary = (ROOT / "docs" / "metod.md").read_text(encoding="utf-8").casefold().split()
    for start in range(0, SIZE, _CHUNK):
        _store(
            engine,
            [_one(chance, n, texts, vocabulary, checklists) for n in range(start, min(SIZE, start + _CHUNK))],
        )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            # As its own housekeeping does within a minute.
            connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def _one(
    chance: random.Random, number: int, texts: list[str], vocabulary: list[str], checklists: ChecklistSet
) -> Document:
    decided = TODAY - timedelta(days=chance.randrange(365 * YEARS))
    stage = chance.choice(STAGES)
    board = chance.choice(BOARDS)
    columns = Columns(
        title=f"Ärende {number} i Lillmark",
        diary_number=f"LM {decided.year}/{number:06}",
        organisation="Lillmarks kommun",
        board=board,
        stage=stage,
        version=1,
        answered=90,
        asked=120,
        decision_on=decided,
        sealed_on=decided - timedelta(days=14) if stage is Stage.READY else None,
        alternatives=chance.choice((2, 3)),
        **_counted(chance, checklists),
        promises=tuple(_promise(chance, n, decided) for n in range(chance.randrange(7))),
        editions=tuple(
            EditionColumn(c.id, f"{decided.year}-1", f"{c.id}-{decided.year}") for c in checklists.checklists
        ),
        words=f"ärende {number} {board.casefold()} " + " ".join(chance.choices(vocabulary, k=230)),
    )
    return Document(f"matning-{number:06}", chance.choice(texts), columns, board_key(board))


def _counted(chance: random.Random, checklists: ChecklistSet) -> dict[str, Any]:
    names = ["forslaget", "alternativ-2", "alternativ-3"][: chance.choice((2, 3))]
    lit = chance.sample(range(12), chance.randrange(4))
    groups = chance.sample([g.id for g in checklists.groups.groups], chance.randint(2, 6))
    return {
        "statuses": tuple(
            StatusColumn(c.id, name, chance.choice(list(Status)), chance.choice((1, 1, 1, 2)))
            for c in checklists.perspectives
            for name in names
        ),
        "flags": tuple(
            FlagColumn("barn", f"F{flag}", name, chance.choice((FlagState.OPEN, FlagState.ANSWERED)))
            for flag in lit
            for name in names
        ),
        "burdens": tuple(
            Burden(
                group=group,
                assessed=chance.random() < 0.9,
                severity=chance.choice((*Severity, None)),
                severity_after=chance.choice((*Severity, None)),
                improvement=chance.choice((*Improvement, None)),
                improvement_after=chance.choice((*Improvement, None)),
            )
            for group in sorted(groups)
        ),
    }


def _promise(chance: random.Random, number: int, decided: date) -> PromiseColumn:
    kind = chance.choice(list(PromiseKind))
    due = decided + timedelta(days=chance.randrange(900)) if chance.random() < 0.9 else None
    owner = chance.choice(("Skolchefen", "Förvaltningschefen", "Verksamhetschefen"))
    return PromiseColumn(
        kind, f"sak-{number}", "Förstärkt skolskjuts för dem som bor långt bort", owner, due, decided=True
    )


def _store(engine: Engine, found: list[Document]) -> None:
    own, whole = [], []
    beside: dict[Any, list[dict[str, Any]]] = {}
    for place, document in enumerate(found):
        rows = rows_of(document.columns)
        saved = datetime.combine(document.columns.decision_on or TODAY, datetime.min.time(), UTC)
        saved += timedelta(seconds=place)
        stamps = {"id": document.id, "revision": 40, "created_at": saved, "updated_at": saved, "owner": "eva"}
        own.append({**own_row(document, hash_of(rows)), **stamps})
        whole.append({"assessment_id": document.id, "document": document.text})
        for table, several in rows.items():
            beside.setdefault(table, []).extend({"assessment_id": document.id, **row} for row in several)
    with engine.begin() as connection:
        connection.execute(insert(assessments), own)
        connection.execute(insert(documents), whole)
        for table, several in beside.items():
            if several:
                connection.execute(insert(table), several)


# Reading


def measured(database: str) -> Iterator[Line]:
    """Yield how long each question takes: the median of five, the first one thrown away."""
    store = DatabaseStore.open(database)
    reader = Scope(Person("ali", frozenset({Role.READER}), frozenset(map(board_key, BOARDS[:3]))))
    month = Selection(since=date(2026, 9, 1), until=date(2026, 9, 30))
    year: dict[str, Any] = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}
    board = frozenset({board_key(BOARDS[4])})
    selections = {
        "allt": EVERY,
        "en nämnd": Selection(boards=board),
        "en månad": month,
        "ett år": Selection(**year),
        "klara": Selection(stages=frozenset({Stage.READY})),
        "ett statusord": Selection(perspective="jamlikhet", statuses=frozenset({Status.WEAKENS})),
        "statusord i något perspektiv": Selection(statuses=frozenset({Status.SEVERE_RISK})),
        "en stoppflagga": Selection(flag="barn/F3"),
        "öppna stoppflaggor": Selection(flag_states=frozenset({FlagState.OPEN})),
        "en grupp": Selection(group=GROUP),
        "en utgåva": Selection(checklist="jamlikhet", edition="2024-1"),
        "textsökning, ett vanligt ord": Selection(text="förslaget"),
        "textsökning, två ord": Selection(text="allvarlig grupp"),
        "textsökning, diarienummer": Selection(text="ärende 4711 "),
        "textsökning, inget": Selection(text="zebraspann"),
        "förfallet": Selection(due_by=TODAY),
        "nämnd, år, klara": Selection(boards=board, **year, stages=frozenset({Stage.READY})),
        "nämnd, år, statusord, flagga, grupp": Selection(
            boards=board,
            **year,
            statuses=frozenset({Status.WEAKENS}),
            perspective="jamlikhet",
            flag_states=frozenset({FlagState.OPEN}),
            group=GROUP,
        ),
        "grupp, år, text": Selection(group=GROUP, **year, text="förslaget"),
    }
    yield at_most("Öppna registret första gången, första sidan", once(lambda: store.page(EVERY, 50)), _LIST)
    for name, wanted in selections.items():
        for who, scope in (("", None), (", läsare i tre nämnder", reader)):
            page = repeatedly(partial(store.page, wanted, 50, scope=scope), 5, 1)
            yield at_most(f"Första sidan, {name}{who}"[:58], page, _LIST)
            count = repeatedly(partial(store.count, wanted, scope=scope), 5, 1)
            yield at_most(f"Antal, {name}{who}"[:58], count, _COUNT)
    cursor = store.page(EVERY, 50).after
    yield at_most("Nästa sida", repeatedly(lambda: store.page(EVERY, 50, cursor), 5, 1), _LIST)
    boards = repeatedly(partial(store.tally, EVERY, Facet.BOARD), 5, 1)
    yield at_most("Nämnderna att välja bland, med antal", boards, _LIST)
    klara = Selection(boards=board, **year, stages=frozenset({Stage.READY}))
    for facet in Facet:
        tallied = repeatedly(partial(store.tally, klara, facet), 5, 1)
        yield at_most(f"Antal för varje {facet}, nämnd och år", tallied, _COUNT)
    for name, wanted in {"förfallet": Selection(due_by=TODAY), "allt": EVERY}.items():
        late = repeatedly(partial(store.promises, wanted, 50), 5, 1)
        yield at_most(f"Löften, {name}", late, _LIST)
    yield at_most(
        "Samlad belastning, nämnd och år", repeatedly(partial(store.burdens, klara), 5, 1), _BURDENS
    )
    klara = Selection(**year, stages=frozenset({Stage.READY}))
    yield at_most(
        "Samlad belastning, alla nämnder, ett år", repeatedly(partial(store.burdens, klara), 5, 1), _BURDENS
    )
    chance = random.Random(2)
    yield at_most("Öppna en bedömning", repeatedly(lambda: _open(store, chance), 50, 1), _OPEN)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Line("Minne som mest, MB", None, megabytes, f"≤ {_MOST_MEGABYTES} MB", megabytes <= _MOST_MEGABYTES)
    store.close()


def _open(store: DatabaseStore, chance: random.Random) -> None:
    found = store.get(f"matning-{chance.randrange(SIZE):06}")
    assert found is not None
    assert not isinstance(read_stored(found.text), tuple)


if __name__ == "__main__":
    sys.exit(main())
