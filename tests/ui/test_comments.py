"""Reviewing: comments beside the question, the official's answer, and where they are listed and counted."""

from typing import Any

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.assessment import Assessment, Comment
from assessment.core.personal_data import suspicions
from assessment.core.vocabulary import Stage
from tests.ui.window import Window

PLACE = "barnets-rattigheter"
Q = f"{PLACE}/trygghet"
SECTION = {"avsnitt": "paverkan"}


@pytest.fixture
def answered(window: Window) -> Window:
    """The example in which nothing that stops it is left."""
    saved = bootstrap.service().start_example("fall-1-anpassad-grundskola.json")
    return window.open(saved.assessment.id, "arendet")


def commented(window: Window, *comments: Comment, stage: Stage | None = None) -> Assessment:
    """Store these comments, and no others."""
    saved = window.service.open(window.assessment_id)
    review = saved.assessment.review.model_copy(update={"comments": comments})
    saved = window.service.save(saved.assessment.model_copy(update={"review": review}), saved)
    return (window.service.move(saved, stage) if stage else saved).assessment


def on(question: str, number: int = 1, **fields: Any) -> Comment:
    stated: dict[str, Any] = {"id": f"k-{number}", "question": question, "text": f"Fråga {number}?"}
    return Comment(**stated | fields)


def only(window: Window) -> Comment:
    (found,) = window.stored.review.comments
    return found


def test_a_reviewer_comments_beside_the_question_and_the_official_answers(answered: Window) -> None:
    answered.open(answered.assessment_id, "granska")
    answered.write("granskning|av", "Barnrättsstrateg")
    answered.open(answered.assessment_id, PLACE, **SECTION)
    answered.unfold(f"kommentera|{Q}")
    answered.write(f"kommentar-ny|{Q}", "Hur vet ni det?")

    found = only(answered)
    assert (found.question, found.text, found.by) == (Q, "Hur vet ni det?", "Barnrättsstrateg")
    assert "Kommentar** Barnrättsstrateg, 20" in answered.said
    assert f"kommentar-ny|{Q}" in " ".join(answered.keys), "the fold stays open for one more"
    assert next(a for a in answered.app.text_area if str(a.key).endswith(f"ny|{Q}")).value == ""

    answered.write(f"{found.id}|svar", "Elevenkäten 2025.")
    answered.tick(f"{found.id}|lost")
    assert only(answered).answer == "Elevenkäten 2025."
    assert only(answered).resolved
    assert "Elevenkäten 2025." in answered.said


def test_nothing_is_shown_but_a_folded_name_when_there_is_no_comment(answered: Window) -> None:
    answered.open(answered.assessment_id, PLACE, **SECTION)
    assert not any("kommentar" in key for key in answered.keys)
    ways = [b for b in answered.app.button if b.label == "Kommentera"]
    assert len(ways) == len(answered.questions) > 1


def test_only_what_is_written_is_a_comment(answered: Window) -> None:
    answered.open(answered.assessment_id, PLACE, **SECTION)
    answered.unfold(f"kommentera|{Q}")
    answered.write(f"kommentar-ny|{Q}", "   ")

    assert answered.stored.review.comments == ()


def test_a_comment_is_taken_away_and_comes_back(answered: Window) -> None:
    commented(answered, on(Q))
    answered.open(answered.assessment_id, PLACE, **SECTION)
    answered.write("k-1|text", "Vilka elever?")
    answered.press("Ta bort kommentaren")
    assert answered.stored.review.comments == ()

    answered.press("Ångra")
    assert only(answered).text == "Vilka elever?"


def test_what_is_answered_is_no_longer_changed(answered: Window) -> None:
    commented(answered, on(Q, answer="Så här."), on(Q, 2, resolved=True), on(Q, 3))
    answered.open(answered.assessment_id, PLACE, **SECTION)

    fields = [key.partition("|")[2] for key in answered.keys if "kommentar|" in key]
    assert [f for f in fields if f.endswith("|text")] == ["kommentar|k-3|text"]
    assert [f for f in fields if f.endswith("|svar")] == ["kommentar|k-1|svar", "kommentar|k-3|svar"]


