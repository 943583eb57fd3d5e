"""The gap: the reference row against the utsatta, the sexes in pairs, and the official's own answer."""

from collections.abc import Mapping
from typing import Any

import pytest

from assessment.core.assessment import Answer
from assessment.core.gap import joined
from assessment.core.result import GapResult
from assessment.core.scoring import score
from assessment.core.vocabulary import AnswerType, Gap, Rating
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    Ratings,
    assessment_with,
    both,
    checklist_set,
    effect,
    perspective,
    question,
)

G = Gap


def gap(by_question: Mapping[str, Ratings], *groups: str, **keys: Any) -> GapResult:
    checklists = checklist_set(
        perspective("barn", effect("trygghet"), effect("skola"), **keys.pop("checklist", {}))
    )
    assessment = assessment_with(by_question, groups=groups, **keys)
    return score(assessment, checklists).perspectives["barn", "forslaget"].gap


def trygghet(reference: Rating | None, **utsatta: Rating | None) -> Gap | None:
    """The word for one question; the groups' hyphens are written as underscores."""
    ratings = {"alla": reference, **{g.replace("_", "-"): r for g, r in utsatta.items()}}
    found = gap({"barn/trygghet": ratings}, *(g for g in ratings if g != "alla"))
    return dict(found.questions).get("barn/trygghet")


@pytest.mark.parametrize(
    ("reference", "vulnerable", "word"),
    [
        (0, -1, G.GROWS),
        (0, 1, G.SHRINKS),
        (-1, -1, G.STAYS),
        (-2, -1, G.SHRINKS),
        (UNKNOWN, -1, G.UNCLEAR),
        (2, UNKNOWN, G.UNCLEAR),
        (None, None, G.UNCLEAR),
        (both(2, -1), 1, G.GROWS),
        (both(1, -2), 1, G.STAYS),
        (0, both(2, -1), G.GROWS),
        (-1, both(2, -1), G.STAYS),
        (NOT_RELEVANT, -1, None),
        (0, NOT_RELEVANT, None),
    ],
)
def test_the_reference_row_against_one_utsatt_group(
    reference: Rating | None, vulnerable: Rating | None, word: Gap | None
) -> None:
    assert trygghet(reference, aldre=vulnerable) == word


def test_the_lowest_of_the_utsatta_decides() -> None:
    assert trygghet(0, aldre=1, barn_utan_bil=-1) is G.GROWS
    assert trygghet(0, aldre=1, barn_utan_bil=NOT_RELEVANT) is G.SHRINKS
    assert trygghet(0, aldre=-1, barn_utan_bil=UNKNOWN) is G.GROWS
    assert trygghet(0, aldre=1, barn_utan_bil=UNKNOWN) is G.UNCLEAR
    assert trygghet(-2, aldre=1, barn_utan_bil=UNKNOWN) is G.UNCLEAR


def test_no_word_without_utsatta_or_without_a_reference() -> None:
    assert trygghet(0, elever=-2) is None
    assert gap({"barn/trygghet": {"elever": -2}}, "elever").word is G.NONE
    alone = gap({"barn/trygghet": {"aldre": -2}}, "aldre", checklist={"reference_group": None})
    assert alone.word is G.NONE


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ([G.GROWS, G.SHRINKS, G.UNCLEAR], G.BOTH),
        ([G.GROWS, G.UNCLEAR], G.GROWS),
        ([G.UNCLEAR, G.SHRINKS], G.UNCLEAR),
        ([G.SHRINKS, G.STAYS], G.SHRINKS),
        ([G.STAYS, G.STAYS], G.STAYS),
        ([G.BOTH, G.STAYS], G.BOTH),
        ([], G.NONE),
    ],
)
def test_the_word_of_a_perspective_is_the_first_that_fits(words: list[Gap], word: Gap) -> None:
    assert joined(words) is word


def test_the_number_of_unclear_questions_is_kept() -> None:
    found = gap({"barn/trygghet": {"alla": 0, "aldre": -1}, "barn/skola": {"alla": 0}}, "aldre")
    assert (found.word, found.unclear) == (G.GROWS, 1)
    assert found.questions == (("barn/trygghet", G.GROWS), ("barn/skola", G.UNCLEAR))


# The official's own answer


CHOICES = [{"id": i, "text": i} for i in ("okar", "minskar", "bestar", "vet-inte")]


def own(answer: Any, *, table: bool = False) -> GapResult:
    kind = AnswerType.TABLE if table else AnswerType.CHOICE
    checklists = checklist_set(
        perspective(
            "barn",
            effect("trygghet"),
            question("skillnader", kind, options=CHOICES, per=("alternativ",)),
            gap_question="skillnader",
        )
    )
    assessment = assessment_with(
        {"barn/trygghet": {"alla": 0, "aldre": -1}}, groups=("aldre",), answers={"barn/skillnader": answer}
    )
    return score(assessment, checklists).perspectives["barn", "forslaget"].gap


