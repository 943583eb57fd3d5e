"""From utkast to klar för nämnden: which steps there are, what each needs, and what is frozen by the last.

Method, chapter 10. Knows what the content is and whether the result allows it. Knows no person and no clock.
"""

import hashlib
from collections.abc import Mapping
from datetime import date

from assessment.core.assessment import Assessment, Review, Seal
from assessment.core.assessment_file import dump
from assessment.core.language import tr
from assessment.core.result import Result
from assessment.core.vocabulary import Stage

FROZEN = frozenset({Stage.READY, Stage.VOID})
"""Stages in which the content does not change."""
_BESIDE = ("review", "stage", "version", "dated", "editions", "seal", "void_reason", "follows", "id", "hints")
"""What is no content: it may change, or differ between two versions, while what was reviewed stands."""

_STEPS: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.IN_REVIEW, Stage.REVIEWED, Stage.READY, Stage.VOID),
    Stage.IN_REVIEW: (Stage.DRAFT, Stage.REVIEWED, Stage.READY, Stage.VOID),
    Stage.REVIEWED: (Stage.DRAFT, Stage.IN_REVIEW, Stage.READY, Stage.VOID),
    Stage.READY: (Stage.VOID,),
    Stage.VOID: (),
}


class StageRefused(Exception):  # noqa: N818 - the name is what happened
    """A step that cannot be taken now. The message says what to do."""


def content_fingerprint(assessment: Assessment) -> str:
    """Return SHA-256 over what the assessment says, as 64 hexadecimal digits.

    Two versions that say the same have the same, whatever their stage, review, dates and checklist editions.
    """
    empty = Assessment(id="x")
    plain = assessment.model_copy(update={name: getattr(empty, name) for name in _BESIDE})
    return hashlib.sha256(dump(plain).encode()).hexdigest()


def next_stages(assessment: Assessment) -> tuple[Stage, ...]:
    """Return the stages that can follow, whether or not all that they need is there."""
    return _STEPS[assessment.stage]


def changed_after_review(assessment: Assessment) -> bool:
    """Return True when the content is no longer what the reviewer marked as read."""
    seen = assessment.review.fingerprint
    return bool(seen) and seen != content_fingerprint(assessment)


def moved(assessment: Assessment, to: Stage, result: Result, today: date, reason: str = "") -> Assessment:
    """Return the assessment in another stage.

    *Granskad* notes what content was read; *klar för nämnden* seals the content with its result.

    Args:
        assessment: The assessment, stamped with its checklist editions.
        to: The stage to go to.
        result: What its answers give.
        today: The day it happens.
        reason: Why it is made void.

    Raises:
        StageRefused: when the step cannot be taken from here, or lacks something.
    """
    if to not in _STEPS[assessment.stage]:
        raise StageRefused(_no_way(assessment.stage))
    update: dict[str, object] = {"stage": to}
    if to is Stage.REVIEWED:
        update["review"] = _reviewed(assessment, today)
    elif to is Stage.READY:
        if not result.ready_allowed:
            raise StageRefused(
                tr(
                    "Bedömningen kan inte bli klar för nämnden än. Gå igenom det som är kvar: motiveringar, "
                    "underlag och det som behöver ett svar."
                )
            )
        update["seal"] = _seal(assessment, result, today)
    elif to is Stage.VOID:
        if not reason.strip():
            raise StageRefused(tr("Skriv varför bedömningen makuleras. Skälet står kvar i den."))
        update["void_reason"] = reason.strip()
    return assessment.model_copy(update=update)


def _no_way(stage: Stage) -> str:
    if stage is Stage.READY:
        return tr("Bedömningen är klar för nämnden och ändras inte. Gör en ny version för att ändra något.")
    if stage is Stage.VOID:
        return tr("Bedömningen är makulerad och ändras inte. Gör en kopia för att börja om från den.")
    return tr("Bedömningen är redan där.")


def _reviewed(assessment: Assessment, today: date) -> Review:
    review = assessment.review
    if not review.reviewer.strip():
        raise StageRefused(tr("Skriv först vem som har granskat: en funktion, inte ett namn."))
    if review.reviewer.strip().casefold() == assessment.case.officer.strip().casefold():
        raise StageRefused(
            tr(
                "Granskaren är samma funktion som handläggaren. "
                "Låt någon annan läsa, och skriv den funktionen."
            )
        )
    seen = {"fingerprint": content_fingerprint(assessment), "date": review.date or today}
    return review.model_copy(update=seen)


def _seal(assessment: Assessment, result: Result, today: date) -> Seal:
    words = {f"{p}|{a}": found.status for (p, a), found in result.perspectives.items()}
    return Seal(day=today, fingerprint=content_fingerprint(assessment), statuses=words)


def resealed(before: Assessment, after: Assessment) -> Assessment:
    """Return the assessment after rensa: what was sealed or reviewed before still is, without the words."""
    was, now = content_fingerprint(before), content_fingerprint(after)
    update: dict[str, object] = {}
    if after.seal is not None and after.seal.fingerprint == was:
        update["seal"] = after.seal.model_copy(update={"fingerprint": now})
    if after.review.fingerprint == was:
        update["review"] = after.review.model_copy(update={"fingerprint": now})
    return after.model_copy(update=update)


def trusted(assessment: Assessment) -> Assessment:
    """Return the assessment as it may be taken from a file: klar only with a seal that fits what it says."""
    if assessment.stage is not Stage.READY:
        return assessment
    seal = assessment.seal
    if seal is not None and seal.fingerprint == content_fingerprint(assessment):
        return assessment
    return assessment.model_copy(update={"stage": Stage.DRAFT, "seal": None})


def new_version(assessment: Assessment, new_id: str) -> Assessment:
    """Return a draft with the same content that follows this one, which stays as it is."""
    return assessment.model_copy(
        update={
            "id": new_id,
            "version": assessment.version + 1,
            "follows": assessment.id,
            **_fresh(),
        }
    )


def copy_as_start(assessment: Assessment, new_id: str) -> Assessment:
    """Return a draft for another case with the same content; what names the case itself is left out."""
    case = assessment.case.model_copy(
        update={"diary_number": "", "annex": "", "decision_date": None, "start_date": None}
    )
    return assessment.model_copy(
        update={"id": new_id, "case": case, "version": 1, "follows": "", "dated": None, **_fresh()}
    )


def _fresh() -> dict[str, object]:
    return {"stage": Stage.DRAFT, "seal": None, "review": Review(), "void_reason": ""}
