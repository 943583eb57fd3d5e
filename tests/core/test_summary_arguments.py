"""What a result hangs on, in words: single answers, other weights, goal conflicts and their weighing."""

from collections.abc import Sequence
from typing import Any

from assessment.core.assessment import Cost, EffectAnswer, GoalConflict
from assessment.core.checklist import StopFlag
from assessment.core.conflicts import conflicts_of
from assessment.core.flow import flow_of
from assessment.core.scoring import score
from assessment.core.summary import arguing
from assessment.core.summary.argument_model import ConflictLine
from assessment.core.summary.changes import changes
from assessment.core.summary.conflict_lines import conflict_sentence
from assessment.core.summary.material import Material
from assessment.core.summary.weight_lines import weight_sentences
from assessment.core.vocabulary import Basis, Duration, LongTerm, Reversibility
from tests.core.summaries import EQUALITY, RIGHTS, material_of, summary_with
from tests.factory import (
    NOT_RELEVANT,
    REFERENCE,
    UNKNOWN,
    Rated,
    assessment_with,
    checklist_set,
    effect,
    effect_answer,
    perspective,
    question,
)

SAFETY = f"{RIGHTS}/trygghet"
SCHOOL = f"{RIGHTS}/skola"
MONEY = f"{EQUALITY}/ekonomi"
GROUPS = ("elever", "barn-utan-bil")
FIRM: dict[str, Any] = {
    "duration": Duration.TEMPORARY,
    "reversibility": Reversibility.EASY,
    "basis": Basis.B,
}


def rated(*ratings: Rated, **keys: Any) -> EffectAnswer:
    """The same answer for the reference group and, in order, for the groups."""
    return effect_answer(dict(zip((REFERENCE, *GROUPS), ratings, strict=False)), **{**FIRM, **keys})


def told(ratings: dict[str, Any], **keys: Any) -> list[str]:
    """What would change the proposal, in sentences."""
    found = changes(material_of(assessment_with(ratings, **keys)), "forslaget")
    return [line.text for line in found.lines]


def standing(safety: EffectAnswer, school: EffectAnswer, money: EffectAnswer) -> dict[str, Any]:
    return {SAFETY: safety, SCHOOL: school, MONEY: money}


def test_nothing_changes_when_no_single_answer_does() -> None:
    same = rated(NOT_RELEVANT)
    found = changes(material_of(assessment_with(standing(same, same, same))), "forslaget")
    assert (found.lines, found.note) == ((), arguing.NOTHING_CHANGES)


def test_a_rating_one_step_away_is_told_with_the_perspectives_that_share_it() -> None:
    first = told(standing(rated(0), rated(0), rated(0)))[0]
    assert first == (
        "Bedömningarna för barnets rättigheter och jämlikhet skulle ändras från Ingen tydlig påverkan till "
        "Försvagar om ni svarade ”något sämre” på frågan ”trygghet” för alla berörda."
    )


def test_groups_that_would_do_the_same_stand_together_with_where_to_answer() -> None:
    zero = rated(0, 0, 0)
    assessment = assessment_with(standing(zero, zero, zero), groups=GROUPS)
    line = changes(material_of(assessment), "forslaget").lines[0]
    assert line.text.endswith("på frågan ”trygghet” för alla berörda, elever eller barn utan bil.")
    assert (line.question, line.alternative) == (SAFETY, "forslaget")
    assert line.groups == (REFERENCE, *GROUPS)


def test_an_open_row_comes_first_and_the_reader_is_told_that_more_is_open() -> None:
    assessment = assessment_with(standing(rated(1), rated(UNKNOWN), rated(1)))
    found = changes(material_of(assessment), "forslaget")
    assert found.note == arguing.STILL_OPEN
    assert found.lines[0].text == (
        "Bedömningen för barnets rättigheter skulle ändras från Underlag saknas till Blandat om ni svarade "
        "”tydligt sämre”, ”något sämre” eller ”både sämre och bättre” på frågan ”skola” för alla berörda."
    )


def test_an_open_row_may_change_the_same_whatever_the_answer_is() -> None:
    answers = standing(effect_answer({}), effect_answer({}), rated(0))
    assert any("vad ni än svarade" in text for text in told(answers))


