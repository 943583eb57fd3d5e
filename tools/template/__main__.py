"""Writes the templates and the list of their fields: ``python -m tools.template`` in the root folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from assessment.core.language import SWEDISH, speaking
from assessment.translations import language, tags
from assessment.word.fields import described
from tools.template.document import build
from tools.template.look import PLAIN, STANDARD
from tools.template.statement import build_statement

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
MARK = "<!-- Allt under den här raden skrivs av programmet: python -m tools.template -->\n"

BUILT: dict[str, Callable[[], bytes]] = {
    "konsekvensbedomning.docx": partial(build, STANDARD),
    "konsekvensbedomning-svartvit.docx": partial(build, PLAIN),
    "tjansteutlatande.docx": partial(build_statement, STANDARD),
}
"""Every template that comes along, with what builds it."""

FOLDERS = {TEMPLATES: SWEDISH} | {TEMPLATES / tag: tag for tag in tags() if tag != SWEDISH}
"""Where the templates lie, and which language each folder speaks."""

if __name__ == "__main__":
    for folder, tag in FOLDERS.items():
        folder.mkdir(exist_ok=True)
        with speaking(language(tag)):
            for name, built in BUILT.items():
                (folder / name).write_bytes(built())
    guide = TEMPLATES / "LÄSMIG.md"
    own = guide.read_text(encoding="utf-8").partition(MARK)[0]
    guide.write_text(f"{own}{MARK}\n{described()}", encoding="utf-8")
