"""The schemas that editors and other programs read: whole, Swedish, as forgiving as the reader of files."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assessment.core.schema import SCHEMAS, schema_of


def fits(name: str, data: Any) -> bool:
    return Draft202012Validator(schema_of(name)).is_valid(data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_schema_and_speaks_swedish(name: str) -> None:
    schema = schema_of(name)

    Draft202012Validator.check_schema(schema)
    described = re.findall(r'"(?:description|title)": "([^"]*)"', json.dumps(schema, ensure_ascii=False))
    english = re.compile(r"\b(the|of|is|and|with|which|that|what|are|one)\b")
    assert described
    assert [text for text in described if english.search(text)] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_says_what_it_means(name: str) -> None:
    schema = schema_of(name)
    models = [schema, *schema.get("$defs", {}).values()]
    silent = [
        (key, value)
        for model in models
        for key, value in model.get("properties", {}).items()
        if "description" not in value
    ]

    assert silent == []


def test_a_scenario_may_leave_out_ids_and_write_groups_as_bare_ids() -> None:
    scenario = {
        "namn": "Ett exempel",
        "grupper": ["elever", {"id": "egen", "namn": "en egen grupp"}],
        "alternativ": ["forslaget"],
        "djup": {"jamlikhet": "kort"},
        "åtgärder": [{"åtgärd": "Taxi", "beslutad": "ja"}],
        "förväntat": {"öppna-flaggor": {"minst": "F1"}},
    }

    assert fits("scenario", [scenario])
    assert not fits("scenario", [{**scenario, "okänd": 1}])
    assert not fits("scenario", [{**scenario, "åtgärder": [{"beslutad": "kanske"}]}])


def test_an_assessment_without_an_id_is_none() -> None:
    assert fits("assessment", {"format": 1, "id": "a"})
    assert not fits("assessment", {"format": 1})


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(KeyError):
        schema_of("annat")
