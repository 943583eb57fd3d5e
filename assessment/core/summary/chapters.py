"""The chapters after page 1: alternatives, groups, one for each perspective, weighing, measures, follow-up.

Shows what is worse, better, both or open; the rest stands in Bilaga A. Counts nothing.
"""

from collections.abc import Iterable, Sequence

from assessment.core.assessment import EffectAnswer
from assessment.core.case import PROPOSAL, Alternative
from assessment.core.checklist import Checklist
from assessment.core.extent import bands_of, printed_interval
from assessment.core.foremost import most_affected, most_helped
from assessment.core.groups import Group
from assessment.core.language import tr
from assessment.core.result import GroupResult, PerspectiveResult
from assessment.core.rows import Row
from assessment.core.summary import wording
from assessment.core.summary.costs import cost_line
from assessment.core.summary.first_page import flag_line, lowered_names, overview_line
from assessment.core.summary.material import Material
from assessment.core.summary.model import (
    AlternativeInPerspective,
    AlternativeLine,
    AnswerBlock,
    FollowUpLine,
    GroupLine,
    Matrix,
    MatrixLine,
    MeasureLine,
    PerspectiveChapter,
    ProfileLine,
)
from assessment.core.summary.plain import plain_answers
from assessment.core.vocabulary import DASH_STATUSES, Rating, Status

GROUPS_PER_MATRIX = 6


def alternative_chapter(material: Material) -> tuple[AlternativeLine, ...]:
    """Return every alternative, the nollalternativ first, described and with its results."""
    return tuple(
        AlternativeLine(
            name=material.alternative_name(a.id),
            description=_described(material, a) or tr("Inte beskrivet."),
            recommended=tr("Rekommenderas") if a.id == material.assessment.recommended else "",
            results=tuple(overview_line(material, c, r) for c, r in material.results(a.id)),
            open_flags=tuple(flag_line(material, f) for f in material.result.open_flags(a.id)),
            answered_flags=tuple(flag_line(material, f) for f in material.result.answered_flags(a.id)),
            cost="" if a.baseline else cost_line(material, a.id),
        )
        for a in material.assessment.alternatives
    )


def _described(material: Material, alternative: Alternative) -> str:
    """Return what an alternative means; the proposal's own lines stand here when page 1 is about another."""
    described = alternative.description.strip()
    proposed = material.assessment.case.proposal.strip()
    if alternative.id != PROPOSAL or material.leading_id == PROPOSAL or proposed in described:
        return described
    return f"{proposed} {described}".strip()


def group_chapter(material: Material) -> tuple[GroupLine, ...]:
    """Return every group that has rows or was chosen, in the order of grupper.yaml."""
    with_rows = {g.id for asked in material.flow.asked for g in asked.groups}
    lines = []
    for group in material.flow.groups.values():
        if group.id not in material.flow.chosen and group.id not in with_rows:
            continue
        notes = []
        if group.parts:
            notes.append(
                tr("Kombination av {join}.", join=wording.join(material.group_name(p) for p in group.parts))
            )
        if group.reference and group.id not in material.flow.chosen:
            notes.append(tr("Med som jämförelse."))
        lines.append(
            GroupLine(
                name=wording.capital(group.name),
                vulnerable=tr("Ja") if group.vulnerable else tr("Nej"),
                count=_count(group),
                area=group.area or wording.DASH,
                note=" ".join(notes),
            )
        )
    return tuple(lines)


def _count(group: Group) -> str:
    return wording.DASH if group.reference and group.count is None else wording.how_many(group.count)


def groups_note(material: Material) -> str:
    """Return the warning for small groups; '' when there are none."""
    below = material.checklists.scale.small_numbers.below
    small = [
        g.name
        for g in material.flow.chosen.values()
        if g.count == "färre-än-fem" or (isinstance(g.count, int) and 0 < g.count < below)
    ]
    if not small:
        return ""
    return tr(
        "Liten grupp: {small}. Färre än {number_word} personer kan gå att känna igen.",
        small=wording.join(small),
        number_word=wording.number_word(below),
    )


