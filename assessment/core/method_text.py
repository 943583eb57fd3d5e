"""The method as people read it: the text in chapters, and its constants straight from the scale of the code.

Knows Markdown headings and tables. docs/metod.md and the page Så räknar vi show the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assessment.core.catalogue import Scale

START = "<!-- genererat: konstanter -->"
END = "<!-- /genererat -->"
_REGION = re.compile(f"{re.escape(START)}.*?{re.escape(END)}", re.DOTALL)
_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_TITLE = re.compile(r"\A\s*# .*\n")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands under it, as Markdown; '' before the first."""

    heading: str
    body: str


def chapters_of(text: str, scale: Scale, shown: Callable[[str], str] = str) -> tuple[Chapter, ...]:
    """Return the chapters of the method's text, with the constants of this scale in their place.

    Args:
        text: The whole text, with one title and chapters under ``##``.
        scale: The scale that results are counted with.
        shown: What makes the scale's own words safe to show as Markdown.
    """
    constants = constants_as_text(scale, shown)
    text = _COMMENT.sub("", _REGION.sub(lambda _: constants, _TITLE.sub("", text)))
    first, *rest = _HEADING.split(text)
    pairs = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    return tuple(Chapter(heading, body.strip()) for heading, body in pairs)


def constants_as_text(scale: Scale, shown: Callable[[str], str] = str) -> str:
    """Return the constants as Markdown: bands, weights and thresholds, each threshold with its reason.

    ``shown`` makes the scale's own words safe to show; without it they stand as they are written.
    """
    bands = [f"| {shown(b.name)} | {b.span} |" for b in scale.bands]
    weights = [f"| {weight} | {shown(word)} |" for weight, word in sorted(scale.weights.words.items())]
    named = {
        "Underlag saknas: u från och med": scale.thresholds.basis_missing,
        "Hög säkerhet: e från och med": scale.thresholds.high_basis,
        "Hög säkerhet: u under": scale.thresholds.high_unknown,
        "Låg säkerhet: e under": scale.thresholds.low_basis,
        "Låg säkerhet: u från och med": scale.thresholds.low_unknown,
    }
    thresholds = [f"| {name} | {t.value} | {shown(t.reason)} |" for name, t in named.items()]
    return "\n".join(
        [
            f"Skalans utgåva: {shown(scale.edition)}.",
            "",
            "| Ord | Tal |",
            "|---|---|",
            *bands,
            "",
            "| Vikt | Betyder |",
            "|---|---|",
            *weights,
            "",
            "| Gräns | Värde | Varför |",
            "|---|---|---|",
            *thresholds,
            "",
        ]
    )
