"""Whole summaries to write documents from: a made-up case, one at every cap of page 1, and an empty one."""

from assessment.core.summary import arguing
from assessment.core.summary.argument_model import ChangeLine, Changes, ConflictLine, WeightLine
from assessment.core.summary.model import (
    AnswerSection,
    DialogueLine,
    FirstPage,
    FollowUpLine,
    GroupLine,
    MeasureLine,
    OverviewLine,
    PlainAnswer,
    Statement,
    SufficiencyLine,
    Summary,
)
from assessment.core.summary.trace_model import EditionLine
from tests.word.lillmark import (
    ALTERNATIVES,
    CHILDREN,
    EQUITY,
    GROUPS,
    LIGHTER,
    MILDER,
    PROPOSAL,
    QUESTIONS,
    REASON,
    alternative,
    chapter,
    first_page,
    header,
    sections,
    trace,
)


def lillmark(*, draft: bool = True) -> Summary:
    """Two perspectives, three alternatives, six groups, as an official would leave it."""
    chapters = (
        chapter(4, "Barnets rättigheter", (CHILDREN, MILDER)),
        chapter(5, "Jämlikhet", (EQUITY, LIGHTER)),
    )
    return Summary(
        header=header(draft=draft),
        first_page=first_page(),
        contents=(
            "2 Alternativen sida vid sida",
            "3 Vilka berörs",
            "4 Barnets rättigheter",
            "5 Jämlikhet",
            "6 Målkonflikter och avvägning",
            "7 Åtgärder",
            "8 Uppföljning",
            "9 Så har vi gjort",
            "10 Räcker underlaget?",
            "Bilaga A: Alla svar",
            "Bilaga B: Så räknas det",
        ),
        alternatives=(
            alternative(ALTERNATIVES[0], "Eleverna går kvar på fem skolor med tolv lärare.", (), ""),
            alternative(ALTERNATIVES[1], PROPOSAL, (CHILDREN, EQUITY), "2027: besparing 1,6 mnkr."),
            alternative(
                ALTERNATIVES[2],
                "Som förslaget, men Norra skolan finns kvar för de elever som bor längst bort.",
                (MILDER, LIGHTER),
                "2027: besparing 0,4 mnkr.",
            ),
        ),
        comparison=(first_page().dominance,),
        groups=tuple(
            GroupLine(
                name=name,
                vulnerable="Ja" if n % 2 else "Nej",
                count=("–", "46", "färre än fem", "31", "12", "vet inte")[n],
                area="Hela kommunen" if n else "–",
                note="Kombination av flickor och elever i anpassad grundskola." if n == 4 else "",
            )
            for n, name in enumerate(GROUPS)
        ),
        groups_note="Liten grupp: elever med längst resväg. Färre än fem personer kan gå att känna igen.",
        perspectives=chapters,
        screened_out=(
            PlainAnswer(
                question="Hälsans bestämningsfaktorer",
                answer="Berörs inte",
                reason="Förslaget ändrar inga levnadsvillkor utanför skolan.",
            ),
        ),
        conflicts=(
            ConflictLine(
                description="Bättre undervisning för de flesta står mot längre resor för fyra elever.",
                weighing="Undervisningen väger tyngre, men ingen ska resa mer än 40 minuter.",
            ),
            ConflictLine(
                description="Lägre hyra står mot dyrare skolskjuts och mer tid för vårdnadshavare.",
                weighing="Besparingen är mindre än hyran ensam visar; hela summan står i kostnadstabellen.",
            ),
            ConflictLine(
                description="I frågan ”resor” blir det bättre för syskon men sämre för elever.",
                weighing="",
                standing=arguing.SUGGESTED,
                found="grupper:barnets-rattigheter/resor:tre-enheter",
            ),
            ConflictLine(
                description="Lägre hyra står mot fler hyresgäster.",
                weighing="De berörs inte av förslaget.",
                standing=arguing.DISMISSED,
            ),
        ),
        weighing=(
            PlainAnswer(
                question="Hur har ni vägt samman bedömningen?",
                answer="Vi har utgått från dem som får det sämst. " + REASON,
                reason="",
            ),
        ),
        measures=(
            MeasureLine(
                text="Stegvis start: nya elever hösten 2027, övriga våren 2028",
                effect="Trygghet, elever i anpassad grundskola: tydligt sämre → något sämre",
                owner="Verksamhetschef anpassad skola",
                due="2027-08-16",
                cost="0,2 mnkr",
                decided="Ingår i beslutet",
            ),
            MeasureLine(
                text="Taxi till elever med längst resväg",
                effect="Långa resor, elever med längst resväg: tydligt sämre → något sämre",
                owner="Skolskjutsenheten",
                due="2027-08-16",
                cost="0,3 mnkr per år",
                decided="Ingår i beslutet",
            ),
            MeasureLine(
                text="Besöksdagar för hela familjen",
                effect="",
                owner="saknas",
                due="saknas",
                cost="",
                decided="Önskemål",
            ),
        ),
        follow_ups=(
            FollowUpLine(
                indicator="Restid i skolskjuts, elever med längst resväg",
                baseline="14 minuter",
                target="högst 40 minuter",
                date="2028-06-30",
                owner="Skolskjutsenheten",
            ),
        ),
        dialogues=(
            DialogueLine(
                who="Elevrådet, 9 elever",
                how="2026-10-14, samtal med bildstöd i två grupper",
                said="Flera är oroliga för att byta assistent. Några vill ha fler kamrater.",
                changed="Samma assistent följer med under första året.",
            ),
        ),
        costs=(
            (ALTERNATIVES[1], "Utbildningsnämnden", "2027", "−2,3 mnkr", "Hyra"),
            (ALTERNATIVES[1], "Tekniska nämnden", "2027", "0,7 mnkr", "Skolskjuts"),
        ),
        participants=(
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
        reviewed="Granskad av jämställdhetsstrateg 2026-11-20.",
        unknowns=("Hur många som börjar åka bil är inte räknat.",),
        sufficiency=tuple(
            SufficiencyLine(question=q, word=w)
            for q, w in (
                ("Är siffror uppdelade på kön?", "Delvis"),
                ("Har barn fått säga sitt?", "Delvis"),
                ("Finns det ett verkligt alternativ?", "Ja"),
                ("Är effekter på lång sikt beskrivna?", "Ja"),
                ("Möts varje försämring av en åtgärd?", "Nej"),
                ("Finns en uppföljning?", "Ja"),
                ("Har fler än en person gjort bedömningen?", "Ja"),
            )
        ),
        answers=sections(),
        traces=tuple(trace(p, g) for p in QUESTIONS for g in GROUPS),
        changes=(
            Changes(
                alternative=ALTERNATIVES[1],
                lines=(
                    ChangeLine(
                        text="Bedömningen för jämlikhet skulle ändras från Blandat till Allvarlig risk om ni "
                        "svarade ”tydligt sämre” på frågan ”resor” för elever med längst resväg.",
                        question="jamlikhet/resor",
                        alternative="forslaget",
                        groups=("elever",),
                    ),
                ),
                note=arguing.STILL_OPEN,
            ),
        ),
        weight_sentences=(
            arguing.WEIGHTS_VARY,
            arguing.weights_could_in("Jämlikhet", arguing.Could(("liten", "måttlig"))),
        ),
        weights=(
            WeightLine(
                perspective="Jämlikhet",
                alternative=ALTERNATIVES[1],
                harm="24",
                harm_weighed="12–41",
                benefit="8",
                benefit_weighed="3–20",
                unknown="5\N{NO-BREAK SPACE}%",
                unknown_weighed="2–11\N{NO-BREAK SPACE}%",
                stands="Nej",
                text=arguing.weights_could(arguing.Could(("liten", "måttlig"))),
            ),
        ),
        constants=(
            ("Vikter", "1 vanlig; 2 viktig; 3 mycket viktig"),
            ("Ord för bredd (0–100)", "ingen 0–0; liten 0–25; måttlig 25–50; stor 50–75; mycket stor 75–100"),
            ("Underlag saknas", "när minst 1/3 är öppet eller saknar underlag"),
        ),
        editions=tuple(
            EditionLine(
                name=name,
                edition="2026-1",
                owner="Kommunledningskontoret",
                fingerprint="3f9c12ab77d0",
                note="",
            )
            for name in ("Ärendet", *QUESTIONS, "Samlad bedömning")
        ),
        sources=(
            "Barnkonventionen, artikel 3",
            "Skollagen (2010:800), 1 kap. 10 §",
            "SKR: Prövning av barnets bästa",
        ),
        disclaimer=(
            "Bedömningen är ett underlag. Den ersätter inte nämndens egen avvägning och inte juridisk "
            "prövning. Talen visar bredd, inte hur allvarligt något är, och ska inte läggas ihop "
            "mellan perspektiv."
        ),
        statement=Statement(parts=(("Bedömning ur social dimension", "Se bilaga 3."),), text="Se bilaga 3."),
    )


def empty() -> Summary:
    """An assessment that somebody has only opened."""
    unknown = OverviewLine(
        perspective="Jämlikhet",
        sign="□",
        status="Inte bedömt – kan bli allt från Stärker till Allvarlig risk",
        word="Inte bedömt",
        meaning="Ingen fråga är besvarad.",
        worst="–",
        best="–",
        gap="–",
        confidence="–",
    )
    page = FirstPage(
        about="",
        proposal="",
        not_assessed="Inget är bedömt ännu. Det betyder inte att förslaget är ofarligt.",
        overview=(unknown,),
        open_flags=(),
        answered_flags=(),
        answered_flags_more="",
        worse=(),
        worse_more="",
        better=(),
        better_more="",
        best_interests="",
        conflicts=(),
        conflicts_more="",
        unknowns=(),
        unknowns_more="",
        recommendation="",
        alternatives=(),
        dominance="",
        cost="",
        late="",
    )
    head = header().model_copy(
        update={
            "title": "Ärende utan rubrik",
            "organisation": "",
            "board": "",
            "annex": "",
            "diary_number": "Diarienummer saknas",
            "officer": "",
            "decision_date": "",
            "start_date": "",
        }
    )
    return Summary(
        header=head,
        first_page=page,
        contents=("2 Alternativen sida vid sida", "3 Vilka berörs", "Bilaga A: Alla svar"),
        alternatives=(),
        comparison=(),
        groups=(),
        groups_note="",
        perspectives=(),
        screened_out=(),
        conflicts=(),
        weighing=(),
        measures=(),
        follow_ups=(),
        dialogues=(),
        costs=(),
        participants=(),
        reviewed="Ingen annan har granskat bedömningen.",
        sufficiency=(),
        answers=(
            AnswerSection(
                name="Ärendet: problem och mål",
                answers=(PlainAnswer(question="Vilket problem ska lösas?", answer="Obesvarad", reason=""),),
                blocks=(),
            ),
        ),
        traces=(),
        constants=(),
        editions=(),
        sources=(),
        disclaimer="Bedömningen är ett underlag.",
        statement=Statement(parts=(), text=""),
    )
