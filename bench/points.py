"""A scored questionnaire of 300 questions and 120 conditions: checking the file, and counting its points."""

import random
import shutil
import tempfile
from pathlib import Path

from assessment.checklist_files import read_folder
from assessment.core.assessment import Answer, Assessment
from assessment.core.checklist import Checklist
from assessment.core.flow import flow_of
from assessment.core.points import points_of
from assessment.core.vocabulary import AnswerType
from bench import questionnaire
from bench.timing import Line, at_most, repeatedly

SHARED = ("grupper", "skala", "kallor")


def lines(folder: Path) -> list[Line]:
    with tempfile.TemporaryDirectory() as place:
        for name in SHARED:
            shutil.copy(folder / f"{name}.yaml", place)
        # The questions lean on a source that the folder has.
        text = questionnaire.text().replace("- lag\n", "- metod\n")
        (Path(place) / f"{questionnaire.NAME}.yaml").write_text(text, encoding="utf-8")
        checking = repeatedly(lambda: read_folder(place), 7)
        loaded = read_folder(place)
    checklists = loaded.checklists
    assert checklists is not None
    assert loaded.ok
    (made,) = checklists.checklists
    assessment = Assessment(id="prov", answers=_answers(made))
    flow = flow_of(assessment, checklists)
    return [
        at_most("Kontrollera 300 frågor med poäng", checking, 1000),
        at_most("Räkna deras poäng", repeatedly(lambda: points_of(flow), 25), 20),
        at_most(
            "… med vilka frågor som gäller",
            repeatedly(lambda: points_of(flow_of(assessment, checklists)), 25),
            20,
        ),
    ]


def _answers(made: Checklist) -> dict[str, Answer]:
    chance = random.Random(1)
    found = {}
    for question in made.questions():
        ids = [o.id for o in question.options if not o.exclusive]
        several = question.type is AnswerType.MULTIPLE
        found[made.key(question)] = Answer(value=tuple(ids[:2]) if several else chance.choice(ids))
    return found
