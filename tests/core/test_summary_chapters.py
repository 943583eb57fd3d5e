"""The chapters after page 1, the appendices and the section for the tjänsteutlåtande."""

from datetime import date
from typing import Any

import pytest

from assessment.core.assessment import (
    Answer,
    Cells,
    Cost,
    Dialogue,
    EditionRef,
    EffectAnswer,
    FollowUp,
    GoalConflict,
    Measure,
    Review,
)
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Case
from assessment.core.catalogue import ChecklistSet
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise, wording
from assessment.core.summary.first_page import best_interests
from assessment.core.summary.model import AnswerSection
from assessment.core.vocabulary import Basis, Depth, Gap, Likelihood, LongTerm, Reversibility, Stage
from tests.core.summaries import EQUALITY, RIGHTS, TODAY, checklists, material_of, summary_of, summary_with
from tests.factory import (
    NOT_RELEVANT,
    REFERENCE,
    UNKNOWN,
    Rated,
    assessment_with,
    both,
    effect_answer,
    measure,
)

SAFETY = f"{RIGHTS}/trygghet"
SCHOOL = f"{RIGHTS}/skola"
MONEY = f"{EQUALITY}/ekonomi"
ZERO: dict[str, Rated] = {REFERENCE: 0, "elever": 0, "barn-utan-bil": 0}
GROUPS = ("elever", "barn-utan-bil")


def section(summary: Summary, name: str) -> AnswerSection:
    return next(s for s in summary.answers if s.name == name)


def test_the_header_says_draft_until_ready_and_never_lacks_a_title() -> None:
    draft = summary_with(today=TODAY).header
    assert (draft.title, draft.diary_number) == ("Ärende utan rubrik", "Diarienummer saknas")
    assert (draft.stage, draft.stage_note, draft.date, draft.annex) == (
        "Utkast",
        "Utkast. Inte expedierat.",
        "2026-11-22",
        "",
    )
    case = Case(title=" Två enheter ", diary_number="UBN 2026/0118", annex="3")
    ready = summary_with(case=case, stage=Stage.READY, dated=date(2026, 12, 1), today=TODAY).header
    assert (ready.title, ready.annex, ready.stage, ready.stage_note) == (
        "Två enheter",
        "Bilaga 3",
        "Klar för nämnden",
        "",
    )
    assert ready.date == "2026-12-01"
    assert summary_with(case=Case(annex="Bilaga A")).header.annex == "Bilaga A"


def test_chapters_are_numbered_as_page_one_points_at_them() -> None:
    assert summary_with().contents == (
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
    )
    screened = summary_with(depths={RIGHTS: Depth.NONE})
    assert [p.name for p in screened.perspectives] == ["Jämlikhet"]
    assert screened.screened_out[0].reason == "Ingen motivering är skriven."


def test_a_screened_out_perspective_stands_with_its_reason() -> None:
    answers = {f"{RIGHTS}/beror": Answer(value="nej", reason="Bara inköp av möbler till stadshuset.")}
    summary = summary_with(answers=answers)
    assert summary.screened_out[0].reason == "Bara inköp av möbler till stadshuset."
    assert "Berörs inte. Bara inköp av möbler till stadshuset." in summary.statement.text
    assert summary.first_page.overview[0].status == "Berörs inte"


def test_alternatives_stand_side_by_side_with_the_nollalternativ_first() -> None:
    lines = summary_with(alternatives=(BASELINE, PROPOSAL), recommended=PROPOSAL).alternatives
    assert [(a.name, a.recommended, bool(a.results)) for a in lines] == [
        ("Nollalternativ", "", False),
        ("Forslaget", "Rekommenderas", True),
    ]
    assert lines[0].description == "Inte beskrivet."


