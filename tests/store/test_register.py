"""The register's questions: the same answers from every store, and never what a person may not read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessment.core.burden import Burden
from assessment.core.burden_table import Cell, Side, When
from assessment.core.people import Person, Role
from assessment.core.vocabulary import FlagState, Improvement, Severity, Stage, Status
from assessment.service.ports import (
    AssessmentStore,
    EditionColumn,
    EditionContent,
    FlagColumn,
    PromiseColumn,
    PromiseKind,
    Scope,
    StatusColumn,
)
from assessment.service.register_store import EVERY, BurdenTally, Day, Facet, PromiseLine, Selection, Tally
from tests.store.conftest import NOON, document, later

MEASURE, FOLLOW_UP = PromiseKind.MEASURE, PromiseKind.FOLLOW_UP


def promise(
    item: str, due: date | None, kind: PromiseKind = MEASURE, *, decided: bool = True
) -> PromiseColumn:
    return PromiseColumn(kind, item, f"Gör {item}", "Skolchefen", due, decided)


@pytest.fixture
def register(store: AssessmentStore) -> AssessmentStore:
    """Four assessments, one of them in the trash, whose columns differ in everything that can be chosen."""
    school: dict[str, Any] = {
        "board": "Utbildningsnämnden",
        "decision_on": date(2026, 3, 1),
        "sealed_on": date(2026, 2, 20),
        "stage": Stage.READY,
        "statuses": (
            StatusColumn("barn", "b", Status.WEAKENS, 1),
            StatusColumn("barn", "forslaget", Status.WEAKENS, 1),
            StatusColumn("genus", "forslaget", Status.BASIS_MISSING, 3),
        ),
        "flags": (
            FlagColumn("barn", "F3", "forslaget", FlagState.OPEN),
            FlagColumn("barn", "F3", "b", FlagState.OPEN),
        ),
        "sufficiency": (("samlad-bedomning/barn-horda", "delvis"), ("samlad-bedomning/kon", "ja")),
        "burdens": (
            Burden(
                "barn-6-12",
                assessed=True,
                severity=Severity.SEVERE,
                severity_after=Severity.MINOR,
                improvement=None,
                improvement_after=None,
            ),
        ),
        "editions": (EditionColumn("barn", "2026-1", "aa"),),
        "promises": (
            promise("skolskjuts", date(2026, 8, 1)),
            promise("mat", date(2026, 6, 1), FOLLOW_UP),
            promise("tom", None),
            promise("onskan", date(2026, 1, 1), decided=False),
        ),
        "words": "skolan i 100% av byn flyttas ubn 2026/0118",
    }
    care: dict[str, Any] = {
        "board": "  vård- och  omsorgsnämnden ",
        "decision_on": date(2026, 4, 1),
        "statuses": (StatusColumn("barn", "forslaget", Status.WEAKENS, 2),),
        "flags": (FlagColumn("barn", "F4", "forslaget", FlagState.ANSWERED),),
        "burdens": (
            Burden(
                "barn-6-12",
                assessed=True,
                severity=Severity.SEVERE,
                severity_after=Severity.MINOR,
                improvement=None,
                improvement_after=None,
            ),
            Burden(
                "aldre",
                assessed=False,
                severity=None,
                severity_after=None,
                improvement=Improvement.LARGE,
                improvement_after=None,
            ),
        ),
        "editions": (EditionColumn("barn", "2025-2", "bb"),),
        "promises": (promise("larm", date(2026, 6, 1)),),
        "words": "tusen_hem byggs",
    }
    empty: dict[str, Any] = {"board": "", "statuses": (), "flags": (), "words": "tusenxhem i 100 byar"}
    for number, (name, columns) in enumerate(
        {"skola": school, "vard": care, "tom": empty, "kastad": school}.items()
    ):
        store.add(replace(document(name, **columns), home=name), later(number), "eva")
    store.trash("kastad", later(9))
    return store


def found(store: AssessmentStore, **wanted: Any) -> set[str]:
    return {line.id for line in store.page(Selection(**wanted), 100).lines}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, "skola vard tom"),
        ({"boards": {"utbildningsnämnden"}}, "skola"),
        ({"boards": {"utbildningsnämnden", "vård- och omsorgsnämnden"}}, "skola vard"),
        ({"since": date(2026, 3, 1), "until": date(2026, 3, 1)}, "skola"),
        ({"since": date(2026, 3, 2)}, "vard"),
        ({"until": date(2026, 3, 31)}, "skola"),
        ({"since": date(2026, 1, 1), "day": Day.SEALED}, "skola"),
        ({"since": date(2026, 2, 1), "until": date(2026, 4, 1), "day": Day.EITHER}, "skola vard"),
        ({"until": date(2026, 2, 28), "day": Day.EITHER}, ""),
        ({"stages": {Stage.READY}}, "skola"),
        ({"stages": {Stage.READY, Stage.DRAFT}}, "skola vard tom"),
        ({"perspective": "genus"}, "skola"),
        # Where other words are still possible, this one is not said; but that the basis is missing is.
        ({"perspective": "barn", "statuses": {Status.WEAKENS}}, "skola"),
        ({"statuses": {Status.BASIS_MISSING}}, "skola"),
        ({"perspective": "barn", "statuses": {Status.BASIS_MISSING}}, ""),
        ({"flag": "barn/F3"}, "skola"),
        ({"flag": "jamlikhet/F3"}, ""),
        ({"flag_states": {FlagState.ANSWERED}}, "vard"),
        ({"flag": "barn/F3", "flag_states": {FlagState.ANSWERED}}, ""),
        ({"group": "aldre"}, "vard"),
        ({"group": "barn-6-12"}, "skola vard"),
        ({"cell": Cell("barn-6-12", Side.WORSE, When.BEFORE, Severity.SEVERE)}, "skola vard"),
        ({"cell": Cell("barn-6-12", Side.WORSE, When.AFTER, Severity.SEVERE)}, ""),
        ({"cell": Cell("barn-6-12", Side.WORSE, When.AFTER, Severity.MINOR)}, "skola vard"),
        ({"cell": Cell("barn-6-12", Side.BETTER, When.BEFORE, None)}, "skola vard"),
        ({"cell": Cell("barn-6-12", assessed=False)}, "tom"),
        # Whatever stands in a row that nobody has answered, the group was not assessed.
        ({"cell": Cell("aldre", Side.BETTER, When.BEFORE, Improvement.LARGE)}, ""),
        ({"cell": Cell("aldre", assessed=False), "stages": {Stage.READY}}, "skola"),
        ({"cell": Cell("aldre", assessed=False)}, "skola vard tom"),
        ({"checklist": "barn"}, "skola vard"),
        ({"checklist": "barn", "edition": "2026-1"}, "skola"),
        ({"text": "FLYTTAS  skolan"}, "skola"),
        ({"text": "skolan hem"}, ""),
        ({"text": "100%"}, "skola"),
        ({"text": "tusen_hem"}, "vard"),
        ({"text": "2026/0118"}, "skola"),
        ({"text": "'; drop table --"}, ""),
        ({"text": "\\"}, ""),
        ({"due_by": date(2026, 5, 31)}, ""),
        ({"due_by": date(2026, 6, 1)}, "skola vard"),
        ({"due_by": date(2026, 6, 1), "boards": {"utbildningsnämnden"}, "text": "byn"}, "skola"),
    ],
)
def test_a_selection_finds_what_has_all_that_is_asked(
    register: AssessmentStore, wanted: dict[str, Any], names: str
) -> None:
    assert found(register, **wanted) == set(names.split())
    assert register.count(Selection(**wanted)) == len(names.split())


def test_pages_go_on_where_they_ended_the_last_changed_first(register: AssessmentStore) -> None:
    first = register.page(EVERY, 2)
    second = register.page(EVERY, 2, first.after)

    assert [line.id for line in (*first.lines, *second.lines)] == ["tom", "vard", "skola"]
    assert second.after is None
    assert second.lines[0].columns.statuses[0] == StatusColumn("barn", "b", Status.WEAKENS, 1)


@pytest.mark.parametrize(
    ("facet", "tallies"),
    [
        (
            Facet.BOARD,
            [
                Tally(("utbildningsnämnden",), "Utbildningsnämnden", 1),
                Tally(("vård- och omsorgsnämnden",), "  vård- och  omsorgsnämnden ", 1),
            ],
        ),
        (Facet.STAGE, [Tally(("klar",), "", 1), Tally(("utkast",), "", 2)]),
        (Facet.STATUS, [Tally(("barn", "Försvagar"), "", 1), Tally(("genus", "Underlag saknas"), "", 1)]),
        (Facet.FLAG, [Tally(("barn", "F3", "öppen"), "", 1), Tally(("barn", "F4", "besvarad"), "", 1)]),
        (Facet.GROUP, [Tally(("aldre",), "", 1), Tally(("barn-6-12",), "", 2)]),
        (Facet.EDITION, [Tally(("barn", "2025-2"), "", 1), Tally(("barn", "2026-1"), "", 1)]),
    ],
)
def test_each_value_is_counted_once_for_each_assessment(
    register: AssessmentStore, facet: Facet, tallies: list[Tally]
) -> None:
    assert list(register.tally(EVERY, facet)) == tallies
    assert register.tally(Selection(text="finns inte"), facet) == ()


def test_what_is_promised_comes_late_first_and_without_a_day_last(register: AssessmentStore) -> None:
    items = ["mat", "larm", "skolskjuts", "tom"]
    for size in (1, 2, 3, 4):
        lines: list[PromiseLine] = []
        after = None
        for _ in items:
            page = register.promises(EVERY, size, after)
            lines += page.lines
            after = page.after
            if after is None:
                break
        assert [line.promise.item for line in lines] == items

    by_june = register.promises(Selection(due_by=date(2026, 6, 1)), 10).lines
    assert [line.promise.item for line in by_june] == ["mat", "larm"]
    assert by_june[0].promise == promise("mat", date(2026, 6, 1), FOLLOW_UP)
    assert (by_june[0].assessment_id, by_june[0].title) == ("skola", "Skolan flyttas")
    assert register.promises(EVERY, 10, done=True).lines == ()
    assert len(register.promises(EVERY, 10, done=None).lines) == len(items)


def test_burdens_are_counted_over_decisions_and_never_added(register: AssessmentStore) -> None:
    both = Burden(
        "barn-6-12",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=Severity.MINOR,
        improvement=None,
        improvement_after=None,
    )
    better = Burden(
        "aldre",
        assessed=False,
        severity=None,
        severity_after=None,
        improvement=Improvement.LARGE,
        improvement_after=None,
    )

    assert register.burdens(EVERY) == (BurdenTally(better, 1), BurdenTally(both, 2))
    assert register.burdens(Selection(stages=frozenset({Stage.READY}))) == (BurdenTally(both, 1),)


def test_a_decision_is_counted_once_when_its_new_version_is_klar_too(register: AssessmentStore) -> None:
    burden = Burden(
        "barn-6-12",
        assessed=True,
        severity=Severity.SEVERE,
        severity_after=None,
        improvement=None,
        improvement_after=None,
    )
    newer = document("nyare", follows="skola", version=2, burdens=(burden,), promises=(promise("mat", None),))
    ready = Selection(stages=frozenset({Stage.READY}), standing=True)
    cell = Cell("barn-6-12", Side.WORSE, When.BEFORE, Severity.SEVERE)

    register.add(newer, later(10), "eva")
    assert found(register, standing=True) == {"skola", "vard", "tom", "nyare"}

    klar = replace(newer, columns=replace(newer.columns, stage=Stage.READY))
    assert register.replace(klar, 1, later(11), "eva", ()) is not None
    assert found(register, standing=True) == {"vard", "tom", "nyare"}
    assert found(register, cell=cell) == {"vard", "nyare"}
    assert found(register, stages={Stage.READY}) == {"skola", "nyare"}
    assert register.burdens(ready) == (BurdenTally(burden, 1),)
    assert [line.assessment_id for line in register.promises(ready, 10).lines] == ["nyare"]

    register.trash("nyare", later(12))
    assert found(register, standing=True) == {"skola", "vard", "tom"}


def test_what_a_line_says_of_its_versions_and_alternatives_is_told(store: AssessmentStore) -> None:
    store.add(document("ett", follows="noll", leading="b"), later(1), "eva")

    assert [(x.columns.follows, x.columns.leading) for x in store.page(EVERY, 1).lines] == [("noll", "b")]


def test_the_word_of_one_line_of_sufficiency_is_told_where_there_is_one(register: AssessmentStore) -> None:
    assert register.sufficient(EVERY, "samlad-bedomning/barn-horda") == (("skola", "delvis"),)
    assert register.sufficient(EVERY, "samlad-bedomning/annat") == ()
    assert register.sufficient(Selection(stages=frozenset({Stage.DRAFT})), "samlad-bedomning/kon") == ()


def test_a_year_is_that_of_the_decision_or_else_of_the_day_it_was_klar(store: AssessmentStore) -> None:
    new_year, sealed = date(2027, 1, 1), date(2026, 12, 31)
    for number, (name, decided, klar) in enumerate(
        (("a", None, sealed), ("b", new_year, sealed), ("c", None, None))
    ):
        store.add(document(name, decision_on=decided, sealed_on=klar), later(number), "eva")
    year = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "day": Day.EITHER}

    assert found(store, **year) == {"a"}


@pytest.mark.parametrize("boards", [(), ("vard",), ("skola", "vard", "tom", "kastad")])
def test_nothing_is_told_of_what_a_person_may_not_read(
    register: AssessmentStore, boards: Iterable[str]
) -> None:
    scope = Scope(Person("ali", frozenset({Role.READER}), frozenset(boards)))
    seen = {line.id for line in register.lines(10, scope=scope).lines}
    assert seen == {"skola", *boards} - {"kastad"}

    assert {line.id for line in register.page(EVERY, 10, scope=scope).lines} == seen
    assert register.count(EVERY, scope=scope) == len(seen)
    assert sum(t.number for t in register.tally(EVERY, Facet.STAGE, scope=scope)) == len(seen)
    assert {line.assessment_id for line in register.promises(EVERY, 10, scope=scope).lines} == seen - {"tom"}
    assert sum(t.number for t in register.burdens(EVERY, scope=scope)) == 1 + 2 * ("vard" in seen)


def test_moments_that_are_the_same_are_told_apart_by_name(store: AssessmentStore) -> None:
    for name in ("a", "c", "b"):
        store.add(document(name), NOON)

    first = store.page(EVERY, 1)
    rest = store.page(EVERY, 5, first.after)

    assert [line.id for line in (*first.lines, *rest.lines)] == ["c", "b", "a"]


def test_every_edition_that_was_kept_can_be_chosen_once(store: AssessmentStore) -> None:
    assert store.kept_editions() == ()
    for fingerprint, edition in (("aa", "2026-2"), ("bb", "2026-1"), ("cc", "2026-1")):
        store.keep_edition(EditionContent(fingerprint, "barn", edition, "{}"), NOON)

    assert store.kept_editions() == (("barn", "2026-1"), ("barn", "2026-2"))
