"""The checklist workshop on the shipped checklists: drafts, conflicts, publishing, and who may do it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.checklist_edits import AddQuestion, ChangeWeight, Retire, Reword
from assessment.core.people import Person, Role
from assessment.core.vocabulary import AnswerType
from assessment.service import Service
from assessment.service.workshop import (
    DraftConflict,
    DraftNotFound,
    EditRefused,
    NotStrategist,
    Workshop,
    WorkshopClosed,
)
from assessment.service.workshop_publishing import NotReady, next_edition
from assessment.service.workshop_store import Decision
from assessment.settings import Settings

ROOT = Path(__file__).parents[1]
DECIDED = Decision("Kommunstyrelsen", date(2027, 1, 20), "KS 2027/12", "Frågan om trygghet är tydligare.")
BARN, FILE = "barnets-rattigheter", "barnets-rattigheter.yaml"


@pytest.fixture
def service(tmp_path: Path) -> Service:
    bootstrap.configure(Settings(database=str(tmp_path / "k.db")))
    return bootstrap.service()


@pytest.fixture
def workshop(service: Service) -> Workshop:
    return service.workshop()


def reworded(workshop: Workshop) -> str:
    draft = workshop.begin("Våren")
    question = workshop.in_use().perspectives[0].screening[0]
    workshop.edit(
        draft.line.id, Reword(checklist=BARN, question=question.id, text="Berörs barn av förslaget?")
    )
    return draft.line.id


# Who

EVERY_USE: tuple[Callable[[Service], Any], ...] = (
    lambda s: s.workshop().in_use(),
    lambda s: s.workshop().drafts(),
    lambda s: s.workshop().begin("Utkast"),
    lambda s: s.workshop().publish("x", DECIDED),
    lambda s: s.workshop().take_back(0, DECIDED),
)


@pytest.mark.parametrize("use", EVERY_USE, ids=("read", "drafts", "begin", "publish", "take-back"))
@pytest.mark.parametrize("role", [r for r in Role if r is not Role.STRATEGIST])
def test_only_a_strateg_is_let_in(service: Service, role: Role, use: Callable[[Service], Any]) -> None:
    with pytest.raises(NotStrategist):
        use(service.of(Person("eva", frozenset({role}), everywhere=True)))

    assert service.workshop().drafts() == ()
    assert service.workshop().published() == ()


def test_a_strateg_is_let_in_and_the_draft_says_who(service: Service) -> None:
    workshop = service.of(Person("eva", frozenset({Role.STRATEGIST}))).workshop()

    assert workshop.begin("").line.who == "eva"
    assert workshop.drafts()[0].name.startswith("Utkast 2")


# Drafts


def test_a_draft_is_a_copy_of_what_is_in_use_with_all_that_its_scenarios_need(workshop: Workshop) -> None:
    draft = workshop.draft(workshop.begin("Våren").line.id)

    assert draft.files[FILE] == (ROOT / "checklists" / FILE).read_text(encoding="utf-8")
    assert workshop.diagnosed(draft.files).ok
    tried = workshop.tried(draft.files)
    assert len(tried) > 50
    assert all(t.ok for t in tried)
    assert workshop.hindrances(draft) == (
        "Utkastet är likadant som det som används. Det finns inget att publicera.",
    )


def test_two_who_write_in_different_files_keep_both(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    one, other = draft.files[FILE], draft.files["jamlikhet.yaml"]
    workshop.write(draft.line.id, FILE, f"{one}# Evas\n", one)
    saved = workshop.write(draft.line.id, "jamlikhet.yaml", f"{other}# Alis\r\n", other)

    assert saved.files[FILE].endswith("# Evas\n")
    assert saved.files["jamlikhet.yaml"].endswith("# Alis\n")
    assert saved.line.version == 3


def test_two_who_write_in_the_same_file_are_told_and_nothing_is_lost(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    seen = draft.files[FILE]
    workshop.write(draft.line.id, FILE, f"{seen}# Evas\n", seen)
    with pytest.raises(DraftConflict) as told:
        workshop.write(draft.line.id, FILE, f"{seen}# Alis\n", seen)

    assert told.value.theirs == f"{seen}# Evas\n"
    assert told.value.mine == f"{seen}# Alis\n"
    assert workshop.draft(draft.line.id).files[FILE] == f"{seen}# Evas\n"
    chosen = workshop.write(draft.line.id, FILE, told.value.mine, told.value.theirs)
    assert chosen.files[FILE] == f"{seen}# Alis\n"


def test_a_change_that_cannot_be_made_changes_nothing(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    with pytest.raises(EditRefused):
        workshop.edit(
            draft.line.id,
            Reword(checklist=BARN, question="finns-inte", text="Vad?"),
        )

    assert workshop.draft(draft.line.id) == draft


def test_a_thrown_draft_is_gone(workshop: Workshop) -> None:
    draft = workshop.begin("Våren")
    workshop.discard(draft.line.id)

    for use in (workshop.draft, workshop.discard):
        with pytest.raises(DraftNotFound):
            use(draft.line.id)


# Publishing


def test_what_is_published_is_what_new_assessments_are_asked(service: Service, workshop: Workshop) -> None:
    old = service.start_new()
    kept = service.save(editing.set_case(old.assessment, title="Skolan"), old)
    before = service.checklists()
    draft_id = reworded(workshop)
    (raised,) = workshop.raised(_of(workshop, draft_id))
    made = workshop.publish(draft_id, DECIDED)

    assert raised.id == BARN
    assert (made.line.number, made.line.decision) == (1, DECIDED)
    assert made.line.editions[BARN] == raised.after != before.perspectives[0].edition
    now = service.checklists()
    assert now.perspectives[0].screening[0].text == "Berörs barn av förslaget?"
    assert f'"{raised.after}": {now.fingerprints[BARN]}' in made.files["utgavor.yaml"]
    assert "Kommunstyrelsen, KS 2027/12." in made.files[FILE]
    assert service.open(kept.assessment.id).assessment == kept.assessment
    assert workshop.drafts() == ()


def test_an_assessment_that_is_begun_keeps_its_edition_until_somebody_chooses(
    service: Service, workshop: Workshop
) -> None:
    begun = service.start_example("fall-1-anpassad-grundskola.json")
    saved = service.save(editing.set_case(begun.assessment, title="Skolan"), begun)
    before = service.outcome(saved.assessment).result
    effect = next(workshop.in_use().perspectives[0].effects())
    draft = workshop.begin("Vikter")
    other = 1 if effect.weight != 1 else 3
    workshop.edit(
        draft.line.id,
        ChangeWeight(checklist=BARN, question=effect.id, weight=other, reason="Nämnden ser det så."),
    )
    for scenario in [n for n in draft.files if n.startswith("scenarier/")]:
        now = workshop.draft(draft.line.id).files[scenario]
        workshop.write(draft.line.id, scenario, "[]\n", now)
    workshop.publish(draft.line.id, DECIDED)

    assert service.has_newer(saved.assessment)
    assert service.outcome(saved.assessment).result == before


def test_an_earlier_edition_is_taken_back_as_a_new_one_and_nothing_published_changes(
    service: Service, workshop: Workshop
) -> None:
    first = service.checklists()
    made = workshop.publish(reworded(workshop), DECIDED)
    back = workshop.take_back(0, DECIDED)

    assert (back.line.number, back.line.again) == (2, 0)
    assert service.checklists() == first
    again = workshop.take_back(1, DECIDED)
    assert (again.line.number, again.line.again) == (3, 1)
    assert again.files == made.files
    assert workshop.published_edition(1) == made
    assert [line.number for line in workshop.published()] == [3, 2, 1]


def test_an_edition_is_never_given_to_two_contents(workshop: Workshop) -> None:
    made = workshop.publish(reworded(workshop), DECIDED)
    workshop.take_back(0, DECIDED)
    (raised,) = workshop.raised(_of(workshop, reworded(workshop)))

    assert raised.after not in {made.line.editions[BARN], raised.before}


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ("trasig: [", "Utkastet har"),
        ("", "likadant"),
    ],
)
def test_what_is_not_ready_is_not_published(
    service: Service, workshop: Workshop, edit: str, why: str
) -> None:
    draft = workshop.begin("Våren")
    seen = draft.files[FILE]
    workshop.write(draft.line.id, FILE, edit or seen, seen)
    with pytest.raises(NotReady, match=why):
        workshop.publish(draft.line.id, DECIDED)

    assert workshop.published() == ()
    assert workshop.draft(draft.line.id).files[FILE] == (edit or seen)
    assert service.checklists().fingerprints


def test_a_scenario_that_no_longer_holds_stops_publishing(workshop: Workshop) -> None:
    draft = workshop.begin("Vikter")
    checklist = workshop.in_use().perspectives[0]
    effects = list(checklist.effects())
    workshop.edit(draft.line.id, *(Retire(checklist=BARN, question=q.id) for q in effects[:1]))
    tried = workshop.tried(workshop.draft(draft.line.id).files)
    if all(t.ok for t in tried):
        pytest.fail("a scenario of the shipped checklists should hang on the first effect question")
    with pytest.raises(NotReady):
        workshop.publish(draft.line.id, DECIDED)


def test_who_decided_and_what_is_new_is_always_told(workshop: Workshop) -> None:
    draft_id = reworded(workshop)
    for lacking in (Decision(" ", date(2027, 1, 20), "", "Ny."), Decision("KS", date(2027, 1, 20), "", " ")):
        with pytest.raises(NotReady):
            workshop.publish(draft_id, lacking)
    with pytest.raises(NotReady):
        workshop.take_back(0, Decision("", date(2027, 1, 20), "", ""))
    with pytest.raises(NotReady):
        workshop.take_back(7, DECIDED)

    assert workshop.published() == ()


def test_a_change_in_the_folder_is_not_used_once_something_is_published_here(tmp_path: Path) -> None:
    folder = tmp_path / "grund" / "checklists"
    shutil.copytree(ROOT / "checklists", folder)
    shutil.copytree(ROOT / "examples", tmp_path / "grund" / "examples")
    bootstrap.configure(Settings(database=str(tmp_path / "k.db"), checklists=folder))
    workshop = bootstrap.service().workshop()
    workshop.publish(reworded(workshop), DECIDED)
    kalla = folder / FILE
    kalla.write_text(
        kalla.read_text(encoding="utf-8").replace("namn: Barnets", "namn: Alla barns", 1), "utf-8"
    )

    assert workshop.begin("Ur mappen", from_folder=True).files[FILE] == kalla.read_text(encoding="utf-8")
    assert "Alla barns" not in workshop.draft(workshop.begin("Ur bruk").line.id).files[FILE]


@pytest.mark.parametrize(
    ("edition", "year", "next_"),
    [
        ("2026-1", 2026, "2026-2"),
        ("2026-9", 2027, "2027-1"),
        ("2027-1", 2026, "2027-2"),
        ("våren", 2026, "2026-1"),
    ],
)
def test_the_next_edition(edition: str, year: int, next_: str) -> None:
    assert next_edition(edition, year) == next_


# Trying


def test_a_draft_is_tried_without_a_trace_and_what_was_answered_becomes_a_scenario(
    service: Service, workshop: Workshop
) -> None:
    draft = workshop.begin("Våren")
    workshop.edit(
        draft.line.id,
        AddQuestion(
            checklist=BARN,
            section="screening",
            id="provas",
            text="Provas det här på barn?",
            type=AnswerType.YES_NO,
            help="Till exempel en ny app.",
        ),
    )
    trial = bootstrap.trial(f"prov-{draft.line.id}")
    assert trial is not None
    saved = trial.start_new()
    checklists = trial.checklists_of(saved.assessment)

    assert checklists.question(f"{BARN}/provas")
    assert saved.assessment.id.startswith(f"prov-{draft.line.id}-")
    assert bootstrap.trial(saved.assessment.id) is trial
    assert service.list_mine().lines == ()
    assert bootstrap.trial("k7mq-3vxd-9h2p") is None
    with pytest.raises(WorkshopClosed):
        trial.workshop()

    example = trial.start_example("fall-1-anpassad-grundskola.json").assessment
    after = workshop.save_scenario(
        draft.line.id, "scenarier/egna.yaml", "Det vi provade", example, trial.checklists_of(example)
    )
    tried = {t.name: t for t in workshop.tried(after.files)}
    assert tried["Det vi provade"].ok


def _of(workshop: Workshop, draft_id: str) -> Any:
    return workshop.diagnosed(workshop.draft(draft_id).files).checklists
