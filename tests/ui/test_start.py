"""The start page: begin, continue, open a file, and refusals that say what is wrong."""

from pathlib import Path

import pytest

from assessment import bootstrap
from assessment.core.progress import Lack
from assessment.core.vocabulary import Stage
from assessment.settings import Settings
from tests.ui.window import Window


def test_a_new_assessment_is_stored_and_opened_at_the_first_step(window: Window) -> None:
    window.press("Börja en ny bedömning")

    assert window.app.title[0].value == "1 Ärendet"
    (line,) = window.service.list_mine().lines
    assert window.app.query_params["bedomning"] == line.id


def test_the_start_page_says_where_everything_is_kept(window: Window, tmp_path: Path) -> None:
    assert "konsekvens.db" in window.said
    assert tmp_path.name in window.said


def test_my_assessments_are_listed_with_how_far_they_have_come(window: Window) -> None:
    saved = window.service.start_new()
    titled = saved.assessment.model_copy(
        update={"case": saved.assessment.case.model_copy(update={"title": "Skolor *samlas*"})}
    )
    window.service.save(titled, saved.revision)
    window.app.run()

    assert "Skolor *samlas*" in window.said
    assert "0 av " in window.said or "1 av " in window.said


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("tom.json", b"", "Filen är tom."),
        ("trasig.json", b"{", "Filen är inte JSON"),
        ("fel.json", b'{"format": 1, "id": "a", "svar": []}', "svar"),
        ("framtid.json", b'{"format": 7, "id": "a"}', "format 7"),
        ("bild.json", b"\xff\xd8\xff\xe0", "UTF-8"),
        ("utan.docx", b"PK", "ingen hel Word-fil"),
        ("alias.yaml", b"format: &a 1\nid: *a\n", "Filen går inte att öppna"),
    ],
)
def test_a_file_that_is_no_assessment_is_refused_in_words_and_nothing_changes(
    window: Window, name: str, content: bytes, sentence: str
) -> None:
    window.app.file_uploader[0].set_value((name, content, "application/octet-stream")).run()

    (error,) = window.app.error
    assert sentence in error.value.replace("\\", "")
    assert "Traceback" not in error.value
    assert window.service.list_mine().lines == ()


def test_a_file_is_opened_as_it_was_saved(window: Window) -> None:
    saved = window.service.start_new()
    file = window.service.export_json(saved.assessment.model_copy(update={"id": "annan"}))
    window.app.file_uploader[0].set_value(("min.json", file, "application/json")).run()

    assert window.app.title[0].value == "1 Ärendet"
    assert window.app.query_params["bedomning"] == "annan"


def test_a_word_file_with_the_answers_inside_is_opened(window: Window) -> None:
    saved = window.service.start_new()
    file = window.service.export_word(saved.assessment.model_copy(update={"id": "annan"}), carrying=True)
    window.app.file_uploader[0].set_value(("bilaga.docx", file, "application/octet-stream")).run()

    assert window.app.title[0].value == "1 Ärendet"
    assert window.app.query_params["bedomning"] == "annan"


def test_a_link_to_an_assessment_that_is_gone_says_so(window: Window) -> None:
    window.open("finns-inte", "arendet")

    assert not window.app.exception
    assert "Bedömningen finns inte här" in window.said


def test_a_step_without_an_assessment_leads_to_the_start_page(window: Window) -> None:
    window.app.switch_page("assessment/ui/pages/arendet.py").run()

    assert "Ingen bedömning är öppen" in window.said


def test_checklists_with_errors_are_shown_as_text_and_stop_nothing_else(
    tmp_path: Path, settings: Settings
) -> None:
    broken = tmp_path / "checklists"
    broken.mkdir()
    (broken / "arendet.yaml").write_text("format: 1\nchecklista: arendet\nnamnn: Ärendet\n", encoding="utf-8")
    bootstrap.configure(settings.model_copy(update={"checklists": broken}))
    window = Window()

    assert not window.app.exception
    assert "namnn" in window.said
    assert "Traceback" not in window.said


def titled(window: Window, title: str, diary_number: str = "") -> str:
    saved = window.service.start_new()
    case = saved.assessment.case.model_copy(update={"title": title, "diary_number": diary_number})
    return window.service.save(saved.assessment.model_copy(update={"case": case}), saved).assessment.id


def test_the_latest_is_gone_on_with_where_something_is_unanswered(window: Window) -> None:
    window.service.start_example("fall-1-anpassad-grundskola-fore.json")
    latest = titled(window, "Busslinje *9* läggs ned " + "och " * 30)
    window.app.run()
    button = next(b for b in window.app.button if b.label.startswith("Fortsätt med Busslinje"))
    assert len(button.label) < 100
    button.click().run()

    assert window.app.query_params["bedomning"] == latest
    assert window.app.query_params["fraga"]
    assert window.app.title[0].value == "1 Ärendet"


def test_what_is_answered_is_gone_on_with_at_the_review(window: Window) -> None:
    saved = window.service.start_example("fall-1-anpassad-grundskola.json")
    window.app.run()
    next(b for b in window.app.button if b.label.startswith("Fortsätt med")).click().run()

    left = window.service.outcome(saved.assessment).progress.left
    assert [t for t in left if t.lack is Lack.ANSWER] == []
    assert window.app.title[0].value.endswith("Granska och exportera")


def test_nothing_that_is_frozen_is_gone_on_with(window: Window) -> None:
    saved = window.service.start_example("fall-1-anpassad-grundskola.json")
    window.service.move(saved, Stage.READY)
    window.app.run()

    assert not any(b.label.startswith("Fortsätt med") for b in window.app.button)
    assert "Klar för nämnden · " in window.said


def test_more_than_ten_can_be_searched(window: Window) -> None:
    for number in range(10):
        titled(window, f"Ärende {number}")
    window.app.run()
    assert not window.app.text_input

    titled(window, "Fritidsgården i Norrby", "KFN 2026/77")
    window.app.run()
    field = window.app.text_input[0]
    for sought in ("norrby FRITID", "2026/77", "utkast fritidsg"):
        field.set_value(sought).run()
        assert [name for name in window.links if "Ärende " in name or "Norrby" in name] == [
            "Fritidsgården i Norrby"
        ]
    field.set_value("badhus").run()
    assert "Ingen bedömning har alla de orden" in window.said
    field.set_value("").run()
    assert "Ärende 3" in window.links
