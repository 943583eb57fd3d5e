"""The table of what known methods ask for: nothing empty without a reason, and no question that is gone."""

from pathlib import Path
from typing import Any

import pytest

from tests.factory import checklist, checklist_set, question
from tests.shipped import shipped_checklists
from tools.method_matrix import TARGET, Methods, matrix, read_methods

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


def test_the_shipped_table_is_fresh_and_names_only_questions_that_are_asked() -> None:
    found = read_methods()

    assert found.unknown(shipped_checklists()) == ()
    # After a change in docs/metoder.yaml or in a question: python -m tools.method_matrix
    assert TARGET.read_text(encoding="utf-8") == matrix(found, shipped_checklists())


def test_the_ten_methods_are_there_with_all_their_elements() -> None:
    assert {m.id: len(m.elements) for m in read_methods().methods} == {
        "gc14": 15,
        "gc12": 5,
        "bo": 7,
        "jamkas": 7,
        "fyra-r": 4,
        "delmal": 6,
        "grunder": 7,
        "malomraden": 8,
        "forordning": 12,
        "minimum-elements": 12,
    }
