"""Each text that a person can type stands as typed, whatever it replaces; what cannot be done is said."""

from dataclasses import replace
from datetime import date

import pytest

from assessment.checklist_files.changing import id_of
from assessment.checklist_files.editing_file import edited_text
from assessment.core.checklist_edits import (
    AddOption,
    AddQuestion,
    ChangeHelp,
    ChangeSources,
    ChangeWeight,
    ChecklistEdit,
    ChecklistEditError,
    NewOption,
    RaiseEdition,
    Retire,
    Reword,
)
from assessment.core.vocabulary import AnswerType
from tests.checklists.changed_only import parsed
from tests.checklists.test_editing import HOSTILE

HEAD = """\
# Vårt prov
format: 1
checklista: prov
namn: Prov
utgåva: "2026-1"  # höjs i mars
gäller-från: 2026-01-01
gäller-till: 2027-12-31
förvaltas-av: Någon

avsnitt:
  - id: ett
    namn: Ett
    frågor:
"""
MANNERS = {
    "plain": "{}fråga: Hur är det?  # kvar\n{}svarstyp: text\n",
    "single": "{}fråga: 'Hur är det?'  # kvar\n{}svarstyp: text\n",
    "double": '{}fråga: "Hur är det?"  # kvar\n{}svarstyp: text\n',
    "folded": "{}fråga: >-  # kvar\n{}  Hur är\n{}  det?\n{}svarstyp: text\n",
    "clipped": "{}fråga: >  # kvar\n{}  Hur är\n{}  det?\n{}svarstyp: text\n",
    "literal": "{}fråga: |  # kvar\n{}  Hur är det?\n{}svarstyp: text\n",
    "below": "{}fråga:\n{}  Hur är\n{}  det?  # kvar\n{}svarstyp: text\n",
    "english": "{}text: Hur är det?  # kvar\n{}svarstyp: text\n",
    "last": "{}svarstyp: text\n{}fråga: Hur är det?  # kvar",
}
MANNERS = {name: "      - id: a\n" + text.replace("{}", " " * 8) for name, text in MANNERS.items()}
MANNERS["braces"] = "      - {id: a, fråga: Hur är det?, svarstyp: text}  # kvar\n"
CHOICE = """\
      - id: a
        fråga: Hur är det?
        svarstyp: val
        svarsalternativ:
          - {id: ja, text: Ja}
          - {id: nej, text: Nej}
      - id: e
        fråga: Hur påverkas de?
        svarstyp: effekt
        källa:
          - lag  # den gamla
          # De här två hör ihop.
          - gc5
          - rapport
"""
OF_A = {"checklist": "prov", "question": "a"}
AQUESTION = AddQuestion(checklist="prov", section="screening", id="ny", text="A?", type=AnswerType.TEXT)
ADDED = "\n-{0}id: ny\n {0}fråga: A?\n {0}svarstyp: text\n"


def question_text(text: str) -> str:
    return next(parsed(text).questions()).text


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_text_takes_the_place_of_any_other(manner: str, end: str) -> None:
    old = (HEAD + MANNERS[manner]).replace("\n", end)
    for text in HOSTILE:
        new = edited_text(old, Reword(checklist="prov", question="a", text=text))

        assert question_text(new) == text
        assert new.count("# kvar") == 1
        assert end == "\n" or "\n" not in new.replace("\r\n", "")
        # And back: what the first change wrote can be changed again.
        assert question_text(edited_text(new, Reword(checklist="prov", question="a", text="Hur?"))) == "Hur?"


def test_a_long_text_is_folded_and_keeps_the_lines_that_it_begins_with() -> None:
    first = "Det här är den första raden av en hjälptext som är ganska lång"
    old = (
        HEAD
        + f"      - id: a\n        fråga: A?\n        svarstyp: text\n        hjälp: >-\n          {first}\n"
    )
    new = edited_text(old, ChangeHelp(**OF_A, help=f"{first} och som nu fick en rad till."))

    assert new == old + "          och som nu fick en rad till.\n"


def test_a_text_that_was_saved_with_letters_of_two_signs_keeps_them_on_every_other_line() -> None:
    old = (HEAD + MANNERS["plain"]).replace("å", "a\u030a")
    new = edited_text("\ufeff" + old, Reword(**OF_A, text="Hur går det?"))

    assert new == "\ufeff" + old.replace("fra\u030aga: Hur är det?", "fråga: Hur går det?")


def test_of_sources_written_downwards_only_the_changed_lines_change() -> None:
    edit = ChangeSources(checklist="prov", question="e", sources=("gc5", "ny", "rapport", "sist"))
    new = edited_text(HEAD + CHOICE, edit)

    assert new == (HEAD + CHOICE).replace("          - lag  # den gamla\n", "").replace(
        "- gc5\n          - rapport\n", "- gc5\n          - ny\n          - rapport\n          - sist\n"
    )


