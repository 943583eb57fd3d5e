"""Visa mig runt: short, told in the words of the scale, and left whenever you like."""

import pytest
from streamlit.testing.v1.element_tree import PageLink

from assessment import bootstrap
from tests.ui.window import Window

STOPS = 6


def at(window: Window, stop: str) -> Window:
    window.app.query_params["avsnitt"] = stop
    window.app.switch_page("assessment/ui/pages/visning.py").run()
    assert not window.app.exception
    return window


def links(window: Window) -> list[str]:
    return [link.label for link in window.app.get("page_link") if isinstance(link, PageLink)]


def test_the_way_in_is_on_the_start_page(window: Window) -> None:
    assert "Visa mig runt (tre minuter)" in links(window)


def test_each_stop_says_what_you_do_and_why_and_leads_on_to_the_end(window: Window) -> None:
    at(window, "1")
    seen = []
    for stop in range(1, STOPS + 1):
        assert not window.app.exception
        assert f"Stopp {stop} av {STOPS}." in window.said
        assert "Det här gör du." in window.said
        assert "Därför." in window.said
        seen.append(window.app.header[0].value)
        if stop < STOPS:
            onwards = next(b for b in window.app.button if b.label.startswith("Vidare"))
            onwards.click().run()

    assert len(set(seen)) == STOPS
    assert not [b for b in window.app.button if b.label.startswith("Vidare")]


def test_what_is_not_folded_is_read_in_three_minutes(window: Window) -> None:
    words = 0
    for stop in range(1, STOPS + 1):
        at(window, str(stop))
        words += sum(len(each.value.split()) for each in (*window.app.markdown, *window.app.header))

    # A slow reader reads 200 words in a minute.
    assert words <= 600


def test_it_can_be_left_at_every_stop_and_changes_nothing(window: Window) -> None:
    for stop in range(1, STOPS + 1):
        at(window, str(stop))
        assert any(label.startswith(("Hoppa över", "Till startsidan")) for label in links(window))

    assert not bootstrap.service().list_mine().lines


def test_the_words_are_those_of_the_scale(window: Window) -> None:
    scale = bootstrap.service().checklists().scale

    at(window, "4")
    assert all(d.word in window.said.lower() for d in scale.directions)
    at(window, "6")
    assert all(word in window.said for word in scale.words["status"])


@pytest.mark.parametrize("stop", ["0", "99", "x", "-1", ""])
def test_an_address_that_leads_nowhere_shows_a_stop(window: Window, stop: str) -> None:
    at(window, stop)

    assert len(window.app.header) == 1
