"""Questions without rows as a reader sees them: the question, the answer in words, the reason.

Knows answers and tables. Knows no effect rows.
"""

from collections.abc import Iterable

from assessment.core.assessment import Answer
from assessment.core.checklist import Checklist, Question, Section
from assessment.core.summary.material import Material, value_text
from assessment.core.summary.model import PlainAnswer
from assessment.core.tables import answer_rows
from assessment.core.vocabulary import AnswerType

UNANSWERED = "Obesvarad"


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
            found.append(plain_answer(material, question, answer))
    return tuple(found)


def plain_answer(material: Material, question: Question, answer: Answer | None) -> PlainAnswer:
    """Return one question with its answer; *Obesvarad* when there is none."""
    if answer is None or not answer.given:
        return PlainAnswer(question=question.text, answer=UNANSWERED, reason="")
    if question.type is AnswerType.TABLE:
        return PlainAnswer(
            question=question.text, answer="", reason=answer.reason, table=_table(material, question, answer)
        )
    parts = [value_text(material, question, answer.value)] if answer.value is not None else []
    parts += [f"{_where(material, k)}: {value_text(material, question, v)}" for k, v in answer.per.items()]
    notes = [answer.reason.strip()]
    if answer.basis:
        notes.append(f"Underlag: {answer.basis.value}.")
    if answer.sources.strip():
        notes.append(f"Källor: {answer.sources.strip()}")
    return PlainAnswer(
        question=question.text,
        answer="\n".join(p for p in parts if p),
        reason=" ".join(n for n in notes if n),
    )


def _where(material: Material, key: str) -> str:
    alternative, _, group = key.partition("|")
    if group:
        return f"{material.alternative_name(alternative)}, {material.group_name(group)}"
    known = material.assessment.alternative(key)
    return material.alternative_name(key) if known else material.group_name(key)


def _table(material: Material, question: Question, answer: Answer) -> tuple[tuple[str, ...], ...]:
    names = {r.id: r.name for r in question.rows}
    head = tuple(c.name for c in question.columns)
    fixed = bool(names)
    lines = []
    for row in answer_rows(answer):
        cells = tuple(_cell(material, question, c.id, row.get(c.id, "")) for c in question.columns)
        lines.append(((names.get(str(row.get("rad", "")), ""), *cells)) if fixed else cells)
    return (("", *head) if fixed else head, *lines)


def _cell(material: Material, question: Question, column_id: str, value: object) -> str:
    column = next(c for c in question.columns if c.id == column_id)
    option = next((o for o in column.options if o.id == str(value)), None)
    if option is not None:
        return option.text
    if column.type == "grupp":
        return material.group_name(str(value)) if value else ""
    return str(value)
