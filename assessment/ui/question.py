"""One question without effect rows, whatever its kind, with what belongs to it.

Knows which widget suits which answer. What the answer means is decided in the core.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment, Value
from assessment.core.case import AffectedGroup
from assessment.core.checklist import Checklist, Question
from assessment.core.groups import resolve, selected
from assessment.core.language import tr
from assessment.core.progress import answer_needs_reason
from assessment.core.vocabulary import AnswerType
from assessment.ui import boxes, comments, fields, folded, lists, parts, places, session, tables, words
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_SHORT = 26
"""Characters in an answer that still fits on a button."""
_BUTTONS = 5
_BOXES = 12
"""More answers than this are picked from a list instead of ticked."""
_ONE_COLUMN = 6
"""More short answers than this to tick stand in two columns."""
_HALF_LINE = 60
_LINE = 120


def show(
    view: View, checklist: Checklist, question: Question, alternatives: Iterable[str] | None = None
) -> None:
    """Show one question that applies now, in a box of its own.

    Args:
        view: The assessment.
        checklist: The checklist of the question.
        question: The question.
        alternatives: The alternatives to ask about now, when the question is asked for each; None is all.
    """
    key = checklist.key(question)
    answer = view.assessment.answers.get(key, Answer())
    with st.container(border=True, key=places.container_key(key)):
        boxes.head(view.checklists, key, question)
        for at, label in _places(view, question, alternatives):
            _answer(view, key, question, answer, at, label)
        _pauses(question, answer)
        _beside(view, key, question, answer)
        with st.container(horizontal=True, vertical_alignment="center"):
            commenting = comments.offer(key)
            if key in view.assessment.answers:
                folded.earlier(places.earlier(key))
        comments.beside(view, key, new=commenting)


def part(view: View, checklist: Checklist, question: Question, alternative: str) -> None:
    """Show one question for one alternative as a part of its page."""
    key = checklist.key(question)
    parts.show(
        key,
        view,
        lambda v: show(v, checklist, question, (alternative,)),
        lambda v: (v.assessment.answers.get(key), v.flow.tables(key)),
    )


def _places(
    view: View, question: Question, alternatives: Iterable[str] | None
) -> Iterator[tuple[str | None, str]]:
    """Yield where an answer is given, and its label when there are several."""
    if not question.per:
        yield None, ""
        return
    wanted = None if alternatives is None else tuple(alternatives)
    rated = [a for a in view.assessment.rated_alternatives if wanted is None or a.id in wanted]
    groups = [g for g in view.flow.chosen.values() if selected(g, question.groups)]
    if question.per == ("alternativ",):
        yield from ((a.id, a.name) for a in rated)
    elif question.per == ("grupp",):
        yield from ((g.id, g.name) for g in groups)
    else:
        yield from ((f"{a.id}|{g.id}", f"{a.name}: {g.name}") for a in rated for g in groups)


def _answer(view: View, key: str, question: Question, answer: Answer, at: str | None, label: str) -> None:
    stored = answer.value if at is None else answer.per.get(at)
    name = key if at is None else f"{key}|{at}"
    change = partial(_set, key, at)
    if question.type is AnswerType.TABLE:
        if label:
            st.markdown(f"**{plain(label)}**")
        tables.show(view, key, question, at, stored)
    elif question.type.is_list:
        lists.show(view, question.type)
    else:
        _field(view, question, name, stored, label or question.text, change)


def _field(
    view: View, question: Question, name: str, stored: Value | None, label: str, change: session.Change
) -> None:
    hidden = label == question.text
    shown = plain(label)
    match question.type:
        case AnswerType.CHOICE | AnswerType.YES_NO:
            _choice(question, name, None if stored is None else str(stored), shown, change, hidden=hidden)
        case AnswerType.MULTIPLE:
            _multiple(question, name, _ids(stored), shown, change)
        case AnswerType.GROUPS:
            fields.several(
                shown, name, _groups(view, question), _ids(stored), _as_tuple(change), hidden_label=hidden,
                placeholder=tr("Välj grupper"),
            )  # fmt: skip
        case AnswerType.NUMBER | AnswerType.AMOUNT:
            number = stored if isinstance(stored, int | float) else None
            fields.number(shown, name, number, change, hidden_label=hidden)
        case AnswerType.DATE:
            fields.day(shown, name, _date(stored), _as_iso(change), hidden_label=hidden)
        case _:
            long = question.recommended_length > _LINE
            fields.text(
                shown,
                name,
                str(stored or ""),
                change,
                lines=4 if long else 2,
                hidden_label=hidden,
                recommended=question.recommended_length if long else 0,
            )


def _choice(
    question: Question, name: str, stored: str | None, label: str, change: session.Change, *, hidden: bool
) -> None:
    options = question.all_options
    texts = {o.id: o.text for o in options}
    short = len(options) <= _BUTTONS and all(len(o.text) <= _SHORT and not o.help for o in options)
    if short:
        fields.choice(label, name, texts, stored, change, hidden_label=hidden)
        return
    captions = [o.help for o in options] if any(o.help for o in options) else []
    fields.listed(label, name, texts, stored, change, captions=captions, hidden_label=hidden)
    if stored is not None:
        fields.button(tr("Rensa svaret"), session.name_key(f"{name}|rensa"), _clear, change, kind="tertiary")


def _multiple(
    question: Question, name: str, stored: tuple[str, ...], label: str, change: session.Change
) -> None:
    options = question.all_options
    exclusive = frozenset(o.id for o in options if o.exclusive)
    if len(options) > _BOXES:
        texts = {o.id: o.text for o in options}
        pick = partial(_picked, change, stored, exclusive)
        fields.several(label, name, texts, stored, pick, hidden_label=True)
        return
    short = len(options) > _ONE_COLUMN and all(len(o.text) <= _HALF_LINE and not o.help for o in options)
    # Two columns are read one after the other, by eye and by keyboard.
    half = -(-len(options) // 2)
    columns = [options[:half], options[half:]] if short else [options]
    for column, shown in zip(st.columns(len(columns)), columns, strict=True):
        with column:
            for option in shown:
                fields.tick(
                    plain(option.text),
                    f"{name}|{option.id}",
                    option.id in stored,
                    partial(_ticked, change, stored, exclusive, option.id),
                    hint=plain(option.help),
                )


def _pauses(question: Question, answer: Answer) -> None:
    chosen = {v for value in (answer.value, *answer.per.values()) for v in _ids(value)}
    for option in question.all_options:
        if option.pause and option.id in chosen:
            st.info(paragraphs(option.pause))


def _beside(view: View, key: str, question: Question, answer: Answer) -> None:
    values = [v for v in (answer.value, *answer.per.values()) if v is not None]
    needed = any(answer_needs_reason(question, v) for v in values)
    if needed or answer.reason:
        fields.text(
            tr("Motivering (behövs)") if needed else tr("Motivering"),
            f"{key}|motivering",
            answer.reason,
            partial(_set_beside, key, "reason"),
            lines=2,
        )
    if question.basis and values:
        fields.picked(
            tr("Underlag"),
            f"{key}|underlag",
            {b.value: text for b, text in words.bases(view.checklists.scale).items()},
            answer.basis.value if answer.basis else None,
            partial(_set_beside, key, "basis"),
            placeholder=tr("Välj underlag"),
        )
    if (question.basis and values) or answer.sources:
        boxes.sources(key, answer.sources, partial(_set_beside, key, "sources"))


def _groups(view: View, question: Question) -> dict[str, str]:
    catalogue = view.checklists.groups
    known = [resolve(AffectedGroup(id=g.id), catalogue) for g in catalogue.groups if not g.reference]
    own = [g for g in view.flow.chosen.values() if g.id not in {k.id for k in known}]
    return {g.id: g.name for g in (*known, *own) if selected(g, question.groups)}


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple | list):
        return tuple(str(v) for v in value)
    return () if value is None else (str(value),)


def _date(value: Value | None) -> Any:
    try:
        return fields.read_day(value)
    except session.Unreadable:
        return None


def _set(key: str, at: str | None, assessment: Assessment, value: Any) -> Assessment:
    return editing.set_answer(assessment, key, value, at)


def _set_beside(
    key: str, attribute: editing.AnswerAttribute, assessment: Assessment, value: Any
) -> Assessment:
    return editing.set_answer_attribute(assessment, key, attribute, value)


def _clear(change: session.Change) -> None:
    parts.apply(lambda a: change(a, None))


def _as_tuple(change: session.Change) -> session.Change:
    return lambda a, value: change(a, tuple(value))


def _as_iso(change: session.Change) -> session.Change:
    return lambda a, value: change(a, value.isoformat() if value else None)


def _picked(
    change: session.Change,
    before: tuple[str, ...],
    exclusive: frozenset[str],
    assessment: Assessment,
    chosen: list[str],
) -> Assessment:
    new = [c for c in chosen if c not in before]
    alone = [c for c in new if c in exclusive]
    kept = alone[-1:] or [c for c in chosen if not (new and c in exclusive)]
    return change(assessment, tuple(kept))


def _ticked(
    change: session.Change,
    before: tuple[str, ...],
    exclusive: frozenset[str],
    option: str,
    assessment: Assessment,
    ticked: bool,  # noqa: FBT001 - the box itself
) -> Assessment:
    chosen = [*(b for b in before if b != option), *([option] if ticked else [])]
    return _picked(change, before, exclusive, assessment, chosen)
