"""A plain list of questions becomes a draft that fits the model; what was guessed is marked for review."""

from datetime import date
from typing import Any

import pytest

from assessment.core.checklist import Checklist
from assessment.core.draft_reading import Paragraph
from assessment.core.list_lines import ListLine, lines_of_text
from assessment.core.question_list import MOST, Became, Draft, draft_of
from assessment.core.question_type import guessed_type

TODAY = date(2026, 11, 23)


def drafted(*lines: ListLine | str, **keys: Any) -> Draft:
    given = [ListLine(x) if isinstance(x, str) else x for x in lines]
    draft = draft_of(given, "Klimat", TODAY, **keys)
    assert draft is not None
    Checklist.model_validate(draft.data)
    return draft


def heading(text: str) -> ListLine:
    return ListLine(text, heading=True)


def questions(draft: Draft) -> list[dict[str, Any]]:
    """The questions that the list had."""
    every = [q for section in draft.data["avsnitt"] for q in section["frågor"]]
    return [q for q in every if q["id"] != "hur-paverkas-de-som-berors"]


@pytest.mark.parametrize(
    ("text", "options", "kind"),
    [
        ("Hur påverkas barnen?", (), "effekt"),
        ("Vilka konsekvenser får det för äldre?", (), "effekt"),
        ("Finns det en plan?", (), "ja-nej"),
        ("Vilket av dem?", ("Ja", "Nej", "Vet ej"), "ja-nej"),
        ("Hur många berörs?", (), "tal"),
        ("Vad kostar det?", (), "belopp"),
        ("När börjar det?", (), "datum"),
        ("Vilka berörs?", ("Barn", "Unga"), "flerval"),
        ("Kryssa för det som gäller", (), "text"),
        ("Hur stor är risken?", ("Stor", "Liten"), "val"),
        ("Vad har ni gjort?", (), "text"),
    ],
)
def test_the_type_is_guessed_from_words_and_answers(text: str, options: tuple[str, ...], kind: str) -> None:
    assert guessed_type(text, options)[0] == kind


def test_headings_become_sections_and_lines_questions() -> None:
    draft = drafted(
        ListLine("Näringslivet  i kommunen", title=True),
        "Används av kontoret.",
        heading("1. Företagen"),
        "Det här avsnittet gäller små företag.",
        "1.1 Hur påverkas de?",
        "Tänk på butiker. Räkna med restauranger.",
        "2) Vilka berörs?",
        "- Handel",
        "☐ Industri",
        heading("Övrigt"),
        "Skriv till oss.",
    )

    assert draft.data["namn"] == "Näringslivet i kommunen"
    assert draft.data["checklista"] == "naringslivet-i-kommunen"
    assert draft.data["inledning"] == "Används av kontoret."
    [section] = draft.data["avsnitt"]
    assert (section["namn"], section["inledning"]) == ("Företagen", "Det här avsnittet gäller små företag.")
    first, second = section["frågor"]
    assert (first["fråga"], first["hjälp"]) == (
        "Hur påverkas de?",
        "Tänk på butiker. Räkna med restauranger.",
    )
    assert second["svarsalternativ"] == [
        {"id": "handel", "text": "Handel"},
        {"id": "industri", "text": "Industri"},
    ]
    assert draft.summary == (
        "Utkastet ”Näringslivet i kommunen” har 2 frågor i 1 avsnitt.",
        "Svarstyperna är gissade: effekt (1) och flerval (1).",
        "Varje fråga har en rad med ordet granska ovanför sig.",
        "En inledande fråga om förslaget berör perspektivet är tillagd. Granska den också.",
        "Det här blev inledningar: ”Används av kontoret.” och ”Det här avsnittet gäller små företag.”.",
        "Det som stod efter en fråga blev svar (2) och hjälp (1). Det står vid frågan.",
        "Det här hör inte till någon fråga och är inte med: ”Övrigt” och ”Skriv till oss.”.",
    )


