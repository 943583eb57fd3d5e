"""A result as plain data: exact numbers, nothing summed, and no number where nothing counts."""

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from assessment.core.assessment import Assessment
from assessment.core.result_document import ResultDocument, document_of
from assessment.core.scenario import to_assessment
from assessment.core.schema import schema_of
from assessment.core.scoring import score
from tests.core.test_scenario import checklists, scenario


def document(rating: object, **parts: object) -> ResultDocument:
    written = {
        "grupper": ["elever", "syskon"],
        "djup": {"skola": "kort"},
        "svar": {"skola/restid": {"forslaget": {"grupper": {"elever": rating}, "underlag": "A"}}},
        **parts,
    }
    assessment = to_assessment(scenario(written), checklists())
    found = document_of(assessment, score(assessment, checklists()))
    Draft202012Validator(schema_of("result")).validate(found.model_dump(mode="json", by_alias=True))
    return found


def test_numbers_are_told_exactly_and_as_decimals() -> None:
    rest = {"forslaget": {"alla": 0, "underlag": "B"}}
    group = next(
        g for g in document(-1, **{"övriga-rader": rest}).perspectives[0].groups if g.group == "elever"
    )

    assert group.harm is not None
    assert (group.harm.low, group.harm.high, group.harm.exact) == (25.0, 25.0, ("25", "25"))


def test_an_open_row_makes_an_interval() -> None:
    found = document("vet-inte").perspectives[0]

    assert len(found.possible) > 1
    assert "kan bli" in found.shown
    assert found.basis.unknown == "1"


def test_nothing_that_counts_has_no_number() -> None:
    rest = {"forslaget": {"alla": "inte-relevant", "motivering": "Passar inte."}}
    found = document("inte-relevant", **{"övriga-rader": rest}).perspectives[0]

    assert (found.harm, found.benefit) == (None, None)
    assert {(g.harm, g.benefit) for g in found.groups} == {(None, None)}
    assert (found.basis.unknown, found.shown) == (None, "Berörs inte")


def test_depths_that_are_no_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Assessment.model_validate({"id": "a", "djup": "full"})