def perspective_chapter(material: Material, checklist: Checklist, chapter_number: int) -> PerspectiveChapter:
    """Return one perspective: every alternative's result, profile, matrix and answers that matter."""
    depth = material.flow.depths.get(checklist.id)
    reason = material.flow.depth_reasons.get(checklist.id, "").strip()
    depth_text = tr(wording.DEPTH_TEXT[depth])
    return PerspectiveChapter(
        number=chapter_number,
        name=checklist.name,
        depth=f"{depth_text}. {wording.sentence(reason)}".strip(),
        alternatives=tuple(_in_perspective(material, checklist, a.id) for a in material.leading_first),
        answers=plain_answers(material, checklist, unanswered=False),
    )


def _in_perspective(material: Material, checklist: Checklist, alternative: str) -> AlternativeInPerspective:
    result = material.result.perspectives[checklist.id, alternative]
    rows = [r for r in material.rows(alternative) if r.perspective == checklist.id]
    blocks = answer_blocks(material, rows, only_telling=True)
    hidden = len({r.question for r in rows}) - len(blocks)
    note = ""
    if hidden and blocks:
        note = tr(
            "{hidden} utan skillnad står i Bilaga A.",
            hidden=wording.capital(wording.counted(hidden, tr("fråga"), tr("frågor"))),
        )
    elif hidden:
        note = tr("Svaren står i Bilaga A.")
    telling = {r.group for r in rows if r.worse or r.better or r.open}
    affected = result.status not in DASH_STATUSES
    same = [material.group_name(g.group) for g in result.groups if affected and g.group not in telling]
    # In the short track each answer names those who notice nothing.
    unchanged = () if material.short else wording.no_difference_sentences(same)
    profile = tuple(profile_line(material, g) for g in result.groups if g.group in telling)
    return AlternativeInPerspective(
        name=material.alternative_name(alternative),
        result=overview_line(material, checklist, result),
        sentences=(*result_sentences(material, result), *unchanged),
        profile=profile,
        picture=wording.picture_text([pictured(line) for line in profile]),
        matrices=matrices(material, [r for r in rows if r.group in telling]),
        blocks=blocks,
        block_note=note,
    )


def result_sentences(material: Material, result: PerspectiveResult) -> Iterable[str]:
    """Yield the result of one perspective and alternative in whole sentences.

    In the short track without the gap and the basis, which stand on page 1.
    """
    if result.status in {Status.NOT_AFFECTED, Status.NOT_ASSESSED}:
        if result.status is Status.NOT_ASSESSED:
            yield tr(wording.NOTHING_ASSESSED)
        return
    if result.after is not None:
        # The heading's words are those after measures, and these are not.
        yield tr("Före åtgärder gäller det här.")
    worst, best = material.group_names(most_affected(result)), material.group_names(most_helped(result))
    yield wording.worst_sentence(worst, _first(result, result.worst).severity if worst else None)
    yield wording.best_sentence(best, _first(result, result.best).improvement if best else None)
    scale = material.checklists.scale
    harm, benefit = printed_interval(result.harm, scale), printed_interval(result.benefit, scale)
    yield wording.extent_sentence(tr("försämringar, den mest drabbade gruppen"), harm, result.harm_bands)
    yield wording.extent_sentence(
        tr("förbättringar, den mest hjälpta gruppen"), benefit, result.benefit_bands
    )
    if not material.short:
        unclear = wording.unclear_sentence(result.gap.unclear)
        yield f"{tr(wording.GAP_SENTENCE[result.gap.word])} {unclear}".strip()
    if result.gap.contradicted and result.gap.own_answer is not None:
        yield wording.own_gap_sentence(result.gap.word, result.gap.own_answer)
    if not material.short:
        yield tr(wording.CONFIDENCE_SENTENCE[result.basis.confidence])
    if result.after is not None:
        left = material.group_names(most_affected(result.after))
        gravest = result.after.gravest.severity if result.after.gravest else None
        yield wording.after_measures_sentence(left, gravest)
    if result.lowered_by:
        yield wording.lowered_sentence(lowered_names(material, result))


def _first(result: PerspectiveResult, groups: Sequence[str]) -> GroupResult:
    return next(g for g in result.groups if g.group == groups[0])


