"""Chapters 1–3 and 5 hold for anything that can be answered."""

import re
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from assessment.core.assessment import Assessment, DepthChoice
from assessment.core.extent import band_of, bands_of, compared, printed_number
from assessment.core.flow import flow_of
from assessment.core.result import GroupResult, Interval, PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.scoring import score
from assessment.core.trace import explain
from assessment.core.vocabulary import Depth, Rating, Severity, Status
from tests.factory import NOT_RELEVANT, effect, effect_answer, scale
from tests.properties import oracle
from tests.properties.strategies import (
    ANY_RATING,
    OPEN,
    RATED,
    Drawn,
    Size,
    cases,
    lower_than,
    parts,
    sex_cases,
)

SCALE = scale()
T = TypeVar("T")
NOTHING = Interval(Fraction(0), Fraction(0))
RANK = {
    Status.SEVERE_RISK: 0,
    Status.BASIS_MISSING: 1,
    Status.WEAKENS: 1,
    Status.MIXED: 2,
    Status.NO_CLEAR_EFFECT: 2,
    Status.STRENGTHENS: 3,
}
"""The order in which a word is better than another; equal rank is not comparable."""


def place(row: Row) -> tuple[str, str]:
    return row.perspective, row.alternative


def group_of(result: Result, row: Row) -> GroupResult:
    found = result.perspectives[place(row)].group(row.group)
    assert found is not None
    return found


def a_row(data: st.DataObject, drawn: Drawn, *, among: tuple[object, ...] = ANY_RATING) -> Row:
    rows = [r for r in drawn.rows() if r.rating in among]
    assume(rows)
    return data.draw(st.sampled_from(rows))


def by_place(drawn: Drawn) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in drawn.rows():
        found[place(row)].append(row)
    return found


def numbers(result: Result) -> object:
    """Everything that is counted, without the rows behind it."""
    return {
        where: (
            found.status_by_rule,
            found.possible,
            found.harm,
            found.benefit,
            found.gap.word,
            found.basis.unknown,
            found.basis.supported,
            found.basis.confidence,
            {(g.group, g.harm, g.benefit, g.severity, g.improvement) for g in found.groups},
        )
        for where, found in result.perspectives.items()
    }


@given(cases(shared=True))
def test_the_numbers_are_those_of_a_second_program_written_from_the_text(drawn: Drawn) -> None:
    result = drawn.score()
    for where, rows in by_place(drawn).items():
        found = result.perspectives[where]
        plain = [oracle.plain(r) for r in rows]
        for group in found.groups:
            own = [p for p in plain if p.group == group.group]
            assert _ends(group.harm) == oracle.ends(own, 0)
            assert _ends(group.benefit) == oracle.ends(own, 1)
            gravest = [oracle.severity(p) for p in own]
            order = ("allvarlig", "betydande", "mindre", "")
            assert (group.severity or "") == next(w for w in order if w in gravest)
        assert _ends(found.harm) == oracle.headline(plain, 0)
        assert _ends(found.benefit) == oracle.headline(plain, 1)
        assert found.worst == oracle.most_hit(plain, [g.group for g in found.groups])
        assert found.basis.unknown == oracle.unknown(plain)
        assert found.basis.supported == oracle.supported(plain)
        assert found.basis.confidence == oracle.confidence(plain)
        assert found.status_before == oracle.status(plain)


def _ends(interval: Interval | None) -> tuple[Fraction, Fraction] | None:
    return None if interval is None else (interval.lower, interval.upper)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_entered_changes_nothing(drawn: Drawn, random: Random) -> None:
    def mixed(items: Mapping[str, T]) -> dict[str, T]:
        return dict(random.sample(list(items.items()), len(items)))

    effects = {
        key: mixed({a: e.model_copy(update={"ratings": mixed(e.ratings)}) for a, e in answers.items()})
        for key, answers in mixed(drawn.assessment.effects).items()
    }
    other = drawn.changed(
        groups=tuple(random.sample(drawn.assessment.groups, len(drawn.assessment.groups))),
        measures=tuple(random.sample(drawn.assessment.measures, len(drawn.assessment.measures))),
        effects=effects,
    )
    assert other.score() == drawn.score()


