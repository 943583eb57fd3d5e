"""Questions without rows as a reader sees them: the question, the answer in words, the reason.

Knows answers and tables. Knows no effect rows.
"""

from collections.abc import Iterable

from assessment.core.assessment import Answer
from assessment.core.checklist import Checklist, Column, Question, Section
from assessment.core.language import N_, tr
from assessment.core.summary.material import Material, value_text
from assessment.core.summary.model import PlainAnswer
from assessment.core.tables import answer_rows
from assessment.core.vocabulary import AnswerType

UNANSWERED = N_("Obesvarad")


def plain_answers(material: Material, checklist: Checklist, *, unanswered: bool) -> tuple[PlainAnswer, ...]:
    """Return the answers of a checklist's questions without rows, the screening first."""
    return plain_of(material, checklist, checklist.questions(), unanswered=unanswered)


def section_answers(material: Material, checklist: Checklist, section: Section) -> tuple[PlainAnswer, ...]:
    """Return the answers of one section, the unanswered too."""
    return plain_of(material, checklist, section.questions, unanswered=True)


def plain_of(
    material: Material, checklist: Checklist, questions: Iterable[Question], *, unanswered: bool
) -> tuple[PlainAnswer, ...]:
    """Return the answers of these questions where they apply now; effect questions and lists are left out."""
    found = []
    for question in questions:
        key = checklist.key(question)
        if question.is_effect or question.type.is_list or not material.flow.applies(key):
            continue
        answer = material.answer(key)
        if answer is not None or unanswered:
            found.append(plain_answer(material, key, question, answer))
    return tuple(found)


def plain_answer(material: Material, key: str, question: Question, answer: Answer | None) -> PlainAnswer:
    """Return one question with its answer; *Obesvarad* when there is none."""
    asked = material.checklists.asked_text(key, question.text)
    if answer is None or not answer.given:
        return PlainAnswer(question=asked, answer=UNANSWERED, reason="")
    if question.type is AnswerType.TABLE:
        return PlainAnswer(
            question=asked,
            answer="",
            reason=answer.reason,
            table=_table(material, key, question, answer),
        )
    parts = [value_text(material, question, answer.value)] if answer.value is not None else []
    parts += [f"{_where(material, k)}: {value_text(material, question, v)}" for k, v in answer.per.items()]
    notes = [answer.reason.strip()]
    if answer.basis:
        notes.append(tr("Underlag: {basis}.", basis=tr(answer.basis.value)))
    if answer.sources.strip():
        notes.append(tr("Källor: {strip}", strip=answer.sources.strip()))
    return PlainAnswer(
        question=asked,
        answer="\n".join(p for p in parts if p),
        reason=" ".join(n for n in notes if n),
    )


def _where(material: Material, key: str) -> str:
    alternative, _, group = key.partition("|")
    if group:
        return f"{material.alternative_name(alternative)}, {material.group_name(group)}"
    known = material.assessment.alternative(key)
    return material.alternative_name(key) if known else material.group_name(key)


def _table(material: Material, key: str, question: Question, answer: Answer) -> tuple[tuple[str, ...], ...]:
    """Return the table as printed, with a column for the alternative where each has its own."""
    names = _row_names(material, key, question)
    parts = [("", answer)] if answer.value is not None else []
    parts += [(_where(material, k), Answer(value=v)) for k, v in answer.per.items()]
    where = any(place for place, _ in parts)
    lines = [
        (
            *((place,) if where else ()),
            *((names.get(str(row.get("rad", "")), str(row.get("rad", ""))),) if names else ()),
            *(_cell(material, column, row.get(column.id, "")) for column in question.columns),
        )
        for place, part in parts
        for row in answer_rows(part)
    ]
    head = (
        *((tr("Gäller"),) if where else ()),
        *(("",) if names else ()),
        *(c.name for c in question.columns),
    )
    return (head, *lines)


def _row_names(material: Material, key: str, question: Question) -> dict[str, str]:
    """Return what each row is called: fixed rows, or the options of the question that the rows come from."""
    if question.rows:
        return {r.id: r.name for r in question.rows}
    if not question.rows_from:
        return {}
    wanted = (
        question.rows_from if "/" in question.rows_from else f"{key.partition('/')[0]}/{question.rows_from}"
    )
    source = material.question(wanted)
    return {o.id: o.text for o in source.all_options} if source else {}


def _cell(material: Material, column: Column, value: object) -> str:
    option = next((o for o in column.options if o.id == str(value)), None)
    if option is not None:
        return option.text
    if column.type == "grupp":
        return material.group_name(str(value)) if value else ""
    return str(value)