def test_attributes_are_told_as_what_the_effect_is() -> None:
    lasting = rated(-2, duration=None, reversibility=None)
    answers = standing(lasting, rated(0), rated(0))
    texts = told(answers)
    assert any("svarade att effekten är bestående." in text for text in texts)
    assert any("är svår att ändra tillbaka eller inte går att ändra tillbaka." in text for text in texts)


def test_a_missing_basis_is_told() -> None:
    texts = [*told(standing(rated(0, basis=Basis.D), rated(0), rated(NOT_RELEVANT)))]
    assert any("om det fanns underlag (A, B eller C) för frågan ”trygghet”." in text for text in texts)
    texts = told(standing(rated(0, basis=Basis.D), rated(NOT_RELEVANT), rated(0)))
    assert any(text.startswith("Bedömning") for text in texts)


def alone(*ratings: Rated, **keys: Any) -> list[str]:
    """What would change a lone perspective that has a flag for what is worse and hard to undo."""
    flag = {
        "id": "F1",
        "namn": "Det blir svårt att ändra",
        "när": {"rad": {"riktning": "sämre", "återställbart": ["svårt", "nej"]}},
        "kräver": ["skal"],
    }
    names = ("trygghet", "skola", "lek", "halsa")[: len(ratings)]
    made = checklist_set(
        perspective(
            "barn",
            *(effect(name, name=name) for name in names),
            question("skal"),
            name="Barnen",
            stop_flags=(StopFlag.model_validate(flag),),
        )
    )
    answers = {f"barn/{n}": rated(r, **keys) for n, r in zip(names, ratings, strict=True)}
    assessment = assessment_with(answers)
    flow = flow_of(assessment, made)
    found = changes(Material(assessment, made, flow, score(assessment, made, flow)), "forslaget")
    return [line.text for line in found.lines]


def test_bands_are_told_when_neither_status_nor_flag_would_change() -> None:
    texts = alone(-1, -1, -1, -1)
    assert (
        "Utbredningen av försämringar för barnen skulle ändras från stor till måttlig om ni svarade ”ingen "
        "skillnad” på frågan ”trygghet” för alla berörda."
    ) in texts


def test_flags_follow_the_status() -> None:
    made = alone(0, reversibility=Reversibility.HARD)
    assert made[0] == (
        "Bedömningen för barnen skulle ändras från Ingen tydlig påverkan till Försvagar om ni svarade ”något "
        "sämre” på frågan ”trygghet” för alla berörda. "
        "Då skulle stoppflaggan ”Det blir svårt att ändra” behöva ett svar."
    )


def test_flags_are_told_alone_when_the_status_stands() -> None:
    made = alone(-1, reversibility=Reversibility.HARD)
    assert (
        "Stoppflaggan ”Det blir svårt att ändra” skulle inte längre behöva något svar om ni på frågan "
        "”trygghet” svarade att effekten är lätt att ändra tillbaka."
    ) in made


def test_a_result_stands_whatever_the_weights_or_says_what_could_be() -> None:
    firm = summary_with(standing(rated(0), rated(0), rated(0)))
    assert firm.weight_sentences == (arguing.WEIGHTS_STAND,)
    assert {line.stands for line in firm.weights} == {"Ja"}
    loose = summary_with(standing(rated(-2), rated(0), rated(1)))
    assert loose.weight_sentences[0] == arguing.WEIGHTS_VARY
    assert loose.weight_sentences[1].startswith(
        "Barnets rättigheter: här kan försämringarnas utbredning bli "
    )
    line = loose.weights[0]
    assert (line.harm, line.harm_weighed, line.unknown_weighed) == ("60", "27–86", "0\N{NO-BREAK SPACE}%")
    assert line.text.startswith("Om varje fråga skulle väga hälften eller dubbelt kan ")


