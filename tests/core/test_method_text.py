"""The method's text in chapters, with the constants of the scale that counts."""

from assessment.core.method_text import END, START, chapters_of, constants_as_text
from tests.factory import scale

TEXT = f"""# Metoden

Så räknar vi.

## 1. Rader

En rad.

### Mer om rader

Fler.

## Konstanter

{START}
Skalans utgåva: gammal.
{END}

Sist.
"""


def test_the_text_is_told_in_chapters_without_its_title() -> None:
    first, rows, constants = chapters_of(TEXT, scale())

    assert (first.heading, first.body) == ("", "Så räknar vi.")
    assert (rows.heading, rows.body) == ("1. Rader", "En rad.\n\n### Mer om rader\n\nFler.")
    assert constants.heading == "Konstanter"


def test_the_constants_are_those_of_the_scale_in_use() -> None:
    constants = chapters_of(TEXT, scale())[-1].body

    assert constants_as_text(scale()).strip() in constants
    assert constants.endswith("Sist.")
    assert "gammal" not in constants
    assert "<!--" not in constants


def test_the_scales_own_words_are_made_safe_to_show() -> None:
    constants = chapters_of(TEXT, scale(), str.upper)[-1].body

    assert "| LITEN | över 0, under 25 |" in constants
    assert "| Ord | Tal |" in constants


def test_a_text_without_chapters_is_one() -> None:
    (only,) = chapters_of("Bara text.", scale())

    assert (only.heading, only.body) == ("", "Bara text.")
