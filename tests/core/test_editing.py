"""Every edit a person can make: what changes, what stays, and what becomes unanswered again."""

from datetime import date

import pytest
from pydantic import ValidationError

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment, DepthChoice, EffectAnswer, RowRef, new_assessment
from assessment.core.case import AffectedGroup, Alternative
from assessment.core.vocabulary import Basis, Both, Depth, Duration

Q = "barnets-rattigheter/trygghet"
P = "forslaget"


def start() -> Assessment:
    return new_assessment("a1")


def effect(assessment: Assessment, key: str = Q, alternative: str = P) -> EffectAnswer:
    return assessment.effects[key][alternative]


class TestAnswers:
    def test_a_value_is_kept_and_taken_away_again(self) -> None:
        answered = editing.set_answer(start(), "arendet/problem", "För få elever")

        assert answered.answers["arendet/problem"] == Answer(value="För få elever")
        assert editing.set_answer(answered, "arendet/problem", None) == start()

    @pytest.mark.parametrize("empty", ["", ()])
    def test_nothing_written_is_no_answer(self, empty: str) -> None:
        assert editing.set_answer(start(), "arendet/problem", empty).answers == {}

    def test_one_alternative_is_answered_and_the_others_stand(self) -> None:
        both = editing.set_answer(editing.set_answer(start(), "a/b", "ja", P), "a/b", "nej", "annat")

        assert both.answers["a/b"].per == {P: "ja", "annat": "nej"}
        assert editing.set_answer(both, "a/b", None, P).answers["a/b"].per == {"annat": "nej"}

    def test_a_reason_and_a_basis_stand_beside_the_value(self) -> None:
        answered = editing.set_answer(start(), "a/b", "ja")
        reasoned = editing.set_answer_attribute(answered, "a/b", "reason", "Därför.")
        based = editing.set_answer_attribute(reasoned, "a/b", "basis", Basis.B)

        assert based.answers["a/b"] == Answer(value="ja", reason="Därför.", basis=Basis.B)

    def test_clearing_leaves_the_question_unanswered(self) -> None:
        answered = editing.set_answer_attribute(start(), "a/b", "reason", "Därför.")

        assert editing.clear_answer(answered, "a/b") == start()

    def test_a_table_grows_by_being_written_in_and_loses_emptied_cells_and_rows(self) -> None:
        filled = editing.set_cell(start(), "a/t", 0, "roll", "skrev")
        more = editing.set_cell(editing.set_cell(filled, "a/t", 1, "roll", "läste"), "a/t", 1, "antal", 3)

        assert more.answers["a/t"].value == ({"roll": "skrev"}, {"roll": "läste", "antal": 3})
        assert editing.set_cell(more, "a/t", 1, "roll", "").answers["a/t"].value == (
            {"roll": "skrev"},
            {"antal": 3},
        )
        assert editing.set_cell(filled, "a/t", 0, "roll", "") == start()

    def test_a_fixed_row_is_found_by_its_id_whatever_its_place(self) -> None:
        filled = editing.set_cell(start(), "a/t", "ar-6-12", "flickor", 12, P)
        more = editing.set_cell(filled, "a/t", "ar-0-5", "flickor", 4, P)

        assert editing.set_cell(more, "a/t", "ar-6-12", "pojkar", 9, P).answers["a/t"].per == {
            P: ({editing.ROW: "ar-6-12", "flickor": 12, "pojkar": 9}, {editing.ROW: "ar-0-5", "flickor": 4})
        }

    def test_a_table_without_rows_is_unanswered(self) -> None:
        filled = editing.set_cell(start(), "a/t", 0, "roll", "skrev")

        assert editing.remove_row(filled, "a/t", 0) == start()