@pytest.mark.parametrize(
    ("line", "asked", "kind", "help_"),
    [
        ("1.1 Vem äger tjänsten", "Vem äger tjänsten", "text", ""),
        ("1.2 Finns det en beställning? Ja/Nej", "Finns det en beställning?", "ja-nej", ""),
        ("Finns en plan? Ja, Nej", "Finns en plan?", "ja-nej", ""),
        ("Vilka grupper berörs? (flera val möjliga)", "Vilka grupper berörs?", "text", "flera val möjliga"),
        ("Vad kostar det? Räkna med alla.", "Vad kostar det?", "belopp", "Räkna med alla."),
        (
            "Vad kostar det? Räkna med hyra, löner, resor.",
            "Vad kostar det?",
            "belopp",
            "Räkna med hyra, löner, resor.",
        ),
    ],
)
def test_a_line_is_a_question_by_its_number_or_by_a_question_mark_within_it(
    line: str, asked: str, kind: str, help_: str
) -> None:
    first, second = questions(drafted("Hur påverkas de?", line))

    assert (first.get("hjälp"), first["svarstyp"]) == (None, "effekt")
    assert (second["fråga"], second["svarstyp"], second.get("hjälp", "")) == (asked, kind, help_)


def test_a_sentence_before_a_question_mark_is_help() -> None:
    [asked] = questions(
        drafted("Hur påverkas de?", "Tänk på vägen. Är den säker? Räkna med alla tider på dygnet.")
    )

    assert asked["hjälp"] == "Tänk på vägen. Är den säker? Räkna med alla tider på dygnet."


def test_a_question_of_several_choices_takes_the_answers_on_the_lines_after_it() -> None:
    [asked] = questions(drafted("Vilka grupper berörs? (flera val möjliga)", "- barn", "- unga"))

    assert (asked["svarstyp"], asked["hjälp"]) == ("flerval", "flera val möjliga")
    assert [o["text"] for o in asked["svarsalternativ"]] == ["barn", "unga"]


