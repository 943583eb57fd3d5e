"""Pieces that several chapters share: data tables, an answer, a question told in full.

Knows the fields of the hand-over by their Swedish names and the styles by theirs. Knows no measures.
"""

from collections.abc import Sequence

from assessment.core.language import N_, tr
from tools.template.xml import cell, code, each, paragraph, row, run, steering_row, strong, table, when

STYLE = "Konsekvenstabell"


def shares(width: int, *parts: float) -> list[int]:
    """Return the width divided by the parts, whole twentieths of a point that add up to it."""
    whole = [int(width * p / sum(parts)) for p in parts]
    return [*whole[:-1], width - sum(whole[:-1])]


def heading(level: int, *runs: str) -> str:
    """Return a heading."""
    return paragraph(f"Heading{level}", *runs)


def text(*runs: str) -> str:
    """Return a paragraph of running text."""
    return paragraph("Normal", *runs)


def bullet(*runs: str) -> str:
    """Return one entry of a list."""
    return paragraph("ListBullet", *runs)


def caption(words: str) -> str:
    """Return the line above a table that says what it shows."""
    return paragraph("Caption", words)


def labelled(label: str, field: str, style: str = "Normal") -> str:
    """Return ``Label: value`` as a paragraph that is there only when there is a value."""
    return when(field, paragraph(style, strong(f"{label}: "), f"{{{{ {field} }}}}"))


def listing(
    loop: str,
    columns: Sequence[tuple[str, str]],
    widths: Sequence[int],
    *,
    title: str,
    description: str,
    style: str = "Tabelltext",
    first_column: bool = False,
) -> str:
    """Return a table with a heading for each column and a row for each element of the loop."""
    return table(
        STYLE,
        widths,
        row(
            *(cell(w, paragraph("Tabellhuvud", head)) for w, (head, _) in zip(widths, columns, strict=True)),
            header=True,
        ),
        steering_row(f"{{%tr for {loop} %}}", widths),
        row(*(cell(w, paragraph(style, value)) for w, (_, value) in zip(widths, columns, strict=True))),
        steering_row("{%tr endfor %}", widths),
        title=title,
        description=description,
        first_column=first_column,
    )


def grid(name: str, first: tuple[str, str], width: int, *, title: str, description: str) -> str:
    """Return a table with as many columns as ``name.kolumner``; the writer makes the columns even.

    ``first`` is the heading and the field of the first column; the rows are ``name.rader`` with ``celler``.
    """
    widths = shares(width, 25, 25, 25, 25)

    def cells(style: str, loop: str, lead: str, value: str) -> str:
        return "".join(
            (
                cell(widths[0], paragraph(style, lead)),
                cell(widths[1], paragraph("Mallkod", f"{{%tc for {loop} %}}")),
                cell(widths[2], paragraph(style, value)),
                cell(widths[3], paragraph("Mallkod", "{%tc endfor %}")),
            )
        )

    return table(
        STYLE,
        widths,
        row(cells("Tabellhuvud", f"kolumn in {name}.kolumner", first[0], "{{ kolumn }}"), header=True),
        steering_row(f"{{%tr for rad in {name}.rader %}}", widths),
        row(cells("Matristext", "ruta in rad.celler", first[1], "{{ ruta }}")),
        steering_row("{%tr endfor %}", widths),
        title=title,
        description=description,
        first_column=True,
    )


def _answer_table(name: str, width: int) -> str:
    widths = shares(width, 30, 35, 35)

    def cells(style: str, loop: str) -> str:
        return "".join(
            (
                cell(widths[0], paragraph("Mallkod", f"{{%tc for {loop} %}}")),
                cell(widths[1], paragraph(style, "{{ ruta }}")),
                cell(widths[2], paragraph("Mallkod", "{%tc endfor %}")),
            )
        )

    return table(
        STYLE,
        widths,
        row(cells("Tabellhuvud", f"ruta in {name}.tabell[0]"), header=True),
        steering_row(f"{{%tr for rad in {name}.tabell[1:] %}}", widths),
        row(cells("Tabelltext", "ruta in rad")),
        steering_row("{%tr endfor %}", widths),
        title=tr("Tabellsvar"),
        description=tr("Svaret på frågan ovanför tabellen, rad för rad."),
    )


def answer(name: str, width: int) -> str:
    """Return a question without rows: the question as a heading, the answer, its table and its reason."""
    return "".join(
        (
            paragraph("Fraga", f"{{{{ {name}.fråga }}}}"),
            when(f"{name}.svar", text(f"{{{{ {name}.svar }}}}")),
            when(f"{name}.tabell", _answer_table(name, width)),
            labelled(tr("Motivering"), f"{name}.motivering"),
        )
    )


def _details(name: str) -> str:
    """Return what an answer rests on as one line: label and value for each part that is there."""
    parts = (
        (tr("Åtgärder"), "åtgärder"),
        (tr("Effekt"), "egenskaper"),
        (tr("På lång sikt"), "på_lång_sikt"),
        (tr("Underlag"), "underlag"),
        (tr("Källor"), "källor"),
    )
    runs = []
    for label, field in parts:
        value = f"{name}.{field}"
        runs += [
            run(f"{{% if {value} %}}"),
            strong(f"{label}: "),
            run(f"{{{{ {value} }}}}{{% if {value}[-1] not in '.!?…' %}}.{{% endif %}} {{% endif %}}"),
        ]
    fields = " or ".join(f"{name}.{field}" for _, field in parts)
    return when(fields, paragraph("Detaljrad", *runs))


def block(name: str, *, with_alternative: bool, style: str = "Fraga") -> str:
    """Return an effect question told in full: ratings, reason, and what the answer rests on."""
    about = f" – {{{{ {name}.alternativ }}}}" if with_alternative else ""
    return "".join(
        (
            paragraph(style, f"{{{{ {name}.fråga }}}}{about}"),
            each(f"bedömning in {name}.bedömningar", bullet("{{ bedömning }}")),
            when(f"{name}.motivering", text(f"{{{{ {name}.motivering }}}}")),
            _details(name),
        )
    )


__all__ = [
    "answer",
    "block",
    "bullet",
    "caption",
    "code",
    "each",
    "grid",
    "heading",
    "labelled",
    "listing",
    "run",
    "shares",
    "strong",
    "text",
    "when",
]


FLAGS = {
    "val.öppna_flaggor": N_("Måste få ett svar innan bedömningen är klar:"),
    "val.besvarade_flaggor and (not kort or sida1.besvarade_flaggor_mer)": N_(
        "Varningar som har fått ett svar:"
    ),
}


def flag_list(shown: str, title: str) -> str:
    """Return one alternative's flags of a kind under their title, when they are shown."""
    field = shown.partition(" ")[0]
    told = each(f"flagga in {field}", bullet("{{ flagga.namn }}. {{ flagga.text }}"))
    return when(shown, text(strong(tr(title))), told)