def test_groups_say_how_many_who_they_are_and_warn_when_they_are_few() -> None:
    groups = (
        AffectedGroup(id="elever", count=1_250, area="Björkby"),
        AffectedGroup(id="nagra", name="elever med längst resa", count="färre-än-fem", belongs_to=("barn",)),
        AffectedGroup(id="fyra", name="fyra syskon", count=4),
        AffectedGroup(id="par", parts=("flickor", "funktionsnedsattning"), count="vet-inte"),
    )
    summary = summary_with(groups=groups)
    lines = {line.name: line for line in summary.groups}
    assert lines["Elever"].count == "1\u00a0250"
    assert lines["Elever"].area == "Björkby"
    assert lines["Alla berörda"].count == "–"
    assert lines["Alla berörda"].note == "Med som jämförelse."
    pair = lines["Flickor × personer med funktionsnedsättning"]
    assert (pair.vulnerable, pair.count) == ("Ja", "okänt antal")
    assert pair.note.startswith("Kombination av")
    assert "elever med längst resa och fyra syskon" in summary.groups_note
    assert summary_with(groups=("elever",)).groups_note == ""
    # A reference group of another perspective that is asked nothing is not listed.
    assert "Alla berörda barn" not in lines


def test_nobody_is_named_for_what_is_only_unanswered() -> None:
    told = summary_with(
        {SAFETY: {**ZERO, "elever": 1}}, groups=GROUPS, depths={RIGHTS: Depth.SHORT, EQUALITY: Depth.SHORT}
    )
    rights = told.perspectives[0].alternatives[0]
    assert rights.result.worst == "Kan inte sägas än"
    assert rights.result.best == "Elever"
    assert "Vem som drabbas mest kan inte sägas än." in rights.sentences
    assert "Mest hjälpt: elever (mindre förbättring)." in rights.sentences
    assert "Vem som drabbas mest kan inte sägas än. Mest hjälpt: elever." in told.statement.text

    mirrored = summary_with({SAFETY: {**ZERO, "elever": -1}}, groups=GROUPS, depths={RIGHTS: Depth.SHORT})
    rights = mirrored.perspectives[0].alternatives[0]
    assert (rights.result.worst, rights.result.best) == ("Elever", "Kan inte sägas än")
    assert "Vem som hjälps mest kan inte sägas än." in rights.sentences


def test_with_measures_nobody_is_named_for_what_is_only_unanswered() -> None:
    summary = summary_with(
        {SAFETY: effect_answer({**ZERO, "elever": -1}, with_measures={"elever": 0})},
        groups=GROUPS,
        depths={RIGHTS: Depth.SHORT},
        measures=(measure((SAFETY, "elever")),),
    )
    told = summary.perspectives[0].alternatives[0]
    assert told.result.worst == "Kan inte sägas än"
    assert "Vem som drabbas mest med beslutade åtgärder kan inte sägas än." in told.sentences


def test_a_perspective_tells_its_result_in_sentences_and_a_profile() -> None:
    safety = effect_answer(
        {**ZERO, "elever": 1, "barn-utan-bil": -1}, duration="flera-år", reversibility="lätt"
    )
    summary = summary_with(
        {SAFETY: safety, SCHOOL: ZERO, MONEY: ZERO}, groups=GROUPS, depths={RIGHTS: Depth.SHORT}
    )
    chapter = summary.perspectives[0]
    told = chapter.alternatives[0]
    assert chapter.depth == "Kort spår."
    assert "Mest drabbad: barn utan bil (mindre försämring)." in told.sentences
    assert "Mest hjälpt: elever (mindre förbättring)." in told.sentences
    assert any(
        s == "Utbredning av försämringar, den mest drabbade gruppen: måttlig (30 av 100)."
        for s in told.sentences
    )
    profile = {line.group: line for line in told.profile}
    assert (profile["Barn utan bil"].harm, profile["Barn utan bil"].harm_band) == ("30", "måttlig")
    assert (profile["Barn utan bil"].harm_low, profile["Elever"].benefit_high) == (30.0, 30.0)
    assert told.block_note == "En fråga utan skillnad står i Bilaga A."
    assert [b.question for b in told.blocks] == ["Hur påverkas trygghet?"]


