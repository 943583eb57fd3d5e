"""The chapters of the checklists that give points; none is there before somebody has begun one.

Knows the fields of the hand-over by their Swedish names. Knows no measures.
"""

from assessment.core.language import N_, tr
from tools.template.look import Look
from tools.template.pieces import STYLE, bullet, heading, shares, text
from tools.template.xml import cell, each, paragraph, row, steering_row, strong, table, when

_HEADS = (N_("Fråga"), N_("Svar"), N_("Poäng"), N_("Kan ge"))


def points(look: Look) -> str:
    """Return a chapter for each: what follows and why, and each scale with the lines that add up to it."""
    widths = shares(look.width, 62, 66, 22, 22)
    styles = ("Matristext", "Matristext", "Tabelltal", "Tabelltal")
    heads = ("Tabellhuvud", "Tabellhuvud", "Talhuvud", "Talhuvud")

    def cells(kinds: tuple[str, ...], values: list[str] | tuple[str, ...]) -> list[str]:
        return [cell(w, paragraph(s, v)) for w, s, v in zip(widths, kinds, values, strict=True)]

    counted = table(
        STYLE,
        widths,
        row(*cells(heads, [tr(head) for head in _HEADS]), header=True),
        steering_row("{%tr for rad in skala.rader %}", widths),
        row(*cells(styles, [f"{{{{ rad[{i}] }}}}" for i in range(len(_HEADS))])),
        steering_row("{%tr endfor %}", widths),
        row(*cells(styles, [strong(f"{{{{ skala.summa[{i}] or '–' }}}}") for i in range(len(_HEADS))])),
        title=tr("Så räknas poängen"),
        description=tr("En rad per fråga med svar, poäng och vad frågan kan ge; sist summan."),
    )
    return each(
        "kapitel in poäng",
        heading(1, "{{ kapitel.nummer }} {{ kapitel.namn }}"),
        when("kapitel.inledning", text("{{ kapitel.inledning }}")),
        when("kapitel.utfall", text(strong("{{ kapitel.utfall }}"))),
        each("skäl in kapitel.skäl", bullet("{{ skäl }}")),
        each(
            "skala in kapitel.skalor",
            heading(2, "{{ skala.namn }}"),
            when("skala.hjälp", text("{{ skala.hjälp }}")),
            each("mening in skala.meningar", bullet("{{ mening }}")),
            counted,
        ),
    )
