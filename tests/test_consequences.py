"""The shipped checklists with one question re-weighted: exactly what changes is named, and shown to whom."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from assessment.core import editing
from assessment.core.assessment import Assessment
from assessment.core.assessment_file import parse, read_stored
from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
from assessment.core.consequences import Aspect, EditionStep
from assessment.core.expectation import shown_status
from assessment.core.people import Person, Role, board_key
from assessment.core.result import PerspectiveResult, Profile, Result
from assessment.core.scoring import score
from assessment.core.vocabulary import Depth, FlagState
from assessment.service import Saved, Service
from assessment.service.consequences import Counted
from bench.generated import assessment_of
from tests.factory import assessment_with, checklist_set, effect, perspective
from tests.shipped import FOLDER, shipped_checklists
from tests.test_service import World

GENERATED = 240


def weighing(checklists: ChecklistSet, key: str, weight: int) -> ChecklistSet:
    """The checklists with another weight of one question."""

    def question(checklist: Checklist, asked: Question) -> Question:
        return asked.model_copy(update={"weight": weight}) if checklist.key(asked) == key else asked

    return ChecklistSet(
        checklists=tuple(
            c.model_copy(
                update={
                    "sections": tuple(
                        s.model_copy(update={"questions": tuple(question(c, q) for q in s.questions)})
                        for s in c.sections
                    )
                }
            )
            for c in checklists.checklists
        ),
        groups=checklists.groups,
        scale=checklists.scale,
        sources=checklists.sources,
    )


@cache
def assessments() -> tuple[Assessment, ...]:
    """Every example, and some hundred made by chance: of every size, filled more and less."""
    examples = [parse(f.read_bytes()) for f in sorted((FOLDER.parent / "examples").glob("*.json"))]
    made = (
        assessment_of(
            shipped_checklists(),
            seed,
            groups=1 + seed % 4,
            alternatives=1 + seed % 2,
            depths={
                c.id: list(Depth)[(seed + n) % 3] for n, c in enumerate(shipped_checklists().perspectives)
            },
            filled=(0.5, 0.8, 1.0)[seed % 3],
        )
        for seed in range(GENERATED)
    )
    return (*(e for e in examples if isinstance(e, Assessment)), *made)


# What is told of a whole result, read off without the code that is tried.


def said(result: Result) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for (place, alternative), one in result.perspectives.items():
        found[place, alternative, "status"] = shown_status(one)
        for measures, profile in ((False, one), (True, one.after)):
            if profile is not None:
                found |= {(place, alternative, measures, *k): v for k, v in profiled(profile)}
    for flag in result.flags:
        if flag.state is not FlagState.SILENT:
            found[flag.checklist, flag.alternative, flag.flag] = flag.state
    return {key: told for key, told in found.items() if told}


def profiled(profile: PerspectiveResult | Profile) -> Iterator[tuple[tuple[str, ...], object]]:
    yield ("worst",), profile.worst
    yield ("harm",), profile.harm_bands
    yield ("benefit",), profile.benefit_bands
    yield from (((g.group,), g.severity) for g in profile.groups)


@pytest.mark.parametrize(
    ("key", "weight"),
    [
        ("barnets-rattigheter/trygghet", 1),
        ("jamlikhet/egen-forsorjning", 3),
        ("halsans-bestamningsfaktorer/larande", 1),
    ],
)
def test_exactly_those_that_change_are_named_as_scoring_both_from_scratch_says(key: str, weight: int) -> None:
    old = shipped_checklists()
    new = weighing(old, key, weight)
    forth, back = EditionStep(old, new), EditionStep(new, old)
    changed = 0

    for assessment in assessments():
        before, after = said(score(assessment, old)), said(score(assessment, new))
        found = forth.shifts(assessment)
        places = {p for p in (*before, *after) if before.get(p) != after.get(p)}
        assert len(found) == len(places)
        assert {s.reasons for s in found} <= {forth.changes}
        assert {(s.place, s.before, s.after) for s in found} == {
            (s.place, s.after, s.before) for s in back.shifts(assessment)
        }
        for shift in found:
            if shift.place.aspect is Aspect.STATUS:
                place = (shift.place.checklist, shift.place.alternative, "status")
                assert (shift.before, shift.after) == (before[place], after[place])
        changed += bool(found)

    assert 0 < changed < len(assessments())


# Who is told of what

BOARD, OTHER = "Utbildningsnämnden", "Tekniska nämnden"
EVA = Person("eva", frozenset({Role.OFFICER}), frozenset({board_key(BOARD)}))
BEFORE, AFTER = (
    checklist_set(perspective("barn", effect("trygghet", w), effect("skola", 2), effect("lek")))
    for w in (3, 1)
)


def strategist(board: str) -> Person:
    return Person("ali", frozenset({Role.STRATEGIST}), frozenset({board_key(board)}))


@pytest.fixture
def service() -> Service:
    return World(checklists=BEFORE).service()


def stored(service: Service, number: int) -> list[Saved]:
    """Drafts of Eva's in her nämnd, each of which the other edition gives another most harmed group."""
    ratings: dict[str, Any] = {
        "barn/trygghet": {"elever": -1, "pendlare": 0, "alla": 0},
        "barn/skola": {"elever": 0, "pendlare": -1, "alla": 0},
        "barn/lek": {"elever": 0, "pendlare": 0, "alla": 0},
    }
    answered = assessment_with(ratings, groups=("elever", "pendlare"))
    found = []
    for place in range(number):
        saved = service.of(EVA).start_new()
        filled = editing.set_case(saved.assessment, title=f"Skola {place}", board=BOARD).model_copy(
            update={n: getattr(answered, n) for n in ("effects", "groups", "alternatives")}
        )
        found.append(service.of(EVA).save(filled, saved))
    return found