def test_sources_in_a_new_order_would_lose_the_comments_between_them() -> None:
    edit = ChangeSources(checklist="prov", question="e", sources=("rapport", "gc5"))
    with pytest.raises(ChecklistEditError, match="Gör ändringen i texten"):
        edited_text(HEAD + CHOICE, edit)
    plain = (HEAD + CHOICE).replace("  # den gamla", "").replace("          # De här två hör ihop.\n", "")

    assert edited_text(plain, edit).endswith("källa:\n          - rapport\n          - gc5\n")


def test_a_new_edition_says_who_decided_it() -> None:
    edit = RaiseEdition(
        checklist="prov",
        edition="2027-1",
        decided_by="Socialnämnden\n",
        decided_on=date(2026, 12, 1),
        reference="SN 2026/14",
        valid_from=date(2027, 1, 1),
    )
    new = edited_text(HEAD + CHOICE, edit)

    assert new == (HEAD + CHOICE).replace(
        'utgåva: "2026-1"',
        '# Utgåva 2027-1 beslutades 2026-12-01 av Socialnämnden, SN 2026/14.\nutgåva: "2027-1"',
    ).replace("2026-01-01", "2027-01-01")
    assert id_of(new) == "prov"


def test_a_new_question_stands_last_in_its_section_and_reads_as_ours_do() -> None:
    new = edited_text(
        HEAD + CHOICE,
        AddQuestion(
            checklist="prov",
            section="ett",
            id="ny",
            text="Vem berörs?",
            type=AnswerType.CHOICE,
            options=(NewOption(id="alla", text="Alla, mer eller mindre"), NewOption(id="inga", text="Inga")),
            sources=("gc5",),
            replaces="a",
        ),
    )

    assert new == HEAD + CHOICE + (
        "      - id: ny\n        fråga: Vem berörs?\n        svarstyp: val\n        ersätter: a\n"
        '        svarsalternativ:\n          - {id: alla, text: "Alla, mer eller mindre"}\n'
        "          - {id: inga, text: Inga}\n        källa: [gc5]\n"
    )


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Reword(**OF_A, text=" "), "Skriv hur frågan ska lyda."),
        (Reword(**OF_A, text="a\x07b"), "styrtecken"),
        (Reword(checklist="prov", question="finns-inte", text="A?"), "ingen fråga med id ”finns-inte”"),
        (ChangeWeight(**OF_A, weight=2, reason="Så."), "svarstypen effekt"),
        (ChangeWeight(checklist="prov", question="e", weight=4, reason="Så."), "1, 2 eller 3"),
        (ChangeWeight(checklist="prov", question="e", weight=2, reason=" "), "Skriv varför"),
        (ChangeSources(**OF_A, sources=("två ord",)), "inget id på en källa"),
        (AddOption(**OF_A, option=NewOption(id="ja", text="Ja")), "upptaget"),
        (AddOption(**OF_A, option=NewOption(id="å", text="Ja")), "inget id"),
        (AddOption(**OF_A, option=NewOption(id="b", text="")), "Skriv svaret"),
        (
            AddOption(**OF_A, option=NewOption(id="b", text="B"), after="c"),
            "finns inte bland svarsalternativ",
        ),
        (
            AddOption(checklist="prov", question="e", option=NewOption(id="b", text="B")),
            "inga egna svarsalternativ",
        ),
    ],
)
def test_what_cannot_be_done_is_said(edit: ChecklistEdit, said: str) -> None:
    with pytest.raises(ChecklistEditError, match=said):
        edited_text(HEAD + CHOICE, edit)


def new_question(**changed: object) -> AddQuestion:
    fields = {"checklist": "prov", "section": "ett", "id": "ny", "text": "A?", "type": AnswerType.TEXT}
    return AddQuestion(**(fields | changed))  # type: ignore[arg-type]  # the fields as the test names them


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (new_question(section="två"), "saknar avsnittet"),
        (new_question(section="screening"), "saknar avsnittet"),
        (new_question(text=""), "Skriv hur frågan"),
        (new_question(id="a"), "upptaget"),
        (new_question(id="Två ord"), "inget id"),
        (new_question(after="z"), "finns inte bland frågor"),
        (new_question(replaces="z"), "att ersätta"),
        (new_question(type=AnswerType.CHOICE), "minst två svarsalternativ"),
        (new_question(weight=2, weight_reason="Så."), "Ta bort vikten"),
        (new_question(type=AnswerType.EFFECT, weight=2), "Skriv varför"),
        (
            new_question(
                type=AnswerType.CHOICE, options=(NewOption(id="b", text="B"), NewOption(id="b", text="C"))
            ),
            "upptaget",
        ),
        (
            RaiseEdition(checklist="prov", edition="2026-1", decided_by="KS", decided_on=date(2026, 1, 1)),
            "redan",
        ),
        (RaiseEdition(checklist="prov", edition="", decided_by="KS", decided_on=date(2026, 1, 1)), "heta"),
        (RaiseEdition(checklist="prov", edition="b", decided_by="", decided_on=date(2026, 1, 1)), "vem som"),
    ],
)
def test_what_cannot_be_added_is_said(edit: ChecklistEdit, said: str) -> None:
    with pytest.raises(ChecklistEditError, match=said):
        edited_text(HEAD + CHOICE, edit)