class TestEffects:
    def test_each_group_has_its_own_rating(self) -> None:
        rated = editing.set_rating(editing.set_rating(start(), Q, P, "flickor", -2), Q, P, "pojkar", 1)

        assert effect(rated).ratings == {"flickor": -2, "pojkar": 1}
        assert effect(editing.set_rating(rated, Q, P, "flickor", None)).ratings == {"pojkar": 1}

    def test_taking_the_last_rating_away_leaves_nothing_behind(self) -> None:
        rated = editing.set_rating(start(), Q, P, "flickor", -2)

        assert editing.set_rating(rated, Q, P, "flickor", None) == start()

    def test_lika_for_alla_reaches_the_groups_of_now_and_no_later_one(self) -> None:
        rated = editing.set_uniform_rating(start(), Q, P, ["flickor", "pojkar"], -1)

        assert effect(rated) == EffectAnswer(uniform=True, ratings={"flickor": -1, "pojkar": -1})

    def test_answering_that_groups_differ_keeps_what_was_said(self) -> None:
        rated = editing.set_uniform_rating(start(), Q, P, ["flickor"], 1)

        assert effect(editing.set_uniform(rated, Q, P, uniform=False)) == EffectAnswer(
            uniform=False, ratings={"flickor": 1}
        )

    def test_the_parts_of_both_are_changed_where_a_group_has_both(self) -> None:
        rated = editing.set_rating(start(), Q, P, "flickor", Both(better=1, worse=-1))
        rated = editing.set_rating(rated, Q, P, "pojkar", 0)
        changed = editing.set_both(rated, Q, P, ["flickor", "pojkar"], worse=-2, worse_text="Längre resa")

        assert effect(changed).ratings == {
            "flickor": Both(better=1, worse=-2, worse_text="Längre resa"),
            "pojkar": 0,
        }

    def test_the_rating_with_measures_stands_beside_the_first(self) -> None:
        rated = editing.set_rating_with_measures(start(), Q, P, "flickor", -1)

        assert effect(rated).with_measures == {"flickor": -1}
        assert editing.set_rating_with_measures(rated, Q, P, "flickor", None) == start()

    def test_the_parts_of_both_with_measures_are_changed_where_the_row_has_both(self) -> None:
        rated = editing.set_rating_with_measures(start(), Q, P, "flickor", Both(better=1, worse=-2))
        changed = editing.set_both_with_measures(rated, Q, P, "flickor", worse=-1, worse_text="Kortare resa")
        left_alone = editing.set_both_with_measures(changed, Q, P, "pojkar", worse=-1)

        assert effect(changed).with_measures == {
            "flickor": Both(better=1, worse=-1, worse_text="Kortare resa")
        }
        assert left_alone == changed

    def test_attributes_belong_to_the_question_and_alternative(self) -> None:
        changed = editing.set_attribute(start(), Q, P, "duration", Duration.LASTING)

        assert effect(changed).duration is Duration.LASTING
        assert editing.set_attribute(changed, Q, P, "duration", None) == start()

    def test_same_as_proposal_hides_an_own_answer_without_losing_it(self) -> None:
        own = editing.set_rating(start(), Q, "annat", "flickor", -2)
        follows = editing.same_as_proposal(own, Q, "annat")

        assert effect(follows, alternative="annat").same_as_proposal
        assert editing.same_as_proposal(follows, Q, "annat", follow=False) == own

    def test_the_rest_follows_the_proposal_where_nothing_is_rated(self) -> None:
        own = editing.set_rating(start(), Q, "annat", "flickor", -2)
        follows = editing.rest_same_as_proposal(own, [Q, "b/halsa"], "annat")

        assert not effect(follows, Q, "annat").same_as_proposal
        assert effect(follows, "b/halsa", "annat").same_as_proposal

    def test_a_reason_is_copied_where_there_is_none(self) -> None:
        reasoned = editing.set_attribute(start(), Q, P, "reason", "Enkäten 2025")
        reasoned = editing.set_attribute(reasoned, Q, P, "sources", "Elevenkät")
        reasoned = editing.set_attribute(reasoned, "b/har", P, "reason", "Eget skäl")
        copied = editing.copy_reason(reasoned, Q, P, ["b/har", "b/saknar"])

        assert effect(copied, "b/har").reason == "Eget skäl"
        assert effect(copied, "b/saknar") == EffectAnswer(reason="Enkäten 2025", sources="Elevenkät")

    def test_clearing_one_alternative_leaves_the_other(self) -> None:
        rated = editing.set_rating(editing.set_rating(start(), Q, P, "flickor", 1), Q, "annat", "flickor", 2)

        assert editing.clear_effect(rated, Q, P).effects == {
            Q: {"annat": EffectAnswer(ratings={"flickor": 2})}
        }

    def test_a_section_has_a_basis_until_it_is_taken_away(self) -> None:
        based = editing.set_section_basis(start(), "b", "konsekvenser", Basis.B)

        assert based.section_basis == {"b/konsekvenser": Basis.B}
        assert editing.set_section_basis(based, "b", "konsekvenser", None) == start()


