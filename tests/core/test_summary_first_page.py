"""Page 1: what is chosen, how it is worded, its caps, and what yields when there is too much."""

from datetime import date
from itertools import pairwise

import pytest

from assessment.core.assessment import Answer, Cost, GoalConflict
from assessment.core.case import BASELINE, PROPOSAL, AffectedGroup, Alternative, Case
from assessment.core.summary import first_page, page_fit, wording
from assessment.core.summary.model import Consequence, FirstPage, FlagLine, Header
from assessment.core.vocabulary import Depth
from tests.core.summaries import EQUALITY, RIGHTS, material_of, summary_of, summary_with
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
ALL_ZERO: dict[str, dict[str, Rated]] = {
    key: {REFERENCE: 0, "elever": 0, "barn-utan-bil": 0} for key in (SAFETY, SCHOOL, MONEY)
}
HEADER = Header(
    title="Anpassad grundskola samlas",
    organisation="Lillmarks kommun",
    board="Utbildningsnämnden",
    annex="",
    diary_number="UBN 2026/0118",
    date="2026-11-22",
    version="1",
    stage="Utkast",
    stage_note="Utkast. Inte expedierat.",
    officer="Utredare",
    decision_date="",
    start_date="",
)
GROUPS = ("elever", AffectedGroup(id="barn-utan-bil", count=7))


def test_unanswered_never_looks_harmless() -> None:
    page = summary_with(groups=GROUPS).first_page

    assert page.not_assessed == wording.NOTHING_ASSESSED
    assert {line.perspective for line in page.overview} == {"Barnets rättigheter", "Jämlikhet"}
    assert all(line.status.startswith("Inte bedömt – kan bli") for line in page.overview)
    assert all(line.worst == line.best == "–" for line in page.overview)


def test_half_answered_says_how_much_is_left() -> None:
    page = summary_with(
        {SAFETY: {REFERENCE: 0, "elever": 0, "barn-utan-bil": UNKNOWN}}, groups=GROUPS
    ).first_page

    assert "obesvarade" in page.not_assessed
    assert any("trygghet" in line and "skola" in line for line in page.unknowns)


def test_the_word_never_stands_without_what_is_worst_and_for_whom() -> None:
    ratings: dict[str, dict[str, Rated]] = {
        **ALL_ZERO,
        SAFETY: {REFERENCE: 0, "elever": 2, "barn-utan-bil": -1},
    }
    page = summary_with(
        {**ratings, SAFETY: effect_answer(ratings[SAFETY], duration="flera-år", reversibility="lätt")},
        groups=GROUPS,
    ).first_page

    rights = page.overview[0]
    assert rights.status == "Blandat – mindre försämring för barn utan bil"
    assert (rights.word, rights.sign, rights.meaning) == (
        "Blandat",
        "±",
        "Något blir bättre och något sämre.",
    )
    assert (rights.worst, rights.best, rights.gap) == ("Barn utan bil", "Elever", "Ökar")
    assert page.not_assessed == ""


def test_an_empty_attribute_says_what_the_severity_may_be() -> None:
    page = summary_with(
        {**ALL_ZERO, SAFETY: {REFERENCE: 0, "elever": 0, "barn-utan-bil": -1}}, groups=GROUPS
    ).first_page

    assert "mindre försämring för barn utan bil, kan vara betydande" in page.overview[0].status
    assert "mindre försämring (kan vara betydande)" in page.worse[0].text


def test_a_consequence_tells_who_how_many_what_and_why() -> None:
    safety = effect_answer(
        {REFERENCE: 0, "elever": 0, "barn-utan-bil": both(1, -2)}, duration="flera-år", reversibility="lätt"
    )
    told = both(1, -2).model_copy(
        update={"worse_text": "Vägen saknar trottoar.", "better_text": "Nya kompisar."}
    )
    safety = safety.model_copy(update={"ratings": {**safety.ratings, "barn-utan-bil": told}})
    page = summary_with({**ALL_ZERO, SAFETY: safety}, groups=GROUPS).first_page

    assert (
        page.worse[0].text == "Trygghet: allvarlig försämring för barn utan bil (7). Vägen saknar trottoar."
    )
    assert page.better[0].text == "Trygghet: mindre förbättring för barn utan bil (7). Nya kompisar."
    # The same rows asked in two perspectives are one consequence.
    assert len(page.worse) == len(page.better) == 1


