"""Bilaga A, every answer, and Bilaga B, how the numbers came about.

Knows the fields of the hand-over by their Swedish names. Knows no measures.
"""

from collections.abc import Sequence

from assessment.core.language import tr
from tools.template.chapters import chapter
from tools.template.look import Look
from tools.template.pieces import STYLE, answer, block, bullet, caption, heading, listing, shares, text
from tools.template.xml import cell, each, paragraph, row, steering_row, strong, table, when


def _weights(width: int) -> str:
    now_and_weighed = "{{{{ rad.{0} }}}} ({{{{ rad.{1} }}}})"
    return "".join(
        (
            heading(2, tr("Om frågorna hade vägt mer eller mindre")),
            text("{{ vikter_meningar[0] }}"),
            each("mening in vikter_meningar[1:]", bullet("{{ mening }}")),
            when(
                "vikter",
                caption(tr("Talen som de är, och inom parentes med alla vikter mellan hälften och dubbelt")),
                listing(
                    "rad in vikter",
                    [
                        (tr("Perspektiv"), "{{ rad.perspektiv }}"),
                        (tr("Alternativ"), "{{ rad.alternativ }}"),
                        (tr("Försämring"), now_and_weighed.format("försämring", "försämring_omvägd")),
                        (tr("Förbättring"), now_and_weighed.format("förbättring", "förbättring_omvägd")),
                        (tr("Okänt"), now_and_weighed.format("okänt", "okänt_omvägt")),
                        (tr("Står sig"), "{{ rad.står_sig }}"),
                    ],
                    shares(width, 40, 42, 26, 26, 24, 16),
                    title=tr("Andra vikter"),
                    description=tr(
                        "En rad per perspektiv och alternativ: talen, och vad andra vikter kan ge."
                    ),
                    style="Matristext",
                ),
            ),
        )
    )


def appendices(look: Look) -> str:
    """Return Bilaga A, all answers, and Bilaga B, the counting."""
    width = look.width
    trace_widths = shares(width, 64, 48, 16, 22, 22)
    heads = (tr("Fråga"), tr("Bedömning"), tr("Vikt"), tr("Vikt × försämring"), tr("Vikt × förbättring"))
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
        title=tr("Så räknas talen"),
        description=tr("En rad per fråga med vikt och vikt gånger försämring och förbättring; sist summan."),
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
                heading(2, tr("Metodens konstanter")),
                listing(
                    "rad in konstanter",
                    [(tr("Konstant"), "{{ rad[0] }}"), (tr("Värde"), "{{ rad[1] }}")],
                    shares(width, 1, 2),
                    title=tr("Metodens konstanter"),
                    description=tr("En rad per konstant med dess värde."),
                    style="Matristext",
                ),
            ),
            when(
                "utgåvor",
                heading(2, tr("Checklistornas utgåvor")),
                listing(
                    "rad in utgåvor",
                    [
                        (tr("Checklista"), "{{ rad.namn }}"),
                        (tr("Utgåva"), "{{ rad.utgåva }}"),
                        (tr("Förvaltas av"), "{{ rad.förvaltas_av }}"),
                        (tr("Fingeravtryck"), "{{ rad.fingeravtryck or '–' }}"),
                        (tr("Anmärkning"), "{{ rad.not or '–' }}"),
                    ],
                    shares(width, 36, 18, 36, 34, 40),
                    title=tr("Checklistornas utgåvor"),
                    description=tr("En rad per checklista: utgåva, vem som förvaltar den och fingeravtryck."),
                    style="Matristext",
                ),
            ),
            when(
                "källor",
                heading(2, tr("Källor")),
                each("källa in källor", bullet("{{ källa }}")),
            ),
        )
    )
