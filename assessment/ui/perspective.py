"""One perspective: its sections as sub-steps, the questions for one alternative at a time, the result beside.

Knows any checklist that is a perspective; which one is said by the address.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

import streamlit as st

from assessment.core import editing
from assessment.core.assessment import Answer, Assessment
from assessment.core.case import Alternative
from assessment.core.checklist import Checklist, Section
from assessment.core.language import tr
from assessment.core.progress import Step, lacking_reason
from assessment.core.summary import wording
from assessment.core.vocabulary import AnswerType, Basis, Depth
from assessment.ui import (
    comments,
    fields,
    folded,
    live,
    matrix,
    meaning,
    parts,
    places,
    sections,
    session,
    texts,
    words,
)
from assessment.ui.places import ALTERNATIVE, SECTION
from assessment.ui.plain import paragraphs, plain
from assessment.ui.session import View

_QUESTIONS, _RESULT = 7, 3
_CHOSEN = frozenset({AnswerType.CHOICE, AnswerType.YES_NO})


_ELSEWHERE = frozenset({"answers", "effects", "dated", "editions"})
"""What is answered in the questions, which are parts of their own, and what every save writes.

The editions as well, since what they are is compared itself: the checklists.
"""


def hangs_on(view: View) -> object:
    """Return what a perspective's page shows outside its parts."""
    flow, checklist, alternative = view.flow, view.checklists.checklist(session.address()), _alternative(view)
    asked = _sections(view, checklist) if checklist else []
    here = _here(asked)
    return (
        view.checklists,
        {name: value for name, value in view.assessment if name not in _ELSEWHERE},
        (flow.depths, flow.depth_reasons, flow.groups),
        [session.parameter(name) for name in places.PARAMETERS],
        asked,
        checklist and here and [q.id for q in here.questions if flow.applies(checklist.key(q))],
        [a for a in flow.asked if a.section is here],
        checklist and here and alternative and _following(view, checklist, here, alternative),
    )


def _here(asked: Sequence[Section]) -> Section | None:
    """Return the section that the address names; without one, the first."""
    return next((s for s in asked if s.id == session.parameter(SECTION)), next(iter(asked), None))


def show(view: View) -> bool:
    """Show the perspective that the address names; True when the way on is another section of it."""
    checklist = view.checklists.checklist(session.address())
    if checklist is None:  # pragma: no cover - navigation makes a page only for checklists that exist
        return False
    if view.flow.depths.get(checklist.id) is Depth.NONE:
        _left_out(view, checklist)
        return False
    asked = _sections(view, checklist)
    here = _here(asked)
    if here is None:
        st.info(tr("Inga frågor gäller just nu."))
        return False
    if checklist.intro:
        st.markdown(paragraphs(checklist.intro))
    _depth(view, checklist)
    alternative = _alternative(view)
    if alternative is None:
        st.warning(tr("Lägg till ett förslag att bedöma i steget Alternativ."))
        return False
    rated = [a for a in view.flow.asked if a.checklist is checklist and a.section is here]
    as_matrix = bool(rated) and matrix.chosen()
    if as_matrix:
        # A matrix needs the width; the result follows it.
        left, right = st.container(), st.container()
    else:
        left, right = st.columns([_QUESTIONS, _RESULT], gap="medium")
    with right:
        live.show(view, checklist, alternative.id)
    with left:
        _choose_section(view, checklist, asked, here)
        if _by_alternative(view, checklist, here):
            _choose_alternative(view, alternative)
        _section(view, checklist, here, alternative, as_matrix=as_matrix)
        return _further(view, checklist, asked, here, alternative)


def _left_out(view: View, checklist: Checklist) -> None:
    st.markdown(tr("Ni har valt att inte bedöma {name}.", name=plain(checklist.name.lower())))
    reason = view.flow.depth_reasons[checklist.id].strip()
    told = tr("Skäl: {text}", text=paragraphs(reason)) if reason else ""
    st.markdown(told or tr("Skälet saknas. Skriv det i steget Avgränsning."))
    st.page_link(session.page(Step.SCOPE), label=tr("Ändra i Avgränsning"), query_params=session.link())


def _depth(view: View, checklist: Checklist) -> None:
    depth = view.flow.depths.get(checklist.id)
    words_ = tr(wording.DEPTH_TEXT[depth])
    st.caption(f"{words_}. {tr(texts.NO_NAMES)}")


def _sections(view: View, checklist: Checklist) -> list[Section]:
    return [s for s in checklist.sections if any(view.flow.applies(checklist.key(q)) for q in s.questions)]


def _alternative(view: View) -> Alternative | None:
    rated = {a.id: a for a in view.assessment.rated_alternatives}
    proposal = view.assessment.proposal
    if proposal is None:
        return None
    chosen = session.parameter(ALTERNATIVE)
    return rated.get(chosen or "", proposal)


def _choose_section(view: View, checklist: Checklist, asked: list[Section], here: Section) -> None:
    if len(asked) > 1:
        commented = comments.by_section(view, checklist.id)
        names = {s.id: f"{s.name} · {commented[s.id]}" if s.id in commented else s.name for s in asked}
        places.switch(tr("Avsnitt"), SECTION, names, here.id)
    # Of Streamlit's own: it stays the same element, with focus on it, when its words change.
    st.header(plain(here.name), anchor=False)
    if here.intro:
        st.markdown(paragraphs(here.intro))


def _by_alternative(view: View, checklist: Checklist, section: Section) -> bool:
    """Return whether anything in a section is asked for each alternative; how it is today is asked once."""
    asked = [q for q in section.questions if view.flow.applies(checklist.key(q))]
    return any(q.is_effect or "alternativ" in q.per for q in asked)


