"""The chapters after page 1, in the order of the list of contents.

Knows the fields of the hand-over by their Swedish names. Knows no measures.
"""

from assessment.core.language import tr
from tools.template.look import Look
from tools.template.pieces import (
    FLAGS,
    STYLE,
    answer,
    block,
    bullet,
    caption,
    flag_list,
    grid,
    heading,
    labelled,
    listing,
    shares,
    text,
)
from tools.template.xml import (
    cell,
    each,
    paragraph,
    row,
    run,
    steering_row,
    strong,
    table,
    when,
)


def chapter(name: str, style: str = "Heading1") -> str:
    """Return the heading of a chapter that is always there."""
    return paragraph(style, f"{{{{ rubriker.{name} }}}}")


def alternatives(look: Look) -> str:
    """Return the alternatives side by side, then each one described."""
    widths = shares(look.width, 28, 24, 24, 24)
    side_by_side = table(
        STYLE,
        widths,
        row(
            cell(widths[0], paragraph("Tabellhuvud", tr("Alternativ"))),
            cell(widths[1], paragraph("Mallkod", "{%tc for rad in sida1.samlad_bild %}")),
            cell(widths[2], paragraph("Tabellhuvud", "{{ rad.perspektiv }}")),
            cell(widths[3], paragraph("Mallkod", "{%tc endfor %}")),
            header=True,
        ),
        steering_row("{%tr for val in alternativ %}", widths),
        row(
            cell(
                widths[0],
                paragraph("Tabelltext", "{{ val.namn }}"),
                when("val.rekommenderas", paragraph("Tabelltext", "{{ val.rekommenderas }}")),
            ),
            cell(widths[1], paragraph("Mallkod", "{%tc for rad in sida1.samlad_bild %}")),
            cell(
                widths[2],
                when(
                    "val.resultat",
                    paragraph(
                        "Tabelltext",
                        strong("{{ val.resultat[loop.index0].tecken }} "),
                        "{{ val.resultat[loop.index0].statusord }}",
                    ),
                    otherwise=paragraph("Tabelltext", tr("Det som de andra jämförs med")),
                ),
            ),
            cell(widths[3], paragraph("Mallkod", "{%tc endfor %}")),
        ),
        steering_row("{%tr endfor %}", widths),
        title=tr("Alternativen sida vid sida"),
        description=tr("En rad per alternativ och en kolumn per perspektiv."),
        first_column=True,
    )
    result = tr(
        "{{ rad.bedömning }}. Mest drabbad: {{ rad.mest_drabbad }}. Mest hjälpt: {{ rad.mest_hjälpt }}. "
        "Skillnader mellan grupper: {{ rad.klyfta }}. Underlagets säkerhet: {{ rad.säkerhet }}."
    )
    return "".join(
        (
            chapter("alternativ"),
            # With one alternative to nollalternativet the table of page 1 has said it.
            when("not kort or alternativ|length > 2", side_by_side),
            when("jämförelser", caption(tr("Så skiljer sig alternativen åt, före åtgärder"))),
            each("mening in jämförelser", bullet("{{ mening }}")),
            each(
                "val in alternativ",
                heading(
                    2,
                    run(
                        "{{ val.namn }}{% if val.rekommenderas %} ({{ val.rekommenderas|lower }}){% endif %}"
                    ),
                ),
                when("val.beskrivning", text("{{ val.beskrivning }}")),
                when(
                    "not kort",
                    each("rad in val.resultat", bullet(strong("{{ rad.perspektiv }}: "), result)),
                ),
                *(flag_list(field, title) for field, title in FLAGS.items()),
                labelled(tr("Kostnad"), "val.kostnad"),
            ),
            when(
                "kostnader and not kort",
                caption(tr("Kostnader per alternativ, aktör och år")),
                listing(
                    "rad in kostnader",
                    [
                        (tr("Alternativ"), "{{ rad[0] }}"),
                        (tr("Aktör"), "{{ rad[1] }}"),
                        (tr("År"), "{{ rad[2] }}"),
                        (tr("Kronor"), "{{ rad[3] }}"),
                        (tr("Kommentar"), "{{ rad[4] }}"),
                    ],
                    shares(look.width, 30, 25, 12, 18, 35),
                    title=tr("Kostnader"),
                    description=tr("En rad per alternativ, aktör och år. Minus är en besparing."),
                ),
            ),
        )
    )


