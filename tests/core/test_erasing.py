"""Words that are taken out of an assessment are gone from every place."""

import pytest
from pydantic import ValidationError

from assessment.core.assessment import Answer, EffectAnswer, Measure, RowRef, new_assessment
from assessment.core.assessment_file import dump
from assessment.core.case import AffectedGroup, Case
from assessment.core.erasing import erased, holds, renamed, without

BASE = new_assessment("ett")


@pytest.mark.parametrize("words", ["anna svensson", "Anna Svensson", " Anna  Svensson "])
def test_words_are_found_whatever_their_case_and_spacing(words: str) -> None:
    assert holds({"svar": [{"a": "Eva och Anna\nSvensson"}], "antal": 3}, words)
    assert not holds({"Anna Svensson": "Anna", "antal": 3, "val": ["Anna", "Svensson"]}, words)


def test_the_words_are_marked_where_they_stood_and_the_rest_stays() -> None:
    before = BASE.model_copy(
        update={
            "case": Case(title="Ärende om 19121212-1212", proposal="19121212-1212 flyttar."),
            "answers": {
                "barn/a": Answer(value="Se 19121212-1212!", per={"forslaget": ("x", "19121212-1212")})
            },
        }
    )

    after, names = erased(before, "19121212-1212")

    assert names == {}
    assert after.case == Case(title="Ärende om [rensat]", proposal="[rensat] flyttar.")
    assert after.answers["barn/a"] == Answer(value="Se [rensat]!", per={"forslaget": ("x", "[rensat]")})


def test_an_id_that_was_made_of_the_words_changes_wherever_it_is_used() -> None:
    before = BASE.model_copy(
        update={
            "groups": (
                AffectedGroup(id="anna-svensson", name="Anna Svensson"),
                AffectedGroup(id="anna-svensson-2", name="anna svensson"),
                AffectedGroup(id="par", parts=("anna-svensson", "elever")),
            ),
            "effects": {"barn/a": {"forslaget": EffectAnswer(ratings={"anna-svensson": -1})}},
            "answers": {"barn/b": Answer(per={"forslaget|anna-svensson": "ja"})},
            "measures": (
                Measure(
                    id="m", rows=(RowRef(question="barn/a", alternative="forslaget", group="anna-svensson"),)
                ),
            ),
        }
    )

    after, names = erased(before, "Anna Svensson")

    assert names == {"anna-svensson": "rensat", "anna-svensson-2": "rensat-2"}
    assert "anna" not in dump(after).lower()
    assert [g.name for g in after.groups] == ["[rensat]", "[rensat]", ""]
    assert after.groups[2].parts == ("rensat", "elever")
    assert after.effects["barn/a"]["forslaget"].ratings == {"rensat": -1}
    assert after.answers["barn/b"].per == {"forslaget|rensat": "ja"}
    assert after.measures[0].rows[0].group == "rensat"
    assert renamed(("grupper", "anna-svensson"), names) == ("grupper", "rensat")


def test_an_id_that_only_happens_to_hold_the_words_stays() -> None:
    before = BASE.model_copy(
        update={"groups": (AffectedGroup(id="flickor"),), "case": Case(title="Om flickor")}
    )

    after, names = erased(before, "flickor")

    assert names == {}
    assert after.groups == before.groups
    assert after.case.title == "Om [rensat]"


def test_two_ids_that_would_become_the_same_stay_two() -> None:
    groups = tuple(AffectedGroup(id=i, name="Bo Ek") for i in ("bo-ek", "rensat"))

    after, names = erased(BASE.model_copy(update={"groups": groups}), "bo ek")

    assert names == {"bo-ek": "rensat-2"}
    assert [g.id for g in after.groups] == ["rensat-2", "rensat"]


def test_words_that_are_part_of_a_date_are_refused() -> None:
    before = BASE.model_copy(update={"case": Case.model_validate({"beslutsdatum": "2026-12-01"})})

    with pytest.raises(ValidationError):
        erased(before, "2026")


def test_a_text_is_emptied_of_the_words_whatever_their_case_and_spaces() -> None:
    assert without("Ring ANNA  svensson.", "anna svensson") == "Ring [rensat]."