def cells(number: int, *rows: tuple[str, ...]) -> list[Paragraph]:
    return [
        Paragraph(text, cell=(number, row, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


def test_a_table_is_read_by_its_headings() -> None:
    text = [
        Paragraph("Säkerhet", heading=True),
        Paragraph("Beskriv riskerna."),
        *cells(
            0,
            ("Nr", "Område", "Fråga", "Svar", "Ansvar"),
            ("1", "Avtal", "Är avtalet påskrivet", "Ja / Nej", ""),
            ("2", "Avtal", "Vad händer sedan?", "", "Chefen"),
            ("", "", "", "Lösa svar", "Kommentar utan fråga"),
        ),
        *cells(1, ("1", "Finns en plan?"), ("2.1", "Kanske")),
        Paragraph("Så här fortsätter det."),
    ]
    draft = drafted(*lines_of_text(text))

    assert [s["namn"] for s in draft.data["avsnitt"]] == ["Säkerhet", "Avtal"]
    risks, signed, then, plan = questions(draft)
    assert "svarsalternativ" not in risks
    assert "hjälp" not in risks
    assert (signed["fråga"], signed["svarstyp"]) == ("Är avtalet påskrivet", "ja-nej")
    assert then["hjälp"] == "Chefen"
    assert [o["text"] for o in then["svarsalternativ"]] == ["Lösa svar", "Kommentar utan fråga"]
    assert (plan["fråga"], plan["hjälp"]) == ("Finns en plan?", "Så här fortsätter det. Kanske")


def test_two_paragraphs_in_a_cell_are_one_text() -> None:
    rows = [*cells(0, ("Fråga", "Svarsalternativ"), ("Vad gäller?", "Ja"))]
    [asked] = questions(drafted(*lines_of_text([*rows, Paragraph("Nej", cell=(0, 1, 1))])))

    assert asked["svarstyp"] == "ja-nej"


def test_everything_that_is_guessed_is_marked() -> None:
    draft = drafted("Hur påverkas luften?", "Beskriv läget.", checklist_id="luft")

    assert draft.data["checklista"] == "luft"
    assert draft.notes["avsnitt", 0] == "granska: frågorna stod inte under någon rubrik"
    assert draft.notes["avsnitt", 0, "frågor", 0] == (
        "granska: svarstypen effekt är gissad, för att den börjar med ”Hur påverkas”"
    )
    assert "granska" in draft.notes["avsnitt", 0, "frågor", 1]
    assert [q["svarstyp"] for q in questions(draft)] == ["effekt", "text"]


def test_a_list_where_nothing_is_asked_has_one_question_on_each_line() -> None:
    draft = drafted(heading("Mål"), "", "- Luften blir renare", "- Vattnet blir renare")

    assert [q["fråga"] for q in questions(draft)] == ["Luften blir renare", "Vattnet blir renare"]


def test_answers_within_brackets_and_in_columns_are_taken() -> None:
    draft = drafted(
        "Finns en plan? (ja/nej)",
        "Vad mer (kort / långt).",
        ListLine("Vilken status?", question=True, help="Se kartan.", options=("God", "Dålig", " ")),
        "Är det bra?",
        "Kanske",
    )

    first, second, third = questions(draft)
    assert (first["fråga"], first["svarstyp"]) == ("Finns en plan?", "ja-nej")
    assert first["hjälp"] == "Vad mer (kort / långt)."
    assert (second["svarstyp"], second["hjälp"]) == ("val", "Se kartan.")
    assert third["hjälp"] == "Kanske"


def test_ids_are_unique() -> None:
    draft = drafted(
        heading("A"),
        "Beror?",
        "Beror?",
        "???",
        ListLine("Vad? (x/X)"),
        heading("A"),
        "Vad?",
        heading("?!"),
        "Så?",
    )

    ids = [q["id"] for q in questions(draft)]
    assert ids == ["beror-2", "beror-3", "fraga", "vad", "vad-2", "sa"]
    assert [s["id"] for s in draft.data["avsnitt"]] == ["a", "a-2", "avsnitt"]


def test_an_endless_list_is_cut_and_that_is_said() -> None:
    draft = drafted(*[f"Är det {n}?" for n in range(MOST + 2)], heading("Sist"), "Och sedan?")

    assert len(questions(draft)) == MOST
    assert draft.summary[-1] == "Bara de första 1000 frågorna är med. 3 är inte med."


def test_a_list_without_a_line_is_no_draft() -> None:
    assert draft_of([ListLine("Titel", title=True), heading("Bara en rubrik")], "x", TODAY) is None


def test_one_question_is_said_to_be_one() -> None:
    assert drafted("Hur påverkas vi?").summary[0] == "Utkastet ”Klimat” har 1 fråga i 1 avsnitt."


def test_a_list_without_effects_gets_the_one_question_that_a_perspective_needs() -> None:
    draft = drafted("Finns en plan?")

    added = draft.data["avsnitt"][-1]["frågor"][-1]
    assert (added["fråga"], added["svarstyp"]) == ("Hur påverkas de som berörs?", "effekt")
    assert "tillagd" in draft.notes["avsnitt", 0, "frågor", 1]
    assert draft.summary[-1] == "En fråga om hur de som berörs påverkas är också tillagd, sist."


def test_a_name_without_letters_still_gets_an_id() -> None:
    draft = draft_of([ListLine("Vad?"), ListLine("Vilka? (!/?)")], "…", TODAY)

    assert draft is not None
    assert draft.data["checklista"] == "utkast"
    assert [o["id"] for o in questions(draft)[1]["svarsalternativ"]] == ["svar", "svar-2"]


def fates(draft: Draft) -> list[tuple[str, str, str]]:
    return [(f.text, f.became.value, f.about) for f in draft.fates]


def test_every_line_is_told_what_became_of_it() -> None:
    draft = drafted(
        ListLine("Klimatet", title=True),
        ListLine("Bilaga", title=True),
        "Läs först.",
        heading("Luft"),
        "Används av kontoret.",
        "1. Vilka berörs? (flera val möjliga)",
        "- barn",
        "- unga",
        "-",
        " ",
        "Hur påverkas de?",
        "Tänk på allt som kan hända dem.",
        "Eller",
        ListLine("12", unused="bara ett nummer"),
        heading("Övrigt"),
        "Skriv till oss.",
    )

    assert fates(draft) == [
        ("Klimatet", "checklistans namn", ""),
        ("Bilaga", "inte med", "hör inte till någon fråga"),
        ("Läs först.", "inte med", "hör inte till någon fråga"),
        ("Luft", "avsnitt", ""),
        ("Används av kontoret.", "inledning", ""),
        ("1. Vilka berörs? (flera val möjliga)", "fråga", "flerval"),
        ("- barn", "svar", ""),
        ("- unga", "svar", ""),
        ("-", "inte med", "inga ord"),
        ("Hur påverkas de?", "fråga", "effekt"),
        ("Tänk på allt som kan hända dem.", "hjälp", ""),
        ("Eller", "hjälp", ""),
        ("12", "inte med", "bara ett nummer"),
        ("Övrigt", "inte med", "hör inte till någon fråga"),
        ("Skriv till oss.", "inte med", "hör inte till någon fråga"),
    ]


def test_a_name_that_replaces_the_title_and_an_owner_are_taken() -> None:
    draft = drafted(
        ListLine("Klimatet", title=True), "Hur påverkas de?", instead=True, owner="Miljöstrategen"
    )

    assert (draft.data["namn"], draft.data["förvaltas-av"]) == ("Klimat", "Miljöstrategen")
    assert ("förvaltas-av",) not in draft.notes
    assert fates(draft)[0] == ("Klimatet", "inte med", "checklistan heter något annat")


def test_lines_beyond_the_most_that_a_list_can_have_are_told() -> None:
    draft = drafted(*[f"Är det {n}?" for n in range(MOST + 1)], "Ja", heading("Sist"), "Läs.", "Och sedan?")

    left = [f.text for f in draft.fates if f.became is Became.UNUSED]
    assert left == [f"Är det {MOST}?", "Ja", "Sist", "Läs.", "Och sedan?"]


def test_several_answers_that_are_not_there_are_asked_for() -> None:
    draft = drafted("Hur gör ni? (flera val möjliga)")

    assert "skriv svaren och välj flerval" in draft.notes["avsnitt", 0, "frågor", 0]
    [asked] = questions(drafted("Hur gör ni? (flera val möjliga)", "- så", "- så här"))
    assert asked["svarstyp"] == "flerval"


def test_signs_that_nobody_can_see_are_left_out() -> None:
    [asked] = questions(drafted("Hur på\u00adverkas de?\u200b"))

    assert asked["fråga"] == "Hur påverkas de?"


def test_a_table_without_known_headings_is_read_by_the_column_that_asks() -> None:
    text = cells(
        0,
        ("Målområde", "Att svara på", "Underlag"),
        ("Klimat", "Hur påverkas utsläppen?", "Se planen"),
        ("Klimat", "Finns en plan?", "Ja / Nej"),
        ("1", "Är den ny?", "2"),
        ("Vatten", "Vilken status har sjön?", ""),
        ("Slut", "", ""),
    )
    draft = drafted(*lines_of_text(text))

    assert [s["namn"] for s in draft.data["avsnitt"]] == ["Klimat", "Vatten"]
    effect, plan, new, status = questions(draft)
    assert (effect["hjälp"], plan["svarstyp"], new.get("hjälp")) == ("Se planen", "ja-nej", None)
    assert status["hjälp"] == "Slut"
    assert [f.text for f in draft.fates if f.became is Became.UNUSED] == [
        "Målområde", "Att svara på", "Underlag", "1", "2",
    ]  # fmt: skip


def test_a_table_where_nothing_is_asked_is_read_cell_by_cell() -> None:
    lines = lines_of_text(cells(0, ("Mål", "Mått"), ("Ren luft", "Halt"), ("Är det bra?", "")))

    assert [line.text for line in lines] == ["Mål", "Mått", "Ren luft", "Halt", "Är det bra?"]


def test_a_table_of_one_column_is_read_from_top_to_bottom() -> None:
    [asked] = questions(drafted(*lines_of_text(cells(0, ("Är det bra?",), ("Ja",), ("Nej",)))))

    assert asked["svarstyp"] == "ja-nej"
