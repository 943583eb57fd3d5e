"""*Vad betyder det här?*: every word of a closed set is explained, wherever a page shows one."""

from enum import StrEnum

import pytest

from assessment.core.catalogue import Scale
from assessment.core.vocabulary import (
    Basis,
    Confidence,
    FlagState,
    Gap,
    Improvement,
    Severity,
    Status,
)
from assessment.ui import meaning, texts
from tests.shipped import shipped_checklists
from tests.ui.window import ROOT, Window

SETS: tuple[type[StrEnum], ...] = (
    Status,
    Severity,
    Improvement,
    Basis,
    Confidence,
    Gap,
    FlagState,
    meaning.Term,
)
EXAMPLES = sorted(p.name for p in (ROOT / "examples").glob("*.json"))
PAGES = [
    ("barnets-rattigheter", {"avsnitt": "paverkan"}),
    ("samlad", {}),
    ("resultat", {}),
    ("granska", {}),
]


@pytest.fixture(scope="module")
def scale() -> Scale:
    return shipped_checklists().scale


def folds(window: Window) -> list[str]:
    """Everything that stands folded under the question, block by block."""
    bodies = [str(part.proto.body) for part in window.app.get("html")]
    return [body for body in bodies if f"<summary>{texts.WHAT_DOES_IT_MEAN}</summary>" in body]


@pytest.mark.parametrize("kind", SETS)
def test_every_word_of_a_closed_set_is_explained(scale: Scale, kind: type[StrEnum]) -> None:
    where, _ = meaning.EXPLAINED[kind]

    assert [w.value for w in kind if not scale.words.get(where, {}).get(w.value)] == []


def test_words_spelled_alike_keep_their_own_meaning(scale: Scale) -> None:
    told = meaning.told(scale, (Severity.MINOR, Improvement.MINOR))

    assert told == {"Försämring: mindre": "Något sämre.", "Förbättring: mindre": "Något bättre."}
    assert meaning.told(scale, (Severity.MINOR,)) == {"Försämring: mindre": "Något sämre."}


def test_a_weight_is_told_with_what_each_number_means(scale: Scale) -> None:
    told = meaning.told(scale, (meaning.Term.WEIGHT,))["Vikt"]

    assert all(f"{weight} är {word}" in told for weight, word in scale.weights.words.items())


def test_what_the_scale_of_an_older_edition_does_not_explain_is_left_out(scale: Scale) -> None:
    words = {kind: said for kind, said in scale.words.items() if kind != "flagga"}

    assert meaning.told(scale.model_copy(update={"words": words}), FlagState) == {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_status_on_a_page_has_its_meaning_there(window: Window, scale: Scale, name: str) -> None:
    opened = window.service.start_example(name).assessment.id
    for address, parameters in PAGES:
        window.open(opened, address, **parameters)
        found = "\n".join(folds(window))
        overview = window.service.summary(window.stored).first_page.overview
        shown = {s for s in Status if any(s.value in line.status for line in overview)}
        here = {s for s in shown if s.value in window.said}
        assert "<strong>" in found, address
        assert here or address == PAGES[0][0], address
        assert [s.value for s in here if scale.words["status"][s.value] not in found] == [], address


def test_result_explains_severity_certainty_and_numbers(window: Window) -> None:
    opened = window.service.start_example("fall-3-biblioteksfilialer.json").assessment.id
    found = "\n".join(folds(window.open(opened, "resultat")))

    for word in (
        "Försämring: ",
        "Förbättring: ",
        "Underlag: B",
        "Säkert underlag: ",
        "Skillnader: ",
        "Vikt",
    ):
        assert f"<strong>{word}" in found


def test_a_section_explains_the_basis_where_it_is_chosen(window: Window) -> None:
    opened = window.service.start_example("fall-3-biblioteksfilialer.json").assessment.id
    found = folds(window.open(opened, "barnets-rattigheter", avsnitt="paverkan"))

    assert any("<strong>Underlag: D</strong>: Saknas." in fold for fold in found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_how_grave_and_how_large_is_explained_where_it_is_said(
    window: Window, scale: Scale, name: str
) -> None:
    opened = window.service.start_example(name).assessment.id
    page = window.service.summary(window.service.open(opened).assessment).first_page
    overview = " ".join(line.status for line in page.overview)
    whole = " ".join((overview, *(c.text for c in (*page.worse, *page.better)), *page.conflicts))
    for address, said in (("samlad", overview), ("granska", whole)):
        found = "\n".join(folds(window.open(opened, address)))
        for kind, noun in ((Severity, "försämring"), (Improvement, "förbättring")):
            shown = [word for word in kind if f"{word.value} {noun}" in said]
            told = meaning.told(scale, shown)
            assert [name for name in told if f"<strong>{name}</strong>" not in found] == [], address
    assert "försämring" in overview or "förbättring" in whole
