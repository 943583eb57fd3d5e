"""Streamlit's options: the hidden one that costs most is there and off, and the colours can be read."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from streamlit import config as streamlit_options

from assessment.core.assessment_file import LARGEST_FILE
from assessment.ui.look import STYLE

CONFIG = tomllib.loads(
    (Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
)


def flat(section: dict[str, object], prefix: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in section.items():
        name = f"{prefix}{key}"
        found |= flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
    return found


def test_every_option_that_we_set_exists() -> None:
    assert [name for name in flat(CONFIG) if name not in streamlit_options._config_options_template] == []


def test_the_hidden_option_that_collects_garbage_after_every_answer_exists_and_is_off() -> None:
    option = streamlit_options._config_options_template["runner.postScriptGC"]

    assert option.default_val is True, "off by default now: the option and this test can go"
    assert CONFIG["runner"]["postScriptGC"] is False


def test_nothing_is_sent_and_no_guard_is_off() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["browser"]["serverAddress"] == "localhost"
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["server"]["enableCORS"] is True
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert streamlit_options._config_options_template["server.enableAgentApi"].default_val is False


def luminance(colour: str) -> float:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between 1 and 21, by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blended(colour: str, behind: str, share: float) -> str:
    parts = ((int(colour[i : i + 2], 16), int(behind[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(c * share + b * (1 - share)):02X}" for c, b in parts)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read_on_every_background(mode: str) -> None:
    theme = CONFIG["theme"][mode]
    backgrounds = [theme["backgroundColor"], theme["secondaryBackgroundColor"]]
    texts = [theme[name] for name in ("textColor", "linkColor", "grayTextColor")]

    assert {
        (t, b): round(contrast(t, b), 1)
        for t, b in itertools.product(texts, backgrounds)
        if contrast(t, b) < 4.5
    } == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_faded_captions_can_be_read(mode: str) -> None:
    theme = CONFIG["theme"][mode]

    for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        # Streamlit shows captions in six tenths of the text's colour.
        assert contrast(blended(theme["textColor"], background, 0.6), background) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_borders_and_the_primary_colour_stand_out(mode: str) -> None:
    theme = CONFIG["theme"][mode]

    for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["borderColor"], background) >= 3
        assert contrast(theme["primaryColor"], background) >= 4.5


@pytest.mark.parametrize(("mode", "place"), [("light", 0), ("dark", 1)])
def test_the_text_of_a_primary_button_can_be_read(mode: str, place: int) -> None:
    # Streamlit writes white on every primary colour, so the style says what is written instead.
    rule = re.search(r'stBaseButton-primary"\] :is\(p, span\) \{color: light-dark\(([^)]*)\);\}', STYLE)
    assert rule is not None
    text = rule[1].split(", ")[place]

    assert contrast(text, CONFIG["theme"][mode]["primaryColor"]) >= 4.5


def test_the_largest_file_is_the_same_for_the_page_and_the_reader() -> None:
    assert CONFIG["server"]["maxUploadSize"] * 1024 * 1024 == LARGEST_FILE
