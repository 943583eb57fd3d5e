"""Groups: what they inherit, when they are utsatta, and the order that breaks ties."""

import pytest

from assessment.core.case import AffectedGroup
from assessment.core.checklist import GroupSelector
from assessment.core.groups import Group, in_order, marked, resolve, selected
from assessment.core.language import swedish_order
from tests.factory import group_catalogue

CATALOGUE = group_catalogue()


def known(group_id: str) -> Group:
    return resolve(AffectedGroup(id=group_id), CATALOGUE)


def own(group_id: str, **keys: object) -> Group:
    return resolve(AffectedGroup.model_validate({"id": group_id, **keys}), CATALOGUE)


def test_a_catalogue_group_takes_name_tags_and_utsatt_from_the_catalogue() -> None:
    group = known("barn-utan-bil")
    assert (group.name, group.vulnerable, set(group.tags)) == ("barn utan bil", True, {"barn"})
    assert group.has("utsatt")
    assert not known("elever").has("utsatt")


def test_an_own_group_belongs_to_groups_and_tags() -> None:
    group = own(
        "elever-anpassad", name="Elever i anpassad grundskola", belongs_to=["barn", "funktionsnedsattning"]
    )
    assert group.has("barn")
    assert group.has("diskrimineringsgrund")
    assert group.has("funktionsnedsattning")
    assert group.catalogue == ("funktionsnedsattning",)
    assert group.name == "Elever i anpassad grundskola"


@pytest.mark.parametrize(("answer", "vulnerable"), [(None, True), ("ja", True), ("nej", False)])
def test_the_official_says_whether_an_own_group_is_utsatt(*, answer: str | None, vulnerable: bool) -> None:
    keys = {} if answer is None else {"utsatt": answer}
    assert own("hyresgaster", belongs_to="aldre", **keys).vulnerable is vulnerable


def test_an_own_group_may_belong_to_the_tag_utsatt() -> None:
    assert own("hemlosa", belongs_to="utsatt").vulnerable
    assert not own("foreningar").vulnerable


def test_a_combination_is_utsatt_if_one_of_its_parts_is_whatever_else_is_said() -> None:
    group = own("flickor-fn", parts=["flickor", "funktionsnedsattning"], utsatt="nej")
    assert group.vulnerable
    assert group.name == "flickor × personer med funktionsnedsättning"
    assert {"kon", "barn", "diskrimineringsgrund"} <= group.tags
    assert own("flickor-elever", parts=["flickor", "elever"], utsatt="ja").vulnerable
    assert not own("flickor-elever", parts=["flickor", "elever"]).vulnerable


def test_a_combination_takes_from_own_groups_as_well() -> None:
    pupils = own("elever-anpassad", name="Elever i anpassad", belongs_to="barn", utsatt="ja")
    crossed = resolve(
        AffectedGroup(id="flickor-anpassad", parts=("flickor", "elever-anpassad")),
        CATALOGUE,
        {pupils.id: pupils},
    )
    assert crossed.vulnerable
    assert crossed.name == "flickor × Elever i anpassad"


def test_a_group_that_nobody_knows_keeps_its_id_as_name() -> None:
    assert own("okand").name == "okand"
    assert own("okand-x", parts=["finns-inte", "inte-heller"]).name == "okand-x"


def test_marking_makes_utsatt_once() -> None:
    group = known("elever")
    assert marked(group).vulnerable
    assert marked(marked(group)) == marked(group)
    assert marked(known("aldre")) == known("aldre")


def test_catalogue_order_then_own_groups_as_a_swedish_reader_sorts() -> None:
    groups = [
        own("b", name="Ögonpatienter"),
        own("c", name="Ärtodlare"),
        own("d", name="Åkare"),
        own("e", name="Zigenarens vänner"),
        known("aldre"),
        known("elever"),
    ]
    assert [g.id for g in in_order(groups)] == ["elever", "aldre", "e", "d", "c", "b"]


def test_foreign_letters_sort_where_a_swede_looks_for_them() -> None:
    names = ["Zeb", "Ümit", "Yara", "Æon", "Édith", "Fia", "4H"]
    assert sorted(names, key=swedish_order) == ["4H", "Édith", "Fia", "Yara", "Ümit", "Zeb", "Æon"]


@pytest.mark.parametrize(
    ("selector", "chosen"),
    [
        (None, True),
        (GroupSelector(tag=("barn",)), True),
        (GroupSelector(tag=("kon",)), True),
        (GroupSelector(ids=("flickor",)), True),
        (GroupSelector(ids=("pojkar",)), False),
        (GroupSelector(tag=("vuxna",)), False),
        (GroupSelector(any_of=(GroupSelector(tag=("vuxna",)), GroupSelector(ids=("flickor",)))), True),
        (GroupSelector(any_of=(GroupSelector(tag=("vuxna",)),)), False),
    ],
)
def test_a_question_selects_groups_by_tag_or_id_and_a_combination_by_its_parts(
    *, selector: GroupSelector | None, chosen: bool
) -> None:
    assert selected(own("flickor-fn", parts=["flickor", "funktionsnedsattning"]), selector) is chosen
