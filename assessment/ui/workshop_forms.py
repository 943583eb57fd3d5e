"""Forms for the most common changes of a checklist, each made in the draft as it is now.

Knows fields and changes. Knows no YAML.
"""

from collections.abc import Callable

import streamlit as st

from assessment.core.catalogue import ChecklistSet
from assessment.core.checklist import Checklist, Question
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
from assessment.core.editing import slug_of
from assessment.core.language import N_, tr
from assessment.core.vocabulary import AnswerType
from assessment.service import ServiceError
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session, workshop_preview
from assessment.ui.plain import paragraphs

_SAID, _WRONG = "andra|sagt", "andra|fel"
_TYPES = {
    N_("Ja eller nej"): AnswerType.YES_NO,
    N_("Ett av flera svar"): AnswerType.CHOICE,
    N_("Flera svar"): AnswerType.MULTIPLE,
    N_("Hur varje grupp påverkas"): AnswerType.EFFECT,
    N_("Egna ord"): AnswerType.TEXT,
}
_CHOSEN = (AnswerType.CHOICE, AnswerType.MULTIPLE)
_SCREENING = "screening"
Form = Callable[[ChecklistSet, Checklist, Question], ChecklistEdit | None]


def show(room: Workshop, draft: ChecklistDraft, checklists: ChecklistSet) -> None:
    """Show the choice of checklist, question and change, the form, and the question as it looks now."""
    names = {c.id: c.name for c in checklists.checklists}
    kept = session.name_key("andra|lista")
    chosen = st.selectbox(tr("Checklista"), list(names), format_func=names.__getitem__, key=kept)
    checklist = checklists.checklist(chosen)
    if checklist is None:
        return
    kind = st.selectbox(
        tr("Vad vill du ändra?"),
        [_NEW, *_FORMS],
        index=1,
        format_func=tr,
        key=session.name_key("andra|vad"),
    )
    if said := session.recall(_SAID):
        st.success(said)
        session.remember(_SAID, "")
    if why := session.recall(_WRONG):
        st.error(paragraphs(why))
        session.remember(_WRONG, "")
    if kind == _NEW:
        edit = _new_question(checklist)
    else:
        fits = _FITS.get(kind)
        asked = (q for q in checklist.questions() if not q.retired)
        questions = {q.id: q for q in asked if fits is None or fits(q)}
        if not questions:
            st.info(tr("Ingen fråga i den här checklistan kan ändras så. Välj en annan checklista."))
            return
        question = questions[
            st.selectbox(
                tr("Fråga"),
                list(questions),
                format_func=lambda i: questions[i].text,
                key=session.name_key(f"andra|fraga|{chosen}|{kind}"),
            )
        ]
        left, right = st.columns([3, 2])
        with left:
            edit = _FORMS[kind](checklists, checklist, question)
        with right:
            workshop_preview.head()
            workshop_preview.show(checklists, question)
    if edit is not None:
        _make(room, draft.line.id, edit)


def _make(room: Workshop, draft_id: str, edit: ChecklistEdit) -> None:
    try:
        room.edit(draft_id, edit)
        session.remember(_SAID, tr("Ändringen är sparad i utkastet."))
    except ServiceError as error:
        session.remember(_WRONG, str(error))
    st.rerun()