def _choose_alternative(view: View, chosen: Alternative) -> None:
    names = {a.id: a.name or a.id for a in view.assessment.rated_alternatives}
    if len(names) > 1:
        places.switch(tr("Vilket alternativ svarar du för?"), ALTERNATIVE, names, chosen.id)


def _section(
    view: View, checklist: Checklist, section: Section, alternative: Alternative, *, as_matrix: bool
) -> None:
    effects = [a for a in view.flow.asked if a.checklist is checklist and a.section is section]
    if effects:
        _no_groups(view)
        folded.words(tr("Vad betyder svaren?"), words.rating_meanings(view.checklists.scale))
        keys = {a.key for a in effects}
        parts.show(
            "underlag",
            view,
            lambda v: _basis(v, checklist, section, keys),
            lambda v: _basis_needed(v, keys),
        )
        meaning.offer(view.checklists.scale, Basis)
    proposal = view.assessment.proposal
    if effects and proposal is not None and alternative.id != proposal.id:
        fields.action(
            tr(texts.REST_SAME),
            f"{checklist.id}|{section.id}|{alternative.id}|som-forslaget",
            partial(_rest_same, tuple(a.key for a in effects), alternative.id),
            tr("Resten av avsnittet har nu samma svar som förslaget."),
        )
        st.caption(tr("Frågor utan svar följer då förslagets svar. Det skrivs ut som ett svar."))
    if as_matrix:
        parts.show(
            "matris",
            view,
            lambda v: matrix.show(v, effects, alternative.id),
            lambda v: (v.assessment.effects, lacking_reason(v.progress.left, alternative.id)),
        )
    sections.questions(view, checklist, section, alternative.id, effects=not as_matrix)


def _no_groups(view: View) -> None:
    if not view.flow.chosen:
        st.info(tr("Ingen grupp är vald ännu, så frågorna gäller bara alla som berörs tillsammans."))
        st.page_link(
            session.page(Step.GROUPS), label=tr("Välj vilka som berörs"), query_params=session.link()
        )


def _basis_needed(view: View, keys: AbstractSet[str]) -> bool:
    return any(r.rated and r.basis is None for r in view.flow.rows if r.question in keys)


def _basis(view: View, checklist: Checklist, section: Section, keys: AbstractSet[str]) -> None:
    stored = view.assessment.section_basis.get(f"{checklist.id}/{section.id}")
    bases = words.bases(view.checklists.scale)
    fields.picked(
        tr("Vad bygger svaren i avsnittet mest på? (behövs)")
        if _basis_needed(view, keys)
        else tr("Vad bygger svaren i avsnittet mest på?"),
        f"{checklist.id}/{section.id}|underlag",
        {b.value: text for b, text in bases.items()},
        stored.value if stored else None,
        partial(_set_basis, checklist.id, section.id),
        hint=tr("Gäller alla svar i avsnittet som inte har ett eget underlag."),
        placeholder=tr("Välj underlag"),
    )


def _further(
    view: View, checklist: Checklist, asked: list[Section], here: Section, alternative: Alternative
) -> bool:
    """Offer the next alternative that has unanswered questions in the section, and the next section."""
    following = _following(view, checklist, here, alternative)
    if following is not None:
        label = tr("Svara för {name}", name=following.name or following.id)
        _turn(label, ALTERNATIVE, {ALTERNATIVE: following.id}, primary=True)
    # Who leaves an answer open on purpose is not led round in the section.
    return _next_section(view, asked, here, primary=following is None) or following is not None


def _following(
    view: View, checklist: Checklist, section: Section, alternative: Alternative
) -> Alternative | None:
    rated = list(view.assessment.rated_alternatives)
    place = next(i for i, a in enumerate(rated) if a.id == alternative.id)
    keys = {a.key for a in view.flow.asked if a.section is section}
    # What is answered in another perspective waits there.
    waiting = {
        r.alternative
        for r in view.flow.rows
        if r.question in keys and not r.answered and view.flow.answered_at(r.question, r.group) == r.question
    }
    for question in section.questions:
        key = checklist.key(question)
        if question.per == ("alternativ",) and view.flow.applies(key):
            given = view.assessment.answers.get(key, Answer()).per
            # A text or a table may be left; said of one alternative it is worth saying of the others.
            if not (given or question.type in _CHOSEN):
                continue
            waiting |= {a.id for a in rated if a.id not in given}
    return next((a for a in rated[place + 1 :] + rated[:place] if a.id in waiting), None)


def _next_section(view: View, asked: list[Section], here: Section, *, primary: bool) -> bool:
    place = asked.index(here)
    if place + 1 == len(asked):
        return False
    following = asked[place + 1]
    # Every section begins with the proposal, so that nobody answers for the other alternative alone.
    first = next(a.id for a in view.assessment.rated_alternatives)
    parameters = {ALTERNATIVE: first, SECTION: following.id}
    _turn(tr("Nästa avsnitt: {name}", name=following.name), SECTION, parameters, primary=primary)
    return True


def _turn(label: str, name: str, parameters: dict[str, str], *, primary: bool) -> None:
    st.button(
        plain(label),
        type="primary" if primary else "secondary",
        key=session.name_key(f"vidare-{name}"),
        on_click=session.turn_to,
        args=(parameters,),
    )


def _rest_same(keys: tuple[str, ...], alternative: str, assessment: Assessment) -> Assessment:
    return editing.rest_same_as_proposal(assessment, keys, alternative)


def _set_basis(checklist: str, section: str, assessment: Assessment, chosen: str | None) -> Assessment:
    return editing.set_section_basis(assessment, checklist, section, Basis(chosen) if chosen else None)
