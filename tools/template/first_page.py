"""Page 1 of the assessment: the order is the order of importance, and nothing may push it onto a second page.

Knows the fields of ``sida1`` and ``huvud``. Knows no chapter.
"""

from assessment.core.language import tr
from assessment.core.summary import arguing
from tools.template.look import Look
from tools.template.pieces import shares
from tools.template.xml import cell, code, each, paragraph, row, run, steering_row, strong, tab, table, when

_TABLE = "Sida1Tabellformat"


def _heading(words: str) -> str:
    return paragraph("Sida1Rubrik", words)


def _text(*runs: str) -> str:
    return paragraph("Sida1Text", *runs)


def _bullet(*runs: str) -> str:
    return paragraph("Sida1Punkt", *runs)


def _head() -> str:
    facts = (
        "Version {{ huvud.version }}"
        "{% if huvud.datum %}, {{ huvud.datum }}{% endif %}"
        "{% if huvud.beslutsdatum %}"
        + tr(" · Beslut {{ huvud.beslutsdatum }}")
        + "{% endif %}{% if huvud.genomförs_från %}"
        + tr(" · Gäller från {{ huvud.genomförs_från }}")
        + "{% endif %}{% if huvud.funktion %}"
        + tr(" · Handläggare: {{ huvud.funktion }}")
        + "{% endif %}"
    )
    stage = run("{{ huvud.lägestext or huvud.läge }}", tr("Utkast"))
    return "".join(
        (
            paragraph("Overrad", tr("Konsekvensbedömning"), tab(), stage),
            paragraph("Title", "{{ huvud.titel }}"),
            paragraph("Uppgifter", facts),
        )
    )


def _overview(look: Look) -> str:
    widths = shares(look.width, 33, 56, 42, 25, 16)
    heads = (tr("Perspektiv"), tr("Bedömning"), tr("Mest drabbad grupp"), tr("Skillnader"), tr("Underlag"))
    values = ("{{ rad.perspektiv }}", "", "{{ rad.mest_drabbad }}", "{{ rad.klyfta }}", "{{ rad.säkerhet }}")
    filled = [cell(w, paragraph("Sida1Tabell", v)) for w, v in zip(widths, values, strict=True)]
    filled[1] = cell(widths[1], paragraph("Sida1Tabell", strong("{{ rad.tecken }} "), "{{ rad.bedömning }}"))
    return table(
        _TABLE,
        widths,
        row(*(cell(w, paragraph("Tabellhuvud", h)) for w, h in zip(widths, heads, strict=True)), header=True),
        steering_row("{%tr for rad in sida1.samlad_bild %}", widths),
        row(*filled),
        steering_row("{%tr endfor %}", widths),
        title=tr("Samlad bild"),
        description=tr(
            "En rad per perspektiv: bedömning, mest drabbad grupp, om skillnaderna mellan "
            "grupper ökar eller minskar, och hur säkert underlaget är."
        ),
        first_column=True,
    )


def _flags() -> str:
    label = tr("Måste få ett svar innan bedömningen är klar:")
    return "".join(
        (
            when(
                "sida1.öppna_flaggor_i_rad",
                paragraph("Sida1Etikett", strong(f"{label} "), "{{ sida1.öppna_flaggor_i_rad }}"),
                otherwise=when(
                    "sida1.öppna_flaggor",
                    paragraph("Sida1Etikett", strong(label)),
                    each("flagga in sida1.öppna_flaggor", _bullet("{{ flagga.namn }}")),
                ),
            ),
            when(
                "sida1.besvarade_flaggor or sida1.besvarade_flaggor_mer",
                paragraph(
                    "Sida1Etikett",
                    strong(tr("Varningar som har fått ett svar: ")),
                    "{{ sida1.besvarade_flaggor_mer }}",
                ),
                each(
                    "flagga in sida1.besvarade_flaggor",
                    _bullet("{{ flagga.namn }}: {{ flagga.text }}"),
                ),
            ),
        )
    )


