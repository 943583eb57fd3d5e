"""A change that a form makes of a file touches the value that it is about, and not one sign more.

Tried with every kind of change on every question of our own checklists, and of 200 that are written in every
manner that the reader allows.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.checklist_files.changing import Change
from assessment.checklist_files.editing_file import edited_text
from assessment.core.checklist import Checklist, Option, Question
from assessment.core.checklist_edits import (
    AddOption,
    AddQuestion,
    ChangeHelp,
    ChangeSources,
    ChangeWeight,
    ChecklistEdit,
    NewOption,
    Retire,
    Reword,
)
from assessment.core.vocabulary import AnswerType, Track
from tests.checklists.changed_only import (
    assert_only_lines,
    assert_only_put_in,
    lines_of,
    parsed,
    with_another,
    with_question,
)
from tests.checklists.generated import generated

SHIPPED = Path(__file__).parent.parent.parent / "checklists"
TEXTS = {
    file.stem: text
    for file in sorted(SHIPPED.glob("*.yaml"))
    if "\navsnitt:" in (text := file.read_text(encoding="utf-8"))
}
HOSTILE = (
    "Hur påverkas barnens fritid?",
    "Gäller det barn: direkt eller indirekt?",
    "Kostar det mer än 100 kr # eller mindre?",
    "- börjar som en lista",
    "\"Citat\" och 'citat' i samma fråga?",
    "Två stycken.\n\nDet andra kommer här.",
    "En rad\nsom bryts\n",
    "\tmed tabb\toch\t",
    "  med blanksteg före och efter  ",
    "🙂 Berör det åäö ÅÄÖ é?",
    "no",
    "ja",
    "true",
    "null",
    "1.10",
    "2026-01-01",
    "0x1F",
    "~",
    "{a: b}",
    "[a, b]",
    "& ankare",
    "* alias",
    "! tagg",
    "% direktiv",
    "@ och ` också",
    "> vikt",
    "| rör",
    "”tryckta citattecken”",
    "#tagg",
    "slutar med kolon:",
    "a, b och } samt ]",
    "omvänt \\ snedstreck \\n",
    "--- och ...",
    "radskiljare \u2028 och \x85 och \ufeff",
    "dubbla  blanksteg   inuti",
    "Det här är en lång hjälptext som inte får plats på en rad. " * 8 + "Slut.",
    "ord" * 60,
)


def edits_of(checklist: Checklist) -> Iterator[tuple[ChecklistEdit, Question]]:
    """Yield every kind of change that fits each question, with texts that are hard to write."""
    for number, question in enumerate(checklist.questions()):
        place = {"checklist": checklist.id, "question": question.id}
        text = HOSTILE[number % len(HOSTILE)]
        yield Reword(**place, text=text), question
        yield ChangeHelp(**place, help=HOSTILE[(number + 7) % len(HOSTILE)]), question
        yield ChangeHelp(**place, help=""), question
        yield ChangeSources(**place, sources=(*question.sources[1:], "ny-kalla")), question
        yield ChangeSources(**place, sources=(*question.sources, "ny-kalla", "en-till")), question
        if question.is_effect:
            yield ChangeWeight(**place, weight=(question.weight or 1) % 3 + 1, reason=text), question
        if not question.retired:
            yield Retire(**place), question
        if question.options:
            new = NewOption(id="nytt-svar", text=text, help="Så: här.", needs_reason=True)
            yield AddOption(**place, option=new, after=question.options[0].id), question


def expected(checklist: Checklist, edit: ChecklistEdit, question: Question) -> Checklist:
    """Return what the checklist should be after the change."""
    match edit:
        case Reword():
            update: dict[str, object] = {"text": edit.text}
        case ChangeHelp():
            update = {"help": edit.help}
        case ChangeSources():
            update = {"sources": edit.sources}
        case ChangeWeight():
            update = {"weight": edit.weight, "weight_reason": edit.reason}
        case Retire():
            update = {"retired": True}
        case AddOption():
            new = Option(id=edit.option.id, text=edit.option.text, help=edit.option.help, needs_reason=True)
            update = {"options": (question.options[0], new, *question.options[1:])}
        case _:
            raise AssertionError(edit)
    return with_question(checklist, question.id, **update)


KEYS = {
    Reword: ("fråga",),
    ChangeHelp: ("hjälp",),
    ChangeSources: ("källa",),
    ChangeWeight: ("vikt", "vikt-skäl"),
    Retire: ("utgår",),
    AddOption: ("svarsalternativ",),
}


def assert_a_cut_and_no_more(old: str, new: str, edit: ChecklistEdit, question: Question) -> None:
    """Fail when lines changed beside those of the value; where it is new, when anything is gone."""
    path = Change(old).question(question.id)
    document = Change(old).document
    there = [k for k in KEYS[type(edit)] if document.spots((*path, k))[0] is not document.spots(path)[0]]
    spans = [lines_of(old, (*path, key)) for key in there]
    before, after = len(old.splitlines()), len(new.splitlines())
    if spans:
        # A key that is put in beside one that is there follows it at once.
        span = range(min(s.start for s in spans), max(s.stop for s in spans))
        assert_only_lines(old, new, span)
    elif after > before:
        assert_only_put_in(old, new)
    elif new != old:
        assert_only_put_in(old, new, on_a_line=True)
    assert old.count("# kvar") - new.count("# kvar") <= (
        (isinstance(edit, ChangeHelp) and not edit.help) or isinstance(edit, ChangeSources)
    )


def try_every_edit(text: str) -> int:
    checklist = parsed(text)
    tried = 0
    for edit, question in edits_of(checklist):
        new = edited_text(text, edit)
        assert parsed(new) == expected(checklist, edit, question), edit
        assert_a_cut_and_no_more(text, new, edit, question)
        tried += 1
    for question in checklist.questions():
        section = next((s.id for s in checklist.sections if question in s.questions), "screening")
        add, wanted = another(checklist.id, section, question.id)
        new = edited_text(text, add)
        assert parsed(new) == with_another(checklist, question.id, wanted)
        assert_only_put_in(text, new, on_a_line=len(new.splitlines()) == len(text.splitlines()))
        tried += 1
    return tried


def another(checklist: str, section: str, after: str) -> tuple[AddQuestion, Question]:
    edit = AddQuestion(
        checklist=checklist,
        section=section,
        id="helt-ny",
        text="Hur påverkas det nya: mycket eller lite?",
        type=AnswerType.EFFECT,
        help="Tänk på # och på annat. " * 12,
        sources=("lag", "gc5"),
        groups=("barn",),
        weight=2,
        weight_reason="Det står i lagen.",
        track=Track.SHORT,
        after=after,
    )
    raw = {
        "id": "helt-ny",
        "fråga": edit.text,
        "hjälp": edit.help,
        "svarstyp": "effekt",
        "källa": ["lag", "gc5"],
        "grupper": {"tagg": "barn"},
        "vikt": 2,
        "vikt-skäl": "Det står i lagen.",
        "spår": "kort",
    }
    return edit, Question.model_validate(raw)


@pytest.mark.parametrize("name", TEXTS)
def test_every_change_of_every_question_of_our_own_touches_only_its_value(name: str) -> None:
    assert try_every_edit(TEXTS[name]) > 10


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_every_change_of_generated_checklists_touches_only_its_value(start: int) -> None:
    for seed in range(start, start + 25):
        assert try_every_edit(generated(seed)) > 30
