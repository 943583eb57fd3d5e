"""The yearly report of a nämnd: fetched from the register, put into words by the core, handed to a paper.

Knows which questions to ask the register. Knows no database, no file format and no screen.
"""

from abc import abstractmethod
from dataclasses import replace
from datetime import date

from assessment.core.burden_table import burden_table
from assessment.core.burden_words import NamedLine
from assessment.core.language import tr
from assessment.core.people import board_key
from assessment.core.summary import Sheet
from assessment.core.vocabulary import Stage
from assessment.core.year_report import Decision, Promised, Year, YearReport, year_report
from assessment.service.listed import ListLine, Scope
from assessment.service.register_sheets import open_flags, words_of
from assessment.service.register_store import Day, Facet, Selection
from assessment.service.registering import Registering

_HEARD = "samlad-bedomning/barn-horda"
_PREPARATION = "arendet/beredningslage"
_BEGUN = frozenset({Stage.DRAFT, Stage.IN_REVIEW, Stage.REVIEWED})


class YearReporting(Registering):
    """The part of the use cases that tells of a nämnd's year. It counts what the person may read."""

    @abstractmethod
    def _scope(self, *, own: bool) -> Scope | None:
        """Return whose register it is."""

    def year_report(self, board: str, year: int) -> YearReport:
        """Return the report of a nämnd, whatever the case and spaces of its name, and a year 1–9999."""
        key = frozenset({board_key(board)})
        whole = Selection(key, date(year, 1, 1), date(year, 12, 31), Day.EITHER, standing=True)
        ready = replace(whole, stages=frozenset({Stage.READY}))
        scope, store, checklists = self._scope(own=False), self._ports.store, self.checklists()
        heard = dict(store.sufficient(whole, _HEARD, scope=scope))
        lines = list(self._lines(whole))
        asked = checklists.question(_PREPARATION)
        groups = {group.id: group.name for group in checklists.groups.groups}
        tallies = [(found.burden, found.number) for found in self.register_burdens(ready)]
        table = burden_table(tallies, self.register_count(ready), list(groups))
        return year_report(
            Year(
                board=self._board(board),
                year=year,
                today=self._ports.clock().date(),
                decisions=[_decision(line, heard.get(line.id, "")) for line in lines],
                promised=[
                    Promised(p.promise.kind.value, p.promise.due, p.done_on) for p in self._promises(ready)
                ],
                burdens=[NamedLine(groups.get(t.group, t.group), t) for t in table if t.assessed],
                preparations=[(o.id, o.text) for o in asked[1].all_options] if asked else (),
                perspectives=self._perspectives(),
                undated=self._undated(key),
            )
        )

    def export_year_report_word(self, board: str, year: int) -> bytes:
        """Return the yearly report as a Word file."""
        return self._ports.documents.year_report(self.year_report(board, year))

    def export_year_report_excel(self, board: str, year: int) -> bytes:
        """Return the yearly report as an Excel file, with a sheet for each table."""
        report = self.year_report(board, year)
        about = Sheet(tr("Om rapporten"), (report.title,), tuple((line,) for line in report.introduction))
        sheets = [Sheet(s.name, s.columns, s.rows) for s in report.sections]
        return self._ports.documents.excel((about, *sheets), report.title)

    def _board(self, board: str) -> str:
        """Return the nämnd's name as the register writes it, or as it was asked for."""
        found = self.register_choices(Facet.BOARD, Selection(frozenset({board_key(board)})))
        return found[0].name if found else " ".join(board.split())

    def _undated(self, key: frozenset[str]) -> int:
        begun = self._lines(Selection(key, stages=_BEGUN))
        return sum(line.columns.decision_on is None and line.columns.sealed_on is None for line in begun)


def _decision(line: ListLine, heard: str) -> Decision:
    c = line.columns
    return Decision(
        title=c.title,
        diary_number=c.diary_number,
        day=c.decision_on or c.sealed_on,
        sealed=c.decision_on is None,
        stage=c.stage,
        preparation=c.preparation,
        alternatives=c.alternatives,
        heard=heard,
        words=words_of(c),
        flags=len({(f.checklist, f.flag) for f in c.flags}),
        open_flags=open_flags(c),
    )
