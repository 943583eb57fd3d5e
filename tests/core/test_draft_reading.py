"""What a draft says: six ways to write one, what is not guessed, and text that is no draft at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assessment.core.draft_reading import (
    DraftReading,
    FoundCost,
    Paragraph,
    Pointer,
    cut,
    read_draft,
)
from assessment.core.word_list import WordEntry, WordList

WORDS = WordList.model_validate(
    {
        "format": 1,
        "förvaltas-av": "Strateg",
        "ordlista": [
            {"grupp": "elever", "ord": ["elev", "elever", "skolskjuts*", "anpassad grundskola"]},
            {"grupp": "samer", "ord": ["samer"]},
            {"perspektiv": "barn", "ord": ["barnkonventionen*"]},
        ],
    }
)


def paragraphs(text: str) -> list[Paragraph]:
    """One paragraph a line; # is a heading and ## the title."""
    return [
        Paragraph(line.lstrip("# "), heading=line.startswith("#"), title=line.startswith("##"))
        for line in text.strip().split("\n")
    ]


def read(text: str) -> DraftReading:
    return read_draft(paragraphs(text), WORDS)


SCHOOL = """
Lillmarks kommun
Diarienummer
UBN 2026/0118
Datum
2026-11-02
# Tjänsteutlåtande
## Anpassad grundskola samlas till två enheter
# Förslag till beslut
Utbildningsnämnden beslutar att
1. samla anpassad grundskola till två enheter från och med den 1 juli 2027.
# Sammanfattning
Nämnden beslutar den 15 december 2026. Hyran minskar med 2,3 mnkr per år. 29 elever byter skola.
"""


def test_a_draft_with_the_head_in_a_table_and_headings_by_style() -> None:
    found = read(SCHOOL)

    assert found.title is not None
    assert found.title.value == "Anpassad grundskola samlas till två enheter"
    assert found.diary_number is not None
    assert (found.diary_number.value, found.diary_number.sentence) == (
        "UBN 2026/0118",
        "Diarienummer: UBN 2026/0118",
    )
    assert found.board is not None
    assert found.board.value == "Utbildningsnämnden"
    assert found.proposal is not None
    assert found.proposal.value.splitlines() == [
        "Utbildningsnämnden beslutar att",
        "1. samla anpassad grundskola till två enheter från och med den 1 juli 2027.",
    ]
    assert found.decision_date is not None
    assert found.decision_date.day == date(2026, 12, 15)
    assert found.start_date is not None
    assert found.start_date.day == date(2027, 7, 1)
    assert found.costs == (FoundCost(-2_300_000, "Hyran minskar med 2,3 mnkr per år."),)
    assert found.pointers == (
        Pointer(
            "elever",
            group=True,
            words=("anpassad grundskola", "elever"),
            sentence="Anpassad grundskola samlas till två enheter",
        ),
    )


@pytest.mark.parametrize(
    ("text", "title", "number", "board"),
    [
        (
            "Ärende: Tre biblioteksfilialer stängs\nDnr: KUN 2026/0061\nTill: Kultur- och fritidsnämnden",
            "Tre biblioteksfilialer stängs",
            "KUN 2026/0061",
            "Kultur- och fritidsnämnden",
        ),
        (
            "Dnr TN 2026/0077\n## Snöröjning i ny ordning\nTekniska nämnden föreslås besluta att ändra den.",
            "Snöröjning i ny ordning",
            "TN 2026/0077",
            "Tekniska nämnden",
        ),
        (
            "Ärenderubrik\tBadtider\nÄrendenummer\t2026/92\nNämnd\tKultur-, idrotts- och fritidsnämnden",
            "Badtider",
            "2026/92",
            "Kultur-, idrotts- och fritidsnämnden",
        ),
        (
            "# Tjänsteskrivelse\n# Riktlinjer för försörjningsstöd\nDiarienr: SN 2026/0153\n"  # noqa: ISC004 - the lines of one draft
            "Socialnämnden beslutar att anta dem. Barn- och utbildningsnämnden har yttrat sig.",
            "Riktlinjer för försörjningsstöd",
            "SN 2026/0153",
            "Socialnämnden",
        ),
        (
            "# Förslag till beslut\n# Föreningsbidrag efter deltagare\nKommunstyrelsen beslutar så.",
            "Föreningsbidrag efter deltagare",
            None,
            "Kommunstyrelsen",
        ),
    ],
)
def test_the_other_ways_to_write_a_head(text: str, title: str, number: str | None, board: str) -> None:
    found = read(text)

    assert found.title is not None
    assert found.board is not None
    assert (found.title.value, found.board.value) == (title, board)
    assert (found.diary_number.value if found.diary_number else None) == number


