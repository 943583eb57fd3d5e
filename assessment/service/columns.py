"""The columns of an assessment: what a list shows without reading the document.

Copies what was counted; counts nothing itself and stores nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import replace

from assessment.core.assessment import Assessment
from assessment.core.burden import burdens_of
from assessment.core.vocabulary import FlagState
from assessment.service.outcome import Outcome
from assessment.service.ports import (
    Columns,
    EditionColumn,
    FlagColumn,
    PromiseColumn,
    PromiseKind,
    StatusColumn,
)

LONGEST = 500
"""Characters of a column; the document keeps the whole text."""
_SEARCHED = 4_000
"""Characters that a text search looks in."""
_PREPARATION = "arendet/beredningslage"
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
        decision_on=case.decision_date,
        sealed_on=assessment.seal.day if assessment.seal else None,
        alternatives=len(assessment.rated_alternatives),
        preparation=_preparation(assessment),
        follows=assessment.follows,
        leading=assessment.leading.id if assessment.leading else "",
        promises=_promises(assessment),
        editions=tuple(
            EditionColumn(name, ref.edition, ref.fingerprint)
            for name, ref in sorted(assessment.editions.items())
        ),
        words=_words(assessment),
    )
    try:
        return _counted(plain, assessment, count())
    except Exception:  # noqa: BLE001 - whatever the fault in counting is, the answer is saved
        _LOG.exception("An assessment was saved without its counted columns")
        return plain


def _counted(columns: Columns, assessment: Assessment, outcome: Outcome) -> Columns:
    steps = outcome.progress.steps.values()
    results = outcome.result.perspectives.values()
    statuses = [StatusColumn(r.perspective, r.alternative, r.status, len(r.possible)) for r in results]
    flags = [
        FlagColumn(f.checklist, f.flag, f.alternative, f.state)
        for f in outcome.result.flags
        if f.state is not FlagState.SILENT
    ]
    leading = assessment.leading
    return replace(
        columns,
        burdens=burdens_of(outcome.result, outcome.flow, leading.id) if leading else (),
        sufficiency=tuple(
            sorted((f"{s.checklist}/{s.item}", s.word.value) for s in outcome.result.sufficiency)
        ),
        answered=sum(s.done for s in steps),
        asked=sum(s.total for s in steps),
        statuses=tuple(sorted(statuses, key=lambda s: (s.perspective, s.alternative))),
        flags=tuple(sorted(flags, key=lambda f: (f.checklist, f.flag, f.alternative))),
    )


def _promises(assessment: Assessment) -> tuple[PromiseColumn, ...]:
    measures = [
        PromiseColumn(PromiseKind.MEASURE, m.id, _line(m.text), _line(m.owner), m.due, m.decided)
        for m in assessment.measures
    ]
    follow_ups = [
        PromiseColumn(PromiseKind.FOLLOW_UP, f.id, _line(f.indicator), _line(f.owner), f.date, decided=True)
        for f in assessment.follow_ups
    ]
    return tuple(sorted([*measures, *follow_ups], key=lambda p: (p.kind, p.item)))


def _preparation(assessment: Assessment) -> str:
    answer = assessment.answers.get(_PREPARATION)
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _words(assessment: Assessment) -> str:
    """What a text search looks in: the matter, its alternatives, groups, measures and follow-ups."""
    case = assessment.case
    texts = [case.title, case.diary_number, case.board, case.officer, case.proposal]
    texts += [text for a in assessment.alternatives for text in (a.name, a.description)]
    texts += [g.name for g in assessment.groups]
    texts += [text for m in assessment.measures for text in (m.text, m.owner)]
    texts += [text for f in assessment.follow_ups for text in (f.indicator, f.owner)]
    return _line(" ".join(texts), _SEARCHED).casefold()


def _line(text: str, longest: int = LONGEST) -> str:
    """One line that every database can keep: PostgreSQL takes no NUL, and half a sign fits nowhere."""
    line = " ".join(text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
