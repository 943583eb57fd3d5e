"""What is promised as days for a calendar: a decided measure or a follow-up is one whole day.

Knows which days there are and what is written at them. Knows no file format.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessment.core.assessment import Assessment
from assessment.core.language import N_, tr
from assessment.service.listed import PromiseKind
from assessment.service.register_store import PromiseLine

_SLUGS = {PromiseKind.MEASURE: "atgard", PromiseKind.FOLLOW_UP: "uppfoljning"}
_ABOUT = {
    PromiseKind.MEASURE: N_("Åtgärd ur en konsekvensbedömning"),
    PromiseKind.FOLLOW_UP: N_("Uppföljning ur en konsekvensbedömning"),
}
_EMPTY = {PromiseKind.MEASURE: N_("Åtgärd utan text"), PromiseKind.FOLLOW_UP: N_("Uppföljning utan text")}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day in a calendar. No text has a line break or a control character in it.

    ``uid`` is the same each time the file is made, so that a calendar changes the day it already has.
    """

    uid: str
    day: date
    title: str
    details: tuple[str, ...]


def days_of(assessment: Assessment) -> tuple[CalendarDay, ...]:
    """Return the decided measures and the follow-ups that have a day, the first day first."""
    case = assessment.case
    about = ((tr("Ärende"), case.title), (tr("Diarienummer"), case.diary_number))
    found = [
        _day(assessment.id, PromiseKind.MEASURE, m.id, m.due, m.text, ((tr("Ansvarig"), m.owner), *about))
        for m in assessment.measures
        if m.decided and m.due is not None
    ]
    for f in assessment.follow_ups:
        if f.date is not None:
            asked = (
                (tr("Ansvarig"), f.owner),
                (tr("Värdet i dag"), f.baseline),
                (tr("Mål"), f.target),
                *about,
            )
            found.append(_day(assessment.id, PromiseKind.FOLLOW_UP, f.id, f.date, f.indicator, asked))
    return tuple(sorted(found, key=lambda d: (d.day, d.uid)))


def days_of_promises(lines: Iterable[PromiseLine]) -> tuple[CalendarDay, ...]:
    """Return the promises that have a day, in their order."""
    return tuple(
        _day(
            line.assessment_id,
            line.promise.kind,
            line.promise.item,
            line.promise.due,
            line.promise.text,
            (
                (tr("Ansvarig"), line.promise.owner),
                (tr("Ärende"), line.title),
                (tr("Diarienummer"), line.diary_number),
                (tr("Nämnd"), line.board),
            ),
        )
        for line in lines
        if line.promise.due is not None
    )


def _day(
    assessment_id: str,
    kind: PromiseKind,
    item: str,
    day: date,
    title: str,
    about: Iterable[tuple[str, str]],
) -> CalendarDay:
    told = tuple(f"{name}: {text}" for name, written in about if (text := one_line(written)))
    return CalendarDay(
        f"{assessment_id}-{_SLUGS[kind]}-{item}@konsekvens",
        day,
        one_line(title) or tr(_EMPTY[kind]),
        (tr(_ABOUT[kind]), *told),
    )


def one_line(text: str) -> str:
    """Return text as one line without control characters: a calendar takes a line break for its own."""
    shown = "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join(shown.split())