def test_nothing_but_zeros_points_at_the_appendix() -> None:
    told = (
        summary_with(dict.fromkeys((SAFETY, SCHOOL, MONEY), ZERO), groups=GROUPS)
        .perspectives[0]
        .alternatives[0]
    )
    assert (told.blocks, told.block_note) == ((), "Svaren står i Bilaga A.")
    assert "Ingen grupp får det säkert sämre." in told.sentences


def test_an_empty_perspective_says_that_nobody_has_answered() -> None:
    told = summary_with().perspectives[0].alternatives[0]
    assert told.sentences == (wording.NOTHING_ASSESSED,)
    assert told.profile[0].severity == "kan vara allvarlig"


def test_open_rows_make_intervals_and_an_unclear_gap() -> None:
    told = (
        summary_with(
            {SAFETY: {**ZERO, "barn-utan-bil": UNKNOWN}, SCHOOL: ZERO},
            groups=GROUPS,
            depths={RIGHTS: Depth.FULL},
        )
        .perspectives[0]
        .alternatives[0]
    )
    profile = {line.group: line for line in told.profile}
    assert profile["Barn utan bil"].harm == "0–60"
    assert profile["Barn utan bil"].harm_band == "ingen till stor"
    assert any(s.endswith("I en fråga är det oklart.") for s in told.sentences)


def test_matrices_have_at_most_six_groups() -> None:
    groups = tuple(AffectedGroup(id=f"g{i}", name=f"grupp {i}") for i in range(8))
    matrices = (
        summary_with({SAFETY: {REFERENCE: 0, "g0": -2}}, groups=groups)
        .perspectives[0]
        .alternatives[0]
        .matrices
    )
    assert [len(m.columns) for m in matrices] == [6, 3]
    assert matrices[0].lines[0].cells[:2] == ("0 Ingen skillnad", "-2 Tydligt sämre")
    assert matrices[1].lines[0].cells[0] == "□ Obesvarad"


def test_an_answer_is_told_in_full() -> None:
    rating = both(1, -2).model_copy(update={"better_text": "fler lärare", "worse_text": "längre väg"})
    safety = EffectAnswer(
        ratings={REFERENCE: 0, "elever": rating, "barn-utan-bil": NOT_RELEVANT},
        reason="Så är det.",
        sources="Elevregistret",
        basis=Basis.B,
        duration=None,
        reversibility=Reversibility.HARD,
        likelihood=Likelihood.HIGH,
        long_term=LongTerm.WORSE,
        long_term_text="De slutar åka buss.",
    )
    summary = summary_with({SAFETY: safety}, groups=GROUPS, measures=(measure((SAFETY, "elever")),))
    block = summary.perspectives[0].alternatives[0].blocks[0]
    assert block.ratings == (
        "0 Ingen skillnad: alla berörda.",
        "-2/1 Både sämre och bättre (sämre: längre väg; bättre: fler lärare): elever.",
        "Inte relevant: barn utan bil.",
    )
    assert (block.reason, block.sources, block.measures) == (
        "Så är det.",
        "Elevregistret",
        "Taxi till skolan.",
    )
    assert block.attributes == "Svårt att ändra tillbaka; hög"
    assert block.basis == "B – dialog eller erfarenhet"
    assert block.long_term == "Sämre på lång sikt. De slutar åka buss."


def test_an_answer_without_basis_says_what_that_counts_as() -> None:
    safety = effect_answer({**ZERO, "elever": -1}, basis=None)
    summary = summary_with({SAFETY: safety, SCHOOL: {"elever": UNKNOWN}}, groups=GROUPS)
    first, second = summary.perspectives[0].alternatives[0].blocks
    assert first.basis == wording.NO_BASIS
    assert second.basis == ""


def test_samma_som_forslaget_is_printed_as_such_and_follows_it() -> None:
    summary = summary_with(
        {SAFETY: {**ZERO, "elever": -1}},
        other={"stegvis": {SAFETY: EffectAnswer(same_as_proposal=True)}},
        groups=GROUPS,
        alternatives=(BASELINE, PROPOSAL, "stegvis"),
    )
    block = summary.perspectives[0].alternatives[1].blocks[0]
    assert block.ratings[0] == "Samma som förslaget."
    assert "-1 Något sämre: elever." in block.ratings


