"""What has been changed, with the way back; and what should never have been written, taken out for good."""

import pytest

from assessment import bootstrap
from assessment.core import editing
from assessment.core.vocabulary import Stage
from assessment.service import Saved
from tests.ui.window import Window

PERSON = "19121212-1212"
SAFETY = "barnets-rattigheter/trygghet"


@pytest.fixture
def written(window: Window) -> Saved:
    """An assessment whose title was written twice, with a personnummer in a measure."""
    service = bootstrap.service()
    saved = service.start_example(service.examples()[0].name)
    saved = service.save(editing.set_case(saved.assessment, title="Först"), saved)
    saved = service.save(editing.set_case(saved.assessment, title="Sedan"), saved)
    measured = editing.add_entry(saved.assessment, "measures", text=f"Ring {PERSON}")
    window.assessment_id = saved.assessment.id
    return service.save(measured, saved)


def test_the_history_tells_what_was_changed_and_takes_it_back(window: Window, written: Saved) -> None:
    window.open(written.assessment.id, "historik")

    assert "Ärendemening" in window.said
    assert "Först → Sedan" in window.said
    assert "Bedömningen började" in window.said
    titles = [b for b in window.app.button if b.label == "Ta tillbaka det som stod innan"]
    titles[1].click().run()

    assert window.stored.case.title == "Först"
    assert "Sedan → Först" in window.said


def test_two_long_texts_stand_on_a_line_each(window: Window, written: Saved) -> None:
    long = "Skolan flyttar till en byggnad närmare busshållplatsen. " * 2
    once = bootstrap.service().save(editing.set_case(written.assessment, proposal=long), written)
    twice = editing.set_case(once.assessment, proposal=f"{long}Så sägs det.")
    bootstrap.service().save(twice, once)
    window.open(written.assessment.id, "historik")

    assert f"- Innan: {long.strip()}\n- Efter: {long}Så sägs det." in window.said.replace("\\", "")


def test_the_way_from_a_question_leads_to_its_answers_alone(window: Window, written: Saved) -> None:
    effects = editing.set_attribute(written.assessment, SAFETY, "forslaget", "reason", "Ny motivering")
    bootstrap.service().save(effects, written)
    window.open(written.assessment.id, "barnets-rattigheter", avsnitt="paverkan")
    ways = [str(h.proto.body) for h in window.app.get("html")]
    assert any(
        f"historik?bedomning={window.assessment_id}&amp;fraga={SAFETY.replace('/', '%2F')}" in w for w in ways
    )
    window.open(written.assessment.id, "historik", fraga=SAFETY)

    assert "Motivering: " in window.said
    assert "Ny motivering" in window.said
    assert "Ärendemening" not in window.said


def test_what_is_frozen_is_told_and_cannot_be_taken_back(window: Window, written: Saved) -> None:
    service = bootstrap.service()
    service.move(written, Stage.VOID, "Fel ärende")
    window.open(written.assessment.id, "historik")

    assert "Läge" in window.said
    assert all(b.disabled for b in window.app.button if b.label.startswith("Ta tillbaka"))


def test_a_history_of_many_is_shown_in_pages(window: Window, written: Saved) -> None:
    service, saved = bootstrap.service(), written
    for number in range(55):
        saved = service.save(editing.set_case(saved.assessment, title=f"Titel {number}"), saved)
    window.open(written.assessment.id, "historik")

    assert "Titel 5" in window.said
    assert "Bedömningen började" not in window.said
    window.press("Visa fler")
    assert "Bedömningen började" in window.said


def test_words_are_searched_looked_at_and_erased_for_good(window: Window, written: Saved) -> None:
    window.open(written.assessment.id, "rensa")
    window.write("rensa|ord", "finns inte här")
    assert "Det står ingenstans" in window.said
    window.write("rensa|ord", PERSON)

    assert "ett svar nu" in window.said
    assert "Åtgärd: Ring" in window.said
    window.press("Rensa för gott")

    assert window.app.success[0].value.startswith("Rensat.")
    assert PERSON not in window.said
    assert PERSON not in str(window.stored)
    window.open(written.assessment.id, "historik")
    assert "Det som stod här är rensat." in window.said
    assert PERSON not in window.said


def test_too_few_letters_are_not_erased(window: Window, written: Saved) -> None:
    window.open(written.assessment.id, "rensa")
    window.write("rensa|ord", "Rin")
    window.press("Rensa för gott")

    assert "minst 4 tecken" in window.said
    assert PERSON in str(window.stored)


def test_who_may_not_erase_is_told_whom_to_ask(
    window: Window, written: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.service.rights.Rights.rights", lambda *_: frozenset())
    window.open(written.assessment.id, "rensa")

    assert "Bara en registrator" in window.said
    assert not window.app.text_input
