"""A result as plain data: exact numbers, nothing summed, and no number where nothing counts."""

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from assessment.core.assessment import Assessment
from assessment.core.flow import flow_of
from assessment.core.result_document import ResultDocument, document_of
from assessment.core.scenario import to_assessment
from assessment.core.schema import schema_of
from assessment.core.scoring import score
from tests.core.test_scenario import checklists, scenario
from tests.factory import assessment_with, checklist_set, effect, perspective, question


def document(rating: object, **parts: object) -> ResultDocument:
    written = {
        "grupper": ["elever", "syskon"],
        "djup": {"skola": "kort"},
        "svar": {"skola/restid": {"forslaget": {"grupper": {"elever": rating}, "underlag": "A"}}},
        **parts,
    }
    assessment = to_assessment(scenario(written), checklists())
    found = document_of(flow_of(assessment, checklists()), score(assessment, checklists()))
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


def test_what_the_result_hangs_on_is_told_exactly() -> None:
    found = document("vet-inte")

    assert [(n.about, n.kind, n.group) for n in found.nearest][:1] == [("forslaget", "öppen rad", "elever")]
    assert found.nearest[0].effects
    (weights,) = (w for w in found.weights if w.perspective == found.perspectives[0].perspective)
    assert weights.unknown == ("1", "1")
    assert not weights.stands
    harm = found.perspectives[0].groups[0].harm
    assert harm is not None
    assert (harm.printed, harm.exact, len(harm.bands)) == ("0–100", ("0", "100"), 2)


def test_a_goal_conflict_is_told_with_its_rows_and_what_the_official_has_said() -> None:
    groups = {"forslaget": {"grupper": {"elever": 1, "syskon": -2}, "underlag": "A"}}
    parts = {"svar": {"skola/restid": groups}}
    (suggested,) = (c for c in document(1, **parts).conflicts if c.question)

    assert (suggested.kind, suggested.answer, suggested.weighing) == ("grupper", None, "")
    assert [r.group for r in suggested.better] == ["elever"]
    assert [r.group for r in suggested.worse] == ["syskon"]
    for dismissed, word in (("nej", "bekräftad"), ("ja", "avfärdad")):
        said = {"hittad": suggested.key, "avvägning": "Skjuts.", "avfärdad": dismissed}
        found = document(1, målkonflikter=[said], **parts).conflicts
        assert [(c.answer, c.weighing) for c in found if c.key == suggested.key] == [(word, "Skjuts.")]


def test_a_decided_measure_has_its_own_numbers_beside_those_before() -> None:
    row = {"fråga": "skola/restid", "alternativ": "forslaget", "grupp": "elever"}
    measure = {"åtgärd": "Buss", "ansvarig": "Chef", "datum": "2027-01-01", "beslutad": "ja", "rader": [row]}
    answer = {"grupper": {"elever": -2, "syskon": 0}, "underlag": "A", "med-åtgärd": {"elever": -1}}
    parts = {"svar": {"skola/restid": {"forslaget": answer}}, "åtgärder": [measure]}
    found = document(-2, **parts).perspectives[0]

    assert found.after is not None
    assert found.harm is not None
    assert found.after.harm is not None
    assert found.harm.exact != found.after.harm.exact
    assert found.gravest_before is not None
    assert found.gravest_before.group == "elever"
    assert found.basis.counts["A"] > 0
    assert document(0).perspectives[0].gravest is None


def test_a_stop_flag_is_told_unless_it_is_silent() -> None:
    flag = {"id": "F1", "namn": "Sämre", "när": {"rad": {"riktning": "sämre"}}, "kräver": ["hort"]}
    made = checklist_set(perspective("barn", effect("skola"), question("hort"), stop_flags=(flag,)))
    flags = []
    for rating in (-1, 1):
        flow = flow_of(assessment_with({"barn/skola": {"alla": rating}}), made)
        flags.append(document_of(flow, score(flow.assessment, made, flow)).flags)

    ((opened,), silent) = flags
    assert (opened.flag, opened.state, opened.missing, silent) == ("F1", "öppen", ("barn/hort",), ())