@pytest.mark.parametrize(
    ("text", "decided", "starts"),
    [
        ("Sammanträdesdatum: 2027-03-03", date(2027, 3, 3), None),
        ("Nämndens sammanträde\n3 mars 2027", date(2027, 3, 3), None),
        ("Taxan träder i kraft den 1 aug. 2027.", None, date(2027, 8, 1)),
        ("Gäller från: 2027-01-01", None, date(2027, 1, 1)),
        ("Beslutet fattades efter mötet den 31 februari 2027 och inget sägs om när.", None, None),
        ("Nämnden beslutar den 31 februari 2027.", None, None),
        ("Ärendet togs upp 2024-01-01 och 2025-01-01.", None, None),
        ("Sammanträde: ännu inte bestämt", None, None),
    ],
)
def test_days_in_swedish_forms_and_only_those_that_are_said_to_be_it(
    text: str, decided: date | None, starts: date | None
) -> None:
    found = read(text)

    assert (found.decision_date.day if found.decision_date else None) == decided
    assert (found.start_date.day if found.start_date else None) == starts


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden fattar beslut den 12 mars 2027.",
        "Kommunstyrelsen fattar sitt beslut i ärendet torsdagen den 12 mars 2027.",
        "Kultur- och fritidsnämnden tar beslut om förslaget 2027-03-12.",
        "Ärendet beslutas den 12 mars 2027.",
        "Taxan beslutas i kommunfullmäktige den 12 mars 2027.",
        "Beslut i kommunstyrelsen den 12 mars 2027.",
        "Slutligt beslut i kommunfullmäktige 2027-03-12",
        "Beslut väntas den 12 mars 2027.",
        "Beslutet kommer att fattas av kultur- och fritidsnämnden den 12 mars 2027.",
        "Beslut planeras till den 12 mars 2027.",
        "Nämnden beslutar om förslaget vid sitt möte den 12 mars 2027.",
        "Ärendet tas upp vid nämndens sammanträde den 12 mars 2027.",
        "Planerat beslut: 12 mars 2027",
        # What was decided before stands in the same sentence, and the day of it does not count.
        "Nämnden beslutade den 3 mars 2025 om en remiss och fattar beslut den 12 mars 2027.",
    ],
)
def test_the_day_of_the_decision_is_found_as_drafts_say_it(text: str) -> None:
    found = read(text).decision_date

    assert found is not None
    assert found.day == date(2027, 3, 12)
    assert found.sentence == text


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden beslutade den 3 mars 2025 att utreda frågan.",
        "Nämnden har beslutat den 3 mars 2025 att utreda frågan.",
        "Beslutet fattades den 3 mars 2025.",
        "Enligt kommunstyrelsens beslut den 3 mars 2025 ska ytan minska.",
        "Beslut i kommunstyrelsen den 3 mars 2025 ligger till grund för förslaget.",
        "Beslut i kommunstyrelsen den 3 mars 2025 (§ 41).",
        "Vid sammanträdet den 3 mars 2025 beslutade nämnden om en remiss.",
        "Nämnden sammanträdde den 3 mars 2025.",
        "Nämnden beslutar att den 1 juli 2027 stänga filialen.",
        "Nämnden beslutar om nya öppettider från den 1 juli 2027.",
    ],
)
def test_a_day_of_another_decision_or_of_what_is_decided_is_not_it(text: str) -> None:
    assert read(text).decision_date is None


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Det kostar 40 000 kronor per år.", 40_000),
        ("Förslaget innebär en besparing på 150 tkr.", -150_000),
        ("Investeringen är 12 miljoner kronor.", 12_000_000),
        ("Hyran minskar 2,3 mnkr per år, skjutsen ökar 0,7 mnkr.", None),
        ("Det kostar 0 kronor.", None),
        ("Bron har 40 000 passager.", None),
        ("Det kostar " + "9" * 400 + " kronor.", None),
        ("Det kostar 999999999999 miljoner kronor.", None),
    ],
)
def test_a_sum_is_read_when_a_sentence_states_one_alone(sentence: str, amount: int | None) -> None:
    found = read(f"{sentence}\n{sentence}").costs

    assert [c.amount for c in found] == ([] if amount is None else [amount])