def profile_line(material: Material, group: GroupResult) -> ProfileLine:
    """Return one group's breadth of harm and benefit, the severity before the number."""
    scale = material.checklists.scale
    severity = tr(group.severity.value) if group.severity else wording.DASH
    graver = group.possible_severity
    if graver is not None and (group.severity is None or graver.rank > group.severity.rank):
        severity = (
            tr("{severity}, kan vara {graver}", severity=severity, graver=tr(graver.value))
            if group.severity
            else tr("kan vara {graver}", graver=tr(graver.value))
        )
    return ProfileLine(
        group=wording.capital(material.group_name(group.group)),
        severity=severity,
        harm=printed_interval(group.harm, scale),
        harm_band=wording.band_text(bands_of(group.harm, scale)),
        improvement=tr(group.improvement.value) if group.improvement else wording.DASH,
        benefit=printed_interval(group.benefit, scale),
        benefit_band=wording.band_text(bands_of(group.benefit, scale)),
        harm_low=float(group.harm.lower) if group.harm else 0.0,
        harm_high=float(group.harm.upper) if group.harm else 0.0,
        benefit_low=float(group.benefit.lower) if group.benefit else 0.0,
        benefit_high=float(group.benefit.upper) if group.benefit else 0.0,
    )


def pictured(line: ProfileLine) -> str:
    """Return one group's part of what the picture of a profile shows, for those who do not see it."""
    harm, benefit = f"{line.harm} ({line.harm_band})", f"{line.benefit} ({line.benefit_band})"
    return wording.picture_of(line.group, harm, line.severity, benefit, line.improvement)


def matrices(material: Material, rows: Sequence[Row]) -> tuple[Matrix, ...]:
    """Return the ratings as question × group, at most six groups wide."""
    groups = list(dict.fromkeys(r.group for r in rows))
    questions = list(dict.fromkeys(r.question for r in rows))
    cells = {(r.question, r.group): material.rating_text(r.rating) for r in rows}
    ordered = [g for g in material.flow.groups if g in set(groups)]
    return tuple(
        Matrix(
            columns=tuple(wording.capital(material.group_name(g)) for g in part),
            lines=tuple(
                MatrixLine(
                    question=wording.capital(material.label(q)),
                    cells=tuple(cells.get((q, g), wording.DASH) for g in part),
                )
                for q in questions
                if any((q, g) in cells for g in part)
            ),
        )
        for part in (ordered[i : i + GROUPS_PER_MATRIX] for i in range(0, len(ordered), GROUPS_PER_MATRIX))
    )


def answer_blocks(material: Material, rows: Sequence[Row], *, only_telling: bool) -> tuple[AnswerBlock, ...]:
    """Return each effect question told in full; ``only_telling`` leaves out those where nothing changes."""
    # What is answered at another question is told apart: it has its own reason, duration and underlag.
    by_answer: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        by_answer.setdefault((row.question, row.source[0]), []).append(row)
    return tuple(
        _answer_block(material, key, answered_at, found)
        for (key, answered_at), found in by_answer.items()
        if not only_telling or any(r.worse or r.better or r.open for r in found)
    )


def _answer_block(material: Material, key: str, answered_at: str, rows: Sequence[Row]) -> AnswerBlock:
    """Return one effect question and alternative: ratings, reasons, attributes, basis, sources, measures."""
    alternative = rows[0].alternative
    effect = material.effect(rows[0])
    own = material.assessment.effects.get(answered_at, {}).get(alternative)
    found = material.checklists.question(answered_at) if answered_at != key else None
    return AnswerBlock(
        question=material.text(key),
        alternative=material.alternative_name(alternative),
        ratings=(
            *((wording.fetched_from(found[0].name, found[1].label),) if found else ()),
            *((tr("Samma som förslaget."),) if own is not None and own.same_as_proposal else ()),
            *_rating_lines(material, rows),
        ),
        reason=effect.reason if effect.reason.strip() else "",
        attributes=_attributes(material, effect),
        basis=_basis(material, rows),
        sources=effect.sources if effect.sources.strip() else "",
        long_term=_long_term(material, effect),
        measures=_measures_of(material, rows),
    )