def test_the_sentences_on_weights_may_be_about_another_alternative() -> None:
    zero, loose = standing(rated(0), rated(0), rated(0)), standing(rated(-2), rated(0), rated(1))
    assessment = assessment_with(zero, alternatives=("forslaget", "b"))
    for key, given in loose.items():
        assessment = assessment.model_copy(
            update={"effects": {**assessment.effects, key: {**assessment.effects[key], "b": given}}}
        )
    material = material_of(assessment)

    assert weight_sentences(material) == weight_sentences(material, "forslaget") == (arguing.WEIGHTS_STAND,)
    assert weight_sentences(material, "b")[0] == arguing.WEIGHTS_VARY


def test_a_share_of_the_unknown_may_cross_its_limit_with_other_weights() -> None:
    summary = summary_with(standing(rated(0), rated(UNKNOWN), rated(0)))
    assert "andelen okänt hamna på båda sidor" in summary.weights[0].text


def test_without_numbers_there_is_nothing_to_weigh() -> None:
    none = rated(NOT_RELEVANT)
    assert summary_with(standing(none, none, none)).weight_sentences == (arguing.WEIGHTS_ASIDE,)


def lines(ratings: dict[str, Any], *conflicts: GoalConflict, **keys: Any) -> tuple[ConflictLine, ...]:
    return summary_with(ratings, groups=GROUPS, conflicts=conflicts, **keys).conflicts


TWO_SIDES: dict[str, Any] = {SCHOOL: rated(0, 1, -2)}
KEY = f"grupper:{SCHOOL}:forslaget"
SENTENCE = "Med ”Forslaget” blir det i frågan ”skola” bättre för elever men sämre för barn utan bil."


def test_a_found_conflict_is_a_suggestion_with_its_rows() -> None:
    (line,) = lines(TWO_SIDES)
    assert (line.description, line.weighing) == (SENTENCE, "")
    assert (line.standing, line.found) == (arguing.SUGGESTED, KEY)
    assert line.rows == (
        ("skola", "Forslaget", "elever", "1 Något bättre"),
        ("skola", "Forslaget", "barn utan bil", "-2 Tydligt sämre"),
    )


def test_a_confirmed_conflict_stands_before_suggestions_with_its_weighing() -> None:
    entered = (
        GoalConflict(id="egen", description="tid mot pengar"),
        GoalConflict(id="tom"),
        GoalConflict(id="hittad", found=KEY, weighing="Resorna väger tyngst."),
    )
    own, confirmed = lines(TWO_SIDES, *entered)
    assert (own.description, own.weighing, own.standing) == ("Tid mot pengar.", arguing.NOT_WEIGHED, "")
    assert (confirmed.description, confirmed.weighing) == (SENTENCE, "Resorna väger tyngst.")
    assert (confirmed.standing, len(confirmed.rows)) == ("", 2)


def test_a_dismissed_conflict_stands_last_with_its_reason() -> None:
    entered = (
        GoalConflict(id="nej", found=KEY, dismissed=True, description="Som det stod.", weighing="Få berörs."),
        GoalConflict(id="egen", description="Tid mot pengar.", weighing="Tiden."),
    )
    own, dismissed = lines(TWO_SIDES, *entered)
    assert own.description == "Tid mot pengar."
    assert (dismissed.description, dismissed.weighing) == ("Som det stod.", "Få berörs.")
    assert dismissed.standing == arguing.DISMISSED
    (unexplained,) = lines(TWO_SIDES, GoalConflict(id="nej", found=KEY, dismissed=True))
    assert unexplained.weighing == arguing.NO_REASON


def test_what_the_answers_no_longer_show_keeps_its_text() -> None:
    entered = GoalConflict(id="borta", found="grupper:a/b:c", weighing="Vi vägde så här.")
    (gone,) = lines({}, entered)
    assert (gone.standing, gone.weighing) == (arguing.GONE, "Vi vägde så här.")
    assert gone.description == arguing.NOT_DESCRIBED


def test_questions_with_shared_rows_tell_a_conflict_once() -> None:
    ratings = {SAFETY: rated(0, 1, -2)}
    assert [line.repeated for line in lines(ratings) if line.found.startswith("grupper")] == [False, True]
    first = f"grupper:{EQUALITY}/trygghet:forslaget"
    found = [c for c in lines(ratings, GoalConflict(id="en", found=first)) if c.found.startswith("grupper")]
    assert [(c.found == first, c.repeated) for c in found] == [(True, False), (False, True)]


