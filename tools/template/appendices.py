"""Bilaga A, every answer, and Bilaga B, how the numbers came about.

Knows the fields of the hand-over by their Swedish names. Knows no measures.
"""

from collections.abc import Sequence

from tools.template.chapters import chapter
from tools.template.look import Look
from tools.template.pieces import STYLE, answer, block, bullet, heading, listing, shares
from tools.template.xml import cell, each, paragraph, row, steering_row, strong, table, when


def appendices(look: Look) -> str:
    """Return Bilaga A, all answers, and Bilaga B, the counting."""
    width = look.width
    trace_widths = shares(width, 64, 48, 16, 22, 22)
    heads = ("Fråga", "Bedömning", "Vikt", "Vikt × försämring", "Vikt × förbättring")
    text_styles = ("Matristext", "Matristext", "Tabelltal", "Tabelltal", "Tabelltal")
    head_styles = ("Tabellhuvud", "Tabellhuvud", "Talhuvud", "Talhuvud", "Talhuvud")

    def cells(styles: Sequence[str], values: Sequence[str]) -> list[str]:
        return [cell(w, paragraph(s, v)) for w, s, v in zip(trace_widths, styles, values, strict=True)]

    sums = [strong(f"{{{{ räkning_tabell.summa[{i}] or '–' }}}}") for i in range(len(heads))]
    trace = table(
        STYLE,
        trace_widths,
        row(*cells(head_styles, heads), header=True),
        steering_row("{%tr for rad in räkning_tabell.rader %}", trace_widths),
        row(*cells(text_styles, [f"{{{{ rad[{i}] }}}}" for i in range(len(heads))])),
        steering_row("{%tr endfor %}", trace_widths),
        row(*cells(text_styles, sums)),
        title="Så räknas talen",
        description="En rad per fråga med vikt och vikt gånger försämring och förbättring; sist summan.",
    )
    return "".join(
        (
            chapter("bilaga_a", "Bilaga"),
            each(
                "avsnitt in alla_svar",
                heading(2, "{{ avsnitt.namn }}"),
                each("svar in avsnitt.frågor", answer("svar", width)),
                each("svar in avsnitt.effekter", block("svar", with_alternative=True)),
            ),
            chapter("bilaga_b", "Bilaga"),
            each(
                "räkning_tabell in räkning",
                heading(2, "{{ räkning_tabell.rubrik }}"),
                trace,
                paragraph("Not", "{{ räkning_tabell.resultat }}"),
            ),
            when(
                "konstanter",
                heading(2, "Metodens konstanter"),
                listing(
                    "rad in konstanter",
                    [("Konstant", "{{ rad[0] }}"), ("Värde", "{{ rad[1] }}")],
                    shares(width, 1, 2),
                    title="Metodens konstanter",
                    description="En rad per konstant med dess värde.",
                    style="Matristext",
                ),
            ),
            when(
                "utgåvor",
                heading(2, "Checklistornas utgåvor"),
                listing(
                    "rad in utgåvor",
                    [
                        ("Checklista", "{{ rad.namn }}"),
                        ("Utgåva", "{{ rad.utgåva }}"),
                        ("Förvaltas av", "{{ rad.förvaltas_av }}"),
                        ("Fingeravtryck", "{{ rad.fingeravtryck or '–' }}"),
                        ("Anmärkning", "{{ rad.not or '–' }}"),
                    ],
                    shares(width, 36, 18, 36, 34, 40),
                    title="Checklistornas utgåvor",
                    description="En rad per checklista: utgåva, vem som förvaltar den och fingeravtryck.",
                    style="Matristext",
                ),
            ),
            when(
                "källor",
                heading(2, "Källor"),
                each("källa in källor", bullet("{{ källa }}")),
            ),
        )
    )
