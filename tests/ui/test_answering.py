"""Answering: what is stored, what opens, what stays when it cannot be saved, and what another window sees."""

import pytest

from assessment.core import editing
from assessment.core.assessment import Assessment, EffectAnswer
from assessment.core.vocabulary import Basis, Both, Duration
from assessment.service import Service, StoreUnavailable
from assessment.ui import frame, words
from tests.ui.window import Window

CHILDREN = "barnets-rattigheter"
Q = "barnets-rattigheter/trygghet"
OTHER = "barnets-rattigheter/skola-larande"
P = "forslaget"
SECTION = {"avsnitt": "paverkan"}


def prepared(service: Service, *groups: str, alternatives: tuple[str, ...] = ()) -> Assessment:
    saved = service.start_new()
    assessment = saved.assessment
    for group in groups:
        assessment = editing.add_group(assessment, group)
    for name in alternatives:
        assessment = editing.add_alternative(assessment, name)
    return service.save(assessment, saved.revision).assessment


@pytest.fixture
def children(window: Window) -> Window:
    """The effect questions about children, for two groups of children beside all of them."""
    made = prepared(window.service, "flickor", "pojkar", alternatives=("Tre enheter",))
    return window.open(made.id, CHILDREN, **SECTION)


def effect(window: Window, key: str = Q, alternative: str = P) -> EffectAnswer:
    return window.stored.effects[key][alternative]


def test_an_answer_is_in_the_database_and_in_a_new_window(window: Window) -> None:
    window.press("Börja en ny bedömning")
    window.assessment_id = window.app.query_params["bedomning"]
    window.write("arende|title", "Skolor samlas")

    assert window.stored.case.title == "Skolor samlas"
    again = Window().open(window.assessment_id, "arendet")
    assert "Skolor samlas" in [field.value for field in again.app.text_input]
    assert "Sparat " in again.said


def test_lika_for_alla_is_one_row_for_every_group(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "-1")

    assert effect(children) == EffectAnswer(
        uniform=True, ratings=dict.fromkeys(("alla-berorda-barn", "flickor", "pojkar"), -1)
    )


def test_an_answer_given_in_another_perspective_is_seen_and_linked_here(window: Window) -> None:
    made = prepared(window.service, "flickor")
    given = editing.set_rating(made, "barnets-rattigheter/familjens-ekonomi", P, "flickor", -2)
    window.service.save(given, window.service.open(made.id).revision)
    window.open(made.id, "jamlikhet", avsnitt="vardagen")

    said = window.said
    assert "Samma fråga är ställd i **Barnets rättigheter**" in said
    assert "- flickor: Tydligt sämre" in said
    linked = [query for words, query in window.links.items() if words.startswith("Svara där: ")]
    assert any("familjens-ekonomi" in query for query in linked)


def test_otherwise_each_group_has_a_row_of_its_own(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "nej")
    children.choose(f"{Q}|{P}|grupp-flickor", "2")
    children.choose(f"{Q}|{P}|grupp-pojkar", "vet-inte")

    assert effect(children).ratings == {"flickor": 2, "pojkar": "vet-inte"}


def test_a_group_that_comes_later_is_unanswered_and_said(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "1")
    with_siblings = editing.add_group(children.stored, "syskon")
    children.service.save(with_siblings, children.service.open(children.assessment_id).revision)
    children.open(children.assessment_id, "grupper").open(children.assessment_id, CHILDREN, **SECTION)

    assert "Svaret gäller inte syskon" in children.said
    children.press("Låt svaret gälla alla")
    assert effect(children).ratings["syskon"] == 1


def test_how_long_it_lasts_is_asked_only_when_something_gets_worse(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "1")
    assert not any(key.endswith("|varaktighet") for key in children.keys)

    children.choose(f"{Q}|{P}|lika", "-1")
    children.choose(f"{Q}|{P}|varaktighet", Duration.LASTING)

    assert effect(children).duration is Duration.LASTING


def test_both_opens_its_parts_and_says_what_gets_better_and_worse(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "nej")
    children.choose(f"{Q}|{P}|grupp-flickor", "both")
    children.choose("grupp-flickor-samre", "-2")
    children.write("grupp-flickor-battre-text", "Fler lärare")

    assert effect(children).ratings == {"flickor": Both(better=1, worse=-2, better_text="Fler lärare")}
    assert any(key.endswith("|varaktighet") for key in children.keys)


def test_a_pressed_answer_is_taken_back_by_pressing_it_again(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "nej")
    children.choose(f"{Q}|{P}|grupp-flickor", "0")
    children.choose(f"{Q}|{P}|grupp-flickor", None)

    assert effect(children).ratings == {}


def test_a_cleared_answer_comes_back_with_undo(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "1")
    children.press("Rensa svaret")
    assert Q not in children.stored.effects

    children.press("Ångra")
    assert effect(children).ratings["flickor"] == 1


def test_a_reason_is_asked_for_where_it_is_needed(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "1")
    labels = [area.label for area in children.app.text_area]
    assert "Motivering" in labels

    children.choose(f"{Q}|{P}|lika", "0")
    assert "Motivering (behövs för det här svaret)" in [area.label for area in children.app.text_area]


