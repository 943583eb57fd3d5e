"""A nämnd's year in words: which decisions were assessed, when, how, and what became of what was promised.

Counts decisions and names them. Adds and averages nothing over perspectives, and knows no store and no paper.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessment.core.burden_table import Cell, Side, When
from assessment.core.burden_words import SIDES, NamedLine, column_name, columns
from assessment.core.language import N_, tr, tr_in
from assessment.core.summary.stage_words import STAGE
from assessment.core.vocabulary import Stage, Status, SufficiencyWord

_ALTERNATIVES = 2
"""Rated alternatives that a choice is between."""
_UNANSWERED = N_("Inte besvarat")
_NOT_ASKED = N_("Frågades inte")


@dataclass(frozen=True, slots=True)
class Decision:
    """One assessment of the year. ``day`` is that of the decision, or with ``sealed`` when it was klar.

    ``heard`` is the word of *Har barn som berörs hörts?*, empty where it was not asked. ``words`` are the
    status words of the proposal by the id of the perspective. ``flags`` counts lit stop flags, and
    ``open_flags`` those that nobody has answered.
    """

    title: str
    diary_number: str
    day: date | None
    sealed: bool
    stage: Stage
    preparation: str = ""
    alternatives: int = 0
    heard: str = ""
    words: Mapping[str, str] | None = None
    flags: int = 0
    open_flags: int = 0


@dataclass(frozen=True, slots=True)
class Promised:
    """A decided measure or a follow-up of a decision that is klart."""

    kind: str
    due: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Year:
    """What a report is made of. ``undated`` counts drafts that no year can be said of.

    ``preparations`` and ``perspectives`` pair ids with names, in the order of the checklists.
    """

    board: str
    year: int
    today: date
    decisions: Sequence[Decision]
    promised: Sequence[Promised] = ()
    burdens: Sequence[NamedLine] = ()
    preparations: Sequence[tuple[str, str]] = ()
    perspectives: Sequence[tuple[str, str]] = ()
    undated: int = 0


_Row = tuple[str | int | date | None, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what its numbers are, and a table; ``name`` is short enough for a sheet in Excel."""

    name: str
    heading: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class YearReport:
    """The report of a nämnd, ready to be written down."""

    board: str
    title: str
    introduction: tuple[str, ...]
    sections: tuple[Section, ...]


def year_report(year: Year) -> YearReport:
    """Return the report; every number in it is a number of decisions, or it says what it is."""
    ready = [d for d in year.decisions if d.stage is Stage.READY]
    return YearReport(
        board=year.board,
        title=tr("Konsekvensbedömningar {year}, {board}", year=year.year, board=year.board),
        introduction=tuple(_introduction(year)),
        sections=(
            _numbers(year.decisions),
            _preparations(ready, year.preparations),
            _heard(ready),
            _words(ready, year.perspectives),
            _flags(ready),
            _promised(year),
            *(_burdens(side, year.burdens) for side in Side if year.burdens),
            _listed(year.decisions),
        ),
    )


def _introduction(year: Year) -> Iterator[str]:
    yield tr(
        "Rapporten gäller beslut i nämnden {year}. Saknas beslutsdag räknas den dag då bedömningen "
        "blev klar för nämnden. Den är hämtad {day} och räknar de bedömningar som "
        "den som hämtade den får läsa.",
        year=year.year,
        day=year.today.isoformat(),
    )
    yield tr(
        "Talen är antal beslut. De är inte betyg, och perspektiven läggs aldrig ihop. Har en bedömning "
        "fått en ny version som är klar räknas bara den nya."
    )
    if year.undated:
        yield tr("Utkast utan beslutsdag som inte hör till något år: {number}.", number=year.undated)


def _numbers(decisions: Sequence[Decision]) -> Section:
    stages = Counter(d.stage for d in decisions)
    begun = len(decisions) - stages[Stage.READY] - stages[Stage.VOID]
    several = sum(d.stage is Stage.READY and d.alternatives >= _ALTERNATIVES for d in decisions)
    rows = (
        (tr("Bedömda och klara för nämnden"), stages[Stage.READY]),
        (tr("Av dem med minst två bedömda alternativ"), several),
        (tr("Påbörjade som inte blev klara"), begun),
        (tr("Makulerade"), stages[Stage.VOID]),
    )
    text = tr("Det som följer efter den här tabellen gäller bara de beslut som är klara för nämnden.")
    head = (tr_in("several", "Beslut"), tr("Antal"))
    return Section(tr("Antal"), tr("Så många beslut bedömdes"), text, head, rows)


def _preparations(ready: Sequence[Decision], names: Sequence[tuple[str, str]]) -> Section:
    counts = Counter(d.preparation for d in ready)
    known = dict(names)
    rows = [(name, counts[option]) for option, name in names]
    # An option that has left the checklist still happened.
    rows += [(option, counts[option]) for option in sorted(counts.keys() - known.keys() - {""})]
    rows += [(tr(_UNANSWERED), counts[""])] if counts[""] else []
    text = tr("Så långt hade arbetet kommit när bedömningen gjordes. Ju tidigare, desto mer gick att ändra.")
    head = (tr("Läget i arbetet"), tr("Antal beslut"))
    return Section(tr("När"), tr("När bedömningen gjordes"), text, head, tuple(rows))