def changed_somehow(data: st.DataObject, drawn: Drawn, row: Row) -> Drawn:
    """Return the same, or with something that a person may change in one go."""
    ways = {
        "nothing": lambda: drawn,
        "rating": lambda: drawn.rated_as(row, data.draw(st.sampled_from(ANY_RATING))),
        "attributes": lambda: drawn.with_attributes(row, duration=None, reversibility=None, basis=None),
        "fewer groups": lambda: drawn.changed(groups=drawn.assessment.groups[1:]),
        "no measures": lambda: drawn.changed(measures=()),
        "fewer alternatives": lambda: drawn.changed(alternatives=drawn.assessment.alternatives[:-1]),
        "left out": lambda: drawn.changed(depths={"p0": DepthChoice(depth=Depth.NONE)}),
        "left out, with why": lambda: drawn.changed(
            depths={"p0": DepthChoice(depth=Depth.NONE, reason="Rör inte barn.")}
        ),
    }
    return ways[data.draw(st.sampled_from(sorted(ways)))]()


@given(cases(shared=True), st.data())
def test_knowing_an_earlier_result_changes_nothing(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn)
    before, after = (changed_somehow(data, drawn, row) for _ in range(2))
    flow = flow_of(before.assessment, before.checklists)

    assert score(after.assessment, after.checklists, earlier=(flow, before.score())) == after.score()


@given(sex_cases())
def test_knowing_an_earlier_result_changes_nothing_when_the_situation_today_is_told(drawn: Drawn) -> None:
    before = drawn.changed(answers={})
    flow = flow_of(before.assessment, before.checklists)

    assert score(drawn.assessment, drawn.checklists, earlier=(flow, before.score())) == drawn.score()


@given(cases())
def test_the_order_of_the_questions_changes_no_number(drawn: Drawn) -> None:
    turned = tuple(
        c.model_copy(
            update={
                "sections": tuple(
                    s.model_copy(update={"questions": tuple(reversed(s.questions))}) for s in c.sections
                )
            }
        )
        for c in drawn.checklists.checklists
    )
    checklists = drawn.checklists.model_copy(update={"checklists": turned})
    assert numbers(score(drawn.assessment, checklists)) == numbers(drawn.score())


@given(cases(), st.data())
def test_lowering_a_rating_never_makes_anything_look_better(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, among=RATED[1:])
    assert row.rating is not None
    lower = data.draw(st.sampled_from(lower_than(row.rating)))
    before, after = drawn.score(), drawn.rated_as(row, lower).score()
    mine, lowered = group_of(before, row), group_of(after, row)
    assert mine.harm is not None
    assert mine.benefit is not None
    assert lowered.harm is not None
    assert lowered.benefit is not None
    assert lowered.harm.lower >= mine.harm.lower
    assert lowered.harm.upper >= mine.harm.upper
    assert lowered.benefit.lower <= mine.benefit.lower
    assert lowered.benefit.upper <= mine.benefit.upper
    assert _rank(lowered.severity) >= _rank(mine.severity)
    assert _rank(lowered.possible_severity) >= _rank(mine.possible_severity)
    word, now = before.perspectives[place(row)].status_before, after.perspectives[place(row)].status_before
    assert now is word or RANK[now] < RANK[word]


def _rank(severity: Severity | None) -> int:
    return severity.rank if severity else 0


@given(cases(), st.data())
def test_a_better_rating_instead_of_none_changes_nobodys_harm(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, among=(0, NOT_RELEVANT))
    better = drawn.rated_as(row, data.draw(st.sampled_from((1, 2))))
    before, after = drawn.score(), better.score()
    for where, found in before.perspectives.items():
        for group in found.groups:
            now = after.perspectives[where].group(group.group)
            assert now is not None
            # A group whose every row was inte relevant had no number; when it gets one, it is 0.
            assert (now.harm or NOTHING) == (group.harm or NOTHING)


