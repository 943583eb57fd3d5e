"""Scoring, and what would change each alternative, for assessments of 500, 2 000 and 8 000 rows.

Both should cost in step with the rows: the last lines hold the largest against the middle one.
"""

from pathlib import Path

from assessment.checklist_files import read_folder
from assessment.core.flow import Flow, flow_of
from assessment.core.scoring import score
from assessment.core.sensitivity import nearest
from assessment.core.vocabulary import Depth
from assessment.core.weights import weight_range
from bench.generated import assessment_of
from bench.timing import Line, against, at_most, repeatedly

SIZES = {500: (12, 3), 2_000: (28, 6), 8_000: (60, 12)}
"""About so many rows: with so many groups and alternatives."""
SCORE, WITH_SENSITIVITY = 30, 300
"""Milliseconds at 2 000 rows."""


def lines(folder: Path) -> list[Line]:
    checklists = read_folder(folder, check=False).checklists
    assert checklists is not None
    full = {c.id: Depth.FULL for c in checklists.perspectives}
    told: list[Line] = []
    taken: dict[int, tuple[int, float, float]] = {}
    for size, (groups, alternatives) in SIZES.items():
        made = assessment_of(checklists, 1, groups=groups, alternatives=alternatives, depths=full)
        flow = flow_of(made, checklists)
        number = len(flow.rows)
        scored = repeatedly(lambda: score(made, checklists, flow), 5)  # noqa: B023 - measured at once
        whole = repeatedly(lambda: _with_sensitivity(flow), 1, warm=0)  # noqa: B023 - as above
        taken[size] = (number, scored, whole)
        share = number / 2_000
        told += [
            at_most(f"Räkna {number} rader, {alternatives} alternativ", scored, round(SCORE * share)),
            at_most(
                "… med enskilda svar och vikter för varje alternativ", whole, round(WITH_SENSITIVITY * share)
            ),
        ]
    (few, *before), (many, *after) = taken[2_000], taken[8_000]
    names = ("Räkna", "… med enskilda svar och vikter")
    for name, one, other in zip(names, before, after, strict=True):
        told.append(
            against(f"{name}: {many} rader mot {few}, per rad", one / few * 1_000, other / many * 1_000, 1.5)
        )
    return told


def _with_sensitivity(flow: Flow) -> None:
    result = score(flow.assessment, flow.checklists, flow)
    for alternative in flow.assessment.rated_alternatives:
        nearest(flow, result, alternative.id)
    for perspective in result.perspectives.values():
        weight_range(perspective.groups, flow.checklists.scale)
