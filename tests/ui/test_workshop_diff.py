"""What a draft would change in what is stored: counted to the end, and no more shown than is read."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from assessment.service.consequences import Consequence, Counted
from assessment.ui import session

CHANGED, IN_EACH, SHOWN = 140, 20, 50


def counting() -> None:
    from assessment.ui import workshop_diff  # noqa: PLC0415 - runs as a script of its own
    from tests.shipped import shipped_checklists  # noqa: PLC0415 - as above

    workshop_diff.count(shipped_checklists(), shipped_checklists())


def counted(*_: object) -> Iterator[Counted]:
    for done in range(IN_EACH, CHANGED + IN_EACH, IN_EACH):
        found = tuple(Consequence(str(n), f"Beslut {n}", ()) for n in range(done - IN_EACH, done))
        yield Counted(done, CHANGED, found)


def test_many_are_counted_and_the_first_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "service", lambda: SimpleNamespace(consequences=counted))

    app = AppTest.from_function(counting, default_timeout=30).run()

    said = [m.value for m in app.markdown]
    assert sum("Beslut" in text for text in said) == SHOWN
    assert f"**{CHANGED} av {CHANGED} bedömningar skulle få ett annat resultat.**" in said
    assert any("konsekvens diff skriver ut alla" in text for text in said)
