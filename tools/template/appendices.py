"""Bilaga A, every answer, and Bilaga B, how the numbers came about.

Knows the fields of the hand-over by their Swedish names. Knows no measures.
"""

from collections.abc import Sequence

from tools.template.chapters import chapter
from tools.template.look import Look
from tools.template.pieces import STYLE, answer, block, bullet, caption, heading, listing, shares, text
from tools.template.xml import cell, each, paragraph, row, steering_row, strong, table, when


def _weights(width: int) -> str:
    now_and_weighed = "{{{{ rad.{0} }}}} ({{{{ rad.{1} }}}})"
    return "".join(
        (
            heading(2, "Om frågorna hade vägt mer eller mindre"),
            text("{{ vikter_meningar[0] }}"),
            each("mening in vikter_meningar[1:]", bullet("{{ mening }}")),
            when(
                "vikter",
                caption("Talen som de är, och inom parentes med alla vikter mellan hälften och dubbelt"),
                listing(
                    "rad in vikter",
                    [
                        ("Perspektiv", "{{ rad.perspektiv }}"),
                        ("Alternativ", "{{ rad.alternativ }}"),
                        ("Försämring", now_and_weighed.format("försämring", "försämring_omvägd")),
                        ("Förbättring", now_and_weighed.format("förbättring", "förbättring_omvägd")),
                        ("Okänt", now_and_weighed.format("okänt", "okänt_omvägt")),
                        ("Står sig", "{{ rad.står_sig }}"),
                    ],
                    shares(width, 40, 44, 26, 26, 26, 12),
                    title="Andra vikter",
                    description="En rad per perspektiv och alternativ: talen, och vad andra vikter kan ge.",
                    style="Matristext",
                ),
            ),
        )
    )


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
            when("vikter_meningar", _weights(width)),
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
