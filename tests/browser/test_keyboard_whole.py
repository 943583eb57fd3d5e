"""Every answer of closing library branches, given by keyboard alone from the start page to the files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from assessment import bootstrap
from assessment.core.assessment import Assessment, EffectAnswer, Review
from assessment.core.rows import worse_part
from assessment.service import Service
from assessment.settings import Settings
from tests.browser.dictation import Dictation, Plan, as_set, named_by_hand
from tests.browser.driving import ROOT, serving, settled
from tests.browser.filling import Dictated
from tests.test_every_answer_is_printed import printed, typed_texts

pytestmark = [pytest.mark.real, pytest.mark.soak, pytest.mark.xdist_group("browser")]

EXAMPLE = "fall-3-biblioteksfilialer.json"
SECTIONS = 40
"""More turns within a perspective than any has."""


@dataclass
class Way:
    """The whole way: what is to be entered, who enters it, and how many presses each step took."""

    hands: Dictated
    service: Service
    dictation: Dictation
    plan: Plan
    counts: dict[str, int] = field(default_factory=dict)

    def stored(self) -> Assessment:
        return self.service.open(self.hands.assessment).assessment

    def step(self, here: str, onwards: str) -> None:
        """Fill in a step and go on to the next, where focus is on its heading."""
        self.fill(f"Vidare: {onwards}")
        self.onwards(here, onwards)

    def fill(self, *until: str, without: str = "") -> str:
        plan = {k: v for k, v in self.plan.items() if not (without and k.startswith(without))}
        return self.hands.fill(plan, *until).name

    def onwards(self, here: str, title: str) -> None:
        self.hands.done("Enter")
        self.hands.on(title)
        self.counts[here] = self.counts.get(here, 0) + self.hands.presses - sum(self.counts.values())

    def perspective(self, here: str, onwards: str) -> None:
        """Fill in every section for every alternative, as the page leads."""
        ways = ("Nästa avsnitt: ", f"Vidare: {onwards}")
        been: set[str] = set()
        for _ in range(SECTIONS):
            found = self.fill("Svara för ", *ways)
            if found in been:
                # What is left for that alternative is left in the case too.
                self.hands.tab()
                found = self.fill(*ways)
            if found.startswith("Vidare"):
                self.onwards(here, onwards)
                return
            been = {*been, found} if found.startswith("Svara") else set()
            self.hands.done("Enter")
            self.hands.arrived()
        raise AssertionError(f"{here} never ends")

    def downloaded(self, label: str, folder: Path) -> Path:
        self.hands.to(label)
        with self.hands.page.expect_download() as waiting:
            self.hands.page.keyboard.press("Enter")
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return target


def as_asked(example: Assessment) -> Assessment:
    """Return the example as one person can give it: not reviewed, and with no more than what is asked."""
    named = named_by_hand(example)
    effects = {
        key: {
            alternative: effect
            if any(worse_part(r) for r in effect.ratings.values())
            else effect.model_copy(update={"duration": None, "reversibility": None})
            for alternative, effect in each.items()
        }
        for key, each in named.effects.items()
    }
    return named.model_copy(update={"effects": effects, "review": Review()})


def _without_basis(effect: EffectAnswer | None) -> EffectAnswer | None:
    """What an answer builds on is said once for its section; the result tells whether it came through."""
    return effect and effect.model_copy(update={"basis": None})


@pytest.fixture
def way(page: Page, tmp_path: Path) -> Iterator[Way]:
    database = str(tmp_path / "k.db")
    with serving(tmp_path, KONSEKVENS_DB=database) as server:
        service = bootstrap.build(Settings(database=database))
        wanted = as_asked(service.read_file((ROOT / "examples" / EXAMPLE).read_bytes(), EXAMPLE))
        dictation = Dictation(wanted, service.flow(wanted), service.checklists_of(wanted))
        hands = Dictated(page)
        page.goto(server.address)
        settled(page)
        yield Way(hands, service, dictation, dictation.plan())


def test_the_whole_way_holds_and_prints_what_the_case_says(way: Way, tmp_path: Path) -> None:
    hands, wanted = way.hands, way.dictation.wanted
    hands.to("Börja en ny bedömning")
    hands.page.keyboard.press("Enter")
    hands.on("1 Ärendet")
    hands.assessment = hands.page.url.split("bedomning=")[1].split("&")[0]
    way.fill("Vidare: 2 Alternativ", without="costs")
    way.onwards("1 Ärendet", "2 Alternativ")
    for one in wanted.alternatives[2:]:
        way.fill("Namn på alternativet")
        hands.write(one.name)
        hands.done("Enter")
    # A cost is told for an alternative, so it is told when the alternatives are there.
    way.fill("Tillbaka: 1 Ärendet")
    way.onwards("2 Alternativ", "1 Ärendet")
    way.step("1 Ärendet", "2 Alternativ")
    way.step("2 Alternativ", "3 Vilka berörs?")
    way.step("3 Vilka berörs?", "4 Avgränsning")
    way.step("4 Avgränsning", "5 Barnets rättigheter")
    way.perspective("5 Barnets rättigheter", "6 Jämställdhet")
    way.perspective("6 Jämställdhet", "7 Jämlikhet")
    way.perspective("7 Jämlikhet", "8 Hälsans bestämningsfaktorer")
    way.perspective("8 Hälsans bestämningsfaktorer", "9 Redo att genomföras?")
    way.step("9 Redo att genomföras?", "10 Samlad bedömning")
    way.step("10 Samlad bedömning", "11 Granska och exportera")
    told = f"presses: {way.counts}, {sum(way.counts.values())} in all"
    print(told)  # noqa: T201 - a figure for who runs the long tests

    stored = way.stored()
    lost = {
        f"{key} {alternative}": (effect, stored.effects.get(key, {}).get(alternative))
        for key, each in wanted.effects.items()
        for alternative, effect in each.items()
        if _without_basis(stored.effects.get(key, {}).get(alternative)) != _without_basis(effect)
    }
    assert lost == {}
    assert {k: as_set(stored.answers[k]) for k in wanted.answers} == {
        k: as_set(a) for k, a in wanted.answers.items()
    }
    assert way.service.result(stored) == way.service.result(wanted)
    text = printed(way.downloaded("Bilagan som Word", tmp_path).read_bytes())
    said = typed_texts(wanted.model_dump(mode="json", by_alias=True))
    assert [t for t in said if " ".join(t.replace("\u00a0", " ").split()) not in text] == []
    with pikepdf.open(way.downloaded("Bilagan som PDF", tmp_path)) as in_pdf:
        assert len(in_pdf.pages) > 1
        assert wanted.case.title in str(in_pdf.docinfo["/Title"])
    assert hands.faults == []
