"""What LÄSMIG shows of points is read without a remark."""

import shutil
from pathlib import Path

from assessment.checklist_files import read_folder

ROOT = Path(__file__).parents[2]
BASE = Path(__file__).parent / "base"
HEAD = """\
format: 1
checklista: betyg
namn: Betyg
utgåva: "2026-1"
gäller-från: 2026-01-01
gäller-till: 2027-12-31
förvaltas-av: Strateg
ordning: 80
"""
QUESTIONS = """\
avsnitt:
  - id: fragor
    namn: Frågor
    frågor:
      - id: plan
        fråga: Finns det en plan?
        hjälp: Ett par sidor räcker.
        svarstyp: val
        obligatorisk: ja
        svarsalternativ:
          - OPTION
          - {id: nej, text: Nej}
        källa: [lag]
"""


def test_the_example_of_points_is_a_checklist(tmp_path: Path) -> None:
    chapter = (ROOT / "checklists" / "LÄSMIG.md").read_text(encoding="utf-8").split("## Frågor med poäng")[1]
    example = chapter.split("```yaml\n")[1].split("```")[0]
    option = chapter.split("skalans id: `")[1].split("`")[0]
    folder = tmp_path / "checklists"
    shutil.copytree(BASE, folder)
    (folder / "betyg.yaml").write_text(HEAD + example + QUESTIONS.replace("OPTION", option), encoding="utf-8")

    assert read_folder(folder).diagnostics == ()
