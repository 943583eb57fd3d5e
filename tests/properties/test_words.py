"""Chapters 4, 6 and 8: the words agree with every completion, tried one by one."""

from collections import defaultdict

from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.core.result import Result
from assessment.core.rows import Row
from assessment.core.vocabulary import Rating, Severity, Status
from tests.factory import UNKNOWN
from tests.properties import oracle
from tests.properties.strategies import (
    DURATIONS,
    OPEN,
    RATED,
    REVERSIBILITIES,
    SEXES,
    Drawn,
    Size,
    cases,
    sex_cases,
)

MOST_COMPLETIONS = 4000


def place(row: Row) -> tuple[str, str]:
    return row.perspective, row.alternative


def by_place(drawn: Drawn) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in drawn.rows():
        found[place(row)].append(row)
    return found


def a_row(data: st.DataObject, drawn: Drawn, among: tuple[object, ...]) -> Row:
    rows = [r for r in drawn.rows() if r.rating in among]
    assume(rows)
    return data.draw(st.sampled_from(rows))


small = cases(Size(perspectives=1, questions=2, alternatives=1, groups=1), measures=False)


@given(small)
def test_the_possible_statuses_are_those_of_every_completion(drawn: Drawn) -> None:
    result = drawn.score()
    for where, rows in by_place(drawn).items():
        plain = [oracle.plain(r) for r in rows]
        assume(oracle.number_of_completions(plain) <= MOST_COMPLETIONS)
        expected = {oracle.status(c) for c in oracle.completions(plain)}
        assert set(result.perspectives[where].possible_before) == expected


@given(cases(empty_attributes=False, ratings=RATED))
def test_with_nothing_open_the_status_is_the_only_possible_one(drawn: Drawn) -> None:
    for found in drawn.changed(measures=()).score().perspectives.values():
        assert found.possible == (found.status,)


@given(cases())
def test_a_status_is_among_its_own_possible_ones(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        for word, possible in (
            (found.status_by_rule, found.possible),
            (found.status_before, found.possible_before),
        ):
            assert possible
            assert word in possible or word in (Status.BASIS_MISSING, Status.NOT_ASSESSED)


@given(cases(), st.data())
def test_answering_an_open_row_never_adds_a_possible_status(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, OPEN)
    answered = drawn.rated_as(row, data.draw(st.sampled_from(RATED)))
    assert _possible(answered.score(), row) <= _possible(drawn.score(), row)


@given(cases(), st.data())
def test_filling_an_empty_attribute_never_adds_a_possible_status(drawn: Drawn, data: st.DataObject) -> None:
    rows = [r for r in drawn.rows() if r.duration is None or r.reversibility is None]
    assume(rows)
    row = data.draw(st.sampled_from(rows))
    filled = drawn.with_attributes(
        row,
        duration=row.duration or data.draw(st.sampled_from(DURATIONS[1:])),
        reversibility=row.reversibility or data.draw(st.sampled_from(REVERSIBILITIES[1:])),
    )
    assert _possible(filled.score(), row) <= _possible(drawn.score(), row)


def _possible(result: Result, row: Row) -> set[Status]:
    return set(result.perspectives[place(row)].possible_before)


@given(cases(), st.data())
def test_a_rating_made_unknown_leaves_the_former_word_possible(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, RATED)
    former = drawn.score().perspectives[place(row)].status_before
    assume(former is not Status.BASIS_MISSING)
    assert former in _possible(drawn.rated_as(row, UNKNOWN).score(), row)


@given(cases())
def test_a_certainly_severe_row_is_always_named(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        for groups, gravest, word in (
            (found.groups, found.gravest_before, found.status_before),
            (found.after.groups if found.after else found.groups, found.gravest, found.status),
        ):
            severe = any(t.severity is Severity.SEVERE for g in groups for t in g.trace)
            assert severe is (word is Status.SEVERE_RISK)
            assert severe is (gravest is not None and gravest.severity is Severity.SEVERE)


gap_cases = cases(Size(perspectives=1, questions=2, alternatives=1, groups=2), measures=False)


@given(gap_cases)
def test_a_gap_word_is_given_exactly_when_every_completion_agrees(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        words = dict(found.gap.questions)
        expected = []
        for key, rows in _by_question(drawn).items():
            reference = next(oracle.told(r.rating) for r in rows if r.reference)
            utsatta = [oracle.told(r.rating) for r in rows if r.vulnerable and not r.reference]
            word = oracle.gap_word(reference, utsatta)
            assert words.get(key, "") == word
            expected.append(word)
        assert found.gap.word == oracle.joined(expected)
        assert found.gap.unclear == expected.count("oklart")


@given(sex_cases())
def test_the_gap_between_the_sexes_agrees_with_every_completion(drawn: Drawn) -> None:
    (found,) = drawn.score().perspectives.values()
    today = drawn.assessment.answers["p0/samst"].value
    assert isinstance(today, tuple)
    said = today[0]["vem"] if isinstance(today[0], dict) else ""
    expected = []
    for key, rows in _by_question(drawn).items():
        told = {r.group: oracle.told(r.rating) for r in rows}
        for women, men in (SEXES[:2], SEXES[2:]):
            if "/" in (told[women], told[men]):
                continue
            if said in ("kvinnor", "man"):
                worse_off, other = (women, men) if said == "kvinnor" else (men, women)
                word = oracle.gap_word(told[other], [told[worse_off]])
            elif "?" in (told[women], told[men]):
                word = "oklart"
            elif told[women] == told[men]:
                word = "består"
            else:
                word = "ökar" if said == "lika" else "oklart"
            expected.append((key, word))
    assert list(found.gap.questions) == expected
    assert found.gap.word == oracle.joined([w for _, w in expected])


def _by_question(drawn: Drawn) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in drawn.rows():
        found[row.question].append(row)
    return found


EVERYTHING: tuple[Rating | None, ...] = (*RATED, *RATED, None)


@given(cases(Size(questions=2, groups=1), ratings=EVERYTHING, measures=False))
def test_an_alternative_dominates_exactly_when_no_row_is_worse_and_one_is_better(drawn: Drawn) -> None:
    rows: dict[str, dict[tuple[str, str], oracle.Told]] = {a.id: {} for a in drawn.assessment.alternatives}
    for row in drawn.rows():
        rows[row.alternative][row.question, row.group] = oracle.told(row.rating)
    for compared in drawn.score().comparisons:
        keys = {k for own in rows.values() for k in own}
        first = [rows[compared.first].get(k, (0, 0)) for k in keys]
        second = [rows[compared.second].get(k, (0, 0)) for k in keys]
        assert compared.open_rows == first.count("?") + second.count("?")
        if compared.open_rows:
            assert not compared.dominates
            continue
        pairs = [
            (a, b)
            for a, b in zip(first, second, strict=True)
            if isinstance(a, tuple) and isinstance(b, tuple)
        ]
        no_worse = all(a[0] >= b[0] and a[1] >= b[1] for a, b in pairs)
        assert compared.dominates is (no_worse and any(a != b for a, b in pairs))


@given(cases(measures=False))
def test_an_alternative_never_dominates_one_that_dominates_it(drawn: Drawn) -> None:
    found = {(c.first, c.second) for c in drawn.score().comparisons if c.dominates}
    assert not found & {(b, a) for a, b in found}
