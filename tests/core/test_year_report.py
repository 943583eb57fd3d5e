"""The yearly report of a nämnd: numbers of decisions, the decisions behind them, and no total over them."""

from dataclasses import replace
from datetime import date

from assessment.core.burden import Burden
from assessment.core.burden_table import burden_table
from assessment.core.burden_words import NamedLine
from assessment.core.vocabulary import Severity, Stage
from assessment.core.year_report import Decision, Promised, Section, Year, YearReport, year_report

TODAY = date(2026, 11, 1)
SKOLAN = Decision(
    "Skolan flyttar",
    "UBN 1",
    date(2026, 3, 1),
    sealed=False,
    stage=Stage.READY,
    preparation="ide",
    alternatives=2,
    heard="delvis",
    words={"barn": "Försvagar", "halsa": "Inte avgjort"},
    flags=2,
    open_flags=1,
)
BADET = Decision(
    "Badet stänger",
    "UBN 2",
    date(2026, 2, 1),
    sealed=True,
    stage=Stage.READY,
    preparation="gammalt",
    alternatives=1,
    heard="ja",
    words={"barn": "Stärker"},
    flags=1,
)
BUSSEN = Decision("Bussen", "", date(2026, 5, 1), sealed=False, stage=Stage.READY)
UTKASTET = Decision(
    "", "", None, sealed=False, stage=Stage.DRAFT, preparation="ide", words={"barn": "Försvagar"}
)
MAKULERAT = replace(BADET, title="Makulerat", stage=Stage.VOID)
EVERY = (UTKASTET, MAKULERAT, SKOLAN, BUSSEN, BADET)
YEAR = Year(
    "Utbildningsnämnden",
    2026,
    TODAY,
    EVERY,
    preparations=(("ide", "Det är en idé"), ("utredning", "Vi utreder")),
    perspectives=(("barn", "Barnets rättigheter"), ("halsa", "Hälsa")),
)


def section(report: YearReport, name: str) -> Section:
    return next(s for s in report.sections if s.name == name)


def rows(name: str, year: Year = YEAR) -> tuple[tuple[object, ...], ...]:
    return section(year_report(year), name).rows


def test_what_is_klart_is_counted_apart_from_what_never_became_so() -> None:
    assert rows("Antal") == (
        ("Bedömda och klara för nämnden", 3),
        ("Av dem med minst två bedömda alternativ", 1),
        ("Påbörjade som inte blev klara", 1),
        ("Makulerade", 1),
    )


def test_an_option_that_has_left_the_checklist_is_still_told_and_a_missing_answer_too() -> None:
    assert rows("När") == (
        ("Det är en idé", 1),
        ("Vi utreder", 0),
        ("gammalt", 1),
        ("Inte besvarat", 1),
    )
    assert rows("När", replace(YEAR, decisions=(SKOLAN,))) == (("Det är en idé", 1), ("Vi utreder", 0))


def test_whether_children_were_heard_is_told_where_it_was_asked() -> None:
    assert rows("Barn hörda") == (("Ja", 1), ("Delvis", 1), ("Frågades inte", 1))
    assert rows("Barn hörda", replace(YEAR, decisions=(SKOLAN,))) == (("Delvis", 1),)


def test_words_are_counted_for_each_perspective_and_never_over_them() -> None:
    assert rows("Statusord") == (
        ("Barnets rättigheter", "Försvagar", 1),
        ("Barnets rättigheter", "Stärker", 1),
        ("Hälsa", "Inte avgjort", 1),
    )


def test_a_decision_counts_once_among_the_stop_flags() -> None:
    assert [row[1] for row in rows("Stoppflaggor")] == [1, 1, 1]


def test_what_is_promised_is_done_late_ahead_or_without_a_day() -> None:
    promised = (
        Promised("åtgärd", date(2026, 1, 1), date(2026, 2, 1)),
        Promised("åtgärd", date(2026, 10, 31), None),
        Promised("uppföljning", TODAY, None),
        Promised("uppföljning", None, None),
    )

    assert rows("Utlovat", replace(YEAR, promised=promised)) == (
        ("Gjort", 1, 0),
        ("Försenat", 1, 0),
        ("Inte dags än", 0, 1),
        ("Utan datum", 0, 1),
    )


def test_samlad_belastning_is_there_when_some_group_was_assessed() -> None:
    harmed = Burden(
        "aldre",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=Severity.MINOR,
        improvement=None,
        improvement_after=None,
    )
    (line,) = burden_table([(harmed, 2)], 3, ("aldre",))

    found = replace(YEAR, burdens=(NamedLine("Äldre", line),))
    assert rows("Försämring", found) == (("Äldre", 2, "2 → 0", "0 → 0", "0 → 2", "0 → 0"),)
    assert "Försämring" not in [s.name for s in year_report(YEAR).sections]


def test_every_decision_is_listed_with_its_day_what_is_klart_first() -> None:
    assert rows("Besluten") == (
        ("Badet stänger", "UBN 2", date(2026, 2, 1), "Klar", "Klar för nämnden"),
        ("Skolan flyttar", "UBN 1", date(2026, 3, 1), "Beslut", "Klar för nämnden"),
        ("Bussen", "", date(2026, 5, 1), "Beslut", "Klar för nämnden"),
        ("Makulerat", "UBN 2", date(2026, 2, 1), "Klar", "Makulerad"),
        ("Utan rubrik", "", None, "Beslut", "Utkast"),
    )


def test_the_report_says_which_day_the_year_is_about_and_what_it_leaves_out() -> None:
    report = year_report(replace(YEAR, undated=4))

    assert report.title == "Konsekvensbedömningar 2026, Utbildningsnämnden"
    assert "Saknas beslutsdag räknas den dag då bedömningen blev klar" in report.introduction[0]
    assert report.introduction[-1] == "Utkast utan beslutsdag som inte hör till något år: 4."
    assert len(year_report(YEAR).introduction) == 2


def test_a_year_without_decisions_has_tables_without_any() -> None:
    report = year_report(replace(YEAR, decisions=()))

    assert section(report, "Besluten").rows == ()
    assert {row[1] for row in section(report, "Antal").rows} == {0}


def test_every_row_has_a_cell_for_each_column_and_a_sheet_takes_its_name() -> None:
    for found in year_report(YEAR).sections:
        assert all(len(row) == len(found.columns) for row in found.rows)
        assert len(found.name) <= 31