def test_before_and_after_measures_are_both_told() -> None:
    safety = effect_answer(
        {REFERENCE: 0, "elever": 0, "barn-utan-bil": -2},
        duration="flera-år",
        reversibility="lätt",
        with_measures={"barn-utan-bil": -1},
    )
    page = summary_with(
        {**ALL_ZERO, SAFETY: safety}, groups=GROUPS, measures=(measure((SAFETY, "barn-utan-bil")),)
    ).first_page

    assert (
        page.overview[0].status
        == "Försvagar (före åtgärder: Allvarlig risk) – mindre försämring för barn utan bil"
    )
    assert "allvarlig försämring (med åtgärder: mindre) för barn utan bil" in page.worse[0].text


@pytest.mark.parametrize(("after", "told"), [(0, "(med åtgärder: ingen)"), (-1, "(med åtgärder: mindre)")])
def test_a_measure_that_meets_every_row_says_what_is_left(after: int, told: str) -> None:
    safety = effect_answer(
        {REFERENCE: 0, "elever": -2, "barn-utan-bil": 0},
        duration="flera-år",
        reversibility="lätt",
        with_measures={"elever": after},
    )
    page = summary_with(
        {**ALL_ZERO, SAFETY: safety}, groups=GROUPS, measures=(measure((SAFETY, "elever")),)
    ).first_page

    assert told in page.worse[0].text


def test_a_measure_that_meets_some_rows_says_so() -> None:
    safety = effect_answer(
        {REFERENCE: -2, "elever": -2, "barn-utan-bil": 0},
        duration="flera-år",
        reversibility="lätt",
        with_measures={"elever": 0},
    )
    page = summary_with(
        {**ALL_ZERO, SAFETY: safety}, groups=GROUPS, measures=(measure((SAFETY, "elever")),)
    ).first_page

    assert "(delvis mildrad av åtgärder)" in page.worse[0].text


def test_more_than_three_consequences_are_counted_and_pointed_at() -> None:
    groups = ("elever", "barn-utan-bil", "aldre", "pendlare")
    milder: dict[str, Rated] = {REFERENCE: 1, **dict.fromkeys(groups, -1)}
    worse: dict[str, dict[str, Rated]] = {
        SAFETY: {REFERENCE: 1, **dict.fromkeys(groups, -2)},
        SCHOOL: milder,
        MONEY: milder,
    }
    page = summary_with(
        {k: effect_answer(v, duration="bestående") for k, v in worse.items()}, groups=groups
    ).first_page

    assert len(page.worse) == 3
    assert page.worse_more.startswith("Det finns ")
    assert "se avsnitt 4 och framåt" in page.worse_more
    assert page.worse[0].text.startswith("Trygghet: allvarlig försämring för")


def test_a_long_list_of_groups_yields_before_the_reason() -> None:
    long_names = tuple(
        AffectedGroup(
            id=f"egen-{i}", name=f"elever som har mer än en timmes resa till skola {i}", count=i + 5
        )
        for i in range(3)
    )
    safety = effect_answer({REFERENCE: 0, **{g.id: -1 for g in long_names}}, reason="Bussen dras in.")
    page = summary_with({SAFETY: safety}, groups=long_names).first_page

    assert "och två grupper till. Bussen dras in." in page.worse[0].text
    assert len(page.worse[0].text) <= first_page.CONSEQUENCE_CAP


def test_a_head_that_fills_the_line_leaves_the_reason_to_the_chapter() -> None:
    group = AffectedGroup(id="egen", name="elever " * 25, count=9)
    page = summary_with({SAFETY: effect_answer({REFERENCE: 0, "egen": -1})}, groups=(group,)).first_page

    assert len(page.worse[0].text) <= first_page.CONSEQUENCE_CAP
    assert page.worse[0].text.endswith("…")


def test_best_interests_tell_what_weighs_heavier_and_what_children_get_instead() -> None:
    answers = {
        f"{RIGHTS}/barnets-basta": "Att skolan är kvar",
        f"{RIGHTS}/barnets-basta-stammer": Answer(per={PROPOSAL: "nej"}),
        f"{RIGHTS}/basta-vager-tyngre": "Behöriga lärare",
        f"{RIGHTS}/basta-kompensation": "Egen taxi",
    }
    page = summary_with(answers=answers).first_page

    assert (
        page.best_interests
        == "Att skolan är kvar. Väger tyngre: Behöriga lärare. Barnen får i stället: Egen taxi."
    )
    # What stands under Barnets bästa is not told once more as an answered flag.
    assert page.answered_flags == ()


