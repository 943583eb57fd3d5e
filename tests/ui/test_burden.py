"""Samlad belastning in the register: counts of klara decisions, each cell with the decisions behind it."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from assessment import bootstrap
from assessment.core.vocabulary import Stage
from tests.ui.window import Window


@pytest.fixture
def decided(window: Window) -> list[str]:
    """Two klara assessments of different nämnder, and a draft."""
    service = bootstrap.service()
    examples = ("fall-8-forsorjningsstod.json", "fall-3-biblioteksfilialer.json")
    names = [service.move(service.start_example(e), Stage.READY).assessment.id for e in examples]
    service.start_example("fall-7-badtider.json")
    assert window.app.title
    return names


def cells(window: Window) -> dict[str, str]:
    """What each cell's link says, and its address."""
    html = " ".join(str(h.proto.body) for h in window.app.get("html"))
    return {label: address for address, label in re.findall(r'href="([^"]+)"[^>]*aria-label="([^"]+)"', html)}


def test_a_cell_counts_klara_decisions_and_leads_to_them(window: Window, decided: list[str]) -> None:
    window.open("", "register", visa="belastning")

    assert "Urvalet har 2 beslut" in window.said
    worse = {label: to for label, to in cells(window).items() if "mindre försämring, före" in label}
    label, address = next(iter(worse.items()))
    count = label.split(" ")[0]
    window.open("", "register", **dict(parse_qsl(unescape(address).split("?")[1])))

    assert f"{count} bedömning" in window.said
    assert "mindre försämring, före åtgärder" in window.said
    shown = " ".join(str(h.proto.body) for h in window.app.get("html"))
    assert sum(name in shown for name in decided) == int(count)


def test_a_selection_without_klara_says_so(window: Window, decided: list[str]) -> None:
    assert decided
    window.open("", "register", visa="belastning", namnd="nämnden som inte finns")

    assert "Inget beslut i urvalet är klart för nämnden." in window.said


def test_a_cell_that_is_no_cell_is_left_out(window: Window, decided: list[str]) -> None:
    assert decided
    window.open("", "register", ruta="elever.hej.hå.nej")

    assert "3 bedömningar i urvalet" in window.said