def all_of(service: Service) -> list[Counted]:
    return list(service.consequences(BEFORE, AFTER))


def test_they_come_a_few_at_a_time_and_say_how_far_it_has_come(service: Service) -> None:
    stored(service, 45)
    found = all_of(service.of(strategist(BOARD)))

    assert [(c.done, c.total, len(c.found)) for c in found] == [
        (0, 45, 0),
        (20, 45, 20),
        (40, 45, 20),
        (45, 45, 5),
    ]
    last = found[-1].found[-1]
    assert (last.title, last.stage, last.file, last.problem) == ("Skola 0", "utkast", "", "")
    (shift,) = last.shifts
    assert shift.sentence == "Barn – Forslaget, mest drabbad: elever → pendlare"


def test_another_boards_drafts_are_neither_told_of_nor_counted(service: Service) -> None:
    (saved, *_) = stored(service, 2)
    other = service.of(strategist(OTHER))

    assert all_of(other) == [Counted(0, 0, ())]
    service.of(EVA).share(saved.assessment.id, "ali", Role.READER)
    assert [(c.total, [one.id for one in c.found]) for c in all_of(other)][-1] == (1, [saved.assessment.id])


def test_what_lies_in_the_trash_is_left_out_and_nothing_is_stored(service: Service) -> None:
    (saved, kept) = stored(service, 2)
    service.of(EVA).delete(saved.assessment.id)
    found = all_of(service)

    assert [one.id for c in found for one in c.found] == [kept.assessment.id]
    assert service.open(kept.assessment.id).revision == kept.revision


def test_more_than_a_page_of_them_and_one_that_cannot_be_read(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.consequences._PAGE", 2)
    saved = stored(service, 5)
    monkeypatch.setattr(
        "assessment.service.consequences.read_stored",
        lambda text: ("Filen är trasig.",) if saved[3].assessment.id in text else read_stored(text),
    )
    found = [one for c in all_of(service) for one in c.found]

    assert {one.id for one in found} == {s.assessment.id for s in saved}
    assert [one.problem for one in found if not one.shifts] == ["Filen är trasig."]
