"""Every test of the wizard has a window and a database of its own."""

from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.settings import Settings
from tests.ui.window import Window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=str(tmp_path / "konsekvens.db"))


@pytest.fixture
def window(settings: Settings) -> Window:
    bootstrap.configure(settings)
    return Window()
