"""The parts of a made-up case in Lillmark, as an official would leave them."""

from itertools import cycle, islice

from assessment.core.summary.model import (
    AlternativeInPerspective,
    AlternativeLine,
    AnswerBlock,
    AnswerSection,
    Consequence,
    FirstPage,
    FlagLine,
    Header,
    Matrix,
    MatrixLine,
    OverviewLine,
    PerspectiveChapter,
    PlainAnswer,
    ProfileLine,
)
from assessment.core.summary.trace_model import TraceTable

GROUPS = (
    "Alla berörda barn",
    "Elever i anpassad grundskola",
    "Elever med längst resväg",
    "Syskon till eleverna",
    "Flickor med funktionsnedsättning",
    "Vårdnadshavare som samordnar stöd",
)
ALTERNATIVES = ("Nollalternativet: fem skolor", "Förslaget: två enheter", "Tre enheter")
QUESTIONS = {
    "Barnets rättigheter": (
        ("Barns hälsa och utveckling", "Hur påverkas barns fysiska och psykiska hälsa?"),
        ("Trygghet", "Hur påverkas barns trygghet och skydd mot våld och kränkningar?"),
        ("Lärande och lek", "Hur påverkas barns lärande, lek och fritid?"),
        ("Familj och relationer", "Hur påverkas barns relationer till familj, kamrater och viktiga vuxna?"),
        ("Inflytande", "Hur påverkas barns möjlighet att påverka sin vardag?"),
        ("Tillgänglighet", "Hur påverkas barn som har en funktionsnedsättning?"),
        ("Långa resor", "Hur påverkas barns restid och möjlighet att ta sig fram på egen hand?"),
        ("Ekonomisk utsatthet", "Hur påverkas barn i familjer med små ekonomiska marginaler?"),
    ),
    "Jämlikhet": (
        ("Tillgång till service", "Hur påverkas tillgången till kommunens service?"),
        ("Ekonomi", "Hur påverkas människors ekonomi och avgifter?"),
        ("Delaktighet", "Hur påverkas möjligheten att delta i samhällslivet?"),
        ("Diskriminering", "Behandlas någon grupp annorlunda än andra?"),
        ("Boende och närmiljö", "Hur påverkas boende och närmiljö?"),
        ("Tid och resor", "Hur påverkas människors tid och resor i vardagen?"),
    ),
}
RATINGS = (
    "−− Tydligt sämre",
    "− Något sämre",
    "0 Ingen skillnad",
    "+ Något bättre",
    "++ Tydligt bättre",
    "−/+ Både sämre och bättre",
    "? Vet inte",
    "□ Obesvarad",
)
REASON = (
    "29 av 46 elever byter skola under det första året. Elevhälsan bedömer att bytet blir svårast för de "
    "elever som har behov av fasta rutiner och samma vuxna. Medianen för tiden i skolskjuts går från 14 "
    "till 26 minuter, och för fyra elever till 55 minuter."
)
LISTED = (
    "Det här har vi gjort:\n- läst elevhälsans sammanställning\n- räknat på nya turer\n- frågat rektorerna"
)
PROPOSAL = (
    "Anpassad grundskola samlas från fem skolor till två enheter, Ekbacken och Strandskolan, från "
    "höstterminen 2027. 29 av 46 elever byter skola. Syftet är fler behöriga lärare och en lägre hyra; "
    "skolskjutsen byggs ut."
)


def header(*, draft: bool = True) -> Header:
    return Header(
        title="Samla anpassad grundskola till två enheter från höstterminen 2027",
        organisation="Lillmarks kommun",
        board="Utbildningsnämnden",
        annex="Bilaga 3",
        diary_number="UBN 2026/0118",
        date="2026-11-22",
        version="2",
        stage="Utkast" if draft else "Klar för nämnden",
        stage_note="Utkast. Inte expedierat." if draft else "",
        officer="Utredare, barn- och utbildningsförvaltningen",
        decision_date="2026-12-10",
        start_date="2027-07-01",
    )


def overview(perspective: str, sign: str, word: str, tail: str, worst: str) -> OverviewLine:
    return OverviewLine(
        perspective=perspective,
        sign=sign,
        status=f"{word} – {tail}",
        word=word,
        meaning="Minst en grupp får det både allvarligt sämre och svårt att komma tillbaka från.",
        worst=worst,
        best="Alla berörda barn",
        gap="Ökar",
        confidence="Medel",
    )


