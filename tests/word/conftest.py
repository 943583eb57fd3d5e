"""What the tests of the Word document share: the shipped template."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent.parent.parent / "templates"


@pytest.fixture(scope="session")
def template() -> Path:
    """The template that comes along."""
    return TEMPLATES / "konsekvensbedomning.docx"