def test_an_answered_flag_stands_with_its_answer() -> None:
    answers = {f"{RIGHTS}/barn-horda": "nej", f"{RIGHTS}/barnets-basta": "Att gå kvar"}
    page = summary_with(answers=answers).first_page
    assert [(f.name, f.text) for f in page.answered_flags] == [("Barn har inte hörts", "Nej.")]


def test_flags_with_the_same_answer_share_a_line() -> None:
    answers = {f"{RIGHTS}/barn-horda": "nej", f"{RIGHTS}/barnets-basta": "Att gå kvar"}
    material = material_of(assessment_with(answers=answers))
    flag = material.result.answered_flags(PROPOSAL)[0]
    line = first_page.flag_line(material, flag, flag)
    assert (line.name, line.text) == ("Barn har inte hörts och barn har inte hörts", "Nej.")


def test_an_alternative_never_stands_as_worse_without_for_whom() -> None:
    worse = {**ALL_ZERO, SAFETY: {REFERENCE: 0, "elever": 0, "barn-utan-bil": -2}}
    line = summary_with(worse, groups=GROUPS).first_page.alternatives[0]
    assert line == (
        "Forslaget – Barnets rättigheter: Allvarlig risk; Jämlikhet: Allvarlig risk. "
        "Gravast: allvarlig försämring för barn utan bil."
    )


def test_an_open_flag_names_the_question_or_asks_it() -> None:
    answers = {
        f"{RIGHTS}/barnets-basta": "Att skolan är kvar",
        f"{RIGHTS}/barnets-basta-stammer": Answer(per={PROPOSAL: "delvis"}),
    }
    page = summary_with(answers=answers).first_page

    assert page.open_flags[0].text == "Svara på: vad som väger tyngre och ”Basta-kompensation?”."
    assert "Vad som väger tyngre är inte skrivet." in page.best_interests


def test_without_a_position_or_without_children_page_one_says_which() -> None:
    assert summary_with().first_page.best_interests == wording.NO_POSITION
    assert summary_with(depths={RIGHTS: Depth.NONE}).first_page.best_interests == ""


def test_the_page_is_about_the_recommended_alternative() -> None:
    assessment = assessment_with(
        alternatives=(BASELINE, PROPOSAL, "stegvis"),
        answers={
            "samlad-bedomning/rekommendation": "ga-vidare",
            "samlad-bedomning/rekommendation-skal": "Lugnare",
        },
        recommended="stegvis",
    )
    described = tuple(
        a.model_copy(update={"description": "Nya elever först."}) if a.id == "stegvis" else a
        for a in assessment.alternatives
    )
    page = summary_of(assessment.model_copy(update={"alternatives": described})).first_page

    assert (page.about, page.proposal) == ("Stegvis", "Nya elever först.")
    assert page.recommendation == "Gå vidare (Stegvis). Lugnare."


def test_a_recommended_alternative_is_named_also_without_the_word() -> None:
    page = summary_with(recommended=PROPOSAL).first_page
    assert page.recommendation == "Forslaget rekommenderas."
    assert summary_with().first_page.recommendation == "Ingen rekommendation är skriven ännu."


def test_without_alternatives_the_page_still_prints() -> None:
    assessment = assessment_with().model_copy(update={"alternatives": (Alternative(id=BASELINE),)})
    page = summary_of(assessment).first_page

    assert (page.about, page.overview, page.alternatives, page.dominance) == ("", (), (), "")


def test_dominance_is_told_with_its_reservation() -> None:
    better = {k: {**v, "elever": 1} for k, v in ALL_ZERO.items()}
    page = summary_with(
        better, other={"stegvis": ALL_ZERO}, groups=GROUPS, alternatives=(BASELINE, PROPOSAL, "stegvis")
    ).first_page

    assert (
        "I de frågor som ställts är ”Forslaget” minst lika bra som ”Stegvis” för alla grupper"
        in page.dominance
    )


