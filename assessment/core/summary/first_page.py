"""Page 1: everything that matters on one page, for the recommended alternative, named.

Chooses what is said and caps it. What yields when the page would run over is decided in ``page_fit``.
"""

from collections.abc import Sequence

from assessment.core.case import PROPOSAL
from assessment.core.checklist import Checklist
from assessment.core.foremost import most_affected, most_helped
from assessment.core.language import tr
from assessment.core.result import FlagResult, PerspectiveResult
from assessment.core.rows import Row
from assessment.core.severity import certain_improvement, certain_severity, possible_severity
from assessment.core.summary import wording
from assessment.core.summary.comparison import alternative_lines, dominance
from assessment.core.summary.conflict_lines import page_conflicts
from assessment.core.summary.costs import cost_line
from assessment.core.summary.material import Material
from assessment.core.summary.model import Consequence, FirstPage, FlagLine, OverviewLine
from assessment.core.summary.page_fit import Chapters
from assessment.core.vocabulary import DASH_STATUSES, Improvement, Severity, Status

PROPOSAL_CAP = 300
CONSEQUENCE_CAP = 140
BEST_INTERESTS_CAP = 400
LINE_CAP = 110
ANSWERED_FLAG_CAP = 105
AT_MOST = 3
_BEST_INTERESTS = frozenset(
    f"barnets-rattigheter/{q}"
    for q in ("barnets-basta", "barnets-basta-stammer", "basta-vager-tyngre", "basta-kompensation")
)
_ROOM_FOR_REASON = 50
_SHORT_TIME_DAYS = 12 * 7


def overview_line(material: Material, checklist: Checklist, result: PerspectiveResult) -> OverviewLine:
    """Return one perspective's line: the word never stands without what is worst and for whom."""
    status = wording.status_text(
        result.status, result.status_before, result.possible, lowered=bool(result.lowered_by)
    )
    gravest = _gravest(material, result)
    shown = result.after or result
    scale = material.checklists.scale
    return OverviewLine(
        perspective=checklist.name,
        sign=scale.signs.get(result.status.value, ""),
        status=f"{status}{_link(status)}{gravest}" if gravest else status,
        word=wording.short_status(result.status, result.possible),
        meaning=scale.words.get("status", {}).get(result.status.value, ""),
        worst=wording.capital(_names(material, most_affected(shown), result.status)),
        best=wording.capital(_names(material, most_helped(shown), result.status)),
        gap=tr(wording.GAP_TEXT[shown.gap.word]),
        confidence=tr(wording.CONFIDENCE_TEXT[shown.basis.confidence]),
    )


def _link(status: str) -> str:
    # After a dash with "kan bli" a second dash would read as a list.
    return "; " if wording.DASH in status else f" {wording.DASH} "


def _names(material: Material, groups: Sequence[str] | None, status: Status) -> str:
    if status in DASH_STATUSES:
        return wording.DASH
    if groups is None:
        return tr(wording.NOT_YET)
    return wording.join(material.group_name(g) for g in groups) or tr("ingen")


def _gravest(material: Material, result: PerspectiveResult) -> str:
    line = result.gravest
    if line is None or line.severity is None:
        return wording.lowered_phrase(lowered_names(material, result)) if result.lowered_by else ""
    text = tr(
        "{severity_phrase} för {group_name}",
        severity_phrase=wording.severity_phrase(line.severity),
        group_name=material.group_name(line.row.group),
    )
    graver = line.possible_severity
    if graver is not None and graver.rank > line.severity.rank:
        text += tr(", kan vara {graver}", graver=tr(graver.value))
    return text


def lowered_names(material: Material, result: PerspectiveResult) -> list[str]:
    """Return the open flags, in words, that make *Stärker* show as *Blandat*."""
    return [
        material.flag_name(f.checklist, f.flag)
        for f in material.result.open_flags(result.alternative)
        if f.flag in result.lowered_by and result.perspective in f.perspectives
    ]