def test_the_same_rows_in_two_perspectives_show_the_same_answer() -> None:
    summary = summary_with({SAFETY: {**ZERO, "elever": -2}}, groups=GROUPS)
    equality = next(p for p in summary.perspectives if p.name == "Jämlikhet")
    block = next(b for b in equality.alternatives[0].blocks if b.question == "Hur påverkas trygghet?")
    assert "-2 Tydligt sämre: elever." in block.ratings
    assert block.reason == "Så är det."


def test_measures_stand_with_before_and_after_and_what_is_missing() -> None:
    safety = effect_answer({**ZERO, "elever": -2}, with_measures={"elever": -1})
    measures = (
        measure((SAFETY, "elever"), (SAFETY, "barn-utan-bil"), cost="310 tkr"),
        Measure(id="tom"),
    )
    first, second = summary_with({SAFETY: safety}, groups=GROUPS, measures=measures).measures
    assert first.effect.splitlines() == [
        "Trygghet, elever: -2 Tydligt sämre → -1 Något sämre",
        "Trygghet, barn utan bil: 0 Ingen skillnad → inte bedömt",
    ]
    assert (first.owner, first.due, first.cost, first.decided) == (
        "Enhetschef",
        "2026-01-15",
        "310 tkr",
        "Ingår i beslutet",
    )
    assert (second.text, second.effect) == ("Åtgärden är inte beskriven.", "Möter ingen bedömd rad.")
    assert (second.owner, second.due, second.cost, second.decided) == ("Saknas", "Saknas", "–", "Önskemål")


def test_a_chapter_says_that_its_words_are_those_before_measures_only_where_measures_change_them() -> None:
    before = effect_answer({**ZERO, "elever": -2})
    after = effect_answer({**ZERO, "elever": -2}, with_measures={"elever": -1})
    told = {}
    for name, answer in (("no measure", before), ("a measure", after)):
        summary = summary_with({SAFETY: answer}, groups=GROUPS, measures=(measure((SAFETY, "elever")),))
        told[name] = summary.perspectives[0].alternatives[0].sentences

    assert told["a measure"][0] == "Före åtgärder gäller det här."
    assert "Före åtgärder gäller det här." not in told["no measure"]


@pytest.mark.parametrize(
    ("worse", "better", "told"),
    [
        ("längre väg", "fler lärare", "(sämre: längre väg; bättre: fler lärare)"),
        ("Längre väg.", "Fler lärare.", "(sämre: Längre väg. Bättre: Fler lärare.)"),
        ("Längre väg.", "", "(sämre: Längre väg.)"),
        ("", "fler lärare", "(bättre: fler lärare)"),
    ],
)
def test_what_gets_worse_and_better_stands_as_it_was_written(worse: str, better: str, told: str) -> None:
    rating = both(1, -2).model_copy(update={"worse_text": worse, "better_text": better})
    answer = effect_answer({**ZERO, "elever": rating})
    block = summary_with({SAFETY: answer}, groups=GROUPS).perspectives[0].alternatives[0].blocks[0]

    assert any(told in line for line in block.ratings), block.ratings


def test_two_measures_are_told_as_two_sentences() -> None:
    many = tuple(
        measure((SAFETY, "elever"), id=name).model_copy(update={"text": text})
        for name, text in (("a", "Taxi i stället för buss"), ("b", "Fyra besöksdagar."))
    )
    summary = summary_with({SAFETY: effect_answer({**ZERO, "elever": -2})}, groups=GROUPS, measures=many)

    block = summary.perspectives[0].alternatives[0].blocks[0]
    assert block.measures == "Taxi i stället för buss. Fyra besöksdagar."