def test_no_alternative_as_good_for_everyone_is_told_too() -> None:
    worse = {**ALL_ZERO, SAFETY: {REFERENCE: 0, "elever": -1, "barn-utan-bil": 1}}
    better = {**ALL_ZERO, SAFETY: {REFERENCE: 0, "elever": 1, "barn-utan-bil": -1}}
    summary = summary_with(
        worse, other={"stegvis": better}, groups=GROUPS, alternatives=(BASELINE, PROPOSAL, "stegvis")
    )

    assert summary.first_page.dominance == f"{wording.NO_DOMINANCE} Se avsnitt 2."
    assert (
        "”Forslaget” jämfört med ”Stegvis”: bättre för barn utan bil; sämre för elever." in summary.comparison
    )
    assert any("jämfört med nollalternativet" in sentence for sentence in summary.comparison)


def test_a_group_both_better_and_worse_off_is_named_once() -> None:
    first = {
        **ALL_ZERO,
        SAFETY: {**ALL_ZERO[SAFETY], "elever": 1},
        SCHOOL: {**ALL_ZERO[SCHOOL], "elever": -1},
    }
    summary = summary_with(first, groups=GROUPS)

    assert "”Forslaget” jämfört med nollalternativet: både bättre och sämre för elever." in summary.comparison


def test_open_rows_are_not_compared() -> None:
    summary = summary_with({SAFETY: {REFERENCE: 1}}, groups=GROUPS)

    assert summary.first_page.dominance.startswith("Alternativen jämförs inte ännu:")
    assert summary.comparison[0].startswith("”Forslaget” och nollalternativet jämförs inte ännu:")


def test_dominance_stands_in_the_comparison_from_either_side() -> None:
    better = {k: {**v, "elever": 1} for k, v in ALL_ZERO.items()}
    worse = {k: {**v, "elever": -1} for k, v in ALL_ZERO.items()}
    assert (
        "är ”Forslaget” minst lika bra som nollalternativet"
        in summary_with(better, groups=GROUPS).comparison[0]
    )
    assert (
        "är nollalternativet minst lika bra som ”Forslaget”"
        in summary_with(worse, groups=GROUPS).comparison[0]
    )


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ((), "Kostnaden är inte angiven."),
        ((Cost(id="a", actor="UBN", year=2027),), "Kostnaden är inte angiven."),
        (
            (Cost(id="a", actor="UBN", year=2027, amount=40_000),),
            "2027: kostnader som ökar 40\u00a0tkr (UBN).",
        ),
        ((Cost(id="a", amount=0),), "År saknas: ingen skillnad i kronor (okänd aktör)."),
        (
            (
                Cost(id="a", actor="UBN", year=2027, amount=-2_300_000),
                Cost(id="b", actor="TN", year=2027, amount=700_000),
                Cost(id="c", actor="UBN", year=2028, amount=-100_000),
            ),
            (
                "2027: kostnader som ökar 700\u00a0tkr och kostnader som minskar 2,3\u00a0mnkr, "
                "netto −1,6\u00a0mnkr (UBN −2,3\u00a0mnkr, TN 700\u00a0tkr); "
                "2028: kostnader som minskar 100\u00a0tkr (UBN)."
            ),
        ),
    ],
)
def test_the_cost_is_told_in_a_line(costs: tuple[Cost, ...], expected: str) -> None:
    assert summary_with(costs=costs).first_page.cost == expected


def test_a_late_assessment_and_a_short_time_are_told() -> None:
    hurried = Case(decision_date=date(2026, 12, 1), start_date=date(2027, 1, 1))
    page = summary_with(answers={"arendet/beredningslage": "klart-forslag"}, case=hurried).first_page
    assert page.late == f"{wording.LATE_STAGE} {wording.SHORT_TIME}"
    assert (
        summary_with(answers={"arendet/beredningslage": "beslut-fattat"}).first_page.late
        == wording.LATE_DECIDED
    )
    assert (
        summary_with(case=Case(decision_date=date(2026, 12, 1), start_date=date(2027, 6, 1))).first_page.late
        == ""
    )


