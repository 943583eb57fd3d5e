"""Everything that is wrong with a folder of checklists beyond its shape, found without running it.

One small function for each rule, each with a code of its own. Knows no file and no line.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assessment.core.diagnostics import Finding
from assessment.core.lint import (
    conditions,
    editions,
    ids,
    language,
    points,
    questions,
    reach,
    references,
    scale,
    scenarios,
    translations,
)
from assessment.core.lint.desk import Desk
from assessment.core.lint.material import Material, Sheet
from assessment.core.lint.registry import Rule
from assessment.core.lint.scenarios import SCENARIOS

RULES: tuple[Rule, ...] = (
    references.unknown_question,
    references.unknown_option,
    references.unknown_group,
    references.unknown_source,
    references.unknown_column,
    references.unknown_perspective,
    references.unknown_reference_group,
    references.text_for_id,
    references.retired_question,
    ids.duplicate_id,
    ids.taken_id,
    ids.wrong_file_name,
    conditions.later_question,
    conditions.wrong_kind_of_condition,
    conditions.rows_open_rows,
    conditions.only_in_flags,
    reach.impossible,
    reach.unreachable,
    reach.short_behind_full,
    questions.without_source,
    questions.without_help,
    questions.without_weight,
    questions.without_weight_reason,
    questions.weight_without_effect,
    questions.idle_key,
    questions.without_options,
    questions.without_columns,
    questions.without_none_of_these,
    questions.shared_rows,
    questions.rows_from,
    questions.without_depth,
    questions.without_reference_group,
    questions.effect_without_screening,
    questions.no_short_track,
    scale.gap_between_bands,
    scale.overlapping_bands,
    scale.wrong_order,
    scale.without_sign,
    scale.wrong_steps,
    points.unknown_scale,
    points.unknown_level,
    points.gap_between_levels,
    points.overlapping_levels,
    points.per_cent_of_nothing,
    points.reductions_in_a_ring,
    points.scale_without_points,
    points.idle_points,
    points.only_in_outcomes,
    points.unreachable_outcome,
    language.without_question_mark,
    language.long_question,
    language.double_negation,
    language.officialese,
    language.same_question,
    language.hard_to_read,
    language.long_sentence,
    translations.unknown_place,
    translations.no_text,
    translations.incomplete,
    editions.expired_checklist,
    editions.expired_source,
    editions.ends_before_it_begins,
    editions.changed_edition,
    editions.unpublished_edition,
    scenarios.unused_option,
)
"""Every rule, by subject."""


def lint(material: Material) -> tuple[Finding, ...]:
    """Return everything that the rules find, with paths as in the files.

    Findings about what was taken out of a broken file are left out: the break itself has been told.
    """
    desk = Desk(material)
    sheets = {s.document: s for s in _sheets(material)}
    found = (finding for rule in RULES for finding in rule(desk))
    return tuple(placed for f in found if (placed := _in_file(f, sheets[f.document])) is not None)


def _sheets(material: Material) -> Iterator[Sheet[Any]]:
    m = material
    yield from m.checklists
    yield from m.scenarios
    yield from (s for s in (m.groups, m.scale, m.sources, m.indicators, m.words, m.editions) if s is not None)


def _in_file(finding: Finding, sheet: Sheet[Any]) -> Finding | None:
    """Return the finding with the path that it has in the file; None when it follows from a fault."""
    path = sheet.original(finding.path)
    about = {path[:n] for n in range(1, len(path) + 1)}
    if finding.key is not None:
        about.add((*path, finding.key))
    return None if about & sheet.touched else replace(finding, path=path)


__all__ = ["RULES", "SCENARIOS", "Desk", "Material", "Rule", "Sheet", "lint"]