def _rating_lines(material: Material, rows: Sequence[Row]) -> Iterable[str]:
    together: dict[str, list[str]] = {}
    for row in rows:
        together.setdefault(_rating_told(material, row.rating), []).append(row.group)
    for text, groups in together.items():
        yield f"{text}: {wording.join(material.group_name(g) for g in groups)}."


def _rating_told(material: Material, rating: Rating | None) -> str:
    text = material.rating_text(rating)
    better = getattr(rating, "better_text", "").strip()
    worse = getattr(rating, "worse_text", "").strip()
    told = tr("sämre: {worse}", worse=worse) if worse else ""
    if better:
        then = tr("bättre: {better}", better=better)
        # What somebody wrote stands as it was written; after a sentence that has ended comes a new one.
        ended = told.endswith((".", "!", "?", "…"))
        told = f"{told} {wording.capital(then)}" if ended else "; ".join(t for t in (told, then) if t)
    return f"{text} ({told})" if told else text


def _basis(material: Material, rows: Sequence[Row]) -> str:
    if not any(r.rated for r in rows):
        return ""
    basis = rows[0].basis
    if basis is None:
        return tr(wording.NO_BASIS)
    return f"{basis.value} {wording.DASH} {material.word('underlag', basis.value)}"


def _attributes(material: Material, effect: EffectAnswer) -> str:
    parts = []
    if effect.duration:
        parts.append(material.word("varaktighet", effect.duration.value))
    if effect.reversibility:
        parts.append(material.word("aterstallbart", effect.reversibility.value))
    if effect.likelihood:
        parts.append(material.word("sannolikhet", effect.likelihood.value))
    return wording.capital("; ".join(parts))


def _long_term(material: Material, effect: EffectAnswer) -> str:
    word = material.word("lang-sikt", effect.long_term.value) if effect.long_term else ""
    return f"{wording.sentence(word)} {effect.long_term_text.strip()}".strip()


def _measures_of(material: Material, rows: Sequence[Row]) -> str:
    refs = {(r.question, r.alternative, r.group) for r in rows}
    found = [
        m.text.strip()
        for m in material.assessment.measures
        if any((x.question, x.alternative, x.group) in refs for x in m.rows) and m.text.strip()
    ]
    return " ".join(wording.sentence(text) for text in dict.fromkeys(found))


def measure_chapter(material: Material) -> tuple[MeasureLine, ...]:
    """Return the measures with the rating before and after for the rows that each one meets."""
    return tuple(
        MeasureLine(
            text=m.text.strip() or tr("Åtgärden är inte beskriven."),
            effect=_before_after(material, [(x.question, x.alternative, x.group) for x in m.rows]),
            owner=m.owner.strip() or tr("Saknas"),
            due=wording.day(m.due) or tr("Saknas"),
            cost=m.cost.strip() or wording.DASH,
            decided=tr("Ingår i beslutet") if m.decided else tr("Önskemål"),
        )
        for m in material.assessment.measures
    )


def _before_after(material: Material, refs: Sequence[tuple[str, str, str]]) -> str:
    lines = []
    for key, alternative, group in refs:
        effect = material.effect_at(key, alternative, group)
        before = material.rating_text(effect.ratings.get(group))
        after = effect.with_measures.get(group)
        told = _rating_told(material, after) if after is not None else tr("inte bedömt")
        change = f"{before} → {told}"
        lines.append(f"{wording.capital(material.label(key))}, {material.group_name(group)}: {change}")
    return "\n".join(lines) or tr("Möter ingen bedömd rad.")


def follow_up_chapter(material: Material) -> tuple[FollowUpLine, ...]:
    """Return the follow-ups."""
    return tuple(
        FollowUpLine(
            indicator=" ".join(
                p for p in (f.indicator.strip(), f"(Kolada {f.kolada})" if f.kolada else "") if p
            )
            or tr("Saknas"),
            baseline=f.baseline or wording.DASH,
            target=f.target or wording.DASH,
            date=wording.day(f.date) or tr("Saknas"),
            owner=f.owner.strip() or tr("Saknas"),
        )
        for f in material.assessment.follow_ups
    )
