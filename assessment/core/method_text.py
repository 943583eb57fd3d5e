"""The constants of the method as a table for people, straight from the scale that the code counts with.

Knows Markdown tables only. docs/metod.md and the page Metod show it.
"""

from fractions import Fraction

from assessment.core.catalogue import Scale


def constants_as_text(scale: Scale) -> str:
    """Return the constants as Markdown: bands, weights and thresholds, each threshold with its reason."""
    bands = [f"| {b.name} | {_span(b.start, b.end)} |" for b in scale.bands]
    weights = [f"| {weight} | {word} |" for weight, word in sorted(scale.weights.words.items())]
    named = {
        "Underlag saknas: u från och med": scale.thresholds.basis_missing,
        "Hög säkerhet: e från och med": scale.thresholds.high_basis,
        "Hög säkerhet: u under": scale.thresholds.high_unknown,
        "Låg säkerhet: e under": scale.thresholds.low_basis,
        "Låg säkerhet: u från och med": scale.thresholds.low_unknown,
    }
    thresholds = [f"| {name} | {t.value} | {t.reason} |" for name, t in named.items()]
    return "\n".join(
        [
            f"Skalans utgåva: {scale.edition}.",
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


def _span(start: Fraction, end: Fraction) -> str:
    whole = 100
    if start == end:
        return f"{start}"
    if start == 0:
        return f"över 0, under {end}"
    return f"från {start} till och med {end}" if end == whole else f"från {start}, under {end}"
