"""One document to store, and every store that must keep the same contract."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from assessment.core.vocabulary import FlagState, Stage, Status
from assessment.service.ports import AssessmentStore, Columns, Document, FlagColumn, StatusColumn
from assessment.store import DatabaseStore, MemoryStore

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


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AssessmentStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = DatabaseStore.open(str(tmp_path / "konsekvens.db"))
    yield opened
    opened.close()
