"""What looks like a person in free text, and what only looks like it at first sight."""

import pytest

from assessment.core.assessment import Answer, Assessment, Dialogue, EffectAnswer, Measure
from assessment.core.case import Case
from assessment.core.personal_data import Suspicion, suspects, suspicions
from assessment.core.vocabulary import Both

NUMBER, MAIL, PHONE, NAME = "ett personnummer", "en e-postadress", "ett telefonnummer", "ett namn"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Gäller 811218-9876.", NUMBER, "811218-9876"),
        ("Gäller 19811218-9876.", NUMBER, "19811218-9876"),
        ("Gäller 8112189876.", NUMBER, "8112189876"),
        ("Över hundra år: 150101+1234", NUMBER, "150101+1234"),
        ("Samordningsnummer 701063-2391", NUMBER, "701063-2391"),
        ("Skriv till anna.a@lillmark.se.", MAIL, "anna.a@lillmark.se"),
        ("Ring 070-123 45 67.", PHONE, "070-123 45 67"),
        ("Ring 0701234567.", PHONE, "0701234567"),
        ("Ring 08-123 456 78.", PHONE, "08-123 456 78"),
        ("Ring +46 70 123 45 67.", PHONE, "+46 70 123 45 67"),
        ("Vi talade med Anna Andersson i går.", NAME, "Anna Andersson"),
        ("Vi talade med Anna-Karin Ek i går.", NAME, "Anna-Karin Ek"),
        ("Handläggare Zlatko Karlsson", NAME, "Zlatko Karlsson"),
        ("Rektor Mohammed Al Rashid", NAME, "Mohammed Al"),
        ("Carl von Linné", NAME, "Carl von Linné"),
        ("Mamman Fatima säger nej.", NAME, "Fatima"),
        ("eleven Lisa mår sämre", NAME, "Lisa"),
    ],
)
def test_what_looks_like_a_person_is_found(text: str, kind: str, words: str) -> None:
    assert (kind, words) in list(suspects(text))


@pytest.mark.parametrize(
    "text",
    [
        "UBN 2026/0118, utfärdat 2026-11-22",
        "Kostnaden blir 2 300 000 kronor 2028 och 0,7 mnkr 2029.",
        "8112189875 besök på tio år",
        "Från 2026-01-31 till 2027-12-31",
        "Björkskolan och Strandskolan i Norra kommundelen",
        "Lillmarks Kommun, Stora Torget",
        "Eleven Björkskolan",
        "Per elev och år. Max 40 minuter.",
        "Rektorn på Strandskolan ansvarar.",
        "Artikel 3 i barnkonventionen, 1 kap. 10 § skollagen",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert list(suspects(text)) == []


@pytest.mark.parametrize("piece", ["0", "a", "A", "Aa", "a.b", "a@", "a.", "1 ", "Anna-", "07", "heter "])
def test_a_long_text_without_end_is_read_once(piece: str) -> None:
    # Read once for every letter, this would never be done.
    assert list(suspects(piece * 200_000)) == []


def test_every_text_of_an_assessment_is_read_and_the_place_is_told() -> None:
    name = "Anna Andersson"
    assessment = Assessment(
        id="anna-andersson",
        case=Case(title="En skola", diary_number="811218-9876", officer=name),
        answers={
            "a/b": Answer(value="Bra", reason=f"Sagt av {name}"),
            "a/tabell": Answer.model_validate({"svar": [{"funktion": name}]}),
        },
        effects={
            "a/c": {"forslaget": EffectAnswer(ratings={"elever": Both(better=1, worse=-1, worse_text=name)})}
        },
        measures=(Measure(id="taxi", owner=name),),
        dialogues=(Dialogue(id="d", said=f"{name} sa nej. {name} sa ja."),),
    )

    assert suspicions(assessment) == tuple(
        Suspicion(NAME, name, place)
        for place in (
            ("ärende", "funktion"),
            ("svar", "a/b", "motivering"),
            ("svar", "a/tabell", "svar", "nr 1", "funktion"),
            ("effekter", "a/c", "forslaget", "grupper", "elever", "sämre-text"),
            ("åtgärder", "taxi", "ansvarig"),
            ("dialog", "d", "sade"),
        )
    )


def test_the_warning_is_a_sentence() -> None:
    said = Suspicion(NAME, "Anna Andersson", ("ärende",)).sentence

    assert said == "”Anna Andersson” ser ut som ett namn. Skriv inget som pekar ut en person."
