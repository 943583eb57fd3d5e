"""Writes the templates: ``python -m tools.template`` in the root of the repository."""

from pathlib import Path

from tools.template.document import build
from tools.template.look import STANDARD

TEMPLATES = Path(__file__).parent.parent.parent / "templates"

if __name__ == "__main__":
    (TEMPLATES / "konsekvensbedomning.docx").write_bytes(build(STANDARD))
