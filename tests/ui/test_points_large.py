"""A questionnaire of 300 questions from elsewhere: one file in the folder is a step, shown in sections."""

import shutil
from pathlib import Path

import pytest

from assessment.settings import Settings
from bench import questionnaire
from tests.shipped import FOLDER
from tests.ui.window import Window


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "checklists"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("scenarier", "*.md"))
    text = questionnaire.text().replace("- lag\n", "- metod\n")
    (folder / f"{questionnaire.NAME}.yaml").write_text(text, encoding="utf-8")
    return Settings(database=str(tmp_path / "konsekvens.db"), checklists=folder)


def test_it_is_shown_a_section_at_a_time_and_counted_as_a_whole(window: Window) -> None:
    made = window.service.start_new().assessment.id
    window.open(made, questionnaire.NAME)

    assert "Del 1" in window.said
    assert len([k for k in window.keys if f"{questionnaire.NAME}/fraga-" in k]) < 100
    assert "frågor återstår att svara på." in window.said
    window.press("Nästa avsnitt\\: Del 2")
    assert "Hur är det med sak nummer 30?" in window.said
    assert "Hur är det med sak nummer 0?" not in window.said
    window.open(made, questionnaire.NAME, avsnitt="del-10")
    assert not any("Nästa avsnitt" in b.label for b in window.app.button)
