"""The table of what known methods ask for: nothing empty without a reason, and no question that is gone."""

from pathlib import Path
from typing import Any

import pytest

from tests.factory import checklist, checklist_set, question
from tools.method_matrix import Methods, matrix, read_methods

CHECKLISTS = checklist_set(checklist("start", question("mal"), question("problem")))


def methods(*elements: dict[str, Any]) -> Methods:
    written = {"id": "metod", "namn": "Metoden", "kort": "M", "delar": elements}
    return Methods.model_validate({"format": 1, "förvaltas-av": "Strateg", "metoder": [written]})


def test_an_element_has_questions_or_a_reason() -> None:
    with pytest.raises(ValueError, match="Mål: skriv frågor, eller skäl"):
        methods({"namn": "Mål"})
    with pytest.raises(ValueError, match="Mål: skriv frågor, eller skäl"):
        methods({"namn": "Mål", "frågor": ["start/mal"], "skäl": "Behövs inte."})


def test_a_question_that_no_checklist_has_is_found() -> None:
    found = methods({"namn": "Mål", "frågor": ["start/mal", "start/borta"]})

    assert found.unknown(CHECKLISTS) == ("start/borta",)


def test_every_element_and_every_question_has_its_line() -> None:
    text = matrix(
        methods(
            {"namn": "Mål | syfte", "frågor": ["start/mal"], "också": "Räknas ut."},
            {"namn": "Ombud", "skäl": "Gäller inte här."},
        ),
        CHECKLISTS,
    )

    told = CHECKLISTS.question("start/mal")
    assert told is not None
    assert f"| 1 | Mål \\| syfte | {told[1].text} (`start/mal`)<br>*Också:* Räknas ut. |\n" in text
    assert "| 2 | Ombud | *Ingen fråga.* Gäller inte här. |\n" in text
    assert f"| {told[1].text} (`start/mal`) | 1 |\n" in text
    assert "(`start/problem`) |  |\n" in text


def test_a_file_that_is_not_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "metoder.yaml"
    path.write_text("metoder: [\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"metoder\.yaml:1"):
        read_methods(path)
