"""The facts of a scored assessment, handed to conditions: answers, rows, gaps and shares at one alternative.

Knows where facts come from. Asks no condition.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from assessment.core.checklist import Checklist
from assessment.core.conditions import Facts, RowIndex
from assessment.core.flow import Flow
from assessment.core.result import PerspectiveResult
from assessment.core.rows import Row
from assessment.core.sources import rated_alternatives
from assessment.core.vocabulary import Gap


class ScoredFacts:
    """What stop flags and *Räcker underlaget?* may ask about, at one alternative, before measures."""

    def __init__(self, flow: Flow, scored: Mapping[tuple[str, str], PerspectiveResult]) -> None:
        self._flow = flow
        self._alternatives = frozenset(a.id for a in flow.assessment.alternatives)
        self._rated = rated_alternatives(flow.rows)
        self._perspectives = tuple(c.id for c in flow.checklists.perspectives)
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in flow.rows:
            rows[row.alternative].append(row)
        self._rows = {a: RowIndex(r) for a, r in rows.items()}
        self._gaps: dict[str | None, dict[str, Gap]] = defaultdict(dict)
        self._unknown: dict[str | None, dict[str, Fraction | None]] = defaultdict(dict)
        for (perspective, alternative), result in scored.items():
            self._gaps[alternative][perspective] = result.gap.word
            self._unknown[alternative][perspective] = result.basis.unknown

    def __call__(
        self, checklist: Checklist, alternative: str | None, perspectives: tuple[str, ...] = ()
    ) -> Facts:
        """Return the facts as seen from a checklist, for something that belongs to these perspectives.

        Without any, a perspective's own are meant, and in a shared checklist all.
        """
        own = (checklist.id,) if checklist.is_perspective else self._perspectives
        return Facts(
            checklist=checklist.id,
            answers=self._flow.answers,
            groups=self._flow.chosen,
            row_groups=self._flow.groups,
            depths=self._flow.depths,
            tables=self._flow.tables,
            rows=self._rows.get(alternative or "") or RowIndex(),
            alternative=alternative,
            alternatives=self._alternatives,
            alternatives_rated=self._rated,
            perspectives=perspectives or own,
            gaps=self._gaps.get(alternative, {}),
            unknown_shares=self._unknown.get(alternative, {}),
        )
