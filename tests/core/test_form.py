"""A checklist as an empty form: every question, how it is answered by hand, and the groups when known."""

from assessment.core.checklist import Checklist, Column, Option, TableRow
from assessment.core.flow import flow_of
from assessment.core.form import Choice, Form, FormQuestion, form_of
from assessment.core.vocabulary import AnswerType, Track
from tests.factory import assessment_with, checklist, checklist_set, effect, perspective, question
from tests.shipped import shipped_checklists

OPTIONS = (Option(id="lite", text="Lite", help="Få märker det."), Option(id="mycket", text="Mycket"))


def form(made: Checklist, *, short: bool = False) -> Form:
    return form_of(made, checklist_set(made), short=short)


def asked(made: Form) -> list[FormQuestion]:
    return [q for s in made.sections for q in s.questions]


def test_the_screening_comes_first_and_questions_are_numbered_through() -> None:
    made = form(perspective("barn", effect("trygghet"), question("varfor"), name="Barn"))

    assert (made.title, made.sections[0].name) == ("Blankett: Barn", "Avgränsning")
    assert [q.number for q in asked(made)] == [str(n + 1) for n in range(len(asked(made)))]
    assert made.edition.startswith("Barn, utgåva ")
    assert "Skriv inga namn" in " ".join(made.intro)


def test_an_effect_question_is_groups_times_ratings_with_room_for_more() -> None:
    found = checklist_set(perspective("barn", effect("trygghet")))
    (made,) = found.perspectives
    table = asked(form_of(made, found))[-1].table

    assert table is not None
    assert table.boxes
    assert table.columns[0] == "Grupp"
    assert len(table.columns) == 8
    assert table.columns[-1] == "? Vet inte"
    assert table.rows == ("Alla berörda", "", "", "")
    assert [sign for sign, _, _ in form_of(made, found).scale][:2] == ["-2", "-1"]


def test_the_groups_of_an_assessment_are_the_rows() -> None:
    found = checklist_set(perspective("barn", effect("trygghet")))
    flow = flow_of(assessment_with(groups=("elever", "barn-utan-bil")), found)
    table = asked(form_of(found.perspectives[0], found, flow))[-1].table

    assert table is not None
    assert table.rows == ("Alla berörda", "Elever", "Barn utan bil")


def test_a_perspective_without_a_reference_group_leaves_every_row_open() -> None:
    made = perspective("barn", effect("trygghet")).model_copy(update={"reference_group": None})
    table = asked(form(made))[-1].table

    assert table is not None
    assert table.rows == ("", "", "")


def test_what_an_effect_bears_is_ticked_beside_when_the_scale_has_words_for_it() -> None:
    found = checklist_set(perspective("barn", effect("trygghet")))
    words = {"varaktighet": {"flera-år": "flera år"}, "riktning": {"0": "Som i dag."}}
    worded = found.model_copy(update={"scale": found.scale.model_copy(update={"words": words})})
    (last,) = asked(form_of(worded.perspectives[0], worded))[-1:]

    assert last.ticks == (("Om något blir sämre: hur länge?", ("Flera år",)),)
    assert (last.prompt, last.lines) == ("Varför?", 3)
    scale = form_of(worded.perspectives[0], worded).scale
    assert ("0", "Ingen skillnad", "Som i dag.") in scale


def test_answers_to_tick_carry_their_help() -> None:
    (one, many, plain) = asked(
        form(
            checklist(
                "arendet",
                question("hur", AnswerType.CHOICE, options=OPTIONS),
                question("vilka", AnswerType.MULTIPLE, options=OPTIONS),
                question("barn", AnswerType.YES_NO),
            )
        )
    )

    assert one.choices == (Choice("Lite", "Få märker det."), Choice("Mycket"))
    assert many.notes == ("Välj en eller flera.",)
    assert [c.text for c in plain.choices] == ["Ja", "Nej", "Vet inte"]
    assert (plain.prompt, plain.lines) == ("Varför?", 2)


def test_room_to_write_follows_how_long_an_answer_may_be() -> None:
    made = form(
        checklist(
            "arendet",
            question("kort", recommended_length=100),
            question("lagom", recommended_length=600),
            question("lang", recommended_length=5000),
            question("tal", AnswerType.NUMBER),
            question("vilka", AnswerType.GROUPS),
        )
    )

    assert [q.lines for q in asked(made)] == [2, 4, 8, 1, 3]
    assert {q.prompt for q in asked(made)} == {"Svar:"}
    assert made.scale == ()


def test_tables_keep_their_rows_or_leave_some_open() -> None:
    columns = (Column(id="antal", name="Antal"),)
    made = form(
        checklist(
            "arendet",
            question("aldrar", AnswerType.TABLE, rows=(TableRow(id="a", name="0–5 år"),), columns=columns),
            question("vilka", AnswerType.MULTIPLE, options=OPTIONS),
            question("per-val", AnswerType.TABLE, rows_from="vilka", columns=columns),
            question("fri", AnswerType.TABLE, columns=columns),
            question("matt", AnswerType.MEASURES),
        )
    )
    tables = [q.table for q in asked(made) if q.table is not None]

    assert [(t.columns, t.rows) for t in tables] == [
        (("Gäller", "Antal"), ("0–5 år",)),
        (("Det ni valde", "Antal"), ("",) * 5),
        (("Antal",), ("", "", "", "")),
        (("Vad som ska göras", "Ansvarig", "När", "Kostnad"), ("", "", "", "")),
    ]


def test_questions_that_are_not_for_all_say_so() -> None:
    made = form(
        checklist(
            "arendet",
            question("barn", AnswerType.YES_NO),
            question("vilka", when={"fråga": "barn", "är": "ja"}, per=("alternativ", "grupp")),
        )
    )

    assert asked(made)[1].notes == (
        "Svara om det passar ert ärende.",
        "Svara för varje alternativ.",
        "Svara för varje grupp.",
    )


def test_the_short_track_leaves_out_what_is_not_in_it_and_retired_questions_are_never_asked() -> None:
    made = perspective(
        "barn",
        effect("trygghet", track=Track.SHORT),
        effect("skola", track=Track.FULL),
        effect("gammal", track=Track.SHORT, retired=True),
    )
    names = [q.table.name for q in asked(form(made, short=True)) if q.table]

    assert names == ["trygghet"]
    assert [q.table.name for q in asked(form(made)) if q.table] == ["trygghet", "skola"]


def test_every_shipped_checklist_becomes_a_form() -> None:
    everything = shipped_checklists()
    for made in everything.checklists:
        whole, short = asked(form_of(made, everything)), asked(form_of(made, everything, short=True))
        assert len(whole) == sum(not q.retired for q in made.questions())
        assert len(short) <= len(whole)
        assert all(q.choices or q.table or q.lines for q in whole)
