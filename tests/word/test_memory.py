"""A process that writes documents all day does not grow; takes a minute, so it runs in make soak."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WARM, EXPORTS, MOST_MEGABYTES = 20, 100, 8

PROGRAM = f"""
import gc, resource, sys
from pathlib import Path
from assessment.bootstrap import read_yaml
from assessment.checklist_files import read_folder
from assessment.core.assessment_file import dump, parse
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import sheets_of, summarise
from assessment.documents import Documents

root = Path(sys.argv[1])
checklists = read_folder(root / "checklists", check=False).checklists
case = parse((root / "examples" / "fall-1-anpassad-grundskola.json").read_bytes())
documents = Documents(root / "templates", read_yaml)

def export():
    flow = flow_of(case, checklists)
    result = score(case, checklists, flow)
    summary = summarise(case, checklists, flow, result)
    documents.carry(documents.word(summary), dump(case))
    documents.statement(summary)
    documents.excel(sheets_of(case, checklists, flow, result), "Titel")

def most():
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

for _ in range({WARM}):
    export()
before = most()
for _ in range({EXPORTS}):
    export()
print(most() - before)
"""


@pytest.mark.soak
@pytest.mark.skipif(
    sys.platform != "linux", reason="the most memory used is counted in kilobytes on Linux alone"
)
def test_a_hundred_exports_in_one_process_take_no_more_memory_than_the_first() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT)], cwd=ROOT, capture_output=True, check=False, text=True
    )

    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout) < MOST_MEGABYTES
