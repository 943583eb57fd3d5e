"""The matrix: the same answers as the questions one by one, a field for every question and group."""

import pytest

from assessment.core import editing
from assessment.core.assessment import EffectAnswer
from assessment.core.vocabulary import Both
from tests.ui.test_answering import CHILDREN, SECTION, P, Q, effect, prepared
from tests.ui.window import Window

MATRIX = SECTION | {"visa": "matris"}


@pytest.fixture
def matrix(window: Window) -> Window:
    made = prepared(window.service, "flickor", "pojkar", alternatives=("Tre enheter",))
    return window.open(made.id, CHILDREN, **MATRIX)


def cell(group: str, key: str = Q) -> str:
    return f"{key}|{P}|matris|{group}"


def test_the_switch_is_kept_in_the_address(window: Window) -> None:
    made = prepared(window.service, "flickor")
    window.open(made.id, CHILDREN, **SECTION).choose("visar-visa", "matris")

    assert window.app.query_params["visa"] == "matris"
    assert any(key.endswith(cell("flickor")) for key in window.keys)

    window.choose("visar-visa", "fragor")
    assert any(key.endswith(f"{Q}|{P}|lika-for-alla") for key in window.keys)
    assert not any("matris|" in key for key in window.keys)


def test_a_cell_is_one_rating_and_says_that_the_groups_differ(matrix: Window) -> None:
    matrix.choose(cell("flickor"), "-2")
    matrix.choose(cell("pojkar"), "1")

    assert effect(matrix) == EffectAnswer(uniform=False, ratings={"flickor": -2, "pojkar": 1})
    matrix.choose("visar-visa", "fragor")
    assert any(key.endswith(f"{Q}|{P}|grupp-flickor") for key in matrix.keys)


def test_one_field_answers_for_all_and_a_cell_then_differs(matrix: Window) -> None:
    matrix.choose(cell("alla"), "0")
    groups = ("alla-berorda-barn", "flickor", "pojkar")
    assert effect(matrix) == EffectAnswer(uniform=True, ratings=dict.fromkeys(groups, 0))

    matrix.choose(cell("flickor"), "both")
    assert effect(matrix).uniform is False
    assert effect(matrix).ratings["flickor"] == Both(better=1, worse=-1)
    assert "Motivering saknas" in matrix.said


def test_an_emptied_cell_is_unanswered(matrix: Window) -> None:
    matrix.choose(cell("flickor"), "vet-inte")
    matrix.choose(cell("flickor"), None)

    assert effect(matrix).ratings == {}


def test_every_field_is_named_by_its_question_and_group(matrix: Window) -> None:
    labels = [box.label for box in matrix.app.selectbox if "|matris|" in (box.key or "")]

    assert len(labels) == len(set(labels))
    assert all(":" in label for label in labels)
    assert any(label.endswith("flickor") for label in labels)


def test_a_row_that_follows_the_proposal_says_so_until_it_has_its_own(matrix: Window) -> None:
    matrix.choose(cell("flickor"), "-1")
    matrix.choose("visar-alternativ", "tre-enheter")
    matrix.press("Samma som förslaget i resten av avsnittet")
    assert "Samma som förslaget" in matrix.said
    assert "Något sämre" in matrix.said

    matrix.press("Svara själv")
    matrix.choose(f"{Q}|tre-enheter|matris|flickor", "1")
    assert effect(matrix, Q, "tre-enheter").ratings == {"flickor": 1}


def test_a_row_opens_its_question(matrix: Window) -> None:
    next(b for b in matrix.app.button if b.label.startswith("Öppna ")).click().run()

    assert matrix.app.query_params["visa"] == "fragor"
    assert matrix.app.query_params["fraga"].startswith(CHILDREN)


def test_many_groups_are_shown_some_at_a_time(window: Window) -> None:
    catalogue = window.service.checklists().groups
    children = [g.id for g in catalogue.groups if "barn" in g.tags and not g.reference][:8]
    assert len(children) > 5
    made = prepared(window.service, *children)
    window.open(made.id, CHILDREN, **MATRIX)
    first = {key for key in window.keys if "|matris|" in key}
    window.choose("visar-grupper", "5")

    second = {key for key in window.keys if "|matris|" in key}
    assert all(any(k.endswith(f"|{g}") for k in first | second) for g in children)
    assert not any(k.endswith(f"|{children[-1]}") for k in first)


def test_an_answer_given_elsewhere_is_shown_and_not_asked_again(window: Window) -> None:
    made = prepared(window.service, "flickor")
    given = editing.set_rating(made, "barnets-rattigheter/familjens-ekonomi", P, "flickor", -2)
    window.service.save(given, window.service.open(made.id).revision)
    window.open(made.id, "jamlikhet", avsnitt="vardagen", visa="matris")

    assert "Tydligt sämre" in window.said