def test_follow_ups_conflicts_dialogue_and_review() -> None:
    summary = summary_with(
        follow_ups=(
            FollowUp(id="a", indicator="Trivsel", kolada="N1", owner="Rektor", date=date(2028, 1, 1)),
            FollowUp(id="b"),
        ),
        conflicts=(
            GoalConflict(id="a", description="Närhet mot lärare", weighing="Lärare väger tyngre."),
            GoalConflict(id="b", description="Ingen konflikt", weighing="Gäller andra.", dismissed=True),
            GoalConflict(id="c", description="Utan avvägning"),
            GoalConflict(id="d"),
        ),
        dialogues=(
            Dialogue(
                id="a",
                who="Elevrådet",
                count="12",
                when="i maj",
                how="samtal",
                said="Oro för bussen.",
                changed="Taxi",
            ),
            Dialogue(id="b"),
        ),
        review=Review(reviewer="Barnrättsstrateg", date=date(2026, 11, 1)),
    )
    assert [(f.indicator, f.date, f.owner) for f in summary.follow_ups] == [
        ("Trivsel (Kolada N1)", "2028-01-01", "Rektor"),
        ("Saknas", "Saknas", "Saknas"),
    ]
    assert [(c.standing, c.weighing) for c in summary.conflicts] == [
        ("", "Lärare väger tyngre."),
        ("", "Avvägningen är inte skriven."),
        ("Avfärdad", "Gäller andra."),
    ]
    assert [(d.who, d.how, d.changed) for d in summary.dialogues] == [
        ("Elevrådet – 12", "i maj; samtal", "Taxi"),
        ("–", "", "Inget angivet."),
    ]
    assert summary.reviewed == "Granskad av Barnrättsstrateg 2026-11-01."
    assert summary_with().reviewed == "Ingen annan har granskat bedömningen."
    assert summary_with(review=Review(reviewer="Jurist")).reviewed == "Granskad av Jurist."
    assert "Dialog har förts med elevrådet (12)." in summary.statement.text
    assert "Ingen dialog med dem som berörs är redovisad." in summary_with().statement.text
    assert summary.sufficiency[0].word == "Ja"


def test_all_answers_stand_in_the_appendix_the_unanswered_too() -> None:
    people: tuple[Cells, ...] = ({"funktion": "Rektor", "roll": "Fakta"}, {"funktion": ""})
    ages: tuple[Cells, ...] = (
        {"rad": "sma", "antal": 7, "svar": "ja", "grupp": "elever"},
        {"rad": "x", "grupp": "", "antal": 1},
    )
    summary = summary_with(
        {SAFETY: {**ZERO, "elever": -1}},
        groups=GROUPS,
        answers={
            "arendet/beredningslage": Answer(
                value="ide", reason="Tidigt.", basis=Basis.C, sources="Protokoll"
            ),
            "arendet/deltagare": Answer(value=people, reason="Två."),
            "arendet/aldrar": Answer(value=ages),
            "arendet/amnen": Answer(value=("ja", "nej")),
            f"{RIGHTS}/barnets-basta-stammer": Answer(
                per={PROPOSAL: "ja", "forslaget|elever": "nej", "elever": "delvis"}
            ),
            f"{RIGHTS}/utsatta-barn": Answer(value=("elever", "aldre", "borttagen")),
        },
    )
    start = {a.question: a for a in section(summary, "Ärendet: frågor").answers}
    assert start["Beredningslage?"].answer == "Idé"
    assert start["Beredningslage?"].reason == "Tidigt. Underlag: C. Källor: Protokoll"
    assert start["Deltagare?"].table == (("Funktion", "Roll"), ("Rektor", "Fakta"))
    assert start["Aldrar?"].table == (
        ("", "Antal", "Svar", "Grupp"),
        ("0–5 år", "7", "Ja", "elever"),
        ("x", "1", "", ""),
    )
    assert start["Amnen?"].answer == "Ja; Nej"
    rights = {a.question: a for a in section(summary, "Barnets rättigheter: frågor").answers}
    assert rights["Barn-horda?"].answer == "Obesvarad"
    assert rights["Utsatta-barn?"].answer == "elever; äldre; borttagen"
    assert rights["Barnets-basta-stammer?"].answer.splitlines() == [
        "Forslaget: Ja",
        "Forslaget, elever: Nej",
        "elever: Delvis",
    ]
    assert section(summary, "Barnets rättigheter: avgränsning").answers[0].answer == "Obesvarad"
    blocks = section(summary, "Barnets rättigheter: frågor").blocks
    assert [b.question for b in blocks] == ["Hur påverkas trygghet?", "Hur påverkas skola?"]
    assert "□ Obesvarad: alla berörda, elever och barn utan bil." in blocks[1].ratings
    assert summary.participants[0].table[1] == ("Rektor", "Fakta")
    # Only answered questions stand in the chapters.
    assert all(a.answer != "Obesvarad" for p in summary.perspectives for a in p.answers)