def test_one_reason_is_given_to_more_questions(children: Window) -> None:
    for key in (Q, OTHER):
        children.choose(f"{key}|{P}|lika-for-alla", "ja")
        children.choose(f"{key}|{P}|lika", "0")
    children.write(f"{Q}|{P}|motivering", "Enkäten visar ingen skillnad.")
    children.unfold(f"{Q}|{P}|samma")
    children.press("Lägg in motiveringen")
    assert not children.has_button("Lägg in motiveringen"), "it closes when it is done"

    assert effect(children, OTHER).reason == "Enkäten visar ingen skillnad."


def test_one_reason_is_offered_first_to_the_rows_beside_it_that_need_one(children: Window) -> None:
    third = "barnets-rattigheter/lek-fritid"
    for key, rating in ((Q, "0"), (OTHER, "-1"), (third, "-2")):
        children.choose(f"{key}|{P}|lika-for-alla", "ja")
        children.choose(f"{key}|{P}|lika", rating)
    children.write(f"{Q}|{P}|motivering", "Enkäten visar ingen skillnad.")
    children.unfold(f"{Q}|{P}|samma")
    offered = next(m for m in children.app.multiselect if str(m.key).endswith(f"{Q}|{P}|kopiera-till"))
    assert len(offered.options) == 2
    assert offered.value == [third]

    offered.set_value([third, OTHER]).run()
    children.press("Lägg in motiveringen")
    assert {effect(children, key).reason for key in (OTHER, third)} == {"Enkäten visar ingen skillnad."}
    assert "Motiveringen är inlagd i 2 frågor till." in children.said
    children.press("Ångra")
    assert [effect(children, key).reason for key in (OTHER, third)] == ["", ""]


@pytest.mark.parametrize("sign", ["å", "å ", "Rad med åäö.\n", "0"])
def test_a_long_text_that_is_pasted_is_saved_whole(children: Window, sign: str) -> None:
    pasted = (sign * 50_000)[:50_000]
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "0")
    children.write(f"{Q}|{P}|motivering", pasted)

    assert effect(children).reason == pasted
    again = Window().open(children.assessment_id, CHILDREN, **SECTION)
    assert pasted in [area.value for area in again.app.text_area]


def test_what_a_question_builds_on_is_written_in_its_own_words(window: Window) -> None:
    made = window.service.start_example("fall-3-biblioteksfilialer.json").assessment
    window.open(made.id, CHILDREN, avsnitt="laget")
    window.write("barnen-i-dag|kallor", "Ungdomsenkät 2026")

    assert window.stored.answers["barnets-rattigheter/barnen-i-dag"].sources == "Ungdomsenkät 2026"


def test_both_with_measures_starts_as_it_is_before_them_and_says_how_much_is_left(window: Window) -> None:
    made = window.service.start_example("fall-1-anpassad-grundskola.json").assessment
    row, group = f"{OTHER}|{P}|elever-langst-resa|med-atgard", "elever-langst-resa"
    window.open(made.id, "samlad")
    window.choose(row, None)
    window.choose(row, words.BOTH)
    before = effect(window, OTHER).ratings[group]
    assert isinstance(before, Both)
    assert before.worse == -2
    assert effect(window, OTHER).with_measures[group] == before

    window.choose(f"{row}-samre", "-1")
    window.write(f"{row}-samre-text", "Resan blir högst 45 minuter.")
    assert effect(window, OTHER).with_measures[group] == before.model_copy(
        update={"worse": -1, "worse_text": "Resan blir högst 45 minuter."}
    )


def test_a_section_has_one_basis_for_all_its_answers(children: Window) -> None:
    children.choose("paverkan|underlag", "B")

    assert children.stored.section_basis == {"barnets-rattigheter/paverkan": Basis.B}


def test_another_alternative_starts_unanswered_and_may_follow_the_proposal(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "ja")
    children.choose(f"{Q}|{P}|lika", "-1")
    children.choose("visar-alternativ", "tre-enheter")
    assert Q in children.stored.effects
    assert "tre-enheter" not in children.stored.effects[Q]

    children.press("Samma som förslaget i resten av avsnittet")
    assert effect(children, Q, "tre-enheter").same_as_proposal
    assert "Flickor: Något sämre" in children.said or "flickor: Något sämre" in children.said

    children.press("Svara själv för det här alternativet")
    assert "tre-enheter" not in children.stored.effects[Q]


def test_an_unanswered_perspective_is_inte_bedomt_and_never_looks_harmless(children: Window) -> None:
    assert "Inte bedömt" in children.said
    assert "Det betyder inte att förslaget är ofarligt" in children.said


def test_the_result_so_far_names_nobody_for_what_is_only_unanswered(children: Window) -> None:
    children.choose(f"{Q}|{P}|lika-for-alla", "nej")
    children.choose(f"{Q}|{P}|grupp-flickor", "1")
    assert "Mest drabbad: kan inte sägas än." in children.said

    children.choose(f"{Q}|{P}|grupp-flickor", "-1")
    assert "Mest drabbad: flickor." in children.said