def first_page(material: Material, chapters: Chapters) -> FirstPage:
    """Return page 1, within its caps."""
    leading = material.leading_id
    rows = material.rows(leading)
    worse = _consequences(material, rows, better=False)
    better = _consequences(material, rows, better=True)
    own, suggested = page_conflicts(material)
    return FirstPage(
        about=material.alternative_name(leading) if leading else "",
        proposal=wording.capped(_proposal(material), PROPOSAL_CAP),
        not_assessed=not_assessed(rows),
        overview=tuple(overview_line(material, c, r) for c, r in material.results(leading)),
        open_flags=tuple(flag_line(material, f) for f in material.result.open_flags(leading)),
        answered_flags=_answered_lines(material, leading),
        answered_flags_more="",
        worse=worse[:AT_MOST],
        worse_more=_more(len(worse), chapters, tr("försämringar")),
        better=better[:AT_MOST],
        better_more=_more(len(better), chapters, tr("förbättringar")),
        best_interests=wording.capped(best_interests(material, leading), BEST_INTERESTS_CAP),
        conflicts=own[:AT_MOST],
        suggested_conflicts=suggested[: max(0, AT_MOST - len(own))],
        conflicts_more="",
        unknowns=unknowns(material, leading)[:AT_MOST],
        unknowns_more="",
        recommendation=recommendation(material),
        alternatives=tuple(alternative_lines(material)),
        dominance=dominance(material, chapters.alternatives),
        cost=cost_line(material, leading),
        late=late(material),
    )


def _proposal(material: Material) -> str:
    leading = material.assessment.leading
    if leading is not None and leading.id != PROPOSAL and leading.description.strip():
        return leading.description
    return material.assessment.case.proposal or (leading.description if leading else "")


def not_assessed(rows: Sequence[Row]) -> str:
    """Return the sentence that says that nothing, or not all, is answered; '' when everything is."""
    answered = sum(1 for r in rows if r.answered)
    if not answered:
        return tr(wording.NOTHING_ASSESSED)
    return wording.partly_assessed(answered, len(rows)) if answered < len(rows) else ""


def _answered_lines(material: Material, alternative: str) -> tuple[FlagLine, ...]:
    """Return the answered flags, those with one and the same answer on one line."""
    by_answer: dict[tuple[str, ...], list[FlagResult]] = {}
    for flag in material.result.answered_flags(alternative):
        if not _told_as_best_interests(material, flag):
            by_answer.setdefault(flag.answers, []).append(flag)
    return tuple(flag_line(material, *flags) for flags in by_answer.values())


def flag_line(material: Material, flag: FlagResult, *alike: FlagResult) -> FlagLine:
    """Return a stop flag in words, with flags that have the same answer: what is needed, or the answer."""
    if flag.missing:
        text = tr("Svara på: {join}.", join=wording.join(_asked(material, k) for k in flag.missing))
    else:
        text = _flag_answer(material, flag)
    names = [material.flag_name(f.checklist, f.flag) for f in (flag, *alike)]
    name = wording.join((names[0], *(wording.lower(n) for n in names[1:])))
    return FlagLine(
        name=name,
        text=text if flag.missing else wording.capped(text, max(30, ANSWERED_FLAG_CAP - len(name))),
        alternative=material.alternative_name(flag.alternative),
    )


def _asked(material: Material, key: str) -> str:
    question = material.question(key)
    return (
        tr("”{word}”", word=question.text)
        if question and not question.name
        else wording.lower(material.label(key))
    )


def _told_as_best_interests(material: Material, flag: FlagResult) -> bool:
    """Return True when all that the flag asked for already stands under Barnets bästa."""
    plain = [k for k in flag.answers if (q := material.question(k)) is not None and not q.type.is_list]
    return bool(plain) and all(k in _BEST_INTERESTS for k in plain)


def _flag_answer(material: Material, flag: FlagResult) -> str:
    answers = (material.answer_text(k, flag.alternative) for k in flag.answers)
    return next((wording.sentence(a) for a in answers if a), tr("Besvarad."))