CHILDREN = overview(
    "Barnets rättigheter",
    "!!",
    "Allvarlig risk",
    "allvarlig försämring för elever med längst resväg",
    "Elever med längst resväg",
)
EQUITY = overview(
    "Jämlikhet",
    "±",
    "Blandat",
    "betydande försämring för vårdnadshavare som samordnar stöd",
    "Vårdnadshavare som samordnar stöd",
)
MILDER = overview(
    "Barnets rättigheter", "±", "Blandat", "mindre försämring för syskon till eleverna", "Syskon"
)
LIGHTER = overview("Jämlikhet", "−", "Försvagar", "mindre försämring för syskon till eleverna", "Syskon")


def first_page() -> FirstPage:
    return FirstPage(
        about=ALTERNATIVES[1],
        proposal=PROPOSAL,
        not_assessed="",
        overview=(CHILDREN, EQUITY),
        open_flags=(
            FlagLine(
                name="Ställningstagande om barnets bästa saknas",
                text="Svara på: barnets bästa.",
                alternative=ALTERNATIVES[1],
            ),
            FlagLine(
                name="Barn påverkas mycket men har inte fått säga sitt",
                text="Svara på: dialog eller skäl till att barn inte har hörts.",
                alternative=ALTERNATIVES[1],
            ),
        ),
        answered_flags=(
            FlagLine(
                name="Funktionsnedsättning",
                text="Elevhälsan följer varje elev under första året.",
                alternative=ALTERNATIVES[1],
            ),
        ),
        answered_flags_more="",
        worse=(
            consequence(
                "−−", "Elever med längst resväg (färre än fem)", "allvarlig försämring i långa resor"
            ),
            consequence("−−", "Elever i anpassad grundskola (46)", "allvarlig försämring i trygghet"),
            consequence("−", "Syskon till eleverna (31)", "mindre försämring i familj och relationer"),
        ),
        worse_more="Det finns fem försämringar i allt, se avsnitt 4 och framåt.",
        better=(
            consequence("++", "Elever i anpassad grundskola (46)", "tydlig förbättring i lärande och lek"),
            consequence("+", "Alla berörda barn", "mindre förbättring i tillgänglighet"),
        ),
        better_more="",
        best_interests=(
            "Fler behöriga lärare är bäst för de flesta, men bytet och restiden är sämre för fyra elever. "
            "Väger tyngre: likvärdig undervisning för alla 46. Barnen får i stället: stegvis start, "
            "egen taxi för dem med längst resa, besöksdagar under våren och samma assistent efter bytet."
        ),
        conflicts=(
            "Bättre undervisning för de flesta står mot längre resor för fyra elever.",
            "Lägre hyra står mot dyrare skolskjuts och mer tid för vårdnadshavare.",
        ),
        unknowns=(
            "Barnets rättigheter: för lite är känt om syskon till eleverna.",
            "Hur eleverna själva ser på bytet; samtalen är planerade till januari.",
        ),
        suggested_conflicts=("I frågan ”resor” blir det bättre för syskon men sämre för elever.",),
        conflicts_more="",
        unknowns_more="",
        recommendation=(
            "Gå vidare med ändringar (Förslaget: två enheter). Start i två steg ger tid för inskolning, "
            "och taxi till de fyra med längst resa håller restiden under 40 minuter."
        ),
        alternatives=(
            "Förslaget: två enheter – Barnets rättigheter: Allvarlig risk; Jämlikhet: Blandat.",
            "Tre enheter – Barnets rättigheter: Blandat; Jämlikhet: Försvagar.",
        ),
        dominance=(
            "I de frågor som ställts är inget alternativ minst lika bra för alla. Förslaget är bättre "
            "för elever i anpassad grundskola och sämre för elever med längst resväg än tre enheter."
        ),
        cost="2027: besparing 1,6 mnkr (utbildningsnämnden −2,3 mnkr, tekniska nämnden 0,7 mnkr).",
        late="Förslaget var redan klart när bedömningen gjordes. Det är mindre än tolv veckor till start.",
    )


def consequence(sign: str, who: str, what: str) -> Consequence:
    why = "Bytet sker på en gång."
    return Consequence(sign=sign, who=who, what=what, why=why, text=f"{who}: {what}. {why}")


def profile(group: str, number: int) -> ProfileLine:
    harm = number * 9
    return ProfileLine(
        group=group,
        severity=("–", "mindre", "betydande", "allvarlig")[number % 4],
        harm=f"{harm}–{harm + 6}",
        harm_band="måttlig till stor",
        improvement=("stor", "tydlig", "mindre", "–")[number % 4],
        benefit=str(60 - harm),
        benefit_band="måttlig",
        harm_low=harm,
        harm_high=harm + 6,
        benefit_low=60 - harm,
        benefit_high=60 - harm,
    )