def test_what_cannot_be_read_stays_on_the_screen_with_what_to_write(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet").write("arende|decision_date", "i vår")

    assert "Skriv datumet som år-månad-dag" in window.said
    assert "i vår" in [field.value for field in window.app.text_input]
    assert window.stored.case.decision_date is None

    window.write("arende|decision_date", "2027-2-11")
    assert str(window.stored.case.decision_date) == "2027-02-11"
    assert "Skriv datumet" not in window.said


def test_what_could_not_be_saved_stays_on_the_screen_and_is_saved_on_request(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")

    def full(*_: object) -> None:
        raise StoreUnavailable("Disken är full. Frigör plats och försök igen.")

    with monkeypatch.context() as patch:
        patch.setattr(Service, "save", full)
        window.write("arende|title", "Skolor samlas")
        assert "Det senaste är inte sparat" in window.said
        assert "Disken är full" in window.said
        assert "Skolor samlas" in [field.value for field in window.app.text_input]

    window.press("Försök spara igen")
    assert window.stored.case.title == "Skolor samlas"
    assert "inte sparat" not in window.said


def test_two_windows_on_the_same_assessment_never_overwrite_each_other(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    second = Window().open(made.id, "arendet")
    window.write("arende|title", "Skolor samlas")
    second.write("arende|board", "Utbildningsnämnden")

    case = window.stored.case
    assert (case.title, case.board) == ("Skolor samlas", "Utbildningsnämnden")
    assert "Skolor samlas" in [field.value for field in second.app.text_input]


def test_an_undo_after_two_windows_answered_takes_back_only_ones_own(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    second = Window().open(made.id, "arendet")
    window.write("arende|title", "Skolor samlas")
    second.write("arende|board", "Utbildningsnämnden")

    second.press("Ångra")

    assert (window.stored.case.title, window.stored.case.board) == ("Skolor samlas", "")


@pytest.mark.parametrize(
    ("choice", "stands"), [("Behåll min", "Skolor delas"), ("Ta den andras", "Skolor samlas")]
)
def test_of_two_windows_in_the_same_answer_both_versions_are_shown_and_one_is_chosen(
    window: Window, choice: str, stands: str
) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    second = Window().open(made.id, "arendet")
    window.write("arende|title", "Skolor samlas")
    second.write("arende|title", "Skolor delas")

    assert window.stored.case.title == "Skolor samlas"
    said = second.said.replace("\\", "")
    assert "Den andra: ”Skolor samlas”" in said
    assert "Du: ”Skolor delas”" in said
    second.open(made.id, "alternativ")
    assert "Två har svarat på samma fråga" in second.said
    second.press(choice)

    assert "Två har svarat" not in second.said
    assert window.stored.case.title == stands
    history = window.service.history(made.id, ("ärende", "titel"))
    assert history[0].after == f'"{stands}"'


def test_an_answer_that_clashes_twice_waits_for_one_choice_with_the_last_of_each(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    second = Window().open(made.id, "arendet")
    window.write("arende|title", "Skolor samlas")
    second.write("arende|title", "Skolor delas")
    window.write("arende|title", "Skolor byggs")
    second.write("arende|title", "Skolor rivs")

    said = second.said.replace("\\", "")
    assert said.count("Du: ") == 1
    assert "Den andra: ”Skolor byggs”" in said
    assert "Du: ”Skolor rivs”" in said
    second.press("Behåll min")
    assert window.stored.case.title == "Skolor rivs"


def test_of_two_windows_in_different_answers_nobody_is_told_of_the_other(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, "arendet")
    second = Window().open(made.id, "arendet")
    window.write("arende|title", "Skolor samlas")
    second.write("arende|board", "Skolnämnden")

    assert "Någon annan" not in second.said


def test_a_question_that_is_closed_keeps_its_answer_in_sight(window: Window) -> None:
    made = prepared(window.service)
    window.open(made.id, CHILDREN, avsnitt="barnens-roster")
    window.choose("barn-horda", "nej")
    window.write("barn-horda-varfor-inte", "Det var bråttom.")
    window.choose("barn-horda", "ja-berorda")

    assert "Det var bråttom." in window.said
    assert window.stored.answers["barnets-rattigheter/barn-horda-varfor-inte"].value == "Det var bråttom."


def test_what_people_write_is_shown_as_written(window: Window) -> None:
    made = prepared(window.service)
    nasty = "**Fet** <b>text</b> :smile: [länk](http://x.se) $x^2$"
    window.open(made.id, "alternativ").write("forslaget|namn", nasty)
    window.open(made.id, "samlad")

    shown = window.app.markdown
    assert not any("**Fet**" in m.value or "<b>" in m.value or "](http" in m.value for m in shown)


def test_a_page_that_failed_half_way_is_whole_again_at_the_next_answer(
    children: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        # The ways to other steps stand last.
        broken.setattr(frame, "_go", failing)
        children.app.run()
    assert children.app.exception

    children.choose(f"{Q}|{P}|lika-for-alla", "ja")

    assert not children.app.exception
    assert effect(children).uniform
    assert any(b.label.startswith("Vidare") for b in children.app.button)
