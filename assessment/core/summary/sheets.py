"""One assessment as tables for analysis: a row for each thing, a column for each property.

Numbers stay numbers. Knows the same material as the paper, so that the two cannot disagree; no file format.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import Flow
from assessment.core.foremost import most_affected, most_helped
from assessment.core.language import N_, tr, tr_in
from assessment.core.result import GroupResult, Interval, PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.severity import certain_severity
from assessment.core.summary.first_page import lowered_names
from assessment.core.summary.material import Material
from assessment.core.summary.plain import plain_answers
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import NOT_YET, join
from assessment.core.vocabulary import Both, Rating

Cell = str | int | float | date | None
"""What one cell holds; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name and the headings of its columns; every row has a cell for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(
    assessment: Assessment, checklists: ChecklistSet, flow: Flow, result: Result
) -> tuple[Sheet, ...]:
    """Return everything that was entered and counted, as tables."""
    material = Material(assessment, checklists, flow, result)
    return (
        _case(material),
        _rows(material),
        _results(material),
        _groups(material),
        _flags(material),
        _measures(material),
        _follow_ups(material),
        _costs(material),
        _answers(material),
        _comments(material),
    )


def _sheet(name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    return Sheet(name, tuple(tr(c) for c in columns), tuple(rows))


def _case(material: Material) -> Sheet:
    case, assessment = material.assessment.case, material.assessment
    reviewed = assessment.review
    pairs: tuple[tuple[str, Cell], ...] = (
        (tr("Ärendemening"), case.title),
        (tr("Diarienummer"), case.diary_number),
        (tr("Kommun eller region"), case.organisation),
        (tr("Nämnd"), case.board),
        (tr("Bilaga"), case.annex),
        (tr("Handläggande funktion"), case.officer),
        (tr("Beslutsdatum"), case.decision_date),
        (tr("Genomförs från"), case.start_date),
        (tr("Det här föreslås"), case.proposal),
        (tr("Rekommenderat alternativ"), _named(material, assessment.recommended)),
        (tr("Läge"), tr(STAGE[assessment.stage])),
        (tr("Version"), assessment.version),
        (tr("Senast ändrad"), assessment.dated),
        (tr("Granskad av"), reviewed.reviewer),
        (tr("Granskad den"), reviewed.date),
    )
    return _sheet(tr("Ärendet"), (tr("Uppgift"), tr("Värde")), pairs)


def _named(material: Material, alternative: str | None) -> str:
    return material.alternative_name(alternative) if alternative else ""


_ROW_COLUMNS = (
    N_("Perspektiv"),
    N_("Fråga"),
    N_("Kort namn"),
    N_("Handlingsalternativ"),
    N_("Grupp"),
    N_("Utsatt grupp"),
    N_("Bedömning"),
    N_("Sämre"),
    N_("Bättre"),
    N_("Blir sämre"),
    N_("Blir bättre"),
    N_("Allvar"),
    N_("Vikt"),
    N_("Varaktighet"),
    N_("Återställbart"),
    N_("Sannolikhet"),
    N_("På lång sikt"),
    N_("På lång sikt, text"),
    N_("Underlag"),
    N_("Motivering"),
    N_("Källor"),
    N_("Med åtgärder"),
    N_("Möts av beslutad åtgärd"),
    N_("Fråga, id"),
    N_("Handlingsalternativ, id"),
    N_("Grupp, id"),
)


def _rows(material: Material) -> Sheet:
    return _sheet(tr("Bedömningar"), _ROW_COLUMNS, (_row(material, r) for r in material.flow.rows))


def _row(material: Material, row: Row) -> tuple[Cell, ...]:
    effect = material.effect(row)
    perspective = material.checklists.checklist(row.perspective)
    severity = certain_severity(row)
    both = row.rating if isinstance(row.rating, Both) else None
    return (
        perspective.name if perspective else row.perspective,
        material.text(row.question),
        material.label(row.question),
        material.alternative_name(row.alternative),
        material.group_name(row.group),
        _yes(row.vulnerable),
        material.rating_text(row.rating),
        row.worse if row.rated else None,
        row.better if row.rated else None,
        both.worse_text if both else "",
        both.better_text if both else "",
        _word(severity),
        row.weight,
        _word(row.duration),
        _word(row.reversibility),
        _word(effect.likelihood),
        _word(row.long_term),
        effect.long_term_text,
        _word(row.basis),
        effect.reason,
        effect.sources,
        _with_measures(material, effect.with_measures.get(row.group)),
        _yes(row.met_by_measure),
        row.question,
        row.alternative,
        row.group,
    )


def _with_measures(material: Material, rating: Rating | None) -> str:
    if rating is None:
        return ""
    parts = (rating.worse_text, rating.better_text) if isinstance(rating, Both) else ()
    return "\n".join(p for p in (material.rating_text(rating), *parts) if p)


def _yes(value: bool) -> str:  # noqa: FBT001 - a truth to be written in a cell
    return tr("ja") if value else tr("nej")


def _word(word: StrEnum | None) -> str:
    return tr(word.value) if word else ""


_RESULT_COLUMNS = (
    N_("Perspektiv"),
    N_("Handlingsalternativ"),
    N_("Statusord"),
    N_("Kan bli"),
    N_("Statusord före åtgärder"),
    N_("Försämring från"),
    N_("Försämring till"),
    N_("Förbättring från"),
    N_("Förbättring till"),
    N_("Mest drabbade"),
    N_("Mest hjälpta"),
    N_("Skillnaderna"),
    N_("Säkerhet"),
    N_("Sänkt av"),
)


def _all_results(material: Material) -> Iterator[tuple[str, PerspectiveResult]]:
    for alternative in material.assessment.rated_alternatives:
        for checklist, result in material.results(alternative.id):
            yield checklist.name, result


def _results(material: Material) -> Sheet:
    return _sheet(
        tr("Resultat"), _RESULT_COLUMNS, (_result(material, n, r) for n, r in _all_results(material))
    )


def _result(material: Material, name: str, result: PerspectiveResult) -> tuple[Cell, ...]:
    shown = result.after or result
    possible = [_word(s) for s in result.possible if s is not result.status]
    return (
        name,
        material.alternative_name(result.alternative),
        _word(result.status),
        join(possible, "eller"),
        _word(result.status_before),
        *_ends(shown.harm),
        *_ends(shown.benefit),
        _foremost(material, most_affected(shown)),
        _foremost(material, most_helped(shown)),
        _word(shown.gap.word),
        _word(shown.basis.confidence),
        join(lowered_names(material, result)),
    )


def _foremost(material: Material, groups: Sequence[str] | None) -> str:
    names = material.group_names(groups)
    return tr(NOT_YET) if names is None else join(names)


def _ends(interval: Interval | None) -> tuple[Cell, Cell]:
    return (None, None) if interval is None else (_decimal(interval.lower), _decimal(interval.upper))


def _decimal(value: Fraction) -> float:
    return round(float(value), 4)


_GROUP_COLUMNS = (
    N_("Perspektiv"),
    N_("Handlingsalternativ"),
    N_("Grupp"),
    N_("Utsatt grupp"),
    N_("Försämring från"),
    N_("Försämring till"),
    N_("Förbättring från"),
    N_("Förbättring till"),
    N_("Gravast allvar"),
    N_("Största förbättring"),
    N_("Okänd andel"),
)


def _groups(material: Material) -> Sheet:
    rows = (
        _group(material, name, result, group)
        for name, result in _all_results(material)
        for group in result.groups
    )
    return _sheet(tr("Grupper"), _GROUP_COLUMNS, rows)


def _group(material: Material, name: str, result: PerspectiveResult, group: GroupResult) -> tuple[Cell, ...]:
    return (
        name,
        material.alternative_name(result.alternative),
        material.group_name(group.group),
        _yes(group.vulnerable),
        *_ends(group.harm),
        *_ends(group.benefit),
        _word(group.severity),
        _word(group.improvement),
        _decimal(group.unknown_share) if group.unknown_share is not None else None,
    )


def _flags(material: Material) -> Sheet:
    rows = (
        (material.flag_name(f.checklist, f.flag), material.alternative_name(f.alternative), _word(f.state))
        for f in material.result.flags
    )
    return _sheet(
        tr("Stoppflaggor"), (tr("Vad det gäller"), tr("Handlingsalternativ"), tr_in("flag", "Läge")), rows
    )


def _measures(material: Material) -> Sheet:
    rows = (
        (
            m.text,
            m.owner,
            m.due,
            m.cost,
            _yes(m.decided),
            "\n".join(
                f"{material.label(r.question)}, {material.alternative_name(r.alternative)}, "
                f"{material.group_name(r.group)}"
                for r in m.rows
            ),
        )
        for m in material.assessment.measures
    )
    return _sheet(
        tr("Åtgärder"),
        (tr("Åtgärd"), tr("Ansvarig"), tr("Datum"), tr("Kostnad"), tr("Beslutad"), tr("Möter")),
        rows,
    )


def _follow_ups(material: Material) -> Sheet:
    rows = (
        (f.indicator, f.kolada, f.baseline, f.target, f.date, f.owner) for f in material.assessment.follow_ups
    )
    return _sheet(
        tr("Uppföljning"),
        (tr("Indikator"), tr("Kolada"), tr("Nuläge"), tr("Mål"), tr("Datum"), tr("Ansvarig")),
        rows,
    )


def _costs(material: Material) -> Sheet:
    rows = (
        (material.alternative_name(c.alternative), c.actor, c.year, c.amount, c.note)
        for c in material.assessment.costs
    )
    return _sheet(
        tr("Kostnader"),
        (tr("Handlingsalternativ"), tr("Aktör"), tr("År"), tr("Kronor"), tr("Kommentar")),
        rows,
    )


def _answers(material: Material) -> Sheet:
    rows = (
        (checklist.name, answer.question, answer.answer or _table(answer.table), answer.reason)
        for checklist in material.told
        for answer in plain_answers(material, checklist, unanswered=True)
    )
    return _sheet(tr("Svar"), (tr("Checklista"), tr("Fråga"), tr("Svar"), tr("Motivering")), rows)


def _table(table: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join("; ".join(cells) for cells in table)


_COMMENT_COLUMNS = (
    N_("Gäller"),
    N_("Kommentar"),
    N_("Från"),
    N_("Datum"),
    N_("Svar"),
    N_("Löst"),
    N_("Fråga, id"),
)


def _comments(material: Material) -> Sheet:
    rows = (
        (
            material.text(c.question) if c.question else tr("Hela bedömningen"),
            c.text,
            c.by,
            c.date,
            c.answer,
            _yes(c.resolved),
            c.question,
        )
        for c in material.assessment.review.comments
    )
    return _sheet(tr("Granskning"), _COMMENT_COLUMNS, rows)
