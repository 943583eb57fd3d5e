"""The yearly report as a person may have it: of one nämnd and year, and of what they may read."""

from datetime import date

import pytest

from assessment.core.year_report import YearReport
from assessment.service import Service
from tests.factory import checklist_set, effect, perspective
from tests.test_registering import ALI, EVA, SCHOOL, sealed, stored
from tests.test_service import World


@pytest.fixture
def world() -> World:
    return World(checklists=checklist_set(perspective("barn", effect("trygghet"))))


@pytest.fixture
def service(world: World) -> Service:
    service = world.service().of(EVA)
    stored(service, "Utkastet", decision_date=date(2026, 5, 1))
    stored(service, "Utan dag")
    stored(service, "Förra året", decision_date=date(2025, 12, 31))
    sealed(service, stored(service, "Det klara", diary_number="UBN 1", decision_date=date(2026, 12, 31)))
    sealed(service, stored(service, "Klart utan beslutsdag"))
    return service


def titles(report: YearReport) -> list[object]:
    return [row[0] for row in report.sections[-1].rows]


def test_a_decision_belongs_to_its_year_and_one_without_a_day_to_that_when_it_was_klar(
    service: Service,
) -> None:
    report = service.year_report("  utbildningsNÄMNDEN ", 2026)

    assert report.title == f"Konsekvensbedömningar 2026, {SCHOOL}"
    assert titles(report) == ["Klart utan beslutsdag", "Det klara", "Utkastet"]
    assert report.introduction[-1].endswith(": 1.")
    assert titles(service.year_report(SCHOOL, 2025)) == ["Förra året"]


def test_another_namnd_reads_only_of_what_is_klart(service: Service) -> None:
    report = service.of(ALI).year_report(SCHOOL, 2026)

    assert titles(report) == ["Klart utan beslutsdag", "Det klara"]
    assert len(report.introduction) == 2


def test_a_namnd_without_decisions_has_a_report_that_says_so(service: Service) -> None:
    report = service.year_report("Tomma  nämnden", 2026)

    assert report.title.endswith("Tomma nämnden")
    assert titles(report) == []


def test_excel_has_a_sheet_for_each_table_and_one_about_the_report(world: World, service: Service) -> None:
    service.export_year_report_excel(SCHOOL, 2026)

    assert [s.name for s in world.sheets] == [
        *("Om rapporten", "Antal", "När", "Barn hörda", "Statusord", "Stoppflaggor", "Utlovat", "Besluten")
    ]


def test_word_has_the_same_report(service: Service) -> None:
    assert service.export_year_report_word(SCHOOL, 2026).decode() == f"Konsekvensbedömningar 2026, {SCHOOL}"
