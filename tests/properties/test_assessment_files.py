"""Whatever a file holds, reading it gives an assessment or sentences; and what is saved is what is opened."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assessment.core.assessment import Answer, Assessment, EffectAnswer, new_assessment
from assessment.core.assessment_file import dump, from_plain, parse, read_stored
from assessment.core.case import AffectedGroup, Case
from assessment.core.vocabulary import Both, RatingWord
from tests.factory import both

WORDS = st.sampled_from(
    [
        *(f.alias or name for name, f in Assessment.model_fields.items()),
        *(f.alias or name for name, f in EffectAnswer.model_fields.items()),
        *(f.alias or name for name, f in Both.model_fields.items()),
        *(
            "titel",
            "namn",
            "id",
            "antal",
            "barn/trygghet",
            "forslaget",
            "elever",
            "vet-inte",
            "ja",
            "2026-02-30",
        ),
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | WORDS
JSON: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=25,
)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
KEYS = st.builds(lambda a, b: f"{a}/{b}", IDS, IDS)
RATINGS = st.sampled_from([-2, -1, 0, 1, 2, *RatingWord]) | st.builds(
    both, st.sampled_from([1, 2]), st.sampled_from([-1, -2])
)
VALUES = st.text() | st.integers(-(10**14), 10**14) | st.lists(IDS, min_size=1, max_size=3).map(tuple)
ASSESSMENTS = st.builds(
    lambda case, groups, answers, effects: new_assessment("prov").model_copy(
        update={"case": case, "groups": groups, "answers": answers, "effects": effects}
    ),
    st.builds(Case, title=st.text(), proposal=st.text()),
    st.lists(st.builds(AffectedGroup, id=IDS, name=st.text()), max_size=4, unique_by=lambda g: g.id).map(
        tuple
    ),
    st.dictionaries(KEYS, st.builds(Answer, value=VALUES, reason=st.text()), max_size=4),
    st.dictionaries(
        KEYS,
        st.dictionaries(
            IDS, st.builds(EffectAnswer, ratings=st.dictionaries(IDS, RATINGS, max_size=3)), max_size=2
        ),
        max_size=3,
    ),
)


def is_told(found: object) -> bool:
    return isinstance(found, tuple) and bool(found) and all(isinstance(s, str) and s for s in found)


@given(st.binary())
def test_any_bytes_are_told(data: bytes) -> None:
    assert is_told(parse(data))


@given(JSON)
def test_any_json_is_told_or_read(tree: Any) -> None:
    found = parse(json.dumps(tree).encode())

    assert isinstance(found, Assessment) or is_told(found)


@given(st.dictionaries(WORDS, JSON, max_size=6))
def test_anything_beside_format_and_id_is_told_or_read(part: dict[str, Any]) -> None:
    tree = part | {"format": 1, "id": "prov"}

    found = from_plain(tree)

    assert isinstance(found, Assessment) or is_told(found)


@given(ASSESSMENTS)
def test_what_is_saved_is_what_is_opened(assessment: Assessment) -> None:
    assert parse(dump(assessment).encode()) == assessment
    assert parse(dump(assessment, indent=2).encode()) == assessment
    assert read_stored(dump(assessment)) == assessment