@pytest.mark.parametrize(
    ("answer", "word", "contradicted"),
    [
        ("okar", G.GROWS, False),
        ("minskar", G.SHRINKS, True),
        ("vet-inte", None, False),
        (Answer(per={"forslaget": "bestar", "b": "okar"}), G.STAYS, True),
        (Answer(per={"b": "okar"}), None, False),
    ],
)
def test_the_officials_own_answer_stands_beside_the_word(
    answer: Any, word: Gap | None, *, contradicted: bool
) -> None:
    found = own(answer)
    assert (found.word, found.own_answer, found.contradicted) == (G.GROWS, word, contradicted)


def test_an_own_answer_per_theme_is_joined() -> None:
    rows = ({"rad": "ekonomi", "svar": "okar"}, {"rad": "halsa", "svar": "minskar"})
    assert own(rows, table=True).own_answer is G.BOTH


def test_without_a_question_or_an_answer_there_is_no_own_answer() -> None:
    assert own("").own_answer is None
    assert gap({}, "aldre").own_answer is None


def test_no_word_contradicts_nothing() -> None:
    assert not GapResult(G.NONE, (), 0, G.GROWS).contradicted


# Pairs


PAIRS = {"fråga": "samst", "svar": "vem", "par": [["kvinnor", "man"], ["flickor", "pojkar"]]}


def pairs(by_question: Mapping[str, Ratings], today: str | None, **spec: Any) -> GapResult:
    """Ekonomi is compared in pairs; bemotande has no theme."""
    checklists = checklist_set(
        perspective(
            "jamstalldhet",
            effect("ekonomi", theme="ekonomi"),
            effect("bemotande"),
            question("samst", AnswerType.TABLE),
            worse_off_today={**PAIRS, **spec},
        )
    )
    column = spec.get("tema", "rad")
    rows = () if today is None else ({column: "ekonomi", "vem": today}, {column: "halsa", "vem": "man"})
    assessment = assessment_with(
        {f"jamstalldhet/{k}": v for k, v in by_question.items()},
        groups=("kvinnor", "man", "flickor", "pojkar", "aldre"),
        answers={"jamstalldhet/samst": rows},
    )
    return score(assessment, checklists).perspectives["jamstalldhet", "forslaget"].gap


def women_and_men(women: Rating | None, men: Rating | None, today: str | None) -> Gap:
    """The word when flickor and pojkar are left out."""
    ratings = {"kvinnor": women, "man": men, "flickor": NOT_RELEVANT, "pojkar": NOT_RELEVANT}
    ((_, word),) = [q for q in pairs({"ekonomi": ratings}, today).questions if q[0].endswith("ekonomi")]
    return word


@pytest.mark.parametrize(
    ("women", "men", "today", "word"),
    [
        (-1, 0, "kvinnor", G.GROWS),
        (1, 0, "kvinnor", G.SHRINKS),
        (0, 0, "kvinnor", G.STAYS),
        (-1, 0, "man", G.SHRINKS),
        (None, 0, "kvinnor", G.UNCLEAR),
        (None, 2, "kvinnor", G.UNCLEAR),
        (both(), 0, "kvinnor", G.GROWS),
        (-1, 0, "lika", G.GROWS),
        (1, 0, "lika", G.GROWS),
        (1, 1, "lika", G.STAYS),
        (both(), both(), "lika", G.STAYS),
        (both(), 1, "lika", G.GROWS),
        (1, UNKNOWN, "lika", G.UNCLEAR),
        (1, 1, "vet-inte", G.STAYS),
        (1, 0, "vet-inte", G.UNCLEAR),
        (1, 1, None, G.STAYS),
        (1, 0, None, G.UNCLEAR),
    ],
)
def test_who_is_worse_off_today_stands_for_the_utsatta(
    women: Rating | None, men: Rating | None, today: str | None, word: Gap
) -> None:
    assert women_and_men(women, men, today) is word


def test_girls_and_boys_follow_the_answer_for_women_and_men() -> None:
    ratings: Ratings = {"kvinnor": 0, "man": 0, "flickor": -1, "pojkar": 0}
    found = pairs({"ekonomi": ratings, "bemotande": {"aldre": NOT_RELEVANT}}, "kvinnor")
    assert found.questions == (("jamstalldhet/ekonomi", G.STAYS), ("jamstalldhet/ekonomi", G.GROWS))
    assert found.word is G.GROWS


def test_a_question_unclear_in_both_pairs_is_counted_once() -> None:
    found = pairs({"bemotande": {"aldre": NOT_RELEVANT}}, "kvinnor")
    assert found.questions == (("jamstalldhet/ekonomi", G.UNCLEAR),) * 2
    assert found.unclear == 1


def test_a_question_without_theme_compares_the_utsatta_with_all() -> None:
    found = pairs({"bemotande": {"alla": 0, "aldre": -1}}, "kvinnor")
    assert ("jamstalldhet/bemotande", G.GROWS) in found.questions


def test_the_theme_may_stand_in_a_column_of_its_own() -> None:
    ratings: Ratings = {"kvinnor": -1, "man": 0, "flickor": 0, "pojkar": 0}
    assert pairs({"ekonomi": ratings}, "kvinnor", tema="delmal").questions[0][1] is G.GROWS
