"""Prints the examples to pages and keeps them in docs/bilder, in colour and in grey: part of make pictures.

Knows LibreOffice and poppler as programs. The pages are looked at before they are committed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assessment.charts import profile_png
from assessment.checklist_files import read_folder
from assessment.core.assessment import Assessment
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import summarise
from assessment.word import write

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "bilder"
PAGES = {"fall-1-anpassad-grundskola": (1, 2, 3, 4), "fall-5-snorojning": (1,)}
"""Which pages of which example are kept; page 1 in grey as well."""
SECONDS = 120


def main() -> int:
    """Print every page; 1 when LibreOffice or poppler is missing."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Hittar inte {' och '.join(missing)}.\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for example, pages in PAGES.items():
            pdf = _pdf(example, Path(folder))
            for page in pages:
                _picture(pdf, page, TARGET / f"{example}-sida-{page}", grey=False)
            _picture(pdf, 1, TARGET / f"{example}-sida-1-gra", grey=True)
    return 0


def _pdf(example: str, folder: Path) -> Path:
    assessment = Assessment.model_validate_json((ROOT / "examples" / f"{example}.json").read_bytes())
    checklists = read_folder(ROOT / "checklists").checklists
    if checklists is None:
        sys.exit("Checklistorna har fel. Kör konsekvens check.")
    flow = flow_of(assessment, checklists)
    summary = summarise(assessment, checklists, flow, score(assessment, checklists, flow))
    word = folder / f"{example}.docx"
    word.write_bytes(write(summary, ROOT / "templates" / "konsekvensbedomning.docx", profile_png))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(word),
        ],
        check=True,
        timeout=SECONDS,
        stdout=subprocess.DEVNULL,
    )
    return word.with_suffix(".pdf")


def _picture(pdf: Path, page: int, target: Path, *, grey: bool) -> None:
    number = str(page)
    colour = ["-gray"] if grey else []
    where = ["-f", number, "-l", number, "-singlefile", "-r", "90"]
    subprocess.run(["pdftoppm", "-png", *colour, *where, str(pdf), str(target)], check=True, timeout=SECONDS)
    sys.stdout.write(f"docs/bilder/{target.name}.png\n")


if __name__ == "__main__":
    sys.exit(main())
