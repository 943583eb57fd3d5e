"""How the command line is run in tests: within this process, with what it says and its exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assessment.cli import konsekvens

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run("score", file)`` runs konsekvens with these arguments; nothing in the environment steers it."""
    for name in ("KONSEKVENS_CHECKLISTS", "KONSEKVENS_TEMPLATES", "KONSEKVENS_EXAMPLES", "KONSEKVENS_DB"):
        monkeypatch.delenv(name, raising=False)

    def _run(*arguments: object) -> Result:
        return CliRunner().invoke(konsekvens, [str(a) for a in arguments], prog_name="konsekvens")

    return _run


@pytest.fixture(scope="session")
def before() -> Path:
    """Case 1 before the position is written."""
    return ROOT / "examples" / "fall-1-anpassad-grundskola-fore.json"


@pytest.fixture(scope="session")
def after() -> Path:
    """Case 1 when everything is answered."""
    return ROOT / "examples" / "fall-1-anpassad-grundskola.json"