def _reword(_: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    with st.form(f"formulera-{question.id}"):
        text = st.text_area(tr("Frågan ska lyda"), value=question.text)
        st.caption(
            tr("Byt ord, inte mening. Ska den betyda något annat: lägg till en ny och sluta fråga den gamla.")
        )
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    return Reword(checklist=checklist.id, question=question.id, text=text or "") if sent else None


def _help(_: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    with st.form(f"hjalp-{question.id}"):
        text = st.text_area(tr("Hjälptexten ska lyda"), value=question.help.strip())
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    return ChangeHelp(checklist=checklist.id, question=question.id, help=text or "") if sent else None


def _sources(checklists: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    known = {s.id: s.citation for s in checklists.sources.sources}
    with st.form(f"kallor-{question.id}"):
        chosen = st.multiselect(
            tr("Källor som frågan vilar på"),
            list(known),
            default=[s for s in question.sources if s in known],
            format_func=known.__getitem__,
        )
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    made = ChangeSources(checklist=checklist.id, question=question.id, sources=tuple(chosen))
    return made if sent else None


def _weight(checklists: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    words = checklists.scale.weights.words
    with st.form(f"vikt-{question.id}"):
        weight = st.radio(
            tr("Vikt"),
            [1, 2, 3],
            index=(question.weight or 1) - 1,
            format_func=lambda w: f"{w} – {words[w]}" if w in words else str(w),
        )
        reason = st.text_area(tr("Varför?"), value=question.weight_reason.strip())
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    made = ChangeWeight(checklist=checklist.id, question=question.id, weight=weight or 1, reason=reason or "")
    return made if sent else None


def _option(_: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    with st.form(f"svar-{question.id}", clear_on_submit=True):
        text = st.text_input(tr("Det nya svaret"))
        help_ = st.text_input(tr("Hjälp till svaret (behövs inte)"))
        reason = st.checkbox(tr("Den som väljer det ska skriva varför"))
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    option = NewOption(
        id=slug_of(text or "", otherwise=""), text=text or "", help=help_ or "", needs_reason=reason
    )
    return AddOption(checklist=checklist.id, question=question.id, option=option) if sent else None


def _retire(_: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    with st.form(f"sluta-{question.id}"):
        st.markdown(tr("Frågan ställs inte mer. Den ligger kvar i filen, så att äldre svar går att läsa."))
        sent = st.form_submit_button(tr("Sluta fråga"), type="primary")
    return Retire(checklist=checklist.id, question=question.id) if sent else None


def _new_question(checklist: Checklist) -> ChecklistEdit | None:
    sections = {s.id: s.name for s in checklist.sections}
    if checklist.is_perspective:
        sections = {_SCREENING: tr("Avgränsning")} | sections
    with st.form(f"ny-fraga-{checklist.id}"):
        section = st.selectbox(
            tr("Avsnitt"), list(sections), index=len(sections) - 1, format_func=sections.__getitem__
        )
        text = st.text_input(tr("Frågan ska lyda"), placeholder=tr("Sluta med ett frågetecken"))
        kind = st.selectbox(tr("Vad svarar man med?"), list(_TYPES), format_func=tr)
        help_ = st.text_area(tr("Hjälptext"), placeholder=tr("Ge ett exempel"))
        answers = st.text_area(
            tr("Svar att välja på, ett på varje rad"), help=tr("Bara när man väljer bland egna svar.")
        )
        weight = st.radio(tr("Vikt, när frågan gäller grupper"), [1, 2, 3], horizontal=True)
        reason = st.text_input(tr("Varför den vikten?"))
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    if not sent:
        return None
    type_ = _TYPES[kind]
    effect = type_ is AnswerType.EFFECT
    lines = (
        [line.strip() for line in (answers or "").splitlines() if line.strip()] if type_ in _CHOSEN else []
    )
    return AddQuestion(
        checklist=checklist.id,
        section=section,
        id=_free(slug_of(text or "", otherwise="ny-fraga"), checklist),
        text=text or "",
        type=type_,
        help=help_ or "",
        options=tuple(NewOption(id=slug_of(line, otherwise="svar"), text=line) for line in lines),
        weight=weight if effect else None,
        weight_reason=(reason or "") if effect else "",
    )


def _free(wanted: str, checklist: Checklist) -> str:
    """Return the id, with a number when the checklist has it already: an id never changes its meaning."""
    taken = {q.id for q in checklist.questions()}
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


_NEW, _WEIGHT, _ANSWER = N_("Lägga till en fråga"), N_("Ändra vikten"), N_("Lägga till ett svar")
_FORMS: dict[str, Form] = {
    N_("Formulera om en fråga"): _reword,
    N_("Ändra hjälptexten"): _help,
    N_("Ändra källorna"): _sources,
    _WEIGHT: _weight,
    _ANSWER: _option,
    N_("Sluta fråga"): _retire,
}
# Only some questions are weighed, and only some have answers of their own to choose from.
_FITS: dict[str, Callable[[Question], bool]] = {
    _WEIGHT: lambda question: question.is_effect,
    _ANSWER: lambda question: question.type in _CHOSEN,
}