def test_a_proposal_without_text_or_longer_than_any_is_not_taken() -> None:
    assert read("# Förslag till beslut\n# Bakgrund\nText.").proposal is None
    blank = [Paragraph("Förslag till beslut"), Paragraph(" "), Paragraph("Nämnden antar den.")]
    taken = read_draft(blank, WORDS).proposal
    assert taken is not None
    assert taken.value == "Nämnden antar den."
    assert read("# Förslag till beslut\n" + "Lång text. " * 200).proposal is None
    assert read("Förslag till beslut ges nedan.\nText.").proposal is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ärende: Ett. Två meningar är ingen rubrik.\n## Skolan flyttas", "Skolan flyttas"),
        ("Ärende: Dnr UBN 2026/1\n# Skolan flyttas", "Skolan flyttas"),
        ("Ärende\n# Skolan flyttas", "Skolan flyttas"),
        ("Ärende", None),
        ("# Ärende\n# Sammanfattning", None),
    ],
)
def test_what_is_no_title_is_passed_by(text: str, title: str | None) -> None:
    found = read(text).title

    assert (found.value if found else None) == title


def test_a_namnd_that_is_only_spoken_of_does_not_decide() -> None:
    assert read("Socialnämnden har yttrat sig. Tekniska nämnden bygger.").board is None


def test_a_number_that_is_no_diarienummer_is_not_taken() -> None:
    assert read("Diarienummer: saknas").diary_number is None
    assert read("Nämnd: ännu inte bestämd").board is None


def test_words_point_at_groups_and_rights_whatever_their_form_and_never_inside_others() -> None:
    found = read(
        "Gesamer är inget ord.\nSkolskjutsen och en ELEV.\nFler elever nämns.\nBarnkonventionens artiklar."
    )

    assert found.pointers == (
        Pointer(
            "elever",
            group=True,
            words=("skolskjutsen", "elev", "elever"),
            sentence="Skolskjutsen och en ELEV.",
        ),
        Pointer("barn", group=False, words=("barnkonventionens",), sentence="Barnkonventionens artiklar."),
    )
    assert read_draft(paragraphs("Elever."), None).pointers == ()


def test_a_sentence_ends_where_a_reader_ends_it() -> None:
    found = read("Enligt 2 kap. 1 § gäller t.ex. Elever. Ca. 40 000 kronor kostar det. Det är allt.")

    assert [c.sentence for c in found.costs] == ["Ca. 40 000 kronor kostar det."]


def test_a_long_sentence_is_cut_between_words() -> None:
    assert cut("kort") == "kort"
    shown = cut("ord " * 200)
    assert shown.endswith("ord…")
    assert len(shown) <= 300


def test_what_says_nothing_is_empty() -> None:
    assert read("Hej.").empty
    assert not read(SCHOOL).empty
    assert not read("Elever.").empty


@given(st.lists(st.tuples(st.text(max_size=200), st.booleans(), st.booleans()), max_size=12))
def test_any_text_is_read_and_everything_found_stands_in_it(lines: list[tuple[str, bool, bool]]) -> None:
    found = read_draft([Paragraph(*line) for line in lines], WORDS)

    whole = " ".join(" ".join(text for text, _, _ in lines).split())
    for part in (found.title, found.diary_number, found.board):
        assert part is None or " ".join(part.value.split()) in whole


_PIECES = st.sampled_from(
    [
        *("Dnr ", "Ärende:", "\t", "Utbildningsnämnden beslutar", "Förslag till beslut", "2027-02-30", "\n"),
        *("den 3 mars 2027", "från och med ", "1 000 kr", "besparing", "elever", ". ", "2026/12"),
        *("A" * 300, "a" * 300 + "nämnden"),
    ]
)


@given(st.lists(st.tuples(st.lists(_PIECES, max_size=8).map("".join), st.booleans()), max_size=10))
def test_pieces_of_drafts_in_any_order_are_read(lines: list[tuple[str, bool]]) -> None:
    read_draft([Paragraph(*line) for line in lines], WORDS)


def test_a_row_of_the_word_list_points_at_one_thing() -> None:
    with pytest.raises(ValidationError, match="antingen grupp eller perspektiv"):
        WordEntry.model_validate({"ord": ["a"]})
    with pytest.raises(ValidationError, match="antingen grupp eller perspektiv"):
        WordEntry.model_validate({"ord": ["a"], "grupp": "a", "perspektiv": "b"})
