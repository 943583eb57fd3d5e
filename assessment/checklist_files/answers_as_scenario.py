"""Answers written as a scenario that expects what they give today.

Knows the short way in which scenarios are written. Judges nothing: whether today's result is right is for the
strategist to say, who reads the text before it is kept.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from assessment.checklist_files.layout import laid_out
from assessment.checklist_files.syntax import CONTROL, read_data
from assessment.core.assessment import Answer, Assessment, new_assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist_edits import ChecklistEditError
from assessment.core.expectation import mismatches, shown_status
from assessment.core.flow import flow_of
from assessment.core.language import tr
from assessment.core.points import points_of
from assessment.core.points_result import PointsResult
from assessment.core.result import Result
from assessment.core.scenario import LISTS, SCENARIO_FILE, to_assessment
from assessment.core.scenario_lint import scenario_findings
from assessment.core.scoring import score
from assessment.core.vocabulary import Frozen

_NOT_COUNTED: Final = "obesvarbar-fråga"


def as_scenario(assessment: Assessment, checklists: ChecklistSet, name: str) -> str:
    """Return the answers as an entry of a scenario file, expecting the result that they give.

    Answers that do not count, since their questions are not asked, are left out.

    Args:
        assessment: what was answered.
        checklists: what it was answered against.
        name: what the scenario shows, in a sentence.

    Raises:
        ChecklistEditError: when it has no name, or when the answers cannot be written in the short way.
    """
    if not name.strip():
        raise ChecklistEditError(tr("Skriv i en mening vad scenariot visar."))
    flow = flow_of(assessment, checklists)
    expected = _expected(assessment, score(assessment, checklists, flow), points_of(flow))
    if not expected:
        raise ChecklistEditError(
            tr("Svaren ger inget resultat än. Svara på några frågor i ett perspektiv först.")
        )
    data = _plain({"namn": " ".join(name.split()), **_said(assessment), "förväntat": expected})
    document = read_data(laid_out([_without_what_does_not_count(data, checklists)]), "")
    if document.data is None or _differences(document.data, checklists):
        raise ChecklistEditError(
            tr(
                "Svaren går inte att skriva som ett scenario. "
                "Ladda ner bedömningen som JSON, och bygg på den."
            )
        )
    return document.text


def _differences(data: Any, checklists: ChecklistSet) -> tuple[str, ...]:
    scenario = SCENARIO_FILE.validate_python(data)[0]
    assessment = to_assessment(scenario, checklists)
    flow = flow_of(assessment, checklists)
    return mismatches(scenario.expected, assessment, score(assessment, checklists, flow), points_of(flow))


def _without_what_does_not_count(data: dict[str, Any], checklists: ChecklistSet) -> dict[str, Any]:
    """Return the scenario without the answers that its own check says are given in vain."""
    scenario = SCENARIO_FILE.validate_python([data])[0]
    answers = data.get("svar", {})
    for finding in scenario_findings(scenario, 0, "", checklists):
        if finding.code != _NOT_COUNTED:
            continue
        _, _, key, *below = finding.path
        if below:
            alternative, _, group = below
            del answers[key][alternative]["grupper"][group]
        else:
            del answers[key]
    return {key: value for key, value in data.items() if value != {}}


def _said(assessment: Assessment) -> dict[str, Any]:
    """Return everything that was answered, by the keys of a scenario, without what is as it always is."""
    begun = new_assessment("scenario")
    alternatives = () if assessment.alternatives == begun.alternatives else assessment.alternatives
    found: dict[str, Any] = {
        "ärende": _given(assessment.case),
        "alternativ": [_given(a) for a in alternatives],
        "varför-inget-alternativ": assessment.no_alternative_reason,
        "grupper": [_short(_given(group), "id") for group in assessment.groups],
        "djup": {key: _short(_given(depth), "djup") for key, depth in assessment.depths.items()},
        "svar": dict(_answers(assessment)),
        "avsnittets-underlag": {key: basis.value for key, basis in assessment.section_basis.items()},
        **{key: [_given(entry) for entry in getattr(assessment, name)] for key, name in LISTS.items()},
        "rekommenderat-alternativ": assessment.recommended or "",
    }
    return {key: value for key, value in found.items() if value}


def _answers(assessment: Assessment) -> Iterator[tuple[str, Any]]:
    for key, answer in assessment.answers.items():
        if said := _given(answer):
            yield key, _bare(answer, said)
    for key, per in assessment.effects.items():
        rated = {alternative: said for alternative, effect in per.items() if (said := _given(effect))}
        if rated and key not in assessment.answers:
            yield key, rated


def _bare(answer: Answer, said: dict[str, Any]) -> Any:
    """Return the value alone where it cannot be taken for anything else."""
    if set(said) == {"svar"} and not isinstance(answer.value, Mapping | Frozen):
        return said["svar"]
    return said


def _given(model: Frozen) -> dict[str, Any]:
    found: dict[str, Any] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return found


def _short(said: dict[str, Any], key: str) -> Any:
    return said[key] if set(said) == {key} else said


def _expected(assessment: Assessment, result: Result, points: Iterable[PointsResult]) -> dict[str, Any]:
    """Return the status, who is worst off, the flags and the points: what the first page says."""
    found: dict[str, Any] = {}
    if result.perspectives:
        each = [
            (perspective, alternative, p) for (perspective, alternative), p in result.perspectives.items()
        ]
        leading = assessment.leading.id if assessment.leading else ""
        flags = list(dict.fromkeys(f.flag for f in result.open_flags(leading)))
        found = {
            "status": _by_perspective((p, a, shown_status(one)) for p, a, one in each),
            "mest-drabbad": _by_perspective((p, a, list(one.worst)) for p, a, one in each if one.worst),
            "öppna-flaggor": {"exakt": flags} if flags else {"inga": "ja"},
        }
    counted = {p.checklist: _points(p) for p in points if p.begun}
    found["poäng"] = {checklist: said for checklist, said in counted.items() if said}
    return {key: value for key, value in found.items() if value}


def _points(result: PointsResult) -> dict[str, Any]:
    certain = {s.scale.id: s.points.least for s in result.scales if s.points.certain}
    found: dict[str, Any] = {
        "summa": {scale: int(n) if n.denominator == 1 else str(n) for scale, n in certain.items()},
        "nivå": {s.scale.id: s.level.id for s in result.scales if s.level},
    }
    if result.outcome:
        found["utfall"] = result.outcome.outcome.id
    return {key: value for key, value in found.items() if value}


def _by_perspective(found: Iterable[tuple[str, str, Any]]) -> dict[str, Any]:
    sorted_out: dict[str, Any] = {}
    for perspective, alternative, value in found:
        sorted_out.setdefault(perspective, {})[alternative] = value
    return sorted_out


def _plain(value: Any) -> Any:
    """Return plain data with texts as the reader would have them; signs that nobody can see become U+FFFD."""
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return unicodedata.normalize("NFC", CONTROL.sub("\ufffd", value)) if isinstance(value, str) else value