def test_a_table_for_each_alternative_stands_with_whom_it_is_about() -> None:
    first: tuple[Cells, ...] = (
        {"rad": "ja", "kommentar": "Fler lärare."},
        {"rad": "borta", "kommentar": "Kvar."},
    )
    second: tuple[Cells, ...] = ({"rad": "nej", "kommentar": "Längre resa."},)
    answers = {
        "arendet/amnen": Answer(value=("ja", "nej")),
        "arendet/per-amne": Answer(per={PROPOSAL: first, "stegvis": second}),
    }
    summary = summary_with(alternatives=(BASELINE, PROPOSAL, "stegvis"), answers=answers)
    start = {a.question: a for a in section(summary, "Ärendet: frågor").answers}
    assert start["Per-amne?"].table == (
        ("Gäller", "", "Kommentar"),
        ("Forslaget", "Ja", "Fler lärare."),
        ("Forslaget", "borta", "Kvar."),
        ("Stegvis", "Nej", "Längre resa."),
    )


def test_the_trace_re_added_is_the_number() -> None:
    summary = summary_with(
        {
            SAFETY: {**ZERO, "elever": -1},
            SCHOOL: {**ZERO, "elever": UNKNOWN},
            MONEY: {**ZERO, "elever": NOT_RELEVANT},
        },
        groups=GROUPS,
    )
    trace = next(t for t in summary.traces if t.heading == "Barnets rättigheter, Forslaget, elever")
    assert trace.lines == (
        ("trygghet", "-1 Något sämre", "3", "1,5", "0"),
        ("skola", "? Vet inte", "2", "0–2", "0–2"),
    )
    assert trace.total == ("Summa", "", "5", "1,5–3,5", "0–2")
    assert trace.result == "Försämring: 100 × 1,5–3,5 / 5 = 30–70. Förbättring: 100 × 0–2 / 5 = 0–40."


def test_editions_say_what_they_were_and_what_has_changed_since() -> None:
    made: ChecklistSet = checklists().model_copy(update={"fingerprints": {RIGHTS: "nytt", EQUALITY: "samma"}})
    assessment = assessment_with(
        editions={
            RIGHTS: EditionRef(edition="2025-1", fingerprint="gammalt"),
            EQUALITY: EditionRef(edition="2026-1", fingerprint="samma"),
        }
    )
    flow = flow_of(assessment, made)
    summary = summarise(assessment, made, flow, score(assessment, made, flow), date(2028, 1, 1))
    lines = {line.name: line for line in summary.editions}
    assert lines["Barnets rättigheter"].edition == "2025-1"
    assert lines["Barnets rättigheter"].note == (
        "Gjord med en annan utgåva än den som gäller nu. Giltigheten gick ut 2027-12-31."
    )
    assert lines["Jämlikhet"].note == "Giltigheten gick ut 2027-12-31."
    assert lines["Ärendet"].fingerprint == ""
    assert all(line.note == "" for line in summary_of(assessment_with()).editions)


def test_an_unchecked_reference_is_never_printed_as_fact() -> None:
    sources = summary_with().sources
    assert sources == ("Barnkonventionen, artikel 6", "Skollagen")
    assert not any("99 kap." in s for s in sources)