def test_a_file_that_cannot_be_read_is_mended_first() -> None:
    with pytest.raises(ChecklistEditError, match="Rätta felen i texten först"):
        edited_text(HEAD + CHOICE + "  [", Retire(**OF_A))
    assert id_of("[") is None
    assert id_of("- a\n") is None


@pytest.mark.parametrize(
    ("old", "edit", "new"),
    [
        ("- id: a\n  hjälp:\n", ChangeHelp(**OF_A, help="Så."), "- id: a\n  hjälp: Så.\n"),
        ("- id: a\n  hjälp: null\n", ChangeHelp(**OF_A, help="Så."), "- id: a\n  hjälp: Så.\n"),
        ("- hjälp: A\n  id: a\n", ChangeHelp(**OF_A, help=""), "- id: a\n"),
        ("- {hjälp: A, id: a}\n", ChangeHelp(**OF_A, help=""), "- {id: a}\n"),
        ("- {id: a, hjälp: A} # b\n", ChangeHelp(**OF_A, help=""), "- {id: a} # b\n"),
        ("- {id: a} # b\n", ChangeHelp(**OF_A, help="B, c"), '- {id: a, hjälp: "B, c"} # b\n'),
        ("- id: a\n", ChangeHelp(**OF_A, help=""), "- id: a\n"),
        ("- id: a\n  källa: [b]  # c\n", ChangeSources(**OF_A, sources=()), "- id: a\n"),
        ("- id: a\n", ChangeSources(**OF_A, sources=()), "- id: a\n"),
        ("- id: a\n", ChangeSources(**OF_A, sources=("b", "b")), "- id: a\n  källa: [b]\n"),
        ("- id: a\n  källa: b\n", ChangeSources(**OF_A, sources=("c",)), "- id: a\n  källa: [c]\n"),
        ("- id: a\n  källa:\n  - b\n", ChangeSources(**OF_A, sources=("c",)), "- id: a\n  källa:\n  - c\n"),
        ("-   id: a\n    utgår: nej\n", Retire(**OF_A), "-   id: a\n    utgår: ja\n"),
        ("- id: a\n  # om a\n# om b\n", AQUESTION, f"- id: a\n  # om a\n{ADDED.format(' ')}# om b\n"),
        ("-   id: a\n", AQUESTION, "-   id: a\n" + ADDED.format("   ")),
        ("-\n  id: a\n", AQUESTION, "-\n  id: a\n" + ADDED.format(" ")),
        ("- {id: a}", AQUESTION, "- {id: a}\n\n- {id: ny, fråga: A?, svarstyp: text}"),
    ],
)
def test_each_cut_fits_where_it_is_made(old: str, edit: ChecklistEdit, new: str) -> None:
    assert edited_text(f"# först\nscreening:\n{old}", edit) == f"# först\nscreening:\n{new}"


def test_questions_in_brackets_get_another_among_them() -> None:
    new = edited_text("screening: [{id: a}, {id: b}]", replace(AQUESTION, after="a"))

    assert new == "screening: [{id: a}, {id: ny, fråga: A?, svarstyp: text}, {id: b}]"


def test_what_no_cut_fits_is_left_to_the_text() -> None:
    with pytest.raises(ChecklistEditError, match="Gör ändringen i texten"):
        edited_text("screening:\n- ? id\n  : a\n", ChangeHelp(**OF_A, help="A"))


def test_a_question_is_retired_once() -> None:
    new = edited_text(HEAD + CHOICE, Retire(**OF_A))

    with pytest.raises(ChecklistEditError, match="utgår redan"):
        edited_text(new, Retire(**OF_A))


def test_a_file_without_an_edition_needs_one_first() -> None:
    edit = RaiseEdition(checklist="prov", edition="b", decided_by="KS", decided_on=date(2026, 1, 1))
    with pytest.raises(ChecklistEditError, match="Skriv en i texten"):
        edited_text("a: 1\n", edit)
