"""Screening is walked one question at a time: an answer may open the next question."""

from typing import Any

import pytest

from assessment.core.assessment import Assessment
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.vocabulary import Depth

_YES = {"id": "ja", "text": "Ja", "djup": "kort"}
_LIMIT = {"värde": "1/3", "skäl": "s", "källa": "a", "datum": "2026-01-01"}
_LIMITS = (
    "underlag-saknas",
    "hög-säkerhet-underlag",
    "hög-säkerhet-okänt",
    "låg-säkerhet-underlag",
    "låg-säkerhet-okänt",
)
_SKOLA: dict[str, Any] = {
    "format": 1,
    "checklista": "skola",
    "namn": "Skola",
    "utgåva": "2026-1",
    "gäller-från": "2026-01-01",
    "gäller-till": "2027-12-31",
    "förvaltas-av": "Strateg",
    "screening": [
        {
            "id": "beror",
            "fråga": "Berörs elever?",
            "svarstyp": "val",
            "svarsalternativ": [_YES, {"id": "nej", "text": "Nej", "djup": "ingen"}],
        },
        {
            "id": "mycket",
            "fråga": "Mycket?",
            "svarstyp": "val",
            "när": {"fråga": "beror", "är": "ja"},
            "svarsalternativ": [_YES | {"djup": "full"}, {"id": "nej", "text": "Nej", "djup": "kort"}],
        },
    ],
    "avsnitt": [
        {"id": "a", "namn": "A", "frågor": [{"id": "restid", "fråga": "Restid?", "svarstyp": "text"}]}
    ],
}
_SET: dict[str, Any] = {
    "checklists": [_SKOLA],
    "groups": {
        "format": 1,
        "utgåva": "1",
        "förvaltas-av": "S",
        "taggar": {},
        "grupper": [{"id": "elever", "namn": "elever"}],
    },
    "scale": {
        "format": 1,
        "utgåva": "1",
        "förvaltas-av": "S",
        "riktningar": [{"värde": v, "ord": "o", "tecken": "t"} for v in (2, 1, 0, -1, -2)],
        "band": [{"namn": "ingen", "från": 0, "till": 0}, {"namn": "liten", "från": 0, "till": 100}],
        "band-källa": "a",
        "band-datum": "2026-01-01",
        "vikter": {"minst": 1, "högst": 3, "ord": {}, "källa": "a", "datum": "2026-01-01"},
        "trösklar": dict.fromkeys(_LIMITS, _LIMIT),
        "små-tal": {"under": 5, "skäl": "s", "källa": "a", "datum": "2026-01-01"},
        "ord": {},
        "tecken": {},
    },
    "sources": {"format": 1, "förvaltas-av": "S", "källor": [{"id": "a", "titel": "A"}]},
}


@pytest.mark.parametrize(
    ("answers", "opened", "depth"),
    [
        ({}, False, None),
        ({"beror": "ja"}, True, Depth.SHORT),
        ({"beror": "ja", "mycket": "ja"}, True, Depth.FULL),
        # The second answer is kept but hidden: it asks for no depth.
        ({"beror": "nej", "mycket": "ja"}, False, Depth.NONE),
    ],
)
def test_an_answer_opens_the_next_screening_question(
    answers: dict[str, str],
    opened: bool,  # noqa: FBT001 - a parameter of the table above
    depth: Depth | None,
) -> None:
    assessment = Assessment.model_validate(
        {"id": "x", "svar": {f"skola/{q}": {"svar": a} for q, a in answers.items()}}
    )

    flow = flow_of(assessment, ChecklistSet.model_validate(_SET))

    assert flow.applies("skola/mycket") is opened
    assert flow.depths["skola"] is depth