@given(cases(), st.data())
def test_no_difference_and_not_relevant_give_the_same_numbers(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, among=(0,))
    before, after = group_of(drawn.score(), row), group_of(drawn.rated_as(row, NOT_RELEVANT).score(), row)
    assume(after.harm is not None)
    assert (before.harm, before.benefit) == (after.harm, after.benefit)


@given(cases(), st.data())
def test_answering_an_open_row_lands_in_its_interval(drawn: Drawn, data: st.DataObject) -> None:
    row = a_row(data, drawn, among=OPEN)
    answered = drawn.rated_as(row, data.draw(st.sampled_from(RATED)))
    before, after = drawn.score(), answered.score()
    for ends, now in (
        (group_of(before, row).harm, group_of(after, row).harm),
        (group_of(before, row).benefit, group_of(after, row).benefit),
        (before.perspectives[place(row)].harm, after.perspectives[place(row)].harm),
        (before.perspectives[place(row)].benefit, after.perspectives[place(row)].benefit),
    ):
        assert ends is not None
        assert now is not None
        assert ends.lower <= now.lower <= now.upper <= ends.upper


@given(cases())
def test_ends_are_equal_exactly_when_nothing_is_open(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        for group in found.groups:
            if group.harm is not None:
                closed = not any(t.row.open for t in group.trace)
                assert (group.harm.lower == group.harm.upper) is closed


@given(cases())
def test_the_most_hit_group_has_the_gravest_severity(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        heads = compared(found.groups)
        gravest = max((_rank(g.severity) for g in heads), default=0)
        named = [found.group(g) for g in found.worst]
        assert all(g is not None and _rank(g.severity) == gravest for g in named)
        assert bool(named) is (found.harm is not None and found.harm.upper > 0)


@given(cases())
def test_the_trace_added_again_is_the_number(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        for group in found.groups:
            if group.harm is None or group.benefit is None:
                continue
            weight = sum(t.row.weight for t in group.trace)
            for lower, upper, number in (
                (
                    sum(t.row.weight * t.harm.lower for t in group.trace),
                    sum(t.row.weight * t.harm.upper for t in group.trace),
                    group.harm,
                ),
                (
                    sum(t.row.weight * t.benefit.lower for t in group.trace),
                    sum(t.row.weight * t.benefit.upper for t in group.trace),
                    group.benefit,
                ),
            ):
                assert Interval(Fraction(100 * lower, weight), Fraction(100 * upper, weight)) == number


ROW = re.compile(r"· vikt (\d) × ([\d,–]+) = ([\d,–]+)$")
SUM = re.compile(r"Summa: ([\d,–]+) av (\d+)$")


@given(cases(Size(perspectives=1, alternatives=1)))
def test_the_printed_trace_adds_up_by_hand(drawn: Drawn) -> None:
    flow = flow_of(drawn.assessment, drawn.checklists)
    added, weight, checked = (Fraction(0), Fraction(0)), 0, 0
    for line in explain(flow, score(drawn.assessment, drawn.checklists, flow)):
        if row := ROW.search(line):
            part, product = _typed(row[2]), _typed(row[3])
            assert product == (int(row[1]) * part[0], int(row[1]) * part[1])
            added = (added[0] + product[0], added[1] + product[1])
            weight += int(row[1])
        elif total := SUM.search(line):
            assert (_typed(total[1]), int(total[2])) == (added, weight)
            added, weight, checked = (Fraction(0), Fraction(0)), 0, checked + 1
    numbered = [g for p in drawn.score().perspectives.values() for g in p.groups if g.harm is not None]
    assert checked >= 2 * len(numbered)


def _typed(text: str) -> tuple[Fraction, Fraction]:
    low, _, high = text.replace(",", ".").partition("–")
    return Fraction(low), Fraction(high or low)


@given(st.fractions(0, 100, max_denominator=5000))
def test_a_printed_number_reads_as_its_own_band_and_is_near(value: Fraction) -> None:
    text = printed_number(value, SCALE)
    shown = Fraction(text.replace(",", "."))
    decimals = len(text.partition(",")[2])
    assert band_of(shown, SCALE) == band_of(value, SCALE)
    if decimals:
        # Cut, not rounded, and no decimal more than is needed.
        shorter = [Fraction(value * 10**d // 1, 10**d) for d in range(1, decimals)]
        assert 0 <= value - shown < Fraction(1, 10**decimals)
        assert all(band_of(s, SCALE) != band_of(value, SCALE) for s in shorter)
    else:
        assert Fraction(-1, 2) < value - shown < Fraction(1, 2) or value - shown == Fraction(-1, 2)


@given(cases())
def test_bands_are_those_of_the_headline(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        assert found.harm_bands == bands_of(found.harm, SCALE)
        assert found.benefit_bands == bands_of(found.benefit, SCALE)


@given(cases(ratings=(None,), measures=False))
def test_an_empty_assessment_is_not_assessed(drawn: Drawn) -> None:
    assert {f.status for f in drawn.score().perspectives.values()} == {Status.NOT_ASSESSED}


@given(cases(shared=True))
def test_a_saved_and_opened_assessment_scores_the_same(drawn: Drawn) -> None:
    text = drawn.assessment.model_dump_json(by_alias=True)
    assert score(Assessment.model_validate_json(text), drawn.checklists) == drawn.score()


@given(cases(measures=False))
def test_the_two_parts_of_a_rating_are_read_apart(drawn: Drawn) -> None:
    for row in drawn.rows():
        if row.rated:
            assert row.rating is not None
            assert (row.worse, row.better) == parts(row.rating)


def unmeasured(found: PerspectiveResult) -> object:
    return (found.status_before, found.possible_before, found.harm, found.benefit, found.gap, found.basis)


@given(cases())
def test_measures_change_nothing_before_them_and_only_named_rows_after(drawn: Drawn) -> None:
    bare, result = drawn.changed(measures=()).score(), drawn.score()
    named = {
        (r.question, r.alternative, r.group) for m in drawn.assessment.measures if m.counts for r in m.rows
    }
    for where, found in result.perspectives.items():
        assert unmeasured(found) == unmeasured(bare.perspectives[where])
        assert bare.perspectives[where].after is None
        before = {(t.row.question, t.row.group): t for g in found.groups for t in g.trace}
        for group in found.after.groups if found.after else ():
            for line in group.trace:
                key = (line.row.question, where[1], line.row.group)
                if key not in named:
                    assert line.row.rating == before[line.row.question, line.row.group].row.rating


@given(cases(), st.sampled_from(RATED))
def test_a_hidden_question_counts_nowhere(drawn: Drawn, rating: Rating) -> None:
    hidden = effect("dold", 3, when={"fråga": "finns-inte", "besvarad": "ja"})
    checklists = drawn.checklists.model_copy(
        update={
            "checklists": tuple(
                c.model_copy(
                    update={
                        "sections": (
                            c.sections[0].model_copy(
                                update={"questions": (*c.sections[0].questions, hidden)}
                            ),
                        )
                    }
                )
                for c in drawn.checklists.checklists
            )
        }
    )
    everyone = {g.id: rating for g in drawn.assessment.groups} | {"alla": rating}
    answer = effect_answer(everyone, duration="bestående")
    answers = {f"{c.id}/dold": {"forslaget": answer} for c in checklists.perspectives}
    assessment = drawn.assessment.model_copy(update={"effects": {**drawn.assessment.effects, **answers}})
    assert score(assessment, checklists) == drawn.score()
