"""What somebody who never saw the guide stumbled on: each place leads on as it should now."""

from assessment.core import editing
from assessment.core.assessment import DepthChoice
from assessment.core.progress import Step
from assessment.core.vocabulary import Depth
from tests.ui.test_answering import CHILDREN, OTHER, SECTION, P, Q, prepared
from tests.ui.window import Window

EARLIER = "Tidigare svar på frågan"
ONWARDS = "Vidare\\: 9 Redo att genomföras?"


def html(window: Window) -> str:
    return "\n".join(str(element.proto.body) for element in window.app.get("html"))


def steps(window: Window) -> list[str]:
    return [label for label in window.links if label[:1].isdigit()]


def test_the_start_page_has_one_example_for_each_case(window: Window) -> None:
    offered = [b.label for b in window.app.button if (b.key or "").startswith("exempel-")]

    assert len(offered) == 6
    assert [name for name in offered if name.startswith("Anpassad grundskola")] == [
        "Anpassad grundskola samlas till två enheter"
    ]


def test_earlier_answers_are_offered_where_there_are_some(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, **SECTION)
    assert EARLIER not in html(window)

    window.choose(f"{Q}|{P}|lika", "1")
    assert html(window).count(EARLIER) == 1


def test_the_text_of_the_proposal_is_not_written_twice(window: Window) -> None:
    made = prepared(window.service)
    told = editing.set_case(made, proposal="Skolorna samlas i två hus.")
    window.service.save(told, window.service.open(made.id).revision)
    window.open(made.id, "alternativ").press("Hämta texten från Ärendet")

    assert [a.description for a in window.stored.alternatives if a.id == P] == ["Skolorna samlas i två hus."]
    assert not window.has_button("Hämta texten från Ärendet")


def test_the_way_leads_past_what_is_not_assessed(window: Window) -> None:
    made = prepared(window.service)
    perspectives = [c.id for c in window.service.checklists().perspectives]
    left_out = made.model_copy(
        update={"depths": {name: DepthChoice(depth=Depth.NONE, reason="Rörs inte.") for name in perspectives}}
    )
    window.service.save(left_out, window.service.open(made.id).revision)
    window.open(made.id, Step.SCOPE).press(ONWARDS)

    assert window.app.title[0].value == "9 Redo att genomföras?"
    assert window.has_button("Tillbaka\\: 4 Avgränsning")
    assert "5 Barnets rättigheter · bedöms inte" in steps(window)


def test_the_situation_today_is_not_asked_for_one_alternative(window: Window) -> None:
    made = prepared(window.service, "kvinnor", "man", alternatives=("Tre enheter",))
    window.open(made.id, "jamstalldhet", avsnitt="laget-i-dag")
    assert not any("visar-alternativ" in key for key in window.keys)

    window.open(made.id, CHILDREN, **SECTION)
    assert any("visar-alternativ" in key for key in window.keys)


def test_the_next_section_begins_with_the_proposal(window: Window) -> None:
    made = prepared(window.service)
    other = editing.add_alternative(made, "Tre enheter")
    second = other.rated_alternatives[1].id
    everywhere = [a.key for a in window.service.flow(other).asked if a.checklist.id == CHILDREN]
    for key in everywhere:
        other = editing.set_rating(other, key, P, "alla-berorda-barn", 1)
        other = editing.same_as_proposal(other, key, second, follow=True)
    window.service.save(other, window.service.open(made.id).revision)
    window.open(made.id, CHILDREN, alternativ=second, **SECTION)
    (onwards,) = [b.label for b in window.app.button if b.label.startswith("Nästa avsnitt\\: ")]
    window.press(onwards)

    assert window.app.query_params["alternativ"] == P
    assert OTHER in everywhere


def test_what_another_perspective_answers_leads_nobody_round_in_the_section(window: Window) -> None:
    saved = window.service.start_example("fall-3-biblioteksfilialer.json")
    elsewhere = {k: v for k, v in saved.assessment.effects.items() if not k.startswith("jamlikhet/")}
    window.service.save(saved.assessment.model_copy(update={"effects": elsewhere}), saved.revision)
    window.open(saved.assessment.id, "jamstalldhet", avsnitt="paverkan")

    assert not any(b.label.startswith("Svara för") for b in window.app.button)


def test_who_leaves_an_answer_open_can_go_to_the_next_section(window: Window) -> None:
    made = prepared(window.service, alternatives=("Tre enheter",))
    window.open(made.id, CHILDREN, **SECTION)

    ways = [b.label for b in window.app.button if b.key and "vidare-" in b.key]
    assert [w.split(" ")[0] for w in ways] == ["Svara", "Nästa"]


def test_the_step_list_says_that_a_flag_waits_where_all_else_is_answered(window: Window) -> None:
    saved = window.service.start_example("fall-1-anpassad-grundskola.json")
    unchecked = editing.clear_answer(saved.assessment, "samlad-bedomning/rattslig-kontroll")
    window.service.save(unchecked, saved.revision)
    window.open(saved.assessment.id, "resultat")

    assert "10 Samlad bedömning · 2 behöver ett svar" in steps(window)
