"""What differs between two editions, in sentences that a person can decide by."""

from fractions import Fraction
from typing import Any

import pytest

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Option, Question, StopFlag, SufficiencyItem
from assessment.core.edition_changes import ChangeKind, edition_changes
from assessment.core.vocabulary import AnswerType, Track
from tests.factory import (
    GROUPS,
    catalogue_group,
    checklist,
    checklist_set,
    effect,
    perspective,
    question,
    scale,
)


def between(before: ChecklistSet, after: ChecklistSet) -> list[str]:
    return [c.sentence for c in edition_changes(before, after)]


def asked(before: Question, after: Question) -> list[str]:
    return between(
        checklist_set(perspective("barn", question("forst"), before)),
        checklist_set(perspective("barn", question("forst"), after)),
    )


def listed(before: Checklist, after: Checklist) -> list[str]:
    return between(checklist_set(before), checklist_set(after))


def options(*names: str, **keys: Any) -> tuple[Option, ...]:
    return tuple(Option(id=n, text=n.capitalize(), **keys) for n in names)


def test_a_question_that_is_replaced_by_one_with_the_same_words_says_so() -> None:
    before, after = question("lek", text="Får barnen leka?"), question("lek-2", text="Får barnen leka?")
    assert asked(before, after.model_copy(update={"replaces": "lek"})) == [
        "Frågan ”Får barnen leka?” är ersatt av en ny fråga med samma ord."
    ]


def test_the_same_edition_has_no_change() -> None:
    assert between(checklist_set(), checklist_set()) == []


def test_questions_that_come_go_return_and_follow_each_other() -> None:
    before = perspective(
        "barn",
        effect("trygghet"),
        effect("lek"),
        question("borta"),
        question("gammal"),
        question("vilande", retired="ja"),
        question("aldre"),
        question("sovande", retired="ja"),
    )
    after = perspective(
        "barn",
        effect("trygghet"),
        effect("lek", retired="ja"),
        question("ny", replaces="gammal"),
        question("gammal", retired="ja"),
        question("vilande"),
        question("helt-ny"),
        question("yngre", replaces="aldre"),
        question("sovande", retired="ja"),
    )
    found = edition_changes(checklist_set(before), checklist_set(after))

    assert [(c.kind, c.sentence) for c in found] == [
        (ChangeKind.RETIRED, "Frågan ”Hur påverkas lek?” ställs inte längre."),
        (ChangeKind.REPLACED, "Frågan ”Gammal?” är ersatt av ”Ny?”"),
        (ChangeKind.ADDED, "Frågan ”Vilande?” ställs igen."),
        (ChangeKind.ADDED, "Ny fråga: ”Helt-ny?”"),
        (ChangeKind.REPLACED, "Frågan ”Aldre?” är ersatt av ”Yngre?”"),
        (ChangeKind.RETIRED, "Frågan ”Borta?” ställs inte längre."),
    ]
    assert found[0].question == "barn/lek"
    assert found[1].question == "barn/ny"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (effect("lek"), effect("lek", 3), "väger 3 i stället för 1"),
        (effect("lek", track=Track.FULL), effect("lek"), "ställs nu i båda spåren"),
        (effect("lek"), effect("lek", track=Track.FULL), "ställs nu bara i det fulla spåret"),
        (
            question("lek"),
            question("lek", when={"fråga": "forst", "besvarad": "ja"}),
            "ställs under ett annat villkor",
        ),
        (effect("lek"), effect("lek", groups={"tagg": "barn"}), "ställs för andra grupper"),
        (question("lek"), question("lek", AnswerType.NUMBER), "besvaras på ett annat sätt"),
    ],
    ids=["weight", "both-tracks", "full-track", "condition", "groups", "type"],
)
def test_a_question_that_means_something_else(before: Question, after: Question, sentence: str) -> None:
    assert asked(before, after) == [f"Frågan ”{after.text}” {sentence}."]


def test_another_wording_bears_no_meaning() -> None:
    before = checklist_set(perspective("barn", question("lek")))
    after = checklist_set(perspective("barn", question("lek", text="Får barnen leka?")))
    (found,) = edition_changes(before, after)

    assert found.sentence == "Frågan ”Lek?” lyder nu ”Får barnen leka?”."
    assert not found.bears_meaning
    assert asked(question("lek"), question("lek", help="Tänk på rasten.")) == []


def test_options_that_come_go_or_ask_for_something_else() -> None:
    before = question("lek", AnswerType.CHOICE, options=options("ja", "nej", "kanske"))
    after = question(
        "lek",
        AnswerType.CHOICE,
        options=(
            *options("ja", needs_reason="ja", exclusive="ja", depth="full"),
            Option(id="nej", text="Nej, inte alls"),
            *options("oklart"),
        ),
    )

    assert asked(before, after) == [
        "Frågan ”Lek?” föreslår ett annat djup vid svaret ”Ja”.",
        "Frågan ”Lek?” behöver en motivering vid svaret ”Ja”.",
        "Frågan ”Lek?” kan inte längre ha svaret ”Ja” tillsammans med andra.",
        "Frågan ”Lek?” har svaret ”Nej, inte alls” i stället för ”Nej”.",
        "Frågan ”Lek?” har ett nytt svar, ”Oklart”.",
        "Frågan ”Lek?” har inte längre svaret ”Kanske”.",
    ]
    assert asked(after, before)[1:3] == [
        "Frågan ”Lek?” behöver ingen motivering vid svaret ”Ja”.",
        "Frågan ”Lek?” kan nu ha svaret ”Ja” tillsammans med andra.",
    ]


