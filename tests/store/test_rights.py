"""Whose an assessment is and who is invited: asked of every store, and told as the rule for one tells it."""

from dataclasses import replace
from itertools import product

from assessment.core.people import Deed, Person, Role, Standing, may
from assessment.core.vocabulary import Stage
from assessment.service import EventKind
from assessment.service.ports import AssessmentStore, Scope
from tests.store.conftest import NOON, document, later

PEOPLE = [
    Person("ali", frozenset(roles), frozenset(boards), everywhere)
    for roles, boards, everywhere in product(
        [(), (Role.READER,), (Role.OFFICER, Role.REGISTRAR)], [(), ("a",), ("a", "b"), ("",)], [False, True]
    )
]


def test_a_list_holds_exactly_what_a_person_may_read(store: AssessmentStore) -> None:
    for owner, home, sealed, guest in product(
        ["ali", "eva", ""], ["", "a", "c"], [False, True], [False, True]
    ):
        name = f"{owner}-{home}-{sealed}-{guest}".lower()
        stored = document(name, sealed_on=NOON.date() if sealed else None)
        store.add(replace(stored, home=home), NOON, owner)
        if guest:
            store.share(name, "ali", Role.READER, NOON, owner)
    every = [line.id for line in store.lines(100).lines]
    assert len(every) == 36
    standings = {name: store.standing(name) for name in every}

    for person in PEOPLE:
        found = {line.id for line in store.lines(100, scope=Scope(person)).lines}
        own = {line.id for line in store.lines(100, scope=Scope(person, own=True)).lines}

        assert found == {n for n, s in standings.items() if s is not None and may(person, Deed.READ, s)}
        assert own == {n for n in every if n.startswith("ali-") or n.endswith("-true")}


def test_a_page_that_is_not_all_goes_on_where_it_ended_within_the_scope(store: AssessmentStore) -> None:
    for number in range(9):
        store.add(replace(document(f"nr-{number}"), home="a" if number % 2 else "b"), later(number))
    scope = Scope(Person("ali", frozenset({Role.READER}), frozenset({"a"})))

    first = store.lines(3, scope=scope)
    second = store.lines(3, first.after, scope=scope)

    assert [line.id for line in (*first.lines, *second.lines)] == ["nr-7", "nr-5", "nr-3", "nr-1"]
    assert second.after is None


def test_the_standing_is_that_of_the_last_save(store: AssessmentStore) -> None:
    store.add(replace(document(), home="a"), NOON, "eva")
    assert store.standing("ett") == Standing("eva", "a", Stage.DRAFT, sealed=False)

    store.replace(document(stage=Stage.READY, sealed_on=NOON.date()), 1, later(1), "ali")
    assert store.standing("ett") == Standing("eva", "a", Stage.READY, sealed=True)

    store.replace(replace(document(), home=""), 2, later(2), "ali")
    assert store.standing("ett") == Standing("eva", "", Stage.DRAFT, sealed=False)
    store.trash("ett", later(3))
    assert store.standing("ett") is not None
    assert store.standing("finns-inte") is None


def test_an_invitation_is_changed_and_taken_back_and_the_journal_tells(store: AssessmentStore) -> None:
    store.add(document(), NOON, "eva")

    assert store.share("ett", "ali", Role.READER, later(1), "eva")
    assert not store.share("ett", "ali", Role.READER, later(2), "eva")
    assert store.share("ett", "ali", Role.OFFICER, later(3), "eva")
    assert store.share("ett", "bo", Role.REVIEWER, later(3), "eva")
    assert store.share("ett", "bo", None, later(4), "eva")
    assert not store.share("ett", "bo", None, later(5), "eva")
    assert not store.share("finns-inte", "bo", Role.READER, later(5), "eva")

    standing = store.standing("ett")
    assert standing is not None
    assert standing.guests == {"ali": Role.OFFICER}
    assert [e.kind for e in store.events("ett")] == [EventKind.SHARED] * 4 + [EventKind.CREATED]
