"""The last step's downloads: one button for each file, and what is missing in words."""

import pytest

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
    ]


def test_without_libreoffice_the_button_says_what_is_missing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessment.pdf.find_libreoffice", lambda: None)
    window.open(window.service.start_new().assessment.id, "granska")

    (button,) = (b for b in window.app.button if b.label.startswith("PDF"))
    assert (button.label, button.disabled) == ("PDF går inte: LibreOffice saknas", True)
    assert "spara den som PDF i Word, eller be it-avdelningen om LibreOffice" in window.said
    assert "Bilagan som PDF" not in offered(window)
