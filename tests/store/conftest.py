"""One document to store, and every store that must keep the same contract."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.ports import AssessmentStore, Columns, Document, FlagColumn, StatusColumn
from assessment.store import DatabaseStore, MemoryStore
from tests.postgres import Cluster

NOON = datetime(2026, 11, 22, 12, 0, 0, 123456, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def document(name: str = "ett", text: str = "{}", **columns: Any) -> Document:
    given: dict[str, Any] = {
        "title": "Skolan flyttas",
        "diary_number": "UBN 2026/0118",
        "organisation": "Lillmark",
        "board": "Utbildningsnämnden",
        "stage": Stage.DRAFT,
        "version": 1,
        "answered": 3,
        "asked": 7,
        "statuses": (StatusColumn("barn", "forslaget", Status.MIXED, 2),),
        "flags": (FlagColumn("barn", "F3", "forslaget", FlagState.OPEN),),
    }
    return Document(name, text, Columns(**given | columns))


@pytest.fixture(scope="session")
def cluster(real_tool: Callable[[str], str]) -> Iterator[Cluster]:
    """A PostgreSQL server; whoever asks for it belongs to the group ``postgresql``, so that one is enough."""
    # Nothing here is worth keeping when the computer stops; the soak tests keep the default.
    with Cluster(real_tool, "fsync=off") as made:
        yield made


BACKENDS = (
    "sqlite",
    pytest.param("postgresql", marks=[pytest.mark.real, pytest.mark.xdist_group("postgresql")]),
)


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The path or URL of a new database, of each kind in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "konsekvens.db")
    made: Cluster = request.getfixturevalue("cluster")
    return made.url()


@pytest.fixture(params=["memory", *BACKENDS])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AssessmentStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    where = tmp_path / "konsekvens.db"
    url = request.getfixturevalue("cluster").url() if request.param == "postgresql" else str(where)
    opened = DatabaseStore.open(url)
    yield opened
    opened.close()
