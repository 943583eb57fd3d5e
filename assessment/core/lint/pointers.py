"""Everything in the folder that names something by its id: questions, groups, perspectives, columns, sources.

Knows where names are written; `references` asks whether what they name exists.
"""

from collections.abc import Iterable, Iterator

from assessment.core.catalogue import Scale
from assessment.core.checklist import Checklist, GroupSelector, RequireAll, RequireAny
from assessment.core.condition import DepthIs, EmptyCell, FilledCell, GapIs, GroupChosen, RowsMatch
from assessment.core.diagnostics import Path
from assessment.core.lint.desk import Desk, Pointer, asked_in


def to_questions(desk: Desk) -> Iterator[Pointer]:
    """Yield every name of a question: in conditions, questions and flags."""
    yield from in_conditions(desk)
    for asked in desk.questions:
        for key, name in (
            ("delar-rader-med", asked.question.shares_rows_with),
            ("rader-från", asked.question.rows_from),
        ):
            if name:
                yield Pointer(asked.sheet.document, (*asked.path, key), name, asked.checklist.id)
    for sheet in desk.checklists:
        for name, path in _in_checklist(sheet.content):
            yield Pointer(sheet.document, path, name, sheet.content.id)


def in_conditions(desk: Desk) -> Iterator[Pointer]:
    """Yield every name of a question in a condition."""
    for part in desk.parts:
        for place, name in asked_in(part):
            yield Pointer(part.sheet.document, (*part.path, *place), name, part.checklist.id)


def _in_checklist(content: Checklist) -> Iterator[tuple[str, Path]]:
    if content.gap_question:
        yield content.gap_question, ("klyfta-fråga",)
    if content.worse_off_today:
        yield content.worse_off_today.question, ("sämst-i-dag", "fråga")
    for number, flag in enumerate(content.stop_flags):
        yield from required(flag.requires, ("stoppflaggor", number, "kräver"))
        if flag.mend_at:
            yield flag.mend_at, ("stoppflaggor", number, "rätta")
    for number, line in enumerate(content.sufficiency):
        if line.mend_at:
            yield line.mend_at, ("räcker-underlaget", number, "rätta")


def required(need: RequireAll | RequireAny, path: Path) -> Iterator[tuple[str, Path]]:
    """Yield every question that a flag needs an answer to, with its place."""
    word, parts = ("alla", need.all_of) if isinstance(need, RequireAll) else ("någon", need.any_of)
    for number, part in enumerate(parts):
        place = (*path, word, number)
        if isinstance(part, str):
            yield part, place
        else:
            yield from required(part, place)


def to_groups(desk: Desk) -> Iterator[Pointer]:
    """Yield every name of a group or a tag."""
    for part in desk.parts:
        if isinstance(part.condition, GroupChosen):
            yield from _named(part.condition.group, (*part.path, "grupp"), part.sheet.document)
        elif isinstance(part.condition, RowsMatch):
            yield from _named(part.condition.rows.groups, (*part.path, "rad", "grupp"), part.sheet.document)
    for asked in desk.questions:
        for key, chosen in (("grupper", asked.question.groups), ("korsar-med", asked.question.crosses_with)):
            if chosen is not None:
                yield from _selected(chosen, (*asked.path, key), asked.sheet.document)
    yield from _in_files(desk)


def _in_files(desk: Desk) -> Iterator[Pointer]:
    for sheet in desk.checklists:
        for number, pair in enumerate(_pairs(sheet.content)):
            yield from _named(pair, ("sämst-i-dag", "par", number), sheet.document)
    if groups := desk.material.groups:
        for number, group in enumerate(groups.content.groups):
            yield from _named(group.tags, ("grupper", number, "taggar"), groups.document)
    if words := desk.material.words:
        for number, entry in enumerate(words.content.entries):
            if entry.group is not None:
                yield Pointer(words.document, ("ordlista", number, "grupp"), entry.group)


def _pairs(checklist: Checklist) -> tuple[tuple[str, str], ...]:
    return checklist.worse_off_today.pairs if checklist.worse_off_today else ()


def _named(names: Iterable[str], path: Path, document: str) -> Iterator[Pointer]:
    for number, name in enumerate(names):
        yield Pointer(document, (*path, number), name)


def _selected(chosen: GroupSelector, path: Path, document: str) -> Iterator[Pointer]:
    yield from _named(chosen.tag, (*path, "tagg"), document)
    yield from _named(chosen.ids, (*path, "id"), document)
    for number, inner in enumerate(chosen.any_of):
        yield from _selected(inner, (*path, "någon-av", number), document)


def to_perspectives(desk: Desk) -> Iterator[Pointer]:
    """Yield every name of a perspective: in conditions, in flags and in the list of words."""
    if words := desk.material.words:
        for number, entry in enumerate(words.content.entries):
            if entry.perspective is not None:
                yield Pointer(words.document, ("ordlista", number, "perspektiv"), entry.perspective)
    for part in desk.parts:
        if isinstance(part.condition, DepthIs | GapIs) and part.condition.perspective:
            yield Pointer(part.sheet.document, (*part.path, "perspektiv"), part.condition.perspective)
    for sheet in desk.checklists:
        for number, flag in enumerate(sheet.content.stop_flags):
            for place, name in enumerate(flag.belongs_to):
                yield Pointer(sheet.document, ("stoppflaggor", number, "hör-till", place), name)


def to_columns(desk: Desk) -> Iterator[tuple[Pointer, str]]:
    """Yield every name of a column with the key of the question that should have it."""
    for part in desk.parts:
        if isinstance(part.condition, EmptyCell):
            cell, place = part.condition.empty_cell, "tom-cell"
        elif isinstance(part.condition, FilledCell):
            cell, place = part.condition.filled_cell, "fylld-cell"
        else:
            continue
        pointer = Pointer(part.sheet.document, (*part.path, place, "kolumn"), cell.column)
        yield pointer, part.checklist.key(cell.question)
    for sheet in desk.checklists:
        today = sheet.content.worse_off_today
        for key, column in (("tema", today.theme), ("svar", today.answer)) if today else ():
            if today and column != "rad":
                yield Pointer(sheet.document, ("sämst-i-dag", key), column), sheet.content.key(today.question)


def to_sources(desk: Desk) -> Iterator[Pointer]:
    """Yield every name of a source."""
    for asked in desk.questions:
        yield from _named(asked.question.sources, (*asked.path, "källa"), asked.sheet.document)
    for sheet in desk.checklists:
        for number, flag in enumerate(sheet.content.stop_flags):
            yield from _named(flag.sources, ("stoppflaggor", number, "källa"), sheet.document)
        for number, points in enumerate(sheet.content.point_scales):
            yield from _named(points.sources, ("poängskalor", number, "källa"), sheet.document)
    if groups := desk.material.groups:
        for number, group in enumerate(groups.content.groups):
            yield from _named(group.sources, ("grupper", number, "källa"), groups.document)
    if scale := desk.material.scale:
        for path, name in _in_scale(scale.content):
            yield Pointer(scale.document, path, name)


def _in_scale(scale: Scale) -> Iterator[tuple[Path, str]]:
    yield ("band-källa",), scale.bands_source
    yield ("vikter", "källa"), scale.weights.source
    yield ("små-tal", "källa"), scale.small_numbers.source
    if scale.plain_language:
        yield ("klarspråk", "källa"), scale.plain_language.source
    for name, field in type(scale.thresholds).model_fields.items():
        yield ("trösklar", field.alias or name, "källa"), getattr(scale.thresholds, name).source
