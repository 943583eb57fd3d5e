"""The yearly report in the register: of the one nämnd that is chosen, and its year."""

from tests.ui.test_register import stored
from tests.ui.window import Window


def _labels(window: Window) -> list[str]:
    return [element.proto.label for element in window.app.get("download_button")]


def test_the_report_is_offered_for_one_namnd_and_the_year_of_its_period(window: Window) -> None:
    stored(window.service, "Skolan", "Utbildningsnämnden")
    window.open("", "register", namnd="utbildningsnämnden", fran="2025-03-01")

    assert {"Årsrapport i Word", "Årsrapport i Excel"} <= set(_labels(window))
    assert "Nämndens alla beslut 2025" in window.said


def test_without_a_namnd_the_page_says_to_choose_one(window: Window) -> None:
    stored(window.service, "Skolan", "Utbildningsnämnden")
    window.open("", "register")

    assert "Årsrapport i Word" not in _labels(window)
    assert "Välj en nämnd i urvalet" in window.said
