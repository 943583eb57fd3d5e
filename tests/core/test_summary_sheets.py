"""The tables for analysis: everything that was entered and counted, a row for each thing."""

from datetime import date

from assessment.core.assessment import (
    Answer,
    Assessment,
    Cells,
    Comment,
    Cost,
    EffectAnswer,
    FollowUp,
    Measure,
    Review,
    RowRef,
)
from assessment.core.case import PROPOSAL, Case
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary.sheets import Sheet, sheets_of
from assessment.core.vocabulary import Basis, Both, Duration, Likelihood, LongTerm, Reversibility
from tests.core.summaries import RIGHTS, checklists
from tests.factory import REFERENCE, UNKNOWN, assessment_with, both

SAFETY = f"{RIGHTS}/trygghet"
SCHOOL = f"{RIGHTS}/skola"


def tables(assessment: Assessment) -> dict[str, Sheet]:
    found = checklists()
    flow = flow_of(assessment, found)
    return {s.name: s for s in sheets_of(assessment, found, flow, score(assessment, found, flow))}


def case() -> Assessment:
    safety = EffectAnswer(
        ratings={REFERENCE: 0, "elever": -2, "barn-utan-bil": both(2, -1)},
        duration=Duration.LASTING,
        reversibility=Reversibility.HARD,
        likelihood=Likelihood.HIGH,
        long_term=LongTerm.WORSE,
        long_term_text="Syns först om tio år.",
        basis=Basis.B,
        reason="=Elevhälsan\nräknar.",
        sources="Rapport 3",
        with_measures={"elever": -1},
    )
    school = EffectAnswer(ratings={"elever": UNKNOWN})
    return assessment_with(
        groups=("elever", "barn-utan-bil"), answers={f"{RIGHTS}/barn-horda": Answer(value="nej")}
    ).model_copy(
        update={
            "effects": {SAFETY: {PROPOSAL: safety}, SCHOOL: {PROPOSAL: school}},
            "case": Case(title="Skolan", decision_date=date(2026, 12, 1)),
            "recommended": PROPOSAL,
            "measures": (
                Measure(
                    id="a",
                    text="Taxi",
                    owner="Chef",
                    due=date(2027, 1, 1),
                    decided=True,
                    rows=(RowRef(question=SAFETY, alternative=PROPOSAL, group="elever"),),
                ),
            ),
            "follow_ups": (FollowUp(id="u", indicator="Restid", date=date(2028, 1, 1)),),
            "costs": (Cost(id="k", actor="Nämnden", year=2027, amount=-5, note="Hyra"),),
        }
    )


def test_every_row_stands_with_all_that_was_said_of_it() -> None:
    rows = tables(case())["Bedömningar"]
    told = [dict(zip(rows.columns, r, strict=True)) for r in rows.rows]
    pupils = next(r for r in told if r["Fråga, id"] == SAFETY and r["Grupp, id"] == "elever")

    assert pupils == {
        "Perspektiv": "Barnets rättigheter",
        "Fråga": pupils["Fråga"],
        "Kort namn": "trygghet",
        "Handlingsalternativ": pupils["Handlingsalternativ"],
        "Grupp": "elever",
        "Utsatt grupp": "nej",
        "Bedömning": pupils["Bedömning"],
        "Sämre": -2,
        "Bättre": 0,
        "Blir sämre": "",
        "Blir bättre": "",
        "Allvar": "allvarlig",
        "Vikt": 3,
        "Varaktighet": "bestående",
        "Återställbart": "svårt",
        "Sannolikhet": "hög",
        "På lång sikt": "sämre",
        "På lång sikt, text": "Syns först om tio år.",
        "Underlag": "B",
        "Motivering": "=Elevhälsan\nräknar.",
        "Källor": "Rapport 3",
        "Med åtgärder": pupils["Med åtgärder"],
        "Möts av beslutad åtgärd": "ja",
        "Fråga, id": SAFETY,
        "Handlingsalternativ, id": PROPOSAL,
        "Grupp, id": "elever",
    }
    assert str(pupils["Bedömning"]).lower().endswith("tydligt sämre")
    assert str(pupils["Med åtgärder"]).lower().endswith("något sämre")