def test_goal_conflicts_are_the_officials_own_and_not_the_dismissed() -> None:
    conflicts = (
        GoalConflict(id="a", description="Närhet mot behöriga lärare"),
        GoalConflict(id="b", description="Avfärdad", dismissed=True),
        GoalConflict(id="c"),
        GoalConflict(id="d", description="Syntes förr", found="grupper:barn/skola:borttaget"),
    )
    assert summary_with(conflicts=conflicts).first_page.conflicts == ("Närhet mot behöriga lärare.",)


def test_what_nobody_knows_names_the_group_first() -> None:
    ratings = {
        SAFETY: {REFERENCE: 0, "elever": 0, "barn-utan-bil": UNKNOWN},
        SCHOOL: ALL_ZERO[SCHOOL],
        MONEY: ALL_ZERO[MONEY],
    }
    answers = {"samlad-bedomning/aterstar-att-ta-reda-pa": "Restiden"}
    page = summary_with(ratings, groups=GROUPS, answers=answers).first_page

    assert page.unknowns[0] == "Barnets rättigheter: för lite är känt om barn utan bil."
    assert "Restiden." in page.unknowns


def _full_page(flags: int) -> FirstPage:
    page = first_page.first_page(material_of(assessment_with()), page_fit.Chapters(3, 6, 10, 2))
    consequence = Consequence(sign="−", who="V", what="V", why="V", text="x" * 140)
    flag = FlagLine(name="n" * 60, text="t" * 70, alternative="Förslaget")
    return page.model_copy(
        update={
            "proposal": "p" * 300,
            "open_flags": (flag,) * flags,
            "answered_flags": (flag,) * 4,
            "worse": (consequence,) * 3,
            "better": (consequence,) * 3,
            "best_interests": "b" * 400,
            "conflicts": ("k" * 110,) * 3,
            "unknowns": ("v" * 110,) * 3,
        }
    )


def test_parts_yield_in_their_order_and_say_where_to_look() -> None:
    seen: list[tuple[bool, bool, bool]] = []
    for flags in range(40):
        page = page_fit.fitted(_full_page(flags), page_fit.Chapters(3, 6, 10, 2), HEADER)
        seen.append((bool(page.unknowns), bool(page.conflicts), bool(page.answered_flags)))
        assert len(page.worse) == 3
        assert len(page.open_flags) == flags
        assert page.best_interests == "b" * 400
        assert page.unknowns or page.unknowns_more == "Se avsnitt 10."
        assert page.conflicts or page.conflicts_more == "Se avsnitt 6."
        assert page.better or page.better_more == "Se avsnitt 4 och framåt."
        assert page.answered_flags or page.answered_flags_more == "Se avsnitt 2."
    # Later parts never yield before earlier ones, and something yields at last.
    assert all(not (earlier and not later) for row in seen for earlier, later in pairwise(row))
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] == (False, False, False)


def test_what_gets_better_yields_only_where_that_saves_room() -> None:
    beside = page_fit.fitted(_full_page(30), page_fit.Chapters(3, 6, 10, 2), HEADER)
    assert len(beside.better) == 3
    alone = _full_page(30).model_copy(update={"worse": _full_page(0).worse[:1]})
    assert len(page_fit.fitted(alone, page_fit.Chapters(3, 6, 10, 2), HEADER).better) < 3


def test_an_empty_part_that_yields_points_nowhere() -> None:
    page = _full_page(39).model_copy(update={"unknowns": (), "conflicts": ()})
    fitted = page_fit.fitted(page, page_fit.Chapters(3, 6, 10, 2), HEADER)
    assert fitted.unknowns_more == fitted.conflicts_more == ""


def test_inte_relevant_is_no_consequence() -> None:
    page = summary_with(
        {**ALL_ZERO, SAFETY: dict.fromkeys(ALL_ZERO[SAFETY], NOT_RELEVANT)}, groups=GROUPS
    ).first_page
    assert page.worse == page.better == ()


def test_more_dominance_than_there_is_room_for_ends_with_where_to_look() -> None:
    names = tuple(f"alternativ-{i}" for i in range(4))
    better = {k: {**v, "elever": 1} for k, v in ALL_ZERO.items()}
    page = summary_with(
        better,
        other=dict.fromkeys(names, ALL_ZERO),
        groups=GROUPS,
        alternatives=(BASELINE, PROPOSAL, *names),
    ).first_page
    assert page.dominance.endswith("bättre i minst en fråga. Se avsnitt 2.")
    assert page.dominance.count("I de frågor som ställts") == 2