def test_own_words_about_the_gap_are_held_against_the_rows() -> None:
    made = checklists()
    rights = made.checklist(RIGHTS)
    assert rights is not None
    asked = rights.model_copy(update={"gap_question": "barn-horda"})
    question = next(q for q in rights.questions() if q.id == "barn-horda")
    options = tuple(
        o.model_copy(update={"id": i})
        for o, i in zip(question.all_options, ("okar", "bestar", "minskar"), strict=True)
    )
    renamed = question.model_copy(update={"options": options})
    sections = tuple(
        s.model_copy(update={"questions": tuple(renamed if q.id == "barn-horda" else q for q in s.questions)})
        for s in asked.sections
    )
    asked = asked.model_copy(update={"sections": sections})
    changed = made.model_copy(
        update={"checklists": tuple(asked if c.id == RIGHTS else c for c in made.checklists)}
    )
    assessment = assessment_with(
        {SAFETY: {**ZERO, "barn-utan-bil": -1}, SCHOOL: ZERO},
        groups=GROUPS,
        answers={f"{RIGHTS}/barn-horda": "bestar"},
    )
    flow = flow_of(assessment, changed)
    summary = summarise(assessment, changed, flow, score(assessment, changed, flow))
    told = summary.perspectives[0].alternatives[0].sentences
    assert wording.own_gap_sentence(Gap.GROWS, Gap.STAYS) in told


def test_starker_with_an_open_flag_says_why_it_is_shown_as_blandat() -> None:
    better = {**ZERO, "elever": 1}
    answers = {f"{RIGHTS}/barnets-basta-stammer": Answer(per={PROPOSAL: "delvis"})}
    summary = summary_with({SAFETY: better, SCHOOL: ZERO, MONEY: ZERO}, groups=GROUPS, answers=answers)
    sentences = summary.perspectives[0].alternatives[0].sentences
    assert wording.lowered_sentence(["Förslaget går emot barnets bästa"]) in sentences
    waiting = "Blandat – Stärker först när det finns svar på ”Förslaget går emot barnets bästa”"
    assert summary.first_page.overview[0].status == waiting
    assert summary.first_page.alternatives[0].endswith(f"Jämlikhet: Stärker. {wording.WAITS_FOR_ANSWER}")
    assert "Kvar att svara på: Förslaget går emot barnets bästa." in summary.statement.text


def test_names_that_no_longer_exist_fall_back_to_their_ids() -> None:
    material = material_of(assessment_with())
    assert material.alternative_name("borta") == "borta"
    assert material.group_name("borta") == "borta"
    assert material.group_with_count("borta") == "borta"
    assert material.label("borta/fraga") == material.text("borta/fraga") == "borta/fraga"
    assert material.answer_text("borta/fraga") == ""
    assert material.flag_name("borta", "F1") == ""
    assert material.effect_at("borta/fraga", "borta") == EffectAnswer()


def test_the_statement_names_the_annex_and_says_what_is_unknown() -> None:
    text = summary_with(case=Case(annex="Bilaga 3")).statement.text
    assert "Konsekvenserna av ”Forslaget” är bedömda i bilaga 3." in text
    assert "är bedömda i bilagan." in summary_with().statement.text
    assert "Inte bedömt ännu." in text
    assert "Det vet vi inte" in text
    told = summary_with(
        {SAFETY: {**ZERO, "elever": 1, "barn-utan-bil": -1}, SCHOOL: ZERO}, groups=GROUPS
    ).statement.text
    assert "Mest drabbad: barn utan bil (mindre försämring). Mest hjälpt: elever." in told


def test_costs_are_listed_row_by_row() -> None:
    summary = summary_with(
        costs=(
            Cost(id="a", actor="UBN", year=2027, amount=-5, note="Hyra"),
            Cost(id="b", note="Oklart"),
            Cost(id="c"),
        )
    )
    assert summary.costs == (
        ("Forslaget", "UBN", "2027", "−5\u00a0kr", "Hyra"),
        ("Forslaget", "–", "–", "–", "Oklart"),
    )


def test_without_the_shared_end_there_is_nothing_to_weigh() -> None:
    made = checklists()
    only = made.model_copy(update={"checklists": tuple(c for c in made.checklists if c.is_perspective)})
    assessment = assessment_with()
    flow = flow_of(assessment, only)
    summary = summarise(assessment, only, flow, score(assessment, only, flow))
    assert summary.weighing == summary.participants == ()