def flag(flag_id: str, **keys: Any) -> StopFlag:
    said = {"namn": f"Flagga {flag_id}", "när": {"fråga": "lek", "är": "nej"}, "kräver": ["varfor"], **keys}
    return StopFlag.model_validate({"id": flag_id, **said})


def test_stop_flags() -> None:
    before = perspective("barn", stop_flags=(flag("f1"), flag("f2"), flag("f3"), flag("f4")))
    after = perspective(
        "barn",
        stop_flags=(
            flag("f1", när={"fråga": "lek", "är": "ja"}),
            flag("f2", kräver=["annat"]),
            flag("f3", namn="Nytt namn"),
            flag("f5"),
        ),
    )

    assert listed(before, after) == [
        "Stoppflaggan ”Flagga f1” tänds under ett annat villkor.",
        "Stoppflaggan ”Flagga f2” behöver andra svar.",
        "Stoppflaggan ”Flagga f3” heter nu ”Nytt namn”.",
        "Ny stoppflagga: ”Flagga f5”.",
        "Stoppflaggan ”Flagga f4” finns inte längre.",
    ]


def line(item: str, answer: str = "ja", **keys: Any) -> SufficiencyItem:
    said = {"fråga": f"Är {item} med?", "ja": {"fråga": "lek", "är": answer}, **keys}
    return SufficiencyItem.model_validate({"id": item, **said})


def test_lines_of_racker_underlaget() -> None:
    before = checklist("samlad", sufficiency=(line("a"), line("b"), line("c")))
    after = checklist("samlad", sufficiency=(line("a", "nej"), line("b", mend_at="lek"), line("d")))

    assert listed(before, after) == [
        "Raden ”Är a med?” i Räcker underlaget? avgörs på ett annat sätt.",
        "Raden ”Är d med?” i Räcker underlaget? är ny.",
        "Raden ”Är c med?” i Räcker underlaget? finns inte längre.",
    ]


def test_whole_checklists_and_what_they_say_of_themselves() -> None:
    before = checklist_set(perspective("barn"), perspective("halsa", order=60))
    after = checklist_set(perspective("barn", reference_group="elever"), perspective("klimat", order=70))

    assert between(before, after) == [
        "Checklistan ”Barn” jämför med en annan grupp än förut.",
        "Checklistan ”Klimat” är ny.",
        "Checklistan ”Halsa” är inte med längre.",
    ]


def test_a_change_of_meaning_is_never_silent() -> None:
    before, after = (
        perspective("barn", question("a"), question("b")),
        perspective("barn", question("b"), question("a")),
    )

    assert listed(before, after) == ["Något mer är ändrat i Barn, till exempel ordningen."]


def test_groups() -> None:
    before = (
        catalogue_group("elever", "barn"),
        catalogue_group("aldre"),
        catalogue_group("man", "utsatt"),
        catalogue_group("pendlare"),
        catalogue_group("borta"),
    )
    after = (
        catalogue_group("elever", "barn", "vuxna"),
        catalogue_group("aldre", "utsatt"),
        catalogue_group("man"),
        catalogue_group("pendlare", name="de som pendlar"),
        catalogue_group("nya"),
    )

    assert between(checklist_set(groups=before), checklist_set(groups=after)) == [
        "Gruppen ”elever” får delvis andra frågor.",
        "Gruppen ”aldre” räknas nu som utsatt.",
        "Gruppen ”man” räknas inte längre som utsatt.",
        "Gruppen ”pendlare” heter nu ”de som pendlar”.",
        "Gruppen ”nya” är ny.",
        "Gruppen ”borta” finns inte längre i listan.",
    ]
    assert between(checklist_set(), checklist_set(groups=GROUPS[::-1])) == [
        "Något mer är ändrat i grupperna, till exempel ordningen."
    ]


def test_the_scale() -> None:
    stricter = scale().thresholds.low_unknown.model_copy(update={"value": Fraction(1, 4)})
    thresholds = scale().thresholds.model_copy(update={"low_unknown": stricter})
    after = scale().model_copy(update={"thresholds": thresholds, "words": {"a": {"b": "c"}}})
    before = checklist_set()
    found = edition_changes(before, before.model_copy(update={"scale": after}))

    assert [(c.sentence, c.bears_meaning) for c in found] == [
        ("Gränserna för säkerhet och underlag är ändrade.", True),
        ("Skalans övriga ord är ändrade.", False),
    ]