class TestTheMatter:
    def test_the_header_changes_field_by_field(self) -> None:
        changed = editing.set_case(start(), title="Skolor samlas", decision_date=date(2026, 12, 1))

        assert (changed.case.title, changed.case.decision_date) == ("Skolor samlas", date(2026, 12, 1))

    def test_a_new_alternative_never_inherits_old_answers(self) -> None:
        first = editing.add_alternative(start(), "Tre enheter")
        rated = editing.set_rating(first, Q, "tre-enheter", "flickor", 1)
        again = editing.add_alternative(editing.remove_alternative(rated, "tre-enheter"), "Tre enheter")

        assert first.alternatives[-1] == Alternative(id="tre-enheter", name="Tre enheter")
        assert again.alternatives[-1].id == "tre-enheter-2"
        assert effect(again, alternative="tre-enheter").ratings == {"flickor": 1}

    def test_an_alternative_changes_name_and_keeps_its_id(self) -> None:
        changed = editing.change_alternative(start(), P, name="Två enheter")

        assert changed.alternative(P) == Alternative(id=P, name="Två enheter")

    def test_removing_the_recommended_alternative_recommends_none(self) -> None:
        chosen = editing.recommend(editing.add_alternative(start(), "Annat"), "annat")

        assert editing.remove_alternative(chosen, "annat").recommended is None
        assert editing.remove_alternative(chosen, P).recommended == "annat"

    def test_a_group_is_added_once(self) -> None:
        added = editing.add_group(editing.add_group(start(), "flickor"), "flickor")

        assert added.groups == (AffectedGroup(id="flickor"),)

    def test_an_own_group_gets_an_id_that_is_free(self) -> None:
        added = editing.add_own_group(start(), " Flickor ", ["flickor"])
        added = editing.add_own_group(added, "Flickor", ["flickor"])

        assert [(g.id, g.name) for g in added.groups] == [("flickor-2", "Flickor"), ("flickor-3", "Flickor")]

    def test_a_combination_is_added_once_whatever_the_order(self) -> None:
        added = editing.add_combination(start(), ["flickor", "funktionsnedsattning"])
        again = editing.add_combination(added, ["funktionsnedsattning", "flickor"])

        assert again.groups == (
            AffectedGroup(id="flickor-x-funktionsnedsattning", parts=("flickor", "funktionsnedsattning")),
        )

    def test_a_group_changes_and_goes_but_its_answers_stay(self) -> None:
        added = editing.change_group(editing.add_group(start(), "flickor"), "flickor", count=12)
        rated = editing.set_rating(added, Q, P, "flickor", -1)
        removed = editing.remove_group(rated, "flickor")

        assert rated.groups == (AffectedGroup(id="flickor", count=12),)
        assert removed.groups == ()
        assert effect(removed).ratings == {"flickor": -1}

    def test_a_depth_is_chosen_with_a_reason_and_given_back(self) -> None:
        chosen = editing.set_depth_reason(
            editing.choose_depth(start(), "b", Depth.FULL), "b", "Stor påverkan"
        )

        assert chosen.depths == {"b": DepthChoice(depth=Depth.FULL, reason="Stor påverkan")}
        assert editing.set_depth_reason(editing.choose_depth(chosen, "b", None), "b", "") == start()

    def test_the_review_names_a_function_and_a_day(self) -> None:
        reviewed = editing.set_review(start(), reviewer="Barnrättsstrateg", date=date(2026, 11, 1))

        assert (reviewed.review.reviewer, reviewed.review.date) == ("Barnrättsstrateg", date(2026, 11, 1))