def test_the_chapter_tells_what_measures_leave() -> None:
    safety = effect_answer({**ZERO, "elever": -2}, with_measures={"elever": -1})
    ratings = {SAFETY: safety, SCHOOL: ZERO, MONEY: ZERO}
    told = summary_with(ratings, groups=GROUPS, measures=(measure((SAFETY, "elever")),)).perspectives[0]
    assert (
        "Med beslutade åtgärder är elever mest drabbade (mindre försämring)."
        in told.alternatives[0].sentences
    )


def test_a_group_of_a_screened_out_perspective_is_not_listed() -> None:
    rights = checklists().checklist(RIGHTS)
    assert rights is not None
    children = rights.model_copy(update={"reference_group": "alla-barn"})
    made = checklists().model_copy(
        update={"checklists": tuple(children if c.id == RIGHTS else c for c in checklists().checklists)}
    )
    assessment = assessment_with(depths={RIGHTS: Depth.NONE})
    flow = flow_of(assessment, made)
    names = [g.name for g in summarise(assessment, made, flow, score(assessment, made, flow)).groups]
    assert names == ["Alla berörda"]


def test_every_basis_word_is_a_sentence() -> None:
    assert all(text.endswith(".") for text in wording.CONFIDENCE_SENTENCE.values())


def test_where_nothing_is_relevant_no_sentence_is_made_up() -> None:
    nothing = dict.fromkeys(ZERO, NOT_RELEVANT)
    summary = summary_with({SAFETY: nothing, SCHOOL: nothing}, groups=GROUPS)
    assert summary.perspectives[0].alternatives[0].sentences == ()
    assert summary.first_page.overview[0].status == "Berörs inte"


def test_an_answer_for_one_alternative_is_no_answer_for_another() -> None:
    position = {f"{RIGHTS}/barnets-basta-stammer": Answer(per={PROPOSAL: "ja"})}
    material = material_of(assessment_with(answers={**position, f"{RIGHTS}/barnets-basta": "Att gå kvar"}))
    assert material.answer_text(f"{RIGHTS}/barnets-basta-stammer", PROPOSAL) == "Ja"
    assert material.answer_text(f"{RIGHTS}/barnets-basta-stammer", "stegvis") == ""
    assert best_interests(material, PROPOSAL) == "Att gå kvar."


def test_the_proposals_own_lines_are_never_lost_when_another_alternative_is_recommended() -> None:
    keys: dict[str, Any] = {
        "alternatives": (BASELINE, PROPOSAL, "stegvis"),
        "case": Case(proposal="Skolan stängs."),
    }
    recommended = summary_with(recommended="stegvis", **keys)
    assert recommended.alternatives[1].description == "Skolan stängs."
    assert summary_with(**keys).alternatives[1].description == "Inte beskrivet."
    assert summary_with(**keys).first_page.proposal == "Skolan stängs."


def test_in_the_short_track_a_chapter_leaves_to_page_1_what_stands_there() -> None:
    ratings = {SAFETY: {**ZERO, "barn-utan-bil": UNKNOWN}, SCHOOL: ZERO, MONEY: ZERO}
    short = summary_with(ratings, groups=GROUPS)
    full = summary_with(ratings, groups=GROUPS, depths={EQUALITY: Depth.FULL})
    assert (short.short, full.short) == (True, False)
    told, more = (s.perspectives[1].alternatives[0].sentences for s in (short, full))
    assert set(told) < set(more)
    gap = next(s for s in more if s.startswith("Det går inte att säga om skillnaderna"))
    assert gap not in told


def test_a_perspective_that_the_namnd_leaves_out_is_named_as_such() -> None:
    asked = checklists().model_copy(update={"not_asked": {"klimat": "Klimat"}})
    assessment = assessment_with()
    flow = flow_of(assessment, asked)
    summary = summarise(assessment, asked, flow, score(assessment, asked, flow), TODAY)

    assert [(line.question, line.answer, line.reason) for line in summary.screened_out] == [
        ("Klimat", "Bedöms inte", wording.NOT_ASKED)
    ]
