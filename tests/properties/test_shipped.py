"""The shipped checklists, answered in every way: the method holds for the real questions as well."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assessment.checklist_files import read_folder
from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.catalogue import ChecklistSet
from assessment.core.conflicts import conflicts_of
from assessment.core.flow import flow_of
from assessment.core.rows import Row
from assessment.core.scoring import score
from assessment.core.trace import explain
from assessment.core.vocabulary import Depth, Rating
from tests.factory import assessment_with
from tests.properties import oracle
from tests.properties.strategies import ANY_RATING, BASES, DURATIONS, REVERSIBILITIES

FOLDER = Path(__file__).parents[2] / "checklists"


@lru_cache(maxsize=1)
def shipped() -> ChecklistSet:
    """The checklists that the product comes with."""
    checklists = read_folder(FOLDER).checklists
    assert checklists is not None
    return checklists


@st.composite
def answered(draw: st.DrawFn) -> Assessment:
    """Two or three groups of the catalogue, and up to forty answered rows; the rest is unanswered."""
    checklists = shipped()
    names = [g.id for g in checklists.groups.groups]
    groups = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True))
    perspectives = [p.id for p in checklists.perspectives]
    depths = draw(
        st.lists(
            st.sampled_from((*Depth, Depth.FULL)), min_size=len(perspectives), max_size=len(perspectives)
        )
    )
    assessment = assessment_with(groups=groups, depths=dict(zip(perspectives, depths, strict=True)))
    rows = flow_of(assessment, checklists).rows
    if not rows:
        return assessment
    chosen = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=40))
    ratings: dict[tuple[str, str], dict[str, Rating]] = defaultdict(dict)
    for row in chosen:
        rating = draw(st.sampled_from(ANY_RATING))
        if rating is not None:
            ratings[row.source][row.group] = rating
    attributes = st.tuples(
        st.sampled_from(DURATIONS), st.sampled_from(REVERSIBILITIES), st.sampled_from(BASES)
    )
    effects: dict[str, dict[str, EffectAnswer]] = defaultdict(dict)
    for (key, alternative), own in ratings.items():
        duration, reversibility, basis = draw(attributes)
        effects[key][alternative] = EffectAnswer(
            ratings=own, duration=duration, reversibility=reversibility, basis=basis
        )
    return assessment.model_copy(update={"effects": dict(effects)})


@given(answered())
def test_the_shipped_checklists_are_scored_as_the_text_says(assessment: Assessment) -> None:
    checklists = shipped()
    flow = flow_of(assessment, checklists)
    result = score(assessment, checklists, flow)
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in flow.rows:
        by_place[row.perspective, row.alternative].append(row)
    for where, rows in by_place.items():
        plain = [oracle.plain(r) for r in rows]
        found = result.perspectives[where]
        assert found.status_by_rule == oracle.status(plain)
        assert found.basis.confidence == oracle.confidence(plain)
        harm = oracle.headline(plain, 0)
        assert (found.harm and (found.harm.lower, found.harm.upper)) == harm
    assert all(c.better or c.worse for c in conflicts_of(flow))
    assert explain(flow, result)