def groups(look: Look) -> str:
    """Return who is affected."""
    return "".join(
        (
            chapter("grupper"),
            when(
                "grupper",
                listing(
                    "rad in grupper",
                    [
                        (tr("Grupp"), "{{ rad.namn }}"),
                        (tr("Utsatt"), "{{ rad.utsatt }}"),
                        (tr("Antal"), "{{ rad.antal }}"),
                        (tr("Område"), "{{ rad.område }}"),
                        (tr("Anmärkning"), "{{ rad.not or '–' }}"),
                    ],
                    shares(look.width, 36, 17, 20, 30, 37),
                    title=tr("Vilka berörs"),
                    description=tr("En rad per grupp: om den är utsatt, hur många den är och var."),
                    first_column=True,
                ),
                otherwise=text(tr("Inga berörda grupper är angivna.")),
            ),
            when("grupper_not", paragraph("Not", "{{ grupper_not }}")),
        )
    )


def perspectives(look: Look) -> str:
    """Return one chapter for each perspective."""
    profile = listing(
        "rad in val.profil",
        [
            (tr("Grupp"), "{{ rad.grupp }}"),
            (tr("Allvarligaste försämring"), "{{ rad.allvar }}"),
            (tr("Försämringens utbredning"), "{{ rad.försämring }} ({{ rad.försämring_ord }})"),
            (tr("Största förbättring"), "{{ rad.förbättringens_storlek }}"),
            (tr("Förbättringens utbredning"), "{{ rad.förbättring }} ({{ rad.förbättring_ord }})"),
        ],
        shares(look.width, 56, 29, 29, 29, 29),
        title=tr("Försämring och förbättring per grupp"),
        description=tr("En rad per grupp. Utbredning är andelen av det som har frågats, 0 till 100."),
        first_column=True,
    )
    matrix = grid(
        "matris",
        (tr("Fråga"), "{{ rad.fråga }}"),
        look.width,
        title=tr("Fråga för fråga och grupp för grupp"),
        description=tr("En rad per fråga och en kolumn per grupp, med tecken och ord i varje ruta."),
    )
    # A lone alternative in the short track needs no heading: the chapter is about it, as page 1 is.
    alone = "(kort and kapitel.alternativ|length == 1)"
    return each(
        "kapitel in perspektiv",
        heading(1, "{{ kapitel.nummer }} {{ kapitel.namn }}"),
        when("kapitel.djup", paragraph("Uppgifter", "{{ kapitel.djup }}")),
        each(
            "val in kapitel.alternativ",
            when(f"not {alone}", heading(2, "{{ val.namn }}")),
            paragraph(
                "Resultat",
                strong("{{ val.resultat.tecken }} {{ val.resultat.bedömning }}. "),
                "{{ val.resultat.betyder }}",
            ),
            when("val.meningar", text("{{ val.meningar|join(' ') }}")),
            # In the short track each answer below names its groups, and the sentences have the numbers.
            when(
                "val.profil and not kort",
                caption(tr("Försämring och förbättring per grupp")),
                when("val.bild", paragraph("Bild", "{{ val.bild }}")),
                profile,
            ),
            # The chapter follows the alternative that page 1 is about; Bilaga A tells the others in full.
            when(
                "loop.first",
                when(
                    "not kort",
                    each("matris in val.matriser", caption(tr("Fråga för fråga, grupp för grupp")), matrix),
                ),
                each(
                    "svar in val.svar",
                    when(
                        alone,
                        block("svar", with_alternative=False, style="FragaKort"),
                        otherwise=block("svar", with_alternative=False),
                    ),
                ),
                when("val.svarsnot and not kort", paragraph("Not", "{{ val.svarsnot }}")),
                otherwise=paragraph(
                    "Not", tr("Svaren för {{ val.namn }}, fråga för fråga, står i Bilaga A.")
                ),
            ),
        ),
        when(
            "kapitel.frågor and not kort",
            paragraph("Not", tr("Svaren på frågor som inte ställs grupp för grupp står i Bilaga A.")),
        ),
    )


def weighing(look: Look) -> str:
    """Return goal conflicts and how they have been weighed."""
    return "".join(
        (
            chapter("målkonflikter"),
            when(
                "målkonflikter|selectattr('avvägning')|list",
                listing(
                    "rad in målkonflikter if rad.avvägning",
                    [
                        (tr("Det här krockar"), "{{ rad.beskrivning }}"),
                        (
                            tr("Så har det vägts"),
                            "{% if rad.ställning %}{{ rad.ställning }}: {% endif %}{{ rad.avvägning }}",
                        ),
                    ],
                    shares(look.width, 1, 1),
                    title=tr("Målkonflikter"),
                    description=tr("En rad per målkonflikt: vad som krockar och hur det har vägts."),
                ),
                otherwise=text(tr("Inga målkonflikter är angivna.")),
            ),
            when(
                "not kort and målkonflikter|rejectattr('avvägning')|list",
                caption("{{ (målkonflikter|rejectattr('avvägning')|first).ställning }}"),
                each(
                    "rad in målkonflikter if not rad.avvägning and not rad.upprepar",
                    bullet("{{ rad.beskrivning }}"),
                ),
            ),
            when(
                "avvägning and not kort",
                heading(2, tr("Avvägning och rekommendation")),
                each("svar in avvägning", answer("svar", look.width)),
                otherwise=when(
                    "avvägning",
                    paragraph("Not", tr("Svaren om avvägning och rekommendation står i Bilaga A.")),
                ),
            ),
        )
    )