def _consequences(material: Material, rows: Sequence[Row], *, better: bool) -> tuple[Consequence, ...]:
    chosen = [r for r in rows if (r.better if better else r.worse) and not _twin(r, rows)]
    if better:
        ranked = sorted(
            chosen, key=lambda r: (-_improvement_rank(r), r.reference, not r.vulnerable, -r.weight)
        )
    else:
        ranked = sorted(chosen, key=lambda r: (-_severity_rank(r), not r.vulnerable, -r.weight))
    together: dict[tuple[str, int], list[Row]] = {}
    for row in ranked:
        rank = _improvement_rank(row) if better else _severity_rank(row)
        together.setdefault((row.question, rank), []).append(row)
    return tuple(_consequence(material, group, better=better) for group in together.values())


def _twin(row: Row, rows: Sequence[Row]) -> bool:
    """Return True for a row that shows the same answer as an earlier row of another perspective."""
    answered_at = row.source[0]
    return answered_at != row.question and any(
        r.question == answered_at and r.group == row.group and r.alternative == row.alternative for r in rows
    )


def _severity_rank(row: Row) -> int:
    severity = certain_severity(row)
    return severity.rank if severity else 0


def _improvement_rank(row: Row) -> int:
    improvement = certain_improvement(row)
    return improvement.rank if improvement else 0


def _consequence(material: Material, rows: Sequence[Row], *, better: bool) -> Consequence:
    first = rows[0]
    groups = [material.group_with_count(r.group) for r in rows]
    what = f"{wording.capital(material.label(first.question))}: {_size(first, better=better)}"
    changed = "" if better else _with_measures(rows)
    why = _why(material, first, better=better)
    return Consequence(
        sign=material.directions[first.better if better else first.worse][1],
        who=wording.capital(wording.join(groups)),
        what=f"{what}{changed}",
        why=why,
        text=_told(tr("{what}{changed} för", what=what, changed=changed), groups, why),
    )


def _told(what: str, groups: Sequence[str], why: str) -> str:
    """Return who, what and why within the cap: a long list of groups yields before the reason does."""
    head = f"{what} {wording.join(groups)}"
    if why and len(head) > CONSEQUENCE_CAP - _ROOM_FOR_REASON and len(groups) > 1:
        head = tr(
            "{what} {first} och {more} till",
            what=what,
            first=groups[0],
            more=wording.counted(len(groups) - 1, tr("grupp"), tr("grupper")),
        )
    head = wording.capped(head, CONSEQUENCE_CAP - 1)
    room = CONSEQUENCE_CAP - len(head) - 2
    if not why or room < _ROOM_FOR_REASON // 2:
        return wording.sentence(head)
    return f"{head}. {wording.capped(wording.sentence(why), room)}"


def _with_measures(rows: Sequence[Row]) -> str:
    """Return what decided measures make of rows that get worse: before and after are both always shown."""
    changed = [r for r in rows if r.after != r.rating]
    severities = {certain_severity(r.with_measures()) for r in changed}
    if len(severities) == 1 and len(changed) == len(rows):
        left = severities.pop()
        return tr(" (med åtgärder: {value})", value=tr(left.value if left else "ingen"))
    return tr(" (delvis mildrad av åtgärder)") if changed else ""


def _size(row: Row, *, better: bool) -> str:
    if better:
        return wording.improvement_phrase(certain_improvement(row) or Improvement.MINOR)
    severity = certain_severity(row) or Severity.MINOR
    graver = possible_severity(row) or severity
    text = wording.severity_phrase(severity)
    return (
        tr("{text} (kan vara {graver})", text=text, graver=tr(graver.value))
        if graver.rank > severity.rank
        else text
    )


def _why(material: Material, row: Row, *, better: bool) -> str:
    rating = row.rating
    own = getattr(rating, "better_text" if better else "worse_text", "")
    return (own or material.effect(row).reason).strip()