def block(question: str, alternative: str, number: int) -> AnswerBlock:
    rated = islice(cycle(RATINGS), number, None)
    return AnswerBlock(
        question=question,
        alternative=alternative,
        ratings=tuple(
            f"{next(rated)}: {part}." for part in ("elever i anpassad grundskola", "övriga grupper")
        ),
        reason=LISTED if number % 3 == 2 else REASON,
        attributes="Varaktighet: flera år; Går att återställa: svårt att ändra tillbaka",
        basis="B – dialog eller beprövad erfarenhet",
        sources="Elevhälsans sammanställning 2026; turlista från skolskjutsenheten",
        long_term="Sämre. Fler byten om enheterna växer." if number % 2 else "",
        measures="Stegvis start; taxi till elever med längst resväg" if number % 3 == 0 else "",
    )


def in_perspective(perspective: str, alternative: str, result: OverviewLine) -> AlternativeInPerspective:
    asked = QUESTIONS[perspective]
    shown = cycle(RATINGS)
    return AlternativeInPerspective(
        name=alternative,
        result=result,
        sentences=(
            "Mest drabbade är elever med längst resväg, med allvarlig försämring.",
            "Bredden av försämringar för den mest drabbade gruppen är 45–51 av 100 (måttlig till stor).",
            "Skillnaderna mellan grupper ökar. I två frågor är det oklart.",
            "Underlaget är delvis säkert.",
        ),
        profile=tuple(profile(g, n) for n, g in enumerate(GROUPS)),
        picture=f"Stapeldiagram för {alternative}: försämring åt vänster, förbättring åt höger.",
        matrices=(
            Matrix(
                columns=GROUPS,
                lines=tuple(
                    MatrixLine(question=label, cells=tuple(islice(shown, len(GROUPS)))) for label, _ in asked
                ),
            ),
        ),
        blocks=tuple(block(text, alternative, n) for n, (_, text) in enumerate(asked[:5])),
        block_note="Tre frågor utan skillnad står i Bilaga A.",
    )


def chapter(number: int, name: str, results: tuple[OverviewLine, OverviewLine]) -> PerspectiveChapter:
    return PerspectiveChapter(
        number=number,
        name=name,
        depth="Kort spår. Beslutet berör få barn men mycket.",
        alternatives=tuple(
            in_perspective(name, a, r) for a, r in zip(ALTERNATIVES[1:], results, strict=True)
        ),
        answers=(
            PlainAnswer(
                question="Har barnen fått säga sitt?",
                answer="Delvis",
                reason="Elevrådet har träffat rektorn en gång. Enskilda samtal är planerade till januari.",
            ),
        ),
    )


def alternative(name: str, description: str, results: tuple[OverviewLine, ...], cost: str) -> AlternativeLine:
    recommended = name == ALTERNATIVES[1]
    return AlternativeLine(
        name=name,
        description=description,
        recommended="Rekommenderas" if recommended else "",
        results=results,
        open_flags=first_page().open_flags if recommended else (),
        answered_flags=first_page().answered_flags if recommended else (),
        cost=cost,
    )


def trace(perspective: str, group: str) -> TraceTable:
    lines = tuple(
        (label, rating, str(1 + n % 3), ("0", "0,5", "1", "2")[n % 4], ("1", "0", "0,5")[n % 3])
        for n, ((label, _), rating) in enumerate(zip(QUESTIONS[perspective], cycle(RATINGS), strict=False))
    )
    return TraceTable(
        heading=f"{perspective}, {ALTERNATIVES[1]}, {group.lower()}",
        lines=lines,
        total=("Summa", "", "15", "6,5", "4"),
        result="Försämring: 100 × 6,5 / 15 = 43. Förbättring: 100 × 4 / 15 = 27.",
    )


def sections() -> tuple[AnswerSection, ...]:
    case = AnswerSection(
        name="Ärendet: problem och mål",
        answers=(
            PlainAnswer(
                question="Vilket problem ska lösas?",
                answer="Var tredje lärare saknar behörighet.\n\nSkolorna är små:\n- 46 elever\n- tolv lärare",
                reason="",
            ),
            PlainAnswer(question="Vad är redan bestämt?", answer="Obesvarad", reason=""),
            PlainAnswer(
                question="Vilka har gjort bedömningen?",
                answer="",
                reason="",
                table=(
                    ("Funktion", "Roll"),
                    ("Utredare", "Håller i pennan"),
                    ("Elevhälsans chef", "Sakkunnig"),
                ),
            ),
        ),
        blocks=(),
    )
    perspectives = tuple(
        AnswerSection(
            name=f"{name}: alla frågor",
            answers=(),
            blocks=tuple(block(text, a, n) for n, (_, text) in enumerate(asked) for a in ALTERNATIVES[1:]),
        )
        for name, asked in QUESTIONS.items()
    )
    return (case, *perspectives)
