"""From what a login says to a person with rights: every claim that may lie, lack or be old."""

from typing import Any

import pytest

from assessment.core.people import Person, Role
from assessment.service import LoginNeeded, LoginRefused
from assessment.service.people import Claims, PeopleFile, login_key, people_of, visitor

NOW = 1_800_000_000.0
COUNTS = Claims(("preferred_username", "email", "sub"), "groups", hours=10)
TREE = {
    "personer": {
        "Eva.Ek@lillmark.se": {"roller": ["handläggare"], "nämnder": ["Utbildningsnämnden "]},
        "siv": {"roller": ["registrator"], "nämnder": "alla"},
    },
    "grupper": {
        "g-1": {"roller": ["granskare", "läsare"], "nämnder": ["Socialnämnden"]},
        "g-2": {"roller": ["strateg"], "nämnder": "alla"},
    },
}


def people() -> PeopleFile:
    found = people_of(TREE)
    assert isinstance(found, PeopleFile)
    return found


def claims(**more: Any) -> dict[str, Any]:
    return {"is_logged_in": True, "iat": NOW - 60, "sub": "zq9"} | more


def of(**more: Any) -> Person:
    return visitor(claims(**more), COUNTS, people(), NOW).person


def test_a_person_is_what_the_file_says_by_name_and_by_group() -> None:
    assert of(preferred_username="eva.ek@Lillmark.se", groups=["g-1", "okänd", 7]) == Person(
        "eva.ek@lillmark.se",
        frozenset({Role.OFFICER, Role.REVIEWER, Role.READER}),
        frozenset({"utbildningsnämnden", "socialnämnden"}),
    )
    assert of(preferred_username="siv").everywhere
    assert of(groups=["g-2"]) == Person("zq9", frozenset({Role.STRATEGIST}), everywhere=True)


@pytest.mark.parametrize("groups", [None, "g-1", {"g-1": 1}, []])
def test_who_stands_nowhere_has_no_role(groups: object) -> None:
    assert of(groups=groups) == Person("zq9", frozenset())


def test_the_screen_says_a_name_or_else_what_the_login_says() -> None:
    assert visitor(claims(name=" Eva Ek "), COUNTS, people(), NOW).name == "Eva Ek"
    assert visitor(claims(name=" "), COUNTS, people(), NOW).name == "zq9"


@pytest.mark.parametrize("logged_in", [False, None, "ja", 1])
def test_who_is_not_logged_in_is_nobody(logged_in: object) -> None:
    with pytest.raises(LoginNeeded, match="Logga in för att fortsätta"):
        of(is_logged_in=logged_in)


@pytest.mark.parametrize("iat", [None, "nyss", True, NOW - 10 * 3600, NOW + 301, float("nan")])
def test_a_login_that_is_old_or_says_no_time_is_over(iat: object) -> None:
    with pytest.raises(LoginNeeded, match="länge sedan"):
        of(iat=iat)


@pytest.mark.parametrize("verified", [None, False, "true", 1])
def test_an_address_that_nobody_has_verified_names_nobody(verified: object) -> None:
    with pytest.raises(LoginRefused, match="inte bekräftad"):
        of(email="siv", email_verified=verified)


def test_a_verified_address_names_a_person() -> None:
    assert of(email="Eva.Ek@lillmark.se", email_verified=True).id == "eva.ek@lillmark.se"


@pytest.mark.parametrize("sub", [None, " ", 7, ["siv"]])
def test_a_login_that_names_nobody_is_refused(sub: object) -> None:
    with pytest.raises(LoginRefused, match="preferred_username eller email eller sub saknas"):
        of(sub=sub)


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ([], "personer och grupper"),
        ({"personer": {"siv": {"roller": ["chef"], "nämnder": "alla"}}}, "I personer → siv → roller"),
        ({"personer": {"siv": {"roller": [], "nämnder": "alla"}}}, "I personer → siv → roller"),
        ({"personer": {"siv": {"roller": ["läsare"]}}}, "nämnder"),
        ({"personer": {"siv": {"roller": ["läsare"], "nämnder": "några"}}}, "I personer → siv → nämnder"),
        ({"personr": {}}, "personer"),
    ],
)
def test_a_file_with_faults_is_told_in_swedish_with_the_place(tree: object, told: str) -> None:
    found = people_of(tree)

    assert isinstance(found, tuple)
    assert told in " ".join(found)


def test_every_login_has_a_key_of_its_own() -> None:
    first = claims(iss="https://id.lillmark.se", nonce="a")

    assert login_key(first) != login_key(first | {"nonce": "b"})
    assert login_key(first) == login_key(dict(first))