def _consequences(look: Look) -> str:
    widths = shares(look.width, 1, 1)

    def side(field: str, none: str) -> str:
        return "".join(
            (
                each(
                    f"rad in sida1.{field}",
                    _bullet(strong("{{ rad.tecken }} "), "{{ rad.text }}"),
                ),
                when(f"not sida1.{field} and not sida1.{field}_mer", paragraph("Sida1Tabell", none)),
                when(f"sida1.{field}_mer", paragraph("Sida1Tabell", f"{{{{ sida1.{field}_mer }}}}")),
            )
        )

    return table(
        _TABLE,
        widths,
        row(
            cell(widths[0], paragraph("Tabellhuvud", tr("Det här blir sämre"))),
            cell(widths[1], paragraph("Tabellhuvud", tr("Det här blir bättre"))),
            header=True,
        ),
        row(
            cell(widths[0], side("sämre", tr("Ingen försämring är angiven."))),
            cell(widths[1], side("bättre", tr("Ingen förbättring är angiven."))),
        ),
        title=tr("Viktigaste konsekvenserna"),
        description=tr("Vänster spalt: det som blir sämre. Höger spalt: det som blir bättre."),
    )


def _lines(heading: str, field: str) -> str:
    more = f"sida1.{field}_mer"
    return when(
        f"sida1.{field}",
        _heading(heading),
        each(f"rad in sida1.{field}", _bullet("{{ rad }}")),
        when(more, _text(f"{{{{ {more} }}}}")),
        otherwise=when(more, _text(strong(f"{heading}: "), f"{{{{ {more} }}}}")),
    )


def _conflicts() -> str:
    more = "sida1.målkonflikter_mer"
    return when(
        "sida1.målkonflikter or sida1.målkonflikter_förslag",
        _heading(tr("Målkonflikter")),
        each("rad in sida1.målkonflikter", _bullet("{{ rad }}")),
        when(
            "sida1.målkonflikter_förslag",
            paragraph("Sida1Etikett", arguing.SUGGESTED_MANY),
            each("rad in sida1.målkonflikter_förslag", _bullet("{{ rad }}")),
        ),
        when(more, _text(f"{{{{ {more} }}}}")),
        otherwise=when(more, _text(strong(tr("Målkonflikter: ")), f"{{{{ {more} }}}}")),
    )


def first_page(look: Look) -> str:
    """Return page 1."""
    return "".join(
        (
            _head(),
            paragraph(
                "Sida1Avsnitt",
                run("{{ rubriker.sida1 }}{% if sida1.gäller %}: {{ sida1.gäller }}{% endif %}"),
            ),
            when("sida1.inte_bedömt", paragraph("Varningsruta", "{{ sida1.inte_bedömt }}")),
            when("sida1.förslag", _heading(tr("Det här föreslås")), _text("{{ sida1.förslag }}")),
            _heading(tr("Samlad bild")),
            _overview(look),
            _flags(),
            _heading(tr("Viktigaste konsekvenserna")),
            _consequences(look),
            when("sida1.barnets_bästa", _heading(tr("Barnets bästa")), _text("{{ sida1.barnets_bästa }}")),
            _conflicts(),
            _lines(tr("Det vet vi inte"), "vet_inte"),
            when("sida1.rekommendation", _heading(tr("Rekommendation")), _text("{{ sida1.rekommendation }}")),
            when(
                "sida1.alternativen",
                _heading(tr("Alternativen")),
                each("rad in sida1.alternativen", _bullet("{{ rad }}")),
                when("sida1.jämförelse", _text("{{ sida1.jämförelse }}")),
                otherwise=when(
                    "sida1.jämförelse", _text(strong(tr("Alternativen: ")), "{{ sida1.jämförelse }}")
                ),
            ),
            when("sida1.kostnad", _text(strong(tr("Kostnad: ")), "{{ sida1.kostnad }}")),
            when("sida1.sent", _text(strong(tr("Tiden: ")), "{{ sida1.sent }}")),
            code(),
        )
    )
