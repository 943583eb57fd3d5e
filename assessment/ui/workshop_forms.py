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
from assessment.core.vocabulary import AnswerType, Track
from assessment.service import ServiceError
from assessment.service.workshop import Workshop
from assessment.service.workshop_store import ChecklistDraft
from assessment.ui import session, workshop_choices, workshop_preview
from assessment.ui.plain import paragraphs, plain

_SAID, _WRONG, _ADDED = "andra|sagt", "andra|fel", "andra|nya"
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
    asked = ""
    if kind == _NEW:
        edit = _new_question(checklists, checklist)
    else:
        fits = _FITS.get(kind)
        left_to_ask = (q for q in checklist.questions() if not q.retired)
        questions = {q.id: q for q in left_to_ask if fits is None or fits(q)}
        if not questions:
            st.info(tr("Ingen fråga i den här checklistan kan ändras så. Välj en annan checklista."))
            return
        asks = {i: q.text for i, q in questions.items()}
        question = questions[workshop_choices.choose(tr("Fråga"), asks, f"andra|fraga|{chosen}")]
        asked = question.text
        left, right = st.columns([3, 2])
        with left:
            edit = _FORMS[kind](checklists, checklist, question)
        with right:
            workshop_preview.head()
            workshop_preview.show(checklists, question)
    if edit is not None:
        _make(room, draft.line.id, edit, asked, told=bool(checklist.translations))


def _make(room: Workshop, draft_id: str, edit: ChecklistEdit, asked: str, *, told: bool) -> None:
    try:
        room.edit(draft_id, edit)
        session.remember(_SAID, _saved(edit, asked, told=told))
        if isinstance(edit, AddQuestion):
            # The form is begun anew, so that nobody adds the same question twice.
            session.remember(_ADDED, session.recall(_ADDED, 0) + 1)
    except ServiceError as error:
        session.remember(_WRONG, str(error))
    st.rerun()


def _saved(edit: ChecklistEdit, asked: str, *, told: bool) -> str:
    """Return what is said of a change; ``told`` is True when the checklist has other languages too."""
    if isinstance(edit, Retire):
        # The next question stands in its place: say which one it was.
        return plain(tr("Ändringen är sparad i utkastet. ”{question}” ställs inte längre.", question=asked))
    if told and isinstance(edit, Reword | ChangeHelp | ChangeWeight):
        return tr(
            "Ändringen är sparad i utkastet. Översättningen är som förut. Den står sist i filen, under "
            "*Skriv*."
        )
    return tr("Ändringen är sparad i utkastet.")


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
            select_all=False,
        )
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    made = ChangeSources(checklist=checklist.id, question=question.id, sources=tuple(chosen))
    return made if sent else None


def _weight(checklists: ChecklistSet, checklist: Checklist, question: Question) -> ChecklistEdit | None:
    with st.form(f"vikt-{question.id}"):
        weight = _weights(checklists, tr("Vikt"), question.weight or 1)
        reason = st.text_area(tr("Varför?"), value=question.weight_reason.strip())
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    made = ChangeWeight(checklist=checklist.id, question=question.id, weight=weight, reason=reason or "")
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
        st.markdown(
            tr(
                "Frågan ställs inte mer. Den ligger kvar i filen, så att äldre svar går att läsa. "
                "Ångrar du dig tar du bort raden `utgår: ja` under *Skriv*."
            )
        )
        sent = st.form_submit_button(tr("Sluta fråga"), type="primary")
    return Retire(checklist=checklist.id, question=question.id) if sent else None


def _new_question(checklists: ChecklistSet, checklist: Checklist) -> ChecklistEdit | None:
    sections = {s.id: s.name for s in checklist.sections}
    kinds = [k for k, t in _TYPES.items() if t is not AnswerType.EFFECT or checklist.is_perspective]
    if checklist.is_perspective:
        sections = {_SCREENING: tr("Avgränsning")} | sections
    # Outside the form: what the form asks for hangs on it.
    kept = session.name_key(f"andra|svarstyp|{checklist.id}")
    kind = st.selectbox(tr("Vad svarar man med?"), kinds, format_func=tr, key=kept)
    type_ = _TYPES[kind]
    with st.form(f"ny-fraga-{checklist.id}-{session.recall(_ADDED, 0)}"):
        section = st.selectbox(
            tr("Avsnitt"), list(sections), index=len(sections) - 1, format_func=sections.__getitem__
        )
        text = st.text_input(tr("Frågan ska lyda"), placeholder=tr("Sluta med ett frågetecken"))
        help_ = st.text_area(tr("Hjälptext"), placeholder=tr("Ge ett exempel"))
        answers = st.text_area(tr("Svar att välja på, ett på varje rad")) if type_ in _CHOSEN else ""
        groups, weight, reason = "", None, ""
        if type_ is AnswerType.EFFECT:
            groups = _groups(checklists, checklist)
            weight = _weights(checklists, tr("Hur mycket väger svaret?"), 1)
            reason = st.text_input(tr("Varför den vikten?"))
        known = {s.id: s.citation for s in checklists.sources.sources}
        sources = st.multiselect(
            tr("Källor som frågan vilar på"), list(known), format_func=known.__getitem__, select_all=False
        )
        short = checklist.is_perspective and st.checkbox(tr("Ställ frågan också i det korta spåret"))
        sent = st.form_submit_button(tr("Spara i utkastet"), type="primary")
    if not sent:
        return None
    lines = [line.strip() for line in (answers or "").splitlines() if line.strip()]
    return AddQuestion(
        checklist=checklist.id,
        section=section,
        id=_free(slug_of(text or "", otherwise="ny-fraga"), checklist),
        text=text or "",
        type=type_,
        help=help_ or "",
        sources=tuple(sources),
        options=tuple(NewOption(id=slug_of(line, otherwise="svar"), text=line) for line in lines),
        groups=(groups,) if groups else (),
        weight=weight,
        weight_reason=reason or "",
        track=Track.SHORT if short else Track.FULL,
    )


def _groups(checklists: ChecklistSet, checklist: Checklist) -> str:
    """Show for which groups a question can be asked, as the others of its checklist are; return the tag."""
    tags = {"": tr("Alla grupper")} | {
        tag: f"{tag} – {meaning.strip()}" for tag, meaning in checklists.groups.tags.items()
    }
    alike = [q.groups.tag for q in checklist.questions() if q.is_effect and q.groups and not q.retired]
    usual = alike[0][0] if alike and len(alike[0]) == 1 else ""
    return st.selectbox(
        tr("För vilka grupper?"),
        list(tags),
        index=list(tags).index(usual) if usual in tags else 0,
        format_func=tags.__getitem__,
    )


def _weights(checklists: ChecklistSet, label: str, now: int) -> int:
    words = checklists.scale.weights.words
    weight = st.radio(
        label,
        [1, 2, 3],
        index=now - 1,
        format_func=lambda w: f"{w} – {words[w]}" if w in words else str(w),
    )
    return weight or 1


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