def _more(count: int, chapters: Chapters, what: str) -> str:
    if count <= AT_MOST:
        return ""
    return tr(
        "Det finns {number_word} {what} i allt, se avsnitt {number} och framåt.",
        number_word=wording.number_word(count),
        what=what,
        number=chapters.groups + 1,
    )


def best_interests(material: Material, alternative: str) -> str:
    """Return the position on barnets bästa; where the proposal departs from it, what weighs heavier."""
    if "barnets-rattigheter" not in {c.id for c in material.perspectives}:
        return ""
    position = material.answer_text("barnets-rattigheter/barnets-basta", alternative)
    if not position:
        return tr(wording.NO_POSITION)
    parts = [wording.sentence(position)]
    if material.is_answer(
        "barnets-rattigheter/barnets-basta-stammer", "nej", "delvis", alternative=alternative
    ):
        heavier = material.answer_text("barnets-rattigheter/basta-vager-tyngre", alternative)
        instead = material.answer_text("barnets-rattigheter/basta-kompensation", alternative)
        parts.append(
            tr("Väger tyngre: {sentence}", sentence=wording.sentence(heavier))
            if heavier
            else tr("Vad som väger tyngre är inte skrivet.")
        )
        parts.append(
            tr("Barnen får i stället: {sentence}", sentence=wording.sentence(instead)) if instead else ""
        )
    return " ".join(p for p in parts if p)


def unknowns(material: Material, alternative: str) -> tuple[str, ...]:
    """Return what is not known: groups with too little known, open questions, what is left to find out."""
    lines: list[str] = []
    for checklist, result in material.results(alternative):
        if result.status is Status.NOT_ASSESSED:
            continue
        groups = wording.join(material.group_name(g) for g in result.basis.unknown_groups)
        if groups:
            lines.append(
                tr("{checklist}: för lite är känt om {groups}.", checklist=checklist.name, groups=groups)
            )
    left = material.answer_text("samlad-bedomning/aterstar-att-ta-reda-pa")
    if left:
        lines.append(wording.sentence(left))
    for checklist, _ in material.results(alternative):
        rows = [r for r in material.rows(alternative) if r.perspective == checklist.id and r.open]
        labels = dict.fromkeys(wording.lower(material.label(r.question)) for r in rows)
        if labels:
            lines.append(
                tr(
                    "{checklist}: öppet eller inte känt om {labels}.",
                    checklist=checklist.name,
                    labels=wording.join(labels),
                )
            )
    return tuple(wording.capped(line, LINE_CAP) for line in lines)


def recommendation(material: Material) -> str:
    """Return the recommendation in a sentence, with its reason."""
    word = material.answer_text("samlad-bedomning/rekommendation")
    reason = material.answer_text("samlad-bedomning/rekommendation-skal")
    chosen = material.assessment.recommended
    parts = []
    if word:
        about = f" ({material.alternative_name(chosen)})" if chosen else ""
        parts.append(wording.sentence(f"{word.rstrip('.')}{about}"))
    elif chosen:
        parts.append(f"{wording.capital(material.alternative_name(chosen))} rekommenderas.")
    if reason:
        parts.append(wording.sentence(reason))
    return (
        wording.capped(" ".join(parts), 2 * CONSEQUENCE_CAP)
        if parts
        else tr("Ingen rekommendation är skriven ännu.")
    )


def late(material: Material) -> str:
    """Return that the assessment came late or that time is short; '' otherwise."""
    parts = []
    if material.is_answer("arendet/beredningslage", "klart-forslag"):
        parts.append(tr(wording.LATE_STAGE))
    if material.is_answer("arendet/beredningslage", "beslut-fattat"):
        parts.append(tr(wording.LATE_DECIDED))
    decided, start = material.assessment.case.decision_date, material.assessment.case.start_date
    if decided and start and (start - decided).days < _SHORT_TIME_DAYS:
        parts.append(tr(wording.SHORT_TIME))
    return " ".join(parts)
