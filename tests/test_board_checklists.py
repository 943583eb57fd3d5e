"""The checklists as each nämnd has them, by what organisation.yaml says."""

from dataclasses import dataclass, field

import pytest

from assessment.core import editing
from assessment.core.catalogue import ChecklistSet
from assessment.core.diagnostics import Diagnostic
from assessment.core.editions import fingerprints
from assessment.service import ChecklistsUnavailable, Service, ServiceError
from assessment.service.board_checklists import BoardChecklists
from assessment.service.organisation import Organisation, organisation_of
from assessment.store import MemoryStore
from tests.factory import checklist_set, effect, effect_answer, perspective
from tests.test_service import World

SCHOOL = "Utbildningsnämnden"


def printed(*checklists: str) -> ChecklistSet:
    found = checklist_set(*(perspective(c, effect("trygghet"), order=n) for n, c in enumerate(checklists)))
    return found.model_copy(update={"fingerprints": fingerprints(found)})


@dataclass
class Folder:
    """One folder of checklists."""

    checklists: ChecklistSet
    told: tuple[Diagnostic, ...] = ()

    def current(self, board: str = "") -> ChecklistSet:
        assert not board
        return self.checklists

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.told


@dataclass
class Town:
    """What a municipality has set up."""

    usual: Folder = field(default_factory=lambda: Folder(printed("barn", "halsa")))
    own: Folder = field(default_factory=lambda: Folder(printed("barn", "klimat")))
    settings: object = None
    watched: list[str] = field(default_factory=list)

    def organisation(self) -> Organisation:
        found = organisation_of(self.settings)
        if isinstance(found, tuple):
            raise ServiceError("\n".join(found))
        return found

    def watch(self, path: str) -> Folder:
        self.watched.append(path)
        return self.own

    def source(self, **board: object) -> BoardChecklists:
        self.settings = {"nämnder": [{"namn": SCHOOL, **board}]}
        return BoardChecklists(self.usual, self.organisation, self.watch)


@pytest.fixture
def town() -> Town:
    return Town()


def ids(found: ChecklistSet) -> list[str]:
    return [c.id for c in found.perspectives]


def test_a_namnd_without_settings_has_the_usual_ones(town: Town) -> None:
    source = town.source(perspektiv=["barn"])

    assert source.current() is town.usual.checklists
    assert source.current("Tekniska nämnden") is town.usual.checklists
    assert town.source(mall="egen.docx").current(SCHOOL) is town.usual.checklists


def test_a_namnd_asks_for_its_perspectives_alone(town: Town) -> None:
    source = town.source(perspektiv=["barn"])
    found = source.current("  UTBILDNINGSNÄMNDEN ")

    assert ids(found) == ["barn"]
    assert found.not_asked == {"halsa": "Halsa"}
    assert found.fingerprints.keys() == {"barn", "grupper", "skala"}
    assert source.current(SCHOOL) is found
    town.usual.checklists = printed("barn", "halsa", "klimat")
    assert source.current(SCHOOL).not_asked == {"halsa": "Halsa", "klimat": "Klimat"}


def test_a_namnd_has_its_own_folder_of_changes(town: Town) -> None:
    town.own.told = (Diagnostic(code="x", message="fel i mappen", file="lokalt.yaml"),)
    source = town.source(lokalt="../skola")

    assert source.diagnostics() == ()
    assert source.current(SCHOOL) is town.own.checklists
    assert source.current(SCHOOL) is town.own.checklists
    assert town.watched == ["../skola"]
    assert source.diagnostics() == town.own.told
    both = town.source(lokalt="../skola", perspektiv=["klimat"])
    assert ids(both.current(SCHOOL)) == ["klimat"]


@pytest.mark.parametrize(
    ("said", "tip"), [("halza", "Menade du ”halsa”?"), ("xyz", "De som finns är barn, halsa.")]
)
def test_an_unknown_perspective_is_told_with_its_place(town: Town, said: str, tip: str) -> None:
    with pytest.raises(ChecklistsUnavailable) as raised:
        town.source(perspektiv=[said]).current(SCHOOL)
    assert str(raised.value) == (
        "I organisation.yaml, nämnder → Utbildningsnämnden → perspektiv: det finns inget perspektiv med id "
        f"”{said}”. {tip}"
    )


def test_a_slip_in_the_settings_stops_nobody_who_had_begun(town: Town) -> None:
    source = town.source(perspektiv=["barn"])
    before = source.current(SCHOOL)
    town.settings = {"nämnder": [{"namn": SCHOOL, "perspektiv": ["bran"]}]}
    assert source.current(SCHOOL) is before
    town.settings = {"nämdner": []}
    assert source.current(SCHOOL) is before


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([{"namn": "A"}, {"namn": " a "}], "I nämnder: nämnden ”A” står två gånger"),
        ([{"mall": "a.docx"}], "I nämnder → nr 1"),
        ([{"namn": "A", "perspktiv": ["barn"]}], "menade du ”perspektiv”"),
        ([{"namn": "A"}, {"namn": "B", "mall": "../a.docx"}], "I nämnder → nr 2 → mall: "),
    ],
)
def test_what_is_wrong_is_told_with_its_place(said: object, sentence: str) -> None:
    found = organisation_of({"nämnder": said})

    assert isinstance(found, tuple)
    assert sentence in "\n".join(found)


# In an assessment


@pytest.fixture
def world(town: Town) -> World:
    return World(checklists=town.usual.checklists, store=MemoryStore())


def test_an_assessment_follows_its_namnd_from_the_day_it_is_named(town: Town, world: World) -> None:
    source = town.source(perspektiv=["barn"])
    world.current = source.current  # type: ignore[method-assign]  # the nämnd decides, not one set for all
    service: Service = world.service()
    new = service.start_new()
    assert ids(service.checklists_of(new.assessment)) == ["barn", "halsa"]
    named = service.save(editing.set_case(new.assessment, board=SCHOOL.upper()), new)

    assert ids(service.checklists_of(named.assessment)) == ["barn"]
    assert "halsa" not in named.assessment.editions
    (line,) = service.summary(named.assessment).screened_out
    assert (line.question, line.answer) == ("Halsa", "Bedöms inte")
    assert line.reason.startswith("Nämnden har valt att inte fråga efter perspektivet.")


def test_answers_that_are_given_are_not_hidden_by_a_setting_until_someone_chooses_so(
    town: Town, world: World
) -> None:
    source = town.source()
    world.current = source.current  # type: ignore[method-assign]  # the nämnd decides, not one set for all
    service = world.service()
    new = service.start_new()
    answered = new.assessment.model_copy(
        update={"effects": {"halsa/trygghet": {"forslaget": effect_answer({"alla": -1})}}}
    )
    draft = service.save(editing.set_case(answered, board=SCHOOL), new).assessment
    town.settings = {"nämnder": [{"namn": SCHOOL, "perspektiv": ["barn"]}]}

    assert ids(service.checklists_of(draft)) == ["barn", "halsa"]
    assert service.summary(draft).screened_out == ()
    offer = service.offer(draft)
    assert offer is not None
    assert [c.sentence for c in offer.changes] == ["Checklistan ”Halsa” är inte med längre."]
    assert [one.key for one in offer.upgrade.left] == ["halsa/trygghet"]
    taken = service.to_newer(draft)
    assert ids(service.checklists_of(taken)) == ["barn"]
    assert taken.effects == draft.effects
    assert not service.has_newer(taken)
    assert service.offer(taken) is None
