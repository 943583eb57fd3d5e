"""Whatever is typed, and however the file is written, it stands as typed and nothing else moves."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from assessment.checklist_files.changing import Change
from assessment.checklist_files.editing_file import edited_text
from assessment.core.checklist_edits import (
    AddOption,
    AddQuestion,
    ChangeHelp,
    ChangeWeight,
    ChecklistEdit,
    ChecklistEditError,
    NewOption,
    Reword,
)
from assessment.core.vocabulary import AnswerType
from tests.checklists.changed_only import assert_only_lines, lines_of, parsed, with_question
from tests.checklists.generated import generated

SEEDS = st.integers(0, 100_000)
SIGNS = st.one_of(
    st.sampled_from(list(" \n\t:#-'\"\\{}[],&*!%@`>|?~”åäö🙂\u2028\x85\ufeff\u200b")),
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
)
TYPED = st.text(SIGNS, min_size=1, max_size=200).filter(lambda t: bool(t.strip()))
LONG = st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=20, max_size=60).map(" ".join)
TEXTS = (TYPED | LONG).map(lambda t: unicodedata.normalize("NFC", t)).filter(lambda t: bool(t.strip()))


@given(seed=SEEDS, number=st.integers(0, 7), text=TEXTS)
def test_a_question_asks_what_was_typed_and_can_be_asked_as_before(seed: int, number: int, text: str) -> None:
    old = generated(seed)
    before = parsed(old)
    question = list(before.questions())[number % 8]

    new = edited_text(old, Reword(checklist="prov", question=question.id, text=text))

    assert parsed(new) == with_question(before, question.id, text=text)
    assert_only_lines(old, new, lines_of(old, (*Change(old).question(question.id), "fråga")))
    again = edited_text(new, Reword(checklist="prov", question=question.id, text=question.text))
    assert parsed(again) == before


@given(seed=SEEDS, text=TEXTS, other=TEXTS)
def test_one_change_after_another_leaves_all_of_them(seed: int, text: str, other: str) -> None:
    before = parsed(generated(seed))
    effect = next(q for q in before.questions() if q.is_effect)
    chosen = next(q for q in before.questions() if q.options)
    edits: list[ChecklistEdit] = [
        ChangeHelp(checklist="prov", question=effect.id, help=text),
        ChangeWeight(checklist="prov", question=effect.id, weight=2, reason=other),
        AddOption(checklist="prov", question=chosen.id, option=NewOption(id="nytt", text=other, help=text)),
        AddQuestion(
            checklist="prov",
            section="sist",
            id="helt-ny",
            text=text,
            type=AnswerType.MULTIPLE,
            help=other,
            options=(NewOption(id="ett", text=other), NewOption(id="annat", text=text, needs_reason=True)),
        ),
    ]
    file = generated(seed)
    for edit in edits:
        file = edited_text(file, edit)

    after = {q.id: q for q in parsed(file).questions()}
    assert (after[effect.id].help, after[effect.id].weight, after[effect.id].weight_reason) == (
        text,
        2,
        other,
    )
    assert (after[chosen.id].options[-1].text, after[chosen.id].options[-1].help) == (other, text)
    assert (after["helt-ny"].text, after["helt-ny"].help) == (text, other)
    assert [o.text for o in after["helt-ny"].options] == [other, text]


@given(seed=SEEDS, text=st.text(max_size=40))
def test_what_cannot_be_written_is_refused_and_never_breaks_a_file(seed: int, text: str) -> None:
    old = generated(seed)
    try:
        new = edited_text(old, Reword(checklist="prov", question="s1", text=text))
    except ChecklistEditError:
        assert not text.strip() or not text.isprintable()
    else:
        typed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
        assert next(parsed(new).questions()).text == typed
