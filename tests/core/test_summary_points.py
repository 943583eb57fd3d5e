"""Points in words: sums to add again, what is left to a limit, and per cent that read as their level."""

from fractions import Fraction
from typing import Any

import pytest

from assessment.core.assessment import Answer
from assessment.core.checklist import Checklist
from assessment.core.flow import Flow, flow_of
from assessment.core.points import points_of
from assessment.core.scoring import score
from assessment.core.summary import Summary, summarise
from assessment.core.summary.points_chapters import exact, points_chapter, points_chapters, printed_percent
from tests.factory import assessment_with, checklist_set, effect, perspective


def made(**keys: Any) -> Checklist:
    """Two scales: risk in per cent, lowered by skydd; one question has points on both."""
    data = {
        "format": 1,
        "checklista": "betyg",
        "namn": "Betyg",
        "utgåva": "2026-1",
        "gäller-från": "2026-01-01",
        "gäller-till": "2027-12-31",
        "förvaltas-av": "Strateg",
        "ordning": 80,
        "frivillig": "ja",
        "inledning": "Frivilligt.",
        "poängskalor": [
            {
                "id": "risk",
                "namn": "Risk",
                "hjälp": "Hur farligt det är.",
                "enhet": "procent",
                "procent-av": "ställda-frågor",
                "gränsen-hör-till": "nivån-över",
                "nivåer": [
                    {"id": "lag", "namn": "Låg", "till": 50, "text": "Lugnt"},
                    {"id": "hog", "namn": "Hög", "från": 50},
                ],
                "nedsättning": [
                    {"när": {"skala": "skydd", "minst": 2}, "procent": 50, "avrundas-till": "heltal"}
                ],
            },
            {"id": "skydd", "namn": "Skydd"},
        ],
        "utfall": [
            {
                "id": "vanta",
                "namn": "Vänta",
                "skäl": [{"när": {"fråga": "ett", "är": "ja"}, "text": "Det är farligt."}],
            },
            {"id": "ga", "namn": "Gå vidare", "skäl": [{"text": "Inget hindrar."}]},
        ],
        "avsnitt": [
            {
                "id": "fragor",
                "namn": "Frågor",
                "frågor": [
                    {
                        "id": "ett",
                        "fråga": "Är det farligt?",
                        "namn": "fara",
                        "svarstyp": "ja-nej",
                        "obligatorisk": "ja",
                        "svarsalternativ": [
                            {"id": "ja", "text": "Ja", "poäng": {"risk": 5}},
                            {"id": "nej", "text": "Nej", "poäng": {"skydd": 1}},
                        ],
                    },
                    {
                        "id": "tva",
                        "fråga": "Vad skyddar?",
                        "namn": "skydd",
                        "svarstyp": "flerval",
                        "obligatorisk": "ja",
                        "svarsalternativ": [
                            {"id": "staket", "text": "Staket", "poäng": {"skydd": 1.5}},
                            {"id": "vakt", "text": "Vakt", "poäng": {"skydd": 1}},
                        ],
                    },
                ],
            }
        ],
    }
    return Checklist.model_validate({**data, **keys})


def flow(checklist: Checklist | None = None, **answers: Any) -> Flow:
    checklists = checklist_set(perspective("barn", effect("trygghet")), checklist or made())
    given = {f"betyg/{k}": Answer(value=v) for k, v in answers.items()}
    return flow_of(assessment_with(answers=given), checklists)


def whole(found: Flow) -> Summary:
    return summarise(
        found.assessment, found.checklists, found, score(found.assessment, found.checklists, found)
    )


def said(found: Flow, scale: int = 0) -> tuple[str, ...]:
    return points_chapter(found, found.checklists.scored[0]).scales[scale].sentences


def test_the_lines_add_up_to_the_total() -> None:
    chapter = points_chapter(flow(ett="ja", tva=("staket", "vakt")), made(), 7)
    risk, skydd = chapter.scales

    assert (chapter.number, chapter.name, chapter.intro) == (7, "Betyg", "Frivilligt.")
    assert risk.lines == (("Fara", "Ja", "5", "0–5"),)
    assert risk.total == ("Summa", "", "5", "0–5")
    assert skydd.lines == (("Fara", "Ja", "0", "0–1"), ("Skydd", "Staket; Vakt", "2,5", "1–2,5"))
    assert skydd.total == ("Summa", "", "2,5", "1–3,5")
    assert (risk.name, risk.help, skydd.help) == ("Risk", "Hur farligt det är.", "")


def test_a_reduction_says_why_from_what_to_what_and_how_far_the_limit_is() -> None:
    assert said(flow(ett="ja", tva=("staket", "vakt"))) == (
        "5 av högst 5 poäng.",
        (
            "Risk sätts ned med 50 procent, från 5 till 3, för Skydd är 2,5 och gränsen är 2. "
            "Marginalen är 0,5 poäng."
        ),
        "Nivå: Hög (60 procent av högsta poängen på frågorna som ställs).",
    )
    assert said(flow(ett="ja", tva=("staket",)))[1] == (
        "Risk sätts inte ned, för Skydd är 1,5 och gränsen är 2. Det fattas 0,5 poäng."
    )


