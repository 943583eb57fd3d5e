"""Lines of the register as tables for Excel and CSV, in the words of the pages.

Knows columns and words. Knows no file format and reads no document.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo

from assessment.core.case import PROPOSAL
from assessment.core.language import N_, tr, tr_in
from assessment.core.summary.sheets import Cell, Sheet
from assessment.core.summary.stage_words import STAGE
from assessment.core.summary.wording import capital
from assessment.core.vocabulary import DASH_STATUSES, FlagState, Status
from assessment.service.listed import Columns, ListLine, StatusColumn
from assessment.service.register_store import PromiseLine

UNSETTLED = N_("Inte avgjort")
"""Shown for a status word while others are possible: which they are, only the assessment itself tells."""
_OPEN_WORDS = {*DASH_STATUSES, Status.BASIS_MISSING}

Perspectives = Sequence[tuple[str, str]]
"""The perspectives that are asked for, each with its id and its name."""


def shown_word(column: StatusColumn) -> str:
    """Return a status word, in Swedish, as it may be shown: while several are possible, none is said."""
    settled = column.possible <= 1 or column.status in _OPEN_WORDS
    return column.status.value if settled else UNSETTLED


def words_of(columns: Columns) -> dict[str, str]:
    """Return the status word of each perspective, of the alternative that the first page is about.

    Where that has none it is the proposal's, or the first alternative's.

    The words are Swedish: they are counted and compared, and told in another language where they are shown.
    """
    names = [s.alternative for s in columns.statuses]
    about = next((a for a in (columns.leading, PROPOSAL) if a in names), min(names, default=""))
    return {s.perspective: shown_word(s) for s in columns.statuses if s.alternative == about}


def open_flags(columns: Columns) -> int:
    """Return how many stop flags are lit and unanswered in some alternative."""
    return len({(f.checklist, f.flag) for f in columns.flags if f.state is FlagState.OPEN})


def register_sheet(lines: Iterable[ListLine], perspectives: Perspectives, zone: tzinfo | None) -> Sheet:
    """Return one row for each assessment."""
    head = (
        tr("Ärende"), tr("Diarienummer"), tr("Organisation"), tr("Nämnd"), tr("Beslutsdag"), tr("Läge"),
        tr("Klar den"), tr("Version"), tr_in("how many", "Alternativ"), tr("Besvarade frågor"), tr("Frågor"),
        *(name for _, name in perspectives),
        tr("Öppna stoppflaggor"), tr("Besvarade stoppflaggor"), tr("Senast ändrad"), tr("Bedömning"),
    )  # fmt: skip
    return Sheet(tr("Register"), head, tuple(_row(line, perspectives, zone) for line in lines))


def _row(line: ListLine, perspectives: Perspectives, zone: tzinfo | None) -> tuple[Cell, ...]:
    c = line.columns
    words = words_of(c)
    lit = len({(f.checklist, f.flag) for f in c.flags})
    return (
        c.title, c.diary_number, c.organisation, c.board, c.decision_on, tr(STAGE[c.stage]), c.sealed_on,
        c.version, c.alternatives, c.answered, c.asked,
        *(tr(words[name]) if name in words else "" for name, _ in perspectives),
        open_flags(c), lit - open_flags(c), _day(line.saved_at, zone), line.id,
    )  # fmt: skip


def alternatives_sheet(lines: Iterable[ListLine], perspectives: Perspectives) -> Sheet:
    """Return one row for each assessment, perspective and alternative."""
    names = dict(perspectives)
    rows = tuple(
        (
            line.columns.title,
            line.columns.diary_number,
            names.get(status.perspective, status.perspective),
            status.alternative,
            tr(shown_word(status)),
            line.id,
        )
        for line in lines
        for status in line.columns.statuses
    )
    head = (
        tr("Ärende"),
        tr("Diarienummer"),
        tr("Perspektiv"),
        tr_in("one", "Alternativ"),
        tr("Statusord"),
        tr("Bedömning"),
    )
    return Sheet(tr("Statusord"), head, rows)


def promises_sheet(lines: Iterable[PromiseLine]) -> Sheet:
    """Return one row for each decided measure and follow-up."""
    head = (
        tr("När"),
        tr("Vad"),
        tr("Text"),
        tr("Vem"),
        tr("Gjort den"),
        tr("Anteckning"),
        tr("Ärende"),
        tr("Diarienummer"),
        tr("Nämnd"),
        tr("Läge"),
        tr("Bedömning"),
    )
    rows = tuple(
        (
            line.promise.due,
            capital(tr(line.promise.kind.value)),
            line.promise.text,
            line.promise.owner,
            line.done_on,
            line.note,
            line.title,
            line.diary_number,
            line.board,
            tr(STAGE[line.stage]),
            line.assessment_id,
        )
        for line in lines
    )
    return Sheet(tr("Förfaller"), head, rows)


def _day(moment: datetime, zone: tzinfo | None) -> Cell:
    return moment.astimezone(zone or UTC).date()