def _heard(ready: Sequence[Decision]) -> Section:
    counts = Counter(d.heard for d in ready)
    rows = [
        (tr(word.value).capitalize(), counts[word.value]) for word in SufficiencyWord if counts[word.value]
    ]
    rows += [(tr(_NOT_ASKED), counts[""])] if counts[""] else []
    text = tr(
        "Ja betyder att barn som berörs har hörts, delvis att andra barn har hörts. "
        "Frågan ställs när barnets rättigheter bedöms på kort eller fullt spår."
    )
    head = (tr("Svar"), tr("Antal beslut"))
    return Section(tr("Barn hörda"), tr("Har barn som berörs hörts?"), text, head, tuple(rows))


def _words(ready: Sequence[Decision], perspectives: Sequence[tuple[str, str]]) -> Section:
    order: dict[str, int] = {word.value: place for place, word in enumerate(Status)}
    rows: list[tuple[str, str, int]] = []
    for perspective, name in perspectives:
        counts = Counter((d.words or {}).get(perspective, "") for d in ready)
        found = sorted(counts.keys() - {""}, key=lambda word: (order.get(word, len(order)), word))
        rows += [(name, tr(word), counts[word]) for word in found]
    text = tr(
        "Statusordet gäller det rekommenderade alternativet, eller förslaget när inget är rekommenderat. "
        "Inte avgjort betyder att svaren räcker till flera ord."
    )
    head = (tr("Perspektiv"), tr("Statusord"), tr("Antal beslut"))
    return Section(tr("Statusord"), tr("Vad bedömningarna kom fram till"), text, head, tuple(rows))


def _flags(ready: Sequence[Decision]) -> Section:
    rows = (
        (tr("Minst en är obesvarad"), sum(d.open_flags > 0 for d in ready)),
        (tr("Alla är besvarade"), sum(d.flags > 0 and not d.open_flags for d in ready)),
        (tr("Ingen är tänd"), sum(not d.flags for d in ready)),
    )
    text = tr("En stoppflagga räknas om den är tänd för något av alternativen.")
    head = (tr("Stoppflaggor i beslutet"), tr("Antal beslut"))
    return Section(tr("Stoppflaggor"), tr("Stoppflaggor"), text, head, rows)


def _promised(year: Year) -> Section:
    kinds = ("åtgärd", "uppföljning")
    counts = Counter((_state(one, year.today), one.kind) for one in year.promised)
    rows: tuple[_Row, ...] = tuple((tr(state), *(counts[state, kind] for kind in kinds)) for state in _STATES)
    text = tr(
        "Här räknas varje beslutad åtgärd och uppföljning i besluten, som det är {day}.",
        day=year.today.isoformat(),
    )
    head = (tr_in("of what was promised", "Läge"), tr("Åtgärder"), tr("Uppföljningar"))
    return Section(tr("Utlovat"), tr("Vad som blev gjort av det utlovade"), text, head, rows)


_DONE, _LATE, _AHEAD, _UNDATED = _STATES = (
    N_("Gjort"),
    N_("Försenat"),
    N_("Inte dags än"),
    N_("Utan datum"),
)


def _state(one: Promised, today: date) -> str:
    if one.done_on is not None:
        return _DONE
    if one.due is None:
        return _UNDATED
    return _LATE if one.due < today else _AHEAD


def _burdens(side: Side, lines: Sequence[NamedLine]) -> Section:
    def cell(named: NamedLine, own: Cell, after: Cell) -> str:
        return f"{named.line.number(own)} → {named.line.number(after)}"

    rows: tuple[_Row, ...] = tuple(
        (
            named.name,
            named.line.assessed,
            *(
                cell(named, *(Cell(named.line.group, side, when, word) for when in When))
                for word in columns(side)
            ),
        )
        for named in lines
    )
    head = (tr("Grupp"), tr("Bedömd i"), *(column_name(side, word) for word in columns(side)))
    text = tr(
        "Antal beslut för varje grupp, före → med beslutade åtgärder. Det rekommenderade alternativet "
        "räknas. Besluten läggs aldrig ihop till ett tal för hur illa det är."
    )
    name = tr(SIDES[side])
    return Section(name, tr("Samlad belastning: {side}", side=name.lower()), text, head, rows)


def _listed(decisions: Sequence[Decision]) -> Section:
    ordered = sorted(decisions, key=lambda d: (d.stage is not Stage.READY, d.day or date.max, d.title))
    rows = tuple(
        (
            d.title or tr("Utan rubrik"),
            d.diary_number,
            d.day,
            tr_in("the day", "Klar") if d.sealed else tr_in("the day", "Beslut"),
            tr(STAGE[d.stage]),
        )
        for d in ordered
    )
    text = tr("Alla bedömningar som rapporten räknar.")
    head = (tr("Ärende"), tr("Diarienummer"), tr("Dag"), tr("Dagen gäller"), tr("Läge"))
    return Section(tr("Besluten"), tr("Besluten"), text, head, rows)
