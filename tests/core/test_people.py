"""Who may do what: every role against every standing, and the rule that drafts stay in their nämnd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.core.people import LOCAL, Deed, Person, Role, Standing, board_key, may, person_key
from assessment.core.vocabulary import Stage

HOME = "utbildningsnämnden"
WRITES = {Deed.COMMENT, Deed.REVIEW, Deed.CHANGE, Deed.SHARE, Deed.FOLLOW_UP, Deed.DISCARD}
ALL = frozenset(Deed)


def person(*roles: Role, name: str = "ali", board: str = HOME) -> Person:
    return Person(name, frozenset(roles), frozenset({board}))


def draft(**guests: Role) -> Standing:
    return Standing("eva", HOME, Stage.DRAFT, sealed=False, guests=guests)


READY = Standing("eva", HOME, Stage.READY, sealed=True)


def allowed(who: Person, standing: Standing) -> set[Deed]:
    return {deed for deed in Deed if may(who, deed, standing)}


def test_the_one_user_of_an_own_computer_may_do_everything() -> None:
    assert allowed(LOCAL, draft()) == allowed(LOCAL, READY) == ALL


@pytest.mark.parametrize(
    ("who", "deeds"),
    [
        (person(Role.OFFICER), WRITES | {Deed.READ}),
        (person(Role.REVIEWER), {Deed.READ, Deed.COMMENT, Deed.REVIEW}),
        (person(Role.STRATEGIST), {Deed.READ, Deed.FOLLOW_UP}),
        (person(Role.READER), {Deed.READ}),
        (person(Role.REGISTRAR), {Deed.READ, Deed.ERASE, Deed.DISPOSE}),
        (person(), set()),
        (person(*Role, board="tekniska nämnden"), set()),
        (person(*Role, board=""), set()),
        (Person("ali", frozenset({Role.READER}), everywhere=True), {Deed.READ}),
        (person(Role.READER, name="eva"), (WRITES | {Deed.READ}) - {Deed.REVIEW}),
    ],
)
def test_a_draft_is_for_its_namnd_and_its_owner(who: Person, deeds: set[Deed]) -> None:
    assert allowed(who, draft()) == deeds


@pytest.mark.parametrize(
    ("role", "deeds"),
    [
        (Role.OFFICER, WRITES | {Deed.READ}),
        (Role.REVIEWER, {Deed.READ, Deed.COMMENT, Deed.REVIEW}),
        (Role.READER, {Deed.READ}),
    ],
)
def test_who_is_invited_needs_no_namnd(role: Role, deeds: set[Deed]) -> None:
    assert allowed(person(board="tekniska nämnden"), draft(ali=role)) == deeds


def test_what_is_klar_is_read_by_everybody_with_a_role_and_thrown_by_a_registrar_alone() -> None:
    assert allowed(person(Role.READER, board="tekniska nämnden"), READY) == {Deed.READ}
    assert allowed(person(board="tekniska nämnden"), READY) == set()
    assert not may(person(Role.OFFICER), Deed.DISCARD, READY)
    assert may(person(Role.REGISTRAR), Deed.DISCARD, READY)


def test_an_assessment_of_no_namnd_is_its_owners_alone() -> None:
    homeless = Standing("eva", "", Stage.DRAFT, sealed=False)

    assert allowed(person(*Role), homeless) == set()
    assert may(person(name="eva"), Deed.CHANGE, homeless)


@given(
    roles=st.frozensets(st.sampled_from(Role)),
    boards=st.frozensets(st.sampled_from(["", "a", "b"])),
    everywhere=st.booleans(),
    home=st.sampled_from(["", "a", "b"]),
    owner=st.sampled_from(["ali", "eva"]),
    sealed=st.booleans(),
    guest=st.sampled_from([None, Role.OFFICER, Role.REVIEWER, Role.READER]),
)
def test_whoever_may_do_anything_may_read(
    *,
    roles: frozenset[Role],
    boards: frozenset[str],
    everywhere: bool,
    home: str,
    owner: str,
    sealed: bool,
    guest: Role | None,
) -> None:
    who = Person("ali", roles, boards, everywhere)
    standing = Standing(owner, home, Stage.DRAFT, sealed, {"ali": guest} if guest else {})

    deeds = allowed(who, standing)

    assert not deeds or Deed.READ in deeds


def test_a_namnd_is_compared_whatever_its_case_and_spaces() -> None:
    assert board_key("  Utbildnings\tNÄMNDEN ") == board_key("utbildnings nämnden") == "utbildnings nämnden"


@pytest.mark.parametrize(
    ("written", "meant"),
    [(" Eva.Ek@Lillmark.se ", "eva.ek@lillmark.se"), (" Zq9 ", "Zq9"), ("", "")],
)
def test_an_address_is_the_same_whatever_its_case_and_another_name_is_not(written: str, meant: str) -> None:
    assert person_key(written) == meant