def test_open_answers_leave_spans_and_possible_levels() -> None:
    assert said(flow(tva=("staket",))) == (
        "Hittills 0 av högst 5 poäng. Ett svar kan öppna fler frågor. Då räknas det om.",
        "När allt är besvarat blir det mellan 0 och 5.",
        "Risk sätts ned med 50 procent om Skydd når 2. Det fattas 0,5 poäng.",
        "Möjliga nivåer: Låg eller Hög.",
    )
    certain = said(flow(tva=("staket", "vakt")))
    assert certain[2] == (
        "Risk sätts ned med 50 procent, för Skydd är 2,5–3,5 och gränsen är 2. Marginalen är 0,5 poäng."
    )
    assert said(flow(ett="ja"), scale=1)[0].startswith("Hittills 0 av högst 3,5 poäng.")
    assert points_chapter(flow(ett="nej"), made()).scales[1].total[2] == "1 hittills"


def test_a_level_is_told_with_what_it_means() -> None:
    assert said(flow(ett="nej", tva=("staket",)))[-1] == (
        "Nivå: Låg (0 procent av högsta poängen på frågorna som ställs). Lugnt."
    )


def test_a_share_of_the_points_of_all_questions_is_told() -> None:
    scales = made().model_dump(mode="json", by_alias=True)["poängskalor"]
    scales[0] |= {"procent-av": "alla-frågor", "andel-av-högsta": "1/2"}

    assert said(flow(made(poängskalor=scales), ett="ja", tva=("staket",)))[-1] == (
        "Nivå: Hög (200 procent, där 100 procent är 2,5: 0,5 av högsta poängen på alla frågor)."
    )


def test_what_all_questions_can_give_is_told_where_the_level_is_counted_of_it() -> None:
    scales = made().model_dump(mode="json", by_alias=True)["poängskalor"]
    scales[0] |= {"procent-av": "alla-frågor"}

    assert said(flow(made(poängskalor=scales), ett="ja", tva=("staket",)))[-1] == (
        "Nivå: Hög (100 procent av 5, som är högsta poängen på alla frågor)."
    )


def test_a_level_that_no_open_answer_can_change_is_told_as_one() -> None:
    levels = [{"id": "a", "namn": "Ett"}]
    scales = [{"id": "risk", "namn": "Risk", "nivåer": levels}, {"id": "skydd", "namn": "Skydd"}]

    told = said(flow(made(poängskalor=scales), tva=("staket",)))
    assert told[-1] == "Nivå: Ett, vad de svar som återstår än blir."


def test_levels_in_points_need_no_per_cent() -> None:
    levels = [{"id": "a", "namn": "Ett"}]
    scales = [{"id": "risk", "namn": "Risk", "nivåer": levels}, {"id": "skydd", "namn": "Skydd"}]

    assert said(flow(made(poängskalor=scales), ett="ja", tva=("staket",)))[-1] == "Nivå: Ett."


def test_nothing_to_count_per_cent_of_is_told() -> None:
    scales = made().model_dump(mode="json", by_alias=True)["poängskalor"]
    scales[0]["nedsättning"][0]["när"] |= {"enhet": "procent"}
    scales[1]["procent-av"] = "ställda-frågor"
    questions = made().model_dump(mode="json", by_alias=True)["avsnitt"]
    for question in questions[0]["frågor"]:
        for option in question["svarsalternativ"]:
            option["poäng"] = {}

    assert said(flow(made(poängskalor=scales, avsnitt=questions), ett="ja", tva=("vakt",))) == (
        "0 av högst 0 poäng.",
        "Risk sätts inte ned: Skydd har inga poäng att räkna procent på.",
        "Det finns inga poäng att räkna procent på, så det blir ingen nivå.",
    )


def test_the_outcome_is_told_with_its_reasons_and_before_that_what_already_holds() -> None:
    done = points_chapter(flow(ett="ja", tva=("vakt",)), made())
    begun = points_chapter(flow(ett="ja"), made())
    without = points_chapter(flow(made(utfall=[]), ett="ja", tva=("vakt",)), made())

    assert (done.outcome, done.reasons) == ("Vänta", ("Det är farligt.",))
    assert (begun.outcome, begun.reasons) == (
        "En fråga återstår att svara på.",
        ("Talar för Vänta: Det är farligt.",),
    )
    assert (without.outcome, without.reasons) == ("", ())


def test_a_checklist_that_nobody_has_begun_is_told_of_nowhere() -> None:
    untouched, begun = whole(flow()), whole(flow(ett="ja"))

    assert untouched.points == points_chapters(flow(), 9) == ()
    assert "Betyg" not in str(untouched.model_dump())
    assert [a.name for a in begun.answers if a.name.startswith("Betyg")] == ["Betyg: frågor"]
    assert begun.contents[-3] == f"{begun.points[0].number} Betyg"
    assert len(begun.contents) == len(untouched.contents) + 1


@pytest.mark.parametrize(
    ("number", "shown"),
    [("12", "12"), ("1/2", "0,5"), ("-2.125", "−2,125"), ("-1/3", "−1/3"), ("1234.5", "1\u00a0234,5")],
)
def test_a_number_is_printed_exactly(number: str, shown: str) -> None:
    assert exact(Fraction(number)) == shown


@pytest.mark.parametrize(
    ("limit_in", "points", "shown"),
    [
        ("nivån-över", "2", "40"),
        ("nivån-över", "2.4999", "49,9"),
        ("nivån-under", "2.5", "50"),
        ("nivån-under", "2.5001", "50,002"),
        ("nivån-under", "2.50001", "250001/5000"),
    ],
)
def test_printed_per_cent_reads_as_its_own_level(limit_in: str, points: str, shown: str) -> None:
    scales = made().model_dump(mode="json", by_alias=True)["poängskalor"]
    scales[0] |= {"gränsen-hör-till": limit_in}
    scale = points_of(flow(made(poängskalor=scales), ett="ja", tva=("vakt",)))[0].scales[0]

    assert printed_percent(scale, Fraction(points)) == shown
