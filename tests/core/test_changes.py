"""Differences by answer, and two people's changes put together."""

import typing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.core.assessment import (
    Answer,
    Assessment,
    Comment,
    DepthChoice,
    EditionRef,
    EffectAnswer,
    Measure,
    Review,
    new_assessment,
)
from assessment.core.case import AffectedGroup, Case
from assessment.core.changes import (
    ENTRIES,
    ORDER,
    STAMPED,
    Change,
    Clash,
    changes,
    is_answer,
    merge,
    parts,
    put,
)
from assessment.core.vocabulary import Basis, Depth

BASE = new_assessment("ett")


def with_(assessment: Assessment = BASE, **fields: object) -> Assessment:
    return assessment.model_copy(update=fields)


def measures(*ids: str) -> tuple[Measure, ...]:
    return tuple(Measure(id=i, text=f"Åtgärd {i}") for i in ids)


FULL = with_(
    case=Case(title="Skolan", board="Nämnden", decision_date=date(2026, 12, 1)),
    groups=(AffectedGroup(id="elever", count=40),),
    depths={"barn": DepthChoice(depth=Depth.FULL, reason="Det behövs.")},
    answers={"barn/text": Answer(value="Ja & nej"), "barn/val": Answer(per={"forslaget": "a"})},
    effects={"barn/trygghet": {"forslaget": EffectAnswer(ratings={"elever": -1})}},
    section_basis={"barn/skola": Basis.B},
    measures=measures("b", "a"),
    recommended="forslaget",
    review=Review(reviewer="Strateg", comments=(Comment(id="k1", text="Varför?"),)),
    dated=date(2026, 11, 22),
    editions={"barn": EditionRef(edition="2026-1")},
)
"""Something in every kind of place."""


def test_an_answer_has_the_path_that_leads_to_it_in_the_file() -> None:
    assert parts(FULL) == {
        ("ärende", "titel"): "Skolan",
        ("ärende", "nämnd"): "Nämnden",
        ("ärende", "beslutsdatum"): "2026-12-01",
        ("alternativ", ORDER): ["nollalternativ", "forslaget"],
        ("alternativ", "nollalternativ"): {"id": "nollalternativ", "namn": "Nollalternativ"},
        ("alternativ", "forslaget"): {"id": "forslaget", "namn": "Förslaget"},
        ("grupper", ORDER): ["elever"],
        ("grupper", "elever"): {"id": "elever", "antal": 40},
        ("djup", "barn"): {"djup": "full", "motivering": "Det behövs."},
        ("svar", "barn/text"): {"svar": "Ja & nej"},
        ("svar", "barn/val"): {"per": {"forslaget": "a"}},
        ("effekter", "barn/trygghet", "forslaget"): {"grupper": {"elever": -1}},
        ("avsnittets-underlag", "barn/skola"): "B",
        ("åtgärder", ORDER): ["b", "a"],
        ("åtgärder", "b"): {"id": "b", "åtgärd": "Åtgärd b"},
        ("åtgärder", "a"): {"id": "a", "åtgärd": "Åtgärd a"},
        ("rekommenderat-alternativ",): "forslaget",
        ("granskning", "granskare"): "Strateg",
        ("granskning", "kommentarer", ORDER): ["k1"],
        ("granskning", "kommentarer", "k1"): {"id": "k1", "text": "Varför?"},
    }


def test_every_list_with_ids_in_the_model_is_known_as_one() -> None:
    found = set()
    for path, model in (((), Assessment), (("granskning",), Review)):
        for field in model.model_fields.values():
            inner = typing.get_args(field.annotation)
            if inner and "id" in getattr(inner[0], "model_fields", {}):
                found.add((*path, field.alias))

    assert found == ENTRIES


def test_what_a_save_stamps_is_nobodys_change() -> None:
    later = with_(FULL, dated=date(2026, 11, 25), editions={"barn": EditionRef(edition="2026-2")})

    assert changes(FULL, later) == ()
    assert {"daterad", "utgåvor"} < STAMPED


