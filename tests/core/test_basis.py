"""The basis: what is unknown, what has support, and the facts of *Räcker underlaget?*."""

from fractions import Fraction
from typing import Any

import pytest

from assessment.core.assessment import EffectAnswer
from assessment.core.result import BasisResult
from assessment.core.scoring import score
from assessment.core.vocabulary import Basis, Confidence, Depth, Rating, SufficiencyWord
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    checklist,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    question,
)

SIX = tuple(f"fraga-{n}" for n in range(6))
CHECKLISTS = checklist_set(perspective("barn", *(effect(q) for q in SIX)))


def basis(letters: str, **keys: Any) -> BasisResult:
    """The basis of rows of equal weight: a letter each, ? for vet inte, / for inte relevant, - for none."""
    answers: dict[str, EffectAnswer] = {}
    for name, letter in zip(SIX, letters, strict=False):
        rating: Rating = UNKNOWN if letter == "?" else NOT_RELEVANT if letter == "/" else 0
        answers[f"barn/{name}"] = effect_answer({"alla": rating}, basis=letter if letter in "ABCD" else None)
    return score(assessment_with(answers, **keys), CHECKLISTS).perspectives["barn", "forslaget"].basis


@pytest.mark.parametrize(
    ("letters", "unknown", "supported", "confidence"),
    [
        ("AAAAAA", Fraction(0), Fraction(1), Confidence.HIGH),
        ("ABABCC", Fraction(0), Fraction(2, 3), Confidence.HIGH),
        ("ABABCD", Fraction(1, 6), Fraction(2, 3), Confidence.MEDIUM),
        ("ABACCC", Fraction(0), Fraction(1, 2), Confidence.MEDIUM),
        ("ABCCCC", Fraction(0), Fraction(1, 3), Confidence.MEDIUM),
        ("ACCCCC", Fraction(0), Fraction(1, 6), Confidence.LOW),
        ("AAAAD?", Fraction(1, 3), Fraction(2, 3), Confidence.LOW),
        ("A-----", Fraction(0), Fraction(1, 6), Confidence.LOW),
        ("AA////", Fraction(0), Fraction(1), Confidence.HIGH),
        ("//////", None, None, Confidence.NONE),
    ],
)
def test_how_safe_the_basis_is(
    letters: str, unknown: Fraction | None, supported: Fraction | None, confidence: Confidence
) -> None:
    found = basis(letters)
    assert (found.unknown, found.supported) == (unknown, supported)
    # The group alone is as unknown as the whole here, so that names it as well.
    assert found.confidence is confidence


def test_underlag_of_rated_rows_is_counted_by_letter() -> None:
    assert basis("AAB-?/").counts == {Basis.A: 2, Basis.B: 1, None: 1}


def test_an_open_row_has_no_support_whatever_its_underlag() -> None:
    assert (
        score(assessment_with({"barn/fraga-0": effect_answer({"alla": UNKNOWN}, basis="A")}), CHECKLISTS)
        .perspectives["barn", "forslaget"]
        .basis.supported
        == 0
    )


def with_unknown_group(group: str, support: str = "A") -> BasisResult:
    """Ten groups' worth of known rows, and one group with a third unknown."""
    checklists = checklist_set(perspective("barn", *(effect(q) for q in SIX[:3])))
    groups = ("elever", "pendlare", "kvinnor", "man", "flickor", "pojkar", group)
    answers = {
        f"barn/{q}": effect_answer({"alla": 0, **dict.fromkeys(groups, 0)}, basis=support) for q in SIX[:3]
    }
    first = answers["barn/fraga-0"]
    answers["barn/fraga-0"] = effect_answer({**first.ratings, group: UNKNOWN}, basis=support)
    return score(assessment_with(answers, groups=groups), checklists).perspectives["barn", "forslaget"].basis


def test_a_group_that_nobody_knows_enough_about_lowers_the_confidence() -> None:
    found = with_unknown_group("elever")
    assert found.unknown_groups == ("elever",)
    assert found.confidence is Confidence.MEDIUM
    assert with_unknown_group("elever", "C").confidence is Confidence.LOW


def test_an_utsatt_group_that_nobody_knows_enough_about_makes_it_low() -> None:
    found = with_unknown_group("aldre")
    assert (found.unknown_groups, found.confidence) == (("aldre",), Confidence.LOW)


# Räcker underlaget?


def item(item_id: str, **keys: Any) -> dict[str, Any]:
    return {"id": item_id, "fråga": f"{item_id.capitalize()}?", **keys}


ITEMS = [
    item(
        "konsdelat",
        ja={"fråga": "arendet/kon", "är": "ja"},
        delvis={"fråga": "arendet/kon", "är": "delvis"},
        rätta="arendet/kon",
    ),
    item("alternativ", ja={"antal-alternativ": {"minst": 2}}),
    item("barn", ja={"fråga": "barn/horda", "är": "ja"}, när={"grupp": "barn"}, rätta="horda"),
    item("skador", ja={"rad": {"riktning": "sämre", "åtgärd": "nej", "högst": 0}}),
    item("klyftan", ja={"klyfta": ["minskar", "består"]}),
    item("kant", ja={"andel": {"av": "vet-inte", "minst": "1/3"}}),
]


def lines(**keys: Any) -> dict[str, SufficiencyWord]:
    checklists = checklist_set(
        checklist("arendet", question("kon")),
        perspective(
            "barn", effect("trygghet"), question("horda"), sufficiency=[item("eget", ja={"djup": "full"})]
        ),
        checklist("samlad-bedomning", sufficiency=ITEMS, order=90),
    )
    result = score(
        assessment_with(**{"alternatives": ("nollalternativ", "forslaget", "b"), **keys}), checklists
    )
    return {line.item: line.word for line in result.sufficiency}


YES, PARTLY, NO = SufficiencyWord.YES, SufficiencyWord.PARTLY, SufficiencyWord.NO


def test_facts_are_read_off_the_assessment() -> None:
    found = lines(
        ratings={"barn/trygghet": {"alla": 0, "aldre": -1}},
        other={"b": {"barn/trygghet": {"alla": 1, "aldre": 1}}},
        groups=("aldre",),
        answers={"arendet/kon": "delvis"},
        depths={"barn": Depth.FULL},
    )
    assert found == {
        "eget": YES,
        "konsdelat": PARTLY,
        "alternativ": YES,
        "skador": NO,
        "klyftan": NO,
        "kant": NO,
    }


def test_rows_are_read_for_the_alternative_that_page_one_is_about() -> None:
    found = lines(
        ratings={"barn/trygghet": {"alla": -1}},
        other={"b": {"barn/trygghet": {"alla": 1}}},
        recommended="b",
    )
    assert found["skador"] is YES


def test_a_line_may_apply_only_sometimes_and_not_at_all_without_depth() -> None:
    assert lines(groups=("elever",), answers={"barn/horda": "nej"})["barn"] is NO
    assert "barn" not in lines(groups=("aldre",))
    assert "eget" not in lines(depths={"barn": Depth.NONE})


def test_a_line_says_where_to_mend_it_and_works_without_any_alternative() -> None:
    checklists = checklist_set(checklist("samlad-bedomning", question("horda"), sufficiency=ITEMS))
    found = score(assessment_with(alternatives=(), groups=("elever",)), checklists).sufficiency
    assert {line.item: line.mend_at for line in found} == {
        "konsdelat": "arendet/kon",
        "alternativ": "",
        "barn": "samlad-bedomning/horda",
        "skador": "",
        "klyftan": "",
        "kant": "",
    }
    assert found[0].question == "Konsdelat?"
