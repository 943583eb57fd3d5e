"""Bilaga A, every answer and every unanswered question; Bilaga B, how the numbers came about.

Knows the trace of every number. Nothing here is shortened.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from assessment.core.checklist import Checklist
from assessment.core.extent import printed_interval
from assessment.core.language import tr
from assessment.core.result import GroupResult, Interval, TraceLine
from assessment.core.summary import wording
from assessment.core.summary.chapters import answer_blocks
from assessment.core.summary.material import Material
from assessment.core.summary.model import AnswerBlock, AnswerSection
from assessment.core.summary.plain import plain_of, section_answers
from assessment.core.summary.trace_model import EditionLine, TraceTable
from assessment.core.trace import in_halves

_FINGERPRINT_SHOWN = 12


def all_answers(material: Material) -> tuple[AnswerSection, ...]:
    """Return every question that applies, section by section, answered or not."""
    sections = []
    for checklist in material.told:
        screening = plain_of(material, checklist, checklist.screening, unanswered=True)
        if screening:
            sections.append(
                AnswerSection(
                    name=tr("{checklist}: avgränsning", checklist=checklist.name),
                    answers=screening,
                    blocks=(),
                )
            )
        for section in checklist.sections:
            name = f"{checklist.name}: {wording.lower(section.name)}"
            blocks = tuple(b for q in section.questions for b in _blocks(material, checklist.key(q)))
            answers = section_answers(material, checklist, section)
            if blocks or answers:
                sections.append(AnswerSection(name=name, answers=answers, blocks=blocks))
    return tuple(sections)


def _blocks(material: Material, key: str) -> Iterator[AnswerBlock]:
    for alternative in material.assessment.rated_alternatives:
        rows = [r for r in material.rows(alternative.id) if r.question == key]
        if rows:
            yield from answer_blocks(material, rows, only_telling=False)


def traces(material: Material) -> tuple[TraceTable, ...]:
    """Return the counting behind every group's numbers, for the alternative that page 1 is about."""
    return tuple(
        _trace(material, checklist, material.leading_id, group)
        for checklist, result in material.results(material.leading_id)
        for group in result.groups
        if group.harm is not None
    )


def _trace(material: Material, checklist: Checklist, alternative: str, group: GroupResult) -> TraceTable:
    weight = sum(t.row.weight for t in group.trace)
    harm = _added(group.trace, harm=True)
    benefit = _added(group.trace, harm=False)
    scale = material.checklists.scale
    name = f"{checklist.name}, {material.alternative_name(alternative)}, {material.group_name(group.group)}"
    return TraceTable(
        heading=name,
        lines=tuple(_trace_line(material, t) for t in group.trace),
        total=(tr("Summa"), "", wording.number(weight), in_halves(harm), in_halves(benefit)),
        result=(
            tr(
                "Försämring: 100 × {span} / {weight} = {printed_interval}. "
                "Förbättring: 100 × {span_2} / {weight_2} = {printed_interval_2}.",
                span=in_halves(harm),
                weight=weight,
                printed_interval=printed_interval(group.harm, scale),
                span_2=in_halves(benefit),
                weight_2=weight,
                printed_interval_2=printed_interval(group.benefit, scale),
            )
        ),
    )


def _trace_line(material: Material, line: TraceLine) -> tuple[str, str, str, str, str]:
    weight = line.row.weight
    return (
        material.label(line.row.question),
        material.rating_text(line.row.rating),
        str(weight),
        in_halves(Interval(weight * line.harm.lower, weight * line.harm.upper)),
        in_halves(Interval(weight * line.benefit.lower, weight * line.benefit.upper)),
    )


def _added(lines: Sequence[TraceLine], *, harm: bool) -> Interval:
    parts = [((t.harm if harm else t.benefit), t.row.weight) for t in lines]
    return Interval(
        sum((w * i.lower for i, w in parts), Fraction(0)), sum((w * i.upper for i, w in parts), Fraction(0))
    )


def editions(material: Material, today: date | None) -> tuple[EditionLine, ...]:
    """Return the editions that the assessment was made with, and what to know about them."""
    lines = []
    for checklist in material.told:
        stored = material.assessment.editions.get(checklist.id)
        current = material.checklists.fingerprints.get(checklist.id, "")
        notes = []
        if stored and stored.fingerprint and current and stored.fingerprint != current:
            notes.append(tr("Gjord med en annan utgåva än den som gäller nu."))
        if today and today > checklist.valid_to:
            notes.append(tr("Giltigheten gick ut {day}.", day=wording.day(checklist.valid_to)))
        local = material.checklists.local_edition
        if local and checklist.id in local.checklists:
            notes.append(local.line)
        lines.append(
            EditionLine(
                name=checklist.name,
                edition=stored.edition if stored else checklist.edition,
                owner=checklist.owner,
                fingerprint=(stored.fingerprint if stored and stored.fingerprint else current)[
                    :_FINGERPRINT_SHOWN
                ],
                note=" ".join(notes),
            )
        )
    return tuple(lines)


def constants(material: Material) -> tuple[tuple[str, str], ...]:
    """Return the constants of the method as they stand in skala.yaml."""
    scale = material.checklists.scale
    thresholds = scale.thresholds
    bands = "; ".join(f"{b.name} {b.span}" for b in scale.bands)
    weights = "; ".join(f"{k} {v}" for k, v in sorted(scale.weights.words.items()))
    return (
        (tr("Vikter"), weights),
        (tr("Ord för bredd (0–100)"), bands),
        (
            tr("Underlag saknas"),
            tr(
                "när minst {basis_missing} är öppet eller saknar underlag",
                basis_missing=thresholds.basis_missing.value,
            ),
        ),
        (
            tr("Hög säkerhet"),
            (
                tr(
                    "minst {high_basis} med underlag A eller B, och under {high_unknown} okänt",
                    high_basis=thresholds.high_basis.value,
                    high_unknown=thresholds.high_unknown.value,
                )
            ),
        ),
        (
            tr("Låg säkerhet"),
            (
                tr(
                    "under {low_basis} med underlag A eller B, eller minst {low_unknown} okänt",
                    low_basis=thresholds.low_basis.value,
                    low_unknown=thresholds.low_unknown.value,
                )
            ),
        ),
        (tr("Skalans utgåva"), scale.edition),
    )


def cited_sources(material: Material) -> tuple[str, ...]:
    """Return the sources of the questions that were asked; unchecked references stand by title alone."""
    ids: dict[str, None] = {}
    for checklist, question in ((c, q) for c in material.told for q in c.questions()):
        if material.flow.applies(checklist.key(question)):
            ids.update(dict.fromkeys(question.sources))
    found = (material.checklists.sources.source(i) for i in ids)
    return tuple(sorted({s.citation for s in found if s is not None}))