def measures(look: Look) -> str:
    """Return measures and follow-up."""
    return "".join(
        (
            chapter("åtgärder"),
            when(
                "åtgärder",
                listing(
                    "rad in åtgärder",
                    [
                        (tr("Åtgärd"), "{{ rad.åtgärd }}"),
                        (tr("Före → efter"), "{{ rad.före_efter or '–' }}"),
                        (tr("Ansvarig"), "{{ rad.ansvarig }}"),
                        (tr("När"), "{{ rad.datum }}"),
                        (tr("Kostnad"), "{{ rad.kostnad or '–' }}"),
                        (tr("Beslut"), "{{ rad.beslutad }}"),
                    ],
                    shares(look.width, 40, 55, 28, 20, 17, 20),
                    title=tr("Åtgärder"),
                    description=tr("En rad per åtgärd: vad den ändrar, vem som ansvarar, när och kostnad."),
                ),
                otherwise=text(tr("Inga åtgärder är angivna.")),
            ),
            chapter("uppföljning"),
            when(
                "uppföljning",
                listing(
                    "rad in uppföljning",
                    [
                        (tr("Indikator"), "{{ rad.indikator }}"),
                        (tr("Nuläge"), "{{ rad.nuläge or '–' }}"),
                        (tr("Mål"), "{{ rad.mål or '–' }}"),
                        (tr("När"), "{{ rad.datum }}"),
                        (tr("Ansvarig"), "{{ rad.ansvarig }}"),
                    ],
                    shares(look.width, 46, 36, 36, 20, 30),
                    title=tr("Uppföljning"),
                    description=tr("En rad per indikator: nuläge, mål, när och vem som ansvarar."),
                ),
                otherwise=text(tr("Ingen uppföljning är angiven.")),
            ),
        )
    )


def method(look: Look) -> str:
    """Return how the assessment was made and whether the basis is enough."""
    return "".join(
        (
            chapter("så_har_vi_gjort"),
            heading(2, tr("Dialog")),
            when(
                "dialog",
                listing(
                    "rad in dialog",
                    [
                        (tr("Vilka"), "{{ rad.vilka }}"),
                        (tr("När och hur"), "{{ rad.hur }}"),
                        (tr("Det här sa de"), "{{ rad.sade or '–' }}"),
                        (tr("Det här ändrades"), "{{ rad.ändrades or '–' }}"),
                    ],
                    shares(look.width, 30, 40, 52, 50),
                    title=tr("Dialog"),
                    description=tr(
                        "En rad per tillfälle: vilka, när och hur, vad de sa och vad som ändrades."
                    ),
                ),
                otherwise=text(tr("Ingen dialog är angiven.")),
            ),
            when(
                "deltagare and not kort",
                heading(2, tr("Vilka har gjort bedömningen")),
                each("svar in deltagare", answer("svar", look.width)),
            ),
            when("granskad", heading(2, tr("Granskning")), text("{{ granskad }}")),
            when(
                "avgränsat",
                heading(2, tr("Det här har vi valt bort")),
                each("svar in avgränsat", answer("svar", look.width)),
            ),
            chapter("underlag"),
            when(
                "underlag",
                when(
                    "kort",
                    each(
                        "ord, rader in underlag|groupby('svar')",
                        bullet(strong("{{ ord }}: "), "{{ rader|map(attribute='fråga')|join(' ') }}"),
                    ),
                ),
                when(
                    "not kort",
                    listing(
                        "rad in underlag",
                        [(tr("Fråga"), "{{ rad.fråga }}"), (tr("Svar"), "{{ rad.svar }}")],
                        shares(look.width, 5, 1),
                        title=tr("Räcker underlaget?"),
                        description=tr("En rad per fråga, med svaret ja, delvis eller nej."),
                    ),
                ),
                otherwise=text(tr("Frågan är inte besvarad.")),
            ),
            when(
                "vet_inte and (not kort or sida1.vet_inte_mer)",
                heading(2, tr("Det vet vi inte")),
                each("rad in vet_inte", bullet("{{ rad }}")),
            ),
            when(
                "skulle_ändra",
                heading(2, tr("Vad skulle ändra bedömningen av {{ skulle_ändra[0].alternativ }}?")),
                each(
                    "rad in (skulle_ändra[0].rader[:3] if kort else skulle_ändra[0].rader)",
                    bullet("{{ rad.text }}"),
                ),
                when("skulle_ändra[0].not", text("{{ skulle_ändra[0].not }}")),
            ),
        )
    )
