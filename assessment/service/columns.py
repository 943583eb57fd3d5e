"""The columns of an assessment: what a list shows without reading the document.

Copies what was counted; counts nothing itself and stores nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from assessment.core.assessment import Assessment
from assessment.core.vocabulary import FlagState
from assessment.service.outcome import Outcome
from assessment.service.ports import Columns, FlagColumn, StatusColumn

LONGEST = 500
"""Characters of a column; the document keeps the whole text."""
_LOG = logging.getLogger(__name__)


def columns_of(assessment: Assessment, count: Callable[[], Outcome]) -> Columns:
    """Return the columns. A fault in counting leaves them empty: it must never stop an answer."""
    case = assessment.case
    plain = Columns(
        title=_line(case.title),
        diary_number=_line(case.diary_number),
        organisation=_line(case.organisation),
        board=_line(case.board),
        stage=assessment.stage,
        version=assessment.version,
    )
    try:
        return _counted(plain, count())
    except Exception:  # noqa: BLE001 - whatever the fault in counting is, the answer is saved
        _LOG.exception("An assessment was saved without its counted columns")
        return plain


def _counted(columns: Columns, outcome: Outcome) -> Columns:
    steps = outcome.progress.steps.values()
    results = outcome.result.perspectives.values()
    statuses = [StatusColumn(r.perspective, r.alternative, r.status, len(r.possible)) for r in results]
    flags = [
        FlagColumn(f.checklist, f.flag, f.alternative, f.state)
        for f in outcome.result.flags
        if f.state is not FlagState.SILENT
    ]
    return replace(
        columns,
        answered=sum(s.done for s in steps),
        asked=sum(s.total for s in steps),
        statuses=tuple(sorted(statuses, key=lambda s: (s.perspective, s.alternative))),
        flags=tuple(sorted(flags, key=lambda f: (f.checklist, f.flag, f.alternative))),
    )


def _line(text: str) -> str:
    """One line that every database can keep: PostgreSQL takes no NUL, and half a sign fits nowhere."""
    line = " ".join(text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
