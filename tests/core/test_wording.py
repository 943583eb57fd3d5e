"""Every sentence that the tool writes itself, in every combination, held against a reviewed golden file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assessment.core.case import Count
from assessment.core.summary import arguing, wording
from assessment.core.vocabulary import (
    Basis,
    Confidence,
    Depth,
    Duration,
    FlagState,
    Gap,
    Improvement,
    Reversibility,
    Severity,
    Status,
)

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
    for names in (None, (), ("flickor",), ("flickor", "pojkar"), ("flickor", "pojkar", "barn utan bil")):
        for severity in (None, *Severity):
            yield wording.worst_sentence(names, severity)
            yield wording.after_measures_sentence(names, severity)
        for improvement in (None, *Improvement):
            yield wording.best_sentence(names, improvement)


def breadth() -> Iterator[str]:
    yield "# Bredd"
    for bands in ((), ("liten",), ("liten", "måttlig"), ("ingen", "liten", "måttlig")):
        yield wording.extent_sentence("försämringar", "0–38", bands)


def pictures() -> Iterator[str]:
    yield "# Bilder"
    parts = (
        wording.picture_of("Elever", "25 (måttlig)", "allvarlig", "15 (liten)", "stor"),
        wording.picture_of("Syskon", "0 (ingen)", wording.DASH, "0 (ingen)", wording.DASH),
    )
    yield wording.picture_text(parts)
    yield wording.picture_text(()) or "(inget)"


def flags() -> Iterator[str]:
    yield "# Svar från ett annat perspektiv"
    yield wording.fetched_from("Barnets rättigheter", "Familjens ekonomi")
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


Names = tuple[str, ...]
SOME: Names = ("flickor", "pojkar", "syskon", "elever", "barn utan bil")
GROUP_SIDES: tuple[tuple[Names, Names, Names], ...] = (
    (SOME[:1], SOME[1:3], ()),
    (SOME[:1], (), SOME[1:2]),
    ((), SOME[:1], SOME[1:2]),
    ((), (), SOME),
    (SOME[:1], SOME[1:2], SOME[2:3]),
)
PERSPECTIVE_SIDES: tuple[tuple[Names, Names, Names], ...] = (
    (("jämlikhet",), ("barnets rättigheter", "hälsa"), ()),
    (("jämlikhet",), ("barnets rättigheter",), ("hälsa",)),
    ((), (), ("jämlikhet", "hälsa")),
)
TURNING_SIDES: tuple[tuple[Names, Names, Names], ...] = (
    (SOME[:1], (), ()),
    ((), (), SOME[:2]),
    (SOME[:1], (), SOME[1:2]),
    ((), SOME[:2], ()),
    (SOME[:1], SOME[1:2], SOME[2:3]),
)


def effects_of_an_answer() -> Iterator[str]:
    yield "# Vad ett svar skulle ändra: följden"
    if_so = arguing.if_rated(("något sämre",), "ekonomi", ("kvinnor",))
    for perspectives in (("jämlikhet",), ("jämställdhet", "jämlikhet")):
        clauses = (
            arguing.status_clause(perspectives, Status.MIXED, Status.SEVERE_RISK),
            arguing.band_clause("försämring", perspectives, "liten", "måttlig"),
            arguing.band_clause("förbättring", perspectives, "ingen till liten", "liten"),
        )
        for clause in clauses:
            yield arguing.change_sentence((clause,), if_so)
        yield arguing.change_sentence(clauses, if_so)
    told = arguing.change_sentence((arguing.status_clause(("hälsa",), "Blandat", "Stärker"),), if_so)
    for before in FlagState:
        for after in FlagState:
            if before is not after:
                for flags in (("Skillnaden växer",), ("Skillnaden växer", "Barn har inte hörts")):
                    clause = arguing.flag_clause(flags, before, after)
                    yield arguing.change_sentence((clause,), if_so)
                    yield told + arguing.flag_sentence(flags, before, after)
    yield arguing.NOTHING_CHANGES
    yield arguing.STILL_OPEN


def conditions_of_an_answer() -> Iterator[str]:
    yield "# Vad ett svar skulle ändra: svaret"
    effect = (arguing.status_clause(("hälsa",), Status.MIXED, Status.WEAKENS),)
    conditions = [
        *(arguing.if_rated(("något sämre",), "ekonomi", SOME[:n]) for n in range(1, len(SOME) + 1)),
        arguing.if_rated(("något sämre", "tydligt sämre", "både sämre och bättre"), "ekonomi", ("män",)),
        arguing.if_rated_at_all("ekonomi", ("kvinnor", "män")),
        *(arguing.if_lasting((d,), "ekonomi") for d in Duration),
        arguing.if_lasting(tuple(Duration), "ekonomi"),
        *(arguing.if_undone((r,), "ekonomi") for r in Reversibility),
        arguing.if_undone(tuple(Reversibility), "ekonomi"),
        *(arguing.if_founded((b,), "ekonomi") for b in Basis),
        arguing.if_founded((Basis.A, Basis.B, Basis.C), "ekonomi"),
    ]
    for condition in conditions:
        yield arguing.change_sentence(effect, condition)


def other_weights() -> Iterator[str]:
    yield "# Andra vikter"
    yield arguing.WEIGHTS_STAND
    yield arguing.WEIGHTS_ASIDE
    yield arguing.WEIGHTS_VARY
    yield arguing.weights_could_in("Jämlikhet", arguing.Could())
    for harm in ((), ("liten", "måttlig", "stor")):
        for benefit in ((), ("ingen", "liten")):
            for unknown in (False, True):
                could = arguing.Could(harm, benefit, unknown)
                if could != arguing.Could():
                    yield arguing.weights_could(could)
                    yield arguing.weights_could_in("Jämlikhet", could)
    yield f"{arguing.percent('12', '12')} | {arguing.percent('12', '40')}"


def conflicts() -> Iterator[str]:
    yield "# Målkonflikter som verktyget hittar"
    for better, worse, both in GROUP_SIDES:
        for where in ("", "”Tre enheter”"):
            yield arguing.groups_conflict(where, "att ta sig fram", better, worse, both)
    for better, worse, both in PERSPECTIVE_SIDES:
        for where in ("", "”Tre enheter”"):
            yield arguing.perspectives_conflict(where, "nyanlända barn", better, worse, both)
    for better, worse, same in TURNING_SIDES:
        for where in ("", "”Tre enheter”"):
            yield arguing.long_term_conflict(where, "ekonomi", better, worse, same)
    for actors in ((), ("Utbildningsnämnden",), ("nämnden", "Region Lillmark")):
        for severity in Severity:
            yield arguing.saving_conflict("”Tre enheter”", actors, severity, SOME[:2])
    yield arguing.alternatives_conflict("”Tre enheter”", "”Stegvis”", SOME[:2], SOME)
    yield from (
        arguing.DISMISSED,
        arguing.GONE,
        arguing.NOT_WEIGHED,
        arguing.NO_REASON,
        arguing.NOT_DESCRIBED,
    )


PARTS = (
    statuses,
    statuses_with_measures,
    statuses_while_open,
    gaps,
    basis_and_depth,
    who,
    breadth,
    pictures,
    flags,
    alternatives,
    unfinished,
    numbers,
    effects_of_an_answer,
    conditions_of_an_answer,
    other_weights,
    conflicts,
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
