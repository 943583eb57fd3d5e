"""Chapter 7: what single answers would change, against scoring again; and weights, at every corner."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.core.assessment import Answer, EffectAnswer
from assessment.core.catalogue import ChecklistSet
from assessment.core.extent import band_of
from assessment.core.flow import flow_of
from assessment.core.result import Interval, PerspectiveResult, Result
from assessment.core.rows import Row
from assessment.core.scoring import score
from assessment.core.sensitivity import Asked, Given, Kind, all_changes, nearest
from assessment.core.vocabulary import Basis, Duration, Rating, Reversibility
from assessment.core.weights import weight_range
from assessment.core.whatif import Effect, What
from tests.factory import checklist_set, effect, perspective, question, scale
from tests.properties import oracle
from tests.properties.strategies import RATED, Drawn, Size, Weights, cases, parts

SCALE = scale()
WORSE = {"rad": {"riktning": "sämre"}}


def flag(flag_id: str, when: Any, requires: Any = ("skal",), **keys: Any) -> dict[str, Any]:
    return {"id": flag_id, "namn": flag_id, "när": when, "kräver": requires, **keys}


@lru_cache(maxsize=1024)
def watched(weights: Weights) -> ChecklistSet:
    """Perspectives with questions that rows open, and flags that ask for everything a flag may ask for."""
    flags = (
        flag("rad", {"rad": {"riktning": "sämre", "styrka": 2, "grupp": "utsatt"}}),
        flag(
            "alla",
            {"rad": {"alla-perspektiv": "ja", "allvar": "betydande", "antal": 2}},
            **{"hör-till": ["p0"]},
        ),
        flag("lugn", {"rad": {"riktning": "ingen", "högst": 0}}),
        flag("tid", {"rad": {"frågor": "f0", "varaktighet": "bestående", "riktning": "bättre"}}),
        flag("andel", {"andel": {"av": "vet-inte", "minst": "1/3"}}),
        flag("klyfta", {"klyfta": ["ökar", "oklart"]}),
        flag("ensam", {"antal-alternativ": {"högst": 1}}),
        flag("dold", {"fråga": "mer", "är": "ja"}, {"någon": ["varfor", "fler"]}),
        flag("bedomd", {"grupp": "utsatt"}, ["f0"]),
    )
    made = []
    for place, own in enumerate(weights):
        shares = "p0/f0" if place else None
        effects = [effect(f"f{n}", w, shares_rows_with=shares if n == 0 else None) for n, w in enumerate(own)]
        others = (
            question("skal"),
            question("varfor", when=WORSE),
            question("mer", when={"fråga": "varfor", "besvarad": "ja"}),
            question("fler", when={"antal-alternativ": {"minst": 2}}),
        )
        made.append(perspective(f"p{place}", *effects, *others, order=place, stop_flags=flags))
    return checklist_set(*made)


@st.composite
def watched_cases(draw: st.DrawFn) -> Drawn:
    """A small assessment under such flags; b may follow the proposal."""
    drawn = draw(cases(Size(questions=2, groups=1)))
    weights = tuple(tuple(q.weight or 1 for q in c.effects()) for c in drawn.checklists.checklists)
    checklists = watched(weights)
    keys = [f"{c.id}/{q}" for c in checklists.checklists for q in ("skal", "varfor", "mer", "fler")]
    given_answers = draw(st.lists(st.sampled_from(keys), unique=True))
    answers = {k: Answer(value="ja") for k in given_answers}
    effects = {k: dict(v) for k, v in drawn.assessment.effects.items()}
    for by_alternative in effects.values():
        if "b0" in by_alternative and draw(st.booleans()):
            by_alternative["b0"] = EffectAnswer(same_as_proposal=True)
    return Drawn(drawn.assessment.model_copy(update={"answers": answers, "effects": effects}), checklists)


Single = tuple[str, str, str | None, Asked, Given]
"""Where an answer stands, what it is about, and the other answer."""

STEPS: dict[Asked, tuple[str, Sequence[Given]]] = {
    Asked.DURATION: ("duration", tuple(Duration)),
    Asked.REVERSIBILITY: ("reversibility", tuple(Reversibility)),
    Asked.BASIS: ("basis", tuple(Basis)),
}


def near(rating: Rating | None) -> Iterator[Rating]:
    """Every rating one step away, told from the parts alone; any when nothing is answered."""
    if oracle.told(rating) == "/":
        return
    for other in RATED:
        if oracle.told(rating) == "?":
            yield other
        else:
            assert rating is not None
            (worse, better), (other_worse, other_better) = parts(rating), parts(other)
            if worse and better:
                near_by = abs(worse - other_worse) + abs(better - other_better) == 1
            else:
                near_by = (
                    not (other_worse and other_better)
                    and abs(worse + better - other_worse - other_better) == 1
                )
            if near_by:
                yield other


def singles(drawn: Drawn, alternative: str) -> list[Single]:
    """Every single answer that could be otherwise and that a row of the alternative comes from."""
    found: dict[Single, None] = {}
    for row in drawn.rows():
        if row.alternative != alternative:
            continue
        question_key, stored_at = row.source
        found.update({(question_key, stored_at, row.group, Asked.RATING, r): None for r in near(row.rating)})
        for asked, (name, values) in STEPS.items():
            now = getattr(row, name)
            found.update({(question_key, stored_at, None, asked, v): None for v in values if v is not now})
    return list(found)


def changed(drawn: Drawn, single: Single) -> Drawn:
    question_key, alternative, group, asked, answer = single
    effects = {k: dict(v) for k, v in drawn.assessment.effects.items()}
    stored = effects.setdefault(question_key, {}).get(alternative, EffectAnswer())
    if group is not None:
        update: dict[str, Any] = {"ratings": {**stored.ratings, group: answer}}
    else:
        update = {STEPS[asked][0]: answer}
    effects[question_key][alternative] = stored.model_copy(update=update)
    return drawn.changed(effects=effects)


def differences(before: Result, after: Result, alternative: str) -> set[Effect]:
    found = set()
    for (where, at), was in before.perspectives.items():
        if at != alternative:
            continue
        now = after.perspectives[where, at]
        if was.status is not now.status:
            found.add(Effect(What.STATUS, where, "", was.status, now.status))
        for name, one, other in (
            ("försämring", was.harm_bands, now.harm_bands),
            ("förbättring", was.benefit_bands, now.benefit_bands),
        ):
            if one != other:
                found.add(Effect(What.BAND, where, name, " till ".join(one), " till ".join(other)))
    for one_flag, other_flag in zip(before.flags, after.flags, strict=True):
        if one_flag.alternative == alternative and one_flag.state is not other_flag.state:
            found.add(Effect(What.FLAG, one_flag.checklist, one_flag.flag, one_flag.state, other_flag.state))
    return found


@given(watched_cases(), st.data())
def test_what_a_single_answer_changes_is_what_scoring_again_gives(drawn: Drawn, data: st.DataObject) -> None:
    alternative = data.draw(st.sampled_from([a.id for a in drawn.assessment.rated_alternatives]))
    flow = flow_of(drawn.assessment, drawn.checklists)
    before = score(drawn.assessment, drawn.checklists, flow)
    told: dict[Single, set[Effect]] = {}
    for change in all_changes(flow, before, alternative):
        for answer in change.answers:
            told[change.question, change.alternative, change.group, change.asked, answer] = set(
                change.effects
            )
    every = singles(drawn, alternative)
    assert set(told) <= set(every)
    for single in data.draw(st.lists(st.sampled_from(every), min_size=8, max_size=8)):
        after = changed(drawn, single).score()
        assert told.get(single, set()) == differences(before, after, alternative)


@given(watched_cases())
def test_the_nearest_come_first_and_five_are_shown(drawn: Drawn) -> None:
    flow = flow_of(drawn.assessment, drawn.checklists)
    result = score(drawn.assessment, drawn.checklists, flow)
    every = all_changes(flow, result, "forslaget")
    order = [(list(Kind).index(c.kind), min(e.rank for e in c.effects)) for c in every]
    assert order == sorted(order)
    assert nearest(flow, result, "forslaget") == every[:5]


# Weights


@given(cases(Size(perspectives=1, questions=3, alternatives=1, groups=2), measures=False))
def test_weights_between_half_and_double_give_exactly_this_range(drawn: Drawn) -> None:
    for found in drawn.score().perspectives.values():
        weighed = weight_range(found.groups, SCALE)
        rows = [r for r in drawn.rows() if r.perspective == found.perspective]
        corners = [[oracle.plain(r) for r in corner] for corner in _corners(rows)]
        for group in weighed.groups:
            own = [[p for p in corner if p.group == group.group] for corner in corners]
            assert group.harm == _range([oracle.ends(c, 0) for c in own])
            assert group.benefit == _range([oracle.ends(c, 1) for c in own])
        shares = [oracle.unknown(c) for c in corners]
        assert weighed.unknown == _range([None if s is None else (s, s) for s in shares])
        _holds_at_every_corner(found, drawn, corners)


def _corners(rows: list[Row]) -> Iterator[list[Row]]:
    """Every way to give each question half or double its weight, all weights doubled to stay whole."""
    questions = list(dict.fromkeys(r.question for r in rows))
    for factors in product((1, 4), repeat=len(questions)):
        factor = dict(zip(questions, factors, strict=True))
        yield [_weighing(r, r.weight * factor[r.question]) for r in rows]


def _weighing(row: Row, weight: int) -> Row:
    return replace(row, weight=weight)


def _range(ends: list[tuple[Fraction, Fraction] | None]) -> Interval | None:
    found = [e for e in ends if e is not None]
    return Interval(min(low for low, _ in found), max(high for _, high in found)) if found else None


def _holds_at_every_corner(found: PerspectiveResult, drawn: Drawn, corners: list[list[oracle.Plain]]) -> None:
    weighed = weight_range(found.groups, SCALE)
    limit = drawn.checklists.scale.thresholds.basis_missing.value
    for corner in corners:
        for part, enclosure, bands in (
            (0, weighed.harm, found.harm_bands),
            (1, weighed.benefit, found.benefit_bands),
        ):
            head = oracle.headline(corner, part)
            if head is None or enclosure is None:
                assert head is None
                assert enclosure is None
                continue
            assert enclosure.lower <= head[0] <= head[1] <= enclosure.upper
            if weighed.stands:
                assert {band_of(head[0], SCALE), band_of(head[1], SCALE)} == set(bands)
        if weighed.stands:
            share, now = oracle.unknown(corner), found.basis.unknown
            assert share is not None
            assert now is not None
            assert (share >= limit) is (now >= limit)