def test_both_and_open_rows_keep_what_they_are() -> None:
    told = case()
    parted = Both.model_validate(
        {"bättre": 1, "sämre": -1, "bättre-text": "fler kamrater", "sämre-text": "längre väg"}
    )
    effect = told.effects[SAFETY][PROPOSAL]
    ratings = {**effect.ratings, "barn-utan-bil": parted}
    changed = effect.model_copy(update={"ratings": ratings, "with_measures": {"elever": parted}})
    rows = tables(told.model_copy(update={"effects": {**told.effects, SAFETY: {PROPOSAL: changed}}}))[
        "Bedömningar"
    ]
    found = {(r[23], r[25]): dict(zip(rows.columns, r, strict=True)) for r in rows.rows}

    one = found[SAFETY, "barn-utan-bil"]
    assert (one["Sämre"], one["Bättre"], one["Blir sämre"], one["Blir bättre"]) == (
        -1,
        1,
        "längre väg",
        "fler kamrater",
    )
    assert str(found[SAFETY, "elever"]["Med åtgärder"]).endswith("\nlängre väg\nfler kamrater")
    assert one["Utsatt grupp"] == "ja"
    unknown = found[SCHOOL, "elever"]
    assert (unknown["Sämre"], unknown["Bättre"], unknown["Underlag"], unknown["Bedömning"]) == (
        None,
        None,
        "",
        "? Vet inte",
    )


def test_results_are_counted_as_on_paper() -> None:
    found = tables(case())
    (rights, *_) = found["Resultat"].rows
    told = dict(zip(found["Resultat"].columns, rights, strict=True))

    assert (told["Perspektiv"], told["Mest drabbade"]) == ("Barnets rättigheter", "barn utan bil")
    assert isinstance(told["Försämring från"], float)
    assert isinstance(told["Försämring till"], float)
    groups = [dict(zip(found["Grupper"].columns, r, strict=True)) for r in found["Grupper"].rows]
    pupils = next(g for g in groups if g["Grupp"] == "elever")
    assert (pupils["Försämring från"], pupils["Försämring till"]) == (60.0, 100.0)
    assert found["Stoppflaggor"].rows[0][0] == "Barn har inte hörts"


def test_a_table_names_nobody_for_what_is_only_unanswered() -> None:
    found = tables(assessment_with({SAFETY: {REFERENCE: 0, "elever": 1}}, groups=("elever",)))["Resultat"]
    told = dict(zip(found.columns, found.rows[0], strict=True))

    assert (told["Mest drabbade"], told["Mest hjälpta"]) == ("kan inte sägas än", "elever")


def test_lists_and_answers_stand_in_sheets_of_their_own() -> None:
    found = tables(case())
    ((text, owner, due, _, decided, meets),) = found["Åtgärder"].rows

    assert (text, owner, due, decided) == ("Taxi", "Chef", date(2027, 1, 1), "ja")
    assert str(meets).startswith("trygghet, ")
    assert found["Uppföljning"].rows[0][:1] == ("Restid",)
    assert found["Kostnader"].rows[0][1:] == ("Nämnden", 2027, -5, "Hyra")
    assert ("Beslutsdatum", date(2026, 12, 1)) in found["Ärendet"].rows
    answers = {(r[0], r[1]): r[2] for r in found["Svar"].rows}
    assert "Nej" in answers.values()
    assert "Obesvarad" in answers.values()


def test_an_answer_that_is_a_table_is_told_row_by_row() -> None:
    rows: tuple[Cells, ...] = (
        {"funktion": "Utredare", "roll": "Skriver"},
        {"funktion": "Chef", "roll": "Läser"},
    )
    told = tables(assessment_with(answers={"arendet/deltagare": Answer(value=rows)}))["Svar"].rows

    assert "Funktion; Roll\nUtredare; Skriver\nChef; Läser" in [r[2] for r in told]


def test_an_empty_assessment_has_its_headings_and_no_results() -> None:
    found = tables(assessment_with(groups=()))

    assert all(len(row) == len(sheet.columns) for sheet in found.values() for row in sheet.rows)
    assert ("Rekommenderat alternativ", "") in found["Ärendet"].rows
    assert {r[5] for r in found["Resultat"].rows} <= {None, 0.0}


def test_every_comment_stands_with_what_it_is_about_and_whether_it_is_resolved() -> None:
    comments = (
        Comment(id="a", text="Hur vet ni det?", by="Strateg", date=date(2026, 11, 3), question=SAFETY),
        Comment(id="b", text="Bra.", answer="Tack.", resolved=True),
        Comment(id="c", text="Gammal", question=f"{RIGHTS}/borttagen"),
    )
    found = case().model_copy(update={"review": Review(comments=comments)})

    asked = checklists().question(SAFETY)
    assert asked is not None
    about = asked[1].text
    assert tables(found)["Granskning"].rows == (
        (about, "Hur vet ni det?", "Strateg", date(2026, 11, 3), "", "nej", SAFETY),
        ("Hela bedömningen", "Bra.", "", None, "Tack.", "ja", ""),
        (f"{RIGHTS}/borttagen", "Gammal", "", None, "", "nej", f"{RIGHTS}/borttagen"),
    )
