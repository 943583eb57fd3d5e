"""How high page 1 is in print, and what yields when it is too high; other tests print the pages."""

import pytest

from assessment.core.summary.model import Consequence, FirstPage, FlagLine, Header, OverviewLine
from assessment.core.summary.page_fit import PAGE_HEIGHT, Chapters, fitted, height, lines

CHAPTERS = Chapters(groups=3, conflicts=6, sufficiency=10, alternatives=2)
FLAG = FlagLine(name="Barn har inte hörts", text="Svara på: dialog.", alternative="Förslaget")
WORSE = Consequence(sign="−−", who="Elever", what="sämre", why="skäl", text="Elever: allvarlig försämring.")
LINE = OverviewLine(
    perspective="Jämlikhet",
    sign="±",
    status="Blandat – betydande försämring för elever med längst resa",
    word="Blandat",
    meaning="",
    worst="Elever med längst resa",
    best="ingen",
    gap="Ökar",
    confidence="Medel",
)


def header(title: str = "Anpassad grundskola samlas") -> Header:
    return Header(
        title=title,
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


def page(**changes: object) -> FirstPage:
    empty = FirstPage(
        about="Förslaget",
        proposal="",
        not_assessed="",
        overview=(),
        open_flags=(),
        answered_flags=(),
        answered_flags_more="",
        worse=(),
        worse_more="",
        better=(),
        better_more="",
        best_interests="",
        conflicts=(),
        conflicts_more="",
        unknowns=(),
        unknowns_more="",
        recommendation="",
        alternatives=(),
        dominance="",
        cost="",
        late="",
    )
    return empty.model_copy(update=changes)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 100, 1),
        ("ett två", 100, 1),
        ("ett två tre", 35, 2),
        ("två\nrader blir mellanslag", 500, 1),
        ("hårt\u00a0mellanslag\u00a0bryts\u00a0inte", 60, 2),
        ("o" * 100, 100, 6),
        ("kort " + "o" * 100, 100, 7),
    ],
)
def test_lines_break_between_words_and_long_words_anywhere(text: str, width: float, expected: int) -> None:
    assert lines(text, 10, width) == expected


def test_bold_and_unknown_signs_are_wider() -> None:
    assert lines("n" * 17, 10, 100) == 1
    assert lines("n" * 17, 10, 100, bold=True) == 2
    assert lines("漢" * 10, 10, 100) == 1
    assert lines("漢" * 11, 10, 100) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"proposal": "Vi gör så här."},
        {"not_assessed": "Inget är bedömt ännu."},
        {"overview": (LINE,)},
        {"open_flags": (FLAG,)},
        {"open_flags": (FLAG,), "open_flags_line": "Barn har inte hörts."},
        {"answered_flags": (FLAG,)},
        {"answered_flags_more": "Se avsnitt 2."},
        {"worse": (WORSE, WORSE)},
        {"worse": (WORSE,), "worse_more": "Det finns fler."},
        {"better": (WORSE, WORSE)},
        {"best_interests": "Bäst för de flesta."},
        {"conflicts": ("En krock.",)},
        {"conflicts_more": "Se avsnitt 6."},
        {"suggested_conflicts": ("En krock till.",)},
        {"suggested_conflicts": ("En krock till.",), "conflicts": ("En krock.",)},
        {"unknowns": ("Okänt.",)},
        {"unknowns_more": "Se avsnitt 10."},
        {"recommendation": "Gå vidare."},
        {"alternatives": ("Förslaget – Blandat.",)},
        {"dominance": "Se avsnitt 2."},
        {"cost": "2027: 1 mnkr."},
        {"late": "Bedömningen kom sent."},
    ],
)
def test_each_part_takes_room(more: dict[str, object]) -> None:
    assert height(page(**more), header()) > height(page(), header())


def test_a_long_title_takes_room() -> None:
    assert height(page(), header("Anpassad grundskola " * 5)) > height(page(), header())


def test_flags_stand_in_a_list_while_there_is_room() -> None:
    few, many = (fitted(page(open_flags=(FLAG,) * n), CHAPTERS, header()) for n in (12, 70))

    assert few.open_flags_line == ""
    assert many.open_flags_line == "; ".join([FLAG.name] * 70) + "."
    assert len(many.open_flags) == 70
    assert height(many, header()) < height(page(open_flags=(FLAG,) * 70), header())


def test_what_nobody_has_weighed_yields_before_anything_else() -> None:
    told = {"unknowns": ("Okänt.",), "conflicts": ("En krock.",), "suggested_conflicts": ("Ett förslag.",)}
    full = page(open_flags=(FLAG,) * 44, **told)
    left = fitted(full, CHAPTERS, header())

    assert height(full, header()) > PAGE_HEIGHT
    assert (left.suggested_conflicts, left.conflicts_more) == ((), "Se avsnitt 6.")
    assert (left.conflicts, left.unknowns) == (("En krock.",), ("Okänt.",))


def test_a_page_that_holds_is_left_as_it_is() -> None:
    small = page(unknowns=("Okänt.",), conflicts=("En krock.",))

    assert fitted(small, CHAPTERS, header()) == small


def test_the_last_to_yield_are_shortened_and_never_left_out() -> None:
    long = page(
        proposal="förslag " * 37,
        overview=(
            LINE.model_copy(update={"status": "Allvarlig risk – " + "ord " * 30, "worst": "grupp " * 20}),
        )
        * 4,
        open_flags=(FLAG,) * 400,
        worse=(WORSE,) * 3,
        best_interests="barnets bästa " * 28,
        recommendation="skäl " * 56,
        alternatives=("Förslaget – Blandat.",) * 3,
        dominance="Inget är bäst för alla.",
        cost="kostnad " * 27,
        late="sent " * 30,
    )
    short = fitted(long, CHAPTERS, header())

    assert short.alternatives == ()
    assert short.dominance == "Se avsnitt 2."
    assert 0 < len(short.recommendation) <= 180
    assert 0 < len(short.proposal) <= 180
    assert 0 < len(short.cost) <= 90
    assert 0 < len(short.late) <= 90
    assert all(0 < len(line.status) <= 60 for line in short.overview)
    assert all(0 < len(line.worst) <= 46 for line in short.overview)
    assert (short.worse, short.open_flags, short.best_interests) == (
        long.worse,
        long.open_flags,
        long.best_interests,
    )
    assert height(short, header()) < height(long, header())


def test_without_alternatives_nothing_points_at_them() -> None:
    full = page(open_flags=(FLAG,) * 400)

    assert height(full, header()) > PAGE_HEIGHT
    assert fitted(full, CHAPTERS, header()).dominance == ""