class TestLists:
    def test_an_entry_keeps_its_id_when_an_earlier_one_goes(self) -> None:
        two = editing.add_entry(editing.add_entry(start(), "measures"), "measures", text="Taxi")
        left = editing.remove_entry(two, "measures", "atgard-1")
        more = editing.add_entry(left, "measures")

        assert [m.id for m in more.measures] == ["atgard-2", "atgard-3"]
        assert more.measures[0].text == "Taxi"

    def test_an_opened_file_may_name_its_entries_as_it_likes(self) -> None:
        added = editing.add_entry(editing.add_entry(start(), "costs"), "costs")
        named = added.model_copy(update={"costs": (added.costs[0].model_copy(update={"id": "hyra"}),)})

        assert [c.id for c in editing.add_entry(named, "costs").costs] == ["hyra", "kostnad-1"]

    def test_a_change_reaches_one_entry_and_is_checked(self) -> None:
        two = editing.add_entry(editing.add_entry(start(), "costs"), "costs")
        changed = editing.change_entry(two, "costs", "kostnad-2", year=2027, amount=-5)

        assert [(c.year, c.amount) for c in changed.costs] == [(None, None), (2027, -5)]
        with pytest.raises(ValidationError):
            editing.change_entry(two, "costs", "kostnad-2", year=3000)

    def test_a_comment_says_which_function_wrote_it_and_when(self) -> None:
        reviewed = editing.set_review(start(), reviewer=" Barnrättsstrateg ")
        found = editing.comment(reviewed, " Hur vet ni det?\n", date(2026, 11, 22), Q).review.comments[0]
        assert (found.question, found.text, found.by) == (Q, "Hur vet ni det?", "Barnrättsstrateg")
        assert found.date == date(2026, 11, 22)
        assert (found.answer, found.resolved) == ("", False)

    def test_an_empty_comment_is_none(self) -> None:
        assert editing.comment(start(), " \n", date(2026, 11, 22)) == start()

    def test_comments_live_in_the_review(self) -> None:
        added = editing.add_entry(start(), "comments", question=Q, text="Hur vet ni det?")
        solved = editing.change_entry(added, "comments", "kommentar-1", resolved=True)

        assert solved.review.comments[0].resolved
        assert editing.remove_entry(solved, "comments", "kommentar-1") == start()

    def test_a_measure_meets_exactly_the_rows_that_are_chosen(self) -> None:
        rows = [RowRef(question=Q, alternative=P, group="flickor")]
        linked = editing.link_row(editing.add_entry(start(), "measures"), "atgard-1", rows)

        assert linked.measures[0].rows == tuple(rows)


class TestIds:
    def test_an_id_is_ascii_and_short(self) -> None:
        assert editing.slug_of("Elever på Ön, med åtta timmar!") == "elever-pa-on-med-atta-timmar"
        assert len(editing.slug_of("å" * 300)) == 60

    def test_a_name_without_latin_letters_gets_an_id_all_the_same(self) -> None:
        assert editing.slug_of("平等", otherwise="grupp") == "grupp"

    def test_a_taken_id_gets_a_number(self) -> None:
        assert editing.slug_of("Annat", {"annat", "annat-2"}) == "annat-3"


class TestWhatMayBeStored:
    def test_a_word_from_a_widget_becomes_the_word_of_the_method(self) -> None:
        changed = editing.set_attribute(start(), Q, P, "basis", "D")

        assert effect(changed).basis is Basis.D

    def test_a_word_that_the_method_does_not_have_is_refused(self) -> None:
        with pytest.raises(ValidationError):
            editing.set_attribute(start(), Q, P, "basis", "E")
        with pytest.raises(ValidationError):
            editing.set_case(start(), decision_date="i morgon")


class TestFoundConflicts:
    KEY = "grupper:barn/skola:forslaget"

    def test_a_found_conflict_is_confirmed_with_its_weighing(self) -> None:
        taken = editing.decide_conflict(start(), self.KEY, "Bättre för a, sämre för b.", dismissed=False)
        weighed = editing.weigh_conflict(taken, self.KEY, "Bättre för a, sämre för b.", "Vi väljer b.")

        (entry,) = weighed.conflicts
        assert (entry.found, entry.description) == (self.KEY, "Bättre för a, sämre för b.")
        assert (entry.weighing, entry.dismissed) == ("Vi väljer b.", False)

    def test_what_is_written_stays_when_it_is_dismissed_and_taken_back(self) -> None:
        weighed = editing.weigh_conflict(start(), self.KEY, "Bättre och sämre.", "Vi väljer b.")
        dismissed = editing.decide_conflict(weighed, self.KEY, "Bättre och sämre.", dismissed=True)

        assert (dismissed.conflicts[0].dismissed, dismissed.conflicts[0].weighing) == (True, "Vi väljer b.")
        assert editing.decide_conflict(dismissed, self.KEY, "Bättre och sämre.", dismissed=False) == weighed

    def test_an_answer_is_taken_away_alone(self) -> None:
        own = editing.add_entry(start(), "conflicts", description="Närhet mot lärare")
        both = editing.decide_conflict(own, self.KEY, "Bättre och sämre.", dismissed=True)

        assert editing.undecide_conflict(both, self.KEY) == own
        assert editing.undecide_conflict(own, self.KEY) == own

    def test_one_that_the_answers_no_longer_show_is_kept_as_an_own(self) -> None:
        dismissed = editing.decide_conflict(start(), self.KEY, "Bättre och sämre.", dismissed=True)
        kept = editing.own_conflict(dismissed, dismissed.conflicts[0].id)

        assert (kept.conflicts[0].found, kept.conflicts[0].dismissed) == ("", False)
        assert kept.conflicts[0].description == "Bättre och sämre."
