"""Result → Summary: the one place where the parts of the hand-over are put together.

Knows the order of the chapters. The parts themselves are written in the other modules of this room.
"""

from collections.abc import Sequence
from datetime import date

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import Flow
from assessment.core.language import N_, tr
from assessment.core.result import Result
from assessment.core.summary import chapters, how_made, wording
from assessment.core.summary.appendix import all_answers, cited_sources, constants, editions, traces
from assessment.core.summary.changes import changes
from assessment.core.summary.comparison import comparison
from assessment.core.summary.conflict_lines import conflict_lines
from assessment.core.summary.costs import cost_rows
from assessment.core.summary.first_page import first_page, unknowns
from assessment.core.summary.material import Material
from assessment.core.summary.model import Header, PlainAnswer, SufficiencyLine, Summary
from assessment.core.summary.page_fit import Chapters, fitted
from assessment.core.summary.plain import plain_answer, plain_of
from assessment.core.summary.points_chapters import points_chapters
from assessment.core.summary.statement import statement
from assessment.core.summary.weight_lines import weight_lines, weight_sentences
from assessment.core.vocabulary import Stage

_ALTERNATIVES = N_("Alternativen sida vid sida")
_GROUPS = N_("Vilka berörs")
_CONFLICTS = N_("Målkonflikter och avvägning")
_SUFFICIENCY = N_("Räcker underlaget?")


def summarise(
    assessment: Assessment, checklists: ChecklistSet, flow: Flow, result: Result, today: date | None = None
) -> Summary:
    """Return everything that is shown of an assessment.

    ``today`` dates a draft that was never dated and tells whether an edition has expired; without it nothing
    in the summary depends on the clock.
    """
    material = Material(assessment, checklists, flow, result)
    headings = _headings(material)
    places = Chapters(
        alternatives=_place(headings, tr(_ALTERNATIVES)),
        groups=_place(headings, tr(_GROUPS)),
        conflicts=_place(headings, tr(_CONFLICTS)),
        sufficiency=_place(headings, tr(_SUFFICIENCY)),
    )
    header = _header(assessment, result, today)
    points = points_chapters(flow, len(headings) + 2)
    return Summary(
        header=header,
        first_page=fitted(first_page(material, places), places, header),
        short=material.short,
        contents=_contents([*headings, *(p.name for p in points)]),
        alternatives=chapters.alternative_chapter(material),
        comparison=comparison(material),
        groups=chapters.group_chapter(material),
        groups_note=chapters.groups_note(material),
        perspectives=tuple(
            chapters.perspective_chapter(material, c, _place(headings, c.name)) for c in material.perspectives
        ),
        screened_out=how_made.screened_out(material),
        conflicts=conflict_lines(material),
        weighing=_weighing(material),
        measures=chapters.measure_chapter(material),
        follow_ups=chapters.follow_up_chapter(material),
        dialogues=how_made.dialogue_chapter(material),
        costs=cost_rows(material),
        participants=_participants(material),
        reviewed=_reviewed(assessment),
        points=points,
        unknowns=unknowns(material, material.leading_id),
        sufficiency=tuple(
            SufficiencyLine(question=s.question, word=wording.capital(tr(s.word.value)))
            for s in result.sufficiency
        ),
        answers=all_answers(material),
        traces=traces(material),
        changes=tuple(changes(material, a.id) for a in material.leading_first[:1]),
        weight_sentences=weight_sentences(material),
        weights=weight_lines(material),
        constants=constants(material),
        editions=editions(material, today),
        sources=cited_sources(material),
        disclaimer=tr(wording.DISCLAIMER),
        statement=statement(material),
    )


def _header(assessment: Assessment, result: Result, today: date | None) -> Header:
    case = assessment.case
    annex = case.annex.strip()
    # A file can say klar although something is open: it, or the checklists, may have changed outside the app.
    draft = assessment.stage is not Stage.READY or not result.ready_allowed
    return Header(
        title=case.title.strip() or tr("Ärende utan rubrik"),
        organisation=case.organisation.strip(),
        board=case.board.strip(),
        annex=annex if not annex or annex.lower().startswith("bilaga") else tr("Bilaga {annex}", annex=annex),
        diary_number=case.diary_number.strip() or tr("Diarienummer saknas"),
        date=wording.day(assessment.dated or today),
        version=str(assessment.version),
        stage=tr("Utkast") if draft else tr("Klar för nämnden"),
        stage_note=tr("Utkast. Inte expedierat.") if draft else "",
        officer=case.officer.strip(),
        decision_date=wording.day(case.decision_date),
        start_date=wording.day(case.start_date),
    )


def _headings(material: Material) -> list[str]:
    return [
        tr(_ALTERNATIVES),
        tr(_GROUPS),
        *(c.name for c in material.perspectives),
        tr(_CONFLICTS),
        tr("Åtgärder"),
        tr("Uppföljning"),
        tr("Så har vi gjort"),
        tr(_SUFFICIENCY),
    ]


def _place(headings: Sequence[str], heading: str) -> int:
    # Page 1 is chapter 1.
    return headings.index(heading) + 2


def _contents(headings: Sequence[str]) -> tuple[str, ...]:
    # Page 1 is chapter 1.
    numbered = (f"{number} {name}" for number, name in enumerate(headings, 2))
    return (*numbered, tr("Bilaga A: Alla svar"), tr("Bilaga B: Så räknas det"))


def _weighing(material: Material) -> tuple[PlainAnswer, ...]:
    checklist = material.checklists.checklist("samlad-bedomning")
    return plain_of(material, checklist, checklist.questions(), unanswered=False) if checklist else ()


def _participants(material: Material) -> tuple[PlainAnswer, ...]:
    key = "arendet/deltagare"
    question, answer = material.question(key), material.answer(key)
    return (plain_answer(material, key, question, answer),) if question and answer else ()


def _reviewed(assessment: Assessment) -> str:
    review = assessment.review
    if not review.reviewer.strip():
        return tr("Ingen annan har granskat bedömningen.")
    when = f" {wording.day(review.date)}" if review.date else ""
    return tr("Granskad av {strip}{when}.", strip=review.reviewer.strip(), when=when)
