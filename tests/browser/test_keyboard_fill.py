"""Every answer of the first four steps of the library branches, given by keyboard alone and once through."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from assessment import bootstrap
from assessment.settings import Settings
from tests.browser.dictation import Dictation, as_set, named_by_hand
from tests.browser.driving import ROOT, serving, settled
from tests.browser.filling import Dictated

pytestmark = [pytest.mark.real, pytest.mark.xdist_group("browser")]

EXAMPLE = "fall-3-biblioteksfilialer.json"
MOST = {"1 Ärendet": 400, "2 Alternativ": 160, "3 Vilka berörs?": 330, "4 Avgränsning": 130}
"""Presses of keys that move or choose; what is written is not counted."""


def test_the_first_steps_hold_what_the_case_says(page: Page, tmp_path: Path) -> None:
    database = str(tmp_path / "k.db")
    service = bootstrap.build(Settings(database=database))
    wanted = named_by_hand(service.read_file((ROOT / "examples" / EXAMPLE).read_bytes(), EXAMPLE))
    plan = Dictation(wanted, service.flow(wanted), service.checklists_of(wanted)).plan()
    hands = Dictated(page)
    counts = dict.fromkeys(MOST, 0)

    def onwards(here: str, title: str) -> None:
        hands.done("Enter")
        hands.on(title)
        counts[here] += hands.presses - sum(counts.values())

    with serving(tmp_path, KONSEKVENS_DB=database) as server:
        page.goto(server.address)
        settled(page)
        hands.to("Börja en ny bedömning")
        page.keyboard.press("Enter")
        hands.on("1 Ärendet")
        hands.assessment = page.url.split("bedomning=")[1].split("&")[0]
        hands.presses = 0
        # A cost is told for an alternative, so it is told when the alternatives are there.
        hands.fill({k: v for k, v in plan.items() if not k.startswith("costs")}, "Vidare: 2 Alternativ")
        onwards("1 Ärendet", "2 Alternativ")
        for one in wanted.alternatives[2:]:
            hands.fill(plan, "Namn på alternativet")
            hands.write(one.name)
            hands.done("Enter")
            # It is the new alternative's first field that has focus now.
            assert hands.at().value == one.name
        hands.fill(plan, "Tillbaka: 1 Ärendet")
        onwards("2 Alternativ", "1 Ärendet")
        hands.fill(plan, "Vidare: 2 Alternativ")
        onwards("1 Ärendet", "2 Alternativ")
        hands.fill(plan, "Vidare: 3 Vilka berörs?")
        onwards("2 Alternativ", "3 Vilka berörs?")
        hands.fill(plan, "Vidare: 4 Avgränsning")
        onwards("3 Vilka berörs?", "4 Avgränsning")
        hands.fill(plan, "Vidare: 5 Barnets rättigheter")
        onwards("4 Avgränsning", "5 Barnets rättigheter")
        stored = service.open(hands.assessment).assessment

    assert stored.case == wanted.case
    assert stored.alternatives == wanted.alternatives
    assert {g.id: g for g in stored.groups} == {g.id: g for g in wanted.groups}
    for kind in ("costs", "dialogues"):
        told, said = ([{**dict(e), "id": ""} for e in getattr(a, kind)] for a in (stored, wanted))
        assert told == said
    assert {k: as_set(a) for k, a in stored.answers.items()} == {
        k: as_set(wanted.answers[k]) for k in stored.answers
    }
    assert service.flow(stored).depths == service.flow(wanted).depths
    assert all(counts[step] <= most for step, most in MOST.items()), counts
    # Nothing goes backwards, is out of sight or has no name, and the eye sees where focus is.
    assert hands.faults == []
