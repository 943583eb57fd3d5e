"""Every sentence that the tool writes itself, in every combination, held against a reviewed golden file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assessment.core.case import Count
from assessment.core.summary import wording
from assessment.core.vocabulary import Confidence, Depth, Gap, Improvement, Severity, Status

GOLDEN = Path(__file__).parent / "golden" / "wording.txt"


def statuses() -> Iterator[str]:
    yield "# Status"
    for status in Status:
        yield wording.status_text(status, status, (status,))


def statuses_with_measures() -> Iterator[str]:
    yield "# Status med åtgärder"
    for status in (Status.MIXED, Status.STRENGTHENS):
        yield wording.status_text(status, Status.SEVERE_RISK, (status,))
    yield wording.status_text(Status.MIXED, Status.STRENGTHENS, (Status.MIXED,), lowered=True)


def statuses_while_open() -> Iterator[str]:
    yield "# Status medan något är öppet"
    for possible in (
        (Status.SEVERE_RISK, Status.MIXED),
        (Status.MIXED, Status.WEAKENS, Status.NO_CLEAR_EFFECT),
        (Status.SEVERE_RISK, Status.MIXED, Status.WEAKENS, Status.STRENGTHENS, Status.NO_CLEAR_EFFECT),
    ):
        for status in (possible[-1], Status.NOT_ASSESSED, Status.BASIS_MISSING):
            short = wording.short_status(status, possible)
            yield f"{wording.status_text(status, status, possible)} | {short}"


def gaps() -> Iterator[str]:
    yield "# Skillnader"
    for gap in Gap:
        yield f"{wording.GAP_TEXT[gap]} | {wording.GAP_SENTENCE[gap]}"
    for unclear in (0, 1, 2, 13):
        yield wording.unclear_sentence(unclear) or "(inget)"
    yield wording.own_gap_sentence(Gap.GROWS, Gap.STAYS)


def basis_and_depth() -> Iterator[str]:
    yield "# Underlag, spår"
    for confidence in Confidence:
        yield f"{wording.CONFIDENCE_TEXT[confidence]} | {wording.CONFIDENCE_SENTENCE[confidence]}"
    yield wording.NO_BASIS
    for depth in (*Depth, None):
        yield wording.DEPTH_TEXT[depth]


def who() -> Iterator[str]:
    yield "# Vem"
    for names in ((), ("flickor",), ("flickor", "pojkar"), ("flickor", "pojkar", "barn utan bil")):
        for severity in (None, *Severity):
            yield wording.worst_sentence(names, severity)
            yield wording.after_measures_sentence(names, severity)
        for improvement in (None, *Improvement):
            yield wording.best_sentence(names, improvement)


def breadth() -> Iterator[str]:
    yield "# Bredd"
    for bands in ((), ("liten",), ("liten", "måttlig"), ("ingen", "liten", "måttlig")):
        yield wording.extent_sentence("försämringar", "0–38", bands)


def flags() -> Iterator[str]:
    yield "# Flaggor"
    yield wording.lowered_phrase(("Risk för diskriminering",))
    yield wording.WAITS_FOR_ANSWER
    yield wording.lowered_sentence(("Risk för diskriminering",))
    yield wording.lowered_sentence(("Risk för diskriminering", "Ingen uppföljning"))


def alternatives() -> Iterator[str]:
    yield "# Alternativ"
    yield wording.dominance_sentence("Förslaget", "Tre enheter")
    yield wording.tension_sentence("Förslaget", "Tre enheter", ("personal",), ("elever", "syskon"), ())
    yield wording.tension_sentence("”Förslaget”", "nollalternativet", ("personal",), (), ("elever", "syskon"))
    yield wording.tension_sentence("”Förslaget”", "nollalternativet", (), (), ())
    yield wording.NO_DOMINANCE
    yield wording.pair_not_compared("”Förslaget”", "nollalternativet", 1)
    yield wording.not_compared_sentence(14)


def unfinished() -> Iterator[str]:
    yield "# Ofullständigt"
    yield wording.partly_assessed(9, 10)
    yield wording.partly_assessed(3, 10)
    yield from (
        wording.NOTHING_ASSESSED,
        wording.NO_POSITION,
        wording.LATE_STAGE,
        wording.LATE_DECIDED,
        wording.SHORT_TIME,
        wording.DISCLAIMER,
    )


def numbers() -> Iterator[str]:
    yield "# Tal"
    counts: tuple[Count | None, ...] = (None, "vet-inte", "färre-än-fem", 7, 12_500)
    for count in counts:
        yield wording.how_many(count)
    for amount in (0, 950, -9_999, 40_000, 1_400_000, -2_300_000, 2_000_000):
        yield wording.kronor(amount)
    for value in (1, 2, 13):
        groups, years = (
            wording.counted(value, "grupp", "grupper"),
            wording.counted(value, "år", "år", neuter=True),
        )
        yield f"{groups}, {years}"
    yield wording.day(date(2026, 11, 22))


PARTS = (
    statuses,
    statuses_with_measures,
    statuses_while_open,
    gaps,
    basis_and_depth,
    who,
    breadth,
    flags,
    alternatives,
    unfinished,
    numbers,
)


def every_sentence() -> Iterator[str]:
    for part in PARTS:
        yield from part()


def test_every_sentence_stands_as_it_was_reviewed() -> None:
    assert "\n".join(every_sentence()) + "\n" == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("kort", 10, "kort"),
        ("precis tio", 10, "precis tio"),
        ("ett två tre fyra fem", 12, "ett två tre…"),
        ("ett  två\ntre", 20, "ett två tre"),
        ("superlångtordutanmellanslag", 10, "superlång…"),
        ("slutar med komma, och mer", 19, "slutar med komma…"),
    ],
)
def test_a_cap_cuts_at_a_word_and_says_so(text: str, limit: int, expected: str) -> None:
    assert wording.capped(text, limit) == expected
    assert len(wording.capped(text, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", ""), ("  ", ""), ("en mening", "En mening."), ("Redan klar!", "Redan klar!"), ("ÅÄÖ", "ÅÄÖ.")],
)
def test_a_sentence_begins_large_and_ends(text: str, expected: str) -> None:
    assert wording.sentence(text) == expected


def test_an_empty_date_prints_nothing() -> None:
    assert wording.day(None) == ""
