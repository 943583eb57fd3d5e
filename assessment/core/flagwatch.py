"""Which stop flags a few changed rows would light or put out, at one alternative.

Looks first whether anything that a flag asks for is otherwise, and asks the flags again only then.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from assessment.core.checklist import Checklist
from assessment.core.condition import (
    AlternativesCount,
    Condition,
    GapIs,
    RowMatch,
    RowsMatch,
    ShareIs,
    leaves,
)
from assessment.core.conditions import ChangedRows, Facts, RowIndex, enough, holds, looked_at, matches
from assessment.core.facts import ScoredFacts
from assessment.core.flags import Place, flag_of, required
from assessment.core.flow import Flow, reopened
from assessment.core.gap import joined, words_of
from assessment.core.result import FlagResult, Result
from assessment.core.rows import Row
from assessment.core.vocabulary import Gap

Pair = tuple[Row, Row]


class FlagWatch:
    """The stop flags of a scored assessment at one alternative."""

    def __init__(self, flow: Flow, result: Result, alternative: str) -> None:
        self._flow = flow
        self._alternative = alternative
        self._facts = ScoredFacts(flow, result.perspectives)
        self.base = tuple(f for f in result.flags if f.alternative == alternative)
        self._gaps = {p: r.gap for (p, a), r in result.perspectives.items() if a == alternative}
        self._unknown = {p: r.basis.unknown for (p, a), r in result.perspectives.items() if a == alternative}
        self._perspectives = {c.id: c for c in flow.checklists.perspectives}
        self._rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        self._rated: dict[str, int] = defaultdict(int)
        for row in flow.rows:
            self._rated[row.alternative] += row.rated
            if row.alternative == alternative:
                self._rows[row.perspective][row.question].append(row)
        self._flags = [
            (checklist, flag) for checklist in flow.checklists.checklists for flag in checklist.stop_flags
        ]
        self._asked = _Leaves(
            (leaf, self._facts(checklist, alternative))
            for checklist, flag in self._flags
            if not Place(flow, checklist, alternative).screened_out
            for leaf in leaves(flag.when)
        )
        self._required = {k for c, f in self._flags for k in required(f.requires, c) if flow.asked_for(k)}
        self._all_rows = RowIndex(flow.rows)
        self._opened = _Leaves(_question_leaves(flow, self._all_rows))
        self._reopened: dict[tuple[int, ...], Flow] = {}

    def after(self, pairs: Sequence[Pair], unknown: Mapping[str, Fraction | None]) -> tuple[FlagResult, ...]:
        """Return the flags with the changed rows, and `base` itself when none is otherwise.

        ``pairs`` are the changed rows of every alternative, ``unknown`` the changed perspectives' u here.
        """
        own = [p for p in pairs if p[0].alternative == self._alternative]
        rated = self._rated_alternatives(pairs)
        flow = self._flow_after(pairs, rated)
        gaps = self._gaps_after(own, flow)
        if (
            flow is self._flow
            and all(word is self._gaps[p].word for p, word in gaps.items())
            and not self._asked.flipped(own)
            and not self._asked.flips_alternatives(self._number(), rated)
            and not self._asked.crosses(self._unknown, unknown)
            and not any(o.answered is not n.answered and o.question in self._required for o, n in own)
        ):
            return self.base
        words = {p: gap.word for p, gap in self._gaps.items()} | gaps
        shares = {**self._unknown, **unknown}

        def facts_of(checklist: Checklist, alternative: str, perspectives: tuple[str, ...]) -> Facts:
            facts = self._facts(checklist, alternative, perspectives)
            return replace(
                facts,
                rows=ChangedRows(facts.rows, own),
                answers=flow.answers,
                tables=flow.tables,
                alternatives_rated=rated,
                gaps=words,
                unknown_shares=shares,
            )

        changed = {(new.question, new.group): new for _, new in own}
        found = tuple(
            flag_of(Place(flow, checklist, self._alternative, changed), flag, facts_of)
            for checklist, flag in self._flags
        )
        return self.base if found == self.base else found

    def _number(self) -> int:
        return sum(1 for n in self._rated.values() if n)

    def _rated_alternatives(self, pairs: Iterable[Pair]) -> int:
        if all(new.rated is old.rated for old, new in pairs):
            return self._number()
        moved: dict[str, int] = defaultdict(int)
        for old, new in pairs:
            moved[old.alternative] += new.rated - old.rated
        return sum(1 for a, n in self._rated.items() if n + moved.get(a, 0))

    def _flow_after(self, pairs: Sequence[Pair], rated: int) -> Flow:
        """Return the flow with the questions that the changed rows open or hide."""
        flips = (*self._opened.flipped(pairs), *self._opened.flips_alternatives(self._number(), rated))
        if not flips:
            return self._flow
        if flips not in self._reopened:
            self._reopened[flips] = reopened(self._flow, ChangedRows(self._all_rows, pairs), rated)
        return self._reopened[flips]

    def _gaps_after(self, own: Iterable[Pair], flow: Flow) -> dict[str, Gap]:
        """Return the gap words that the changed rows may make otherwise, if any flag asks for one."""
        if not self._asked.gaps:
            return {}
        if flow is self._flow:
            # Attributes make no difference between groups.
            own = [(old, new) for old, new in own if old.rating is not new.rating]
        touched: dict[str, dict[tuple[str, str], Row]] = defaultdict(dict)
        for old, new in own:
            touched[old.perspective][old.question, old.group] = new
        if flow is not self._flow:
            # An opened question may be the one that says who is worse off today, in any perspective.
            touched.update({p: touched.get(p, {}) for p in self._gaps})
        return {p: self._gap_after(p, changed, flow) for p, changed in touched.items()}

    def _gap_after(self, perspective: str, changed: Mapping[tuple[str, str], Row], flow: Flow) -> Gap:
        asked = self._rows[perspective]
        keys = {key for key, _ in changed} if flow is self._flow else set(asked)
        rows = {k: [changed.get((k, r.group), r) for r in asked[k]] for k in keys}
        words = words_of(self._perspectives[perspective], rows, flow.answers)
        before = self._gaps[perspective]
        if words == [pair for pair in before.questions if pair[0] in keys]:
            return before.word
        unchanged = (word for key, word in before.questions if key not in keys)
        return joined([*unchanged, *(word for _, word in words)])


class _Leaves:
    """The single conditions that some flags or questions are made of, and which of them changed rows flip."""

    def __init__(self, asked: Iterable[tuple[Condition, Facts]]) -> None:
        self.gaps = False
        self._rows: list[tuple[RowMatch, Facts]] = []
        self._limits: list[Fraction] = []
        self._numbers: list[tuple[AlternativesCount, Facts]] = []
        self._scopes: dict[str, list[int]] = {}
        # Each row is held against many others: which conditions it meets is looked up once.
        self._met: dict[tuple[str, str, str], frozenset[int]] = {}
        for leaf, facts in asked:
            if isinstance(leaf, RowsMatch):
                self._rows.append((leaf.rows, facts))
            elif isinstance(leaf, AlternativesCount):
                self._numbers.append((leaf, facts))
            elif isinstance(leaf, ShareIs):
                self._limits.append(leaf.share.at_least)
            elif isinstance(leaf, GapIs):
                self.gaps = True

    def flipped(self, pairs: Iterable[Pair]) -> tuple[int, ...]:
        """Return which conditions on rows are no longer as true or untrue as they were."""
        moved: dict[int, int] = defaultdict(int)
        for old, new in pairs:
            met = self._met_by(old)
            for place in self._scope(old):
                match, facts = self._rows[place]
                if old.rating is not new.rating or match.severity or match.reversibility or match.duration:
                    moved[place] += matches(new, match, facts) - (place in met)
        return tuple(place for place in sorted(moved) if moved[place] and self._flips(place, moved[place]))

    def flips_alternatives(self, before: int, after: int) -> tuple[int, ...]:
        """Return which conditions on the number of rated alternatives flip, as negative numbers."""
        if before == after:
            return ()
        return tuple(
            -1 - place
            for place, (leaf, facts) in enumerate(self._numbers)
            if holds(leaf, replace(facts, alternatives_rated=before))
            is not holds(leaf, replace(facts, alternatives_rated=after))
        )

    def crosses(self, before: Mapping[str, Fraction | None], after: Mapping[str, Fraction | None]) -> bool:
        """Return True when a changed share comes to the other side of some limit."""
        return any(
            _reaches(share, limit) is not _reaches(before[perspective], limit)
            for perspective, share in after.items()
            if share != before[perspective]
            for limit in self._limits
        )

    def _scope(self, row: Row) -> list[int]:
        if row.question not in self._scopes:
            self._scopes[row.question] = [i for i, (m, f) in enumerate(self._rows) if looked_at(row, m, f)]
        return self._scopes[row.question]

    def _met_by(self, row: Row) -> frozenset[int]:
        key = (row.question, row.alternative, row.group)
        if key not in self._met:
            found = (p for p in self._scope(row) if matches(row, *self._rows[p]))
            self._met[key] = frozenset(found)
        return self._met[key]

    def _flips(self, place: int, number: int) -> bool:
        match, facts = self._rows[place]
        before = facts.rows.count(match, facts)
        return enough(match, before) is not enough(match, before + number)


def _reaches(share: Fraction | None, limit: Fraction) -> bool:
    return share is not None and share >= limit


def _question_leaves(flow: Flow, rows: RowIndex) -> Iterator[tuple[Condition, Facts]]:
    for checklist, question in flow.checklists.questions():
        if question.when is not None and not question.retired:
            facts = Facts(
                checklist=checklist.id,
                answers=flow.answers,
                groups=flow.chosen,
                row_groups=flow.groups,
                depths=flow.depths,
                rows=rows,
            )
            yield from ((leaf, facts) for leaf in leaves(question.when))