def test_the_step_list_and_the_section_say_how_many_are_not_resolved(answered: Window) -> None:
    commented(
        answered, on(Q), on(Q, 2), on(Q, 3, resolved=True), on("arendet/bakgrund-finns-ej", 4), on("", 5)
    )
    answered.open(answered.assessment_id, PLACE, **SECTION)

    assert any("Barnets rättigheter" in name and "2 kommentarer" in name for name in answered.links)
    assert any("Granska och exportera" in name and "2 kommentarer" in name for name in answered.links)
    sections = next(s for s in answered.app.segmented_control if s.label == "Avsnitt")
    assert sum("2 kommentarer" in option.replace("\\", "") for option in sections.options) == 1


def test_all_comments_are_listed_with_the_way_to_the_question(answered: Window) -> None:
    commented(answered, on(Q), on("", 2), on("barnets-rattigheter/fanns-forr", 3))
    answered.open(answered.assessment_id, "granska")

    asked = answered.service.checklists().question(Q)
    assert asked is not None
    assert f"fraga={PLACE}%2Ftrygghet" in answered.links[asked[1].text.strip()]
    assert "Frågan barnets-rattigheter/fanns-forr finns inte längre." in answered.said
    assert "3 kommentarer är inte lösta." in answered.said
    answered.write("k-3|svar", "Den togs bort.")
    assert answered.stored.review.comments[2].answer == "Den togs bort."


def test_a_comment_on_a_question_that_is_not_asked_now_is_still_listed(answered: Window) -> None:
    flow = answered.service.flow(answered.stored)
    hidden = next(
        c.key(q) for c, q in answered.service.checklists().questions() if not flow.applies(c.key(q))
    )
    commented(answered, on(hidden))
    answered.open(answered.assessment_id, "granska")

    assert "Frågan ställs inte nu." in answered.said
    assert "k-1|text" in " ".join(answered.keys)


def test_the_whole_is_commented_where_it_is_reviewed(answered: Window) -> None:
    answered.open(answered.assessment_id, "granska")
    answered.write("kommentar-ny|", "Bra, men lång.")

    assert only(answered).question == ""
    assert "1 kommentar är inte löst. Det hindrar inte" in answered.said


def test_unresolved_comments_do_not_stop_klar_and_are_then_read_only(answered: Window) -> None:
    klar = commented(answered, on(Q, answer="Vi frågar igen."), on("", 2), stage=Stage.READY)
    assert klar.stage is Stage.READY
    answered.open(answered.assessment_id, PLACE, **SECTION)

    assert "Fråga 1?" in answered.said
    assert "Vi frågar igen." in answered.said
    assert not any(b.label == "Kommentera" for b in answered.app.button)
    assert all(b.disabled for b in answered.app.button if b.label == "Ta bort kommentaren")
    answered.open(answered.assessment_id, "granska")
    assert "Fråga 2?" in answered.said
    assert "2 kommentarer är inte lösta." in answered.said


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Se 850709-9805.", "ett personnummer"),
        ("Ring 070-123 45 67.", "ett telefonnummer"),
        ("Skriv till anna@lillmark.example.", "en e-postadress"),
        ("Fråga Anna Andersson.", "ett namn"),
    ],
)
@pytest.mark.parametrize("field", ["text", "answer"])
def test_a_comment_and_its_answer_are_warned_about(
    answered: Window, written: str, kind: str, field: str
) -> None:
    comments = [on(Q, n, **{field: written}, resolved=resolved) for n, resolved in enumerate((False, True))]
    made = commented(answered, *comments)
    answered.open(answered.assessment_id, PLACE, **SECTION)

    assert sum(kind in w.value.replace("\\", "") for w in answered.app.warning) == len(comments)
    assert kind in {s.kind for s in suspicions(made)}


def test_an_edit_that_was_made_elsewhere_is_kept(answered: Window) -> None:
    """The reviewer writes while the official answers: both are there."""
    commented(answered, on(Q))
    answered.open(answered.assessment_id, PLACE, **SECTION)
    saved = answered.service.open(answered.assessment_id)
    answered.service.save(
        editing.change_entry(saved.assessment, "comments", "k-1", text="Vilka elever?"), saved
    )
    answered.write("k-1|svar", "Alla.")

    assert (only(answered).text, only(answered).answer) == ("Vilka elever?", "Alla.")