def test_a_change_says_what_stood_there_and_what_stands_there_now() -> None:
    after = with_(
        FULL,
        case=Case(title="Skolan flyttas", board="Nämnden", decision_date=date(2026, 12, 1)),
        answers={"barn/text": Answer(value="Ja & nej")},
        section_basis={"barn/skola": Basis.B, "barn/hem": Basis.A},
    )

    assert changes(FULL, after) == (
        Change(("ärende", "titel"), "Skolan", "Skolan flyttas"),
        Change(("svar", "barn/val"), {"per": {"forslaget": "a"}}, None),
        Change(("avsnittets-underlag", "barn/hem"), None, "A"),
    )


def test_a_list_that_grows_or_shrinks_keeps_its_order_and_one_that_is_turned_does_not() -> None:
    two, three = with_(measures=measures("a", "b")), with_(measures=measures("a", "ny", "b"))

    assert [c.path for c in changes(two, three)] == [("åtgärder", "ny")]
    assert [c.path for c in changes(three, two)] == [("åtgärder", "ny")]
    assert changes(two, with_(measures=measures("b", "a"))) == (
        Change(("åtgärder", ORDER), ["a", "b"], ["b", "a"]),
    )


def test_two_people_in_different_answers_never_disturb_each_other() -> None:
    mine = with_(FULL, answers={**FULL.answers, "barn/text": Answer(value="Mitt")}, recommended=None)
    theirs = with_(
        FULL,
        case=Case(title="Deras", board="Nämnden", decision_date=date(2026, 12, 1)),
        effects={"barn/trygghet": {"forslaget": FULL.effects["barn/trygghet"]["forslaget"]}}
        | {"barn/halsa": {"forslaget": EffectAnswer(ratings={"elever": 2})}},
        dated=date(2026, 11, 30),
    )

    merged = merge(FULL, mine, theirs)

    assert merged.clashes == ()
    assert merged.assessment == with_(theirs, answers=mine.answers, recommended=None)


def test_two_people_in_the_same_answer_are_shown_both() -> None:
    base = with_(answers={"barn/text": Answer(value="Från början")})
    mine = with_(answers={"barn/text": Answer(value="Mitt")})
    theirs = with_(answers={"barn/text": Answer(value="Deras")}, recommended="forslaget")

    merged = merge(base, mine, theirs)

    assert merged.clashes == (
        Clash(("svar", "barn/text"), {"svar": "Från början"}, {"svar": "Mitt"}, {"svar": "Deras"}),
    )
    assert merged.assessment == with_(mine, recommended="forslaget")
    assert put(merged.assessment, ("svar", "barn/text"), merged.clashes[0].theirs) == theirs


def commented(**fields: object) -> Assessment:
    asked = {"id": "k1", "text": "Varför?", "question": "barn/text"}
    return with_(review=Review(comments=(Comment(**(asked | fields)),)))  # type: ignore[arg-type] # the fields of a comment


@pytest.mark.parametrize("field", ["text", "answer"])
def test_a_reviewer_and_an_official_write_in_the_same_comment_without_meeting(field: str) -> None:
    mine, theirs = commented(**{field: "Mitt"}), commented(resolved=True)

    assert merge(commented(), mine, theirs).clashes == ()
    assert merge(commented(), mine, theirs).assessment == commented(**{field: "Mitt"}, resolved=True)
    assert merge(mine, commented(), commented(**{field: "Mitt"}, resolved=True)).assessment == theirs


def test_two_who_change_the_same_field_of_a_comment_are_shown_both() -> None:
    merged = merge(commented(), commented(text="Mitt"), commented(text="Deras", answer="Ja"))

    assert [c.path for c in merged.clashes] == [("granskning", "kommentarer", "k1")]


def test_what_one_takes_away_and_the_other_changes_is_a_clash() -> None:
    base, theirs = with_(measures=measures("a")), with_(measures=(Measure(id="a", text="Ändrad"),))

    merged = merge(base, with_(measures=()), theirs)

    assert [(c.mine, c.theirs) for c in merged.clashes] == [(None, {"id": "a", "åtgärd": "Ändrad"})]
    assert merged.assessment.measures == ()


def test_two_who_say_the_same_do_not_clash() -> None:
    same = with_(recommended="forslaget")

    assert merge(BASE, same, same).clashes == ()
    assert merge(BASE, same, same).assessment == same


def test_two_who_add_to_the_same_list_both_get_their_entry() -> None:
    base = with_(measures=measures("a", "b"))

    merged = merge(base, with_(measures=measures("a", "b", "min")), with_(measures=measures("a", "b", "din")))

    assert merged.clashes == ()
    assert [m.id for m in merged.assessment.measures] == ["a", "b", "din", "min"]


