"""The words of samlad belastning: a reader is told which decisions are counted, and when."""

from assessment.core.burden import Burden
from assessment.core.burden_table import Cell, Side, When, burden_table
from assessment.core.burden_words import NamedLine, cell_name, column_name, columns, picture_text
from assessment.core.vocabulary import Improvement, Severity


def test_every_column_has_a_heading_of_its_own() -> None:
    assert [column_name(Side.WORSE, w) for w in columns(Side.WORSE)] == [
        "Allvarlig",
        "Betydande",
        "Mindre",
        "Ingen säker försämring",
    ]
    assert [column_name(Side.BETTER, w) for w in columns(Side.BETTER)] == [
        "Stor",
        "Tydlig",
        "Mindre",
        "Ingen säker förbättring",
    ]


def test_a_cell_says_which_decisions_it_counts() -> None:
    severe = Cell("aldre", Side.WORSE, When.AFTER, Severity.SEVERE)

    assert cell_name("Äldre", severe) == "Äldre: allvarlig försämring, med beslutade åtgärder"
    assert (
        cell_name("Äldre", Cell("aldre", Side.BETTER, When.BEFORE, None))
        == "Äldre: ingen säker förbättring, före åtgärder"
    )
    assert cell_name("Äldre", Cell("aldre", assessed=False)) == "Äldre: gruppen inte bedömd"


def test_the_picture_is_told_in_words_to_those_who_do_not_see_it() -> None:
    harmed = Burden(
        "aldre",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=Severity.MINOR,
        improvement=Improvement.LARGE,
        improvement_after=Improvement.LARGE,
    )
    spared = Burden(
        "kvinnor",
        assessed=True,
        severity=None,
        severity_after=None,
        improvement=None,
        improvement_after=None,
    )
    old, women = burden_table([(harmed, 2), (spared, 1)], 4, ("aldre", "kvinnor"))

    told = picture_text([NamedLine("Äldre", old), NamedLine("Kvinnor", women)])

    assert told == (
        "Antal beslut för varje grupp, före och med beslutade åtgärder. "
        "Äldre, bedömd i 2 beslut: allvarlig försämring 2 före, 0 med åtgärder; "
        "mindre försämring 0 före, 2 med åtgärder; stor förbättring 2 före, 2 med åtgärder. "
        "Kvinnor, bedömd i 1 beslut: ingen säker skillnad."
    )
