"""Samlad belastning counts decisions (method, chapter 13), as counting them one by one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.core.burden import Burden
from assessment.core.burden_table import Cell, Side, When, borne, burden_table, words_of
from assessment.core.vocabulary import Improvement, Severity

GROUPS = ("barn-6-12", "aldre", "kvinnor")
LEFT = "en-som-fanns"


def a_burden(
    group: str = "aldre",
    before: Severity | None = Severity.SEVERE,
    after: Severity | None = Severity.MINOR,
    better: Improvement | None = None,
    *,
    assessed: bool = True,
) -> Burden:
    return Burden(group, assessed, before, after, better, better)


severities = st.sampled_from([*Severity, None])
improvements = st.sampled_from([*Improvement, None])


def burdens_in(group: str) -> st.SearchStrategy[Burden]:
    return st.one_of(
        st.just(
            Burden(
                group,
                assessed=False,
                severity=None,
                severity_after=None,
                improvement=None,
                improvement_after=None,
            )
        ),
        st.builds(
            Burden, st.just(group), st.just(value=True), severities, severities, improvements, improvements
        ),
    )


decisions = st.lists(
    st.tuples(*(st.one_of(st.none(), burdens_in(group)) for group in (*GROUPS, LEFT))).map(
        lambda found: tuple(b for b in found if b is not None)
    ),
    max_size=12,
)


def every_cell(group: str) -> list[Cell]:
    words = [(side, word) for side in Side for word in (*words_of(side), None)]
    cells = [Cell(group, side, when, word) for side, word in words for when in When]
    return [*cells, Cell(group, assessed=False)]


@given(decisions)
def test_every_cell_is_the_decisions_that_are_counted_one_by_one(found: list[tuple[Burden, ...]]) -> None:
    lines = burden_table(((b, 1) for decision in found for b in decision), len(found), GROUPS)

    for line in lines:
        for cell in every_cell(line.group):
            assert line.number(cell) == sum(cell.counts(decision) for decision in found), cell
        for side in Side:
            for when in When:
                cells = [Cell(line.group, side, when, word) for word in (*words_of(side), None)]
                assert sum(map(line.number, cells)) == line.assessed
        assert line.assessed + line.not_assessed == len(found)


def test_the_groups_stand_as_in_the_catalogue_and_those_that_have_left_it_last() -> None:
    lines = burden_table([(a_burden(LEFT), 1), (a_burden("kvinnor"), 1)], 2, GROUPS)

    assert [line.group for line in lines] == [*GROUPS, LEFT]
    assert [(line.assessed, line.not_assessed) for line in lines] == [(0, 2), (0, 2), (1, 1), (1, 1)]


def test_many_decisions_with_the_same_burden_are_counted_as_many() -> None:
    (line,) = burden_table([(a_burden(), 3), (a_burden(better=Improvement.LARGE), 2)], 9, ("aldre",))

    assert line.number(Cell("aldre", Side.WORSE, When.BEFORE, Severity.SEVERE)) == 5
    assert line.number(Cell("aldre", Side.WORSE, When.AFTER, Severity.MINOR)) == 5
    assert line.number(Cell("aldre", Side.BETTER, When.BEFORE, Improvement.LARGE)) == 2
    assert line.number(Cell("aldre", Side.BETTER, When.AFTER, None)) == 3
    assert line.number(Cell("aldre", assessed=False)) == 4


def test_a_group_without_an_answer_is_not_one_that_nothing_happens_to() -> None:
    open_ = a_burden(before=None, after=None, assessed=False)
    (line,) = burden_table([(open_, 2)], 2, ("aldre",))

    assert line.number(Cell("aldre", Side.WORSE, When.BEFORE, None)) == 0
    assert line.number(Cell("aldre", assessed=False)) == 2


@pytest.mark.parametrize("cell", every_cell("barn-6-12"))
def test_a_cell_in_an_address_is_the_same_cell(cell: Cell) -> None:
    assert Cell.read(cell.written) == cell


@pytest.mark.parametrize(
    "written", ["", "aldre", "aldre.sämre", "aldre.sämre.före.stor", "aldre.upp.före.inget"]
)
def test_an_address_that_names_no_cell_is_none(written: str) -> None:
    assert Cell.read(written) is None


def test_before_and_after_measures_are_kept_apart() -> None:
    found = Burden(
        "aldre",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=Severity.MINOR,
        improvement=Improvement.MINOR,
        improvement_after=Improvement.LARGE,
    )

    assert [borne(found, side, when) for side in Side for when in When] == [
        Severity.SEVERE,
        Severity.MINOR,
        Improvement.MINOR,
        Improvement.LARGE,
    ]