def test_the_order_is_that_of_who_turned_it() -> None:
    base = with_(measures=measures("a", "b"))
    turned, grown = with_(measures=measures("b", "a")), with_(measures=measures("a", "b", "c"))

    for mine, theirs in ((turned, grown), (grown, turned)):
        merged = merge(base, mine, theirs)
        assert merged.clashes == ()
        assert [m.id for m in merged.assessment.measures] == ["b", "a", "c"]


def test_of_two_who_turn_the_order_the_last_has_it() -> None:
    base = with_(measures=measures("a", "b", "c"))

    merged = merge(base, with_(measures=measures("c", "a", "b")), with_(measures=measures("b", "a", "c")))

    assert merged.clashes == ()
    assert [m.id for m in merged.assessment.measures] == ["c", "a", "b"]


def test_an_answer_can_be_put_back_or_taken_away() -> None:
    emptied = put(FULL, ("svar", "barn/text"), None)

    assert "barn/text" not in emptied.answers
    assert put(emptied, ("svar", "barn/text"), {"svar": "Ja & nej"}) == FULL
    assert put(BASE, ("granskning", "kommentarer", "k1"), {"id": "k1"}).review.comments[0].id == "k1"
    assert put(emptied, ("svar", "finns/inte"), None) == emptied


def test_what_no_assessment_can_say_is_refused() -> None:
    with pytest.raises(ValidationError):
        put(FULL, ("läge",), "påhittat")


def test_a_key_that_looks_like_an_order_is_a_key() -> None:
    odd = with_(section_basis={"*": Basis.A})

    assert changes(BASE, odd) == (Change(("avsnittets-underlag", "*"), None, "A"),)
    assert put(odd, ("läge",), None) == odd
    clashing = merge(odd, with_(section_basis={"*": Basis.B}), with_(section_basis={"*": Basis.C}))
    assert [c.path for c in clashing.clashes] == [("avsnittets-underlag", "*")]


_KEYS = st.sampled_from(["barn/a", "barn/b", "barn/c"])
_ANSWERS = st.dictionaries(_KEYS, st.sampled_from(["1", "2", "3"]).map(lambda v: Answer(value=v)))
_MEASURES = st.lists(st.sampled_from("abcd"), unique=True).map(lambda ids: measures(*ids))
_ASSESSMENTS = st.builds(lambda a, m: with_(answers=a, measures=m), _ANSWERS, _MEASURES)


@given(base=_ASSESSMENTS, mine=_ASSESSMENTS, theirs=_ASSESSMENTS)
def test_every_answer_of_a_merge_is_somebodys_and_none_that_was_changed_is_lost(
    base: Assessment, mine: Assessment, theirs: Assessment
) -> None:
    merged = merge(base, mine, theirs)
    result, clashing = parts(merged.assessment), {c.path for c in merged.clashes}

    for change in changes(base, mine):
        if change.path[-1] != ORDER:
            assert result.get(change.path) == change.after
    for change in changes(base, theirs):
        if change.path[-1] != ORDER and change.path not in clashing:
            assert result.get(change.path) == change.after
    assert merge(base, base, theirs).assessment == theirs
    assert merge(base, mine, base).assessment == mine


def test_another_edition_that_i_chose_stays_mine_when_others_have_saved() -> None:
    newer = {"barn": EditionRef(edition="2026-2")}
    theirs = with_(FULL, case=Case(title="Deras", board="Nämnden", decision_date=date(2026, 12, 1)))
    found = merge(FULL, with_(FULL, editions=newer), theirs).assessment

    assert found.editions == newer
    assert found.case.title == "Deras"
    assert merge(FULL, FULL, with_(FULL, editions=newer)).assessment.editions == newer


@pytest.mark.parametrize("path", [("ärende", "titel"), ("svar", "barn/a"), ("granskning", "granskare")])
def test_what_people_fill_in_is_an_answer(path: tuple[str, ...]) -> None:
    assert is_answer(path)


@pytest.mark.parametrize(
    "path", [(), ("läge",), ("försegling",), ("version",), ("utgåvor",), ("granskning", "fingeravtryck")]
)
def test_what_saving_stages_and_versions_write_is_no_answer(path: tuple[str, ...]) -> None:
    assert not is_answer(path)
