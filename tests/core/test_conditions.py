"""Conditions: each kind of the closed set, with what is hidden or empty counting as unanswered."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from assessment.core.assessment import Answer, Cells
from assessment.core.case import AffectedGroup
from assessment.core.condition import Condition
from assessment.core.conditions import KINDS, Facts, RowIndex, answer_values, holds
from assessment.core.flow import flow_of
from assessment.core.groups import Group, resolve
from assessment.core.vocabulary import Depth, Gap
from tests.factory import (
    NOT_RELEVANT,
    UNKNOWN,
    assessment_with,
    both,
    checklist_set,
    effect,
    effect_answer,
    group_catalogue,
    measure,
    perspective,
)

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def condition(**keys: Any) -> Condition:
    """A condition as it is written in a checklist, with Swedish keys."""
    return CONDITION.validate_python({k.replace("_", "-"): v for k, v in keys.items()})


def groups(*ids: str) -> dict[str, Group]:
    return {g: resolve(AffectedGroup(id=g), group_catalogue()) for g in ids}


def facts(
    answers: Mapping[str, Any] | None = None,
    tables: Mapping[str, tuple[Cells, ...]] | None = None,
    **keys: Any,
) -> Facts:
    given = {k: v if isinstance(v, Answer) else Answer(value=v) for k, v in (answers or {}).items()}
    everything: dict[str, Any] = {
        "checklist": "barn",
        "answers": given,
        "groups": {},
        "row_groups": {},
        "depths": {"barn": Depth.FULL},
        "tables": lambda key: (tables or {}).get(key, ()),
        "perspectives": ("barn",),
        **keys,
    }
    return Facts(**everything)


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ({"är": "nej"}, "nej", True),
        ({"är": "nej"}, "ja", False),
        ({"är": 3}, 3.0, True),
        ({"är": "a"}, ("a", "b"), False),
        ({"är": "a"}, ("a",), True),
        ({"någon-av": ["ja", "delvis"]}, "delvis", True),
        ({"någon-av": ["ja", "delvis"]}, "nej", False),
        ({"innehåller": "lss"}, ("skolskjuts", "lss"), True),
        ({"innehåller": ["lss", "bibliotek"]}, ("skolskjuts",), False),
        ({"minst": 3}, 3, True),
        ({"minst": 3}, 2.5, False),
        ({"högst": 3}, 4, False),
        ({"minst": 1, "högst": 3}, 2, True),
        ({"minst": 1}, "många", False),
        ({"besvarad": "ja"}, "något", True),
        ({"besvarad": "nej"}, "något", False),
        ({"obesvarad": "ja"}, "något", False),
        ({"obesvarad": "nej"}, "något", True),
        ({"besvarad": "ja", "är": "nej"}, "ja", False),
    ],
)
def test_an_answer_is_compared(asked: Mapping[str, Any], answer: Any, *, expected: bool) -> None:
    assert holds(condition(fråga="horda", **asked), facts({"barn/horda": answer})) is expected


@pytest.mark.parametrize("empty", [None, "", "  ", ()])
def test_an_empty_answer_is_unanswered_and_makes_every_comparison_false(empty: Any) -> None:
    seen = facts({"barn/horda": empty})
    assert holds(condition(fråga="horda", obesvarad="ja"), seen)
    assert not holds(condition(fråga="horda", besvarad="ja"), seen)
    assert not holds(condition(fråga="horda", är="nej"), seen)
    assert not holds(condition(fråga="horda", minst=0), seen)


def test_a_question_of_another_checklist_is_named_in_full() -> None:
    seen = facts({"arendet/rattighet": ("lss",)})
    assert holds(condition(fråga="arendet/rattighet", innehåller="lss"), seen)
    assert not holds(condition(fråga="rattighet", innehåller="lss"), seen)


def test_a_list_with_a_row_is_answered() -> None:
    seen = facts(tables={"barn/dialog": ({"vilka": "Elevrådet"},)})
    assert holds(condition(fråga="dialog", besvarad="ja"), seen)
    assert holds(condition(fråga="dialog", obesvarad="nej"), seen)


def test_answers_per_alternative_are_read_at_the_alternative() -> None:
    answer = Answer(per={"forslaget": "nej", "alternativ-b": "ja"})
    known = frozenset({"forslaget", "alternativ-b", "alternativ-c"})

    def at(alternative: str | None, **asked: Any) -> bool:
        seen = facts({"barn/basta": answer}, alternative=alternative, alternatives=known)
        return holds(condition(fråga="basta", **asked), seen)

    assert at("forslaget", är="nej")
    assert not at("alternativ-b", är="nej")
    assert at("alternativ-c", obesvarad="ja")
    assert not at("alternativ-c", är="nej")
    assert at(None, är="nej")
    assert at(None, är="ja")


def test_answers_per_group_count_for_every_alternative() -> None:
    known = frozenset({"forslaget", "alternativ-b"})
    per_group = Answer(per={"elever": "nej", "aldre": ""})
    assert answer_values(per_group, "forslaget", known) == ["nej"]
    both_keys = Answer(per={"forslaget|elever": "nej", "alternativ-b|elever": "ja"}, value="delvis")
    assert answer_values(both_keys, "forslaget", known) == ["nej"]
    assert answer_values(Answer(per={"forslaget": ""}, value="delvis"), "forslaget", known) == ["delvis"]


def test_all_and_any() -> None:
    yes, no = {"fråga": "a", "är": "ja"}, {"fråga": "b", "är": "ja"}
    seen = facts({"barn/a": "ja", "barn/b": "nej"})
    assert not holds(condition(alla=[yes, no]), seen)
    assert holds(condition(någon=[yes, no]), seen)
    assert holds(condition(alla=[yes, {"någon": [no, yes]}]), seen)


def test_a_chosen_group_is_found_by_id_tag_or_utsatt() -> None:
    seen = facts(groups=groups("elever"))
    assert holds(condition(grupp="elever"), seen)
    assert holds(condition(grupp=["aldre", "barn"]), seen)
    assert not holds(condition(grupp="utsatt"), seen)
    assert holds(condition(grupp="utsatt"), facts(groups=groups("aldre")))


def test_depth_of_the_own_or_another_perspective() -> None:
    seen = facts(depths={"barn": Depth.FULL, "halsa": None})
    assert holds(condition(djup="full"), seen)
    assert not holds(condition(djup=["ingen", "kort"]), seen)
    assert not holds(condition(djup="kort", perspektiv="halsa"), seen)


def test_gap_words() -> None:
    seen = facts(gaps={"barn": Gap.GROWS, "halsa": Gap.BOTH}, perspectives=("barn", "halsa"))
    assert holds(condition(klyfta="ökar"), seen)
    assert not holds(condition(klyfta=["minskar", "oklart"]), seen)
    assert holds(condition(klyfta="ökar", perspektiv="halsa"), seen)
    assert not holds(condition(klyfta="består", perspektiv="jamlikhet"), seen)


def test_the_share_that_is_unknown() -> None:
    third = condition(andel={"av": "vet-inte", "minst": "1/3"})
    assert holds(third, facts(unknown_shares={"barn": Fraction(1, 3)}))
    assert not holds(third, facts(unknown_shares={"barn": Fraction(333, 1000)}))
    assert not holds(third, facts(unknown_shares={"barn": None}))
    assert not holds(third, facts(unknown_shares={"halsa": Fraction(1)}))


def test_the_number_of_rated_alternatives() -> None:
    assert holds(condition(antal_alternativ={"högst": 1}), facts(alternatives_rated=1))
    assert not holds(condition(antal_alternativ={"högst": 1}), facts(alternatives_rated=2))
    assert holds(condition(antal_alternativ={"minst": 2}), facts(alternatives_rated=2))


def test_cells_and_numbers_of_rows() -> None:
    full: tuple[Cells, ...] = ({"ansvarig": "Rektor"},)
    gap: tuple[Cells, ...] = ({"ansvarig": "Rektor"}, {"ansvarig": " "})
    seen = facts(tables={"barn/full": full, "barn/lucka": gap})
    cell = {"kolumn": "ansvarig"}
    assert not holds(condition(tom_cell={"fråga": "full", **cell}), seen)
    assert holds(condition(fylld_cell={"fråga": "full", **cell}), seen)
    assert holds(condition(tom_cell={"fråga": "lucka", **cell}), seen)
    assert not holds(condition(fylld_cell={"fråga": "lucka", **cell}), seen)
    assert holds(condition(tom_cell={"fråga": "tom", **cell}), seen)
    assert not holds(condition(fylld_cell={"fråga": "tom", **cell}), seen)
    assert holds(condition(antal_rader={"fråga": "lucka", "minst": 2}), seen)
    assert not holds(condition(antal_rader={"fråga": "full", "minst": 2}), seen)


# Rows: barn has three questions with groups elever and barn-utan-bil (utsatt), halsa has one.
CHECKLISTS = checklist_set(
    perspective("barn", effect("trygghet"), effect("skola"), effect("lek")),
    perspective("halsa", effect("somn")),
)
LASTING = {"duration": "bestående", "reversibility": "svårt"}
ASSESSMENT = assessment_with(
    {
        "barn/trygghet": effect_answer({"elever": -1, "barn-utan-bil": -2}, **LASTING, long_term="sämre"),
        "barn/skola": effect_answer({"elever": both(2, -1), "barn-utan-bil": 0}, duration="tillfällig"),
        "barn/lek": {"elever": UNKNOWN, "barn-utan-bil": NOT_RELEVANT},
        "halsa/somn": {"elever": -2, "barn-utan-bil": 1},
    },
    groups=("elever", "barn-utan-bil"),
    measures=(measure(("barn/trygghet", "elever")),),
)


def row_facts(checklist: str = "barn") -> Facts:
    flow = flow_of(ASSESSMENT, CHECKLISTS)
    return facts(
        checklist=checklist,
        depths={"barn": Depth.FULL, "halsa": Depth.FULL},
        rows=RowIndex(flow.rows),
        row_groups=flow.groups,
    )


@pytest.mark.parametrize(
    ("match", "number"),
    [
        ({}, 4),
        ({"riktning": "sämre"}, 3),
        ({"riktning": "sämre", "styrka": 2}, 1),
        ({"riktning": "bättre"}, 1),
        ({"riktning": "bättre", "styrka": 2}, 1),
        ({"riktning": "ingen"}, 1),
        ({"styrka": 2}, 2),
        ({"grupp": "utsatt"}, 2),
        ({"grupp": "utsatt", "riktning": "sämre"}, 1),
        ({"grupp": ["elever", "aldre"]}, 2),
        ({"frågor": "trygghet"}, 2),
        ({"frågor": ["trygghet", "barn/trygghet", "halsa/somn"]}, 4),
        ({"allvar": "mindre"}, 3),
        ({"allvar": "betydande"}, 1),
        ({"allvar": "allvarlig"}, 1),
        ({"återställbart": ["svårt", "nej"], "riktning": "sämre"}, 2),
        ({"varaktighet": "tillfällig"}, 2),
        ({"åtgärd": "ja"}, 1),
        ({"åtgärd": "nej", "riktning": "sämre"}, 2),
        ({"lång-sikt": "ifylld"}, 2),
        ({"lång-sikt": "tom"}, 2),
        ({"alla-perspektiv": "ja"}, 6),
        ({"alla-perspektiv": "ja", "riktning": "sämre", "styrka": 2}, 2),
    ],
)
def test_rows_are_counted(match: Mapping[str, Any], number: int) -> None:
    seen = row_facts()
    assert holds(condition(rad={**match, "antal": number}), seen)
    assert not holds(condition(rad={**match, "antal": number + 1}), seen)


def test_at_most_so_many_rows() -> None:
    seen = row_facts()
    assert holds(condition(rad={"riktning": "sämre", "högst": 3}), seen)
    assert not holds(condition(rad={"riktning": "sämre", "högst": 2}), seen)
    assert holds(condition(rad={"frågor": "lek", "högst": 0}), seen)
    assert not holds(condition(rad={"frågor": "lek", "antal": 1, "högst": 3}), seen)


def test_a_shared_checklist_sees_rows_of_every_perspective() -> None:
    assert holds(condition(rad={"riktning": "sämre", "antal": 4}), row_facts("samlad-bedomning"))
    assert holds(condition(rad={"antal": 2}), row_facts("halsa"))
    assert not holds(condition(rad={"antal": 3}), row_facts("halsa"))


def test_every_kind_of_condition_can_be_asked() -> None:
    kinds = {get_args(kind)[0] for kind in get_args(get_args(Condition)[0])}

    assert kinds == set(KINDS)
