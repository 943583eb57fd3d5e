"""Goal conflicts in words: the official's own, and those that the tool found, weighed, dismissed or neither.

Knows the conflicts that ``conflicts`` found and what the official has said of each. Weighs nothing itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from assessment.core.assessment import GoalConflict
from assessment.core.conflicts import Conflict, ConflictKind, conflicts_of, suggestions_of
from assessment.core.language import tr
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.summary import arguing, wording
from assessment.core.summary.argument_model import ConflictLine
from assessment.core.summary.material import Material
from assessment.core.vocabulary import LongTerm, Severity

OWN_CAP = 110
FOUND_CAP = 220
"""What the tool found names both sides: cut at one line it would tell only the better one."""


def conflict_lines(material: Material) -> tuple[ConflictLine, ...]:
    """Return every goal conflict: those the official stands for, suggestions, the dismissed, the gone.

    What stands in the assessment keeps its order there; suggestions stand gravest first. One that is
    ``repeated`` has the same rows as an earlier one, as questions may share their rows.
    """
    suggestions = suggestions_of(material.assessment, conflicts_of(material.flow))
    conflicts = {c.key: c for c, _ in suggestions.found}
    entries = {entry.id: c for c, entry in suggestions.found if entry}
    own = [c for c in material.assessment.conflicts if c.id in entries or (_told(c) and not c.found)]
    told: set[object] = {_rows_of(c) for c in entries.values()}
    waiting: list[ConflictLine] = []
    for conflict in suggestions.waiting:
        waiting.append(_suggestion(material, conflict, repeated=_rows_of(conflict) in told))
        told.add(_rows_of(conflict))
    return (
        *(_own(material, c, conflicts.get(c.found), "") for c in own if not c.dismissed),
        *waiting,
        *(_own(material, c, conflicts.get(c.found), tr(arguing.DISMISSED)) for c in own if c.dismissed),
        *(_own(material, c, None, tr(arguing.GONE)) for c in suggestions.gone),
    )


def page_conflicts(material: Material) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what page 1 may say, in sentences: the conflicts the official stands for, and suggestions.

    Suggestions are those about the alternative that page 1 is about, each told once.
    """
    conflicts = {c.key: c for c in conflicts_of(material.flow)}
    lines = conflict_lines(material)
    own = tuple(
        wording.capped(line.description, FOUND_CAP if line.found else OWN_CAP)
        for line in lines
        if not line.standing
    )
    suggested = tuple(
        wording.capped(conflict_sentence(material, conflicts[line.found], leading=False), FOUND_CAP)
        for line in lines
        if line.standing == tr(arguing.SUGGESTED)
        and not line.repeated
        and material.leading_id in conflicts[line.found].alternatives
    )
    return own, suggested


def _told(entry: GoalConflict) -> bool:
    return bool(entry.description.strip() or entry.weighing.strip())


def _rows_of(conflict: Conflict) -> object:
    rows = frozenset((r.source, r.group) for r in (*conflict.better, *conflict.worse))
    return conflict.kind, conflict.group, conflict.alternatives, rows


def _own(material: Material, entry: GoalConflict, conflict: Conflict | None, standing: str) -> ConflictLine:
    described = wording.sentence(entry.description)
    # What is stood for is told as the answers are now; a dismissal is of what it said then.
    if conflict is not None and not (entry.dismissed and described):
        described = conflict_sentence(material, conflict)
    lacking = tr(arguing.NO_REASON) if entry.dismissed else tr(arguing.NOT_WEIGHED)
    return ConflictLine(
        description=described or tr(arguing.NOT_DESCRIBED),
        weighing=entry.weighing if entry.weighing.strip() else lacking,
        standing=standing,
        found=entry.found,
        rows=tuple(_rows(material, conflict)) if conflict else (),
    )


def _suggestion(material: Material, conflict: Conflict, *, repeated: bool) -> ConflictLine:
    return ConflictLine(
        description=conflict_sentence(material, conflict),
        weighing="",
        standing=tr(arguing.SUGGESTED),
        found=conflict.key,
        rows=tuple(_rows(material, conflict)),
        repeated=repeated,
    )


def conflict_sentence(material: Material, conflict: Conflict, *, leading: bool = True) -> str:
    """Return one conflict in a sentence.

    It names its alternative; with ``leading`` False only when that is another than the one page 1 is about.
    """
    alternative = conflict.alternatives[0]
    where = material.alternative_in_sentence(alternative)
    if not leading and alternative == material.leading_id:
        where = ""
    better, worse = conflict.better, conflict.worse
    match conflict.kind:
        case ConflictKind.GROUPS:
            return arguing.groups_conflict(
                where, _label(material, conflict), *_sides(material, better, worse)
            )
        case ConflictKind.PERSPECTIVES:
            name = material.group_name(conflict.group or "")
            names = [material.perspective_name(p) for p in dict.fromkeys(r.perspective for r in better)]
            others = [material.perspective_name(p) for p in dict.fromkeys(r.perspective for r in worse)]
            return arguing.perspectives_conflict(where, name, *_apart(names, others))
        case ConflictKind.LONG_TERM:
            return _over_time(material, where, conflict)
        case ConflictKind.SAVING:
            gravest = [r for r in worse if certain_severity(r) is conflict.severity]
            severity = conflict.severity or Severity.MINOR
            own = material.alternative_in_sentence(alternative)
            return arguing.saving_conflict(own, conflict.actors, severity, _groups(material, gravest))
        case _:
            first, second = (material.alternative_in_sentence(a) for a in conflict.alternatives)
            sides = _groups(material, better), _groups(material, worse)
            return arguing.alternatives_conflict(first, second, *sides)


def _label(material: Material, conflict: Conflict) -> str:
    return material.label(conflict.question or "")


def _over_time(material: Material, where: str, conflict: Conflict) -> str:
    turning = [r for r in (*conflict.better, *conflict.worse) if r.long_term is LongTerm.WORSE]
    return arguing.long_term_conflict(
        where,
        _label(material, conflict),
        _groups(material, [r for r in turning if r.better]),
        _groups(material, [r for r in conflict.worse if r.long_term is LongTerm.BETTER]),
        _groups(material, [r for r in turning if not r.better]),
    )


def _sides(
    material: Material, better: Sequence[Row], worse: Sequence[Row]
) -> tuple[list[str], list[str], list[str]]:
    return _apart(_groups(material, better), _groups(material, worse))


def _apart(better: Sequence[str], worse: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return what is only better, what is only worse and what is both."""
    return (
        [b for b in better if b not in worse],
        [w for w in worse if w not in better],
        [b for b in better if b in worse],
    )


def _groups(material: Material, rows: Iterable[Row]) -> list[str]:
    named = {r.group for r in rows}
    return [material.group_name(g) for g in material.flow.groups if g in named]


def _rows(material: Material, conflict: Conflict) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of both sides once each: question, alternative, groups with that rating, rating."""
    together: dict[tuple[str, str, str], list[Row]] = {}
    for row in (*conflict.better, *conflict.worse):
        key = (row.question, row.alternative, material.rating_text(row.rating))
        together.setdefault(key, []).append(row)
    for (question, alternative, rating), rows in together.items():
        groups = wording.join(_groups(material, rows))
        yield material.label(question), material.alternative_name(alternative), groups, rating
