"""The last step's downloads: one button for each file, and what is missing in words."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from assessment import bootstrap
from assessment.core.assessment import Measure
from assessment.settings import Settings
from tests.ui.window import Window


def offered(window: Window) -> list[str]:
    return [str(getattr(e, "label", "")) for e in window.app.get("download_button")]


def test_every_file_has_its_button(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessment.pdf.find_libreoffice", lambda: "/usr/bin/soffice")
    window.open(window.service.start_new().assessment.id, "granska")

    assert offered(window) == [
        "Bilagan som Word",
        "Bilagan som PDF",
        "Tabeller i Excel",
        "Alla svar som JSON",
        "Texten som Word",
        *(f"{c.name} som blankett" for c in window.service.checklists().perspectives),
    ]


def test_days_are_offered_to_the_calendar_when_there_are_any(window: Window) -> None:
    saved = window.service.start_new()
    measure = Measure(id="a", text="Skolskjuts", due=date(2026, 8, 1), decided=True)
    window.service.save(saved.assessment.model_copy(update={"measures": (measure,)}), saved)
    window.open(saved.assessment.id, "granska")

    assert "Datum som kalenderfil" in offered(window)
    made = window.service.export_calendar(window.service.open(saved.assessment.id).assessment)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == "Skolskjuts"


def test_the_register_hands_over_the_days_that_it_shows(window: Window) -> None:
    saved = window.service.start_new()
    measure = Measure(id="a", text="Skolskjuts", decided=True)
    saved = window.service.save(saved.assessment.model_copy(update={"measures": (measure,)}), saved)
    window.open("", "register", visa="forfaller", lage="utkast")
    assert "Datum som kalenderfil" not in offered(window)

    dated = measure.model_copy(update={"due": date(2026, 8, 1)})
    window.service.save(saved.assessment.model_copy(update={"measures": (dated,)}), saved)
    window.app.run()
    assert "Datum som kalenderfil" in offered(window)
    assert not window.app.exception


def test_an_own_template_is_checked_where_it_is_used(window: Window) -> None:
    templates = Path(__file__).parents[2] / "templates"
    window.open(window.service.start_new().assessment.id, "granska")
    field = next(f for f in window.app.file_uploader if f.label == "En Wordmall (.docx)")
    field.set_value(("egen.docx", (templates / "konsekvensbedomning.docx").read_bytes(), "x/y")).run()
    assert "egen.docx går att använda som den är." in window.app.success[0].value.replace("\\", "")

    field = next(f for f in window.app.file_uploader if f.label == "En Wordmall (.docx)")
    field.set_value(("annan.docx", b"hej", "x/y")).run()
    assert "Mallen är ingen Word-fil" in window.said
    assert not window.app.exception


def test_without_libreoffice_the_button_says_what_is_missing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.pdf.find_libreoffice", lambda: None)
    window.open(window.service.start_new().assessment.id, "granska")

    (button,) = (b for b in window.app.button if b.label.startswith("PDF"))
    assert (button.label, button.disabled) == ("PDF går inte: LibreOffice saknas", True)
    assert "spara den som PDF i Word, eller be it-avdelningen om LibreOffice" in window.said
    assert "Bilagan som PDF" not in offered(window)


def test_the_template_of_the_board_is_chosen_and_another_can_be(window: Window) -> None:
    window.open(window.service.start_new().assessment.id, "granska")
    (choice,) = (b for b in window.app.selectbox if b.label == "Wordmall")

    assert choice.value == "konsekvensbedomning.docx"
    assert choice.options == ["Den vanliga mallen", "konsekvensbedomning-svartvit"]
    choice.set_value("konsekvensbedomning-svartvit.docx").run()
    assert not window.app.exception


def test_a_template_that_cannot_be_used_is_told_before_any_button_is_pressed(
    settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / "mallar"
    folder.mkdir()
    bootstrap.configure(settings.model_copy(update={"templates": folder}))
    window = Window()
    window.open(window.service.start_new().assessment.id, "granska")

    assert not window.app.exception
    assert "Mallen konsekvensbedomning.docx går inte att använda. Mallen finns inte." in window.said


def test_settings_that_cannot_be_used_are_told_and_stop_no_answer(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "mallar"
    folder.mkdir()
    (folder / "organisation.yaml").write_text("nman: Lillmark\n", encoding="utf-8")
    bootstrap.configure(settings.model_copy(update={"templates": folder}))
    window = Window()
    window.open(window.service.start_new().assessment.id, "granska")

    assert not window.app.exception
    assert "Inställningarna i organisation.yaml behöver rättas." in window.said
    window.write("granskning|av", "Strateg")
    assert window.stored.review.reviewer == "Strateg"
