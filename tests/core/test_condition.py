"""The shape of conditions: what a strategist may write, and what is refused with a sentence."""

from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from assessment.core.condition import Condition, QuestionIs, RowsMatch, ShareIs, condition_kind, leaves

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def read(written: dict[str, Any]) -> Condition:
    return CONDITION.validate_python(written)


@pytest.mark.parametrize(
    ("written", "share"), [("1/3", "1/3"), ("0,25", "1/4"), (0.5, "1/2"), ("1 / 6", "1/6"), (1, "1")]
)
def test_a_share_is_a_fraction_or_a_number(written: Any, share: str) -> None:
    found = read({"andel": {"av": "vet-inte", "minst": written}})
    assert isinstance(found, ShareIs)
    assert found.share.at_least == Fraction(share)
    assert CONDITION.dump_python(found, by_alias=True)["andel"]["minst"] == share


@pytest.mark.parametrize("written", ["en tredjedel", "1/0", "4/3", -1])
def test_what_is_no_share_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        read({"andel": {"av": "vet-inte", "minst": written}})


def test_a_question_must_be_asked_something_and_a_count_must_have_a_bound() -> None:
    with pytest.raises(ValidationError, match="behöver är, någon-av"):
        read({"fråga": "horda"})
    with pytest.raises(ValidationError, match="behöver minst eller högst"):
        read({"antal-alternativ": {}})


def test_one_word_may_stand_for_a_list_of_one() -> None:
    found = read({"rad": {"frågor": "trygghet", "återställbart": "nej"}})
    assert isinstance(found, RowsMatch)
    assert (found.rows.questions, found.rows.reversibility) == (("trygghet",), ("nej",))


def test_the_key_says_which_kind_it_is() -> None:
    written = {"fråga": "horda", "någon-av": ["ja", "delvis"]}
    assert condition_kind(written) == "fråga"
    assert condition_kind(read(written)) == "fråga"
    assert condition_kind({"frga": "horda"}) is None
    assert condition_kind("horda") is None


def test_the_leaves_of_a_combined_condition() -> None:
    one, two, three = ({"fråga": name, "är": "ja"} for name in ("a", "b", "c"))
    found = list(leaves(read({"alla": [one, {"någon": [two, three]}]})))
    assert [leaf.question for leaf in found if isinstance(leaf, QuestionIs)] == ["a", "b", "c"]
    assert list(leaves(found[0])) == [found[0]]
