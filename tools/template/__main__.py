"""Writes the templates and the list of their fields: ``python -m tools.template`` in the root folder."""

from pathlib import Path

from assessment.word.fields import described
from tools.template.document import build
from tools.template.look import STANDARD

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
MARK = "<!-- Allt under den här raden skrivs av programmet: python -m tools.template -->\n"

if __name__ == "__main__":
    (TEMPLATES / "konsekvensbedomning.docx").write_bytes(build(STANDARD))
    guide = TEMPLATES / "LÄSMIG.md"
    own = guide.read_text(encoding="utf-8").partition(MARK)[0]
    guide.write_text(f"{own}{MARK}\n{described()}", encoding="utf-8")