def sentences(ratings: dict[str, Any], kind: str, **keys: Any) -> list[str]:
    found = lines(ratings, **keys)
    return [line.description for line in found if line.found.startswith(kind)]


def test_one_group_stands_between_perspectives() -> None:
    ratings = {SCHOOL: rated(0, 0, 1), MONEY: rated(0, 0, -1)}
    (told_once,) = sentences(ratings, "perspektiv")
    assert told_once == (
        "Med ”Forslaget” får barn utan bil det bättre i fråga om barnets rättigheter men sämre i fråga om "
        "jämlikhet."
    )


def test_the_long_run_turns() -> None:
    better = {SCHOOL: rated(0, 1, 1, long_term=LongTerm.WORSE)}
    (told_once,) = sentences(better, "lång-sikt")
    assert told_once == (
        "Med ”Forslaget” blir det i frågan ”skola” bättre för elever och barn utan bil och som i dag för "
        "alla berörda till att börja med men sämre på lång sikt."
    )
    worse = {SCHOOL: rated(-1, long_term=LongTerm.BETTER)}
    assert sentences(worse, "lång-sikt")[0].endswith(
        "sämre för alla berörda till att börja med men bättre på lång sikt."
    )


def test_money_is_saved_at_the_cost_of_those_who_have_it_gravest() -> None:
    costs = (Cost(id="en", alternative="forslaget", actor="Nämnden", amount=-1_000),)
    assert sentences({SCHOOL: rated(-1, 0, -2)}, "besparing", costs=costs) == [
        "”Forslaget” sparar pengar åt Nämnden men ger en allvarlig försämring för barn utan bil."
    ]


def test_alternatives_stand_against_each_other() -> None:
    zero = rated(0, 0, 0)
    ratings = {SAFETY: zero, MONEY: zero, SCHOOL: rated(0, 1, 0)}
    other = {"taxi": {SAFETY: zero, MONEY: zero, SCHOOL: rated(0, 0, 1)}}
    alternatives: Sequence[str] = ("nollalternativet", "forslaget", "taxi")
    assert sentences(ratings, "alternativ", other=other, alternatives=alternatives) == [
        "”Forslaget” är bättre än ”Taxi” för elever men sämre för barn utan bil."
    ]


def test_a_sentence_on_the_leading_alternative_may_leave_its_name_out() -> None:
    material = material_of(assessment_with(TWO_SIDES, groups=GROUPS))
    (conflict,) = conflicts_of(material.flow)
    assert conflict_sentence(material, conflict, leading=False) == (
        "I frågan ”skola” blir det bättre för elever men sämre för barn utan bil."
    )


def test_page_1_fills_up_with_suggestions_about_its_own_alternative() -> None:
    page = summary_with(TWO_SIDES, groups=GROUPS).first_page
    assert page.conflicts == ()
    assert page.suggested_conflicts == (
        "I frågan ”skola” blir det bättre för elever men sämre för barn utan bil.",
    )
    other = {"taxi": TWO_SIDES}
    elsewhere = summary_with(
        other=other, groups=GROUPS, alternatives=("nollalternativet", "forslaget", "taxi")
    )
    assert elsewhere.first_page.suggested_conflicts == ()
    own = tuple(GoalConflict(id=f"nr-{n}", description=f"Krock {n}") for n in range(4))
    full = summary_with(TWO_SIDES, groups=GROUPS, conflicts=own).first_page
    assert (len(full.conflicts), full.suggested_conflicts) == (3, ())


def test_a_confirmed_conflict_stands_on_page_1_and_a_dismissed_one_does_not() -> None:
    confirmed = GoalConflict(id="ja", found=KEY, weighing="Få berörs.")
    page = summary_with(TWO_SIDES, groups=GROUPS, conflicts=(confirmed,)).first_page
    assert (page.conflicts, page.suggested_conflicts) == ((SENTENCE,), ())
    dismissed = GoalConflict(id="nej", found=KEY, weighing="Få berörs.", dismissed=True)
    page = summary_with(TWO_SIDES, groups=GROUPS, conflicts=(dismissed,)).first_page
    assert (page.conflicts, page.suggested_conflicts) == ((), ())
