"""Somebody answers for days on end, and the server takes no more memory for it."""

from pathlib import Path

import pytest

from bench.answer import PAGE, ROOT, address_of, rating_of, serving
from bench.visitor import Visitor, visit

pytestmark = [pytest.mark.soak, pytest.mark.real]

EXAMPLE = "fall-1-anpassad-grundskola.json"
WARM, RERUNS = 2_000, 20_000
MOST = 8_192
"""Kilobytes that 20,000 answers may leave behind: a leak of one small object each would be more."""


def test_twenty_thousand_reruns_leave_no_memory_behind(tmp_path: Path) -> None:
    with (
        serving(tmp_path / "k.db", ROOT / "streamlit_app.py") as server,
        visit(server.port, PAGE, address_of(tmp_path / "k.db", EXAMPLE)) as visitor,
    ):
        answer(visitor, WARM)
        before = server.memory()
        answer(visitor, RERUNS)
        after = server.memory()

    print(f"{RERUNS} svar: {before:.0f} kB före, {after:.0f} kB efter")  # noqa: T201 - a figure for who reads the soak run
    assert after - before <= MOST


def answer(visitor: Visitor, times: int) -> None:
    for turn in range(times):
        rating = rating_of(visitor.elements)
        visitor.choose(rating, (rating.message.options[turn % 2]).content)
        visitor.rerun()
