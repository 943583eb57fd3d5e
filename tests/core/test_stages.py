"""From utkast to klar för nämnden: what each step needs, and what is frozen."""

from datetime import date

import pytest

from assessment.core import editing
from assessment.core.assessment import Assessment, Review
from assessment.core.scoring import score
from assessment.core.stages import (
    StageRefused,
    changed_after_review,
    content_fingerprint,
    copy_as_start,
    moved,
    new_version,
    next_stages,
    resealed,
    trusted,
)
from assessment.core.vocabulary import Stage, Status
from tests.factory import assessment_with, checklist_set, effect, effect_answer, perspective

TODAY = date(2026, 11, 22)
CHECKLISTS = checklist_set(perspective("barn", effect("trygghet")))


def whole(**case: str) -> Assessment:
    made = assessment_with({"barn/trygghet": effect_answer({"alla": -1}, reason="Längre resa.")})
    return editing.set_case(made, title="Skolor samlas", officer="Utredare", **case)


def go(assessment: Assessment, to: Stage, reason: str = "") -> Assessment:
    return moved(assessment, to, score(assessment, CHECKLISTS), TODAY, reason)


def reviewed(assessment: Assessment, by: str = "Barnrättsstrateg") -> Assessment:
    return go(editing.set_review(assessment, reviewer=by), Stage.REVIEWED)


def test_the_whole_way() -> None:
    ready = go(reviewed(go(whole(), Stage.IN_REVIEW)), Stage.READY)

    assert ready.stage is Stage.READY
    assert ready.review.date == TODAY
    assert ready.seal is not None
    assert ready.seal.day == TODAY
    assert ready.seal.statuses == {"barn|forslaget": Status.WEAKENS}
    assert ready.seal.fingerprint == content_fingerprint(ready) == content_fingerprint(whole())
    assert next_stages(ready) == (Stage.VOID,)


def test_klar_is_refused_while_something_that_stops_it_is_left() -> None:
    unreasoned = assessment_with({"barn/trygghet": effect_answer({"alla": -2}, reason="")})

    with pytest.raises(StageRefused, match="kan inte bli klar för nämnden än"):
        go(unreasoned, Stage.READY)


@pytest.mark.parametrize(("by", "why"), [("", "Skriv först vem"), (" utredare ", "samma funktion")])
def test_a_review_is_somebody_elses(by: str, why: str) -> None:
    with pytest.raises(StageRefused, match=why):
        reviewed(whole(), by)


def test_a_change_after_the_review_is_told_and_a_comment_is_no_change() -> None:
    seen = reviewed(whole())
    commented = editing.add_entry(seen, "comments")

    assert not changed_after_review(whole())
    assert not changed_after_review(commented)
    assert changed_after_review(editing.set_case(seen, title="Skolor flyttas"))


def test_what_is_klar_or_void_goes_nowhere_but_to_void() -> None:
    ready = go(whole(), Stage.READY)
    void = go(ready, Stage.VOID, " Fel ärende. ")

    assert void.void_reason == "Fel ärende."
    for refused, to, why in (
        (ready, Stage.DRAFT, "Gör en ny version"),
        (void, Stage.DRAFT, "Gör en kopia"),
        (whole(), Stage.DRAFT, "redan där"),
        (whole(), Stage.VOID, "Skriv varför"),
    ):
        with pytest.raises(StageRefused, match=why):
            go(refused, to)


def test_a_new_version_and_a_copy_start_as_drafts() -> None:
    ready = go(reviewed(whole(diary_number="UBN 2026/0118")), Stage.READY)
    version, copy = new_version(ready, "ny"), copy_as_start(ready, "kopia")

    assert (version.id, version.version, version.follows) == ("ny", 2, ready.id)
    assert (copy.id, copy.version, copy.follows) == ("kopia", 1, "")
    assert version.case.diary_number == "UBN 2026/0118"
    assert copy.case.diary_number == ""
    for made in (version, copy):
        assert (made.stage, made.seal, made.review) == (Stage.DRAFT, None, Review())
        assert made.effects == ready.effects


def test_a_file_is_klar_only_with_a_seal_that_fits() -> None:
    ready = go(whole(), Stage.READY)
    forged = whole().model_copy(update={"stage": Stage.READY})
    changed = editing.set_case(ready, title="Något annat")

    assert trusted(ready) is ready
    assert trusted(whole()) == whole()
    assert trusted(forged).stage is trusted(changed).stage is Stage.DRAFT
    assert trusted(changed).seal is None


def test_what_was_sealed_and_reviewed_before_rensa_still_is() -> None:
    ready = go(reviewed(whole(proposal="Anna Svensson byter skola.")), Stage.READY)
    cleaned = ready.model_copy(
        update={"case": ready.case.model_copy(update={"proposal": "[rensat] byter skola."})}
    )

    again = resealed(ready, cleaned)

    assert again.seal is not None
    assert again.seal.fingerprint == content_fingerprint(cleaned) == again.review.fingerprint
    assert trusted(again) == again
    assert not changed_after_review(again)


def test_what_was_not_reviewed_before_rensa_is_not_after_it() -> None:
    draft = reviewed(whole())
    changed = editing.set_case(draft, proposal="Nytt efter granskningen: Anna Svensson.")
    cleaned = editing.set_case(changed, proposal="Nytt efter granskningen: [rensat].")

    assert resealed(changed, cleaned) == cleaned
    assert changed_after_review(resealed(changed, cleaned))
